"""Support: who arms, funds, trains, shelters or helps whom, in every voice and position; and what is none."""

import pytest
from extracted import statements_of


def ties(text):
    return {
        (s.subject, s.relation, s.object or " & ".join(s.parties)) for s in statements_of(text) if s.stance == "affirms"
    }


GIFTS = [
    ("Iran and Syria provided Hezbollah with rockets, rifles and training.", "Syria", "trains", "Hezbollah"),
    ("Iran and Syria provided Hezbollah with rockets, rifles and training.", "Iran", "arms", "Hezbollah"),
    ("UNITA received arms and training from South Africa.", "South Africa", "trains", "UNITA"),
    ("M23 receives backing from Rwanda and Uganda.", "Uganda", "supports", "M23"),
    ("Libya sent the IRA rifles and explosives.", "Libya", "arms", "Irish Republican Army"),
    ("Turkey backed Azerbaijan in that war and sold it drones.", "Türkiye", "arms", "Azerbaijan"),
    ("China sold the Burmese army jets.", "China", "arms", "Myanmar"),
    ("Japan and Norway have pledged $30 million and $6 million respectively to AMISOM.", "Norway", "funds", "AMISOM"),
    ("Since 2022 Poland has committed €3 billion in support to Ukraine.", "Poland", "supports", "Ukraine"),
    ("Syria fought Israel with gunships provided by Russia.", "Russia", "arms", "Syria"),
    ("Hezbollah struck Israel with weapons supplied by Iran.", "Iran", "arms", "Hezbollah"),
    ("The weapons that Iran sent to the Houthis reached Hodeidah.", "Iran", "arms", "Houthis"),
    ("Kenya contributed 3,600 soldiers to AMISOM.", "Kenya", "supports", "AMISOM"),
    ("Kenya accused Eritrea of sending al-Shabaab guns.", "Eritrea", "arms", "al-Shabaab"),
    ("Qatar has paid the Free Syrian Army since 2012.", "Qatar", "funds", "Free Syrian Army"),
    ("French instructors have trained eight companies of Malian commandos.", "France", "trains", "Mali"),
    ("British soldiers trained 3,000 Kenyan recruits.", "United Kingdom", "trains", "Kenya"),
    (
        "The UN wants a truce between Israel and Hezbollah, which receives missiles from Iran.",
        "Iran", "arms", "Hezbollah",
    ),
]  # fmt: skip

NO_GIFTS = [
    "Iran gave no weapons to Hezbollah's rivals.",
    "Russia sent troops to Ukraine.",
    "Kenya sold tea to Pakistan.",
    "Israel captured weapons from Hezbollah.",
    "Iran sent a message to Saudi Arabia.",
    "Norway gave food to refugees in Sudan.",
]


@pytest.mark.parametrize(("text", "giver", "relation", "receiver"), GIFTS)
def test_gifts(text, giver, relation, receiver):
    assert (giver, relation, receiver) in ties(text)


@pytest.mark.parametrize("text", NO_GIFTS)
def test_what_is_no_gift(text):
    helped = ("arms", "funds", "trains", "harbours", "supports")
    assert not [tie for tie in ties(text) if tie[1] in helped]


def test_the_singular_verb_of_a_relative_clause_has_the_last_of_two():
    found = ties("The UN wants a truce between Israel and Hezbollah, which receives missiles from Iran.")
    assert ("Iran", "arms", "Israel") not in found


def test_congo_alone_is_the_democratic_republic():
    found = ties("Congo and Rwanda signed a ceasefire in Luanda.")
    assert ("Democratic Republic of the Congo", "partyTo", "Democratic Republic of the Congo & Rwanda") in found


def test_congo_is_nobody_beside_the_other_congo():
    assert not ties("The Republic of the Congo sent a convoy. Congo and Rwanda signed a ceasefire in Luanda.")


def test_who_strikes_for_a_party_there_is_not_at_odds_with_that_state():
    text = "France struck targets inside Chad for General Mahamat Nouri. In May both sides agreed on a truce."
    assert not [tie for tie in ties(text) if tie[1] == "partyTo"]


ACROSS = [
    (
        "Turkey relies on the Syrian National Army, which it has armed and paid since 2016.",
        "Türkiye",
        "arms",
        "Syrian National Army",
    ),
    (
        "In 2015 Abubakar Shekau, Boko Haram's leader, pledged loyalty to the Islamic State.",
        "Boko Haram",
        "alliedWith",
        "Islamic State",
    ),
    (
        "The Tamil Tigers fought Sri Lanka. In 1985 the Tigers received arms and training from India.",
        "India",
        "trains",
        "LTTE",
    ),
    ("North Korea fired a missile. China provides the North with food and fuel.", "China", "supports", "North Korea"),
    ("France provides the Chadians with intelligence.", "France", "supports", "Chad"),
]


@pytest.mark.parametrize(("text", "giver", "relation", "receiver"), ACROSS)
def test_support_by_what_context_tells(text, giver, relation, receiver):
    assert (giver, relation, receiver) in ties(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels rose in the North of Mali. China provides the North with food.",
        "The Lions Club met. Libya sent the Lions weapons.",
    ],
)
def test_short_names_of_nobody(text):
    assert not [tie for tie in ties(text) if tie[1] in ("supports", "arms")]


def test_supplier_of_weapons():
    assert ("Iran", "arms", "Hezbollah") in ties("Tehran, Hezbollah's main supplier of weapons, condemned Israel.")
    assert not [tie for tie in ties("Sweden, a supplier of weapons, condemned Iran.") if tie[1] == "arms"]


OUTCOMES = [
    ("Negotiations between Ankara and the PKK led to a ceasefire which collapsed in July 2015.", "PKK & Türkiye"),
    ("Talks in Doha between Chad and Sudan produced a peace accord in May.", "Chad & Sudan"),
    ("Sudan and Chad signed, in Doha, a peace accord.", "Chad & Sudan"),
    ("India and Pakistan signed, in Tashkent on 10 January, a truce.", "India & Pakistan"),
]


@pytest.mark.parametrize(("text", "parties"), OUTCOMES)
def test_accords_by_talks_and_past_insertions(text, parties):
    assert [tie for tie in ties(text) if tie[1:] == ("partyTo", parties)]


def test_no_accord_where_talks_led_to_none():
    assert not [tie for tie in ties("Talks between India and Pakistan produced no agreement.") if tie[1] == "partyTo"]


def test_a_mission_by_its_name_mediates():
    text = "The mission, UNSMIL, had mediated between Chad and Sudan since January."
    assert ("UNSMIL", "mediatedBetween", "Chad & Sudan") in ties(text)


def test_between_governments_by_their_heads():
    text = "Kenya mediates between the Government of President Salva Kiir and the SPLM-IO."
    assert ("Kenya", "mediatedBetween", "SPLM-IO & South Sudan") in ties(text)
    assert ("Houthis", "partyTo", "Houthis & Yemen") in ties(
        "A truce was signed between the government of Yemen and the Houthis."
    )


def test_mountains_and_peoples_sign_nothing():
    assert not ties("The border between the mountains of Iran and Iraq is long.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pakistani officers trained Boko Haram.", ("Pakistan", "trains", "Boko Haram")),
        ("Rwanda has sent thousands of troops to back M23.", ("Rwanda", "supports", "M23")),
        ("Chile passed radar data to the British.", ("Chile", "supports", "United Kingdom")),
        ("Iran has shared intelligence with Hezbollah.", ("Iran", "cooperatesWith", "Hezbollah")),
        ("Honduras let the Contras keep camps along the river.", ("Honduras", "harbours", "Contras")),
        ("Chad allowed Boko Haram to run rifles across the lake.", ("Chad", "supports", "Boko Haram")),
        ("The Chinese have sold guns to the Iranians.", ("China", "arms", "Iran")),
        ("The French armed Chad.", ("France", "arms", "Chad")),
        ("China's People's Liberation Army attacked Indian troops.", ("China", "attacked", "India")),
        ("The Rapid Support Forces targeted civilians.", ("Rapid Support Forces", "targeted", "civilians")),
    ],
)
def test_plain_sentences_of_help_and_harm(text, expected):
    assert expected in ties(text)


@pytest.mark.parametrize(
    "text",
    [
        "Two Israelis wounded a Syrian.",  # people, not their states
        "French trained Chadian troops left.",
        "Israel will let Hamas keep its weapons.",
        "Ukrainians attacked Russians in Berlin.",
    ],
)
def test_people_are_not_their_states(text):
    assert not {(s, r, o) for s, r, o in ties(text) if r in ("attacked", "trains", "harbours", "arms")}
