"""The language of an article that nobody has stated: by the file's name, else by its text."""

from __future__ import annotations

from story_explainer.ingest.article import ArticleFile, refuse
from story_explainer.ingest.reading.language import NO_LANGUAGE, recognise, two_languages
from story_explainer.ingest.reading.read import read_article
from story_explainer.ingest.reading.tags import is_language, language_in_name, without_region

_UNDETERMINED = "und"
# Below the first a guess is as good as none; above the second it goes before what a page states, which may be the
# language of its template.
_LIKELY, _SURE = 0.5, 0.9
_NORWEGIAN = {"no": "nb"}


def language_of(name: str, data: bytes) -> tuple[str, float | None]:
    """The language of an article.

    Args:
        name: its path; a name such as `it.txt` or `pt-BR.md` states the language.
        data: its bytes.

    Returns:
        The language as a BCP 47 tag, without a country unless the name states one, and how probable it is, from 0 to 1,
        where the text alone tells it; None where the name or the file states it.

    Raises:
        ContentError: the article cannot be read; I018: its text does not tell the language for certain.
    """
    if stated := language_in_name(name):
        return stated, None
    article = read_article(ArticleFile(_UNDETERMINED, name, data))
    words = "\n".join(block.text for block in article.blocks)
    if both := two_languages([block.text for block in article.blocks]):
        message = f"the text is in two languages, “{both[0]}” and “{both[1]}”"
        raise refuse(name, "I018", message, "put each language into a file of its own")
    language, probability = recognise(words)
    language = _NORWEGIAN.get(language, language)
    stated = article.metadata.language
    if stated and is_language(stated) and (stated.split("-")[0] == language or probability < _SURE):
        return without_region(stated), None
    if language == NO_LANGUAGE:
        raise refuse(
            name,
            "I018",
            "the text is in no language that is known",
            "is it the right file? If so, state it with --lang",
        )
    if probability < _LIKELY:
        message = f"the language is not certain: “{language}” with a probability of {probability:.2f}"
        raise refuse(name, "I018", message, f"state it with --lang, such as “--lang it={name}” where it is Italian")
    return language, probability
