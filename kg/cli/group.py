"""The root command: turns what goes wrong in any command into a message and an exit code."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from kg.errors import KgError

__all__ = ["RootGroup"]


class RootGroup(click.Group):
    """Usage errors are click's own matter (exit code 2); these are ours."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - whatever a command returns
        """Run the command that ``ctx`` names."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except KgError as problem:
            click.echo(f"error: {problem}", err=True)
            ctx.exit(1)
        except KeyboardInterrupt:
            click.echo("interrupted", err=True)
            ctx.exit(130)
        except BrokenPipeError:
            # The reader of a pipe (`kg query … | head`) has gone: nothing is wrong, and nothing more can be said.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        return result
