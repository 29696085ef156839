"""The policy of the pages, and the links that lead out of the site."""

from __future__ import annotations

import hashlib
from base64 import b64encode

import pytest

from story_explainer.site.security import content_security_policy, mark_outgoing


def test_only_the_themes_own_scripts_are_allowed_in_a_page() -> None:
    """A hash for each script, none for data, and no word that would let any other run."""
    words = content_security_policy(
        ["<p></p><script>first()\nand()</script>", '<script type="application/json">{}</script>']
    )
    digest = b64encode(hashlib.sha256(b"first()\nand()").digest()).decode()
    directives = dict(directive.split(" ", 1) for directive in words.split("; "))
    assert directives["default-src"] == "'none'"
    assert directives["script-src"] == f"'self' 'sha256-{digest}'"
    assert "unsafe" not in words


def test_a_policy_with_one_script_twice_names_it_once() -> None:
    assert content_security_policy(["<script>a</script>"] * 2) == content_security_policy(["<script>a</script>"])


@pytest.mark.parametrize(
    ("link", "marked"),
    [
        ('<a href="https://example.org/">', '<a rel="external noopener" href="https://example.org/">'),
        (
            '<a class="x" href="http://example.org/">',
            '<a rel="external noopener" class="x" href="http://example.org/">',
        ),
        ('<a href="https://example.org/" rel="license">', '<a href="https://example.org/" rel="license">'),
        ('<a href="../articolo/#s1">', '<a href="../articolo/#s1">'),
        ('<a data-href="https://example.org/" href="#top">', '<a data-href="https://example.org/" href="#top">'),
        ('<a href="mailto:desk@example.org">', '<a href="mailto:desk@example.org">'),
    ],
)
def test_links_to_other_sites_are_marked_and_no_others(link: str, marked: str) -> None:
    assert mark_outgoing(f"<p>{link}x</a></p>") == f"<p>{marked}x</a></p>"
