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


@pytest.mark.parametrize(
    "text",
    [
        "Kenya and Uganda are parties to the Nairobi accord.",
        "Both Kenya and Uganda are signatories of the treaty.",
        "Signatories of the accord include Kenya and Uganda.",
        "Tanzania acceded to the treaty that Kenya and Uganda had signed.",
    ],
)
def test_who_the_parties_of_an_accord_are(text):
    assert together(text, "partyTo") == {("Kenya", "Uganda")}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya and Uganda are parties to the conflict.",
        "The parties to the accord include women's groups.",
        "Kenya is a party to the accord.",
    ],
)
def test_no_accord_of_theirs(text):
    assert together(text, "partyTo") == set()


@pytest.mark.parametrize("verb", ["took place", "were held"])
def test_a_host_named_after_the_place(verb):
    text = f"Talks between Kenya and Uganda {verb} in Doha, hosted by Qatar."
    assert {s.subject for s in statements_of(text) if s.relation == "hosted"} == {"Qatar"}
