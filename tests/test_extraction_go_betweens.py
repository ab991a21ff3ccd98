"""Who stands between two others: by settling their quarrel, by office, as host, as the way of their messages."""

from __future__ import annotations

import pytest
from extracted import statements_of


def _third(text: str, relation: str) -> set[tuple[str | None, tuple[str, ...]]]:
    return {(s.subject, s.parties) for s in statements_of(text) if s.relation == relation}


@pytest.mark.parametrize(
    "text",
    [
        "Kuwait ended the war between Peru and Chile.",
        "Kuwait helped settle the dispute between Peru and Chile.",
        "Kuwait helped to end the war between Peru and Chile.",
        "Kuwait helped broker a truce between Peru and Chile.",
        "Kuwait defused a crisis between Peru and Chile.",
        "Kuwait averted a war between Peru and Chile.",
        "Kuwait made peace between Peru and Chile.",
        "Kuwait opened a channel between Peru and Chile.",
        "Kuwait played a mediating role between Peru and Chile.",
        "Kuwait took on the role of mediator between Peru and Chile.",
        "Kuwait was named mediator between Peru and Chile.",
        "Kuwait arbitrated the dispute between Peru and Chile.",
        "Peru negotiates with Chile through Kuwait.",
        "Peru sent a message to Chile through Kuwait.",
        "Peru and Chile held indirect talks through Kuwait.",
    ],
)
def test_the_third_one_mediates(text: str) -> None:
    assert ("Kuwait", ("Chile", "Peru")) in _third(text, "mediatedBetween")


@pytest.mark.parametrize(
    "text",
    [
        "Kuwait received the leaders of Peru and Chile for talks.",
        "Kuwait welcomed Peru and Chile for talks.",
        "Kuwait gathered Peru and Chile for a summit.",
    ],
)
def test_the_third_one_is_host(text: str) -> None:
    assert ("Kuwait", ("Chile", "Peru")) in _third(text, "hosted")


@pytest.mark.parametrize(
    "text",
    [
        "Peru ended the war between Peru and Chile.",
        "Kuwait ended its war with Chile.",
        "A treaty ended the war between Peru and Chile.",
        "Kuwait did not end the war between Peru and Chile.",
        "Kuwait opened a road between Peru and Chile.",
        "Peru trades with Chile through Panama.",
        "Kuwait played a role in Peru.",
        "The goods reached Chile through Kuwait.",
    ],
)
def test_nobody_is_put_between(text: str) -> None:
    assert not _third(text, "mediatedBetween") | _third(text, "hosted")


@pytest.mark.parametrize("verb", ["offered", "has offered", "proposed"])
def test_a_mediation_offered_is_only_planned(verb: str) -> None:
    said = [
        s for s in statements_of(f"Kuwait {verb} its mediation to Peru and Chile.") if s.relation == "mediatedBetween"
    ]
    assert [s.modality for s in said] == ["planned"]
