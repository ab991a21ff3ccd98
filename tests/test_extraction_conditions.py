"""Demands told as conditions or as requests that were met, ultimatums, refusals in other words; and what is none."""

from __future__ import annotations

import pytest
from extracted import statements_of


def told(text, relation):
    """Who asks or refuses whom."""
    return {(s.subject, s.object) for s in statements_of(text) if s.relation == relation and s.stance == "affirms"}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya said it would not talk until Uganda withdrew its troops.",
        "Kenya refused to sign unless Uganda freed the prisoners.",
        "Kenya will come only if Uganda first accepts the resolution.",
        "At the request of Kenya, Uganda sent troops.",
        "Uganda sent troops at Kenya's request.",
        "Uganda, at the insistence of Kenya, withdrew.",
        "Kenya gave Uganda until Friday to withdraw.",
        "Kenya issued an ultimatum to Uganda.",
        "Kenya demanded $5bn in reparations from Uganda.",
        "Kenya demanded direct talks with Uganda.",
        "Kenya said Uganda had to withdraw its troops.",
        "Kenya warned Uganda to stop arming the rebels.",
        "Kenya nudged Uganda towards a settlement.",
        "The Kenyan parliament voted unanimously on Monday to demand that Uganda leave.",
    ],
)
def test_what_is_asked(text):
    assert told(text, "demandsOf") == {("Kenya", "Uganda")}


@pytest.mark.parametrize(
    "text",
    [
        "Uganda will leave when Kenya leaves.",
        "Kenya said Uganda would not talk.",
        "The plane landed at the request of Kenya.",
        "At the request of the court, Kenya sent papers.",
        "Kenya will not rest until the rebels of the north are gone.",
        "Kenya warned Uganda of a storm.",
        "Kenya held talks with Uganda.",
        "Kenya had to withdraw from Uganda.",
    ],
)
def test_nothing_is_asked(text):
    assert told(text, "demandsOf") == set()


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Kenya turned Uganda's invitation down.", "Uganda"),
        ("Kenya boycotted the talks with Uganda.", "Uganda"),
        ("Kenya is boycotting the conference.", None),
        ("Kenya has not accepted Uganda's proposals.", "Uganda"),
        ("Kenya would not accept the demands presented by Uganda.", "Uganda"),
        ("Kenya has not accepted the verdict.", None),
        ("Kenya vetoed a Ugandan motion for a ceasefire.", "Uganda"),
    ],
)
def test_what_is_refused(text, other):
    assert told(text, "refuses") == {("Kenya", other)}


@pytest.mark.parametrize("text", ["Kenya turned the lights down.", "Kenya boycotted Ugandan tea."])
def test_nothing_is_refused(text):
    assert told(text, "refuses") == set()
