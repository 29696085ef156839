"""How texts are laid out: `#` title, `##` heading, `¶` a paragraph, `- ` set aside with its reason."""

# ruff: noqa: E501
from __future__ import annotations

from textwrap import fill

import pytest

from story_explainer.ingest.article import ArticleFile
from story_explainer.ingest.reading.read import read_article
from story_explainer.story.problems import ContentError

END = "\n\nEin letzter Satz steht hier am Ende.\n"


def outline(text: str, locale: str = "it", ending: str = "txt") -> list[str]:
    article = read_article(ArticleFile(locale, f"articles/{locale}.{ending}", text.encode()))
    marks = {"title": "#", "heading": "##", "text": "¶"}
    return [f"{marks[block.kind or 'text']} {block.text}" for block in article.blocks] + [
        f"- {aside.reason}: {aside.text}" for aside in article.asides
    ]


def kinds(text: str, locale: str = "it", ending: str = "txt") -> str:
    return "".join(
        line.split()[0][-1] if line[0] != "#" else {"#": "T", "##": "H"}[line.split()[0]]
        for line in outline(text, locale, ending)
    )


ITEMS = [
    ("it", "• il primo autobus", "• il biglietto"),
    ("de", "- der erste Bus", "- die Fahrkarte"),
    ("de", "* Der erste Bus", "* Die Fahrkarte"),
    ("en", "1. The first bus", "2. The ticket"),
    ("en", "1) The first bus", "2) The ticket"),
    ("fr", "a) Le premier bus", "b) Le billet"),
    ("es", "(1) El primer autobús", "(2) El billete"),
    ("es", "◦ El primer autobús", "◦ El billete"),
    ("it", "[x] Il primo autobus", "[ ] Il biglietto"),
    ("ja", "・最初のバス", "・切符"),
    ("zh", "一、第一班车", "二、车票"),
    ("zh", "1、第一班车", "2、车票"),
    ("ja", "①最初のバス", "②切符"),
    ("ar", "• الحافلة الأولى", "• التذكرة"),
    ("he", "1. האוטובוס הראשון", "2. הכרטיס"),
    ("de", "– Der erste Bus", "– Die Fahrkarte"),
    ("it", "☐ Il primo autobus", "☐ Il biglietto"),
    ("de", "i) Der erste Bus", "ii) Die Fahrkarte"),
    ("de", "A. Der erste Bus", "B. Die Fahrkarte"),
    ("it", "1.1 Il primo autobus", "1.2 Il biglietto"),
    ("it", "👉 Il primo autobus", "👉 Il biglietto"),
    ("de", "📍 Der erste Bus", "🕒 Die Fahrkarte"),
    ("en", "⚠️ The first bus", "⚠️ The ticket"),
    ("en", ". The first bus", ". The ticket"),
]


@pytest.mark.parametrize(("locale", "first", "second"), ITEMS)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_items_of_a_list_are_text(locale: str, first: str, second: str, between: str) -> None:
    text = f"Ein Titel\n\nHier steht ein erster Satz.\n\n{first}{between}{second}{END}"
    assert kinds(text, locale) == "T¶¶¶¶"


@pytest.mark.parametrize(
    "lines",
    [
        "ROSSI: Buongiorno a tutti\n\nBIANCHI: Grazie dell'invito\n\nROSSI: Cominciamo subito",
        "Domanda: Quando riapre\n\nRisposta: Nel 2027\n\nDomanda: Chi paga",
        "Un verso breve\nUn altro verso\nUn terzo verso",
        "Comune di Riva\nVia Roma 5\n38066 Riva",
        "Ecco i nomi:\n\nAnna Neri",
        "Ponte\n: costruzione che unisce due rive",
        "con una coda minuscola",
        "Una riga che finisce con la virgola,",
        "La data: domani\nIl luogo: Riva\nIl prezzo: un euro",
        "| a\n| b",
    ],
)
def test_short_lines_are_no_headings(lines: str) -> None:
    assert "H" not in kinds(f"Un titolo\n\nQui sta una prima frase.\n\n{lines}{END}")


@pytest.mark.parametrize(
    ("locale", "line"),
    [
        ("it", "Che cosa cambia"),
        ("de", "Wie es weitergeht"),
        ("en", "What happens now?"),
        ("en", "iPhones for all"),
        ("fr", "1. La situation"),
        ("it", "2024"),
        ("es", "«Nadie lo sabe»"),
        ("ja", "今後の予定"),
        ("ar", "ماذا بعد"),
        ("it", "Ucraina: il piano"),
        ("it", "Conclusione: chi paga"),
    ],
)
def test_headings_stay_headings(locale: str, line: str) -> None:
    assert kinds(f"Titel\n\nHier steht ein erster Satz.\n\n{line}{END}", locale) == "T¶H¶"


HEADLINES = [
    ("it", "Il ponte chiude!"),
    ("it", "Salorno, il sindaco: «Basta!»"),
    ("de", "Der Bürgermeister: „Es reicht!“"),
    ("en", "Who pays for the bridge now that the town has run out of money?"),
    ("fr", "Le pont ferme…"),
    ("fr", "« Ça suffit ! »"),
    ("es", "¡Cierra el puente!"),
    ("es", "¿Por qué cierra el puente y qué pasa ahora con todos los viajeros?"),
    ("it", "Ponte chiuso. Pendolari in rivolta"),
    ("de", "Brücke gesperrt:"),
    ("it", "Il ponte di Salorno chiude per tre settimane, i pendolari in rivolta: il sindaco accusa la Provincia e la "
     "società di averli ignorati"),
    ("ja", "橋が閉まる！"),
    ("zh", "谁来付钱？"),
    ("ar", "من يدفع ثمن الجسر؟"),
    ("he", "הגשר נסגר!"),
    ("en", "“Enough!” says the mayor"),
]  # fmt: skip


@pytest.mark.parametrize(("locale", "line"), HEADLINES)
def test_a_first_line_alone_without_a_full_stop_is_the_title(locale: str, line: str) -> None:
    assert outline(f"{line}\n\nHier steht ein erster Satz.{END}", locale)[0] == f"# {line}"


@pytest.mark.parametrize(
    ("locale", "line"),
    [
        ("it", "Il ponte di Riva chiude per tre settimane, dice il sindaco."),
        ("ja", "橋が三週間閉まる。"),
        ("it", "- Quando riapre il ponte?"),
        ("de", "„Es reicht.“"),
        ("it", "Il sindaco tace.[1]"),
    ],
)
def test_a_first_line_that_is_a_sentence_is_text(locale: str, line: str) -> None:
    assert outline(f"{line}\n\nHier steht ein zweiter Satz.{END}", locale)[0] == f"¶ {line}"


@pytest.mark.parametrize(
    ("locale", "above", "title"),
    [
        ("it", "RIVA DEL LAGO\n", "Il ponte chiude per tre settimane"),
        ("de", "KOMMENTAR\n", "Warum die Brücke schließt"),
        ("en", "POLITICS\n\n", "The bridge closes for three weeks"),
        ("fr", "REPORTAGE\n", "Le pont ferme pour trois semaines"),
        ("it", "CRONACA\nRIVA DEL LAGO\n", "Il ponte chiude per tre settimane"),
    ],
)
def test_a_label_above_the_headline_is_set_aside(locale: str, above: str, title: str) -> None:
    found = outline(f"{above}{title}\n\nHier steht ein erster Satz.{END}", locale)
    assert found[0] == f"# {title}"
    assert [line for line in found if line.startswith("- label")]


WRAPPED = """{above}Il ponte di Riva chiude per tre settimane e i pendolari protestano
contro la decisione del sindaco, che non ha convocato nessuna riunione
con i sindacati della Val d'Adige.

La società ha comunicato che il treno ad alta velocità resta fermo,
insieme al servizio per i turisti. Il servizio riparte nel 2027, dice la
Provincia, dopo la gara.{below}
"""


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Il ponte chiude\n\n", ""),
        ("Il ponte di Riva chiude per tre settimane e i pendolari protestano contro il sindaco\n\n", ""),
        ("Il ponte chiude\n" + "-" * 79 + "\n", ""),
        ("Il ponte chiude\n\n", "\n\nVedi https://www.example.org/" + "a" * 90),
        ("Il ponte chiude\n\n", "\nhttps://www.example.org/" + "a" * 90),
        ("La Voce" + " " * 60 + "12 marzo 2026, pagina 3 di 10\n\nIl ponte chiude\n\n", ""),
        ("From: Anna Neri <anna@example.org> (Redazione della Voce del Lago di Garda, Riva)\n\nIl ponte\n\n", ""),
        ("Il ponte chiude\n\n", "\n\n- uno\n- due\n- tre"),
        (
            "Il ponte chiude\n\n",
            "\n\nUna riga molto più lunga delle altre, che nessuno ha spezzato e che va avanti fino qui.",
        ),
        ("> Il ponte chiude\n\n", ""),
    ],
)
def test_one_longer_line_does_not_hide_the_wrap(above: str, below: str) -> None:
    texts = [line for line in outline(WRAPPED.format(above=above, below=below)) if line.startswith("¶")]
    assert any("protestano contro la decisione" in line and "riunione con i sindacati" in line for line in texts)
    assert any("resta fermo, insieme" in line and "dice la Provincia, dopo la gara." in line for line in texts)


TWO = """\
{head}

Il servizio di navigazione sul lago resta fermo fino a lunedì, dice la società
che gestisce i battelli, perché la ruota del più grande ha perso due pale nel
porto di Riva. I pendolari protestano contro la decisione del sindaco, che non
ha convocato la riunione.
"""


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "Battelli fermi sul lago di Garda, pendolari a terra fino a lunedì mattina\n"
            "Il sindaco di Riva: «Ci vuole pazienza», la Provincia manda gli autobus",
            "Battelli fermi sul lago di Garda, pendolari a terra fino a lunedì mattina",
        ),
        (
            "Schiffe auf dem See stehen still: Pendler warten bis zum Montag am Ufer\n"
            "„Wir haben keine andere Wahl“, sagt der Bürgermeister der Stadt am See\nRiva · Anna Neri",
            "Schiffe auf dem See stehen still: Pendler warten bis zum Montag am Ufer",
        ),
        (
            "Ferries on the lake stay in port until Monday, commuters left on the shore\n"
            "Mayor asks for patience, province sends buses from tomorrow morning on",
            "Ferries on the lake stay in port until Monday, commuters left on the shore",
        ),
        (
            "Battelli fermi sul lago di Garda, i pendolari restano a terra fino al\nLunedì dell’Angelo: protesta",
            "Battelli fermi sul lago di Garda, i pendolari restano a terra fino al Lunedì dell’Angelo: protesta",
        ),
        (
            "Battelli fermi sul lago di Garda, protestano i sindaci di Torbole, Riva,\nArco e Malcesine: «Basta!»",
            "Battelli fermi sul lago di Garda, protestano i sindaci di Torbole, Riva, Arco e Malcesine: «Basta!»",
        ),
        (
            "Battelli fermi sul lago di Garda: i pendolari devono aspettare fino a che\nla ruota non sarà riparata",
            "Battelli fermi sul lago di Garda: i pendolari devono aspettare fino a che la ruota non sarà riparata",
        ),
    ],
)
def test_a_second_headline_is_not_the_first_one_s(head: str, title: str) -> None:
    """Neither is wrapped, though both are as long as the lines of the text; one that goes on is one headline."""
    found = outline(TWO.format(head=head))
    assert found[0] == f"# {title}"
    assert found[-1].startswith("¶ Il servizio di navigazione")


@pytest.mark.parametrize(
    "below",
    [
        ["Via Mazzini 53", "Porto Lino", "Tel. 0421 5512", "Ufficio stampa", "Anna Rossi", "Navi Srl"],
        ["Navi Srl", "Molo Vecchio 2, scala B", "Porto Lino", "Capitaneria", "Lunedì e martedì", "Sportello", "9-12"],
    ],
)
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_lines_of_an_address_below_do_not_hide_the_wrap(below: list[str], between: str) -> None:
    lines = [
        "Il traghetto per le isole resta fermo anche domani, perché il motore non",
        "può essere riparato prima della fine della settimana, dice la società che",
        "da anni gestisce la linea tra il porto e le isole, e che ne ha un altro in",
        "cantiere.",
    ]
    found = outline("\n".join(lines) + between + "\n".join(below) + "\n")
    assert f"¶ {' '.join(lines)}" in found
    assert not [line for line in found if "Porto Lino" in line and "Tel." in line and between == "\n\n"]


@pytest.mark.parametrize("width", [32, 45, 60, 72, 100, 130, 160, 200])
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_any_width_is_joined(width: int, between: str) -> None:
    import textwrap

    long = (
        "Die Brücke von Riva bleibt drei Wochen lang geschlossen, und die Pendler protestieren gegen die Entscheidung des "
        "Bürgermeisters, der keine Sitzung mit den Gewerkschaften des Tals einberufen hat. Die Gesellschaft teilt mit, "
        "dass auch der schnelle Zug stillsteht, zusammen mit dem Verkehr für die Gäste, die im Sommer kommen wollten."
    )
    text = "Die Brücke schließt\n\n" + between.join("\n".join(textwrap.wrap(long, width)) for _ in range(3)) + "\n"
    found = outline(text, "de")
    assert [line for line in found if line.startswith("##")] == []
    assert " ".join(line[2:] for line in found if line.startswith("¶")) == " ".join([long] * 3)


def test_wrapped_text_without_spaces_is_joined_without_any() -> None:
    line = "市長は橋が三週間閉鎖されると述べ、住民は決定に抗議している"
    text = "橋が閉まる\n\n" + "\n".join([line] * 4) + "。\n"
    assert outline(text, "ja")[1] == f"¶ {line * 4}。"


def test_an_empty_line_below_each_line() -> None:
    lines = WRAPPED.format(above="", below="").replace("\n\n", "\n").strip().split("\n")
    found = outline("Il ponte chiude\n\n\n" + "\n\n".join(lines) + "\n")
    assert not [line for line in found if line.startswith("##")]


@pytest.mark.parametrize(
    ("rows", "ending"),
    [
        ("Anno\tPasseggeri\n2024\t84.000\n2025\t71.500", "txt"),
        ("| Anno | Passeggeri |\n|------|-----------:|\n| 2024 | 84.000 |", "txt"),
        ("Anno | Passeggeri\n2024 | 84.000", "txt"),
        ("Anno      Passeggeri   Ricavi\n2024      84.000       1,2 mln\n2025      71.500       0,9 mln", "txt"),
        ("+------+------+\n| Anno | Pass |\n+------+------+\n| 2024 | 84   |\n+------+------+", "txt"),
        ("Anno;Passeggeri;Ricavi\n2024;84.000;1,2\n2025;71.500;0,9", "txt"),
        ("| Anno | Passeggeri |\n|------|-----------:|\n| 2024 | 84.000 |", "md"),
        ("Anno | Passeggeri\n---|---\n2024 | 84.000", "md"),
        ("| 年 | 乗客 |\n|---|---|\n| 2024 | 84,000 |", "md"),
        ("│ Jahr │ Gäste │\n│ 2024 │ 84.000 │", "txt"),
    ],
)
def test_a_table_is_set_aside_whole(rows: str, ending: str) -> None:
    mark = "# " if ending == "md" else ""
    found = outline(f"{mark}Un titolo\n\nQui sta una frase.\n\n{rows}{END}", "it", ending)
    tables = [line for line in found if line.startswith("- table")]
    assert (len(tables), "2024" in tables[0], len(found)) == (1, True, 4)


def test_a_table_with_sentences_is_read_row_by_row() -> None:
    said = "Il ponte di Riva chiude per tre settimane, e nessuno lo aveva detto prima."
    found = outline(f"# Titolo\n\n| Giorno | Fatto |\n|---|---|\n| 1 | {said} |\n| 2 | {said} |{END}", "it", "md")
    assert f"¶ 1 | {said}" in found


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("---\n\nUno. Due.\n\n---\n\nTre.\n", ["¶ Uno. Due.", "¶ Tre."]),
        ("---\nUno e due.\n---\n\nTre.\n", ["¶ Uno e due.", "¶ Tre."]),
        ("---\n- Uno.\n- Due.\n---\n\nTre.\n", ["¶ Uno.", "¶ Due.", "¶ Tre."]),
        ("---\n\nIl sindaco dice: chiude tutto.\n\n---\n\nTre.\n", ["¶ Il sindaco dice: chiude tutto.", "¶ Tre."]),
        ("---\nFrage: Wann öffnet sie.\n---\n\nTre.\n", ["¶ Frage: Wann öffnet sie.", "¶ Tre."]),
        ("***\n\nUno.\n\n***\n\nTre.\n", ["¶ Uno.", "¶ Tre."]),
        ("---\ntitle: T\n---\n\nTre.\n", ["# T", "¶ Tre."]),
        ('+++\ntitle = "T"\ndate = 2026-03-12\n+++\n\nTre.\n', ["# T", "¶ Tre."]),
        (
            "---\ntitle: T\nsummary: Una frase lunga qui.\n---\n\nTre.\n",
            ["# T", "¶ Tre.", "- front matter: Una frase lunga qui."],
        ),
        ("---\ntitle: T\n---\n\n[a]: https://x.example 'Una nota lunga.'\n\nTre.\n", ["# T", "¶ Tre."]),
        ("Uno.[^1]\n\n[^1]: Nota.\n\nTre.\n", ["¶ Uno.[1]", "¶ Tre.", "- footnote: [^1]: Nota."]),
    ],
)
def test_nothing_of_a_markdown_file_is_lost(text: str, lines: list[str]) -> None:
    assert outline(text, "it", "md") == lines


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("12 marzo 2026", "2026-03-12"),
        ("2026/03/12", "2026-03-12"),
        ("12.03.2026", "2026-03-12"),
        ("12/3/2026", "2026-03-12"),
        ("2026-03-12T10:00:00Z", "2026-03-12T10:00:00Z"),
        ("2026-03", "2026-03"),
        ("marzo 2026", "2026-03"),
        ("ieri", None),
    ],
)
def test_a_date_in_the_front_matter(stated: str, day: str | None) -> None:
    text = f"---\ntitle: T\ndate: {stated}\n---\n\nTre.\n"
    article = read_article(ArticleFile("it", "articles/it.md", text.encode()))
    assert article.metadata.date == day
    assert bool(article.asides) == (day is None)


@pytest.mark.parametrize(
    ("locale", "text", "asides"),
    [
        ("it", "Chiude per tre anni.[1]\n\n[1] La Voce, 12 marzo.", ["footnote"]),
        ("de", "Sie schließt.¹\n\n¹ Der Bote, 12. März.", ["footnote"]),
        ("fr", "Il ferme.[2] Puis rien.\n\n[2] Le Monde.", ["footnote"]),
        ("en", "It closes.[a]\n\n[a] The Post.", ["footnote"]),
        ("es", "Cierra.[nota 1] Fin.\n\n[nota 1] El País.", ["footnote"]),
        ("it", "Chiude.†\n\n† Morto ieri.", ["footnote"]),
        ("ja", "閉まる。[1]\n\n[1] 新聞。", ["footnote"]),
        ("ar", "يغلق الجسر.[1]\n\n[1] الأهرام.", ["footnote"]),
        ("he", "הגשר נסגר.[1]\n\n[1] הארץ.", ["footnote"]),
        ("it", "Chiude.\n\n[1] Così comincia un paragrafo.", []),
    ],
)
def test_notes_are_set_aside_where_something_leads_to_them(locale: str, text: str, asides: list[str]) -> None:
    found = outline(f"Titolo\n\n{text}\n", locale)
    assert [line.split(":")[0] for line in found if line.startswith("- ")] == [f"- {reason}" for reason in asides]
    assert not [line for line in found if line.startswith("##")]


SENTENCE = "Il Comune ha chiuso il ponte per lavori urgenti, e i pendolari protestano."


@pytest.mark.parametrize(
    ("locale", "rows", "shown"),
    [
        ("it", "Partito,Voti,Seggi\nSVP,100,13\nTeam K,30,4", "Partito | Voti | Seggi / SVP | 100 | 13 / Team K | 30 | 4"),
        ("de", "Partei,Stimmen,Sitze\nSVP,100,13\nTeam K,30,4", "Partei | Stimmen | Sitze / SVP | 100 | 13 / Team K | 30 | 4"),
        ("it", "SVP ........ 100\nTeam K ..... 30\nVerdi ...... 20", "SVP | 100 / Team K | 30 / Verdi | 20"),
        ("de", "Kapitel eins .... 7\nKapitel zwei .... 19", "Kapitel eins | 7 / Kapitel zwei | 19"),
        ("fr", "Vin…… 12 €\nPain…… 3 €\nThé…… 4 €", "Vin | 12 € / Pain | 3 € / Thé | 4 €"),
        ("en", "Name ____ 3\nOther ____ 4", "Name | 3 / Other | 4"),
        ("it", "Anno\n2024\n2025\n2026\nVoti\n100\n200\n300", "Anno | 2024 | 2025 | 2026 | Voti | 100 | 200 | 300"),
        ("en", "Party\nVotes\nRed\n1,200\nBlue\n900\nGreen\n45%", "Party | Votes | Red | 1,200 | Blue | 900 | Green | 45%"),
        ("de", "SVP\n13\nTeam K\n4\nGrüne\n2\nFdI\n2", "SVP | 13 | Team K | 4 | Grüne | 2 | FdI | 2"),
        ("es", "Pan\n3 €\nVino\n12 €\nTé\n4 €", "Pan | 3 € | Vino | 12 € | Té | 4 €"),
    ],
)  # fmt: skip
def test_tables_by_commas_leaders_and_columns(locale: str, rows: str, shown: str) -> None:
    found = outline(f"Titolo del pezzo\n\n{SENTENCE}\n\n{rows}\n\n{SENTENCE}\n", locale)
    assert found == ["# Titolo del pezzo", f"¶ {SENTENCE}", f"¶ {SENTENCE}", f"- table: {shown}"]


@pytest.mark.parametrize(
    "lines",
    [
        "2024\n\nNel 2024 il ponte fu chiuso.\n\n2025\n\nNel 2025 fu riaperto.\n\n2026\n\nOra è chiuso di nuovo.",
        "Sì, no, forse: così rispose.\nNo, sì, forse: così rispose lei.",
        "Un tempo … poi niente.\nUn giorno … poi tutto.",
        "Il sindaco\nLa giunta\nI cittadini\nGli altri\nTutti\nNessuno",
    ],
)
def test_what_only_looks_like_a_table_stays(lines: str) -> None:
    assert "- table" not in "\n".join(outline(f"Titolo\n\n{SENTENCE}\n\n{lines}\n\n{SENTENCE}\n"))


@pytest.mark.parametrize("line", ["=", "-", "~", "*", "#", "_", "═"])
@pytest.mark.parametrize("short", [0, 3])
def test_a_line_below_a_heading_of_a_wrapped_text_is_no_part_of_it(line: str, short: int) -> None:
    title, heading = (
        "Il traghetto tra le isole e il porto non viaggia più",
        "Che cosa fa adesso il sindaco di Porto Lino",
    )
    first = "Da domani il traghetto resta nel porto, perché il motore non\npuò essere riparato prima della fine della settimana."
    second = "Il sindaco ha chiesto alla regione di mandare una seconda nave\nfino a quando la prima viaggia di nuovo."
    text = "\n\n".join(
        f"{head}\n{line * (len(head) - short)}\n\n{body}" for head, body in [(title, first), (heading, second)]
    )
    found = outline(text + "\n")
    assert found[:4] == [
        f"# {title}",
        "¶ " + first.replace("\n", " "),
        f"## {heading}",
        "¶ " + second.replace("\n", " "),
    ]
    assert all(each.startswith("- no words: ") for each in found[4:])


def test_a_picture_before_a_single_line_makes_no_item_of_it() -> None:
    assert kinds(f"Un titolo\n\nQui c'è una prima frase.\n\n🔴 La diretta{END}") == "T¶H¶"


PROGRAMME = "Il Comune ha pubblicato ieri il programma della giornata, che comincia alle otto in piazza. I bambini partono alle nove."
EVENING = (
    "La giornata si chiude con un concerto della banda cittadina, a cui tutti sono invitati. Chi vuole porta una torta."
)
RAIN = (
    "In caso di pioggia la festa si tiene nella palestra della scuola media, che il Comune ha fatto riparare da poco."
)


@pytest.mark.parametrize("widths", [(60, 76), (76, 60), (50, 72), (46, 100)])
def test_texts_of_several_widths_in_one_file_are_joined_each_at_its_own(widths: tuple[int, int]) -> None:
    first, second = ([fill(text, width) for text in (PROGRAMME, EVENING, RAIN)] for width in widths)
    text = "Riva, la festa\n\n" + "\n\n".join([*first, *(each.replace("ieri", "oggi") for each in second)])
    again = [each.replace("ieri", "oggi") for each in (PROGRAMME, EVENING, RAIN)]
    assert outline(text) == ["# Riva, la festa", *(f"¶ {each}" for each in (PROGRAMME, EVENING, RAIN, *again))]


def test_two_wide_lines_that_go_on_small_are_wrapped_whatever_stands_below() -> None:
    text = "\n\n".join(["Riva, la festa", fill(PROGRAMME, 65), fill(EVENING, 65), "La banda\nSecondo Neri"])
    assert outline(text)[1:3] == [f"¶ {PROGRAMME}", f"¶ {EVENING}"]


def test_a_poem_of_several_widths_keeps_its_lines() -> None:
    verses = "Di sera il lago tace\nE la luna cammina\n\nSopra i tetti di Riva\nDove nessuno dorme\n\nFinché suona la banda.\n"
    assert len(outline(f"Un titolo\n\nQui c'è una prima frase.\n\n{verses}")) == 7


def test_an_address_broken_at_its_hyphen_keeps_it() -> None:
    address = "https://www.comune.example/notizie/festa-di-primavera/programma.html"
    broken = f"Tutto il programma sta su {address.replace('di-', 'di-' + chr(10))} da lunedì."
    lines = outline("\n\n".join(["Riva, la festa", fill(PROGRAMME, 65), broken, fill(EVENING, 65)]))
    assert f"¶ Tutto il programma sta su {address} da lunedì." in lines


@pytest.mark.parametrize(
    ("locale", "text", "notes"),
    [
        ("it", "Chiude.* Poi apre.\n\nFine del testo.\n\n* Forse.", ["* Forse."]),
        ("it", "Chiude (1). Poi apre.(2)\n\nFine.\n\n(1) Delibera.\n\n(2) Forse.", ["(1) Delibera.", "(2) Forse."]),
        ("it", "Chiude. [1] Poi apre. [2]\n\nFine.\n\nNote\n\n[1] Delibera.\n\n[2] Forse.", ["Note", "[1] Delibera.", "[2] Forse."]),
        ("de", "Sie schließt.¹ Dann nicht.\n\nEnde.\n\nAnmerkungen:\n\n¹ Der Bote.", ["Anmerkungen:", "¹ Der Bote."]),
        ("en", "It closes.* Then not.\n\n* First item\n\n* Second item\n\nThe end.", []),
        ("en", "It closes (1) and (2).\n\n(1) First item\n\n(1) Second item\n\nThe end.", []),
    ],
)  # fmt: skip
def test_notes_by_marks_that_items_have_too(locale: str, text: str, notes: list[str]) -> None:
    lines = outline(f"Ein Titel\n\n{text}", locale)
    assert sorted(line for line in lines if line[0] == "-") == sorted(f"- footnote: {note}" for note in notes)


def test_a_kicker_in_capitals_may_end_with_a_colon() -> None:
    assert outline(f"RIVA DEL LAGO:\n\nIl paese fa festa{END}")[:1] == ["# Il paese fa festa"]


@pytest.mark.parametrize(
    "head",
    [
        "---\ntitolo: Riva balla\nautore: Anna Neri\ndata: 2026-03-12\nfonte: La Voce\n---\n",
        "\n\n---\ntitle: Riva balla\nauthor: Anna Neri\ndate: 2026-03-12\nsource: La Voce\n---\n",
        "Title: Riva balla\nAuthor: Anna Neri\nDate: 12 marzo 2026\nSource: La Voce\n",
        "Titel: Riva balla\nAutorin: Anna Neri\nDatum: 2026-03-12\nQuelle: La Voce\n",
    ],
)
def test_front_matter_in_other_languages_and_without_rules(head: str) -> None:
    article = read_article(ArticleFile("it", "articles/it.md", f"{head}\n{PROGRAMME}\n\n{EVENING}\n".encode()))
    told = article.metadata
    assert (told.title, told.author, told.date, told.publisher) == ("Riva balla", "Anna Neri", "2026-03-12", "La Voce")
    assert [block.text for block in article.blocks] == ["Riva balla", PROGRAMME, EVENING]


def test_a_mistake_in_front_matter_below_empty_lines_is_named_at_its_line() -> None:
    with pytest.raises(ContentError) as told:
        outline(f"\n\n---\ntitle: Riva: si balla\n---\n\n{PROGRAMME}\n", ending="md")
    assert told.value.problems[0].line == 4


@pytest.mark.parametrize(
    ("locale", "labels"),
    [
        ("it", ("Titolo", "Occhiello", "Sommario", "Testo")),
        ("de", ("Titel", "Dachzeile", "Vorspann", "Text")),
        ("en", ("Headline", "Kicker", "Standfirst", "Body")),
        ("fr", ("Titre", "Surtitre", "Chapô", "Texte")),
        ("es", ("Titular", "Antetítulo", "Entradilla", "Cuerpo")),
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("alone", [True, False])
def test_what_an_editor_has_labelled_is_what_its_label_says(
    locale: str, labels: tuple[str, ...], between: str, alone: bool
) -> None:
    colon = f":{between}" if alone else ": "
    title, over, lead, body = labels
    text = between.join([f"{over}{colon}La festa", f"{title}{colon}Riva balla", f"{lead}{colon}Il programma"])
    lines = outline(f"{text}\n\n{body}:\n\n{PROGRAMME}\n\n{EVENING}\n", locale)
    assert lines == [
        "# Riva balla",
        "¶ Il programma",
        f"¶ {PROGRAMME}",
        f"¶ {EVENING}",
        "- label above the headline: La festa",
    ]


def test_a_label_amid_a_text_is_text() -> None:
    lines = outline(f"Riva balla\n\n{PROGRAMME}\n\nTitolo: la festa\n\n{EVENING}\n")
    assert "Titolo: la festa" in lines[2]


@pytest.mark.parametrize("line", ["{0}", "<{0}>", "Link: {0}", "Fonte: {0}"])
def test_an_address_pasted_above_a_text_is_where_it_comes_from(line: str) -> None:
    address = "https://www.gazzetta.example/2026/03/12/riva-balla.html"
    text = f"{line.format(address)}\n\nRiva balla\n\n{PROGRAMME}\n\n{EVENING}\n"
    article = read_article(ArticleFile("it", "articles/it.txt", text.encode()))
    assert article.metadata.address == address
    assert [block.text for block in article.blocks] == ["Riva balla", PROGRAMME, EVENING]


def test_the_address_that_a_browser_prints_below_a_page_is_its_address_and_any_other_is_not() -> None:
    text = f"Riva balla\n\n{PROGRAMME}\n\n{EVENING}\n\nhttps://www.gazzetta.example/riva 1/2\n"
    assert (
        read_article(ArticleFile("it", "a.txt", text.encode())).metadata.address == "https://www.gazzetta.example/riva"
    )
    other = text.replace(" 1/2", "")
    assert read_article(ArticleFile("it", "a.txt", other.encode())).metadata.address is None


def test_the_head_of_a_clipping_is_no_headline() -> None:
    head = "Talbote vom 12.11.2026, S. 5\nAutor: Anna Berger\nRessort: Lokales\nAusgabe: Gesamt"
    text = f"Riva tanzt bis Mitternacht\n{head}\n\n{PROGRAMME}\n\n{EVENING}\n"
    article = read_article(ArticleFile("de", "a.txt", text.encode()))
    assert [block.text for block in article.blocks] == ["Riva tanzt bis Mitternacht", PROGRAMME, EVENING]
    assert (article.metadata.author, article.metadata.date) == ("Anna Berger", "2026-11-12")
    above = f"Talbote, 12.11.2026, Seite 5, Lokales\n\nRiva tanzt\n\n{PROGRAMME}\n\n{EVENING}\n"
    assert outline(above, "de")[0] == "# Riva tanzt"
