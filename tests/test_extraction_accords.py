"""Accords: who agrees, who mediates and hosts, what becomes of it; also where several sentences tell it together."""

import pytest
from extracted import statements_of

from kg.actors import packaged_lexicon
from kg.extraction import extract
from kg.reading import read_text


def told(text):
    """What is read there: relation, who helps, the parties, status, modality."""
    return {
        (
            s.relation,
            s.subject if s.relation in ("mediatedBetween", "hosted") else "",
            " & ".join(s.parties),
            s.status,
            s.modality,
        )
        for s in statements_of(text)
        if s.relation in ("mediatedBetween", "hosted", "partyTo", "negotiatedWith")
    }


def pairs(text, relation):
    return {parties for found, _, parties, _, _ in told(text) if found == relation}


@pytest.mark.parametrize(
    "text",
    [
        "Ethiopia and Eritrea signed a peace treaty in Jeddah.",
        "Ethiopia and Eritrea initialled an accord.",
        "Eritrea made peace with Ethiopia in 2018.",
        "Eritrea agreed with Ethiopia on a truce.",
        "Ethiopia and Eritrea agreed on Wednesday to a truce.",
        "Ethiopia and Eritrea agreed to cease hostilities.",
        "Ethiopia and Eritrea agreed to restore diplomatic relations.",
        "Ethiopia and Eritrea ended their war.",
        "A deal was reached on Monday between Ethiopia and Eritrea.",
        "An accord signed in Jeddah by Ethiopia and Eritrea opened the border.",
        "The accord that Ethiopia and Eritrea signed in 2018 pleased their neighbours.",
        "Ethiopia's 2018 treaty with Eritrea is dead letter.",
        "The Ethiopia–Eritrea peace agreement was signed in Jeddah.",
        "The Ethiopia-Eritrea truce surprised everybody.",
        "Under a pact with Eritrea, Ethiopia withdrew.",
        "Envoys of Ethiopia and of Eritrea signed a protocol on the border.",
        "The presidents of Ethiopia and Eritrea signed a declaration.",
        "A memorandum of understanding between Ethiopia and Eritrea was signed.",
        "Ethiopia attacked Eritrea. Their leaders met in Jeddah and signed a pact.",
        "The United States persuaded Ethiopia and Eritrea to sign a peace accord.",
    ],
)
def test_an_agreement_has_its_parties(text):
    assert pairs(text, "partyTo") == {"Eritrea & Ethiopia"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The treaty between Russia and North Korea came into effect in December 2024.", "in force"),
        ("Egypt's 1979 peace treaty with Israel is still in force.", "in force"),
        ("A truce took hold between Thailand and Cambodia.", "in force"),
        ("Both Sudan and South Sudan have honoured the agreement.", "in force"),
        ("The truce between Mozambique and RENAMO expired.", "expired"),
        ("The Houthis tore up the truce with Saudi Arabia.", "collapsed"),
        ("Mali abandoned the 2015 accord with the Tuareg rebels.", "collapsed"),
        ("The Polisario Front declared its ceasefire with Morocco over.", "collapsed"),
        ("Azerbaijan violated the ceasefire with Armenia.", "violated"),
        ("Monitors counted violations of the truce between Armenia and Azerbaijan.", "violated"),
    ],
)
def test_the_status_of_an_agreement(text, status):
    assert {found for relation, _, _, found, _ in told(text) if relation == "partyTo"} == {status}


@pytest.mark.parametrize(
    "text",
    [
        "Oman negotiated a truce between Sudan and the RSF.",
        "Oman helped to negotiate a truce between Sudan and the RSF.",
        "Oman shepherded negotiations between Sudan and the RSF.",
        "Omani diplomats passed messages between Sudan and the RSF.",
        "Oman used its good offices between Sudan and the RSF.",
        "Oman stepped in to mediate between Sudan and the RSF.",
        "Oman has been trying since May to mediate between Sudan and the RSF.",
        "Oman acted as an intermediary between Sudan and the RSF.",
        "Oman took over as mediator between Sudan and the RSF.",
        "Oman brought Sudan and the RSF together in Muscat.",
        "Efforts by Oman to mediate between Sudan and the RSF failed.",
        "Oman's attempt to mediate between Sudan and the RSF failed.",
        "Sudan and the RSF signed a truce under the auspices of Oman.",
        "Sudan and the RSF reached a truce with Oman as mediator.",
        "Sudan and the RSF met in Muscat in talks mediated by Oman.",
        "Talks between Sudan and the RSF, chaired by Oman, ended.",
        "A ceasefire mediated by Oman between Sudan and the RSF took effect.",
        "The truce that Oman had brokered between Sudan and the RSF collapsed.",
        "Omani mediators have struggled to revive talks between Sudan and the RSF.",
        "Oman is trying to broker a truce between Sudan and the RSF, and Chad has closed its border.",
        "The Oman-brokered ceasefire between Sudan and the RSF collapsed.",
        "Thanks to Omani mediation, Sudan and the RSF agreed to a truce.",
    ],
)
def test_who_mediates_is_no_party(text):
    found = told(text)
    assert {(who, parties) for relation, who, parties, _, _ in found if relation == "mediatedBetween"} == {
        ("Oman", "Rapid Support Forces & Sudan")
    }
    assert {parties for _, _, parties, _, _ in found} == {"Rapid Support Forces & Sudan"}


def test_several_mediators():
    text = "A ceasefire brokered by France and the United States took effect between Israel and Hezbollah."
    found = {who for relation, who, _, _, _ in told(text) if relation == "mediatedBetween"}
    assert found == {"France", "United States"}
    text = "The US- and Saudi-brokered truce between Sudan and the RSF collapsed."
    assert {who for r, who, _, _, _ in told(text) if r == "mediatedBetween"} == {"United States", "Saudi Arabia"}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Turkey offered to mediate between Russia and Ukraine.", "planned"),
        ("Kenya volunteered to mediate between Russia and Ukraine.", "planned"),
        ("Kenya will mediate between Russia and Ukraine.", "planned"),
        ("Kenya could mediate between Russia and Ukraine.", "possible"),
    ],
)
def test_what_is_offered_has_not_happened(text, modality):
    assert {found for _, _, _, _, found in told(text)} == {modality}


@pytest.mark.parametrize(
    "text",
    [
        "Rwanda rejected Angola's mediation.",
        "Qatar did not mediate between Russia and Ukraine.",
        "Israel refused to sign a truce with Hamas.",
        "France called for a ceasefire between Israel and Hamas.",
        "No agreement was reached between Chad and Sudan.",
        "Chad and Sudan failed to agree on a truce.",
        "Talks on a truce between two unnamed groups may follow.",
        "Kenya, a treaty ally of the United States, has floods to deal with.",
        "Hopes for a peace deal between Chad and Sudan faded.",
        "A deal between Chad and Sudan is unlikely.",
        "France hopes that Chad and Sudan will sign a treaty.",
        "Hamas accepted a proposal for a 60-day truce with Israel.",
        "Turkey attacked the PKK in Iraq. Russia attacked Ukraine in 2022. A truce was agreed.",
        "The movement split. One wing signed a peace agreement with Sudan. Chad later restored relations with Sudan.",
    ],
)
def test_no_accord_is_made_up(text):
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Thailand fought Cambodia in July. Malaysia brokered a ceasefire. The truce has held since.",
         {("mediatedBetween", "Malaysia", None), ("partyTo", "", None), ("partyTo", "", "in force")}),
        ("Thailand and Cambodia signed a truce in July. It collapsed within days.",
         {("partyTo", "", None), ("partyTo", "", "collapsed")}),
        ("A ceasefire was announced on Saturday. Thailand and Cambodia had exchanged fire for four days.",
         {("partyTo", "", "announced")}),
        ("Thailand attacked Cambodia. Talks in Jeddah, hosted by Saudi Arabia, failed.",
         {("hosted", "Saudi Arabia", None), ("negotiatedWith", "", None)}),
        ("Thailand and Cambodia signed a peace agreement. Malaysia mediated. The accord collapsed in May.",
         {("partyTo", "", None), ("mediatedBetween", "Malaysia", None), ("partyTo", "", "collapsed")}),
    ],
)  # fmt: skip
def test_other_sentences_tell_the_parties(text, wanted):
    found = told(text)
    assert {parties for _, _, parties, _, _ in found} == {"Cambodia & Thailand"}
    assert {(relation, who, status) for relation, who, _, status, _ in found} == wanted


def test_strangers_are_not_replaced():
    """Whom "between" names and nobody knows, no others stand for."""
    text = "Chad attacked Sudan. Kenya mediates between Zumbaris and Kalatis."
    assert not pairs(text, "mediatedBetween")


def test_a_list_ends_with_and():
    text = "Norway brokered a truce between Chad and Sudan, and Kenya was the host of a round of talks."
    found = told(text)
    assert {parties for _, _, parties, _, _ in found} == {"Chad & Sudan"}
    assert {(relation, who) for relation, who, _, _, _ in found if who} == {
        ("mediatedBetween", "Norway"), ("hosted", "Kenya"),
    }  # fmt: skip
    assert pairs("A treaty between France, Spain, and Portugal was signed.", "partyTo") == {"France & Portugal & Spain"}


def test_the_date_of_the_signing_is_the_accords():
    text = "The Oslo accords, signed by Israel and the PLO in 1993, were facilitated by Norway."
    assert {s.time for s in statements_of(text) if s.relation == "partyTo"} == {"1993"}


def test_the_venue_is_the_place_and_no_host():
    assert [(s.relation, s.place) for s in statements_of("Serbia held talks with Kosovo in Brussels.")] == [
        ("negotiatedWith", "Brussels")
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Egypt's foreign minister met his Chadian counterpart, Abdoulaye Sabre, in Luxor.", "Luxor"),
        ("Egypt's foreign minister met Chad's president in Aswan on Monday.", "Aswan"),
        ("Egypt and Chad discussed the situation in Darfur.", None),
        ("Serbia's president held talks with Albania's prime minister, Edi Rama, in Ohrid.", "Ohrid"),
    ],
)
def test_the_venue_is_where_they_met_and_not_what_they_spoke_of(text: str, place: str | None) -> None:
    assert {s.place for s in statements_of(text) if s.relation == "negotiatedWith"} == {place}


def test_the_truce_is_the_truce_that_was_told():
    text = (
        "The truce between Sudan and the RSF collapsed. Chad and Libya signed a treaty. "
        "The truce had been brokered by Oman."
    )
    assert pairs(text, "mediatedBetween") == {"Rapid Support Forces & Sudan"}


def test_who_hosts_both_shelters_neither():
    assert {s.relation for s in statements_of("Qatar hosted the M23 and Rwanda in Doha.")} == {"hosted"}


def test_whom_a_union_meets_is_not_its_other_side():
    text = "The United Nations met the Houthis in Muscat. The talks ended without progress. Oman brokered a truce."
    assert not pairs(text, "partyTo")
    assert not pairs(text, "mediatedBetween")


def test_a_venue_that_no_list_knows():
    account = extract(
        read_text("Talks between Spain and ETA took place in Zuriko in 1999.", id="t"), packaged_lexicon()
    )
    assert {(s.relation, s.place, s.time) for s in account.statements} == {("negotiatedWith", "Zuriko", "1999")}


def test_the_year_in_a_name_is_the_accords_and_not_that_of_its_end():
    for text, time in (("Mali signed the 2015 accord with the Tuareg rebels.", "2015"),
                       ("Mali abandoned the 2015 accord with the Tuareg rebels.", None)):  # fmt: skip
        assert {s.time for s in statements_of(text) if s.relation == "partyTo"} == {time}


def test_the_parties_that_context_supplies_are_marked():
    text = "Thailand fought Cambodia in July. Malaysia brokered a ceasefire."
    made = [s for s in statements_of(text) if s.relation in ("partyTo", "mediatedBetween")]
    assert made
    assert all("parties" in s.inferred for s in made)


def test_a_pact_broken_off_is_over_and_a_truce_broken_is_violated():
    text = "Chad broke off its defence pact with France in 2024. Niger broke a truce with Mali."
    found = extract(read_text(f"---\nlanguage: en\n---\n{text}"), packaged_lexicon()).statements
    assert {(s.parties, s.status) for s in found if s.relation == "partyTo"} == {
        (("Chad", "France"), "collapsed"),
        (("Mali", "Niger"), "violated"),
    }
