"""Captives freed by a third one's help: "A freed ten B-ian soldiers under Q's mediation", "Q secured the release"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extraction.diplomacy.accord_doing import agents, doing
from kg.extraction.grammar.findings import Accord, Finding
from kg.extraction.grammar.phrases import Party
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES

__all__ = ["with_freed"]

_WINS = frozenset(("secure", "obtain", "win", "gain", "negotiate", "broker", "mediate", "arrange", "facilitate"))
_RELEASE = frozenset(("release", "releases", "handover", "liberation", "freedom", "repatriation"))
_SCORE = 0.65


def with_freed(clauses: Clauses, accords: Sequence[Finding], said: Iterable[Finding]) -> list[Finding]:
    """The mediations, those without parties between who holds captives and whose they are, with those who won them."""
    told = [one for one in said if one.relation == "released" and _between_sides(one)]
    pairs = {frozenset((one.subject.actor.name, one.object.actor.name)) for one in told if one.object is not None}
    if len(pairs) != 1 or told[0].object is None:
        return list(accords)
    holder, owner = told[0].subject, told[0].object
    names = frozenset((holder.actor.name, owner.actor.name))
    kept = [_of_them(one, (holder, owner), names) for one in accords]
    known = {one.subject.actor.name for one in kept if one.relation == "mediatedBetween"}
    won = (one for one in _won(clauses, (holder, owner), told[0]) if one.subject.actor.name not in known | names)
    return [*kept, *won]


def _between_sides(one: Finding) -> bool:
    """Whether it tells as done that one side lets another one's men go."""
    if one.object is None or one.modality != "actual" or one.stance != "affirms":
        return False
    return {one.subject.actor.type, one.object.actor.type} <= SIDES and one.subject.actor.name != one.object.actor.name


def _of_them(one: Finding, pair: tuple[Party, Party], names: frozenset[str]) -> Finding:
    """The mediation with the two for its parties, where its own words name none and it is a third one's."""
    open_ended = one.relation == "mediatedBetween" and not one.parties and one.modality == "actual"
    if not open_ended or one.subject.actor.name in names or (one.accord is not None and one.accord.one is not None):
        return one
    return replace(one, parties=pair, score=_SCORE)


def _won(clauses: Clauses, pair: tuple[Party, Party], released: Finding) -> Iterator[Finding]:
    """As in "Q secured the release of ten B-ian soldiers held by A"."""
    for group in clauses.acts.of(_WINS):
        clause = clauses.clause(group)
        if clause is None or group.negated or group.modality != "actual":
            continue
        taken = clause.objects if group.voice == "active" else clauses.subject_phrases(group)
        if not any(clauses.units[phrase.last].low in _RELEASE for phrase in taken):
            continue
        act = doing(clauses, group)
        helpers = agents(clauses, group) if group.voice != "active" else act.doers
        if group.voice == "active" and (act.modality != "actual" or act.tried):
            continue
        for helper in helpers:
            if helper.actor.type in SIDES | {"IntergovernmentalOrganization", "Organization", "Person"}:
                yield Finding(
                    released.trigger, "mediatedBetween", helper, None, None, pair, score=_SCORE,
                    accord=Accord("", "", at=-1, without=frozenset((helper.actor.name,))),
                )  # fmt: skip
