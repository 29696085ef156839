"""What of a page is no part of its article by what the page says of it: dialogs, notices, comments, other articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_CONSENT = "consent dialog"
_NOTICE = "notice of the site"
_COMMENT = "comment"
OTHER_ARTICLE = "link to another article"
ADVERTISEMENT = "advertisement"
_AUTHOR = "about the author"

# Of the names of classes and ids, which are split at hyphens, underscores and inner capitals.
_OF_CONSENT = frozenset(
    [
        "consent", "cookie", "cookies", "cookiebanner", "cookiebar", "cookiebot", "gdpr", "onetrust", "didomi", "cmp",
        "cmpbox", "usercentrics", "iubenda", "truste", "quantcast", "borlabs", "cookieconsent", "klaro", "axeptio",
        "tarteaucitron", "sourcepoint",
    ]
)  # fmt: skip
_OF_NOTICES = frozenset(
    [
        "paywall", "regwall", "paygate", "subscribewall", "abowall", "abobox", "subscriptionwall", "subscribe",
        "subscription", "abonnement", "abonnieren", "abbonati", "abbonamento", "metered", "newsletter", "adblock",
        "registerwall", "loginwall", "piano", "upsell",
    ]
)  # fmt: skip
_OF_COMMENTS = frozenset(
    [
        "comment", "comments", "commentlist", "disqus", "kommentare", "kommentar", "commenti", "commentaires",
        "comentarios",
    ]
)  # fmt: skip
_OF_OTHERS = frozenset(
    [
        "related", "correlati", "correlate", "teaser", "teasers", "recommended", "recommendations", "mostread",
        "popular", "outbrain", "taboola", "readmore", "readnext", "alsoread", "morestories", "seealso", "leggianche",
    ]
)  # fmt: skip
_TEASERS = frozenset(["teaser", "teasers"])
_OF_AUTHORS = frozenset(
    [
        "authorbio", "authorbox", "authorprofile", "authorcard", "authorinfo", "authordescription", "aboutauthor",
        "abouttheauthor", "autorenbox", "autorbox", "autoreninfo", "autorinfo", "bio", "biography", "writerbio",
    ]
)  # fmt: skip
_OF_ADVERTISEMENTS = frozenset(
    [
        "ad", "ads", "adv", "advert", "adverts", "advertisement", "advertising", "adsense", "adslot", "adunit", "adbox",
        "werbung", "anzeige", "anzeigen", "werbebox", "pubblicita", "pubblicità", "publicite", "publicidad", "reklama",
        "sponsored", "sponsor", "dfp", "inread", "teads", "adcontainer", "adwrapper", "googlead", "billboard",
    ]
)  # fmt: skip
# What an element is by its names, and how many letters it has at most.
_NAMES: tuple[tuple[str, frozenset[str], int], ...] = (
    (_CONSENT, _OF_CONSENT, 4_000),
    (_NOTICE, _OF_NOTICES, 600),
    (_COMMENT, _OF_COMMENTS, 200_000),
    (OTHER_ARTICLE, _OF_OTHERS, 3_000),
    (_AUTHOR, _OF_AUTHORS, 1_500),
    (ADVERTISEMENT, _OF_ADVERTISEMENTS, 1_500),
)
_LANGUAGE = "in another language"
_WHOLE = frozenset(["div", "section", "article"])
_LEAST_WORDS = 100  # letters; what is shorter may be a quotation
_DIALOGS = frozenset(["dialog", "alertdialog"])
_WORDS = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")
_KEPT = frozenset(["html", "body", "main", "h1"])
_RUNNING = frozenset(["p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "span"])
_SHARE, _LONGEST_NOTICE = 0.4, 200


def furniture(page: Any, own: frozenset[str] = frozenset(), locale: str = "und") -> dict[Any, str]:
    """The outermost elements that are no part of the article, with what each is.

    What holds the headline, or a great part of the page's paragraphs, is never one, whatever it is called.

    Args:
        page: the page as a tree of lxml.
        own: classes that the page states to be part of its article, as what stands behind a paywall is.
        locale: the language of the article; a part that states another one is set aside.
    """
    whole = sum(len("".join(node.itertext())) for node in page.iter("p")) or 1
    headed = {node for tag in ("article", "main") for node in page.iter(tag) if next(node.iter("h1"), None) is not None}
    found: dict[Any, str] = {}

    def walk(node: Any) -> None:
        for child in node.iterchildren(tag="*"):
            reason = _reason(child, whole, own, headed) or _foreign(child, whole, locale)
            if reason:
                found[child] = reason
            else:
                stack.append(child)

    stack = [page]
    while stack:
        walk(stack.pop())
    found.update((node, OTHER_ARTICLE) for node in _other_articles(page) if node not in found)
    for reason in (_NOTICE, ADVERTISEMENT):
        held = sum(
            len("".join(node.itertext())) for node, what in found.items() if what == reason and node.tag in _RUNNING
        )
        if held > _SHARE * whole:  # a paywall named at each paragraph behind it
            found = {node: what for node, what in found.items() if what != reason or node.tag not in _RUNNING}
    return found


def _reason(node: Any, whole: int, own: frozenset[str], headed: set[Any]) -> str | None:
    if node.tag in _KEPT:
        return None
    if own & {*(node.get("class") or "").split(), node.get("id") or ""}:
        return None
    said = words_of_names(node)
    role = (node.get("role") or "").lower()
    if node.tag == "dialog" or role in _DIALOGS or node.get("aria-modal") == "true":
        reason, longest = _CONSENT, 20_000
    else:
        reason, longest = next(((kind, most) for kind, names, most in _NAMES if names & said), ("", 0))
    if not reason or (next(node.iter("h1"), None) is not None and reason != _CONSENT):
        return None
    if reason == OTHER_ARTICLE and not said & (_OF_OTHERS - _TEASERS) and not _links(node):
        return None  # “teaser” is what some call the standfirst
    length = len("".join(node.itertext()))
    paragraphs = sum(len("".join(each.itertext())) for each in node.iter("p"))
    outside = bool(headed) and not headed & set(node.iterancestors())
    if node.tag == "p" and reason == _NOTICE and length > _LONGEST_NOTICE:
        return None  # a paragraph behind a paywall
    if length > longest or (paragraphs > _SHARE * whole and not outside and reason not in (_CONSENT, _COMMENT)):
        return None
    if reason == _COMMENT and node.tag in ("article", "main") and paragraphs > _SHARE * whole:
        return None
    return reason


def words_of_names(node: Any) -> set[str]:
    """The words in the names of an element, and its classes without hyphens."""
    classes = (node.get("class") or "").split()
    said = {word.lower() for name in (*classes, node.get("id") or "") for word in _WORDS.findall(name)}
    return said | {name.replace("-", "").replace("_", "").lower() for name in classes}


def _links(node: Any) -> bool:
    return next(node.iter("a"), None) is not None or any(each.tag == "a" for each in node.iterancestors("a"))


def _foreign(node: Any, whole: int, locale: str) -> str | None:
    """Whether an element is the same article in another language, and most of the page is not."""
    stated = (node.get("lang") or "").lower().replace("_", "-").split("-")[0]
    if not stated or stated == locale.split("-")[0].lower() or locale == "und" or node.tag not in _WHOLE:
        return None
    length = sum(len("".join(each.itertext())) for each in node.iter("p"))
    return _LANGUAGE if _LEAST_WORDS <= length <= (1 - _SHARE / 2) * whole else None


def _other_articles(page: Any) -> Iterator[Any]:
    """Articles beside or inside the one that has the headline, whose own headings are links: what else there is."""
    articles = list(page.iter("article"))
    own = [node for node in articles if next(node.iter("h1"), None) is not None]
    if len(own) != 1:
        return
    above = set(own[0].iterancestors())
    for node in articles:
        if node is not own[0] and node not in above and _is_teaser(node):
            yield node


def _is_teaser(node: Any) -> bool:
    headings = [each for tag in ("h2", "h3", "h4") for each in node.iter(tag)]
    return any(
        next(each.iter("a"), None) is not None or any(parent.tag == "a" for parent in each.iterancestors("a"))
        for each in headings
    )
