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
fr « Qui paie ? », demande le maire.| Personne ne répond.
fr « Qui paie ? »| Le maire se tait.
it Chiude tra due anni. [1]| Il sindaco tace. [2]
de Sie schließt in zwei Jahren. [1] [2]| Danach ist Ruhe.
en [1] It closes.| [2] It opens.
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
de Es geht um Gas, Strom u. a.| Die Preise steigen.
de Dr. h. c. Müller sprach.| Prof. em. Huber auch.
de Rund 30 Mill. Euro kostet das.| Zu viel.
de Die EU-Verordnung Nr. 1234/2025 i. V. m. Art. 3 gilt.| Ab sofort.
de Abg. z. NR Huber sprach.| Abg. Kofler auch.
de LH Kompatscher sprach.| LR. Mair auch.
de Er ist Jg. 1970.| Sie Jg. 1972.
it Nel 44 a.C. Cesare morì.| Poi Augusto.
it Nel 79 d.C. Pompei fu distrutta.| Poi Ercolano.
it L'art. 5, c. 2, lett. b) del d.lgs. n. 33/2013.| Poi basta.
en He works at Yahoo! Inc. in the U.S.| Its CEO left.
en At 3.30 p.m. GMT it began.| At 5 p.m. it ended.
en She lives on 5th Ave.| He lives on Main St.| They met.
fr César meurt en 44 av. J.-C.| Auguste lui succède.
fr « C’est fini. »| « Non. »
fr « Pourquoi ? » demande-t-il.| « Je ne sais pas. »
es Ocurrió en el s. XX.| Luego nada.
es Murió en el 44 a. C.| Augusto le sucedió.
nl Dit gebeurde o.l.v. Jan de Vries, d.w.z. nooit.| Klaar.
pl Urodził się 3. maja ub. r.| Zmarł.
cs Cena je 5 tis. Kč.| Hodně.
da Det var d. 3. maj.| Slut.
ru Это т. е. Москва, и т. д.| Всё.
ru А. П. Чехов и Л. Н. Толстой.| Они жили.
ro Nr. 5, str. Lungă, et. 3.| Acolo.
uk Вул. Шевченка, буд. 5.| Там.
uk У 1991 р. Україна стала вільною.| Так.
sl Dr. Novak in npr. Ljubljana.| Konec.
hr Dr. Horvat i npr. Zagreb.| Kraj.
fi Esim. Helsinki, ns. pääkaupunki.| Loppu.
de a) Die Brücke ist zu.| b) Die Straße auch.
de Dr.-Ing. Meier und Dipl.-Ing. Huber kamen.| Sie blieben.
de Prof. Dr. Dr. h. c. mult. Huber sprach.| Alle hörten zu.
de Das Urteil (Az. 5 K 123/26) ist da.| Es gilt.
de Das Urteil vom 3.5.2026, Az. 5 K 1, gilt.| Ende.
de Die Fa. Huber baut.| Die Fam. Meier wohnt.
de Öffnungszeiten: Mo.–Fr. 8–12 Uhr.| Sa. geschlossen.
de Das Spiel endete 3:2 n. V.| Der Jubel war groß.
de Das Spiel endete 3:2 i. E.| Der Jubel war groß.
de Im 3. Jh. n. Chr. Rom war groß.
de Im Jahr 79 n. Chr. brach der Vesuv aus.| Pompeji verschwand.
de Quelle: www.example.org/a.| Stand: heute.
de Mehr unter https://example.org.| Danke.
de Er ist Dr. phil. und Dr. med.| Sie ist Ärztin.
it Orari: lun.-ven. 8-12.| Sab. chiuso.
it Nel I sec. a.C. Roma era grande.| Poi cadde.
it Dal 2000 a.C. Babilonia cresce.| Poi cade.
it L'a.d. Rossi lascia.| L'a.d. è stanco.
it Il C.d.A. Rossi approva.| Il C.d.A. tace.
it U.S. Lecce vince.| A.C. Milan perde.
it L'A.C. Trento vince.| L'F.C. Südtirol perde.
en a) The bridge is closed.| b) So is the road.
en In 44 B.C. Caesar died.| Then came Augustus.
en At 9 a.m. Smith left.| He came back.
en Around 3 p.m. Eastern time it rained.| Then it stopped.
en Smith v. Jones was heard.| It was dismissed.
en Cases like Brown v. Board of Ed. changed it.| They did.
en He arrived in Jan.| She came in Feb.
en See Sec. 5 and Secs. 6-7.| They apply.
es En el siglo I a. C. Roma era grande.| Luego cayó.
es Los JJ. OO. de París.| Bien.
ru В XX в. Россия изменилась.| Да.
sl G. Novak je prišel ob 15.30.| Ga. Kos ne.
sk Napr. Bratislava, tzv. hlavné mesto.| Koniec.
bg Той е роден през 1950 г. в гр. София.| Живее там.
ca El Sr. Puig i la Sra. Mas.| Van arribar.
de Nr. 7 gewann.| Platz Nr. 8 blieb leer.
de Er wohnt in Nr. 7.| Sie in Nr. 8.
de Das Spiel Bayern vs. Dortmund endete 2:2.| Ein Remis.
de Schreiben Sie an info@example.org.| Wir antworten.
de Angeklagt ist Michael K.| Er schweigt.
it Apertura alle ore 15.30.| Chiusura alle 18.
it Apertura alle ore 15.| Chiusura alle 18.
it Il bus n. 5 parte.| Il n. 6 no.
it Vive al n. 5.| Lei al n. 6.
it Papa Leone XIV.| Tutti tacciono.
it Scrivete a info@comune.bz.it.| Rispondiamo.
it Juventus vs. Milan finisce 2-2.| Un pareggio.
it Info: tel. 0471 123456.| Email: info@example.it.
it Sul Corriere (p. 5) si legge: «No».| Basta.
it Il gruppo (ca. 50 persone) arriva.| Poi parte.
it Parla Luca P.| Il ragazzo ha 15 anni.
en It was Apple vs. Samsung.| Apple won.
en Write to info@example.org.| We reply.
da F.eks. København, dvs. hovedstaden.| Slut.
nb F.eks. Oslo, dvs. hovedstaden.| Slutt.
en The Rev. Dr. King Jr.'s speech.| It was great.
en Mt. Everest and Ft. Worth.| Fine.
en E. coli was found.| It is bad.
fr Éd. du Seuil, 2020, p. 5.| Fini.
it I romani nel 44 a.C.| Augusto nel 14 d.C.
de Der Bischof ist u. a.| Die Gäste warten.
de Die Ausstellung „Helmut Newton. Works“ läuft bis Mai.| Der Eintritt ist frei.
de „Helmut Newton. Works“ heißt die Ausstellung.| Der Eintritt ist frei.
de Die Ausstellung "Helmut Newton. Works" läuft bis Mai.| Der Eintritt ist frei.
de "Helmut Newton. Works" heißt die Ausstellung.| Der Eintritt ist frei.
de Die Schau ‚Kunst. Raum. Zeit‘ ist offen.| Sie dauert lange.
de Der Film »Paris. Texas« läuft.| Er ist gut.
it La mostra “Helmut Newton. Works” apre a maggio.| L'ingresso è libero.
it La mostra "Helmut Newton. Works" apre a maggio.| L'ingresso è libero.
it "Helmut Newton. Works" apre a maggio.| L'ingresso è libero.
it Il libro «Gomorra. Viaggio nell’impero economico e nel sogno di dominio della camorra» esce oggi.| È di Saviano.
it Il libro «Sapiens. Da animali a dèi. Breve storia dell’umanità» esce oggi.| È di Harari.
it «Sapiens. Da animali a dèi» è un libro di Harari.| È famoso.
it Il convegno “Montagna. Quale futuro?” si apre lunedì.| Parla il sindaco.
it Il convegno "Montagna. Quale futuro?" si apre lunedì.| Parla il sindaco.
it Il progetto “Insieme. Per Bolzano”, finanziato dalla UE, parte.| Bene.
it La rassegna ‘Suoni. Parole’ torna.| Bene.
en The show “Helmut Newton. Works” opens in May.| Entry is free.
en The show "Helmut Newton. Works" opens in May.| Entry is free.
en The book “Sapiens. A Brief History of Humankind” sold well.| It is long.
en The show 'Helmut Newton. Works' opens.| Entry is free.
fr L’exposition « Helmut Newton. Works » ouvre en mai.| L’entrée est libre.
fr Le livre « Sapiens. Une brève histoire de l’humanité » est long.| Il est bon.
es La muestra «Helmut Newton. Works» abre en mayo.| La entrada es libre.
es La muestra "Helmut Newton. Works" abre en mayo.| La entrada es libre.
pl Wystawa „Helmut Newton. Prace” trwa do maja.| Wstęp wolny.
nl De expositie ‘Helmut Newton. Works’ opent in mei.| De toegang is gratis.
ru Выставка «Хельмут Ньютон. Работы» открыта.| Вход свободный.
it «Non so nulla.| Vedremo domani che cosa succede davvero in città e chi parlerà», ha detto il sindaco.| Poi è uscito.
de Er sagte: „Ich komme. Ich verspreche es.“| Dann legte er auf.
it Ha detto "Basta. Me ne vado." e poi è uscito.| Nessuno lo ha visto.
it È alto 5' 6".| Pesa 60 kg.
de Der 24"-Monitor ist da.| Er ist gut.
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
