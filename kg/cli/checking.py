"""`kg check`."""

from __future__ import annotations

from pathlib import Path

from kg.cli.common import FINDINGS, note, open_graph
from kg.cli.streams import one_line
from kg.wording import counted

__all__ = ["run_check"]


def run_check(source: Path | None) -> int:
    """Print what the checks find, one a line; return the exit code."""
    from kg.checks import check_accounts, check_store

    graph = open_graph(source)
    findings = [*check_accounts(graph.accounts), *check_store(graph.store.engine)]
    for finding in findings:
        print(one_line(str(finding)))
    note(f"{counted(len(findings), 'finding')} in {counted(len(graph.statements), 'statement')}")
    return FINDINGS if findings else 0
