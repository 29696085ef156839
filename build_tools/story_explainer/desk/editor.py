"""Who sits at the desk."""

from __future__ import annotations

import subprocess

from story_explainer.desk.site import Site


def name_of_editor(site: Site) -> str:
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
