"""The second plugin: the stories as a site of their own below a path of a site that exists.

The two sites share nothing but the folder that they are written to. So nothing of the site around is replaced, restyled
or restricted: its pages, navigation, search and settings are what they would be without the plugin.
"""

from __future__ import annotations

import logging
import tempfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote, urljoin

from mkdocs.commands.build import build
from mkdocs.config import config_options as option
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from story_explainer.plugin.options import Options
from story_explainer.plugin.promises import refuse_overlap, refuse_without_stories

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from story_explainer.plugin import StoryExplainerPlugin
    from story_explainer.site.publication import Publication

log = logging.getLogger("mkdocs.plugins.story-explainer-mount")
OURS = "story-explainer"
_SHARED = ("site_name", "copyright", "strict", "repo_url", "site_author")
"""What the stories take over from the site around them."""


_NO_NAME = frozenset('\\:*?"<>|')
"""What no name of a folder has on every system."""


class MountOptions(Options):  # type: ignore[no-untyped-call]
    """What can be set under `story-explainer-mount:` in mkdocs.yml: where, and what the stories' own plugin takes."""

    at = option.Type(str, default="stories/")
    """The path below the root of the site; pages written by hand about the stories lie in `docs/` below it."""


class MountPlugin(BasePlugin[MountOptions]):  # type: ignore[no-untyped-call]
    """Builds the stories after the site around them, into a folder of it."""

    def __init__(self) -> None:
        self.command: Literal["build", "gh-deploy", "serve"] = "build"
        self._stories: StoryExplainerPlugin | None = None
        self._around: MkDocsConfig | None = None  # the site around, as the stories were last built into it

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether somebody is watching."""
        self.command = command

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Refuse what cannot go together.

        Raises:
            PluginError: one line that names the setting.
        """
        path = PurePosixPath(self.config.at)
        if path.is_absolute() or ".." in path.parts or not path.parts or _NO_NAME.intersection(self.config.at):
            raise PluginError(
                f"story-explainer-mount, option at: “{self.config.at}” is no folder of the site (write one such as "
                "stories/)"
            )
        if not self.config.languages:
            raise PluginError("story-explainer-mount, option languages: name at least one language")
        if OURS in config.plugins:
            raise PluginError(
                f"the plugin “{OURS}” makes a site of its own, “story-explainer-mount” puts it into one: keep one"
            )
        refuse_without_stories(config, self.config.content)
        refuse_overlap(config, self.config.content)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """What lies below the stories' path is theirs: the site around does not publish it.

        Raises:
            PluginError: a page there is in no language of theirs, so it is one of the site around.
        """
        below = f"{self._at}/"
        for file in list(files):
            if file.src_dir == config.docs_dir and file.src_uri.startswith(below):
                language, inside, _ = file.src_uri.removeprefix(below).partition("/")
                if file.is_documentation_page() and not (inside and language in self.config.languages):
                    raise PluginError(
                        f"story-explainer-mount, option at: {file.src_uri} is a page of your own site in the folder of "
                        f"the stories (choose another folder; pages about the stories lie in "
                        f"{below}{self.config.languages[0]}/)"
                    )
                files.remove(file)
        return files

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Build the stories.

        Raises:
            PluginError: the site around has something where they should lie.
        """
        folder = Path(config.site_dir, self._at)
        if there := next((path for path in (folder, *sorted(folder.rglob("*"))) if path.is_file()), None):
            if config is self._around:  # a plugin such as i18n builds the same site once more, in its next language
                return
            shown = there.relative_to(config.site_dir).as_posix()
            raise PluginError(f"story-explainer-mount, option at: the site has {shown} already; choose another folder")
        with tempfile.TemporaryDirectory() as nothing:
            by_hand = Path(config.docs_dir, self._at)
            inner = self._inner(config, by_hand if by_hand.is_dir() else Path(nothing), folder)
            inner.plugins.on_startup(command=self.command, dirty=False)
            build(inner, serve_url=inner.site_url if self.command == "serve" else None)
        self._around = config
        self._stories = inner.plugins[OURS]  # type: ignore[assignment]  # those before, until these are built

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Build again when a story changes."""
        from story_explainer.plugin.desk import open_desk  # what a build does not need

        server.watch(str(Path(config.config_file_path).parent / self.config.content))
        if self._stories:
            open_desk(
                server, config, self.config, self._stories.languages, self._paths, self._publication, f"{self._at}/"
            )
        return server

    def _paths(self) -> dict[tuple[str, str], str]:
        return self._stories.paths() if self._stories else {}

    def _publication(self) -> Publication | None:
        return self._stories.publication() if self._stories else None

    @property
    def _at(self) -> str:
        return PurePosixPath(self.config.at).as_posix()

    def _inner(self, config: MkDocsConfig, docs: Path, site: Path) -> MkDocsConfig:
        """The configuration of the stories' own site."""
        options = {name: value for name, value in self.config.items() if name != "at" and value is not None}
        settings: dict[str, Any] = {name: config[name] for name in _SHARED if config[name]}
        settings |= {
            "site_url": urljoin(config.site_url, f"{quote(self._at)}/") if config.site_url else None,
            "docs_dir": str(docs),
            "site_dir": str(site),
            "theme": {"name": "material"},
            "plugins": [{OURS: options}],
            "markdown_extensions": ["attr_list"],
            "extra": {"generator": False},
        }
        if config.edit_uri:
            settings["edit_uri"] = urljoin(config.repo_url or "", config.edit_uri) + f"{quote(self._at)}/"
        inner = MkDocsConfig(config_file_path=config.config_file_path)
        inner.load_dict({name: value for name, value in settings.items() if value is not None})
        errors, warnings = inner.validate()
        for name, problem in (*errors, *warnings):
            log.warning("the stories' own site, %s: %s", name, problem)
        if errors:
            raise PluginError("the stories' own site cannot be made: see above")
        return inner
