"""Who is of which body, and unlisted places that are struck; our own sentences on conflicts of all kinds."""

from __future__ import annotations

import pytest
from extracted import told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Alliance of Sahel States (AES) is made up of Burkina Faso, Mali and Niger.",
         ("Niger", "Alliance of Sahel States")),
        ("The Sudan Revolutionary Front was founded by four movements, among them the SPLM-N, the JEM and the SLM.",
         ("Justice and Equality Movement", "Sudan Revolutionary Front")),
        ("The Sudan Revolutionary Front is an umbrella for four groups, among them the SPLM-N and the SLM.",
         ("SPLM-N", "Sudan Revolutionary Front")),
        ("The Alliance of Sahel States, to which Niger belongs, condemned France.",
         ("Niger", "Alliance of Sahel States")),
        ("The coalition known as the AFC, in which the M23 and Twirwaneho joined hands, seized Goma.",
         ("M23", "Alliance Fleuve Congo")),
    ],
)  # fmt: skip
def test_who_is_of_a_body(text: str, wanted: tuple[str, str]) -> None:
    assert (wanted[0], "memberOf", wanted[1]) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Lord's Resistance Army was founded by Joseph Kony.",
        "The delegation of Hamas was made up of Egyptians.",
        "Hamas includes Gaza in its plans.",
        "Hezbollah is not made up of Amal and Fatah.",
        "Israel formed a team with Hamas, to which Egypt objected.",
    ],
)
def test_who_is_not(text: str) -> None:
    assert not [tie for tie in told(text) if tie[1] == "memberOf"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Sudanese aircraft bombed the market of Tora.", ("Sudan", "attacked", "Tora")),
        ("Ukrainian drones hit an oil depot near Rostov.", ("Ukraine", "attacked", "Rostov")),
        ("The RSF shelled the Abu Shouk camp on Monday.", ("Rapid Support Forces", "attacked", "Abu Shouk")),
        ("François Bozizé coordinates the Coalition of Patriots for Change (CPC).",
         ("François Bozizé", "leads", "Coalition of Patriots for Change")),
        ("The M23 left the Alliance Fleuve Congo.", ("M23", "splitFrom", "Alliance Fleuve Congo")),
    ],
)  # fmt: skip
def test_places_and_leavers(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in told(text)


def test_a_station_of_nobody_known_is_no_place() -> None:
    assert not [tie for tie in told("Gunmen raided a police station in Bontoq.") if tie[2] == "Bontoq"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("UNIFIL lost two officers in an ambush that Hezbollah laid near Tyre.",
         ("Hezbollah", "attacked", "United Nations Interim Force in Lebanon")),
        ("Five Togolese soldiers died in an ambush laid by JNIM.", ("JNIM", "attacked", "Togo")),
        ("Hezbollah threatened to shell hotels housing UN observers.", ("Hezbollah", "threatens", "United Nations")),
        ("Al-Shabaab warned Kenya that its soldiers would go home in coffins.", ("al-Shabaab", "threatens", "Kenya")),
        ("The priest whom Boko Haram abducted in 2014 was freed.", ("Boko Haram", "attacked", "priest")),
        ("Hamas freed nine fishermen on Monday.", ("Hamas", "released", "fishermen")),
        ("Bandits robbed traders in Zamfara.", ("bandits", "attacked", "traders")),
    ],
)  # fmt: skip
def test_the_fallen_the_threatened_and_the_freed(text: str, wanted: tuple[str, str, str]) -> None:
    found = told(text)
    assert wanted in found or (wanted[1] == "attacked" and any(tie[:2] == wanted[:2] for tie in found))


@pytest.mark.parametrize(
    "text",
    [
        "Kenya lost an election in the attack season.",
        "Five Togolese soldiers died in a crash laid to the weather.",
        "Hezbollah threatened to leave hotels housing UN observers.",
        "Al-Shabaab warned Kenya that its visitors would go home in buses.",
        "Two Kenyan soldiers died in an attack that nobody claimed.",
    ],
)
def test_none_of_these_is_told(text: str) -> None:
    assert not [tie for tie in told(text) if tie[1] in ("attacked", "threatens")]
