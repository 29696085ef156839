"""What is denied is not told without the denial, and what was put right not at all."""

from __future__ import annotations

from collections.abc import Sequence

from story_explainer.story.base import Text
from story_explainer.story.model import Claim


def with_denial(text: Text | None, cites: list[str], claims: Sequence[Claim]) -> tuple[Text | None, list[str]]:
    """What is denied is not told without the denial."""
    for claim in claims:
        for response in claim.responses:
            if set(claim.cites) & set(cites) and response.text and text and response.kind == "denies":
                both = {
                    locale: f"{words} {response.text.root[locale]}"
                    for locale, words in text.root.items()
                    if locale in response.text.root
                }
                if len(both) == len(text.root):
                    return Text(both), list(dict.fromkeys([*cites, *response.cites]))
    return text, cites


def put_right(claims: Sequence[Claim]) -> set[str]:
    """The sentences that give what whoever said it has put right."""
    wrong = [claim for claim in claims if any(answer.kind == "corrects" for answer in claim.responses)]
    return {cite for claim in wrong for cite in claim.cites}
