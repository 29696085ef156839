"""The comparison of a story's articles; `compare` does it, all else here serves that."""

# Raised when the same articles would be compared otherwise: what was found before is then looked for anew.
VERSION = 13
