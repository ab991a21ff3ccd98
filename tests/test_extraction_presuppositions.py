"""What a demand takes for granted, several demands by one verb, and texts that a letterhead says whose they are."""

from __future__ import annotations

import pytest
from extracted import statements_of


def told(text):
    return {(s.subject, s.relation, s.object, s.stance, s.claimant) for s in statements_of(text)}


def demanded(text):
    return {(s.subject, s.object) for s in statements_of(text) if s.relation == "demandsOf"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya called on Rwanda to stop arming the M23.", ("Rwanda", "arms", "M23")),
        ("Kenya demanded that Rwanda stop arming the M23.", ("Rwanda", "arms", "M23")),
        ("Kenya urged Iran to end its deliveries of drones to Sudan.", ("Iran", "arms", "Sudan")),
        ("Kenya asked Rwanda to end its support for the M23.", ("Rwanda", "supports", "M23")),
        (
            "Kenya demanded that Rwanda cease its attacks on Goma.",
            ("Rwanda", "attacked", "Democratic Republic of the Congo"),
        ),
    ],
)
def test_who_has_to_stop_it_does_it_by_the_one_who_demands(text, expected):
    assert (*expected, "affirms", "Kenya") in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya called on the M23 to end the recruitment of children.",
        "Kenya urged Rwanda to start arming the M23.",
        "Kenya asked Rwanda to stop the war.",
        "Kenya urged Rwanda to stop negotiating with the M23.",
    ],
)
def test_nothing_hostile_or_helpful_is_taken_for_granted(text):
    assert {relation for _, relation, *_ in told(text)} == {"demandsOf"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kenya called on the Security Council to act, and on Rwanda to withdraw.",
            {("Kenya", "UN Security Council"), ("Kenya", "Rwanda")},
        ),
        (
            "Kenya demands that Rwanda free its men, and that the M23 leave Goma.",
            {("Kenya", "Rwanda"), ("Kenya", "M23")},
        ),
        ("Kenya urged the Rwandan side to leave Goma.", {("Kenya", "Rwanda")}),
        ("Kenya said that Rwanda arms the M23 and that the M23 trains Uganda.", set()),
    ],
)
def test_one_verb_demands_of_several(text, expected):
    assert demanded(text) == expected


def test_a_letterhead_says_whose_words_they_are():
    body = "We demand that Myanmar withdraw its troops. Our fighters have left Kachin State."
    assert demanded(f"KAREN NATIONAL UNION\n\n{body}") == {("Karen National Union", "Myanmar")}
    assert demanded("Karen National Union\n\nThe KNU is a group. It fights.") == set()
