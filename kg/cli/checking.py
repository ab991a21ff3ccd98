"""`kg check`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.common import DEFAULT_FOLDER, FINDINGS, note, open_graph
from kg.cli.options import Source
from kg.cli.streams import one_line
from kg.wording import counted

if TYPE_CHECKING:
    from kg.pipeline.care import Inspection

__all__ = ["run_check"]


def run_check(source: Source | None) -> int:
    """Print what the checks find, one a line; return the exit code."""
    found = _inspected(source)
    for finding in found.findings:
        print(one_line(str(finding)))
    note(f"{counted(len(found.findings), 'finding')} in {counted(found.statements, 'statement')}")
    return FINDINGS if found.findings else 0


def _inspected(source: Source | None) -> Inspection:
    from kg.pipeline.care import inspect, inspect_store

    if source is None and (DEFAULT_FOLDER / "graph.nq").is_file():
        source = DEFAULT_FOLDER
    return inspect_store(open_graph(None).store) if source is None else inspect(source)
