// Questions to the desk, and what is done there.
import { asking } from "./leave.js";

const script = document.querySelector("script[data-desk]");
export const token = script.dataset.desk;
export const mount = script.dataset.mount;
export const lang = document.documentElement.lang;

export function address(path, query = {}) {
  return `/_desk/${path}?${new URLSearchParams({ lang, ...query })}`;
}

// The answer to a question; null where there is none, for the preview has ended.
export async function get(path, query) {
  try {
    const answer = await asking(fetch(address(path, query), { headers: { "X-Desk-Token": token } }));
    return answer.ok ? answer : null;
  } catch {
    return null;
  }
}

// What came of an action: { done } or { failed, … }; null where nobody answered.
export async function act(path, data) {
  try {
    const answer = await asking(fetch(`/_desk/${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Desk-Token": token },
      body: JSON.stringify({ lang, ...data }),
    }));
    if (answer.headers.get("Content-Type")?.startsWith("application/json")) {
      return { status: answer.status, ...(await answer.json()) };
    }
    return { status: answer.status, failed: await answer.text() };
  } catch {
    return null;
  }
}
