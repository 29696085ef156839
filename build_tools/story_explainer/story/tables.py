"""A bitext and the claims of a story as tables in CSV, for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from story_explainer.story.appearances import appearances_of
from story_explainer.story.bitext import Bitext
from story_explainer.story.data import result_of
from story_explainer.story.keys import ArticleKey
from story_explainer.story.model import Story
from story_explainer.story.publication_order import by_publication

_RESULTS = ("confirmed_by", "denied_by", "corrected_by", "declined_by", "independent_roots", "roots_inferred")
_CALCULATES = tuple("=+-@＝＋－＠−")
# Without it, spreadsheets take what is not ASCII for another encoding.
_MARK = "\ufeff"


def table(bitext: Bitext) -> str:
    """The bitext as CSV (RFC 4180): a row for each segment with its id, section and paragraph, a column per language.

    A cell is empty where the language lacks the segment. Segments whose words may not be shown are left out. A text
    that a spreadsheet would calculate gets an apostrophe before it, see `claims_table`.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["id", "section", "paragraph", *bitext.locales])
    place = {bitext.title.id: ("", "")} if bitext.title else {}
    for section in bitext.sections:
        if section.heading:
            place[section.heading.id] = (section.id, "")
        place |= {s.id: (section.id, paragraph.id) for paragraph in section.paragraphs for s in paragraph.segments}
    for segment in bitext.segments():
        if segment.text:
            texts = (segment.text.get(locale, "") for locale in bitext.locales)
            writer.writerow([segment.id, *place[segment.id], *map(_cell, texts)])
    return out.getvalue()


def claims_table(story: Story) -> str:
    """The claims as CSV (RFC 4180): a row for each with its text in every language, who says it, who denies it.

    Spreadsheets take a cell that begins with =, +, -, @ or a tab for a formula; such a text gets an apostrophe before
    it, which they do not show.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    texts = [f"text_{locale}" for locale in story.locales]
    writer.writerow(["id", *texts, "by", "via", "certainty", "status", "standing", *_RESULTS, "cites"])
    for claim in story.claims:
        result = result_of(claim, story)
        cells = [claim.id, *(claim.text.get(locale) or "" for locale in story.locales)]
        cells += [claim.by or "", claim.via or "", claim.certainty, result.base, result.standing]
        cells += [_listed(getattr(result, name)) for name in _RESULTS[:4]]
        cells += [str(result.roots), "yes" if result.inferred else "no", _listed(claim.cites)]
        writer.writerow(map(_cell, cells))
    return out.getvalue()


def claims_by_article(story: Story) -> str:
    """Which article says what, as CSV (RFC 4180): a row for each claim, a column for each article by its id.

    The articles stand in the order of publication. A cell holds what the article does with the claim, as the page that
    sets each claim against each outlet has it, with the answers that it passes on beside it; it is empty where nothing
    is known of that.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    articles = by_publication(story)
    writer.writerow(["id", *articles])
    for claim in story.claims:
        kinds: dict[str, dict[str, None]] = {}
        for appearance in claim.appearances:
            kinds.setdefault(ArticleKey.parse(appearance.article).article, {})[appearance.kind] = None
        for mention in appearances_of(claim, story):
            derived = dict.fromkeys((mention.kind, *(kind for kind, _ in mention.answers)))
            kinds.setdefault(mention.article, {str(kind): None for kind in derived})
        writer.writerow([claim.id, *(_listed(kinds.get(article, ())) for article in articles)])
    return out.getvalue()


def _listed(ids: Iterable[str]) -> str:
    return "; ".join(ids)


def _cell(text: str) -> str:
    # Blanks before it do not help, and the wide forms of these signs are taken for them.
    return f"'{text}" if text.lstrip()[:1] in _CALCULATES or text[:1] in ("\t", "\r", "\n") else text


def spreadsheet(table: str) -> bytes:
    """A table as the bytes of a CSV file that spreadsheets open rightly on a double click."""
    return f"{_MARK}{table}".encode()
