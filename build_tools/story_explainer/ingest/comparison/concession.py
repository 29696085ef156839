"""Whether “may” grants something rather than doubts it: “it may be old, but it holds”, “although it may be old”."""

from __future__ import annotations

import re

from story_explainer.ingest.languages.cues import cues
from story_explainer.ingest.text.marks import STOPS
from story_explainer.ingest.text.words import words

_SENTENCE = re.compile(rf"[{STOPS}](?=\s|$)")
_BETWEEN = 2  # words at least: “könnte doch” and “may but” set nothing against anything


def concedes(text: str, cue: re.Match[str], locale: str) -> bool:
    """Whether a cue of what may be stands where its sentence grants something.

    Args:
        text: the passage.
        cue: the cue in it.
        locale: its language.

    Returns:
        True where a word such as “but” follows in the sentence, or one such as “although” stands before it in its
        clause. That something really is doubtful then stays untold: “it may rain, but not today”.
    """
    known = cues(locale)
    ends = [hit.end() for hit in _SENTENCE.finditer(text)]
    start = max((end for end in ends if end <= cue.start()), default=0)
    end = min((end for end in ends if end > cue.end()), default=len(text))
    against = [hit for hit in known.find("certainty.but", text) if cue.end() <= hit.start() < end]
    granted = [hit for hit in known.find("certainty.although", text) if start <= hit.start() <= cue.start()]
    return any(len(words(text[cue.end() : hit.start()], locale)) >= _BETWEEN for hit in against) or any(
        not re.search("[,;:–—]", text[hit.end() : cue.start()]) for hit in granted
    )
