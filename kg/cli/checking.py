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


def run_doctor(source: Source | None, documents: tuple[Path, ...], *, each: bool = False) -> int:
    """Print what is not whole, one a line, and the quads of every graph; return the exit code.

    Args:
        source: the graph.
        documents: what quotes are held against.
        each: whether every finding is printed; otherwise the first of each check, and how many more there are.
    """
    from kg.pipeline.care import examine, examine_store

    chosen = built_here() if source is None else source
    found = examine_store(open_graph(None).store, documents) if chosen is None else examine(chosen, documents)
    if each:
        _print(found.findings)
    else:
        _print_first(found.findings)
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


def _print_first(findings: Iterable[Finding]) -> None:
    """The first findings of each check, and how many more: one cut in a file leaves hundreds of loose ends."""
    by_check: dict[str, list[Finding]] = {}
    for finding in findings:
        by_check.setdefault(finding.check, []).append(finding)
    for check, found in by_check.items():
        shown = found if len(found) <= _SHOWN + 1 else found[:_SHOWN]
        _print(shown)
        if len(shown) < len(found):
            print(f"… and {counted(len(found) - _SHOWN, 'more finding')} of “{check}”: see each with --all")


_SHOWN = 5
