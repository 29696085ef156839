"""Opens the editor's desk in a preview: around MkDocs' own server, on this machine alone."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig

from story_explainer.desk.access import BELOW, Access, is_loopback
from story_explainer.desk.application import Desk
from story_explainer.desk.site import PreviewSite
from story_explainer.plugin.options import Options
from story_explainer.site.language import Language
from story_explainer.site.publication import Publication

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.plugins.story-explainer")


def open_desk(
    server: LiveReloadServer,
    config: MkDocsConfig,
    options: Options,
    languages: Sequence[Language],
    paths: Callable[[], Mapping[tuple[str, str], str]],
    publication: Callable[[], Publication | None],
    below: str = "",
) -> None:
    """Put the desk around what a preview serves; not where others than this machine could reach it.

    Args:
        server: the server of the preview.
        config: the configuration of MkDocs.
        options: that of our plugin.
        languages: the languages of the site.
        paths: the path of each page as last built, by its key and language.
        publication: where the site stands, as last built.
        below: the path of the stories in the site, if that is not all theirs.
    """
    host, port, preview = str(server.server_address[0]), server.server_address[1], server.get_app()
    if preview is None or not is_loopback(host):
        log.info("The editor's desk stays closed, for others can reach %s: serve on 127.0.0.1 to open it", host)
        return
    root = Path(config.config_file_path).parent
    site = PreviewSite(
        root=root,
        content=root / options.content,
        shown_as=options.content,
        languages=languages,
        complete=options.complete,
        editor=options.editor,
        branch=options.publish_to,
        mount=f"{server.mount_path}{below}",
        drafts=options.drafts is not False,
        publication=publication,
        paths=paths,
        translator=options.translator,
    )
    server.set_app(Desk(preview, Access.at(int(port), secrets.token_urlsafe(32)), site))
    log.info("The editor's desk is open: http://%s:%s%s", f"[{host}]" if ":" in host else host, port, BELOW)
