"""Lemmas: which verbs of a sentence are forms of certain ones, so that a rule looks only at those."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.grammar.verbgroups import VerbGroup

__all__ = ["Verbs"]


class Verbs:
    """The verb groups of one sentence, found by their lemmas.

    A rule that does nothing at other verbs than those it names asks for these, of which most sentences have none.

    Args:
        groups: the verb groups of the sentence, in order.
    """

    def __init__(self, groups: Sequence[VerbGroup]) -> None:
        self._groups = groups
        self._lemmas = frozenset(group.lemma for group in groups)

    def of(self, lemmas: frozenset[str]) -> Sequence[VerbGroup]:
        """The groups whose verb is one of ``lemmas``, in order."""
        if self._lemmas.isdisjoint(lemmas):
            return ()
        return [group for group in self._groups if group.lemma in lemmas]
