"""Accusations with what they charge, and denials with the charge that they answer, wherever that was told.

Each row of ``accusations_denials.tsv`` is a text with what has to be read of it and what must not be:
``subject relation object by claimant``, with ``denies`` before it for a denial,
``*`` for anything and ``-`` for nobody.
"""

from __future__ import annotations

import csv
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from kg.actors import packaged_lexicon
from kg.extraction import extract
from kg.reading import read_text

_TABLE = (Path(__file__).parent / "accusations_denials.tsv").read_text(encoding="utf-8")
_ROWS = list(csv.DictReader(_TABLE.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE, restval=""))


def _said(text: str) -> list[str]:
    account = extract(read_text(text, id="x"), packaged_lexicon())
    said = []
    for statement in account.statements:
        end = "+".join(sorted(statement.parties)) or statement.object or "-"
        stance = "" if statement.stance == "affirms" else f"{statement.stance} "
        said.append(f"{stance}{statement.subject} {statement.relation} {end} by {statement.claimant or '-'}")
    return said


@pytest.mark.parametrize("row", _ROWS, ids=[f"{row['kind']}-{place}" for place, row in enumerate(_ROWS)])
def test_what_is_charged_and_denied_is_read_and_nothing_else(row: dict[str, str]) -> None:
    said = _said(row["text"])
    for wanted in filter(None, row["read"].split("; ")):
        assert any(fnmatchcase(one, wanted) for one in said), (wanted, said)
    for unwanted in filter(None, row["never"].split("; ")):
        assert not any(fnmatchcase(one, unwanted) for one in said), (unwanted, said)
