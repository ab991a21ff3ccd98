"""The commands. Each imports what it needs when it runs, so that `kg --help` is quick."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal

import click

from kg.cli.analyses import COMMANDS, diff
from kg.cli.caring import backup, doctor, restore
from kg.cli.exports import export
from kg.cli.group import RootGroup
from kg.cli.loading import load
from kg.cli.options import (
    FILE,
    FOLDER,
    PATH,
    QUERY_SECONDS,
    SECONDS,
    STATEMENT_FORMAT,
    Source,
    at_option,
    executor_of,
    force_option,
    format_option,
    graph_of,
    graph_option,
    jobs_option,
    learned_option,
    lexicon_option,
    model_options,
    out_option,
    place_or_graph,
    scheduler_option,
    title_option,
    view_option,
)
from kg.cli.serve import serve
from kg.cli.signed import COMMANDS as SIGNED_COMMANDS

__all__ = ["app"]


@click.group(
    name="kg",
    cls=RootGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog="Exit codes: 0 done, 1 failure or an input that cannot be used, 2 wrong usage of the command line, 3 "
    "findings, 4 nothing matched, 130 interrupted.",
)
@click.version_option(package_name="parley-kg", prog_name="kg", message="%(prog)s %(version)s")
def app() -> None:
    """A knowledge graph of conflict actors and their relationships, in which every edge opens its sentence."""


@app.command(epilog="Example: kg build articles/ -o out")
@click.argument("paths", nargs=-1, type=PATH)
@click.option("-o", "--out", type=FOLDER, default="parley-out", show_default=True, help="Folder for the outputs.")
@click.option("--originals", type=FOLDER, help="Folder with the articles that digests restate: shows their own lines.")
@lexicon_option
@learned_option
@title_option
@jobs_option
@scheduler_option
@force_option
def build(
    paths: tuple[Path, ...], out: Path, originals: Path | None, lexicon: Path | None, learned: bool,
    title: str | None, jobs: int, scheduler: str | None, force: bool,
) -> None:  # fmt: skip
    """Build the graph of documents: graph.nq, graph.trig, explorer.html and report.md.

    PATHS are files and folders of plain text, Markdown, HTML or PDF; without any, the two founding articles are built.
    Statements that a person has reviewed are read from NAME.statements.yaml beside a document; all others are
    extracted. What an earlier build wrote into the folder is replaced; a file of these names that Parley did not write
    is refused, and so is one that was changed since, unless --force is given, and a second build at the same time.
    Of files that cannot be used each is told, the rest is built, and the exit code is 1; but where such a file would
    take a document, or a statement that a person has decided on, out of the graph that is there, that stays as it was.
    Where the documents give no statement at all, a note says why, and the exit code is 4.
    """
    from kg.cli.building import run_build

    with executor_of(jobs, scheduler, out) as executor:
        sys.exit(run_build(list(paths), out, originals, lexicon, title, executor, force=force, learned=learned))


@app.command(epilog="Examples: kg ingest ucdp-ged ged241.csv -o out; kg ingest --mapping my.yaml my.csv -o out")
@click.argument("source", required=False)
@click.argument("file", required=False, type=FILE)
@click.option("-o", "--out", type=FOLDER, default="parley-out", show_default=True, help="Folder of the graph.")
@click.option("--mapping", "mapping_file", type=FILE, help="Mapping of your own, instead of SOURCE.")
@click.option("--list", "listing", is_flag=True, help="List the mappings that come with Parley.")
@click.option("--show", metavar="SOURCE", help="Print a mapping: to be copied for a table of your own.")
@click.option(
    "--by",
    "step",
    type=click.Choice(["month", "year", "all"]),
    help="Sum rows up by month, by year, or over all years; by default by year, unless that comes to over 20,000 ties.",
)
@click.option(
    "--figures/--no-figures",
    default=None,
    help="Deaths as figures beside the ties, for kg analyze; by default up to 5,000 ties.",
)
@click.option("--whole", is_flag=True, help="FILE is the whole table: withdraw rows of earlier releases that it lacks.")
@click.option("--encoding", metavar="NAME", help="Encoding of FILE, such as windows-1252; by default the mapping's.")
@click.option(
    "--delimiter",
    type=click.Choice(["comma", "tab", "semicolon", "pipe"]),
    help="What splits the columns of FILE, where it is not what the mapping says: Excel often writes semicolons.",
)
@click.option(
    "--judgements", type=FILE, help="File of decisions on names, before those of tables/NAME/actors.tsv in the folder."
)
@lexicon_option
@title_option
@jobs_option
@scheduler_option
@force_option
@format_option
def ingest(
    source: str | None, file: Path | None, out: Path, mapping_file: Path | None, listing: bool, show: str | None,
    step: Literal["all", "year", "month"] | None, figures: bool | None, whole: bool,
    encoding: str | None, delimiter: str | None, judgements: Path | None,
    lexicon: Path | None, title: str | None, jobs: int, scheduler: str | None, force: bool, form: str,
) -> None:  # fmt: skip
    """Read an event table into a graph: rows as Parquet beside it, ties and deaths by year in it.

    SOURCE is the name of a mapping, FILE a table in its format, plain or packed (gzip, zip). Rows that do not fit are
    written to a file of rejects, and the exit code is 1; the rest goes in. The same file again changes nothing, and a
    newer release goes over the older one row by row.
    """
    from kg.cli.ingesting import list_mappings, run_ingest, show_mapping
    from kg.datasets import find_mapping, read_mapping

    if listing:
        sys.exit(list_mappings(form))
    if show is not None:
        sys.exit(show_mapping(show))
    if mapping_file is not None and file is None:
        source, file = None, Path(source) if source is not None else None
    if file is None or (source is None) == (mapping_file is None):
        raise click.UsageError("name a SOURCE and a FILE, or --mapping and a FILE; --list shows the sources")
    mapping = read_mapping(mapping_file) if mapping_file is not None else find_mapping(source or "")
    if delimiter is not None:
        mapping = mapping.with_delimiter(delimiter)
    with executor_of(jobs, scheduler, out) as executor:
        sys.exit(run_ingest(
            mapping, file, out, step, figures, whole, encoding, judgements, lexicon, title, executor, force=force
        ))  # fmt: skip


@app.command(epilog="Example: kg rows Pakistan TTP --time 2009 -g out")
@click.argument("first", metavar="ACTOR|ID")
@click.argument("second", required=False, metavar="[ACTOR]")
@click.option("--time", metavar="TIME", help="Time of ties, as the graph has it: 2009, or 2009-05.")
@graph_option
@format_option
def rows(first: str, second: str | None, time: str | None, source: Source | None, form: str) -> None:
    """The rows of event tables behind a tie: by its id, or by the actors that it ties."""
    from kg.cli.ingesting import run_rows

    sys.exit(run_rows(first, second, time, source, form))


@app.command(epilog="Example: kg extract article.txt --format table")
@click.argument("files", nargs=-1, required=True)
@click.option("--format", "form", type=STATEMENT_FORMAT, default="", metavar="FORMAT", help="jsonl, yaml or table.")
@out_option
@click.option("--shards", type=FOLDER, help="Instead, folder for files of quads, to be loaded with kg load.")
@lexicon_option
@learned_option
@jobs_option
@scheduler_option
@model_options
def extract(
    files: tuple[str, ...],
    form: str,
    out: Path | None,
    shards: Path | None,
    lexicon: Path | None,
    learned: bool,
    jobs: int,
    scheduler: str | None,
    llm: bool,
    llm_url: str | None,
    llm_model: str | None,
    llm_key_env: str,
    llm_timeout: int,
    llm_calls: int,
) -> None:
    """Read statements from documents: one record for each thing that a passage says.

    FILES are documents; - is standard input. The text stays on this machine, unless --llm is given.
    """
    from kg.cli.extracting import run_extract
    from kg.cli.modelling import ModelOptions, check_usage

    check_usage(click.get_current_context())
    if "" in files:
        raise click.UsageError("a path is empty: name a file or folder, '.' for the current one, - for standard input")
    model = ModelOptions(llm_url or "", llm_model or "", llm_key_env, llm_timeout, llm_calls) if llm else None
    if shards is not None and (form or out is not None):
        raise click.UsageError("--shards is a format and a place of its own: leave out --format and -o")
    with executor_of(jobs, scheduler, shards or (out.parent if out else Path())) as executor:
        sys.exit(run_extract(list(files), form, out, lexicon, executor, model, shards, learned=learned))


@app.command(epilog="Example: kg aliases articles --lexicon mine.tsv")
@click.argument("paths", nargs=-1, required=True, type=PATH)
@lexicon_option
@jobs_option
@format_option
def aliases(paths: tuple[Path, ...], lexicon: Path | None, jobs: int, form: str) -> None:
    """Names in documents that nobody has listed, and whom each may mean.

    Nothing is merged: who two names are is for a person to say, in the column aliases of a lexicon file. PATHS are
    files and folders.
    """
    from kg.cli.aliasing import run_aliases

    with executor_of(jobs, None, Path()) as executor:
        sys.exit(run_aliases(list(paths), lexicon, executor, form))


@app.command(epilog="Example: kg gaps article.txt")
@click.argument("paths", nargs=-1, required=True, type=PATH)
@lexicon_option
@jobs_option
@format_option
def gaps(paths: tuple[Path, ...], lexicon: Path | None, jobs: int, form: str) -> None:
    """Sentences that name two actors or more, and of which nothing was read.

    What a person wrote or accepted in the statement file beside a document counts as read. Whether a sentence says
    anything of those whom it names is for a person to tell: kg review writes it down. PATHS are files and folders.
    """
    from kg.cli.gapping import run_gaps

    with executor_of(jobs, None, Path()) as executor:
        sys.exit(run_gaps(list(paths), lexicon, executor, form))


@app.command(epilog="Example: kg review article.txt")
@click.argument("files", nargs=-1, required=True, type=PATH)
@lexicon_option
def review(files: tuple[Path, ...], lexicon: Path | None) -> None:
    """Decide on what was extracted, statement by statement: accept, reject, edit.

    FILES are documents. The decisions are written into NAME.statements.yaml beside each, at once after every key; where
    there is no such file, it is made by extracting. kg build puts them before whatever is extracted, now and later.
    """
    from kg.cli.reviewing import run_review

    sys.exit(run_review(list(files), lexicon))


@app.command(
    epilog="Examples: kg query allies actor=India; kg query 'SELECT ?a WHERE { ?a kg:attacked actor:pakistan }'"
)
@click.argument("query", required=False)
@click.argument("values", nargs=-1, metavar="[NAME=VALUE]...")
@graph_option
@view_option
@at_option
@format_option
@click.option("--timeout", type=SECONDS, default=QUERY_SECONDS, show_default=True, help="Seconds for the query.")
@click.option("--show", is_flag=True, help="Print the SPARQL of a named query instead of running it.")
def query(
    query: str | None,
    values: tuple[str, ...],
    source: Source | None,
    view: str,
    at: str | None,
    form: str,
    timeout: float,
    show: bool,
) -> None:
    """Ask the graph: by a named query, a file, or a SPARQL text.

    QUERY is the name of a query, a file .rq, or SPARQL, in which the prefixes that --show prints need not be declared.
    Without it, the named queries are listed. NAME=VALUE sets a parameter of a named query.
    """
    from kg.cli.querying import list_queries, run_query, show_query

    if query is None:
        sys.exit(list_queries(form))
    if show:
        sys.exit(show_query(query))
    sys.exit(run_query(query, list(values), source, view, at, form, timeout))


@app.command(epilog="Examples: kg check out; kg check -g http://localhost:7878/query")
@place_or_graph
def check(place: Source | None, source: Source | None) -> None:
    """Check a graph against the ontology's shapes and the project's own rules.

    GRAPH, or what -g names, is checked as it lies there. Findings name document, statement and sentence. The exit code
    is 3 where something is found.
    """
    from kg.cli.checking import run_check

    sys.exit(run_check(graph_of(place, source)))


@app.group()
def analyze() -> None:
    """Analyses of a view, each with the claims that it rests on."""


for _command in (*COMMANDS, *SIGNED_COMMANDS):
    analyze.add_command(_command)
app.add_command(diff)
app.add_command(serve)
for _command in (load, backup, restore, doctor):
    app.add_command(_command)


app.add_command(export)
