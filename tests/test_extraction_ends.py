"""Who is who: names that no list has, acronyms, descriptions and pronouns, on conflicts that no passage tells of."""

from __future__ import annotations

import pytest
from extracted import statements_of, with_parties

from kg.actors import packaged_lexicon
from kg.extraction.naming.definitions import definitions
from kg.extraction.words.names import index_of
from kg.extraction.words.tokens import tokenise


def defined(text):
    tokens = tuple(tokenise(text, 0, len(text)))
    return definitions([tokens], index_of(packaged_lexicon()))


# ---------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Front de libération du Kivu attacked a convoy.", "Front de libération du Kivu", "MilitantGroup"),
        ("The Frente Farabundo Martí de Liberación struck.", "Frente Farabundo Martí de Liberación", "MilitantGroup"),
        ("They met the Ejército Popular del Norte in May.", "Ejército Popular del Norte", "MilitantGroup"),
        ("The Mouvement pour la paix de Bria signed.", "Mouvement pour la paix de Bria", "Organization"),
        ("Troops of the self-proclaimed Coordination Council left.", "Coordination Council", "MilitantGroup"),
        ("The Kefu militia fought on.", "Kefu", "MilitantGroup"),
        ("The Shiite Nadim militia fought on.", "Nadim", "MilitantGroup"),
        ("The Popular Defence Front of Juan Pérez attacked.", "Popular Defence Front", "MilitantGroup"),
        ("Its Kelbi Brigade attacked a post.", "Kelbi Brigade", "MilitantGroup"),
        ("King Hussein sent tanks.", "King Hussein", "Person"),
        ("Mullah Dadullah fled.", "Mullah Dadullah", "Person"),
        ("President Machel flew home.", "Machel", "Person"),
        ("Bishop Belo spoke.", "Belo", "Person"),
    ],
)
def test_names_that_the_text_shows_to_be_such(text, name, kind):
    found = defined(text)
    assert name in found
    assert found[name].type == kind


@pytest.mark.parametrize(
    "text",
    [
        "Forces loyal to the general held the Front a few days later.",
        "The Union for the Mediterranean met.",
        "Forces do not enter Paris.",
        "The General Assembly met.",
        "The President Hotel was hit.",
        "President OK.",
        "The Front en route to Aden lost.",
    ],
)
def test_ordinary_words_are_nobodys_name(text):
    assert [a.name for a in defined(text).values() if a.type in ("MilitantGroup", "Person")] == []


def test_an_acronym_is_whose_the_document_says():
    text = (
        "The Bantu Renewal Army (BRA) killed nine soldiers of Uganda on Monday. "
        "Kampala accused Rwanda of arming the BRA."
    )
    assert ("Rwanda", "arms", "Bantu Renewal Army") in with_parties(text)
    assert not [s for s in with_parties(text) if "Baloch" in f"{s[0]} {s[2]}"]


def test_an_acronym_after_two_names_is_the_second_ones():
    found = defined("It was signed by the Government of the Alban Republic and the Alban Patriotic Front (APF) in May.")
    assert found["APF"].name == "Alban Patriotic Front"


def test_a_name_goes_on_through_parentheses():
    text = "The Communist Party of India (Maoist) killed nine policemen. India banned the party in 2009."
    assert ("India", "sanctions", "Communist Party of India (Maoist)") in with_parties(text)


# ---------------------------------------------------------------- descriptions


def test_the_president_is_the_one_of_the_sentence_before():
    text = (
        "President Paul Biya met Chad's ministers. Togo's army mutinied, but its president held on. "
        "Ghana sent soldiers to prop up the president."
    )
    assert ("Ghana", "supports", "Togo") in with_parties(text)


def test_the_one_described_may_be_the_subject_of_another_clause():
    text = "Kuwait's foreign minister named the five states, which cut links with the emirate in June and attacked it."
    assert not [s for s in with_parties(text) if s[0] == "Kuwait" and s[1] == "attacked"]
    text = "Qatar's premier named five states whose ships, he said, had attacked the emirate."
    assert ("Qatar", "attacked", "Qatar") not in with_parties(text)


def test_rebels_of_a_state_that_the_text_has_not_named_are_others():
    text = "Kenya fought the Front for Renewal Army. Uganda was accused of arming the Burundian rebels."
    assert not [s for s in with_parties(text) if s[1] == "arms" and "Renewal" in s[2]]


def test_the_government_of_a_state_is_the_government():
    text = (
        "Ministers of Ghana and Togo met the Government of Benin in May. Ivorian officials were there. "
        "The Government accused Boko Haram of killing nine farmers."
    )
    assert ("Benin", "accuses", "Boko Haram") in with_parties(text)


def test_a_junta_that_calls_itself_so_is_a_group():
    text = (
        "Talks opened between the Government of Gabon and the self-proclaimed Military Junta. "
        "In May the Junta attacked a barracks of Gabon's army."
    )
    assert ("Military Junta", "attacked", "Gabon") in with_parties(text)


# ---------------------------------------------------------------- pronouns


def test_they_accuse_it_of_what_the_sentence_before_was_about():
    text = "Kenya, Uganda and Rwanda urged Sudan to close a base of Hamas in Chad. They accuse it of arming the M23."
    assert {("Kenya", "accuses", "Sudan"), ("Sudan", "arms", "M23")} <= with_parties(text)


@pytest.mark.parametrize("verb", ["denied", "signed", "rejected", "violated"])
def test_it_is_a_thing_where_the_verb_says_so(verb):
    text = f"Israel was accused of the raid on Hezbollah. Syria {verb} it."
    assert not [s for s in with_parties(text) if s[0] == "Syria" and s[2] == "Israel"]


def test_both_are_those_named_side_by_side_last():
    text = "Niger's army accused Libya and Chad of arming the MNLA, which both have denied."
    assert ("Libya", "arms", "MNLA") in with_parties(text)
    denied = {(s.claimant, s.subject) for s in statements_of(text) if s.stance == "denies"}
    assert {("Libya", "Libya"), ("Chad", "Chad")} <= denied
    assert not [claimant for claimant, _ in denied if claimant == "MNLA"]


def test_an_offer_declined_by_both():
    text = "Armenia and Azerbaijan met in Sochi. Turkey's offer to mediate was declined by both."
    assert {("Armenia", "refuses", "Türkiye"), ("Azerbaijan", "refuses", "Türkiye")} <= with_parties(text)


def test_who_condemns_one_side_is_no_side():
    text = "The Soviet Union condemned Israel for its raid. Norway has handed a peace plan to both governments."
    assert not [s for s in with_parties(text) if s[1] == "mediatedBetween"]


def test_two_named_long_before_are_not_the_two_capitals():
    text = (
        "Peru and Chile sent aid. The fleet sailed on. The weather was bad. Talks went on. "
        "Norway mediated between the two capitals."
    )
    assert not [s for s in with_parties(text) if s[1] == "mediatedBetween"]


def test_its_after_a_fronted_phrase_is_not_of_that_phrase():
    text = "The AQAP seized Zinjibar. Together with Yemen's policemen, its fighters attacked Israel."
    assert ("Yemen", "attacked", "Israel") not in with_parties(text)


def test_the_administration_of_a_president_is_not_the_government_of_a_text():
    text = (
        "Guatemala fought the rebels of the URNG. The Reagan administration imposed an embargo on the country. "
        "The government accused Cuba of arming the URNG."
    )
    assert ("United States", "accuses", "Cuba") not in with_parties(text)


def test_a_group_and_its_leader_are_one_name():
    text = "The LTTE of Velupillai Prabhakaran attacked Sri Lanka in May. It then attacked India."
    assert ("LTTE", "attacked", "India") in with_parties(text)


def test_the_party_is_the_group_that_is_one():
    text = "Mozambique's ministers met RENAMO in May. Mozambique banned the party in 1976."
    assert ("Mozambique", "sanctions", "RENAMO") in with_parties(text)


def test_the_state_that_is_given_something_is_not_its_giver():
    text = "Tonga's fleet sailed with a boat that Australia had given to the state."
    assert ("Australia", "arms", "Australia") not in with_parties(text)


def test_both_is_whom_a_verb_has_as_its_object():
    text = "The Houthis fought the Southern Transitional Council in Aden. Oman condemned both."
    told = {s for s in with_parties(text) if s[0] == "Oman"}
    assert {("Oman", "criticises", "Houthis"), ("Oman", "criticises", "Southern Transitional Council")} <= told


def test_both_of_which():
    text = "The Tamil Tigers and the EPRLF, both of which India armed, fought on."
    assert {("India", "arms", "LTTE"), ("India", "arms", "EPRLF")} <= with_parties(text)


def test_an_army_whose_name_ends_in_a_state():
    found = defined("The Democratic Army of Greece (DAG) seized a town.")
    assert found["DAG"].type == "MilitantGroup"
    assert "RAO" not in defined("The Royal Army of Oman (RAO) seized a town.")


def test_members_are_no_part_of_a_name():
    found = defined("Gunmen of the Valley Resistance Army (VRA) stormed a post.")
    assert found["VRA"].name == "Valley Resistance Army"


def test_who_is_accused_dismisses_the_charge():
    text = "Burundi accused Rwanda of arming the M23. It dismissed the charge."
    assert {s.claimant for s in statements_of(text) if s.stance == "denies"} <= {"Rwanda"}


def test_nobody_shells_his_own_enclave():
    text = "The fighters of Walid Jumblatt fought on. Militias and Walid Jumblatt's Druze fighters shelled his enclave."
    assert not [s for s in with_parties(text) if s[1] == "attacked" and "Jumblatt" in s[2]]


def test_an_acronym_that_the_lexicon_knows_stays_with_whom_it_means_where_a_known_name_ends_the_run():
    found = defined("The Free Army of Revolution of Colombia (FARC) seized a town.")
    assert "FARC" not in found
