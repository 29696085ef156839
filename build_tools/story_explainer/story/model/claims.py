"""claims.yml: who asserts what, on what ground, and what the others answer.

*Attribution* (`by`, `via`, `basis`) is who said it; *provenance* (sources.yml) is how we got it. Never one field.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from story_explainer.story.annotations import Past, Translates
from story_explainer.story.base import Citation, Flag, Model, Text, Wording
from story_explainer.story.date_fields import Edtf
from story_explainer.story.keys import ArticleRef
from story_explainer.story.model.statement import ActorId, Cites, ClaimId, Inference, Statement

AnswerKind = Literal["denies", "corrects", "confirms", "declines"]
AppearanceKind = Literal["says", "denies", "corrects", "repeats", "copies", "silent"]
Certainty = Literal["stated", "possible", "expected"]


class Basis(Model):
    """What the one who makes a claim relies on."""

    kind: Annotated[
        Literal["named", "unnamed", "document", "unstated", "unknown"],
        Field(
            description="People with or without a name, a document, or nothing that the text tells; unknown where we "
            "have not read the text itself."
        ),
    ]
    count: Annotated[int | None, Field(ge=1, description="How many, where the text says so.")] = None
    phrase: Annotated[Wording | None, Field(description="The words of the articles for it.")] = None
    known: Annotated[
        Inference,
        Field(description="Whether a text says that the claim rests on it, or the editors infer it."),
    ] = "stated"
    people: Annotated[
        Inference,
        Field(
            description="Whether a text says that it is these people, or this many, on whom the claim rests; inferred "
            "where it only says that there are some without a name."
        ),
    ] = "stated"
    cites: Annotated[list[Citation], Field(description="Where it says so.")] = []

    @property
    def doubtful(self) -> bool:
        """Whether the editors infer on whom the claim rests: that there are such people, or that it is these."""
        return "inferred" in (self.known, self.people)


class Quotation(Model):
    """Words given as somebody's own, exactly as they stand in what is cited."""

    text: Annotated[Wording, Field(description="The words, as they stand; […] for what is left out.")]
    original: Annotated[
        Flag, Field(description="True for the speaker's own words; false for a rendering in another language.")
    ] = False
    translation: Annotated[
        Text | None,
        Translates("text"),
        Field(
            description="What the words mean, for readers of other languages; shown beside them as the editors' own."
        ),
    ] = None
    cites: Cites


class Response(Model):
    """What somebody answers to a claim. The status of the claim is derived from these, never written down."""

    actor: ActorId
    kind: Annotated[
        AnswerKind,
        Field(
            description="Denies the claim; corrects it, as whoever made it or passed it on does; confirms it; or "
            "declines to comment on it."
        ),
    ]
    via: Annotated[ActorId | None, Field(description="Who relays the answer, if not the actor in public.")] = None
    text: Annotated[Text | None, Field(description="What the answer was, in the editors' words.")] = None
    when: Annotated[Edtf | None, Past(), Field(description="When, as EDTF.")] = None
    quotes: Annotated[list[Quotation], Field(description="The answer in the actor's own words, or in renderings.")] = []
    cites: Cites


class Appearance(Model):
    """What one article does with a claim. That an article says it is derived from what the claim cites of it."""

    article: ArticleRef
    kind: Annotated[
        AppearanceKind,
        Field(
            description="Says it, denies it, corrects it, repeats what another article said, copies it word for word, "
            "or does not mention it though it could be expected to."
        ),
    ]
    cites: Annotated[list[Citation], Field(description="Where it does so; empty if it is silent.")] = []


class Claim(Statement):
    """Something asserted: by whom, through whom, on what ground, how firmly, and what the others say."""

    text: Annotated[Text, Field(description="What is asserted, with who says it inside the sentence.")]
    label: Annotated[
        Text | None, Field(description="The claim in six to twelve words, with who says it, for lists and links.")
    ] = None
    short: Annotated[
        Text | None,
        Field(
            description="What is said in at most twelve words, without who says it: for the board of voices, where it "
            "stands below the name."
        ),
    ] = None
    note: Annotated[
        Text | None,
        Field(
            description="What the editors add for readers of the board, such as what is not known of it; it stands "
            "apart from what is said, as theirs."
        ),
    ] = None
    when: Annotated[
        Edtf | None, Past(), Field(description="When it was said, as EDTF; left out where that is not known.")
    ] = None
    by: Annotated[ActorId | None, Field(description="Who asserts it. Empty where nobody is named.")] = None
    via: Annotated[ActorId | None, Field(description="Who relays it.")] = None
    basis: Annotated[Basis | None, Field(description="On what ground it is asserted.")] = None
    certainty: Annotated[
        Certainty,
        Field(description="How firmly it is put: stated as a fact, as possible, or as expected."),
    ]
    depends_on: Annotated[
        list[ClaimId],
        Field(
            description="The claims without which this one falls; where one of them is denied, this one stands with it."
        ),
    ] = []
    contradicts: Annotated[
        list[ClaimId],
        Field(description="Claims that cannot be true together with this one, though nobody denies the other."),
    ] = []
    appearances: Annotated[
        list[Appearance], Field(description="What each article does with the claim, where citing it does not tell.")
    ] = []
    quotes: Annotated[list[Quotation], Field(description="The claim in the words of the one who makes it.")] = []
    responses: Annotated[
        list[Response], Field(description="What others answer; the shown status follows from it.")
    ] = []


class ClaimsFile(Model):
    """claims.yml: who asserts what, and what the others answer."""

    claims: Annotated[list[Claim], Field(description="Each assertion once.")]
