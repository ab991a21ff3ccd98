"""Whose act an infinitive or gerund is: through other verbs, nouns of intent and what is said of somebody."""

from __future__ import annotations

import pytest
from extracted import statements_of, told


@pytest.mark.parametrize(
    ("text", "tie", "modality"),
    [
        ("The Houthis vowed to continue striking Israel.", ("attacked", "Israel"), "planned"),
        ("The NPA has pledged to keep attacking Philippine troops.", ("attacked", "Philippines"), "planned"),
        ("Turkey agreed on Monday to arm Azerbaijan.", ("arms", "Azerbaijan"), "planned"),
        ("Russia pledged Mali helicopters in January.", ("arms", "Mali"), "planned"),
        ("Germany has pledged Ukraine 100 tanks.", ("arms", "Ukraine"), "planned"),
        ("Niger was offered weapons by China.", ("arms", "Niger"), "planned"),
        ("Weapons were pledged to Ukraine by Germany.", ("arms", "Ukraine"), "planned"),
        ("Iran pledged to Hezbollah 500 rockets.", ("arms", "Hezbollah"), "planned"),
        ("Turkey promised in a note to arm and train the Somali army.", ("trains", "Somalia"), "planned"),
        ("Rwanda decided last year to begin arming M23.", ("arms", "M23"), "planned"),
        ("Turkey's decision to arm Azerbaijan angered Yerevan.", ("arms", "Azerbaijan"), "planned"),
        ("Plans by Turkey to attack the SDF are ready.", ("attacked", "Syrian Democratic Forces"), "planned"),
        ("Efforts by Rwanda to arm M23 went on.", ("arms", "M23"), "goal"),
        ("Uganda went on to arm the ADF.", ("arms", "Allied Democratic Forces"), "actual"),
        ("France helped to arm Rwanda.", ("arms", "Rwanda"), "actual"),
        ("France helped Chad repel Libya.", ("foughtWith", "Libya"), "actual"),
        ("Rwanda has never ceased to support M23.", ("supports", "M23"), "actual"),
        ("Rwanda has not stopped supporting M23.", ("supports", "M23"), "actual"),
        ("Rwanda is known to have armed M23.", ("arms", "M23"), "actual"),
        ("Rwanda is believed to arm M23.", ("arms", "M23"), "possible"),
        ("Rwanda appears to be arming M23.", ("arms", "M23"), "possible"),
        ("M23 is thought to be armed by Rwanda.", ("arms", "M23"), "possible"),
        ("Pakistan was forced to bomb the TTP.", ("attacked", "TTP"), "actual"),
        ("Serbia tried to encircle the Kosovo Liberation Army.", ("hostileTo", "Kosovo Liberation Army"), "actual"),
        ("Kenya tried to help Somalia.", ("supports", "Somalia"), "goal"),
        ("Having armed UNITA, Chad withdrew.", ("arms", "UNITA"), "actual"),
        ("After having armed UNITA, Chad withdrew.", ("arms", "UNITA"), "actual"),
        ("Chad withdrew, arming UNITA.", ("arms", "UNITA"), "actual"),
        ("Chad withdrew before arming UNITA.", ("arms", "UNITA"), "actual"),
        ("Chad admitted to arming UNITA.", ("arms", "UNITA"), "actual"),
        ("Chad boasted of having armed UNITA.", ("arms", "UNITA"), "actual"),
    ],
)
def test_the_act_is_his_who_governs_it(text: str, tie: tuple[str, str], modality: str) -> None:
    found = {(s.relation, s.object): s.modality for s in statements_of(text)}
    assert found.get(tie) == modality


@pytest.mark.parametrize(
    "text",
    [
        "Rwanda declined to arm M23.",
        "Rwanda is alleged to have armed M23.",
        "Rwanda did not decide to arm M23.",
        "A plan to arm M23 was dropped by Rwanda.",
        "Rwanda offered to help to settle the dispute.",
        "Rwanda was urged to continue to arm M23.",
        "Rwanda hesitated to arm M23.",
        "Rwanda withdrew without arming M23.",
        "Rwanda did not admit to arming M23.",
    ],
)
def test_what_nobody_is_said_to_do_is_left_alone(text: str) -> None:
    assert not {r for _, r, _ in told(text)} & {"arms", "supports", "cooperatesWith"}


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Kenya criticised Chad for arming UNITA.", ("Chad", "arms", "UNITA")),
        ("Kenya rebuked Chad for sheltering UNITA.", ("Chad", "harbours", "UNITA")),
        ("Chad was condemned by Kenya for bombing Sudan.", ("Chad", "attacked", "Sudan")),
    ],
)
def test_what_one_is_criticised_for_is_the_critics_word(text: str, tie: tuple[str, str, str]) -> None:
    found = {(s.subject, s.relation, s.object): s.claimant for s in statements_of(text)}
    assert found.get(tie) == "Kenya"


@pytest.mark.parametrize(
    "text",
    ["Kenya criticised Chad for not arming UNITA.", "Kenya did not criticise Chad for arming UNITA."],
)
def test_what_one_is_not_criticised_for_is_left_alone(text: str) -> None:
    assert not {r for _, r, _ in told(text)} & {"arms"}
