from __future__ import annotations

import difflib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import errors
from kg.errors import nearest

NAMES = st.text("abcdE -", max_size=9)


@given(NAMES, st.lists(NAMES, max_size=40))
def test_the_nearest_names_are_those_that_comparing_all_of_them_finds(name: str, known: list[str]) -> None:
    folded = {each.casefold(): each for each in sorted(known, reverse=True)}
    wanted = [folded[each] for each in difflib.get_close_matches(name.casefold(), folded, n=3, cutoff=0.6)]
    assert nearest(name, known) == wanted


def test_of_many_names_few_are_compared_closely(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = []

    def likeness(name: str, candidate: str) -> float:
        looked.append(candidate)
        return closely(name, candidate)

    closely = errors._likeness
    monkeypatch.setattr(errors, "_likeness", likeness)
    known = [f"Group {number} of the {('North', 'South')[number % 2]}" for number in range(30_000)]
    assert nearest("Group 777 of the Nort", known)[0].startswith("Group 777")
    assert len(looked) < 300
    looked.clear()
    assert nearest("Pakistan", known) == []
    assert not looked
