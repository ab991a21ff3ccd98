"""Mediators known by what they undertake, and those named before a subject: what is read, and what must not be."""

from __future__ import annotations

import pytest
from extracted import statements_of

WAR = "Fighting between Kenya and Uganda has killed hundreds. "


def mediated(text):
    """Who mediates, between whom."""
    return {(s.subject, tuple(sorted(s.parties))) for s in statements_of(text) if s.relation == "mediatedBetween"}


def agreed(text):
    return {tuple(sorted(s.parties)) for s in statements_of(text) if s.relation == "partyTo"}


@pytest.mark.parametrize(
    "opening",
    [
        "With the help of Norway, ",
        "In a deal brokered by Norway, ",
        "At talks mediated by Norway, ",
        "Through the mediation of Norway, ",
        "Thanks to the intervention of Norway, ",
    ],
)
def test_who_is_named_before_the_subject_is_no_part_of_it(opening):
    text = opening + "Kenya and Uganda signed a truce."
    assert mediated(text) == {("Norway", ("Kenya", "Uganda"))}
    assert agreed(text) == {("Kenya", "Uganda")}


def test_several_helpers_before_a_verb_stay_together():
    text = "An agreement between Mali and Niger was reached through the mediation of Algeria and Togo."
    assert mediated(text) == {("Algeria", ("Mali", "Niger")), ("Togo", ("Mali", "Niger"))}


@pytest.mark.parametrize(
    ("text", "mediator"),
    [
        ("New Zealand paid tribute to Norway for its good offices between Kenya and Uganda.", "Norway"),
        ("Norway offered its good offices to Kenya and Uganda.", "Norway"),
        ("Norway conducted the proximity talks between Kenya and Uganda.", "Norway"),
        ("Norway had carried the first messages between Kenya and Uganda.", "Norway"),
        ("A Norwegian envoy carried papers from Kenya to Uganda and back.", "Norway"),
        ("Norway secured the signatures of Kenya and Uganda under the accord.", "Norway"),
        ("Norway got Kenya and Uganda to sit down with each other in Oslo.", "Norway"),
        ("Norway brought Kenya and Uganda to Oslo.", "Norway"),
        ("A proposal by Norway to mediate between Kenya and Uganda was welcomed.", "Norway"),
        ("Norway's offer to mediate between Kenya and Uganda was welcomed.", "Norway"),
        ("Kenya and Uganda signed a treaty under the mediation of Norway's president.", "Norway"),
        (WAR + "Norway's efforts to end the war have failed.", "Norway"),
        (WAR + "Efforts by Norway to stop the bloodshed have failed.", "Norway"),
        (WAR + "They asked Norway to mediate.", "Norway"),
        (WAR + "Norway secured a truce.", "Norway"),
        (WAR + "A truce was hammered out by John Danforth, an American envoy.", "United States"),
        (WAR + "Norway has brokered the release of 40 hostages.", "Norway"),
        (WAR + "Norway negotiated a ceasefire.", "Norway"),
        (WAR + "An accord brokered by Norway was denounced.", "Norway"),
        (WAR + "Norway convened the parties in Oslo.", "Norway"),
        (WAR + "Norway is leading the mediation.", "Norway"),
        (WAR + "Kenya accepted Norway as mediator.", "Norway"),
        (WAR + "Norway has carried papers from the one delegation to the other.", "Norway"),
        (WAR + "Norway got the two foreign ministers to sit down with each other.", "Norway"),
    ],
)
def test_by_what_he_undertakes(text, mediator):
    assert mediated(text) == {(mediator, ("Kenya", "Uganda"))}


@pytest.mark.parametrize(
    "text",
    [
        WAR + "Kenya secured a truce.",
        WAR + "Kenya's efforts to end the war have failed.",
        WAR + "Kenya brought its prisoners to Nairobi.",
        WAR + "Norway secured a trade deal with China.",
        WAR + "Norway wants to end its war on drugs.",
        WAR + "Norway offered to mediate between the army and the rebels.",
        "The mediation of the dispute between Kenya and Uganda took months.",
        "Norway held indirect talks with Kenya.",
        "Norway held indirect talks in Oslo.",
        WAR + "Norway convened its cabinet.",
        WAR + "Germany won the approval of France and Italy for its budget.",
        WAR + "Chad's efforts to end the war in Darfur failed.",
        WAR + "Chad asked Libya to mediate in its dispute with Sudan.",
        WAR + "The opposition appointed John Smith as its broker.",
        WAR + "Sudan heads the mediation committee of the league.",
        WAR + "Norway is leading the field.",
        WAR + "Kenya accepted Norway as a partner.",
        WAR + "Kenya negotiated a ceasefire.",
    ],
)
def test_none_is_made_a_mediator(text):
    assert mediated(text) == set()


def test_a_name_with_a_particle_is_one_name():
    text = "Mediated by Cardinal Miguel Obando y Bravo, the ceasefire between Kenya and Uganda held."
    assert mediated(text) == {("Miguel Obando y Bravo", ("Kenya", "Uganda"))}


def test_who_secures_a_truce_for_others_is_no_party_to_it():
    text = "War broke out between Georgia and Russia. Nicolas Sarkozy of France flew in and secured a ceasefire."
    assert mediated(text) == {("France", ("Georgia", "Russia"))}
    assert agreed(text) == {("Georgia", "Russia")}
