"""Peoples and communities as those who act and to whom it is done."""

from __future__ import annotations

import pytest

from kg.actors import packaged_lexicon
from kg.extraction import extract
from kg.extraction.naming.peoples import people_name
from kg.reading import read_text


def said(text: str) -> list[tuple[str, str, str | None]]:
    """Subject, relation and object of each statement but figures."""
    account = extract(read_text(text, id="made-up"), packaged_lexicon())
    return [(s.subject, s.relation, s.object) for s in account.statements if s.relation != "figure"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Muslims and Christians fought each other in Bangui.", ("Muslims", "foughtWith", "Christians")),
        ("Ossetians and Ingush clashed in Prigorodny.", ("Ossetians", "foughtWith", "Ingush")),
        ("Kurds fought the Iraqi army in Kirkuk.", ("Kurds", "foughtWith", "Iraq")),
        ("Sinhalese mobs killed hundreds of Tamils in Colombo.", ("Sinhalese mobs", "attacked", "Tamils")),
        ("Muslim mobs attacked a Christian neighbourhood in Ambon.", ("Muslim mobs", "attacked", "Christians")),
        ("Hutu villagers attacked a Tutsi village.", ("Hutu villagers", "attacked", "Tutsis")),
        ("The Sudanese army bombed Nuba villages.", ("Sudan", "attacked", "Nuba")),
        ("Sudan armed Arab tribes against the Masalit.", ("Sudan", "arms", "Arabs")),
        (
            "Fulani herders raided Berom communities in Plateau State.",
            ("Fulani herders", "attacked", "Berom communities"),
        ),
        (
            "Christian and Muslim villagers fought each other.",
            ("Christian villagers", "foughtWith", "Muslim villagers"),
        ),
        (
            "Clashes between ethnic Kyrgyz and ethnic Uzbeks broke out.",
            ("ethnic Kyrgyz", "foughtWith", "ethnic Uzbeks"),
        ),
        ("Ethnic Albanians attacked Serbian police near Bujanovac.", ("ethnic Albanians", "attacked", "Serbia")),
        ("The Tamil Tigers expelled thousands of Muslims.", ("LTTE", "deported", "Muslims")),
        ("Muslim rebels abducted 12 Christians in Mindanao.", ("Muslim rebels", "attacked", "Christians")),
        ("Rebel fighters attacked the Chadian army.", ("rebel fighters", "attacked", "Chad")),
        ("Soldiers of the Ethiopian army attacked Eritrea.", ("Ethiopia", "attacked", "Eritrea")),
    ],
)
def test_peoples_are_ends_of_statements(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in said(text)


def test_parties_of_an_accord_may_be_peoples() -> None:
    account = extract(
        read_text("The Nuer and the Dinka signed a peace agreement in Wunlit.", id="x"), packaged_lexicon()
    )
    assert [tuple(sorted(s.parties)) for s in account.statements] == [("Dinka", "Nuer")]


@pytest.mark.parametrize(
    "text",
    [
        "In the Muslim world anger grew.",
        "The Muslim Brotherhood was founded in 1928.",
        "Christian Wulff visited Berlin.",
        "Most Christians left the town, and other Muslims stayed.",
        "The Druze region is quiet.",
    ],
)
def test_words_of_faith_and_origin_alone_say_nothing(text: str) -> None:
    assert said(text) == []


def test_one_name_for_every_form() -> None:
    assert [people_name(word) for word in ("Kurdish", "Kurd", "Kurds")] == ["Kurds"] * 3
    assert [people_name(word) for word in ("Dinkas", "Dinka")] == ["Dinka"] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The opposition accused President Paul Biya of fraud.", ("opposition", "accuses", "Cameroon")),
        ("Opposition parties accused Togo's government of murder.", ("opposition parties", "accuses", "Togo")),
        ("Belarus accused the West of waging a hybrid war.", ("Belarus", "accuses", "the West")),
        ("Eritrea harbours Sudanese opposition leaders.", ("Eritrea", "harbours", "Sudanese opposition leaders")),
    ],
)
def test_an_opposition_and_the_west_are_somebody(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Opposition to the plan grew.",
        "Israeli soldiers were seen on the West Bank.",
        "Prices rose in the West.",
        "Its opposition to the treaty was known.",
    ],
)
def test_no_opposition_and_no_west(text: str) -> None:
    assert not any("opposition" in end or "West" in end for s, _, o in said(text) for end in (s, o or ""))
