"""The words that the script of the desk puts on pages."""

from __future__ import annotations

from typing import Any

from story_explainer.site.language import Language


def script_words(language: Language, waiting: int) -> dict[str, Any]:
    """The words by their names in the script.

    Args:
        language: the language of the desk.
        waiting: how many decisions wait in the story in view.
    """
    gettext, pgettext, ngettext = language.gettext, language.words.pgettext, language.words.ngettext
    return {
        "take": pgettext("desk", "Take"),
        "change": pgettext("desk", "Change"),
        "discard": pgettext("desk", "Discard"),
        "mark": pgettext("desk", "Mark"),
        "up": pgettext("desk", "Move up"),
        "down": pgettext("desk", "Move down"),
        "holds": pgettext("desk", "It still holds"),
        "takeMarked": pgettext("desk", "Take what is marked"),
        "discardMarked": pgettext("desk", "Discard what is marked"),
        "undo": pgettext("desk", "Undo"),
        "note": gettext("Tell readers of the change"),
        "close": pgettext("desk", "Close"),
        "desk": gettext("Editor’s desk"),
        "inbox": ngettext("Inbox: %(num)s waits", "Inbox: %(num)s wait", waiting) % {"num": waiting},
        "publish": pgettext("desk", "Publish"),
        "new": pgettext("desk", "New"),
        "keys": gettext("Keys"),
        "hidden": gettext("Sentences that readers do not see"),
        "of": gettext("%(action)s: %(what)s"),
        "broken": gettext("The server met an error; the terminal in which it runs says which. What you typed is kept."),
        "gone": gettext("The preview has ended or was started anew. What you typed is kept; load the page again."),
        "keyList": [
            ["j / k", gettext("To the next or the previous statement")],
            ["t", gettext("Take the statement")],
            ["c", gettext("Change it")],
            ["d", gettext("Discard it")],
            ["x", gettext("Mark it")],
            ["K / J", gettext("Move it up or down, where readers meet it in this order")],
            ["T / D", gettext("Take or discard all that is marked")],
            ["u", gettext("Undo the last step")],
            ["n", gettext("Something new from the sentences selected")],
            ["i", gettext("To the inbox")],
            ["p", gettext("To publishing")],
            ["?", gettext("This list")],
        ],
    }
