"""The commands of `kg analyze` on who is friendly and who hostile to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import click

from kg.cli.analyses import end, finish, opened
from kg.cli.options import Source, at_option, graph_option, result_format_option, stacked, view_option

if TYPE_CHECKING:
    from kg.analysis.signed import Balance, Blocs, Brokerage, Centralities, Frustration, Series, Snapshot

__all__ = ["COMMANDS"]

Level = Literal["certain", "possible"]

_LEVEL = click.option(
    "--level",
    type=click.Choice(["possible", "certain"]),
    default="possible",
    show_default=True,
    help="With --at: count what may have held that day, or only what surely did.",
)
_EVIDENCE = click.option("--evidence", is_flag=True, help="Rows are the claims behind the pairs that matter.")
_SHUFFLES = click.option(
    "--shuffles",
    type=click.IntRange(0, 100_000),
    default=100,
    show_default=True,
    help="How often to deal the signs out anew.",
)
_SEED = click.option(
    "--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Seed of the random numbers."
)
_SECONDS = click.option(
    "--seconds",
    type=click.FloatRange(0, min_open=True),
    default=10.0,
    show_default=True,
    help="Time budget; what is not proven by then comes with its bounds.",
)


_common = stacked(graph_option, view_option, at_option, _LEVEL, _EVIDENCE, result_format_option)
"""The options that all of these have, in the order in which help lists them."""


def _snapshot(source: Source | None, view: str, at: str | None, level: Level) -> Snapshot:
    snapshot: Snapshot = opened(source, at).signed(view=view, at=at, level=level)
    return snapshot


def _show(
    result: Balance | Blocs | Brokerage | Centralities | Frustration | Series, *, evidence: bool, form: str
) -> None:
    from kg.cli.common import print_frame

    if evidence:
        end(print_frame(result.evidence(), form))
    finish(result, form)


@click.command(epilog="Example: kg analyze balance --view all --shuffles 500")
@_SHUFFLES
@_SECONDS
@_SEED
@_common
def balance(
    shuffles: int, seconds: float, seed: int,
    source: Source | None, view: str, at: str | None, level: Level, evidence: bool, form: str,
) -> None:  # fmt: skip
    """How far the network is from two camps: by triangles, walks and frustration, each against shuffled signs."""
    from kg.analysis.signed import balance as measured

    found = measured(_snapshot(source, view, at, level), shuffles=shuffles, seconds=seconds, seed=seed)
    _show(found, evidence=evidence, form=form)


@click.command(epilog="Example: kg analyze frustration --edges --format csv")
@click.option(
    "--edges", is_flag=True, help="Find out which pairs are frustrated in every best division, in some, in none."
)
@_SECONDS
@_SEED
@_common
def frustration(
    edges: bool, seconds: float, seed: int,
    source: Source | None, view: str, at: str | None, level: Level, evidence: bool, form: str,
) -> None:  # fmt: skip
    """The fewest pairs that stand in the way of two camps: exactly, or between bounds."""
    from kg.analysis.signed import frustration as measured

    found = measured(_snapshot(source, view, at, level), seconds=seconds, edges=edges, seed=seed)
    _show(found, evidence=evidence, form=form)


@click.command(epilog="Example: kg analyze blocs --at 2025-10-15")
@click.option(
    "--alpha",
    type=float,
    default=0.5,
    show_default=True,
    help="What a hostile pair within a bloc counts; a friendly pair between blocs counts the rest up to 1.",
)
@_SECONDS
@_common
def blocs(
    alpha: float, seconds: float,
    source: Source | None, view: str, at: str | None, level: Level, evidence: bool, form: str,
) -> None:  # fmt: skip
    """The partition into blocs, as many as it takes, that fits best."""
    from kg.analysis.signed import blocs as measured

    _show(measured(_snapshot(source, view, at, level), alpha=alpha, seconds=seconds), evidence=evidence, form=form)


@click.command(epilog="Example: kg analyze centrality --format csv")
@_common
def centrality(source: Source | None, view: str, at: str | None, level: Level, evidence: bool, form: str) -> None:
    """Who is central among friends and enemies; a measure that is not defined here is refused with its reason."""
    from kg.analysis.signed import centralities

    _show(centralities(_snapshot(source, view, at, level)), evidence=evidence, form=form)


@click.command(epilog="Example: kg analyze brokerage --view all")
@click.option("--directed", is_flag=True, help="Count the direction of ties.")
@_SECONDS
@_common
def brokerage(
    directed: bool, seconds: float,
    source: Source | None, view: str, at: str | None, level: Level, evidence: bool, form: str,
) -> None:  # fmt: skip
    """Who stands between two others that have no tie, by the blocs of the three."""
    from kg.analysis.signed import blocs as parted
    from kg.analysis.signed import brokerage as measured

    snapshot = _snapshot(source, view, at, level)
    groups = {
        name: number
        for number, group in enumerate(parted(snapshot, seconds=seconds).members, start=1)
        for name in group
    }
    _show(measured(snapshot, groups, directed=directed), evidence=evidence, form=form)


@click.command(epilog="Example: kg analyze series --from 2020-01-01 --to 2026-01-01 --every '6 months' --format text")
@click.option("--from", "first", metavar="DATE", help="First day, YYYY-MM-DD; by default the first that a tie names.")
@click.option("--to", "last", metavar="DATE", help="Last day; by default the last that a tie names.")
@click.option(
    "--every",
    default="year",
    show_default=True,
    metavar="STEP",
    help="day, week, month, quarter, year, or a number of them.",
)
@click.option(
    "--level",
    type=click.Choice(["both", "certain", "possible"]),
    default="both",
    show_default=True,
    help="Count only what surely held, what may have held, or show each.",
)
@click.option("--edges", is_flag=True, help="Find out how many pairs are always, sometimes and never frustrated.")
@_SHUFFLES
@click.option(
    "--seconds",
    type=click.FloatRange(0, min_open=True),
    default=60.0,
    show_default=True,
    help="Time budget of the whole series; what is not proven by then comes with its bounds.",
)
@_SEED
@_EVIDENCE
@graph_option
@view_option
@result_format_option
def series(
    first: str | None, last: str | None, every: str, level: Level | Literal["both"], edges: bool, shuffles: int,
    seconds: float, seed: int,
    evidence: bool, source: Source | None, view: str, form: str,
) -> None:  # fmt: skip
    """Blocs, balance and frustration over time, each exactly or between bounds, for certain and for possible ties."""
    found = opened(source).signed_series(
        first, last, every=every, view=view, levels=("certain", "possible") if level == "both" else (level,),
        shuffles=shuffles, edges=edges, seconds=seconds, seed=seed,
    )  # fmt: skip
    _show(found, evidence=evidence, form=form)


COMMANDS: tuple[click.Command, ...] = (balance, blocs, frustration, centrality, brokerage, series)
"""In the order in which help lists them; `kg.cli.app` puts them under `kg analyze`."""
