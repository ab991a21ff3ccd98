"""Short names beside long ones: whose initials are another language's, and which a document explains itself."""

from __future__ import annotations

import pytest
from extracted import statements_of
from rows import for_each_row

LONG = (
    ("Katangan Liberation Army", "ALK"),
    ("Movement for Hope and Justice", "MEJ"),
    ("Popular Front for the Rebirth of Barotseland", "FPRB"),
    ("Vandian Patriots' Union", "UPV"),
    ("National Council for the Defence of the Sahel", "CNDS"),
    ("Front for Change and Concord in Chad", "FACT"),
)
SHAPES = (
    "The {n} ({a}) attacked Zambia on Monday. {a} fighters attacked Malawi.",
    "The {n}, or {a}, attacked Zambia on Monday. The {a} then attacked Malawi.",
    "The {n}, known by its French initials {a}, attacked Zambia. The {a} then attacked Malawi.",
    "The {n}, known by the acronym {a}, attacked Zambia. The {a} then attacked Malawi.",
    "The {n} (known by its French acronym {a}) attacked Zambia. The {a} then attacked Malawi.",
    "The {n} ({a} in French) attacked Zambia. The {a} then attacked Malawi.",
    "The {n} ({a}, after its initials in French) attacked Zambia. The {a} then attacked Malawi.",
    "The {n} (the “{a}”) attacked Zambia. The {a} then attacked Malawi.",
    "The {n}, {a} for short, attacked Zambia. The {a} then attacked Malawi.",
    "The {n}, abbreviated {a}, attacked Zambia. The {a} then attacked Malawi.",
    "The {n} (hereinafter referred to as the {a}) attacked Zambia. The {a} then attacked Malawi.",
    "The {a} ({n}) attacked Zambia. The {a} then attacked Malawi.",
    "Fighters of the {n} ({a}) attacked Zambia. Malawi was attacked by the {a}.",
    "A group called the {n} ({a}) attacked Zambia. The {a} attacked Malawi.",
    "The {n} ({a}), a rebel group, attacked Zambia. The {a} attacked Malawi.",
)


@pytest.mark.parametrize("shape", SHAPES)
@for_each_row(("name", "acronym"), LONG)
def test_both_names_are_one_actor_and_nobody_says_so(name: str, acronym: str, shape: str) -> None:
    attacks = [s for s in statements_of(shape.format(n=name, a=acronym)) if s.relation == "attacked"]
    assert [(s.subject, s.object, s.claimant) for s in attacks] == [(name, "Zambia", None), (name, "Malawi", None)]


def test_what_the_document_explains_stands_before_the_lexicon() -> None:
    """UPC is Congolese to the lexicon."""
    said = statements_of("The Congo Patriots' Union (UPC) attacked Zambia. The UPC then attacked Malawi.")
    assert {s.subject for s in said} == {"Congo Patriots' Union"}


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("The Katangan Liberation Army (PKK) attacked Zambia. The PKK attacked Malawi.", "PKK"),
        ("The Katangan Liberation Army, FARC, and ADF fought. FARC attacked Malawi.", "FARC"),
    ],
)
def test_whom_the_lexicon_knows_by_letters_that_do_not_fit_he_stays(text: str, subjects: str) -> None:
    assert [s.subject for s in statements_of(text) if s.object == "Malawi"] == [subjects]


def test_an_agency_in_parentheses_is_nobodys_short_name() -> None:
    said = statements_of("The Katangan Liberation Army (AFP) attacked Zambia. AFP said Malawi attacked Zambia.")
    assert [s.claimant for s in said if s.subject == "Malawi"] == ["Agence France-Presse"]


def test_the_place_belongs_to_the_name_where_the_acronym_follows_it() -> None:
    text = "The Movement for Unity and Jihad in West Vandia (MUJAV) attacked Zambia. MUJAV attacked Malawi."
    assert {s.subject for s in statements_of(text)} == {"Movement for Unity and Jihad in West Vandia"}
    bare = "The Katangan Liberation Army in West Vandia attacked Zambia."
    assert {s.subject for s in statements_of(bare)} == {"Katangan Liberation Army"}


def test_being_known_by_a_name_is_no_account() -> None:
    said = statements_of("The Taliban, known by France, attacked Zambia.")
    assert [(s.subject, s.claimant) for s in said] == [("Afghan Taliban", None)]


def test_a_state_within_a_groups_name_is_not_what_it_is_also_called() -> None:
    said = statements_of(
        "The Front for Change and Concord in Chad, or FACT, attacked Zambia. FACT then attacked Malawi."
    )
    assert "Chad" not in {s.subject for s in said}
    said = statements_of("The Popular Front of Togo, also known as PFT, attacked Zambia. PFT then attacked Malawi.")
    assert "Togo" not in {s.subject for s in said}
