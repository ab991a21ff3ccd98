"""Who is helped by arms, money or cover that are somebody's; what is captured of which no list knows the place."""

from __future__ import annotations

import pytest
from extracted import affirmed, told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("UNITA took the town with arms from Zambia.", ("Zambia", "arms", "UNITA")),
        ("UNITA, flush with Zambian money, took the town.", ("Zambia", "funds", "UNITA")),
        ("Backed by Zambian money and arms, UNITA took the town.", ("Zambia", "funds", "UNITA")),
        ("UNITA took the town under cover of Zambian artillery.", ("Zambia", "supports", "UNITA")),
        ("UNITA took the town under the protection of Zambian aircraft.", ("Zambia", "supports", "UNITA")),
        ("Weapons from Zambia reached UNITA.", ("Zambia", "arms", "UNITA")),
        ("Arms supplied by Zambia reached UNITA.", ("Zambia", "arms", "UNITA")),
        ("The flow of arms from Zambia to UNITA went on.", ("Zambia", "arms", "UNITA")),
        ("UNITA, whose Zambian allies took the town, denied nothing.", ("Zambia", "alliedWith", "UNITA")),
        ("UNITA overran an army post.", ("UNITA", "attacked", "army post")),
        ("UNITA took three villages.", ("UNITA", "attacked", "villages")),
        ("UNITA seized the police armoury at Bemba.", ("UNITA", "attacked", "police armoury")),
        ("Chadian soldiers captured the armoury in Honiara.", ("Chad", "attacked", "Solomon Islands")),
        ("UNITA took control of Kavo.", ("UNITA", "tookOver", "Kavo")),
        ("General Omar Odum seized power in Malawi in a coup.", ("Omar Odum", "tookOver", "Malawi")),
        ("Kavo, a mining town seized by UNITA, is burning.", ("UNITA", "tookOver", "Kavo")),
        (
            "UNITA took up arms first against Portugal and, from 1975, against Zambia.",
            ("UNITA", "foughtWith", "Zambia"),
        ),
        ("UNITA held the town against the police, then against Zambia.", ("UNITA", "foughtWith", "Zambia")),
        (
            "The UN, to which Ghana and Fiji have contributed 300 soldiers, is there.",
            ("Fiji", "supports", "United Nations"),
        ),
        ("UNITA used drones to attack Zambia.", ("UNITA", "attacked", "Zambia")),
        ("UNITA had used the valley to raid Zambia.", ("UNITA", "attacked", "Zambia")),
        ("Chad sent bombers to attack Sudan.", ("Chad", "hostileTo", "Sudan")),
        ("UNITA tried in vain to capture Lusaka.", ("UNITA", "hostileTo", "Zambia")),
        ("Forty Sudanese soldiers died when Chad shelled the town.", ("Chad", "attacked", "Sudan")),
        ("Chad's role in arming UNITA angered Sudan.", ("Chad", "arms", "UNITA")),
        ("Chad beat back an invasion that Sudan had mounted.", ("Chad", "foughtWith", "Sudan")),
        ("Chad sent instructors, who drilled UNITA.", ("Chad", "trains", "UNITA")),
        ("Liberia lent UNITA several hundred of its own men.", ("Liberia", "supports", "UNITA")),
        ("French Jaguars flying from Dakar strafed UNITA fighters.", ("France", "attacked", "UNITA")),
        ("Chad's long war with Sudan killed thousands.", ("Chad", "foughtWith", "Sudan")),
        (
            "Egypt flew in a battalion of paratroopers to guard the new Yemeni president.",
            ("Egypt", "supports", "Yemen"),
        ),
        ("Israeli transport planes dropped arms to UNITA.", ("Israel", "arms", "UNITA")),
        ("The Egyptians used poison gas against the village of Kitaf.", ("Egypt", "attacked", "Kitaf")),
        ("Captain Amadou Sanogo deposed President Toumani Toure.", ("Amadou Sanogo", "hostileTo", "Toumani Toure")),
        ("Niger lent its airfield at Niamey to American drones.", ("Niger", "supports", "United States")),
        ("The European Union set up a mission to train the Malian army.", ("European Union", "trains", "Mali")),
        ("Liberian mercenaries killed villagers.", ("Liberian mercenaries", "attacked", "villagers")),
        ("Car bombs planted by Shining Path wrecked a street in Lima.", ("Shining Path", "attacked", "Peru")),
    ],
)
def test_who_is_helped_and_what_is_taken(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in affirmed(text)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("UNITA took the town with arms from Zambia.", ("UNITA", "attacked", "Zambia")),
        ("UNITA took the town with Russian rifles.", ("Russia", "arms", "UNITA")),
        ("UNITA forces came under fire from Zambia.", ("Zambia", "supports", "UNITA")),
        ("The flow of refugees from Zambia to Malawi went on.", ("Zambia", "supports", "Malawi")),
        ("Shipments of maize from Zambia to Malawi went on.", ("Zambia", "supports", "Malawi")),
        ("Refugees live under the protection of Zambian soldiers in Malawi.", ("Zambia", "supports", "Malawi")),
        ("No weapons from Zambia reached UNITA.", ("Zambia", "arms", "UNITA")),
        ("Chad used the road to Sudan to move grain.", ("Chad", "attacked", "Sudan")),
        ("Chad sent envoys to meet Sudan.", ("Chad", "hostileTo", "Sudan")),
        ("UNITA carried off three Zambian soldiers.", ("UNITA", "supports", "Zambia")),
        ("British commandos freed eleven of their soldiers from UNITA.", ("United Kingdom", "released", "UNITA")),
        ("Three Sudanese soldiers died when Chad won the match.", ("Chad", "attacked", "Sudan")),
        ("Three Sudanese soldiers died when Chad shelled UNITA.", ("Chad", "attacked", "Sudan")),
        ("Sudan's alleged role in arming UNITA angered Chad.", ("Sudan", "arms", "UNITA")),
        ("Liberian mercenaries killed villagers.", ("Liberia", "attacked", "villagers")),
        ("Chad plans to set up a camp to train UNITA.", ("Chad", "trains", "UNITA")),
        ("Chad set up a school to train Sudanese nurses.", ("Chad", "trains", "Sudan")),
        ("The Egyptians wounded in Sudan flew home.", ("Egypt", "attacked", "Sudan")),
        ("Chad sent soldiers to guard Sudanese refugees.", ("Chad", "supports", "Sudan")),
        ("Chad lent its port to Sudanese traders.", ("Chad", "supports", "Sudan")),
        ("Chad's veto wrecked Sudan's bid.", ("Chad", "attacked", "Sudan")),
        ("Iran's Lebanese allies fired rockets.", ("Lebanon", "alliedWith", "Iran")),
        ("UNITA captured Odum.", ("UNITA", "tookOver", "Odum")),
        ("UNITA seized Semtex.", ("UNITA", "tookOver", "Semtex")),
        ("UNITA took power after elections.", ("UNITA", "tookOver", None)),
        ("UNITA took three villages into account.", ("UNITA", "tookOver", "villages")),
    ],
)  # fmt: skip
def test_what_only_looks_like_it(text: str, never: tuple[str, str, str | None]) -> None:
    assert never not in told(text)
