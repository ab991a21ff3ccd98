"""`kg build`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.common import FINDINGS, NOTHING_MATCHED, note, note_to_come, nothing_found
from kg.cli.progress import reading_bar
from kg.wording import counted

if TYPE_CHECKING:
    from kg.shards import Executor

__all__ = ["run_build"]

_NAMED = 5
"""Documents that are named of those that are gone."""


def run_build(
    paths: list[Path],
    out: Path,
    originals: Path | None,
    lexicon: Path | None,
    title: str | None,
    executor: Executor,
    *,
    force: bool,
    learned: bool = False,
) -> int:
    """Build, say what came of it, and return the exit code."""
    from kg.pipeline.run import build_folder

    with reading_bar(paths) as bar:
        built = build_folder(
            paths, out, originals=originals, lexicon=lexicon, learned=learned, title=title,
            on_document=bar.document, on_part=bar.part, executor=executor, force=force,
        )  # fmt: skip
    for problem in built.problems:
        note(f"error: {problem}")
    if built.gone:
        note(_gone(built.gone, failed=bool(built.problems)))
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
    if any(finding.severity == "violation" for finding in built.findings):
        return FINDINGS
    if built.graph.statements:
        return 0
    note(nothing_found([document.language for document in built.graph.documents]))
    return NOTHING_MATCHED


def _gone(documents: tuple[str, ...], *, failed: bool) -> str:
    """What is in the graph no longer: "1 document … is not in this one: 'a'"; perhaps a file could not be read."""
    named = ", ".join(map(repr, documents[:_NAMED])) + (", …" if len(documents) > _NAMED else "")
    are = "is" if len(documents) == 1 else "are"
    told = f"{counted(len(documents), 'document')} of the graph that was there {are} not in this one"
    if failed:
        return f"{told}: {named}. Mend what could not be read, and build again."
    were = "it was" if len(documents) == 1 else "they were"
    told = f"note: {told}, since {were} not among what was read: {named}"
    return f"{told}. A build makes the graph of what it is given."
