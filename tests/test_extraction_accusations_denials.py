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
from extracted import statements_of
from rows import for_each_row

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


@for_each_row("row", _ROWS, ids=[f"{row['kind']}-{place}" for place, row in enumerate(_ROWS)])
def test_what_is_charged_and_denied_is_read_and_nothing_else(row: dict[str, str]) -> None:
    said = _said(row["text"])
    for wanted in filter(None, row["read"].split("; ")):
        assert any(fnmatchcase(one, wanted) for one in said), (wanted, said)
    for unwanted in filter(None, row["never"].split("; ")):
        assert not any(fnmatchcase(one, unwanted) for one in said), (unwanted, said)


_FRAMES = list(
    csv.DictReader(
        (Path(__file__).parent / "denial_frames.tsv").read_text(encoding="utf-8").splitlines(),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
)
_FILLERS = (
    {"A": "Ethiopia", "Acap": "Addis Ababa", "B": "Eritrea", "Bian": "Eritrean", "Bcap": "Asmara", "Z": "Fano"},
    {"A": "Sudan", "Acap": "Khartoum", "B": "Chad", "Bian": "Chadian", "Bcap": "N'Djamena", "Z": "RSF"},
)


@pytest.mark.parametrize("filler", _FILLERS, ids=["fano", "rsf"])
@for_each_row("row", _FRAMES, ids=[str(place) for place in range(len(_FRAMES))])
def test_a_denial_in_the_next_sentence_answers_the_charge(row: dict[str, str], filler: dict[str, str]) -> None:
    said = _said("{A} accused {B} of arming the {Z}. ".format(**filler) + row["text"].format(**filler))
    denials = [one for one in said if one.startswith("denies ")]
    helped = {"Fano": "Fano", "RSF": "Rapid Support Forces"}[filler["Z"]]
    answered = any(one.startswith(f"denies {filler['B']} arms {helped} ") for one in denials)
    assert answered == (row["answers"] == "yes"), said
    assert all(one.startswith(f"denies {filler['B']} arms ") for one in denials), said


def test_a_denial_answers_the_latest_charges_so_that_repetition_stays_linear() -> None:
    said = statements_of("Israel accused Iran of arming Hezbollah. Iran denied it. " * 40)
    answers = [sum(link.kind == "answers" for link in tie.links) for tie in said if tie.stance == "denies"]
    assert answers == [min(number, 32) for number in range(1, 41)]
