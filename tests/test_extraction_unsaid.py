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


OFFICIALS = [
    ("Iran's foreign ministry described the PKK as a shared threat. Officials urged Iraq to disarm the group.",
     "Iran", "demandsOf", "Iraq"),
    ("Peru's foreign ministry, in a note on Monday, said the raid was a mistake. Officials pressed Ecuador to leave.",
     "Peru", "demandsOf", "Ecuador"),
    ("Rwanda's foreign ministry said M23 had withdrawn. Officials blamed Congo for the fighting.",
     "Rwanda", "accuses", "Democratic Republic of the Congo"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subject", "relation", "other"), OFFICIALS)
def test_officials_who_press_another_are_those_of_the_government_quoted_before(text, subject, relation, other):
    assert (subject, relation, other) in ties(text)


def test_officials_who_accuse_the_one_quoted_before_are_not_his():
    found = ties("Israel's army said it had struck Hezbollah. Officials accused Israel of killing ten people.")
    assert ("Israel", "accuses", "Israel") not in found
    assert not [tie for tie in found if tie[0] == "Israel" and tie[1] == "accuses"]


PROSPECTS = [
    ("Analysts warned that the strike could trigger a war between Israel and Lebanon.", "Israel", "Lebanon"),
    ("The raid could provoke Turkish strikes on the PKK.", "Türkiye", "PKK"),
    ("The deployment raises the risk of clashes between Ethiopia and Eritrea.", "Ethiopia", "Eritrea"),
    (
        "India struck camps in Pakistan in May. New attacks could prompt renewed India-Pakistan airstrikes.",
        "India", "Pakistan",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "one", "other"), PROSPECTS)
def test_what_something_could_bring_about_is_possible(text, one, other):
    read = [s for s in statements_of(text) if {s.subject, s.object} == {one, other}]
    assert "possible" in {s.modality for s in read}
    assert not [s for s in read if s.modality == "actual" and "could" in s.quote.exact]


def test_joint_strikes_of_two_are_not_on_each_other():
    found = ties("US-British strikes hit Houthi positions in Yemen.")
    assert not [tie for tie in found if {tie[0], tie[2]} == {"United States", "United Kingdom"}]


def test_attacks_in_which_people_were_killed_are_counted():
    read = statements_of("At least 320 people were killed in 94 attacks in 2022.")
    assert {(s.figure.measure, s.figure.as_stated) for s in read if s.figure} >= {("attacks", "94")}


def test_a_date_after_a_pronoun_leaves_its_verb_its_subject():
    found = ties("M23 seeks autonomy. Congolese forces displaced them by 2014.")
    assert ("Democratic Republic of the Congo", "displaced", "M23") in found


EXAMPLES = [
    ("Countries like Iran armed Hezbollah.", "Iran", "arms", "Hezbollah"),
    ("Turkey fights groups such as the PKK.", "Türkiye", "foughtWith", "PKK"),
    ("Several groups including Hezbollah attacked Israel.", "Hezbollah", "attacked", "Israel"),
]


@pytest.mark.parametrize(("text", "subject", "relation", "other"), EXAMPLES)
def test_what_is_told_of_all_is_told_of_the_examples(text, subject, relation, other):
    assert (subject, relation, other) in ties(text)
