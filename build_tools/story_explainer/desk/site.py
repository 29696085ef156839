"""What the desk knows of the site that is previewed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from story_explainer.site.language import Language
from story_explainer.site.publication import Publication


@dataclass(frozen=True, slots=True)
class PreviewSite:
    """The site of a preview.

    Attributes:
        root: the folder of the project, with mkdocs.yml.
        content: the folder with the stories.
        shown_as: how that is called in messages.
        languages: the languages of the site, the first being the desk's own where nobody asks for another.
        complete: whether what is missing in a language is an error.
        editor: who edits, as readers shall see the name; empty where git is to tell.
        branch: the branch to publish on; empty for the one that the current one follows.
        mount: the path of the site on the server, with a slash at both ends.
        drafts: whether the preview shows what is still a machine's guess.
        publication: where the site stands and who answers for it, as last built.
        paths: the path of each page that was built last, by its key (`ford-xiaomi/timeline`) and its language.
        translator: the command that suggests a text in another language; empty where there is none.
    """

    root: Path
    content: Path
    shown_as: str
    languages: Sequence[Language]
    complete: bool
    editor: str
    branch: str
    mount: str
    drafts: bool
    publication: Callable[[], Publication | None]
    paths: Callable[[], Mapping[tuple[str, str], str]]
    translator: Sequence[str] = ()

    def language(self, tag: str) -> Language:
        """The language of the desk that is asked for, else the site's first."""
        return next((language for language in self.languages if language.tag == tag), self.languages[0])
