"""What spares the extractor work loses nothing: with every gate open and nothing remembered, it reads the same.

A rule asks for the places of its words (`Places`) and for the verbs that it names (`Verbs`), and what was read at a
place or in a sentence is kept for the next rule (`Recent`, `Once`). Here each rule is given every verb, each sentence
is searched for each word, and nothing is kept.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from kg.actors import packaged_lexicon
from kg.export.records import statement_record
from kg.extraction import extract
from kg.extraction.grammar.lemmas import Verbs
from kg.extraction.grammar.verbgroups import VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.parsing.once import Once
from kg.extraction.words import places
from kg.extraction.words.places import Places
from kg.extraction.words.recent import Recent
from kg.extraction.words.units import Unit
from kg.reading import read_text

_HERE = Path(__file__).parent
_EVERY = 61
"""Of the rows' texts every 61st, so that the test takes seconds."""
_TEXTS = [
    row["text"].replace("¶", "\n\n")
    for name in ("plain_news.tsv", "genres.tsv", "talks_and_accords.tsv")
    for row in csv.DictReader((_HERE / name).read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
][::_EVERY]


def _said() -> list[list[dict[str, object]]]:
    lexicon = packaged_lexicon()
    return [list(statement_record(extract(read_text(text, id="x"), lexicon))) for text in _TEXTS]


def test_gates_and_memory_lose_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each text says the same to rules that look everywhere, and to such as look only where they can begin."""
    gated = _said()

    def every(self: Verbs, lemmas: frozenset[str]) -> Sequence[VerbGroup]:
        return self._groups

    def searched(self: Places, words: frozenset[str]) -> bool:
        return any(low in words for low in self._words)

    def read_again(self: Recent[object], units: Sequence[Unit], index: int) -> object:
        return self._read(units, index)

    def asked_again(self: Once[object], clauses: Clauses) -> tuple[object, ...]:
        return tuple(self._read(clauses))

    monkeypatch.setattr(Verbs, "of", every)
    monkeypatch.setattr(places._KNOWN, "numbers", {})
    monkeypatch.setattr(Places, "have", searched)
    monkeypatch.setattr(Recent, "at", read_again)
    monkeypatch.setattr(Once, "__call__", asked_again)
    assert _said() == gated


def _unit(kind: str, word: str, start: int) -> Unit:
    return Unit(kind, word, word.lower(), start, start + len(word))  # type: ignore[arg-type]  # any of its kinds


def test_a_set_of_words_is_found_before_and_after_it_has_a_number() -> None:
    """A set that is asked for when sentences have been looked through already is looked for in these, too."""
    units = (_unit("word", "Zebras", 0), _unit("verb", "graze", 7), _unit("end", ".", 12))
    early, words, none = Places(units), frozenset(("zebras", "gnus")), frozenset(("okapis",))
    assert early.have(words)
    assert not early.have(none)
    late = Places(units)
    assert [one.of(words) for one in (early, late)] == [[0], [0]]
    assert [one.of(none) for one in (early, late)] == [(), ()]
    assert late.of(none, kind="verb", ahead=1) == [1]
    assert not late.of(words, ahead=3)


def test_verbs_by_their_lemmas() -> None:
    """Those of a sentence that are forms of certain verbs, in order."""
    groups = (VerbGroup(0, 0, "go", "active", "finite"), VerbGroup(2, 2, "come", "active", "finite"))
    assert list(Verbs(groups).of(frozenset(("come", "go")))) == list(groups)
    assert list(Verbs(groups).of(frozenset(("come",)))) == [groups[1]]
    assert not Verbs(groups).of(frozenset(("stay",)))


def test_readings_are_kept_by_what_a_sentence_holds() -> None:
    """Two wordings with equal units are one; another one is read by itself, and drafts are never kept."""
    asked: list[int] = []

    def read(units: Sequence[Unit], index: int) -> str:
        asked.append(index)
        return units[index].low

    recent = Recent(read)
    first = (_unit("word", "a", 0), _unit("word", "b", 2))
    again = (_unit("word", "a", 0), _unit("word", "b", 2))
    other = (_unit("word", "c", 0), _unit("word", "d", 2))
    assert [recent.at(units, 1) for units in (first, again, other, first)] == ["b", "b", "d", "b"]
    assert asked == [1, 1]
    assert [recent.at(list(first), 1), recent.at(list(other), 1)] == ["b", "d"]
    assert asked == [1, 1, 1, 1]
