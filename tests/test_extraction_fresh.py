"""Ordinary news sentences on conflicts that no benchmark passage tells of."""

from __future__ import annotations

import pytest
from extracted import statements_of, told


@pytest.mark.parametrize(
    "text",
    [
        "The Houthis, who are backed by Iran, killed four soldiers.",
        "The Iran-backed Houthis killed four soldiers.",
        "The Houthis have attacked 100 merchant vessels off Iran, killing four sailors.",
    ],
)
def test_who_stands_behind_a_group_is_not_its_foe(text: str) -> None:
    assert not {told for told in told(text) if told[1] == "attacked" and told[2] == "Iran"}


def test_a_foe_named_behind_by() -> None:
    text = "Boko Haram said on Monday that its fighters had destroyed a convoy of trucks escorted by Nigerian soldiers."
    assert ("Boko Haram", "attacked", "Nigeria") in told(text)


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Benin's army killed nine militants, Colonel Faizou Gomina said.", "Faizou Gomina"),
        ("Men believed to belong to the Taliban blew up a bridge in Kunduz, killing four people.", None),
    ],
)
def test_whose_word_a_figure_is(text: str, claimant: str | None) -> None:
    figures = [s for s in statements_of(text) if s.figure is not None]
    assert [s.claimant for s in figures] == [claimant]


def test_deaths_of_a_war_have_no_date_of_the_accord_that_ended_it() -> None:
    text = "Mali and Niger signed a treaty on 30 August 2001, ending a war in which 15,000 people died."
    figures = [s for s in statements_of(text) if s.figure is not None]
    assert [s.time for s in figures] == [None]


def test_two_of_whom_a_text_has_gone_on_to_others() -> None:
    text = (
        "Azerbaijan accused France of arming Armenia.\n\nKosovo police raided the offices of Serbia's post.\n\n"
        "Belgrade condemned the raids, and Kosovo defended them.\n\n"
        "The European Union, which has mediated between the two sides since 2020, urged calm."
    )
    assert not [s for s in statements_of(text) if s.relation == "mediatedBetween" and "France" in s.parties]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The Congolese armed forces attacked the M23 on Monday.",
            ("Democratic Republic of the Congo", "attacked", "M23"),
        ),
        ("Rwanda attacked the Congolese armed forces.", ("Rwanda", "attacked", "Democratic Republic of the Congo")),
        ("Rebels attacked an outpost of the Malian armed forces.", ("rebels", "attacked", "Mali")),
    ],
)
def test_armed_forces(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in told(text)


def test_who_arms_forces() -> None:
    assert {told[:2] for told in told("In the war Egypt armed forces loyal to Khalifa Haftar.")} == {("Egypt", "arms")}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Russia struck a hospital in Kyiv on Monday. Germany condemned the strike.",
            ("Germany", "criticises", "Russia"),
        ),
        (
            "The M23 seized Goma in January. The Security Council condemned the offensive.",
            ("UN Security Council", "criticises", "M23"),
        ),
    ],
)
def test_who_did_what_a_third_condemns(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Israel bombed Hodeidah after the Houthis fired missiles at Israel. France condemned the attack.",
        "Israel and Iran struck each other. France condemned the strikes.",
        "Russia struck Kyiv on Monday. Germany condemned the attack on a market in Sumy.",
    ],
)
def test_condemned_deeds_that_may_be_another_s(text: str) -> None:
    assert not {told for told in told(text) if told[1] == "criticises" and told[2] is not None}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The Yemeni army was fighting forces loyal to the Houthis.",
            ("Yemen", "foughtWith", "Houthis"),
        ),
        (
            "Turkish jets bombed militants linked to the Islamic State in Syria.",
            ("Türkiye", "attacked", "militants linked to Islamic State"),
        ),
        ("Bahrain severed ties with Qatar the next day.", ("Bahrain", "estrangedFrom", "Qatar")),
    ],
)
def test_whose_fighters_and_when(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in told(text)


def test_a_cessation_of_hostilities_is_a_ceasefire() -> None:
    found = [
        s for s in statements_of("Chad and the Houthis signed a cessation of hostilities.") if s.relation == "partyTo"
    ]
    assert [s.event for s in found] == ["Ceasefire"]
    assert not told("The cessation of aid to Mali hurt its farmers.")


def test_what_somebody_is_accused_of_is_not_who_is_accused() -> None:
    text = "Mali and France quarrelled. France accused the junta of hiring mercenaries."
    assert not {told for told in told(text) if told[2] == "mercenaries"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Houthis fought Saudi Arabia. Kenya accuses the group of smuggling.", ("Kenya", "accuses", "Houthis")),
        (
            "Finland mediated a truce between Colombo and the Tamil Tigers. India trained rebels.",
            ("Finland", "mediatedBetween", None),
        ),
        ("Saudi F-15s bombed Houthi caves near Saada.", ("Saudi Arabia", "attacked", "Houthis")),
        ("Hezbollah threatened to attack Israeli gas rigs.", ("Hezbollah", "threatens", "Israel")),
        ("Angolan rebels fought against Portuguese rule.", ("Angolan rebels", "foughtWith", "Portugal")),
        ("Norway sent six F-16s to Ukraine.", ("Norway", "arms", "Ukraine")),
        ("France delivered armoured vehicles to the Chadian army.", ("France", "arms", "Chad")),
    ],
)
def test_ordinary_words_of_conflict(text: str, wanted: tuple[str, str, str | None]) -> None:
    assert wanted in told(text)


def test_a_capital_makes_its_state_one_of_those_whose_army_may_be_meant() -> None:
    text = (
        "India trained rebels. Finland spoke to Colombo and the Tamil Tigers. The army killed a leader of the Tigers."
    )
    assert not {told for told in told(text) if told[0] == "India" and told[1] == "attacked"}


def test_planes_that_are_shot_down_are_no_dead_people() -> None:
    text = "Peruvian jets attacked Ecuadorian outposts, and Ecuador shot down three of them."
    assert not [s for s in statements_of(text) if s.figure is not None and s.figure.measure == "killed"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Pakistan retaliated by shelling Indian posts.", ("Pakistan", "attacked", "India")),
        ("Israel has responded by striking Hezbollah in Lebanon.", ("Israel", "attacked", "Hezbollah")),
        ("Iran responded by firing missiles at Israel.", ("Iran", "attacked", "Israel")),
    ],
)
def test_how_somebody_responds(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Israel threatened to respond by bombing Lebanon.",
        "India did not respond by bombing Pakistan.",
        "Egypt refused to answer by shelling Libya.",
    ],
)
def test_responses_that_have_not_come(text: str) -> None:
    assert not {told for told in told(text) if told[1] == "attacked"}


@pytest.mark.parametrize(
    ("text", "driven_out"),
    [
        ("Iran deported 3,000 Afghans.", "Afghans"),
        ("Algeria's expulsion of Moroccans angered Rabat.", "Moroccans"),
        ("Turkish shelling displaced Syrians.", "Syrians"),
    ],
)
def test_people_are_driven_out_and_not_their_state(text: str, driven_out: str) -> None:
    assert {other for _, relation, other in told(text) if relation in ("deported", "displaced")} == {driven_out}
