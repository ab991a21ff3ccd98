"""`kg build`."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.common import note

if TYPE_CHECKING:
    from kg.model import Document

__all__ = ["run_build"]

FINDINGS = 3


def run_build(paths: list[Path], out: Path, originals: Path | None, lexicon: Path | None) -> int:
    """Build, say what came of it, and return the exit code."""
    from kg.pipeline.run import build_folder

    with _Progress(paths) as progress:
        built = build_folder(paths, out, originals=originals, lexicon=lexicon, on_document=progress.done)
    for problem in built.problems:
        note(f"error: {problem}")
    for finding in built.findings:
        note(f"finding: {finding}")
    counts = Counter(assessment.standing.status for assessment in built.graph.assessments)
    statuses = ", ".join(f"{number} {status}" for status, number in sorted(counts.items()))
    note(
        f"{len(built.graph.documents)} documents, {len(built.graph.statements)} statements about "
        f"{len(built.graph.assessments)} things ({statuses})"
    )
    for file in built.files:
        print(file)
    if built.problems:
        return 1
    return FINDINGS if any(finding.severity == "error" for finding in built.findings) else 0


class _Progress:
    """A progress bar on a terminal, once there is enough to wait for; nothing elsewhere."""

    _WORTH_A_BAR = 10

    def __init__(self, paths: list[Path]) -> None:
        self._paths = paths
        self._bar = None

    def __enter__(self) -> _Progress:
        if sys.stderr.isatty() and self._paths:
            from kg.errors import InputError
            from kg.reading import document_files

            try:
                total = sum(1 for _ in document_files(self._paths))
            except InputError:
                return self
            if total >= self._WORTH_A_BAR:
                from rich.console import Console
                from rich.progress import Progress

                self._bar = Progress(console=Console(stderr=True), transient=True)
                self._task = self._bar.add_task("reading", total=total)
                self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def done(self, document: Document) -> None:
        if self._bar is not None:
            self._bar.update(self._task, advance=1, description=document.id[:40])
