"""Help of every kind told in constructions that one verb alone does not show, and labels before a colon."""

from __future__ import annotations

import pytest
from extracted import statements_of, told, with_parties


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Italy has sold the Libyans Mirage fighters.", ("Italy", "arms", "Libya")),
        ("Spain went on selling rifles to Morocco.", ("Spain", "arms", "Morocco")),
        ("Togo passed Chinese mortars on to UNITA.", ("Togo", "arms", "UNITA")),
        ("Charles Taylor was granted asylum by Nigeria.", ("Nigeria", "harbours", "Charles Taylor")),
        ("Romania furnished the Polisario Front with passports.", ("Romania", "supports", "Polisario Front")),
        ("Ghana's army has been supplied by Brazil.", ("Brazil", "supports", "Ghana")),
        ("Gabon paid for the Chadian war effort.", ("Gabon", "funds", "Chad")),
        ("Denmark has put two frigates at Estonia's disposal.", ("Denmark", "supports", "Estonia")),
        ("The FDLR lived off money from Rwanda.", ("Rwanda", "supports", "FDLR")),
        ("Washington ordered its navy to come to the aid of Oman.", ("United States", "supports", "Oman")),
        (
            "Kenya raised a force, the Ogaden National Army, which Eritrea armed, trained and sheltered.",
            ("Eritrea", "harbours", "Ogaden National Army"),
        ),
        (
            "Syria fought the Cedar Army, a local militia that Cyprus funded and equipped.",
            ("Cyprus", "arms", "Cedar Army"),
        ),
        ("3 May 1990: Iraq delivers rockets to Mauritania.", ("Iraq", "arms", "Mauritania")),
        ("External support: Libya armed the Polisario Front.", ("Libya", "arms", "Polisario Front")),
    ],
)
def test_help_is_read(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in told(text)


def test_two_who_sign_or_agree_somewhere_are_parties() -> None:
    for text in (
        "Peru and Chile signed in Lima on 3 May 1999.",
        "Peru and Chile agreed in Lima to open the border.",
        "Peru and Chile put their names to a declaration.",
        "Peru and Chile signed, in Lima on 3 May 1999, a protocol on fishing.",
        "Peru and Chile came to terms over the border in 1999.",
    ):
        assert {(r, p) for _, r, p in with_parties(text)} & {("partyTo", "Peru & Chile"), ("partyTo", "Chile & Peru")}
    assert not {r for _, r, _ in told("Peru and Chile signed on for the project.")} & {"partyTo"}


@pytest.mark.parametrize(
    "text",
    [
        "China supplied the report to nobody.",
        "Spain did not go on selling rifles to Morocco.",
        "The bank went on lending.",
        "Rumour: Iraq bombed Kuwait.",
        "Charles Taylor was denied asylum by Nigeria.",
    ],
)
def test_what_is_no_help_gives_none(text: str) -> None:
    assert not {r for _, r, _ in told(text)} & {"supports", "arms", "funds", "harbours", "attacked"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The accord, which Madrid reached last June with the ETA, held.", ("partyTo", {"Spain", "ETA"})),
        ("The ETA, with which Spain concluded a truce in May, split.", ("partyTo", {"Spain", "ETA"})),
        ("Norway carried the proposal to Peru and Chile.", ("mediatedBetween", {"Peru", "Chile"})),
        ("Norway carried appeals between Peru and Chile.", ("mediatedBetween", {"Peru", "Chile"})),
        (
            "Peru fought Chile. Canada extracted a truce from both governments.",
            ("mediatedBetween", {"Peru", "Chile"}),
        ),
        (
            "The Greek government presided over ten weeks of negotiations between Peru and Chile.",
            ("mediatedBetween", {"Peru", "Chile"}),
        ),
        ("Peru and Chile signed a truce in Cairo under the eye of Canada.", ("mediatedBetween", {"Peru", "Chile"})),
        (
            "Peru fought Chile. Treaty documents and a truce were agreed by both sides at the prompting of Canada.",
            ("mediatedBetween", {"Peru", "Chile"}),
        ),
    ],
)
def test_parties_in_relative_clauses_and_mediators_by_what_they_carry(text: str, wanted: tuple[str, set[str]]) -> None:
    found = [(s.relation, set(s.parties)) for s in statements_of(text)]
    assert wanted in [(r, {"ETA" if "ETA" in p or "Basque" in p else p for p in ps}) for r, ps in found]
