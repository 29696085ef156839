// The index says which stories to look into. Why each step is as it is: search.py and docs/decisions/0020-search.md.
{
  const [form, status, help, results] = document.querySelectorAll(".search, .search-status, .search-help, .search-results");
  const { stemmer, compounds, unspaced, searching, found, more, none, failed } = form.dataset, { q } = form.elements;
  const snowball = self[stemmer] && new self[stemmer](), plural = new Intl.PluralRules(document.documentElement.lang);
  // Stories read, share of the best score, length of a passage, hits seen of a page, weight of a part.
  const STORIES = 10, ENOUGH = 0.6, LONG = 320, FEW = 3, PART = 0.7;
  const PREFIXED = /^[\p{Script=Hebrew}\p{Script=Arabic}]{3,}$/u;

  const WORD = /\d+(?:[.,’']\d{3})+(?!\d)|(?<!\d)\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|[\p{L}\p{N}]+/gu, ONE = `[${unspaced}]`, LONE = RegExp(`^${ONE}$`, "u");
  const [TYPED, SAID] = [`(?<!${ONE})`, ""].map((alone) => RegExp(`(?=(${ONE}{2}))${ONE}|${alone}${ONE}|(?:(?!${ONE}).)+`, "gu"));
  const cut = (text, pieces) => [...text.matchAll(WORD)].flatMap((run) => [...run[0].matchAll(pieces)].map(
    ({ 0: piece, 1: word = piece, index }) => ({ word: word.toLowerCase().replace(/\s/g, ""), from: index += run.index, to: index + word.length })));
  const fold = (word) => word.normalize("NFD").replace(/(?![\u3099\u309a])[\p{M}.,’']/gu, "").replace(/œ/g, "oe").replace(/æ/g, "ae");
  const stems = (word) => [word, fold(word)].map((one) => fold(snowball ? snowball.stemWord(one) : one));

  const read = async (name) => (await fetch(name + ".json")).json();
  let index;
  const load = () => (index ??= read("words").then(async ({ collections, words }) => {
    const forms = [];
    for (const form in words) {
      forms.push([form, stems(form)]);
      if (forms.length % 500 === 0) await new Promise(setTimeout); // the page stays answerable
    }
    return { collections, words, forms };
  }).catch(() => { index = null; }));

  // The words of the index that answer a typed one, each with its weight.
  const answers = (typed, forms) => {
    const wanted = stems(typed), all = new Map();
    const add = (weight, fits) => forms.forEach(([form, own]) => {
      if (!all.has(form) && own.some((one) => wanted.some((want) => fits(one, want)))) all.set(form, weight);
    });
    add(1, (one, want) => one === want || (LONE.test(want) && one.startsWith(want)));
    if (PREFIXED.test(typed)) add(PART, (one, want) => one.endsWith(want) && one.length - want.length < 4);
    if (compounds) add(PART, (one, want) => want.length > 3 && (one.startsWith(want) || one.endsWith(want)));
    if (!all.size) add(PART, (one, want) => want.length > 2 && one.startsWith(want));
    if (!all.size) add(PART, (one, want) => one.length > 3 && want.startsWith(one) && want.length - one.length < 4);
    return all;
  };

  const rank = (items, typed) => {
    for (const item of items) item.weights = typed.map((all) => Math.max(0, ...item.words.map(({ word }) => all.get(word) ?? 0)));
    const rarity = typed.map((_, i) => Math.log(1 + items.length / (1 + items.filter(({ weights }) => weights[i]).length)));
    for (const item of items) item.score = rarity.reduce((sum, rare, i) => sum + rare * item.weights[i], 0);
    const least = ENOUGH * Math.max(...items.map(({ score }) => score));
    return items.filter(({ score }) => score && score >= least).sort((a, b) => b.score - a.score);
  };

  const search = async (query) => {
    const { collections, words, forms } = await load();
    const typed = cut(query.normalize("NFC"), TYPED).map(({ word }) => answers(word, forms)).filter((all) => all.size);
    const holders = typed.flatMap((all) => [...all.keys()]).map((word) => ({ word, held: new Set(words[word]) }));
    const stories = rank(collections.map((name, n) => ({ name, words: holders.filter(({ held }) => held.has(n)) })), typed);
    const texts = await Promise.all(stories.slice(0, STORIES).map(({ name }) => read("texts/" + name)));
    const hits = rank(texts.flatMap(({ title, pages }) => pages.flatMap(([path, page, rows]) =>
      rows.map(([text, anchor, loose]) => ({ title, page, path, text, anchor, loose, words: cut(text, SAID) })))), typed);
    for (const hit of hits) hit.words = hit.words.filter(({ word }) => typed.some((all) => all.has(word)));
    return hits;
  };

  const make = (tag, className, ...children) => {
    const element = document.createElement(tag);
    element.className = className;
    element.append(...children);
    return element;
  };
  // What was found is marked; a long text is cut around it.
  const marked = ({ text, words }) => {
    const [{ from, to }] = words;
    let end = text.length > LONG && from > LONG / 2 ? text.lastIndexOf(" ", from - LONG / 2) + 1 : 0;
    const stop = text.length > end + LONG ? Math.max(text.lastIndexOf(" ", end + LONG), to) : text.length;
    const parts = [end ? "… " : ""];
    for (const { from, to } of words.filter(({ from }) => from < stop)) {
      if (from < end) parts.at(-1).append(text.slice(end, to)); // pairs may overlap
      else parts.push(text.slice(end, from), make("mark", "", text.slice(from, to)));
      end = Math.max(end, to);
    }
    return [...parts, text.slice(end, stop), stop < text.length ? " …" : ""];
  };
  // Below a heading the browser seeks the first words.
  const link = (hit) => {
    const { path, anchor, text, loose } = hit, element = make("a", "hit", ...marked(hit));
    const start = loose ? ":~:text=" + encodeURIComponent(text.split(" ", 6).join(" ")).replace(/-/g, "%2D") : "";
    element.href = path + (anchor + start && `#${anchor}${start}`);
    return make("li", "", element);
  };
  const list = (hits) => make("ol", "hits", ...hits.map(link));
  const say = (patterns, count, forms = JSON.parse(patterns)) => (forms[plural.select(count)] ?? forms.other).replace("{count}", count);
  // As Map.groupBy, which browsers before 2024 do not have.
  const by = (field, hits, groups = new Map()) => {
    for (const hit of hits) groups.get(hit[field])?.push(hit) ?? groups.set(hit[field], [hit]);
    return groups;
  };
  // By story, then by page, each where its best hit stands.
  const show = (hits) => [...by("title", hits)].map(([title, story]) => {
    const section = make("section", "block", make("h2", "", title));
    for (const page of by("path", story).values()) {
      const rest = page.splice(FEW);
      section.append(make("h3", "", page[0].page), list(page));
      if (rest.length) section.append(make("details", "twin", make("summary", "", say(more, rest.length)), list(rest)));
    }
    return section;
  });

  const asked = () => new URLSearchParams(location.search).get("q")?.trim();
  const run = async () => {
    const query = q.value = asked() ?? "";
    results.replaceChildren();
    help.hidden = true;
    status.textContent = query && searching;
    if (!query) return;
    const hits = await search(query).catch(() => null);
    if (query !== asked()) return; // asked anew meanwhile
    if (hits) results.replaceChildren(...show(hits));
    help.hidden = !hits || hits.length;
    status.textContent = (hits ? hits.length ? say(found, hits.length) : none : failed).replace("{query}", query);
  };

  form.onsubmit = (event) => {
    event.preventDefault();
    history.pushState(null, "", "?" + new URLSearchParams({ q: q.value }));
    run();
  };
  q.onfocus = load;
  onpopstate = run;
  if (asked()) run(); // else what is typed stays
}
