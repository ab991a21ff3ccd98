"""The root command: turns what goes wrong in any command into a message and an exit code."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from kg.cli.streams import one_line, silence_output
from kg.errors import KgError, OutputError

__all__ = ["RootGroup"]


class RootGroup(click.Group):
    """Usage errors are click's own matter (exit code 2); these are ours."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - whatever a command returns
        """Run the command that ``ctx`` names."""
        try:
            try:
                result = super().invoke(ctx)
            finally:
                # A command ends by `sys.exit`: what it could not write must be known before that.
                sys.stdout.flush()
        except KgError as problem:
            for each in problem.each():
                click.echo(one_line(f"error: {each}"), err=True)
            ctx.exit(1)
        except KeyboardInterrupt:
            click.echo("interrupted", err=True)
            ctx.exit(130)
        except BrokenPipeError:
            # The reader of a pipe (`kg query … | head`) has gone: nothing is wrong, and nothing more can be said.
            silence_output()
            ctx.exit(0)
        except OSError as problem:
            # All files are read and written with errors of our own: what is left is standard output, as a rule.
            silence_output()
            click.echo(one_line(f"error: {_told(problem)}"), err=True)
            ctx.exit(1)
        except MemoryError:
            click.echo("error: this takes more memory than there is. Give less at once.", err=True)
            ctx.exit(1)
        return result


def _told(problem: OSError) -> KgError:
    if problem.filename is None:
        return OutputError.of(problem, "standard output", "send it elsewhere")
    closed = _closed_above(Path(os.fsdecode(problem.filename)))
    if closed is not None:
        remedy = "permit its user to read and enter it, or name another folder"
        return KgError("entering this folder is not permitted", place=str(closed), remedy=remedy)
    what = f"cannot be read or written ({problem.strerror or problem})"
    return KgError(what, place=str(problem.filename), remedy="see that you may do both there")


def _closed_above(path: Path) -> Path | None:
    """The folder on the way to a file that may not be entered: of it a person knows, of what is in it perhaps not."""
    for folder in reversed(path.parents):
        if folder.is_dir() and not os.access(folder, os.X_OK):
            return folder
    return None
