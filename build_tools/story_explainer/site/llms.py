"""llms.txt (https://llmstxt.org): what the site holds, in Markdown, for programs that read for people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from story_explainer.site.edition import Edition
from story_explainer.site.publication import Publication
from story_explainer.site.routes import OVERVIEW

# Enough that no text can end a link or begin a heading; lines are joined before.
_MARKUP = re.compile(r"([\\`*_\[\]<>#])")


def llms(editions: Sequence[Edition], publication: Publication) -> bytes:
    """The stories of each language, with what the overview says of them, and the pages where their evidence stands.

    Args:
        editions: the stories, the newest first.
        publication: where the site stands and what it is called.
    """
    return ("\n".join(_lines(editions, publication)) + "\n").encode()


def _lines(editions: Sequence[Edition], publication: Publication) -> Iterator[str]:
    yield f"# {_plain(publication.name)}"
    for language in publication.languages.values():
        gettext = language.gettext
        yield ""
        yield f"## {language.own_name}"
        yield ""
        said = gettext("One story, several languages: who says what, what is denied, where texts differ.")
        yield f"- [{gettext('Stories')}]({publication.url(language.tag)}/): {_plain(said)}"
        for edition in editions:
            if edition.language is not language:
                continue
            address = publication.url(edition.routes.path(OVERVIEW))
            about = edition.summary or edition.standfirst or edition.opening[1]  # whole: the end may be the denial
            yield f"- [{_plain(edition.title)}]({address})" + (f": {_plain(about)}" if about else "")


def _plain(words: str) -> str:
    return _MARKUP.sub(r"\\\1", " ".join(words.split()))
