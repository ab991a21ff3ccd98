"""Whom a document names, numbered: a model chooses actors from this list, and is checked against it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice

from kg.actors import Lexicon
from kg.extraction.llm.rules import RuleView
from kg.extraction.words.nametokens import NameKind
from kg.extraction.words.records import record
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists
from kg.model import Account, Actor, Document, Sentence
from kg.vocabulary import vocabulary

__all__ = ["Named", "Roster"]

_WAYS = 4
_LONGEST = 200
"""Actors: a longer list is cut to those that are named most often."""


@record
class Named:
    """A place where the text names an actor.

    Attributes:
        start: position of the first character.
        end: position after the last.
        actor: whom the words name.
        kind: a name of its own, a demonym, a metonym or a place.
    """

    start: int
    end: int
    actor: Actor
    kind: NameKind


class Roster:
    """The actors that a document names, in the order in which it first names them.

    Args:
        document: the document.
        lexicon: who is known.
        account: what other producers have read in it: actors that only they know join the list.
    """

    def __init__(self, document: Document, lexicon: Lexicon, account: Account) -> None:
        self.lexicon = lexicon
        self._view = RuleView(document, lexicon, _only_in(account, lexicon))
        self._named = tuple(Named(start, end, name.actor, name.kind) for start, end, name in self._view.names)
        self._starts = [named.start for named in self._named]
        self._words = _ways(document, self._named)
        counts = Counter(named.actor.name for named in self._named)
        first = {name: index for index, name in enumerate(counts)}
        most = sorted(counts, key=lambda name: (-counts[name], first[name]))[:_LONGEST]
        by_name = {named.actor.name: named.actor for named in self._named}
        self.actors = tuple(by_name[name] for name in sorted(most, key=first.__getitem__))

    def units(self, sentence: Sentence) -> tuple[Unit, ...]:
        """The units of a sentence of the document."""
        return self._view.units(sentence)

    def words(self, number: int) -> tuple[str, ...]:
        """The first few ways in which the document calls the actor of that number, from 1."""
        return self._words[self.actors[number - 1].name]

    def with_sides(self, actors: Iterable[Actor]) -> tuple[Actor, ...]:
        """The actors, and those for whom they act as far as anybody knows them; without repeats."""
        known = {actor.name: actor for actor in self.actors}
        found: dict[str, Actor] = {}
        queue = list(actors)
        while queue:
            actor = queue.pop(0)
            if actor.name in found:
                continue
            found[actor.name] = actor
            side = None if actor.acts_for is None else known.get(actor.acts_for) or self.lexicon.find(actor.acts_for)
            queue += [side] if side is not None else []
        return tuple(found.values())

    def between(self, start: int, end: int) -> Sequence[Named]:
        """The places that overlap ``start`` to ``end``, in order."""
        first = max(0, bisect_left(self._starts, start) - 1)
        last = bisect_left(self._starts, end)
        return [named for named in self._named[first:last] if named.end > start]

    def named_before(self, actor: Actor, position: int, reach: int) -> Named | None:
        """The last place that names ``actor`` at most ``reach`` characters before ``position``."""
        candidates = (n for n in reversed(self.between(max(0, position - reach), position)) if n.actor == actor)
        return next((named for named in candidates if named.end <= position), None)

    def may_stand_for(self, named: Named, words: str, actor: Actor) -> bool:
        """Whether the name can mean ``actor``: its own, or a capital whose rulers it is."""
        if named.actor.name == actor.name:
            return True
        rulers = {seat.actor for seat in wordlists().seats if seat.seat == words}
        return named.kind == "metonym" and actor.name in rulers


def _ways(document: Document, places: Iterable[Named]) -> dict[str, tuple[str, ...]]:
    """By actor, the first few ways in which the document names it."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for named in places:
        found[named.actor.name].setdefault(document.text[named.start : named.end])
    return {name: tuple(islice(words, _WAYS)) for name, words in found.items()}


def _only_in(account: Account, lexicon: Lexicon) -> dict[str, Actor]:
    """The names of an account that the lexicon has not."""
    words = ((word, actor) for actor in account.actors for word in (actor.name, *actor.aliases))
    return {word: actor for word, actor in words if lexicon.find(word) is None and _is_named(actor)}


def _is_named(actor: Actor) -> bool:
    return any(vocabulary().is_a(actor.type, above) for above in ("Actor", "Place"))
