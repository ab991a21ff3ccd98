"""What somebody explains, foresees, respects, expects or builds; trade; what stands under a lead."""

from __future__ import annotations

import pytest
from extracted import Tie, told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Iran, despite sanctions, claims missile reach into Israeli cities.", ("Iran", "canStrike", "Israel")),
        ("North Korea has rockets capable of hitting Japan.", ("North Korea", "canStrike", "Japan")),
        ("UN pressure could compel Khartoum to share power.", ("United Nations", "demandsOf", "Sudan")),
        ("Ethiopia struck Eritrea in May. Border tensions with Eritrea continue to disrupt trade.",
         ("Ethiopia", "tradeDisruptedWith", "Eritrea")),
        ("Kenya suspended trade with Somalia.", ("Kenya", "tradeDisruptedWith", "Somalia")),
        ("Poland is fortifying its border with Belarus.", ("Poland", "fortifies", "its border with Belarus")),
        ("Rwandan officials cite security concerns.", ("Rwanda", "explains", "security concerns")),
        ("Thailand reaffirms respect for Cambodian sovereignty.", ("Thailand", "respects", "Cambodia")),
        ("Colombian officials insist that the operation will end the threat.",
         ("Colombia", "predicts", "the operation will end the threat")),
        ("Uganda insists that the violence arises from internal policies.",
         ("Uganda", "attributes", "internal policies")),
        ("France differentiated between moderate and radical factions.",
         ("France", "distinguishes", "moderate and radical factions")),
        ("Turkey expected cooperation from Syria.", ("Türkiye", "expectsOf", "Syria")),
        ("Somalia counts on Kenya to guard the border.", ("Somalia", "expectsOf", "Kenya")),
        ("Iraqi leaders acknowledge the PKK presence.", ("PKK", "presentIn", "Iraq")),
        ("The ADF has widened its war from safe havens across the border in Congo.",
         ("Democratic Republic of the Congo", "harbours", "Allied Democratic Forces")),
        ("According to the Global Terrorism Index, JNIM is now among the deadliest groups in the world.",
         ("Global Terrorism Index", "assesses", "JNIM")),
        ("The International Crisis Group notes the truce's fragility.",
         ("International Crisis Group", "assesses", "the truce's fragility")),
        ("Kenya's foreign ministry described al-Shabaab as a mutual danger.", ("Kenya", "criticises", "al-Shabaab")),
        ("Historical Hamas-Hezbollah links persist.", ("Hamas", "linkedTo", "Hezbollah")),
        ("Kenya fought Somalia. Kenya struck Somalia. Kenya seeks extraditions.", ("Kenya", "demandsOf", "Somalia")),
        ("Kenyan authorities released al-Shabaab prisoners.", ("Kenya", "released", "al-Shabaab")),
    ],
)  # fmt: skip
def test_positions(text: str, wanted: Tie) -> None:
    assert wanted in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Germany acknowledged the presence of mind of its soldiers.",
        "Kenya expected rain.",
        "Hamas-Hezbollah links were denied.",
        "According to the weather service, Kenya is among the countries with rain.",
        "Uganda built a school near the market.",
        "Trade grew between Kenya and Uganda.",
        "Finland did not fortify its border.",
    ],
)
def test_no_position(text: str) -> None:
    assert not told(text)


def test_what_stands_under_a_lead() -> None:
    text = "From bombings of convoys in Kismayo to assaults on hotels in Mogadishu, al-Shabaab and allies have used "
    text += "many tactics:\n"
    assert ("al-Shabaab", "attacked", "Somalia") in told(
        text + "In Baidoa, a car bombing on a convoy killed 16 soldiers."
    )
    plight = "The result is a two-front crisis for Addis Ababa:\nOpen confrontation with the Fano militia."
    assert ("Ethiopia", "hostileTo", "Fano") in told(plight)
    assert not told("The result is a fair for Addis Ababa:\nOpen confrontation between schools.")
