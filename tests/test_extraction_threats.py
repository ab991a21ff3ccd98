"""Threats by what would be suffered, lists of terrorists, and acts told by half."""

from __future__ import annotations

import pytest
from extracted import affirmed


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Israel's defence minister warned that Hezbollah would pay a heavy price.",
            ("Israel", "threatens", "Hezbollah"),
        ),
        ("Pakistan warned that the TTP would be crushed.", ("Pakistan", "threatens", "TTP")),
        (
            "Iran and Israel are enemies. On Sunday Iran threatened a harsher response.",
            ("Iran", "threatens", "Israel"),
        ),
        (
            "Hezbollah is designated as a terrorist organisation by Canada and Germany.",
            ("Germany", "sanctions", "Hezbollah"),
        ),
        (
            "Hezbollah was proscribed as a terrorist group by some thirty states, among them Canada and Germany.",
            ("Canada", "sanctions", "Hezbollah"),
        ),
        ("Canada has put Hamas on its list of terrorist groups.", ("Canada", "sanctions", "Hamas")),
        (
            "India has fought Pakistan three times. Indian airstrikes ended the truce.",
            ("India", "attacked", "Pakistan"),
        ),
        (
            "Hamas has fought Israel for years. The abduction of two Israeli soldiers led to a war.",
            ("Hamas", "attacked", "Israel"),
        ),
        ("The Taliban detest Islamic State.", ("Afghan Taliban", "hostileTo", "Islamic State")),
    ],
)
def test_threats_and_lists(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in affirmed(text)


@pytest.mark.parametrize(
    "text",
    [
        "France warned that Mali would face a shortage of wheat.",
        "Canada put Germany on its list of safe countries.",
        "Hezbollah was not designated as a terrorist organisation by Canada.",
        "Hungary opposed Turkey's accession.",
        "India has fought Pakistan three times. Indian exports ended the shortage.",
    ],
)
def test_no_threat(text: str) -> None:
    told = {t for t in affirmed(text) if t[1] in ("threatens", "sanctions", "attacked")}
    assert not told
