"""Releases and encyclopaedia pages: who calls on whom, whose statement it is, and which clause a date belongs to."""

from __future__ import annotations

import pytest
from extracted import statements_of, with_parties


@pytest.mark.parametrize(
    "asked",
    [
        "to respect the law adopted in May",
        "to abide by the Revitalised Agreement signed in Addis Ababa on 12 September 2018",
        "to respect the plan drawn up in May",
    ],
)
def test_each_of_two_is_called_on_whatever_the_call_ends_in(asked: str) -> None:
    said = with_parties(f"Kenya called on Sudan and M23 {asked}.")
    assert {("Kenya", "demandsOf", "Sudan"), ("Kenya", "demandsOf", "M23")} <= set(said)


def test_two_with_a_long_name_and_its_acronym_are_two() -> None:
    text = "Kenya urged Sudan and the Sudan People's Liberation Army in Opposition (SPLA-IO) to abide by the accord."
    assert {s.object for s in statements_of(text) if s.relation == "demandsOf"} == {"Sudan", "SPLM-IO"}


def test_who_urges_that_a_truce_be_kept_is_not_bound_by_it() -> None:
    said = statements_of("Kenya urged Sudan to respect the ceasefire agreed in May.")
    assert "partyTo" not in {s.relation for s in said}


def test_elements_of_a_group_are_its_fighters() -> None:
    assert ("M23", "attacked", "United Nations") in with_parties("Armed elements of M23 attacked a convoy of the UN.")
    assert statements_of("The main elements of the Congolese position are known.") == ()


def test_a_statement_of_a_ministrys_spokesperson_is_its_states() -> None:
    text = (
        "# Statement by the Spokesperson of the Ministry of Foreign Affairs of Türkiye\n\n"
        "We strongly condemn the attack perpetrated by the PKK in Ankara. We call on the United States to cease its "
        "cooperation with the YPG."
    )
    said = {(s.subject, s.relation, s.object) for s in statements_of(text)}
    assert ("Türkiye", "criticises", "PKK") in said
    assert ("Türkiye", "demandsOf", "United States") in said


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Kenya mediated between Sudan and Chad from 2001, and in 2014 Uganda attacked M23.", "2001/.."),
        ("Kenya facilitated talks between Sudan and Chad, and in 2014 the two sides signed an accord.", None),
        ("Kenya facilitated talks between Sudan and Chad in 2001, and in 2014 the two sides signed an accord.", "2001"),
    ],
)
def test_the_date_of_the_next_clause_is_not_the_mediations(text: str, time: str | None) -> None:
    assert [s.time for s in statements_of(text) if s.relation == "mediatedBetween"] == [time]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Kenya armed M23 from 2001 on.", "2001/.."),
        ("Kenya armed M23 from 2001 onwards.", "2001/.."),
        ("Kenya sent arms to M23 in Congo from 2001.", "2001/.."),
        ("Kenya broke the truce from 2001 on Monday.", None),
    ],
)
def test_from_a_year_on(text: str, time: str | None) -> None:
    assert {s.time for s in statements_of(text) if s.relation in ("arms", "attacked", "partyTo")} <= {time}
    assert time is None or "arms" in {s.relation for s in statements_of(text)}
