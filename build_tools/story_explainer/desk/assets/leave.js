// To another page, or to this one anew: never against somebody who has begun to go elsewhere.
let going = false;
let wanted = false; // to load it anew, if nobody leaves after all

addEventListener("beforeunload", () => { going = true; });
addEventListener("pageshow", stay); // one came back
window.navigation?.addEventListener("navigateerror", stay); // it was stopped

function stay() {
  going = false;
  setTimeout(() => { if (wanted) loadAnew(); }); // where another page is asked for instead, that has begun by then
}

export function leaveFor(address) {
  if (!going) location.href = address;
}

// Whether something is open, being typed or on its way, which a page that is loaded anew would take away.
let asked = 0;
export const occupied = () => (
  asked > 0 || Boolean(document.querySelector("dialog[open]") || document.activeElement?.matches("textarea, input:not([type=checkbox])")));

// A question to the desk, as long as it has no answer.
export async function asking(question) {
  asked += 1;
  try {
    return await question;
  } finally {
    asked -= 1;
  }
}

export function loadAnew() {
  wanted = going;
  if (!going) location.reload();
}
