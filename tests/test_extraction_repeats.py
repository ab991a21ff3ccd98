"""What several rules read in the same words is said once, and never surer than the words tell it; our own sentences."""

from __future__ import annotations

import pytest
from extracted import statements_of


@pytest.mark.parametrize(
    "text",
    [
        "Colombia promised aid to Haiti.",
        "Colombia offered Haiti assistance.",
        "Colombia offered intelligence to Haiti.",
        "Colombia pledged its full support to Haiti.",
    ],
)
def test_what_is_only_promised_is_never_told_as_done(text: str) -> None:
    told = [(s.subject, s.relation, s.object, s.modality) for s in statements_of(text) if s.relation != "figure"]
    assert told == [("Colombia", "supports", "Haiti", "planned")]


def test_what_was_given_stands_beside_what_is_promised() -> None:
    told = {(s.object, s.modality) for s in statements_of("Colombia gave aid to Haiti and promised aid to Ecuador.")}
    assert told == {("Haiti", "actual"), ("Ecuador", "planned")}
