"""The wars and disputes of the state whose entry in an encyclopaedia the text is."""

from __future__ import annotations

import pytest

from kg.actors import packaged_lexicon
from kg.extraction import extract
from kg.reading import read_text

_OPENING = "Somalia\n\nSomalia lies in the Horn of Africa. "


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("A border war with Ethiopia ended in 1978.", {("Somalia", "foughtWith", "Ethiopia")}),
        ("The dispute with Kenya over the sea remains unresolved.", {("Somalia", "disputesWith", "Kenya")}),
        ("A trade war with Kenya was avoided.", set()),
        ("Ethiopia feared a war with Kenya.", set()),
        ("A dispute with Kenya over Ethiopia was settled.", set()),
    ],
)
def test_the_other_side_of_a_war_is_the_state_of_the_entry(sentence: str, told: set[tuple[str, str, str]]) -> None:
    account = extract(read_text(_OPENING + sentence, id="entry"), packaged_lexicon())
    assert {(each.subject, each.relation, each.object) for each in account.statements} == told


def test_under_another_title_it_stays_open() -> None:
    text = _OPENING.replace("Somalia\n", "War in the desert\n", 1) + "A border war with Ethiopia ended in 1978."
    assert not extract(read_text(text, id="entry"), packaged_lexicon()).statements
