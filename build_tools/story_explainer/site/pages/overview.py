"""The overview: what the story is in one sentence, what to take away, where to go on."""

from __future__ import annotations

from story_explainer.site.pages.kind import PageKind

PAGE = PageKind(
    template="overview.html",
    source="story.yml",
    instances=lambda story: ["overview"],
    nav_title=lambda view, name: view.language.gettext("Overview"),
    title=lambda view, name: view.plain(view.story.about.title),
    description=lambda view, name: view.plain(view.story.about.standfirst),
)
