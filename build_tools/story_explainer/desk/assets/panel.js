// The panel in which a statement is changed, or a new one written.
import { act, get, lang } from "./ask.js";
import { again } from "./controls.js";
import { show } from "./dialog.js";
import { leaveFor } from "./leave.js";
import { citesIn, offers, putIn } from "./offers.js";
import { here, make } from "./page.js";
import { say, tell, unanswered } from "./say.js";
import { fillIn, mark, suggest, suggested, suggestions } from "./suggestions.js";

const OPEN = "desk:open";
// What is typed is kept by what it is about: an answer, or something new, by the sentences that it began from too.
const draftOf = ({ story, key, kind, how, cites, contradicts, beside, about }) => (
  ["desk", story, key ?? `new ${kind}`, ...[how, cites, contradicts, beside, about].filter(Boolean)].join(":"));
let asked = 0;

// What a form says, by name; fields of one name are one list.
export function said(form) {
  const found = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string") found[name] = name in found ? `${found[name]}, ${value}` : value;
  }
  return found;
}

// `over`: the form below, and its field that shall name what is made here.
export async function open(which, over = null) {
  const answer = await get("edit", { ...which, part: "1" }, unanswered);
  if (!answer) return null;
  const closed = over ? () => remember({ which: over.form.which }) : forget;
  const dialog = show(await answer.text(), { over: Boolean(over), closed });
  const form = dialog.querySelector("form");
  if (form) begin(form, which, over);
  if (form) remember(over ? { which: over.form.which, over: { which, field: over.field } } : { which });
  return dialog;
}

export async function choose(which) {
  const answer = await get("new", { ...which, part: "1" }, unanswered);
  if (answer) show(await answer.text(), { closed: forget }).addEventListener("click", (event) => {
    const chosen = event.target.closest("[data-kind], [data-open]");
    if (!chosen) return;
    // It stays open until what was chosen takes its place.
    const { kind, contradicts, open: key, how } = chosen.dataset;
    open(kind ? { ...which, kind, ...(contradicts ? { contradicts } : {}) } : { ...which, key, how });
  });
  if (answer) remember({ choose: which });
}

// What is open, to be opened again when the page was loaded anew.
function remember(what) {
  sessionStorage.setItem(OPEN, JSON.stringify({ path: location.pathname, ...what }));
}

function forget() {
  sessionStorage.removeItem(OPEN);
}

export function wire() {
  const form = document.querySelector("main form.desk-form");
  if (form) begin(form, { ...form.dataset });
}

// What was open before the page was loaded again.
export async function reopen() {
  const before = JSON.parse(sessionStorage.getItem(OPEN) ?? "null");
  if (before?.path !== location.pathname) return;
  if (before.which) {
    const form = (await open(before.which))?.querySelector("form");
    if (form && before.over) await open(before.over.which, { form, field: before.over.field });
  }
  if (before.choose) await choose(before.choose);
}

function begin(form, which, over = null) {
  Object.assign(form, { which, over });
  const kept = JSON.parse(localStorage.getItem(draftOf(which)) ?? "null");
  if (kept) restore(form, kept);
  const answer = form.querySelector("[data-answer]")?.dataset.answer;
  const evidence = form.querySelector(`[data-cites][name="${answer ? `${answer}.` : ""}cites"]`);
  (evidence ?? form.querySelector("[data-cites]"))?.setAttribute("data-active", "");
  mirror(form);
  form.addEventListener("input", (event) => {
    if (event.target !== form) delete event.target.dataset.suggested; // somebody has changed it
    keep(form);
    mirror(form);
    check(form);
  });
  form.addEventListener("focusin", (event) => {
    if (!event.target.matches("[data-cites]")) return;
    form.querySelectorAll("[data-active]").forEach((one) => one.removeAttribute("data-active"));
    event.target.setAttribute("data-active", "");
    mirror(form);
  });
  form.addEventListener("click", (event) => clicked(form, event));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save(form, event.submitter?.value === "take");
  });
  const first = which.beside ? `[data-segment="${CSS.escape(which.beside.split(",")[0])}"]` : '[aria-pressed="true"]';
  form.querySelector(first)?.scrollIntoView({ block: "nearest" });
  check(form);
}

function keep(form) {
  const rows = [...form.querySelectorAll("[data-list]")].map((list) => [list.dataset.list, list.children.length]);
  const kept = { version: form.dataset.version, said: said(form), rows, suggested: suggested(form) };
  localStorage.setItem(draftOf(form.which), JSON.stringify(kept));
}

// What was typed and not saved, put back; of another version than the one shown, saving will say so.
function restore(form, kept) {
  for (const [name, rows] of kept.rows) {
    const list = form.querySelector(`[data-list="${CSS.escape(name)}"]`);
    while (list && list.children.length < rows) grow(form, list);
  }
  for (const field of form.elements) {
    if (!field.name) continue;
    const value = kept.said[field.name] ?? "";
    if (field.type === "checkbox") field.checked = value.split(", ").includes(field.value);
    else field.value = value;
  }
  mark(form, kept.suggested ?? []);
  form.dataset.version = kept.version ?? form.dataset.version;
  const note = form.querySelector("[data-restored]");
  if (note) note.hidden = false;
}

function clicked(form, event) {
  const target = event.target.closest("[data-do], [data-segment]");
  if (!target) return;
  if (target.dataset.segment) cite(form, target.dataset.segment);
  else if (target.dataset.do === "offer") putIn(target);
  else if (target.dataset.do === "translate") {
    suggest(form, [target.parentElement.querySelector("[data-text]")]);
    return;
  } else if (target.dataset.do === "fill") {
    fillIn(form);
    return;
  } else if (target.dataset.do === "confirm") {
    const text = target.closest("div").querySelector("[data-text]");
    delete text.dataset.suggested;
    text.focus();
  } else if (target.dataset.do === "make") {
    const cites = citesIn(form.querySelector("[data-active]")).join(",");
    open({ story: form.which.story, kind: target.dataset.kind, cites }, { form, field: target.dataset.for });
    return;
  } else if (target.dataset.do === "add") grow(form, form.querySelector(`[data-list="${CSS.escape(target.dataset.of)}"]`), true);
  else if (target.dataset.do === "remove") {
    const row = target.closest("[data-row]");
    const next = row.parentElement;
    row.remove();
    next.parentElement.querySelector('[data-do="add"]').focus();
  } else if (target.dataset.do === "afresh") {
    localStorage.removeItem(draftOf(form.which));
    open(form.which);
    return;
  } else if (target.dataset.do === "mine") {
    form.dataset.version = target.dataset.version;
    save(form, target.dataset.take === "1");
    return;
  } else return;
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

function grow(form, list, focus = false) {
  const template = form.querySelector(`template[data-of="${CSS.escape(list.dataset.list)}"]`);
  const number = 1 + Math.max(-1, ...[...list.children].map((row) => Number(row.dataset.row)));
  const html = template.innerHTML.replaceAll(template.dataset.slot, String(number));
  list.append(...new DOMParser().parseFromString(html, "text/html").body.children);
  if (focus) list.lastElementChild.querySelector("input, select, textarea")?.focus();
}

// What was just made can be named by every field that may, and is by the one for which it was made.
function offer(form, field, kind, { key, words }) {
  const id = key.slice(key.indexOf("/") + 1);
  const within = (room) => {
    for (const place of room.querySelectorAll(`[data-to~="${kind}"]`)) {
      if (place.matches("select")) place.append(make("option", { value: id }, `${words} (${id})`));
      else place.append(make("label", {}, make("input", { type: "checkbox", name: place.dataset.name, value: id }), ` ${words} `, make("small", {}, id)));
    }
    for (const template of room.querySelectorAll("template")) within(template.content);
  };
  within(form);
  const named = [...form.elements].filter((one) => one.name === field);
  const chosen = named.find((one) => one.type === "checkbox" && one.value === id) ?? named[0];
  if (chosen?.type === "checkbox") chosen.checked = true;
  else if (chosen) chosen.value = id;
  chosen?.focus();
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

// A sentence more or less in the evidence that was looked at last.
function cite(form, segment) {
  const field = form.querySelector("[data-active]");
  if (!field) return;
  const cites = citesIn(field);
  field.value = (cites.includes(segment) ? cites.filter((one) => one !== segment) : [...cites, segment]).join(", ");
}

// What is cited shows in the texts.
function mirror(form) {
  const cites = new Set(citesIn(form.querySelector("[data-active]")));
  for (const sentence of form.querySelectorAll("[data-segment]")) {
    sentence.setAttribute("aria-pressed", String(cites.has(sentence.dataset.segment)));
  }
  offers(form);
  suggestions(form);
}

// The mistakes that `make check` would find, beside their fields, as soon as nobody types for a moment.
function check(form) {
  clearTimeout(form.waiting);
  form.waiting = setTimeout(async () => {
    const mine = ++asked;
    const answer = await act("check", { ...form.which, form: said(form) });
    // That a field is still empty is no mistake before somebody saves.
    const told = form.tried ? answer?.problems : answer?.problems?.filter((one) => !one.missing);
    if (told && mine === asked) mistakes(form, told);
  }, 250);
}

function mistakes(form, problems) {
  form.querySelectorAll(".desk-problem").forEach((old) => old.remove());
  form.querySelectorAll("[aria-invalid]").forEach((field) => {
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
  });
  problems.forEach((problem, number) => {
    const line = make("p", { class: `desk-problem desk-problem--${problem.severity}`, id: `desk-problem-${asked}-${number}` }, problem.text);
    const field = nearest(form, problem.field);
    if (field) {
      const label = field.closest("label, fieldset") ?? field;
      label.after(line);
      if (problem.severity === "error") field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", line.id);
    } else form.querySelector("[data-problems]").append(line);
    const fold = line.closest("details");
    if (fold) fold.open = true;
  });
}

function nearest(form, name) {
  for (let path = name; path; path = path.replace(/\.?[^.]*$/, "")) {
    const escaped = CSS.escape(path);
    const field = form.querySelector(`[name="${escaped}"], [name^="${escaped}."], [data-do="add"][data-of="${escaped}"]`);
    if (field) return field;
  }
  return null;
}

async function save(form, take) {
  form.tried = true;
  const { version } = form.dataset;
  const answer = await act("save", { ...form.which, version, form: said(form), take, locales: form.dataset.locales.split(" "), ...(form.closest("dialog") ? here() : {}) });
  if (answer?.done) {
    clearTimeout(form.waiting);
    localStorage.removeItem(draftOf(form.which));
    const dialog = form.closest("dialog");
    dialog?.close();
    if (form.over) offer(form.over.form, form.over.field, form.which.kind, answer);
    tell(answer);
    if (form.over && !form.over.form.closest("dialog")) return;
    if (!dialog) leaveFor(`/_desk/?lang=${lang}`);
    else await again({ fresh: answer.page });
  } else if (answer?.conflict) {
    const place = form.querySelector("[data-conflict]");
    place.replaceChildren(...new DOMParser().parseFromString(answer.conflict, "text/html").body.childNodes);
    place.scrollIntoView();
    place.querySelector("button")?.focus();
  } else {
    if (answer?.fields) mistakes(form, answer.fields);
    tell(answer);
    if (answer?.fields) form.querySelector("[aria-invalid], .desk-problem")?.scrollIntoView({ block: "center" });
  }
}
