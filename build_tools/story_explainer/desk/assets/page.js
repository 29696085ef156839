// What the desk knows of the page that is open.
import { get, mount } from "./ask.js";

export const isDesk = document.body.classList.contains("desk-page");
export const page = { story: "", locale: "", page: "", statements: [], hidden: [], body: null, waiting: 0, undo: null, words: {} };
export const marked = new Set();

// What an action is told of the page from which it is asked, so that its answer brings that as it is then.
export const here = () => (isDesk ? {} : { page: location.pathname, body: "1" });

// `body`: with the page itself as it is now, which the preview has not built yet.
export async function refresh({ body = false } = {}) {
  const answer = await get("page", { path: isDesk ? mount : location.pathname, ...(body ? { body: "1" } : {}) });
  if (answer) Object.assign(page, await answer.json());
}

// The bodies of this page that took the place of the one that was loaded, the last one at the end.
export const bodies = [];

// The page as it is now takes the place of the one in view, until the preview loads it anew.
export function renew() {
  const place = document.querySelector(".page__inner");
  if (!place || !page.body || page.body === bodies.at(-1)) return;
  place.replaceChildren(...new DOMParser().parseFromString(page.body, "text/html").body.childNodes);
  bodies.push(page.body);
  bodies.since = Date.now();
}

// Elements with attributes and children; texts are set as text.
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}
