"""Several who say it together, set after what they say: none of it becomes the text's own word."""

from __future__ import annotations

import pytest
from extracted import statements_of


@pytest.mark.parametrize(
    "who",
    [
        "residents and a UN official",
        "officials in Kampala and the UN",
        "residents of Goma, an aid worker and the UN",
        "a spokesman for the army and the UN",
        "police and residents",
        "Kenya and the UN",
        "officials in Kenya",
        "diplomats from Kenya and Ethiopia",
    ],
)
def test_what_several_say_is_their_account(who: str) -> None:
    said = statements_of(f"M23 attacked Burundi on Monday, {who} said.")
    assert [(s.subject, s.object) for s in said if s.relation == "attacked"] == [("M23", "Burundi")]
    assert all(s.claimant is not None for s in said)


def test_what_stands_before_and_somebody_said_is_the_texts_own() -> None:
    said = statements_of("M23 attacked Burundi on Monday, and residents and the UN said Kenya attacked M23.")
    assert {(s.subject, s.claimant is None) for s in said} == {("M23", True), ("Kenya", False)}
