"""Who does what a verb says, in all the environments in which English places a subject.

`subjects.tsv` holds sentences with places for actors and a verb; each is read with several actors and verbs.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest
from extracted import told, with_parties
from rows import for_each_row


@dataclass(frozen=True)
class _Actors:
    """Whom a sentence is filled with: by place the words, and the name by which they are known."""

    subject: tuple[str, str]
    fellow: tuple[str, str]
    object: tuple[str, str]
    bystander: tuple[str, str]

    @property
    def places(self) -> dict[str, tuple[str, str]]:
        return {"S": self.subject, "T": self.fellow, "B": self.object, "X": self.bystander}


@dataclass(frozen=True)
class _Verb:
    base: str
    past: str
    present: str
    relation: str


_ACTORS = (
    _Actors(("Turkey", "Türkiye"), ("Qatar", "Qatar"), ("UNITA", "UNITA"), ("Iran", "Iran")),
    _Actors(("Eritrea", "Eritrea"), ("Djibouti", "Djibouti"), ("al-Shabaab", "al-Shabaab"), ("Ethiopia", "Ethiopia")),
    _Actors(("the PKK", "PKK"), ("Hezbollah", "Hezbollah"), ("the Islamic State", "Islamic State"), ("Iraq", "Iraq")),
    _Actors(("Beijing", "China"), ("Hanoi", "Vietnam"), ("the Khmer Rouge", "Khmer Rouge"), ("Bangkok", "Thailand")),
)
_VERBS = (
    _Verb("arm", "armed", "arming", "arms"),
    _Verb("shell", "shelled", "shelling", "attacked"),
    _Verb("train", "trained", "training", "trains"),
)


def _rows() -> list[dict[str, str]]:
    with (Path(__file__).parent / "subjects.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@for_each_row("row", _rows(), ids=lambda row: row["text"])
def test_whoever_does_it_is_read_and_nobody_else(row: dict[str, str]) -> None:
    for actors, verb in product(_ACTORS, _VERBS):
        places = actors.places
        filled = {place: words for place, (words, _) in places.items()}
        text = row["text"].format(**filled, ed=verb.past, en=verb.past, v=verb.base, ing=verb.present)
        text = text[0].upper() + text[1:]
        wanted = (verb.relation, actors.object[1])
        read = {subject for subject, relation, target in told(text) if (relation, target) == wanted}
        known = {name for _, name in places.values()}
        assert read & known == {places[place][1] for place in row["doers"].split(",") if place}, text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Retired Kenyan officers have trained Puntland's army.", ("Kenya", "trains", "Puntland")),
        ("Militias close to the ruling party have killed Hutu villagers.", ("militias", "attacked", "Hutu villagers")),
        ("UNITA, whose guerrillas Zaire has trained since May in camps near Kinshasa, is advancing.",
         ("Democratic Republic of the Congo", "trains", "UNITA")),
        ("On 12 June Ms. Sirleaf asked Ghana to send soldiers.", ("Liberia", "demandsOf", "Ghana")),
        ("Three earlier raids aside, two more Chadian gunships shelled Sudan.", ("Chad", "attacked", "Sudan")),
        ("Chad and Sudan met in Sirte, with Libya's leader, Muammar Gaddafi, acting as mediator.",
         ("Libya", "mediatedBetween", "Chad & Sudan")),
        ("Chad was among the first to recognise Somaliland.", ("Chad", "supports", "Somaliland")),
    ],
)  # fmt: skip
def test_a_subject_behind_other_words_is_found(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in with_parties(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Under the accord Senegalese and Guinean forces will leave Bissau.", "partyTo"),
        ("Forces allied with Chad shelled Sudan.", "attacked"),
        ("Chad's critics in Libya condemned Sudan.", "arms"),
        ("Chad was the first to be told of the raid on Sudan.", "attacked"),
        ("The man who shot the president of Chad was a Sudanese.", "supports"),
    ],
)
def test_nobody_else_is_the_subject(text: str, unwanted: str) -> None:
    assert unwanted not in {relation for _, relation, _ in with_parties(text)}


def test_militias_whose_kind_is_told_are_none_that_was_named() -> None:
    text = "The Rwandan Patriotic Front fights Rwanda. Militias close to the president have killed Tutsi civilians."
    assert ("militias", "attacked", "Tutsi civilians") in told(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("On 3 May envoys of Chad and of UNITA signed a ceasefire.", ("Chad", "partyTo", "Chad & UNITA")),
        ("In Bamako on Sunday General Haftar and President Yahya Jammeh of Gambia, who had armed UNITA, met.",
         ("Gambia", "arms", "UNITA")),
        ("Two of these, Chad and Libya, armed UNITA.", ("Libya", "arms", "UNITA")),
        ("The rebels of Laurent Nkunda, whom Rwanda had armed and who attacked Goma, fled.",
         ("CNDP", "attacked", "Democratic Republic of the Congo")),
        ("In Tbilisi envoys from Mali and Chad met.", ("Chad", "negotiatedWith", "Chad & Mali")),
        ("Turkey, Azerbaijan's closest ally, and Pakistan condemned Iran.", ("Pakistan", "criticises", "Iran")),
        ("Militants loyal to UNITA overran an Angolan post before dawn on Monday, killing 11 soldiers.",
         ("Angola", "figure", None)),
    ],
)  # fmt: skip
def test_subjects_of_several_parts_are_whole(text: str, wanted: tuple[str, str, str | None]) -> None:
    assert wanted in with_parties(text) | told(text)
