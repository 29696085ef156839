"""What of a page is no part of its article by what the page says of it: dialogs, notices, comments, other articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_CONSENT = "consent dialog"
_NOTICE = "notice of the site"
_COMMENT = "comment"
_OTHER = "link to another article"
ADVERTISEMENT = "advertisement"

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
    (_OTHER, _OF_OTHERS, 3_000),
    (ADVERTISEMENT, _OF_ADVERTISEMENTS, 1_500),
)
_LANGUAGE = "in another language"
_WHOLE = frozenset(["div", "section", "article"])
_LEAST_WORDS = 100  # letters; what is shorter may be a quotation
_DIALOGS = frozenset(["dialog", "alertdialog"])
_WORDS = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")
_KEPT = frozenset(["html", "body", "main", "h1"])
_SHARE = 0.4


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
    found.update((node, _OTHER) for node in _other_articles(page) if node not in found)
    return found


def _reason(node: Any, whole: int, own: frozenset[str], headed: set[Any]) -> str | None:
    if node.tag in _KEPT:
        return None
    classes = (node.get("class") or "").split()
    if own & {*classes, node.get("id") or ""}:
        return None
    said = {word.lower() for name in (*classes, node.get("id") or "") for word in _WORDS.findall(name)}
    said |= {name.replace("-", "").replace("_", "").lower() for name in classes}
    role = (node.get("role") or "").lower()
    if node.tag == "dialog" or role in _DIALOGS or node.get("aria-modal") == "true":
        reason, longest = _CONSENT, 20_000
    else:
        reason, longest = next(((kind, most) for kind, names, most in _NAMES if names & said), ("", 0))
    if not reason or (next(node.iter("h1"), None) is not None and reason != _CONSENT):
        return None
    length = len("".join(node.itertext()))
    paragraphs = sum(len("".join(each.itertext())) for each in node.iter("p"))
    outside = bool(headed) and not headed & set(node.iterancestors())
    if length > longest or (paragraphs > _SHARE * whole and not outside and reason not in (_CONSENT, _COMMENT)):
        return None
    if reason == _COMMENT and node.tag in ("article", "main") and paragraphs > _SHARE * whole:
        return None
    return reason


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
