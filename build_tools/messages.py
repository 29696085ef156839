"""Brings the catalogues of the interface in line with the words in templates and code: `make messages`.

New messages come in empty, those no longer said go out, the rest stays as it is. The order is that of the messages, and
no header holds a date, so that a change of words is all that a diff shows. A template or a module that does not parse
stops this before anything is written: its messages would count as no longer said, and their translations be lost.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from tokenize import TokenError

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from jinja2 import TemplateSyntaxError

from story_explainer.desk.mistakes import CONTEXT
from story_explainer.site.catalogue import read, untranslated, updated
from story_explainer.story.codes import CODES

ROOT = Path(__file__).parent.parent
LOCALES = ROOT / "build_tools" / "story_explainer" / "site" / "locales"
KEYWORDS = {**DEFAULT_KEYWORDS, "_": None, "gettext": None, "pgettext": ((1, "c"), 2), "plural_forms": (1, 2)}


def said(root: Path = ROOT) -> Catalog:
    """Every message that templates and code of the package say.

    Args:
        root: the folder with babel.cfg.

    Raises:
        ValueError: a template or a module does not parse; with its path, the line and what is wrong.
    """
    with (root / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    catalog, reading = Catalog(), ""

    def now(name: str, method: str, settings: Mapping[str, object]) -> None:
        nonlocal reading
        reading = Path(name).as_posix()

    try:
        found = extract_from_dir(str(root), methods, options, keywords=KEYWORDS, callback=now)
        for _, _, message, _, context in found:
            catalog.add(message, context=context)
        for code in CODES.values():  # what the desk tells of problems
            catalog.add(code.meaning, context=CONTEXT)
            catalog.add(code.remedy, context=CONTEXT)
    except TokenError as error:
        words, (line, _) = error.args
        raise ValueError(f"{reading}:{line}: {words}") from None
    except (TemplateSyntaxError, SyntaxError) as error:
        raise ValueError(f"{reading}:{error.lineno}: {error}") from None
    return catalog


def main() -> int:
    """Update every catalogue but English, whose words are the messages themselves."""
    try:
        messages = said()
    except ValueError as error:
        print(
            f"{error}\nNo catalogue was changed: mend this first, or its translations would be lost.", file=sys.stderr
        )
        return 1
    for path in sorted(LOCALES.glob("*.po")):
        if path.stem != "en":
            path.write_bytes(updated(path.read_bytes(), path.stem, messages))
            empty = untranslated(read(path.read_bytes(), path.stem), messages)
            print(
                f"{path.relative_to(ROOT)}: {len(empty)} to translate" if empty else f"{path.relative_to(ROOT)}: whole"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
