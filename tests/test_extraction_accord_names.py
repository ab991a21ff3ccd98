"""What agreements are called: by the name that a text gives them, else by their kind and parties."""

from __future__ import annotations

import pytest
from extracted import statements_of


def called(text: str) -> list[str | None]:
    """What the agreements are called, in the order of the text."""
    return [s.agreement for s in statements_of(text) if s.relation == "partyTo"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sudan's army and the RSF signed the Jeddah Declaration on Thursday.", "Jeddah Declaration"),
        ("In 2005 Khartoum and the SPLM signed the Comprehensive Peace Agreement.", "Comprehensive Peace Agreement"),
        ("Ethiopia and the TPLF signed the Pretoria agreement in November 2022.", "Pretoria Agreement"),
        ("Colombia and the FARC signed the Havana peace deal in 2016.", "Havana Peace Deal"),
        ("Israel and Egypt signed the Camp David Accords in 1978.", "Camp David Accords"),
        ("Russia and Ukraine signed the Minsk II agreement in February 2015.", "Minsk II Agreement"),
        ("Pakistan and India signed the Simla Agreement in 1972.", "Simla Agreement"),
        (
            "The Revitalised Agreement on the Resolution of the Conflict between Chad and the FACT was signed.",
            "Revitalised Agreement on the Resolution of the Conflict",
        ),
    ],
)
def test_an_agreement_has_the_name_that_the_text_gives_it(text: str, name: str) -> None:
    assert called(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Turkey and Armenia signed a Ceasefire Agreement.", "Ceasefire between Armenia and Türkiye"),
        ("Turkey and Armenia signed a new trade agreement.", "Agreement between Armenia and Türkiye"),
        ("Bilateral agreements were signed by Turkey and Armenia.", "Agreement between Armenia and Türkiye"),
        (
            "Chad and Sudan signed a Peace Deal.",
            "Peace agreement between Chad and Sudan",
        ),
        ("India and Pakistan signed a Memorandum of Understanding.", "Agreement between India and Pakistan"),
    ],
)
def test_what_only_says_its_kind_is_no_name(text: str, name: str) -> None:
    assert called(text) == [name]


def test_the_name_holds_for_the_same_agreement_in_the_rest_of_the_text_and_for_no_other() -> None:
    """ "The agreement" of the same two is the named one; a ceasefire of theirs is something else."""
    text = "In 2005 Khartoum and the SPLM signed the Comprehensive Peace Agreement. The agreement collapsed."
    assert called(text) == ["Comprehensive Peace Agreement"] * 2
    text = "Chad and Sudan signed the Doha Agreement in 2010. Chad and Sudan signed a ceasefire in 2012."
    assert called(text) == ["Doha Agreement", "Ceasefire between Chad and Sudan"]
    text = (
        "Chad and Sudan signed the Doha Agreement in 2010. Chad and Sudan signed the Dakar Agreement in 2012. "
        "The agreement collapsed."
    )
    assert called(text)[:2] == ["Doha Agreement", "Dakar Agreement"]
    assert set(called(text)[2:]) <= {"Agreement between Chad and Sudan"}, "which of the two is not said"


def test_the_words_of_a_name_report_nothing() -> None:
    """No war is dated by the agreement whose name tells of it."""
    text = "The Agreement on the Resolution of the Conflict between South Sudan and the SPLM-IO was signed in 2018."
    assert {s.relation for s in statements_of(text)} == {"partyTo"}
    assert {s.relation for s in statements_of("The conflict between South Sudan and the SPLM-IO flared.")} == {
        "foughtWith"
    }
