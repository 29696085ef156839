"""Bytes as received → sentences: encoding, format, headings, credits, language, ends of sentences."""
