"""The root command: turns what goes wrong in any command into a message and an exit code."""

from __future__ import annotations

import os
import sys
from typing import Any

import typer
from typer.core import TyperGroup

from kg.errors import KgError

__all__ = ["RootGroup"]


class RootGroup(TyperGroup):
    """Usage errors are Typer's own matter (exit code 2); these are ours.

    It is done in here, and not around the call of the app, because Typer's exceptions come from click or, in later
    versions, from a copy of click inside Typer, and because Typer has exit codes of its own for interrupts and pipes.
    """

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - the context's class is private to Typer, the result is anything
        """Run the command that ``ctx`` names."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except KgError as problem:
            print(f"error: {problem}", file=sys.stderr)
            raise typer.Exit(1) from None
        except KeyboardInterrupt:
            print("interrupted", file=sys.stderr)
            raise typer.Exit(130) from None
        except BrokenPipeError:
            # The reader of a pipe (`kg query … | head`) has gone: nothing is wrong, and nothing more can be said.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None
        return result
