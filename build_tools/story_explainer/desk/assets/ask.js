// Questions to the desk, and what is done there.
import { asking } from "./leave.js";

const script = document.querySelector("script[data-desk]");
export const token = script.dataset.desk;
export const mount = script.dataset.mount;
export const lang = document.documentElement.lang;

export function address(path, query = {}) {
  return `/_desk/${path}?${new URLSearchParams({ lang, ...query })}`;
}

const BROKEN = 500; // from which on the server met an error

// The answer to a question; null where there is none. Why that is, `failed` is told, if it is given: `broken`, the server
// met an error, or `gone`, the preview has ended or was started anew.
export async function get(path, query, failed = () => {}) {
  try {
    const answer = await asking(fetch(address(path, query), { headers: { "X-Desk-Token": token } }));
    if (answer.ok) return answer;
    failed(answer.status >= BROKEN ? "broken" : "gone");
    return null;
  } catch {
    failed("gone");
    return null;
  }
}

// What came of an action: { done } or { failed, … }, or { broken } where the server met an error; null where nobody
// answered.
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
    if (answer.status >= BROKEN) return { status: answer.status, broken: true };
    return { status: answer.status, failed: await answer.text() };
  } catch {
    return null;
  }
}
