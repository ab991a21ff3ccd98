"""Actors of whom a text tells only what they are; our own sentences on conflicts of all kinds."""

from __future__ import annotations

import pytest
from extracted import statements_of, told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Separatists killed four Indian soldiers.", ("separatists", "attacked", "India")),
        ("Heavily armed gangs attacked a police station in Haiti.", ("gangs", "attacked", "Haiti")),
        ("On Monday masked gunmen ambushed a Kenyan patrol.", ("gunmen", "attacked", "Kenya")),
        ("Loyalist paramilitaries bombed Dublin.", ("Loyalist paramilitaries", "attacked", "Ireland")),
        ("Nigerian troops attacked bandits in Zamfara.", ("Nigeria", "attacked", "bandits")),
        ("Armed men abducted six Mexican soldiers.", ("armed men", "attacked", "Mexico")),
        ("Uganda armed Christian militias.", ("Uganda", "arms", "Christian militias")),
        ("Islamist militants seized a base. The militants killed two Kenyan soldiers.",
         ("Islamist militants", "attacked", "Kenya")),
        ("M23 took Goma. Rebels then ambushed Burundian soldiers.", ("M23", "attacked", "Burundi")),
    ],
)  # fmt: skip
def test_who_has_no_name_is_known_by_his_words(text: str, wanted: tuple[str, str, str]) -> None:
    found = {(subject.lower(), relation, (other or "").lower()) for subject, relation, other in told(text)}
    assert (wanted[0].lower(), wanted[1], wanted[2].lower()) in found


@pytest.mark.parametrize(
    "text",
    [
        "Suspected militants killed four Indian soldiers.",
        "The JNIM and the Macina Front are at odds. The rebels killed two Kenyan soldiers.",
        "No rebels attacked Kenya.",
        "The rebel leader attacked Kenya.",
        "Ansar Dine, Islamist militants from Kidal, attacked Mali.",
        "Other militias attacked Kenya.",
    ],
)
def test_who_may_be_several_or_nobody_is_left_alone(text: str) -> None:
    words = {"militants", "rebels", "militias", "islamist militants", "suspected militants", "other militias"}
    assert not {subject.lower() for subject, _, _ in told(text)} & words


def test_a_remark_without_a_name_is_no_private_channel() -> None:
    text = "An Emirati official, speaking on condition of anonymity, said the UAE had armed the STC."
    assert {s.channel for s in statements_of(text)} == {None}
