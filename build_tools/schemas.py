"""Writes the JSON Schemas of the content files and the content model's reference page: `make schemas`."""

from __future__ import annotations

import json
from pathlib import Path

from story_explainer.content import FILES
from story_explainer.schemas import reference, schema_of

ROOT = Path(__file__).parent.parent


def generated() -> dict[Path, str]:
    """Every generated file with its content."""
    files = {
        ROOT / "schemas" / f"{name.removesuffix('.yml')}.schema.json": json.dumps(
            schema_of(model), ensure_ascii=False, indent=2
        )
        + "\n"
        for name, model in FILES.items()
    }
    return {**files, ROOT / "docs" / "content-model.md": reference(FILES)}


if __name__ == "__main__":
    for path, text in generated().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
