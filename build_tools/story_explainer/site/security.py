"""What a page may load and tell, said in the page itself, since on many static hosts nobody can set headers."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_OUTGOING = re.compile(r'<a (?![^>]*\srel=)(?=(?:[^>]*\s)?href="https?://)', re.IGNORECASE)


def content_security_policy(templates: Iterable[str]) -> str:
    """The policy of all pages of a build, by Content Security Policy Level 3.

    Nothing is allowed but what the site brings along. A script in the page runs only if it is one of the theme's own,
    known by its hash: one that got into the text of a page does not, as hashes are never taken from pages.

    Args:
        templates: the theme's templates that hold scripts, rendered.

    Returns:
        The policy, to be put into a meta element. (`frame-ancestors` and reports work in headers only.)
    """
    hashes = dict.fromkeys(_hash(script) for html in templates for script in _SCRIPT.findall(html))
    directives = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *hashes],
        "style-src": ["'self'"],
        "font-src": ["'self'"],
        "img-src": ["'self'", "data:"],  # Material's style sheet holds its icons as data
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
    }
    return "; ".join(" ".join((name, *sources)) for name, sources in directives.items())


def embed_policy(style: str) -> str:
    """The policy of a page that others put into theirs: nothing but its own style, known by its hash.

    Args:
        style: the SHA-256 of the style in the page, in Base64.
    """
    return f"default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'"


def _hash(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def mark_outgoing(html: str) -> str:
    """The links of a hand-written page to other sites, told apart from the site's own as in the templates."""
    return _OUTGOING.sub('<a rel="external noopener" ', html)
