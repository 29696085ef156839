// Small comforts; every page is whole without them.

// The language switch leads to the same place of the other page, not only to the page: both have the same ids.
{
  const links = document.querySelectorAll(".switch a");
  const follow = () => links.forEach((link) => { link.hash = location.hash; });
  addEventListener("hashchange", follow);
  follow();
}

// A name or a term opens its explanation in place; without script its link leads there.
for (const link of document.querySelectorAll("a.term")) {
  const about = document.querySelector(link.hash);
  if (!about?.showPopover) continue;
  link.addEventListener("click", (event) => { event.preventDefault(); about.showPopover({ source: link }); });
}

// What a reader opens is printed.
addEventListener("click", ({ target }) => {
  const link = target.closest("summary")?.parentElement;
  link?.toggleAttribute("data-opened", !link.open);
});

// The timeline by actor and kind.
for (const form of document.querySelectorAll("[data-filters]")) {
  const events = document.querySelectorAll(".timeline > .event");
  const output = form.querySelector("output");
  const patterns = JSON.parse(output.dataset.patterns), plural = new Intl.PluralRules(document.documentElement.lang);
  const filter = () => {
    const { actor, kind } = Object.fromEntries(new FormData(form));
    let shown = 0;
    for (const event of events) {
      event.hidden = (kind && event.dataset.kind !== kind) || (actor && !event.dataset.actors.split(" ").includes(actor));
      shown += !event.hidden;
    }
    output.value = actor || kind
      ? (patterns[plural.select(shown)] ?? patterns.other).replace("{shown}", shown).replace("{count}", events.length) : "";
  };
  form.hidden = false;
  form.addEventListener("change", filter);
  // A link to an event shows it, whatever is filtered.
  addEventListener("hashchange", () => { if (document.querySelector(".event:target[hidden]")) { form.reset(); filter(); } });
  filter();
}
