"""Who leads, belongs to and stands where, in other conflicts than those of the passages."""

from __future__ import annotations

import pytest
from extracted import told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The Lord's Resistance Army, a small rebel group formed in 1987 and led by Joseph Kony, burned huts.",
            ("Joseph Kony", "leads", "Lord's Resistance Army"),
        ),
        (
            "The Free Aceh Movement, commanded until his death by Hasan di Tiro, signed the accord.",
            ("Hasan di Tiro", "leads", "Free Aceh Movement"),
        ),
        (
            "Hasan di Tiro, a former diplomat who headed the Free Aceh Movement, lived in Sweden.",
            ("Hasan di Tiro", "leads", "Free Aceh Movement"),
        ),
        (
            "Abdul Rahman, who founded and leads the Free Aceh Movement, welcomed the offer.",
            ("Abdul Rahman", "leads", "Free Aceh Movement"),
        ),
        (
            "His brother, Abdul Rahman, now commands the Free Aceh Movement.",
            ("Abdul Rahman", "leads", "Free Aceh Movement"),
        ),
        (
            "The Free Aceh Movement, whose leader is Hasan di Tiro, rejected the offer.",
            ("Hasan di Tiro", "leads", "Free Aceh Movement"),
        ),
        ("Indonesian soldiers remain stationed in Cyprus.", ("Indonesia", "presentIn", "Cyprus")),
        ("Uganda keeps some 3,000 troops in Somalia.", ("Uganda", "presentIn", "Somalia")),
        (
            "Al-Shabaab is a militant group based in southern Somalia that is also active in Kenya.",
            ("al-Shabaab", "presentIn", "Somalia"),
        ),
    ],
)
def test_roles_are_read(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Lord's Resistance Army was outlawed under the Public Order Act.",
        "The Free Aceh Movement, a rebel group, was not led by Abdul Rahman.",
        "Uganda keeps no troops in Somalia.",
        "Rebels shelled a post of the army in Somalia.",
    ],
)
def test_no_role_is_read(text: str) -> None:
    assert not {t for t in told(text) if t[1] in ("leads", "presentIn")}
