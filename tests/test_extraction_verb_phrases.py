"""The ways in which news says who helps, fights, blames, asks or meets whom: a sentence for each."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from extracted import told, with_parties
from rows import for_each_row


def _rows(name: str) -> list[dict[str, str]]:
    with (Path(__file__).parent / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@for_each_row("row", [*_rows("verb_phrases.tsv"), *_rows("noun_phrases.tsv")], ids=lambda row: row["text"])
def test_the_phrase_is_read(row: dict[str, str]) -> None:
    assert (row["subject"], row["relation"], row["object"]) in with_parties(row["text"])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Sudan's defeat by Chad was complete.", ("Chad", "foughtWith", "Sudan")),
        ("Sudan's invasion by Chad began in May.", ("Chad", "attacked", "Sudan")),
        ("The Sudanese general's capture by Chad was news.", ("Chad", "attacked", "Sudan")),
        ("There was anger at Sudan from Chad.", ("Chad", "criticises", "Sudan")),
        (
            "Mali's withdrawal from ECOWAS took effect.",
            ("Mali", "memberOf", "Economic Community of West African States"),
        ),
        ("Chadian recognition of Somaliland angered Somalia.", ("Chad", "supports", "Somaliland")),
    ],
)
def test_nouns_tell_it_in_either_order(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Chad's pursuit of peace with Sudan is sincere.",
        "Chad's break with tradition surprised Sudan.",
        "Chad's defence of its title in Sudan begins today.",
        "Chad's withdrawal from Sudan is complete.",
        "Chad's opposition to the plan is known.",
        "There is no case against Sudan.",
        "Chad's landing on the moon delighted Sudan.",
        "Chad's recognition of the need for talks is welcome.",
        "Chad stood by the river.",
        "Chad took on 300 teachers.",
        "Chad put down the phone.",
        "Chad moved closer to the coast.",
        "Sudan is behind schedule.",
        "Chad swept the streets of its capital before Sudan's president came.",
        "Chad tilted the table.",
        "Chad fed the children of the camp on Sudanese rice.",
        "The river joins Chad and Sudan.",
        "Chad counted the votes.",
        "Chad bottled the water of a Sudanese spring.",
        "Chad is close to famine.",
        "Chad beat Sudan 2-1 in Cairo.",
        "Chad drove 300 kilometres into the desert.",
        "Chad's team poured into the stadium.",
        "Chad talked to Reuters.",
        "Chad bargained over the price of Sudanese cotton.",
        "Chad blasted a tunnel through the rock.",
        "Chad is critical of nobody.",
        "Chad is in contact with the ground.",
        "Under the bridge Chad and Sudan share a well.",
    ],
)
def test_what_only_looks_like_one_gives_nothing(text: str) -> None:
    assert not told(text)
