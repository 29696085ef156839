"""YAML ends in data as it was written, with places to the column, or in a message."""

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from story_explainer.story.problems import ContentError
from story_explainer.yaml_source.read import Document, read


def test_scalars_stay_as_written() -> None:
    """No surprises of type: what YAML would turn into false, a number or a time stays text; only nothing is nothing."""
    text = "a: no\nb: 1984\nc: 12:30\nd: 2026-01-31\ne: 0x1F\nf:\ng: ~\nh: 'null'\ni: \"\"\nno: yes\n"
    assert read("f.yml", text).data == {
        "a": "no",
        "b": "1984",
        "c": "12:30",
        "d": "2026-01-31",
        "e": "0x1F",
        "f": None,
        "g": None,
        "h": "null",
        "i": "",
        "no": "yes",
    }


NESTED = """\
claims:
  - id: a
    text:
      it: >-
        Una riga
        ripiegata
      de: |
        Zeile
    cites: [s1, {x: ü, y: [z]}]
  -   id: b
      cites:
      - s1
      -  s2
"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("path", "key", "place"),
    [
        (("claims",), True, (1, 1)),
        (("claims",), False, (2, 3)),
        (("claims", 0), False, (2, 5)),
        (("claims", 0, "text", "it"), False, (4, 11)),
        (("claims", 0, "text", "de"), True, (7, 7)),
        (("claims", 0, "cites", 0), False, (9, 13)),
        (("claims", 0, "cites", 1, "y"), True, (9, 24)),
        (("claims", 0, "cites", 1, "y", 0), False, (9, 28)),
        (("claims", 1), False, (10, 7)),
        (("claims", 1, "cites", 1), False, (13, 10)),
        (("claims", 1, "missing", "deeper"), False, (10, 7)),
        (("claims", 7), False, (2, 3)),
        ((), False, (1, 1)),
    ],
)
def test_places(end: str, path: tuple[str | int, ...], key: bool, place: tuple[int, int]) -> None:
    """Line and column of keys and values in nested lists, flow collections and folded texts, whatever ends a line."""
    assert read("f.yml", NESTED.replace("\n", end)).place(path, key=key) == place


def test_places_behind_rare_characters() -> None:
    """Characters outside the basic plane count once; line separators that editors don't break at end no line."""
    document = read("f.yml", "a: '𝔄\u2028b'\nc: {d: '😀', e: f}\n")
    assert document.place(("c", "e")) == (2, 16)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: b: c\n", "f.yml:1:5: Y001 not readable as YAML: mapping values are not allowed in this context"),
        ("a: 'b\n", "f.yml:2:1: Y001"),
        ("a:\n\t- b\n", "f.yml:2:1: Y001"),
        ("a: b\n--- \nc: d\n", "f.yml:2:1: Y001 a second document begins here"),
        ("ä: 1\na: x\x07\n", "f.yml:2:5: Y001 the character U+0007 is not allowed"),
        ("a: \x00", "f.yml:1:4: Y001 the character U+0000 is not allowed"),
        ("a: 1\nb: 2\na: 3\n", "f.yml:3:1: Y002 the key “a” stands here twice"),
        ("- {a: 1, a: 2}\n", "f.yml:1:10: Y002"),
        ("a: [1]\nb: *x\n", "f.yml:2:4: Y003 an alias repeats a part of the file"),
        ("a: &x [1]\nb: 2\n", "f.yml:1:4: Y003 “&x” names a part of the file"),
        ("a: &Co è fallita\n", "f.yml:1:4: Y003 “&Co” names a part of the file"),
        ("<<: {a: b}\na: &x c\nd: *x", "f.yml:2:4: Y003"),
        ("a: !!python/object/apply:os.system [ls]\n", "f.yml:1:4: Y004"),
        ("a: !!str 1\n", "f.yml:1:4: Y004"),
        ("a: !b {c: d}\n", "f.yml:1:4: Y004"),
        ("? [a, b]\n: c\n", "f.yml:1:3: Y004 a key must be plain text"),
        ("? {a: b}\n: c\n", "f.yml:1:3: Y004 a key must be plain text"),
        ("[" * 41 + "]" * 41, "f.yml:1:41: Y005 nested too deeply"),
    ],
)
def test_refused(text: str, message: str) -> None:
    """What a reader of the file could misunderstand is refused, at its place."""
    with pytest.raises(ContentError) as caught:
        read("f.yml", text)
    assert str(caught.value).startswith(message)


def test_bombs_are_cut_short() -> None:
    """Neither aliases that grow, nor a million brackets, nor a million mistakes exhaust time, stack or terminal."""
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    for text in (bomb, "[" * 1_000_000, "{a: " * 100_000, "- " * 100_000, "? " * 100_000, "a: b\n" * 100_000):
        with pytest.raises(ContentError) as caught:
            read("f.yml", text)
        assert len(caught.value.problems) <= 101


def test_every_mistake_at_once() -> None:
    """Duplicate keys and tags are all named; the list goes on behind the first."""
    with pytest.raises(ContentError) as caught:
        read("f.yml", "a: !x 1\na: 2\nb: {c: 1, c: 2}\n")
    assert [problem.code for problem in caught.value.problems] == ["Y004", "Y002", "Y002"]


@given(st.text(alphabet=st.sampled_from("ab:-?[]{},&*!|>'\"%@`#~ \n\t\r\\<.0é\u2028\U0001f600\x00"), max_size=40))
def test_any_text_ends_in_data_or_a_message(text: str) -> None:
    """Whatever stands in the file; data is what PyYAML's own composer finds, and each place lies in the text."""
    try:
        document = read("f.yml", text)
    except ContentError as error:
        for problem in error.problems:
            assert re.match(r"f\.yml:[1-9]\d*:[1-9]\d*: Y00[1-5] .", str(problem))
            assert problem.line <= text.count("\n") + text.count("\r") + 1
        return
    assert document.data == plain(yaml.compose(text, Loader=yaml.CSafeLoader))
    check_places(document, document.data, ())


def plain(node: yaml.Node | None) -> object:
    """A tree of nodes as data, without resolving any type."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [plain(item) for item in node.value]
    if node is None or (not getattr(node, "style", None) and node.value in ("", "~", "null")):
        return None
    return node.value


def check_places(document: Document, data: object, path: tuple[str | int, ...]) -> None:
    """Where the document says that a text stands, there it begins: with itself, or the sign of its style or anchor."""
    if path and isinstance(data, str) and data:
        assert document.text[document.offset(path)] in {data[0], "'", '"', "|", ">", "&"}
    children = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for part, child in children:
        check_places(document, child, (*path, part))
