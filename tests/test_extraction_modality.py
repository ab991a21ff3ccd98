"""What is planned, foreseen, possible, called off or over: our own sentences on conflicts of all kinds."""

from __future__ import annotations

import pytest
from extracted import statements_of


def modalities(text: str) -> set[tuple[str, str, str | None, str]]:
    """Subject, relation, object and modality of what is read."""
    return {(s.subject, s.relation, s.object, s.modality) for s in statements_of(text)}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Russia is likely to attack Ukraine.", "forecast"),
        ("Russia is very likely to attack Ukraine.", "forecast"),
        ("Russia is poised to attack Ukraine.", "planned"),
        ("Russia was about to attack Ukraine.", "planned"),
        ("Russia is to attack Ukraine.", "planned"),
        ("Russia is ready to attack Ukraine.", "planned"),
        ("Russia is determined to attack Ukraine.", "goal"),
        ("Russia could have attacked Ukraine.", "counterfactual"),
        ("Russia almost attacked Ukraine.", "counterfactual"),
        ("Perhaps Russia attacked Ukraine.", "possible"),
        ("Had Russia attacked Ukraine, Poland would have helped it.", "counterfactual"),
        ("Should Russia attack Ukraine, Poland would help it.", "conditional"),
        ("It is possible that Russia attacked Ukraine.", "possible"),
        ("A Russian offensive against Ukraine is imminent.", "expected"),
        ("A Russian offensive against Ukraine was called off.", "counterfactual"),
        ("Analysts predict that Russia will attack Ukraine.", "forecast"),
        ("Analysts predict a Russian strike on Ukraine.", "forecast"),
        ("Analysts warned of a Russian attack on Ukraine.", "possible"),
        ("The Kremlin said that Russia would attack Ukraine.", "expected"),
    ],
)
def test_what_is_not_so_is_not_told_as_so(text: str, modality: str) -> None:
    read = [each for each in modalities(text) if each[:3] == ("Russia", "attacked", "Ukraine")]
    assert {each[3] for each in read} <= {modality}
    assert read or modality in ("conditional", "counterfactual")


@pytest.mark.parametrize(
    "text",
    [
        "Russia is unlikely to attack Finland.",
        "A Russian attack on Finland is unlikely.",
        "Russia has yet to attack Finland.",
        "Russia stopped short of attacking Finland.",
        "Russia withdrew without attacking Finland.",
        "Russia failed to attack Finland.",
        "Would Russia attack Finland?",
        "It is unclear whether Russia attacked Finland.",
    ],
)
def test_what_may_never_be_is_not_read(text: str) -> None:
    assert not [each for each in modalities(text) if each[1] == "attacked"]


def test_somebody_questions_it() -> None:
    assert [(s.stance, s.claimant) for s in statements_of("Kyiv questioned whether Belarus had attacked Ukraine.")] == [
        ("questions", "Ukraine")
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Analysts expect Ethiopia to attack Eritrea.", ("Ethiopia", "attacked", "Eritrea", "forecast")),
        ("Turkey called off a strike on Syria.", ("Türkiye", "attacked", "Syria", "counterfactual")),
        ("Turkey is considering an attack on Syria.", ("Türkiye", "attacked", "Syria", "possible")),
    ],
)
def test_what_somebody_may_do(text: str, wanted: tuple[str, str, str, str]) -> None:
    assert wanted in modalities(text)
    assert (*wanted[:3], "actual") not in modalities(text)


@pytest.mark.parametrize("text", ["Egypt no longer supports Hamas.", "Egypt stopped funding Hamas."])
def test_what_is_over_has_ended(text: str) -> None:
    assert [(s.subject, s.object, s.aspect) for s in statements_of(text)] == [("Egypt", "Hamas", "ended")]
