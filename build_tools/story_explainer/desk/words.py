"""The words of the desk for closed sets: what fields are called, and kinds of statements."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from story_explainer.desk.repository import NowhereError
from story_explainer.site.labels import labels
from story_explainer.site.language import Language


@cache
def field_names(language: Language) -> Mapping[str, str]:
    """What the fields of the files are called at the desk."""
    pgettext = language.words.pgettext
    return {
        "about": pgettext("field", "More about them"),
        "actor": pgettext("field", "Who"),
        "actors": pgettext("field", "Who takes part"),
        "after": pgettext("field", "Came after"),
        "aliases": pgettext("field", "Other names, one a line"),
        "answer": pgettext("field", "Answer"),
        "appearances": pgettext("field", "What each article does with it"),
        "article": pgettext("field", "Article"),
        "as_of": pgettext("field", "Followed up to"),
        "basis": pgettext("field", "On what ground"),
        "before": pgettext("field", "Came before"),
        "by": pgettext("field", "Who says it"),
        "certainty": pgettext("field", "How firmly"),
        "cites": pgettext("field", "Evidence"),
        "claim": pgettext("field", "Claim"),
        "claims": pgettext("field", "Claims"),
        "contradicts": pgettext("field", "Contradicts"),
        "corrects": pgettext("field", "Corrects the value"),
        "count": pgettext("field", "How many"),
        "people": pgettext("field", "Whether it is these people"),
        "date": pgettext("field", "Day"),
        "depends_on": pgettext("field", "Falls with"),
        "detail": pgettext("field", "Longer answer"),
        "during": pgettext("field", "In the course of"),
        "event": pgettext("field", "Event"),
        "kind": pgettext("field", "Kind"),
        "known": pgettext("field", "Stated or inferred"),
        "label": pgettext("field", "In a few words"),
        "meaning": pgettext("field", "What it means"),
        "member_of": pgettext("field", "Belongs to"),
        "name": pgettext("field", "Name"),
        "note": pgettext("field", "The difference, for readers"),
        "original": pgettext("field", "The speaker’s own words"),
        "phrase": pgettext("field", "In the words of the text"),
        "question": pgettext("field", "Question"),
        "quotes": pgettext("field", "Quotations"),
        "relations": pgettext("field", "Relations"),
        "responses": pgettext("field", "Answers"),
        "role": pgettext("field", "Part in the story"),
        "same_as": pgettext("field", "Pages that identify them"),
        "sections": pgettext("field", "Sections of the text"),
        "segment": pgettext("field", "Sentence"),
        "settled_by": pgettext("field", "What would settle it"),
        "short": pgettext("field", "Short form"),
        "short_title": pgettext("field", "Short title"),
        "slug": pgettext("field", "In the address"),
        "standfirst": pgettext("field", "Standfirst"),
        "summary": pgettext("field", "For search engines"),
        "term": pgettext("field", "Word"),
        "text": pgettext("field", "Text"),
        "title": pgettext("field", "Title"),
        "to": pgettext("field", "To whom"),
        "translation": pgettext("field", "How the text came about"),
        "value": pgettext("field", "Value"),
        "values": pgettext("field", "Values, the earliest first"),
        "via": pgettext("field", "Who passes it on"),
        "what": pgettext("field", "What is counted"),
        "when": pgettext("field", "When"),
        "wordings": pgettext("field", "The words that differ"),
    }


@cache
def choice_words(language: Language) -> Mapping[str, Mapping[str, str]]:
    """The words of closed sets by field; of `kind`, all of them together, for no two sets disagree."""
    pgettext, known = language.words.pgettext, labels(language)
    kinds = {
        **known["basis"],
        **known["appearance"],
        **known["event"],
        **known["answer"],
        **known["divergence"],
        **known["change"],
        **known["known"],
        "person": pgettext("actor", "person"),
        "organisation": pgettext("actor", "organisation"),
        "outlet": pgettext("actor", "outlet"),
        "group": pgettext("actor", "group without a name"),
    }
    return {
        "kind": kinds,
        "certainty": known["status"],
        "known": {"stated": pgettext("known", "stated"), "inferred": known["unsettled"]["inferred"]},
        "people": {"stated": pgettext("known", "stated"), "inferred": known["unsettled"]["inferred"]},
        "translation": {
            "original": pgettext("translation", "original"),
            "human": pgettext("translation", "translated by people"),
            "machine": pgettext("translation", "translated by a machine"),
        },
    }


@cache
def kind_names(language: Language) -> Mapping[str, str]:
    """What kinds of statements are called, by file and by what a new one is called in `forms.SECTIONS`."""
    pgettext = language.words.pgettext
    return {
        "claim": pgettext("statement", "Claim"),
        "claims": pgettext("statement", "Claim"),
        "answer": pgettext("statement", "Answer"),
        "event": pgettext("statement", "Event"),
        "events": pgettext("statement", "Event"),
        "actor": pgettext("statement", "Actor"),
        "actors": pgettext("statement", "Actor"),
        "figure": pgettext("statement", "Figure"),
        "figures": pgettext("statement", "Figure"),
        "question": pgettext("statement", "Open question"),
        "known": pgettext("statement", "What is known"),
        "point": pgettext("statement", "Key point"),
        "topic": pgettext("statement", "Context"),
        "context": pgettext("statement", "Context"),
        "term": pgettext("statement", "Word explained"),
        "glossary": pgettext("statement", "Word explained"),
        "divergence": pgettext("statement", "Difference"),
        "divergences": pgettext("statement", "Difference"),
        "update": pgettext("statement", "Note on a change"),
        "story": pgettext("statement", "On the story as a whole"),
    }


@cache
def group_names(language: Language) -> Mapping[str, str]:
    """What an article does to those before it."""
    pgettext = language.words.pgettext
    return {
        "corrects": pgettext("article", "Corrected"),
        "denies": pgettext("article", "Denied"),
        "figures": pgettext("article", "Other figures"),
        "differs": pgettext("article", "Told otherwise"),
    }


def nowhere(language: Language, error: NowhereError) -> str:
    """Why it is not known where to publish, and what to do about it."""
    gettext = language.gettext
    return {
        "no-repository": gettext("The stories lie in no git repository: “git init” begins one."),
        "detached": gettext("The repository is on no branch: “git switch” leads back to one."),
        "no-branch": gettext(
            "Where to publish is not known: say so by “publish_to: origin/main” in mkdocs.yml, or let the branch "
            "follow one by “git push --set-upstream”."
        ),
        "other-branch": gettext(
            "The branch here is “%(name)s”, which is not published: “git switch” leads to the right one."
        ),
    }[error.reason] % {"name": error.name}
