"""Which encoding a file is in: as it states, else by what gives plausible text; never a silent guess."""

from __future__ import annotations

import pytest

from story_explainer.ingest.article import Article, ArticleFile
from story_explainer.ingest.reading.read import read_article
from story_explainer.ingest.reading.recognise import language_of
from story_explainer.story.problems import ContentError

SAID = {
    "it": "Perché la città è così? Più di metà dei lavoratori non può uscire, dice il sindaco di Forlì.",
    "de": "Die Behörde schweigt: „Später wird darüber geredet“, heißt es in Österreich. Das kostet Müller viel Geld.",
    "fr": "« L’été a été très sec », répète la maire ; à Besançon, le fleuve gèle. Ça coûte cher, c’est sûr.",
    "es": "¿Por qué cerró el puente? «Mañana habrá más información», señaló el alcalde de Alcalá.",
    "cs": "Starosta říká, že město stojí. Šimon Žák už nemůže čekat; příští týden začne žňové léto.",
    "pl": "Źródło podało, że decyzja zapadnie później. Rząd milczy, a związki żądają wyjaśnień.",
    "hu": "A polgármester szerint a híd őszig zárva marad; a költségek egyre nőnek, és a vonat sem jön.",
    "hr": "Gradonačelnik kaže da je šteta veća nego lani. Žitelji šute, a đaci čekaju autobus.",
    "sr": "Gradonačelnik kaže da grad stoji. Šteta je veća nego lane. Žitelji su ljuti, a đaci čekaju.",
    "ru": "Источник сообщил, что решение будет принято позже. Правительство молчит, а жители недовольны.",
    "uk": "Міський голова заявив, що міст закрито. Її ремонт коштує три мільйони, їдуть через сусіднє місто.",
    "bg": "Кметът каза, че мостът е затворен за три седмици. Жителите са недоволни от решението.",
    "el": "Ο δήμαρχος είπε ότι η γέφυρα θα κλείσει για τρεις εβδομάδες. Οι κάτοικοι διαμαρτύρονται έντονα.",
    "tr": "Belediye başkanı köprünün üç hafta kapalı kalacağını söyledi. Işıklar söndü, halk şaşkın.",
    "lt": "Meras pasakė, kad tiltas bus uždarytas tris savaites. Žmonės pyksta, nes laukia autobusų.",
    "he": "ראש העיר אמר שהגשר יהיה סגור במשך שלושה שבועות. התושבים מוחים נגד ההחלטה.",
    "ar": "قال رئيس البلدية إن الجسر سيغلق لمدة ثلاثة أسابيع. ويحتج السكان على القرار.",
    "ja": "市長は橋が三週間閉鎖されると述べた。住民は決定に抗議している。バスはまだ来ない。",
    "zh": "市长说大桥将关闭三个星期。居民们对这个决定表示抗议。公共汽车还没有来。",
    "ko": "시장은 다리가 삼 주 동안 폐쇄된다고 말했다. 주민들은 결정에 항의하고 있다.",
    "th": "นายกเทศมนตรีกล่าวว่าสะพานจะปิดเป็นเวลาสามสัปดาห์ ชาวบ้านประท้วง.",
}
ENCODINGS = [
    *((locale, page) for locale in ("it", "de", "fr", "es") for page in ("cp1252", "mac-roman", "cp850")),
    *((locale, page) for locale in ("cs", "pl", "hu", "hr", "sr") for page in ("cp1250", "iso8859-2", "cp852")),
    *((locale, page) for locale in ("ru", "uk", "bg") for page in ("cp1251", "iso8859-5", "mac-cyrillic")),
    *(("ru", page) for page in ("koi8-r", "cp866")),
    ("uk", "koi8-u"),
    ("el", "cp1253"),
    ("el", "iso8859-7"),
    ("tr", "cp1254"),
    ("tr", "cp857"),
    ("lt", "cp1257"),
    ("lt", "iso8859-13"),
    ("he", "cp1255"),
    ("he", "cp862"),
    ("ar", "cp1256"),
    ("ar", "iso8859-6"),
    ("ja", "cp932"),
    ("ja", "euc-jp"),
    ("ja", "iso2022_jp"),
    ("zh", "gb18030"),
    ("ko", "cp949"),
    ("th", "cp874"),
]


def read(data: bytes, locale: str, ending: str = "txt") -> Article:
    return read_article(ArticleFile(locale, f"articles/{locale}.{ending}", data))


def encoded(text: str, page: str) -> bytes:
    """A text in an encoding, with plain marks where that has no others."""
    for mark, plain in (("„", '"'), ("“", '"'), ("’", "'")):
        try:
            mark.encode(page)
        except UnicodeEncodeError:
            text = text.replace(mark, plain)
    return text.encode(page)


@pytest.mark.parametrize(("locale", "page"), ENCODINGS)
def test_an_encoding_is_told_by_what_it_gives(locale: str, page: str) -> None:
    data = encoded(SAID[locale], page)
    assert read(data, locale).blocks[0].text == data.decode(page)


@pytest.mark.parametrize(("locale", "page"), [(a, b) for a, b in ENCODINGS if a not in ("sr", "hr", "lt", "uk", "bg")])
def test_or_is_said_to_be_in_doubt_where_the_language_is_not_known(locale: str, page: str) -> None:
    """Without a language too, a text is read rightly, or is told of, or refused."""
    data = encoded(SAID[locale], page)
    try:
        found, _ = language_of("file.txt", data)
    except ContentError:
        return
    article = read(data, found)
    assert article.blocks[0].text == data.decode(page) or article.doubts


@pytest.mark.parametrize(
    ("locale", "declaration", "page"),
    [
        ("cs", '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">', "iso8859-2"),
        ("ru", "<META CHARSET=koi8-r>", "koi8-r"),
        ("sr", '<meta charset="windows-1250">', "cp1250"),
        ("de", "<meta charset='macintosh'>", "mac-roman"),
        ("de", '<meta content="text/html;charset=x-mac-roman" http-equiv=content-type>', "mac-roman"),
        ("fr", '<?xml version="1.0" encoding="ISO-8859-15"?>', "iso8859-15"),
        ("it", '<meta charset="iso-8859-1">', "cp1252"),
        ("zh", '<meta charset="gb2312">', "gb18030"),
        ("ja", '<meta charset="x-sjis">', "cp932"),
        ("ja", '<meta charset="euc-jp">', "euc-jp"),
        ("ja", '<meta charset="iso-2022-jp">', "iso2022_jp"),
        ("ko", '<meta charset="ks_c_5601-1987">', "cp949"),
        ("he", '<meta charset="iso-8859-8-i">', "iso8859-8"),
        ("ar", '<meta charset="windows-1256">', "cp1256"),
        ("el", '<meta charset="iso-8859-7">', "iso8859-7"),
    ],
)
def test_a_page_is_read_as_it_declares(locale: str, declaration: str, page: str) -> None:
    text = (
        f"<html><head>{declaration}<title>x</title></head><body><article><p>{SAID[locale]}</p></article></body></html>"
    )
    article = read(encoded(text, page), locale, "html")
    assert (SAID[locale][-8:] in article.blocks[-1].text, article.doubts) == (True, ())


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("de", "Der Wirt Karl Huber (†) hält sie für sicher."),
        ("de", "Die Firma Müller™ baut künftig Züge."),
        ("it", "Il treno Frecciarossa™ è fermo. La città aspetta più tempo."),
        ("it", "Il 5‰ è andato alla città, più di metà ¬ dice."),
        ("fr", "L’équipe a gagné 3 £ ¦ c’était l’été."),
        ("es", "El 50 ‰ ÷ 2 según el alcalde de Alcalá, mañana."),
        ("en", "Café prices rose 5 ¢ and 10 ¥ at José’s."),
        ("it", "È morto il poeta (†): «addio», così ˜ dicono."),
        ("de", "Größe: 5 µm ± 1, Fläche 3 m², ¶ 4, für Köln."),
        ("pt", "O preço é 5 £ ¨ não há solução ¯ na região."),
    ],
)
def test_one_rare_sign_does_not_tip_a_short_text(locale: str, text: str) -> None:
    assert read(text.encode("cp1252"), locale).blocks[0].text == text


def test_a_euro_of_the_western_encoding_that_has_one() -> None:
    assert "3 €" in read("La società perderà 3 € più così com'è.".encode("iso8859-15"), "it").blocks[0].text


@pytest.mark.parametrize(
    ("data", "locale", "doubt"),
    [
        ("Perché la città è così? È più tardi.".encode() + b" L'\xe8 solo.", "it", "1 byte of it is no UTF-8"),
        ("PerchÃ© la cittÃ  Ã¨ cosÃ¬? Non si puÃ² dire, piÃ¹ tardi.".encode(), "it", "decoded wrongly"),
        (
            f'<meta charset="iso-8859-1"><article><h1>Мост</h1><p>{SAID["ru"]}</p></article>'.encode("cp1251"),
            "ru",
            "which gives no words",
        ),
        ("Bro \xf0\xfe\xfd\xdd\xde\xd0.".encode("latin-1"), "de", "is a guess"),
    ],
)
def test_a_doubt_is_told(data: bytes, locale: str, doubt: str) -> None:
    article = read(data, locale, "html" if data.startswith(b"<") else "txt")
    assert doubt in " ".join(article.doubts)


def test_utf_8_goes_before_a_declaration_that_is_out_of_date() -> None:
    text = f'<meta charset="iso-8859-1"><article><h1>Il ponte</h1><p>{SAID["it"]}</p></article>'
    assert "città è così" in read(text.encode(), "it", "html").blocks[-1].text


@pytest.mark.parametrize(
    ("text", "name", "ending"),
    [
        ("Una frase.", "I018", "txt"),
        ("Ja.", "I018", "txt"),
        (
            "L pont sun l ruf ie stlut da lunesc. Chësc à dit l ambolt al foliet. La Provinzia ne dij nia.",
            "I018",
            "txt",
        ),
        ("Il ponte di Riva chiude per tre settimane, lo dice il sindaco ai cittadini.", "it", "txt"),
        ("Die Brücke von Riva schließt für drei Wochen, sagt der Bürgermeister.", "de", "txt"),
        ("The bridge will be closed for three weeks, the mayor said on Monday.", "en", "txt"),
        ("Le pont sera fermé pendant trois semaines, a dit le maire lundi.", "fr", "txt"),
        ("El puente estará cerrado durante tres semanas, dijo el alcalde el lunes.", "es", "txt"),
        ("הגשר יהיה סגור במשך שלושה שבועות, אמר ראש העיר.", "he", "txt"),
        ("市長は橋が三週間閉鎖されると述べた。", "ja", "txt"),
        ("---\ntitle: L pont\nlang: lld\n---\n\nL pont sun l ruf ie stlut da lunesc.", "lld", "md"),
        (
            "---\nlang: en\n---\n\nIl ponte di Riva chiude per tre settimane, lo dice il sindaco ai cittadini.",
            "it",
            "md",
        ),
    ],
)
def test_a_language_is_stated_or_certain_or_asked_for(text: str, name: str, ending: str) -> None:
    if name != "I018":
        assert language_of(f"file.{ending}", text.encode())[0] == name
        return
    with pytest.raises(ContentError, match="I018") as caught:
        language_of(f"file.{ending}", text.encode())
    assert "--lang" in caught.value.problems[0].hint


@pytest.mark.parametrize(
    ("locale", "page", "text"),
    [
        ("fr", "iso8859-15", "Le cœur de la ville est fermé, et l'œuvre reste inachevée, dit la maire."),
        ("fr", "iso8859-15", "Œuvre inachevée : le cœur de la ville est fermé."),
        ("fr", "cp1252", "Le cœur de la ville est fermé, et l’œuvre reste inachevée, dit la maire."),
        ("el", "cp1253", "Άλλη λύση δεν υπάρχει, λένε οι κάτοικοι. Άλλοι σιωπούν."),
        ("el", "iso8859-7", "Άλλη λύση δεν υπάρχει, λένε οι κάτοικοι. Άλλοι σιωπούν."),
        ("de", "cp1252", "Er läuft ½ Stunde und trinkt 1½ Liter Wasser, täglich."),
        ("it", "cp1252", "Così ½ litro d'acqua è già metà, dice la società."),
    ],
)
def test_a_sign_that_stands_in_no_word_tells_the_encoding(locale: str, page: str, text: str) -> None:
    article = read_article(ArticleFile(locale, f"articles/{locale}.txt", f"{text}\n\n{text}\n".encode(page)))
    assert article.blocks[0].text == text


def test_utf_8_that_was_read_as_iso_8859_1_is_mended() -> None:
    text = "I’m here – “now” – and the café isn’t open, the mayor’s office said."
    twice = text.encode().decode("iso8859-1")
    article = read_article(ArticleFile("en", "articles/en.txt", f"{twice}\n\n{twice}\n".encode()))
    assert article.blocks[0].text == text
    assert article.doubts
