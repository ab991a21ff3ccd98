"""The ways in which news says who helps, fights, blames, asks or meets whom: a sentence for each."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from extracted import told, with_parties

with (Path(__file__).parent / "verb_phrases.tsv").open(encoding="utf-8", newline="") as file:
    _ROWS = list(csv.DictReader(file, delimiter="\t"))


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row["text"])
def test_the_phrase_is_read(row: dict[str, str]) -> None:
    assert (row["subject"], row["relation"], row["object"]) in with_parties(row["text"])


@pytest.mark.parametrize(
    "text",
    [
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
