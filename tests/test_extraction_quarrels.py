"""Fights in name only: a trade war is no war, a war of words neither, and states that clash over debt do not shoot."""

from __future__ import annotations

import pytest
from extracted import with_parties


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("A war of words broke out between Spain and Italy.", "disputesWith"),
        ("Spain and Italy are locked in a war of words over wine.", "disputesWith"),
        ("Spain and Italy are in a trade war.", "disputesWith"),
        ("The cod wars between Spain and Italy ended in 1976.", "disputesWith"),
        ("The war of nerves between Spain and Italy goes on.", "disputesWith"),
        ("Spain clashed with Italy over debt.", "disputesWith"),
        ("Madrid clashed with Rome over the terms of the bailout.", "disputesWith"),
        ("Spain is fighting a battle with Italy over subsidies.", "disputesWith"),
        ("The Cold War between Spain and Italy ended.", "hostileTo"),
        ("Spain and Italy are waging a shadow war.", "hostileTo"),
        ("Spain is fighting a proxy war against Italy in Yemen.", "hostileTo"),
    ],
)
def test_a_fight_in_name_only_is_a_dispute_or_hostility(text: str, relation: str) -> None:
    assert ("Spain", relation, "Italy") in with_parties(text)
    assert ("Spain", "foughtWith", "Italy") not in with_parties(text)


@pytest.mark.parametrize(
    "text",
    [
        "Spain clashed with Italy over a disputed ridge.",
        "Spain clashed with Italy over Ceuta.",
        "Spanish troops clashed with Italian soldiers over migrants.",
        "Spain and Italy fought a border war over the valley.",
        "The war between Spain and Italy ended.",
    ],
)
def test_where_land_is_at_stake_or_troops_are_there_they_fight(text: str) -> None:
    assert ("Spain", "foughtWith", "Italy") in with_parties(text)


@pytest.mark.parametrize(
    "text",
    ["Spain accused Italy.", "Spain accused Italy on Monday.", "Spain accused Italy, which said nothing.",
     "Spain accused Italy and vowed revenge."],
)  # fmt: skip
def test_an_accusation_may_leave_its_charge_unsaid(text: str) -> None:
    assert ("Spain", "accuses", "Italy") in with_parties(text)


@pytest.mark.parametrize("text", ["Spain and the accused Italy spoke.", "Spain accuses Italy's critics of lying."])
def test_who_is_not_accused(text: str) -> None:
    assert ("Spain", "accuses", "Italy") not in with_parties(text)


def test_a_long_name_is_told_whole() -> None:
    said = with_parties("Qatari Prime Minister Sheikh Mohammed bin Abdulrahman Al Thani criticised Israel.")
    assert ("Mohammed bin Abdulrahman Al Thani", "leads", "Qatar") in said


@pytest.mark.parametrize("who", ["Spain's critics", "Critics of Spain", "Spanish dissidents"])
def test_who_speaks_against_a_state_does_not_speak_for_it(who: str) -> None:
    said = with_parties(f"{who} condemned Italy.")
    assert ("Spain", "criticises", "Italy") not in said
    assert "Italy" in {end for _, relation, end in said if relation == "criticises"}
