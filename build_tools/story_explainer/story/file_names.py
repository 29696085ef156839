"""What the files of a story are called, each once.

What stands in those that editors write as lists is described in `model.files`, the models of all of them in
`content.load`.
"""

from __future__ import annotations

# What editors write, some of it drafted.
STORY = "story.yml"
CLAIMS = "claims.yml"
FIGURES = "figures.yml"
EVENTS = "events.yml"
ACTORS = "actors.yml"
CONTEXT = "context.yml"
SOURCES = "sources.yml"
GLOSSARY = "glossary.yml"
DIVERGENCES = "divergences.yml"
# What they say of what was found: that statements are right, that passages tell the same, that sentences answer others.
REVIEWS = "reviews.yml"
MATCHES = "matches.yml"
ALIGNMENT = "alignment.yml"
# What is made: of the versions of an article, of several articles, and the record of what was drafted.
BITEXT = "bitext.yml"
COMPARISON = "comparison.yml"
DRAFTED = "drafted.yml"
