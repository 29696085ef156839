"""The licences of what others made and a site carries along: each asks for its words to go with every copy."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from importlib.metadata import distribution

from story_explainer.site.publication import Asset

# Whose files MkDocs copies into a site; our own, and what stands beside its notice already, are none of them.
_COPIED = ("mkdocs-material", "mkdocs")


def notices() -> Iterator[Asset]:
    """A file for each package of which files are copied into the site, with the text of its licence."""
    for name in _COPIED:
        yield Asset(f"assets/licences/{name}.txt", partial(_notice, name))


def _notice(name: str) -> bytes:
    package = distribution(name)
    texts = [
        file.read_text(encoding="utf-8").strip()
        for file in sorted(package.files or ())
        if ".dist-info" in file.parts[0] and file.name.upper().startswith(("LICENSE", "LICENCE", "COPYING", "NOTICE"))
    ]
    heading = f"Files of {package.metadata['Name']} {package.version} are a part of this site. Their licence:"
    return ("\n\n".join([heading, *texts]) + "\n").encode()
