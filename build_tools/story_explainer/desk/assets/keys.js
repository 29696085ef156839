// One key for what is done often; none while somebody types, or together with a key of the system.
import { current, run, step } from "./controls.js";

const KEYS = {
  j: () => step(true),
  k: () => step(false),
  t: () => current("take"),
  c: () => current("change"),
  d: () => current("discard"),
  x: () => current("mark"),
  K: () => current("up"),
  J: () => current("down"),
  T: () => run("takeMarked"),
  D: () => run("discardMarked"),
  u: () => run("undo"),
  n: () => run("new"),
  i: () => run("inbox"),
  p: () => run("publish"),
  "?": () => run("keys"),
};

export function listen() {
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const action = KEYS[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  });
  document.addEventListener("click", (event) => {
    const target = event.target.closest?.("[data-do]");
    if (!target || target.closest("form")) return;
    if (target.type !== "checkbox") event.preventDefault();
    run(target.dataset.do, target);
  });
}
