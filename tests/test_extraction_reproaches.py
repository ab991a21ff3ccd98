"""Reproaches, gapped blame, denials by organs, refused calls and pressure; our own sentences."""

from __future__ import annotations

import pytest
from extracted import statements_of

Said = tuple[str, str, str | None, str]


def said(text: str) -> set[Said]:
    """Subject, relation, object and stance of what is read."""
    return {(s.subject, s.relation, s.object, s.stance) for s in statements_of(text)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Burundi called the pact a Rwandan trick.", ("Burundi", "criticises", "Rwanda")),
        ("JNIM says that Mali broke its word.", ("JNIM", "accuses", "Mali")),
        ("Hamas retorted that Israel had torn up the ceasefire.", ("Hamas", "accuses", "Israel")),
        ("Armenia complained that Russia had stood by.", ("Armenia", "accuses", "Russia")),
        ("Eritrea shelled Ethiopia. Ethiopia called it an act of aggression.", ("Ethiopia", "criticises", "Eritrea")),
        ("Sudan attacked Chad, and Chad condemned the raid as cowardly.", ("Chad", "criticises", "Sudan")),
        ("Kenya condemned the coup as illegal.", ("Kenya", "criticises", None)),
        ("Kenya blamed Somalia for the raid and Ethiopia for a slow response.", ("Kenya", "accuses", "Ethiopia")),
        ("The report faulted Russia for years of provocation.", ("report", "accuses", "Russia")),
        ("Rwanda rejected allegations by Burundi that it had armed the M23.", ("Burundi", "accuses", "Rwanda")),
        ("Kenya leaned on Uganda.", ("Kenya", "demandsOf", "Uganda")),
        ("Angola prevailed on Rwanda to sign.", ("Angola", "demandsOf", "Rwanda")),
        ("The RSF refused calls by Kenya to open the border.", ("Kenya", "demandsOf", "Rapid Support Forces")),
        ("The demand of the gangs for a seat was rejected by Haiti.", ("gangs", "demandsOf", "Haiti")),
        ("A plan by Kenya was voted down by the RSF.", ("Rapid Support Forces", "refuses", "Kenya")),
        ("Hezbollah has vowed not to disarm.", ("Hezbollah", "refuses", None)),
        ("Rwanda brushed aside a demand by France.", ("Rwanda", "refuses", "France")),
        ("Togo made an offer that Chad rejected out of hand.", ("Chad", "refuses", None)),
    ],
)
def test_who_reproaches_asks_and_refuses(text: str, wanted: tuple[str, str, str | None]) -> None:
    assert (*wanted, "affirms") in said(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Armenia shelled a village in Azerbaijan. The defence ministry denied it.",
         ("Armenia", "attacked", "Azerbaijan")),
        ("UN monitors found that Eritrea had armed al-Shabaab. The government rejected the findings as biased.",
         ("Eritrea", "arms", "al-Shabaab")),
        ("Rwanda armed and financed the M23, which it denied for years.", ("Rwanda", "arms", "M23")),
        ("Asmara has always denied that its army shelled hospitals.", ("Eritrea", "attacked", "hospitals")),
        ("Kenya denied that it had pressed Somalia to resign.", ("Kenya", "demandsOf", "Somalia")),
        ("Rwanda rejected claims by Burundi that rebels had rear bases on its soil.", ("Rwanda", "harbours", "rebels")),
        ("Rights groups accused the Kenyan navy of firing on boats; the defence ministry called the reports false.",
         ("Kenya", "attacked", "boats")),
    ],
)  # fmt: skip
def test_what_is_denied(text: str, wanted: tuple[str, str, str | None]) -> None:
    assert (*wanted, "denies") in said(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Kenya denied that it had pressed Somalia to resign.", "demandsOf"),
        ("Kenya called the meeting useful.", "criticises"),
        ("Kenya called Somalia a friend.", "criticises"),
        ("JNIM says that Mali kept its word.", "accuses"),
        ("Kenya said that Somalia had not broken its word.", "accuses"),
        ("Chad and Sudan fought. Kenya condemned the dictionary.", "criticises"),
        ("Armenia accused Azerbaijan of genocide.", "attacked"),
        ("Fighters commanded by Jean Bemba entered Bangui.", "demandsOf"),
        ("Kenya vowed not to attack Somalia.", "refuses"),
        ("Kenya brushed off the dust.", "refuses"),
        ("Kenya turned to a plan that worked.", "refuses"),
    ],
)
def test_traps(text: str, unwanted: str) -> None:
    assert unwanted not in {relation for _, relation, _, stance in said(text) if stance == "affirms"}


def test_of_two_who_fight_a_third_condemns_nobody_in_particular() -> None:
    text = "Chad shelled Sudan and Sudan shelled Chad. Kenya condemned the attack."
    assert not {each for each in said(text) if each[0] == "Kenya" and each[2] is not None}
