"""Accusations with their charge, criticism, denials and doubts: our own sentences on conflicts of all kinds."""

from __future__ import annotations

import pytest
from extracted import statements_of

Said = tuple[str, str, str | None, str, str | None]


def said(text: str) -> set[Said]:
    """Subject, relation, object, stance and claimant of what is read."""
    return {(s.subject, s.relation, s.object, s.stance, s.claimant) for s in statements_of(text)}


def charge(subject: str, relation: str, other: str, claimant: str) -> Said:
    return subject, relation, other, "affirms", claimant


def denial(subject: str, relation: str, other: str, claimant: str) -> Said:
    return subject, relation, other, "denies", claimant


@pytest.mark.parametrize(
    ("text", "accuser", "accused"),
    [
        ("Burundi faulted Rwanda for backing the M23.", "Burundi", "Rwanda"),
        ("Colombia pointed the finger at Venezuela over the raid.", "Colombia", "Venezuela"),
        ("Accusing Rwanda of backing the M23, Burundi closed the border.", "Burundi", "Rwanda"),
        ("Burundi closed the border after accusing Rwanda of backing the M23.", "Burundi", "Rwanda"),
        ("Rights groups accuse Ethiopia of killing civilians.", "rights groups", "Ethiopia"),
        ("The accusation by Burundi that Rwanda arms the M23 went to court.", "Burundi", "Rwanda"),
        ("Burundi's allegations against Rwanda were heard in May.", "Burundi", "Rwanda"),
        ("Thailand and Cambodia traded accusations over the clashes.", "Cambodia", "Thailand"),
    ],
)
def test_who_accuses_whom(text: str, accuser: str, accused: str) -> None:
    assert (accuser, "accuses", accused) in {each[:3] for each in said(text)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Chad accused Sudan of having attacked it.", charge("Sudan", "attacked", "Chad", "Chad")),
        ("Chad blamed Sudan for the attack on Chad's army.", charge("Sudan", "attacked", "Chad", "Chad")),
        ("Niger accused Benin of giving camps to JNIM.", charge("Benin", "harbours", "JNIM", "Niger")),
        ("Niger accused Benin of letting JNIM rest on its soil.", charge("Benin", "harbours", "JNIM", "Niger")),
        ('Yemen accused Iran of "arming the Houthis".', charge("Iran", "arms", "Houthis", "Yemen")),
        ("Chad accused Sudan of complicity in the attack on Chad.", charge("Sudan", "attacked", "Chad", "Chad")),
        ("Niger accused Benin of arming JNIM and of sheltering it.", charge("Benin", "harbours", "JNIM", "Niger")),
        ("Mali faulted Algeria for funding JNIM.", charge("Algeria", "funds", "JNIM", "Mali")),
    ],
)
def test_a_charge_is_a_claim_of_the_accuser(text: str, wanted: Said) -> None:
    assert wanted in said(text)
    assert (*wanted[:3], "affirms", None) not in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rwanda denies any support for the M23.",
        "Rwanda denied any involvement with the M23.",
        "Rwandan officials deny that Rwanda supports the M23.",
        "Rwanda rejects claims of support for the M23.",
        "Rwanda called claims that it supports the M23 a lie.",
        "Burundi accuses Rwanda of backing the M23, a charge Kigali denies.",
        "Burundi accuses Rwanda of backing the M23, which Kigali rejects.",
        "Burundi accuses Rwanda of backing the M23. Kigali brushed off the charge.",
        "Burundi accuses Rwanda of backing the M23. Kigali said the claim was false.",
        "Burundi accuses Rwanda of backing the M23. The charge was denied by Kigali.",
        "Burundi accuses Rwanda of backing the M23. Rwanda rejected Burundi's accusation.",
        "Despite Rwanda's denials, Burundi accuses Rwanda of backing the M23.",
        "Burundi accuses Rwanda of backing the M23. The Rwandan army dismissed the story as fabricated.",
    ],
)
def test_a_denial_answers_its_charge(text: str) -> None:
    denied = {each[:4] for each in said(text)}
    assert ("Rwanda", "supports", "M23", "denies") in denied


def test_a_denial_of_several_charges_answers_each() -> None:
    read = said("Niger accuses Benin of arming JNIM and funding it. Benin dismissed the allegations as baseless.")
    assert denial("Benin", "arms", "JNIM", "Benin") in read
    assert denial("Benin", "funds", "JNIM", "Benin") in read


@pytest.mark.parametrize(
    "text",
    [
        "Israel neither confirmed nor denied the strike on Syria.",
        "Israel refused to deny that it had attacked Syria.",
        "India has long accused its neighbour of nurturing militants; Pakistan rejects this.",
        "Egypt dismissed the idea.",
        "The mediator denied nothing.",
    ],
)
def test_what_denies_no_charge_is_no_denial(text: str) -> None:
    assert not [each for each in said(text) if each[3] == "denies"]


def test_mutual_charges_of_a_breach_are_no_fact() -> None:
    read = said("Armenia and Azerbaijan traded accusations of violating the ceasefire.")
    assert not [each for each in read if each[1] == "partyTo" and each[4] is None]


def test_a_doubt_is_a_stance_of_its_own() -> None:
    assert ("Egypt", "supports", "Rapid Support Forces", "questions", "analysts") in said(
        "Analysts doubt that Egypt supports the Rapid Support Forces."
    )


@pytest.mark.parametrize(
    ("text", "critic", "criticised"),
    [
        ("Turkey lashed out at Israel over the raid.", "Türkiye", "Israel"),
        ("Turkey calls the PKK a terrorist organisation.", "Türkiye", "PKK"),
        ("Turkey voiced outrage at Israel's raid.", "Türkiye", "Israel"),
        ("Turkey condemned the raid by Israel on the flotilla.", "Türkiye", "Israel"),
        ("Turkey spoke of Russia's invasion of Ukraine, which Moldova has condemned.", "Moldova", "Russia"),
    ],
)
def test_criticism_of_a_party_or_its_deed(text: str, critic: str, criticised: str) -> None:
    assert (critic, "criticises", criticised) in {each[:3] for each in said(text)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Al-Shabaab claimed responsibility for the attack on Kenya.", ("al-Shabaab", "Kenya", "al-Shabaab")),
        ("The TTP claimed an ambush that killed ten Pakistani soldiers.", ("TTP", "Pakistan", "TTP")),
        ("Israel said Hezbollah was behind the attack on Kenya.", ("Hezbollah", "Kenya", "Israel")),
        ("JNIM said it was behind the assault on the Malian army.", ("JNIM", "Mali", "JNIM")),
        ("Ethiopia admitted having attacked Eritrea.", ("Ethiopia", "Eritrea", "Ethiopia")),
    ],
)
def test_who_owns_up_to_an_attack(text: str, wanted: tuple[str, str, str]) -> None:
    attacks = [each for each in said(text) if each[1] == "attacked"]
    assert [(each[0], each[2], each[4]) for each in attacks] == [wanted]


@pytest.mark.parametrize(
    "text", ["No group claimed responsibility for the attack on Kenya.", "Iran may be behind the attack on Kenya."]
)
def test_nobody_owns_up(text: str) -> None:
    assert not [each for each in said(text) if each[1] == "attacked"]


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("In private, Kenyan diplomats admit that Kenya arms Rwanda.", "private"),
        ("Behind closed doors, Kenyan diplomats have acknowledged arming Rwanda.", "private"),
        ("Kenyan diplomats say in public that Kenya arms Rwanda.", "public"),
        ("Kenyan diplomats say that Kenya arms Rwanda.", None),
    ],
)
def test_public_and_private_words(text: str, channel: str | None) -> None:
    assert [s.channel for s in statements_of(text)] == [channel]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Niger accused Benin on Tuesday of arming JNIM.", charge("Benin", "arms", "JNIM", "Niger")),
        ("Niger accused Benin of arming JNIM and of giving it camps.", charge("Benin", "harbours", "JNIM", "Niger")),
        (
            "Chad accused Sudan of attacking Chad. Sudan denied opening fire.",
            denial("Sudan", "attacked", "Chad", "Sudan"),
        ),
        (
            "A judge said the LTTE had attacked India. Kenya rejected those reports.",
            denial("LTTE", "attacked", "India", "Kenya"),
        ),
    ],
)
def test_charges_and_answers_with_words_between(text: str, wanted: Said) -> None:
    assert wanted in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya condemns in the strongest terms China's raid.",
        "Kenya condemned the dangerous manoeuvres of China in the bay.",
        "Kenya holds China responsible.",
    ],
)
def test_hard_words_for_china(text: str) -> None:
    assert {("Kenya", "criticises", "China"), ("Kenya", "accuses", "China")} & {each[:3] for each in said(text)}


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Iran and Pakistan deny that they shelter Boko Haram.", ("Pakistan", "harbours", "Boko Haram", "Pakistan")),
        ("Chad let Boko Haram keep camps but denied doing so.", ("Chad", "harbours", "Boko Haram", "Chad")),
        ("Uganda rejected the UN report, saying it did not support M23.", ("Uganda", "supports", "M23", "Uganda")),
        ("Hamas denied responsibility for the attack.", ("Hamas", "attacked", None, "Hamas")),
        ("Hamas denied targeting civilians.", ("Hamas", "targeted", "civilians", "Hamas")),
        ("Algiers accused Iran and Sudan of funding Hamas and in 1993 severed relations with Tehran, which denied it.",
         ("Iran", "funds", "Hamas", "Iran")),
    ],
)  # fmt: skip
def test_each_who_denies_answers_for_himself(text, denied):
    found = {(s.subject, s.relation, s.object, s.claimant) for s in statements_of(text) if s.stance == "denies"}
    assert denied in found
    assert {claimant for *_, claimant in found} <= {"Iran", "Pakistan", "Chad", "Uganda", "Hamas"}
    assert not {f for f in found if f[0] != f[3]}


def test_a_suspicion_of_something_is_an_accusation_with_its_charge():
    found = said("Israel suspects Iran of arming Hamas.")
    assert ("Israel", "accuses", "Iran", "affirms", "Israel") in found
    assert ("Iran", "arms", "Hamas", "affirms", "Israel") in found
    assert not {s for s in said("Suspected militants attacked Kenya.") if s[1] == "accuses"}


def test_a_state_before_a_plain_form_is_no_subject():
    assert ("Iran", "refuses", "United States", "affirms", None) in said(
        "Iran rejected a US demand to halt enrichment."
    )
    assert ("United States", "supports", "Ukraine", "affirms", None) in said("Norway and the US support Ukraine.")
