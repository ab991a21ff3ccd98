"""Accords by name: "the Stockholm Agreement" is theirs of whom some sentence tells that it is, and nobody else's."""

from __future__ import annotations

from kg.extraction.diplomacy.accord_known import Pair, fits, only_pair
from kg.extraction.grammar.findings import Accord
from kg.extraction.words.wordlists import wordlists

__all__ = ["TitledAccords"]

_SMALL = frozenset(("on", "of", "for", "the", "and", "to", "peace", "a", "new"))


_GENERAL = _SMALL | frozenset(
    ("south", "north", "east", "west", "central", "united", "democratic", "republic", "islamic", "people's", "national",
     "liberation", "front", "movement", "army", "party", "government", "council", "union", "forces")
)  # fmt: skip
"""Words that many names have."""


class TitledAccords:
    """The accords that a document calls by a name, each with those whom a sentence gives for its parties."""

    def __init__(self) -> None:
        self._known: list[tuple[frozenset[str], str | None, Pair]] = []
        self._named: dict[int, frozenset[str]] = {}
        self._untitled: dict[int, list[Pair]] = {}

    def note(self, accord: Accord, parties: Pair, sentence: int) -> None:
        """Remember whose the accord of a sentence is, and by which name, if any."""
        if words := _words(accord.title):
            self._known.append((words, accord.year, parties))
        elif accord.kind == "agreement":
            self._untitled.setdefault(sentence, []).append(parties)

    def note_named(self, sentence: int, names: frozenset[str]) -> None:
        """Remember whom a sentence names."""
        self._named[sentence] = names

    def parties(self, accord: Accord, sentence: int) -> Pair | None:
        """Whose the accord of that name is by a sentence that names it, or the one before that told of one without."""
        words = _words(accord.title)
        same = (
            pair for name, year, pair in self._known
            if words and name == words and (accord.year is None or year in (None, accord.year))
        )  # fmt: skip
        if (pair := only_pair(pair for pair in same if fits(pair, accord))) is not None:
            return pair
        near = (pair for back in (0, 1) for pair in self._untitled.get(sentence - back, ()))
        return only_pair(pair for pair in near if fits(pair, accord))

    def strange(self, pair: Pair, accord: Accord, sentence: int) -> bool:
        """Whether nothing ties the two to an accord with a name: neither its sentence nor the name speaks of either."""
        words = _words(accord.title)
        if not words or accord.year is not None:
            return bool(words)  # who is at odds here need not have made the accord of that year
        before, _, within = accord.title.lower().partition(" on ")
        subject = {actor.name for actor in pair if within and actor.name.lower() in within}
        named = self._named.get(sentence, frozenset()) - accord.without
        own = frozenset(before.split())
        ties = (actor.name in named or not own.isdisjoint(_telling(actor.name)) for actor in pair)
        return bool(subject) or not any(ties)


def _telling(name: str) -> frozenset[str]:
    """The words by which a name is told in a title: "Sudan" of "South Sudan", and not "South", nor "Front"."""
    words = name.lower().split()
    return frozenset(word for word in words if word not in _GENERAL) or frozenset(words)


def _words(title: str) -> frozenset[str]:
    """The words by which it is told from others: "the Algiers Accord" and "the Algiers peace agreement" are one."""
    accords = wordlists().accords
    return frozenset(word for word in title.lower().split() if word not in accords and word not in _SMALL)
