"""Rapport: whose relations have become bad or good, however the text puts it."""

import pytest
from extracted import statements_of


def ties(text):
    return {(s.subject, s.relation, s.object) for s in statements_of(text) if s.stance == "affirms"}


BAD = [
    ("Ethiopia's relations with Eritrea have soured since 2022.", "Ethiopia", "Eritrea"),
    ("Ethiopia-Eritrea ties deteriorated sharply.", "Ethiopia", "Eritrea"),
    ("Moroccan-Algerian relations have worsened.", "Morocco", "Algeria"),
    ("Relations between Morocco and Algeria hit a new low in 2021.", "Morocco", "Algeria"),
    ("Relations between Rwanda and Burundi remain tense.", "Rwanda", "Burundi"),
    ("Turkey's ties with Greece have been strained by the dispute.", "Türkiye", "Greece"),
    ("Japan and South Korea's relationship took a turn for the worse.", "Japan", "South Korea"),
    ("The spying scandal has damaged relations between Germany and Austria.", "Germany", "Austria"),
    ("The killing soured Canada's ties with India.", "Canada", "India"),
    ("Despite Iran's past support for Hamas, relations soured after 2012.", "Iran", "Hamas"),
    ("Despite Moscow's long alliance with Yerevan, ties deteriorated sharply after 2020.", "Russia", "Armenia"),
]

NOTHING = [
    "Relations between Peru and Chile had not deteriorated.",
    "If Kenya closes its border, relations between Kenya and Somalia will deteriorate.",
    "Talks on better relations between Peru and Chile failed.",
    "Trade between France and Mali grew while ties frayed.",
    "After Uganda invaded Congo, relations with Kigali cooled.",
]


@pytest.mark.parametrize(("text", "one", "other"), BAD)
def test_relations_that_sour(text, one, other):
    assert (one, "estrangedFrom", other) in ties(text)


def test_relations_that_improve():
    assert ("India", "cooperatesWith", "Maldives") in ties("India's relations with the Maldives have improved.")


@pytest.mark.parametrize("text", NOTHING)
def test_relations_of_which_nothing_bad_is_told(text):
    assert not [s for s in statements_of(text) if s.relation == "estrangedFrom" and s.modality == "actual"]
