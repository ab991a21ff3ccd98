"""Guards: what a construction does not say, on texts whose conflicts no passage tells of."""

from __future__ import annotations

import pytest
from extracted import statements_of, told


def test_a_conjunction_parts_a_state_from_somebody_elses_president():
    text = "Venezuela's president spoke. Cuba kept troops in Venezuela after President Donald Trump threatened it."
    assert ("United States", "threatens", "Cuba") in told(text)
    assert ("Venezuela", "threatens", "Cuba") not in told(text)


def test_an_opposition_leader_speaks_for_no_state():
    text = "Opposition leader Juan Guaido, who is backed by Peru, called on Chile to help."
    assert all("Venezuela" not in (subject, other) for subject, _, other in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "The Contact Group summoned Serbia and Kosovo to Rambouillet.",
        "Kenya summoned Sudan and Ethiopia to Nairobi.",
    ],
)
def test_who_summons_states_to_a_place_reproaches_nobody(text):
    assert not [t for t in told(text) if t[1] == "criticises"]


def test_who_summons_an_ambassador_does():
    assert ("Chile", "criticises", "Bolivia") in told("Chile summoned Bolivia's ambassador over the border row.")


def test_who_follows_an_apposition_is_not_part_of_it():
    found = told("The United States, a treaty ally of Thailand, and China, a big supplier, expressed concern.")
    assert ("United States", "alliedWith", "Thailand") in found
    assert ("United States", "alliedWith", "China") not in found


def test_a_request_for_an_arrest_asks_nothing_of_the_arrested():
    text = "Ejup Ganic of the Bosnian presidency spoke. Ganic, who was arrested in London at Serbia's request, spoke."
    assert not [t for t in told(text) if t[1] == "demandsOf"]


def test_extradition_is_asked_of_who_holds_somebody_not_of_his_own_state():
    text = "Bosnia's presidency criticised Serbia for seeking the extradition of Ejup Ganic."
    assert told(text) == {("Bosnia and Herzegovina", "criticises", "Serbia")}
    held = told("Peru asked for the extradition of the colonel from Chile.")
    assert ("Peru", "demandsOf", "Chile") in held


def test_those_who_negotiate_are_the_parties_of_the_auspices():
    text = (
        "Colombia suspended its ceasefire with the Gulf Clan. "
        "The National Liberation Army, which is negotiating with Colombia in Mexico under the auspices of Norway, left."
    )
    found = [s for s in statements_of(text) if s.relation == "mediatedBetween"]
    assert [set(s.parties) for s in found] == [{"Colombia", "National Liberation Army (Colombia)"}]


def test_a_national_council_is_not_that_of_the_united_nations():
    text = "The deal was signed by Paradorn Pattanatabut, secretary-general of the National Security Council."
    assert not [t for t in told(text) if "UN Security Council" in t]


def test_the_two_are_not_guessed_among_three():
    text = (
        "Bosnian Croat forces, armed by Zagreb, had fought alongside the Bosnian government army until 1993, "
        "when the two turned on each other."
    )
    assert ("Bosnian Croats", "criticises", "Croatia") not in told(text)


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ('"We want peace," said John Garang, who led the SPLA.', ("John Garang", "leads", "SPLM/A")),
        ('"They began it," said Salva Kiir, whose army attacked Uganda.', ("South Sudan", "attacked", "Uganda")),
    ],
)
def test_what_the_text_says_of_who_spoke_is_not_his_word(text, tie):
    found = [s for s in statements_of(text) if (s.subject, s.relation, s.object) == tie]
    assert [s.claimant for s in found] == [None]


def test_what_he_said_stays_his_word():
    found = [s for s in statements_of("Uganda attacked Kenya, said John Garang, who led the SPLA.") if s.object]
    assert ("attacked", "John Garang") in {(s.relation, s.claimant) for s in found}
