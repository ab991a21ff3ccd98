"""Whose "the army" is: of the state whose army the text has named, or else of the one that it is about."""

from __future__ import annotations

from extracted import statements_of


def test_the_army_named_before_not_the_state_named_most() -> None:
    text = (
        "M23 fighters seized Goma after clashes with the Congolese army. Rwanda denies backing the group. Rwanda says "
        "it is neutral, and Kigali has said so before. The army accused the rebels of killing civilians."
    )
    accused = [s for s in statements_of(text) if s.relation == "accuses"]
    assert [(s.subject, s.object) for s in accused] == [("Democratic Republic of the Congo", "M23")]


def test_rebels_fight_the_army_of_the_state_named_before_them() -> None:
    text = (
        "Mali expelled French troops in 2022. Mali's rulers turned to Russia. Algeria has offered to mediate between "
        "Bamako and Tuareg rebels, who fought the army in the north."
    )
    fought = {(s.subject, s.object) for s in statements_of(text) if s.relation == "foughtWith"}
    assert fought == {("Tuareg rebels", "Mali")}


def test_who_is_accused_is_not_the_accuser() -> None:
    text = "Chad fought Sudan for a year. The defence ministry accused Sudan of arming rebels."
    accused = [s for s in statements_of(text) if s.relation == "accuses"]
    assert [(s.subject, s.object) for s in accused] == [("Chad", "Sudan")]


def test_a_coalition_is_a_side() -> None:
    text = (
        "The Houthis blamed the Saudi-led coalition for the attack. The coalition denied any role. Tehran, which "
        "denies arming the Houthis, condemned the strike. Oman urged both sides to show restraint."
    )
    urged = {s.object for s in statements_of(text) if s.relation == "demandsOf"}
    assert urged == {"Houthis", "Saudi-led coalition"}


def test_who_sits_in_a_capital_at_the_time() -> None:
    later = statements_of("In March 2016 Riyadh accused Sanaa of shelling its border.")
    assert {s.object for s in later if s.relation == "accuses"} == {"Houthis"}
    assert {s.subject for s in later if s.relation == "attacked"} == {"Houthis"}
    before = statements_of("In March 2012 Riyadh accused Sanaa of shelling its border.")
    assert {s.object for s in before if s.relation == "accuses"} == {"Yemen"}
