"""Texts for the tests of stories with many articles: three events, each told in three languages."""

from __future__ import annotations

BRIDGE = {
    "en": "The bridge of Sabbia reopens on Monday, 3 March 2025. The works took 14 months and cost 2.4 million euros. "
    "Mayor Marco Verdi thanked the 40 workers of the firm Rossi. The buses of line 7 run again from Tuesday. "
    "The toll stays at 2 euros, said Anna Bianchi of the region Veneto. In August 2026 the second lane will follow.\n",
    "it": "Il ponte di Sabbia riapre lunedì 3 marzo 2025. I lavori sono durati 14 mesi e sono costati 2,4 milioni di "
    "euro. Il sindaco Marco Verdi ha ringraziato i 40 operai della ditta Rossi. Gli autobus della linea 7 circolano di "
    "nuovo da martedì. Il pedaggio resta di 2 euro, ha detto Anna Bianchi della regione Veneto. Nell'agosto 2026 "
    "seguirà la seconda corsia.\n",
    "de": "Die Brücke von Sabbia öffnet am Montag, 3. März 2025, wieder. Die Arbeiten dauerten 14 Monate und kosteten "
    "2,4 Millionen Euro. Bürgermeister Marco Verdi dankte den 40 Arbeitern der Firma Rossi. Die Busse der Linie 7 "
    "fahren ab Dienstag wieder. Die Maut bleibt bei 2 Euro, sagte Anna Bianchi von der Region Venetien. Im August 2026 "
    "folgt die zweite Spur.\n",
}
CLUB = {
    "en": "FC Torvald beat Nordhavn 3-1 on Saturday, 8 November 2025. Striker Ole Lund scored in minute 12 and in "
    "minute 57. Coach Petra Holm praised keeper Jan Dahl, who held 11 shots. 18,400 people came to the Viken stadium. "
    "Nordhavn lost Kasper Friis, 23, with an injured knee. Next Sunday the club plays at Skagen.\n",
    "it": "L'FC Torvald ha battuto il Nordhavn per 3-1 sabato 8 novembre 2025. L'attaccante Ole Lund ha segnato al "
    "minuto 12 e al minuto 57. L'allenatrice Petra Holm ha lodato il portiere Jan Dahl, che ha parato 11 tiri. "
    "Allo stadio Viken sono venute 18.400 persone. Il Nordhavn ha perso Kasper Friis, 23 anni, "
    "per un ginocchio infortunato. Domenica prossima il club gioca a Skagen.\n",
    "de": "Der FC Torvald hat Nordhavn am Samstag, 8. November 2025, mit 3-1 geschlagen. Stürmer Ole Lund traf in "
    "Minute 12 und in Minute 57. Trainerin Petra Holm lobte Torhüter Jan Dahl, der 11 Schüsse hielt. 18.400 "
    "Menschen kamen ins Stadion Viken. Nordhavn verlor Kasper Friis, 23, mit verletztem Knie. "
    "Nächsten Sonntag spielt der Klub in Skagen.\n",
}
SHIP = {
    "en": "The freighter Aurora ran aground off Porto Lino on 19 May 2024. Captain Ivo Marek and 16 sailors were taken "
    "ashore by two helicopters. About 350 tonnes of fuel are still on board, the port authority said. Minister Clara "
    "Fontes spoke of a race against time. A tug from Almada is to arrive on Thursday.\n",
    "it": "Il mercantile Aurora si è incagliato davanti a Porto Lino il 19 maggio 2024. Il capitano Ivo Marek e 16 "
    "marinai sono stati portati a terra da due elicotteri. A bordo ci sono ancora circa 350 tonnellate di carburante, "
    "ha detto l'autorità portuale. La ministra Clara Fontes ha parlato di una corsa contro il tempo. Un rimorchiatore "
    "da Almada deve arrivare giovedì.\n",
    "de": "Der Frachter Aurora ist am 19. Mai 2024 vor Porto Lino auf Grund gelaufen. Kapitän Ivo Marek und 16 "
    "Seeleute wurden von zwei Hubschraubern an Land gebracht. Etwa 350 Tonnen Treibstoff sind noch an Bord, sagte die "
    "Hafenbehörde. Ministerin Clara Fontes sprach von einem Wettlauf gegen die Zeit. Ein Schlepper aus Almada soll am "
    "Donnerstag eintreffen.\n",
}
# A second report on the bridge: two sentences are the first one's, word for word; one figure is another.
SECOND = (
    "Sabbia can cross the river again. The works took 14 months and cost 2.4 million euros. Mayor Marco Verdi thanked "
    "the 40 workers of the firm Rossi. Traders in the old town complain that nobody has paid them for so long a time "
    "without customers. Some of them want to go to court, a lawyer told this newspaper on the market square. The baker "
    "Gino Prati had to close his shop in winter. He now works in a factory on the other bank and does not want to come "
    "back. The town council will discuss a fund for small firms in autumn.\n"
)
# One accident in three reports: the number of dead goes up, and is put right; that of the missing goes down.
SCAFFOLD = {
    "it": "Crolla un ponteggio a Sabbia: sei morti\n\nSei morti e una decina di dispersi: è il bilancio del crollo di "
    "un ponteggio al porto di Sabbia, avvenuto domenica mattina. Lo ha comunicato il sindaco Marco Verdi. I lavori al "
    "porto erano cominciati in marzo.\n",
    "en": "Eight dead, 14 missing after scaffolding collapse in Sabbia\n\nRescuers searched on Monday for 14 people "
    "still missing a day after a scaffolding collapsed in the harbour of Sabbia, killing at least eight people. Bad "
    "weather forced the search to stop in the late morning.\n",
    "de": "Einsturz am Hafen von Sabbia: Zahl der Toten auf sieben korrigiert\n\nNach dem Einsturz eines Gerüsts am "
    "Hafen von Sabbia ist die Zahl der Toten auf sieben korrigiert worden. Die Zahl der Vermissten ist auf 13 "
    "gesunken. Die Staatsanwaltschaft ermittelt gegen die Baufirma.\n",
}
# A fourth report on it: the number of the dead stays, that of the missing goes down once more.
SCAFFOLD_LATER = (
    "Ponteggio di Sabbia, i dispersi scendono a nove\n\nI morti restano sette, mentre i dispersi sono scesi a nove: lo "
    "ha comunicato mercoledì il sindaco Marco Verdi. La procura indaga sull'impresa edile. Il porto resta chiuso per "
    "12 giorni.\n"
)
