"""The way to tell who publishes the site of an error: a mail, or an issue, that already says what stands where."""

from __future__ import annotations

from urllib.parse import quote, urlencode, urlsplit

from story_explainer.site.language import Language
from story_explainer.site.publication import Publication

_WORDS = 300  # characters of the passage; programs for mail cut long addresses


def report_address(publication: Publication | None, language: Language, path: str, words: str) -> str:
    """Where readers report an error in a passage.

    Args:
        publication: where the site stands and how its publisher is reached; None where that is not known.
        language: the language of the page.
        path: the address of the passage, below the root.
        words: the passage.

    Returns:
        A `mailto:` with subject and text (RFC 6068), the form for a new issue filled in likewise (`…/issues/new` takes
        `title` and `body` on GitHub, Forgejo and Gitea), or the contact as it is. Empty where there is none.
    """
    contact = publication.publisher.contact if publication else ""
    if not publication or not contact:
        return ""
    title = language.gettext("Error on %(page)s") % {"page": publication.name}
    passage = words if len(words) <= _WORDS else words[: _WORDS - 1].rpartition(" ")[0] + " …"
    body = f"{publication.url(path)}\n\n> {passage}\n\n"
    if contact.startswith("mailto:"):
        filled = urlencode({"subject": title, "body": body.replace("\n", "\r\n")}, quote_via=quote)
        return f"{contact}{'&' if '?' in contact else '?'}{filled}"
    if urlsplit(contact).path.rstrip("/").endswith("/issues/new"):
        filled = urlencode({"title": title, "body": body}, quote_via=quote)
        return f"{contact}{'&' if '?' in contact else '?'}{filled}"
    return contact
