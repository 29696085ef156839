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

export function loadAnew() {
  wanted = going;
  if (!going) location.reload();
}
