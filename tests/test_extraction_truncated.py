"""Sentences that end anywhere, as headings, bullets and captions do: nothing may fall over at their end."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from extracted import statements_of, told

_TABLES = ("accusations_denials", "careers", "context_ends", "deals", "gifts", "plain_news", "verb_phrases")
_CUT_SHORT = [
    "Iran vowed to retaliate",
    "Iran, accused of",
    "Latvia called up",
    "Kenya gave Uganda",
    "Kenya urges Peru and Ecuador",
    "Germany leaned on President Franjo Tudjman of Croatia",
    "The talks with",
    "Chad obtained a truce",
    "Oman brought",
    "France called for an end",
    "China invited",
    "Russia spoke with Iran and Syria separately",
]


def _texts() -> Iterator[str]:
    for name in _TABLES:
        with (Path(__file__).parent / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            yield from islice((row["text"] for row in rows if "{" not in row["text"]), 0, None, 7)


@pytest.mark.parametrize("text", [*_CUT_SHORT, *sorted(set(_texts()))[:: len(_TABLES)]])
def test_a_text_may_end_after_any_word(text: str) -> None:
    words = text.split(" ")
    for count in range(1, len(words) + 1):
        cut = " ".join(words[:count]).rstrip(".")
        assert all(statement.quote.exact in cut for statement in statements_of(cut))


def test_a_bullet_without_a_mark_is_read() -> None:
    assert ("Israel", "attacked", "Hezbollah") in told(
        "Iran warned of war.\n\n- Iran vowed to retaliate\n- Israel struck Hezbollah"
    )
