"""Whom wars set against each other, and what is struck of nobody's by the text."""

from __future__ import annotations

import pytest
from extracted import affirmed


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The conflict in Western Sahara pits Morocco against the Polisario Front.",
            ("Morocco", "foughtWith", "Polisario Front"),
        ),
        (
            "The civil war was fought between the government of El Salvador and the FMLN.",
            ("El Salvador", "foughtWith", "FMLN"),
        ),
        (
            "It was an insurgency waged from 1996 to 2006 by Boko Haram against Nigeria.",
            ("Boko Haram", "foughtWith", "Nigeria"),
        ),
        ("Israel captured the Golan Heights from Syria in 1967.", ("Israel", "attacked", "Syria")),
        ("JNIM has carried out attacks in Benin and Togo.", ("JNIM", "attacked", "Togo")),
        (
            "Thousands of Chadian soldiers fought in Nigeria against Boko Haram.",
            ("Chad", "foughtWith", "Boko Haram"),
        ),
        ("US warships shot down drones launched by the Houthis.", ("United States", "attacked", "Houthis")),
        ("Relations between Rwanda and Burundi broke down in 2015.", ("Rwanda", "estrangedFrom", "Burundi")),
        (
            "China's coastguard fired water cannon at Philippine vessels.",
            ("China", "attacked", "Philippines"),
        ),
        ("Myanmar's army torched Rohingya villages.", ("Myanmar", "attacked", "Rohingya")),
    ],
)
def test_wars(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in affirmed(text)


@pytest.mark.parametrize(
    "text",
    [
        "The final pits Morocco against Spain in a football match.",
        "The election was fought between the Labour Party and the Conservatives.",
        "The Houthis did not sink two ships.",
        "Relations between Rwanda and Burundi improved in 2022.",
    ],
)
def test_no_war(text: str) -> None:
    assert not {t for t in affirmed(text) if t[1] in ("attacked", "foughtWith", "estrangedFrom")}
