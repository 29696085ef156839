"""Articles and bitexts made by hand."""

from __future__ import annotations

from collections.abc import Sequence

from story_explainer.ingest.article import ArticleFile
from story_explainer.story.bitext import Bitext, text_hash


def made_of(**texts: str) -> list[ArticleFile]:
    """Articles as files, a text for each language."""
    return [ArticleFile(locale, f"articles/{locale}.txt", text.encode()) for locale, text in texts.items()]


def bitext(locales: Sequence[str], *rows: Sequence[str], headings: Sequence[int] = (), title: bool = False) -> Bitext:
    """A bitext: a row of texts for each segment, in the order of the languages; an empty text is missing.

    It has a paragraph under each heading; `headings` are the rows that are one, `title` says the first is.
    """
    sections: list[dict[str, object]] = [{"paragraphs": []}]
    given = {"s": 0, "h": 0, "t": 0, "p": 0}
    top = None
    for number, row in enumerate(rows):
        kind = "t" if title and number == 0 else "h" if number in headings else "s"
        given[kind] += 1
        text = {locale: text for locale, text in zip(locales, row, strict=True) if text}
        segment = {
            "id": f"{kind}{given[kind]}",
            "text": text,
            "hash": {locale: text_hash(words) for locale, words in text.items()},
        }
        if kind == "t":
            top = segment
        elif kind == "h":
            sections.append({"heading": segment, "paragraphs": []})
        else:
            paragraphs = sections[-1]["paragraphs"]
            assert isinstance(paragraphs, list)
            if not paragraphs:
                given["p"] += 1
                paragraphs.append({"id": f"p{given['p']}", "segments": []})
            paragraphs[0]["segments"].append(segment)
    record = {"sha256": "0" * 64, "encoding": "utf-8", "format": "text", "language": "stated"}
    return Bitext.model_validate(
        {
            "version": 1,
            "pivot": locales[0],
            "aligner": "by hand",
            "articles": {locale: {"file": f"articles/{locale}.txt", **record} for locale in locales},
            "title": top,
            "sections": [section for section in sections if section.get("heading") or section["paragraphs"]],
            "last": given,
        }
    )
