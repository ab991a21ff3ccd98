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


@pytest.mark.parametrize("title", ["Somalia: army retakes town", "Somalia, rebels sign truce", "Mogadishu"])
def test_a_headline_of_news_or_a_city_is_no_entry_whose_president_one_would_know(title: str) -> None:
    text = f"{title}\n\nPresident Alpha Kone praised the deal. Alpha Kone came to power in 2010."
    assert not extract(read_text(text, id="news"), packaged_lexicon()).statements


@pytest.mark.parametrize(
    "title", ["Somalia", "Politics of Somalia", "Somalia: History", "Somalia: Independence and war"]
)
def test_an_entry_knows_whose_president_it_speaks_of(title: str) -> None:
    text = f"{title}\n\nPresident Alpha Kone praised the deal."
    account = extract(read_text(text, id="entry"), packaged_lexicon())
    assert {(each.subject, each.relation, each.object) for each in account.statements} == {
        ("Alpha Kone", "leads", "Somalia")
    }
