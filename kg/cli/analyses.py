"""The commands of `kg analyze` that print a result as a text, or as a table of its rows."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NoReturn

import click

from kg.cli.options import SOURCE, Source, at_option, graph_option, result_format_option, stacked, view_option

if TYPE_CHECKING:
    from kg.cli.common import Result

__all__ = ["COMMANDS", "diff", "end", "finish", "opened"]

_of_view = stacked(graph_option, view_option, result_format_option)
_of_day = stacked(graph_option, view_option, at_option, result_format_option)
needed_day = click.option(
    "--at", metavar="DATE", required=True, help="Day, YYYY-MM-DD; only what is dated before it counts."
)


def finish(result: Result, form: str) -> None:
    """Print a result and end the command."""
    from kg.cli.common import print_result

    end(print_result(result, form))


def end(code: int) -> NoReturn:
    """End the command with an exit code; where no row was printed, a note says of what there is none."""
    from kg.cli.common import NOTHING_MATCHED, note

    if code == NOTHING_MATCHED:
        asked = click.get_current_context().params
        view, at = asked.get("view"), asked.get("at")
        where = f" in the view {view!r}" if view and isinstance(view, str) else ""
        when = f" on {at}" if at and isinstance(at, str) else ""
        wider = ": --view all counts what is only claimed or contested, too" if view == "accepted" else ""
        note(f"note: nothing in the graph answers this{where}{when}{wider}")
    sys.exit(code)


def opened(source: Source | None, at: str | None = None) -> Any:  # noqa: ANN401 - imported only when a command runs
    """The graph to analyse; one without a statement is pointed out."""
    from kg.cli.common import note, open_graph

    graph = open_graph(source, at)
    if not any(account.statements for account in graph.accounts):
        note("note: the graph holds no statement, so that there is nothing to analyse")
    return graph


@click.command(epilog="Example: kg analyze allies Pakistan --at 2021-01-01")
@click.argument("actor")
@_of_day
def allies(actor: str, source: Source | None, view: str, at: str | None, form: str) -> None:
    """Everybody with a lasting friendly tie to an actor, and what is hostile between them."""
    finish(opened(source, at).allies(actor, view=view, at=at), form)


@click.command(epilog="Example: kg analyze adversaries TTP")
@click.argument("actor")
@_of_day
def adversaries(actor: str, source: Source | None, view: str, at: str | None, form: str) -> None:
    """Everybody with a hostile tie to an actor, and what is friendly between them."""
    finish(opened(source, at).adversaries(actor, view=view, at=at), form)


@click.command(epilog="Example: kg analyze mediators Pakistan Afghanistan")
@click.argument("first")
@click.argument("second")
@graph_option
@view_option
@at_option
@click.option("--rollup", is_flag=True, help="Count a state, those who govern it and what acts for it as one.")
@result_format_option
def mediators(
    first: str, second: str, source: Source | None, view: str, at: str | None, rollup: bool, form: str
) -> None:
    """Who has mediated between two actors, or hosted them, and whom they are said to support."""
    finish(opened(source, at).mediators(first, second, view=view, at=at, rollup=rollup), form)


@click.command(epilog="Example: kg analyze reversals --view all")
@click.option(
    "--hysteresis",
    type=click.IntRange(1, 99),
    default=1,
    show_default=True,
    help="How many ties of the new sign a change takes.",
)
@_of_view
def reversals(hysteresis: int, source: Source | None, view: str, form: str) -> None:  # fmt: skip
    """Pairs whose ties changed from friendly to hostile, or back; when, by which claims, told by whom."""
    finish(opened(source).reversals(view=view, hysteresis=hysteresis), form)


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
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Seed of the bootstrap.")
@_of_view
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
    source: Source | None,
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
    result = opened(source, at).could_mediate(first, second, at=at, view=view, options=options)
    if evidence:
        end(print_frame(result.evidence(), form))
    finish(result, form)


@click.command(epilog="Example: kg analyze conflicted")
@click.option("--rollup", is_flag=True, help="Count a state, those who govern it and what acts for it as one.")
@_of_view
def conflicted(rollup: bool, source: Source | None, view: str, form: str) -> None:
    """Mediators who are said to back a party, or to be at odds with one, by whatever anybody affirms."""
    finish(opened(source).conflicted_mediators(view=view, rollup=rollup), form)


@click.command(epilog="Example: kg analyze backtest")
@_of_view
def backtest(source: Source | None, view: str, form: str) -> None:
    """What the score of mediators would have said before each mediation in the data, never looking ahead."""
    finish(opened(source).backtest_mediation(view=view), form)


@click.command(epilog="Example: kg analyze paths Pakistan TTP --longest 2")
@click.argument("first")
@click.argument("second")
@graph_option
@view_option
@at_option
@click.option("--longest", type=click.IntRange(1, 6), default=3, show_default=True, help="Most steps a path may have.")
@result_format_option
def paths(first: str, second: str, source: Source | None, view: str, at: str | None, longest: int, form: str) -> None:
    """The ways from one actor to another over ties that are not hostile; who mediates, who hosts, and where."""
    finish(opened(source, at).mediation_paths(first, second, longest=longest, view=view, at=at), form)


@click.command(epilog="Example: kg analyze agreements --at 2025-12-31")
@_of_day
def agreements(source: Source | None, view: str, at: str | None, form: str) -> None:
    """Each agreement's life: who made, mediated and hosted it, its phases, and its status on a day."""
    finish(opened(source, at).agreements(view=view, at=at), form)


@click.command(epilog="Example: kg analyze durations")
@_of_view
def durations(source: Source | None, view: str, form: str) -> None:
    """How long agreements lasted, with those that nobody says to have ended, and ends that are dated within bounds."""
    finish(opened(source).durations(view=view), form)


@click.command(epilog='Example: kg analyze ledger "Afghan Taliban"')
@click.argument("claimant")
@graph_option
@result_format_option
def ledger(claimant: str, source: Source | None, form: str) -> None:
    """What a claimant says in public against what it says in private."""
    finish(opened(source).ledger(claimant), form)


@click.command(epilog="Example: kg analyze accusations --matrix")
@click.option("--matrix", is_flag=True, help="Accusers down, accused across, with the number of charges.")
@graph_option
@result_format_option
def accusations(matrix: bool, source: Source | None, form: str) -> None:
    """Who accuses whom of what, and who denies it."""
    from kg.cli.common import print_frame

    result = opened(source).accusations()
    if matrix:
        end(print_frame(result.matrix(), form))
    finish(result, form)


@click.command(epilog="Example: kg analyze origins")
@click.option("--least", type=click.IntRange(1, 99), default=2, show_default=True, help="Fewest documents or origins.")
@graph_option
@click.option("--view", default="all", show_default=True, metavar="VIEW", help="What to believe; see kg query --help.")
@result_format_option
def origins(least: int, source: Source | None, view: str, form: str) -> None:
    """What several documents carry, with the independent origins behind it: an echo is no confirmation."""
    finish(opened(source).independent_origins(view=view, least=least), form)


@click.command(epilog="Example: kg analyze figures killed --pairs")
@click.argument("measure", required=False)
@click.option("--pairs", is_flag=True, help="Rows are the pairs that must not be added, each with its reasons.")
@graph_option
@click.option("--view", default="all", show_default=True, metavar="VIEW", help="What to believe; see kg query --help.")
@result_format_option
def figures(measure: str | None, pairs: bool, source: Source | None, view: str, form: str) -> None:
    """Figures side by side, and why two of them must not be added.

    MEASURE is what is counted, such as killed or fighters; without it, all figures are shown.
    """
    from kg.cli.common import print_frame

    result = opened(source).figures(view=view, measure=measure)
    if pairs:
        end(print_frame(result.not_added(), form))
    finish(result, form)


def _question(name: str, parties: tuple[str, ...], at: str | None) -> Any:  # noqa: ANN401 - as for the graph
    from kg.analysis import Question
    from kg.errors import QueryError
    from kg.model import parse_day

    if len(parties) not in (0, 2):
        raise QueryError("a question is about two parties, or about all", remedy="name two, or nobody")
    first, second = parties or (None, None)
    return Question.parse(name, first, second, None if at is None else parse_day(at))


@click.command(epilog="Example: kg analyze worldviews mediation Pakistan TTP --at 2022-01-01")
@click.argument("question")
@click.argument("parties", nargs=-1)
@click.option("--by", "views", multiple=True, metavar="VIEW", help="View to ask; may be given several times.")
@graph_option
@at_option
@result_format_option
def worldviews(
    question: str, parties: tuple[str, ...], views: tuple[str, ...], source: Source | None, at: str | None, form: str
) -> None:
    """The same question asked of each claimant's view, and what survives in all of them.

    QUESTION is pairs, reversals, agreements, mediation, blocs or frustration; mediation needs two PARTIES and a day.
    """
    finish(opened(source, at).worldviews(_question(question, parties, at), views=views, at=at), form)


@click.command(epilog="Example: kg analyze robustness pairs")
@click.argument("question")
@click.argument("parties", nargs=-1)
@click.option("--draws", type=click.IntRange(0, 10000), default=100, show_default=True, help="Draws of the bootstrap.")
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Seed of the bootstrap.")
@_of_day
def robustness(
    question: str,
    parties: tuple[str, ...],
    draws: int,
    seed: int,
    source: Source | None,
    view: str,
    at: str | None,
    form: str,
) -> None:
    """The same question with corroborated ties only, without each source, and with ties drawn by chance.

    QUESTION is pairs, reversals, agreements, mediation, blocs or frustration; mediation needs two PARTIES and a day.
    """
    asked = _question(question, parties, at)
    finish(opened(source, at).robustness(asked, view=view, at=at, replicates=draws, seed=seed), form)


@click.command(epilog="Example: kg analyze timeline Pakistan TTP --step month --view all")
@click.argument("actors", nargs=-1)
@click.option("--step", default="month", show_default=True, metavar="STEP", help="week or month.")
@click.option("--measure", default="killed", show_default=True, help="Measure of the figures.")
@_of_view
def timeline(actors: tuple[str, ...], step: str, measure: str, source: Source | None, view: str, form: str) -> None:
    """Events and fatalities (low, best, high) by week or month, with the changes of their level.

    ACTORS narrow it to what all of them take part in.
    """
    finish(opened(source).timeline(*actors, step=step, measure=measure, view=view), form)


@click.command(epilog="Examples: kg diff --at 2021-01-01 2025-11-01; kg diff old-out new-out --view all")
@click.argument("graphs", nargs=-1, type=SOURCE, metavar="[BEFORE [AFTER]]")
@click.option("--at", "days", nargs=2, metavar="DAY DAY", help="Two days of the world.")
@click.option("--known", nargs=2, metavar="DAY DAY", help="Two days of knowledge: what had been recorded by then.")
@click.option("--views", nargs=2, metavar="VIEW VIEW", help="Two views.")
@click.option("--view", default="accepted", show_default=True, metavar="VIEW", help="View, where it is one.")
@result_format_option
def diff(
    graphs: tuple[Source, ...],
    days: tuple[str, str] | None,
    known: tuple[str, str] | None,
    views: tuple[str, str] | None,
    view: str,
    form: str,
) -> None:
    """Which ties appear, vanish, or change their status or sign, and because of which sentences.

    Compares two days, two days of knowledge, two views, or two graphs, BEFORE and AFTER: folders that kg build wrote,
    or files. Several of these may be given at once.
    """
    from kg.errors import QueryError

    if len(graphs) > 2:
        raise QueryError("more than two graphs", remedy="name one before and one after")
    first = opened(graphs[0] if graphs else None)
    other = opened(graphs[1]) if len(graphs) == 2 else None
    finish(first.diff(other, at=days or None, known=known or None, view=views or view), form)


COMMANDS: tuple[click.Command, ...] = (
    allies,
    adversaries,
    mediators,
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
    worldviews,
    robustness,
    timeline,
)
"""In the order in which help lists them; `kg.cli.app` puts them under `kg analyze`."""
