"""The measure of harmless changes: its sources are always the same, and what it tells of a change is so."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks" / "extraction"))

from metamorphic import Change, Source, changes, main, outcome, said, sources

_RAID = Source("Kenya", "Kenya", "attacked the M23", said("Kenya attacked the M23."))


def test_a_kind_of_change_has_one_name_and_holds_the_whole_source() -> None:
    kinds = changes()
    assert len({kind.name for kind in kinds}) == len(kinds) >= 80
    for kind in kinds:
        text = kind.of(_RAID)
        assert "Kenya" in text, kind.name
        assert "attacked the M23" in text, kind.name


def test_the_sources_are_plain_and_always_the_same() -> None:
    drawn = sources(3)
    assert drawn == sources(3)
    for source in drawn:
        assert said(f"{source.subject} {source.predicate}.") == source.said


@pytest.mark.parametrize(
    ("text", "dated", "verdict"),
    [
        ("At dawn, {subject} {predicate}.", False, "kept"),
        ("On 3 May 2012, {subject} {predicate}.", True, "kept"),
        ("On 3 May 2012, {subject} {predicate}.", False, "dated"),
        ("Nobody knows whether {subject} {predicate}.", False, "lost"),
        ("Uganda said {subject} {predicate}.", False, "changed"),
        ("{Subject} {predicate}, and Uganda shelled Goma.", False, "added"),
    ],
)
def test_what_becomes_of_a_sentence(text: str, dated: bool, verdict: str) -> None:
    assert outcome(_RAID, Change("some/kind", text, dated))[0] == verdict


def test_the_report_names_each_kind_and_family(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--sources", "1", "--only", "amid/too,amid/however"])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "1 plain sentences, 2 kinds of change, in hundredths"
    assert [line.split()[0] for line in lines[2:]] == ["amid/however", "amid/too", "amid", "all"]
