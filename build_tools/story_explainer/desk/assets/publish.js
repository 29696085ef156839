// Publishing: the line that says what changes, sent with what was looked at.
import { act } from "./ask.js";
import { again } from "./controls.js";
import { sent } from "./kept.js";
import { tell } from "./say.js";

export function publishing() {
  document.addEventListener("submit", async (event) => {
    if (!event.target.matches(".desk-publish")) return;
    event.preventDefault();
    const form = event.target;
    const button = form.querySelector("button");
    button.disabled = true;
    const answer = await act("publish", { message: form.elements.message.value, version: form.dataset.version });
    tell(answer, { undo: false });
    button.disabled = false;
    if (answer?.done) sent(form);
    if (answer?.done) await again();
  });
}
