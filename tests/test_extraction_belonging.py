"""Whose fighters, places and things are of which only what stands beside them tells; what is struck and is nobody's."""

from __future__ import annotations

import pytest
from extracted import affirmed, told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Men belonging to Chad attacked Sudan.", ("Chad", "attacked", "Sudan")),
        ("Troops sent by Chad shelled Sudan.", ("Chad", "attacked", "Sudan")),
        ("Two of Chad's commanders attacked Sudan.", ("Chad", "attacked", "Sudan")),
        ("Guerrillas under PKK command attacked Turkey.", ("PKK", "attacked", "Türkiye")),
        ("A raiding party of UNITA attacked Sudan.", ("UNITA", "attacked", "Sudan")),
        ("The bulk of Chad's army attacked Sudan.", ("Chad", "attacked", "Sudan")),
        ("Rwandan-led forces attacked Burundi.", ("Rwanda", "attacked", "Burundi")),
        ("Two al-Qaida men posing as journalists killed three Kenyan soldiers.", ("al-Qaida", "attacked", "Kenya")),
        ("Kenyan soldiers disguised as traders shelled al-Shabaab.", ("Kenya", "attacked", "al-Shabaab")),
        ("Chad bombed a base used by UNITA.", ("Chad", "attacked", "UNITA")),
        ("Chad overran positions that UNITA had held for a year.", ("Chad", "attacked", "UNITA")),
        ("Chad burned villages under UNITA's control.", ("Chad", "attacked", "UNITA")),
        ("Chad blew up a bus carrying Sudanese soldiers.", ("Chad", "attacked", "Sudan")),
        ("Chad hit a depot where UNITA stored its rockets.", ("Chad", "attacked", "UNITA")),
        ("Chad struck a house in which UNITA commanders were meeting.", ("Chad", "attacked", "UNITA")),
        ("Chad bombarded Tora, where UNITA fighters were dug in.", ("Chad", "attacked", "UNITA")),
        ("Chad attacked Sudan's only railway.", ("Chad", "attacked", "Sudan")),
        ("Chad pushed UNITA forces back across the river.", ("Chad", "displaced", "UNITA")),
        ("UNITA blew up some twenty holiday homes.", ("UNITA", "attacked", "holiday homes")),
        ("Boko Haram burned schools, clinics and a police station.", ("Boko Haram", "attacked", "schools")),
    ],
)
def test_whose_it_is_is_told_beside_it(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in affirmed(text)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Men trained by Chad attacked Sudan.", ("Chad", "attacked", "Sudan")),
        ("Rebels armed by Chad attacked Sudan.", ("Chad", "attacked", "Sudan")),
        ("Chad bombed Tora, where Sudanese refugees were living.", ("Chad", "attacked", "Sudan")),
        ("Chad blew up a bus carrying Sudanese pilgrims.", ("Chad", "attacked", "Sudan")),
        ("Chad visited a base used by UNITA.", ("Chad", "attacked", "UNITA")),
        ("Chad sent food to villages held by UNITA.", ("Chad", "supports", "UNITA")),
        ("Lebanon's militias attacked Israel.", ("Lebanon", "attacked", "Israel")),
        ("A Saudi-led coalition attacked the Houthis.", ("Saudi Arabia", "attacked", "Houthis")),
        ("Kenya fled as al-Shabaab attacked Somalia.", ("Kenya", "attacked", "Somalia")),
    ],
)
def test_who_is_not_the_owner_is_not_taken_for_one(text: str, never: tuple[str, str, str]) -> None:
    assert never not in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "UNITA burned no homes.",
        "UNITA left the port.",
        "Chad held protests against the tax.",
        "Chad turned back the clock.",
        "Chad cut the lines at its hospitals.",
        "Chad broke through the crowd.",
        "Chad laid a trap for foxes.",
        "Chad freed the valley from malaria.",
        "Chad used the summit to attack Sudan.",
        "Chad broke Sudan's hold on the title.",
        "Chad cut Sudan's lines of credit.",
        "Sudan withdrew under pressure from Chad.",
        "Chadian troops serve with Sudanese troops in the UN mission.",
        "Chad took control of its airspace.",
        "Chad set up a mission to help Sudanese refugees.",
        "Aid from Chad reached Sudan.",
        "Water from Chad reached Sudan.",
        "The sale of oil from Chad to Sudan went on.",
        "Chad restored President Deby's portrait.",
        "Chad halted Sudan's advance to the quarter-final.",
        "Chad is under Sudan's protection.",
        "Weapons from the Chad war reached Sudan.",
        "The government closed schools in Chad.",
    ],
)
def test_nothing_is_struck(text: str) -> None:
    assert not told(text)
