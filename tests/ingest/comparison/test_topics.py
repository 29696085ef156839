"""What two reports share and is no match: what stands in passing, and the topic.

Each pair stands in reports that have more to tell of the same story, so that what is rare in them is rare as in life.
"""

from __future__ import annotations

import pytest
from tests.ingest.comparison.accounts_by_hand import Passage, match_of


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            ("de", "Der Konzern Nordkap mit 2300 Beschäftigten baut in Marenzo eine neue Halle."),
            ("de", "Nordkap mit 2300 Beschäftigten hat im Frühjahr den Chef ausgetauscht."),
        ),
        (
            ("en", "Marenzo, a town of 12,000 people, has elected a new mayor."),
            ("en", "A wolf has been seen in Marenzo, a town of 12,000 people."),
        ),
        (
            ("it", "La sindaca Ada Lorn, 47 anni, ha inaugurato la piscina di Marenzo."),
            ("it", "Ada Lorn, 47 anni, è contraria alla fusione dei due ospedali."),
        ),
        (
            ("en", "The band Grey Harbour, founded 40 years ago, cancelled its concert in Marenzo."),
            ("de", "Die vor 40 Jahren gegründete Band Grey Harbour veröffentlicht im Herbst ein Album."),
        ),
        (
            ("it", "Il ponte di Marenzo, lungo 420 metri, è stato dipinto di rosso."),
            ("de", "An der 420 Meter langen Brücke von Marenzo wurde ein Schwan gerettet."),
        ),
        (
            ("de", "Bei der Gala in Marenzo wurden 12.000 Euro für Kinder gesammelt."),
            ("de", "Marenzo hat 12.000 Einwohner und einen Hafen."),
        ),
        (
            ("en", "The 63-year-old Falk once sailed around Cape Horn with his dog."),
            ("en", "The 63-year-old Falk collects stamps and old radios."),
        ),
        (
            ("it", "Il volo per Marenzo dura 90 minuti e costa 70 euro."),
            ("it", "Dopo 90 minuti Marenzo e Torvik erano ancora in parità."),
        ),
        (
            ("de", "Das Museum Kranich zählte im vorigen Jahr 80.000 Besucher."),
            ("en", "The museum Kranich received a grant of 80,000 euros from the state."),
        ),
        (
            ("en", "The lighthouse of Marenzo, built in 1871, is to become a hotel."),
            ("it", "Nel faro di Marenzo, costruito nel 1871, è stato girato un film."),
        ),
    ],
)
def test_what_stands_in_passing_alone_is_no_match(first: Passage, second: Passage) -> None:
    assert match_of(first, second) is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            ("it", "Il ministero vuole limitare la pesca del merluzzo davanti alla costa di Marenzo."),
            ("en", "Fishermen on the coast of Marenzo catch cod with nets of hemp."),
        ),
        (
            ("de", "Ada Lorn sagte, der Hafentunnel werde den Verkehr in der Altstadt verringern."),
            ("it", "Ada Lorn ha detto che il tunnel del porto non deve gravare sulle famiglie."),
        ),
        (
            ("en", "The company Nordkap plans to build ferries that run on hydrogen."),
            ("en", "The ferries of the company Nordkap were late on every second day this summer."),
        ),
    ],
)
def test_one_topic_is_not_the_same_again(first: Passage, second: Passage) -> None:
    assert match_of(first, second) is None
