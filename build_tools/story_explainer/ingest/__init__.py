"""Articles as received → bitext and draft story. Pure: no file is read or written here."""
