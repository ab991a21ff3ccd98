"""Single wire sentences: one event each, of every kind that event data sets tell apart."""

from __future__ import annotations

import pytest
from extracted import Tie, affirmed

from kg.actors import packaged_lexicon
from kg.extraction import extract
from kg.reading import read_text


def ties(text: str) -> set[Tie]:
    """The ends of every tie that is read in the text as affirmed."""
    return {tie for tie in affirmed(text) if None not in tie}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Portugal endorsed Angola's bid for a council seat.", ("Portugal", "supports", "Angola")),
        ("Peru recognised Kosovo as a sovereign state.", ("Peru", "supports", "Kosovo")),
        ("Abuja came out in favour of Ghana's candidacy.", ("Nigeria", "supports", "Ghana")),
        ("Gabon and Cameroon patrol the gulf jointly.", ("Gabon", "cooperatesWith", "Cameroon")),
        ("Tunisia buried the hatchet with Libya.", ("Tunisia", "cooperatesWith", "Libya")),
        ("Laos handed over two fugitives to Thailand.", ("Laos", "cooperatesWith", "Thailand")),
        ("Sweden sent nurses to Haiti after the earthquake.", ("Sweden", "supports", "Haiti")),
        ("Colonel Muammar Gaddafi armed the Polisario Front.", ("Libya", "arms", "Polisario Front")),
        ("Belize gave in to Guatemala.", ("Belize", "concededTo", "Guatemala")),
        ("Hamas let two Thai labourers go.", ("Hamas", "released", "Thailand")),
        ("Ukrainian hostages were let go by Russia.", ("Russia", "released", "Ukraine")),
        ("Nepal was struck off the blacklist.", None),
        ("Australia struck Nauru off its blacklist.", ("Australia", "concededTo", "Nauru")),
        ("The president lifted the ban on the Polisario Front.", None),
        ("Algeria lifted the ban on the Polisario Front.", ("Algeria", "concededTo", "Polisario Front")),
        ("Kyiv laid the blast at Moscow's door.", ("Ukraine", "accuses", "Russia")),
        ("Fingers were pointed at Rwanda by Burundi.", ("Burundi", "accuses", "Rwanda")),
        ("Albania was branded a traitor by China.", ("China", "accuses", "Albania")),
        ("Ottawa took Riyadh to task over its silence.", ("Canada", "criticises", "Saudi Arabia")),
        ("Chad turned a deaf ear to Sudan.", ("Chad", "refuses", "Sudan")),
        ("Laos rebuffed Thailand over the island.", ("Laos", "refuses", "Thailand")),
        ("Boko Haram promised Cameroon rivers of blood.", ("Boko Haram", "threatens", "Cameroon")),
        ("Eritrea put Djibouti on notice over the island.", ("Eritrea", "threatens", "Djibouti")),
        ("Dutch farmers burned the flag of Brazil.", ("Dutch farmers", "criticises", "Brazil")),
        ("Thousands of Armenians marched against Turkey.", ("Armenians", "criticises", "Türkiye")),
        ("Rwanda handed Belgium a note of protest.", ("Rwanda", "criticises", "Belgium")),
        ("India put its brigades facing Bhutan on alert.", ("India", "threatens", "Bhutan")),
        ("Russia flew bombers around Finland.", ("Russia", "threatens", "Finland")),
        ("The African Union suspended Gabon.", ("African Union", "sanctions", "Gabon")),
        ("A boycott was imposed on Serbia by Croatia.", ("Croatia", "sanctions", "Serbia")),
        ("Arms sales to Turkey were halted by Sweden.", ("Sweden", "sanctions", "Türkiye")),
        ("Benin stopped buying Nigerian goods.", ("Benin", "sanctions", "Nigeria")),
        ("Iranian officials throttled Armenia's supply of gas.", ("Iran", "sanctions", "Armenia")),
        ("Russian hackers broke into the central bank of Estonia.", ("Russia", "attacked", "Estonia")),
        ("Greek frogmen sank a Turkish cutter.", ("Greece", "attacked", "Türkiye")),
        ("The Syrians shelled a Lebanese village.", ("Syria", "attacked", "Lebanon")),
    ],
)
def test_one_event(text: str, wanted: Tie | None) -> None:
    found = ties(text)
    if wanted is None:
        assert not found
        return
    assert wanted in found
    assert {(wanted[0], wanted[2]), (wanted[2], wanted[0])} >= {(one, other) for one, _, other in found}


@pytest.mark.parametrize(
    "text",
    [
        "Polish farmers blocked roads in the rain near Ukraine.",
        "Kenya sent the file to Uganda by post.",
        "Ghana recognised Togo's concerns about cocoa prices.",
        "Chile brushed its teeth of the matter.",
        "Mali let the deadline go.",
        "The team from Peru gave way to the team from Chile in the final.",
        "France opened the door to its guests.",
    ],
)
def test_other_senses(text: str) -> None:
    assert ties(text) == set()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Peru suffered a crushing defeat at the hands of Chile.", ("Chile", "attacked", "Peru")),
        ("Dozens of Kenyan soldiers died at the hands of al-Shabaab.", ("al-Shabaab", "attacked", "Kenya")),
        ("A Saudi frigate torpedoed the Iranian tanker Sabalan.", ("Saudi Arabia", "attacked", "Iran")),
        (
            "Al-Shabaab killed 22 members of Kenya's security forces in an ambush.",
            ("al-Shabaab", "attacked", "Kenya"),
        ),
        ("Turkey, at war with the PKK, sent a note to Iraq.", ("Türkiye", "foughtWith", "PKK")),
        ("Chile, at odds with Argentina over three islands, sent a note.", ("Chile", "disputesWith", "Argentina")),
        ("Iran and Pakistan, which bombed each other's soil, are talking.", ("Iran", "attacked", "Pakistan")),
        ("Sudan and Chad turned their guns on one another in 2006.", ("Chad", "attacked", "Sudan")),
        ("Al-Shabaab took some 380 passengers hostage near Garissa.", ("al-Shabaab", "attacked", "passengers")),
        ("Tanzanian forces crossed into Uganda.", ("Tanzania", "attacked", "Uganda")),
        ("Eritrea beat back an Ethiopian offensive.", ("Eritrea", "foughtWith", "Ethiopia")),
        (
            "The Kachin Independence Army took up arms beside the Arakan Army.",
            ("Kachin Independence Army", "alliedWith", "Arakan Army"),
        ),
        ("The Polisario Front, which Brahim Ghali chaired, met.", ("Brahim Ghali", "leads", "Polisario Front")),
        ("The Polisario Front, under Brahim Ghali, fought on.", ("Brahim Ghali", "leads", "Polisario Front")),
        (
            "The Armed Islamic Group (GIA) of Djamel Zitouni killed priests.",
            ("Djamel Zitouni", "leads", "Armed Islamic Group"),
        ),
        (
            "Hamas and its leaders, Yahya Sinwar and Ismail Haniyeh, rejected the deal.",
            ("Ismail Haniyeh", "leads", "Hamas"),
        ),
        ("Ansar Dine merged into JNIM in 2017.", ("Ansar Dine", "memberOf", "JNIM")),
    ],
)
def test_among_other_words(text: str, wanted: Tie) -> None:
    assert wanted in ties(text)


@pytest.mark.parametrize(
    "text",
    [
        "Oxfam, at a meeting with Sudan, signed nothing.",
        "The Polisario Front of North Tindouf held a party.",
        "Refugees from Sudan crossed into Chad.",
    ],
)
def test_no_ties_of_other_words(text: str) -> None:
    assert ties(text) == set()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Emirati money has kept Chad afloat.", ("United Arab Emirates", "supports", "Chad")),
        ("Turkish shells fell on Greece.", ("Türkiye", "attacked", "Greece")),
        ("Japan scrambled jets against Russian bombers.", ("Japan", "hostileTo", "Russia")),
        ("Cyprus complained to the Security Council about Turkey.", ("Cyprus", "criticises", "Türkiye")),
        ("The Shining Path spurned an offer of amnesty from Lima.", ("Shining Path", "refuses", "Peru")),
        ("Vietnam would not let Chinese trawlers shelter from the storm.", ("Vietnam", "refuses", "China")),
        ("Thousands of Moroccans took to the streets against Israel.", ("Moroccans", "criticises", "Israel")),
        ("Students rallied against the government in Tbilisi.", ("students", "criticises", "Georgia")),
        ("The regime in Managua expelled two Chilean diplomats.", ("Nicaragua", "estrangedFrom", "Chile")),
    ],
)
def test_other_ends(text: str, wanted: Tie) -> None:
    assert wanted in ties(text)


def test_militias_of_a_country_are_not_its_own() -> None:
    assert ("Israel", "arms", "Lebanon") not in ties("Israel secretly armed the Christian militias of Lebanon.")


def test_crowds_act_for_no_state() -> None:
    account = extract(read_text("Polish farmers burned the flag of Brazil.", id="t"), packaged_lexicon())
    assert {actor.name: actor.acts_for for actor in account.actors}["Polish farmers"] is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Masoud Barzani walked out of the Patriotic Union of Kurdistan.", None),
        (
            "The Janjaweed, a militia armed by Sudan, fought the Sudan Liberation Movement.",
            ("Sudan", "arms", "Janjaweed"),
        ),
        (
            "A bomber of the Tamil Tigers killed Rajiv Gandhi.",
            ("LTTE", "attacked", "Rajiv Gandhi"),
        ),
        ("A Bolivian column captured the Paraguayan fort of Boqueron.", ("Bolivia", "attacked", "Paraguay")),
        ("Morocco, with French and Saudi help, built a wall.", ("Saudi Arabia", "supports", "Morocco")),
        ("Egypt declared victory over the Islamic State.", ("Egypt", "foughtWith", "Islamic State")),
        ("Israel flew a hundred air strikes on Hamas.", ("Israel", "attacked", "Hamas")),
    ],
)
def test_ends_that_stand_apart(text: str, wanted: Tie | None) -> None:
    assert wanted is None or wanted in ties(text)


def test_who_leaves_a_country_splits_from_nobody() -> None:
    assert ties("Bashar al-Assad left Syria in December.") == set()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Lebanese demonstrators hurled stones at the Greek embassy.",
            ("Lebanese demonstrators", "criticises", "Greece"),
        ),
        ("Latvia called up reservists to guard the border with Russia.", ("Latvia", "hostileTo", "Russia")),
        ("Boko Haram warned Chad that it would bomb more bridges.", ("Boko Haram", "threatens", "Chad")),
        ("Peru protested to Chile about the map.", ("Peru", "criticises", "Chile")),
        ("China financed a railway for Laos.", ("China", "supports", "Laos")),
        ("Turkish commandos killed Syrian sentries near Idlib.", ("Türkiye", "attacked", "Syria")),
        ("A grenade hit the police station in Kampala.", None),
    ],
)
def test_more_events(text: str, wanted: Tie | None) -> None:
    assert wanted is None or wanted in ties(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Jaish al-Adl bombed an Iranian police post.", ("Jaish al-Adl", "attacked", "Iran")),
        ("Cuba brushed aside a French warning.", ("Cuba", "refuses", "France")),
        ("Burundi's president vowed to crush Rwanda.", ("Burundi", "threatens", "Rwanda")),
    ],
)
def test_words_that_are_also_verbs(text: str, wanted: Tie) -> None:
    assert wanted in ties(text)


def test_a_lawmaker_vows_for_himself() -> None:
    assert ("Burundi", "threatens", "Rwanda") not in ties("A Burundian lawmaker vowed to crush Rwanda.")
