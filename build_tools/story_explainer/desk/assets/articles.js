// Articles: files dropped or chosen, text pasted; matches between them confirmed or refused.
import { act, lang } from "./ask.js";
import { again } from "./controls.js";
import { leaveFor } from "./leave.js";
import { choose } from "./panel.js";
import { sent, typedInto } from "./kept.js";
import { page } from "./page.js";
import { tell } from "./say.js";

async function read(file) {
  const url = await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(file);
  });
  return { name: file.name, data: url.slice(url.indexOf(",") + 1) };
}

async function add(form) {
  const field = (name) => form.elements[name]?.value ?? "";
  const story = form.dataset.story || field("slug");
  const working = form.querySelector("[data-working]");
  const button = form.querySelector("button[type=submit]");
  working.hidden = false;
  button.disabled = true;
  const said = [...form.querySelectorAll("[data-files] fieldset")].map((one) => (
    Object.fromEntries([...one.elements].map((each) => [each.name.split(":")[0], each.value]))));
  const contents = await Promise.all([...form.elements.files.files].map(read));
  const files = contents.map((file, index) => ({ ...said[index], ...file }));
  const kinds = Object.fromEntries([...form.querySelectorAll("[data-asked] :checked")].map((one) => [one.name.slice("kind:".length), one.value]));
  const about = Object.fromEntries(["text", "outlet", "published", "address", "locale"].map((name) => [name, field(name)]));
  const answer = await act("articles", { story, fresh: !form.dataset.story, files, kinds, ...about });
  working.hidden = true;
  button.disabled = false;
  if (answer?.asked) return ask(form, answer.asked);
  tell(answer);
  if (answer?.done) sent(form);
  if (answer?.done) leaveFor(`/_desk/articles?${new URLSearchParams({ lang, story })}`);
}

// What only a person can say of the files, before any of it is written.
function ask(form, html) {
  const place = form.querySelector("[data-asked]");
  place.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
  place.hidden = false;
  place.querySelector("input")?.focus();
  place.scrollIntoView({ block: "center" });
}

// What is known of each file: a row of fields each, named by the file.
function perFile(form) {
  const place = form.querySelector("[data-files]");
  const typed = typedInto(form);
  const files = [...form.elements.files.files];
  place.replaceChildren(...files.map((file) => {
    const row = form.querySelector("template[data-file]").content.firstElementChild.cloneNode(true);
    row.querySelector("legend").textContent = file.name;
    for (const one of row.querySelectorAll("input")) {
      one.name = `${one.name}:${file.name}`;
      one.value = typed[one.name] ?? "";
    }
    return row;
  }));
}

export function articles() {
  document.addEventListener("change", (event) => {
    if (event.target.matches(".desk-articles [name=files]")) {
      perFile(event.target.form);
      event.target.form.querySelector("[data-asked]").replaceChildren();
      event.target.form.querySelector("[data-asked]").hidden = true;
    }
    // A name as people write it, as it can stand in an address.
    if (event.target.matches(".desk-articles [name=slug]")) {
      const plain = event.target.value.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
      event.target.value = plain.replace(/[^a-z0-9]+/g, "-").replace(/^[^a-z]+|-+$/g, "");
      event.target.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.matches(".desk-articles")) return;
    event.preventDefault();
    add(event.target);
  });
  for (const kind of ["dragover", "drop"]) document.addEventListener(kind, (event) => {
    const form = document.querySelector(".desk-articles");
    if (!form || !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    if (kind !== "drop") return;
    const all = new DataTransfer();
    for (const file of [...form.elements.files.files, ...event.dataTransfer.files]) all.items.add(file);
    form.elements.files.files = all.files;
    form.elements.files.dispatchEvent(new Event("change", { bubbles: true }));
  });
  document.addEventListener("click", async (event) => {
    const target = event.target.closest?.("[data-match], [data-new], [data-convert], button[data-show], button[data-locale], [data-follow]");
    if (!target) return;
    const story = target.closest("[data-story]")?.dataset.story ?? page.story;
    const { show, locale, follow } = target.dataset;
    if (target.dataset.new) return choose({ story, cites: target.dataset.new });
    if (target.dataset.convert) tell(await act("convert", { story: target.dataset.convert }), { undo: false });
    else if (follow) tell(await act("follow", { story, day: follow }));
    else if (locale) tell(await act("speak", { story, locale, on: !("off" in target.dataset) }));
    else if (show) {
      const { key, version } = target.closest("[data-key]").dataset;
      tell(await act("show", { story, key, version, show }));
    }
    else if (target.dataset.everywhere) {
      tell(await act("match", { story, segment: target.dataset.everywhere, verdict: target.dataset.match }));
    } else {
      const pairs = target.closest("[data-pairs]").dataset.pairs.split(",").map((pair) => pair.split(" "));
      tell(await act("match", { story, pairs, verdict: target.dataset.match }));
    }
    await again();
  });
}
