"""The commands of `kg analyze` that print a result as a text, or as a table of its rows."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.options import at_option, graph_option, view_option

if TYPE_CHECKING:
    from kg.cli.common import Result

__all__ = ["COMMANDS", "result_format_option"]

result_format_option = click.option(
    "--format",
    "form",
    default="",
    metavar="FORMAT",
    help="text, table, csv or json; by default text on a terminal, else csv.",
)
needed_day = click.option(
    "--at", metavar="DATE", required=True, help="Day, YYYY-MM-DD; only what is dated before it counts."
)


def finish(result: Result, form: str) -> None:
    """Print a result and end the command."""
    from kg.cli.common import print_result

    sys.exit(print_result(result, form))


def _graph(source: Path | None) -> Any:  # noqa: ANN401 - the graph, imported only when a command runs
    from kg.cli.common import open_graph

    return open_graph(source)


@click.command(epilog="Example: kg analyze reversals --view all")
@click.option(
    "--hysteresis",
    type=click.IntRange(1, 99),
    default=1,
    show_default=True,
    help="How many ties of the new sign a change takes.",
)
@graph_option
@view_option
@result_format_option
def reversals(hysteresis: int, source: Path | None, view: str, form: str) -> None:  # fmt: skip
    """Pairs whose ties changed from friendly to hostile, or back; when, by which claims, told by whom."""
    finish(_graph(source).reversals(view=view, hysteresis=hysteresis), form)


@click.command(epilog="Example: kg analyze mediation Pakistan TTP --at 2022-01-01")
@click.argument("first")
@click.argument("second")
@needed_day
@click.option("--evidence", is_flag=True, help="Rows are the claims behind each factor, instead of the candidates.")
@click.option("--longest", type=click.IntRange(1, 6), default=3, show_default=True, help="Most steps to a party.")
@click.option("--threshold", type=float, default=0.5, show_default=True, help="Hostility from which no way leads on.")
@click.option("--biased", is_flag=True, help="Do not lower the score of who is closer to one party.")
@click.option("--no-rollup", is_flag=True, help="Do not count a state and those who govern it as one.")
@click.option("--half-life", type=float, default=730.0, show_default=True, help="Days after which a tie counts half.")
@click.option("--undated", type=float, default=0.0, show_default=True, help="What a tie counts that no text dates.")
@click.option("--draws", type=click.IntRange(0, 10000), default=200, show_default=True, help="Draws of the bootstrap.")
@click.option("--seed", type=int, default=0, show_default=True, help="Seed of the bootstrap.")
@graph_option
@view_option
@result_format_option
def mediation(
    first: str,
    second: str,
    at: str,
    evidence: bool,
    longest: int,
    threshold: float,
    biased: bool,
    no_rollup: bool,
    half_life: float,
    undated: float,
    draws: int,
    seed: int,
    source: Path | None,
    view: str,
    form: str,
) -> None:
    """Who could mediate between two actors on a day: a score with every factor, its evidence and its doubt."""
    from kg.analysis import Options, Weights
    from kg.cli.common import print_frame

    options = Options(
        longest=longest, threshold=threshold, impartial=not biased, rollup=not no_rollup,
        weights=Weights(half_life=half_life, undated=undated), replicates=draws, seed=seed,
    )  # fmt: skip
    result = _graph(source).could_mediate(first, second, at=at, view=view, options=options)
    if evidence:
        sys.exit(print_frame(result.evidence(), form))
    finish(result, form)


@click.command(epilog="Example: kg analyze conflicted")
@graph_option
@view_option
@result_format_option
def conflicted(source: Path | None, view: str, form: str) -> None:
    """Mediators who are said to back a party, or to be at odds with one, by whatever anybody affirms."""
    finish(_graph(source).conflicted_mediators(view=view), form)


@click.command(epilog="Example: kg analyze backtest")
@graph_option
@view_option
@result_format_option
def backtest(source: Path | None, view: str, form: str) -> None:
    """What the score of mediators would have said before each mediation in the data, never looking ahead."""
    finish(_graph(source).backtest_mediation(view=view), form)


@click.command(epilog="Example: kg analyze paths Pakistan TTP --longest 2")
@click.argument("first")
@click.argument("second")
@graph_option
@view_option
@at_option
@click.option("--longest", type=click.IntRange(1, 6), default=3, show_default=True, help="Most steps a path may have.")
@result_format_option
def paths(first: str, second: str, source: Path | None, view: str, at: str | None, longest: int, form: str) -> None:
    """The ways from one actor to another over ties that are not hostile; who mediates, who hosts, and where."""
    finish(_graph(source).mediation_paths(first, second, longest=longest, view=view, at=at), form)


@click.command(epilog="Example: kg analyze agreements --at 2025-12-31")
@graph_option
@view_option
@at_option
@result_format_option
def agreements(source: Path | None, view: str, at: str | None, form: str) -> None:
    """Each agreement's life: who made, mediated and hosted it, its phases, and its status on a day."""
    finish(_graph(source).agreements(view=view, at=at), form)


@click.command(epilog="Example: kg analyze durations")
@graph_option
@view_option
@result_format_option
def durations(source: Path | None, view: str, form: str) -> None:
    """How long agreements lasted, with those that nobody says to have ended, and ends that are dated within bounds."""
    finish(_graph(source).durations(view=view), form)


@click.command(epilog='Example: kg analyze ledger "Afghan Taliban"')
@click.argument("claimant")
@graph_option
@result_format_option
def ledger(claimant: str, source: Path | None, form: str) -> None:
    """What a claimant says in public against what it says in private."""
    finish(_graph(source).ledger(claimant), form)


@click.command(epilog="Example: kg analyze accusations --matrix")
@click.option("--matrix", is_flag=True, help="Accusers down, accused across, with the number of charges.")
@graph_option
@result_format_option
def accusations(matrix: bool, source: Path | None, form: str) -> None:
    """Who accuses whom of what, and who denies it."""
    from kg.cli.common import print_frame

    result = _graph(source).accusations()
    if matrix:
        sys.exit(print_frame(result.matrix(), form))
    finish(result, form)


@click.command(epilog="Example: kg analyze origins")
@click.option("--least", type=click.IntRange(1, 99), default=2, show_default=True, help="Fewest documents or origins.")
@graph_option
@click.option("--view", default="all", show_default=True, metavar="VIEW", help="What to believe; see kg query --help.")
@result_format_option
def origins(least: int, source: Path | None, view: str, form: str) -> None:
    """What several documents carry, with the independent origins behind it: an echo is no confirmation."""
    finish(_graph(source).independent_origins(view=view, least=least), form)


@click.command(epilog="Example: kg analyze figures killed --pairs")
@click.argument("measure", required=False)
@click.option("--pairs", is_flag=True, help="Rows are the pairs that must not be added, each with its reasons.")
@graph_option
@click.option("--view", default="all", show_default=True, metavar="VIEW", help="What to believe; see kg query --help.")
@result_format_option
def figures(measure: str | None, pairs: bool, source: Path | None, view: str, form: str) -> None:
    """Figures side by side, and why two of them must not be added.

    MEASURE is what is counted, such as killed or fighters; without it, all figures are shown.
    """
    from kg.cli.common import print_frame

    result = _graph(source).figures(view=view, measure=measure)
    if pairs:
        sys.exit(print_frame(result.not_added(), form))
    finish(result, form)


COMMANDS: tuple[click.Command, ...] = (
    paths,
    reversals,
    mediation,
    conflicted,
    backtest,
    agreements,
    durations,
    ledger,
    accusations,
    origins,
    figures,
)
"""In the order in which help lists them; `kg.cli.app` puts them under `kg analyze`."""
