"""Towns and villages that no list has, shown by what a document says of them; and who fought on the way there."""

from __future__ import annotations

import pytest
from extracted import statements_of, with_parties


@pytest.mark.parametrize(
    "text",
    [
        "M23 fighters seized the town of Rubala on Tuesday.",
        "M23 fighters seized the strategic mining town of Rubala on Tuesday.",
        "M23 took control of the border town of Rubala.",
        "Rubala, a mining town, fell to M23 on Monday.",
        "The village of Rubala was captured by M23.",
        "M23 seized Rubala on Tuesday. Rubala is a town in eastern Congo.",
        "M23 seized Rubala on Tuesday. Thousands fled to Goma as fighting went on near Rubala.",
        "M23 overran Rubala on Tuesday.",
    ],
)
def test_who_takes_a_town_that_no_list_has(text: str) -> None:
    assert ("M23", "tookOver", "Rubala") in with_parties(text)


@pytest.mark.parametrize(
    "text",
    [
        "M23 captured John Rubala, a town councillor, on Monday.",
        "M23 captured Rubala on Monday.",
        "M23 seized Semtex on Monday.",
        "M23 seized Rubala fighters on Monday.",
        "M23 captured Rubala, a general, on Monday.",
        "M23 did not take the town of Rubala.",
        "M23 failed to take the town of Rubala.",
    ],
)
def test_what_may_be_a_man_or_a_thing_is_no_town(text: str) -> None:
    assert "tookOver" not in {s.relation for s in statements_of(text)}


@pytest.mark.parametrize(
    "text",
    [
        "M23 fighters attacked the village of Rubala in eastern Congo.",
        "M23 fighters attacked Rubala, a village in North Kivu.",
        "Rubala is a town in eastern Congo. M23 fighters shelled it. M23 fighters attacked Rubala.",
    ],
)
def test_the_state_in_which_it_lies_is_struck_where_the_text_says_which(text: str) -> None:
    assert ("M23", "attacked", "Democratic Republic of the Congo") in with_parties(text)


def test_a_town_of_no_told_state_is_itself_struck() -> None:
    said = with_parties("Twenty died in the village of Rubala. M23 attacked Rubala again on Monday.")
    assert ("M23", "attacked", "Rubala") in said


@pytest.mark.parametrize(
    "text",
    [
        "M23 fighters seized Goma after two days of fighting with the Congolese army.",
        "M23 withdrew from Goma after more than a week of clashes with the Congolese army.",
        "M23 entered Goma following fierce battles with the Congolese army.",
        "After clashes with the Congolese army, M23 withdrew from Goma.",
    ],
)
def test_who_fought_on_the_way(text: str) -> None:
    assert ("M23", "foughtWith", "Democratic Republic of the Congo") in with_parties(text)


@pytest.mark.parametrize(
    "text",
    [
        "The UN withdrew its staff from Goma after clashes with M23.",
        "Aid groups left Goma after clashes with M23.",
        "Uganda protested after clashes with M23.",
        "Rwanda entered talks after M23, during clashes with the Congolese army, lost Goma.",
    ],
)
def test_who_only_acts_after_a_fight_has_not_fought(text: str) -> None:
    doers = {s.subject for s in statements_of(text) if s.relation == "foughtWith"}
    assert not doers & {"United Nations", "Uganda", "Rwanda", "aid groups"}
