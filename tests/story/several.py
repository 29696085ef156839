"""A small story of three articles for tests: a bridge, told by an Italian paper, one that copies, and a Slovene one.

The lead, `it`, is of 1 March; *echo* is of the next morning and copies s1; *novice*, in Slovene, is of that evening.
"""

from __future__ import annotations

from story_explainer.story.bitext import Bitext
from story_explainer.story.model import ActorsFile, ClaimsFile, EventsFile, FiguresFile, SourcesFile, Story, StoryFile
from story_explainer.story.model.matches import MatchesFile
from story_explainer.yaml_source.read import read
from tests.story.toy import bitext

LEAD = {
    "s1": {"it": "Sul ponte sono morte sei persone."},
    "s2": {"it": "Il ponte era chiuso da anni, dice la sindaca."},
    "s3": {"it": "Un bambino sarebbe tra i morti."},
}
ECO = {
    "s4": {"it": "Sul ponte sono morte sei persone."},
    "s5": {"it": "Il ponte, per la sindaca, era chiuso."},
    "s6": {"it": "Il ponte era aperto."},
}
NOVICE = {
    "s7": {"sl": "Mrtvih je pet, ne šest."},
    "s8": {"sl": "Tožilstvo zanika, da je med mrtvimi otrok."},
    "s9": {"sl": "Županja pravi, da je bil most zaprt."},
    "s10": {"sl": "Most bodo podrli."},
}
SOURCES = """
articles:
  it: {publisher: Il Corso, date: 2022-03-01T21:40:00}
  echo: {publisher: L’Eco, date: 2022-03-02T08:15:00, reworks: {of: it, known: copied, cites: [s4]}}
  novice: {publisher: Novice, date: 2022-03-02T22:05:00}
sources:
  - {id: wire, publisher: Žica, title: {it: T, sl: T}, locale: sl, kind: press, date: 2022-02-01}
"""
ABOUT = "{locales: [it, sl], title: {it: Il ponte, sl: Most}, cites: [s1]}"
ACTORS = """
actors:
  - {id: mayor, kind: person, name: {it: La sindaca, sl: Županja}, role: {it: sindaca, sl: županja}, cites: [s2]}
  - {id: court, kind: organisation, name: {it: La procura, sl: Tožilstvo}, role: {it: p, sl: t}, cites: [s8]}
"""
CLAIMS = """
claims:
  - {id: dead, text: {it: Sei morti., sl: Šest mrtvih.}, certainty: stated, cites: [s1, s4]}
  - id: closed
    text: {it: Era chiuso., sl: Bil je zaprt.}
    by: mayor
    certainty: stated
    cites: [s2, s5, s9]
  - id: child
    text: {it: C’è un bambino., sl: Med njimi je otrok.}
    certainty: possible
    cites: [s3]
    responses: [{actor: court, kind: denies, cites: [s8]}]
  - id: open
    text: {it: Era aperto., sl: Bil je odprt.}
    certainty: stated
    contradicts: [closed]
    cites: [s6]
"""
FIGURES = """
figures:
  - id: dead
    what: {it: I morti, sl: Mrtvi}
    cites: [s1, s7]
    values:
      - {value: 6, cites: [s1, s4]}
      - {value: 5, by: court, corrects: 6, cites: [s7]}
"""
EVENTS = """
events:
  - {id: fall, text: {it: Cade., sl: Pade.}, when: 2022-03-01, kind: happened, cites: [s1]}
  - {id: closing, text: {it: Si chiude., sl: Zaprejo ga.}, when: 2019, kind: happened, cites: [s2]}
  - {id: end, text: {it: Si abbatte., sl: Podrejo ga.}, kind: possible, cites: [s10]}
"""


def article(segments: dict[str, dict[str, str]], name: str) -> Bitext:
    """The bitext of a further article."""
    made = bitext(segments)
    records = {
        tag: record.model_copy(update={"file": f"articles/{name}/{tag}.txt"}) for tag, record in made.articles.items()
    }
    return made.model_copy(update={"articles": records, "last": {"s": 10, "h": 0, "t": 0, "p": 1}})


def several(
    *,
    claims: str = CLAIMS,
    figures: str = FIGURES,
    events: str = EVENTS,
    sources: str = SOURCES,
    matches: str = "matches: []",
) -> Story:
    """The story, with some of its files given as YAML."""
    found = SourcesFile.model_validate(read("sources.yml", sources).data)
    return Story(
        slug="bridge",
        bitext=bitext(LEAD),
        further={"echo": article(ECO, "echo"), "novice": article(NOVICE, "novice")},
        about=StoryFile.model_validate(read("story.yml", ABOUT).data),
        claims=ClaimsFile.model_validate(read("claims.yml", claims).data).claims,
        figures=FiguresFile.model_validate(read("figures.yml", figures).data).figures,
        events=EventsFile.model_validate(read("events.yml", events).data).events,
        actors=ActorsFile.model_validate(read("actors.yml", ACTORS).data).actors,
        articles=found.articles,
        sources=found.sources,
        matches=MatchesFile.model_validate(read("matches.yml", matches).data).matches,
    )
