"""How the words of a time, and those before it, put it: about, at the latest, since, the beginning of."""

from __future__ import annotations

from typing import get_args

from story_explainer.ingest.times.find import TimedTokens
from story_explainer.ingest.times.model import Mod, Signal
from story_explainer.ingest.times.rules import RuleMatch

_MODS = get_args(Mod)


def sense(match: RuleMatch, passage: TimedTokens) -> tuple[Mod | None, Signal | None]:
    """How the words, and those before them, put a time."""
    words = passage.of.words
    mod: Mod | None = next((each for each in _MODS if each in (match.slots.get("edge"), match.kind.split()[-1])), None)
    signal: Signal | None = None
    place = match.first
    linking = words("signals.linking")
    while place and passage.before(place) in linking:
        place -= 1
    for back in range(place, max(place - 4, -1), -1):
        word = passage.before(back)
        if word in words("signals.about"):
            mod = "APPROX"
        elif word in words("signals.latest"):
            mod = "ON_OR_BEFORE"
        elif word in words("signals.earliest"):
            mod = "ON_OR_AFTER"
        elif word in words("signals.before"):
            mod = mod or "BEFORE"
        elif word in words("signals.after"):
            mod = mod or "AFTER"
        elif word in words("signals.since"):
            signal = "since"
        elif word in words("signals.until"):
            signal = "until"
        elif word not in linking:
            break
    return mod, signal
