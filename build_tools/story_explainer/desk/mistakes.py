"""Messages of the checks in the language of the desk.

The messages themselves are English, one for each place where something can be wrong. What a code stands for and what is
to be done about it stands in the catalogues; with the names that the message gives, that says the same.
"""

from __future__ import annotations

import re

from story_explainer.site.language import Language
from story_explainer.story.codes import CODES
from story_explainer.story.problems import Problem, shown

CONTEXT = "check"  # of the meanings and remedies of codes among the messages
# Where a field wants what a schema or a parser alone can say, that stands behind.
_BY_HAND = frozenset(["D001"])  # told with a command
_EXACT = frozenset(["F001", "F004", "Y001"])


def told(language: Language, problem: Problem) -> str:
    """A message with its place, as `check` prints it, in the language of the desk."""
    return f"{shown(problem.file)}:{problem.line}:{problem.column}: {meant(language, problem)}"


def meant(language: Language, problem: Problem) -> str:
    """A message without its place, in the language of the desk."""
    code, words = CODES[problem.code], language.words.pgettext
    if problem.code in _BY_HAND:
        # What a command does elsewhere is a button here.
        done = language.gettext("read it again, then “Save as reviewed”")
        return f"{problem.code} {words(CONTEXT, code.meaning).rstrip('.')} ({done})"
    if language.tag.startswith("en") or words(CONTEXT, code.meaning) == code.meaning:
        return f"{problem.code} {shown(problem.message)}{f' ({shown(problem.hint)})' if problem.hint else ''}"
    meaning, remedy = (words(CONTEXT, each).rstrip(".") for each in (code.meaning, code.remedy))
    names = ", ".join(f"“{name}”" for name in dict.fromkeys(re.findall("“([^”]+)”", problem.message)))
    if problem.code in _EXACT:
        names = problem.message
    near = re.fullmatch("did you mean “([^”]+)”[?]", problem.hint)
    if near:
        remedy = language.gettext("did you mean “%(word)s”?") % {"word": near[1]}
    return shown(f"{problem.code} {meaning}{f': {names}' if names else ''} ({remedy})")
