"""The desk's own templates: everything that is filled in is escaped, as on the pages of the site."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from story_explainer.site.language import Language, capitalised
from story_explainer.site.render import Directed, gettext_functions


@cache
def _environment() -> Environment:
    env = Environment(
        loader=PackageLoader("story_explainer.desk"),
        extensions=["jinja2.ext.i18n", Directed],
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["capitalised"] = capitalised
    env.policies["ext.i18n.trimmed"] = True
    env.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    return env


def render(template: str, language: Language, **values: Any) -> bytes:
    """Fill one template of the desk in one language."""
    words = gettext_functions(language)
    return _environment().get_template(template).render(words, language=language, **values).encode()
