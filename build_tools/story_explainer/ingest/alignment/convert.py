"""Articles to bitext: the previous one where it still holds, which is told from fingerprints, without the aligner."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from story_explainer.ingest.alignment import encoder
from story_explainer.ingest.alignment.conversion import Conversion, versions_or_refusal
from story_explainer.ingest.article import Article, ArticleFile
from story_explainer.story.alignment import AlignmentFile
from story_explainer.story.bitext import Bitext, IdKind, text_hash

# Raised when the same articles would come out differently: bitexts made before are then made anew.
VERSION = 4


def convert(
    files: Sequence[ArticleFile],
    pivot: str,
    previous: Bitext | None = None,
    corrections: AlignmentFile | None = None,
    given: Mapping[IdKind, int] | None = None,
    worse: bool = False,
) -> Conversion:
    """Turn articles into a bitext.

    Args:
        files: the articles, each in its own language.
        pivot: the language that the others are aligned with.
        previous: the bitext of the last conversion, whose ids are kept.
        corrections: what an editor has corrected by hand.
        given: the highest number that other articles of the story have been given for each kind of id.
        worse: whether what was aligned with sentence vectors may be aligned anew without them.

    Returns:
        The bitext, what changed, and warnings. Where neither the articles nor the corrections nor the method changed,
        the bitext is the previous one.

    Raises:
        ContentError: an article cannot be used, or is no version of the pivot's; all problems at once.
        CorrectionError: a correction cannot be followed; all findings at once.
        VectorsMissingError: the previous bitext was made with sentence vectors, which are not installed here.
    """
    stated = corrections or AlignmentFile()
    fingerprint = _fingerprint(stated)
    order = [pivot, *sorted(file.locale for file in files if file.locale != pivot)]
    with_vectors = any(encoder.available(pivot, locale) for locale in order[1:])
    aligner = f"{_VECTORS if with_vectors else 'anchors'} {VERSION}"
    if previous and _still_holds(previous, files, order, aligner, fingerprint):
        found = versions_or_refusal(previous, stated, files)
        return Conversion(previous, read=lambda: _read(files), answers=found)
    if previous and previous.aligner.startswith(_VECTORS) and not (with_vectors or worse):
        raise VectorsMissingError
    from story_explainer.ingest.alignment.anew import convert_anew  # numpy and the data of languages

    return convert_anew(files, order, previous, stated, given, aligner, fingerprint)


_VECTORS = "vectors"


class VectorsMissingError(Exception):
    """A bitext made with sentence vectors would be made anew without them: less well, in untouched places too."""


def _read(files: Sequence[ArticleFile]) -> dict[str, Article]:
    from story_explainer.ingest.alignment.anew import read_all  # what reads articles, for which nobody else waits

    return {article.locale: article for article in read_all(files)}


def _fingerprint(corrections: AlignmentFile) -> str | None:
    """What tells corrections from others; that articles are versions changes nothing of how they are aligned."""
    aligning = corrections.model_copy(update={"versions": []})
    return None if aligning == AlignmentFile() else text_hash(aligning.model_dump_json(exclude={"versions"}))


def _still_holds(
    previous: Bitext, files: Sequence[ArticleFile], order: Sequence[str], aligner: str, fingerprint: str | None
) -> bool:
    """Whether a bitext is what would come out again. Without the vectors, what was made with them is kept."""
    known = {locale: (record.file, record.sha256) for locale, record in previous.articles.items()}
    same_files = known == {file.locale: (file.name, hashlib.sha256(file.data).hexdigest()) for file in files}
    same_method = previous.aligner in (aligner, f"{_VECTORS} {VERSION}")
    untouched = all(
        segment.hash == {locale: text_hash(text) for locale, text in segment.text.items()}
        for segment in previous.segments()
    )
    same_corrections = previous.corrections == fingerprint
    return same_files and same_method and untouched and same_corrections and previous.pivot == order[0]
