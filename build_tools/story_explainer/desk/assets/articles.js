// Articles: files dropped or chosen, text pasted; matches between them confirmed or refused.
import { act, lang } from "./ask.js";
import { again } from "./controls.js";
import { choose } from "./panel.js";
import { sent } from "./kept.js";
import { tell } from "./say.js";

async function read(file) {
  const url = await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(file);
  });
  return { name: file.name, data: url.slice(url.indexOf(",") + 1) };
}

async function add(form) {
  const field = (name) => form.elements[name]?.value ?? "";
  const story = form.dataset.story || field("slug");
  const working = form.querySelector("[data-working]");
  const button = form.querySelector("button[type=submit]");
  working.hidden = false;
  button.disabled = true;
  const files = await Promise.all([...form.elements.files.files].map(read));
  const about = Object.fromEntries(["text", "outlet", "published", "address", "locale"].map((name) => [name, field(name)]));
  const answer = await act("articles", { story, fresh: !form.dataset.story, files, ...about });
  working.hidden = true;
  button.disabled = false;
  tell(answer, { undo: false });
  if (answer?.done) sent(form);
  if (answer?.done) location.href = `/_desk/articles?${new URLSearchParams({ lang, story })}`;
}

export function articles() {
  document.addEventListener("submit", (event) => {
    if (!event.target.matches(".desk-articles")) return;
    event.preventDefault();
    add(event.target);
  });
  for (const kind of ["dragover", "drop"]) document.addEventListener(kind, (event) => {
    const form = document.querySelector(".desk-articles");
    if (!form || !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    if (kind === "drop") form.elements.files.files = event.dataTransfer.files;
  });
  document.addEventListener("click", async (event) => {
    const target = event.target.closest?.("[data-match], [data-new], [data-convert]");
    if (!target) return;
    const story = target.closest("[data-story]")?.dataset.story;
    if (target.dataset.new) return choose({ story, cites: target.dataset.new });
    if (target.dataset.convert) tell(await act("convert", { story: target.dataset.convert }), { undo: false });
    else {
      const pairs = target.closest("[data-pairs]").dataset.pairs.split(",").map((pair) => pair.split(" "));
      tell(await act("match", { story, pairs, verdict: target.dataset.match }));
    }
    await again();
  });
}
