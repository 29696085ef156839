"""What can be set under `story-explainer:` in mkdocs.yml, and what follows from it for the site as a whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from babel import Locale, UnknownLocaleError
from mkdocs.config import config_options as option
from mkdocs.config import load_config
from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError

from story_explainer.content.folders import LOCALES
from story_explainer.site.language import Language
from story_explainer.site.publication import Publication, Publisher
from story_explainer.story.problems import did_you_mean

# What is said of a value of another type: MkDocs names the types of Python.
_MEANT = {
    "languages": "write a list of tags: [it, de]; “no” needs quotation marks",
    **dict.fromkeys(("drafts", "complete"), "write true or false"),
    "translator": "write the program and what it is given as a list: [translate, --fast]",
    "jobs": "it takes a number from 1 on, or is left out",
    **dict.fromkeys(("content", "publisher", "contact", "imprint", "editor", "publish_to"), "write one text"),
}


class Options(Config):  # type: ignore[no-untyped-call]
    """What can be set under `story-explainer:` in mkdocs.yml."""

    content = option.Type(str, default="content")
    """The folder with the stories, relative to mkdocs.yml."""
    languages = option.ListOfItems(option.Type(str), default=["it", "de"])
    """The languages of the site, the first being the one of the chooser page and of pages in no language."""
    publisher = option.Type(str, default="")
    """Who publishes the site and answers for it, named at the foot of every page."""
    contact = option.Type(str, default="")
    """Where readers report errors: an address beginning with https: or mailto:."""
    imprint = option.Type(str, default="")
    """The page that says who answers for the site: an address beginning with https:, or a path of the site."""
    drafts = option.Optional(option.Type(bool))
    """Whether entries that are still a machine's guess are shown, each marked as one. Left out, previews show them and
    builds leave them out."""
    complete = option.Type(bool, default=False)
    """Whether a text or an article that is missing in a language of a story is an error, not a warning."""
    editor = option.Type(str, default="")
    """Who takes statements at the desk of the preview, as readers shall see the name; git's `user.name` if left out."""
    publish_to = option.Type(str, default="")
    """The branch on which the desk publishes, such as origin/main; the one that the current one follows if left out."""
    translator = option.ListOfItems(option.Type(str), default=[])
    """The command by which the desk asks for a text in another language: it reads the text from its standard input and
    writes the translation to its standard output; `{source}` and `{target}` stand for the languages."""

    jobs = option.Optional(option.Type(int))
    """How many stories are made at once, each in a process of its own; left out, as many as there are cores, once that
    is quicker."""

    def validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        """What is wrong; also a name that is no option, of which MkDocs only warns."""
        failed, warnings = super().validate()
        for name in sorted(set(self) - {key for key, _ in self._schema}):
            hint = did_you_mean(name, (key for key, _ in self._schema))
            failed.append((name, ValidationError(f"there is no such option{hint and f' ({hint})'}")))
        failed = [(name, ValidationError(_MEANT.get(name, str(error)))) for name, error in failed]
        if not failed and self.jobs is not None and self.jobs < 1:
            failed.append(("jobs", ValidationError("it takes a number from 1 on, or is left out")))
        if not failed and (twice := [tag for tag, times in Counter(self.languages).items() if times > 1]):
            failed.append(("languages", ValidationError(f"“{twice[0]}” stands there twice")))
        return failed, [] if failed else warnings


class SettingsError(Exception):
    """A configuration that cannot be followed."""


@dataclass(frozen=True)
class Settings:
    """What a configuration file says of a site, for commands that make it in another way than MkDocs."""

    publication: Publication
    root: Path
    shown_as: str
    docs: Path
    drafts: bool
    complete: bool
    copyright: str

    @property
    def content(self) -> Path:
        """The folder with the stories."""
        return self.root / self.shown_as


def settings_of(
    config_file: Path, name: str | None = None, address: str | None = None, tags: Sequence[str] = ()
) -> Settings:
    """Read a configuration of MkDocs with our plugin in it.

    Args:
        config_file: mkdocs.yml.
        name: what the site is called, if not as the file says.
        address: where it will stand, likewise.
        tags: its languages, likewise.

    Raises:
        SettingsError: the file or an option cannot be followed; the message says which.
        LanguageError: the site has no words for a language, or such as cannot be used.
    """
    given = {"site_name": name, "site_url": address}
    try:
        config = load_config(str(config_file), **{key: value for key, value in given.items() if value})
        plugin = config.plugins.get("story-explainer")
        if plugin is None:
            raise SettingsError(f"{config_file}: there is no “story-explainer” among the plugins")
        options = plugin.config
        publication = publication_of(
            config, options, [Language.load(tag, locales_of(config)) for tag in tags or options.languages]
        )
    except MkDocsException as error:
        raise SettingsError(str(error)) from None
    return Settings(
        publication,
        Path(config.config_file_path).parent,
        options.content,
        Path(config.docs_dir),
        bool(options.drafts),
        options.complete,
        config.copyright or "",
    )


def locales_of(config: MkDocsConfig) -> Path:
    """The folder with languages of the site's own: `locales/` beside mkdocs.yml."""
    return Path(config.config_file_path).parent / LOCALES


class NoLinks(list[object]):
    """The languages in `extra.alternate`, of which there are none, but which count as some.

    Material puts a link element into the head for each item here, and its script then fetches the sitemaps of all of
    them; with something that is true and empty it does neither, and who goes through the list finds one.
    """

    def __bool__(self) -> bool:
        """True, though there are none."""
        return True


def is_tag(name: str) -> bool:
    """Whether a folder's name is the tag of a language."""
    try:
        return bool(re.fullmatch("[a-z]{2}(-[A-Z]{2})?", name)) and bool(Locale.parse(name, sep="-"))
    except (UnknownLocaleError, ValueError):
        return False


def _no_address(address: str) -> str:
    """Why pages cannot stand at an address; nothing where they can. What it holds stands in every page."""
    parts = urlsplit(address)
    if address and parts.scheme.lower() not in ("http", "https"):
        return f"browsers do not open “{parts.scheme}:” addresses"
    if "@" in parts.netloc:
        return "a user’s name or password would stand in every page"
    if parts.query or parts.fragment:
        return "pages stand below a folder, not behind “?” or “#”"
    page = parts.path.rstrip("/").rpartition("/")[2]  # MkDocs adds a slash
    if page.lower().endswith((".html", ".htm")):
        return f"“{page}” is a page"
    return ""


def publication_of(config: MkDocsConfig, options: Options, languages: Sequence[Language]) -> Publication:
    """Where the site stands, what it is called and who answers for it.

    Raises:
        PluginError: an option holds what cannot be an address; the message names it.
    """
    if options.contact and not options.contact.startswith(("https:", "mailto:")):
        raise PluginError("story-explainer, option contact: write an address that begins with https: or mailto:")
    own = not (":" in options.imprint or options.imprint.startswith("//"))
    if not own and not options.imprint.startswith("https:"):
        raise PluginError("story-explainer, option imprint: write https://… or a path of the site, such as it/imprint/")
    if fault := _no_address(config.site_url or ""):
        raise PluginError(
            f"mkdocs.yml, site_url: {fault} (write the address of the site’s folder, as https://example.org/stories/)"
        )
    publisher = Publisher(options.publisher, options.contact, options.imprint)
    return Publication.at(config.site_url, config.site_name, languages, publisher)
