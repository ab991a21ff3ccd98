"""The records of the parse: noun phrases with what hangs on them, verbs with their arguments, clauses that are open."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from kg.extraction.grammar.phrases import VerbGroup

__all__ = ["LINKS", "Frame", "Item", "Link", "Node", "agreeing"]

Link = Literal[
    "main", "coordinate", "relative", "content", "adverbial", "conditional", "participial", "infinitive", "gerund",
    "governed", "noun", "inverted", "unsure",
]  # fmt: skip
"""How a verb stands in its sentence; see `kg.extraction.parsing.clauses.Clause`."""
FrameKind = Literal["main", "relative", "content", "adverbial", "conditional", "participle", "insertion"]
LINKS: dict[str, Link] = {
    "main": "main", "relative": "relative", "content": "content", "adverbial": "adverbial",
    "conditional": "conditional",
}  # fmt: skip
"""How the verb of a clause of some kind stands in its sentence."""


@dataclass(slots=True)
class Item:
    """A noun phrase with what hangs on it: "the headquarters of X in Y".

    Attributes:
        chunk: index of the chunk of its head phrase.
        tail: the prepositions after it with the chunks of their noun phrases, in order; several for "of A and B".
        apposition: the chunk of the noun phrase that is set beside it by commas: "its neighbour, X,".
    """

    chunk: int
    tail: list[tuple[str, list[int]]] = field(default_factory=list)
    apposition: int | None = None


@dataclass(slots=True)
class Node:
    """A verb group with what the parse found for it.

    Attributes:
        group: the verb group.
        link: how it stands in the sentence.
        subject: the noun phrases that are its grammatical subject; none where that is not sure.
        objects: those after it, one list for each object.
        complements: those that a preposition leads to, with the preposition, in order.
        governor: the verb that it depends on: "tried" for "to attack", or the verb whose subject it shares.
        gap: the noun phrases that a relative clause hangs on, where the verb's object is missing.
        preposition: the preposition before a gerund.
        said: the verb that says it, for the verb of "X said that it …".
        reduced: whether it is a participle that modifies a noun: "fighters armed with rifles".
        outer: the kinds of clause that the verb's own stands in, the nearest first.
        pronoun: the unit of the relative pronoun that stands for the gap; -1 where there is none.
        second: the same verb in a clause that leaves it out: "X sided with Y, and Z with W".
    """

    group: VerbGroup
    link: Link
    subject: list[Item] = field(default_factory=list)
    objects: list[list[Item]] = field(default_factory=list)
    complements: list[tuple[str, list[Item]]] = field(default_factory=list)
    governor: Node | None = None
    gap: list[Item] = field(default_factory=list)
    preposition: str = ""
    said: Node | None = None
    reduced: bool = False
    outer: tuple[str, ...] = ()
    pronoun: int = -1
    second: Node | None = None


@dataclass(slots=True)
class Frame:
    """A clause that is open.

    Attributes:
        kind: what opened it.
        comma: whether it opened after a comma, so that a comma may close it.
        subject: the noun phrases before its verb, where it has none yet.
        verb: its latest verb.
        antecedent: what its relative pronoun stands for.
        sure: whether the noun phrases before the verb are its subject.
        preposition: the one before its relative pronoun: "against which".
        said: the verb whose content it is.
        pronoun: the unit of its relative pronoun.
        event: whether its pronoun may stand for an act further left: "strikes on X, which".
        apposed: whether its pronoun may stand for the one whom it tells of, or beside whom he stands: "X, an ally of
            Y, which".
    """

    kind: FrameKind
    comma: bool = False
    subject: list[Item] = field(default_factory=list)
    verb: Node | None = None
    antecedent: list[Item] = field(default_factory=list)
    sure: bool = True
    preposition: str = ""
    said: Node | None = None
    pronoun: int = -1
    event: bool = False
    apposed: bool = False


_SINGULAR = frozenset(("has", "is", "was", "does"))


def agreeing(subject: list[Item], auxiliary: str) -> list[Item]:
    """The subject of a verb, where a singular one shows that "and Y" is no second subject.

    Of "a group with ties to X and Y has armed Z", Y is another with whom it has ties.
    """
    if len(subject) != _PAIR or not subject[0].tail or subject[1].tail or auxiliary not in _SINGULAR:
        return subject
    preposition, led = subject[0].tail[-1]
    tail = [*subject[0].tail[:-1], (preposition, [*led, subject[1].chunk])]
    return [Item(subject[0].chunk, tail, subject[0].apposition)]


_PAIR = 2
