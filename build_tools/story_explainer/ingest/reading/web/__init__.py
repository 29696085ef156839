"""Saved web pages: their lines, what of them is no article, what they state, and how the article is taken out."""
