"""Names that may mean somebody who is known: offered, never merged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.actors import AliasSuggestion, packaged_lexicon, suggest_aliases
from kg.cli.app import app
from kg.model import Actor

_TWO = "The Free Alban Army (FAA) attacked Albania. The Free Albann Army (FAB) attacked Italy."


def _offered(*actors: tuple[str, str]) -> list[tuple[str, str, str]]:
    found = suggest_aliases([Actor(name, kind) for name, kind in actors], packaged_lexicon())
    return [(s.name, s.other, s.reason) for s in found]


@pytest.mark.parametrize(
    ("name", "kind", "other", "reason"),
    [
        ("Giants", "MilitantGroup", "Giants Brigades", "the same words"),
        ("Boko Harram", "MilitantGroup", "Boko Haram", "spelled alike"),
        ("Front Islamic Moro Liberation", "MilitantGroup", "Moro Islamic Liberation Front", "the same words"),
    ],
)
def test_a_name_near_a_listed_one_is_offered(name: str, kind: str, other: str, reason: str) -> None:
    assert (name, other, reason) in _offered((name, kind))


def test_of_two_unlisted_names_the_longer_is_offered_for_the_shorter() -> None:
    assert _offered(("SNLA", "MilitantGroup"), ("Sur National Liberation Army", "MilitantGroup")) == [
        ("SNLA", "Sur National Liberation Army", "initials")
    ]
    assert _offered(("Holm", "Person"), ("Dana Holm", "Person")) == [("Holm", "Dana Holm", "part of the name")]


@pytest.mark.parametrize(
    "actors",
    [
        [("14th Brigade", "MilitantGroup"), ("15th Brigade", "MilitantGroup")],
        [("Pakistan", "State")],
        [("Boko Harram", "Person")],  # a person is no group
        [("Northern Resolve Army", "MilitantGroup"), ("Southern Dawn Army", "MilitantGroup")],
        [("two officials", "UnnamedSource"), ("officials", "UnnamedSource")],
        [],
    ],
)
def test_what_may_not_be_offered(actors: list[tuple[str, str]]) -> None:
    assert _offered(*actors) == []


def test_the_likeliest_comes_first_and_three_are_enough() -> None:
    actors = [Actor("Holm", "Person"), *(Actor(f"{first} Holm", "Person") for first in ("A", "Bo", "Cy", "Dana Eva"))]
    found = suggest_aliases(actors, packaged_lexicon())
    assert [s.other for s in found if s.name == "Holm"] == ["A Holm", "Bo Holm", "Cy Holm"]
    assert all(isinstance(s, AliasSuggestion) and 0 < s.likeness <= 1 for s in found)


def test_the_command_lists_them_with_their_documents(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Wagnerr Group fighters attacked Malian soldiers.", encoding="utf-8")
    lexicon = tmp_path / "mine.tsv"
    lexicon.write_text("name\ttype\nWagnerr Group\tMilitantGroup\n", encoding="utf-8")
    listed = CliRunner().invoke(
        app, ["aliases", str(tmp_path / "one.txt"), "--lexicon", str(lexicon), "--format", "json"]
    )
    assert listed.exit_code == 4, "a name that the user has listed needs no offer"
    (tmp_path / "two.txt").write_text(
        _TWO,
        encoding="utf-8",
    )
    found = CliRunner().invoke(app, ["aliases", str(tmp_path / "two.txt"), "--format", "json"])
    rows = json.loads(found.stdout)
    assert [(row["name"], row["may_mean"], row["documents"]) for row in rows] == [
        ("Free Alban Army", "Free Albann Army", "two")
    ]


def test_the_report_of_a_build_lists_them(tmp_path: Path) -> None:
    (tmp_path / "two.txt").write_text(
        _TWO,
        encoding="utf-8",
    )
    assert CliRunner().invoke(app, ["build", str(tmp_path / "two.txt"), "-o", str(tmp_path / "out")]).exit_code == 0
    report = (tmp_path / "out" / "report.md").read_text("utf-8")
    assert "Free Alban Army: perhaps Free Albann Army (spelled alike)" in report
