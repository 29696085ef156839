// How a page is looked at: what is unfolded, marked, selected and typed into stays so when the page is loaded anew.
import { focusAgain, whereabouts } from "./focus.js";
import { marked } from "./page.js";

const KEPT = "desk:view";
const dialog = () => document.querySelector("dialog.desk-dialog");
const scrolled = () => [dialog(), document.querySelector("dialog .desk-form__texts")];

// A fold by where it stands and what it says, for what is above it may have changed.
const nameOf = (fold) => {
  const near = fold.parentElement.closest("[id], [data-key], [data-pairs]");
  return [near?.id || near?.dataset.key || near?.dataset.pairs || "", fold.querySelector("summary")?.textContent.trim().replace(/\s*\d+$/, "")].join("|");
};
const folds = () => [...document.querySelectorAll("details")];

export const unfolded = () => folds().map((fold) => [nameOf(fold), fold.open]);

export function unfold(kept) {
  const open = new Map(kept);
  for (const fold of folds()) fold.open = open.get(nameOf(fold)) ?? fold.open;
}

// The sentences of an article that are selected on the page.
export function selected() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return [];
  const range = selection.getRangeAt(0);
  const all = [...document.querySelectorAll(".segment[id], .row[id], h1[id], h2[id]")];
  return all.filter((one) => /^[sht]\d+$/.test(one.id) && range.intersectsNode(one)).map((one) => one.id);
}

export function keepView() {
  addEventListener("pagehide", () => {
    const field = document.activeElement;
    sessionStorage.setItem(KEPT, JSON.stringify({
      path: location.href,
      folds: unfolded(),
      scrolled: scrolled().map((one) => one?.scrollTop ?? 0),
      marked: [...marked],
      selected: selected(),
      control: whereabouts(),
      field: field?.name ? { name: field.name, value: field.value, from: field.selectionStart, to: field.selectionEnd } : null,
    }));
  });
}

// What was kept, where this is the same page loaded anew.
const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
sessionStorage.removeItem(KEPT);
const same = kept?.path === location.href && performance.getEntriesByType("navigation")[0]?.type === "reload";

export function markAgain() {
  if (same) kept.marked.forEach((key) => marked.add(key));
}

export function viewAgain() {
  if (!same) return;
  unfold(kept.folds);
  scrolled().forEach((one, index) => { if (one) one.scrollTop = kept.scrolled[index]; });
  const ends = [kept.selected[0], kept.selected.at(-1)].map((id) => id && document.getElementById(id));
  if (ends[0] && ends[1]) getSelection().setBaseAndExtent(ends[0], 0, ends[1], ends[1].childNodes.length);
  focusAgain(kept.control);
  const fields = kept.field ? [...document.getElementsByName(kept.field.name)] : [];
  const field = fields.find((one) => one.type !== "checkbox" || one.value === kept.field.value);
  field?.focus();
  if (field && kept.field.from !== null) field.setSelectionRange?.(kept.field.from, kept.field.to);
}
