"""What an editor's program offers while somebody writes a story: the YAML language server with our schemas."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.language_server.client import SERVER, Client

pytestmark = pytest.mark.build

ROOT = Path(__file__).parents[1]
TEXT = """\
# yaml-language-server: $schema=../../schemas/claims.schema.json
claims:
  - id: talks
    text: {it: A, de: B}
    certainty: stated
    cites: [s1]
"""


@pytest.fixture
def claims(request: pytest.FixtureRequest) -> Path:
    """A file of its own for each test, which need not be on disk."""
    return ROOT / "content" / str(request.node.name) / "claims.yml"


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    """A running server; without Node.js the tests are skipped, but not in CI."""
    if not (SERVER.is_file() and shutil.which("node")):
        if os.environ.get("CI"):
            pytest.fail("the language server is not installed: make tests/language_server/node_modules")
        pytest.skip("the language server is not installed (it needs Node.js and npm)")
    with Client(ROOT) as running:
        yield running


def test_a_whole_file_is_fine(client: Client, claims: Path) -> None:
    """The file's first line leads the server to the schema, which finds nothing wrong."""
    assert client.open(claims, TEXT) == []


def test_wrong_fields_and_values_are_flagged(client: Client, claims: Path) -> None:
    """A field that is not known and a word that cannot stand there are marked where they stand."""
    wrong = TEXT.replace("    cites: [s1]", "    cites: [s1]\n    qoutes: []").replace("stated", "certain")
    found = client.open(claims, wrong)
    assert [(problem["range"]["start"]["line"], problem["range"]["start"]["character"]) for problem in found] == [
        (4, 15),
        (6, 4),
    ]
    assert "stated" in found[0]["message"]
    assert "qoutes" in found[1]["message"]


def test_fields_are_offered_with_help(client: Client, claims: Path) -> None:
    """In a new line of a claim, its other fields are offered, each with what stands there."""
    client.open(claims, TEXT + "    \n")
    offered = {item["label"]: item for item in client.at("completion", claims, 6, 4)["items"]}
    assert {"by", "via", "basis", "quotes", "responses"} <= set(offered)
    assert not {"id", "certainty"} & set(offered)
    assert "Who relays it" in str(offered["via"]["documentation"])


def test_values_are_offered(client: Client, claims: Path) -> None:
    """Where one of a few words stands, they are offered."""
    client.open(claims, TEXT.replace("stated", ""))
    assert {"stated", "possible", "expected"} <= {
        item["label"] for item in client.at("completion", claims, 4, 15)["items"]
    }


def test_hover_explains(client: Client, claims: Path) -> None:
    """Over a field stands what it means."""
    client.open(claims, TEXT)
    assert "How firmly it is put" in str(client.at("hover", claims, 4, 6)["contents"])
