"""Parties, societies and companies that no list knows."""

from __future__ import annotations

import pytest

from kg.actors import packaged_lexicon
from kg.extraction import extract
from kg.reading import read_text


def said(text: str) -> list[tuple[str, str, str | None]]:
    account = extract(read_text(text, id="made-up"), packaged_lexicon())
    return [(s.subject, s.relation, s.object) for s in account.statements if s.relation != "figure"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The opposition society Al Noor accused Egypt of killing protesters.", ("Al Noor", "accuses", "Egypt")),
        ("Zora Nova, the party of the exiles, refused to talk to Chile.", ("Zora Nova", "refuses", "Chile")),
        ("Japan imposed sanctions on Blue Anchor Shipping for arming Hamas.",
         ("Japan", "sanctions", "Blue Anchor Shipping")),
        ("The European Union blacklisted Aurora Mining Ltd for arming Sudan.", ("Aurora Mining Ltd", "arms", "Sudan")),
        ("Militias such as the Dozoba attacked India. The Dozoba attacked Nepal.", ("Dozoba", "attacked", "Nepal")),
        ("Eritrea criticised the Frontier Commission.", ("Eritrea", "criticises", "Frontier Commission")),
    ],
)  # fmt: skip
def test_bodies_are_ends_of_statements(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in said(text)


def test_a_committee_of_churches_is_no_person() -> None:
    text = "The Committee of Christian Churches mediated between Suriname and France."
    (found,) = extract(read_text(text, id="made-up"), packaged_lexicon()).statements
    assert found.subject == "Committee of Christian Churches"


@pytest.mark.parametrize(
    "text",
    [
        "Libya criticised the Camp Marlow talks.",
        "Chile condemned the Puerto Verde attack.",
        "Kenya urged the Nairobi talks.",
    ],
)
def test_what_stands_before_a_noun_is_nobody(text: str) -> None:
    assert not any(other in ("Camp Marlow", "Puerto Verde") for _, _, other in said(text))
