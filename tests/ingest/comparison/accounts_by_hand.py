"""Articles made by hand for comparison."""

from __future__ import annotations

from story_explainer.ingest.comparison.accounts import Account
from story_explainer.ingest.comparison.compare import compare_all
from story_explainer.ingest.comparison.matches import Match


def account(name: str, *texts: str | dict[str, str], locale: str = "en", published: str | None = None) -> Account:
    """An article: a text for each segment, in one language or, as a mapping, in several."""
    segments = {
        f"{name}#s{number}": text if isinstance(text, dict) else {locale: text} for number, text in enumerate(texts, 1)
    }
    return Account(name, segments, published)


def between(matches: list[Match], first: str, second: str) -> Match | None:
    """The match of two segments, if there is one."""
    return next((match for match in matches if set(match.segments) == {first, second}), None)


Passage = tuple[str, str]  # language, text
VALUES = {"differs", "updated"}
# What else the first and the second report tell, so that whom and what they are about is no rare word in them.
REST = {
    "it": (
        (
            "Marenzo è una città di mare con un porto e una vecchia biblioteca.",
            "La sindaca Ada Lorn vuole portare più turisti in città.",
            "Il circolo della vela fu fondato da Ruben Falk con alcuni amici.",
            "La Nordkap costruisce traghetti da tre generazioni.",
            "Quest'anno a Marenzo l'estate è stata calda e senza pioggia.",
            "Molti abitanti seguono le partite del portiere Milo Brandt.",
        ),
        (
            "Sul lungomare di Marenzo si prepara la festa del pesce.",
            "Ada Lorn è stata maestra prima di diventare sindaca.",
            "Ruben Falk passava ogni domenica al circolo della vela.",
            "Davanti alla sede della Nordkap c'è una vecchia ancora.",
            "Gli alberghi di Marenzo sono quasi tutti pieni.",
            "Il museo Kranich espone barche e strumenti di bordo.",
        ),
    ),
    "de": (
        (
            "Marenzo ist eine Stadt am Meer mit einem Hafen und einer alten Bibliothek.",
            "Die Bürgermeisterin Ada Lorn will mehr Gäste in die Stadt holen.",
            "Den Segelverein hat Ruben Falk mit einigen Freunden gegründet.",
            "Die Firma Nordkap baut seit drei Generationen Fähren.",
            "In Marenzo war der Sommer in diesem Jahr heiß und ohne Regen.",
            "Viele Einwohner sehen sich die Spiele des Torwarts Milo Brandt an.",
        ),
        (
            "An der Promenade von Marenzo wird das Fischfest vorbereitet.",
            "Ada Lorn war Lehrerin, ehe sie Bürgermeisterin wurde.",
            "Ruben Falk verbrachte jeden Sonntag beim Segeln.",
            "Vor dem Sitz der Firma Nordkap liegt ein alter Anker.",
            "Die Hotels in Marenzo sind fast alle ausgebucht.",
            "Im Museum Kranich sind Boote und Kompasse zu sehen.",
        ),
    ),
    "en": (
        (
            "Marenzo is a town by the sea with a port and an old library.",
            "The mayor, Ada Lorn, hopes to bring more visitors to the town.",
            "Ruben Falk founded the sailing club with a few friends.",
            "Nordkap has built ferries for three generations.",
            "Summer in Marenzo was hot and dry this year.",
            "Many in town follow the matches of the goalkeeper Milo Brandt.",
        ),
        (
            "On the promenade of Marenzo people are getting ready for the fish market.",
            "Ada Lorn was a teacher before she became mayor.",
            "Ruben Falk spent every Sunday on the water.",
            "An old anchor lies outside the offices of Nordkap.",
            "Nearly all hotels in Marenzo are full.",
            "The museum Kranich shows boats and compasses.",
        ),
    ),
}


def match_of(first: Passage, second: Passage) -> Match | None:
    """The match of two passages, each in a report with other sentences, the second a week after the first."""
    reports = [
        account(name, text, *REST[locale][place], locale=locale, published=published)
        for place, (name, (locale, text), published) in enumerate(
            (("a", first, "2031-03-04"), ("b", second, "2031-03-11"))
        )
    ]
    return between(compare_all(reports), "a#s1", "b#s1")
