"""What answers a deed that another sentence tells, and ends that stand elsewhere in the text; our own sentences."""

from __future__ import annotations

import pytest
from extracted import statements_of, told

from kg.actors import packaged_lexicon
from kg.extraction import extract
from kg.reading import read_text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # whose the attack was
        ("The United States struck the Houthis. Britain supported the strikes.",
         ("United Kingdom", "supports", "United States")),
        ("The United States struck the Houthis. Britain welcomed the attack, and Russia condemned it.",
         ("Russia", "criticises", "United States")),
        ("Sudan shelled Chad. France denounced the strikes.", ("France", "criticises", "Sudan")),
        ("Rwanda backs the M23. Belgium has condemned it.", ("Belgium", "criticises", "Rwanda")),
        # on whom it was
        ("A bomb killed 12 Malian soldiers near Gao. JNIM claimed responsibility.", ("JNIM", "attacked", "Mali")),
        ("Gunmen killed eight Malian soldiers. JNIM claimed the attack.", ("JNIM", "attacked", "Mali")),
        ("Gunmen attacked the Ghanaian army. Ghana blamed JNIM for the attack.", ("JNIM", "attacked", "Ghana")),
        # who will be answered
        ("Israel killed Ismail Haniyeh in Tehran. Iran vowed to respond.", ("Iran", "threatens", "Israel")),
        ("India bombed Balakot in Pakistan. Islamabad promised retaliation.", ("Pakistan", "threatens", "India")),
        # who should do what is demanded
        ("Russia invaded Georgia. NATO demanded that it withdraw its troops.", ("NATO", "demandsOf", "Russia")),
        ("Turkey invaded northern Syria. France called for an end to the offensive.",
         ("France", "demandsOf", "Türkiye")),
        ("Rwandan troops seized Bukavu. Angola demanded the withdrawal of the troops.",
         ("Angola", "demandsOf", "Rwanda")),
        ("Iran's Revolutionary Guards seized a Greek tanker. Greece demanded its release.",
         ("Greece", "demandsOf", "Islamic Revolutionary Guard Corps")),
        # whom the sentence before helps
        ("Russia has promised Kyrgyzstan ammunition. Kazakhstan has delivered mortars.",
         ("Kazakhstan", "arms", "Kyrgyzstan")),
        ("The United States armed the Contras. Argentina sent instructors and Honduras provided bases.",
         ("Argentina", "supports", "Contras")),
        # who has asked
        ("France asked Togo to extradite the general. Lomé said no.", ("Togo", "refuses", "France")),
        ("Kenya offered to mediate between Sudan and the RSF. Khartoum turned the offer down.",
         ("Sudan", "refuses", "Kenya")),
        ("Angola urged the M23 to leave Goma. It refused.", ("M23", "refuses", "Angola")),
        # whose alone any attack of the text was
        ("Colombia raided a FARC camp in Ecuador. Venezuela closed the border. Peru was silent. Nicaragua cut ties."
         " The United States alone defended the raid.", ("United States", "supports", "Colombia")),
        # each the other
        ("Thai and Cambodian soldiers clashed. Each side accused the other of breaking the truce.",
         ("Thailand", "accuses", "Cambodia")),
        ("Thailand and Cambodia signed a truce, but each has since accused the other of breaking it.",
         ("Cambodia", "accuses", "Thailand")),
        ("India and Pakistan fought. Each of them blames the other side.", ("Pakistan", "accuses", "India")),
        # what was "it" before is so again; whom two sentences were about
        ("UNITA was led by Jonas Savimbi. It fought the MPLA for decades. South Africa armed it, and the United States"
         " gave it money.", ("United States", "funds", "UNITA")),
        ("Hamas governs Gaza. It fought Israel in May. Iran funds it.", ("Iran", "funds", "Hamas")),
        # the ministry of a state
        ("The Ministry of Defence of the Russian Federation accused Georgia of shelling Tskhinvali.",
         ("Russia", "accuses", "Georgia")),
        # a release without a head
        ("The Ministry of Foreign Affairs of Chad strongly condemns the raid. We call on Sudan to disarm the RSF.",
         ("Chad", "demandsOf", "Sudan")),
        # a month is nobody
        ("On 4 May fighters of the RSF entered El Geneina. The militia attacked Sudanese soldiers.",
         ("Rapid Support Forces", "attacked", "Sudan")),
    ],
)  # fmt: skip
def test_ends_that_the_sentence_leaves_to_those_before(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in told(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("India and Pakistan clashed. China condemned the attack.", ("China", "criticises", "India")),
        ("India and Pakistan clashed. China condemned the attack.", ("China", "criticises", "Pakistan")),
        ("Mali accused Togo of an attack on Gao. Ghana supported the strikes.", ("Ghana", "supports", "Togo")),
        ("Sudan shelled Chad. Kenya vowed to respond to the letter of the UN.", ("Kenya", "threatens", "Sudan")),
        ("Sudan shelled Chad. Kenya vowed revenge on Somalia.", ("Kenya", "threatens", "Sudan")),
        ("Israel bombed Gaza. Gunmen killed eight Malian soldiers. JNIM claimed the attack on Israel.",
         ("JNIM", "attacked", "Mali")),
        ("Rwanda attacked Burundi. JNIM claimed responsibility.", ("JNIM", "attacked", "Burundi")),
        ("Britain welcomed the attack, and Russia condemned it.", ("Russia", "criticises", "United Kingdom")),
        ("The Contras fought the Sandinistas. The CIA armed them.", ("CIA", "arms", "Sandinistas")),
        ("Iran insisted that it had armed nobody. Russia demanded that it pay.", ("Russia", "demandsOf", "Russia")),
        ("Kenya freed two men. Uganda demanded their release.", ("Uganda", "demandsOf", "Kenya")),
        ("Israel struck Iran. Britain sent two destroyers.", ("United Kingdom", "arms", "Iran")),
        ("Russia armed Serbia and Greece. France sent tanks.", ("France", "arms", "Serbia")),
        ("Russia armed Serbia. Serbia struck Kosovo in May, and France sent tanks.", ("France", "arms", "Serbia")),
        ("Russia armed Serbia. France sent tanks against the rebels.", ("France", "arms", "Serbia")),
        ("France asked Togo to leave. Angola urged Togo to stay. Lomé said no.", ("Togo", "refuses", "France")),
        ("France asked Togo to leave. Benin said no such request had come.", ("Benin", "refuses", "France")),
        ("Turkey and the PKK clashed. France called for an end to the offensive.", ("France", "demandsOf", "Türkiye")),
        ("India and Pakistan met. Both accused the other rebels of theft.", ("India", "accuses", "Pakistan")),
    ],
)  # fmt: skip
def test_what_several_may_be_meant_by_is_left_alone(text: str, unwanted: tuple[str, str, str]) -> None:
    assert unwanted not in told(text)


def test_a_claim_of_responsibility_is_its_makers_own_word() -> None:
    (claim,) = [s for s in statements_of("A bomb killed 12 Malian soldiers. JNIM claimed it.") if s.sign]
    assert (claim.claimant, claim.subject, claim.object) == ("JNIM", "JNIM", "Mali")
    assert set(claim.inferred) == {"object"}


def test_we_of_a_text_that_names_its_own_state_only_in_quotes_is_not_its_issuer() -> None:
    text = 'The Government of Chad condemns the raid. "We call on Sudan to disarm the RSF," a trader said.'
    account = extract(read_text(text, id="t"), packaged_lexicon())
    assert not [s for s in account.statements if s.relation == "demandsOf" and s.subject == "Chad"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # what nobody who is named charges
        ("Togo has been accused of sheltering JNIM; it denies it.", ("Togo", "harbours", "JNIM")),
        ("Rwanda is widely believed to arm the M23. Kigali denies it.", ("Rwanda", "arms", "M23")),
        ("Rwanda, widely accused of arming the M23, denies it.", ("Rwanda", "arms", "M23")),
        ("Hamas is said to have fired rockets at Israel. It denies this.", ("Hamas", "attacked", "Israel")),
        ("Togo was accused of arming UNITA, a charge it always denied.", ("Togo", "arms", "UNITA")),
        # who is accused denies it, not who accuses, nor who is armed
        ("Rwanda has been accused by the UN of arming the M23. It denies the charge.", ("Rwanda", "arms", "M23")),
        ("Uganda accused Rwanda of arming the M23, something it denies.", ("Rwanda", "arms", "M23")),
        ("Uganda accused Rwanda of arming the M23; the latter denied it.", ("Rwanda", "arms", "M23")),
        ("Chad accused Sudan of arming the FACT rebels. Khartoum said it had nothing to do with them.",
         ("Sudan", "arms", "FACT")),
    ],
)  # fmt: skip
def test_denials_of_what_was_charged_before(text: str, wanted: tuple[str, str, str]) -> None:
    denied = {(s.subject, s.relation, s.object) for s in statements_of(text) if s.stance == "denies"}
    assert denied == {wanted}


def test_what_nobody_who_is_named_charges_is_no_statement() -> None:
    text = "Togo has been accused of sheltering JNIM. Rwanda is widely accused of arming the M23."
    assert not [s for s in statements_of(text) if s.sign]


def test_a_denial_of_something_else_answers_no_charge() -> None:
    text = "Rwanda is believed to arm the M23. Uganda denied it."
    assert not [s for s in statements_of(text) if s.stance == "denies"]
