// What the desk knows of the page that is open.
import { get, mount } from "./ask.js";

export const isDesk = document.body.classList.contains("desk-page");
export const page = { story: "", locale: "", page: "", statements: [], hidden: [], waiting: 0, undo: null, words: {} };
export const marked = new Set();

export async function refresh() {
  const answer = await get("page", { path: isDesk ? mount : location.pathname });
  if (answer) Object.assign(page, await answer.json());
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
