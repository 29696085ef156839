"""Numbers of unlike things, which do not differ, and those of one, which do.

Each pair stands in reports that have more to tell of the same story, so that what is rare in them is rare as in life.
"""

from __future__ import annotations

import pytest
from tests.ingest.comparison.accounts_by_hand import VALUES, Passage, match_of


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            ("de", "Mindestens fünf Klubs wollen den Stürmer Leo Banks vom Verein Kamnitz verpflichten."),
            ("de", "Vier Leute vom Verein Kamnitz begleiteten den Stürmer Leo Banks zum Flughafen."),
        ),
        (
            ("en", "Six schools in Marenzo were closed after the storm, the mayor Ada Lorn said."),
            ("en", "The mayor Ada Lorn said four officials would visit schools in Marenzo after the storm."),
        ),
        (
            ("it", "Tre aziende hanno presentato un'offerta per il teatro di Marenzo, dice la sindaca Ada Lorn."),
            ("it", "Per il teatro di Marenzo la sindaca Ada Lorn ha nominato sette consulenti."),
        ),
        (
            ("de", "Ada Lorn führt seit acht Jahren die Reederei Nordkap mit 40 Schiffen."),
            ("de", "Die Reederei Nordkap von Ada Lorn hat 25 Kapitäne eingestellt."),
        ),
        (
            ("en", "Nordkap paid 30 million euros for the shipyard in Marenzo."),
            ("en", "Nordkap expects the shipyard in Marenzo to earn 12 million euros a year."),
        ),
        (
            ("it", "La Nordkap ha pagato 30 milioni di euro per il cantiere di Marenzo."),
            ("de", "Die Werft in Marenzo bringt Nordkap 12 Millionen Euro Gewinn im Jahr."),
        ),
        (
            ("en", "Ruben Falk faces up to eight years in prison if he is convicted."),
            ("en", "Ruben Falk was sentenced to three years in prison."),
        ),
        (
            ("de", "Der Zug nach Marenzo hatte 50 Minuten Verspätung, sagte die Bahnsprecherin Ada Lorn."),
            ("de", "Die Fahrt mit dem Zug nach Marenzo dauert 35 Minuten, sagte die Bahnsprecherin Ada Lorn."),
        ),
        (
            ("it", "Il 60 per cento degli abitanti di Marenzo vuole il parco, secondo un sondaggio."),
            ("it", "Il 45 per cento degli abitanti di Marenzo ha più di sessant'anni, secondo un rapporto."),
        ),
        (
            ("en", "Turnout in Marenzo was 61 percent, the electoral office said."),
            ("en", "Ada Lorn won 53 percent of the vote in Marenzo, the electoral office said."),
        ),
        (
            ("de", "Ada Lorn verlangt für das Theater in Marenzo 2 Millionen Euro vom Land."),
            ("it", "Il teatro di Marenzo ha perso 300 mila euro, dice Ada Lorn."),
        ),
        (
            ("it", "Il bilancio dell'incendio a Marenzo è di due morti e 17 feriti."),
            ("it", "Nel 2029 in tutta la provincia di Marenzo gli incendi con feriti sono stati 44, con sei morti."),
        ),
        (
            ("en", "The fire in Marenzo killed two people and injured 17."),
            ("de", "Im Jahr 2029 starben bei Bränden im Kreis Marenzo sechs Menschen, 44 wurden verletzt."),
        ),
        (
            ("it", "Dieci barche hanno cercato il marinaio davanti a Marenzo."),
            ("en", "Six people searched for the sailor on the beach of Marenzo."),
        ),
    ],
)
def test_numbers_of_unlike_things_do_not_differ(first: Passage, second: Passage) -> None:
    found = match_of(first, second)
    assert found is None or not VALUES & found.kinds


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            ("de", "Die Gewerkschaft verlangt acht Prozent mehr Lohn für die Hafenarbeiter von Marenzo."),
            ("it", "Il sindacato chiede il 6 per cento di salario in più per i portuali di Marenzo."),
        ),
        (
            ("en", "Some 11,000 people were at the concert of Grey Harbour in Marenzo."),
            ("it", "Al concerto dei Grey Harbour a Marenzo c'erano 15 mila persone."),
        ),
        (
            ("it", "La petizione per il parco di Marenzo ha raccolto 4500 firme."),
            ("de", "Die Petition für den Park in Marenzo hat inzwischen 5400 Unterschriften."),
        ),
        (
            ("de", "Das neue Museum Kranich soll 38 Millionen Euro kosten."),
            ("en", "The new museum Kranich is to cost 44 million euros."),
        ),
        (
            ("it", "Il nuovo museo Kranich costerà 38 milioni di euro."),
            ("de", "Die Kosten für das neue Museum Kranich steigen auf 44 Millionen Euro."),
        ),
        (
            ("en", "The team of Kamnitz has lost six matches in a row."),
            ("de", "Die Mannschaft von Kamnitz hat sieben Spiele in Folge verloren."),
        ),
        (
            ("de", "14 Reisende der Fähre Halcyon wurden verletzt."),
            ("it", "Nove passeggeri del traghetto Halcyon sono rimasti feriti."),
        ),
        (
            ("it", "L'incendio del mulino di Marenzo ha distrutto 35 auto."),
            ("en", "The fire at the mill in Marenzo destroyed 25 cars."),
        ),
        (
            ("en", "Nordkap will cut 900 jobs at its shipyard in Marenzo."),
            ("de", "Nordkap streicht in der Werft von Marenzo 1200 Stellen."),
        ),
        (
            ("de", "Die Wahlbeteiligung in Marenzo lag bei 61 Prozent."),
            ("en", "Turnout at the election in Marenzo was 58 percent."),
        ),
        (
            ("it", "La Nordkap ha pagato 30 milioni di euro per il cantiere navale di Marenzo."),
            ("en", "Nordkap paid 36 million euros for the shipyard in Marenzo."),
        ),
        (
            ("en", "Firefighters rescued 17 sheep from a burning barn near Marenzo."),
            ("de", "Bei Marenzo rettete die Feuerwehr 13 Schafe aus einem brennenden Stall."),
        ),
    ],
)
def test_one_quantity_with_two_values_differs(first: Passage, second: Passage) -> None:
    found = match_of(first, second)
    assert found is not None
    assert VALUES & found.kinds
    assert found.about == "figure"
