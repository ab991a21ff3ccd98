"""How many troops are said to be whose, and tolls in the present tense and past insertions."""

from __future__ import annotations

import pytest
from extracted import statements_of


def figures(text: str) -> set[tuple[str, float | None, str | None]]:
    found = (s.figure for s in statements_of(text) if s.figure is not None)
    return {(figure.measure, figure.minimum, figure.side) for figure in found}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("On 14 March some 1,200 Saudi soldiers entered Bahrain.", ("troops", 1200, "Saudi Arabia")),
        ("Latvia hosts more than 1,000 Canadian soldiers.", ("troops", 1000, "Canada")),
        ("Cuba sent some 15,000 soldiers to Angola.", ("troops", 15000, "Cuba")),
        ("In May 1990 329 people die.", ("killed", 329, None)),
        ("The firefight left five villagers and three nurses dead.", ("killed", 5, None)),
        ("Over 10,000 Tuareg have taken refuge in Algeria.", ("displaced", 10000, None)),
        ("The clashes killed a quarter of a million people.", ("killed", 250000, None)),
        ("Police have picked up 14 suspects.", ("detained", 14, None)),
    ],
)
def test_figures_are_read(text: str, wanted: tuple[str, float, str | None]) -> None:
    assert wanted in figures(text)


@pytest.mark.parametrize(
    "text",
    [
        "Israel bombed Homs and, on 29 August, by mistake, killed two of its own men.",
        "The dice die was cast 300 times.",
        "Turkish commandos slipped ashore on one of them.",
        "Ten Saudi soldiers were seen in Bahrain.",
    ],
)
def test_what_is_no_toll_or_strength_gives_none(text: str) -> None:
    assert not {found for found in figures(text) if found[1] in (29, 300, 1, 10)}
