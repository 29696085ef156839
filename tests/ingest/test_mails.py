"""Mails, as files and pasted: the article in them, its frame set aside, their heads as what is said of them."""

# ruff: noqa: E501
from __future__ import annotations

from email.message import EmailMessage
from textwrap import fill

import pytest

from story_explainer.ingest.article import Article, ArticleFile
from story_explainer.ingest.reading.mail import sender_of, subject_of
from story_explainer.ingest.reading.read import read_article
from story_explainer.story.problems import ContentError

FIRST = "Da domani il traghetto tra le due rive non viaggia più, dice la società."
SECOND = "Il sindaco chiede una corsa sostitutiva e annuncia una riunione per giovedì."
BODY = f"Il traghetto si ferma\n\n{FIRST}\n\n{SECOND}\n"
GERMAN = (
    "Die Fähre stellt den Betrieb ein\n\nAb morgen fährt die Fähre zwischen den Ufern nicht mehr, sagt die Firma.\n\n"
    "Der Bürgermeister fordert einen Ersatzverkehr und kündigt eine Sitzung an.\n"
)


def read(data: bytes | str, name: str = "it.eml") -> Article:
    raw = data.encode() if isinstance(data, str) else data
    return read_article(ArticleFile(name.split(".")[0], f"articles/{name}", raw))


def texts(article: Article) -> list[str]:
    return [block.text for block in article.blocks]


def aside(article: Article, reason: str) -> list[str]:
    return [each.text for each in article.asides if each.reason == reason]


def mail(body: str = BODY, subject: str = "COMUNICATO STAMPA - Traghetto fermo", html: str = "") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Ufficio stampa Navi <press@example.org>"
    message["To"] = "redazione@example.org"
    message["Subject"] = subject
    message["Date"] = "Tue, 10 Mar 2026 10:12:00 +0100"
    message.set_content(body)
    if html:
        message.add_alternative(html, subtype="html")
    return message


def test_a_mail_file_gives_its_article_and_what_its_head_says() -> None:
    article = read(mail().as_bytes())
    assert texts(article) == ["Il traghetto si ferma", FIRST, SECOND]
    assert article.blocks[0].kind == "title"
    assert article.metadata.received == "2026-03-10T10:12:00+01:00"
    assert article.metadata.date is None
    assert {(each.field, each.value) for each in article.metadata.candidates} == {
        ("title", "Traghetto fermo"),
        ("publisher", "Ufficio stampa Navi"),
        ("date", "2026-03-10"),
    }
    assert "From: Ufficio stampa Navi <press@example.org>" in aside(article, "head of the mail")


def test_the_subject_heads_a_text_without_a_headline() -> None:
    article = read(mail(f"{FIRST} {SECOND}\n", "I: WG: Traghetto fermo").as_bytes())
    assert (article.blocks[0].kind, article.blocks[0].text) == ("title", "Traghetto fermo")


@pytest.mark.parametrize("transfer", ["8bit", "quoted-printable", "base64"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-15", "windows-1252"])
def test_any_transfer_and_charset(transfer: str, charset: str) -> None:
    message = mail()
    message.set_content(BODY.replace("società", "società (3 €)"), charset=charset, cte=transfer)
    assert "società (3 €)" in texts(read(message.as_bytes()))[1]


def test_html_is_read_where_the_plain_text_says_less() -> None:
    html = (
        "<html><body><div style='display:none'>Anteprima</div><table><tr><td><h1>Il traghetto si ferma</h1>"
        f"<p>{FIRST}</p></td></tr></table><div>{SECOND}</div><div><br></div><p>Cordiali saluti</p><p>Anna Neri, tel. "
        "+39 0471 123456</p></body></html>"
    )
    article = read(mail("Questa mail è in HTML.\n", html=html).as_bytes())
    assert texts(article) == ["Il traghetto si ferma", FIRST, SECOND]
    assert aside(article, "hidden") == ["Anteprima"]
    assert aside(article, "signature")


def test_tables_of_data_in_html_are_set_aside_and_those_for_the_layout_read() -> None:
    html = (
        f"<table><tr><td><p>Il traghetto si ferma</p><p>{FIRST}</p></td></tr></table>"
        "<table><tr><td>Anno</td><td>Passeggeri</td></tr><tr><td>2024</td><td>84.000</td></tr></table>"
        f"<p>{SECOND}</p>"
    )
    article = read(mail("x\n", html=html).as_bytes())
    assert texts(article) == ["Il traghetto si ferma", FIRST, SECOND]
    assert aside(article, "table") == ["Anno | Passeggeri / 2024 | 84.000"]


def test_one_mail_out_of_a_mailbox_is_a_mail() -> None:
    article = read(b"From press@example.org Tue Mar 10 10:12:00 2026\n" + mail().as_bytes())
    assert texts(article) == texts(read(mail().as_bytes()))


def test_an_attached_mail_is_read_where_the_outer_one_only_carries_it() -> None:
    outer = EmailMessage()
    outer["From"], outer["Subject"], outer["Date"] = (
        "Collega <c@example.org>",
        "Fwd: guarda",
        "Wed, 11 Mar 2026 08:00:00 +0100",
    )
    outer.set_content("Ciao, vedi sotto.\n")
    outer.add_attachment(mail())
    article = read(outer.as_bytes())
    assert texts(article) == ["Il traghetto si ferma", FIRST, SECOND]
    assert aside(article, "note above the mail sent on") == ["Ciao, vedi sotto."]
    assert ("publisher", "Ufficio stampa Navi") in {(each.field, each.value) for each in article.metadata.candidates}
    assert article.metadata.received == "2026-03-11T08:00:00+01:00"


def test_a_mail_that_only_carries_files_names_them() -> None:
    message = mail("\n")
    message.add_attachment(b"PK", maintype="application", subtype="zip", filename="comunicato.docx")
    with pytest.raises(ContentError, match=r"I005.*comunicato\.docx"):
        read(message.as_bytes())


def test_flowed_lines_are_joined() -> None:
    message = mail()
    flowed = "Il traghetto si ferma\n\n" + FIRST.replace("due ", "due \n") + f"\n\n{SECOND}\n"
    message.set_content(flowed, params={"format": "flowed"})
    assert texts(read(message.as_bytes())) == ["Il traghetto si ferma", FIRST, SECOND]


FRAMES = {
    "it": (BODY, "Da: Anna <a@example.org>\nInviato: martedì 10 marzo 2026 10:12\nA: redazione@example.org\nOggetto: I: Navi"),
    "de": (GERMAN, "Von: Anna <a@example.org>\nGesendet: Dienstag, 10. März 2026 10:12\nAn: red@example.org\nBetreff: WG: Fähre"),
    "en": (
        "The ferry stops\n\nFrom tomorrow the ferry between the two banks no longer runs, says the company.\n\n"
        "The mayor asks for a replacement and announces a meeting for Thursday.\n",
        "From: Anna <a@example.org>\nSent: Tuesday, March 10, 2026 10:12\nTo: desk@example.org\nSubject: FW: Ferry",
    ),
    "fr": (
        "Le bac s’arrête\n\nDès demain le bac entre les deux rives ne circule plus, dit la société.\n\n"
        "Le maire demande un remplacement et annonce une réunion pour jeudi.\n",
        "De : Anna <a@example.org>\nEnvoyé : mardi 10 mars 2026 10:12\nÀ : desk@example.org\nObjet : TR: Bac",
    ),
    "es": (
        "El barco se detiene\n\nDesde mañana el barco entre las dos orillas ya no circula, dice la empresa.\n\n"
        "El alcalde pide un servicio alternativo y anuncia una reunión para el jueves.\n",
        "De: Anna <a@example.org>\nEnviado el: martes, 10 de marzo de 2026 10:12\nPara: desk@example.org\nAsunto: RV: Barco",
    ),
}  # fmt: skip


@pytest.mark.parametrize("locale", FRAMES)
@pytest.mark.parametrize("marks", ["", "> "])
@pytest.mark.parametrize("note", ["", "Guarda un po’.\n\n---------- Forwarded message ---------\n"])
def test_a_mail_that_was_sent_on_is_its_article(locale: str, marks: str, note: str) -> None:
    body, head = FRAMES[locale]
    quoted = "".join(f"{marks}{line}\n" for line in body.split("\n"))
    article = read(f"{note}{head}\n\n{quoted}", f"{locale}.txt")
    assert texts(article) == [line for line in body.split("\n") if line]
    assert aside(article, "head of the mail")


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("-- \nUfficio stampa | Tel. +39 0471 123456", "signature"),
        ("--\nNavi AG\nwww.example.org", "signature"),
        ("Cordiali saluti\nAnna Neri", "signature"),
        ("Mit freundlichen Grüßen,\nAnna Neri\nPressestelle", "signature"),
        ("Kind regards\n\nAnna Neri\nPress officer", "signature"),
        ("Contatti stampa:\nAnna Neri, tel. 0471 123456", "signature"),
        ("Pressekontakt: presse@example.org", "signature"),
        ("Questo messaggio è riservato e destinato solo a chi è indicato.", "notice of the mail"),
        (
            "Diese E-Mail enthält vertrauliche Informationen und ist nur für den Empfänger bestimmt.",
            "notice of the mail",
        ),
        (
            "This e-mail and any attachments are confidential and intended solely for the addressee.",
            "notice of the mail",
        ),
        ("Inviato da iPhone", "notice of the mail"),
        ("Von meinem iPhone gesendet", "notice of the mail"),
    ],
)
def test_signatures_and_notices_are_set_aside(written: str, reason: str) -> None:
    article = read(mail(f"{BODY}\n{written}\n").as_bytes())
    assert texts(article) == ["Il traghetto si ferma", FIRST, SECOND]
    assert " ".join(aside(article, reason)) == " ".join(written.split())


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("Gentili colleghi,", "greeting"),
        ("Sehr geehrte Damen und Herren,", "greeting"),
        ("Dear editor,", "greeting"),
        ("COMUNICATO STAMPA", "label of a press release"),
        ("Pressemitteilung", "label of a press release"),
        ("FOR IMMEDIATE RELEASE", "label of a press release"),
    ],
)
def test_greetings_and_labels_are_set_aside(written: str, reason: str) -> None:
    article = read(mail(f"{written}\n\n{BODY}").as_bytes())
    assert texts(article) == ["Il traghetto si ferma", FIRST, SECOND]
    assert aside(article, reason) == [written]


@pytest.mark.parametrize(
    "said",
    [
        "Il giorno mar 10 mar 2026 alle ore 10:12 Anna <a@example.org> ha scritto:",
        "Am 10.03.2026 um 10:12 schrieb Anna:",
        "On Tue, Mar 10, 2026 at 10:12 AM Anna\n<a@example.org> wrote:",
    ],
)
def test_what_an_answer_quotes_is_set_aside(said: str) -> None:
    article = read(mail(f"{BODY}\n{said}\n> Potete dirci quando?\n> Grazie mille.\n").as_bytes())
    assert texts(article) == ["Il traghetto si ferma", FIRST, SECOND]
    assert "Potete dirci quando?" in " ".join(aside(article, "quoted mail"))


def test_nothing_is_lost() -> None:
    body = f"Gentili colleghi,\n\n{BODY}\nCordiali saluti\nAnna Neri\n\n-- \nNavi AG, tel. 1\n"
    article = read(mail(body).as_bytes())
    everything = " ".join([*texts(article), *(each.text for each in article.asides)])
    assert all(word in everything for word in body.split())


@pytest.mark.parametrize(
    "text",
    [
        "Intervista al sindaco\n\nDa: dove viene il ponte, signor sindaco?\n\nDal passato, risponde lui ridendo.\n",
        "Von: der Leyen bis Merz\n\nDie Liste der Namen ist lang, und jeder hat etwas gesagt.\n",
        "Il programma\n\nData: 12 marzo 2026\n\nIl concerto comincia alle nove, dice la direttrice del teatro.\n",
    ],
)
def test_what_is_no_mail_is_read_as_before(text: str) -> None:
    article = read(text, "it.txt")
    assert not aside(article, "head of the mail")


def test_the_source_of_a_mail_that_was_pasted_is_read_as_a_mail() -> None:
    assert texts(read(mail().as_bytes(), "it.txt")) == ["Il traghetto si ferma", FIRST, SECOND]


@pytest.mark.parametrize(
    ("subject", "bare"),
    [
        ("Re: AW: Fwd: Fähre", "Fähre"),
        ("R: I: COMUNICATO STAMPA – Traghetto", "Traghetto"),
        ("[Presse] Pressemitteilung: Fähre fährt", "Fähre fährt"),
        ("Il traghetto", "Il traghetto"),
        ("Re[2]: Ferry", "Ferry"),
        ("Irene: una storia", "Irene: una storia"),
    ],
)
def test_subjects_lose_what_mail_programs_put_before_them(subject: str, bare: str) -> None:
    assert subject_of(subject) == bare


def test_a_sender_is_a_name_or_else_an_address() -> None:
    assert sender_of('"Ufficio stampa" <p@example.org>') == "Ufficio stampa"
    assert sender_of("<p@example.org>") == "p@example.org"


def nested(depth: int) -> bytes:
    data = b"Content-Type: text/plain\n\nIn fondo."
    for number in range(depth):
        kind = b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (number, number)
        data = kind + data + b"\n--b%d--\n" % number
    return b"From: a@example.org\nSubject: x\n" + data


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (nested(5_000), "I002"),
        (b"solo testo senza testa", "I003"),
        (b"From: a@example.org\nSubject: vuoto\n\n", "I005"),
        (b"From: a@example.org\nContent-Type: multipart/mixed\n\nniente", "I005"),
        (b"From: a@example.org\nDate: \xff\xfe\nContent-Type: text/plain; charset=nessuno\n\n\x00\x01", "I0"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_line(data: bytes, code: str) -> None:
    with pytest.raises(ContentError, match=code) as caught:
        read(data)
    assert len(caught.value.problems) == 1


def test_parts_inside_each_other_are_read_as_far_as_can_be() -> None:
    assert texts(read(nested(100))) == ["x", "In fondo."]


def test_raw_letters_in_the_head_are_read_as_those_of_a_body() -> None:
    data = b"From: a@example.org\nSubject: Die F\xe4hre f\xe4hrt\nContent-Type: text/plain; charset=iso-8859-1\n\n"
    article = read(data + GERMAN.split("\n", 2)[2].encode("latin-1"), "de.eml")
    assert article.blocks[0].text == "Die Fähre fährt"


@pytest.mark.parametrize(
    "date", ["Tue, 10 Mar 99999999999 10:12:00 +0100", "Tue, 99 Mar 2026", "heute", "", "Tue, 10 Mar 2026 10:12 +9999"]
)
def test_a_day_that_is_none_says_nothing(date: str) -> None:
    article = read(f"From: a@example.org\nDate: {date}\n\n{BODY}")
    assert texts(article) == ["Il traghetto si ferma", FIRST, SECOND]
    assert article.metadata.received is None


@pytest.mark.parametrize(
    ("locale", "lines", "leave"),
    [
        ("it", ["Il traghetto per le isole resta fermo anche domani, perché il motore non", "può essere riparato prima della fine della settimana, dice la società che", "gestisce la linea.", "", "Il sindaco ha chiesto alla regione di mandare un secondo traghetto fino a", "quando il primo viaggia di nuovo."], "Cordiali saluti"),
        ("de", ["Die Fähre zu den Inseln bleibt auch morgen stehen, weil der Motor nicht", "vor dem Ende der Woche repariert werden kann, sagt die Gesellschaft, die", "die Linie betreibt.", "", "Der Bürgermeister hat das Land gebeten, eine zweite Fähre zu schicken, bis", "die erste wieder fährt."], "Mit freundlichen Grüßen"),
        ("en", ["The ferry to the islands will stay in the harbour tomorrow too, because", "its engine cannot be repaired before the end of the week, according to the", "company that runs the line.", "", "The mayor has asked the region for a second ferry, which is to sail until", "the first one is back."], "Kind regards"),
        ("fr", ["Le bac pour les îles reste au port demain aussi, car son moteur ne peut", "pas être réparé avant la fin de la semaine, selon la société qui exploite", "la ligne.", "", "Le maire a demandé à la région un second bac, qui doit circuler jusqu’à ce", "que le premier soit réparé."], "Cordialement"),
        ("es", ["El transbordador de las islas seguirá parado mañana, porque el motor no", "puede repararse antes del fin de semana, según la compañía que explota la", "línea.", "", "El alcalde ha pedido a la región un segundo barco, que debe navegar hasta", "que vuelva el primero."], "Atentamente"),
    ],
)  # fmt: skip
def test_a_long_signature_hides_neither_the_wrap_nor_itself(locale: str, lines: list[str], leave: str) -> None:
    firm = ["Anna Rossi", "Press Office", "Navi Group", "Porto Lino (MI)", "Mobile: +39 335 1234567", "Email: anna@example.org",
            "Navi Group S.p.A.", "Via Mazzini, 53 - 20090 Porto Lino (MI)", "Cap. Soc. 347.256.998,80", "C. F. MI 01442240030", "P. IVA 10914660153",
            "Socio unico", "Navi International Holding", "Navi Harbour Authority"]  # fmt: skip
    article = read(mail("\n".join([*lines, "", leave, *firm, ""])).as_bytes(), f"{locale}.eml")
    first, second = " ".join(lines[: lines.index("")]), " ".join(lines[lines.index("") + 1 :])
    assert [text for text in texts(article) if text in (first, second)] == [first, second]
    assert leave in " ".join(aside(article, "signature"))
    assert len(texts(article)) == 3


FOOTERS = [
    ("de", "Wenn Sie keine weiteren Mails von uns erhalten möchten, klicken Sie bitte hier: https://x.example/abm"),
    ("de", "Sie erhalten diese E-Mail, weil Sie sich für unseren Newsletter angemeldet haben."),
    ("de", "Falls Sie diesen Newsletter nicht mehr erhalten möchten, können Sie sich hier abmelden."),
    ("de", "Um den Newsletter abzubestellen, klicken Sie hier."),
    ("de", "Diese Nachricht wurde an redaktion@talbote.example gesendet."),
    ("de", "Wird diese Nachricht nicht richtig dargestellt, klicken Sie bitte hier."),
    ("de", "Abdruck honorarfrei. Um ein Belegexemplar wird gebeten."),
    ("de", "Anhänge: foto1.jpg, foto2.jpg"),
    ("it", "Disiscriviti"),
    ("it", "Hai ricevuto questa e-mail perché il tuo indirizzo è nella nostra lista stampa."),
    ("it", "Se non desideri più ricevere le nostre comunicazioni, clicca qui."),
    ("it", "Per cancellarti dalla mailing list clicca qui."),
    ("it", "Annulla l'iscrizione | Aggiorna le preferenze"),
    ("it", "Se non visualizzi correttamente questa mail, clicca qui."),
    ("it", "Informativa privacy: i dati sono trattati ai sensi del Reg. UE 2016/679."),
    ("it", "Foto e video: https://x.example/foto"),
    ("en", "If you no longer wish to receive these emails, you may unsubscribe here."),
    ("en", "You are receiving this email because you signed up on our website."),
    ("en", "This email was sent to desk@x.example."),
    ("en", "Manage your preferences | View in browser"),
    ("en", "CAUTION: This email originated from outside the organisation."),
    ("fr", "Vous recevez cet e-mail parce que vous êtes abonné à notre lettre."),
    ("es", "Si no desea recibir más correos, haga clic aquí."),
]
SIGNED = [
    ("de", "Liebe Grüße\nAnna Berger"),
    ("de", "LG Anna"),
    ("de", "i. A. Anna Berger\nAgentur für Presse"),
    ("it", "Un saluto,\nLaura"),
    ("it", "A presto,\nLaura Dalpiaz"),
    ("it", "Grazie e buon lavoro\nLaura Dalpiaz"),
    ("it", "Contatti:\nLaura Dalpiaz 333 1234567"),
    ("en", "Best,\nJane"),
    ("en", "Thanks,\nJane Smith"),
    ("en", "For more information contact Jane Smith on 020 123 4567."),
]
WRAPPED = f"{fill(FIRST, 60)}\n\n{fill(SECOND, 60)}\n"


@pytest.mark.parametrize(("locale", "footer"), [*FOOTERS, *SIGNED])
def test_what_stands_below_a_wrapped_mail_is_no_text_and_does_not_hide_the_wrap(locale: str, footer: str) -> None:
    article = read(mail(f"{WRAPPED}\n{footer}\n").as_bytes(), f"{locale}.eml")
    assert texts(article)[1:] == [FIRST, SECOND]
    assert footer.split("\n")[0] in " ".join(each.text for each in article.asides)


@pytest.mark.parametrize("line", ["ENDS", "- ends -", "###", "Ende der Mitteilung", "Fine comunicato"])
def test_the_end_of_a_release_is_said_by_no_text(line: str) -> None:
    article = read(mail(f"{BODY}\n{line}\n\nIl ponte è del 1955, dice la società.\n").as_bytes())
    assert texts(article)[-2:] == [SECOND, "Il ponte è del 1955, dice la società."]


def test_who_takes_leave_above_a_long_note_is_set_aside_alone() -> None:
    note = "This house has been printing reports on the valley since the bridge was built. " * 3
    article = read(mail(f"{BODY}\nSincerely,\n\nThe Post team\n\n{note}\n").as_bytes(), "en.eml")
    assert aside(article, "signature") == ["Sincerely,", "The Post team"]
    assert note.strip() in texts(article)


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("de", "Wenn Sie keine Fahrkarte haben, zahlen Sie mehr, sagt die Firma."),
        ("it", "Grazie a un accordo il traghetto torna a viaggiare da lunedì."),
        ("en", "Best of all was the view from the bridge, the mayor said."),
        ("en", "Thanks to the ferry, commuters save an hour a day."),
        ("it", "Se non piove, il traghetto riparte lunedì, dice la società."),
        ("de", "Anlagen der Bahn wurden beschädigt, sagt die Polizei."),
    ],
)
def test_a_sentence_that_begins_alike_stays(locale: str, text: str) -> None:
    assert texts(read(mail(f"{BODY}\n{text}\n").as_bytes(), f"{locale}.eml"))[-1] == text
