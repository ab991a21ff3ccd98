"""Frontiers: disputes of which only the line or the land is named."""

import csv
from importlib.resources import files

import pytest
from extracted import statements_of

from kg.actors import packaged_lexicon

READ = [
    ("The Durand Line border dispute fuels distrust.", "Afghanistan", "Pakistan"),
    ("A row over the Senkaku Islands flared in 2012.", "China", "Japan"),
    ("The dispute over Essequibo was raised at the summit.", "Guyana", "Venezuela"),
]


@pytest.mark.parametrize(("text", "one", "other"), READ)
def test_whose_the_dispute_is(text, one, other):
    assert {(s.subject, s.relation, s.object) for s in statements_of(text)} == {(one, "disputesWith", other)}


@pytest.mark.parametrize("text", ["The Kashmir dispute was settled.", "The dispute over pay went on."])
def test_what_is_no_dispute_of_states(text):
    assert not statements_of(text)


def test_two_who_are_named_are_not_told_twice():
    read = statements_of("India and Pakistan are locked in a dispute over Kashmir.")
    assert len([s for s in read if s.relation == "disputesWith"]) == 1


def test_the_states_are_those_of_the_lexicon():
    text = (files("kg.extraction") / "data" / "frontiers.tsv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines(), delimiter="\t"):
        for name in (row["one"], row["other"]):
            found = packaged_lexicon().find(name)
            assert found is not None
            assert (found.name, found.type) == (name, "State")
