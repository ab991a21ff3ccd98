"""Quoted vows: what a speaker says that another will rue, or is not willing to do.

"'Y will pay for this,' X said", "X is not prepared to negotiate with Y".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.arguments.objects import content_from, surer
from kg.extraction.claims.refusals import WILL_NOT, refused_parties
from kg.extraction.claims.retorts import speaker_at
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.reference.discourse import Discourse
from kg.extraction.words.descriptions import SIDES

__all__ = ["quoted_vow_findings"]

_TO_COME = frozenset(("expected", "planned"))
_RUES = frozenset(("pay", "regret", "rue"))
_LOATH = frozenset(("unwilling", "loath"))
_READY = frozenset(("prepared", "ready", "willing"))


def quoted_vow_findings(clauses: Clauses, discourse: Discourse, said: Sequence[Finding]) -> Iterator[Finding]:
    """The threats that a quotation makes, and the refusals that an adjective tells.

    Args:
        clauses: the sentence.
        discourse: what was said before it.
        said: what other rules have read in the sentence.
    """
    known = {(f.subject.actor.name, f.target) for f in said if f.relation == "threatens"}
    quoted = any(unit.kind == "quote" for unit in clauses.units)
    for group in clauses.groups if quoted else ():
        plain = group.voice == "active" and group.form == "finite" and not group.negated
        if plain and group.modality in _TO_COME:
            found = _will_rue(clauses, group, discourse)
            yield from (f for f in found if (f.subject.actor.name, f.target) not in known)
    refused = {f.subject.actor.name for f in said if f.relation == "refuses"}
    for index in clauses.places.of(_SIGNS, ahead=2):
        yield from (f for f in _unready(clauses, index) if f.subject.actor.name not in refused)


def _will_rue(clauses: Clauses, group: VerbGroup, discourse: Discourse) -> Iterator[Finding]:
    """As in "'Y will pay for this,' X said", "'Y will regret it,' X said"."""
    units, after = clauses.units, group.head + 1
    rues = group.lemma in _RUES and after < len(units)
    if not rues or (group.lemma == "pay" and units[after].low not in ("for", "dearly", "the")):
        return
    if group.lemma == "pay" and units[after].low == "for" and units[after + 1].low not in ("this", "it", "that", "its"):
        return  # "Y will pay for the repairs"
    doer, _ = speaker_at(clauses, group.head, discourse, reach=0)
    for other in clauses.subjects(group) if doer is not None else ():
        if doer is not None:
            yield from _threat(clauses, group, doer, other)


def _threat(clauses: Clauses, group: VerbGroup, doer: Party, other: Party) -> Iterator[Finding]:
    ends = doer.actor.name != other.actor.name and {doer.actor.type, other.actor.type} <= SIDES | {"Person"}
    if ends:
        content = content_from(clauses.units, group.head)
        yield Finding(group.head, "threatens", doer, other, content=content, score=surer(0.65, doer, other))


def _unready(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "X is unwilling to negotiate with Y", "X was not prepared to sign"."""
    units = clauses.units
    inner = clauses.at(index + 2) if units[index + 1].kind == "to" else None
    if inner is None or inner.lemma not in WILL_NOT:
        return
    be = next((g for g in clauses.verbs if g.lemma == "be" and index - 3 <= g.head < index), inner)
    start = min(be.head, inner.first)
    negated = any(unit.kind == "negation" for unit in units[start:index])
    told = any(unit.kind in ("modal", "subordinator") for unit in units[max(0, start - 1) : index])
    if told or not any(unit.kind == "be" for unit in units[start:index]) or negated != (units[index].low in _READY):
        return
    for doer in clauses.subjects(be):
        others = [party for party in refused_parties(clauses, inner) if party.actor.name != doer.actor.name]
        content = content_from(units, inner.head)
        if doer.roles & {"name", "officials", "forces"} and doer.actor.type in SIDES:
            other = others[0] if others else None
            yield Finding(inner.head, "refuses", doer, other, content=content, score=surer(0.65, doer))


_SIGNS = _LOATH | _READY
