"""`kg ingest` and `kg rows`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.common import FINDINGS, note, open_graph, print_frame, print_rows
from kg.cli.options import Source
from kg.cli.progress import bar_on_stderr
from kg.wording import counted

if TYPE_CHECKING:
    from kg.datasets import Mapping, Step
    from kg.pipeline.ingest import Ingested
    from kg.shards import Executor

__all__ = ["list_mappings", "run_ingest", "run_rows", "show_mapping"]

_MOST_NOTES = 10
"""How many notes on decisions are told."""
WORTH_A_BAR = 20_000_000
"""From how many bytes on a progress bar is shown."""


def list_mappings(form: str) -> int:
    """Print the packaged mappings."""
    from kg.datasets import packaged_mappings

    rows = [(m.name, m.title, m.licence or "", m.tried) for m in packaged_mappings().values()]
    return print_rows(("name", "title", "licence", "tried"), rows, form)


def show_mapping(name: str) -> int:
    """Print a packaged mapping: to be copied."""
    from kg.datasets import find_mapping

    print(find_mapping(name).text, end="")
    return 0


def run_ingest(
    mapping: Mapping, file: Path, out: Path, step: Step | None, figures: bool | None, whole: bool, encoding: str | None,
    decisions: Path | None, lexicon: Path | None, title: str | None, executor: Executor, *,
    force: bool,
) -> int:  # fmt: skip
    """Ingest a table, say what came of it, and return the exit code."""
    from kg.actors import packaged_lexicon
    from kg.datasets import told_rejects
    from kg.pipeline.ingest import ingest_file

    chosen = packaged_lexicon() if lexicon is None else packaged_lexicon().with_file(lexicon)
    with _progress(file) as on_bytes:
        done = ingest_file(
            mapping, file, out, step=step, figures=figures, whole=whole, encoding=encoding, decisions=decisions,
            lexicon=chosen, title=title, on_bytes=on_bytes, executor=executor, force=force,
        )  # fmt: skip
    _tell(done)
    for finding in done.built.findings:
        note(f"finding: {finding}")
    for path in done.built.files:
        print(path)
    note(f"now: kg serve {done.folder.parent.parent} shows it, with all rows, in a browser")
    if done.rejects is not None:
        reasons = told_rejects(done.rejects.parent, mapping)
        note(
            f"error: {counted(done.release.rejected, 'record')} rejected: {reasons}; "
            f"each with its reason: {done.rejects}"
        )
        if whole:
            note(
                "error: --whole has withdrawn nothing, since rows that the file seems to lack may be among those "
                "rejected. Mend the rows that rejects.csv lists, and ingest the file again; or leave out --whole."
            )
        return 1
    return FINDINGS if any(finding.severity == "violation" for finding in done.built.findings) else 0


def _tell(done: Ingested) -> None:
    from kg.pipeline.ingest import MOST_CHECKED

    release, changes = done.release, done.changes
    passed = f", {release.skipped} passed over by the mapping" if release.skipped else ""
    note(
        f"{release.file}: {release.rows} rows{passed}; "
        f"the table has {done.rows} now, which come to {done.ties} statements"
    )
    if done.step == "all":
        note("note: years would come to too many ties, so these are over all years; --by year has them by year")
    if changes.changed or changes.withdrawn or changes.unchanged:
        listed = f": {done.folder / 'changes.csv'}" if changes.added or changes.changed or changes.withdrawn else ""
        note(
            f"{changes.added} rows are new, {changes.changed} changed, {changes.unchanged} as they were, "
            f"{changes.withdrawn} withdrawn{listed}"
        )
    for text, number in release.remarks:
        note(f"note: {number} rows: {text}")
    for text in done.notes[:_MOST_NOTES]:
        note(f"note: {text}")
    if len(done.notes) > _MOST_NOTES:
        note(f"note: and {len(done.notes) - _MOST_NOTES} more of that kind")
    if done.ties > MOST_CHECKED:
        note("note: not checked against the shapes, which takes long for so many ties: `kg check` does")
    unsure = sum(judgement.verdict == "unsure" for judgement in done.judgements)
    note(
        f"{len(done.judgements)} names; nobody is known by {unsure} of them: "
        f"{done.folder / 'actors.tsv'} gives the reason for each, and is the place to decide otherwise"
    )


@contextmanager
def _progress(file: Path) -> Iterator[Callable[[int], None] | None]:
    """What to call with each block of bytes: moves a progress bar, on a terminal, where there is enough to wait for."""
    size = file.stat().st_size if file.is_file() else 0
    if size < WORTH_A_BAR or not sys.stderr.isatty():
        yield None
        return
    with bar_on_stderr() as bar:
        task = bar.add_task("reading", total=2 * size)
        yield lambda number: bar.update(task, advance=number)


def run_rows(first: str, second: str | None, time: str | None, source: Source | None, form: str) -> int:
    """Print the rows behind ties; return the exit code."""
    found = open_graph(source).rows(first, second, time=time)
    code = print_frame(found, form)
    if found.empty:
        note(
            "note: no ties of an event table are there"
            + (f" of just the time {time}: leave out --time to see all" if time else "")
        )
    return code
