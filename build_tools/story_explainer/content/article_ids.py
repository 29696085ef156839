"""What the folder of an article is called, and when an article was published, as files and people write it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from story_explainer.story.base import LOCALE, SEGMENT_ID, SLUG
from story_explainer.story.dates import parse
from story_explainer.story.keys import is_article_id

_LONGEST = 40  # characters of an outlet's name


def article_id(outlet: str | None, published: str | None, stem: str, locale: str, used: Collection[str]) -> str:
    """A name for the folder of a new article: its outlet and day, else what its file is called.

    Args:
        outlet: who published it, if that is known.
        published: when, as EDTF, if that is known.
        stem: the name of its file, without the ending.
        locale: its language, which is no part of its name.
        used: names that others have.

    >>> article_id("Il Corriere", "2022-07-04T21:40:00", "a", "it", ())
    'il-corriere-2022-07-04'
    >>> article_id(None, None, "bbc.381647.de", "de", ()), article_id(None, None, "it", "it", ["lead"])
    ('bbc-381647', 'article-2')
    """
    name = slug(outlet or "")
    day = re.match(r"\d{4}(-\d\d(-\d\d)?)?(?=T|$)", published or "")
    own = re.sub(rf"[._ -]{re.escape(locale.split('-')[0])}$", "", stem, flags=re.IGNORECASE)
    wished = [f"{name}-{day[0]}" if name and day else name, slug(own), "article"]
    found = next(one for one in wished if is_article_id(one) and not re.fullmatch(SEGMENT_ID, one))
    if found not in used and found != "article":
        return found
    number = next(number for number in range(2, len(used) + 3) if f"{found}-{number}" not in used)
    return f"{found}-{number}"


def moment(text: str | None) -> str | None:
    """A day or a time as files and people write it, as EDTF; None if it is none.

    >>> moment("2022-07-04 21:40"), moment("2026-03-12T07:45:00+01:00"), moment("2022-07-04"), moment("Monday")
    ('2022-07-04T21:40:00', '2026-03-12T07:45:00+01:00', '2022-07-04', None)
    """
    day, _, time = (text or "").strip().replace(" ", "T", 1).partition("T")
    whole = re.fullmatch(r"(\d\d:\d\d)(:\d\d)?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?", time.strip())
    shift = re.sub(r"(\d\d)(\d\d)$", r"\1:\2", whole[3] or "") if whole else ""
    for date in ([f"{day}T{whole[1]}{whole[2] or ':00'}{shift}"] if whole else []) + [day]:
        try:
            parse(date)
        except ValueError:
            continue
        return date
    return None


def slug(text: str) -> str:
    """A text as a part of an address: small letters, digits and single hyphens; empty if nothing of it can be one.

    >>> slug("Süddeutsche Zeitung"), slug("bbc.381647"), slug("Правда")
    ('suddeutsche-zeitung', 'bbc-381647', '')
    """
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    name = re.sub("[^a-z0-9]+", "-", plain).lstrip("-0123456789")[:_LONGEST].strip("-")
    return name if re.fullmatch(SLUG, name) or re.fullmatch(LOCALE, name) else ""
