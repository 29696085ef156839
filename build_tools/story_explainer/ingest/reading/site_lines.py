"""What a site puts around an article and a browser copies along: buttons, trails, advertisements, lists of links."""

from __future__ import annotations

import re
from collections.abc import Sequence

from story_explainer.ingest.article import RELEASE, Aside, Block
from story_explainer.ingest.languages.segmentation import Pack
from story_explainer.ingest.reading.ends import ends_sentence
from story_explainer.ingest.reading.mail import begins_with

_CONTROLS, _TRAIL, _ADVERTISEMENT = "control of the site", "trail of the site", "advertisement"
LABEL_ABOVE = "label above the headline"
_NOTICE = "notice of the site"
_KEYWORDS, _OTHER = "keywords", "link to another article"
_STEPS = re.compile(r"\s*[>›»→/|•·]\s*")
_ARROWS = re.compile(r"\s[>›»→]\s")
_HASHTAGS = re.compile(r"(?:#[^\W\d][\w-]*[\s,]*)+")
_COUNT = re.compile(r"(?<!\w)\(?\+?\d{1,4}(?:[.,]\d+)?[kK]?(?!\w|[.)]\s)\)?")
_LONGEST_LINE, _LONGEST_TITLE, _HEADING_WORDS, _STEP_WORDS = 80, 160, 5, 4
_SHARE = 0.4


def set_site_aside(blocks: Sequence[Block], pack: Pack) -> tuple[list[Block], list[Aside]]:
    """Take out the lines that a site puts around its articles.

    Buttons, trails and labels of advertisements are told by their words alone. What follows “Read also” are the titles
    of other articles, as far as the lines are short and end no sentence; the last of them stays where it may be the
    heading of what follows.

    Args:
        blocks: the blocks of one article.
        pack: what is known of its language.

    Returns:
        The blocks that stay, and what was set aside with the reason.
    """
    reasons: dict[int, str] = {}
    above = True  # whether nothing of the article has been seen yet
    for index, block in enumerate(blocks):
        if block.kind == "title" or index in reasons:
            above = above and index in reasons
            continue
        if above and begins_with("release", r"\s*[.:!]?\s*$").match(block.text):
            reasons[index] = RELEASE
        elif _is_section(blocks, index, pack) if above else False:
            reasons[index] = LABEL_ABOVE
        elif block.kind == "heading" and (section := _headed(blocks, index, pack)):
            reasons.update(section)
        elif told := _labels(block.text, pack):
            reasons[index] = told
            reasons.update(dict.fromkeys(_below(blocks, index, pack), told))
        elif reason := _reason(block, pack, above=above):
            reasons[index] = reason
        above = above and index in reasons
    reasons.update(dict.fromkeys(_beside_controls(blocks, reasons, pack) - reasons.keys(), _CONTROLS))
    kept = [block for index, block in enumerate(blocks) if index not in reasons]
    if not any(ends_sentence(block.text) for block in kept):
        return list(blocks), []
    return kept, [Aside(blocks[index].text, blocks[index].line, reason) for index, reason in sorted(reasons.items())]


def _reason(block: Block, pack: Pack, *, above: bool) -> str | None:
    text = block.text
    if len(text) <= _LONGEST_LINE and _is_controls(text, pack.controls):
        return _CONTROLS
    if len(text) <= _LONGEST_TITLE and _is_trail(text, pack, above=above and block.kind is None):
        return _TRAIL
    if _HASHTAGS.fullmatch(text) and block.kind in (None, "text"):
        return _KEYWORDS
    if len(text) <= 2 * _LONGEST_TITLE and pack.advertisement.fullmatch(text):
        return _ADVERTISEMENT
    if len(text) <= 2 * _LONGEST_TITLE and ":" in text and pack.keywords.fullmatch(text) and not ends_sentence(text):
        return _KEYWORDS
    return None


def _is_controls(text: str, known: frozenset[str]) -> bool:
    """Whether a line has nothing but the words of buttons, and counts beside them: “Facebook Twitter 12 Comments”."""
    words = [word for word in re.split(r"[\s|·•,/]+", _COUNT.sub(" ", text).strip(" :.")) if word.strip(":.")]
    at = 0
    while at < len(words):
        most = min(5, len(words) - at)
        longest = next((n for n in range(most, 0, -1) if " ".join(words[at : at + n]).lower() in known), 0)
        if not longest:
            return False
        at += longest
    return bool(words)


def _beside_controls(blocks: Sequence[Block], reasons: dict[int, str], pack: Pack) -> set[int]:
    """Lines of words that may be headings too, right beside a button."""
    known = pack.controls | pack.beside_controls
    found: set[int] = set()
    for way in (1, -1):
        for index in range(len(blocks))[::way]:
            near = index - way
            if reasons.get(near) == _CONTROLS or near in found:
                short = len(blocks[index].text) <= _LONGEST_LINE and blocks[index].kind in (None, "text")
                if short and _is_controls(blocks[index].text, known):
                    found.add(index)
    return found


def _is_trail(text: str, pack: Pack, *, above: bool) -> bool:
    """“Home > News > Local”: steps from the site's front page; above all else, arrows between short steps will do."""
    steps = [step.strip(" :") for step in _STEPS.split(text.strip(" >›»→/|"))]
    if len(steps) < 2 and ":" in text:
        steps = [step.strip() for step in text.split(":", 1)]
    short = all(0 < len(step.split()) <= 2 * _STEP_WORDS for step in steps)
    if len(steps) >= 2 and steps[0].lower() in pack.home:
        return True
    arrows = len(_ARROWS.findall(text)) >= 1 and all(len(step.split()) <= _STEP_WORDS for step in steps)
    sections = len(steps) >= 2 and steps[0].lower() in pack.sections and all(len(s.split()) <= 3 for s in steps)
    return above and short and not ends_sentence(text) and (arrows or (sections and ":" not in text))


def _is_section(blocks: Sequence[Block], index: int, pack: Pack) -> bool:
    """Whether the first line is the name of a section, with the headline below it."""
    block, after = blocks[index], blocks[index + 1] if index + 1 < len(blocks) else None
    if block.kind is not None or block.text.lower().strip(" :|") not in pack.sections:
        return False
    return after is not None and not ends_sentence(after.text) and len(after.text) > len(block.text)


def _headed(blocks: Sequence[Block], index: int, pack: Pack) -> dict[int, str]:
    """A section whose heading, marked as one, says that it is the site's: newsletter, comments, other articles."""
    text = blocks[index].text
    reason = _labels(text, pack) or _reason(blocks[index], pack, above=False)
    reason = reason or (_NOTICE if pack.notice.match(text) else None)
    if reason is None:
        return {}
    following = range(index + 1, len(blocks))
    end = next((at for at in following if blocks[at].kind in ("title", "heading")), len(blocks))
    # Titles of other articles and what a box says are no running text.
    most = _LONGEST_LINE if reason == _OTHER else _LONGEST_TITLE
    end = next((at for at in range(index + 1, end) if _is_running(blocks[at].text, most)), end)
    letters = sum(len(block.text) for block in blocks[index + 1 : end])
    if letters > _SHARE * sum(len(block.text) for block in blocks):
        end = index + 1
    return dict.fromkeys(range(index, end), reason)


def _is_running(text: str, most: int) -> bool:
    return len(text) > most and ends_sentence(text)


def _labels(text: str, pack: Pack) -> str | None:
    """What a line labels that has nothing else, as “Read also” and “Related topics” do."""
    label = text.rstrip(" :：>→»")
    if ":" in label or len(label) > _LONGEST_LINE // 2:
        return None
    if pack.related.fullmatch(label):
        return _OTHER
    return _KEYWORDS if pack.keywords.fullmatch(label) else None


def _below(blocks: Sequence[Block], index: int, pack: Pack) -> list[int]:
    """The lines of the list below a label."""
    found: list[int] = []
    for at in range(index + 1, len(blocks)):
        block = blocks[at]
        if block.kind in ("title", "heading") or len(block.text) > _LONGEST_TITLE or ends_sentence(block.text):
            break
        if _reason(block, pack, above=False) or _labels(block.text, pack) or pack.notice.match(block.text):
            return found
        found.append(at)
    after = found[-1] + 1 if found else len(blocks)
    follows = after < len(blocks) and len(blocks[after].text) > _LONGEST_LINE // 2
    if follows and len(found) > 1 and len(blocks[found[-1]].text.split()) <= _HEADING_WORDS:
        found.pop()
    return found
