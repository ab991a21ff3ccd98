"""Roles in every shape of sentence, each frame with groups, people and states of several kinds; and look-alikes."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from extracted import told
from rows import for_each_row

_FILLERS = (
    {
        "P": "Tomás Arrieta", "Q": "Joel Kabwe", "N": "the Karu Liberation Front (KLF)", "n": "the KLF",
        "M": "the Tora Hills Brigade", "H": "the Azawad Army", "G": "the FARC", "g": "FARC", "S": "Chad",
        "T": "Niger", "D": "Chadian", "B": "the African Union",
    },
    {
        "P": "Salim Qadri", "Q": "Idris Haroun", "N": "the Tora Movement for Democracy (TMD)", "n": "the TMD",
        "M": "the Azawad Brigade", "H": "Boko Haram", "G": "M23", "g": "M23", "S": "Uzbekistan", "T": "Tajikistan",
        "D": "Uzbek", "B": "ECOWAS",
    },
    {
        "P": "Rashid Thanga", "Q": "Bikram Sen", "N": "the Free Arakan Front", "n": "the Free Arakan Front",
        "M": "the April Movement", "H": "the Arakan Army", "G": "the PKK", "g": "PKK", "S": "Honduras", "T": "Peru",
        "D": "Honduran", "B": "NATO",
    },
)  # fmt: skip
_LISTED = {
    "FARC": "Revolutionary Armed Forces of Colombia",
    "M23": "March 23 Movement",
    "PKK": "Kurdistan Workers' Party",
    "ECOWAS": "Economic Community of West African States",
    "NATO": "North Atlantic Treaty Organization",
}


def _rows(name: str) -> list[dict[str, str]]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _bare(name: str) -> str:
    return name.removeprefix("the ")


def _text(frame: str, filler: dict[str, str]) -> str:
    """The frame's sentences; where they name a group only in short, after one that names it in full."""
    more = {
        "Ns": _capital(filler["N"]),
        "Gs": _capital(filler["G"]),
        "b": _bare(filler["n"]),
        "L": _bare(filler["N"]),
    }
    text = ". ".join(_capital(sentence) for sentence in frame.format(**filler, **more).split(". "))
    introduced = not ("{n}" in frame or "{b}" in frame) or "{N" in frame or "{L}" in frame
    return text if introduced else f"{_capital(filler['N'])} has fought the government since 1990. {text}"


def _names(filler: dict[str, str], end: str) -> set[str]:
    name = _bare(filler[end])
    return {name, name.split(" (")[0], _LISTED.get(name, name)}


def _is_told(tie: str, text: str, filler: dict[str, str]) -> bool:
    """Whether the text is read as saying the tie, ``P leads|governs N``."""
    subject, relations, other = tie.split(" ")
    who, whom = _names(filler, subject), _names(filler, other)
    return any(s in who and r in relations.split("|") and o in whom for s, r, o in told(text))


@pytest.mark.parametrize("filler", _FILLERS, ids=("acronym", "movement", "unabridged"))
@for_each_row("row", _rows("role_frames.tsv"), ids=lambda row: row["frame"])
def test_the_role_is_read(row: dict[str, str], filler: dict[str, str]) -> None:
    text = _text(row["frame"], filler)
    assert [tie for tie in row["told"].split("; ") if not _is_told(tie, text, filler)] == []


@pytest.mark.parametrize("filler", _FILLERS, ids=("acronym", "movement", "unabridged"))
@for_each_row("row", _rows("role_traps.tsv"), ids=lambda row: row["frame"])
def test_what_looks_like_a_role_is_not_read(row: dict[str, str], filler: dict[str, str]) -> None:
    text = _text(row["frame"], filler)
    for tie in row["told"].split("; "):
        assert _is_told(tie.removeprefix("!"), text, filler) != tie.startswith("!"), text
