"""Left behind: whether a text has gone on from two whom it set at odds, so that "both" are they no more."""

from __future__ import annotations

from kg.extraction.grammar.entities import Draft, Memory
from kg.extraction.reference.pairs import Pair, Pairs, joined_by_another
from kg.extraction.words.descriptions import SIDES

__all__ = ["left_behind"]

_OUT_OF_MIND = 4
"""Sentences after which two are meant no more of whom none of them speaks, whatever was told of them before."""
_PASSING = 5
"""The weight of a pair that a document is not about: one act, or an accusation and its charge."""
_NEAR = 2


def left_behind(two: Pair, without: frozenset[str], pairs: Pairs, memory: Memory, draft: Draft) -> bool:
    """Whether the last sentences speak of two others, and of neither of the two of whom little was told.

    Args:
        two: whom "both" may mean.
        without: names of those who are meant elsewhere in the sentence.
        pairs: who was set against whom so far.
        memory: whom the last sentences named.
        draft: the sentence as far as it is read.
    """
    names = {actor.name for actor in two}
    spoken = {actor.name for trace in memory.traces[-_OUT_OF_MIND:] for actor in trace.actors}
    if len(memory.traces) >= _OUT_OF_MIND and not names & spoken:
        return True
    near = memory.traces[-_OUT_OF_MIND:]
    if pairs.weight(two) == 1 and not any(names <= {actor.name for actor in trace.actors} for trace in near):
        return True  # two of whom one has only charged the other once, in a text that has gone on to others
    here = {mention.actor.name for mention in draft.mentions}
    if len(memory.traces) >= _OUT_OF_MIND and joined_by_another(near, names - here, names, without):
        return pairs.weight(two) <= 2 * _PASSING
    if pairs.weight(two) > _PASSING:
        return False
    recent = [actor for trace in memory.traces[-_NEAR:] for actor in trace.actors]
    recent += [mention.actor for mention in draft.mentions]
    others = {actor.name for actor in recent if actor.type in SIDES} - without
    return len(others) > 1 and not others & {two[0].name, two[1].name}
