"""Rivals: whether "the rebels" may be another group than the one named last, and which one its clause shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.extraction.grammar.entities import Draft, Memory, Trace
from kg.extraction.grammar.findings import Finding
from kg.extraction.reference.ends import End
from kg.extraction.words.descriptions import GROUPS, STATES, descriptions, is_nameless
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor
from kg.vocabulary import vocabulary

__all__ = ["at_odds", "only_band", "passed_over", "remember_ties", "rivals_of", "whom_meant"]

_REACH = 3
"""Sentences in which the other group has been told of."""
_CLEARLY = 2
"""How many times as much a text tells of one group as of another before it is about that one."""
_WARS = 500
"""Wars that are remembered."""
_CHARGE = frozenset(("charge", "charges", "accusation", "accusations", "allegation", "allegations", "claim", "claims",
                     "it", "this", "that", "involvement", "responsibility"))  # fmt: skip
_AHEAD = 4
"""Units after the noun among which the verb and what is denied stand."""


def rivals_of(nearest: Actor, memory: Memory) -> list[Actor]:
    """The other groups of the last sentences, of whom a description may tell as well as of the one named last.

    None where the text is about the one named last: it tells of him far more than of them.
    """
    if nearest.type not in GROUPS:
        return []
    told = [m.actor for trace in memory.traces[-_REACH:] for m in trace.mentions if not (m.part or m.where)]
    others = {a.name: a for a in told if a.type in GROUPS and a.name != nearest.name and not is_nameless(a)}
    weight = memory.weight_of(nearest)
    return [a for a in others.values() if _CLEARLY * memory.weight_of(a) >= weight]


def passed_over(found: Actor | None, trace: Trace | None, memory: Memory) -> bool:
    """Whether the sentence before is about another group than the one of whom the text mostly tells.

    After "X lost P to Y", in a text about Y, "the group" is Y by its weight and X by the sentence.
    """
    if found is None or trace is None or trace is not memory.traces[-1]:
        return False
    about = {m.actor.name for m in trace.mentions if m.subject and m.actor.type in GROUPS}
    return len(about) == 1 and found.name not in about


def whom_meant(several: Sequence[Actor], end: End, draft: Draft, head: int, memory: Memory) -> Actor | None:
    """Which of them the words beside the noun at ``head`` show to be meant; ``None`` where nothing does.

    The first is the one named last.
    """
    if _answers(draft, head):
        for trace in reversed(memory.traces[-_REACH:]):
            charged = [actor for actor in several if actor.name in trace.accused]
            if charged:
                return charged[0] if len(charged) == 1 else None
    borne_out = [actor for actor in several if end.bears_out(actor, memory)]
    if borne_out:
        return borne_out[0] if len(borne_out) == 1 else None
    last = memory.traces[-1] if memory.traces else Trace()
    noun = draft.units[head].low
    called = [actor for actor in several if {noun, noun.removesuffix("s")} & memory.entity(actor).words]
    if len(called) == 1:
        return called[0]  # "The militia" after "X, a militia of hunters", and another
    if noun in descriptions().classes["in-revolt"] and (rebels := _in_revolt(several, memory)) is not None:
        return rebels
    alone = {m.actor.name for m in last.mentions if m.subject and m.actor.type in GROUPS} == {several[0].name}
    return several[0] if noun not in descriptions().classes["plural"] and alone else None


def _in_revolt(several: Iterable[Actor], memory: Memory) -> Actor | None:
    """The one at war with its own state by what the text has told, where none of the others is at odds with his."""

    def own(group: Actor, state: str) -> bool:
        homes = memory.entity(group).homes
        return not homes or state in homes

    states = [name for name, entity in memory.entities.items() if entity.actor.type in STATES]
    wars = {frozenset((one.name, other.name)) for one, other in memory.wars}
    fighting = [a for a in several if any(frozenset((a.name, s)) in wars and own(a, s) for s in states)]
    if len(fighting) != 1:
        return None
    others = (actor for actor in several if actor.name != fighting[0].name)
    hostile = any(memory.tie(state, a.name) < 0 and own(a, state) for a in others for state in states)
    return None if hostile else fighting[0]


def remember_ties(findings: Sequence[Finding], joint: Iterable[tuple[Actor, Actor]], memory: Memory) -> None:
    """Remember who is whose friend or foe by what a sentence says, and who does the same to somebody (``joint``)."""
    for finding in findings:
        if finding.object is None:
            continue
        one, other = finding.subject.actor, finding.object.actor
        memory.know(other)
        sign = vocabulary().relation(finding.relation).sign
        if sign and finding.stance != "denies":
            memory.relate(one, other, sign)
        if finding.relation == "foughtWith" and finding.stance != "denies" and len(memory.wars) < _WARS:
            memory.wars.add((one, other))
    for one, other in joint:
        memory.relate(one, other, 1)


def only_band(memory: Memory) -> Actor | None:
    """The one unnamed band of which the last sentences tell, where the document names no group."""
    groups = [e.actor for e in memory.entities.values() if e.actor.type in GROUPS]
    near = {actor.name for trace in memory.traces[-_REACH:] for actor in trace.actors}
    return groups[0] if len(groups) == 1 and is_nameless(groups[0]) and groups[0].name in near else None


def at_odds(actors: Iterable[Actor], memory: Memory) -> bool:
    """Whether two of them are foes by what the text has told, so that they do nothing together."""
    names = [actor.name for actor in actors]
    return any(memory.tie(one, other) < 0 for place, one in enumerate(names) for other in names[:place])


def _answers(draft: Draft, head: int) -> bool:
    """Whether the clause answers a charge: "the group denied the accusation"."""
    ahead = draft.units[head + 1 : head + 1 + _AHEAD]
    verb = next((i for i, unit in enumerate(ahead) if unit.kind == "verb"), None)
    if verb is None or not any(form.lemma in wordlists().classes["denying"] for form in ahead[verb].forms):
        return False
    return any(unit.low in _CHARGE for unit in ahead[verb + 1 :])
