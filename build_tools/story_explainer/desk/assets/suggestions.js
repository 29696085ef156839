// Texts that are still empty in a language: what the evidence says there, and what the newsroom's own translator
// suggests. A suggestion is marked as a machine's until somebody changes or confirms it.
import { act } from "./ask.js";
import { putIn } from "./offers.js";
import { tell } from "./say.js";

const areas = (room) => [...room.querySelectorAll("[data-text]")];
const empty = (area) => !area.value.trim();

// The text of the same field in another language that somebody has written; else one that was suggested.
function sourceOf(area) {
  const filled = areas(area.closest("fieldset")).filter((one) => one !== area && !empty(one));
  return filled.find((one) => !("suggested" in one.dataset)) ?? filled[0];
}

const askable = (form) => areas(form).filter((area) => (
  area.parentElement.parentElement.querySelector('[data-do="translate"]') && empty(area) && sourceOf(area)));
const offered = (form) => [...form.querySelectorAll('[data-do="offer"]:not([hidden])')];

export const suggested = (form) => areas(form).filter((area) => "suggested" in area.dataset).map((area) => area.name);

export function mark(form, names) {
  for (const area of areas(form)) {
    if (names.includes(area.name)) area.dataset.suggested = "";
    else delete area.dataset.suggested;
  }
}

// What can be filled in, and what a machine said, shows at its field.
export function suggestions(form) {
  const open = askable(form);
  for (const button of form.querySelectorAll('[data-do="translate"]')) {
    button.hidden = !open.includes(button.parentElement.querySelector("[data-text]"));
  }
  for (const area of areas(form)) {
    if (empty(area)) delete area.dataset.suggested;
    const note = area.closest("label").parentElement.querySelector("[data-note]");
    if (note) note.hidden = !("suggested" in area.dataset);
  }
  const fill = form.querySelector('[data-do="fill"]');
  if (fill) fill.hidden = open.length + offered(form).length === 0;
}

// All that is empty: from the evidence where it says so in that language, from the translator where not.
export async function fillIn(form) {
  offered(form).forEach(putIn);
  await suggest(form, askable(form));
}

export async function suggest(form, wanted) {
  const groups = Map.groupBy(wanted, (area) => `${sourceOf(area).lang} ${area.lang}`);
  for (const [pair, group] of groups) {
    const [source, target] = pair.split(" ");
    const texts = Object.fromEntries(group.map((area) => [area.name, sourceOf(area).value]));
    const answer = await act("translate", { story: form.which.story, source, target, texts });
    for (const area of group) {
      const words = answer?.texts?.[area.name];
      if (!words || !empty(area)) continue; // somebody has written meanwhile
      area.value = words;
      area.dataset.suggested = "";
    }
    tell(answer, { undo: false, reloads: false });
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
}
