"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import click

from kg.errors import InputError, suggestion
from kg.wording import shortened

if TYPE_CHECKING:
    from kg.shards import Executor

__all__ = [
    "FILE",
    "FOLDER",
    "PATH",
    "QUERY_SECONDS",
    "SECONDS",
    "SOURCE",
    "STATEMENT_FORMAT",
    "Source",
    "at_option",
    "executor_of",
    "force_option",
    "format_option",
    "graph_of",
    "graph_option",
    "jobs_option",
    "learned_option",
    "lexicon_option",
    "model_options",
    "out_option",
    "part_options",
    "place_or_graph",
    "result_format_option",
    "scheduler_option",
    "stacked",
    "title_option",
    "view_option",
]

Source: TypeAlias = Path | str
"""Where a graph lies: a path, or the address of an endpoint."""


class PathType(click.Path):
    """A path, which an empty word is not: it comes of a variable of the shell that is not set.

    Whether it can be read is told where it is read, since of several files that one costs itself only.
    """

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - click's
        super().__init__(readable=False, **options)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - click's
        """The path, if there is one."""
        if value == "":
            self.fail("the path is empty: name a file or folder, '.' for the current one", param, ctx)
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            # What lies on the disk is no mistake of usage: the same words are right where something else lies there.
            there, needed = ("folder", "file") if Path(value).is_dir() else ("file", "folder")
            raise InputError(
                f"a {there} has this name, where a {needed} is needed", place=str(value), remedy=f"name a {needed}"
            ) from None


class _SourceType(PathType):
    """A path, or the address of a SPARQL endpoint."""

    name = "path or address"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - click's
        """The address as text, anything else as a path."""
        from kg.store import is_address

        return value if is_address(value) else super().convert(value, param, ctx)


SOURCE = _SourceType(path_type=Path)


class _SecondsType(click.ParamType):  # type: ignore[type-arg]  # click 8.1 has no argument there
    """A time in seconds: a tenth of one at least, and three years at most."""

    name = "seconds"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - click's
        """The number, if it is one."""
        try:
            found = float(value) if str(value).isascii() else 0.0
        except ValueError:
            found = 0.0
        if not 0.1 <= found <= 1e8:  # "nan" is neither below nor above a bound
            self.fail(f"{value!r} is no number of seconds from 0.1 on", param, ctx)
        return found


SECONDS = _SecondsType()
QUERY_SECONDS = 300
"""How long a query may take by itself: ten times as long as one that many ask of the service."""


class _FormatType(click.ParamType):  # type: ignore[type-arg]  # click 8.1 has no argument there
    """One of some formats; without one, the reader decides."""

    name = "format"

    def __init__(self, *known: str) -> None:
        self.known = known

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - click's
        """The format, if there is such a one."""
        if value and value not in self.known:
            near = suggestion(str(value), self.known, otherwise="")
            self.fail(
                f"no format {shortened(str(value), 40)!r}: use {', '.join(self.known)}"
                + (f" ({near}?)" if near else ""),
                param,
                ctx,
            )
        return value


STATEMENT_FORMAT = _FormatType("jsonl", "yaml", "table")
FILE = PathType(path_type=Path, dir_okay=False)
FOLDER = PathType(path_type=Path, file_okay=False)
PATH = PathType(path_type=Path)

Decorator: TypeAlias = Callable[[Callable[..., Any]], Callable[..., Any]]


def stacked(*options: Decorator) -> Decorator:
    """Several options as one decorator, in the order in which help lists them."""
    return lambda command: reduce(lambda decorated, option: option(decorated), reversed(options), command)


def executor_of(jobs: int, scheduler: str | None, folder: Path) -> Executor:
    """Who does the work that ``--jobs`` and ``--scheduler`` are about; ``folder`` is one that all workers have."""
    from kg.shards import executor_for

    if scheduler is not None and jobs > 1:
        raise click.UsageError("--jobs and --scheduler are two ways to do the same: name one")
    return executor_for(jobs, scheduler, folder)


def graph_of(place: Source | None, source: Source | None) -> Source | None:
    """The graph that a command of `place_or_graph` is given, in whichever of its two ways; ``None`` where in none.

    Raises:
        UsageError: in both.
    """
    if place is not None and source is not None:
        raise click.UsageError("GRAPH and -g are two ways to name the same: give one")
    return source if place is None else place


graph_option = click.option(
    "-g",
    "--graph",
    "source",
    type=SOURCE,
    metavar="PATH|URL",
    help="Graph: a folder that kg build wrote, a file, a store's directory, or the address of a SPARQL endpoint; "
    "by default parley-out, else the founding graph.",
)
place_or_graph = stacked(click.argument("place", required=False, type=SOURCE, metavar="[GRAPH]"), graph_option)
"""The graph that a command is about as its argument or, as with all other commands, by ``-g``; see `graph_of`."""
view_option = click.option(
    "--view",
    default="accepted",
    show_default=True,
    metavar="VIEW",
    help="What to believe: accepted, corroborated, all, everything or claimant=ACTOR.",
)
at_option = click.option("--at", metavar="DATE", help="Day, YYYY-MM-DD.")
format_option = click.option(
    "--format",
    "form",
    type=_FormatType("table", "csv", "json"),
    default="",
    metavar="FORMAT",
    help="table, csv or json; by default table on a terminal, else csv.",
)
result_format_option = click.option(
    "--format",
    "form",
    type=_FormatType("text", "table", "csv", "json"),
    default="",
    metavar="FORMAT",
    help="text, table, csv or json; by default text on a terminal, else csv.",
)
title_option = click.option("--title", help="Heading of the explorer; by default the actors with the most ties.")
out_option = click.option("-o", "--out", type=FILE, help="File to write instead of standard output.")
lexicon_option = click.option(
    "--lexicon", type=FILE, help="File of actors that extends and overrides the packaged ones."
)
jobs_option = click.option(
    "--jobs", type=click.IntRange(1, 256), default=1, show_default=True,
    help="Processes that work; more than one pays from some hundred documents on, and changes nothing else.",
)  # fmt: skip

scheduler_option = click.option(
    "--scheduler", metavar="ADDRESS",
    help="Have the workers of a Dask scheduler work: tcp://HOST:PORT, or local:N for N of its own on this machine.",
)  # fmt: skip

force_option = click.option(
    "--force",
    is_flag=True,
    help="Replace also outputs that were changed or damaged, or may have been, after Parley wrote them.",
)

learned_option = click.option(
    "--learned", is_flag=True,
    help="Have the network that comes with Parley read ties besides the rules; 7 of 10 of what it adds are right.",
)  # fmt: skip

model_options = stacked(
    click.option("--llm", is_flag=True, help="Have a language model read the documents too: their text is sent to it."),
    click.option(
        "--llm-url", metavar="URL", envvar="PARLEY_LLM_URL", show_envvar=True,
        help="Base address of an endpoint that speaks chat completions, such as http://localhost:8080/v1.",
    ),
    click.option("--llm-model", metavar="NAME", envvar="PARLEY_LLM_MODEL", show_envvar=True, help="Model to ask."),
    click.option(
        "--llm-key-env", metavar="VARIABLE", default="PARLEY_LLM_KEY", show_default=True,
        help="Variable of the environment that holds the key, if one is needed.",
    ),
    click.option(
        "--llm-timeout", metavar="SECONDS", type=click.IntRange(1, 3600), default=300, show_default=True,
        help="Longest time for one answer.",
    ),
    click.option(
        "--llm-calls", metavar="NUMBER", type=click.IntRange(1, 1_000_000), default=200, show_default=True,
        help="Most requests in one run.",
    ),
)  # fmt: skip
"""The options of a language model, in the order in which help lists them."""

part_options = stacked(
    view_option,
    at_option,
    click.option("--undated", is_flag=True, help="On a day, keep ties of which no time is known."),
    click.option("--focus", metavar="ACTOR", help="Only what lies within some ties of this actor or agreement."),
    click.option(
        "--hops", type=click.IntRange(1, 100), default=1, show_default=True, help="How many ties away from the focus."
    ),
)
"""The options that choose a part of a graph, in the order in which help lists them."""
