"""Careers and gifts: who leads, joins, leaves and follows whom; who arms, funds, shelters and backs whom.

Each row of ``careers.tsv`` and ``gifts.tsv`` is a text with all that may be read of it but figures, parted by "; ":
``subject relation object``, parties joined by "&" in the place of an object, then "denies" and the modality where they
matter, then "by CLAIMANT" and "@TIME" where a row holds to them. "-" is nothing.
"""

from __future__ import annotations

import csv
from pathlib import Path

from rows import for_each_row

from kg.actors import packaged_lexicon
from kg.extraction import extract
from kg.model import Statement
from kg.reading import read_text


def _rows(name: str) -> list[dict[str, str]]:
    table = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return list(csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


_ROWS = [(name, row) for name in ("careers.tsv", "gifts.tsv") for row in _rows(name)]


def _told(one: Statement, wanted: set[str]) -> str:
    """The statement as rows put it, with claimant and time where a row of its own asks for them."""
    told = f"{one.subject} {one.relation} {one.object or '&'.join(one.parties)}"
    told += f" {one.stance}" if one.stance != "affirms" else ""
    told += f" {one.modality}" if one.modality != "actual" else ""
    told += f" {one.aspect}" if one.aspect and f"{told} {one.aspect}" in wanted else ""
    by, at = f" by {one.claimant or '-'}", f" @{one.time or '-'}"
    return next((told + more for more in (by, at, by + at) if told + more in wanted), told)


@for_each_row(("name", "row"), _ROWS, ids=[f"{name}-{place}" for place, (name, _) in enumerate(_ROWS)])
def test_all_that_is_read_is_what_the_text_says(name: str, row: dict[str, str]) -> None:
    wanted = set() if row["read"] == "-" else set(row["read"].split("; "))
    account = extract(read_text(row["text"], id="x"), packaged_lexicon())
    assert {_told(one, wanted) for one in account.statements if one.relation != "figure"} == wanted
