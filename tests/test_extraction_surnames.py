"""Surnames that are towns: before whom a given name stands is a person; the town stays one where a text goes there."""

from __future__ import annotations

import pytest
from extracted import statements_of, with_parties


@pytest.mark.parametrize("name", ["Paul Goma", "Hassan Raqqa", "Ali Mosul"])
def test_who_bears_the_name_of_a_town_is_a_person(name: str) -> None:
    said = with_parties(f"{name}, the leader of M23, fled on Monday.")
    assert (name, "leads", "M23") in said


def test_the_surname_alone_is_his_and_the_town_the_towns() -> None:
    text = "General Paul Goma, the leader of M23, attacked Uganda. Goma said M23 attacked Kenya."
    assert [s.claimant for s in statements_of(text) if s.object == "Kenya"] == ["Paul Goma"]
    text = "Kenya's minister, John Beni, met M23 in Beni. M23 then attacked Beni."
    assert ("M23", "attacked", "Democratic Republic of the Congo") in with_parties(text)


def test_a_name_that_no_list_has_before_it_makes_it_one_too() -> None:
    said = statements_of("The activist Zorodzai Moyo accused Zimbabwe of killing miners.")
    assert ("Zorodzai Moyo", "accuses", "Zimbabwe") in {(s.subject, s.relation, s.object) for s in said}


@pytest.mark.parametrize("text", ["M23 attacked the port of Kalemie.", "M23 attacked East Goma.", "M23 attacked Goma."])
def test_a_town_after_another_word_stays_a_town(text: str) -> None:
    assert ("M23", "attacked", "Democratic Republic of the Congo") in with_parties(text)


def test_a_town_of_the_gazetteer_is_its_states() -> None:
    assert ("M23", "attacked", "Democratic Republic of the Congo") in with_parties("M23 attacked a base near Kabalo.")
