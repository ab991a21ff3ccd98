"""Retorts: denials that only say that a charge is not so; what is charged and denied; and what must give nothing."""

from __future__ import annotations

import pytest
from extracted import statements_of

OLA = "Oromo Liberation Army"
CHARGE = "Eritrea says Ethiopia arms the Oromo Liberation Army"


def told(text):
    return {
        (s.subject, s.relation, s.object, s.stance)
        for s in statements_of(text)
        if s.relation not in ("figure", "accuses", "leads", "memberOf")
    }


def denied(text):
    return {(subject, relation, other) for subject, relation, other, stance in told(text) if stance == "denies"}


@pytest.mark.parametrize(
    "answer",
    [
        ", but Ethiopia says that is untrue.",
        ". Ethiopia says this is not true.",
        ". That is a fabrication, the Ethiopian government said.",
        '. "This is a fabrication," said a spokesman for Ethiopia\'s government.',
        ". Not so, says Ethiopia.",
        ". Ethiopia says otherwise.",
        ". Ethiopia swore the contrary.",
        ". Ethiopia contradicted this.",
        ". Ethiopia said it had no role.",
        ". Ethiopia insisted that it had played no part in it.",
        ", a claim that Addis Ababa dismisses as propaganda.",
        ", despite denials from Addis Ababa.",
        ". Ethiopia ruled that out.",
    ],
)
def test_a_charge_is_answered_without_a_verb_of_denying(answer):
    assert denied(CHARGE + answer) == {("Ethiopia", "arms", OLA)}


@pytest.mark.parametrize(
    "text",
    [
        CHARGE + ". The African Union said that was untrue.",
        CHARGE + ". Ethiopia said it was false to speak of peace.",
        CHARGE + ". That is true, Ethiopia said.",
        CHARGE + ". Ethiopia dismissed him.",
        CHARGE + ". Eritrea said that this was not true of Sudan.",
        "Eritrea accused Ethiopia of shelling Assab. Eritrea said that was a lie.",
        "Ethiopia attacked Eritrea. It is not true that the war is over, the African Union said.",
        "Ethiopia attacked Eritrea. Ethiopia said there was no food in the camps.",
        "Ethiopia said there was no role for Eritrea in the talks.",
        "Ethiopia attacked Eritrea. Eritrea distanced itself from the African Union.",
        "Ethiopia attacked Eritrea on Monday. It disputes this territory.",
        "There was no attack on Eritrea.",
    ],
)
def test_who_is_not_charged_denies_nothing(text):
    assert not denied(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ethiopia dismissed as baseless Eritrea's charge that it supports the OLF.", "supports"),
        ("Ethiopia ruled out any suggestion that it had backed the Oromo Liberation Army.", "supports"),
        ("Ethiopia said that there was no Ethiopian support for the Oromo Liberation Army.", "supports"),
        ("Ethiopia denied that weapons were being sent to the Oromo Liberation Army.", "arms"),
        ("Ethiopia denied colluding with the Oromo Liberation Army.", "cooperatesWith"),
        ("Ethiopia denied using the Oromo Liberation Army as a proxy.", "supports"),
        ("Ethiopia denied being in league with the Oromo Liberation Army.", "alliedWith"),
        ("Ethiopia denied selling petrol to the Oromo Liberation Army.", "supports"),
        ("Ethiopia denied hosting the Oromo Liberation Army's camps.", "harbours"),
    ],
)
def test_help_that_is_denied(text, expected):
    assert {(subject, relation) for subject, relation, _ in denied(text)} == {("Ethiopia", expected)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ethiopia said no such attack on Eritrea had taken place.", ("Ethiopia", "attacked", "Eritrea")),
        ("Ethiopia denied that Eritrea had been attacked by its aircraft.", ("Ethiopia", "attacked", "Eritrea")),
        ("Ethiopia denied that civilians had been targeted.", ("Ethiopia", "targeted", "civilians")),
        ("Ethiopia denied violating Eritrea's airspace.", ("Ethiopia", "hostileTo", "Eritrea")),
        ("Ethiopia denied trying to topple Eritrea's government.", ("Ethiopia", "hostileTo", "Eritrea")),
        ("Ethiopia denied orchestrating the attack on Eritrea.", ("Ethiopia", "attacked", "Eritrea")),
        ("Ethiopia denied plotting against Eritrea.", ("Ethiopia", "hostileTo", "Eritrea")),
        ("Hamas distanced itself from the attack on Egypt.", ("Hamas", "attacked", "Egypt")),
    ],
)
def test_harm_that_is_denied(text, expected):
    assert denied(text) == {expected}


def test_being_in_league_is_said_of_the_accused():
    read = told("Eritrea accused Ethiopia of being in league with the Oromo Liberation Army.")
    assert read == {("Ethiopia", "alliedWith", OLA, "affirms")}


@pytest.mark.parametrize("text", ["Ethiopia created the African Union.", "Ethiopia tolerates Sudan."])
def test_what_only_a_charge_makes_help(text):
    assert not told(text)


def test_militants_in_general_are_not_those_named_before():
    read = told("The ARSA attacked Myanmar. Myanmar accused Bangladesh of nurturing militants.")
    assert ("Bangladesh", "supports", "militants", "affirms") in read


def test_a_release_denies_for_its_issuer():
    head = "Statement by the Ministry of Foreign Affairs of Kenya"
    text = f"{head}\n\nKenya welcomes peace. Reports that Kenya arms the RSF are groundless."
    assert denied(text) == {("Kenya", "arms", "Rapid Support Forces")}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya rejected the lie, repeated by President Kagame, that it has armed the FDLR.",
        "Kenya rejected as infamous the contention, put forward by a general of Rwanda, that it had armed the FDLR.",
        "Kenya denied, too, that it had armed the FDLR.",
    ],
)
def test_the_author_of_the_charge_stands_between(text):
    assert denied(text) == {("Kenya", "arms", "FDLR")}


def test_whose_houses_were_not_burned():
    assert denied("Rwanda denied having burned the houses of teachers.") == {("Rwanda", "attacked", "teachers")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad denied any part in the pogroms.", ("Chad", "attacked", None)),
        ("Chad denied that it was behind the coup.", ("Chad", "attacked", None)),
        ("Chad denied being involved in the attack on Sudan.", ("Chad", "attacked", "Sudan")),
        ("Chad hit back at claims it had armed the RSF.", ("Chad", "arms", "Rapid Support Forces")),
        ("Chad insisted that no arms had been sent to the RSF.", ("Chad", "arms", "Rapid Support Forces")),
        ("Chad denied any contacts with the RSF.", ("Chad", "linkedTo", "Rapid Support Forces")),
    ],
)
def test_more_that_is_denied(text, expected):
    assert denied(text) == {expected}


@pytest.mark.parametrize(
    "answer", ["Chad protested its innocence.", "Chad pleaded not guilty.", "Chad denied that any such thing happened."]
)
def test_innocence_answers_the_last_charge(answer):
    assert denied(f"Sudan accused Chad of arming the RSF. {answer}") == {("Chad", "arms", "Rapid Support Forces")}


@pytest.mark.parametrize(
    "text",
    [
        "Chad said no arms had been sent by Sudan to the RSF.",
        "Sudan accused Chad of arming the RSF. Kenya protested its innocence.",
        "Sudan accused Chad of arming the RSF. Chad protested.",
    ],
)
def test_others_innocence_denies_nothing(text):
    assert not denied(text)
