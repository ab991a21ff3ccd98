"""Deals: how news says that M mediated between A and B, that A and B agreed or talked, that M hosted them.

`deals.tsv` holds a frame for each way, with what it says and with whom it is tried: two states (``s``), a state and a
listed group (``g``), a state and a group that only the text defines (``d``), two groups (``p``). ``?`` marks what may
be read or not, ``-`` what must not be, ``:`` a modality or status; ``medN`` is a second mediator, ``medU`` the United
Nations.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from extracted import statements_of, told, with_parties
from rows import for_each_row

FILLERS: dict[str, dict[str, str]] = {
    "s": {
        "A": "Ethiopia", "B": "Eritrea", "M": "Algeria", "N": "Rwanda", "Aa": "Ethiopian", "Ba": "Eritrean",
        "Ma": "Algerian", "Na": "Rwandan", "Ac": "Addis Ababa", "Bc": "Asmara", "Mc": "Algiers",
    },
    "g": {
        "A": "Colombia", "B": "the FARC", "M": "Norway", "N": "Cuba", "Aa": "Colombian", "Ba": "FARC",
        "Ma": "Norwegian", "Na": "Cuban", "Mc": "Oslo",
    },
    "d": {
        "A": "Papua New Guinea", "B": "the Highland Liberation Front (HLF)", "M": "New Zealand", "N": "Australia",
        "Aa": "Papua New Guinean", "Ba": "Highland Liberation Front", "Ma": "New Zealand", "Na": "Australian",
        "Mc": "Wellington",
    },
    "p": {
        "A": "the Tamil Tigers", "B": "Hezbollah", "M": "Egypt", "N": "Jordan", "Aa": "Tamil Tiger",
        "Ba": "Hezbollah", "Ma": "Egyptian", "Na": "Jordanian", "Mc": "Cairo",
    },
}  # fmt: skip
CALLED = {"the FARC": "FARC", "the Highland Liberation Front (HLF)": "Highland Liberation Front"}
CALLED |= {"the Tamil Tigers": "LTTE"}
RELATIONS = {"mediatedBetween": "med", "hosted": "host", "partyTo": "agr", "negotiatedWith": "talk"}
THIRD = {"N": "N", "U": "United Nations"}

Told = tuple[str, str, tuple[str, ...], frozenset[str]]


def _rows() -> list[dict[str, str]]:
    with (Path(__file__).parent / "deals.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _read(text: str, filler: dict[str, str]) -> list[Told]:
    """What is read of deals, with letters for the fillers."""
    letters = {CALLED.get(name, name): letter for letter, name in filler.items() if len(letter) == 1}
    found = list[Told]()
    for each in statements_of(text):
        kind = RELATIONS.get(each.relation)
        if kind is None or each.stance != "affirms":
            continue
        subject = letters.get(each.subject or "", each.subject or "") if kind in ("med", "host") else ""
        parties = tuple(sorted(letters.get(party, party) for party in each.parties))
        found.append((kind, subject, parties, frozenset((each.modality, each.status or ""))))
    return found


def _meets(told: Told, want: str) -> bool:
    kind, _, said = want.lstrip("?").partition(":")
    third = THIRD.get(kind[-1])
    kind = kind[:-1] if third else kind
    subject = "" if kind in ("agr", "talk") else third or "M"
    as_said = not said or said in told[3]
    return told[:3] == (kind, subject, ("A", "B")) and as_said and (said == "planned" or "actual" in told[3])


@for_each_row("row", _rows(), ids=lambda row: row["text"])
def test_the_frame_says_what_it_says_of_all(row: dict[str, str]) -> None:
    wants = row["wants"].split(",")
    barred = {want[1:] for want in wants if want.startswith("-")}
    allowed = [want for want in wants if not want.startswith("-")]
    for letter in row["fillers"]:
        filler = FILLERS[letter]
        text = ". ".join(part[:1].upper() + part[1:] for part in row["text"].format(**filler).split(". "))
        read = _read(text, filler)
        for want in allowed:
            assert want.startswith("?") or any(_meets(each, want) for each in read), (want, text)
        extra = [each for each in read if not any(_meets(each, want) for want in allowed)]
        extra = [each for each in extra if not any(want == f"?{each[0]}" for want in allowed)]
        assert not [each for each in extra if not barred or each[0] in barred], (extra, text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Only then did Chad recognise Sudan.", ("Chad", "supports", "Sudan")),
        ("Not until May did Chad and Libya attack Sudan.", ("Libya", "attacked", "Sudan")),
        ("Not only has Libya armed Chad, it has also bombed Sudan.", ("Libya", "arms", "Chad")),
    ],
)
def test_an_auxiliary_may_stand_before_its_subject(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in told(text)


def test_a_surname_of_two_leaders_of_one_movement_stands_for_it() -> None:
    text = "Mustafa Barzani's KDP fought Iraq. Masoud Barzani fought Iran. In 1998 Barzani and the PUK signed a truce."
    parties = [set(s.parties) for s in statements_of(text) if s.relation == "partyTo"]
    assert parties == [{"Kurdistan Democratic Party", "Patriotic Union of Kurdistan"}]


@pytest.mark.parametrize("text", ["Nor did Chad attack Sudan.", "Never has Chad armed Sudan."])
def test_what_inverts_a_clause_may_deny_it(text: str) -> None:
    assert {s.stance for s in statements_of(text)} <= {"denies"}


HEAVY = [
    ("Mali", "Azawad Liberation Front", "the military government of Mali", "the rebels of the Azawad Liberation Front"),
    ("South Sudan", "SPLM-IO", "President Salva Kiir", "rebel leader Riek Machar"),
    (
        "Liberia",
        "Movement for Renewal",
        "the Transitional Government of Liberia",
        "the Movement for Renewal (MR) of S. Kante",
    ),
]


@pytest.mark.parametrize("heavy", HEAVY, ids=lambda heavy: heavy[0])
@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("The ceasefire between {A} and {B} expired in April.", ["agr:expired"]),
        ("At the prompting of the regional bloc IGAD, {A} and {B} agreed to a truce.", ["med", "agr"]),
        ("At the prompting of Togo's foreign minister, Paul Mensah, {A} and {B} agreed to a truce.", ["med", "agr"]),
        ("Messages between {A} and {B} were carried by President Paul Mensah of Togo.", ["med"]),
        ("President Paul Mensah of Togo, mediator between {A} and {B} since 2014, withdrew.", ["med"]),
        ("Talks between {A} and {B} were chaired by the Togolese foreign minister, Paul Mensah.", ["med", "talk"]),
        ("Efforts by the Togolese foreign minister, Paul Mensah, to mediate between {A} and {B} failed.", ["med"]),
        ("{A} and {B} accepted the Togolese foreign minister, Paul Mensah, as mediator.", ["med"]),
        ("Only in 2018, in Washington, did {A} and {B} reconcile.", ["agr"]),
        ("Togo wrung a ceasefire from {A} and {B}.", ["med", "agr"]),
    ],
)  # fmt: skip
def test_the_ends_may_be_long(heavy: tuple[str, str, str, str], text: str, wants: list[str]) -> None:
    filled = text.format(A=heavy[2], B=heavy[3])
    letters = {
        "A": heavy[0],
        "B": heavy[1],
        "M": "Togo" if "Tog" in text else "Intergovernmental Authority on Development",
    }
    read = _read(filled[:1].upper() + filled[1:], letters)
    assert all(any(_meets(each, want) for each in read) for want in wants), read
    assert all(any(_meets(each, want) for want in wants) for each in read), read


@pytest.mark.parametrize(
    ("text", "barred"),
    [
        ("The negotiations between Mali and the Highland Movement were chaired by Paul Ndong.", "leads"),
        ("The talks with the Highland Movement were led by Paul Ndong.", "leads"),
        ("Salva Kiir has never carried out the Algiers agreement that it signed with Riek Machar.", "partyTo"),
    ],
)
def test_who_is_no_party_of_it(text: str, barred: str) -> None:
    assert not [each for each in told(text) if each[1] == barred]


def test_of_says_whose_government_it_is() -> None:
    assert told("In Chad, the military government of Mali attacked Sudan.") == {("Mali", "attacked", "Sudan")}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Chadian rebel army attacked Sudan.", ("Chadian rebel army", "attacked", "Sudan")),
        ("Sudan bombed Chadian rebel positions.", ("Sudan", "attacked", "Chadian rebels")),
        ("The Chadian rebel leader accused Sudan of murder.", ("Chadian rebels", "accuses", "Sudan")),
        (
            "Chad fought the National Union–Army of Renewal (NU-AR).",
            ("Chad", "foughtWith", "National Union–Army of Renewal"),
        ),
    ],
)
def test_rebels_of_a_state_are_not_the_state(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in told(text)
    assert not [each for each in told(text) if "Chad" in (each[0], each[2]) and "Chad" not in wanted]


def test_one_party_may_only_be_described() -> None:
    text = "Chad's president and the head of the country's biggest rebel army agreed on Monday how to share power."
    assert [set(s.parties) for s in statements_of(text) if s.relation == "partyTo"] == [{"Chad", "biggest rebel army"}]


def test_both_who_make_peace_are_those_at_war() -> None:
    text = "Iraq invaded Iran in 1980. Kuwait and Saudi Arabia lent Iraq money. In 1988 both accepted a ceasefire."
    assert [set(s.parties) for s in statements_of(text) if s.relation == "partyTo"] == [{"Iran", "Iraq"}]


@pytest.mark.parametrize(
    ("text", "mediator", "parties"),
    [
        (
            "Greece and North Macedonia quarrelled over a name. Matthew Nimetz of the United Nations went back and "
            "forth between the two capitals.",
            "United Nations",
            {"Greece", "North Macedonia"},
        ),
        (
            "A Qatari envoy spent months going back and forth between Chad and the Azawad Front.",
            "Qatar",
            {"Chad", "Azawad Front"},
        ),
    ],
)
def test_who_goes_to_and_fro_mediates(text: str, mediator: str, parties: set[str]) -> None:
    read = [(s.subject, set(s.parties)) for s in statements_of(text) if s.relation == "mediatedBetween"]
    assert read == [(mediator, parties)]


@pytest.mark.parametrize(
    "text", ["The pilot flew between Chad and Sudan.", "The ferry goes to and fro between Chad and Sudan."]
)
def test_who_only_travels_does_not(text: str) -> None:
    assert not [s for s in statements_of(text) if s.relation == "mediatedBetween"]


def test_a_name_does_not_begin_with_the_day() -> None:
    assert ("Azawad Front", "attacked", "Mali") in told("On Monday the Azawad Front attacked Mali.")
    assert ("Azawad Front", "tookOver", "Kidal") in told("In May the Azawad Front seized Kidal from Mali.")


def test_what_is_agreed_may_come_after_an_insertion() -> None:
    text = (
        "Honduras and Nicaragua agreed on Friday, at a meeting in Washington arranged by Mexico, to pull troops back."
    )
    assert [set(s.parties) for s in statements_of(text) if s.relation == "partyTo"] == [{"Honduras", "Nicaragua"}]


def test_who_helps_others_to_a_truce_supports_neither() -> None:
    read = with_parties("The Azawad Front and Niger initialled a truce with French help.")
    assert ("France", "mediatedBetween", "Azawad Front & Niger") in read
    assert not [each for each in read if each[1] == "supports"]


def test_a_host_is_no_party_of_what_another_mediates() -> None:
    text = (
        "Only after Norway had shuttled between Dakar and the bush did the two sides meet; Guinea-Bissau hosted them."
    )
    assert not [s for s in statements_of(text) if "Guinea-Bissau" in s.parties]


@pytest.mark.parametrize(
    "text",
    [
        "The M23 declared a ceasefire on Tuesday. Angola has mediated between Congo and Rwanda since 2022.",
        "Chad fought the Azawad Front for years. The Azawad Front declared a truce in May.",
    ],
)
def test_what_one_side_declares_is_no_agreement(text: str) -> None:
    assert not [each for each in told(text) if each[1] == "partyTo"]


def test_both_or_a_third_one_may_announce_it() -> None:
    assert with_parties("Chad and the Azawad Front declared a truce.") == {
        ("Azawad Front", "partyTo", "Azawad Front & Chad")
    }
    text = "Israel and Iran fought for twelve days. President Trump announced a ceasefire."
    assert ("Iran", "partyTo", "Iran & Israel") in with_parties(text)
