"""Accords that one sentence tells of without parties, "An accord was signed", and the next of who brokered "it"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.accord_mentions import Mention
from kg.extraction.diplomacy.accord_known import Pair, Told, as_party, only_pair
from kg.extraction.diplomacy.accord_parties import sides_of
from kg.extraction.diplomacy.accord_ties import Tie
from kg.extraction.diplomacy.pacts import anchor
from kg.extraction.grammar.findings import Accord, Finding
from kg.extraction.parsing.clauses import Clauses

__all__ = ["OPENED", "OpenedAccords", "after_talks", "opened_findings"]

OPENED = "opened"
"""Kind of an accord that is told without parties, which the sentence alone does not give any."""
_CONCLUDES = frozenset(("sign", "conclude", "initial", "reach", "strike", "ink", "seal", "make"))


def opened_findings(clauses: Clauses, mentioned: Sequence[tuple[Mention, tuple[Tie, ...]]]) -> Iterator[Finding]:
    """As in "An accord was signed in P in May": nobody's yet, for who brokers "it" in the next sentence."""
    for mention, found in mentioned:
        made = (tie.group for tie in found if tie.group is not None and tie.role == "subject")
        able = any(
            group.lemma in _CONCLUDES and group.voice == "passive" and not group.negated and group.modality == "actual"
            for group in made
        )
        new = mention.noun.kind == "agreement" and mention.event == "Agreement" and not mention.definite
        if not able or not new or mention.opener in ("no", "neither", "any") or _of_others(clauses, mention):
            continue
        sides = sides_of(clauses, mention, found)
        if not sides.parties and sides.one is None:
            unit = clauses.units[mention.index]
            at = anchor(unit.start, unit.end)
            accord = Accord(OPENED, mention.event, at=mention.index)
            yield Finding(mention.index, "partyTo", at, None, None, (), agreement="", accord=accord, score=0.1)


def after_talks(finding: Finding, told: Iterable[Told]) -> Finding | None:
    """The finding of "A and B negotiated in P. A final accord was signed in May": of those who talked alone.

    Args:
        finding: of the accord that has no parties yet.
        told: the talks and accords of the sentence before.
    """
    known = tuple(told)
    pair = only_pair(each.parties for each in known)
    if pair is None or any(each.kind not in _KINDS_OF_TALKS or each.aside for each in known) or len(pair) != _PAIR:
        return None
    parties = tuple(as_party(actor, finding.subject, None) for actor in pair)
    accord = Accord("agreement", "Agreement", at=finding.trigger)
    return replace(finding, parties=parties, subject=parties[0], event="Agreement", accord=accord, score=0.5)


_PAIR = 2
_KINDS_OF_TALKS = ("talks", "")  # also of a mediation that names no noun


def _of_others(clauses: Clauses, mention: Mention) -> bool:
    """Whether it may be no peace, or that of others: "a trade accord", "an accord was signed with Egypt"."""
    units = clauses.units
    kinds = [unit.low for unit in units[mention.first : mention.index] if unit.kind != "determiner"]
    return any(kind not in _OF_PEACE for kind in kinds) or any(unit.low in _WITH for unit in units)


_OF_PEACE = frozenset(("a", "an", "peace", "goodwill", "final", "first", "formal", "framework", "interim", "new",
                       "written", "comprehensive", "initial", "preliminary", "reconciliation", "further"))  # fmt: skip
_WITH = frozenset(("with", "by", "between", "among", "whereby"))


class OpenedAccords:
    """The accords of a document that it first tells without parties."""

    def __init__(self) -> None:
        self._told: set[int] = set()
        self._brokered: dict[int, Pair | None] = {}

    def note(self, sentence: int) -> None:
        """Remember that a sentence tells of one."""
        self._told.add(sentence)

    def parties(self, sentence: int, at_war: Callable[[], Pair | None], *, helped: bool) -> Pair | None:
        """Whose "it" is of which a sentence tells that it was brokered.

        Args:
            sentence: the number of that sentence, right after the one that told of the accord.
            at_war: who is at odds there, as for a new accord that a third one has brokered.
            helped: whether the finding tells of a third one; the parties of the same "it" are asked for next.
        """
        if sentence - 1 not in self._told:
            return None
        if helped and sentence not in self._brokered:
            self._brokered[sentence] = at_war()
        return self._brokered.get(sentence)
