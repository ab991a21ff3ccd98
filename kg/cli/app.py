"""The commands. Each imports what it needs when it runs, so that `kg --help` is quick."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.group import RootGroup
from kg.cli.options import At, From, TableFormat, View

__all__ = ["app"]

app = typer.Typer(
    name="kg",
    cls=RootGroup,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="A knowledge graph of conflict actors and their relationships, in which every edge opens its sentence.",
)
analyze = typer.Typer(no_args_is_help=True, help="Analyses of a view, each with the claims it rests on.")
export = typer.Typer(no_args_is_help=True, help="The graph, or a part of it, in the format of another tool.")
app.add_typer(analyze, name="analyze")
app.add_typer(export, name="export")


@app.callback(invoke_without_command=True)
def _root(
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
) -> None:
    if version:
        from kg import __version__

        typer.echo(f"kg {__version__}")
        raise typer.Exit


@app.command(epilog="Example: kg build articles/ -o out")
def build(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files and folders; the founding articles by default.")
    ] = None,
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder for the outputs.")] = Path("parley-out"),
    originals: Annotated[
        Path | None, typer.Option(help="Folder with the articles that digests restate: their own lines are shown.")
    ] = None,
    lexicon: Annotated[
        Path | None, typer.Option(help="File of actors that extends and overrides the packaged ones.")
    ] = None,
) -> None:
    """Build the graph of documents: graph.nq, graph.trig, explorer.html and report.md."""
    from kg.cli.building import run_build

    raise typer.Exit(run_build(paths or [], out, originals, lexicon))


@app.command(epilog="Example: kg extract article.txt --format table")
def extract(
    files: Annotated[list[str], typer.Argument(help="Documents; - is standard input.")],
    form: Annotated[str, typer.Option("--format", help="jsonl, yaml or table.")] = "",
    out: Annotated[Path | None, typer.Option("-o", "--out", help="File to write instead of standard output.")] = None,
    lexicon: Annotated[
        Path | None, typer.Option(help="File of actors that extends and overrides the packaged ones.")
    ] = None,
) -> None:
    """Read statements from documents: one record for each thing that a passage says."""
    from kg.cli.extracting import run_extract

    raise typer.Exit(run_extract(files, form, out, lexicon))


@app.command(
    epilog="Examples: kg query allies actor=Pakistan · kg query 'SELECT ?a WHERE { ?a kg:attacked actor:pakistan }'"
)
def query(
    query: Annotated[
        str | None, typer.Argument(help="Name of a query, a file .rq, or SPARQL; without it, the names are listed.")
    ] = None,
    values: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME=VALUE]...", help="Parameters of a named query.")
    ] = None,
    source: From = None,
    view: View = "accepted",
    at: At = None,
    form: TableFormat = "",
    show: Annotated[
        bool, typer.Option("--show", help="Print the SPARQL of a named query instead of running it.")
    ] = False,
) -> None:
    """Ask the graph: by a named query, a file, or a SPARQL text. The usual prefixes need not be declared."""
    from kg.cli.querying import list_queries, run_query, show_query

    if query is None:
        raise typer.Exit(list_queries(form))
    if show:
        raise typer.Exit(show_query(query))
    raise typer.Exit(run_query(query, values or [], source, view, at, form))


@app.command(epilog="Example: kg check out")
def check(
    source: Annotated[Path | None, typer.Argument(help="Graph: a folder that kg build wrote, or a file.")] = None,
) -> None:
    """Check a graph against the ontology's shapes and the project's own rules; exit code 3 where something is found."""
    from kg.cli.checking import run_check

    raise typer.Exit(run_check(source))


Actor = Annotated[str, typer.Argument(help="Name or alias of an actor.")]


@analyze.command(epilog="Example: kg analyze allies Pakistan --at 2021-01-01")
def allies(actor: Actor, source: From = None, view: View = "accepted", at: At = None, form: TableFormat = "") -> None:
    """Everybody with a friendly tie to an actor."""
    from kg.cli.analyzing import run_neighbours

    raise typer.Exit(run_neighbours("allies", actor, source, view, at, form))


@analyze.command(epilog="Example: kg analyze adversaries TTP")
def adversaries(
    actor: Actor, source: From = None, view: View = "accepted", at: At = None, form: TableFormat = ""
) -> None:
    """Everybody with a hostile tie to an actor."""
    from kg.cli.analyzing import run_neighbours

    raise typer.Exit(run_neighbours("adversaries", actor, source, view, at, form))


@analyze.command(epilog="Example: kg analyze mediators Pakistan Afghanistan")
def mediators(
    first: Actor, second: Actor, source: From = None, view: View = "accepted", at: At = None, form: TableFormat = ""
) -> None:
    """Who has mediated between two actors, or hosted them, and whom they are said to support."""
    from kg.cli.analyzing import run_mediators

    raise typer.Exit(run_mediators(first, second, source, view, at, form))


@analyze.command(epilog="Example: kg analyze paths Pakistan TTP --longest 2")
def paths(
    first: Actor,
    second: Actor,
    source: From = None,
    view: View = "accepted",
    at: At = None,
    longest: Annotated[int, typer.Option(min=1, max=6, help="How many steps a path may have.")] = 3,
    form: TableFormat = "",
) -> None:
    """The ways from one actor to another over ties that are not hostile."""
    from kg.cli.analyzing import run_paths

    raise typer.Exit(run_paths(first, second, source, view, at, longest, form))


@analyze.command(epilog="Example: kg analyze reversals --view all")
def reversals(source: From = None, view: View = "accepted", form: TableFormat = "") -> None:
    """Pairs whose ties changed from friendly to hostile, or back."""
    from kg.cli.analyzing import run_reversals

    raise typer.Exit(run_reversals(source, view, form))


@export.command(epilog="Example: kg export html --preset mediation -o map.html")
def html(
    out: Annotated[Path, typer.Option("-o", "--out", help="File to write.")] = Path("explorer.html"),
    source: From = None,
    preset: Annotated[str, typer.Option(help="alliances, hostilities, mediation or everything.")] = "everything",
    view: View = "accepted",
    at: At = None,
) -> None:
    """One HTML file, for any browser, without a network."""
    from kg.cli.exporting import run_html

    raise typer.Exit(run_html(source, out, preset, view, at))


def _quads(form: str, source: Path | None, out: Path | None) -> None:
    from kg.cli.exporting import run_quads

    raise typer.Exit(run_quads(form, source, out))


Out = Annotated[Path | None, typer.Option("-o", "--out", help="File to write instead of standard output.")]


@export.command(epilog="Example: kg export nq -o graph.nq")
def nq(source: From = None, out: Out = None) -> None:
    """N-Quads: one line a quad, sorted."""
    _quads("nq", source, out)


@export.command(epilog="Example: kg export trig | less")
def trig(source: From = None, out: Out = None) -> None:
    """TriG: named graphs, for people to read."""
    _quads("trig", source, out)


@export.command(epilog="Example: kg export jsonld -o graph.jsonld")
def jsonld(source: From = None, out: Out = None) -> None:
    """JSON-LD."""
    _quads("jsonld", source, out)
