"""Blame in other words than "accused": alleged, charged, attributed, suspected, to blame; and who owns up to a deed."""

from __future__ import annotations

import pytest
from extracted import statements_of, told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Uganda alleged that Sudan armed the Lord's Resistance Army.", ("Uganda", "accuses", "Sudan")),
        ("Uganda alleged that Sudan armed the Lord's Resistance Army.", ("Sudan", "arms", "Lord's Resistance Army")),
        ("Nigeria charged that Chad was sheltering Boko Haram.", ("Nigeria", "accuses", "Chad")),
        ("Accused by Kenya of arming al-Shabaab, Eritrea protested.", ("Kenya", "accuses", "Eritrea")),
        ("Accused by Kenya of arming al-Shabaab, Eritrea protested.", ("Eritrea", "arms", "al-Shabaab")),
        ("The attack was attributed to al-Shabaab by Kenyan officials.", ("Kenya", "accuses", "al-Shabaab")),
        ("Kenya attributed to al-Shabaab the bombing of a church.", ("Kenya", "accuses", "al-Shabaab")),
        ("Kenya laid the blame for the raid on al-Shabaab.", ("Kenya", "accuses", "al-Shabaab")),
        ("Kenyan police suspect al-Shabaab.", ("Kenya", "accuses", "al-Shabaab")),
        ("Oman said that Iran was to blame for the attack.", ("Oman", "accuses", "Iran")),
        ("Oman said that Iran was behind the attack on Sohar.", ("Oman", "accuses", "Iran")),
        ("Chad protested to the African Union against Sudan's raids.", ("Chad", "criticises", "Sudan")),
        ("China objected to the American sale of jets to Taiwan.", ("China", "criticises", "United States")),
        ("Hamas called Fatah traitors.", ("Hamas", "criticises", "Fatah")),
        (
            "Kenya condemned the bombing in Garissa, for which al-Shabaab has claimed responsibility.",
            ("Kenya", "criticises", "al-Shabaab"),
        ),
        (
            "The Security Council condemned the attack of 21 May by troops of the Khmer Rouge on the base.",
            ("UN Security Council", "criticises", "Khmer Rouge"),
        ),
    ],
)
def test_blame_is_read(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in told(text)


def test_a_charge_that_is_dismissed_is_told_by_both() -> None:
    found = statements_of("Eritrea dismissed Kenyan allegations of arming al-Shabaab.")
    arms = {(s.stance, s.claimant) for s in found if s.relation == "arms"}
    assert arms == {("affirms", "Kenya"), ("denies", "Eritrea")}


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Chad protested to the African Union against Sudan's raids.", ("Chad", "criticises", "African Union")),
        ("Kenya arrested two alleged al-Shabaab fighters.", ("Kenya", "accuses", "al-Shabaab")),
        (
            "Kenya condemned the bombing, and al-Shabaab claimed responsibility for a second one.",
            ("Kenya", "criticises", "al-Shabaab"),
        ),
        ("Oman said that Iran was not behind the attack.", ("Oman", "accuses", "Iran")),
    ],
)
def test_what_is_no_blame_gives_none(text: str, unwanted: tuple[str, str, str]) -> None:
    assert unwanted not in told(text)


def test_one_word_of_blame_is_told_once() -> None:
    found = [r for _, r, other in told("The Houthis called Saudi Arabia an aggressor.") if other == "Saudi Arabia"]
    assert found == ["accuses"]
