"""`kg gaps`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.common import NOTHING_MATCHED, note, print_rows
from kg.cli.progress import reading_bar
from kg.errors import InputError
from kg.wording import listed

if TYPE_CHECKING:
    from kg.actors import Lexicon
    from kg.model import Account
    from kg.shards import Executor

__all__ = ["run_gaps"]

_COLUMNS = ("document", "line", "names", "sentence")


def run_gaps(paths: list[Path], lexicon: Path | None, executor: Executor, form: str) -> int:
    """Print the sentences that name two actors or more and of which nothing was read, and return the exit code."""
    from kg.actors import packaged_lexicon
    from kg.pipeline.accounts import iter_accounts

    chosen = packaged_lexicon() if lexicon is None else packaged_lexicon().with_file(lexicon)
    problems: list[InputError] = []
    rows = list[tuple[str, str, str, str]]()
    with reading_bar(paths) as bar:
        for account in iter_accounts(
            paths, lexicon=chosen, executor=executor, on_problem=problems.append, on_part=bar.part
        ):
            rows += _rows(account, chosen)
            bar.document(account.document)
    for problem in problems:
        note(f"error: {problem}")
    if rows:
        print_rows(_COLUMNS, rows, form)
    elif not problems:
        note("note: of every sentence that names two actors or more something was read")
    if problems:
        return 1
    return 0 if rows else NOTHING_MATCHED


def _rows(account: Account, lexicon: Lexicon) -> Iterator[tuple[str, str, str, str]]:
    from kg.extraction import gaps

    document = account.document
    for gap in gaps(document, lexicon, (statement.quote for statement in account.statements)):
        lines = sorted({*gap.sentence.lines[:1], *gap.sentence.lines[-1:]})
        words = " ".join(document.text[gap.sentence.start : gap.sentence.end].split())
        yield document.id, "–".join(map(str, lines)), listed(gap.names), words
