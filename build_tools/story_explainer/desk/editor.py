"""Who sits at the desk."""

from __future__ import annotations

import subprocess

from story_explainer.desk.outcome import NotDoneError
from story_explainer.desk.site import PreviewSite
from story_explainer.site.language import Language


def name_of_editor(site: PreviewSite) -> str:
    """The name under which statements are taken: the site's setting, else git's; empty where neither says it."""
    if site.editor:
        return site.editor
    try:
        done = subprocess.run(
            ["git", "config", "user.name"],  # noqa: S607
            cwd=site.root,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=10,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip()


def require_editor(site: PreviewSite, language: Language) -> str:
    """The same name, for what is done in somebody's name.

    Raises:
        NotDoneError: nothing says it.
    """
    if name := name_of_editor(site):
        return name
    raise NotDoneError(language.gettext("Who are you? Say so by “git config user.name”, or by “editor” in mkdocs.yml."))
