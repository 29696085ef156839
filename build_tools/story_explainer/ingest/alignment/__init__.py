"""Sentences of several languages → a bitext of segments that answer each other, with ids that never change."""
