// What was done, said where it is read out and seen; it outlives the reload that shows the change.
import { make, page } from "./page.js";

const KEPT = "desk:said";
let place;

export function say(words, { problems = [], undo = false, note = "", about = "", alarm = false, reloads = false } = {}) {
  place?.remove();
  place = make("div", { class: `desk-said${alarm ? " desk-said--alarm" : ""}`, role: alarm ? "alert" : "status" });
  ([...document.querySelectorAll("dialog[open] .desk-form__foot")].at(-1) ?? document.body).append(place);
  const lines = problems.map((problem) => make("li", {}, problem));
  place.append(make("span", {}, words));
  if (lines.length) place.append(make("ul", {}, ...lines));
  if (note) place.append(make("button", { type: "button", "data-do": "note", "data-story": note, "data-about": about }, page.words.note));
  if (undo) place.append(make("button", { type: "button", "data-do": "undo" }, page.words.undo));
  if (reloads) sessionStorage.setItem(KEPT, JSON.stringify({ words, undo, note, about, at: Date.now() }));
  const said = place;
  if (!alarm) setTimeout(() => said.remove(), note ? 30_000 : 8000);
}

// Why a question has no answer.
export function unanswered(why) {
  say(page.words[why], { alarm: true });
}

export function tell(answer, options = {}) {
  if (answer === null) unanswered("gone");
  else if (answer.broken) unanswered("broken");
  else if (answer.done) say(answer.done, { undo: true, note: answer.note, about: answer.key, reloads: true, ...options });
  else say(answer.failed, { problems: answer.problems, alarm: true });
}

// What was said before the page was loaded again.
export function remembered() {
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
  sessionStorage.removeItem(KEPT);
  if (kept && Date.now() - kept.at < 10_000) say(kept.words, { undo: kept.undo, note: kept.note, about: kept.about });
}
