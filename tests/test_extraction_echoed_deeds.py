"""Deeds that are claimed or blamed in the same sentence or plainly; our own sentences on conflicts of all kinds."""

from __future__ import annotations

import pytest
from extracted import told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Two policemen were shot dead in Belfast on Friday; the Continuity IRA claimed the killing.",
         ("Continuity IRA", "policemen")),
        ("Gunmen killed 26 tourists near Luxor. Egypt blamed the Islamic State.", ("Islamic State", "tourists")),
        ("Two Israeli soldiers were killed in an ambush near Jenin; Islamic Jihad said its fighters had laid it.",
         ("Palestinian Islamic Jihad", "Israel")),
        ("A bomb killed eight soldiers near Quetta. Pakistan blamed the Baloch Liberation Army for the attack.",
         ("Balochistan Liberation Army", "Pakistan")),
        ("A bomb killed three nuns near Quetta. The Baloch Liberation Army took responsibility.",
         ("Balochistan Liberation Army", "Pakistan")),
    ],
)  # fmt: skip
def test_a_deed_is_claimed_or_blamed(text: str, wanted: tuple[str, str]) -> None:
    assert (wanted[0], "attacked", wanted[1]) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed eight soldiers near Quetta. No group has claimed the attack.",
        "Gunmen killed 26 tourists near Luxor. Egypt blamed the Islamic State for the drought.",
        "Hamas shelled Ashkelon. Egypt blamed Israel.",
        "Israel and Hezbollah attacked each other. Egypt blamed Hezbollah for the attack.",
        "A bomb killed eight soldiers near Quetta. India said it had done its homework.",
    ],
)
def test_traps(text: str) -> None:
    names = {"Islamic State", "Balochistan Liberation Army", "India", "Egypt"}
    assert not [tie for tie in told(text) if tie[1] == "attacked" and tie[0] in names]
