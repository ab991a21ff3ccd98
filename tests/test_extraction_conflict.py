"""Conflict statements in the constructions of news: frames with several pairs of actors, and what only looks alike."""

from __future__ import annotations

from pathlib import Path

import pytest
from rows import for_each_row

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
    claimant = ends.get(statement.claimant or "", statement.claimant or "")
    by = f" by {'the military' if claimant.endswith('military') else claimant}" if claimant else ""
    return f"{doer} {statement.relation} {other}{by}"


@pytest.mark.parametrize("names", _PAIRS, ids=[pair["A"] for pair in _PAIRS])
@for_each_row(("wanted", "text"), _rows())
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


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("In 1877 Russia attacked Turkey.", "1877"),
        ("In June 1855, Russia besieged Kars in Turkey.", "1855-06"),
        ("Russia fought Turkey from 1853 to 1856.", "1853/1856"),
        ("On 21 July 1798, France attacked the Ottomans.", "1798-07-21"),
        ("Chad attacked Sudan in 1500 raids.", None),
        ("Chad sent 1800 soldiers and attacked Sudan.", None),
        ("Russia lost between 1500 and 1800 men when Turkey attacked it.", None),
    ],
)
def test_years_before_1900_are_dates_where_nothing_is_counted(text: str, time: str | None) -> None:
    assert [statement.time for statement in _told(text)] == [time]


def test_a_nation_that_drives_others_out_acts_as_its_state() -> None:
    (statement,) = _told("Sudan was driven out of Tine by the Russians.")
    assert (statement.subject, statement.object) == ("Russia", "Sudan")


@pytest.mark.parametrize(
    "text",
    [
        "Suspected PKK militants ambushed a Turkish convoy.",
        "On Monday suspected PKK militants ambushed a Turkish convoy.",
        "A Turkish convoy was ambushed by suspected PKK militants.",
    ],
)
def test_what_suspects_did_is_possible(text: str) -> None:
    statements = extract(read_text(text, id="x"), packaged_lexicon()).statements
    found = {(s.subject, s.relation, s.object, s.modality) for s in statements}
    assert ("PKK", "attacked", "Türkiye", "possible") in found


def test_the_name_of_a_group_may_follow_its_description() -> None:
    text = "Clashes between Chad and a rebel group, the Popular Front of Tibesti, continued."
    assert {(s.subject, s.object) for s in _told(text)} == {("Chad", "Popular Front of Tibesti")}


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("The FLA captured Tessalit after a battle with Malian soldiers and Russian mercenaries.", "supports"),
        ("Lebanon filed a complaint with the Security Council over Israeli breaches.", "accuses"),
        ("The fall of Tessalit deals a blow to Bamako, which had taken over the base.", "tookOver"),
    ],
)
def test_what_only_looks_like_a_tie_is_none(text: str, unwanted: str) -> None:
    statements = extract(read_text(text, id="x"), packaged_lexicon()).statements
    found = {s.relation for s in statements if s.object not in ("Israel", "Tessalit")}
    assert unwanted not in found
