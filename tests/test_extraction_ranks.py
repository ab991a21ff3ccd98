"""Who belongs or belonged to whom by rank, and who comes to the head of whom."""

from __future__ import annotations

import pytest
from extracted import statements_of, told

MFDC = "Movement of Democratic Forces of Casamance"
SLM = "Sudan Liberation Movement"
RUF = "Revolutionary United Front"


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
        ("Salif Sadio commands the northern front of the MFDC.", ("Salif Sadio", "memberOf", MFDC)),
        ("Minni Minnawi's wing of the Sudan Liberation Movement signed.", ("Minni Minnawi", "memberOf", SLM)),
        ("Foday Sankoh founded the Revolutionary United Front.", ("Foday Sankoh", "leads", RUF)),
        ("Defectors from the FARC founded the Segunda Marquetalia.", ("Segunda Marquetalia", "splitFrom", "FARC")),
        ("Ansaru was formed by dissidents of Boko Haram.", ("Ansaru", "splitFrom", "Boko Haram")),
        ("Lithuania hosts more than 1,000 German soldiers.", ("Germany", "presentIn", "Lithuania")),
        ("Iraq, with 17,000 soldiers in Jordan, promised help.", ("Iraq", "presentIn", "Jordan")),
        ("There are 900 American soldiers in Syria.", ("United States", "presentIn", "Syria")),
        ("The ADF operated out of Uganda.", ("Allied Democratic Forces", "presentIn", "Uganda")),
        ("The Contras operate from camps in Honduras.", ("Contras", "presentIn", "Honduras")),
        ("Saudi soldiers entered Bahrain.", ("Saudi Arabia", "presentIn", "Bahrain")),
        ("Secretary-General Naim Qassem of Hezbollah spoke.", ("Naim Qassem", "leads", "Hezbollah")),
    ],
)
def test_ranks_are_read(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in told(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Israel killed a Hezbollah commander, Fuad Shukr, in Beirut.", ("Fuad Shukr", "leads", "Hezbollah")),
        ("Salva Kiir was not elected chairman of the SPLM.", ("Salva Kiir", "leads", "SPLM/A")),
        ("Naim Qassem was named deputy leader of Hezbollah.", ("Naim Qassem", "leads", "Hezbollah")),
        ("A suspected Hamas official, Osama Hamdan, was arrested.", ("Osama Hamdan", "memberOf", "Hamas")),
        ("A Hamas official told Osama Hamdan so.", ("Osama Hamdan", "memberOf", "Hamas")),
        ("The French ambassador entered Chad.", ("France", "presentIn", "Chad")),
        ("There are no American soldiers in Chad.", ("United States", "presentIn", "Chad")),
        ("Israeli official Yossi Cohen spoke.", ("Yossi Cohen", "memberOf", "Israel")),
    ],
)
def test_others_are_not_taken_for_leaders_or_members(text: str, unwanted: tuple[str, str, str]) -> None:
    assert unwanted not in told(text)


def test_a_former_rank_is_past() -> None:
    found = statements_of("Bosco Ntaganda, a former M23 commander, gave himself up.")
    assert [s.aspect for s in found if s.relation == "memberOf"] == ["ended"]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Israel killed Hezbollah commander Fuad Shukr in Beirut.", "memberOf"),
        ("The Hezbollah commander Fuad Shukr was buried.", "memberOf"),
        ("Top Hezbollah commander Fuad Shukr was buried.", "memberOf"),
        ("Hezbollah's commander, Fuad Shukr, was buried.", "leads"),
        ("Fuad Shukr, the commander of Hezbollah, was buried.", "leads"),
        ("Fuad Shukr leads a faction of Hezbollah.", "memberOf"),
        ("Fuad Shukr commands the southern front of Hezbollah.", "memberOf"),
        ("Fuad Shukr leads Hezbollah.", "leads"),
    ],
)
def test_one_of_many_commanders_does_not_lead_the_whole(text: str, relation: str) -> None:
    ties = {tie for tie in told(text) if tie[1] in ("leads", "memberOf")}
    assert ties == {("Fuad Shukr", relation, "Hezbollah")}
