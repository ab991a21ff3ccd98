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
    ("The M23 clashed with the Congolese army in Sake and Minova.", None),
    ("The M23 clashed with the Congolese army in the village of Kiwanja in North Kivu province.", "Kiwanja"),
    ("Russia struck Kyiv and Odesa.", None),
    ("Fighting between the army and the RSF erupted in Khartoum.", "Khartoum"),
    ("Two soldiers were killed in an attack by al-Shabaab in Mogadishu.", "Mogadishu"),
    ("Turkey bombed PKK targets in northern Iraq.", "Iraq"),
    ("Chad attacked rebels in Chad.", None),
    ("Iran attacked Israel over its role in Syria.", None),
    ("Rebels trained in Kenya attacked Uganda.", None),
    ("Saudi Arabia accused Iran of attacking its oil plant at Abqaiq.", "Abqaiq"),
    ("Houthi rebels attacked a ship in the Red Sea.", "Red Sea"),
    ("Hezbollah attacked Israel in Ramadan.", None),
    ("Militants attacked an army camp in Mali's northern city of Timbuktu on Monday.", "Timbuktu"),
    ("The United States bombed al-Shabaab in the outskirts of Kismayo.", "Kismayo"),
    ("Chad attacked Sudan, a minister said in Khartoum.", None),
]


@for_each_row("text, place", PLACES)
def test_a_deed_is_where_its_own_clause_says(text: str, place: str | None) -> None:
    account = extract(read_text(text, id="x"), packaged_lexicon())
    deeds = [one for one in account.statements if one.relation in ("attacked", "foughtWith")]
    assert {one.place for one in deeds} == {place}
    assert [one.acts_for for one in account.actors if one.name == place] in ([], [None])


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
