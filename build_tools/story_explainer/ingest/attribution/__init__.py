"""Who says what in an article: words between quotation marks, and words that the article renders as somebody's.

Rules over data, one file a language (`languages/<tag>/attribution.toml`). What is not sure stays silent.
"""

from story_explainer.ingest.attribution.grammar import attributed_languages
from story_explainer.ingest.attribution.quotation import AttributedQuotation
from story_explainer.ingest.attribution.told import attribute

__all__ = ["AttributedQuotation", "attribute", "attributed_languages"]
