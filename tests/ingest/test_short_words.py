"""Full stops after single letters, acronyms, abbreviations, numbers, notes: `|` stands where a sentence ends."""

from __future__ import annotations

import pytest

from story_explainer.ingest.languages.segmentation import pack
from story_explainer.ingest.reading.segment import split_sentences

CASES = """
it Il costo è di 5 mld.| Lo dice il ministro.
it Lo chiede la C.G.I.L.| Il sindacato aspetta.
it Lo chiede la C.G.I.L.| La segretaria aspetta.
it Gioca in serie A.| Domani si ferma.
it Questo è il piano B.| Nessuno lo conosce.
it Manca la vitamina D.| Secondo i medici basta il sole.
it Lo ha scritto G. La Rosa.| Lo conosce M. De Luca.
it L'a.s. 2025/26 inizia il 5 settembre.| L'anno scorso il 4.
it Il Gip. Tizio ha firmato.| Il procuratore no.
it Abita in via Roma, n. civ. 5, al piano terra.
it Capitolo 2. Il ritorno.| Era notte.
it Ne parla J. R. R. Tolkien.| Poi tace.
de Das ist Plan B.| Niemand kennt ihn.
de Sie spielt in Gruppe C.| Morgen geht es weiter.
de Das sagt die S.P.D.| Die Partei wartet.
de Das schrieb E. T. A. Hoffmann.| Er lebte in Berlin.
de Es spricht Papst Leo XIV.| Tausende schweigen.
de Der XX. Parteitag begann.| Friedrich II. regierte lange.
de Die Zahl stieg auf 30.| Experten warnen davor.
de Am 30. April kamen rund 80.| Besucher gab es kaum.
de Er kam auf den 3. Platz.| Sie auf den 1. Rang.
de Kapitel 3. Die Rückkehr.| Es war dunkel.
en The U.S. Senate voted.| The U.S. 7th Fleet sailed.
en He left the U.S.| She stayed in the U.K.| They met later.
en It opens at 9 a.m. Monday to Friday.
en It opens at 9 a.m.| Visitors queue.
en “Good morning!” Harry exclaimed.| He left.
en “Stop!”| The door opened.
en “Why?” asked Mary.| “Why not?” John Smith replied.
en Acme Inc. USA is growing.| Beta Corp. North America leads.
en He works at Acme Inc.| The firm is growing.
en Plan B.| Nobody knows it.
en World War I.| It was long.
en Chapter 1. The Beginning.| It was dark.
en She met George W. Bush.| He smiled.
nl Zie m.b.t. 2024 het jaarverslag.| Alles staat erin.
nl Jan d.d. 10-03-2020 tekende het contract.| Piet niet.
nl Dat is plan B.| Niemand kent het.
pl W 1989 r. Warszawa była inna.
pl Urodził się w 1989 r.| To było dawno.
ru А. С. Пушкин родился в 1799 г.| Он умер в 1837 г.
ru Это стоит 5 тыс. руб.| Дорого.
ru Он живёт в г. Москва.| Она тоже.
ru Это план Б.| Никто его не знает.
nb Toget går kl. 9.| Bussen går senere.
nb Det var 9. mai.| Bussen gikk.
da Toget kører kl. 9.| Bussen kører senere.
fr En 44 av. J.-C. mourut César.| En 14 apr. J.-C. Auguste.
fr C’est le plan B.| Personne ne le connaît.
fr Il est né en 60 av. J.-C.| Il mourut jeune.
fr Victor M. Le Pen parle.| M. Hulot écoute.
es Van hacia EE. UU.| A medida que llega, llueve.
es Es el plan B.| Nadie lo conoce.
es Juega en la serie A.| Mañana descansa.
pt É o plano B.| Ninguém o conhece.
el Η γέφυρα έκλεισε.| Γιατί;| Κανείς δεν ξέρει.
el Κόστισε 3 εκατ. ευρώ, π.χ. Αθήνα και κ.λπ.| Όλοι το ξέρουν.
ar هل أغلق الجسر؟| نعم.
zh 桥关了。[1]|为什么？没人知道。
ja 橋は閉まった。¹|なぜか。
it Chiude per tre anni.[1]| Lo dice il sindaco.[2][3]| Fine.
it Costa 3 milioni.¹| La gara parte nel 2027.²
it Dura tre anni.1| Il sindaco tace.2
it Si veda pag.5 Il testo continua.
de Sie schließt bald.[4]| Das sagt er.†| Ende.
fr Il ferme bientôt.*| Le maire se tait.**
en It closes soon.[a]| He says so.[note 2]| End.
es Cierra pronto.[^1]| Lo dice él.
en It covers 5 km².| The rest is water.
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_short_words_before_a_full_stop(case: str) -> None:
    language, text = case.split(" ", 1)
    parts = [part.strip() for part in text.split("|")]
    if language in ("zh", "ja"):
        parts = split_at_marks(parts)
    assert split_sentences(text.replace("|", ""), pack(language)) == parts


def split_at_marks(parts: list[str]) -> list[str]:
    """A question mark ends a sentence too."""
    return [each for part in parts for each in part.replace("？", "？|").split("|") if each]
