"""Figures: what is counted, how the words qualify the number, and whose people they are."""

import pytest

from kg.actors import packaged_lexicon
from kg.extraction import extract
from kg.extraction.words.measures import measures
from kg.extraction.words.wordlists import table
from kg.reading import read_text


def statements(text):
    account = extract(read_text(f"---\ndate: 2024-05-16\n---\n{text}"), packaged_lexicon())
    return [s for s in account.statements if s.figure is not None]


def figures(text):
    return {
        (f.measure, f.population, f.side, f.minimum, f.maximum, f.comparator)
        for f in (s.figure for s in statements(text))
    }


QUANTITIES = [
    ("Three soldiers were killed.", 3, 3, "exact"),
    ("Twenty-three soldiers were killed.", 23, 23, "exact"),
    ("A hundred and twenty soldiers were killed.", 120, 120, "exact"),
    ("A dozen soldiers were killed.", 12, 12, "exact"),
    ("Two dozen soldiers were killed.", 24, 24, "exact"),
    ("Half a million people were killed.", 500_000, 500_000, "exact"),
    ("1.2 million people were killed.", 1_200_000, 1_200_000, "exact"),
    ("Three hundred thousand people were killed.", 300_000, 300_000, "exact"),
    ("At least 40 soldiers were killed.", 40, None, "at least"),
    ("No fewer than 40 soldiers were killed.", 40, None, "at least"),
    ("Up to 40 soldiers were killed.", None, 40, "at most"),
    ("As many as 40 soldiers were killed.", None, 40, "at most"),
    ("More than a dozen soldiers were killed.", 12, None, "over"),
    ("Well over 40 soldiers were killed.", 40, None, "over"),
    ("Fewer than 40 soldiers were killed.", None, 40, "under"),
    ("Nearly 40 soldiers were killed.", 40, 40, "about"),
    ("Some 40 soldiers were killed.", 40, 40, "about"),
    ("An estimated 4,000 people were killed.", 4000, 4000, "about"),
    ("Between 40 and 50 soldiers were killed.", 40, 50, "range"),
    ("6,000–6,500 people were killed.", 6000, 6500, "range"),
    ("6,000 to 6,500 people were killed.", 6000, 6500, "range"),
    ("1.2 to 1.5 million people were killed.", 1_200_000, 1_500_000, "range"),
    ("Some 20 to 30 soldiers were killed.", 20, 30, "range"),
    ("An estimated 7,000–12,000 people were killed.", 7000, 12_000, "range"),
    ("About 20‑30 soldiers were killed.", 20, 30, "range"),
    ("The death toll rose from 12 to 20.", 20, 20, "exact"),
    ("The death toll rose overnight from some 12 to at least 20.", 20, None, "at least"),
]


@pytest.mark.parametrize(("text", "minimum", "maximum", "comparator"), QUANTITIES)
def test_quantities(text, minimum, maximum, comparator):
    (found,) = figures(text)
    assert found[3:] == (minimum, maximum, comparator)


COUNTED = [
    ("Eleven miners died in the raid.", "killed", "miners", 11),
    ("Forty pilgrims lost their lives.", "killed", "pilgrims", 40),
    ("The raid cost the lives of 30 villagers.", "killed", "villagers", 30),
    ("The war cost 300 lives.", "killed", None, 300),
    ("The blast left six people dead.", "killed", "people", 6),
    ("Two officers were shot dead.", "killed", "officers", 2),
    ("Gunmen gunned down nine shoppers.", "killed", "shoppers", 9),
    ("The massacre of 70 villagers caused an outcry.", "killed", "villagers", 70),
    ("The shelling caused 174 deaths.", "killed", None, 174),
    ("The death toll rose to 61.", "killed", None, 61),
    ("The number of dead reached 90.", "killed", None, 90),
    ("The raid wounded four nuns.", "injured", "nuns", 4),
    ("Half of the town and 200,000 people fled.", "displaced", "people", 200_000),
    ("The fighting drove 9,000 people from their homes.", "displaced", "people", 9000),
    ("The number of displaced passed 2 million.", "displaced", None, 2_000_000),
    ("Eleven fishermen are missing.", "missing", "fishermen", 11),
    ("Rebels took 30 pupils hostage.", "kidnapped", "pupils", 30),
    ("Thirty pupils were taken hostage.", "kidnapped", "pupils", 30),
    ("The LRA abducted 60 children.", "kidnapped", "children", 60),
    ("Police arrested 300 protesters.", "detained", "protesters", 300),
    ("The junta freed 45 detainees.", "released", "detainees", 45),
    ("Algeria deported 600 migrants.", "deported", "migrants", 600),
    ("Sixty conscripts deserted.", "deserted", "conscripts", 60),
    ("From the jail 140 inmates escaped.", "escaped", "inmates", 140),
    ("The rebels drove out 9,000 villagers.", "displaced", "villagers", 9000),
    ("The rebels drove 9,000 villagers from the valley.", "displaced", "villagers", 9000),
    ("The junta moved 9,000 villagers into fenced hamlets.", "displaced", "villagers", 9000),
    ("Some villagers stayed, and 9,000 peasants found refuge in Togo.", "displaced", "peasants", 9000),
    ("Three million refugees crossed into Togo.", "displaced", "refugees", 3_000_000),
    ("Forty miners are thought to have died.", "killed", "miners", 40),
    ("The fighting brought to 61 the number of gunmen killed.", "killed", None, 61),
    ("The massacre at Kutum of 70 villagers caused an outcry.", "killed", "villagers", 70),
    ("Nine shoppers sustained bullet wounds.", "injured", "shoppers", 9),
    ("The junta set free 45 detainees.", "released", "detainees", 45),
    ("On Monday sixty guerrillas laid down their arms.", "disarmed", "guerrillas", 60),
    ("Fourteen ministers were placed under house arrest.", "detained", "ministers", 14),
    ("The monitors recorded 41 violations of the truce.", "violations", "violations", 41),
]


@pytest.mark.parametrize(("text", "measure", "population", "value"), COUNTED)
def test_what_is_counted(text, measure, population, value):
    assert [found[:2] + found[3:5] for found in figures(text)] == [(measure, population, value, value)]


SIDES = [
    ("Seven Malian soldiers were killed.", "killed", "Mali"),
    ("Turkey says 43 of its soldiers have died.", "killed", "Türkiye"),
    ("Six soldiers from Chad were killed.", "killed", "Chad"),
    ("Israel lost 12 soldiers.", "killed", "Israel"),
    ("The ELN admitted the loss of four men.", "killed", "National Liberation Army (Colombia)"),
    ("The army said that 40 fighters of al-Shabaab had been killed.", "killed", "al-Shabaab"),
    ("Some 900,000 Sudanese fled.", "displaced", "Sudan"),
    ("Al-Shabaab ambushed a Kenyan convoy, killing three soldiers.", "killed", "Kenya"),
    ("Twelve people were killed in Kabul.", "killed", "Afghanistan"),
    ("Two tourists were killed in Kabul.", "killed", None),
    ("Three peacekeepers were killed in Goma.", "killed", None),
    ("Kenya has sent 400 policemen to Haiti.", "troops", "Kenya"),
    ("The Taliban have 75,000 fighters.", "fighters", "Afghan Taliban"),
    ("Around 28,500 American troops are stationed in the south.", "troops", "United States"),
    ("Iran puts its dead at 128.", "killed", "Iran"),
    ("Iran puts its own losses at 128.", "killed", "Iran"),
    ("Armenian forces drove some 600,000 Azerbaijanis from the district.", "displaced", "Azerbaijan"),
    ("Some 8,000 villagers have taken refuge in Uganda.", "displaced", None),
    ("Some 300 policemen from Kenya landed in Gonaïves.", "troops", "Kenya"),
    ("The LRA, some 150 strong, trains in the hills.", "fighters", "Lord's Resistance Army"),
    ("Ukraine shot down 17 of 19 drones.", "shot down", None),
]


@pytest.mark.parametrize(("text", "measure", "side"), SIDES)
def test_whose_people_they_are(text, measure, side):
    assert {(found[0], found[2]) for found in figures(text)} == {(measure, side)}


def test_two_counts_of_the_same_people():
    text = "Al-Shabaab attacked a Kenyan camp on Monday, killing three soldiers and wounding two."
    found = {(s.figure.measure, s.figure.population, s.figure.side, s.figure.minimum, s.time) for s in statements(text)}
    assert found == {
        ("killed", "soldiers", "Kenya", 3, "2024-05-13"),
        ("injured", "soldiers", "Kenya", 2, "2024-05-13"),
    }


@pytest.mark.parametrize(
    ("text", "population"),
    [
        ("In all 436 people, including 183 children, were killed.", "children"),
        ("Fourteen people, three of them women, died.", "women"),
        ("Fourteen people died, among them three women.", "women"),
    ],
)
def test_a_part_of_those_counted(text, population):
    part, whole = sorted(statements(text), key=lambda s: s.figure.minimum)
    assert part.figure.population == population
    assert [(link.kind, link.target) for link in part.links] == [("subsetOf", whole.id)]
    assert not whole.links


def test_two_tolls_are_two_claims():
    text = "Ukraine said 40 Russian soldiers had been killed. Russia said nine Russian soldiers had been killed."
    found = {(s.claimant, s.figure.side, s.figure.minimum) for s in statements(text)}
    assert found == {("Ukraine", "Russia", 40), ("Russia", "Russia", 9)}


@pytest.mark.parametrize(
    "text",
    [
        "He was sentenced to 12 years.",
        "The rebels marched for 40 days and 30 kilometres.",
        "The 19-year-old was killed.",
        "Five countries signed.",
        "The bank lent 300 million dollars.",
        "About 40 per cent of the soldiers were killed.",
        "No soldiers were killed.",
        "The group threatened to kill 20 hostages.",
        "Israel agreed to release 50 prisoners.",
        "Hamas demanded the release of 50 prisoners.",
        "The attack could kill 1,000 people.",
        "He spoke to three soldiers.",
        "Two soldiers said that the army had fled.",
        "The drought killed 4,000 cattle.",
        "Council resolution 1701 released nobody.",
        "The army captured three villages.",
        "The ministry released two videos.",
        "Twelve soldiers were not killed.",
        "Forty miners are not thought to have died.",
        "High prices drove 2,000 people from the market.",
        "The rebels drove 2,000 tourists from the beach.",
        "The coach firm moved 2,000 people into new offices.",
        "Some 3,000 tourists crossed into Togo.",
        "The guerrillas drove 300 soldiers from the valley.",
        "That brought to 12 the number of states that recognise it.",
        "On Monday sixty guerrillas refused to lay down their arms.",
        "Prices range from 100 to 150 dollars.",
        "Iran killed " + "9" * 1250 + " soldiers.",
        "Iran killed 9999999999999997 soldiers.",
        "Iran killed 9" + " million" * 60 + " soldiers.",
    ],
)
def test_no_figure(text):
    assert figures(text) == set()


def test_measures_are_named_once_for_each_use():
    rows = [(row["use"], word) for row in table("measures") for word in row["words"].split()]
    assert len(rows) == len(set(rows))
    assert measures("state")["wounded"] == "injured"


def test_sides_of_a_battle():
    found = figures("The battle left 25 dead on the Armenian side and 14 on the Azerbaijani side.")
    assert {(side, low) for _, _, side, low, _, _ in found} == {("Armenia", 25), ("Azerbaijan", 14)}


def test_a_states_own_soldiers_on_its_own_ground():
    found = figures("Pakistan said nine soldiers were killed in clashes in Balochistan.")
    assert {f[2] for f in found} == {"Pakistan"}
    found = figures("Russia said nine soldiers were killed in Kharkiv.")
    assert {f[2] for f in found} == {None}


def test_said_in_a_statement():
    for text in (
        "Mali's army said in a statement that it had killed 30 JNIM fighters.",
        "Mali's army said on Monday in a written statement that it had killed 30 JNIM fighters.",
    ):
        assert {(s.claimant, s.figure.side) for s in statements(text)} == {("Mali's army", "JNIM")}
    assert figures("A statement that Mali had killed 30 JNIM fighters was withdrawn.") == set()
