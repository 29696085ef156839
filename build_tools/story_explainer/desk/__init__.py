"""The editor's desk: under `mkdocs serve`, and only there, the pages of the preview become the place where one edits.

What an editor does is written into the YAML of the stories, text-preserving; git stays the history.
"""
