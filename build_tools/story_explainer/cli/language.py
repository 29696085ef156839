"""`explainer language`: the two files of another language of the interface, begun and brought in line."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import click

_ABOUT = """\
# What {name} needs beside its words ({tag}.po). The hue marks the language wherever it speaks, 0 to 360 (OKLCH).
hue = {hue}
# The Snowball stemmer of the search page: {stemmers}; leave out where there is none.
# stemmer = "{first}"
# Whether words are written together, so that a part of one is looked for too (“Auto” in “Elektroautos”).
# compounds = true

# The part of the address for each kind of page, in small letters, digits and hyphens; the English ones to begin with.
[slugs]
{slugs}
# What the language makes of dates: regular expressions and what takes their place.
[dates]
# '\\bdel 1 ' = 'dell’1 '
"""


@click.command()
@click.argument("tag", metavar="LANGUAGE")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path("locales"))
def language(tag: str, folder: Path) -> None:
    """Begin the interface in LANGUAGE, or say what it lacks: two files in FOLDER.

    FOLDER is locales, beside mkdocs.yml, if left out. LANGUAGE is a tag such as fr, pt-BR or ar. Its words stand in
    LANGUAGE.po, which any editor of translations opens; addresses, the hue and what search needs in LANGUAGE.toml. Run
    again, the command brings in messages that are new, takes out those no longer said, and lists what is to be
    translated. What has no words yet stands in English.

    \b
    Examples:
      explainer language fr
      explainer language pt-BR ../newsroom/locales
    """
    from babel import Locale, UnknownLocaleError

    from story_explainer.content.files import write_atomically
    from story_explainer.site import catalogue
    from story_explainer.site.language import Language, LanguageError
    from story_explainer.site.language_files import messages, spoken

    try:
        name = Locale.parse(tag, sep="-").english_name
    except (UnknownLocaleError, ValueError):
        raise click.UsageError(
            f"“{tag}” is no language that CLDR knows: write a tag such as fr, pt-BR or ar."
        ) from None
    said, (words, settings) = messages(), (folder / f"{tag}.po", folder / f"{tag}.toml")
    if tag in spoken() and not words.exists() and not settings.exists():
        click.echo(f"The package speaks {name}: write “{tag}” under languages in mkdocs.yml.")
        return
    try:
        there = words.exists()
        before = words.read_bytes() if there else catalogue.begun(tag)
        now = catalogue.updated(before, tag, said)
        if not settings.exists():
            write_atomically(settings, _settings(tag, str(name), folder).encode())
            click.echo(f"{settings.as_posix()}: begun")
        if write_atomically(words, now):
            click.echo(f"{words.as_posix()}: {'brought in line' if there else 'begun'}")
        catalog = catalogue.read(now, tag)
        open_ones = catalogue.untranslated(catalog, said)
        click.echo(f"{words.as_posix()}: {len(said) - len(open_ones)} of {len(said)} messages are translated")
        for message in open_ones[:_SHOWN]:
            known = catalog.get(message.id if isinstance(message.id, str) else message.id[0], message.context)
            text = message.id if isinstance(message.id, str) else message.id[0]
            click.echo(f"  {words.as_posix()}:{known.lineno if known else 1}: {text}")
        if len(open_ones) > _SHOWN:
            click.echo(f"  … and {len(open_ones) - _SHOWN} more")
        Language.load(tag, folder)
    except catalogue.CatalogueError as error:
        raise click.ClickException(f"{words.as_posix()}:{error}") from None
    except LanguageError as error:
        raise click.ClickException(str(error)) from None
    except BrokenPipeError:
        raise
    except OSError as error:
        raise click.ClickException(f"{Path(error.filename or folder).as_posix()}: {error.strerror}") from None


_SHOWN = 10


def _hues(folder: Path) -> Iterator[int]:
    """The hues of the languages that are begun there already."""
    for settings in sorted(folder.glob("*.toml")):
        with suppress(tomllib.TOMLDecodeError, KeyError, TypeError, ValueError):
            yield round(tomllib.loads(settings.read_text(encoding="utf-8"))["hue"])


def _settings(tag: str, name: str, folder: Path) -> str:
    """The settings of a language to begin with; its hue lies farthest from those of the languages there are."""
    from story_explainer.site.language import Language
    from story_explainer.site.language_files import slugs, spoken, stemmers

    hues = sorted({*(Language.load(each).hue for each in spoken()), *_hues(folder)})
    gap, before = max(((after - hue) % 360 or 360, hue) for hue, after in zip(hues, [*hues[1:], hues[0]], strict=True))
    addresses = "".join(f'{kind} = "{english}"\n' for kind, english in slugs().items())
    return _ABOUT.format(
        name=name,
        tag=tag,
        hue=round(before + gap / 2) % 360,
        stemmers=", ".join(stemmers()),
        first=stemmers()[0],
        slugs=addresses,
    )
