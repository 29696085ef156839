"""Where a build keeps what the next one can use again; a build that may keep nothing works all the same."""

from __future__ import annotations

import atexit
import hashlib
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


@cache
def cache_folder(project: Path) -> Path:
    """The folder `.cache` of a project; where it cannot be written, one that is gone when the program ends.

    Args:
        project: the folder in which mkdocs.yml lies.
    """
    folder = project / ".cache"
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        pass
    else:
        if os.access(folder, os.W_OK):
            return folder
    passing = tempfile.mkdtemp(prefix="story-explainer-")
    atexit.register(shutil.rmtree, passing, ignore_errors=True)
    return Path(passing)


def compiled_templates(otherwise: Path) -> Path:
    """The folder of compiled templates: beside the program, as Python keeps compiled modules, for all sites.

    Its name follows from how they are compiled (`site/render.py`); Jinja itself looks at what it compiles only.

    Args:
        otherwise: a folder in which one is made where the program's own cannot be written.
    """
    how = hashlib.sha256((_PACKAGE / "site" / "render.py").read_bytes()).hexdigest()[:12]
    for folder in (_PACKAGE / "site" / "__pycache__" / f"templates-{how}", otherwise / f"templates-{how}"):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            return folder
    return otherwise
