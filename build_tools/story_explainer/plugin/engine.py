"""Where we reach into MkDocs: what it does not offer, each with the reason. Nothing else touches what is private there.

The fork ProperDocs has the same parts. `tests/test_engines.py` builds and serves with both.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme as MkDocsTheme
from mkdocs.utils import CountHandler

from story_explainer.plugin.lean import lean

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

FOLDER = Path(__file__).parents[1] / "site" / "theme"
THEME, LEAN = "theme/", "lean/"
# An editor may write several files, or one in steps: a build waits until nothing has happened for so many seconds.
_SETTLED = 0.03


class Templates(MkDocsTheme):
    """The theme as it is configured, but listing its files does not go through ten thousand icons.

    MkDocs lists all templates of a theme before each build to find those to copy, and then leaves out hidden folders,
    in which Material has its icons. Here they are left out before.
    """

    @classmethod
    def of(cls, theme: MkDocsTheme) -> Templates:
        """The same theme."""
        lean = cls.__new__(cls)
        lean.__dict__.update(theme.__dict__)
        return lean

    def get_env(self) -> Environment:
        """The environment of the templates."""
        env = super().get_env()
        env.loader = _TemplateLoader(self.dirs)
        return env


class _TemplateLoader(FileSystemLoader):
    """Templates by their names; with `theme/` before it, the one of the theme that ours stand before.

    With `lean/` it is that for pages on which the theme's script does not run.
    """

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        if template.startswith(LEAN):
            source, path, current = self.get_source(environment, template.replace(LEAN, THEME, 1))
            return lean(source), path, current
        if template.startswith(THEME):
            below = self.searchpath[self.searchpath.index(str(FOLDER)) + 1 :]
            return FileSystemLoader(below).get_source(environment, template.removeprefix(THEME))
        return super().get_source(environment, template)

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for folder in self.searchpath:
            for parent, folders, names in os.walk(folder):
                folders[:] = [name for name in folders if not name.startswith(".")]
                below = os.path.relpath(parent, folder)
                found.update(names if below == "." else (f"{below}/{name}".replace(os.sep, "/") for name in names))
        return sorted(found)


def put_before(config: MkDocsConfig, folder: Path) -> None:
    """Have the templates in a folder go before those of the theme.

    Themes say where their files lie, and offer no way to add to it. What a site has of its own in `custom_dir` goes
    before ours, as it does before Material's.
    """
    config.theme = Templates.of(config.theme)
    if str(folder) not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(folder))


def only_known_templates(config: MkDocsConfig) -> bool:
    """Whether there are but ours, Material's and MkDocs' own templates: those of others may need their white space."""
    return len(config.theme.dirs) == len(("ours", "Material's", "MkDocs'"))


def alone(plugin: object, config: MkDocsConfig, *events: str) -> bool:
    """Whether no other plugin takes part in any of the events. MkDocs calls all of them, and does not say which."""
    hooks = [hook for event in events for hook in config.plugins.events[event]]
    return all(getattr(hook, "__self__", None) is plugin for hook in hooks)


def go_on_after_warnings() -> None:
    """Take back strict mode, in which the engine counts warnings by a handler and stops: who previews goes on editing.

    MkDocs counts on the logger of its name, its fork ProperDocs on one of its own.
    """
    for name in ("mkdocs", "properdocs"):
        logger = logging.getLogger(name)
        for handler in [each for each in logger.handlers if type(each).__name__ == CountHandler.__name__]:
            logger.removeHandler(handler)


def watch(server: LiveReloadServer, more: Iterable[Path]) -> None:
    """Have a preview hear of changes as soon as they happen: of what it watches already, and of more folders.

    The server has an observer of its own, which looks at every file twice a second, and waits long after each change.
    """
    from story_explainer.plugin.watching import Watcher

    watched = list(server._watched_paths)  # nothing else says whether the theme is watched too
    for path in watched:
        server.unwatch(path)
    server.observer = Watcher()  # type: ignore[assignment]
    server.build_delay = _SETTLED
    for path in [*watched, *map(str, more)]:
        server.watch(path)
