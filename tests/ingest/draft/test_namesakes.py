"""Family names that several of a story bear: such a name alone is nobody's, neither in an article nor across them."""

from __future__ import annotations

import pytest
from tests.ingest.by_hand import bitext
from tests.ingest.draft.test_several import numbered

from story_explainer.ingest.drafting import draft_story
from story_explainer.ingest.drafting.names.namesakes import of_several
from story_explainer.story.model import Actor, Claim

GEORG = [
    "Der Geologe Georg Thaler hat den Hang untersucht.",
    "„Der Hang ist in Bewegung“, sagte Georg Thaler am Montag.",
]
MANUELA = [
    "Bürgermeisterin Manuela Thaler hat die Straße sperren lassen.",
    "„Die Straße bleibt bis zum Mai zu“, sagte Manuela Thaler am Montag.",
]
ALONE = "Thaler sagte, der Hang über der Straße sei seit Monaten in Bewegung."


def drafted(locale: str, *articles: list[str]) -> tuple[dict[str, Actor], list[Claim]]:
    texts = [numbered([[row] for row in rows], 10 * at + 1, locale) for at, rows in enumerate(articles)]
    further = {f"text-{at}": text for at, text in enumerate(texts[1:], 2)}
    made = draft_story(texts[0], {}, further, [], ["lead", *further])
    claims = made["claims"].claims if "claims" in made else []  # type: ignore[attr-defined]
    actors = made["actors"].actors if "actors" in made else []  # type: ignore[attr-defined]
    return {actor.id: actor for actor in actors}, claims


def speakers(claims: list[Claim]) -> dict[str, str | None]:
    return {cite: claim.by for claim in claims for cite in claim.cites}


def test_what_one_with_the_name_says_is_put_in_the_mouth_of_the_only_one_of_that_name() -> None:
    actors, claims = drafted("de", [*GEORG, ALONE])
    assert actors["georg-thaler"].aliases == {"de": ["Thaler"]}
    assert speakers(claims)["s3"] == "georg-thaler"


def test_where_an_article_names_two_the_name_alone_is_nobodys() -> None:
    actors, claims = drafted("de", [*MANUELA, *GEORG, ALONE])
    assert {ident: actor.aliases for ident, actor in actors.items()} == {"manuela-thaler": {}, "georg-thaler": {}}
    assert "s5" not in speakers(claims)


def test_where_articles_name_one_each_the_name_alone_is_nobodys_in_a_third() -> None:
    actors, claims = drafted("de", GEORG, MANUELA, ["Der Hang über der Straße rutscht weiter.", ALONE])
    assert {ident: actor.aliases for ident, actor in actors.items()} == {"georg-thaler": {}, "manuela-thaler": {}}
    assert "s22" not in speakers(claims)


def test_an_article_that_names_but_one_means_that_one() -> None:
    """And yet it is no alias: other articles of the story may mean the other by it."""
    actors, claims = drafted("de", GEORG, [*MANUELA, ALONE])
    assert actors["manuela-thaler"].aliases == {}
    assert speakers(claims)["s13"] == "manuela-thaler"


@pytest.mark.parametrize(
    ("locale", "rows", "other"),
    [
        (
            "de",
            [
                "Direktor Markus Zellweger hat die Orgel der Kirche stimmen lassen.",
                "„Die Orgel von St. Luzi klingt wieder“, sagte Markus Zellweger am Montag.",
                "„Die Orgel von St. Luzi bleibt stumm“, sagte Stiftungsrätin Wiborada Zellweger am Montag.",
                "Zellweger sagte, die Orgel von St. Luzi sei wieder verstimmt.",
            ],
            "s3",
        ),
        (
            "it",
            [
                "Il direttore Marco Bernasca ha fatto accordare l’organo.",
                "«L’organo di San Lucio suona di nuovo», ha detto Marco Bernasca lunedì.",
                "«L’organo di San Lucio resta muto», ha detto la consigliera Teodolinda Bernasca lunedì.",
                "Bernasca ha detto che l’organo di San Lucio è di nuovo scordato.",
            ],
            "s3",
        ),
        (
            "en",
            [
                "Director Mark Penhale has had the organ tuned.",
                "“The organ of St Piran sounds again,” said Mark Penhale on Monday.",
                "“The organ of St Piran stays silent,” said trustee Morwenna Penhale on Monday.",
                "Penhale said that the organ of St Piran is out of tune again.",
            ],
            "s3",
        ),
    ],
)
def test_who_bears_a_first_name_that_is_on_no_list_is_another(locale: str, rows: list[str], other: str) -> None:
    actors, claims = drafted(locale, rows)
    first = next(ident for ident in actors if ident.startswith("mar"))
    assert all(actor.aliases == {} for actor in actors.values())
    assert speakers(claims)["s2"] == first
    assert speakers(claims).get(other) != first
    assert "s4" not in speakers(claims)


def test_a_title_before_a_family_name_is_no_first_name() -> None:
    rows = ["Direktor Markus Zellweger hat die Orgel stimmen lassen.", "Museumsdirektor Zellweger sagte, sie klinge."]
    actors, _ = drafted("de", [*rows, "„Die Orgel von St. Luzi klingt wieder“, sagte Markus Zellweger am Montag."])
    assert {ident: actor.aliases for ident, actor in actors.items()} == {"markus-zellweger": {"de": ["Zellweger"]}}


def test_a_family_and_its_company_have_one_name() -> None:
    rows = [
        "L'imprenditore Stefano Valtorta ha incontrato gli operai a Lecco.",
        "La società Valtorta Spa ha chiuso lo stabilimento di Lecco.",
        "Valtorta ha detto che lo stabilimento resterà chiuso fino a giugno.",
    ]
    actors, claims = drafted("it", rows)
    assert "s3" not in speakers(claims)
    assert all("Valtorta" not in actor.aliases.get("it", []) for actor in actors.values())


def test_one_with_an_initial_is_the_one_of_whom_a_later_article_gives_but_the_family_name() -> None:
    first = [
        "Bürgermeister Roland M. Dalpiaz hat die Straße sperren lassen.",
        "„Die Straße bleibt bis zum Mai zu“, sagte Roland M. Dalpiaz am Montag.",
    ]
    actors, claims = drafted("de", first, ["Die Straße ist zu.", "Dalpiaz sagte, die Straße bleibe bis zum Mai zu."])
    assert [(actor.name.root, actor.aliases) for actor in actors.values()] == [
        ({"de": "Roland M. Dalpiaz"}, {"de": ["Dalpiaz"]})
    ]
    assert set(speakers(claims).values()) == {"roland-m-dalpiaz"}


@pytest.mark.parametrize(
    ("names", "shared"),
    [
        (["de Georg Thaler", "de Manuela Thaler"], {"thaler"}),
        (["de Georg Thaler", "de Georg M. Thaler", "de G. Thaler"], set()),
        (["it Anna Maria Conti", "it Anna Conti"], set()),
        (["it Mario Conti", "it Maria Conti"], {"conti"}),
        (["de Wladimir Putin", "en Vladimir Putin"], set()),
        (["it Stefano Valtorta", "it Valtorta Spa"], {"valtorta"}),
        (["en Ada Moss", "en Mayor Moss"], set()),
    ],
)  # fmt: skip
def test_family_names_of_several(names: list[str], shared: set[str]) -> None:
    split = (name.lower().split() for name in names)
    assert of_several((locale, words) for locale, *words in split) == shared


def test_the_name_is_known_in_a_text_of_two_languages() -> None:
    text = bitext(
        ["de", "it"],
        ["Manuela Thaler lässt die Straße sperren.", "Manuela Thaler fa chiudere la strada."],
        ["Georg Thaler untersucht den Hang.", "Georg Thaler esamina il pendio."],
        ["Thaler sagte, der Hang sei in Bewegung.", "Thaler ha detto che il pendio è in movimento."],
    )
    claims = draft_story(text, {}).get("claims")
    assert not claims or all("s3" not in claim.cites for claim in claims.claims)  # type: ignore[attr-defined]
