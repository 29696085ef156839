"""Turns articles on one story, each in its own language, into one bilingual explainer site."""
