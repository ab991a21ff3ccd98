"""The entry point: runs a command, and turns what goes wrong into a message and an exit code."""

from __future__ import annotations

from kg.cli.app import app

__all__ = ["main"]


def main() -> None:
    """Run `kg` with the process's arguments, and exit."""
    app(prog_name="kg")
