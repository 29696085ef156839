// The index says which word stands in which story; there, sentences with words of the stem of a typed one are looked for.
(() => {
  const form = document.querySelector(".search");
  const status = document.querySelector(".search-status");
  const results = document.querySelector(".search-results");
  const help = document.querySelector(".search-help");
  const { stemmer, searching, none, failed } = form.dataset;
  const [found, more] = [form.dataset.found, form.dataset.more].map(JSON.parse), plural = new Intl.PluralRules(document.documentElement.lang);
  const snowball = self[stemmer] && new self[stemmer]();
  const STORIES = 10; // read at most so many, the best ones
  const ENOUGH = 0.6; // of the best score: what scores less is not shown
  const LONG = 320; // characters of a passage that are shown
  const FEW = 3; // of a page that are seen at once
  const PART = 0.7; // the weight of a word of which only a part is the typed one

  // The same pattern cuts words in search.py.
  const WORD = /\d+(?:[.,’']\d{3})+(?!\d)|[\p{L}\p{N}]+/gu;
  // In scripts that put no spaces between words each two characters that stand together are one; search.py has the same.
  const PIECE = /(?<unspaced>[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+)|[^\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+/gu;
  const pairs = (run, index, last) => {
    const characters = [...run], found = [];
    characters.forEach((one, n) => {
      if (n + 1 < characters.length) found.push([one + characters[n + 1], index]);
      else if (last || !n) found.push([one, index]);
      index += one.length;
    });
    return found;
  };
  // The words of a text with their places; with `last` what a run of such a script ends with, too.
  const cut = (text, last) => [...text.matchAll(WORD)].flatMap((word) => [...word[0].matchAll(PIECE)].flatMap((piece) => {
    const index = word.index + piece.index, run = piece[0].toLowerCase();
    return piece.groups.unspaced ? pairs(run, index, last) : [[run, index, piece[0].length]];
  }));
  const fold = (word) => word.normalize("NFD").replace(/(?![\u3099\u309a])[\p{M}.,’']/gu, "");
  const stem = (word) => fold(snowball ? snowball.stemWord(word) : word);
  // With accents or without: either way counts.
  const stems = (word) => (fold(word) === word ? [stem(word)] : [...new Set([stem(word), stem(fold(word))])]);
  const words = (text, last) => [...new Set(cut(text.normalize("NFC"), last).map(([word]) => word))];

  const read = async (name) => {
    const answer = await fetch(name + ".json");
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  };
  const prepare = async ({ collections, words }) => {
    const holders = new Map(Object.entries(words)), forms = [];
    for (const form of holders.keys()) {
      forms.push([form, stems(form)]);
      if (forms.length % 500 === 0) await new Promise(setTimeout); // the page stays answerable
    }
    return { collections, holders, forms };
  };
  let index;
  const load = () => (index ??= read("words").then(prepare));

  // The words of the index that answer a typed one, each with its weight.
  const answers = (typed, forms) => {
    const wanted = stems(typed), all = new Map();
    const add = (weight, fits) => forms.forEach(([form, own]) => {
      if (!all.has(form) && own.some((one) => wanted.some((want) => fits(one, want)))) all.set(form, weight);
    });
    add(1, (one, want) => one === want);
    if (/^[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]$/u.test(typed)) add(1, (one, want) => one.startsWith(want));
    if ("compounds" in form.dataset) add(PART, (one, want) => want.length > 3 && (one.startsWith(want) || one.endsWith(want)));
    if (!all.size) add(PART, (one, want) => want.length > 2 && one.startsWith(want));
    if (!all.size) add(PART, (one, want) => one.length > 3 && want.startsWith(one) && want.length - one.length < 4);
    return all;
  };

  // Rare words count more. What holds less than most of the best match's weight is left out.
  const rank = (items, typed, weigh) => {
    const weights = items.map((item) => typed.map((forms) => weigh(item, forms)));
    const rarity = typed.map((_, i) => Math.log(1 + items.length / (1 + weights.filter((row) => row[i]).length)));
    const scored = items.map((item, n) => ({ item, score: weights[n].reduce((sum, weight, i) => sum + weight * rarity[i], 0) }));
    const least = ENOUGH * Math.max(...scored.map(({ score }) => score));
    return scored.filter(({ score }) => score && score >= least).sort((a, b) => b.score - a.score);
  };

  const search = async (query) => {
    const { collections, holders, forms } = await load();
    const typed = words(query).map((word) => answers(word, forms)).filter((all) => all.size);
    const held = typed.map((all) => {
      const best = new Map();
      all.forEach((weight, form) => holders.get(form).forEach((n) => best.set(n, Math.max(weight, best.get(n) ?? 0))));
      return best;
    });
    const stories = rank([...collections.keys()], held, (n, best) => best.get(n) ?? 0).slice(0, STORIES);
    const texts = await Promise.all(stories.map(({ item }) => read("texts/" + collections[item])));
    const passages = texts.flatMap(({ title, pages }) => pages.flatMap(([path, page, rows]) =>
      rows.map(([text, anchor, loose]) => ({ story: title, page, path, text, anchor, loose, words: words(text, true) }))));
    const hits = rank(passages, typed, (passage, all) => Math.max(0, ...passage.words.map((word) => all.get(word) ?? 0)));
    return { hits, known: (word) => typed.some((all) => all.has(word)) };
  };

  const make = (tag, className, ...children) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children);
    return element;
  };
  // The words that were found marked; a long text begins and ends near them.
  const marked = (text, known) => {
    const matches = cut(text, true).filter(([word]) => known(word)).map(([word, from, length = word.length]) => ({ from, to: from + length }));
    const start = text.length > LONG && matches[0].from > LONG / 2 ? Math.min(text.indexOf(" ", matches[0].from - LONG / 2) + 1 || Infinity, matches[0].from) : 0;
    const stop = text.length > start + LONG ? Math.max(text.lastIndexOf(" ", start + LONG), matches[0].to) : text.length;
    const parts = [start ? "… " : ""];
    let end = start;
    for (const { from, to } of matches.filter(({ from }) => from < stop)) {
      if (from < end) parts.at(-1).append(text.slice(end, to)); // two characters of which one is marked already
      else parts.push(text.slice(end, from), make("mark", "", text.slice(from, to)));
      end = Math.max(end, to);
    }
    return [...parts, text.slice(end, Math.max(end, stop)), stop < text.length ? " …" : ""];
  };
  // Below a heading the browser looks for the first words.
  const address = ({ path, anchor, text, loose }) => {
    const start = loose ? ":~:text=" + encodeURIComponent(text.split(" ", 6).join(" ")).replace(/-/g, "%2D") : "";
    return path + (anchor || start ? "#" + anchor + start : "");
  };
  const say = (forms, count) => (forms[plural.select(count)] ?? forms.other).replace("{count}", count);
  // By story, then by page, each where its best hit stands; of a page the best few are seen at once.
  const show = ({ hits, known }) => {
    const list = (items) => make("ol", "hits", ...items.map((item) => {
      const link = make("a", "hit", ...marked(item.text, known));
      link.href = address(item);
      return make("li", "", link);
    }));
    for (const [title, story] of Map.groupBy(hits.map(({ item }) => item), ({ story }) => story)) {
      const section = make("section", "block", make("h2", "", title));
      for (const page of Map.groupBy(story, ({ path }) => path).values()) {
        section.append(make("h3", "", page[0].page), list(page.slice(0, FEW)));
        const rest = page.slice(FEW);
        if (rest.length) section.append(make("details", "twin", make("summary", "", say(more, rest.length)), list(rest)));
      }
      results.append(section);
    }
  };

  let latest;
  const run = async () => {
    const query = new URLSearchParams(location.search).get("q")?.trim() ?? "";
    const mine = (latest = {});
    form.elements.q.value = query;
    results.replaceChildren();
    help.hidden = true;
    status.textContent = query && searching;
    if (!query) return;
    let outcome;
    try { outcome = await search(query); } catch { index = undefined; }
    if (mine !== latest) return; // something else was searched for meanwhile
    if (outcome) show(outcome);
    const count = outcome?.hits.length ?? 0;
    status.textContent = (outcome ? count ? say(found, count) : none : failed).replace("{query}", query);
    help.hidden = !outcome || count > 0;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.pushState(null, "", "?" + new URLSearchParams({ q: form.elements.q.value }));
    run();
  });
  form.elements.q.addEventListener("focus", () => load().catch(() => { index = undefined; }));
  addEventListener("popstate", run);
  if (new URLSearchParams(location.search).has("q")) run(); // else leave what somebody may have typed already
})();
