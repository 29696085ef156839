"""Templates: one environment for all pages and languages, compiled once, escaping everything."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.ext import Extension
from markupsafe import Markup, escape

from story_explainer.site.language import NEXT, Language, capitalised

# Languages written from right to left, and the scripts that tell of others (CLDR).
_RTL = frozenset(
    [
        "ar", "arc", "ckb", "dv", "fa", "glk", "he", "khw", "ks", "lrc", "mzn", "nqo", "pnb", "ps", "sd", "syr", "ug",
        "ur", "yi",
    ]
)  # fmt: skip
_RTL_SCRIPTS = frozenset(["Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg"])
_SCRIPT = 4
_LANG = re.compile(r"(?<=\s)lang=\"\{\{\s*(?P<of>[\w.]+)\s*\}\}\"")
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


class Unindented(Extension):
    """Templates are indented for those who read them; what is made of them need not be."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """A template without the white space that its lines begin with."""
        return _INDENT.sub("", source)


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
    parts = str(locale).split("-")
    script = next((part for part in parts[1:] if len(part) == _SCRIPT), None)
    rtl = script in _RTL_SCRIPTS if script else parts[0] in _RTL
    return Markup(' dir="rtl"') if rtl else Markup("")


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
    env.filters["capitalised"] = capitalised
    env.globals["dot"] = NEXT
    env.policies["ext.i18n.trimmed"] = True
    # Compiles messages as calls with their values; the functions of the page's language come with each rendering.
    env.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    return env


@cache
def gettext_functions(language: Language) -> dict[str, Any]:
    """The functions behind `_()` and `{% trans %}`; what is put into a message is escaped, the message is ours."""
    words = language.words

    @cache
    def plain(message: str) -> Markup:
        return _filled(words.gettext(message), {})

    def gettext(message: str, **values: object) -> Markup:
        if not values:
            return plain(message)
        said = words.gettext(message)
        if "date" in values:  # before all else is put in: the words of others stay as they are
            said = language.joined(said.replace("%(date)s", str(escape(values["date"])).replace("%", "%%")))
        return _filled(said, values)

    def ngettext(singular: str, plural: str, n: int, **values: object) -> Markup:
        return _filled(words.ngettext(singular, plural, n), {"num": n, "n": n, **values})

    @cache
    def pgettext(context: str, message: str) -> Markup:
        return _filled(words.pgettext(context, message), {})

    return {
        "_": gettext,
        "gettext": gettext,
        "ngettext": ngettext,
        "pgettext": pgettext,
        "plural_forms": language.plural_forms,
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
    return environment().get_template(template).render(gettext_functions(language), **values)
