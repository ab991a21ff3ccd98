"""Headings: the states that the one above a sentence names, whose army is meant there rather than the document's."""

from __future__ import annotations

from pathlib import Path

from kg.actors import packaged_lexicon
from kg.extraction import extract
from kg.reading import read_document

_ARTICLE = """# Chad and its wars

Sudan attacked Chad. Chad armed the LRA.

## {heading}

The army fought JNIM in Gao. The government signed a truce with the CMA.
"""


def _parties(tmp_path: Path, heading: str) -> set[str]:
    file = tmp_path / "article.md"
    file.write_text(_ARTICLE.format(heading=heading), encoding="utf-8")
    account = extract(read_document(file), packaged_lexicon())
    told = [each for each in account.statements if each.relation in ("foughtWith", "partyTo")]
    return {end for each in told for end in (each.subject, each.object, *each.parties) if end}


def test_below_a_heading_on_others_the_army_is_not_the_documents(tmp_path: Path) -> None:
    """The army that fights in Gao below "France in Mali" is not Chad's."""
    assert "Chad" not in _parties(tmp_path, "France in Mali")


def test_below_a_heading_on_nobody_the_army_is_the_documents(tmp_path: Path) -> None:
    """Where the heading names nobody, the document's own state is meant."""
    assert "Chad" in _parties(tmp_path, "The long march")
