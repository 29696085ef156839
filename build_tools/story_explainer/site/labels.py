"""Words for the closed sets of the model: one place for each value, in the words of a language.

A value without words raises `KeyError`: a reader is never told the words of another one. Tests hold each set against
the model.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from story_explainer.site.language import Language


@cache
def labels(language: Language) -> Mapping[str, Mapping[str, str]]:
    """The words of a language: by the name of the set, then by the value."""
    gettext, pgettext = language.gettext, language.words.pgettext
    return {
        "status": {
            "stated": pgettext("status", "stated"),
            "said": pgettext("status", "statement, as reported"),
            "reported": pgettext("status", "reported"),
            "possible": pgettext("status", "possible"),
            "expected": pgettext("status", "expected"),
        },
        "answered": {
            "confirms": gettext("confirmation: %(actors)s"),
            "denies": gettext("denial: %(actors)s"),
            "corrects": gettext("correction: %(actors)s"),
            "declines": gettext("no comment: %(actors)s"),
        },
        "answered_before": {
            "confirms": gettext("earlier confirmation (%(date)s): %(actors)s"),
            "denies": gettext("earlier denial (%(date)s): %(actors)s"),
            "corrects": gettext("earlier correction (%(date)s): %(actors)s"),
            "declines": gettext("no comment, earlier (%(date)s): %(actors)s"),
        },
        "passed_on": {
            "denies": gettext("reports the denial: %(actors)s"),
            "corrects": gettext("reports the correction: %(actors)s"),
            "confirms": gettext("reports the confirmation: %(actors)s"),
            "declines": gettext("reports that there is no comment: %(actors)s"),
        },
        "with_answer": {
            "denies": gettext("with the denial: %(actors)s"),
            "corrects": gettext("with the correction: %(actors)s"),
            "confirms": gettext("with the confirmation: %(actors)s"),
            "declines": gettext("without comment from: %(actors)s"),
        },
        "basis": {
            "named": gettext("with a source named"),
            "unnamed": gettext("relying on unnamed people"),
            "document": gettext("relying on a document"),
            "unstated": gettext("the text does not say on what basis"),
            "unknown": gettext("what we have read does not say what it rests on"),
        },
        "meaning": {
            "stated": gettext("said by those involved, in their own words or in a source that passes them on"),
            "said": gettext("said by those named, as others report it"),
            "reported": gettext("known only from others who report it"),
            "possible": gettext("presented as possible, not as fact"),
            "expected": gettext("presented as expected, not as fact"),
        },
        "standing": {
            "disputed": gettext("Claimed and denied"),
            "corrected": gettext("Claimed and corrected"),
            "hanging": gettext("Depends on a denied claim"),
            "contradicted": gettext("In contradiction with each other"),
            "reported": gettext("Reported, not confirmed"),
            "unattributed": gettext("In the texts, with no source given"),
            "known": gettext("What those involved say"),
        },
        "appearance": {
            "says": pgettext("appearance", "says so"),
            "denies": pgettext("appearance", "denies it"),
            "corrects": pgettext("appearance", "corrects it"),
            "repeats": pgettext("appearance", "repeats it"),
            "copies": pgettext("appearance", "says it in the same words"),
            "silent": pgettext("appearance", "does not mention it"),
            "confirms": pgettext("appearance", "confirms it"),
            "declines": pgettext("appearance", "does not comment on it"),
        },
        "match": {
            "repeated": pgettext("match", "They say the same"),
            "overlaps": pgettext("match", "On one point, and one says more or something else"),
            "differs": pgettext("match", "About the same, with a difference"),
            "updated": pgettext("match", "Brought up to date by the later one"),
            "same-words": pgettext("match", "The same quotation"),
            "copied": pgettext("match", "A passage taken over"),
        },
        "shown": {
            "full": gettext("shown whole"),
            "cited": gettext("only the cited sentences are shown"),
            "none": gettext("its words may not be shown"),
        },
        "received": {
            "full": gettext("The article, as received"),
            "cited": gettext("From the article, as received"),
            "none": gettext("The article"),
        },
        "known": {
            "act": pgettext("known", "on record"),
            "statement": pgettext("known", "statement"),
            "official": pgettext("known", "official text"),
            "agreed": pgettext("known", "undisputed"),
        },
        "event": {
            "happened": pgettext("event", "happened"),
            "reported": pgettext("event", "reported"),
            "response": pgettext("event", "response"),
            "denies": pgettext("event", "denial"),
            "corrects": pgettext("event", "correction"),
            "possible": pgettext("event", "possible"),
            "planned": pgettext("event", "planned"),
        },
        "mark": {
            "fact": pgettext("event", "happened"),
            "report": pgettext("event", "reported"),
            "answer": pgettext("event", "response"),
            "denial": pgettext("event", "denial"),
            "correction": pgettext("event", "correction"),
            "possible": pgettext("event", "possible"),
            "planned": pgettext("event", "planned"),
        },
        "relation": {
            "before": gettext("before: %(event)s"),
            "after": gettext("after: %(event)s"),
            "during": gettext("during: %(event)s"),
            "spans": gettext("in its course: %(event)s"),
        },
        "origin": {
            "articles": gettext("from the texts"),
            "sources": gettext("from other sources"),
            "both": gettext("from the texts and other sources"),
        },
        "divergence": {
            "certainty": gettext("Differs in certainty"),
            "number": gettext("Differs in a number"),
            "name": gettext("Differs in a name"),
            "added": gettext("Only in one version"),
            "omitted": gettext("Missing in one version"),
            "quotation": gettext("Differs in a quotation"),
            "negation": gettext("Differs in a negation"),
            "wording": gettext("Differs in wording"),
        },
        "unsettled": {
            "denied": pgettext("relation", "denied"),
            "possible": pgettext("relation", "possible"),
            "unconfirmed": pgettext("relation", "not confirmed"),
            "inferred": gettext("inferred"),
        },
        "actors": {
            "person": gettext("People"),
            "organisation": gettext("Companies and institutions"),
            "outlet": gettext("Media"),
            "group": gettext("Groups and unnamed people"),
        },
        "change": {
            "published": gettext("Published"),
            "updated": gettext("Updated"),
            "corrected": gettext("Corrected"),
            "joined": gettext("Article added"),
            "reviewed": gettext("Reviewed"),
            "drifted": gettext("To be reviewed"),
        },
    }
