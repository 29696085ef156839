// Dialogs with HTML that the desk has made; one may stand over another one.
import { make } from "./page.js";

// `over`: what is open stays below. `closed`: what is done once it is closed.
export function show(html, { over = false, closed = () => {} } = {}) {
  if (!over) document.querySelectorAll("dialog.desk-dialog").forEach((old) => old.remove());
  const dialog = make("dialog", { class: "desk-dialog" });
  dialog.append(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
  const title = dialog.querySelector("h2");
  if (title) dialog.setAttribute("aria-labelledby", (title.id = `desk-title-${document.querySelectorAll("dialog").length}`));
  dialog.addEventListener("click", (event) => {
    if (event.target.closest('[data-do="close"]')) dialog.close();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    closed();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
