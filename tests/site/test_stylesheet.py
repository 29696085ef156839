"""The part of the theme's style sheet that pages use: what can match stays, what cannot goes, and variables follow."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from story_explainer.site.stylesheet import compact, parse, subset

MATERIAL = Path(str(files("material")))
NAMES = frozenset(["body", "a", "p", "card", "dir", "hidden"])


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        ("p{color:red}", "p{color:red}"),
        (".card p,.nav p{color:red}", ".card p{color:red}"),
        (".nav{color:red}", ""),
        ("a:not(.nav):hover::before{color:red}", "a:not(.nav):hover::before{color:red}"),
        ("[dir=rtl] .card{margin:0}", "[dir=rtl] .card{margin:0}"),
        ("[data-x] .card{margin:0}", ""),
        ("*,:after{margin:0}", "*,:after{margin:0}"),
        ("@media print{.card{color:red}.nav{color:red}}", "@media print{.card{color:red}}"),
        ("@media print{.nav{color:red}}", ""),
        ("@charset 'x';@keyframes k{0%{top:0}}@font-face{src:url(x)}p{top:0}", "p{top:0}"),
        ("/* .nav{} */p{top:0}", "p{top:0}"),
        ('p{content:"};{"}a{top:0}', 'p{content:"};{"}a{top:0}'),
        ("p{mask:url(data:x;y,{})}a{top:0}", "p{mask:url(data:x;y,{})}a{top:0}"),
    ],
)
def test_a_rule_stays_if_its_names_occur(css: str, kept: str) -> None:
    assert subset(css, NAMES) == kept


def test_variables_stay_if_something_reads_them() -> None:
    """Directly, through another variable, or in the pages' own sheet; what only unread ones read goes too."""
    css = "body{--a:1;--b:var(--c);--c:2;--d:var(--e);--e:3;--f:4}p{top:var(--a);left:var(--b)}"
    kept = "body{--a:1;--b:var(--c);--c:2;--f:4}p{top:var(--a);left:var(--b)}"
    assert subset(css, NAMES, read=".x{top:var( --f)}") == kept


def test_a_compact_sheet_has_the_same_rules() -> None:
    css = '/* a\n b */\np  {\n  color: red;\n}\n\na::before { content: "x"; } /* c */'
    assert compact(css) == 'p { color: red; } a::before { content: "x"; }'


def test_the_theme_that_is_installed_is_read_whole() -> None:
    """Every brace of Material's sheets is accounted for, and of what story pages need little is left."""
    for sheet in (MATERIAL / "templates" / "assets" / "stylesheets").glob("*.css"):
        css = sheet.read_text("utf-8")
        rules = "".join(map(str, parse(css)))
        assert rules.count("{") == css.count("{"), sheet.name
        names = frozenset(["html", "body", "dir", "md-typeset", "p", "h1"])
        assert len(subset(css, names)) < len(css) / 5
