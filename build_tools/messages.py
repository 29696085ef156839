"""Brings the catalogues of the interface in line with the words in templates and code: `make messages`.

New messages come in empty, those no longer said go out, the rest stays as it is. The order is that of the messages, and
no header holds a date, so that a change of words is all that a diff shows.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
LOCALES = ROOT / "build_tools" / "story_explainer" / "site" / "locales"
KEYWORDS = {**DEFAULT_KEYWORDS, "_": None, "gettext": None, "pgettext": ((1, "c"), 2)}


def said() -> Catalog:
    """Every message that templates and code of the package say."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    catalog = Catalog()
    for _, _, message, _, context in extract_from_dir(str(ROOT), methods, options, keywords=KEYWORDS):
        catalog.add(message, context=context)
    return catalog


def updated(old: bytes, locale: str, messages: Catalog) -> bytes:
    """A catalogue with exactly these messages, in their order, with the translations it already has."""
    header, _, _ = old.decode().partition("\n\n")
    before = read_po(BytesIO(old), locale=locale)
    after = Catalog(locale=locale)
    for message in sorted((m for m in messages if m.id), key=lambda m: (str(m.id), m.context or "")):
        known = before.get(message.id if isinstance(message.id, str) else message.id[0], message.context)
        same = known is not None and known.id == message.id
        after.add(message.id, known.string if same else None, context=message.context, flags=message.flags)
    body = BytesIO()
    write_po(body, after, width=120, omit_header=True)
    return header.encode() + b"\n\n" + body.getvalue()


def main() -> int:
    """Update every catalogue but English, whose words are the messages themselves."""
    messages = said()
    for path in sorted(LOCALES.glob("*.po")):
        if path.stem != "en":
            path.write_bytes(updated(path.read_bytes(), path.stem.replace("-", "_"), messages))
            empty = [m.id for m in read_po(BytesIO(path.read_bytes())) if m.id and not any(m.string)]
            print(
                f"{path.relative_to(ROOT)}: {len(empty)} to translate" if empty else f"{path.relative_to(ROOT)}: whole"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
