"""What two passages are called: repeated only where both say the same, another value where one is put right.

Each pair stands in reports that have more to tell of the same story, so that what is rare in them is rare as in life.
"""

from __future__ import annotations

import pytest
from tests.ingest.comparison.accounts_by_hand import Passage, match_of


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            ("de", "Der Kassierer Ruben Falk wird beschuldigt, 60.000 Euro des Segelvereins unterschlagen zu haben."),
            ("de", "Das Gericht verurteilte den Kassierer Ruben Falk, der Geld des Segelvereins unterschlug, zu Haft."),
        ),
        (
            ("en", "Prosecutors have charged the treasurer Ruben Falk with stealing from the sailing club."),
            ("en", "The treasurer Ruben Falk was sentenced on Monday for stealing from the sailing club."),
        ),
        (
            ("it", "Il tesoriere Ruben Falk è indagato per il furto al circolo della vela di Marenzo."),
            ("it", "Il tesoriere Ruben Falk è stato condannato per il furto al circolo della vela di Marenzo."),
        ),
        (
            ("en", "Ruben Falk, treasurer of the sailing club in Marenzo, was arrested over missing money."),
            ("de", "Gegen Ruben Falk, Kassierer des Segelclubs in Marenzo, hat der Prozess um das Geld begonnen."),
        ),
        (
            ("it", "È iniziato il processo contro Ruben Falk, tesoriere del circolo della vela di Marenzo."),
            ("en", "Ruben Falk, treasurer of the sailing club in Marenzo, has been acquitted by the court."),
        ),
        (
            ("de", "Die Anwältin legte gegen das Urteil im Fall des Segelclubs Marenzo Berufung ein."),
            ("de", "Im Fall des Segelclubs Marenzo hat die Anwältin vor Beginn der Verhandlung Akten verlangt."),
        ),
        (
            ("en", "Police arrested a baker in Marenzo over the fire in the old mill."),
            ("en", "Police in Marenzo released the baker held over the fire in the old mill."),
        ),
        (
            ("it", "La polizia di Marenzo ha fermato un fornaio per l'incendio del vecchio mulino."),
            ("de", "Das Gericht in Marenzo hat einen Bäcker wegen des Brandes der alten Mühle verurteilt."),
        ),
        (
            ("de", "Die Hafenarbeiter von Marenzo haben ihren Streik um höhere Löhne begonnen."),
            ("de", "Die Hafenarbeiter von Marenzo haben ihren Streik um höhere Löhne beendet."),
        ),
        (
            ("en", "Dockers in the port of Marenzo have begun a strike over pay."),
            ("it", "I portuali di Marenzo hanno concluso lo sciopero per il salario nel porto."),
        ),
        (
            ("it", "Il ponte di Marenzo è chiuso ai camion per le crepe nei piloni."),
            ("it", "Il ponte di Marenzo è di nuovo aperto ai camion dopo le crepe nei piloni."),
        ),
        (
            ("en", "The council of Marenzo approved the plan for a tunnel under the harbour."),
            ("en", "The council of Marenzo rejected the plan for a tunnel under the harbour."),
        ),
        (
            ("de", "Der Landkreis Marenzo hat den Abschuss des Wolfs genehmigt."),
            ("de", "Der Landkreis Marenzo zog die Genehmigung für den Abschuss des Wolfs zurück."),
        ),
        (
            ("de", "Die Aktie der Werft Nordkap stieg am Montag an der Börse kräftig."),
            ("en", "Shares in the shipyard Nordkap fell sharply on the stock exchange on Monday."),
        ),
    ],
)
def test_another_step_is_not_the_same_again(first: Passage, second: Passage) -> None:
    found = match_of(first, second)
    assert found is None or "repeated" not in found.kinds


@pytest.mark.parametrize(
    ("first", "second", "values"),
    [
        (
            ("de", "Der Rat von Marenzo stimmte mit 48 Stimmen für den Bau des Hafentunnels."),
            (
                "de",
                "Für den Hafentunnel gab es im Rat von Marenzo 43 Stimmen. (In anderen Medien war von 48 die Rede.)",
            ),
            ("48", "43"),
        ),
        (
            ("de", "Der Rat von Marenzo stimmte mit 48 Stimmen für den Bau des Hafentunnels."),
            ("de", "43 Stimmen (in anderen Medien war von 48 Stimmen die Rede) gab es für den Hafentunnel in Marenzo."),
            ("48", "43"),
        ),
        (
            ("it", "Nel naufragio del peschereccio Alba sono rimasti feriti 12 marinai."),
            ("it", "I marinai feriti nel naufragio del peschereccio Alba sono 9, non 12 come scritto in precedenza."),
            ("12", "9"),
        ),
        (
            ("it", "Nel naufragio del peschereccio Alba sono rimasti feriti 12 marinai."),
            ("de", "Beim Untergang des Kutters Alba wurden 9 Matrosen verletzt (zuvor hatten wir von 12 berichtet)."),
            ("12", "9"),
        ),
        (
            ("en", "The fire at the mill in Marenzo destroyed 35 cars in the yard."),
            ("en", "The fire at the mill in Marenzo destroyed 25 cars (an earlier version of this article said 35)."),
            ("35", "25"),
        ),
        (
            ("en", "The fire at the mill in Marenzo destroyed 35 cars in the yard."),
            ("it", "L'incendio del mulino di Marenzo ha distrutto 25 auto, e non 35 come riportato da altri media."),
            ("35", "25"),
        ),
        (
            ("de", "Die Feuerwehr rettete 17 Schafe aus dem Stall am Deich von Marenzo."),
            ("de", "Die Feuerwehr rettete 13 Schafe aus dem Stall am Deich, nachdem zunächst von 17 die Rede war."),
            ("17", "13"),
        ),
        (
            ("en", "Firefighters rescued 17 sheep from the barn near Marenzo."),
            ("en", "Firefighters rescued 13 sheep from the barn near Marenzo, and not 17, as other outlets reported."),
            ("17", "13"),
        ),
        (
            ("it", "La petizione per il parco di Marenzo ha raccolto 5400 firme."),
            ("it", "La petizione per il parco di Marenzo ha 4500 firme (e non 5400, come indicato per errore)."),
            ("5400", "4500"),
        ),
        (
            ("en", "The petition for the park in Marenzo has gathered 5,400 signatures."),
            (
                "de",
                "Die Petition für den Park Marenzo hat 4500 Unterschriften; in Berichten hieß es, es seien 5400.",
            ),
            ("5,400", "4500"),
        ),
        (
            ("de", "Der Umbau des Museums Kranich kostet 38 Millionen Euro."),
            ("de", "Der Umbau des Museums Kranich kostet 33 Millionen Euro statt der bisher genannten 38 Millionen."),
            ("38 Millionen", "33 Millionen"),
        ),
        (
            ("it", "La ristrutturazione del museo Kranich costa 38 milioni di euro."),
            ("it", "La ristrutturazione del museo Kranich costa 33 milioni di euro: altri giornali parlavano di 38."),
            ("38 milioni", "33 milioni"),
        ),
    ],
)
def test_what_is_put_right_in_passing_is_another_value(
    first: Passage, second: Passage, values: tuple[str, str]
) -> None:
    found = match_of(first, second)
    assert found is not None
    assert found.kinds == {"updated"}
    assert tuple(found.values[ident].split()[0] for ident in ("a#s1", "b#s1")) == tuple(v.split()[0] for v in values)
    assert found.corrects == "b#s1"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            ("de", "Der Kassierer Ruben Falk wird beschuldigt, 60.000 Euro des Segelvereins unterschlagen zu haben."),
            ("en", "Ruben Falk, the treasurer, is accused of embezzling 60,000 euros from the sailing club."),
        ),
        (
            ("it", "Il tribunale di Marenzo ha condannato Ruben Falk a tre anni di carcere per furto."),
            ("de", "Das Gericht in Marenzo hat Ruben Falk wegen Diebstahls zu drei Jahren Gefängnis verurteilt."),
        ),
        (
            ("en", "Dockers in the port of Marenzo have begun a three-day strike."),
            ("it", "I portuali di Marenzo hanno iniziato uno sciopero di tre giorni."),
        ),
        (
            ("it", "Il ponte di Marenzo è chiuso ai camion per le crepe nei piloni."),
            ("en", "The bridge of Marenzo has been closed to lorries because of cracks in its piers."),
        ),
        (
            ("de", "Die Feuerwehr rettete 17 Schafe aus einem brennenden Stall am Deich von Marenzo."),
            ("it", "A Marenzo i vigili del fuoco hanno salvato 17 pecore da una stalla in fiamme."),
        ),
        (
            ("en", "The council of Marenzo approved the plan for a tunnel under the harbour."),
            ("de", "Der Rat von Marenzo hat den Plan für einen Tunnel unter dem Hafen beschlossen."),
        ),
        (
            ("it", "La Nordkap ha pagato 30 milioni di euro per il cantiere navale di Marenzo."),
            ("en", "Nordkap paid 30 million euros for the shipyard in Marenzo."),
        ),
        (
            ("de", "Die Wahlbeteiligung in Marenzo lag bei 61 Prozent."),
            ("en", "Turnout at the election in Marenzo was 61 percent."),
        ),
        (
            ("en", "The goalkeeper Milo Brandt saved a penalty in the second half."),
            ("it", "Il portiere Milo Brandt ha parato un rigore nel secondo tempo."),
        ),
        (
            ("de", "Der Torwart Milo Brandt hielt in der zweiten Halbzeit einen Elfmeter."),
            ("en", "Goalkeeper Milo Brandt saved a penalty in the second half."),
        ),
        (
            ("it", "Il museo Kranich resta chiuso per tre mesi a causa di una perdita d'acqua."),
            ("de", "Das Museum Kranich bleibt wegen eines Wasserschadens drei Monate geschlossen."),
        ),
        (
            ("en", "Shares in the shipyard Nordkap fell on Monday after the chief executive resigned."),
            ("de", "Die Aktie der Werft Nordkap fiel am Montag, nachdem der Chef zurückgetreten war."),
        ),
    ],
)
def test_the_same_in_other_words_is_repeated(first: Passage, second: Passage) -> None:
    found = match_of(first, second)
    assert found is not None
    assert "repeated" in found.kinds
