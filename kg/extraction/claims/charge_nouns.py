"""Charge nouns: accusations that a noun tells: "the accusation by X that Y …", "X's allegations against Y"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.arguments.contents_told import content_beside
from kg.extraction.arguments.objects import surer
from kg.extraction.claims.contents import charged_with
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.speech.sources import Source, as_party, authored, retracted
from kg.extraction.words.descriptions import SIDES
from kg.model import Actor

__all__ = ["CHARGES", "accusation_of", "noun_charges"]

CHARGES = frozenset(
    ("accusation", "accusations", "allegation", "allegations", "charge", "charges", "complaint", "complaints")
)
_REJECTS = frozenset(
    ("deny", "reject", "dismiss", "refute", "dispute", "repudiate", "rebuff", "rebut", "answer", "discount", "rubbish")
)
_CONTENT_UNITS = 6
_TWO = 2


def accusation_of(trigger: int, relation: str, accuser: Party, other: Party | None, content: str | None) -> Finding:
    """The accusation, or criticism, of one by another; "the Indians" are India."""
    claimant = accuser.actor if "nation" in accuser.roles else accuser.speaker
    return Finding(
        trigger, relation, accuser, other, act="accuses" if relation == "accuses" else None, content=content,
        claimant=claimant, claimant_at=(accuser.start, accuser.end), score=surer(0.85, accuser, other),
    )  # fmt: skip


def noun_charges(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "the accusation by X that Y …", "X's allegations against Y"."""
    units = clauses.units
    source, that = authored(clauses, index, _CONTENT_UNITS)
    if retracted(clauses, index):
        return
    end = that if that is not None else min(index + _CONTENT_UNITS, len(units))
    apart = units[index + 1].kind == "comma" and that is not None
    if source is None or (not apart and any(unit.kind in ("comma", "stop") for unit in units[index + 1 : end])):
        return
    if that is None and units[index].low.startswith("complaint"):
        return  # a complaint against somebody reproaches him with what it does not tell
    accused = _who_rejects(clauses, index)
    told_of = _told_of(clauses, that) if that is not None else ()
    several = len(accused) > 1 and all(party.kind == "coreference" for party in accused)
    if several and that is None:
        accused = ()  # "both sides reject Y's accusations": whom Y has accused, nobody says
    elif accused and not _of_another(told_of, accused):
        accused = told_of if _for_it(told_of, accused) else accused
    elif that is not None:
        accused = told_of
    else:
        against = next((i for i in range(index + 1, end + 1) if units[min(i, len(units) - 1)].low == "against"), None)
        phrase = noun_phrase(units, against + 1) if against is not None and against + 1 < len(units) else None
        accused = (phrase.party,) if phrase and phrase.party else ()
    accuser = replace(as_party(source), actor=_principal(clauses, source))
    for other in accused:
        if other.actor.name not in (accuser.actor.name, accuser.speaker.name):
            content = content_beside(clauses, index, that + 1) if that is not None else None
            yield replace(accusation_of(index, "accuses", accuser, other, content), score=surer(0.75, other))
            of = _of_it(clauses, index) if that is None else None
            if of is not None:
                for finding in charged_with(clauses, of + 1, other, accuser, on_accuser=True):
                    if finding.stance != "denies":
                        yield replace(
                            finding, act="accuses", claimant=accuser.speaker, charge_of=index, modality="actual",
                            claimant_at=(accuser.start, accuser.end), score=min(finding.score, surer(0.75, other)),
                        )  # fmt: skip


def _told_of(clauses: Clauses, that: int) -> tuple[Party, ...]:
    """Of whom the clause that opens at ``that`` tells."""
    inner = next((g for g in clauses.groups if g.head > that and g.form == "finite"), None)
    return clauses.subjects(inner) if inner is not None else ()


def _of_another(told_of: tuple[Party, ...], rejecting: tuple[Party, ...]) -> bool:
    """As in "X dismissed a charge by Y that Z had invaded W": a third, by name, is charged."""
    own = {party.actor.name for party in rejecting}
    named = all(party.kind != "coreference" and party.actor.type in SIDES for party in told_of)
    return bool(told_of) and named and own.isdisjoint(party.actor.name for party in told_of)


def _for_it(told_of: tuple[Party, ...], rejecting: tuple[Party, ...]) -> bool:
    """As in "X's governor disputed a charge by Y that X armed Z": he speaks for the one that is charged."""
    named = {party.actor.name for party in told_of if party.actor.type in SIDES}
    return bool(rejecting) and all(not named.isdisjoint((p.actor.name, p.actor.acts_for)) for p in rejecting)


def _of_it(clauses: Clauses, index: int) -> int | None:
    """The "of" that opens the charge: "accusations of arming Z", "by X against Y of arming Z"."""
    units, after = clauses.units, index + 1
    for _ in range(_TWO):
        if after + 1 >= len(units) or units[after].low not in ("by", "from", "against"):
            break
        phrase = noun_phrase(units, after + 1)
        after = phrase.last + 1 if phrase is not None else len(units)
    return after if after < len(units) and units[after].low == "of" else None


def _who_rejects(clauses: Clauses, index: int) -> tuple[Party, ...]:
    """The one who rejects the charge at ``index``, and so is charged: "X dismissed a Y charge that …"."""
    near = [g for g in clauses.groups if g.lemma in _REJECTS and g.head < index <= g.head + _CONTENT_UNITS]
    return clauses.subjects(near[-1]) if near and near[-1].voice == "active" else ()


def _principal(clauses: Clauses, source: Source) -> Actor:
    """Who acts where a source speaks: for officials, their state."""
    unit = next((u for u in clauses.units if u.start == source[1] and u.actor is not None), None)
    return unit.actor if unit is not None and unit.actor is not None else source[0]
