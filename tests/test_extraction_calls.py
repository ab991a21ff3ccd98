"""Talks told as calls, handshakes and journeys; accords of which somebody is accused of breaking them."""

from __future__ import annotations

import pytest
from extracted import statements_of


def together(text, relation):
    return {tuple(sorted(s.parties)) or (s.subject, s.object) for s in statements_of(text) if s.relation == relation}


@pytest.mark.parametrize(
    "text",
    [
        "President Vladimir Putin shook hands with President Donald Trump in Anchorage.",
        "Vladimir Putin spoke with Donald Trump by telephone on Monday.",
        "Vladimir Putin spoke by telephone with Donald Trump.",
        "Russian envoys travelled to Riyadh for talks with the United States.",
        "Russia has been negotiating a new treaty with the United States.",
    ],
)
def test_who_talks(text):
    assert together(text, "negotiatedWith") == {("Russia", "United States")}


@pytest.mark.parametrize(
    "text",
    [
        "Vladimir Putin spoke with reporters by telephone.",
        "Vladimir Putin travelled to Riyadh for treatment.",
        "Vladimir Putin shook hands with voters.",
    ],
)
def test_nobody_talks(text):
    assert together(text, "negotiatedWith") == set()


def test_an_accord_stands_though_somebody_is_accused_of_breaking_it():
    text = "North Korea accuses Japan of breaking the 2018 accord, signed by North Korea and South Korea."
    assert together(text, "partyTo") == {("North Korea", "South Korea")}
    assert not [s for s in statements_of(text) if s.status == "violated"]
