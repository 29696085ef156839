"""Turns articles on one story, each in its own language, into one bilingual explainer site."""

import os

# What our models accept is ours to say: a plugin for pydantic that happens to be installed shall not change it. Looking
# for such plugins in every installed package would also take a quarter of the time of a short command.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
