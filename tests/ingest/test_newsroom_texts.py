"""Plain texts as newsrooms have them: from agencies, copied from sites, out of layouts; and what is set aside of each."""

# ruff: noqa: E501
from __future__ import annotations

import pytest

from story_explainer.ingest.article import Article, ArticleFile
from story_explainer.ingest.reading.read import read_article, sentences

TEXT = {
    "it": "Il Comune ha chiuso il ponte per lavori urgenti. I pendolari protestano.",
    "de": "Die Gemeinde hat die Brücke wegen Arbeiten gesperrt. Die Pendler protestieren.",
    "en": "The town has closed the bridge for urgent works. Commuters protest.",
    "fr": "La commune a fermé le pont pour des travaux. Les navetteurs protestent.",
    "es": "El ayuntamiento ha cerrado el puente por obras. Los viajeros protestan.",
    "pl": "Gmina zamknęła most z powodu pilnych prac. Kierowcy protestują.",
    "nl": "De gemeente heeft de brug gesloten voor werken. De reizigers protesteren.",
    "pt": "A câmara fechou a ponte para obras urgentes. Os passageiros protestam.",
    "sv": "Kommunen har stängt bron för brådskande arbeten. Pendlarna protesterar.",
}
TITLE = {
    "it": "Ponte chiuso fino a giugno", "de": "Brücke bis Juni gesperrt", "en": "Bridge closed until June",
    "fr": "Le pont fermé en juin", "es": "El puente cerrado en junio", "pl": "Most zamknięty do czerwca",
    "nl": "Brug dicht tot juni", "pt": "Ponte fechada até junho", "sv": "Bron stängd till juni",
}  # fmt: skip


def read(text: str, locale: str, name: str = "a.txt") -> Article:
    return read_article(ArticleFile(locale, name, text.encode()))


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(block.kind or "", block.text) for block in article.blocks]


@pytest.mark.parametrize(
    ("locale", "before", "date", "agencies"),
    [
        ("it", "BOLZANO, 12 MAR 2026 (ANSA) - ", "2026-03-12", ["ANSA"]),
        ("it", "(ANSA) - BOLZANO, 12 MAR - ", None, ["ANSA"]),
        ("it", "Bolzano, 12 mar. (Adnkronos) - ", None, ["Adnkronos"]),
        ("it", "(AGI) - Bolzano, 12 mar. - ", None, ["AGI"]),
        ("it", "12/03/26 - ", "2026-03-12", []),
        ("it", "Salorno, 12 marzo 2026. ", "2026-03-12", []),
        ("it", "SALORNO. ", None, []),
        ("de", "Bozen (dpa) - ", None, ["dpa"]),
        ("de", "Bozen (APA/dpa) – ", None, ["APA", "dpa"]),
        ("de", "Bozen, 12. März 2026 (sda) – ", "2026-03-12", ["SDA"]),
        ("de", "BERN - ", None, []),
        ("de", "12.03.26 – ", "2026-03-12", []),
        ("de", "Salurn, 12.3. ", None, []),
        ("en", "BOLZANO, Italy, March 12 (Reuters) - ", None, ["Reuters"]),
        ("en", "BOLZANO, Italy (AP) — ", None, ["AP"]),
        ("en", "2026-03-12 - ", "2026-03-12", []),
        ("en", "3/12/2026 - ", None, []),  # March or December
        ("fr", "Bolzano (Italie), 12 mars 2026 (AFP) - ", "2026-03-12", ["AFP"]),
        ("es", "Bolzano (Italia), 12 mar (EFE).- ", None, ["EFE"]),
        ("pl", "Bolzano, 12.03.2026 (PAP) - ", "2026-03-12", ["PAP"]),
        ("en", "KLAGENFURT, Austria — ", None, []),
        ("fr", "PARIS, France — ", None, []),
        ("es", "MADRID, España – ", None, []),
        ("de", "FÜRNITZ. ", None, []),
        ("de", "ST. PÖLTEN. ", None, []),
        ("de", "Bozen/Ofenberg. ", None, []),
        ("de", "BOZEN/OFENBERG – ", None, []),
        ("de", "Wien/Klagenfurt – ", None, []),
        ("it", "Bolzano/Merano. ", None, []),
    ],
)
def test_a_dateline_is_no_sentence(locale: str, before: str, date: str | None, agencies: list[str]) -> None:
    article = read(f"{TITLE[locale]}\n\n{before}{TEXT[locale]}\n", locale)
    assert kinds(article) == [("title", TITLE[locale]), ("text", TEXT[locale])]
    assert [(aside.text, aside.reason) for aside in article.asides] == [(before.strip(), "dateline")]
    assert article.metadata.date == date
    named = [each.value.casefold() for each in article.metadata.candidates if each.field == "publisher"]
    assert named == [each.casefold() for each in agencies]


@pytest.mark.parametrize(
    ("locale", "behind", "agency"),
    [
        ("it", " (ANSA).", "ANSA"), ("it", " (AGI)", "AGI"), ("it", "\n\n(Abc/Adnkronos)", "Adnkronos"),
        ("de", " (dpa)", "dpa"), ("de", " (APA, 12.3.2026)", "APA"), ("de", " (SDA)", "SDA"), ("de", " (Keystone-SDA)", "Keystone-SDA"),
        ("en", " – REUTERS", "Reuters"), ("en", " (AFP)", "AFP"), ("fr", " (AFP)", "AFP"), ("es", " EFE", "EFE"),
        ("pl", " (PAP)", "PAP"), ("nl", " (ANP)", "ANP"), ("pt", " Lusa", None), ("sv", " (TT)", "TT"),
    ],
)  # fmt: skip
def test_the_name_of_an_agency_behind_a_text_is_a_credit(locale: str, behind: str, agency: str | None) -> None:
    article = read(f"{TITLE[locale]}\n\n{TEXT[locale]}{behind}\n", locale)
    if agency is None:  # a word in small letters, which may belong to the text
        assert not article.asides
        return
    assert kinds(article) == [("title", TITLE[locale]), ("text", TEXT[locale])]
    assert [aside.text for aside in article.asides] == [behind.strip()]
    assert agency.casefold() in [each.value.casefold() for each in article.metadata.candidates]


@pytest.mark.parametrize(
    ("locale", "below"),
    [
        ("it", "YXA-ABC/"), ("it", "12-MAR-26 10:45 NNNN"), ("it", "ISSN 2465 - 1222"), ("it", "Rba/Sar"), ("pl", "abc/ def/"),
        ("es", "abc/def"), ("en", "(Reporting by Anna Rossi; Editing by John Smith)"), ("de", "© dpa-infocom, dpa:260312-99-123456/3"),
        ("de", "(Schluss) mel/cma"), ("de", "SERVICE: Infos unter http://example.org"), ("de", "(S E R V I C E - http://www.example.org)"),
        ("de", "(AVISO: Bilder folgen)"), ("de", "(GRAFIK 0345-26, Format 88 x 55 mm - Karte)"), ("de", "OTS0123 2026-03-12/10:45"),
        ("de", "*** OTS-ORIGINALTEXT PRESSEAUSSENDUNG UNTER AUSSCHLIESSLICHER INHALTLICHER VERANTWORTUNG DES AUSSENDERS ***"),
        ("de", "Original-Content von: Gemeinde Salurn, übermittelt durch news aktuell"), ("de", "Notizblock"), ("de", "Redaktionelle Hinweise"),
        ("en", "Our Standards: The Trust Principles."), ("it", "(SEGUE)"), ("es", "(FIN)"),
        ("en", "Associated Press writer Anna Rossi in Rome contributed to this report."), ("it", "Fonte: La Voce"), ("de", "Mit Material von dpa"),
    ],
)  # fmt: skip
def test_signs_of_desks_are_set_aside(locale: str, below: str) -> None:
    article = read(f"{TITLE[locale]}\n\n{TEXT[locale]}\n\n{below}\n", locale)
    assert kinds(article) == [("title", TITLE[locale]), ("text", TEXT[locale])]
    assert [aside.text for aside in article.asides] == [below]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        (
            "it",
            "12 marzo 2026 – Il Comune chiude il ponte per lavori.\n\n13 marzo 2026 – I pendolari protestano in piazza.\n",
        ),
        (
            "it",
            "GIULIA. Quando riapre il ponte di Salorno, secondo te?\n\nMARCO. A giugno, dicono tutti quanti in paese.\n\nGIULIA. Speriamo che sia vero, questa volta.\n",
        ),
        ("it", "Milan – Inter finisce due a uno davanti a sessantamila tifosi.\n"),
        ("de", "Er/Sie – wer auch immer es war, hat die Brücke beschädigt.\n"),
        ("de", "Bozen/Meran liegt an der Etsch. Dort wird die Brücke gebaut.\n"),
        ("en", "Austria, Italy – two countries share a bridge that is closed.\n"),
        ("de", "Die Agentur (dpa) – sie meldete es zuerst – zog den Bericht zurück.\n"),
        ("it", "Lo ha detto l’agenzia russa (TASS) in una nota diffusa ieri sera.\n"),
        ("en", "The report, first carried by Reuters, was denied by the town.\n"),
    ],
)
def test_what_only_looks_like_a_dateline_stays(locale: str, text: str) -> None:
    article = read(text, locale)
    assert [block.text for block in article.blocks] == text.strip().split("\n\n")
    assert article.metadata.date is None


SITE = {
    "it": ["Home > Cronaca > Bassa Atesina", "Tempo di lettura: 3 minuti", "Condividi", "Facebook Twitter WhatsApp", "Pubblicità", "Iscriviti alla newsletter", "Tag: ponte, Salorno", "© RIPRODUZIONE RISERVATA", "Commenta", "Commenti (12)", "Ascolta la versione audio dell'articolo", "Pubblicità - continua a leggere dopo la pubblicità", "Foto: Comune di Salorno", "Nella foto: il sindaco Bianchi", "Il ponte chiuso (foto di Mario Rossi)", "SEGUE A PAGINA 3"],
    "de": ["Startseite > Chronik > Unterland", "Lesezeit: 3 Minuten", "Kommentare Drucken Teilen", "E-Mail", "Anzeige", "Newsletter: Jetzt anmelden!", "Schlagwörter: Brücke, Salurn", "Alle Rechte vorbehalten", "Kommentare (12)", "Kommentar schreiben", "Fehler gefunden? Jetzt melden.", "Die Brücke in Salurn. Foto: Anna Berger", "Bild: Keystone", "Foto dpa", "Im Bild: Bürgermeister Moser", "(Fortsetzung auf Seite 3)", "Artikel anhören"],
    "en": ["Home / News / Local", "3 min read", "Share", "Copy link", "Advertisement", "Story continues below advertisement", "Sign up to our daily newsletter", "Tags: bridge, transport", "View comments (12)", "Listen to this article", "Follow us on Facebook", "Image caption, The bridge has been closed since Monday", "Getty Images", "Continued on page 3", "The bridge. Photograph: Anna Rossi/AFP"],
    "fr": ["Accueil > Société > Transports", "Temps de lecture : 3 min", "Partager", "Publicité", "Inscrivez-vous à notre newsletter", "Mots-clés : pont, transports", "Commentaires (12)", "Réagir", "Lire la suite page 3"],
    "es": ["Inicio > Sociedad", "Tiempo de lectura: 3 min", "Compartir", "Publicidad", "Suscríbete a nuestra newsletter", "Etiquetas: puente, tráfico", "Comentarios (12)"],
    "pl": ["Strona główna > Region", "Czas czytania: 3 min", "Udostępnij", "Reklama", "Zapisz się na newsletter", "Komentarze (12)", "Tagi: most, gmina"],
    "nl": ["Home > Regio", "Leestijd 3 min", "Delen", "Advertentie", "Nieuwsbrief", "Reacties (12)"],
    "pt": ["Início > País", "Tempo de leitura: 3 min", "Partilhar", "Publicidade", "Comentários (12)"],
    "sv": ["Hem > Skåne", "Lästid: 3 min", "Dela", "Annons", "Kommentarer (12)"],
}  # fmt: skip


@pytest.mark.parametrize(("locale", "line"), [(locale, line) for locale, lines in SITE.items() for line in lines])
def test_lines_of_a_site_are_set_aside_wherever_they_stand(locale: str, line: str) -> None:
    for text in (f"{TITLE[locale]}\n\n{line}\n\n{TEXT[locale]}\n", f"{TITLE[locale]}\n\n{TEXT[locale]}\n\n{line}\n"):
        article = read(text, locale)
        assert kinds(article) == [("title", TITLE[locale]), ("text", TEXT[locale])]
        assert [aside.text for aside in article.asides] == [line]


@pytest.mark.parametrize(
    ("locale", "label", "teasers"),
    [
        ("de", "Mehr zum Thema", ["Alle Brücken im Land im Überblick", "Pendler fordern mehr Züge"]),
        ("de", "Das könnte Sie auch interessieren", ["Rezept der Woche: Apfelstrudel"]),
        ("de", "Meistgelesen", ["Unfall auf der Brennerautobahn"]),
        ("it", "Leggi anche", ["Tutti i ponti della provincia, la mappa", "I pendolari chiedono più treni"]),
        ("it", "Potrebbe interessarti", ["Incidente in autostrada"]),
        ("it", "Articoli correlati:", ["Tutti i ponti della provincia"]),
        ("en", "Read more:", ["All the bridges of the county, mapped"]),
        ("en", "Related Topics", ["Bridges", "Transport"]),
        ("en", "Most read", ["Crash on the motorway", "Storm warning for the weekend"]),
        ("fr", "À lire aussi", ["Tous les ponts du département"]),
        ("fr", "Sur le même sujet", ["Les trains bondés"]),
        ("es", "Te puede interesar", ["Todos los puentes de la provincia"]),
        ("pl", "Czytaj też:", ["Wszystkie mosty w województwie"]),
        ("nl", "Lees ook", ["Alle bruggen van de provincie"]),
    ],
)
def test_the_titles_below_a_label_are_other_articles(locale: str, label: str, teasers: list[str]) -> None:
    article = read("\n\n".join([TITLE[locale], TEXT[locale], label, *teasers]) + "\n", locale)
    assert kinds(article) == [("title", TITLE[locale]), ("text", TEXT[locale])]
    assert [aside.text for aside in article.asides] == [label, *teasers]


@pytest.mark.parametrize(
    ("locale", "heading"),
    [("de", "Folgen"), ("de", "2. Folgen"), ("de", "Weiter"), ("it", "Ascolta"), ("en", "Next"), ("en", "Home"), ("fr", "Suivant"), ("es", "Seguir"),
     ("de", "Kommentar der Gemeinde"), ("it", "Pubblicità e informazione"), ("en", "Share of the costs"), ("de", "Anzeige gegen Unbekannt")],
)  # fmt: skip
def test_a_heading_of_such_a_word_stays_a_heading(locale: str, heading: str) -> None:
    article = read(f"{TITLE[locale]}\n\n{TEXT[locale]}\n\n{heading}\n\n{TEXT[locale]}\n", locale)
    assert ("heading", heading) in kinds(article)


def test_the_heading_of_a_section_stays_below_a_link_to_another_article() -> None:
    article = read(
        f"{TITLE['it']}\n\n{TEXT['it']}\n\nLeggi anche\n\nTutti i ponti della provincia\n\nLe reazioni\n\n{TEXT['it']}\n",
        "it",
    )
    assert ("heading", "Le reazioni") in kinds(article)
    assert [aside.text for aside in article.asides] == ["Leggi anche", "Tutti i ponti della provincia"]


@pytest.mark.parametrize(
    ("locale", "lines", "author", "date"),
    [
        ("en", ["Anna Rossi", "Thu 12 Mar 2026 10.45 GMT", "Last modified on Fri 13 Mar 2026 08.01 GMT"], "Anna Rossi", "2026-03-12"),
        ("en", ["By Anna Rossi", "March 12, 2026 at 10:45 a.m. EDT"], "Anna Rossi", "2026-03-12"),
        ("de", ["Anna Berger", "12.03.2026, 10:45 Uhr"], "Anna Berger", "2026-03-12"),
        ("de", ["Publiziert heute um 10:45 Uhr", "Aktualisiert vor 2 Stunden"], None, None),
        ("de", ["Do., 12.03.2026"], None, "2026-03-12"),
        ("de", ["Redaktion", "Stand: 12.03.2026"], "Redaktion", "2026-03-12"),
        ("it", ["Redazione Online", "12 marzo 2026 (modifica il 13 marzo 2026 | 08:01)"], "Redazione Online", "2026-03-12"),
        ("it", ["Laura Dalpiaz", "gio 12 marzo 2026"], "Laura Dalpiaz", "2026-03-12"),
        ("fr", ["La rédaction", "Publié le 12 mars 2026 à 10h45"], "La rédaction", "2026-03-12"),
        ("es", ["Ana García", "12/03/2026 - 10:45"], "Ana García", "2026-03-12"),
        ("pl", ["Anna Nowak", "12.03.2026, 10:45"], "Anna Nowak", "2026-03-12"),
    ],
)  # fmt: skip
def test_who_and_when_between_headline_and_text(
    locale: str, lines: list[str], author: str | None, date: str | None
) -> None:
    article = read("\n\n".join([TITLE[locale], *lines, TEXT[locale]]) + "\n", locale)
    assert kinds(article) == [("title", TITLE[locale]), ("text", TEXT[locale])]
    assert (article.metadata.author, article.metadata.date) == (author, date)
    assert [aside.text for aside in article.asides] == lines


@pytest.mark.parametrize(
    ("locale", "text", "title"),
    [
        ("de", "Brücke in Salurn bis\nJuni gesperrt", "Brücke in Salurn bis Juni gesperrt"),
        ("it", "Salorno, il ponte resta chiuso\nfino a giugno: pendolari in\nrivolta contro il Comune", "Salorno, il ponte resta chiuso fino a giugno: pendolari in rivolta contro il Comune"),
        ("en", "Bridge stays closed for\nthe rest of the year", "Bridge stays closed for the rest of the year"),
        ("fr", "Le pont fermé jusqu'en\njuin prochain", "Le pont fermé jusqu'en juin prochain"),
        ("es", "El puente, cerrado hasta el\nmes de junio", "El puente, cerrado hasta el mes de junio"),
        ("de", "Unterland\n\nBrücke bis Juni gesperrt", "Brücke bis Juni gesperrt"),
        ("it", "Salorno\nPonte chiuso fino a giugno", "Ponte chiuso fino a giugno"),
        ("de", "Abo\nTeurere Billette: Pendler wehren sich", "Teurere Billette: Pendler wehren sich"),
        ("it", "CRONACA\n\nPonte chiuso fino a giugno", "Ponte chiuso fino a giugno"),
        ("it", "Comunicato stampa\n\nPonte chiuso fino a giugno", "Ponte chiuso fino a giugno"),
        ("de", "Chronik · Unterland\n\nBrücke bis Juni gesperrt", "Brücke bis Juni gesperrt"),
        ("it", "Ponte chiuso fino a giugno\n\nPonte chiuso fino a giugno", "Ponte chiuso fino a giugno"),
    ],
)  # fmt: skip
def test_the_headline_is_told_from_what_stands_around_it(locale: str, text: str, title: str) -> None:
    article = read(f"{text}\n\n{TEXT[locale]}\n", locale)
    assert kinds(article) == [("title", title), ("text", TEXT[locale])]


@pytest.mark.parametrize(
    ("locale", "above", "title", "below"),
    [
        ("it", "", "Ponte chiuso. Pendolari in rivolta", "\n\n"),
        ("it", "", "Ponte chiuso. Pendolari in rivolta", "\n"),
        ("it", "", "Ponte chiuso. Pendolari in rivolta", "\nDi Mario Rossi\n\n"),
        ("it", "di Mario Rossi\n", "Ponte chiuso. Pendolari in rivolta", "\n"),
        ("it", "", "Ponte chiuso. Pendolari in rivolta", "\n12 marzo 2026\n"),
        ("de", "Unterland\n\n", "Brücke gesperrt. Pendler verärgert", "\n\n"),
        ("de", "UNTERLAND\n\n", "Brücke gesperrt. Pendler verärgert. Gemeinde schweigt", "\n\n"),
        ("it", "CRONACA\n", "Ponte chiuso. Pendolari in rivolta", "\n\n"),
        ("en", "", "Bridge closed. Commuters angry", "\nBy Anna Smith\n\n"),
        ("fr", "", "Pont fermé. Les navetteurs en colère", "\nPar Anne Martin\n\n"),
        ("es", "", "Puente cerrado. Viajeros enfadados", "\nPor Ana García\n\n"),
        ("de", "", "Helmut Newton. Works", "\n"),
        ("it", "", "Al museo “Helmut Newton. Works”", "\n"),
    ],
)
def test_a_headline_may_have_a_full_stop_inside(locale: str, above: str, title: str, below: str) -> None:
    article = read(f"{above}{title}{below}{TEXT[locale]}\n\n{TEXT[locale]}\n", locale)
    assert kinds(article) == [("title", title), ("text", TEXT[locale]), ("text", TEXT[locale])]


@pytest.mark.parametrize("line", ["Notizblock", "(Schluss)", "SERVICE: Der Bus fährt."])
def test_a_line_for_printers_amid_the_text_stays(line: str) -> None:
    article = read(f"{TITLE['de']}\n\n{TEXT['de']}\n\n{line}\n\n{TEXT['de']}\n", "de")
    assert line in [block.text for block in article.blocks]


@pytest.mark.parametrize(
    ("locale", "text", "paragraphs"),
    [
        ("de", " 1 Die Brücke in Salurn bleibt bis Juni\n 2 gesperrt. Das teilte die Gemeinde am\n 3 Donnerstag mit. Die Pendler müssen\n 4 einen Umweg fahren. Viele sind sehr\n 5 verärgert über die Gemeinde.", ["Die Brücke in Salurn bleibt bis Juni gesperrt. Das teilte die Gemeinde am Donnerstag mit. Die Pendler müssen einen Umweg fahren. Viele sind sehr verärgert über die Gemeinde."]),
        ("de", "Die Brücke in Salurn bleibt bis Juni\ngesperrt. Das teilte die Gemeinde am\nDonnerstag mit. Die Pendler müssen\neinen Umweg fahren. Viele sind sehr\n5 verärgert über die Gemeinde. Nur der\nBürgermeister schweigt. Er hat wohl\nkeine Antwort auf die Fragen, die am\nDonnerstag gestellt wurden. Das sagt\neine Sprecherin. Am Freitag soll der\n10 Gemeinderat wieder tagen.", ["Die Brücke in Salurn bleibt bis Juni gesperrt. Das teilte die Gemeinde am Donnerstag mit. Die Pendler müssen einen Umweg fahren. Viele sind sehr verärgert über die Gemeinde. Nur der Bürgermeister schweigt. Er hat wohl keine Antwort auf die Fragen, die am Donnerstag gestellt wurden. Das sagt eine Sprecherin. Am Freitag soll der Gemeinderat wieder tagen."]),
        ("de", "Die Pendler müssen einen Umweg fahren. Das\n(Fortsetzung auf Seite 3)\n\nFortsetzung von Seite 1\n\nsorgt für Ärger.", ["Die Pendler müssen einen Umweg fahren. Das sorgt für Ärger."]),
        ("it", "I pendolari devono fare un giro\nSEGUE A PAGINA 3\n\nSEGUE DALLA PRIMA\n\ndi venti minuti.", ["I pendolari devono fare un giro di venti minuti."]),
        ("en", "Commuters have to make a detour, which\nContinued on page 3\n\nContinued from page 1\n\ntakes twenty minutes.", ["Commuters have to make a detour, which takes twenty minutes."]),
        ("it", "Ponte chiuso\n\nLa città è chiusa. Perché?", ["La città è chiusa. Perché?"]),
        ("de", "Brücke zu\n\nDie Stadt ist gesperrt. Warum?", ["Die Stadt ist gesperrt. Warum?"]),
        ("en", "Closed\n\nThe bridge is closed. Why?", ["The bridge is closed. Why?"]),
        ("it", "Ponte\n\n\uf0b7 Il ponte chiuso\n\uf0b7 I treni in ritardo\n\nIl sindaco si scusa.", ["• Il ponte chiuso", "• I treni in ritardo", "Il sindaco si scusa."]),
        ("it", "Ponte chiuso\n\n«Il ponte deve riaprire.»\n\n— Mario Bianchi\n\nI lavori durano mesi.", ["«Il ponte deve riaprire.»", "I lavori durano mesi."]),
        ("en", "Closed\n\n“The bridge must reopen.”\n— Mary Smith, mayor\n\nThe works take months.", ["“The bridge must reopen.”", "The works take months."]),
        ("it", "Ponte chiuso\n\nIl ponte resta chiuso.\n\nUfficio stampa\nComune di Salorno\ntel. 0471 123456\nstampa@example.org", ["Il ponte resta chiuso."]),
    ],
)  # fmt: skip
def test_what_a_layout_parts_is_put_together(locale: str, text: str, paragraphs: list[str]) -> None:
    assert [block.text for block in read(text + "\n", locale).blocks if block.kind == "text"] == paragraphs


@pytest.mark.parametrize(
    ("locale", "raw", "said"),
    [
        ("it", "Il ponte è chiuso.\u200cI pendolari protestano.", ["Il ponte è chiuso.", "I pendolari protestano."]),
        ("it", "Il sindaco si scusa.\u2060 Nessuno sa.", ["Il sindaco si scusa.", "Nessuno sa."]),
        ("de", "Die Brücke ist zu.\ufeffDie Pendler warten.", ["Die Brücke ist zu.", "Die Pendler warten."]),
        ("de", "Die Pen\u00addler pro\u200btestieren.", ["Die Pendler protestieren."]),
        ("en", "It is closed.”\u200bNobody knows.", ["It is closed.”", "Nobody knows."]),
        ("de", "Die Beh\u00f6rde \ufb01ndet sie unsicher.", ["Die Behörde findet sie unsicher."]),
        ("it", "Il ponte &egrave; chiuso. L&#39;assessore: &quot;Ci scusiamo&quot;.", ["Il ponte è chiuso.", "L'assessore: \"Ci scusiamo\"."]),
        ("fr", "L&rsquo;&eacute;t&eacute; fut chaud.", ["L’été fut chaud."]),
        ("it", "Ricerca &amp;amp; sviluppo insieme.", ["Ricerca & sviluppo insieme."]),
        ("en", "Write &lt;b&gt; for bold &ndash; or not.", ["Write &lt;b&gt; for bold – or not."]),
        ("fa", "این می\u200cشود.", ["این می\u200cشود."]),  # the joiner is part of the word
        ("it", "Il ponte è chiuso.I pendolari protestano.", ["Il ponte è chiuso.", "I pendolari protestano."]),
        ("de", "Die Brücke ist zu.Die Pendler warten.", ["Die Brücke ist zu.", "Die Pendler warten."]),
        ("it", "Il ponte è chiuso !Il sindaco tace.", ["Il ponte è chiuso !", "Il sindaco tace."]),
        ("en", "It is closed .The mayor is silent.", ["It is closed .", "The mayor is silent."]),
        ("en", "Node.js, J.Smith and www.example.org stay whole.", ["Node.js, J.Smith and www.example.org stay whole."]),
        ("it", "Il dott.Rossi e la sig.ra Bianchi vivono al n.5.", ["Il dott.Rossi e la sig.ra Bianchi vivono al n.5."]),
        ("de", "Dr.Berger und Prof.Huber kamen z.B.Die Brücke an.", ["Dr.Berger und Prof.Huber kamen z.B.Die Brücke an."]),
    ],
)  # fmt: skip
def test_signs_without_width_and_escapes(locale: str, raw: str, said: list[str]) -> None:
    article = read(f"{TITLE.get(locale, 'پل بسته')}\n\n{raw}\n", locale)
    assert [each.text for each in sentences(article) if each.kind == "text"] == said
