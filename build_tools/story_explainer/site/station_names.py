"""What the stations of a sourcing chain are called for readers, and the independent sources at its beginning."""

from __future__ import annotations

from story_explainer.site.article_names import article_and_day
from story_explainer.site.edition import Edition
from story_explainer.story.keys import LEAD
from story_explainer.story.roots import unread
from story_explainer.story.stations import Chain, Station


def station_name(edition: Edition, node: Station) -> str:
    """What a station of a sourcing chain is called."""
    language, story = edition.language, edition.story
    gettext = language.gettext
    if node.kind == "people":
        if node.count is None:
            return gettext("unnamed people")
        words = language.words.ngettext("%(num)s unnamed person", "%(num)s unnamed people", node.count)
        return words % {"num": node.count}
    if node.kind == "actor":
        return edition.plain(story.actor[node.ref].name)
    if node.kind == "agency":
        return node.ref
    if node.kind == "source":
        source = story.source[node.ref]
        return f"{source.publisher} ({source.carried_by})" if source.carried_by else source.publisher
    if node.kind == "article" and node.ref in story.further:
        return article_and_day(story, language, node.ref)
    if node.kind == "article" and story.further:
        name = article_and_day(story, language, LEAD)
        several = len(story.bitext.locales) > 1
        return f"{name} ({language.name_of(node.ref)})" if several else name
    if node.kind == "article":
        return gettext("the text in {language}").format(language=language.name_of(node.ref))
    return gettext("one report, by whom is not known")


def root_name(edition: Edition, root: Station, chain: Chain) -> str:
    """What an independent source is called.

    People without a name are called by whoever passes on what they say, and a speaker whom only the texts quote is
    called by them too. Of a report that nobody names, its origin is not known.
    """
    language, claim = edition.language, edition.story.claim[chain.claim]
    gettext = language.gettext
    if root.kind == "report":
        return language.words.pgettext("origin", "not known")
    words, ends = station_name(edition, root), {node.kind for node in chain.nodes}
    heard = next((edge.to for edge in chain.edges if edge.origin == root and edge.to.kind == "actor"), None)
    if heard and (root.kind == "people" or (claim.basis and claim.basis.kind == "unnamed")):
        found = language.words.ngettext(
            "%(name)s, citing an unnamed source",
            "%(name)s, citing unnamed sources",
            (claim.basis and claim.basis.count) or root.count or 2,
        )
        return found % {"name": station_name(edition, heard)}
    relayed = root.kind == "actor" and edition.statuses[claim.id].voice == "relayed"
    if relayed and root.ref == claim.by and not claim.via and "article" in ends and "source" not in ends:
        return gettext("%(name)s, according to the texts") % {"name": words}
    return words


def unread_names(edition: Edition, chain: Chain) -> list[str]:
    """The outlets in a chain whose own report is not among what is cited, by their names."""
    return [station_name(edition, node) for node in unread(chain, edition.story)]
