"""The entry point: runs a command, and turns what goes wrong into a message and an exit code."""

from __future__ import annotations

import os
import sys

import click
import typer

from kg.cli.app import app
from kg.errors import KgError

__all__ = ["main"]


def main() -> None:
    """Run `kg` with the process's arguments, and exit."""
    try:
        code = app(standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as problem:
        problem.show()
        code = problem.exit_code
    except typer.Exit as stop:
        code = stop.exit_code
    except (KeyboardInterrupt, click.Abort):
        print("interrupted", file=sys.stderr)
        code = 130
    except BrokenPipeError:
        # The reader of a pipe (`kg query … | head`) has gone: nothing is wrong, and nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except KgError as problem:
        print(f"error: {problem}", file=sys.stderr)
        code = 1
    sys.exit(code or 0)
