"""Campaigns, purposes and strikes as government releases tell them."""

from __future__ import annotations

import pytest
from extracted import Tie, told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Norway praised Kenya's contribution to the war against al-Shabaab.", ("Kenya", "foughtWith", "al-Shabaab")),
        ("The minister reiterated support for Somalia in the fight against al-Shabaab.",
         ("Somalia", "foughtWith", "al-Shabaab")),
        ("French soldiers joined the fight against Boko Haram.", ("France", "foughtWith", "Boko Haram")),
        ("Kenya plays a key role in the campaign against al-Shabaab.", ("Kenya", "hostileTo", "al-Shabaab")),
        ("Kenya's strategy to defeat al-Shabaab is failing.", ("Kenya", "hostileTo", "al-Shabaab")),
        ("France has supported Mali in its efforts to defeat JNIM.", ("Mali", "hostileTo", "JNIM")),
        ("The United States is assisting Somalia to degrade and ultimately destroy al-Shabaab.",
         ("Somalia", "hostileTo", "al-Shabaab")),
        ("Nigeria and Chad are committed to defeating Boko Haram.", ("Chad", "hostileTo", "Boko Haram")),
        ("France is working with Mali to counter the threat posed by JNIM.", ("France", "hostileTo", "JNIM")),
        ("Elsewhere in the campaign to defeat Boko Haram, Chad has begun a new phase.",
         ("Chad", "hostileTo", "Boko Haram")),
        ("Somalia will ensure the lasting defeat of al-Shabaab.", ("Somalia", "hostileTo", "al-Shabaab")),
        ("al-Qaida remains committed to carrying out attacks against the United States.",
         ("al-Qaida", "attacked", "United States")),
        ("Malian forces maintained their positions against JNIM fighters near the town.",
         ("Mali", "foughtWith", "JNIM")),
        ("Chad has been forced into repeated airstrikes and artillery duels with Boko Haram.",
         ("Chad", "foughtWith", "Boko Haram")),
        ("US jets destroyed three Houthi-held buildings.", ("United States", "attacked", "Houthis")),
        ("Somali forces liberated the town of Adan Yabal from al-Shabaab.", ("Somalia", "attacked", "al-Shabaab")),
        ("US forces conducted 11 strikes in support of the government of Somalia using aircraft as well as artillery "
         "against al-Shabaab targets.", ("United States", "supports", "Somalia")),
        ("Hezbollah enjoys Iranian backing.", ("Iran", "supports", "Hezbollah")),
    ],
)  # fmt: skip
def test_campaigns(text: str, wanted: Tie) -> None:
    assert wanted in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The UN called for a campaign against al-Shabaab.",
        "Ethiopia opposed any war against Eritrea.",
        "Analysts discussed how to defeat Hezbollah.",
        "The Security Council showed unity in working to defeat al-Shabaab.",
        "Kenya stopped short of joining the fight against al-Shabaab.",
    ],
)
def test_campaigns_of_nobody(text: str) -> None:
    assert not told(text)


def test_strikes_are_those_of_the_one_who_strikes() -> None:
    text = "US forces conducted 12 strikes against al-Shabaab on Friday. Near Jilib, one strike destroyed"
    assert ("United States", "attacked", "al-Shabaab") in told(f"{text} an al-Shabaab camp.")
    other = "Israel struck Hamas. Iran struck Israel. Two strikes destroyed a Hezbollah camp."
    assert not any(tie[2] == "Hezbollah" for tie in told(other))
