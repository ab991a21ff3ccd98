"""Whose soldiers, towns and people are struck, where the text does not say it beside them."""

from __future__ import annotations

import pytest
from extracted import told

from kg.actors import packaged_lexicon
from kg.extraction import extract
from kg.reading import read_text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Boko Haram has fought Nigeria since 2009. In May the group shot three policemen.",
            ("Boko Haram", "attacked", "Nigeria"),
        ),
        (
            "The FARC fought the Colombian army for decades. In 2002 the rebels attacked a patrol.",
            ("FARC", "attacked", "Colombia"),
        ),
        ("Al-Shabaab bombed Kampala in 2010.", ("al-Shabaab", "attacked", "Uganda")),
        ("Hezbollah fighters abducted two tourists.", ("Hezbollah", "attacked", "tourists")),
        (
            "Turkey has fought the PKK for decades. Its jets bombed several camps on Monday.",
            ("Türkiye", "attacked", "PKK"),
        ),
        ("The army drove the Tuareg rebels out of Kidal.", ("Mali", "displaced", "Tuareg rebels")),
    ],
)
def test_whom_it_strikes(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Boko Haram has fought Nigeria since 2009. In May the army of Chad shot three policemen.",
        "Boko Haram killed two of its own fighters.",
        "Hezbollah fighters shot a UNIFIL patrol.",
    ],
)
def test_whom_it_does_not_strike(text: str) -> None:
    found = told(text)
    assert ("Chad", "attacked", "Nigeria") not in found
    assert (
        not {t for t in found if t[:2] in {("Boko Haram", "attacked"), ("Hezbollah", "attacked")}} or "UNIFIL" in text
    )
    assert ("Hezbollah", "attacked", "Israel") not in found


def test_the_only_state_that_a_text_names_may_be_the_backer():
    text = "The Houthis, backed by Iran, attacked merchant vessels in 2023, killing four sailors and two policemen."
    found = extract(read_text(f"---\nlanguage: en\n---\n{text}"), packaged_lexicon()).statements
    assert not [s for s in found if s.relation == "attacked" and s.object == "Iran"]


def test_an_army_is_not_taken_for_that_of_the_town_it_shells() -> None:
    assert not {t for t in told("The army shelled villages near Kharkiv.") if t[0] == "Ukraine"}
