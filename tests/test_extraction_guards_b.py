"""Guards of whole constructions: what a careful reader would not read into a sentence."""

from __future__ import annotations

from extracted import statements_of, told, with_parties


def test_who_is_accused_of_arming_them_is_not_them() -> None:
    text = "The attackers fled. Niger accused France, Benin and Togo of arming them."
    found = told(text)
    assert ("Niger", "accuses", "Togo") in found
    assert not {(s, r, o) for s, r, o in found if r == "arms"}


def test_gas_falls_on_nobody_that_is_not_told() -> None:
    text = "The United States accused Sudan's army of using chemical weapons."
    assert ("Sudan", "attacked", "United States") not in told(text)


def test_neither_after_the_verb_negates_it() -> None:
    found = statements_of("Ethiopia attacked neither Eritrea nor Somalia. Kenya bombed both Eritrea and Somalia.")
    assert all((s.stance == "denies") == (s.subject == "Ethiopia") for s in found if s.relation == "attacked")


def test_what_is_promised_is_to_come() -> None:
    (gift,) = [s for s in statements_of("Egypt has promised Somalia weapons.") if s.relation == "arms"]
    assert gift.modality == "planned"


def test_who_breaks_with_it_is_said_by_with_which() -> None:
    text = "Congo met the ambassador of Belgium, a country with which Rwanda broke off diplomatic relations."
    assert not any(relation == "estrangedFrom" and "Congo" in str(other) for _, relation, other in told(text))


def test_says_in_a_report_published() -> None:
    found = statements_of(
        "The Arakan Army tortured Rohingya men, Fortify Rights says in a report published on Wednesday."
    )
    assert {s.claimant for s in found if s.relation == "attacked"} == {"Fortify Rights"}


def test_a_recommendation_claims_nothing() -> None:
    found = with_parties("Recommendation: Washington should press Abu Dhabi to stop arming the STC.")
    assert not any("Recommendation" in str(tie) or tie[:2] == ("United States", "arms") for tie in found)
