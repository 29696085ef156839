"""The words of the desk for closed sets: what fields are called, and kinds of statements."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from story_explainer.desk.repository import NowhereError
from story_explainer.site.answer_verbs import verbs_of
from story_explainer.site.labels import labels
from story_explainer.site.language import Language


@cache
def field_names(language: Language) -> Mapping[str, str]:
    """What the fields of the files are called at the desk: by name, or by model and name where one has its own."""
    pgettext = language.words.pgettext
    return {
        "Claim.note": pgettext("field", "What we add, for readers"),
        "Quotation.translation": pgettext("field", "What the words mean"),
        "about": pgettext("field", "More about them"),
        "actor": pgettext("field", "Who"),
        "actors": pgettext("field", "Who takes part"),
        "after": pgettext("field", "Came after"),
        "aliases": pgettext("field", "Other names, one a line"),
        "answer": pgettext("field", "Answer"),
        "address": pgettext("field", "Its page"),
        "appearances": pgettext("field", "What each article does with it"),
        "article": pgettext("field", "Article"),
        "as_of": pgettext("field", "Followed up to"),
        "author": pgettext("field", "Who wrote it"),
        "basis": pgettext("field", "On what ground"),
        "before": pgettext("field", "Came before"),
        "bound": pgettext("field", "Put as"),
        "by": pgettext("field", "Who says it"),
        "carried_by": pgettext("field", "Where it stands, if that is a reprint"),
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
        "excerpts": pgettext("field", "The words that carry what we say, exactly, one a line"),
        "known": pgettext("field", "Stated or inferred"),
        "label": pgettext("field", "In a few words"),
        "locale": pgettext("field", "Its language"),
        "meaning": pgettext("field", "What it means"),
        "member_of": pgettext("field", "Belongs to"),
        "name": pgettext("field", "Name"),
        "note": pgettext("field", "The difference, for readers"),
        "of": pgettext("field", "Of which text"),
        "original": pgettext("field", "The speaker’s own words"),
        "party": pgettext("field", "Speaks as a party: which actor"),
        "phrase": pgettext("field", "In the words of the text"),
        "publisher": pgettext("field", "Who published it"),
        "question": pgettext("field", "Question"),
        "quotes": pgettext("field", "Quotations"),
        "received": pgettext("field", "When it reached the newsroom"),
        "relations": pgettext("field", "Relations"),
        "renders": pgettext("field", "Renders another text"),
        "replaces": pgettext("field", "Newer state of"),
        "responses": pgettext("field", "Responses"),
        "reworks": pgettext("field", "Took over passages"),
        "rests_on": pgettext("field", "Whose report it passes on"),
        "rights": pgettext("field", "On what ground its text is shown"),
        "plural": pgettext("field", "Plural in"),
        "role": pgettext("field", "Part in the story"),
        "same_as": pgettext("field", "Pages that identify them"),
        "sections": pgettext("field", "Sections of the text"),
        "segment": pgettext("field", "Sentence"),
        "settled_by": pgettext("field", "What would settle it"),
        "share": pgettext("field", "Share taken over, from 0 to 1"),
        "show": pgettext("field", "What readers see of the text"),
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
        **verbs_of(language),
        **known["divergence"],
        **known["change"],
        **known["known"],
        "person": pgettext("actor", "person"),
        "organisation": pgettext("actor", "organization"),
        "outlet": pgettext("actor", "outlet"),
        "group": pgettext("actor", "without a name: a person or several"),
        "press": pgettext("source", "from the press"),
        "other": pgettext("source", "from elsewhere"),
    }
    return {
        "kind": kinds,
        "certainty": {**known["status"], "stated": pgettext("certainty", "as a fact")},
        "known": {
            "stated": pgettext("known", "stated"),
            "inferred": known["unsettled"]["inferred"],
            "copied": pgettext("known", "the same passages word for word"),
        },
        "bound": {
            "least": pgettext("bound", "at least"),
            "over": pgettext("bound", "more than"),
            "most": pgettext("bound", "at most"),
            "under": pgettext("bound", "less than"),
            "about": pgettext("bound", "about"),
        },
        "people": {"stated": pgettext("known", "stated"), "inferred": known["unsettled"]["inferred"]},
        "show": {
            "full": pgettext("show", "the whole text"),
            "cited": pgettext("show", "only what statements cite"),
            "none": pgettext("show", "no word of it"),
        },
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
        "answer": pgettext("statement", "Response"),
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
        "source": pgettext("statement", "Other source"),
        "sources": pgettext("statement", "Other source"),
        "articles": pgettext("statement", "Article"),
        "matches": pgettext("statement", "Same passages"),
        "story": pgettext("statement", "On the story as a whole"),
    }


@cache
def change_names(language: Language) -> Mapping[str, str]:
    """What became of something since it was published."""
    pgettext = language.words.pgettext
    return {"new": pgettext("news", "new"), "changed": pgettext("news", "changed"), "gone": pgettext("news", "gone")}


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
