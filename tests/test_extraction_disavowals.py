"""Denials without a verb of denying, ruptures, threats with a condition: what they say, and what must give nothing."""

from __future__ import annotations

import pytest
from extracted import statements_of

from kg.actors import packaged_lexicon
from kg.beliefs import assess
from kg.extraction import extract
from kg.reading import read_text


def told(text):
    statements = statements_of(text)
    return {
        (s.subject, s.relation, s.object, s.stance)
        for s in statements
        if s.relation not in ("figure", "accuses", "leads", "memberOf")
    }


def denied(text):
    return {(subject, relation, other) for subject, relation, other, stance in told(text) if stance == "denies"}


CHARGE = "Rwanda accused Burundi of arming the FDLR"


@pytest.mark.parametrize(
    "answer",
    [
        "; Burundi says it does not.",
        ". Burundi insists it does no such thing.",
        ", which the latter denied.",
        ", an allegation that Burundi's foreign minister said was without foundation.",
        ". Burundi calls that slander.",
        '. "Absurd," said a Burundian diplomat.',
    ],
)
def test_a_charge_is_denied_in_many_ways(answer):
    assert denied(CHARGE + answer) == {("Burundi", "arms", "FDLR")}


@pytest.mark.parametrize(
    "text",
    [
        "Rwanda accused Burundi of arming the FDLR. Burundi says it does not know the number of refugees.",
        'Rwanda accused Burundi of arming the FDLR. "Welcome," said a Burundian diplomat.',
        "Rwanda accused Burundi of arming the FDLR, an allegation that Kenya's foreign minister said was credible.",
    ],
)
def test_what_is_no_denial(text):
    assert not denied(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The M23 has disclaimed the attack on Goma.", ("M23", "attacked", "Democratic Republic of the Congo")),
        ("Uganda denied that its soil is used by the M23.", ("Uganda", "harbours", "M23")),
        ("The M23 said it had nothing to do with the attack on Goma.", None),
        ("Uganda says that it gave the M23 no support.", ("Uganda", "supports", "M23")),
        ("Uganda gave the M23 no weapons.", ("Uganda", "arms", "M23")),
        ("Uganda has in the past denied arming the M23.", ("Uganda", "arms", "M23")),
        ("Uganda does not accept the contention of Rwanda that it sheltered the FDLR.", ("Uganda", "harbours", "FDLR")),
    ],
)
def test_denied(text, expected):
    assert denied(text) == ({expected} if expected else {("M23", "attacked", "Democratic Republic of the Congo")})


def test_what_is_insisted_of_many_is_told():
    text = "Burundi insists that Rwandan soldiers train M23 fighters at bases in Kivu."
    assert {t[1] for t in told(text)} == {"trains"}
    assert {t[1] for t in told("Burundi insists that Rwanda withdraw its soldiers.")} == {"demandsOf"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "India recognised Bangladesh, and Pakistan broke off diplomatic relations within the hour.",
            ("Pakistan", "estrangedFrom", "India", "affirms"),
        ),
        ("Mali and Burkina Faso both claim the Agacher Strip.", ("Mali", "disputesWith", "Burkina Faso", "affirms")),
        ("Ankara has threatened war should Greece extend its waters.", ("Türkiye", "threatens", "Greece", "affirms")),
        ("Morocco warned Algeria of chaos if the talks failed.", ("Morocco", "threatens", "Algeria", "affirms")),
        ("Mauritanian guards shot dead two Senegalese.", ("Mauritania", "attacked", "Senegal", "affirms")),
        (
            "The Winter War was fought between 1939 and 1940 by Finland and the Soviet Union.",
            ("Finland", "foughtWith", "Soviet Union", "affirms"),
        ),
        ("In November Somalia expelled the Russians.", ("Somalia", "estrangedFrom", "Russia", "affirms")),
        ("Khmer Rouge forces also shelled Bangkok on 3 May.", ("Khmer Rouge", "attacked", "Thailand", "affirms")),
    ],
)
def test_acts(text, expected):
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Pakistan broke off relations.",
        "Morocco warned Algeria of heavy rain if the wind turned.",
        "Mali and Burkina Faso both claim success.",
    ],
)
def test_no_act(text):
    assert not told(text)


def test_struck_off_a_list_is_not_attacked():
    assert "attacked" not in {t[1] for t in told("The United States struck Hamas from its list of charities.")}
    assert "attacked" in {t[1] for t in told("The United States struck Hamas.")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The United States bombed Iran, which Russia condemned.", ("Russia", "criticises", "United States")),
        ("Turkey bought missiles from Russia, a move condemned by NATO.", ("NATO", "criticises", "Türkiye")),
        ("Egypt released the men, a decision welcomed by the United States.", ("United States", "welcomed", "Egypt")),
        ("Russia armed Mali, which France condemned.", ("France", "criticises", "Russia")),
    ],
)
def test_what_a_clause_tells_is_judged(text, expected):
    judged = {t[:3] for t in told(text) if t[1] in ("criticises", "welcomed")}
    assert judged == ({expected} if expected else set())


@pytest.mark.parametrize(
    "text",
    [
        "Kenya attributes the violence to supporters of al-Shabaab.",
        "Two soldiers were wounded by a mine that Kenya blamed on al-Shabaab.",
    ],
)
def test_blamed_on_somebody(text):
    found = {(s.subject, s.relation, s.object) for s in statements_of(text)}
    assert ("Kenya", "accuses", "al-Shabaab") in found


@pytest.mark.parametrize(
    "answer",
    [
        ". Burundi said there was no truth in it.",
        ". Burundi said there was no truth in the report.",
        ". Burundi said it had nothing to do with that.",
        ". Burundi said it was not involved.",
    ],
)
def test_the_charge_made_before_is_denied_in_other_words(answer):
    assert ("Burundi", "arms", "FDLR") in {(s, r, "FDLR") for s, r, o in denied(CHARGE + answer)}


def test_a_complaint_is_a_charge():
    text = "Rwanda complained that Burundi furnishes the FDLR with arms. Burundi rejects the complaint."
    assert {(s, r) for s, r, _ in denied(text)} == {("Burundi", "arms")}


def test_both_deny_what_one_of_them_is_charged_with():
    text = "Niger insists that France trains Boko Haram; both Benin and France reject this."
    claimants = {s.claimant for s in statements_of(text) if s.stance == "denies"}
    assert claimants == {"Benin", "France"}


def test_each_denies_his_own_charge_only():
    text = "Serbia accused Albania of arming the KLA. Albania and Greece like Serbia. Albania denies the charge."
    assert {s.claimant for s in statements_of(text) if s.stance == "denies"} == {"Albania"}


@pytest.mark.parametrize(
    "text",
    [
        "Israel says it did not bomb the hospital.",
        "Moscow said the claim that its troops attacked first was false.",
        "The claim that Israeli troops attacked first is false, Israel said.",
        "Hamas denied it was behind the massacre in El Geneina.",
        "Hamas denied responsibility for a grenade attack on a restaurant.",
    ],
)
def test_attacks_on_nobody_in_particular_are_denied(text):
    assert {r for _, r, _ in denied(text)} == {"attacked"}
    assert not {r for _, r, _, stance in told(text) if stance == "affirms" and r == "attacked"}


@pytest.mark.parametrize(
    "text",
    ["Israel says it did not bomb.", "There is some truth in it, Kenya said.", "The claim is that Kenya was wrong."],
)
def test_nothing_is_denied(text):
    assert denied(text) == set()


def test_who_is_said_to_be_behind_an_attack_is_charged_with_it():
    text = "Eritrea accused Ethiopia of being behind the attack on Asmara, which Ethiopia denied."
    assert {("Ethiopia", "attacked", "Eritrea")} == denied(text)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Iran rejected claims it was arming the Houthis.", ("Iran", "arms", "Houthis")),
        ("Iran rejected US claims it was arming the Houthis.", ("Iran", "arms", "Houthis")),
        ("Iran, accused of arming the Houthis, denies the charge.", ("Iran", "arms", "Houthis")),
        ("The US accuses Iran of arming the Houthis, something Tehran denies.", ("Iran", "arms", "Houthis")),
        (
            'The US accuses Iran of arming the Houthis. "This is a lie," Iran\'s foreign minister said.',
            ("Iran", "arms", "Houthis"),
        ),
        ("Azerbaijan denied using cluster bombs against Armenia.", ("Azerbaijan", "attacked", "Armenia")),
        ("Azerbaijan denied it had used drones against Armenia.", ("Azerbaijan", "attacked", "Armenia")),
        ("Rwanda denies any link to the M23 rebels.", ("Rwanda", "linkedTo", "M23")),
        ("Rwanda said it had no links to the M23.", ("Rwanda", "linkedTo", "M23")),
    ],
)
def test_denials_as_wires_tell_them(text, what):
    assert denied(text) == {what}


@pytest.mark.parametrize(
    "text",
    [
        "The group has no ties to Boko Haram.",
        "Azerbaijan denied using bombs.",
        "Iran rejected claims.",
        "Iran, accused of arming the Houthis, held an election.",
    ],
)
def test_no_denial_is_read_into(text):
    assert denied(text) == set()


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("The Oromo Liberation Army killed 15 people in Oromia on Monday, local officials said. The OLA denied "
         "involvement.", "2025-02-17"),
        ("Kenya accused Uganda of shelling Busia on 3 January 2025. Uganda denied it.", "2025-01-03"),
    ],
)  # fmt: skip
def test_a_denial_without_a_date_is_of_the_day_of_what_it_denies(text, time):
    account = extract(read_text(f"Published: 20 February 2025\n\n{text}\n"), packaged_lexicon())
    [denial] = [one for one in account.statements if one.stance == "denies"]
    assert (denial.time, "time" in denial.inferred) == (time, True)
    charges = [found for found in assess([account]) if found.statement.relation == "attacked"]
    assert [found.standing.status for found in charges] == ["contested"]


def test_a_denial_of_deeds_of_two_days_is_of_neither():
    said = "Chad said Sudan shelled Bahai on {} January 2025."
    account = extract(read_text(f"{said.format(3)} {said.format(5)} Sudan denied it."), packaged_lexicon())
    assert [one.time for one in account.statements if one.stance == "denies"] == [None]
