"""llms.txt (https://llmstxt.org): what the site holds, in Markdown, for programs that read for people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from story_explainer.site.brief import Brief
from story_explainer.site.publication import Publication

# Enough that no text can end a link or begin a heading; lines are joined before.
_MARKUP = re.compile(r"([\\`*_\[\]<>#])")


def llms(briefs: Sequence[Brief], publication: Publication) -> bytes:
    """The stories of each language, with what the overview says of them, and the pages where their evidence stands.

    Args:
        briefs: the stories, the newest first.
        publication: where the site stands and what it is called.
    """
    return ("\n".join(_lines(briefs, publication)) + "\n").encode()


def _lines(briefs: Sequence[Brief], publication: Publication) -> Iterator[str]:
    yield f"# {_plain(publication.name)}"
    for language in publication.languages.values():
        gettext = language.gettext
        yield ""
        yield f"## {language.own_name}"
        yield ""
        said = gettext("One story, several languages: who says what, what is denied, where texts differ.")
        yield f"- [{gettext('Stories')}]({publication.url(language.tag)}/): {_plain(said)}"
        for brief in briefs:
            if brief.locale == language.tag:
                line = f"- [{_plain(brief.title)}]({publication.url(brief.path)})"
                yield line + (f": {_plain(brief.about)}" if brief.about else "")


def _plain(words: str) -> str:
    return _MARKUP.sub(r"\\\1", " ".join(words.split()))
