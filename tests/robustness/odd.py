"""Odd texts that have broken programs elsewhere: characters, marks of other languages, dates, addresses, numbers."""

from __future__ import annotations

from random import Random

_CHARACTERS = (
    "\0 \x01 \x07 \x1b[31m \x7f \x85 \u200b \u200d \u200e \u202e \u2066 \u2028 \u2029 \ufeff \ufffe \U000e0001 "
    "\u0600 \u06dd \u3000 \u1680 \ud7ff \ue000 \U0010ffff \U0001f468\u200d\U0001f469\u200d\U0001f467 "
    "\U0001f1ee\U0001f1f9 e\u0301e\u0301e\u0301 İ ı ﬁ ǅ ß ½ ² ٣ ४ Ⅷ 𝟘 𐐀 ᚠ 。 」 ؟ ۔ । « » „ “ ” … ... (…) […] -- —"
)
_BLANKS = ["\r", "\r\n", "\n", "\n\n", "\t", "\f", "\v", "\u2028"]
CHARACTERS = [*_CHARACTERS.split(" "), *_BLANKS, "a" + "\u0301" * 200, "A" * 300]
MARKUP = [
    "&#0;", "&#x202e;", "&#xD800;", "&#x1;", "&amp;lt;", "<b>", "</b>", "<script>", "</p>", "<!--", "-->",
    "<![CDATA[", "]]>", "<?xml?>", "---\n", "```", "> ", "# ", "* ", "| a | b |", "[x](javascript:alert(1))", "![](a)",
    "$$", "{{", "}}", "{%", "%}", "https://x.y/?a=b&c", "10. 5. 2026", "1.000,5", "S. p. A.", "z. B.",
]  # fmt: skip
_WORDS = (
    "Il presidente Ford disse gestern heute München 2026 marzo 12. 3.500 Euro «sì» “no” US$ %% § Dr. Prof. s.p.a. z.B. "
    "EU-Kommission l’auto dell’ d'Italia e.g. i.e. … — – - said the minister on Monday шёл дождь 東京で 発表した وقال"
)
WORDS = _WORDS.split()
VALUES = [
    "", "~", "null", "true", "no", "0", "-1", "1e999", "9" * 400, "0x10", ".inf", ".nan", "12:30", "2026-02-30",
    "2026-99", "9999999-01-01", "Y17E8", "-9999", "2026-02-14/..", "../..", "2026-21", "20XX", "[2026-01..2026-02]",
    "y" + "9" * 30, "2026-01-01T25:61:61Z", "2026-01-01T00:00:00+99:99", "a" * 20_000, "../../etc/passwd",
    "/etc/passwd", "s0", "s1", "s999999999999999999999", "h1", "t1", "lead", "it", "de", "en", "xx", "zz-ZZ", "ITALIAN",
    "it-IT", "javascript:alert(1)", "https://", "http://[::1", "https://user:pw@x/", "https://xn--", "https://x/ y",
    "http://" + "a" * 3000, "http://\u202e.com", "https://[", "http://a:99999999/", "{{7*7}}", "story", "claims/x",
    "-", "--", "A-b", "a--b", "a" * 61, "https://www.wikidata.org/wiki/Q1", "   ", "\n\n", "١٢", "1_000",
    "1" + "0" * 5000,
]  # fmt: skip
DATES = [
    "2026", "2026-01", "2026-21", "202X", "2026~", "2026?", "2026-01-XX", "2026-02-01/..", "2026-02-01/", "../2026",
    "-0044", "9999-12-31", "0001-01-01", "Y17000", "2026-03-09", "2026-03-09T10:00:00", "2026-03-09T10:00:00Z",
    "1900/2026", "19XX", "2026-06-XX", "XXXX-12-XX", "2026%", "2026-22", "2004-06-~11",
]  # fmt: skip
SHORT = [value for value in VALUES if len(value) < 500]


def text(rnd: Random) -> str:
    """A few words, or something odd."""
    if rnd.random() < 0.6:
        return " ".join(rnd.choice(WORDS) for _ in range(rnd.choice([3, 20, 60]))) + ". "
    return "".join(rnd.choice([*CHARACTERS, *MARKUP]) for _ in range(rnd.choice([1, 3, 10])))
