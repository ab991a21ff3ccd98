"""The reference of the command line, as Markdown.

``python -m kg.cli.documentation > docs/commands.md`` writes the page that the repository carries; a test holds the two
equal.
"""

from __future__ import annotations

from collections.abc import Iterator

import click

from kg.cli.app import app

__all__ = ["reference"]

WIDTH = 100

HEAD = """\
# Commands

What `kg --help` says, and `kg COMMAND --help` for each command. Data goes to standard output; progress, warnings and
errors go to standard error. This page is written by `python -m kg.cli.documentation`.
"""


def reference() -> str:
    """The help of every command, in the order in which `kg --help` lists them."""
    sections = (f"## {path}\n\n```text\n{text}\n```\n" for path, text in _helps(app, None, "kg"))
    return "\n".join([HEAD, *sections])


def _helps(command: click.Command, parent: click.Context | None, name: str) -> Iterator[tuple[str, str]]:
    """Each command under ``command`` with its help text, itself first."""
    context = click.Context(command, parent=parent, info_name=name, terminal_width=WIDTH, **command.context_settings)
    help_text = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    yield context.command_path, help_text
    if isinstance(command, click.Group):
        for child in command.list_commands(context):
            found = command.get_command(context, child)
            if found is not None and not found.hidden:
                yield from _helps(found, context, child)


if __name__ == "__main__":
    click.echo(reference(), nl=False)
