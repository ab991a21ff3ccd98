"""`kg build`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.common import FINDINGS, note, note_to_come
from kg.wording import counted

if TYPE_CHECKING:
    from kg.model import Document
    from kg.shards import Executor

__all__ = ["run_build"]

WORTH_A_BAR = 10
"""From how many documents on a progress bar is shown."""


def run_build(
    paths: list[Path],
    out: Path,
    originals: Path | None,
    lexicon: Path | None,
    title: str | None,
    executor: Executor,
) -> int:
    """Build, say what came of it, and return the exit code."""
    from kg.pipeline.run import build_folder

    with _progress(paths) as done:
        built = build_folder(
            paths, out, originals=originals, lexicon=lexicon, title=title, on_document=done, executor=executor
        )
    for problem in built.problems:
        note(f"error: {problem}")
    for finding in built.findings:
        note(f"finding: {finding}")
    for document in built.graph.documents:
        note_to_come(document)
    counts = Counter(assessment.standing.status for assessment in built.graph.assessments)
    statuses = ", ".join(f"{number} {status}" for status, number in sorted(counts.items()))
    note(
        f"{counted(len(built.graph.documents), 'document')}, {counted(len(built.graph.statements), 'statement')} about "
        f"{counted(len(built.graph.assessments), 'thing')}" + (f" ({statuses})" if statuses else "")
    )
    for file in built.files:
        print(file)
    if built.problems:
        return 1
    return FINDINGS if any(finding.severity == "violation" for finding in built.findings) else 0


@contextmanager
def _progress(paths: list[Path]) -> Iterator[Callable[[Document], None]]:
    """What to call with each document: moves a progress bar, on a terminal, where there is enough to wait for."""
    total = _number_of_documents(paths) if paths and sys.stderr.isatty() else 0
    if total < WORTH_A_BAR:
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=total)
        yield lambda document: bar.update(task, advance=1, description=document.id[:40])


def _number_of_documents(paths: list[Path]) -> int:
    from kg.errors import InputError
    from kg.reading import document_files

    try:
        return sum(1 for _ in document_files(paths))
    except InputError:
        # The build itself will say what is wrong.
        return 0
