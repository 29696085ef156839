// What has been taken is thrown away only after it was said what goes with it, and what names it.
import { get } from "./ask.js";
import { show } from "./dialog.js";
import { open } from "./panel.js";
import { unanswered } from "./say.js";

// Whether there can be something else in its place: what is said of the story or of an article is only changed.
export const goes = ({ key, draft }) => draft || /^(?!articles\/).+\//.test(key);

// Whether the editor wants it gone, all of it of one story: with `mentions`, where others name it too; else null.
export async function sure(story, statements) {
  const answer = await get("discard", { story, keys: statements.map((one) => one.key).join(",") }, unanswered);
  if (!answer) return null;
  const html = await answer.text();
  return new Promise((done) => {
    let wanted = null;
    const dialog = show(html, { closed: () => done(wanted) });
    dialog.addEventListener("click", ({ target }) => {
      const key = target.closest("[data-open]")?.dataset.open;
      const button = target.closest("[data-sure]");
      wanted = button && { mentions: "mentions" in button.dataset };
      if (!key && !wanted) return;
      dialog.close();
      if (key) open({ story, key });
    });
    const first = ["[data-sure]", "[data-open]", "button"].map((each) => dialog.querySelector(each)).find(Boolean);
    first?.focus();
  });
}
