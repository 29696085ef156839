"""An edit of YAML says what was meant and leaves everything else as it was, to the letter; or it is refused."""

import difflib
import random
import textwrap
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from story_explainer.story.problems import ContentError
from story_explainer.yaml_source import nodes as yaml_nodes
from story_explainer.yaml_source.edit import YamlText
from story_explainer.yaml_source.read import read
from tests.examples import examples

ROOT = Path(__file__).parents[1]
FILES = [
    path
    for folder in ("content", "tests")
    for path in sorted((ROOT / folder).rglob("*.yml"))
    if "node_modules" not in path.parts
]
LONG = "word " * 60 + "end"
TEXTS = [
    "x", "no", "1984", "12:30", "1e5", "2026-01-31", "~", "null", "", "a: b", " #c", "c #d", "- x", "? y", "! z", "&a",
    "*b", "@x", "%x", "`x", "---", "a:", "|", ">-", "{a}", "[b", "x, y", "it's", 'say "hi"', "'\"", "\\n", "tab\tx",
    "ü😀", "\u2028", "\u00a0x", "\u200e", " lead", "trail ", "a\nb", "a\n\nb\n", "a\n", "x\n\n\n", "\n", "\n\nx",
    "a\n  more\nb", LONG, f"{LONG}\n\n{LONG}", "x  y " * 40, f"{LONG}: no", f"{LONG} #no", f"- {LONG}", f"‘{LONG}’",
]  # fmt: skip
DATA = [*TEXTS, True, False, 3, [], {}, ["a", "b"], [LONG], [["c", ["d"]]], [{"a": "b"}, {}], {"k k": "v", "no": "1"}]
DATA += [{"id": "n", "text": {"it": LONG, "de": "no"}, "cites": ["s1", "s2"], "draft": True}]


def as_text(data: object) -> object:
    """What the reader makes of data: scalars are texts."""
    if isinstance(data, dict):
        return {key: as_text(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_text(value) for value in data]
    return str(data).lower() if isinstance(data, bool) else str(data)


def pointers(data: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    children = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(found for part, child in children for found in pointers(child, (*path, part)))]


def at(data: object, path: tuple[str | int, ...]) -> object:
    for part in path:
        data = data[part]  # type: ignore[index]
    return data


def edit(text: YamlText, pointer: tuple[str | int, ...], kind: str, value: object) -> tuple[YamlText, object]:
    """Make an edit; beside it, what the whole is to say then, worked out by itself."""
    wanted = read("f.yml", text.document.text).data
    if kind == "remove":
        parent = at(wanted, pointer[:-1])
        del parent[pointer[-1]]  # type: ignore[attr-defined]
        done = text.remove_item(pointer) if isinstance(pointer[-1], int) else text.remove_key(pointer)
        return done, wanted
    node = at(wanted, pointer)
    if isinstance(node, dict):
        node["new-key"] = as_text(value)
        return text.set_key(pointer, "new-key", value), wanted
    if isinstance(node, list):
        node.append(as_text(value))
        return text.append_item(pointer, value), wanted
    if not isinstance(value, str):
        value = "x"
    at(wanted, pointer[:-1])[pointer[-1]] = value  # type: ignore[index]
    return text.set_scalar(pointer, value), wanted


def span(text: str, pointer: tuple[str | int, ...]) -> tuple[int, int]:
    """The lines of a node, that above and the white space below: what no edit of the node may reach beyond."""
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    start, end = 0, len(text)
    for part in pointer:
        if isinstance(node, yaml.MappingNode):
            key, child = next((key, child) for key, child in node.value if key.value == part)
            start, end, node = key.start_mark.index, child.end_mark.index, child
        elif isinstance(node, yaml.SequenceNode):
            node = node.value[part]
            start, end = node.start_mark.index, node.end_mark.index
    before = max(text.rfind("\n", 0, max(start - 1, 0)), 0)
    after = text.find("\n", end)
    after = len(text) if after < 0 else after + 1
    return max(text.rfind("\n", 0, before), 0), len(text) - len(text[after:].lstrip())


@pytest.mark.long
def test_a_thousand_edits_of_the_files_of_the_repository() -> None:
    """Whatever is set, added or taken out anywhere: the data is what was meant, the rest the same to the letter."""
    texts = []
    for path in FILES:
        try:
            texts.append(YamlText.read(path.name, path.read_bytes().decode()))
        except ContentError:
            continue  # a case of the checks that is no YAML
    texts = [text for text in texts if text.data is not None]
    assert len(texts) > 80
    chance = random.Random(8)
    for number in range(1000):
        old = chance.choice(texts)
        if number % 3 == 0:
            old = YamlText.read("f.yml", "\ufeff" + old.document.text.replace("\n", "\r\n"))
        pointer = chance.choice([path for path in pointers(old.data) if at(old.data, path) is not None])
        kind = "remove" if pointer and chance.random() < 0.3 else "grow"
        new, wanted = edit(old, pointer, kind, chance.choice(DATA))
        assert new.data == wanted
        assert new.data == read("f.yml", new.document.text).data
        start, end = span(old.document.text, pointer)
        mark = len(old.mark)
        behind = len(old.text) - mark - end
        assert new.text[: start + mark] == old.text[: start + mark]
        assert new.text[len(new.text) - behind :] == old.text[len(old.text) - behind :]
        assert new.text.endswith("\n") == old.text.endswith("\n")
        assert "\r\n" not in old.text or new.text.count("\r\n") == new.text.count("\n")


def test_long_texts_are_wrapped_as_they_were() -> None:
    """In a folded text, words added at the end change the lines from there on, none before."""
    words = " ".join(f"word{number}" for number in range(60))
    folded = textwrap.fill(words, 120, initial_indent="      ", subsequent_indent="      ")
    text = f"topics:\n  - id: one\n    detail: >-\n{folded}\n    cites: [s1]\n"
    document = YamlText.read("context.yml", text)
    new = document.set_scalar(("topics", 0, "detail"), f"{words} {LONG}").text
    lines = list(difflib.ndiff(text.splitlines(), new.splitlines()))
    assert max(len(line) - 2 for line in lines if line[0] == "+") <= 120
    assert len([line for line in lines if line[0] == "-"]) == 1


SETS = [
    ("k:    value   # why\n", "other", "k:    other   # why\n"),
    ("k: 'it''s' # why\n", "o'k", "k: 'o''k' # why\n"),
    ('k: "a"\n', 'say "hi"', 'k: "say \\"hi\\""\n'),
    ("k: a\n", "a: b", "k: 'a: b'\n"),
    ("k: a\n", "it's: b", 'k: "it\'s: b"\n'),
    ("k: a\n", "no", "k: 'no'\n"),
    ("k: a\n", "12:30", "k: '12:30'\n"),
    ("k: 4\n", "12", "k: 12\n"),
    ("k: 2026\n", "2026-01-31", "k: 2026-01-31\n"),
    ("k: true\n", False, "k: false\n"),
    ("k: a\n", "two\nlines", "k: >-\n  two\n\n  lines\n"),
    ("k: a # why\nl: b\n", "two\nlines", "k: >- # why\n  two\n\n  lines\nl: b\n"),
    ("k: >- # why\n    a\n    b\n\nl: b\n", "c", "k: >- # why\n    c\n\nl: b\n"),
    ("k: >-\n    a\n  \nl: b\n", "c", "k: >-\n    c\n  \nl: b\n"),
    ("k: |\n a\n b\nl: b\n", "c\nd\n", "k: |\n c\n d\nl: b\n"),
    ("k: |2\n   a\nl: b\n", "c\n", "k: |2\n  c\nl: b\n"),
    ("k: |+\n  a\n\nl: b\n", "c", "k: |-\n  c\nl: b\n"),
    ("k: one\n   two # why\nl: b\n", "three", "k: three # why\nl: b\n"),
    ("k:\nl: b\n", "a", "k: a\nl: b\n"),
    ("k: # why\nl: b\n", "a", "k: a # why\nl: b\n"),
    ("{k: a, l: b}\n", "c, d", "{k: 'c, d', l: b}\n"),
    ("{k: a}\n", "c\nd", '{k: "c\\nd"}\n'),
    ("\ufeffk: a\r\n", "b", "\ufeffk: b\r\n"),
    ("k: a", "b", "k: b"),
    ("k: a\n", "x\ty", 'k: "x\\ty"\n'),
    ("k: |\n  a\n", "x\ty\n", "k: |\n  x\ty\n"),
]


@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader])
@pytest.mark.parametrize(("before", "value", "after"), SETS)
def test_set_scalar(before: str, value: str, after: str, loader: type, monkeypatch: pytest.MonkeyPatch) -> None:
    """The style that stands there is kept as far as it can hold the new text; with PyYAML's parser in Python too."""
    monkeypatch.setattr(yaml_nodes, "LOADER", loader)
    assert YamlText.read("f.yml", before).set_scalar(("k",), value).text == after


REVIEWS = "k:\n  # first\n  - a: b # x\n    # about it\n  # after\n# end\nl: 1\n"
APPENDS = [
    (REVIEWS, {"a": "c"}, "k:\n  # first\n  - a: b # x\n    # about it\n  - a: c\n  # after\n# end\nl: 1\n"),
    ("k: [] # none\nl: 1\n", {"a": "c"}, "k: # none\n  - a: c\nl: 1\n"),
    ("k: [] # none\n", "s1", "k: [s1] # none\n"),
    ("k: [ # none\n]\n", "s1", "k: [s1 # none\n]\n"),
    ("k: # none\nl: 1\n", "s1", "k: # none\n  - s1\nl: 1\n"),
    ("k: [s1, s2]\n", "a, b", "k: [s1, s2, 'a, b']\n"),
    ("k: [\n  s1, # one\n  s2 # two\n]\n", "s3", "k: [\n  s1, # one\n  s2, s3 # two\n]\n"),
    ("k: [s1,]\n", "s2", "k: [s1, s2,]\n"),
    ("k: [{a: b}]\n", {"c": ["d", {}]}, "k: [{a: b}, {c: [d, {}]}]\n"),
    ("k:\n- a\n- b\nl: 1", "c", "k:\n- a\n- b\n- c\nl: 1"),
    ("l: 1\nk:\n- a", "c", "l: 1\nk:\n- a\n- c"),
    ("k:\n  - a\n\n  - b\n\nl: 1\n", "c", "k:\n  - a\n\n  - b\n\n  - c\n\nl: 1\n"),
    ("k:\n  - {a: b}\n", {"a": "c"}, "k:\n  - {a: b}\n  - {a: c}\n"),
    ("k:\n  - a: \"b\"\n    c: {d: '1'}\n", {"a": "e", "c": {"f": "g"}}, None),
    ("k:\n  - |+\n    a\n\n", "b", "k:\n  - |+\n    a\n\n  - b\n"),
    ("k:\n- - a\n", ["b", ["c"]], "k:\n- - a\n- - b\n  - [c]\n"),
]


@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader])
@pytest.mark.parametrize(("before", "data", "after"), APPENDS)
def test_append_item(before: str, data: str, after: str, loader: type, monkeypatch: pytest.MonkeyPatch) -> None:
    """An item goes behind the last one and what is remarked on that, written like it."""
    monkeypatch.setattr(yaml_nodes, "LOADER", loader)
    wanted = after or before + "  - a: \"e\"\n    c: {f: 'g'}\n"
    assert YamlText.read("f.yml", before).append_item(("k",), data).text == wanted


@pytest.mark.parametrize("before", ["k: []\n", "k: [a]\n", "k:\n", "k:\n  - a\n\n  - b\n# end\n", "k: [] # none\nl: 1"])
def test_append_items(before: str) -> None:
    """Several items at once are the same text as one after the other; none at all change nothing."""
    old = YamlText.read("f.yml", before)
    items = ["no", {"c": "d"}, ["e", {"f": "g"}]]
    one_by_one = old
    for item in items:
        one_by_one = one_by_one.append_item(("k",), item)
    assert old.append_items(("k",), items).data == one_by_one.data
    assert old.append_items(("k",), items).text == one_by_one.text or "[]" in before
    assert old.append_items(("k",), []).text == before


REMOVALS = [
    (("k",), "k: true # why\nl: 1\n", "# why\nl: 1\n"),
    (("k",), "l: 1\nk: true", "l: 1"),
    (("k",), "l: 1\r\n\r\nk: true\r\n", "l: 1\r\n\r\n"),
    (("k",), "# above\nk:\n  - a # in it\n# below\nl: 1\n", "# above\n# below\nl: 1\n"),
    (("k",), "k: >-\n  a\n  b\n\nl: 1\n", "\nl: 1\n"),
    (("k",), "k: a # why\n", "{} # why\n"),
    (("k", 0), "k:\n  - a # why\n", "k: [] # why\n"),
    (("k", 0), "k:\n  # why\n  - a\n", "k:\n  # why\n  []\n"),
    ((0, "k"), "- k: true\n  l: 1\n", "- l: 1\n"),
    ((0, "k"), "- k: true # why\n  l: 1\n", "- # why\n  l: 1\n"),
    ((0, "k"), "- k: true\n  # of l\n  l: 1\n", "- \n  # of l\n  l: 1\n"),
    ((0, 0), "- - a\n  - b\n", "- - b\n"),
    (("k", 0), "k: [a, b]\n", "k: [b]\n"),
    (("k", 1), "k: [a, b]\n", "k: [a]\n"),
    (("k", 1), "k: [\n a, # one\n b  # two\n]\n", "k: [\n a # one\n   # two\n]\n"),
    (("k", 0), "k: [a,]\n", "k: []\n"),
    (("k", 0, "a"), "k: [{a: b, c: {d}}, e]\n", "k: [{c: {d}}, e]\n"),
]


@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader])
@pytest.mark.parametrize(("pointer", "before", "after"), REMOVALS)
def test_remove(
    pointer: tuple[str | int, ...], before: str, after: str, loader: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An entry goes with its lines; remarks above it and beside it stay."""
    monkeypatch.setattr(yaml_nodes, "LOADER", loader)
    assert edit(YamlText.read("f.yml", before), pointer, "remove", None)[0].text == after


SWAPS = [
    ("k:\n- a\n- b", "k:\n- b\n- a"),
    ("k:\n  - a\n\n  - b\n", "k:\n  - b\n\n  - a\n"),
    ("k: [a, b, c]\n", "k: [b, a, c]\n"),
    ("k:\n  # of a\n  - a  # aside\n  # of b\n  - b\n", "k:\n  # of b\n  - b\n  # of a\n  - a  # aside\n"),
    (
        "k:\n  - l: 1\n    # below\n  - l: |\n      b\n      b\nm: 1\n",
        "k:\n  - l: |\n      b\n      b\n  - l: 1\n    # below\nm: 1\n",
    ),
]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader])
@pytest.mark.parametrize(("before", "after"), SWAPS)
def test_swap_items(before: str, after: str, end: str, loader: type, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two items change places, each with the remarks about it; done twice, all is as it was."""
    monkeypatch.setattr(yaml_nodes, "LOADER", loader)
    text = YamlText.read("f.yml", before.replace("\n", end))
    swapped = text.swap_items(("k",), 0)
    assert swapped.text == after.replace("\n", end)
    assert swapped.swap_items(("k",), 0).text == text.text
    for number in (-1, len(text.data["k"]) - 1):
        with pytest.raises(ContentError, match="there are no items"):
            text.swap_items(("k",), number)


@pytest.mark.parametrize(
    ("before", "pointer", "after"),
    [
        ("", (), "k: [a, b]\n"),
        ("# none", (), "# none\nk: [a, b]\n"),
        ("---\n", (), "---\nk: [a, b]\n"),
        ("l: 1\n...\n", (), "l: 1\nk: [a, b]\n...\n"),
        ("l: {}\n", ("l",), "l: {k: [a, b]}\n"),
        ("l: # why\nm: 1\n", ("l",), "l: # why\n  k: [a, b]\nm: 1\n"),
        ("- l: 1\n- m\n", (0,), "- l: 1\n  k: [a, b]\n- m\n"),
        ("l: {m: 1} # why\n", ("l",), "l: {m: 1, k: [a, b]} # why\n"),
    ],
)
def test_set_key(before: str, pointer: tuple[str | int, ...], after: str) -> None:
    """A key goes behind the last one, also where there is none or nothing yet."""
    assert YamlText.read("f.yml", before).set_key(pointer, "k", ["a", "b"]).text == after


def test_set_key_replaces_a_text() -> None:
    """A key that is there is not written twice."""
    assert YamlText.read("f.yml", "k: 'a'\n").set_key((), "k", "b").text == "k: 'b'\n"


def test_edits_follow_each_other() -> None:
    """An edit gives a new text and leaves the old one."""
    old = YamlText.read("f.yml", "k: [a]\nl: 1\n")
    assert old.append_item(("k",), "b").remove_key(("l",)).set_scalar(("k", 0), "c").text == "k: [c, b]\n"
    assert old.text == "k: [a]\nl: 1\n"


@pytest.mark.parametrize(
    ("before", "pointer", "kind", "message"),
    [
        ("a:\n  k: b\n", ("a", "l"), "set_scalar", "f.yml:2:3: F004 there is no “a/l”"),
        ("a:\n  k: b\n", ("a",), "set_scalar", "f.yml:2:3: F004 what stands here is not a text"),
        ("a:\n  k: b\n", ("a", "k"), "append_item", "f.yml:2:6: F004 what stands here is not a list"),
        ("a: [b]\n", ("a", 7), "set_scalar", "f.yml:1:4: F004 there is no “a/7”"),
        ("? a\n: b\n? c\n: d\n", ("a",), "remove_key", "cannot be changed without rewriting"),
        ("a: |\n  b", (), "set_key", "cannot be changed without rewriting"),
        ("a: b\n", (), "remove_key", "the whole file cannot be taken out"),
    ],
)
def test_refused(before: str, pointer: tuple[str | int, ...], kind: str, message: str) -> None:
    """Where there is nothing to edit, or no way to do it that leaves the rest, there is one line with the place."""
    arguments = {"set_scalar": ["x"], "append_item": ["x"], "set_key": ["x", "y"]}.get(kind, [])
    with pytest.raises(ContentError) as caught:
        getattr(YamlText.read("f.yml", before), kind)(pointer, *arguments)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_no_other_types() -> None:
    """What the reader could not give back is not written."""
    with pytest.raises(TypeError, match="no bytes can be written"):
        YamlText.read("f.yml", "k: a\n").set_key((), "l", {"m": [b"1"]})


YAML = st.text(alphabet=st.sampled_from("ab:-?[]{},&!|>'\"#~ \n\t\r\\é\u2028\x00"), max_size=30)


@examples(300)
@given(before=YAML, value=st.one_of(st.text(max_size=20), YAML), chance=st.randoms(use_true_random=False))
def test_any_text_and_any_value(before: str, value: str, chance: random.Random) -> None:
    """However a file is written and whatever is put into it: the data intended, or a message."""
    try:
        old = YamlText.read("f.yml", before)
    except ContentError:
        return
    pointer = chance.choice(pointers(old.data))
    if not pointer and not isinstance(old.data, dict | list):
        return
    try:
        new, wanted = edit(old, pointer, chance.choice(["remove", "grow"]) if pointer else "grow", value)
    except ContentError:
        return
    assert read("f.yml", new.document.text).data == wanted
