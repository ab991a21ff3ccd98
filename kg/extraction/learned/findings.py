"""Findings of the network: ties that no rule has read, sure enough to be told, in the words of the pipeline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.extraction.assertions import Passage, attribution_of
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.party import Party, party_of
from kg.extraction.grammar.phrases import Units
from kg.extraction.learned.ties import Tie, TieReader
from kg.model import Actor
from kg.vocabulary import vocabulary

__all__ = ["LEAST", "with_learned"]

LEAST: Mapping[str, float] = {"conflict-1": 0.95, "support1": 0.95, "mediation0": 0.95, "leads": 0.9, "role1": 0.9}
"""The kinds of tie that are told, each from which probability on.

Others want what the network does not read: a content, a status, what is denied. The thresholds were chosen on labelled
sentences that it had not learnt from; docs/learned.md tells what is right from each on.
"""
_SURE = 0.7
"""The score of such a statement: the share that is right."""
_CLAIMED = 0.3
"""Probability that a tie is told as somebody's word, from which it must be known whose."""
_UNREAL = 0.3
"""Probability that it has not happened, from which it is left out."""

_TWO = 2

_Told = tuple[int, Passage, tuple[Finding, ...]]
_Pair = frozenset[str]


def with_learned(read: Sequence[_Told], reader: TieReader) -> list[_Told]:
    """What was read with the ties that the network sees besides.

    Rules go first: of two actors of whom they tell a tie of a kind anywhere in the document, the network tells none of
    that kind, so that it never contradicts a direction that a rule has read.

    Args:
        read: sentences with what the rules read in them.
        reader: the network.
    """
    known = {key for _, _, findings in read for finding in findings for key in _kinds(finding)}
    whole = []
    for number, passage, findings in read:
        more = [f for f in _findings(passage, reader) if not any(key in known for key in _kinds(f))]
        known.update(key for finding in more for key in _kinds(finding))
        whole.append((number, passage, (*findings, *more)))
    return whole


def _kinds(finding: Finding) -> Iterator[tuple[str, _Pair]]:
    """Each pair of whom it tells something, with the kind of tie; a mediation with its mediator."""
    family = vocabulary().relation(finding.relation).family
    ends = [finding.subject, *finding.parties] + ([finding.object] if finding.object else [])
    if family == "mediation":
        yield family, frozenset((_principal(finding.subject.actor),))
        return
    for one in ends:
        for other in ends:
            if one is not other:
                yield family, frozenset((_principal(one.actor), _principal(other.actor)))


def _principal(actor: Actor) -> str:
    return actor.acts_for or actor.name


def _findings(passage: Passage, reader: TieReader) -> Iterator[Finding]:
    span = (passage.sentence.start, passage.sentence.end)
    ties = reader.ties(passage.document.text, span, passage.units, min(LEAST.values()))
    sure = [tie for tie in ties if tie.score >= LEAST.get(tie.kind, 1.0)]
    clear = _one_way(passage.units, [tie for tie in sure if _tellable(passage, tie)])
    yield from _mediations(passage, [tie for tie in clear if tie.kind == "mediation0"], reader.producer)
    for tie in clear:
        ends = party_of(passage.units[tie.subject]), party_of(passage.units[tie.object])
        if tie.kind != "mediation0" and ends[0] is not None and ends[1] is not None and _fits(tie, ends[0], ends[1]):
            yield Finding(tie.trigger, tie.relation, ends[0], ends[1], score=_SURE, producer=reader.producer)


def _tellable(passage: Passage, tie: Tie) -> bool:
    """Whether it is told as something that is so, by the text or by somebody who is known."""
    verb = next((group for group in passage.groups if group.first <= tie.trigger <= group.head), None)
    if tie.unreal >= _UNREAL or (verb is not None and (verb.negated or verb.modality != "actual")):
        return False
    return tie.claimed < _CLAIMED or attribution_of(passage, tie.trigger) is not None


def _one_way(units: Units, ties: Sequence[Tie]) -> list[Tie]:
    """Of a tie that is seen both ways, by whatever mentions of the two, the surer way."""
    best: dict[tuple[str, _Pair], Tie] = {}
    for tie in ties:
        ends = (units[tie.subject].actor, units[tie.object].actor)
        key = (tie.kind, frozenset(_principal(actor) for actor in ends if actor is not None))
        if key not in best or tie.score > best[key].score:
            best[key] = tie
    return list(best.values())


def _mediations(passage: Passage, ties: Iterable[Tie], producer: str) -> Iterator[Finding]:
    """Mediators of whom just two parties are seen."""
    of: dict[int, list[Tie]] = defaultdict(list)
    for tie in ties:
        of[tie.subject].append(tie)
    for mediator, seen in of.items():
        parties = [party for tie in seen if (party := party_of(passage.units[tie.object])) is not None]
        helper = party_of(passage.units[mediator])
        if helper is not None and len({_principal(party.actor) for party in parties}) == len(parties) == _TWO:
            yield Finding(
                seen[0].trigger, "mediatedBetween", helper, parties=tuple(parties), score=_SURE, producer=producer
            )


def _fits(tie: Tie, subject: Party, other: Party) -> bool:
    """Whether its ends may be those of such a tie: two, neither a mere place, and of a leader and whom he leads."""
    if _principal(subject.actor) == _principal(other.actor):
        return False
    if tie.relation == "leads":
        return subject.actor.type == "Person" and other.actor.type != "Person"
    return all(vocabulary().is_a(party.actor.type, "Actor") for party in (subject, other))
