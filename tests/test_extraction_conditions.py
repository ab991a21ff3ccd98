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
        "Kenya said Uganda had to withdraw its troops before talks could begin.",
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
        "Uganda had to withdraw its troops, Kenya said in a report on the war.",
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


WAR = "Fighting broke out between Kenya and Uganda. "


@pytest.mark.parametrize(
    ("text", "asker"),
    [
        (WAR + "UN Secretary-General Antonio Guterres urged both sides to talk.", "United Nations"),
        (WAR + "United Nations Secretary-General Ban Ki-moon called on them to talk.", "United Nations"),
        (WAR + "Italy urged the two to talk.", "Italy"),
        (WAR + "Italy called on the two to take the quarrel to court.", "Italy"),
        (WAR + "Italy called on the leaders of both countries to talk.", "Italy"),
        ("Italy urged the leaders of Kenya and Uganda to talk.", "Italy"),
        ("European Commission President Ursula von der Leyen urged Kenya and Uganda to talk.", "European Commission"),
    ],
)
def test_both_are_asked(text, asker):
    assert told(text, "demandsOf") == {(asker, "Kenya"), (asker, "Uganda")}


def test_an_envoy_does_not_speak_for_the_state_that_he_is_sent_to():
    text = "The UN's Syria envoy Geir Pedersen urged Israel to stop."
    assert ("Syria", "Israel") not in told(text, "demandsOf")


def test_restraint_is_urged_on_both():
    assert told(WAR + "Italy urged restraint on both.", "demandsOf") == {("Italy", "Kenya"), ("Italy", "Uganda")}
