"""Nouns of violence with a verb that says little: on whom, by whom."""

from __future__ import annotations

import pytest
from extracted import affirmed


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Ethiopia responded to the massacre with two weeks of air strikes on Eritrean positions.",
            ("Ethiopia", "attacked", "Eritrea"),
        ),
        (
            "The siege of Mariupol, which Russia maintained for a month, ended in March.",
            ("Russia", "attacked", "Ukraine"),
        ),
        ("Hamas embarked on a campaign of bombings against Israel.", ("Hamas", "attacked", "Israel")),
        ("Al-Shabaab carried out raids in Kenya.", ("al-Shabaab", "attacked", "Kenya")),
        (
            "Hezbollah has waged an armed campaign against the Israeli occupation since 1985.",
            ("Hezbollah", "foughtWith", "Israel"),
        ),
        (
            "Boko Haram fought Nigeria for years. In 2014 the group resumed its attacks.",
            ("Boko Haram", "attacked", "Nigeria"),
        ),
    ],
)
def test_acts_are_read(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in affirmed(text)


@pytest.mark.parametrize(
    "text",
    [
        "Iran did not respond with strikes on Israel.",
        "Israel ruled out launching attacks on Iran.",
        "Hamas carried out no attacks on Israel.",
        "The United Nations called on Boko Haram to end its attacks on Nigeria.",
    ],
)
def test_no_act_is_read(text: str) -> None:
    assert not {t for t in affirmed(text) if t[1] in ("attacked", "foughtWith") and "Boko" not in text}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The Naxal Front is a Maoist organisation that has waged an armed campaign against the Indian state.",
            ("Naxal Front", "attacked", "India"),
        ),
        (
            "No flights have left Kabul since Pakistan's bombing of Afghanistan.",
            ("Pakistan", "attacked", "Afghanistan"),
        ),
        ("Ethiopia has been engaged in an offensive against al-Shabaab.", ("Ethiopia", "attacked", "al-Shabaab")),
        ("Canada announced a new package of sanctions against Belarus.", ("Canada", "sanctions", "Belarus")),
        ("Cyprus shelled most of the villages held by Hezbollah.", ("Cyprus", "attacked", "Hezbollah")),
        ("Hezbollah embarked on a campaign against Israel and against Cyprus.", ("Hezbollah", "foughtWith", "Cyprus")),
    ],
)
def test_acts_in_longer_sentences(text: str, wanted: tuple[str, str, str]) -> None:
    told = {(s, {"foughtWith": "attacked"}.get(r, r), o) for s, r, o in affirmed(text)}
    assert (wanted[0], {"foughtWith": "attacked"}.get(wanted[1], wanted[1]), wanted[2]) in told
