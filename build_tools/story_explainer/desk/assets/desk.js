// The editor's desk in the browser. The server makes all HTML; here texts are only ever set as text.
import { alignment } from "./alignment.js";
import { articles } from "./articles.js";
import { decorate } from "./controls.js";
import { page, refresh, isDesk } from "./page.js";
import { kept } from "./kept.js";
import { followFocus } from "./focus.js";
import { follow } from "./live.js";
import { listen } from "./keys.js";
import { reopen, wire } from "./panel.js";
import { publishing } from "./publish.js";
import { remembered } from "./say.js";
import { keepView, markAgain, viewAgain } from "./view.js";

if (!isDesk) {
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = "/_desk/desk.css";
  document.head.append(sheet);
}
followFocus();
await refresh();
markAgain();
decorate(page);
wire();
listen();
publishing();
articles();
alignment();
kept();
remembered();
await reopen();
viewAgain();
keepView();
document.documentElement.dataset.deskReady = "";
if (!isDesk) follow();
