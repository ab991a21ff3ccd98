"""Places and peoples that are struck, taken and held, in other conflicts than those of the passages."""

from __future__ import annotations

import pytest
from extracted import affirmed


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Israel bombed Gaza on Monday.", ("Israel", "attacked", "Gaza")),
        ("Israel's blockade of Gaza has lasted since 2007.", ("Israel", "hostileTo", "Gaza")),
        ("Al-Shabaab looted the village of Ndah.", ("al-Shabaab", "attacked", "Ndah")),
        (
            "The port of Hodeidah, which the Houthis hold, was bombed by Israeli jets.",
            ("Israel", "attacked", "Houthis"),
        ),
        ("Iraqi troops set fire to Kuwaiti oil wells.", ("Iraq", "attacked", "Kuwait")),
        ("Hezbollah retaliated with a barrage of rockets on Haifa.", ("Hezbollah", "attacked", "Israel")),
        ("Jemaah Islamiyah carried out the Bali bombings in 2002.", ("Jemaah Islamiyah", "attacked", "Indonesia")),
        (
            "Dozens were killed in clashes between Fulani herders and Dogon hunters.",
            ("Fulani herders", "foughtWith", "Dogon hunters"),
        ),
        ("Armenian and Azerbaijani forces exchanged fire on Tuesday.", ("Armenia", "foughtWith", "Azerbaijan")),
        ("A bomb planted by Hezbollah killed 17 people in Haifa.", ("Hezbollah", "attacked", "Israel")),
        (
            "Militants loyal to Islamic State beheaded 21 Egyptian Christians.",
            ("Islamic State", "attacked", "Egyptian Christians"),
        ),
        (
            "Ukraine has retaken Kupiansk, which Russian forces had occupied since May.",
            ("Ukraine", "attacked", "Russia"),
        ),
        (
            "Ukraine has retaken Kupiansk, which Russian forces had occupied since May.",
            ("Russia", "tookOver", "Kupiansk"),
        ),
        ("Al-Shabaab operates in eastern Congo.", ("al-Shabaab", "presentIn", "Democratic Republic of the Congo")),
        (
            "Hamas is an Islamist group. An offshoot, the Sabireen Movement, was banned.",
            ("Sabireen Movement", "splitFrom", "Hamas"),
        ),
        (
            "Qassem Soleimani, the commander of the Quds Force, was killed in an American strike in Baghdad.",
            ("United States", "attacked", "Islamic Revolutionary Guard Corps"),
        ),
        ("Kosovo police clashed with Serb protesters.", ("Kosovo", "foughtWith", "Serb protesters")),
        ("Croatia's army expelled 200,000 Serbs.", ("Croatia", "deported", "Serbs")),
        ("Ambazonian fighters killed two gendarmes.", ("Ambazonian fighters", "attacked", "gendarmes")),
        ("North Korea sent 11,000 soldiers to Kursk.", ("North Korea", "presentIn", "Russia")),
    ],
)
def test_places_and_peoples(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in affirmed(text)


@pytest.mark.parametrize(
    "text",
    [
        "Turkish warplanes struck Kurdish positions in northern Syria.",
        "Hezbollah attacked Smith.",
        "Ukraine did not retake Kupiansk.",
        "Armenia and Azerbaijan exchanged prisoners.",
    ],
)
def test_nothing_is_struck(text: str) -> None:
    assert not {t for t in affirmed(text) if t[1] in ("attacked", "foughtWith", "tookOver")}


@pytest.mark.parametrize(
    "where",
    ["near the tripoint with Niger and Burkina Faso", "near the border with Niger", "near Niger", "outside Niger",
     "close to the frontier with Mali and Niger", "at the junction of Mali and Niger"],
)  # fmt: skip
def test_what_is_near_a_state_or_its_border_is_not_said_to_be_its(where: str) -> None:
    assert affirmed(f"JNIM overran an army post {where}.") <= {("JNIM", "attacked", "army post")}


@pytest.mark.parametrize("where", ["in Niger", "near Niamey", "in northern Niger"])
def test_what_is_in_a_state_or_near_its_town_is(where: str) -> None:
    assert affirmed(f"JNIM overran an army post {where}.") == {("JNIM", "attacked", "Niger")}
