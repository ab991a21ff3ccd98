"""The commands of `kg export`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.options import FILE, FOLDER, Source, graph_option, out_option, part_options, title_option

__all__ = ["export"]


@click.group()
def export() -> None:
    """The graph, or a picture of it, in the format of another tool."""


_preset_option = click.option(
    "--preset",
    default="everything",
    show_default=True,
    metavar="PRESET",
    help="What to show first: alliances, hostilities, mediation or everything.",
)
_theme_option = click.option(
    "--theme", type=click.Choice(["light", "dark"]), default="light", show_default=True, help="Colours."
)


_most_option = click.option(
    "--most",
    type=click.IntRange(1),
    help="How many nodes to draw, those with the most ties; by default all up to 250, and above 150.",
)


@export.command(epilog="Example: kg export html --focus TTP --preset mediation -o map.html")
@click.option("-o", "--out", type=FILE, default="explorer.html", show_default=True, help="File to write.")
@graph_option
@_preset_option
@part_options
@title_option
def html(out: Path, source: Source | None, preset: str, title: str | None, **part: object) -> None:
    """One HTML file, for any browser, without a network.

    Its reader can switch to other views and days: --view and --at say with which it opens.
    """
    from kg.cli.exporting import run_html

    sys.exit(run_html(source, out, preset, title, part))


@export.command(epilog="Example: kg export svg --focus TTP --at 2025-10-19 -o map.svg")
@click.option("-o", "--out", type=FILE, default="map.svg", show_default=True, help="File to write.")
@graph_option
@_preset_option
@_theme_option
@_most_option
@part_options
@title_option
def svg(
    out: Path, source: Source | None, preset: str, theme: str, most: int | None, title: str | None, **part: object
) -> None:
    """A picture as SVG, made without a browser: to print, and to edit in Inkscape or Illustrator."""
    from kg.cli.exporting import run_picture

    sys.exit(run_picture("svg", source, out, part, {"preset": preset, "theme": theme, "most": most, "title": title}))


@export.command(epilog="Example: kg export png --view all --scale 3 -o map.png")
@click.option("-o", "--out", type=FILE, default="map.png", show_default=True, help="File to write.")
@graph_option
@_preset_option
@_theme_option
@_most_option
@click.option(
    "--scale",
    type=click.FloatRange(0, 20, min_open=True),
    default=2.0,
    show_default=True,
    help="Times its size in SVG.",
)
@part_options
@title_option
def png(
    out: Path,
    source: Source | None,
    preset: str,
    theme: str,
    scale: float,
    most: int | None,
    title: str | None,
    **part: object,
) -> None:
    """A picture as PNG, made without a browser; needs the extra: pip install 'parley-kg[png]'."""
    from kg.cli.exporting import run_picture

    look = {"preset": preset, "theme": theme, "scale": scale, "most": most, "title": title}
    sys.exit(run_picture("png", source, out, part, look))


def _of_a_part(form: str, example: str, text: str) -> None:
    """Add the command of a format that is one file and can hold a part of a graph."""

    @export.command(form, epilog=f"Example: kg export {form} {example}", help=text)
    @out_option
    @graph_option
    @part_options
    def command(out: Path | None, source: Source | None, **part: object) -> None:
        from kg.cli.exporting import run_form

        sys.exit(run_form(form, source, out, part))


_of_a_part(
    "graphml",
    "--view all -o ties.graphml",
    "GraphML: for Gephi, yEd, igraph, networkx and others. Every tie with its sign, dates, standing and quotes.",
)
_of_a_part(
    "gexf",
    "-o ties.gexf",
    "GEXF 1.3: for Gephi, with its time line. What no text ends stays open; no day is added to what the texts have.",
)
_of_a_part(
    "cytoscape",
    "--focus Pakistan -o ties.cyjs",
    "Cytoscape JSON: for Cytoscape and cytoscape.js, with classes by sign and standing.",
)
_of_a_part(
    "jsonld",
    "-o graph.jsonld",
    "JSON-LD, with a context made from the ontology. Of a part: what is said of it, with the standings of the whole.",
)


@export.command(epilog="Example: kg export csv --view all -o tables")
@click.option("-o", "--out", type=FOLDER, default="tables", show_default=True, help="Folder for the tables.")
@graph_option
@part_options
def csv(out: Path, source: Source | None, **part: object) -> None:
    """CSV tables: nodes, ties, evidence, agreements, mediations and figures, with no cell that runs as a formula."""
    from kg.cli.exporting import run_csv

    sys.exit(run_csv(source, out, part))


@export.command(epilog="Example: kg export nq -o graph.nq")
@graph_option
@out_option
def nq(source: Source | None, out: Path | None) -> None:
    """N-Quads: one line a quad, sorted."""
    _whole("nq", source, out)


@export.command(epilog="Example: kg export trig | less")
@graph_option
@out_option
def trig(source: Source | None, out: Path | None) -> None:
    """TriG: named graphs, for people to read."""
    _whole("trig", source, out)


@export.command(epilog="Example: kg export store -o graph.store")
@graph_option
@click.option("-o", "--out", type=FOLDER, required=True, help="Directory to write; it must not exist yet.")
def store(source: Source | None, out: Path) -> None:
    """A store's directory (Oxigraph): opens at once, whatever its size."""
    from kg.cli.exporting import run_store

    sys.exit(run_store(source, out))


def _whole(form: str, source: Source | None, out: Path | None) -> None:
    from kg.cli.exporting import run_form

    sys.exit(run_form(form, source, out, {}))
