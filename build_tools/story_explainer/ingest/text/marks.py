"""The signs by which sentences and quotations begin and end: the one table, in sets that their users name.

Which mark opens and which closes is told by the language (Unicode CLDR, “delimiters”), and the languages contradict one
another: “ opens in English and closes in German, » closes in French and opens in German, ” does both in Swedish.
"""

from __future__ import annotations

STRAIGHT = "\"'"
DOUBLE = '„“”«»"'
SINGLE = "‚‘’‹›"  # inside the double ones, or around titles; ’ is the apostrophe, too
QUOTES = f"{DOUBLE}{SINGLE}'"
# Those that may stand before the first word of a quotation, and those that may stand behind its last one.
OPENING = QUOTES.replace("”", "").replace("’", "")
CLOSING = QUOTES.replace("„", "").replace("‚", "")
# Double marks that mostly open or close, which is as good as sure where a word stands beside them.
LEFT = '„“«"'
RIGHT = '“”»"'

# What ends a sentence, and what may end one; the same in other scripts.
STOPS = ".!?"
FINAL = f"{STOPS}…"
FULL_WIDTH = "。！？"
OTHER_SCRIPTS = "؟۔।։။"
FINAL_ANYWHERE = f"{FINAL}{FULL_WIDTH}{OTHER_SCRIPTS}"
# What may follow before the sentence is at its end: marks that close, and brackets, as part of a character class.
AFTER_FINAL = rf"{CLOSING})\]」』）】"

# Opening mark → those that may close it, the language's own order first: where all of an article is looked at.
CLOSERS = {
    "„": '“”"',
    "“": '”“"',
    "”": "”",
    "«": "»",
    "»": "«",
    '"': '"”',
    "‹": "›",
    "›": "‹",
    "‚": "‘’",
    "‘": "’",
}
# The same within one segment. A mark may be left there from a quotation that began before, so that none but the
# straight one is closed by its like; for want of others, ' closes too. German marks go before English ones.
CLOSERS_WITHIN = {
    "„": '“”"', "“": '”"', "«": "»", "»": "«", '"': '"”“', "‘": "’'", "‚": "‘’'", "‹": "›", "›": "‹",
}  # fmt: skip
# The same where a quotation goes over several passages, each of which English begins with the opening mark again.
CLOSERS_ACROSS = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"”', "”": "”"}
