"""A catalogue of the interface as text: begun for a language, brought in line with what is said, and looked over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po, write_po

_HEADERS = ("Language", "Plural-Forms", "Content-Type", "Content-Transfer-Encoding")
_NAMED = re.compile(r"%\((\w+)\)[sd]")
# Where a message counts, the form for one thing may say “one” in words.
_COUNTED = frozenset(["num", "count"])


class CatalogueError(ValueError):
    """A catalogue that cannot be read, with the number of the line and what is wrong."""


@dataclass(frozen=True)
class Fault:
    """A translation that cannot be used: its line, the message, and what is wrong with it."""

    line: int
    message: str
    wrong: str


def read(content: bytes, locale: str) -> Catalog:
    """A catalogue from the bytes of its file.

    Args:
        content: a `.po` file.
        locale: the language's BCP 47 tag.

    Raises:
        CatalogueError: the file is no catalogue.
    """
    try:
        content.decode("utf-8")
        return read_po(BytesIO(content), locale=locale.replace("-", "_"), abort_invalid=True)
    except PoFileError as error:
        raise CatalogueError(f"{error.lineno + 1}: {error}") from None
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise CatalogueError(f"{line}: this is not UTF-8") from None


def begun(locale: str) -> bytes:
    """The head of a catalogue in which nothing is translated yet, with the plural forms that CLDR knows."""
    headers = [line for line in Catalog(locale=locale.replace("-", "_")).mime_headers if line[0] in _HEADERS]
    head = "".join(f'"{name}: {value}\\n"\n' for name, value in headers)
    return f'# The words of the interface; the English messages are the keys.\nmsgid ""\nmsgstr ""\n{head}\n'.encode()


def updated(old: bytes, locale: str, said: Iterable[Message]) -> bytes:
    """A catalogue with exactly these messages, in their order, with the translations it already has.

    Args:
        old: the file as it is.
        locale: the language's BCP 47 tag.
        said: the messages.

    Raises:
        CatalogueError: the file is no catalogue.
    """
    header, _, _ = old.decode().replace("\r\n", "\n").partition("\n\n")
    before, after = read(old, locale), Catalog(locale=locale.replace("-", "_"))
    for message in sorted((m for m in said if m.id), key=lambda m: (str(m.id), m.context or "")):
        known = before.get(message.id if isinstance(message.id, str) else message.id[0], message.context)
        string = known.string if known is not None and known.id == message.id else None
        after.add(message.id, string, context=message.context, flags=message.flags)
    body = BytesIO()
    write_po(body, after, width=120, omit_header=True)
    return header.rstrip("\n").encode() + b"\n\n" + body.getvalue()


def untranslated(catalog: Catalog, said: Iterable[Message]) -> list[Message]:
    """The messages for which a catalogue has no words, or not in every plural form."""
    return [message for message in said if message.id and not _whole(catalog, _known(catalog, message))]


def faults(catalog: Catalog) -> Iterator[Fault]:
    """Translations that would break a page: a placeholder that is missing or that the message does not have."""
    for message in catalog:
        for number, form in enumerate(_forms(message.string) if message.id else ()):
            wanted = placeholders(_forms(message.id)[-1])
            spelt_out = _COUNTED if number == 0 and len(_forms(message.string)) > 1 else frozenset[str]()
            found = placeholders(form)
            if not form.strip() or wanted - spelt_out <= found <= wanted:
                continue
            names = ", ".join(sorted(found - wanted) or sorted(wanted - found - spelt_out))
            wrong = f"has {names}, which the English does not" if found - wanted else f"lacks {names}"
            yield Fault(message.lineno or 1, _forms(message.id)[0], wrong)
            break


def placeholders(words: str) -> set[str]:
    """The names in a message that values take the place of."""
    try:
        return {*_NAMED.findall(words), *(name for _, name, _, _ in Formatter().parse(words.replace("%", "")) if name)}
    except ValueError:  # braces that do not close
        return {"{"}


def _known(catalog: Catalog, message: Message) -> Message | None:
    return catalog.get(message.id if isinstance(message.id, str) else message.id[0], message.context)


def _whole(catalog: Catalog, known: Message | None) -> bool:
    if known is None or known.fuzzy:
        return False
    forms = _forms(known.string)
    return all(form.strip() for form in forms) and len(forms) >= (catalog.num_plurals if known.pluralizable else 1)


def _forms(words: object) -> list[str]:
    return [str(form or "") for form in words] if isinstance(words, list | tuple) else [str(words or "")]
