"""Denying: all denials of a sentence, with a verb of denying or without one, by one pass over its verbs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from kg.extraction.claims.absences import absence_findings
from kg.extraction.claims.acquittals import ACQUITTALS
from kg.extraction.claims.alibis import ALIBIS
from kg.extraction.claims.blankets import BLANKETS
from kg.extraction.claims.denials import denial_findings
from kg.extraction.claims.denied_by_both import DENIED_BY_BOTH
from kg.extraction.claims.denied_plans import as_plans, plan_denials
from kg.extraction.claims.denied_ties import DENIED_TIES
from kg.extraction.claims.disavowals import DISAVOWALS
from kg.extraction.claims.goods_denied import GOODS_DENIED
from kg.extraction.claims.hearings import Hearing, Room
from kg.extraction.claims.kept_truces import KEPT_TRUCES
from kg.extraction.claims.pleas import PLEAS, only_in_words
from kg.extraction.claims.retorts import RETORTS
from kg.extraction.claims.undone import UNDONE
from kg.extraction.claims.unmet import UNMET
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.reference.discourse import Discourse

__all__ = ["denials"]

_ROOMS = (
    DISAVOWALS, RETORTS, BLANKETS, UNDONE, ALIBIS, DENIED_TIES, DENIED_BY_BOTH, GOODS_DENIED, KEPT_TRUCES, PLEAS,
    ACQUITTALS, UNMET,
)  # fmt: skip
"""What the verbs of denying leave to read, in order: each room knows what those before it have read."""


def denials(
    clauses: Clauses, discourse: Discourse, deniable: Sequence[Finding], met: Sequence[Finding]
) -> list[Finding]:
    """The denials of a sentence.

    Args:
        clauses: the sentence.
        discourse: what was said before it, with the charges that a denial may answer.
        deniable: what other rules have read in the sentence that somebody may deny.
        met: what they have read there, with agreements and talks, which may be denied, too.
    """
    said = [finding for finding in deniable if not only_in_words(clauses, finding)]
    hearing = Hearing(clauses, discourse, said, met)
    hearing = hearing.after(denial_findings(hearing))
    verbs = _shared_out(clauses)
    for number, room in enumerate(_ROOMS):
        if number in verbs or room.beside:
            hearing = hearing.after(_read(room, hearing, verbs.get(number, ())))
    denied = hearing.denied
    denied = [*as_plans(clauses, denied), *plan_denials(clauses, denied)]
    known = {(f.relation, f.subject.actor.name, f.target) for f in (*denied, *said) if f.stance == "denies"}
    absent = absence_findings(clauses, frozenset(f.trigger for f in denied), discourse.charges.lexicon)
    return denied + [f for f in absent if (f.relation, f.subject.actor.name, f.target) not in known]


def _shared_out(clauses: Clauses) -> Mapping[int, Sequence[VerbGroup]]:
    """The verbs of a sentence by the numbers of the rooms that they may be for."""
    found: dict[int, list[VerbGroup]] = {}
    for bare, verbs in ((False, clauses.groups), (True, clauses.verbs)):
        by_lemma, anyway = _numbers(bare=bare)
        for verb in verbs:
            for number in by_lemma.get(verb.lemma, anyway):
                found.setdefault(number, []).append(verb)
    return found


@cache
def _numbers(*, bare: bool) -> tuple[Mapping[str, tuple[int, ...]], tuple[int, ...]]:
    """The numbers of the rooms by the lemmas of their verbs, and of those for which any verb may be."""
    asked = [(number, room.verbs()) for number, room in enumerate(_ROOMS) if room.bare is bare]
    lemmas = {lemma for _, own in asked for lemma in own or ()}
    by_lemma = {lemma: tuple(n for n, own in asked if own is None or lemma in own) for lemma in lemmas}
    return by_lemma, tuple(number for number, own in asked if own is None)


def _read(room: Room, hearing: Hearing, verbs: Sequence[VerbGroup]) -> Iterator[Finding]:
    """What a room reads in a sentence at its own verbs, and by its other words."""
    if (room.alone and hearing.denied) or (room.signs and not hearing.clauses.places.have(room.signs)):
        return
    yield from room.opens(hearing)
    for verb in verbs:
        found = room.at_verb(hearing, verb)
        if found is None:
            continue
        yield from found
        if room.alone:
            return
    yield from room.closes(hearing)
