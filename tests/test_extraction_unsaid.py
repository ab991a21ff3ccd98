"""What a sentence leaves out and its reader supplies: the pronoun of a relative clause, the object of an answer."""

import pytest
from extracted import statements_of


def ties(text):
    return {(s.subject, s.relation, s.object) for s in statements_of(text) if s.stance == "affirms"}


CONTACT = [
    ("The army fought alongside M23, the force Kigali armed and trained.", "Rwanda", "trains", "M23"),
    ("M23, the group Rwanda armed, has taken Goma.", "Rwanda", "arms", "M23"),
    ("Chad confronted the Janjaweed, the militia Khartoum once armed.", "Sudan", "arms", "Janjaweed"),
    ("They faced Hezbollah, the very force Iran helped to build.", "Iran", "supports", "Hezbollah"),
    (
        "Open confrontation with Hezbollah, the very force successive Syrian governments helped to survive.",
        "Syria", "supports", "Hezbollah",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subject", "relation", "other"), CONTACT)
def test_relative_clauses_without_a_pronoun(text, subject, relation, other):
    assert (subject, relation, other) in ties(text)


def test_who_armed_the_rebels_did_not_take_the_town():
    assert not [tie for tie in ties("The rebels Rwanda armed have taken Goma.") if tie[1] == "tookOver"]


ANSWERS = [
    ("Washington pressed Beirut to disarm Hezbollah. But Lebanon refused to act.", "Lebanon", "Hezbollah"),
    ("Turkey asked Sweden to extradite or expel PKK members. Stockholm largely refused.", "Sweden", "PKK"),
    ("Kenya urged Somalia to reopen the border. Mogadishu refused to budge.", "Somalia", "Kenya"),
]


@pytest.mark.parametrize(("text", "subject", "other"), ANSWERS)
def test_a_refusal_concerns_whom_the_demand_before_it_does(text, subject, other):
    assert (subject, "refuses", other) in ties(text)


def test_a_refusal_of_somebody_else_answers_nothing():
    found = ties("Washington pressed Beirut to disarm Hezbollah. Jordan refused to comment.")
    assert not [tie for tie in found if tie[0] == "Jordan" and tie[2] is not None]


ENJOYED = [
    ("The report described the PKK as a major threat, enjoying freedom of movement under the Iraqi government.",
     "Iraq", "supports", "PKK"),
    ("The PKK enjoys growing support and freedom of movement under the Iraqi government.", "Iraq", "supports", "PKK"),
    ("M23 receives increasing support from Rwanda.", "Rwanda", "supports", "M23"),
    ("The deal saw Israel release Hamas prisoners and ease pressure.", "Israel", "concededTo", "Hamas"),
    ("Sudan relaxed its pressure on the SPLM-N.", "Sudan", "concededTo", "SPLM-N"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subject", "relation", "other"), ENJOYED)
def test_who_gives_what_is_enjoyed(text, subject, relation, other):
    assert (subject, relation, other) in ties(text)
