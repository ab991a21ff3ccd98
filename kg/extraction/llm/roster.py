"""Whom a document names, numbered: a model chooses actors from this list, and is checked against it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.actors import Lexicon
from kg.extraction.names import NameKind, definitions, index_of
from kg.extraction.tokens import tokenise
from kg.extraction.wordlists import wordlists
from kg.model import Account, Actor, Document

__all__ = ["Named", "Roster"]

_LONGEST = 200
"""Actors: a longer list is cut to those that are named most often."""


@dataclass(frozen=True, slots=True)
class Named:
    """A place where the text names an actor.

    Attributes:
        start: position of the first character.
        end: position after the last.
        actor: whom the words name.
        kind: a name of its own, a demonym or a metonym.
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
        self._named = tuple(_named(document, lexicon, account))
        self._starts = [named.start for named in self._named]
        counts = Counter(named.actor.name for named in self._named)
        first = {name: index for index, name in enumerate(counts)}
        most = sorted(counts, key=lambda name: (-counts[name], first[name]))[:_LONGEST]
        by_name = {named.actor.name: named.actor for named in self._named}
        self.actors = tuple(by_name[name] for name in sorted(most, key=first.__getitem__))

    def words(self, document: Document, number: int) -> tuple[str, ...]:
        """The first few ways in which the document calls the actor of that number."""
        name = self.actors[number].name
        found = (document.text[n.start : n.end] for n in self._named if n.actor.name == name)
        return tuple(dict.fromkeys(found))[:4]

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


def _named(document: Document, lexicon: Lexicon, account: Account) -> Iterable[Named]:
    index = index_of(lexicon)
    sentences = [tuple(tokenise(document.text, s.start, s.end)) for s in document.sentences]
    defined = definitions(sentences, index)
    for actor in account.actors:
        for word in (actor.name, *actor.aliases):
            if lexicon.find(word) is None:
                defined.setdefault(word, actor)
    for tokens in sentences:
        for name in index.names(tokens, defined):
            yield Named(tokens[name.first].start, tokens[name.last].end, name.actor, name.kind)
