"""The panel in which a statement is changed or a new one written: what its form and the texts beside it show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel

from story_explainer.desk.forms import SECTIONS, Field, fields_of, is_reviewed, model_of
from story_explainer.desk.reading import State, Written
from story_explainer.story.bitext import Segment
from story_explainer.story.model import Event


@dataclass(frozen=True)
class Panel:
    """A statement to be changed, or a new one.

    Attributes:
        state: the story.
        model: the model of the statement.
        fields: the fields of the form.
        entry: what stands in the file, or what a new statement begins with.
        statement: the statement, if it is there.
        kind: of a new one, what it is.
        answering: where an answer to a claim begins, its place among the answers.
    """

    state: State
    model: type[BaseModel]
    fields: tuple[Field, ...]
    entry: Mapping[str, Any]
    statement: Written | None = None
    kind: str = ""
    answering: int | None = None

    @classmethod
    def of(
        cls, state: State, key: str, how: str = "", cites: Sequence[str] = (), beside: Sequence[str] = ()
    ) -> Panel | None:
        """The panel of a statement; None if there is no such.

        Args:
            state: the story.
            key: the statement.
            how: of a claim, how it is answered by one more answer, such as `denies`; empty if by none.
            cites: what that answer cites.
            beside: what newer articles tell otherwise, which the statement cites from now on.
        """
        statement = state.statement(key)
        model = model_of(statement.key.name, statement.path) if statement else None
        if statement is None or model is None:
            return None
        entry, fields = dict(statement.entry), fields_of(model)
        if beside:
            entry |= _with_newer(state, statement, beside)
        if not how:
            return cls(state, model, fields, entry, statement)
        known = entry.get("responses")
        answers = list(known) if isinstance(known, list) else []
        # Only who made a claim, or passed it on, corrects it; whoever else answers is somebody else.
        own = [str(entry.get("by"))] if how != "corrects" else []
        told = _begun(state, "answer", cites)
        if told.get("actor") in own:
            del told["actor"]
        entry["responses"] = [*answers, {**told, "kind": how, "cites": list(cites)}]
        return cls(state, model, fields, entry, statement, answering=len(answers))

    @classmethod
    def new(
        cls,
        state: State,
        kind: str,
        cites: Sequence[str],
        contradicts: str = "",
        told: Mapping[str, Any] = {},
    ) -> Panel | None:
        """The panel of a new statement that rests on some sentences; None if there is no such kind.

        Args:
            state: the story.
            kind: what it is.
            cites: the sentences.
            contradicts: the id of a claim that a new claim contradicts; empty if none.
            told: what is known besides of what it begins with.
        """
        section = SECTIONS.get(kind)
        if section is None:
            return None
        fields = fields_of(section.model)
        entry: dict[str, Any] = {"cites": list(cites), **_begun(state, kind, cites)}
        if any(field.name == "segment" for field in fields):
            entry = {"segment": cites[0] if cites else ""}
        if kind == "claim":
            entry.setdefault("certainty", "stated")  # as sentences mostly say what they say
        if kind == "update":
            entry |= {"date": date.today().isoformat(), "kind": "updated", **told}
        if contradicts:
            entry["contradicts"] = [contradicts]
        return cls(state, section.model, fields, entry, kind=kind)

    @property
    def reviewed(self) -> bool:
        """Whether somebody stands by it."""
        return is_reviewed(self.model)

    @property
    def answer(self) -> Field | None:
        """The field with the answers, where one begins."""
        return next((each for each in self.fields if each.name == "responses" and self.answering is not None), None)

    @property
    def locales(self) -> list[str]:
        """The languages of the story."""
        return list(self.state.last.locales) if self.state.last else []

    def languages(self, text: object, *, as_it_stands: bool = False) -> list[str]:
        """The languages of a field: those of the story, or of its articles where it holds their words; and others in
        which something stands there."""
        bitexts = self.state.last.bitexts.values() if self.state.last else ()
        told = {locale for bitext in bitexts for locale in bitext.locales}
        offered = [locale for locale in self.locales if not as_it_stands or locale in told]
        return list(dict.fromkeys([*offered, *(text if isinstance(text, Mapping) else ())]))

    @property
    def shown(self) -> list[Field]:
        """The fields in view: those that must be filled in, and those that are; the evidence stands below the text.

        Who says it, and when an event took place, is in view too, for that is what a newsroom asks first.
        """
        filled = {field.name for field in self.fields if self.entry.get(field.name) not in (None, [], {})}
        asked = {"by", "when"} if self.model is Event else {"by"}
        found = [field for field in self.fields if field.required or field.name in {*filled, *asked}]
        return sorted(found, key=lambda field: 1 if field.name == "cites" else 0 if field == found[0] else 2)

    @property
    def folded(self) -> list[Field]:
        """The others."""
        return [field for field in self.fields if field not in self.shown]

    def dates(self) -> list[str]:
        """The dates that the story knows: of its sentences, events, claims and articles."""
        story = self.state.last
        if story is None:
            return []
        days = [segment.date for bitext in story.bitexts.values() for segment in bitext.segments()]
        said = [event.when for event in story.events] + [claim.when for claim in story.claims]
        return sorted({str(each) for each in [*days, *said, *(one.date for one in story.articles.values())] if each})

    def sources(self) -> list[tuple[str, str]]:
        """The publications outside the articles: the id of each, and what it is."""
        story = self.state.last
        known = story.sources if story else []
        return [(one.id, f"{one.publisher}: {next(iter(one.title.root.values()))}") for one in known]

    def texts(self) -> list[tuple[str, str, list[Segment]]]:
        """The articles: the id of each, who published it, its sentences."""
        story = self.state.last
        if story is None:
            return []
        return [
            (article, story.describe(article).publisher or "", list(bitext.segments()))
            for article, bitext in story.bitexts.items()
        ]

    def elsewhere(self) -> dict[str, dict[str, str]]:
        """For each sentence, what another article that surely tells the same says in the languages it lacks."""
        story = self.state.last
        if story is None or len(story.bitexts) < 2:
            return {}
        from story_explainer.content.beginning import twins  # see `_begun`

        return {
            ident: {
                locale: words
                for other in reversed(others)  # the first to tell it goes first
                for locale, words in story.segment[other].text.items()
                if locale not in story.segment[ident].text
            }
            for ident, others in twins(story).items()
        }


def _begun(state: State, kind: str, cites: Sequence[str]) -> dict[str, Any]:
    """What some sentences tell of something that begins from them."""
    from story_explainer.content.beginning import begun  # brings numpy and language data, for which no preview waits

    return begun(state.last, kind, cites) if state.last and cites else {}


def _with_newer(state: State, statement: Written, beside: Sequence[str]) -> dict[str, Any]:
    """What becomes of a statement that cites newer sentences too: of a figure, each gives a value more."""
    from story_explainer.content.beginning import values_more  # see above

    figures = state.last.figures if state.last and statement.key.file == "figures" else []
    figure = next((one for one in figures if one.id == statement.key.id), None)
    if state.last and figure:
        return {"values": [*statement.entry["values"], *values_more(state.last, figure, beside)]}
    cites = statement.entry.get("cites")
    return {"cites": list(dict.fromkeys([*(cites if isinstance(cites, list) else []), *beside]))}
