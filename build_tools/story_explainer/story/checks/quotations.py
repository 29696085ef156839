"""Quotations: words given as words of a text stand there, word for word, in each language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from story_explainer.story.base import Wording
from story_explainer.story.file_names import DIVERGENCES
from story_explainer.story.model import Basis, Event, Quotation, Story
from story_explainer.story.problems import Finding, Pointer
from story_explainer.story.same_words import one_spaced, stands_in

_NEAR_ENOUGH = 0.6


def misquoted(story: Story) -> Iterator[Finding]:
    """Q001: a quotation, Q002: a phrase, Q003: a divergence's words that do not stand where they should. Q004: one
    speaker's own words in several languages."""
    for file, entry, here, owner, _, value in story.nodes:
        if not isinstance(value, Wording):
            continue
        if isinstance(owner, Quotation):
            yield from _compare(story, file, here, value, owner.cites, "Q001", "the quotation")
            if owner.original and len(value.locales) > 1:
                hint = "keep the language it was said in; a rendering is a quotation of its own"
                yield Finding("Q004", file, here, "a speaker’s own words stand here in several languages", hint)
        elif isinstance(owner, Basis):
            cites = owner.cites or getattr(entry, "cites", [])
            yield from _compare(story, file, here, value, cites, "Q002", "the phrase")
        elif isinstance(owner, Event):
            yield from _compare(story, file, here, value, owner.cites, "Q002", "the phrase")
    for index, divergence in enumerate(story.divergences):
        if divergence.wordings:
            here = ("divergences", index, "wordings")
            cites = [divergence.segment]
            yield from _compare(story, DIVERGENCES, here, divergence.wordings, cites, "Q003", "the wording")


def _compare(
    story: Story, file: str, path: Pointer, words: Wording, cites: Sequence[str], code: str, what: str
) -> Iterator[Finding]:
    if any(cite not in story.segment and cite not in story.source for cite in cites):
        return  # that is reported for itself
    for locale, text in words.root.items():
        passages = _passages(story, cites, locale)
        if not passages:
            hint = f"cite a segment or a source’s excerpt in “{locale}”"
            yield Finding(code, file, (*path, locale), f"nothing that is cited here is in “{locale}”", hint)
        elif not any(stands_in(text, passage) for passage in passages):
            message = f"{what} “{_short(text)}” does not stand word for word in {_named(cites)}"
            yield Finding(code, file, (*path, locale), message, _nearest(text, passages))


def _passages(story: Story, cites: Sequence[str], locale: str) -> list[str]:
    """What is cited in a language; segments that follow each other in an article are one text besides."""
    passages: list[str] = []
    for cite in cites:
        if cite in story.segment:
            text = story.segment[cite].text.get(locale)
            passages += [text] if text else []
        elif cite in story.source and story.source[cite].locale == locale:
            passages += story.source[cite].excerpts
    return [*passages, *_joined(story, cites, locale)]


def _joined(story: Story, cites: Sequence[str], locale: str) -> Iterator[str]:
    articles = [story.article_of[cite] for cite in cites if cite in story.segment]
    for article in dict.fromkeys(one for one in articles if articles.count(one) > 1):
        told = [one for one in story.bitexts[article].segments() if locale in one.text]
        for cited, run in groupby(told, lambda one: one.id in cites):
            if cited and len(texts := [one.text[locale] for one in run]) > 1:
                yield " ".join(texts)


def _nearest(words: str, passages: Sequence[str]) -> str:
    """A hint with the passage of about the same length that is most like the words."""
    wanted = one_spaced(words).split()
    best, score = "", _NEAR_ENOUGH
    for passage in passages:
        tokens = one_spaced(passage).split()
        for first in range(max(1, len(tokens) - len(wanted) + 1)):
            window = " ".join(tokens[first : first + len(wanted)])
            matcher = SequenceMatcher(None, window.casefold(), " ".join(wanted).casefold(), autojunk=False)
            if matcher.quick_ratio() > score and (ratio := matcher.ratio()) > score:
                best, score = window.rstrip(".,;:") if wanted[-1][-1].isalnum() else window, ratio
    return f"the text has “{_short(best)}”" if best else "copy the words from the text"


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"


def _named(cites: Sequence[str]) -> str:
    return ", ".join(cites[:4]) + (" …" if len(cites) > 4 else "")
