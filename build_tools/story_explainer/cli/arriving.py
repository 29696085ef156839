"""What `explainer new` and `explainer add` share: options that describe files, and lines that say what these are."""

from __future__ import annotations

import functools
import os
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from story_explainer.story.keys import LEAD, ArticleKey, is_article_id

if TYPE_CHECKING:  # numpy and language data, for which no other command waits
    from story_explainer.content.arrival import Arrivals, Arrived
    from story_explainer.content.figures import FiguresDrafted
    from story_explainer.content.handed import Handed
    from story_explainer.content.intake import Copied
    from story_explainer.story.bitext import Bitext


class FileOrPage(click.ParamType["Path | str"]):
    """A file that is there, or the address of a page, which is fetched."""

    name = "file or page"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path of the file, or the address."""
        from story_explainer.content.fetching import is_address

        if not isinstance(value, str) or is_address(value):
            return value
        path = Path(value)
        if path.is_dir():
            self.fail(f"“{value}” is a folder: name the files in it that are articles.", param, ctx)
        if not path.exists():
            page = "; a page is given as https://…" if value.lower().startswith("www.") else ""
            self.fail(f"There is no file “{value}”{page}.", param, ctx)
        return path


_VALUE = "VALUE|FILE=VALUE"
_SUFFIXES = {".txt", ".md", ".html", ".htm", ".docx", ".pdf", ".eml"}  # a name that ends so is meant to be a file's
_TOLD = ("outlet", "published", "url", "show", "version_of", "replaces", "called")
OPTIONS = (
    click.argument("files", nargs=-1, metavar="FILE...", type=FileOrPage()),
    click.option("--lang", "stated", multiple=True, metavar="LOCALE=FILE", help="A file whose language you state."),
    click.option("--outlet", multiple=True, metavar=_VALUE, help="Who published it."),
    click.option("--published", multiple=True, metavar=_VALUE, help="When: 2022-07-04 or 2022-07-04T21:40."),
    click.option("--url", multiple=True, metavar=_VALUE, help="The page, as https://…."),
    click.option("--show", multiple=True, metavar=_VALUE, help="What readers may see of it: full, cited or none."),
    click.option("--version-of", multiple=True, metavar=_VALUE, help="The article it is a version of, by its id."),
    click.option("--replaces", multiple=True, metavar=_VALUE, help="The article it is a newer state of, by its id."),
    click.option("--id", "called", multiple=True, metavar=_VALUE, help="The name of its article's folder."),
    click.option("--independent", is_flag=True, help="Each file is an article of its own; nothing is grouped."),
)


def describing_files(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that describe files; it gets them as `handed`, a list of `Handed`."""

    @functools.wraps(command)
    def wrapped(files: tuple[Path | str, ...], stated: tuple[str, ...], **options: Any) -> None:
        told = {name: options.pop(name) for name in _TOLD}
        command(handed=_handed(files, stated, told), **options)

    for option in reversed(OPTIONS):
        wrapped = option(wrapped)
    return wrapped


def _handed(files: Sequence[Path | str], stated: Sequence[str], told: dict[str, tuple[str, ...]]) -> list[Handed]:
    from story_explainer.content.handed import Handed

    handed = [_stated(option) for option in stated]
    handed += [Handed(Path("page"), page=one) if isinstance(one, str) else Handed(one) for one in files]
    if not handed:
        raise click.UsageError("There is no article: name at least one file.")
    for name, options in told.items():
        flag, field = f"--{name.replace('_', '-')}", {"url": "address"}.get(name, name)
        flag = "--id" if name == "called" else flag
        # What is said of one file goes before what is said of all.
        for named in (False, True):
            for option in options:
                own, value = _said_of(flag, option, handed)
                if bool(own) == named:
                    value = _valid(flag, name, value)
                    change: dict[str, Any] = {field: value}
                    handed = [replace(one, **change) if not own or one in own else one for one in handed]
    return handed


def _said_of(flag: str, option: str, handed: Sequence[Handed]) -> tuple[list[Handed], str]:
    """The file that an option names, as it was given or by its bare name if no other is called so; and the value.

    Raises:
        click.UsageError: what stands before “=” is meant for a file, but names none of those given, or several.
    """
    names = [one.name for one in handed]
    bare = [name.rsplit("/", 1)[-1] for name in names]
    for called in (names, [name if bare.count(name) == 1 else "" for name in bare]):
        for at in (at for at, sign in enumerate(option) if sign == "="):
            meant = _plain(option[:at])
            if own := [one for one, name in zip(handed, called, strict=True) if name and _plain(name) == meant]:
                return own, option[at + 1 :]
    meant, equals, _ = option.partition("=")
    if equals and "://" not in meant and Path(meant).suffix.lower() in _SUFFIXES:
        raise click.UsageError(f"{flag}: “{meant}” is none of the files given, or several ({', '.join(names)}).")
    return [], option


def _plain(name: str) -> str:
    """A path, however its parts are divided and its accents are written: shells and editors do not agree on either."""
    return unicodedata.normalize("NFC", name.replace(os.sep, "/"))


def _valid(flag: str, name: str, value: str) -> str:
    """The value of an option, as the story's files have it."""
    from story_explainer.content.article_ids import moment

    if name == "published":
        found = moment(value)
        if found is None:
            raise click.UsageError(f"{flag} takes a day or a time, such as 2022-07-04T21:40, not “{value}”.")
        return found
    if name == "show" and value not in ("full", "cited", "none"):
        raise click.UsageError(f"{flag} takes full, cited or none, not “{value}”.")
    if name == "url" and not value.startswith(("https://", "http://")):
        raise click.UsageError(f"{flag} takes a page, such as https://example.com/news, not “{value}”.")
    if name == "called" and not is_article_id(value):
        raise click.UsageError(f"{flag} takes a name such as corriere-2022-07-04, not “{value}”.")
    if not value.strip():
        raise click.UsageError(f"{flag} takes a value.")
    return ArticleKey.parse(value).article if name in ("version_of", "replaces") else value


def _stated(option: str) -> Handed:
    """A file with its language, as `--lang` gives it."""
    from story_explainer.content.fetching import is_address
    from story_explainer.content.handed import Handed
    from story_explainer.ingest.reading.tags import is_language

    locale, _, path = option.partition("=")
    if not path or not is_language(locale):
        raise click.UsageError(f"--lang takes a language and a file, such as it=articolo.txt, not “{option}”.")
    if is_address(path):
        return Handed(Path("page"), locale, page=path)
    if not Path(path).is_file():
        raise click.UsageError(f"There is no file “{path}”.")
    return Handed(Path(path), locale)


def decisions(arrivals: Arrivals, copied: dict[str, Copied]) -> Iterator[str]:
    """What each file was found to be, and why, one line a file."""
    for arrival in arrivals.articles:
        for number, one in enumerate(arrival.files):
            said = f"a version of {arrival.id}" if arrival.there or number else _new(arrival.id)
            yield f"{one.handed.name}: {said}, in “{one.file.locale}”{_why(one)}"
            if number == 0 and one.handed.replaces:
                yield f"  a newer state of {one.handed.replaces}, by your word"
            if number == 0 and arrival.id in copied:
                origin, share, segments = copied[arrival.id]
                figure = f"{share:.2f}".removeprefix("0")
                yield f"  reworks {origin}: {figure} of its text stands there word for word ({', '.join(segments)})"
    for handed, where in arrivals.left:
        yield f"{handed.name}: there already, {where}"


def agencies_found(bitext: Bitext) -> Iterator[str]:
    """Which agencies an article names, a line each; they stand in sources.yml, for an editor to take out or to add."""
    from story_explainer.content.descriptions import agencies_named

    told = [agency for locale in bitext.articles for agency in agencies_named(bitext, locale)]
    for name in dict.fromkeys(agency["name"] for agency in told):
        own = [agency for agency in told if agency["name"] == name]
        cites = dict.fromkeys(cite for agency in own for cite in agency.get("cites", ()))
        line = next((agency["line"] for agency in own if "line" in agency), None)
        where = f"“{line}”" if line else ", ".join(cites)
        what = "all of it" if any(agency.get("whole") for agency in own) else "some of it"
        yield f"from {name}, {what}, as it says ({where}): counted as that source (agencies in sources.yml)"


def figures_drafted(drafted: FiguresDrafted | None) -> Iterator[str]:
    """How many figures were drafted, if any were."""
    if drafted:
        more = f", {drafted.values} more value{'s'[: drafted.values > 1]} in drafts" if drafted.values else ""
        yield f"figures: {drafted.figures} drafted{more} (figures.yml)"


def _new(article: str) -> str:
    return "the lead article" if article == LEAD else f"an article of its own, {article}"


def _why(one: Arrived) -> str:
    if one.handed.version_of:
        return ", by your word"
    if one.because is None:
        return ""
    other, answer = one.because
    if answer.verdict == "unknown":
        return f" (these languages cannot be compared; taken for a version of {other})"
    return f" ({answer.figure} of the text answers {other})"
