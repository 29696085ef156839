// Small comforts; pages are whole without them.
{
  const page = document.documentElement, body = document.body, dark = matchMedia("(prefers-color-scheme: dark)");
  page.className = "js";
  const all = (selector) => [...document.querySelectorAll(selector)];
  const at = (hash) => document.getElementById(decodeURIComponent(hash.slice(1)));
  const on = (types, listener) => types.split(" ").forEach((type) => addEventListener(type, listener, true));

  // Light or dark, kept unless the system says the same.
  const button = document.querySelector(".palette__button");
  const system = () => (dark.matches ? "slate" : "default");
  const paint = (scheme) => { body.dataset.mdColorScheme = scheme; button.ariaPressed = scheme === "slate"; };
  if (button) {
    paint(body.dataset.mdColorScheme);
    dark.onchange = () => { if (!__kept()) paint(system()); };
    button.onclick = () => {
      const scheme = button.ariaPressed === "true" ? "default" : "slate";
      paint(scheme);
      try { localStorage[__palette] = JSON.stringify(scheme === system() ? null : { color: { scheme } }); } catch {}
    };
  }

  // The language switch keeps the place: both pages have the same ids.
  const place = () => {
    const { hash } = location, box = hash && at(hash)?.getBoundingClientRect();
    if (box?.height && box.bottom > 0 && box.top < innerHeight) return hash;
    const read = all("article [id]").filter((one) => one.checkVisibility() && !one.closest("svg, .notes") && one.getBoundingClientRect().top < 150);
    return scrollY > 200 && read.length ? "#" + read.pop().id : "";
  };
  on("click auxclick contextmenu", ({ target }) => {
    const link = target.closest(".switch a");
    if (link) link.hash = place();
  });

  // A menu closes by Escape and when another thing is used.
  on("click focusin keydown", ({ type, key, target }) => all(".menu[open]").forEach((menu) => {
    if (type === "keydown" ? key !== "Escape" : menu.contains(target)) return;
    menu.open = false;
    if (key) menu.firstElementChild.focus();
  }));

  // A note opens in place, its line in sight.
  on("click", (event) => {
    const link = event.target.closest("a[href^='#']"), panel = link && at(link.hash);
    if (!panel?.popover || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (!panel.role) {
      const close = document.createElement("button");
      close.className = "notes__close";
      close.textContent = panel.parentElement.dataset.close;
      close.onclick = () => panel.hidePopover();
      panel.prepend(close);
      panel.role = "dialog";
      panel.tabIndex = -1;
    }
    panel.ariaLabel = link.textContent;
    panel.showPopover({ source: link });
    panel.focus({ preventScroll: true });
    const line = link.getBoundingClientRect(), box = panel.getBoundingClientRect();
    if (line.bottom > box.top && line.top < box.bottom) scrollBy(0, line.bottom - box.top + 8);
  });

  // Evidence is printed where asked for.
  on("hashchange", () => location.hash === "#page-notes" && print());

  // The timeline's filter, kept in the address.
  for (const form of all("[data-filters]")) {
    const events = all(".timeline > [data-kind]"), [output, reset] = form.querySelectorAll("output, [type=reset]");
    const { patterns, none } = output.dataset, plural = new Intl.PluralRules(page.lang), forms = JSON.parse(patterns);
    const filter = () => {
      const { actor, kind } = Object.fromEntries(new FormData(form)), chosen = actor || kind;
      events.forEach(({ dataset }, n) => {
        events[n].hidden = (kind && dataset.kind !== kind) || (actor && !dataset.actors.split(" ").includes(actor));
      });
      const shown = events.filter((event) => !event.hidden).length;
      for (const list of all(".timeline:has(> [data-kind])")) (list.closest("section") ?? list).hidden = !list.querySelector(".event:not([hidden])");
      reset.hidden = !chosen;
      output.value = !chosen ? "" : shown ? (forms[plural.select(shown)] ?? forms.other).replace("{shown}", shown).replace("{count}", events.length) : none;
      return new URLSearchParams(Object.entries({ actor, kind }).filter(([, value]) => value));
    };
    const write = () => history.replaceState(null, "", `${location.pathname}?${filter()}`.replace(/\?$/, "") + location.hash);
    // A link shows its event.
    const show = () => { if (document.querySelector(".event:target[hidden]")) form.reset(); };
    for (const [name, value] of new URLSearchParams(location.search)) {
      const field = form.elements[name];
      if ([...field?.options ?? []].some((option) => option.value === value)) field.value = value;
    }
    form.onchange = write;
    form.onreset = () => setTimeout(() => { write(); at(location.hash)?.scrollIntoView(); });
    on("hashchange", show);
    filter();
    show();
  }
}
