"""Who of two that stand side by side is told of, and for whose deed somebody is praised or punished."""

from __future__ import annotations

import pytest
from extracted import told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Norway suspended aid to Eritrea over its support for al-Shabaab.", ("Eritrea", "supports", "al-Shabaab")),
        ("The United States sanctioned Uganda because of its support for the M23.", ("Uganda", "supports", "M23")),
        ("Spain thanked Morocco for its support for Mali.", ("Morocco", "supports", "Mali")),
        ("Niger closed its border with Benin, citing its support for JNIM.", ("Benin", "supports", "JNIM")),
    ],
)
def test_the_deed_for_which_somebody_is_judged_is_his_own(text: str, wanted: tuple[str, str, str]) -> None:
    ties = told(text)
    assert wanted in ties
    assert not any(relation == "supports" and other == wanted[2] and who != wanted[0] for who, relation, other in ties)


def test_a_participle_tells_only_of_the_one_before_it() -> None:
    ties = told("The Houthis, armed by Iran, and the Yemeni army, backed by Saudi Arabia, fought in Marib.")
    assert ("Iran", "arms", "Houthis") in ties
    assert ("Saudi Arabia", "supports", "Yemen") in ties
    assert not {("Iran", "arms", "Yemen"), ("Saudi Arabia", "supports", "Houthis")} & set(ties)
    ties = told("The Houthis, armed by Iran, and Saudi Arabia agreed to a truce.")
    assert ("Saudi Arabia", "arms", "Houthis") not in ties


def test_two_gifts_of_one_verb_have_their_own_receivers() -> None:
    ties = told("Kuwait gave arms to Chad and money to Togo.")
    assert {("Kuwait", "arms", "Chad"), ("Kuwait", "funds", "Togo")} <= set(ties)
    assert not {("Kuwait", "arms", "Togo"), ("Kuwait", "funds", "Chad")} & set(ties)
