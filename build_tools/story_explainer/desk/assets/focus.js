// Where somebody is among the statements: it stays so when their controls are made anew, or the page is loaded anew.
let here = null;

const groups = () => [...document.querySelectorAll(".desk-controls")].filter((group) => group.checkVisibility?.() ?? true);
// In which of the inbox's lists: what is taken may stand in another one then, where nobody is.
const listOf = (group) => group.closest("[data-list]")?.dataset.list ?? "";
const among = (list) => groups().filter((group) => listOf(group) === list);

export function followFocus() {
  document.addEventListener("focusin", ({ target }) => {
    const group = target.closest(".desk-controls");
    if (group?.statement) here = { key: group.statement.key, list: listOf(group), at: among(listOf(group)).indexOf(group), what: target.dataset.do };
    else if (!target.closest("dialog, .desk-bar, .desk-said")) here = null;
  });
  // A click on anything else leaves them, though nothing else takes the focus.
  document.addEventListener("pointerdown", ({ target }) => {
    if (!target.closest?.(".desk-controls, dialog, .desk-bar, .desk-said")) here = null;
  });
}

export const whereabouts = () => here;

// To the control that had the focus, or its statement's first one, or those of what took its place.
export function focusAgain(kept = here) {
  if (!kept || document.querySelector("dialog[open]") || document.activeElement !== document.body) return;
  const near = among(kept.list);
  const all = near.length ? near : groups();
  const group = all.find((one) => one.statement?.key === kept.key) ?? all[Math.min(kept.at, all.length - 1)];
  const { what } = kept;
  (group?.querySelector(`[data-do="${what}"]`) ?? group?.querySelector("button"))?.focus({ preventScroll: true });
  if (here) here.what = what; // where it stands in for that one, which may come back
}
