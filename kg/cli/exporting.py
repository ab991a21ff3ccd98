"""`kg export`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import cast

from kg.cli.common import open_graph

__all__ = ["run_html", "run_quads", "run_store"]


def run_html(source: Path | None, out: Path, preset: str, view: str, at: str | None, title: str | None) -> int:
    """Write the explorer."""
    from kg import __version__
    from kg.beliefs import View
    from kg.explorer import explorer_html, parse_preset
    from kg.pipeline.outputs import write_files

    chosen = View.parse(view, at)
    graph = open_graph(source)
    # The network is of all times: the page opens at the day, and its reader can choose another.
    page = explorer_html(
        graph.drawing(),
        title=title,
        preset=parse_preset(preset),
        view=str(chosen),
        at=chosen.at,
        documents=graph.documents,
        version=f"Parley {__version__}",
    )
    print(*write_files(out.parent, {out.name: page.encode("utf-8")}))
    return 0


def run_quads(form: str, source: Path | None, out: Path | None) -> int:
    """Write the graph in a format of RDF."""
    from kg.export import QuadFormat, serialize_quads
    from kg.pipeline.outputs import write_files

    data = serialize_quads(open_graph(source).quads(), cast("QuadFormat", form))
    if out is None:
        sys.stdout.buffer.write(data)
    else:
        print(*write_files(out.parent, {out.name: data}))
    return 0


def run_store(source: Path | None, out: Path) -> int:
    """Write the graph as a store's directory."""
    print(open_graph(source).save(out))
    return 0
