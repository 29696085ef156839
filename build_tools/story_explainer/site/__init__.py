"""Story × locale → pages, as plain HTML bodies. Pure: no file is read or written here but templates and locales."""
