"""Figures of people driven from their homes, and when soldiers are to be moved."""

from __future__ import annotations

import pytest

from kg.actors import packaged_lexicon
from kg.extraction import extract
from kg.reading import read_text


def _figures(text: str) -> set[tuple[str, str | None]]:
    found = extract(read_text(text, id="d"), packaged_lexicon())
    return {(each.figure.measure, each.time) for each in found.statements if each.figure is not None}


@pytest.mark.parametrize(
    "text",
    [
        "Raids have killed 40 people in Chad since then, according to the health ministry, and driven more than "
        "12,000 from their homes.",
        "The war has killed 40 people, by UN estimates, and forced 12 million from their homes.",
    ],
)
def test_those_driven_from_home_are_not_among_the_dead(text: str) -> None:
    assert _figures(text) == {("killed", None), ("displaced", None)}


def test_soldiers_to_be_withdrawn_are_not_counted_for_a_month_that_is_past() -> None:
    dated = "---\ndate: 1995-08-30\n---\nParis would begin to withdraw its 4,000 soldiers in March, France said."
    assert {time for _, time in _figures(dated)} == {None}
