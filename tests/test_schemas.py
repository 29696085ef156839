"""The JSON Schemas: current, with help for every field, and of one mind with the models."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from build_tools.schemas import ROOT, generated
from jsonschema import Draft7Validator
from pydantic import ValidationError

from story_explainer.content.load import FILES
from story_explainer.story.problems import ContentError
from story_explainer.yaml_source.read import read

SCHEMAS = {
    name: json.loads((ROOT / f"schemas/{Path(name).stem}.schema.json").read_text(encoding="utf-8")) for name in FILES
}
CORPUS = sorted(
    path
    for folder in ("content", "tests/toy_content", "tests/story/checks")
    for path in (ROOT / folder).rglob("*.yml")
    if path.name in FILES
)


def test_generated_files_are_current() -> None:
    """The schemas and the reference page are what “make schemas” writes."""
    for path, text in generated().items():
        assert path.read_text(encoding="utf-8") == text, "run “make schemas”"
    assert {path.name for path in (ROOT / "schemas").iterdir()} == {
        path.name for path in generated() if path.parent.name == "schemas"
    }


@pytest.mark.parametrize("name", FILES)
def test_valid_draft_07_with_help_everywhere(name: str) -> None:
    """Each schema is itself valid, and no field is without a description."""
    Draft7Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$schema"] == "http://json-schema.org/draft-07/schema#"
    for owner, field, schema in fields(SCHEMAS[name]):
        assert len(schema.get("description", "")) > 10, f"{owner}.{field} says nothing"


def fields(schema: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for owner, node in [("", schema), *schema.get("definitions", {}).items()]:
        for field, value in node.get("properties", {}).items():
            yield owner, field, value
        assert node.get("additionalProperties") is False, f"{owner} lets everything in"


class CoreLoader(yaml.CSafeLoader):
    """Reads YAML as editors' programs do: by the core schema of YAML 1.2."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
]:
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), first)


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: "/".join(path.parts[-2:]))
def test_schema_and_model_agree(path: Path) -> None:
    """The schema takes the files that the model takes, and refuses those that it refuses."""
    try:
        document = read(path.name, path.read_text(encoding="utf-8"))
    except ContentError:
        return
    try:
        FILES[path.name].model_validate(document.data)
        accepted = True
    except ValidationError:
        accepted = False
    data = yaml.load(path.read_text(encoding="utf-8"), CoreLoader)
    errors = [error.message for error in Draft7Validator(SCHEMAS[path.name]).iter_errors(data)]
    assert accepted == (not errors), errors


TEXTS = {"it": "Testo", "de": "Text"}
EVENT = {"id": "e", "text": TEXTS, "kind": "happened", "cites": ["s1"]}


@pytest.mark.parametrize(
    ("change", "valid"),
    [
        ({}, True),
        ({"when": 2024}, True),
        ({"when": "2024-02-29"}, True),
        ({"when": "2024-04-31"}, False),
        ({"when": "2024-13"}, False),
        ({"when": "2024?/.."}, True),
        ({"when": "../.."}, False),
        ({"when": "2024-21"}, True),
        ({"when": "202X~"}, True),
        ({"when": "2024-06-XX"}, True),
        ({"when": "/2024-22?"}, True),
        ({"when": "-0043-03-15"}, True),
        ({"when": "Y12000"}, True),
        ({"when": "2024-06-01T10:00:00+02:00"}, True),
        ({"when": "2024-33"}, False),
        ({"when": "2024-06-XX/2025"}, False),
        ({"when": None}, True),
        ({"text": {"it": 1984}}, True),
        ({"text": {"it": " "}}, False),
        ({"text": {"italiano": "x"}}, False),
        ({"text": "x"}, False),
        ({"id": "E 1"}, False),
        ({"kind": "said"}, False),
        ({"cites": []}, False),
        ({"cites": "s1"}, False),
        ({"draft": True}, True),
        ({"draft": "yes"}, False),
        ({"before": [{"event": "x"}]}, True),
        ({"before": [{"evnt": "x"}]}, False),
        ({"before": ["x"]}, False),
        ({"actor": "x"}, False),
    ],
)
def test_agreement_on_single_fields(change: dict[str, Any], valid: bool) -> None:
    """What each kind of field takes and refuses is the same for the model and for the schema."""
    data = {"events": [{**EVENT, **change}]}
    text = json.dumps(data, ensure_ascii=False)
    assert Draft7Validator(SCHEMAS["events.yml"]).is_valid(data) == valid
    try:
        FILES["events.yml"].model_validate(read("events.yml", text).data)
        assert valid
    except ValidationError:
        assert not valid


def test_content_names_its_schema() -> None:
    """The first line of each YAML file in content leads to the schema of that file."""
    files = sorted((ROOT / "content").glob("*/*.yml"))
    assert files
    for path in files:
        first = path.read_text(encoding="utf-8").splitlines()[0]
        match = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert match, path
        assert (path.parent / match[1]).resolve() == ROOT / f"schemas/{path.stem}.schema.json"
