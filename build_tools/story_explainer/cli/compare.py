"""`explainer compare`: what the articles of a story have in common, and what each brings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from story_explainer.cli.progress import show_progress
from story_explainer.cli.stories import content_option, folders_of
from story_explainer.story.compared import compared_articles, compared_json
from story_explainer.story.contribution import Contribution, ToldSegment, changes, contribution
from story_explainer.story.keys import ArticleKey
from story_explainer.story.problems import did_you_mean

if TYPE_CHECKING:
    from story_explainer.content.compare import ComparedStory

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d([T ]\d\d:\d\d(:\d\d)?)?)?)?")
_LONG = 100


@click.command()
@click.argument("slug")
@content_option
@click.option("--since", metavar="ARTICLE|DATE", help="Only what came after this article, or on this day or later.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print it."
)
def compare(slug: str, content: Path, since: str | None, form: Literal["text", "json"]) -> None:
    """Say what the articles of the story SLUG have in common, and what each brings to those before it.

    What was told already, and where; what was copied; figures that changed; what is corrected, denied or said
    otherwise; what is new, and what no other article has. What editors say in matches.yml counts. Nothing is written.

    \b
    Examples:
      explainer compare harbour-wind
      explainer compare harbour-wind --since 2026-03-13
      explainer compare harbour-wind --format json > compared.json
    """
    from story_explainer.content.compare import compare_story  # numpy and language data

    (folder,) = folders_of(content, (slug,))
    compared = compare_story(folder, progress=show_progress)
    story = compared.story
    chosen = _since(compared, since)
    if form == "json":
        known = {article: story.describe(article) for article in story.bitexts}
        click.echo(compared_json(compared_articles(story.bitexts, known, compared.matches)), nl=False)
        return
    if len(story.bitexts) == 1:
        click.echo(f"{slug} has one article: “explainer add {slug} FILE” adds others.")
    for article in chosen:
        earlier, unordered = compared.earlier[article], compared.unordered(article)
        for line in _lines(contribution(article, story.bitexts, compared.matches, earlier, unordered), compared):
            click.echo(line)


def _since(compared: ComparedStory, since: str | None) -> list[str]:
    """The articles to tell of, in order: those after the one named, or from a day on; else all after the first."""
    order = compared.order
    if since is None:
        return order[1:]
    article = ArticleKey.parse(since).article
    if article in order:
        return order[order.index(article) + 1 :]
    if not _DATE.fullmatch(since):
        hint = did_you_mean(since, order)
        raise click.UsageError(f"--since takes an article or a day, not “{since}”{f' ({hint})' if hint else ''}.")
    from story_explainer.content.article_ids import moment

    day = moment(since)
    if day is None:
        raise click.UsageError(f"--since: there is no day “{since}”.")
    dates = {article: compared.story.describe(article).date for article in order}
    return [article for article in order if (date := dates[article]) and date >= day[: len(date)]]


def _lines(told: Contribution, compared: ComparedStory) -> Iterator[str]:
    story = compared.story
    known = story.describe(told.article)
    about = ", ".join(filter(None, [known.publisher, known.date]))
    yield f"{told.article}{f' ({about})' if about else ''}"

    def where(those: Sequence[ToldSegment]) -> str:
        """The places in one other article."""
        article = story.article_of[those[0].other]
        outlet = story.describe(article).publisher or article
        return ", ".join([*dict.fromkeys(one.other for one in those), outlet])

    def listed(title: str, items: Sequence[ToldSegment]) -> Iterator[str]:
        if items:
            yield f"  {title}: {len(items)}"
        for one in items:
            yield f"    {one.segment}: {_text(compared, one.segment)}"
            yield f"      as {where([one])}"

    def valued(title: str, items: Sequence[ToldSegment], turn: str = "“{}” → “{}”") -> Iterator[str]:
        """Each change once, with all the places that tell it."""
        groups = changes(items, story.article_of)
        if groups:
            yield f"  {title}: {len(groups)}"
        for group in groups:
            here = list(dict.fromkeys(one.segment for one in group))
            yield f"    {', '.join(here)}: {_text(compared, here[0])}"
            lines: dict[tuple[str, str, str], list[ToldSegment]] = defaultdict(list)
            for one in group:
                values = (one.match.values.get(ident, "") for ident in (one.other, one.segment))
                there, said = (value.casefold() for value in values)
                lines[story.article_of[one.other], there, said].append(one)
            for those in lines.values():
                values = (those[0].match.values.get(ident, "") for ident in (those[0].other, those[0].segment))
                yield f"      {turn.format(*values)} ({where(those)})"

    share = f"{told.share:.2f}".removeprefix("0")
    yield from listed("told already", told.told)
    yield from listed("told in part, or beside something else", told.overlaps)
    yield from listed(f"copied, {share} of the text", told.copied)
    yield from valued("figures that changed", told.figures)
    yield from valued("corrected", told.corrects)
    yield from valued("denied", told.denies, "“{1}”: “{0}”")
    yield from valued("contradicted", told.differs, "“{}”, here “{}”")
    yield from listed("told too, and who was first is not known", told.beside)
    yield from listed("the same words, and whose they are is not known", told.same_words)
    yield from valued("other figures, and which is newer is not known", told.other_figures, "“{}”, here “{}”")
    for title, items in (("new", [one for one in told.new if one not in told.alone]), ("only here", told.alone)):
        if items:
            yield f"  {title}: {len(items)}"
        for ident in items:
            yield f"    {ident}: {_text(compared, ident)}"


def _text(compared: ComparedStory, ident: str) -> str:
    text = next(iter(compared.story.segment[ident].text.values()))
    return text if len(text) <= _LONG else f"{text[:_LONG].rpartition(' ')[0]} …"
