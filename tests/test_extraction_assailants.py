"""Who attacks where the text gives no name but "masked men", a mob, settlers, or members of a group."""

from __future__ import annotations

import pytest

from kg.actors import packaged_lexicon
from kg.extraction import extract
from kg.reading import read_text


def _read(text: str) -> set[tuple[str, str, str | None]]:
    account = extract(read_text(text, id="d"), packaged_lexicon())
    return {(s.subject, s.relation, s.object) for s in account.statements if s.relation != "figure"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two masked men attacked an Indian consulate.", ("masked men", "attacked", "India")),
        ("A mob attacked the French embassy in Ouagadougou.", ("mob", "attacked", "France")),
        ("Angry mobs burnt the Chinese embassy in Jakarta.", ("mobs", "attacked", "China")),
        ("Hindu mobs attacked a Pakistani convoy.", ("Hindu mobs", "attacked", "Pakistan")),
        ("Israeli settlers attacked Palestinian villages.", ("Israeli settlers", "attacked", "Palestine")),
        ("Iranian students stormed the British embassy.", ("Iranian students", "attacked", "United Kingdom")),
        ("Hezbollah members attacked Israel.", ("Hezbollah", "attacked", "Israel")),
        ("Two al-Shabaab members assassinated a Kenyan general.", ("al-Shabaab", "attacked", "Kenya")),
        ("An Israeli officer was killed by members of Hezbollah.", ("Hezbollah", "attacked", "Israel")),
        ("Colombia's planes bombed a FARC camp.", ("Colombia", "attacked", "FARC")),
    ],
)
def test_an_assailant_is_known_by_what_he_is(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in _read(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The government of Mali lost Kidal to the MNLA.", ("MNLA", "attacked", "Mali")),
        ("Nigerian troops cleared Boko Haram out of Sambisa.", ("Nigeria", "displaced", "Boko Haram")),
        ("Egypt and Sudan quarrelled over the Halaib triangle.", ("Egypt", "disputesWith", "Sudan")),
        ("India and China disagree over their border.", ("India", "disputesWith", "China")),
        ("Hanoi sent 13 divisions into Cambodia.", ("Vietnam", "attacked", "Cambodia")),
        ("Putin sent his army into Ukraine.", ("Russia", "attacked", "Ukraine")),
        ("Greece and Turkey were on the brink of war in 1996.", ("Greece", "hostileTo", "Türkiye")),
    ],
)
def test_what_verbs_of_conflict_say_with_other_words(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in _read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Germany gave money to vulnerable and displaced people in Syria.",
        "Two strikes destroyed two ISIL fighting positions.",
        "Fifteen men attended a meeting in India.",
        "Israel ceded Sinai to Egypt.",
    ],
)
def test_nobody_is_attacked(text: str) -> None:
    assert not {found for found in _read(text) if found[1] in ("attacked", "displaced", "deported", "foughtWith")}


def test_each_strike_is_not_each_of_two() -> None:
    text = "Israel attacked Hezbollah in June. The army does not say how many bombs were dropped in each strike."
    assert _read(text) == {("Israel", "attacked", "Hezbollah")}


def test_a_verb_whose_past_is_its_base_follows_a_date() -> None:
    assert ("United States", "attacked", "al-Shabaab") in _read("A U.S. strike on Jan. 1 hit two al-Shabaab vehicles.")
    assert ("Israel", "attacked", "Hezbollah") in _read("An Israeli strike on Monday hit a Hezbollah bunker.")
