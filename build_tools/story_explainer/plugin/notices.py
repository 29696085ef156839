"""The licences of what others made and a site carries along: each asks for its words to go with every copy."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import partial
from importlib.metadata import distribution
from pathlib import Path, PurePosixPath

from story_explainer.site.publication import Asset

# Whose files MkDocs copies into a site; our own, and what stands beside its notice already, are none of them.
_COPIED = ("mkdocs-material", "mkdocs")


def notices() -> Iterator[Asset]:
    """A file for each package of which files are copied into the site, with the text of its licence."""
    for name in _COPIED:
        yield Asset(f"assets/licences/{name}.txt", partial(_notice, name))


def _notice(name: str) -> bytes:
    package = distribution(name)
    # Material has ten thousand icons: a path for each file of it takes as long as a story.
    listed = csv.reader((package.read_text("RECORD") or "").splitlines())
    files = sorted(PurePosixPath(row[0]) for row in listed if row and ".dist-info/" in row[0])
    named = [file for file in files if file.name.upper().startswith(("LICENSE", "LICENCE", "COPYING", "NOTICE"))]
    texts = [Path(str(package.locate_file(file))).read_text(encoding="utf-8").strip() for file in named]
    heading = f"Files of {package.metadata['Name']} {package.version} are a part of this site. Their licence:"
    return ("\n\n".join([heading, *texts]) + "\n").encode()
