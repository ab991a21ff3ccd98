"""Event tables with spoiled rows: each is a row or a reject, with its reason and its line."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from faults.outcome import Outcome
from mutations import mutated_table
from tables import GED

from kg.actors import packaged_lexicon
from kg.datasets import Known, contents, file_digest, find_mapping, read_release
from kg.errors import KgError

__all__ = ["spoiled_rows"]

_HEADER = ",".join(GED).encode()
_ROW = ",".join({**GED, "id": "@ID@", "source_article": "Wire"}.values()).encode()
_SIZE = 200


def spoiled_rows(folder: Path, count: int, seed: int) -> Iterator[Outcome]:
    """Read so many spoiled rows, in tables of 200."""
    outcome, mapping, known = Outcome("spoiled rows"), find_mapping("ucdp-ged"), Known(packaged_lexicon())
    for number in range(-(-count // _SIZE)):
        home = folder / str(number)
        home.mkdir()
        path, rows = home / "t.csv", min(_SIZE, count - outcome.count)
        path.write_bytes(mutated_table(random.Random(f"{seed} {number}"), _HEADER, _ROW, rows))
        outcome.count += rows
        try:
            release = read_release(path, file_digest(path), mapping, home)
            made = contents(home, mapping, [release], frozenset(), known)
        except KgError:
            outcome.notes["in a table that was refused"] += rows
            continue
        except Exception as problem:
            outcome.crashes.append(f"table {number}: {problem!r}")
            continue
        outcome.expect(made.rows == release.rows, f"table {number}: {made.rows} of {release.rows} rows are summed up")
        outcome.notes["fit"] += release.rows
        outcome.notes["rejected by line"] += release.rejected
        _compare(outcome, number, path, made.accounts)
    yield outcome


def _compare(outcome: Outcome, number: int, path: Path, accounts: object) -> None:
    """Every quote stands where it is said to stand."""
    text = path.read_bytes().decode("utf-8", "surrogateescape")
    for account in accounts:  # type: ignore[attr-defined]
        for one in account.statements:
            is_there = text[one.quote.start : one.quote.end] == one.quote.exact
            outcome.expect(is_there, f"table {number}: {one.id} quotes what does not stand there")
