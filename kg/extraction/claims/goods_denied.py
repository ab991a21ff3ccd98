"""Goods denied: denials of arms or help to nobody whom they name: "denied sending any weapons", "no arms were sent"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.claims.answering import answer_to
from kg.extraction.claims.denied_clauses import is_denier
from kg.extraction.claims.deniers import denier_of
from kg.extraction.claims.hearings import Hearing, Room
from kg.extraction.claims.retorts import speaker_at
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.reference.discourse import Discourse
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["GOODS_DENIED", "withheld"]

_DENIES = frozenset(("deny", "dispute", "refute"))
_GETS = frozenset(("receive", "get", "obtain", "accept"))
_HELPS = frozenset(("supports", "arms", "funds", "trains"))
_ANYBODY = frozenset(("anyone", "anybody", "nobody", "either", "any", "them", "it"))
_ENDS = frozenset(("stop", "end", "comma", "quote", "close", "conjunction", "dash", "date", "adverb"))
_SAYS = 6
_NEAR = 2


def _no_goods(hearing: Hearing, group: VerbGroup) -> Iterator[Finding] | None:
    """The help that somebody is charged to have given or had, where he denies any such goods and names nobody."""
    clauses = hearing.clauses
    if group.lemma in _DENIES and not group.negated and group.voice == "active":
        inner = next((g for g in clauses.verbs if g.first > group.head), None)
        denier = denier_of(clauses, group, hearing.said, hearing.discourse) if inner is not None else None
        if inner is None or denier is None or not _his(clauses, group.head + 1, inner, denier):
            return None
        sign = _transfer(clauses, inner)
    else:
        sign = _unsent(clauses, group)
        denier = _speaking(clauses, group, hearing.discourse) if sign else None
    return _answers(hearing, denier, group.head, sign) if denier is not None and sign else None


def _answers(hearing: Hearing, denier: Party, trigger: int, sign: int) -> Iterator[Finding]:
    """The help charged: given by the denier where ``sign`` is positive, else had by him."""
    for charge in hearing.charges(denier, trigger, _NEAR):
        gives = charge.subject.actor.name == denier.actor.name
        told = charge.charge_of is not None or charge.claimant is not None
        if charge.relation in _HELPS and told and gives == (sign > 0):
            yield answer_to(charge, trigger, denier)


def _his(clauses: Clauses, first: int, inner: VerbGroup, denier: Party) -> bool:
    """Whether "(having) sent", "that it had sent", "its army had sent" speaks of the denier."""
    words = clauses.units[first : inner.first]
    plain = [unit for unit in words if unit.kind not in ("that", "adverb")]
    if inner.form == "finite":
        return bool(plain) and is_denier(plain, denier)
    return not plain or all(unit.low == "having" for unit in plain)


def _transfer(clauses: Clauses, inner: VerbGroup) -> int:
    """1 for giving goods to nobody who is named, -1 for having had them from nobody, 0 for anything else."""
    units = clauses.units
    if inner.voice != "active" or inner.negated:
        return 0
    gives = inner.lemma in wordlists().classes["giving"]
    goods = noun_phrase(units, inner.head + 1) if inner.head + 1 < len(units) else None
    if goods is None or goods.party is not None or not (gives or inner.lemma in _GETS) or not _is_help(units, goods):
        return 0
    return (1 if gives else -1) if _to_nobody(units, goods.last + 1, ("to",) if gives else ("from",)) else 0


def _is_help(units: Sequence[Unit], goods: NounPhrase) -> bool:
    nouns, head = wordlists().nouns, units[goods.last].low
    return head in nouns["arms"] | nouns["help"] | nouns["ordnance"] | {"money", "cash", "funds", "drones"}


def _to_nobody(units: Sequence[Unit], index: int, leads: Sequence[str]) -> bool:
    """Whether the clause ends there, or "to anyone" follows."""
    if index >= len(units) or units[index].kind in _ENDS:
        return True
    if units[index].low not in leads or index + 1 >= len(units):
        return False
    phrase = noun_phrase(units, index + 1)
    last = phrase.last if phrase is not None else index + 1
    named = any(unit.actor is not None and not unit.resolved for unit in units[index + 1 : last + 1])
    return not named and units[index + 1].low in _ANYBODY


def _speaking(clauses: Clauses, group: VerbGroup, discourse: Discourse) -> Party | None:
    """Who says what the verb tells."""
    clause = clauses.clause(group)
    if clause is None or clause.link not in ("main", "coordinate", "content") or group.first == 0:
        return None
    return speaker_at(clauses, group.first, discourse, reach=_SAYS if clause.link == "content" else 0)[0]


def _unsent(clauses: Clauses, group: VerbGroup) -> int:
    """1 for "no (such) weapons had been sent", said of goods to nobody who is named; else 0."""
    units = clauses.units
    if group.voice != "passive" or group.negated or group.lemma not in wordlists().classes["giving"]:
        return 0
    phrases = clauses.subject_phrases(group)
    goods = phrases[0] if len(phrases) == 1 else None
    if goods is None or goods.party is not None or not _is_help(units, goods):
        return 0
    none = any(unit.low == "no" for unit in units[max(0, goods.first - 1) : goods.last])
    return int(none and _to_nobody(units, group.head + 1, ("to",)))


def _verbs() -> frozenset[str]:
    return _DENIES | wordlists().classes["giving"]


GOODS_DENIED = Room(_verbs, _no_goods, bare=True, alone=True)


def withheld(said: Sequence[Finding], denied: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
    """What is refused and what is denied, each thing once: "denied aid to Y".

    A state is denied aid that it asked for; that it aided a group is what somebody denies.

    Args:
        said: what the sentence says, with its refusals.
        denied: its denials.
    """
    helps = {(f.subject.actor.name, f.target) for f in denied if f.relation in _HELPS}
    refused = [f for f in said if f.relation == "refuses" and (f.subject.actor.name, f.target) in helps]
    states = {f.target for f in refused if f.object is not None and f.object.actor.type == "State"}
    kept = [f for f in denied if f.relation not in _HELPS or f.target not in states]
    return [f for f in said if f not in refused or f.target in states], kept
