"""Material's base template for our pages: without what only its script and its own colours use."""

from __future__ import annotations

import re

# A drawer and a search that open by hidden checkboxes, what lies over the page meanwhile, a dialog, the marks by which
# the script finds its components; hues, of which we have our own; what made the page, which no reader asks. Where
# Material changes them they stay, which does no harm.
_UNUSED = re.compile(
    r"""
    \s*<input\ class="md-toggle"[^>]*>
    | \s*<label\ class="md-overlay"[^>]*></label>
    | \s*<div\ class="md-dialog"[^>]*>\s*<div[^>]*></div>\s*</div>
    | \ data-md-component="[\w-]+"
    | \ data-md-color-(?:primary|accent)="\{\{[^}]*\}\}"
    | \s*<meta\ name="generator"[^>]*>
    """,
    re.VERBOSE,
)
# One element says both what search engines and what previews are told.
_DESCRIPTION = '<meta name="description" '


def lean(source: str) -> str:
    """The template with the rest as it was, and its description for previews too.

    Args:
        source: Material's `base.html`.
    """
    return _UNUSED.sub("", source).replace(_DESCRIPTION, f'{_DESCRIPTION}property="og:description" ')
