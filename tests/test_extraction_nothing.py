"""Sentences that say less than a hasty reader takes them to say, and what must not be read in them.

Wishes, likeness, geography, trade, sport and the weather are told in the words of war and friendship.
"""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from extracted import statements_of, with_parties
from rows import for_each_row

from kg.actors import packaged_lexicon

HERE = Path(__file__).parent


def _rows() -> list[dict[str, str]]:
    with (HERE / "not_read.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@for_each_row("row", _rows(), ids=lambda row: row["text"])
def test_what_is_not_said_is_not_read(row: dict[str, str]) -> None:
    """A sympathy is no support, a dependence no backing, an arrival no talks, a warning no threat."""
    assert (row["subject"], row["relation"], row["object"]) not in with_parties(row["text"])


@for_each_row("text", (HERE / "nothing_read.txt").read_text("utf-8").splitlines())
def test_nothing_is_read(text: str) -> None:
    assert [s.relation for s in statements_of(text) if s.relation != "figure"] == []


def test_no_date_is_an_actor() -> None:
    """An armed group is called after a day; no article that names the day speaks of it."""
    lexicon = packaged_lexicon()
    days = [date(2023, 1, 1) + timedelta(days) for days in range(365)]
    texts = [form for day in days for form in (f"{day.day} {day:%B}", f"{day:%B} {day.day}")]
    assert [text for text in texts if lexicon.find(text) is not None] == []


@pytest.mark.parametrize(
    ("text", "reader"),
    [
        ("The German Foreign Office condemned Russia.", "Foreign, Commonwealth and Development Office"),
        ("The Costa Rican Civil Guard attacked Nicaragua.", "Guardia Civil"),
    ],
)
def test_an_office_that_many_states_have_is_none_of_one_state(text: str, reader: str) -> None:
    assert reader not in {end for s in statements_of(text) for end in (s.subject, s.claimant)}


@pytest.mark.parametrize(
    "text",
    ["India hammered Pakistan 3-0.", "India hammered Pakistan by ten wickets.", "Peru routed Chile 5-1 on Sunday."],
)
def test_a_result_is_no_fight(text: str) -> None:
    assert statements_of(text) == ()


def test_the_same_verbs_tell_of_fights() -> None:
    assert ("Israel", "attacked", "Lebanon") in with_parties("Israel hammered Lebanon on Sunday.")
    assert ("Israel", "attacked", "Lebanon") in with_parties("Israel hammered Lebanon with 30-40 bombs.")
