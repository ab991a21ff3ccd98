"""Graphs of any size, alike for us and for plain pyvis: one statement a tie, hubs as in the real world."""

from __future__ import annotations

import random

from kg.graph import Graph
from kg.model import Account, Actor, Document, Sentence, Statement
from kg.vocabulary import vocabulary

RELATIONS = ("attacked", "threatens", "accuses", "supports", "alliedWith", "cooperatesWith", "demandsOf")
KINDS = ("State", "MilitantGroup", "StateOrgan", "IntergovernmentalOrganization", "Person")


def made(actors: int) -> Graph:
    """A graph of so many actors and one and a half times as many statements."""
    chance = random.Random(actors)
    names = [f"Actor {number}" for number in range(actors)]
    pairs = [(number, chance.randrange(number)) for number in range(1, actors)]
    while len(pairs) < actors * 3 // 2:
        one, other = chance.randrange(actors), int(actors * chance.random() ** 3)
        if one != other:
            pairs.append((one, other))
    fields = [
        (
            names[one],
            names[other],
            chance.choice(RELATIONS),
            f"{chance.randrange(2000, 2026)}-{chance.randrange(1, 13):02}",
        )
        for one, other in pairs
    ]
    texts = [f"{one} and {other}: {relation}, {time}, as the passage says." for one, other, relation, time in fields]
    starts, position = [], 0
    for text in texts:
        starts.append(position)
        position += len(text) + 1
    sentences = tuple(Sentence(start, start + len(text)) for start, text in zip(starts, texts, strict=True))
    document = Document("made", "\n".join(texts) + "\n", sentences, origin="made")
    statements = tuple(
        Statement(
            quote=document.quote(sentence.start, sentence.end), relation=relation, subject=one, object=other, time=time,
            sign=vocabulary().relation(relation).sign,
        )
        for sentence, (one, other, relation, time) in zip(sentences, fields, strict=True)
    )  # fmt: skip
    kinds = tuple(Actor(name, KINDS[number % len(KINDS)]) for number, name in enumerate(sorted(names)))
    return Graph([Account(document, statements, kinds)])
