"""On whose side an act is done, by the words beside it; and what several are to one."""

from __future__ import annotations

import pytest
from extracted import told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Algeria closed its airspace to Morocco out of solidarity with Mali.", ("Algeria", "supports", "Mali")),
        ("Cuba sent soldiers to Africa in support of Angola.", ("Cuba", "supports", "Angola")),
        ("In defence of Kenya, Uganda shelled Rwanda.", ("Uganda", "supports", "Kenya")),
        ("Eritrea bombed Gondar in league with Sudan.", ("Eritrea", "alliedWith", "Sudan")),
        ("In coordination with Niger, France bombed Boko Haram.", ("France", "cooperatesWith", "Niger")),
        ("The FDLR stormed the town beside the M23 in 2015.", ("FDLR", "alliedWith", "M23")),
        ("Peru, Bolivia's only big ally, urged restraint.", ("Peru", "alliedWith", "Bolivia")),
        ("Norway and Denmark, Estonia's backers, applauded.", ("Norway", "supports", "Estonia")),
        ("Estonia thanked Norway and Denmark for their support.", ("Denmark", "supports", "Estonia")),
        ("Estonia appreciates the firm support of Norway and Denmark.", ("Norway", "supports", "Estonia")),
    ],
)
def test_siding_is_read(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Uganda did not act in support of Kenya.",
        "Uganda spoke in favour of talks.",
        "Uganda was urged to act in solidarity with Kenya.",
        "The painter stood beside Kenya's president.",
    ],
)
def test_what_is_no_siding_gives_none(text: str) -> None:
    assert not {r for _, r, _ in told(text)} & {"supports", "alliedWith", "cooperatesWith"}


def test_who_acts_out_of_solidarity_has_not_fallen_out_with_his_friend() -> None:
    found = told("The border with Armenia, which Ankara closed out of solidarity with Azerbaijan, is to reopen.")
    assert ("Türkiye", "supports", "Azerbaijan") in found
    assert ("Türkiye", "estrangedFrom", "Azerbaijan") not in found
