"""`python -m story_explainer.cli`: the same as `explainer`."""

from story_explainer.cli import main

main()
