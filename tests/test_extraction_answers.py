"""Who strikes back at whom, where the verb names nobody; objects that begin with a participle; ranges of fighters."""

from __future__ import annotations

import pytest
from extracted import affirmed, statements_of


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Israel bombed Tyre and Hezbollah retaliated.", ("Hezbollah", "attacked", "Israel")),
        ("Turkey bombed the PKK in Iraq, and the PKK hit back on Sunday.", ("PKK", "attacked", "Türkiye")),
        ("Israel struck Hezbollah positions. Hezbollah fired back.", ("Hezbollah", "attacked", "Israel")),
        (
            "After M23 attacked a base of the Congolese army, the army retaliated with rockets.",
            ("Democratic Republic of the Congo", "attacked", "M23"),
        ),
        (
            "Sudan accuses Chad of bombing its villages and has retaliated militarily.",
            ("Sudan", "attacked", "Chad"),
        ),
        ("Chad supports armed groups in Darfur.", ("Chad", "supports", "armed groups")),
    ],
)
def test_what_is_read(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in affirmed(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("China retaliated with tariffs against the United States.", ("China", "attacked", "United States")),
        ("Russia retaliated against Poland by expelling three diplomats.", ("Russia", "attacked", "Poland")),
        ("Israel shelled Tyre. Beijing hit back, calling the United States a bully.", ("China", "attacked", "Israel")),
        ("Russia shelled Kharkiv. Ukraine vowed to retaliate.", ("Ukraine", "attacked", "Russia")),
        ("Iran fired missiles at Israel. Israel did not retaliate.", ("Israel", "attacked", "Iran")),
        ("India retaliated on Tuesday.", ("India", "attacked", "Pakistan")),
    ],
)
def test_what_is_no_attack(text: str, unwanted: tuple[str, str, str]) -> None:
    assert unwanted not in affirmed(text)


def test_who_was_struck_by_two_strikes_back_at_neither_by_guess() -> None:
    text = "Turkey bombed the PKK and Iran bombed the PKK, and the PKK retaliated."
    assert {tie for tie in affirmed(text) if tie[0] == "PKK"} == set()


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Experts estimate that ISIS has between 5,000 and 7,000 fighters in Syria.", 5000, 7000),
        ("The United Nations estimated 3,000 Islamic State fighters in Iraq.", 3000, 3000),
    ],
)
def test_fighters_are_counted(text: str, low: float, high: float) -> None:
    figures = [s.figure for s in statements_of(text) if s.figure is not None]
    assert [(f.measure, f.side, f.minimum, f.maximum) for f in figures] == [("fighters", "Islamic State", low, high)]


def test_weapons_in_use_are_told_with_their_adjective() -> None:
    assert ("TTP", "uses", "advanced weapons") in affirmed("The TTP now uses advanced weapons.")


def test_a_second_count_has_the_time_of_the_first() -> None:
    text = "About 300 people have been killed and 500 injured since rebels took Goma in March 2023."
    assert {s.time for s in statements_of(text) if s.figure is not None} == {"2023-03/.."}
    text = "Some 400 people were killed and 900 wounded after rebels took Goma in January 2025."
    assert {s.time for s in statements_of(text) if s.figure is not None} == {None}
