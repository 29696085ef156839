"""A story that is there, drafted again: what is new stands behind what editors have, and nothing else changes.

What was drafted before is known by its evidence, whether it was kept, changed or thrown away.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from story_explainer.content import drafted
from story_explainer.content.compare import ComparedStory, compare_story
from story_explainer.content.exchange import Change
from story_explainer.content.lock import only_one
from story_explainer.content.progress import ProgressReporter, silent
from story_explainer.content.same_actor import KnownActors
from story_explainer.content.story_folder import StoryFolder
from story_explainer.content.together import write_together
from story_explainer.ingest.alignment import encoder
from story_explainer.ingest.article import Metadata
from story_explainer.ingest.drafting import draft_story, draft_yaml
from story_explainer.ingest.drafting.evidence import evidence
from story_explainer.ingest.drafting.reading import Slugs
from story_explainer.story.file_names import DRAFTED, STORY
from story_explainer.story.model import Actor, Claim, Event, KeyPoint, Story
from story_explainer.story.model.drafted import DraftedList

_POINTS = 7  # key points that a story may have


@dataclass(frozen=True)
class Redrafted:
    """What came of drafting again: the files changed, and how many entries are new in each list."""

    changes: dict[str, Change] = field(default_factory=dict)
    fresh: dict[str, int] = field(default_factory=dict)


def draft_again(
    folder: StoryFolder,
    *,
    file: str | None = None,
    since: str | None = None,
    anew: bool = False,
    progress: ProgressReporter = silent,
) -> Redrafted:
    """Draft what the articles of a story give and no editor has seen yet.

    Args:
        folder: the story's folder.
        file: the one file to draft, without its ending; all if left out.
        since: only what rests on this article, or on one that came later.
        anew: whether what was thrown away is drafted, too.
        progress: shows how far it is.

    Raises:
        ContentError: a file of the story does not fit its model, or cannot be added to. Nothing is written.
        OSError: a file cannot be read or written.
    """
    encoder.begin_story()
    with only_one(folder.path):
        compared = compare_story(folder, progress)
        drafts = _drafts(compared)
        record = drafted.recorded(folder)
        there = drafted.of_story(compared.story)
        known = there if anew else drafted.together(record, there)
        fresh = _fresh(compared, drafts, known, file, since)
        texts = _written(folder, fresh)
        told = drafted.together(record, {name: {*map(evidence, items)} for name, items in fresh.items()})
        if texts:
            texts[DRAFTED] = drafted.drafted_yaml(told)
        changes = {name: Change(folder.read(name), data) for name, data in texts.items()}
        changes = {name: change for name, change in changes.items() if change.before != change.after}
        write_together(folder, changes)
    return Redrafted(changes, {name: len(items) for name, items in fresh.items() if items})


def _drafts(compared: ComparedStory) -> dict[str, BaseModel]:
    story = compared.story
    metadata = {
        record.file: Metadata(date=story.describe(article, locale).date)
        for article, bitext in story.bitexts.items()
        for locale, record in bitext.articles.items()
    }
    return draft_story(story.bitext, metadata, story.further, compared.matches, compared.order, story.locales)


def _fresh(
    compared: ComparedStory,
    drafts: Mapping[str, BaseModel],
    known: drafted.Known,
    file: str | None,
    since: str | None,
) -> dict[DraftedList, list[Any]]:
    """What is new in each list, referring to nothing but what stands there or is new itself."""
    story, wanted = compared.story, _segments(compared, since)
    found: dict[DraftedList, list[Any]] = {}
    for name, entries in drafted.lists_of(drafts):
        home = "story" if name in drafted.OF_STORY else name
        if name == "story" or file not in (None, home):
            continue
        found[name] = [
            entry for entry in entries if evidence(entry) not in known.get(name, set()) and _rests_on(entry, wanted)
        ]
    actors = _actors(story, drafts, found.get("actors", []))
    found["actors"] = [
        actor.model_copy(update={"id": ident})
        for actor in found.get("actors", [])
        if (ident := actors.get(actor.id)) and ident not in story.actor
    ]
    claims, slugs = dict[str, str](), Slugs(story.claim)
    found["claims"] = [
        _numbered(claim, slugs, claims) for one in found.get("claims", []) if (claim := _claim(one, actors))
    ]
    slugs = Slugs(story.event)
    found["events"] = [_numbered(_event(event, actors), slugs, {}) for event in found.get("events", [])]
    slugs = Slugs(entry.id for entry in story.divergences)
    found["divergences"] = [_numbered(entry, slugs, {}) for entry in found.get("divergences", [])]
    room = max(0, _POINTS - len(story.about.key_points))
    found["key_points"] = [_point(point, claims) for point in found.get("key_points", [])][:room]
    return {name: items for name, items in found.items() if items}


def _segments(compared: ComparedStory, since: str | None) -> Collection[str] | None:
    """The segments of an article and of those that came later; None for all."""
    if since is None:
        return None
    later = compared.order[compared.order.index(since) :]
    return {segment for article in later for segment in compared.story.bitexts[article].by_id}


def _rests_on(entry: Any, segments: Collection[str] | None) -> bool:
    cites = [*getattr(entry, "cites", []), *filter(None, [getattr(entry, "segment", None)])]
    return segments is None or any(cite in segments for cite in cites)


def _actors(story: Story, drafts: Mapping[str, BaseModel], fresh: Sequence[Actor]) -> dict[str, str]:
    """For each actor drafted, the id of the one that stands there under that name, or a new one for one that is new.

    A person drafted by the family name alone is the only one there who has it.
    """
    known = KnownActors(story)
    new, slugs, ids = {actor.id for actor in fresh}, Slugs(story.actor), dict[str, str]()
    for actor in getattr(drafts.get("actors"), "actors", []):
        if there := known.same_as(actor):
            ids[actor.id] = there
        elif actor.id in new:
            _locale, text = next(iter(actor.name.root.items()))
            ids[actor.id] = slugs.of(text, fallback="actor")
    return ids


def _claim(claim: Claim, actors: Mapping[str, str]) -> Claim | None:
    """A claim with the actors that the story has; none of somebody whom an editor threw away."""
    if any(actor and actor not in actors for actor in (claim.by, claim.via)):
        return None
    responses = [
        response.model_copy(update={"actor": actors[response.actor]})
        for response in claim.responses
        if response.actor in actors
    ]
    update = {"by": actors.get(claim.by or ""), "via": actors.get(claim.via or ""), "responses": responses}
    return claim.model_copy(update=update)


def _event(event: Event, actors: Mapping[str, str]) -> Event:
    return event.model_copy(update={"actors": [actors[actor] for actor in event.actors if actor in actors]})


def _numbered(entry: Any, slugs: Slugs, ids: dict[str, str]) -> Any:
    """An entry under an id that the story does not have yet."""
    ids[entry.id] = slugs.of(entry.id.replace("-", " "))
    return entry.model_copy(update={"id": ids[entry.id]})


def _point(point: KeyPoint, claims: Mapping[str, str]) -> KeyPoint:
    return point.model_copy(update={"claim": claims.get(point.claim or "")})


def _written(folder: StoryFolder, fresh: Mapping[DraftedList, Sequence[Any]]) -> dict[str, bytes]:
    """The files with what is new behind what stands there."""
    made: dict[str, bytes] = {}
    for name, items in fresh.items():
        file = STORY if name in drafted.OF_STORY else drafted.HOMES[name].name
        before = made.get(file, folder.read(file))
        if before is None:
            made[file] = draft_yaml(name, drafted.HOMES[name].model.model_validate({name: list(items)}), "draft")
            continue
        text = folder.text(file, before)
        added = [drafted.plain(item) for item in items]
        has = isinstance(text.data, dict) and text.data.get(name)
        text = text.append_items((name,), added) if has else text.set_key((), name, added)
        made[file] = text.text.encode()
    return made
