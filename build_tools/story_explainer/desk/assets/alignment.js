// Alignment: sentences split and joined; what answers what.
import { act } from "./ask.js";
import { again } from "./controls.js";
import { make } from "./page.js";
import { tell } from "./say.js";

export function alignment() {
  document.addEventListener("click", async (event) => {
    const target = event.target.closest?.("[data-mend]");
    if (!target) return;
    const room = target.closest(".desk-alignment");
    const { story, article } = room.dataset;
    const cell = target.closest(".desk-cell");
    const what = target.dataset.mend;
    if (what === "split") return words(target, cell, room);
    const cells = cell ? [cell] : [...room.querySelectorAll(".desk-cell")].filter((one) => one.querySelector("input").checked);
    await send({ story, article, what }, cells);
  });
}

async function send(mending, cells) {
  const sentences = cells.map((one) => [one.dataset.locale, one.dataset.index, one.querySelector("label span").textContent]);
  const answer = await act("mend", { ...mending, sentences });
  tell(answer);
  if (answer?.done) await again();
}

// The words of a sentence, of which one is chosen.
function words(target, cell, room) {
  const there = cell.querySelector(".desk-words");
  target.setAttribute("aria-expanded", String(!there));
  if (there) return there.remove();
  const { story, article } = room.dataset;
  const all = cell.querySelector("label span").textContent.split(" ");
  const group = make("div", { class: "desk-words", role: "group", "aria-label": room.querySelector("[data-words]").textContent });
  group.append(make("p", { class: "desk-note" }, room.querySelector("[data-words]").textContent));
  all.slice(1).forEach((word, index) => {
    const button = make("button", { type: "button" }, word);
    button.addEventListener("click", () => send({ story, article, what: "split", word: index + 1 }, [cell]));
    group.append(button);
  });
  cell.append(group);
  group.querySelector("button")?.focus();
}
