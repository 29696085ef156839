// What the preview builds anew is loaded anew only where it is another page than the one in view: what was saved at the
// desk is there already, and a page that is loaded takes away what somebody does just then.
import { again } from "./controls.js";
import { loadAnew, occupied } from "./leave.js";
import { bodies, page, refresh } from "./page.js";

const script = document.querySelector("script[data-desk]");
const { request } = script.dataset;
let epoch = Number(script.dataset.epoch);
const article = (from) => from.querySelector(".page__inner");

// What stands around the article, by its words and links.
const around = (from) => {
  const body = from.body.cloneNode(true);
  body.querySelectorAll("script, style, .page__inner, .desk-bar, .desk-marked, .desk-said, dialog").forEach((one) => one.remove());
  return [from.title, body.textContent.replace(/\s+/g, " ").trim(), ...[...body.querySelectorAll("[href]")].map((one) => one.getAttribute("href"))].join("\n");
};
const parsed = (html) => new DOMParser().parseFromString(html, "text/html");
const frame = around(document);
let shown = article(document)?.innerHTML.trim();

let due = false; // to be loaded anew as soon as nobody is at anything

// `patient`: what the desk has just written may be built in the midst of it; then the next build is the right one.
async function built(patient = true) {
  const elsewhere = async () => {
    if (occupied()) {
      due = true;
      return again(); // the article itself is put in; what is open stays
    }
    if (!patient || Date.now() - (bodies.since ?? 0) > 3000) return loadAnew();
    await new Promise((done) => { setTimeout(done, 2000); });
    await built(false);
  };
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok) return elsewhere();
  const fresh = parsed(await answer.text());
  const now = article(fresh)?.innerHTML.trim();
  const own = [shown, ...bodies.map((body) => parsed(body).body.innerHTML.trim())];
  if (!now || !own.includes(now) || around(fresh) !== frame) return elsewhere();
  if (now !== own.at(-1)) return; // what was saved since is built next
  shown = now;
  bodies.length = 0;
  const before = JSON.stringify([page.statements, page.undo]);
  await refresh();
  if (JSON.stringify([page.statements, page.undo]) !== before && !document.querySelector("dialog[open]")) await again({ body: false });
}

export async function follow() {
  setInterval(() => {
    if (!due || occupied()) return;
    due = false;
    built(false);
  }, 300);
  while (epoch) {
    const answer = await fetch(`/livereload/${epoch}/${request}`).catch(() => null);
    const now = answer?.ok ? Number(await answer.text()) : 0;
    if (now > epoch) {
      epoch = now;
      await built();
    } else if (!now) await new Promise((done) => { setTimeout(done, 3000); });
    while (document.hidden) await new Promise((done) => { document.addEventListener("visibilitychange", done, { once: true }); });
  }
}
