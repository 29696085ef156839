"""What is denied is not told without the denial."""

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
