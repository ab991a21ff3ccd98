"""`kg check` and `kg doctor`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.common import FINDINGS, built_here, note, open_graph
from kg.cli.options import Source
from kg.cli.streams import one_line
from kg.wording import counted

if TYPE_CHECKING:
    from kg.checks import Finding

__all__ = ["run_check", "run_doctor"]


def run_check(source: Source | None) -> int:
    """Print what the checks find, one a line; return the exit code."""
    from kg.pipeline.care import inspect, inspect_store

    chosen = built_here() if source is None else source
    found = inspect_store(open_graph(None).store) if chosen is None else inspect(chosen)
    _print(found.findings)
    note(f"{counted(len(found.findings), 'finding')} in {counted(found.statements, 'statement')}")
    return FINDINGS if found.findings else 0


def run_doctor(source: Source | None, documents: tuple[Path, ...]) -> int:
    """Print what is not whole, one a line, and the quads of every graph; return the exit code."""
    from kg.pipeline.care import examine, examine_store

    chosen = built_here() if source is None else source
    found = examine_store(open_graph(None).store, documents) if chosen is None else examine(chosen, documents)
    _print(found.findings)
    for graph, number in found.counts:
        note(f"{number:>9,} quads in {graph}")
    if documents and not found.compared:
        note("note: none of the documents that were named is one of this graph, so nothing was held against its text")
    compared = f", {counted(found.compared, 'document')} held against their texts" if documents else ""
    in_all = f"{counted(found.claims, 'claim')} and {counted(found.quotes, 'quote')}"
    note(f"{counted(len(found.findings), 'finding')} in {in_all}{compared}")
    return FINDINGS if found.findings else 0


def _print(findings: Iterable[Finding]) -> None:
    for finding in findings:
        print(one_line(str(finding)))
