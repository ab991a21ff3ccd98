"""The measure of words that change nothing: where they are put, and what it says of what becomes of a sentence."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks" / "extraction"))

from insertions import Insertion, insertions, main, outcome, rows, said, variants


def test_the_words_stand_in_four_places_and_are_set_off() -> None:
    kinds = insertions()
    assert {kind.place for kind in kinds} == {"front", "aside", "inside", "end"}
    assert all(kind.text.endswith(" ") for kind in kinds if kind.place == "front")
    assert all(kind.text.startswith(" ") for kind in kinds if kind.place == "inside")


def test_the_sentences_are_always_the_same() -> None:
    assert rows(3) == rows(3) != rows(4)


@pytest.mark.parametrize(
    ("kind", "variant"),
    [
        (Insertion("front", "At dawn, "), "At dawn, Kenya attacked the M23 in Goma."),
        (Insertion("aside", ", meanwhile,"), "Kenya, meanwhile, attacked the M23 in Goma."),
        (Insertion("inside", " again"), "Kenya attacked the M23 again in Goma."),
        (Insertion("end", " as it rained"), "Kenya attacked the M23 in Goma as it rained."),
    ],
)
def test_where_words_are_put(kind: Insertion, variant: str) -> None:
    units: list = []
    text = "Kenya attacked the M23 in Goma."
    said(text, units)
    assert (kind, variant) in list(variants(text, units, [kind]))


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("At dawn, Kenya attacked the M23.", "kept"),
        ("Nobody knows whether Kenya attacked the M23.", "lost"),
        ("Kenya attacked the M23 and Rwanda.", "added"),
        ("Uganda said that Kenya attacked the M23.", "told otherwise"),
    ],
)
def test_what_becomes_of_a_sentence(text: str, verdict: str) -> None:
    assert outcome(said("Kenya attacked the M23."), said(text)) == verdict


def test_the_report_counts_each_variant(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    main(["--sentences", "1", "--list", str(tmp_path / "differ.tsv")])
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["place", "front", "aside", "inside", "end"]
    assert int(lines[1].split()[1]) == sum(kind.place == "front" for kind in insertions())
    assert (tmp_path / "differ.tsv").is_file()
