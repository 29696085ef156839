"""Articles as nobody should hand them in: any bytes, in every format that is read."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from pathlib import Path
from random import Random

from story_explainer.content.load import FILES
from story_explainer.ingest.alignment.convert import convert
from story_explainer.ingest.alignment.emit import bitext_yaml
from story_explainer.ingest.article import ArticleFile
from story_explainer.ingest.drafting import draft_story, draft_yaml
from story_explainer.ingest.reading.formats import FORMATS
from story_explainer.ingest.reading.read import read_article, sentences
from story_explainer.ingest.reading.recognise import language_of
from story_explainer.story.bitext import Bitext
from story_explainer.story.problems import ContentError
from story_explainer.yaml_source.read import read
from tests.robustness.guarded import refused, some
from tests.robustness.odd import CHARACTERS, MARKUP, WORDS, text

TESTS = Path(__file__).parents[1]
_LOCALES = "it de en fr es pl ru ar he ja zh pt-BR lld th sr-Latn el tr und"
LOCALES = _LOCALES.split()
_ENCODINGS = (
    "utf-8 utf-8 utf-8 utf-8 utf-8 utf-8 utf-8-sig utf-16 utf-16-le utf-16-be utf-32 cp1252 cp1251 cp1250 iso8859-15 "
    "shift_jis gb18030 koi8-r cp437 mac-roman big5 euc-kr utf-7"
)
ENCODINGS = _ENCODINGS.split()
_TAGS = (
    "html body article main div p h1 h2 h3 ul li table tr td blockquote q span a em script style template svg math "
    "noscript iframe img br pre code figure figcaption time section header footer nav aside form details dl dt dd ruby "
    "title meta head select option textarea object frameset plaintext xmp"
)
TAGS = _TAGS.split()
ATTRIBUTES = [
    'class="article-body"', 'itemprop="articleBody"', 'href="javascript:alert(1)"', 'href="https://a.b/c"', "hidden",
    'style="display:none"', 'id="content"', 'property="og:title" content="A\u202eB"', 'name="author" content="X; Y"',
    'property="article:published_time" content="2026-13-45T99:99"', 'type="application/ld+json"', 'lang="xx"',
    "dir=rtl", 'charset="utf-16"', 'http-equiv="refresh" content="0;url=x"', 'class="consent cookie paywall teaser"',
]  # fmt: skip
STATED = [
    '{"@type":"NewsArticle","url":"https://x/\\ud800","headline":"\\ud83d","author":{"name":"\\udc00 Anna"}}',
    '{"@type":"NewsArticle","headline":"A \\u0000 B","datePublished":"2026-99-99"}',
    "[" * 2000,
    '{"a":' * 900 + "1" + "}" * 900,
    '{"@type":["NewsArticle"],"mainEntityOfPage":{"@id":5},"url":["x"]}',
    '{"@graph":[{"@type":"Article","url":"javascript:alert(1)","headline":"x"}]}',
    "null",
    '{"@type":"Article","author":[[[1]]],"publisher":{"name":{"x":1}}}',
    '{"@type":"Article","author":"' + "A" * 5000 + '","articleBody":7}',
]
FRONT = [
    "A", '"\\ud800"', '"\\0"', "[a, b]", "{name: X}", "&a x", "*a", "!!python/object:os.system x", "2026-02-30",
    '"' + "x" * 3000 + '"', "|\n  a\n  b", ">", "yes", "javascript:alert(1)", "\u202eabc", "[" * 16 + "1" + "]" * 16,
]  # fmt: skip


@cache
def seeds() -> list[tuple[str, bytes]]:
    """Articles of all formats that lie about in the tests, with the endings of their names."""
    endings = tuple(ending for each in FORMATS for ending in each.endings)
    found = [
        path for path in sorted(TESTS.rglob("*")) if path.name.endswith(endings) and "node_modules" not in path.parts
    ]
    return [(path.suffix, path.read_bytes()) for path in found if path.stat().st_size < 200_000]


def article(rnd: Random) -> tuple[str, bytes]:
    """The ending of a file's name, and what is in it."""
    endings = [ending for each in FORMATS for ending in each.endings]
    kind = rnd.random()
    if kind < 0.18:
        return rnd.choice(endings), _noise(rnd)
    if kind < 0.55:
        ending, data = rnd.choice(seeds())
        return ending if rnd.random() < 0.8 else rnd.choice(endings), changed(rnd, data)
    if kind < 0.78:
        return ".html", _page(rnd) if rnd.random() < 0.8 else changed(rnd, _page(rnd))
    if kind < 0.997:
        return ".md", _markdown(rnd) if rnd.random() < 0.8 else changed(rnd, _markdown(rnd))
    return rnd.choice(endings), _large(rnd)


def try_article(rnd: Random, ending: str, data: bytes, all_the_way: float = 0.03) -> str:
    """Read an article; one in so many goes all the way: recognised, aligned with another one, drafted, read back.

    Raises:
        Refused: it was refused with a message.
    """
    locale, other = rnd.sample(LOCALES, 2)
    file = ArticleFile(locale, f"articles/{locale}{ending}", data)
    try:
        list(sentences(read_article(file)))
        if rnd.random() > all_the_way:
            return "read"
        with suppress(ContentError):  # a text that tells no language
            language_of(f"some{ending}", data)
        more, there = rnd.choice(seeds())
        second = ArticleFile(other, f"articles/{other}{more}", there if rnd.random() < 0.5 else changed(rnd, data))
        conversion = convert([file, second], locale)
    except ContentError as error:
        raise refused(error.problems) from None
    back = Bitext.model_validate(read("bitext.yml", bitext_yaml(conversion.bitext).decode()).data)
    assert back == conversion.bitext, "the bitext is another one when it is read back"
    drafts = draft_story(conversion.bitext, {tag: each.metadata for tag, each in conversion.articles.items()})
    for name, draft in drafts.items():
        written = draft_yaml(name, draft).decode()
        FILES[f"{name}.yml"].model_validate(read(f"{name}.yml", written).data)
    return "drafted"


def _encoded(rnd: Random, words: str) -> bytes:
    encoding = rnd.choice(ENCODINGS)
    return words.encode(encoding, "surrogatepass" if encoding.startswith("utf-8") else "ignore")


def _noise(rnd: Random) -> bytes:
    kind, length = rnd.random(), int(2 ** rnd.uniform(0, 13))
    if kind < 0.3:
        return rnd.randbytes(length)
    if kind < 0.5:
        return bytes(rnd.choices(b" \n\r\tabcABC.,;:!?<>&\"'#*-_[](){}\x00\xff\xc3\xa9\xe2\x80", k=length))
    odd = [*CHARACTERS, *MARKUP]
    parts = [
        rnd.choice(odd) if rnd.random() < 0.4 else rnd.choice(WORDS) + rnd.choice(" ,.;\n") for _ in range(length // 4)
    ]
    return _encoded(rnd, "".join(parts))


def changed(rnd: Random, data: bytes) -> bytes:
    """Bytes with something else in a few places."""
    for _ in range(some(rnd, 20)):
        kind, at = rnd.randrange(8), rnd.randrange(len(data) + 1)
        odd = rnd.choice([*CHARACTERS, *MARKUP]).encode("utf-8", "surrogatepass")
        if kind == 0:
            data = data[:at] + odd + data[at:]
        elif kind == 1:
            data = data[:at] + data[at + int(2 ** rnd.uniform(0, 9)) :]
        elif kind == 2:
            data = data[:at] + bytes([rnd.randrange(256)]) + data[at + 1 :]
        elif kind == 3:
            data = data[:at] + odd * rnd.choice([2, 10, 300]) + data[at:]
        elif kind == 4:
            other = rnd.choice(seeds())[1]
            begin = rnd.randrange(len(other) + 1)
            data = data[:at] + other[begin : begin + rnd.randrange(800)] + data[at:]
        elif kind == 5:
            data = data.replace(b"\n", rnd.choice([b"\r\n", b" ", b"\n\n", b"\r", b"\xe2\x80\xa8", b""]))
        elif kind == 6:
            old, new = rnd.choice([b". ", b".", b",", b" ", b"<p>", b">"]), rnd.choice([b"", b". ", b"\n", b"..."])
            data = data.replace(old, new)
        else:
            data = data[:at]
    return data[:400_000]


def _page(rnd: Random) -> bytes:
    def node(depth: int) -> str:
        tag, attributes = rnd.choice(TAGS), " ".join(rnd.sample(ATTRIBUTES, rnd.choice([0, 0, 1, 2])))
        if tag == "script":
            return f'<script type="application/ld+json">{rnd.choice(STATED)}</script>'
        inner = (node(depth - 1) if depth > 0 and rnd.random() < 0.5 else text(rnd) for _ in range(rnd.randrange(4)))
        end = "" if rnd.random() < 0.1 else f"</{tag if rnd.random() < 0.95 else rnd.choice(TAGS)}>"
        return f"<{tag} {attributes}>{''.join(inner)}{end}"

    around = "".join(node(rnd.randrange(5)) for _ in range(rnd.choice([1, 3, 8])))
    said = "Il presidente della Ford ha detto che la società non ha parlato con la Xiaomi di una fabbrica in Europa."
    body = "".join(f"<p>{text(rnd)} {said} {text(rnd)}</p>" for _ in range(rnd.choice([0, 2, 6])))
    stated = f'<script type="application/ld+json">{rnd.choice(STATED)}</script><meta {rnd.choice(ATTRIBUTES)}>'
    head = f"<head><title>{text(rnd)}</title>{stated}</head>" if rnd.random() < 0.6 else ""
    page = f"<!doctype html><html>{head}<body>{around}<article><h1>{text(rnd)}</h1>{body}</article></body></html>"
    return _encoded(rnd, page)


def _markdown(rnd: Random) -> bytes:
    front = ""
    if rnd.random() < 0.5:
        keys = ["title: ", "author: ", "date: ", "url: ", "publisher: ", "x: ", "title:\n  - "]
        lines = [f"{rnd.choice(keys)}{rnd.choice(FRONT)}\n" for _ in range(rnd.choice([1, 2, 4]))]
        front = f"---\n{''.join(lines)}{rnd.choice(['---', '...', '', '--- '])}\n"
    marks = [
        "# ", "## ", "> " * rnd.choice([1, 5, 200]), "- " * rnd.choice([1, 3, 100]), "1. ", "```\n", "    ", "", "", "",
        "***" * rnd.choice([1, 50]), "[" * rnd.choice([1, 500]), "`" * rnd.choice([1, 99]), "<div>\n", "![", "| ",
        "Setext\n===\n", "~~~\n", "*a **b " * rnd.choice([1, 200]), "<" * rnd.choice([1, 500]), "&" * 100, "\\" * 100,
        '[x]: <y> "z"\n',
    ]  # fmt: skip
    lines = [rnd.choice(marks) + text(rnd) for _ in range(rnd.choice([1, 5, 15]))]
    return _encoded(rnd, front + rnd.choice(["\n", "\n\n"]).join(lines))


def _large(rnd: Random) -> bytes:
    size = rnd.choice([60_000, 150_000, 199_990, 200_000, 200_001])
    unit = rnd.choice(
        ["a", "Il presidente disse. ", "Riga senza fine\n", '"', "„", "[", ". ", "1. 2. 3. ", "A. ", ">", "e\u0301"]
    )
    deep = rnd.choice([300, 3_000, 30_000])
    if rnd.random() < 0.2:
        return ("<div>" * deep + "Il presidente disse di no." + "</div>" * 300).encode()
    return (unit * (size // len(unit))).encode()
