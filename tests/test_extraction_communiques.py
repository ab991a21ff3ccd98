"""Communiqués: resolutions and joint statements, whose organs and issuers their text tells."""

from __future__ import annotations

import pytest
from extracted import Tie, told

JOINT = "Joint Statement by the Governments of Indonesia and Timor-Leste\n\n"
DECISION = (
    "The Peace and Security Council of the African Union, at its 1,102nd meeting, adopted the following decision:\n\n"
    "The Peace and Security Council,\n\n"
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"{JOINT}We call on Myanmar to cease all violence.", ("Timor-Leste", "demandsOf", "Myanmar")),
        (f"{JOINT}We call on Myanmar to cease all violence.", ("Indonesia", "demandsOf", "Myanmar")),
        (
            "Joint Statement\n\nThe Foreign Minister of France and the Foreign Minister of Germany met in Berlin. "
            "We urge Russia to withdraw.",
            ("Germany", "demandsOf", "Russia"),
        ),
        (
            "Japan-Australia Joint Statement\n\nWe demand that North Korea abandon its weapons.",
            ("Australia", "demandsOf", "North Korea"),
        ),
        (f"{DECISION}1. Urges the Government of Sudan to free the prisoners;", ("AU Peace and Security Council",
                                                                                "demandsOf", "Sudan")),
        (f"{DECISION}1. Thanks Kenya for its contribution;\n2. Demands that Eritrea withdraw without delay;",
         ("AU Peace and Security Council", "demandsOf", "Eritrea")),
        ("The Assembly of the African Union met. The Assembly urged Rwanda to withdraw.",
         ("AU Assembly", "demandsOf", "Rwanda")),
        ("The SADC Summit urged Rwanda to withdraw.",
         ("SADC Summit", "demandsOf", "Rwanda")),
        ("The Council of the League of Arab States, meeting in Cairo, condemned Israel.",
         ("Arab League Council", "criticises", "Israel")),
        ("The Commission of the African Union met. The Commission urged Rwanda to withdraw.",
         ("AU Commission", "demandsOf", "Rwanda")),
        ("The General Assembly demanded that Russia withdraw from Ukraine.",
         ("UN General Assembly", "demandsOf", "Russia")),
        ("The Security Council stressed the need for Sudan and South Sudan to demilitarise Abyei.",
         ("UN Security Council", "demandsOf", "South Sudan")),
        ("COMMUNIQUE No. 7\n\nGeneral Command of the Azure Coast Front\n\nThe Front met. We call on Algeria to act.",
         ("Azure Coast Front", "demandsOf", "Algeria")),
    ],
)  # fmt: skip
def test_whose_words_they_are(text: str, wanted: Tie) -> None:
    assert wanted in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Joint Statement by Norway and Kenya\n\nThe talks went well. \"We call on Sudan to stop,\" a trader said.",
        "In the General Assembly Nicaragua voted with Russia.",
        "ECOWAS met in Accra. It called on all partners to support the people of Mali.",
        "Statement on sport\n\nKenya and Norway met on the pitch. We call on Sudan to join the cup.",
    ],
)  # fmt: skip
def test_nobody_asks(text: str) -> None:
    assert not {tie for tie in told(text) if tie[1] == "demandsOf"}
