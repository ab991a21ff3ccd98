"""`kg export`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from kg.cli.common import NOTHING_MATCHED, note, open_graph
from kg.cli.options import Source
from kg.endings import OF_GRAPHS

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.graph.exports import Form, Part

__all__ = ["run_csv", "run_form", "run_html", "run_picture", "run_store"]


def run_html(source: Source | None, out: Path, preset: str, title: str | None, options: Mapping[str, Any]) -> int:
    """Write the explorer."""
    from kg.export import write_files

    graph, part = open_graph(source), cast("Part", options)
    page = graph.html(title=title, preset=preset, **part)
    print(*write_files(out.parent, {out.name: page.encode("utf-8")}))
    _note_name(out, "html")
    return _outcome(graph, part, is_page=True)


def run_picture(
    form: Literal["svg", "png"], source: Source | None, out: Path, options: Mapping[str, Any], look: Mapping[str, Any]
) -> int:
    """Write a picture; ``look`` holds the arguments of `Graph.picture` that say how."""
    from kg.export import write_files

    graph, part = open_graph(source), cast("Part", options)
    print(*write_files(out.parent, {out.name: graph.picture(form, **look, **part)}))
    _note_name(out, form)
    return _outcome(graph, part)


def run_form(form: str, source: Source | None, out: Path | None, options: Mapping[str, Any]) -> int:
    """Write the graph, or a part of it, in a format that is one file."""
    from kg.export import write_files

    graph, part = open_graph(source), cast("Part", options)
    data = graph.exported(cast("Form", form), **part)
    if out is None:
        sys.stdout.buffer.write(data)
    else:
        print(*write_files(out.parent, {out.name: data}))
        _note_name(out, form)
    return _outcome(graph, part) if options else 0


def run_csv(source: Source | None, out: Path, options: Mapping[str, Any]) -> int:
    """Write the graph, or a part of it, as tables."""
    graph, part = open_graph(source), cast("Part", options)
    print(*graph.export(out, "csv", **part), sep="\n")
    return _outcome(graph, part)


def run_store(source: Source | None, out: Path) -> int:
    """Write the graph as a store's directory."""
    print(open_graph(source).save(out))
    return 0


def _note_name(out: Path, form: str) -> None:
    """Say where the name of a file promises another format, or is that of what the next build writes."""
    from kg.export.files import is_of_build

    if OF_GRAPHS.get(out.suffix.casefold(), form) != form:
        note(f"note: {out} holds {form.upper()}, whatever its name says")
    if is_of_build(out):
        note(f"note: the next build into {out.parent} replaces {out.name}. To keep this one, name another file with -o")


def _outcome(graph: Graph, part: Part, *, is_page: bool = False) -> int:
    """Say what a day leaves out, and whether anything is left; returns the exit code.

    A page leaves out nothing: its reader has a switch for what is not dated.
    """
    if part.get("hops", 1) != 1 and part.get("focus") is None:
        note("note: --hops means nothing without --focus, so this is the whole")
    if part.get("at") is not None and not part.get("undated", False) and not is_page:
        everything = part.copy()
        everything["undated"] = True
        left_out = sum(item.when == "undated" for item in graph.held_in(**everything))
        if left_out:
            note(f"note: {left_out} of unknown time are left out; --undated keeps them")
    network = graph.drawing(focus=part.get("focus"), hops=part.get("hops", 1)) if is_page else graph.network(**part)
    if not network:
        note("note: nothing in this view lies that near" if part.get("focus") else "note: this view is empty")
        return NOTHING_MATCHED
    return 0
