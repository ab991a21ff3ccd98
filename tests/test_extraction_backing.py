"""Support told by where goods come from, by words that stand for a verb, and by who asked for it."""

from __future__ import annotations

import pytest
from extracted import told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Houthis fired an Iranian-supplied missile at Jeddah.", ("Iran", "arms", "Houthis")),
        ("French-supplied jets were flown by Chad against the rebels.", ("France", "arms", "Chad")),
        ("Turkish drones were delivered to Mali in 2023.", ("Türkiye", "arms", "Mali")),
        ("UNITA's rifles came from Morocco.", ("Morocco", "arms", "UNITA")),
        ("The Polisario Front's rockets are supplied by Algeria.", ("Algeria", "arms", "Polisario Front")),
        ("Algeria supplies the Polisario Front's rockets.", ("Algeria", "arms", "Polisario Front")),
        ("Spain sold Chile four frigates worth $900 million.", ("Spain", "arms", "Chile")),
        ("Belgium lent the Zairian army five helicopters.", ("Belgium", "arms", "Democratic Republic of the Congo")),
        ("Libyan aid to the Polisario Front has never stopped.", ("Libya", "supports", "Polisario Front")),
        ("Iranian weapons have flowed to the Houthis for years.", ("Iran", "arms", "Houthis")),
        ("Weapons poured from Libya to the Polisario Front.", ("Libya", "arms", "Polisario Front")),
        ("American warships escorted Kuwaiti tankers.", ("United States", "supports", "Kuwait")),
        ("Hezbollah's Iranian backers urged restraint.", ("Iran", "supports", "Hezbollah")),
        ("Egyptian officers commanded the Yemeni army.", ("Egypt", "supports", "Yemen")),
        ("France intervened in Gabon at the request of Libreville.", ("France", "supports", "Gabon")),
        ("At Chad's invitation, France sent paratroopers.", ("France", "supports", "Chad")),
        ("The FDLR had a safe haven in Zaire.", ("Democratic Republic of the Congo", "harbours", "FDLR")),
        ("Togo allowed weapons to pass to UNITA.", ("Togo", "supports", "UNITA")),
        ("Norway offered help to Finland, as did Denmark.", ("Denmark", "supports", "Finland")),
        ("Kenya condemned the Ethiopian raid, as did Djibouti.", ("Djibouti", "criticises", "Ethiopia")),
        ("Uganda bombed the ADF, and Rwanda followed suit.", ("Rwanda", "attacked", "Allied Democratic Forces")),
        ("Boko Haram was driven out by Chad with French air support.", ("France", "supports", "Chad")),
        ("Hezbollah fought at the Syrian army's side.", ("Hezbollah", "alliedWith", "Syria")),
    ],
)
def test_backing_is_read(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in told(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Turkish-made drones were used by Mali.", ("Türkiye", "arms", "Mali")),
        ("Honduran airfields came under bombardment from El Salvador.", ("El Salvador", "supports", "Honduras")),
        ("American weapons were delivered to the Kurds by Iraq.", ("United States", "arms", "Kurds")),
        ("Iran's Lebanese ally fired rockets.", ("Lebanon", "alliedWith", "Iran")),
        ("Turkey denied that it had armed Azerbaijan, as did Israel.", ("Israel", "arms", "Azerbaijan")),
        ("Chad attacked Sudan as Libya did.", ("Sudan", "attacked", "Libya")),
        ("French troops left Mali at the request of Bamako.", ("France", "supports", "Mali")),
        ("Hamas joined Fatah in a unity government.", ("Hamas", "memberOf", "Fatah")),
        ("Oil flowed from Iraq to Jordan.", ("Iraq", "supports", "Jordan")),
        ("No Algerian aid to the Polisario Front has arrived.", ("Algeria", "supports", "Polisario Front")),
    ],
)
def test_what_is_no_backing_gives_none(text: str, unwanted: tuple[str, str, str]) -> None:
    assert unwanted not in told(text)
