"""Parties from context: whom a third one mediates between, or has as guests, where sentences before tell who fights.

`parties_from_context.tsv` holds texts that tell of two at odds, and of others beside them (allies, backers, critics, a
pact of one of the two), and sentences on a mediation (M), a hosting (H) or talks (T) that do not name the two. Every
text goes with every sentence. ``?`` marks what may be read or not, ``:`` a modality.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from extracted import statements_of
from rows import for_each_row

KINDS = {"mediatedBetween": "M", "hosted": "H", "negotiatedWith": "T"}


def _rows(part: str) -> list[dict[str, str]]:
    with (Path(__file__).parent / "parties_from_context.tsv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row["part"] == part]


@pytest.mark.parametrize("after", _rows("after"), ids=lambda row: row["text"])
@for_each_row("before", _rows("before"), ids=lambda row: row["wants"])
def test_the_parties_are_those_at_odds(before: dict[str, str], after: dict[str, str]) -> None:
    pair = [set(side.split("|")) for side in before["wants"].split(" & ")]
    wants = [] if after["wants"] == "-" else after["wants"].split(",")
    allowed = {want[0] for want in wants}
    read = []
    for each in statements_of(f"{before['text']} {after['text']}"):
        if (kind := KINDS.get(each.relation)) is None or each.quote.start < len(before["text"]):
            continue
        assert kind in allowed, each
        assert len(each.parties) == 2 and all(side & set(each.parties) for side in pair), each
        read.append(kind if each.modality == "actual" else f"{kind}:{each.modality}")
    assert not [want for want in wants if "?" not in want and want not in read]


def test_who_governs_from_a_capital_is_the_party_not_the_state() -> None:
    text = (
        "The Houthi movement and Saudi Arabia agreed in 2023 to go on talking. The UN envoy shuttled between Riyadh, "
        "Muscat and Sanaa for months. Muscat has hosted several rounds of discussions between the two sides."
    )
    told = [(s.relation, set(s.parties)) for s in statements_of(text) if s.relation in KINDS]
    assert told and all(parties == {"Houthis", "Saudi Arabia"} for _, parties in told), told


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Eritrea attacked Djibouti. Qatar tried in vain to reconcile the pair.", {"Eritrea", "Djibouti"}),
        ("Eritrea attacked Djibouti. Qatar mediated between the pair in 2010.", {"Eritrea", "Djibouti"}),
        ("Eritrea attacked Djibouti. Police in Asmara arrested the pair.", None),
        (
            "Ukraine shelled Russia. US President Donald Trump said after a call with Vladimir Putin that the two "
            "countries would start negotiations.",
            None,
        ),
    ],
)
def test_the_pair_and_the_two_countries(text: str, pair: set[str] | None) -> None:
    found = [set(s.parties) for s in statements_of(text) if s.relation in KINDS]
    assert found == ([pair] if pair else [])


def test_who_is_asked_to_mediate_with_a_foe_has_not_done_so() -> None:
    found = [s for s in statements_of("Eritrea asked Qatar to mediate with Djibouti.") if s.relation in KINDS]
    assert [(s.subject, set(s.parties), s.modality) for s in found] == [("Qatar", {"Eritrea", "Djibouti"}, "demanded")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Greece and North Macedonia spent 27 years negotiating over a name.", ("T", "", "Greece&North Macedonia")),
        ("Iran sent envoys to negotiate with Iraq.", ("T", "", "Iran&Iraq")),
        ("Eritrea dispatched its foreign minister to meet the Djiboutian president.", ("T", "", "Djibouti&Eritrea")),
        ("Eritrea sent soldiers to fight with Chad.", None),
        ("Greece and North Macedonia spent 27 years quarrelling over a name.", None),
        (
            "A team led by the Algerian foreign minister, Mohammed Benyahia, commuted between Tehran and Washington.",
            ("M", "Algeria", "Iran&United States"),
        ),
        ("The Pope offered to mediate between Ecuador and Peru.", ("M", "Holy See", "Ecuador&Peru")),
        ("A Liberian clergyman, B. Carr, mediated between Eritrea and Chad.", ("M", "B. Carr", "Chad&Eritrea")),
        ("A Liberian lawyer, Burgess Carr, mediated between Eritrea and Chad.", ("M", "Burgess Carr", "Chad&Eritrea")),
        (
            "A retired Finnish diplomat, Pekka Haavisto, mediated between Eritrea and Chad.",
            ("M", "Pekka Haavisto", "Chad&Eritrea"),
        ),
        (
            "Qatar's foreign minister, Khalid al-Attiyah, mediated between Eritrea and Chad.",
            ("M", "Qatar", "Chad&Eritrea"),
        ),
    ],
)
def test_who_talks_and_who_mediates_by_the_sentence(text: str, wanted: tuple[str, str, str] | None) -> None:
    found = [
        (KINDS[s.relation], "" if KINDS[s.relation] == "T" else s.subject, "&".join(sorted(s.parties)))
        for s in statements_of(text)
        if s.relation in KINDS
    ]
    assert found == ([wanted] if wanted else [])


def test_a_city_is_no_party() -> None:
    text = (
        "Israel and Lebanon held two years of talks over their maritime border, mediated by the United States. Amos "
        "Hochstein, the American envoy, had shuttled between Beirut and Jerusalem since June."
    )
    assert all(set(s.parties) == {"Israel", "Lebanon"} for s in statements_of(text) if s.relation in KINDS)


def test_a_longer_name_of_another_group_is_not_the_shorter_one() -> None:
    found = statements_of("The Southern Sudan Liberation Movement attacked Juba.")
    assert [s.subject for s in found if s.relation == "attacked"] == ["Southern Sudan Liberation Movement"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Nicaragua sent soldiers to an island, and Costa Rica sent lawyers to Europe. Mexico offered to facilitate "
            "talks.",
            [("M", "Mexico", "planned")],
        ),
        (
            "Nicaragua sent soldiers to an island, and Costa Rica sent lawyers to Europe. In April the two governments "
            "met on the border, with Mexico acting as facilitator.",
            [("M", "Mexico", "actual"), ("T", "", "actual")],
        ),
        # A third one is named, who may be a party.
        (
            "Nicaragua sent soldiers to an island, Honduras sent boats and Costa Rica sent lawyers to Europe. Mexico "
            "offered to facilitate talks.",
            [],
        ),
    ],
)
def test_the_only_two_who_are_named_are_the_parties(text: str, wanted: list[tuple[str, str, str]]) -> None:
    found = [
        (KINDS[s.relation], "" if KINDS[s.relation] == "T" else s.subject, s.modality)
        for s in statements_of(text)
        if s.relation in KINDS and set(s.parties) == {"Nicaragua", "Costa Rica"}
    ]
    assert sorted(found) == wanted
    assert all(len(s.parties) == 2 for s in statements_of(text) if s.relation in KINDS)


def test_a_new_president_is_not_the_one_of_whom_the_text_told() -> None:
    text = "Óscar Arias, Costa Rica's president, failed. Colombia armed the new president, Porfirio Lobo."
    assert not [s for s in statements_of(text) if s.relation == "arms" and s.object == "Costa Rica"]


def test_two_who_do_the_same_are_not_at_odds() -> None:
    text = "Peru and Chile sent aid. The fleet sailed on. Norway mediated."
    assert not [s for s in statements_of(text) if s.relation in KINDS]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Yemen fought the STC. In Colombia, the Government held talks with the Segunda Marquetalia.", "Colombia"),
        ("Yemen fought the STC. In Bogotá, the government held talks with the Segunda Marquetalia.", None),
    ],
)
def test_the_government_is_that_of_the_state_which_opens_the_sentence(text: str, state: str | None) -> None:
    parties = {party for s in statements_of(text) if s.relation == "negotiatedWith" for party in s.parties}
    assert state in parties if state else "Yemen" not in parties or "Colombia" not in parties


@pytest.mark.parametrize(
    "text",
    [
        "After five hours in the Kremlin with Dmitry Medvedev, the French president flew to Tbilisi.",
        "Accompanied by Dmitry Medvedev, the French president laid a wreath.",
    ],
)
def test_who_ends_a_fronted_phrase_does_not_hold_the_office_that_follows(text: str) -> None:
    assert not [s for s in statements_of(text) if s.relation == "leads" and s.object == "France"]


def test_who_holds_an_office_after_his_name_still_does() -> None:
    assert [
        s.object for s in statements_of("Emmanuel Macron, the French president, flew home.") if s.relation == "leads"
    ] == ["France"]
