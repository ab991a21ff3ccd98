"""Accords, talks, mediations and hostings in the manner of ordinary news, on conflicts that no passage tells of."""

from __future__ import annotations

import pytest
from extracted import statements_of


def _tables(text: str) -> set[tuple[str, str | None, tuple[str, ...]]]:
    """What is told of tables: the relation, who helps or hosts, the parties."""
    kept = ("partyTo", "negotiatedWith", "mediatedBetween", "hosted")
    return {
        (s.relation, s.subject if s.relation in ("mediatedBetween", "hosted") else None, tuple(sorted(s.parties)))
        for s in statements_of(text)
        if s.relation in kept
    }


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Representatives of Peru and Ecuador put their names to a peace declaration in Itamaraty on Friday.",
            ("Ecuador", "Peru"),
        ),
        (
            "Nepal's government and the Maoists inked a comprehensive peace deal on Tuesday.",
            ("Communist Party of Nepal (Maoist)", "Nepal"),
        ),
        (
            "He welcomed the agreement reached in Bangui between the Government of the Central African Republic and "
            "14 armed groups.",
            ("Central African Republic", "armed groups"),
        ),
        (
            "The Townsville Peace Agreement between the Malaita Eagle Force and the Isatabu Freedom Movement failed.",
            ("Isatabu Freedom Movement", "Malaita Eagle Force"),
        ),
        (
            "The Macedonian government and ethnic Albanian leaders signed off on the Ohrid Framework Agreement.",
            ("North Macedonia", "ethnic Albanian leaders"),
        ),
        (
            "Envoys of Ethiopia and Eritrea shook hands in Algiers on a comprehensive peace agreement.",
            ("Eritrea", "Ethiopia"),
        ),
        ("The Togolese government and opposition leaders signed a peace deal.", ("Togo", "opposition leaders")),
    ],
)
def test_who_agrees_also_where_nobody_knows_the_name(text: str, parties: tuple[str, ...]) -> None:
    assert ("partyTo", None, parties) in _tables(text)


@pytest.mark.parametrize(
    "text",
    [
        "The truce between Coke and Pepsi ended.",
        "The truce between Smith and Jones ended.",
        "Togo and others signed a peace deal.",
    ],
)
def test_nobody_who_can_make_an_accord(text: str) -> None:
    assert not _tables(text)


def test_a_former_president_mediates_for_himself() -> None:
    text = "Finland's former president Martti Ahtisaari chaired talks between Jakarta and the Free Aceh Movement."
    assert ("mediatedBetween", "Martti Ahtisaari", ("Free Aceh Movement", "Indonesia")) in _tables(text)


def test_ethnic_albanians_are_not_albania() -> None:
    text = "Macedonia accused ethnic Albanian leaders of stirring up violence."
    assert all("Albania" not in (s.subject, s.object) for s in statements_of(text))


@pytest.mark.parametrize(
    ("text", "helper", "parties"),
    [
        ("The Soviet Union offered its good offices to India and Pakistan.", "Soviet Union", ("India", "Pakistan")),
        (
            "The Macedonian government and ethnic Albanian leaders signed a framework agreement in 2001, with François "
            "Léotard of the EU as go-between.",
            "European Union",
            ("North Macedonia", "ethnic Albanian leaders"),
        ),
        ("Mali and Togo signed a truce on Monday. It was brokered by Algeria.", "Algeria", ("Mali", "Togo")),
        ("Mali and Togo signed a truce on Monday. Algeria, which brokered it, was glad.", "Algeria", ("Mali", "Togo")),
        ("Chad and Libya negotiated an accord with the help of Togo.", "Togo", ("Chad", "Libya")),
        ("Ghana talked Mali and Togo into signing a truce.", "Ghana", ("Mali", "Togo")),
    ],
)
def test_help_in_set_phrases(text: str, helper: str, parties: tuple[str, ...]) -> None:
    assert ("mediatedBetween", helper, parties) in _tables(text)


def test_who_brokered_it_is_no_party() -> None:
    told = _tables("Mali and Togo signed a truce on Monday. It was brokered by Algeria.")
    assert {helper for relation, helper, _ in told if relation == "mediatedBetween"} == {"Algeria"}


@pytest.mark.parametrize(
    ("text", "host", "parties"),
    [
        (
            "New Zealand played host to the leaders of Bougainville and the government of Papua New Guinea.",
            "New Zealand",
            ("Bougainville", "Papua New Guinea"),
        ),
        (
            "At talks in Doha hosted by Qatar, Chad's transitional government and some forty rebel groups signed a "
            "peace pledge.",
            "Qatar",
            ("Chad", "rebel groups"),
        ),
        ("Ghana provided the venue for talks between Mali and Togo.", "Ghana", ("Mali", "Togo")),
        (
            "The presidents of Mali and Togo met on Friday in Lagos at the invitation of Nigeria.",
            "Nigeria",
            ("Mali", "Togo"),
        ),
    ],
)
def test_hosts_in_set_phrases(text: str, host: str, parties: tuple[str, ...]) -> None:
    assert ("hosted", host, parties) in _tables(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mali and Togo signed a truce with Ghana as a witness to their quarrel.",
        "With Ghana playing well, Mali and Togo lost.",
        "The aid group works with the help of Norway in Mali and Togo.",
        "Mali and Togo played host to many tourists.",
        "Ethiopia and Kenya played host to more than a million refugees from Somalia and South Sudan.",
        "Villagers and soldiers shook hands on Sunday after the floods in Mozambique.",
        "Norwegian diplomats have been briefed on the fighting between the Philippine army and communist rebels.",
    ],
)
def test_no_help_to_an_accord(text: str) -> None:
    assert not {told for told in _tables(text) if told[0] in ("mediatedBetween", "hosted")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Fighting between Senegal and the MFDC went on. An earlier accord, signed at Cacheu in March 1991 with the "
            "help of Guinea-Bissau, fell apart within months.",
            ("mediatedBetween", "Guinea-Bissau", ("Movement of Democratic Forces of Casamance", "Senegal")),
        ),
        (
            "Mali fought Togo. A truce brokered by American, British and Turkish diplomats did not last.",
            ("mediatedBetween", "United Kingdom", ("Mali", "Togo")),
        ),
        (
            "Mali fought Togo. Argentina and Brazil held talks with both delegations in Rio.",
            ("mediatedBetween", "Argentina", ("Mali", "Togo")),
        ),
        (
            "Mali fought Togo. Ghana put a peace plan to both sides.",
            ("mediatedBetween", "Ghana", ("Mali", "Togo")),
        ),
        (
            "Mali and Togo signed a ceasefire in Zagreb under Russian and American auspices.",
            ("mediatedBetween", "Russia", ("Mali", "Togo")),
        ),
        (
            "Mali and Togo accused each other of breaching the truce that Ghana had brokered.",
            ("mediatedBetween", "Ghana", ("Mali", "Togo")),
        ),
        (
            "Wellington welcomed the truce that representatives of Mali and of Togo signed this morning.",
            ("partyTo", None, ("Mali", "Togo")),
        ),
        (
            "Mali and Togo fought in 1985. A peace treaty was not signed until 1991.",
            ("partyTo", None, ("Mali", "Togo")),
        ),
        ("Mali and Togo sat down in Accra on Tuesday for talks.", ("negotiatedWith", None, ("Mali", "Togo"))),
        ("The two Koreas will hold talks next week.", ("negotiatedWith", None, ("North Korea", "South Korea"))),
        (
            "Mali's rival leaders, Amadou Diarra and Moussa Keita, signed a deal on Monday.",
            ("partyTo", None, ("Amadou Diarra", "Moussa Keita")),
        ),
    ],
)
def test_tables_told_over_clauses_and_sentences(text: str, expected: tuple[str, str | None, tuple[str, ...]]) -> None:
    assert expected in _tables(text)


@pytest.mark.parametrize(
    "text",
    [
        "Togo signed a treaty with Ghana. The Algiers agreement with Togo is old.",
        "Argentina and Brazil held talks with both delegations in Rio.",
        "Mali fought Togo. The treaty has not been signed.",
    ],
)
def test_tables_that_are_not_told(text: str) -> None:
    told = _tables(text)
    assert not {each for each in told if "Algeria" in each[2] or "Brazil" in each[2] or "Mali" in each[2]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Togolese factions led by Kofi Mensah and Yaw Boateng signed a ceasefire.",
            ("partyTo", None, ("Kofi Mensah", "Yaw Boateng")),
        ),
        (
            "The agreement, to which Mali and Togo put their signatures in 1999, was violated.",
            ("partyTo", None, ("Mali", "Togo")),
        ),
        (
            "Brokered by the Saudi crown prince, the Riyadh Agreement was meant to end the struggle between Yemen's "
            "internationally recognised government and the Southern Transitional Council.",
            ("mediatedBetween", "Saudi Arabia", ("Southern Transitional Council", "Yemen")),
        ),
        (
            "In the Accra accords of 1988 Mali and Togo undertook not to interfere in each other's affairs.",
            ("partyTo", None, ("Mali", "Togo")),
        ),
        (
            "Mali and Togo restored relations in May 1988 thanks to Saudi mediation.",
            ("mediatedBetween", "Saudi Arabia", ("Mali", "Togo")),
        ),
        (
            "Mali and Togo held talks in Accra. Their envoys thanked Ghana for its role as host.",
            ("hosted", "Ghana", ("Mali", "Togo")),
        ),
        (
            "Sudan's government and a rebel alliance from Darfur, the Free Riders, signed a deal on Monday.",
            ("partyTo", None, ("Free Riders", "Sudan")),
        ),
        (
            "Mali and Togo signed a deal in 1990. The go-between was Ghana.",
            ("mediatedBetween", "Ghana", ("Mali", "Togo")),
        ),
    ],
)
def test_parties_by_other_words(text: str, expected: tuple[str, str | None, tuple[str, ...]]) -> None:
    assert expected in _tables(text)


def test_witnesses_are_no_parties() -> None:
    assert not _tables(
        "The Soviet Union and the United States signed as guarantors; the go-between was Diego Cordovez."
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mali and Togo signed a firm and lasting peace on 29 December 1996.", ("partyTo", None, ("Mali", "Togo"))),
        (
            "The deal, struck in Jeddah, calls on Sudan's army and the Rapid Support Forces to pull out.",
            ("partyTo", None, ("Rapid Support Forces", "Sudan")),
        ),
        (
            "Cuba and the United States announced that they would restore diplomatic ties.",
            ("partyTo", None, ("Cuba", "United States")),
        ),
        ("Mali and Togo held a flag meeting on Thursday.", ("negotiatedWith", None, ("Mali", "Togo"))),
        (
            "Mali and Togo were brought to the table within five days by Ghana.",
            ("mediatedBetween", "Ghana", ("Mali", "Togo")),
        ),
        (
            "China invited Cambodia and Thailand to send their foreign ministers to Yunnan for talks.",
            ("hosted", "China", ("Cambodia", "Thailand")),
        ),
        (
            "Suriname and Guyana resolved to keep the border open. Jamaica had chaired three bilateral meetings.",
            ("mediatedBetween", "Jamaica", ("Guyana", "Suriname")),
        ),
        ("Mali and Togo agreed in Paris on 27 January 1973 to a ceasefire.", ("partyTo", None, ("Mali", "Togo"))),
        (
            "Talks between Turkish intelligence and the jailed Abdullah Öcalan ended.",
            ("negotiatedWith", None, ("Abdullah Öcalan", "Türkiye")),
        ),
        (
            "A peace charter between the Degodia and Garre clans was signed on Sunday.",
            ("partyTo", None, ("Degodia clan", "Garre clan")),
        ),
    ],
)
def test_more_that_bring_to_a_table(text: str, expected: tuple[str, str | None, tuple[str, ...]]) -> None:
    assert expected in _tables(text)


def test_who_helped_is_no_party_where_one_party_is_named() -> None:
    text = (
        "Mali fought Togo. The ceasefire concluded in 1991 through the mediation of President Koné of Ghana was broken "
        "when Togo overran a town."
    )
    assert not {parties for _, _, parties in _tables(text) if "Ghana" in parties}


def test_who_orders_a_ceasefire_together() -> None:
    text = "A ceasefire ordered by Mali and Togo appeared to hold on Tuesday."
    assert ("partyTo", None, ("Mali", "Togo")) in _tables(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Aceh's rebels and the Indonesian government signed an agreement in Geneva in December 2002.",
            ("partyTo", None, ("Aceh rebels", "Indonesia")),
        ),
        (
            "Mali and its breakaway region of Azawad will resume talks in Vienna in September.",
            ("negotiatedWith", None, ("Azawad", "Mali")),
        ),
        (
            "Mali and Togo signed the accord. Ivorian Foreign Minister Amara Essy had brought the two face to face.",
            ("mediatedBetween", "Côte d'Ivoire", ("Mali", "Togo")),
        ),
        (
            "Mali and Togo held talks. France hosted the talks and chaired them for nine days.",
            ("mediatedBetween", "France", ("Mali", "Togo")),
        ),
        (
            "A truce between Kuki and Meitei volunteers, brokered by the Assam Rifles, was holding on Friday.",
            ("partyTo", None, ("Kuki", "Meitei volunteers")),
        ),
        ("Ghana was named by ECOWAS to mediate between Mali and Togo.", ("mediatedBetween", "Ghana", ("Mali", "Togo"))),
        (
            "Mali and the opposition's Unitary Platform signed an agreement in Barbados.",
            ("partyTo", None, ("Mali", "Unitary Platform")),
        ),
    ],
)
def test_who_is_at_the_table_by_what_is_said_beside(
    text: str, expected: tuple[str, str | None, tuple[str, ...]]
) -> None:
    assert expected in _tables(text)


def test_the_red_cross_is_nobodys_envoy() -> None:
    text = "Mali and Togo held talks overseen by the UN and the Red Cross, the UN envoy Hans Grundberg announced."
    assert ("mediatedBetween", "Red Cross", ("Mali", "Togo")) in _tables(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A Russian-brokered ceasefire ended the fighting. It was signed by Armenia, Azerbaijan and Russia.",
            ("mediatedBetween", "Russia", ("Armenia", "Azerbaijan")),
        ),
        ("Pakistan and Iran agreed to set up a joint force.", ("partyTo", None, ("Iran", "Pakistan"))),
        (
            "Mali and Togo met at Malaba, where Ghana played the honest broker.",
            ("mediatedBetween", "Ghana", ("Mali", "Togo")),
        ),
        (
            "Malaysian facilitators said the Philippines and the Moro Islamic Liberation Front would sign the annex.",
            ("mediatedBetween", "Malaysia", ("Moro Islamic Liberation Front", "Philippines")),
        ),
        (
            "Mali and Togo fought. In August Ghana offered to act as a go-between.",
            ("mediatedBetween", "Ghana", ("Mali", "Togo")),
        ),
    ],
)
def test_mediators_and_signatories_of_the_next_sentence(
    text: str, expected: tuple[str, str | None, tuple[str, ...]]
) -> None:
    assert expected in _tables(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mali and Togo agreed to disagree.",
        "Mali and Togo issued a joint statement with Ghana.",
        "The envoy Amos Hochstein met the rebel leader and won his backing for talks with Mali.",
    ],
)
def test_no_accord_is_told(text: str) -> None:
    assert not {told for told in _tables(text) if told[0] in ("partyTo", "negotiatedWith")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mali fought Togo. UNSMIL had mediated between the two camps; Ghana hosted the final round.",
            ("hosted", "Ghana", ("Mali", "Togo")),
        ),
        (
            "Relations soured after a summit in Lagos, hosted by Nigeria, at which Mali and Togo failed to agree.",
            ("hosted", "Nigeria", ("Mali", "Togo")),
        ),
        (
            "Mali and Togo agreed to halt all hostilities. The president of Ghana had invited both sides.",
            ("hosted", "Ghana", ("Mali", "Togo")),
        ),
        (
            "Ghana and Benin, co-chairs of the talks between Mali and Togo, were hopeful.",
            ("mediatedBetween", "Ghana", ("Mali", "Togo")),
        ),
        ("A ceasefire between the rivals held. Mali had fought Togo.", ("partyTo", None, ("Mali", "Togo"))),
    ],
)
def test_hosts_and_chairs_of_meetings(text: str, expected: tuple[str, str | None, tuple[str, ...]]) -> None:
    assert expected in _tables(text)


@pytest.mark.parametrize(
    "text", ["Mali beat Togo in the final.", "The cup final between Mali and Togo was hosted by Ghana."]
)
def test_a_final_is_no_round_of_talks(text: str) -> None:
    assert not _tables(text)


def test_those_by_whose_mediation_a_deal_was_announced_made_none() -> None:
    text = "A deal to end the rift was announced at a summit in Lagos after mediation by Kuwait and the United States."
    assert not {told for told in _tables(text) if told[0] == "partyTo"}


def test_the_meeting_beside_the_talks_is_the_same() -> None:
    text = "Talks between Serbia and Kosovo broke down, the EU's Josep Borrell, who had chaired the meeting, said."
    told = [s for s in statements_of(text) if s.relation == "negotiatedWith"]
    assert len(told) == 1
