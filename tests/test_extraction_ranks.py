"""Who belongs or belonged to whom by rank, and who comes to the head of whom."""

from __future__ import annotations

import pytest
from extracted import statements_of, told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Hamas official Osama Hamdan said the talks had failed.", ("Osama Hamdan", "memberOf", "Hamas")),
        ("A senior Hamas official, Osama Hamdan, said so.", ("Osama Hamdan", "memberOf", "Hamas")),
        ("Hezbollah lawmaker Hassan Fadlallah spoke.", ("Hassan Fadlallah", "memberOf", "Hezbollah")),
        ("Mali killed a JNIM leader, Talha Barka, near Gao.", ("Talha Barka", "memberOf", "JNIM")),
        ("Bosco Ntaganda, a former M23 commander, gave himself up.", ("Bosco Ntaganda", "memberOf", "M23")),
        ("A former commander of the M23, Bosco Ntaganda, fled.", ("Bosco Ntaganda", "memberOf", "M23")),
        ("The FARC's chief negotiator, Iván Márquez, arrived.", ("Iván Márquez", "memberOf", "FARC")),
        ("Salva Kiir was elected chairman of the SPLM.", ("Salva Kiir", "leads", "SPLM/A")),
        ("Salva Kiir took over as chairman of the SPLM.", ("Salva Kiir", "leads", "SPLM/A")),
        ("John Garang was succeeded by Salva Kiir as leader of the SPLM.", ("Salva Kiir", "leads", "SPLM/A")),
        ("Salva Kiir succeeded John Garang at the head of the SPLM.", ("Salva Kiir", "leads", "SPLM/A")),
        ("Hezbollah, of which Naim Qassem is the head, fired rockets.", ("Naim Qassem", "leads", "Hezbollah")),
        ("Secretary-General Naim Qassem of Hezbollah spoke.", ("Naim Qassem", "leads", "Hezbollah")),
    ],
)
def test_ranks_are_read(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in told(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Israel killed a Hezbollah commander, Fuad Shukr, in Beirut.", ("Fuad Shukr", "leads", "Hezbollah")),
        ("Salva Kiir succeeded John Garang at the head of the SPLM.", ("John Garang", "leads", "SPLM/A")),
        ("Salva Kiir was not elected chairman of the SPLM.", ("Salva Kiir", "leads", "SPLM/A")),
        ("Naim Qassem was named deputy leader of Hezbollah.", ("Naim Qassem", "leads", "Hezbollah")),
        ("A suspected Hamas official, Osama Hamdan, was arrested.", ("Osama Hamdan", "memberOf", "Hamas")),
        ("A Hamas official told Osama Hamdan so.", ("Osama Hamdan", "memberOf", "Hamas")),
        ("Israeli official Yossi Cohen spoke.", ("Yossi Cohen", "memberOf", "Israel")),
    ],
)
def test_others_are_not_taken_for_leaders_or_members(text: str, unwanted: tuple[str, str, str]) -> None:
    assert unwanted not in told(text)


def test_a_former_rank_is_past() -> None:
    found = statements_of("Bosco Ntaganda, a former M23 commander, gave himself up.")
    assert [s.aspect for s in found if s.relation == "memberOf"] == ["ended"]
