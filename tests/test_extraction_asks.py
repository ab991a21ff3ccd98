"""Demands and refusals that name no one who is asked, or put him elsewhere; charges past a relative clause."""

from __future__ import annotations

import pytest
from extracted import statements_of


def told(text):
    return {(s.subject, s.relation, s.object) for s in statements_of(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad sent its minister to ask Niger to hold its fire.", ("Chad", "demandsOf", "Niger")),
        ("Mali asks Niger, with which it signed a pact last year, to do its duty.", ("Mali", "demandsOf", "Niger")),
        ("France urged restraint on both India and Pakistan.", ("France", "demandsOf", "Pakistan")),
        ("Kenya welcomed the decision and once more asked China to pay.", ("Kenya", "demandsOf", "China")),
        ("Uganda expects Sudan to stop supplying the rebels.", ("Uganda", "expectsOf", "Sudan")),
        ("Kenya's president appealed to the United Nations.", ("Kenya", "demandsOf", "United Nations")),
        ("Hamas attacked Israel. It demanded the release of all prisoners.", None),
        (
            "France has laid a resolution before the Security Council calling on Israel to retire.",
            ("France", "demandsOf", "Israel"),
        ),
        ("Eritrea rejects any dialogue before demarcation.", ("Eritrea", "refuses", None)),
        ("Namibia has ruled out any such vote.", ("Namibia", "refuses", None)),
        ("Egypt refused.", ("Egypt", "refuses", None)),
        ("Mali rejected a plan brought by the African Union.", ("Mali", "refuses", "African Union")),
        (
            "Chad charged France, which had suspended its aid after the murders, with financing the M23.",
            ("France", "funds", "M23"),
        ),
        ("Egypt has blamed the ambush squarely on Hamas.", ("Egypt", "accuses", "Hamas")),
    ],
)
def test_read(text, expected):
    found = told(text)
    assert expected in found if expected else ("Hamas", "attacked", "Israel") in found


@pytest.mark.parametrize(
    "text",
    [
        "Kenya expects Sudan to win the match.",
        "Kenya's former president declined to comment.",
        "Kenya was told by Sudan that no camp remains.",
        "Greece rejected a Turkish claim that the helicopter was damaged.",
    ],
)
def test_no_demand_and_no_refusal(text):
    assert not {s[1] for s in told(text)} & {"demandsOf", "refuses", "expectsOf"}


def test_victims_do_not_make_a_second_attack():
    text = "North Korea fired rockets at Israel, killing two fishermen."
    assert {s[2] for s in told(text) if s[1] == "attacked"} == {"Israel"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ethiopia attacked Eritrea. Each country blamed the other for the war.", ("Eritrea", "accuses", "Ethiopia")),
        ("Ethiopia and Eritrea fought. Each accuses the other of lying.", ("Ethiopia", "accuses", "Eritrea")),
        ("Senegal suspected Guinea-Bissau of selling guns to the FARC.", ("Guinea-Bissau", "arms", "FARC")),
        ("Officials in Kyiv hold Russia responsible.", ("Ukraine", "accuses", "Russia")),
        (
            "Kenya urges Peru and Ecuador to refrain from any step that could rekindle the fighting.",
            ("Kenya", "demandsOf", "Ecuador"),
        ),
        ("Rwanda complained that Uganda furnishes the M23 with guns.", ("Rwanda", "accuses", "Uganda")),
    ],
)
def test_charges_of_two_and_of_seats(text, expected):
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Uganda denied that government forces had shelled Bunia.",
        "Kyrgyzstan accused Tajikistan of shelling Batken. Dushanbe denied having used rockets.",
    ],
)
def test_a_states_own_forces_and_weapons_are_denied(text):
    assert {s.relation for s in statements_of(text) if s.stance == "denies"} == {"attacked"}


def test_the_suspected_are_still_in_doubt():
    found = statements_of("Suspected al-Shabaab militants attacked Lamu.")
    assert {s.modality for s in found} == {"possible"}
