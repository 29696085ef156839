// Take, change and discard beside each statement; the bar of the desk at the foot of pages.
import { act, address, lang } from "./ask.js";
import { goes, sure } from "./discard.js";
import { focusAgain } from "./focus.js";
import { leaveFor } from "./leave.js";
import { here, isDesk, make, marked, page, refresh, renew } from "./page.js";
import { choose, open } from "./panel.js";
import { say, tell } from "./say.js";
import { selected, unfold, unfolded } from "./view.js";
import { kept } from "./kept.js";

const of = (action, words) => page.words.of.replace("%(action)s", action).replace("%(what)s", words);

function button(what, statement) {
  const words = page.words[what === "take" && statement.beside ? "holds" : what];
  return make("button", { type: "button", "data-do": what, "aria-label": of(words, statement.words) }, words);
}

function moving(way, statement) {
  return make("button", { type: "button", "data-do": way, "aria-label": of(page.words[way], statement.words), title: page.words[way] }, way === "up" ? "↑" : "↓");
}

// The controls of one statement; what nobody has to decide about can only be changed.
function controls(statement) {
  const open = statement.draft || statement.review === "outdated" || statement.review === "unreviewed";
  const mark = make("input", { type: "checkbox", "data-do": "mark", "aria-label": of(page.words.mark, statement.words) });
  mark.checked = marked.has(statement.key);
  const group = make(
    "div",
    { class: "desk-controls", role: "group", "aria-label": page.words.desk },
    open ? mark : null,
    open ? button("take", statement) : null,
    button("change", statement),
    goes(statement) ? button("discard", statement) : null,
    ...(statement.moves ?? []).map((way) => moving(way, statement)),
  );
  group.statement = statement;
  return group;
}

export function decorate() {
  document.querySelectorAll(".desk-controls, .desk-bar").forEach((old) => old.remove());
  if (isDesk) inboxControls();
  else for (const statement of page.statements) {
    const place = document.getElementById(statement.anchor);
    if (!place) continue;
    const made = controls({ ...statement, story: page.story, locales: [page.locale] });
    const inside = place.matches("tr") ? place.cells[0] : place.querySelector(".statement__main, .divergence__kind") ?? place;
    if (/^H\d$/.test(place.tagName)) place.after(made);
    else inside.append(made);
  }
  if (!isDesk) document.body.append(bar());
  if (!isDesk) hidden();
  count();
}

// What readers do not get of an article, to be selected here and cited.
function hidden() {
  document.querySelector(".desk-hidden")?.remove();
  if (!page.hidden.length) return;
  const all = page.hidden.filter((one) => !document.getElementById(one.id)).map(({ id, text }) => make(
    "div",
    { class: "segment", id },
    make("small", {}, id),
    ...Object.entries(text).map(([lang, words]) => make("span", { lang }, words)),
    make("button", { type: "button", "data-new": id, "aria-label": of(page.words.new, id) }, page.words.new),
  ));
  const title = make("h2", {}, page.words.hidden);
  document.querySelector("article, main").append(make("section", { class: "desk-hidden", "aria-label": page.words.hidden }, title, ...all));
}

function inboxControls() {
  for (const item of document.querySelectorAll("[data-key]")) {
    const { key, version, words, locale, locales, beside } = item.dataset;
    item.append(controls({
      key, version, words, beside, draft: "draft" in item.dataset, review: locale || beside ? "outdated" : "",
      story: item.closest("[data-story]").dataset.story, locales: (locales ?? locale ?? lang).split(" "),
    }));
  }
}

function bar() {
  const link = (path, words) => make("a", { href: address(path) }, words);
  return make(
    "nav",
    { class: "desk-bar", "aria-label": page.words.desk },
    link("", page.words.inbox),
    page.story ? make("button", { type: "button", "data-do": "new" }, page.words.new) : null,
    link("publish", page.words.publish),
    page.undo ? make("button", { type: "button", "data-do": "undo", title: page.undo }, page.words.undo) : null,
    make("button", { type: "button", "data-do": "keys", "aria-label": page.words.keys }, "?"),
  );
}

// Buttons for all that is marked, as long as something is.
function count() {
  document.querySelector(".desk-marked")?.remove();
  if (!marked.size) return;
  const group = make("div", { class: "desk-marked", role: "group", "aria-label": page.words.mark });
  for (const what of ["takeMarked", "discardMarked"]) {
    group.append(make("button", { type: "button", "data-do": what }, `${page.words[what]} (${marked.size})`));
  }
  document.body.append(group);
}

const groups = () => [...document.querySelectorAll(".desk-controls")];

// The statements that an action is about, by story: one, or all that are marked.
async function decide(what, statements) {
  let fresh;
  const byStory = Map.groupBy ? Map.groupBy(statements, (one) => one.story) : grouped(statements);
  for (const [story, some] of byStory) {
    let more = what === "discard" && some.some((one) => !one.draft) ? await sure(story, some) : {};
    if (!more) continue;
    const seen = Object.fromEntries(some.map((one) => [one.key, one.version]));
    const locales = [...new Set(some.flatMap((one) => one.locales))];
    const send = () => act(what, { story, seen, locales, ...more, ...here() });
    let answer = await send();
    // What names it stands in the way; what is to be done about that is told where it was asked for.
    if (what === "discard" && answer?.problems?.length && some.every((one) => one.draft)) {
      more = await sure(story, some);
      if (!more) continue;
      answer = await send();
    }
    if (answer?.done) some.forEach((one) => marked.delete(one.key));
    tell(answer);
    ({ page: fresh } = answer ?? {});
  }
  await again({ fresh });
}

function grouped(statements) {
  const found = new Map();
  for (const one of statements) found.set(one.story, [...(found.get(one.story) ?? []), one]);
  return found;
}

// What the page shows of the desk, once more; the focus goes to what took the place of the one that is gone.
// `fresh`: what an action has answered of the page, where it was asked for.
export async function again({ body = !isDesk, fresh = undefined } = {}) {
  if (fresh) Object.assign(page, fresh);
  const [answer] = await Promise.all([isDesk ? fetch(location.href).catch(() => null) : null, fresh ? null : refresh({ body })]);
  const folds = unfolded();
  if (!isDesk) renew();
  else {
    if (answer?.status === 404) return leaveFor(address("")); // the story that this was about has been taken back
    if (answer?.ok) {
      const now = new DOMParser().parseFromString(await answer.text(), "text/html");
      // Of a form in which something is typed or chosen, nothing is replaced.
      const busy = document.querySelector("main .desk-articles");
      if (busy) now.querySelector("main .desk-articles")?.replaceWith(busy);
      document.querySelector("main").replaceWith(now.querySelector("main"));
      if (!busy) kept();
      document.querySelector(".desk-head").replaceWith(now.querySelector(".desk-head"));
    }
  }
  unfold(folds);
  decorate();
  focusAgain();
}

export function step(forward) {
  const all = groups().filter((group) => group.checkVisibility?.() ?? true);
  const here = document.activeElement;
  const at = all.findIndex((group) => group.contains(here));
  // What took the place of a statement that is gone has the focus unseen after a click: that is where one goes first.
  if (at >= 0 && forward && !here.matches(":focus-visible")) {
    here.blur();
    all[at].querySelector("button").focus({ focusVisible: true });
    return all[at].scrollIntoView({ block: "center" });
  }
  const next = all[at < 0 ? (forward ? 0 : all.length - 1) : at + (forward ? 1 : -1)];
  next?.querySelector("button")?.focus();
  next?.scrollIntoView({ block: "center" });
}

// One after the other: the next key is about what stands there once the one before is done.
let turn = Promise.resolve();

export function current(what) {
  turn = turn.then(async () => {
    const group = groups().find((one) => one.contains(document.activeElement));
    const button = group?.querySelector(`[data-do="${what}"]`);
    if (["take", "discard", "up", "down"].includes(what)) await (button && run(what, button));
    else button?.click();
  }).catch(() => {});
}

// What newer articles tell otherwise is cited from the beginning where it is changed for that.
const beside = ({ story, key, beside: newer }) => ({ story, key, ...(newer ? { beside: newer } : {}) });

export async function run(what, target) {
  const statement = target?.closest(".desk-controls")?.statement;
  if (what === "mark") {
    if (target.checked) marked.add(statement.key);
    else marked.delete(statement.key);
    count();
  } else if (what === "change") open(beside(statement));
  else if (what === "answer") {
    const item = target.closest("[data-key]");
    open({ story: item.closest("[data-story]").dataset.story, key: item.dataset.key, how: target.dataset.how, cites: item.dataset.beside });
  }
  else if (what === "take" || what === "discard") await decide(what, [statement]);
  else if (what === "up" || what === "down") {
    const { story, key, version } = statement;
    const answer = await act("move", { story, key, version, up: what === "up", ...here() });
    tell(answer);
    await again({ fresh: answer?.page });
  } else if (what === "takeMarked" || what === "discardMarked") {
    const all = groups().map((group) => group.statement).filter((one) => marked.has(one.key));
    await decide(what.replace("Marked", ""), all);
  } else if (what === "undo") {
    const answer = await act("undo", here());
    tell(answer, { undo: false });
    await again({ fresh: answer?.page });
  } else if (what === "new") choose({ story: target?.dataset.story ?? page.story, cites: selected().join(",") });
  else if (what === "note") open({ story: target.dataset.story, kind: "update", cites: "", about: target.dataset.about });
  else if (what === "keys") keys();
  else if (what === "inbox") location.href = address("");
  else if (what === "publish") location.href = address("publish");
}

function keys() {
  const rows = page.words.keyList.flatMap(([key, words]) => [make("dt", {}, make("kbd", {}, key)), make("dd", {}, words)]);
  const close = make("button", { type: "button", autofocus: true }, page.words.close);
  const dialog = make("dialog", { class: "desk-dialog desk-dialog--small", "aria-label": page.words.keys },
    make("h2", {}, page.words.keys), make("dl", { class: "desk-keys" }, ...rows), close);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

export { say };
