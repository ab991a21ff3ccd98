"""Hearings: what all rooms of denials share: a sentence that may answer a charge, and what each room does with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from kg.extraction.claims.answering import REACH, charges_against
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.reference.discourse import Discourse
from kg.extraction.words.records import record

__all__ = ["Hearing", "Room"]


@record
class Hearing:
    """A sentence in which somebody may deny something, and what is known there.

    Attributes:
        clauses: the sentence.
        discourse: what was said before it, with the charges that a denial may answer, and whose release it is.
        said: what other rules have read in the sentence, of which somebody may deny that it is so.
        met: the same with its agreements and talks.
        denied: the denials that the rooms before have read there.
    """

    clauses: Clauses
    discourse: Discourse
    said: Sequence[Finding]
    met: Sequence[Finding] = ()
    denied: Sequence[Finding] = ()

    def charges(
        self, denier: Party, trigger: int, reach: int = REACH, *, named: bool | None = None, own: bool = False
    ) -> list[Finding]:
        """What was last said against the denier (:func:`kg.extraction.claims.answering.charges_against`)."""
        return charges_against(denier, self.discourse, self.said, trigger, reach, named=named, own=own)

    def after(self, found: Iterable[Finding]) -> Hearing:
        """The same with what one more room has read; itself where that is nothing."""
        more = tuple(found)
        return replace(self, denied=(*self.denied, *more)) if more else self

    def done(self) -> frozenset[int]:
        """The words by which something is denied already."""
        return frozenset(finding.trigger for finding in self.denied)

    def answered(self) -> frozenset[str]:
        """Of whom something is denied already."""
        return frozenset(finding.subject.actor.name for finding in self.denied)


def _nowhere(_: Hearing) -> Iterable[Finding]:
    return ()


def _no_verb() -> frozenset[str]:
    return frozenset()


@record
class Room:
    """One way to deny. The verbs of a sentence are gone through once, and each room is asked about those of its own.

    Attributes:
        verbs: the lemmas of its verbs, once the word lists are read; ``None`` where any verb may be its own.
        at_verb: what it reads at one of them; ``None`` where that verb is none of its own after all.
        bare: whether forms of "be" that stand by themselves, and other lesser verbs, are its own, too.
        opens: what it reads by other words, before its verbs.
        closes: what it reads by other words, after them.
        signs: words of which the sentence has to have one; none where any sentence will do.
        alone: whether it reads only where nothing is denied yet, and no more after the first of its verbs.
    """

    verbs: Callable[[], frozenset[str] | None] = _no_verb
    at_verb: Callable[[Hearing, VerbGroup], Iterable[Finding] | None] = lambda _hearing, _verb: None
    bare: bool = False
    opens: Callable[[Hearing], Iterable[Finding]] = _nowhere
    closes: Callable[[Hearing], Iterable[Finding]] = _nowhere
    signs: frozenset[str] = frozenset()
    alone: bool = False

    @property
    def beside(self) -> bool:
        """Whether it reads anything where none of its verbs stands."""
        return self.opens is not _nowhere or self.closes is not _nowhere
