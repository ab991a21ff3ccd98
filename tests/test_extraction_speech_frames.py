"""How dense news states charges and denials: sentence frames, each with several accusers, accused and deeds."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from extracted import statements_of
from rows import for_each_row

from kg.model import Statement


@dataclass(frozen=True)
class _Cast:
    """Who accuses, who is accused, and for whose or against whose good it was, as the text calls them and by name."""

    accuser: str
    accuser_name: str
    accused: str
    accused_name: str
    other: str
    other_name: str


_CASTS = (
    _Cast("Ethiopia", "Ethiopia", "Eritrea", "Eritrea", "the Tigray People's Liberation Front",
          "Tigray People's Liberation Front"),
    _Cast("Kinshasa", "Democratic Republic of the Congo", "Kigali", "Rwanda", "the M23 rebels", "M23"),
    _Cast("the Chadian foreign ministry", "Chad", "Sudan", "Sudan", "the Desert Salvation Front (DSF)",
          "Desert Salvation Front"),
    _Cast("UN experts", "*", "the Ugandan government", "Uganda", "al-Shabaab", "al-Shabaab"),
)  # fmt: skip
_DEEDS = (
    ("arms", "arming {Z}", "armed {Z}", "arms {Z}", "armed {Z}", "arm {Z}", "arms deliveries to {Z}"),
    ("harbours", "giving shelter to {Z}", "given shelter to {Z}", "gives shelter to {Z}", "gave shelter to {Z}",
     "give shelter to {Z}", "harbouring of {Z}"),
    ("supports", "backing {Z} with money and weapons", "backed {Z} with money and weapons",
     "backs {Z} with money and weapons", "backed {Z}", "back {Z}", "support for {Z}"),
    ("attacked", "shelling {Z}", "shelled {Z}", "shells {Z}", "shelled {Z}", "shell {Z}", "attacks on {Z}"),
)  # fmt: skip
_FORMS = ("{ing}", "{pp}", "{pres}", "{past}", "{bare}", "{noun}")
_KINDS = {"arms": "support", "harbours": "support", "supports": "support", "funds": "support", "trains": "support",
          "accuses": "reproach", "criticises": "reproach"}  # fmt: skip
_PLURAL = {"has": "have", "says": "say", "accuses": "accuse", "believes": "believe", "insists": "insist",
           "suspects": "suspect", "is": "are"}  # fmt: skip

Wanted = tuple[str, str, str, str, str | None]
"""Subject, relation, object, stance and claimant."""


def _rows(name: str) -> list[dict[str, str]]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def _filled(frame: str, cast: _Cast, deed: tuple[str, ...]) -> str:
    text = frame
    for form, words in zip(_FORMS, deed[1:], strict=True):
        text = text.replace(form, words)
    possessive = cast.accuser + ("'" if cast.accuser.endswith("s") else "'s")
    text = text.replace("{X's}", possessive).replace("{Y's}", f"{cast.accused}'s")
    text = text.replace("{X}", cast.accuser).replace("{Y}", cast.accused).replace("{Z}", cast.other)
    if cast.accuser.endswith("s"):
        for one, many in _PLURAL.items():
            text = re.sub(rf"\b{cast.accuser} {one}\b", f"{cast.accuser} {many}", text)
    return re.sub(r'(^"?|[.!?]"? "?)([a-z])', lambda found: found[1] + found[2].upper(), text)


def _wanted(expected: str, cast: _Cast, deed: tuple[str, ...]) -> list[Wanted]:
    names = {"X": cast.accuser_name, "Y": cast.accused_name, "Z": cast.other_name, "R": deed[0]}
    found: list[Wanted] = []
    for part in filter(None, expected.split(";")):
        subject, relation, other, *claimed = part.split()
        mark, by = (claimed[0][0], claimed[0][1:]) if claimed else ("", "")
        stance = "denies" if mark == "!" else "affirms"
        found.append((names.get(subject, subject), names.get(relation, relation), names.get(other, other), stance,
                      names.get(by, by) or None))  # fmt: skip
    return found


def _same(relation: str) -> str:
    return _KINDS.get(relation, relation)


def _says(statement: Statement, wanted: Wanted) -> bool:
    subject, relation, other, stance, by = wanted
    ends = subject in ("*", statement.subject) and other == statement.object
    told = _same(statement.relation) == _same(relation) and statement.stance == stance
    return ends and told and (by in (None, "*") or (statement.claimant or "").startswith(by or ""))


_CASES = [
    pytest.param(row, cast, _DEEDS[(number + place) % len(_DEEDS)], id=f"{row['frame']} ({cast.accused})")
    for number, row in enumerate(_rows("speech_frames.tsv"))
    for place, cast in enumerate(_CASTS)
]


@for_each_row(("row", "cast", "deed"), _CASES)
def test_the_frame_is_read(row: dict[str, str], cast: _Cast, deed: tuple[str, ...]) -> None:
    text = _filled(row["frame"], cast, deed)
    statements = statements_of(text)
    for wanted in _wanted(row["expected"], cast, deed):
        assert any(_says(statement, wanted) for statement in statements), (text, wanted)
    turned = [s for s in statements if s.subject == cast.accuser_name and _same(s.relation) == _same(deed[0])]
    assert not [s for s in turned if s.object == cast.other_name], text


@for_each_row("row", _rows("speech_rows.tsv"), ids=lambda row: row["text"])
def test_the_statement_is_read(row: dict[str, str]) -> None:
    """One statement of a sentence or two, with its stance and who says it ("*" is anybody, "-" nobody)."""
    wanted = [row[name] for name in ("subject", "relation", "object", "stance", "claimant")]
    found = [
        (s.subject, s.relation, s.object or "-", s.stance, "*" if row["claimant"] == "*" else s.claimant or "-")
        for s in statements_of(row["text"])
    ]
    assert tuple(wanted) in found


@pytest.mark.parametrize("row", _rows("speech_traps.tsv"), ids=lambda row: row["text"])
def test_what_looks_alike_is_not_read(row: dict[str, str]) -> None:
    """What the text does not say: by the given relation and stance; "*" is any."""
    for statement in statements_of(row["text"]):
        told = (statement.subject, statement.relation, statement.object or "-", statement.stance)
        never = tuple(row[name] for name in ("subject", "relation", "object", "stance"))
        assert not all(word in ("*", of) for word, of in zip(never, told, strict=True)), told
