"""Ends that come from context: "both sides", "it", "its crew", "the king"; and what context cannot tell is not told.

Each row of ``context_ends.tsv`` is a text of some sentences with what has to be read of it and what must not be:
``subject relation object`` with ``*`` for anything, parties joined by ``+`` in the place of an object.
"""

from __future__ import annotations

import csv
from fnmatch import fnmatchcase
from pathlib import Path

from rows import for_each_row

from kg.actors import packaged_lexicon
from kg.extraction import extract
from kg.reading import read_text

_TABLE = (Path(__file__).parent / "context_ends.tsv").read_text(encoding="utf-8")
_ROWS = list(csv.DictReader(_TABLE.splitlines(), delimiter="\t"))


def _said(text: str) -> list[str]:
    account = extract(read_text(text, id="x"), packaged_lexicon())
    said = []
    for statement in account.statements:
        end = "+".join(sorted(statement.parties)) or statement.object or "-"
        stance = "denies " if statement.stance == "denies" else ""
        said.append(f"{stance}{statement.subject} {statement.relation} {end}")
    return said


def _matches(said: str, pattern: str) -> bool:
    return fnmatchcase(said, pattern) or fnmatchcase(said.removeprefix("denies "), pattern)


@for_each_row("row", _ROWS, ids=[f"{row['kind']}-{place}" for place, row in enumerate(_ROWS)])
def test_what_context_tells_is_read_and_nothing_else(row: dict[str, str]) -> None:
    said = _said(row["text"])
    for wanted in filter(None, row["read"].split("; ")):
        assert any(fnmatchcase(one, wanted) for one in said), (wanted, said)
    for unwanted in filter(None, row["never"].split("; ")):
        assert not any(_matches(one, unwanted) for one in said), (unwanted, said)
