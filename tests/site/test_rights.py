"""No word of an article that may not be shown stands in anything that is made of its story."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from story_explainer.site.build import briefs_of, build_assets, build_site
from story_explainer.site.cards import story_cards
from story_explainer.site.edition import Edition
from story_explainer.site.json_ld import of_front
from story_explainer.site.publication import Publication
from story_explainer.site.search import SearchedPage, SearchIndex
from story_explainer.site.source import site_source
from story_explainer.site.structured_data import json_ld
from story_explainer.story import tables
from story_explainer.story.bitext import Bitext, text_hash
from story_explainer.story.keys import LEAD, ArticleKey
from story_explainer.story.model import (
    Claim,
    Divergence,
    Event,
    SourcesFile,
    Story,
    StoryFile,
)
from story_explainer.story.reviews import review, reviewables
from story_explainer.story.rights import show_of, shown_of
from tests import toy_site
from tests.built_site import BuiltSite
from tests.examples import examples
from tests.story.toy import with_fields

LANGUAGES = {language.tag: language for language in toy_site.languages()}
PUBLICATION = Publication.at("https://rights.example.org/", "Rights", list(LANGUAGES.values()))
SHOWS: tuple[Literal["full", "cited", "none"], ...] = ("full", "cited", "none")


@dataclass
class Laid:
    """A story with a word of its own in each text, and for each such word whether it may be shown."""

    story: Story
    words: dict[str, bool] = field(default_factory=dict)


@st.composite
def laid_out(draw: st.DrawFn) -> Laid:
    """A small story whose articles may be shown whole, in part or not at all, version by version."""
    count = draw(st.integers(0, 2))
    names = [LEAD, *(f"paper-{number}" for number in range(count))]
    numbers: dict[str, int] = {"t": 0, "h": 0, "s": 0}
    marks: dict[tuple[str, str, str], str] = {}  # by article, locale and segment
    bitexts: dict[str, Bitext] = {}
    articles: dict[str, Any] = {}
    own: dict[tuple[str, str], str] = {}
    asides: dict[tuple[str, str], str] = {}

    def word() -> str:
        number = len(marks) + len(own) + len(asides)
        return "zq" + "".join(chr(ord("a") + int(digit)) for digit in f"{number:06}") + "xyw"

    for name in names:
        locales = draw(st.sampled_from([["it"], ["de"], ["it", "de"], ["en", "de"]]))

        def segment(kind: str, name: str = name, locales: list[str] = locales) -> dict[str, Any]:
            numbers[kind] += 1
            ident = f"{kind}{numbers[kind]}"
            text = {}
            for locale in locales:
                marks[name, locale, ident] = word()
                text[locale] = f"Dopo {marks[name, locale, ident]} 12."
            when = {locale: f"Dopo {marks[name, locale, ident]}" for locale in locales}
            marking = {"when": when, "date": "2026-03-09"} if kind == "s" else {}
            return {"id": ident, "text": text, "hash": {k: text_hash(v) for k, v in text.items()}, **marking}

        sections = []
        for number in range(2):
            paragraphs = [{"id": f"p{number + 1}", "segments": [segment("s"), segment("s")]}]
            sections.append({"paragraphs": paragraphs, **({"heading": segment("h")} if number else {})})
        title = {"title": segment("t")} if draw(st.booleans()) else {}
        aside = []
        for locale in locales:
            asides[name, locale] = word()
            aside.append({"locale": locale, "line": 1, "text": asides[name, locale], "reason": "a page number"})
        record = {"sha256": "0" * 64, "encoding": "utf-8", "format": "text", "language": "stated"}
        bitexts[name] = Bitext.model_validate(
            {
                "version": 1,
                "pivot": locales[0],
                "aligner": "by hand",
                "articles": {locale: {"file": f"articles/{locale}.txt", **record} for locale in locales},
                "sections": sections,
                "set_aside": aside,
                "last": dict(numbers),
                **title,
            }
        )
        for key in [ArticleKey(name, locale) for locale in locales] + ([ArticleKey(name)] if name != LEAD else []):
            entry: dict[str, Any] = {}
            if draw(st.booleans()):
                entry["show"] = draw(st.sampled_from(SHOWS))
            if key.locale and draw(st.booleans()):
                own[name, key.locale] = entry["title"] = word()
            if draw(st.booleans()):
                entry |= {"publisher": "Il Corriere", "date": "2026-03-09", "address": "https://news.example.org/a"}
            articles[str(key)] = entry
    # What was found to be copied cites passages, as “explainer add” writes it down: nothing is shown for that.
    for name in names[1:]:
        if draw(st.booleans()):
            taken = [next(iter(bitexts[name].segments())).id]
            articles[name] = articles[name] | {"reworks": {"of": names[0], "known": "copied", "cites": taken}}
    everything = [ident for bitext in bitexts.values() for ident in bitext.by_id]
    by_id = {ident: unit for bitext in bitexts.values() for ident, unit in bitext.by_id.items()}
    some = st.lists(st.sampled_from(everything), min_size=1, max_size=2, unique=True)
    claimed, happened, quoted, differs = draw(some), draw(some), draw(st.sampled_from(everything)), draw(some)[0]
    text = {"it": "Si dice.", "de": "Man sagt es.", "en": "It is said."}
    said = dict(by_id[quoted].text)
    claim = {
        "id": "said",
        "text": text,
        "certainty": "stated",
        "cites": claimed,
        "basis": {"kind": "unnamed", "phrase": dict(by_id[claimed[0]].text)},
        "quotes": [{"text": said, "cites": [quoted]}],
        "responses": [],
    }
    event = {
        "id": "then",
        "text": text,
        "kind": "happened",
        "phrase": dict(by_id[happened[0]].text),
        "when": "2026-03-09",
        "cites": happened,
    }
    divergence = {
        "id": "other",
        "segment": differs,
        "kind": "wording",
        "wordings": dict(by_id[differs].text),
        "note": text,
    }
    about: dict[str, Any] = {"locales": ["it", "de", "en"]}
    statements = {
        "claims": [Claim.model_validate(claim)] if draw(st.booleans()) else [],
        "events": [Event.model_validate(event)] if draw(st.booleans()) else [],
        "divergences": [Divergence.model_validate(divergence)] if draw(st.booleans()) else [],
    }
    story = Story(
        slug="rights",
        bitext=bitexts[LEAD],
        further={name: bitexts[name] for name in names[1:]},
        about=StoryFile.model_validate(about),
        articles=SourcesFile.model_validate({"articles": articles}).articles,
        claims=statements["claims"],  # type: ignore[arg-type]
        events=statements["events"],  # type: ignore[arg-type]
        divergences=statements["divergences"],  # type: ignore[arg-type]
    )
    if draw(st.booleans()):
        reviews = [review(story, item, "it", "Ana", "2026-03-10") for item in reviewables(story)]
        story = with_fields(story, reviews=reviews)
    cited = {
        *(claimed if story.claims else []),
        *([quoted] if story.claims else []),
        *(happened if story.events else []),
        *([differs] if story.divergences else []),
    }
    laid = Laid(story)
    for (name, locale, ident), mark in marks.items():
        show = show_of(story, name, locale)
        laid.words[mark] = show == "full" or (show == "cited" and ident in cited)
    laid.words |= {mark: show_of(story, *place) != "none" for place, mark in own.items()}
    laid.words |= {mark: show_of(story, *place) == "full" for place, mark in asides.items()}
    return laid


def outputs(story: Story) -> Iterator[tuple[str, bytes]]:
    """Everything that is made of a story for readers and programs, by what it is."""
    editions = Edition.all_of(story, LANGUAGES)
    pages = list(build_site([story], list(LANGUAGES.values())))
    assets = list(build_assets([editions], PUBLICATION))
    for page in pages:
        yield page.path, "\n".join([page.title, page.tab, page.description, page.body, repr(page.nav)]).encode()
        briefs = briefs_of([editions])
        own = page.nav and editions[page.locale]
        said = json_ld(page, own, PUBLICATION) if own else of_front(page, briefs, PUBLICATION)
        yield f"{page.path} JSON-LD", said.encode()
    for asset in assets:
        yield asset.path, asset.content
    for file in site_source(pages, [], assets, PUBLICATION):
        yield f"source of {file.path}", file.content
    for language in LANGUAGES.values():
        index = SearchIndex(language)
        found = [SearchedPage.of(page, page.nav) for page in pages if page.nav and page.locale == language.tag]
        path, volume = index.volume(found)
        yield path, volume.encode()
        yield index.words_path, index.words(["rights"])
    for path, card in story_cards(editions, PUBLICATION):
        yield path, card.words.encode()
    for article in story.bitexts.values():
        yield "table", tables.table(article).encode()


@examples(40)
@given(laid_out())
def test_only_words_that_may_be_shown_get_out(laid: Laid) -> None:
    """Over any mix of rights and citations, in every page, search volume, feed, file and card."""
    made = dict(outputs(shown_of(laid.story)))
    everything = b"\n".join(made.values()).lower()
    for word, allowed in laid.words.items():
        if not allowed and word.encode() in everything:
            pytest.fail(f"{word} stands in {[name for name, found in made.items() if word.encode() in found.lower()]}")
    data = made["data/rights/story.json"]
    assert [word for word, allowed in laid.words.items() if allowed and word.encode() not in data] == []


@given(laid_out())
def test_what_is_left_out_keeps_its_place(laid: Laid) -> None:
    """Ids, order, languages, fingerprints, how claims stand and how statements are reviewed are those of the whole."""
    shown = shown_of(laid.story)
    for article, bitext in laid.story.bitexts.items():
        kept = shown.bitexts[article]
        assert [each.id for each in kept.segments()] == [each.id for each in bitext.segments()]
        for before, after in zip(bitext.segments(), kept.segments(), strict=True):
            assert after.hash == before.hash
            assert set(after.carried) == set(before.carried)
            assert after.text.items() <= before.text.items()
    assert shown_of(shown).bitexts == shown.bitexts
    for tag, edition in Edition.all_of(shown, LANGUAGES).items():
        whole = Edition.all_of(laid.story, LANGUAGES)[tag]
        assert edition.reviews == whole.reviews
        assert edition.statuses == whole.statuses


@examples(40)
@given(laid_out())
def test_every_link_leads_to_something_shown(laid: Laid) -> None:
    """Whatever is left out, no link of a story's pages leads to a page or a place that is not there."""
    story = shown_of(laid.story)
    pages = {page.path: page for page in build_site([story], list(LANGUAGES.values()))}
    files = {asset.path for asset in build_assets([Edition.all_of(story, LANGUAGES)], PUBLICATION)}
    links = 0
    for page in pages.values():
        for link in BeautifulSoup(page.body, "html.parser").find_all("a", href=True):
            address = urlsplit(urljoin(f"https://x/{page.path}", str(link["href"])))
            path, anchor = address.path[1:], address.fragment
            if address.netloc != "x" or not page.nav:
                continue
            links += 1
            assert path in pages or path in files, (page.path, link)
            assert not anchor or anchor in pages[path].anchors, (page.path, link)
        ids = re.findall(r'\sid="([^"]+)"', page.body)
        assert len(ids) == len(set(ids)), page.path
    assert links


def test_a_story_shown_whole_is_the_same_story() -> None:
    (ferry,) = (story for story in toy_site.stories() if story.slug == "ferry")
    assert shown_of(ferry) is ferry


# Sentences of the toy story of many articles that nothing cites, or that stand in an article of which no word is shown.
HIDDEN = (
    "Il mercato del pesce di martedì",
    "Tourists are cancelling their rooms",
    "Die Feuerwehr hat ihre Angabe berichtigt",
    "Ein Komma sei verrutscht",
    "Der Strand öffnet am Samstag",
    "Nur 200 Liter Diesel im See",
)


@pytest.mark.parametrize("words", HIDDEN)
def test_a_built_site_holds_no_word_that_may_not_be_shown(words: str, toy_build: BuiltSite) -> None:
    """In no byte that MkDocs writes; what may be shown is there."""
    files = {path: path.read_bytes() for path in toy_build.root.rglob("*") if path.is_file()}
    assert [str(path) for path, content in files.items() if words.encode() in content] == []
    assert [path for path, content in files.items() if "La spiaggia comunale è chiusa da ieri".encode() in content]
