"""Conflict statements in the constructions of news: frames with several pairs of actors, and what only looks alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.actors import packaged_lexicon
from kg.extraction import extract
from kg.model import Statement
from kg.reading import read_text

_PAIRS = (
    {"a": "the PKK", "b": "Turkey", "bs": "Turkish", "bc": "Ankara", "A": "PKK", "B": "Türkiye"},
    {"a": "the FARC", "b": "Colombia", "bs": "Colombian", "bc": "Bogota", "A": "FARC", "B": "Colombia"},
    {"a": "Boko Haram", "b": "Chad", "bs": "Chadian", "bc": "N'Djamena", "A": "Boko Haram", "B": "Chad"},
)
_CONFLICT = frozenset(("attacked", "foughtWith", "hostileTo", "displaced", "targeted", "tookOver", "captured"))


def _rows() -> list[tuple[str, str]]:
    lines = (Path(__file__).parent / "conflict_frames.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]
    return [(wanted, text) for wanted, text in rows]


def _told(text: str) -> list[Statement]:
    account = extract(read_text(text, id="x"), packaged_lexicon())
    return [
        s for s in account.statements if s.relation in _CONFLICT and s.stance == "affirms" and s.modality == "actual"
    ]


def _said(statement: Statement, names: dict[str, str]) -> str:
    ends = {actor: letter for letter, actor in names.items() if letter.isupper()}
    doer, other = (ends.get(name or "", name or "") for name in (statement.subject, statement.object))
    by = f" by {ends.get(statement.claimant, statement.claimant)}" if statement.claimant else ""
    return f"{doer} {statement.relation} {other}{by}"


@pytest.mark.parametrize(("wanted", "text"), _rows())
@pytest.mark.parametrize("names", _PAIRS, ids=[pair["A"] for pair in _PAIRS])
def test_conflict_is_read_with_both_its_ends(wanted: str, text: str, names: dict[str, str]) -> None:
    filled = text.format(**names)
    filled = filled[:1].upper() + filled[1:]
    said = [_said(statement, names) for statement in _told(filled.replace(". the ", ". The "))]
    if wanted == "-":
        assert not said
    elif wanted.startswith("not "):
        assert not [line for line in said if line.startswith(wanted.removeprefix("not "))]
    elif wanted[:1].isdigit():
        assert said.count(wanted[2:]) >= int(wanted[0])
    else:
        assert wanted in said
