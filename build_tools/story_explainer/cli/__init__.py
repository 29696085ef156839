"""The command `explainer`: what an editor does, by name. Input and output only; the work is done elsewhere."""

from __future__ import annotations

import errno
import gc
import logging
import sys
from importlib import import_module
from io import TextIOWrapper
from typing import Any

import click

_COMMANDS = (
    "new",
    "add",
    "draft",
    "convert",
    "compare",
    "check",
    "review",
    "status",
    "prepare",
    "export",
    "import",
    "init",
    "language",
    "schema",
    "merge",
)


# The modules of commands whose names are words of Python.
_MODULES = {"import": "importing"}
# What only reading, aligning and comparing articles needs: the extra “articles”.
_OF_ARTICLES = frozenset(["numpy", "rapidfuzz", "py3langid", "text_to_num"])
# Objects made between two looks for what nobody holds any more. A command ends soon, and nearly all that it makes it
# holds until then: looking through it all again and again took a tenth of its time.
_BETWEEN_LOOKS = 50_000


class _Commands(click.Group):
    """The commands, each a module with a function of its name; none waits for what only another one needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        name = _MODULES.get(cmd_name, cmd_name)
        command: click.Command = getattr(import_module(f"{__name__}.{name}"), name)
        return command

    def main(self, *arguments: Any, **options: Any) -> Any:
        """Begin: what is said goes out in UTF-8, whatever a console or a pipe would have chosen."""
        gc.set_threshold(_BETWEEN_LOOKS, *gc.get_threshold()[1:])
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(encoding="utf-8")
        return super().main(*arguments, **options)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what it cannot read, write or use ends in its message, and what it waits for is said."""
        # Here, where an interrupt from the keyboard is no traceback any more.
        from story_explainer.story.problems import ContentError, shown

        told, log = _NoticeHandler(), logging.getLogger("story_explainer")
        log.addHandler(told)
        try:
            return super().invoke(ctx)
        except ModuleNotFoundError as error:
            if (error.name or "").split(".")[0] not in _OF_ARTICLES:
                raise
            raise click.ClickException(
                f"{error.name} is missing, which reading articles needs: pip install 'story-explainer[articles]'"
            ) from None
        except ContentError as error:
            raise click.ClickException(str(error)) from None
        except OSError as error:
            if error.errno == errno.EPIPE:  # who reads the output has gone
                raise
            where = error.filename2 or error.filename
            raise click.ClickException(": ".join(filter(None, [where and shown(str(where)), error.strerror]))) from None
        finally:
            log.removeHandler(told)


class _NoticeHandler(logging.Handler):
    """Says on the standard error stream what happens meanwhile."""

    def emit(self, record: logging.LogRecord) -> None:
        click.echo(record.getMessage(), err=True)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="story-explainer")
def main() -> None:
    """Turn articles on one story, each in its own language, into one explainer site."""
