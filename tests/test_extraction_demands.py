"""Demands, refusals, threats and sanctions: our own sentences on conflicts of all kinds."""

from __future__ import annotations

import pytest
from extracted import statements_of, told


@pytest.mark.parametrize(
    ("text", "asker", "asked"),
    [
        ("Germany called on Iran not to widen the war.", "Germany", "Iran"),
        ("Armenia appealed to Russia, its formal ally, for help.", "Armenia", "Russia"),
        ("The EU called for Russia to withdraw its troops.", "European Union", "Russia"),
        ("The United States demanded that Iran stop arming the Houthis.", "United States", "Iran"),
        ("Hamas demanded an Israeli withdrawal from Gaza.", "Hamas", "Israel"),
        ("ECOWAS gave Niger an ultimatum of one week.", "Economic Community of West African States", "Niger"),
        ("Ukraine pleaded with Germany to send tanks.", "Ukraine", "Germany"),
        ("Israel wants Hezbollah to disarm.", "Israel", "Hezbollah"),
        ("Eritrea's demand that Ethiopia leave Badme stands.", "Eritrea", "Ethiopia"),
        ("Calls by Kenya on Rwanda to withdraw went unheeded.", "Kenya", "Rwanda"),
        ("“Turkey must free the prisoners,” a Greek minister said.", "Greece", "Türkiye"),
        ("A senior rebel commander urged Chad to free the men.", "senior rebel commander", "Chad"),
        ("Egypt continued to urge Hamas to free the hostages.", "Egypt", "Hamas"),
    ],
)
def test_who_asks_what_of_whom(text: str, asker: str, asked: str) -> None:
    assert (asker, "demandsOf", asked) in told(text)


@pytest.mark.parametrize(
    ("text", "subject", "other"),
    [
        ("Israel turned down the latest French draft.", "Israel", "France"),
        ("Israel's proposal was rejected by Hamas.", "Hamas", "Israel"),
        ("Greece refused to hand over the officers to Turkey.", "Greece", "Türkiye"),
        ("Hezbollah balked at the Israeli demand.", "Hezbollah", "Israel"),
        ("Russia will not withdraw from Crimea.", "Russia", None),
        ("Israel's refusal to meet Hamas angered Egypt.", "Israel", "Hamas"),
    ],
)
def test_who_refuses_whom(text: str, subject: str, other: str | None) -> None:
    assert (subject, "refuses", other) in told(text)


@pytest.mark.parametrize(
    ("text", "subject", "other"),
    [
        ("Ethiopia's threat to invade Eritrea alarmed Djibouti.", "Ethiopia", "Eritrea"),
        ("Turkey threatened a new offensive against the PKK.", "Türkiye", "PKK"),
        ("Iran vowed revenge on Israel.", "Iran", "Israel"),
        ("Iran pledged retaliation against Israel.", "Iran", "Israel"),
    ],
)
def test_who_threatens_whom(text: str, subject: str, other: str) -> None:
    read = told(text)
    assert (subject, "threatens", other) in read
    assert (subject, "attacked", other) not in read


@pytest.mark.parametrize(
    ("text", "subject", "other"),
    [
        ("Britain froze the assets of the Wagner Group.", "United Kingdom", "Wagner Group"),
        ("The United States designated the Houthis a terrorist organisation.", "United States", "Houthis"),
        ("Canada listed the Houthis as terrorists.", "Canada", "Houthis"),
        ("The EU placed an arms embargo on Sudan.", "European Union", "Sudan"),
        ("Kenya added al-Shabaab to its terror list.", "Kenya", "al-Shabaab"),
        ("Kenya banned trade with Somalia.", "Kenya", "Somalia"),
        ("ECOWAS suspended Mali from the bloc.", "Economic Community of West African States", "Mali"),
        ("Syria has been under US sanctions since 2011.", "United States", "Syria"),
    ],
)
def test_sanctions_in_other_words(text: str, subject: str, other: str) -> None:
    assert (subject, "sanctions", other) in told(text)


def test_lifted_sanctions_are_over() -> None:
    assert [
        s.aspect for s in statements_of("The United States lifted its sanctions on Syria.") if s.relation == "sanctions"
    ] == ["ended"]


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine insists that Russia is losing.",
        "Kenya did not urge Rwanda to leave.",
        "Egypt could ask Israel to leave.",
        "Nobody urged Israel to leave.",
        "Israel listed the damage in Haifa.",
        "Sudan suspended the talks.",
        "Israel must win, he thought.",
    ],
)
def test_what_asks_and_refuses_nothing(text: str) -> None:
    assert not {each for each in told(text) if each[1] in ("demandsOf", "refuses", "sanctions", "threatens")}
