"""Who holds which office, in other conflicts than those of the passages."""

from __future__ import annotations

import pytest
from extracted import told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Holden Roberto, chairman of the Popular Union of Northern Congo, flew to Paris.",
            ("Holden Roberto", "leads", "Popular Union of Northern Congo"),
        ),
        (
            "Ramiro Bokande, the new head of the FDLR, stayed in Uganda.",
            ("Ramiro Bokande", "leads", "FDLR"),
        ),
        (
            "The Oromo Freedom Council (OFC) of Dr Merera Tolosa boycotted the vote.",
            ("Merera Tolosa", "leads", "Oromo Freedom Council"),
        ),
        (
            "Somali troops fought the Digil National Army, commanded by General Abdi Warsame.",
            ("Abdi Warsame", "leads", "Digil National Army"),
        ),
        (
            "The Free Aceh Movement, whose camps were bombed, lost its commander, Teuku Daud Syah, in May.",
            ("Teuku Daud Syah", "leads", "Free Aceh Movement"),
        ),
        (
            "The chairman of the Karen National Council, Saw Htoo Lwin, refused to come.",
            ("Saw Htoo Lwin", "leads", "Karen National Council"),
        ),
        ("He praised President Nyerere of Tanzania.", ("Nyerere", "leads", "Tanzania")),
        (
            "Saw Htoo Lwin's Kayah Liberation Army crossed the river.",
            ("Saw Htoo Lwin", "leads", "Kayah Liberation Army"),
        ),
        (
            "The Digil National Army, which General Abdi Warsame commands, took the port.",
            ("Abdi Warsame", "leads", "Digil National Army"),
        ),
        (
            "The Shan Democratic Union, of which Laos is a member, met on Monday.",
            ("Laos", "memberOf", "Shan Democratic Union"),
        ),
        (
            "Teuku Daud Syah, alias the Crow, the head of the Free Aceh Movement, was seen in Sweden.",
            ("Teuku Daud Syah", "leads", "Free Aceh Movement"),
        ),
        (
            "The council, the Shan Democratic Union, jointly headed by Sai Hseng Wan and Khun Htun Oo, met.",
            ("Khun Htun Oo", "leads", "Shan Democratic Union"),
        ),
        (
            "Teuku Daud Syah, the jailed founder of the Free Aceh Movement, was freed.",
            ("Teuku Daud Syah", "leads", "Free Aceh Movement"),
        ),
        (
            "Teuku Daud Syah, second in command of the Free Aceh Movement, was seen in Sweden.",
            ("Teuku Daud Syah", "memberOf", "Free Aceh Movement"),
        ),
    ],
)
def test_offices_are_read(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Karen Human Rights Centre urged the president to step down.",
        "Talks in Delhi between the Zomi Dal, led by Suan Hang, and ministers of India broke down.",
        "The report of the National Human Rights Council of North Kivu was published.",
        "A treaty of Friendship was signed under French pressure.",
        "He accused the government of Kigali Province, whom Burundi has not recognised as president.",
    ],
)
def test_what_is_no_office_gives_none(text: str) -> None:
    assert not {relation for _, relation, _ in told(text)} & {"leads", "memberOf"}
