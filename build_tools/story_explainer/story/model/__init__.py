"""The story as editors write it: one model per YAML file, and the story that they make together.

The descriptions are what an editor sees: they become the hover help of the JSON Schema and the content model's page.
"""

from story_explainer.story.model.about import KeyPoint, KnownPoint, OpenQuestion, StoryFile, Update
from story_explainer.story.model.actors import Actor, ActorsFile, Relation
from story_explainer.story.model.claims import Appearance, Basis, Claim, ClaimsFile, Quotation, Response
from story_explainer.story.model.context import ContextFile, Fact, Topic
from story_explainer.story.model.divergences import Divergence, DivergencesFile
from story_explainer.story.model.drafted import DraftedFile
from story_explainer.story.model.events import Event, EventsFile, Order
from story_explainer.story.model.figures import Figure, FiguresFile, FigureValue
from story_explainer.story.model.files import LIST_FILES, ListFile
from story_explainer.story.model.glossary import GlossaryFile, Term
from story_explainer.story.model.matches import ComparisonFile, FoundMatch, MatchEntry, MatchesFile, MatchKind
from story_explainer.story.model.reviews import ReviewEntry, ReviewsFile
from story_explainer.story.model.sources import ArticleSource, NamedAgency, Rendering, Rework, Source, SourcesFile
from story_explainer.story.model.statement import ActorId, Address, Cites, ClaimId, Statement
from story_explainer.story.model.story import Story

__all__ = [
    "LIST_FILES",
    "Actor",
    "ActorId",
    "ActorsFile",
    "Address",
    "Appearance",
    "ArticleSource",
    "Basis",
    "Cites",
    "Claim",
    "ClaimId",
    "ClaimsFile",
    "ComparisonFile",
    "ContextFile",
    "Divergence",
    "DivergencesFile",
    "DraftedFile",
    "Event",
    "EventsFile",
    "Fact",
    "Figure",
    "FigureValue",
    "FiguresFile",
    "FoundMatch",
    "GlossaryFile",
    "KeyPoint",
    "KnownPoint",
    "ListFile",
    "MatchEntry",
    "MatchKind",
    "MatchesFile",
    "NamedAgency",
    "OpenQuestion",
    "Order",
    "Quotation",
    "Relation",
    "Rendering",
    "Response",
    "ReviewEntry",
    "ReviewsFile",
    "Rework",
    "Source",
    "SourcesFile",
    "Statement",
    "Story",
    "StoryFile",
    "Term",
    "Topic",
    "Update",
]
