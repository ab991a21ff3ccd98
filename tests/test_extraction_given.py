"""Troops and visas that are given, people who are let go, and what is no gift."""

from __future__ import annotations

import pytest
from extracted import statements_of


def told(text):
    return {
        (s.subject, s.relation, s.object, s.modality)
        for s in statements_of(text)
        if s.relation not in ("figure", "leads")
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya sends Somalia a further battalion.", ("Kenya", "supports", "Somalia", "actual")),
        ("Kenya is to send Somalia an additional battalion.", ("Kenya", "supports", "Somalia", "planned")),
        ("Kenya granted passports to Hamas.", ("Kenya", "supports", "Hamas", "actual")),
        ("The M23 freed nine fishermen.", ("M23", "released", "fishermen", "actual")),
        ("The M23 freed nine fishermen it had held since May.", ("M23", "released", "fishermen", "actual")),
        ("The M23 set free on Sunday the Rwandan soldiers.", ("M23", "released", "Rwanda", "actual")),
    ],
)
def test_what_is_given_and_who_is_let_go(text, expected):
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    ["Kenya sent a battalion.", "Kenya sent Somalia no battalion.", "The M23 freed nine.", "Kenya freed the market."],
)
def test_what_is_no_gift(text):
    assert not {tie for tie in told(text) if tie[1] in ("supports", "released")}
