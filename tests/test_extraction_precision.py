"""Readings that were wrong on texts that nobody had prepared: each a construction, with what it must not take."""

from __future__ import annotations

import pytest
from extracted import statements_of, told, with_parties


@pytest.mark.parametrize(
    ("text", "wanted", "never"),
    [
        (
            "Boko Haram, which Chad and Niger list as terrorist, has grown. It killed 30 soldiers in Diffa.",
            "Boko Haram",
            "Chad",
        ),
        ("Boko Haram, a group that Chad fights in the lake basin, has grown. It attacked Niger.", "Boko Haram", "Chad"),
    ],
)
def test_a_text_goes_on_about_its_subject_not_about_that_of_a_relative_clause(
    text: str, wanted: str, never: str
) -> None:
    attackers = {subject for subject, relation, _ in told(text) if relation == "attacked"}
    assert wanted in attackers
    assert never not in attackers


@pytest.mark.parametrize(
    ("text", "wanted", "never"),
    [
        ("Turkey blocked Sweden's bid to join NATO, accusing it of sheltering the PKK.", "Sweden", "NATO"),
        ("India opposed Pakistan's request to join BRICS, accusing it of sheltering the LeT.", "Pakistan", "BRICS"),
        ("Russia condemned Ukraine's plan to join NATO and threatened it with war.", "Ukraine", "NATO"),
    ],
)
def test_it_is_whose_plan_it_was_and_not_what_the_plan_was_to_join(text: str, wanted: str, never: str) -> None:
    hit = {end for subject, relation, end in told(text) if relation in ("accuses", "threatens")}
    assert wanted in hit
    assert never not in hit | {s.subject for s in statements_of(text)}


def test_an_accord_with_somebody_is_not_that_of_two_others_of_the_document() -> None:
    text = (
        "The Philippine government and the Moro Islamic Liberation Front signed a peace agreement in Manila. "
        "Indonesia, which brokered the 1996 accord with the Moro National Liberation Front, was not invited."
    )
    assert {s.parties for s in statements_of(text) if s.subject == "Indonesia"} == set()
    text = (
        "The Philippines attacked the Moro National Liberation Front. "
        "Indonesia brokered the 1996 accord with the Moro National Liberation Front."
    )
    assert ("Indonesia", "mediatedBetween", "Moro National Liberation Front & Philippines") in with_parties(text)


def test_who_proposes_a_truce_beside_another_is_no_party_to_it() -> None:
    assert (
        with_parties("France, which with Washington has proposed a truce, says neither party has rejected it.") == set()
    )
    assert with_parties("Egypt and Qatar proposed a ceasefire on Monday, officials said.") == set()
    parties = {
        ends for _, relation, ends in with_parties("Israel proposed a ceasefire with Hamas.") if relation == "partyTo"
    }
    assert parties == {"Hamas & Israel"}


def test_a_charge_against_who_brokers_makes_no_two_sides() -> None:
    text = (
        "Portugal, which Senegal accused of arming the rebels, brokered a truce in July. "
        "The two sides signed a peace agreement in Abuja."
    )
    assert "partyTo" not in {s.relation for s in statements_of(text)}
    text = "Chad accused Sudan of arming rebels. The two sides signed a peace agreement in Doha."
    assert {s.parties for s in statements_of(text) if s.relation == "partyTo"} == {("Chad", "Sudan")}


@pytest.mark.parametrize(
    "text",
    [
        "No groups such as Hamas attacked Israel.",
        "No group like Hamas has struck Israel.",
        "None of the groups, including Hamas, attacked Israel.",
        "Few groups, among them Hamas, attacked Israel.",
    ],
)
def test_what_none_of_them_did_their_example_did_not_do(text: str) -> None:
    assert told(text) == set()


def test_an_example_of_those_who_did_it_did_it() -> None:
    assert ("Hamas", "attacked", "Israel") in told("Groups such as Hamas attacked Israel.")


@pytest.mark.parametrize("asker", ["They", "Experts", "The foreign minister", "He"])
def test_who_is_asked_first_is_not_who_asks_next(asker: str) -> None:
    assert ("Kenya", "Uganda") not in told_demands(f"{asker} asked Kenya to stop and urged Uganda to withdraw.")
    assert ("Chad", "Uganda") in told_demands("Chad asked Kenya to stop and urged Uganda to withdraw.")


def told_demands(text: str) -> set[tuple[str | None, str | None]]:
    return {(subject, end) for subject, relation, end in told(text) if relation == "demandsOf"}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Russia backs President Brovanik.", "Russia"),
        ("Wagner fighters guard President Brovanik.", "Wagner Group"),
        ("Guards of the Wagner Group escort President Touadéra.", "Wagner Group"),
    ],
)
def test_who_does_something_to_a_president_is_not_whom_he_heads(text: str, wrong: str) -> None:
    assert (wrong, "leads") not in {(end, relation) for _, relation, end in told(text)}


def test_former_soldiers_of_a_state_do_not_act_for_it() -> None:
    assert ("Mali", "attacked", "Togo") not in told("Former soldiers of Mali attacked Togo.")
    assert ("Mali", "attacked", "Togo") in told("Malian soldiers attacked Togo.")


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "We thank the United States, which brokered the accord signed by Chad and Sudan on 27 June, and Kenya.",
            ("Chad", "Sudan"),
        ),
        ("Egypt brokered the deal signed by Sudan and Libya in May, and Kenya welcomed it.", ("Libya", "Sudan")),
        ("An accord was signed by Sudan, Libya and Chad in Doha.", ("Chad", "Libya", "Sudan")),
    ],
)
def test_who_is_named_after_the_date_of_the_signing_has_not_signed(text: str, parties: tuple[str, ...]) -> None:
    assert {s.parties for s in statements_of(text) if s.relation == "partyTo"} == {parties}


def test_a_group_that_tells_of_a_deed_in_a_report_is_not_who_did_it() -> None:
    text = "The Arakan Army burned 20 villages in Buthidaung, the group says in a report published on Monday."
    assert statements_of(text) == ()
    claimed = {s.claimant for s in statements_of("Hezbollah attacked Israel on Monday, the group said.")}
    assert claimed == {"Hezbollah"}, "who says what he did himself owns up to it"


def test_its_is_nobody_who_is_named_after_it_in_its_sentence() -> None:
    text = (
        "In Darfur, the RSF has besieged El Fasher since May 2024. The army of Sudan retook Khartoum in March 2025. "
        "Its commander, Abdel Fattah al-Burhan, has ruled out negotiations with the RSF."
    )
    assert ("Abdel Fattah al-Burhan", "leads", "Rapid Support Forces") not in told(text)


@pytest.mark.parametrize("where", ["a meeting at which", "a conference in Nairobi where"])
def test_a_meeting_at_which_one_speaks_is_not_one_of_him_with_his_foe(where: str) -> None:
    text = (
        f"The RSF fought the army of Sudan in Khartoum. Kenya hosted {where} the RSF announced a parallel government."
    )
    assert {s.relation for s in statements_of(text)} == {"foughtWith"}
