"""Material's base template for pages on which its script does not run: without what only that script uses."""

from __future__ import annotations

import re

# A drawer and a search that open by hidden checkboxes, what lies over the page meanwhile, a dialog, and the marks by
# which the script finds its components. Where Material changes them they stay, which does no harm.
_SCRIPTS_OWN = re.compile(
    r"""
    \s*<input\ class="md-toggle"[^>]*>
    | \s*<label\ class="md-overlay"[^>]*></label>
    | \s*<div\ class="md-dialog"[^>]*>\s*<div[^>]*></div>\s*</div>
    | \ data-md-component="[\w-]+"
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
    return _SCRIPTS_OWN.sub("", source).replace(_DESCRIPTION, f'{_DESCRIPTION}property="og:description" ')
