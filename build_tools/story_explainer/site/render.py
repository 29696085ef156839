"""Templates: one environment for all pages and languages, compiled once, escaping everything."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.ext import Extension
from jinja2.runtime import Context
from markupsafe import Markup, escape

from story_explainer.site.direction import right_to_left
from story_explainer.site.language import NEXT, Language, capitalised

_LTR = Markup(' dir="ltr"')
_LANG = re.compile(r"(?<=\s)lang=\"\{\{\s*(?P<of>[\w.]+)\s*\}\}\"")
# Around words for which the page's language has none, until the page is there: two characters that no text has.
_STRANGE, _FAMILIAR = "\ufdd0", "\ufdd1"
_PLAIN_ENGLISH = re.compile(rf"<(?:option|textarea|title)\b[^<>]*>[^<>]*|<[^<>]*>|[{_STRANGE}{_FAMILIAR}]")
_UNDIRECTED = re.compile(r"(?<=\s)lang=\"[\w-]+\"(?! dir=)")
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
# Line breaks beside what begins or ends a line of its own wherever it stands, which nobody sees.
_BLOCK = """(?:
    article|blockquote|body|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p
    |section|summary|table|tbody|td|th|thead|tr|ul |head|link|meta|script|title
    |circle|desc|g|path|polygon|polyline|rect|svg|text|tspan|use
)\\b"""
_UNSEEN = re.compile(rf"(?P<tag></?{_BLOCK}[^<>{{}}]*>)\n\s* | \n\s*(?=</?{_BLOCK})", re.VERBOSE)


class Unindented(Extension):
    """Templates are laid out for those who read them; what is made of them need not be."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """A template without the white space that its lines begin with, and breaks that nobody sees."""
        return _INDENT.sub("", _UNSEEN.sub(lambda found: found["tag"] or "", source))


class Directed(Extension):
    """Whatever a template marks with a language is set in the direction in which that is written."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.filters["direction"] = direction

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """A template in which each `lang` that it fills in is followed by `dir`, where a language asks for it."""
        return _LANG.sub(r"\g<0>{{ \g<of> | direction }}", source)


def direction(locale: str) -> Markup:
    """The attribute `dir` with a blank before it for a language written from right to left; else nothing."""
    return Markup(' dir="rtl"') if right_to_left(str(locale)) else Markup("")


@pass_context
def direction_beside(context: Context, locale: str) -> Markup:
    """The same in the theme, which knows the language of its page: `dir` also for what runs against that page."""
    given = context.get("explainer")
    here = given["language"].tag if given else ""
    return direction(locale) or (_LTR if direction(here) else Markup(""))


@cache
def environment() -> Environment:
    """The environment of the pages' templates."""
    env = Environment(
        loader=PackageLoader("story_explainer.site"),
        extensions=["jinja2.ext.i18n", Unindented, Directed],
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,  # templates are part of the package: no look at the disk for each rendering
        trim_blocks=True,
    )
    env.filters["capitalised"] = _capitalised
    env.globals["dot"] = NEXT
    env.policies["ext.i18n.trimmed"] = True
    # Compiles messages as calls with their values; the functions of the page's language come with each rendering.
    env.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    return env


def _capitalised(words: str) -> str:
    """The filter of that name: a mark before the first letter stays before it."""
    return words[0] + capitalised(words[1:]) if words.startswith(_STRANGE) else capitalised(words)


@cache
def gettext_functions(language: Language, *, marked: bool = False) -> dict[str, Any]:
    """The functions behind `_()` and `{% trans %}`; what is put into a message is escaped, the message is ours.

    Args:
        language: the language of the words.
        marked: whether English words that stand in for missing ones are marked; `finished` then says so in HTML.
    """
    words = language.words

    @cache
    def plain(message: str) -> Markup:
        return _filled(said_of(message), {})

    def said_of(message: str, said: str | None = None, context: str | None = None) -> str:
        """The words for a message, marked where they are still English and the page can say so."""
        said = words.gettext(message) if said is None else said
        return f"{_STRANGE}{said}{_FAMILIAR}" if marked and (message, context) in language.missing else said

    def gettext(message: str, **values: object) -> Markup:
        if not values:
            return plain(message)
        said = said_of(message)
        if "date" in values:  # before all else is put in: the words of others stay as they are
            said = language.joined(said.replace("%(date)s", str(escape(values["date"])).replace("%", "%%")))
        return _filled(said, values)

    def ngettext(singular: str, plural: str, n: int, **values: object) -> Markup:
        return _filled(said_of(singular, words.ngettext(singular, plural, n)), {"num": n, "n": n, **values})

    @cache
    def pgettext(context: str, message: str) -> Markup:
        return _filled(said_of(message, words.pgettext(context, message), context), {})

    return {
        "_": gettext,
        "gettext": gettext,
        "ngettext": ngettext,
        "pgettext": pgettext,
        "plural_forms": language.plural_forms,
        "colon": language.colon,
        "semicolon": language.semicolon,
    }


def _filled(message: str, values: Mapping[str, object]) -> Markup:
    """A message with its values escaped; the same as `Markup(message) % values`, which takes several times as long."""
    safe = {name: value if isinstance(value, int) else escape(value) for name, value in values.items()}
    return Markup(message % safe)  # noqa: S704


def render(template: str, language: Language, values: Mapping[str, Any]) -> str:
    """Fill one template in one language.

    Args:
        template: the name of the file in `templates/`.
        language: the language of the words.
        values: what the template shows.

    Returns:
        HTML.
    """
    html = environment().get_template(template).render(gettext_functions(language, marked=True), **values)
    return finished(html, language)


def finished(html: str, language: Language) -> str:
    """What a template made, with what only the whole can say.

    On a page written from right to left, text in a language that is not gets `dir` too. Where English words stand in
    for such that the language lacks, they are marked as English; in attributes and wherever no element may stand,
    they go unmarked.
    """
    if language.missing:
        english = f'<span lang="en"{direction("en")}>'

        def mark(found: re.Match[str]) -> str:
            if found[0] == _STRANGE:
                return english
            return "</span>" if found[0] == _FAMILIAR else found[0].replace(_STRANGE, "").replace(_FAMILIAR, "")

        html = _PLAIN_ENGLISH.sub(mark, html)
    if direction(language.tag):
        html = _UNDIRECTED.sub(r'\g<0> dir="ltr"', html)
    return html
