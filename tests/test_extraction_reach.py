"""Pronouns whose owner is quoted, sent, judged or named beside his office; our own sentences."""

from __future__ import annotations

import pytest
from extracted import statements_of, told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # one person, called by name and office
        ('"We want peace," Chad\'s foreign minister, Ali Kosso, told reporters. He accused Sudan of arming the FACT'
         " rebels.", ("Chad", "accuses", "Sudan")),
        ("Ali Kosso, the Chadian foreign minister, met Emmanuel Macron. He accused Sudan of arming rebels.",
         ("Chad", "accuses", "Sudan")),
        # towns are not armed
        ("The Janjaweed attacked villages in Darfur. Sudan had armed them.", ("Sudan", "arms", "Janjaweed")),
        # who is sent is his who sends
        ("Kenya sent police to Haiti. They fought the Viv Ansanm gangs.", ("Kenya", "foughtWith", "Viv Ansanm")),
        ("France sent troops to Mali. Militants attacked them in Gao.", ("militants", "attacked", "France")),
        ("Iran's Revolutionary Guards seized a Greek tanker. Athens accused them of attacking its ships.",
         ("Greece", "accuses", "Islamic Revolutionary Guard Corps")),
        # what the clause rules out, the sentence before does not bring back
        ("Burkina Faso and Niger quit ECOWAS. The two juntas accused it of serving France.",
         ("Niger", "accuses", "Economic Community of West African States")),
        ("ECOWAS met on Sunday. The bloc condemned Mali.",
         ("Economic Community of West African States", "criticises", "Mali")),
        ("Egypt armed Khalifa Haftar. The field marshal attacked Tripoli.", ("Egypt", "arms", "Libyan National Army")),
        ("Russia seized Georgian villages. Syria asked the UN to condemn the raid. China denounced it.",
         ("China", "criticises", "Russia")),
        ("Hutu militias attacked Goma. The militiamen attacked Bukavu. Burundi supports them.",
         ("Burundi", "supports", "Hutu militias")),
        # a quotation that goes on
        ('"We are fighting JNIM," Mali\'s defence minister told reporters. "We accuse Algeria of sheltering it."',
         ("Mali", "accuses", "Algeria")),
        ('"We are fighting JNIM," Mali\'s defence minister said. "We condemn Algeria," he added.',
         ("Mali", "criticises", "Algeria")),
        ("Libya armed the rebels of FACT.", ("Libya", "arms", "FACT")),
        # on whose grounds something is refused
        ("Washington has refused to sell Nigeria helicopters, citing attacks on civilians by its army.",
         ("Nigeria", "attacked", "civilians")),
    ],
)  # fmt: skip
def test_pronouns_reach_whom_they_mean(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in told(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Russia sent rockets to Syria. They hit Turkey.", ("Russia", "attacked", "Türkiye")),
        ("Kenya and Uganda sent soldiers to Chad and police to Haiti. They fought gangs.",
         ("Haiti", "foughtWith", "gangs")),
        ("Washington has refused to sell Nigeria helicopters, citing attacks on civilians by its army.",
         ("United States", "attacked", "civilians")),
        ("Burkina Faso and Niger accused ECOWAS of serving France. Togo offered to mediate between the two sides.",
         ("Togo", "mediatedBetween", None)),
        ('"We are fighting JNIM," Mali\'s defence minister told reporters. "We condemn Algeria," a trader said.',
         ("Mali", "criticises", "Algeria")),
        ("Talks between Sudan and the RSF opened in Jeddah. They were hosted by Saudi Arabia.",
         ("Saudi Arabia", "harbours", "Rapid Support Forces")),
        ("Algeria, the main backer of the Polisario Front, called Morocco's claims slander.",
         ("Algeria", "criticises", "Polisario Front")),
    ],
)  # fmt: skip
def test_pronouns_leave_others_alone(text: str, unwanted: tuple[str, str, str]) -> None:
    assert unwanted not in told(text)


def test_what_the_text_tells_in_passing_of_the_denier_is_not_what_he_denies() -> None:
    text = (
        "Morocco accused Iran of arming the Polisario Front. Iran and the Lebanese movement Hezbollah both rejected the"
        " charge. Algeria, the front's main backer, called it slander."
    )
    denials = {(s.subject, s.relation, s.claimant) for s in statements_of(text) if s.stance == "denies"}
    assert ("Iran", "arms", "Iran") in denials
    assert not [d for d in denials if d[0] == "Algeria"]


def test_the_minister_of_a_state_speaks_for_it_where_his_name_follows() -> None:
    text = (
        '"We want no more bloodshed," the information minister of South Sudan, Michael Makuei, told state radio.'
        " He denied that government forces had shelled a UN compound."
    )
    (denial,) = [s for s in statements_of(text) if s.stance == "denies"]
    assert (denial.subject, denial.object, denial.claimant) == ("South Sudan", "United Nations", "Michael Makuei")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The former president of Gambia, Yahya Jammeh, accused Togo of arming rebels.",
         ("Yahya Jammeh", "accuses", "Togo")),
        ("The former president of Gambia accused Togo of arming rebels.",
         ("former president of Gambia", "accuses", "Togo")),
        ("Lloyd Axworthy, a former foreign minister of Canada, accused Togo of arming rebels.",
         ("Lloyd Axworthy", "accuses", "Togo")),
        ("The president of Mali, Amadou Sanogo, accused Togo of arming rebels.", ("Mali", "accuses", "Togo")),
    ],
)  # fmt: skip
def test_a_former_minister_is_no_state(text: str, wanted: tuple[str, str, str]) -> None:
    assert {tie for tie in told(text) if tie[1] == "accuses"} == {wanted}
