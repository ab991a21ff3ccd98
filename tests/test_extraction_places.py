"""Where a deed took place: the town that is struck, or the one of "in P" in the words of its own clause."""

from __future__ import annotations

from rows import for_each_row

from kg.actors import packaged_lexicon
from kg.extraction import extract
from kg.reading import read_text

PLACES = [
    ("JNIM attacked an army camp in Menaka on 3 May 2025.", "Menaka"),
    ("The RSF attacked El Fasher on 3 May 2025.", "El Fasher"),
    ("Three died in an RSF strike on El Fasher.", "El Fasher"),
    ("Israel killed a Hamas leader in Beirut on Tuesday.", "Beirut"),
    ("Israel killed a Hamas leader who lived in Beirut.", None),
    ("In Goma, M23 fighters clashed with the Congolese army.", "Goma"),
    ("In Paris, Israel's ambassador said Hezbollah had attacked Cyprus.", None),
    ("The M23 clashed with the Congolese army in Sake and Minova.", "Minova; Sake"),
    ("The M23 clashed with the Congolese army in the village of Kiwanja in North Kivu province.", "Kiwanja"),
    ("Russia struck Kyiv and Odesa.", "Kyiv; Odesa"),
    ("Fighting between the army and the RSF erupted in Khartoum.", "Khartoum"),
    ("Two soldiers were killed in an attack by al-Shabaab in Mogadishu.", "Mogadishu"),
    ("Turkey bombed PKK targets in northern Iraq.", "Iraq"),
    ("Chad attacked rebels in Chad.", None),
    ("Iran bombed Israel over its role in Syria.", None),
    ("Rebels trained in Kenya attacked Uganda.", None),
    ("Saudi Arabia accused Iran of attacking its oil plant at Abqaiq.", "Abqaiq"),
    ("Houthi rebels attacked a ship in the Red Sea.", "Red Sea"),
    ("Hezbollah attacked Israel in Ramadan.", None),
    ("Militants attacked an army camp in Mali's northern city of Timbuktu on Monday.", "Timbuktu"),
    ("The United States bombed al-Shabaab in the outskirts of Kismayo.", "Kismayo"),
    ("Chad attacked Sudan, a minister said in Khartoum.", None),
    ("JNIM attacked an army convoy near Gao on Monday.", "Gao"),
    ("Boko Haram ambushed Nigerian soldiers outside Maiduguri.", "Maiduguri"),
    ("Clashes broke out between the FARC and Colombian troops near Toribio.", "Toribio"),
    ("Near Gao, JNIM attacked Malian troops.", "Gao"),
    ("JNIM attacked Malian troops on the outskirts of Gao.", "Gao"),
    ("JNIM attacked Malian troops around Kidal.", "Kidal"),
    ("JNIM attacked a Malian convoy near the border with Niger.", None),
    ("JNIM attacked a Malian convoy near the Nigerien border.", None),
    ("JNIM attacked a Malian convoy between Gao and Kidal.", None),
    ("JNIM attacked Malian soldiers near the Wagner base.", None),
    ("The RSF attacked the army near Gezira state.", None),
    ("JNIM attacked Malian troops near Kidal and Gao on Monday.", "Gao; Kidal"),
    ("JNIM attacked Malian troops in Kidal, Gao and Menaka.", "Gao; Kidal; Menaka"),
    ("In Sake and Minova, the M23 clashed with the Congolese army.", "Minova; Sake"),
    ("M23 fought the Congolese army in the towns of Sake and Mweso.", "Mweso; Sake"),
    ("M23 fought the Congolese army in Sake and Goma towns.", "Goma; Sake"),
    ("Russian troops attacked Ukrainian positions in the Donetsk and Luhansk regions.", "Donetsk; Luhansk"),
    ("Israel struck Hezbollah in the Nabatieh area and in the town of Khiam.", "Khiam; Nabatieh"),
    ("Israel attacked Hezbollah in Lebanon and Syria.", "Lebanon; Syria"),
    ("The army attacked JNIM in Gao or Kidal.", None),
    ("The army attacked JNIM in Gao, Mali, on Monday.", "Gao"),
    ("The army attacked JNIM in Gao and its suburbs.", "Gao"),
    ("Israel bombed Hamas in Gaza and Hezbollah in Lebanon.", None),
    ("The RSF attacked the army in Khartoum and Chad sent troops to the border.", "Khartoum"),
    ("The RSF attacked the army in Khartoum and killed soldiers in Omdurman.", "Khartoum"),
    ("The Turkish army attacked the SDF in the Afrin region.", "Afrin"),
    ("The Turkish army attacked the SDF in Syria's Afrin region.", "Afrin"),
    ("In the Afrin region, Turkey attacked the SDF.", "Afrin"),
    ("The SDF attacked Turkish troops in Syria's Hasakah governorate.", "Hasakah"),
    ("Pakistan attacked the TTP in the Kurram tribal district.", "Kurram"),
    ("The RSF attacked army troops in North Darfur state.", "North Darfur"),
    ("The RSF attacked army troops in the North Darfur capital, El Fasher.", "El Fasher"),
    ("The RSF attacked the army in the Sudanese capital Khartoum.", "Khartoum"),
    ("Boko Haram attacked Chadian soldiers in the Lake Chad region.", "Lake Chad"),
    ("Houthi rebels attacked a ship in the Strait of Hormuz.", "Strait of Hormuz"),
    ("Sudan's army attacked the RSF in the Kurdish region.", None),
    ("Israel attacked Hezbollah in response to an attack in Haifa.", None),
    ("Hezbollah attacked Israel from its bases in Lebanon.", None),
    ("JNIM attacked Malian troops because of a massacre in Moura.", None),
    ("JNIM attacked Malian troops on their way to a base near Gao.", None),
    ("Al-Shabaab fighters clashed with troops from Kenya in Kismayo.", "Kismayo"),
    ("Israel attacked Hezbollah for the second time in Beirut.", "Beirut"),
    ("Turkey shelled the YPG over the river in Kobani.", "Kobani"),
    ("Turkey shot down a Syrian drone over the border in Idlib on Monday.", "Idlib"),
    ("India attacked Pakistan over the border dispute in Kashmir.", None),
    ("Israel attacked Hezbollah the following day in Tyre.", "Tyre"),
    ("Turkey attacked the PKK following the raid in Ankara.", None),
]


@for_each_row("text, place", PLACES)
def test_a_deed_is_where_its_own_clause_says(text: str, place: str | None) -> None:
    account = extract(read_text(text, id="x"), packaged_lexicon())
    deeds = [one for one in account.statements if one.relation in ("attacked", "foughtWith")]
    assert {one.place for one in deeds} == (set(place.split("; ")) if place else {None})
    assert all(one.acts_for is None for one in account.actors if one.name in (place or "").split("; "))


@for_each_row(
    "text, place",
    [
        ("Kosovo accused Serbia of being behind an explosion, a charge that Belgrade dismissed as baseless.", None),
        ("Georgia accused Russia of bombing Gori. Moscow denies the charge.", "Gori"),
        ("Georgia accused Russia of bombing Gori. Moscow denied it in Geneva.", "Gori"),
    ],
)
def test_a_denial_is_not_where_the_denier_sits(text: str, place: str | None) -> None:
    account = extract(read_text(text, id="x"), packaged_lexicon())
    [denial] = [one for one in account.statements if one.stance == "denies"]
    assert denial.place == place


@for_each_row(
    "text, pairs",
    [
        ("Israel struck Damascus and Beirut.", "Lebanon Beirut; Syria Damascus"),
        ("The United States struck Baghdad and Damascus.", "Iraq Baghdad; Syria Damascus"),
        ("Russia struck Kyiv, Odesa and Lviv.", "Ukraine Kyiv; Ukraine Lviv; Ukraine Odesa"),
    ],
)
def test_a_town_that_is_struck_is_its_own_states(text: str, pairs: str) -> None:
    account = extract(read_text(text, id="x"), packaged_lexicon())
    assert "; ".join(sorted(f"{one.object} {one.place}" for one in account.statements)) == pairs


def test_what_is_charged_in_two_places_is_denied_in_both() -> None:
    text = "Georgia accused Russia of bombing Gori and Tbilisi. Moscow denies the charge."
    account = extract(read_text(text, id="x"), packaged_lexicon())
    denials = [one for one in account.statements if one.stance == "denies"]
    assert {one.place for one in denials} == {"Gori", "Tbilisi"}
    assert all(len(one.links) == 1 for one in denials)


def test_what_is_denied_in_full_is_denied_once() -> None:
    text = "Georgia accused Russia of bombing Gori and Tbilisi. Russia denied bombing Georgia."
    account = extract(read_text(text, id="x"), packaged_lexicon())
    [denial] = [one for one in account.statements if one.stance == "denies"]
    assert denial.place is None
    assert len(denial.links) == 2
