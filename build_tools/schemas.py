"""Writes the JSON Schemas of the content files and the content model's reference page: `make schemas`."""

from __future__ import annotations

import json
from pathlib import Path

from story_explainer.content.load import FILES
from story_explainer.story.compared import compared_schema
from story_explainer.story.data import data_schema
from story_explainer.story.schemas import reference, schema_files

ROOT = Path(__file__).parent.parent


def generated() -> dict[Path, str]:
    """Every generated file with its content."""
    schemas = {ROOT / "schemas" / name: text for name, text in schema_files(FILES).items()}
    published = {
        ROOT / "build_tools/story_explainer/story" / name: json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
        for name, schema in (("data.schema.json", data_schema()), ("compare.schema.json", compared_schema()))
    }
    return {**schemas, **published, ROOT / "docs" / "content-model.md": reference(FILES)}


if __name__ == "__main__":
    for path, text in generated().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
