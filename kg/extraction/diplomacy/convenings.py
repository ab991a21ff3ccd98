"""Convenings: who gets two others to a table, or goes from one to the other, as the words beside the verb tell it.

"Q brought together envoys of A and B", "he brought his two counterparts together", "the envoy met separately with A
and B", "Q put a peace plan to A and B".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.diplomacy.accord_doing import distinct, doing, several_officials
from kg.extraction.diplomacy.delegates import seated_at
from kg.extraction.diplomacy.helps import Help
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["BRINGING", "brought", "convening_helps", "delegations_received", "envoy_of_a_union", "two_officials"]

BRINGING = frozenset(("bring", "get", "gather", "draw", "coax", "lure", "sit", "call", "summon"))
_MEETS = frozenset(("meet", "confer", "consult", "talk", "speak"))
_HOLDS = frozenset(("hold", "have", "conduct"))
_PUTS = frozenset(("submit", "present", "put", "hand", "deliver", "circulate", "propose", "table"))
_OF_PEACE = frozenset(("peace", "ceasefire", "truce", "settlement", "reconciliation", "compromise", "mediation"))
_DRAFTED = frozenset(("accord", "agreement", "treaty", "truce", "deal", "pact"))
_ENVOYS = frozenset(
    ("envoy", "envoys", "mediator", "mediators", "facilitator", "representative", "negotiator", "intermediary",
     "rapporteur", "coordinator", "go-between", "troika", "panel", "delegation")
)  # fmt: skip
_TO_PEACE = frozenset(
    ("peace", "ceasefire", "cease-fire", "truce", "talks", "negotiations", "negotiation", "dialogue", "settlement",
     "reconciliation", "de-escalation", "de-escalate", "mediation", "mediate", "hostilities", "fighting", "process")
)  # fmt: skip
_OF_WAR = frozenset(
    ("de-escalation", "de-escalate", "hostilities", "fighting", "war", "conflict", "cease-fire", "crisis")
)
_TOGETHER = frozenset(("together", "face-to-face"))
_ONE_BY_ONE = frozenset(("separately", "individually", "successively"))
_SEPARATE = frozenset(("separate", "successive", "individual", "parallel"))
_SEATED = frozenset(("face-to-face",))
_OWN = frozenset(("his", "her", "their", "its", "the", "both"))
_NEAR = 8
_ONCE = 2
"""Units from "together" to the comma of "together once, in P"."""
_REACH = 14
_BOTH = 2


def convening_helps(clauses: Clauses) -> Iterator[Help]:
    """The mediations of a sentence that are told by whom somebody gathers, sees in turn or sends a plan to."""
    for group in clauses.acts.of(_VERBS):
        if group.voice != "active" or group.head + 1 >= len(clauses.units):
            continue
        if group.lemma in _URGES:
            yield from _urged(clauses, group)
        if group.lemma in _ARRANGES:
            yield from _arranged(clauses, group)
        if group.lemma in ("receive", "welcome"):
            yield from _received(clauses, group)
        if group.lemma in BRINGING:
            yield from _together(clauses, group)
        elif group.lemma in _MEETS or group.lemma in _HOLDS:
            yield from _in_turn(clauses, group)
        elif group.lemma in _PUTS:
            yield from _put_to(clauses, group)


def _pair(clauses: Clauses, first: int) -> tuple[Party, ...]:
    """The two of "A and B" at ``first`` who can be at a table."""
    found = clauses.between(first) or seated_at(clauses, first) if first < len(clauses.units) else ()
    able = all(party.actor.type in SIDES or party.actor.type == "Person" for party in found)
    return found if len(found) == _BOTH and distinct(found) and able else ()


def _others(doers: tuple[Party, ...], parties: tuple[Party, ...]) -> bool:
    """Whether those who do it are others than the parties."""
    within = {name for party in parties for name in (party.actor.name, party.speaker.name)}
    return bool(doers) and not any({party.actor.name, party.speaker.name} & within for party in doers)


_ARRANGES = frozenset(("set", "organise", "organize", "convene", "engineer", "orchestrate"))


def _arranged(clauses: Clauses, group: VerbGroup) -> Iterator[Help]:
    """As in "Q set up a meeting between A and B", "Q organised a round of talks between A and B"."""
    units, up = clauses.units, clauses.units[group.head + 1].low == "up"
    after = range(group.head + 1, min(group.head + _NEAR + _BOTH, len(units) - 1))
    between = next((i for i in after if units[i].low == "between" or units[i].kind in ("comma", "stop")), 0)
    if not between or units[between].low != "between" or (group.lemma == "set" and not up):
        return
    parties, act = _pair(clauses, between + 1), doing(clauses, group)
    able = bool(parties) and _others(act.doers, parties) and _talks_in(clauses, group.head + 1, between)
    if able and act.modality is not None:
        yield Help("mediatedBetween", group.head, act.doers, act.modality, parties, act.tried)


def _received(clauses: Clauses, group: VerbGroup) -> Iterator[Help]:
    """As in "Q received Presidents N. N. and M. M. in P", "Q received today the foreign ministers of A and B"."""
    units, first, act = clauses.units, group.head + 1, doing(clauses, group)
    while first < len(units) - 1 and units[first].kind in ("date", "adverb"):
        first += 1
    titled = several_officials(units[first].low) and units[first].text[:1].isupper()
    of = next((i for i in range(first, min(first + _ONCE + _NEAR, len(units) - 1)) if units[i].low == "of"), 0)
    named = not titled and of > first and _high(units[of - 1].low) and all(u.kind in _PLAIN for u in units[first:of])
    at = of + 1 if named else first + titled
    guests = _pair(clauses, at)
    people = titled or named or all(guest.speaker.type == "Person" for guest in guests)
    able = bool(people and guests) and len(act.doers) == 1 and _others(act.doers, guests)
    if able and act.modality in ("actual", "planned"):
        yield Help("hosted", group.head, act.doers, act.modality, guests)


_PLAIN = frozenset(("word", "determiner", "adverb", "number"))


def _high(word: str) -> bool:
    """Whether the noun is for several who do not live where they are received, as ambassadors do."""
    return several_officials(word) and word not in ("ambassadors", "consuls", "attachés", "diplomats")


def delegations_received(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X received delegations of A and B"."""
    units = clauses.units
    window = units[group.head + 1 : group.head + 5]
    if group.voice != "active" or group.negated or not any(u.low in ("delegations", "envoys") for u in window):
        return
    of = next((i for i, u in enumerate(units) if u.low in ("of", "from") and i > group.head), None)
    parties = [p.party for p in clauses.phrases_from(of + 1) if p.party] if of is not None else []
    if len({party.actor.name for party in parties}) >= 2:
        for host in clauses.subjects(group):
            yield Finding(group.head, "hosted", host, None, None, tuple(parties), modality=group.modality, score=0.7)


def _urged(clauses: Clauses, group: VerbGroup) -> Iterator[Help]:
    """As in "The mediation team led by Q has asked A and B to respect the truce", "Q, the mediator, urged A and B"."""
    units = clauses.units
    subjects = clauses.subject_phrases(group)
    if len(subjects) != 1 or group.negated or group.modality != "actual":
        return
    words = {unit.low for unit in _called(clauses, subjects[0], group.first)}
    parties = _pair(clauses, group.head + 1 + (units[group.head + 1].low == "on"))
    doers = doing(clauses, group).doers if words & _MEDIATORS and parties else ()
    if doers and _others(doers, parties):
        yield Help("mediatedBetween", group.head, doers, parties=parties)


def _called(clauses: Clauses, subject: NounPhrase, verb: int) -> Sequence[Unit]:
    """The words of a subject, and of what is set beside it: "Q, the mediator,"; no clause about it."""
    units, after = clauses.units, subject.last + 1
    if after + 1 < verb and units[after].kind == "comma" and units[after + 1].kind == "determiner":
        beside = noun_phrase(units, after + 1)
        if beside is not None and beside.last < verb and units[after + 1].low != "no":
            return units[subject.first : beside.last + 1]
    return units[subject.first : after]


_URGES = frozenset(("ask", "urge", "call", "press", "invite", "persuade", "exhort", "implore", "push", "tell"))
_MEDIATORS = frozenset(("mediation", "mediator", "mediators", "facilitator", "facilitators", "intermediary",
                        "intermediaries"))  # fmt: skip


def brought(clauses: Clauses, group: VerbGroup) -> Help | None:
    """The meeting to which Q "brought A and B together in P", "got the two to sit down": a place or a table is told."""
    if group.voice != "active" or group.lemma not in BRINGING or group.head + 1 >= len(clauses.units):
        return None
    units, first = clauses.units, group.head + 1
    found = next(iter(_together(clauses, group)), None)
    parties = found.parties if found is not None else _pair(clauses, first)
    if found is None:
        last = two_officials(clauses, first)
        act = doing(clauses, group)
        if act.modality is None or not act.doers or not (_others(act.doers, parties) if parties else last):
            return None
        found = Help("mediatedBetween", group.head, act.doers, act.modality, parties, act.tried)
    stop = next((i for i in range(first, len(units)) if units[i].kind in ("comma", "stop", "end", "relative")), first)
    words = [unit.low for unit in units[first:stop]]
    at = next((i for i, word in enumerate(words) if word in _TOGETHER), None)
    seated = bool(_SEATED & set(words)) or ("sit" in words and "down" in words)
    there = at is not None and any(units[first + i].low in ("in", "at") for i in range(at, len(words)))
    if at is not None and stop + 1 < len(units) and stop - (first + at) <= _ONCE:
        there |= units[stop].kind == "comma" and units[stop + 1].low in ("in", "at")  # "together once, in Tehran"
    return found if seated or there else None


def _together(clauses: Clauses, group: VerbGroup) -> Iterator[Help]:
    """As in "Q brought together envoys of A and B", "Q brought his two counterparts together"."""
    units, first = clauses.units, group.head + 1
    act = doing(clauses, group)
    if act.modality is None or not act.doers or (group.lemma == "sit" and units[first].low in _TOGETHER | _SEATED):
        return  # "A and B sat face-to-face in P": they seat nobody else
    if units[first].low in _TOGETHER and units[group.head].low in ("brings", "gathers", "draws"):
        return  # an alliance "brings together" its members
    if units[first].low in _TOGETHER:
        parties = _pair(clauses, first + 1)
        if _others(act.doers, parties) or (not parties and two_officials(clauses, first + 1) is not None):
            yield Help("mediatedBetween", group.head, act.doers, act.modality, parties, act.tried)
        return
    last = two_officials(clauses, first)
    if last is not None and any(unit.low in _TOGETHER for unit in units[last + 1 : last + 3]):
        yield Help("mediatedBetween", group.head, act.doers, act.modality, (), act.tried)


def two_officials(clauses: Clauses, first: int) -> int | None:
    """The last unit of "his two counterparts", "the two presidents", of whom the text has told before."""
    phrase = noun_phrase(clauses.units, first) if first < len(clauses.units) else None
    if phrase is None or phrase.party is not None:
        return None
    words = [unit.low for unit in clauses.units[phrase.first : phrase.last + 1]]
    pair = words[-1] == "pair"
    several = several_officials(words[-1]) or words[-1] in wordlists().classes["sides"]
    two = "two" in words or words[0] in ("both", "their") or {"rival", "warring"} & set(words)
    return phrase.last if words[0] in _OWN and (pair or (several and two)) else None


def _in_turn(clauses: Clauses, group: VerbGroup) -> Iterator[Help]:
    """As in "Q met separately with A and B", "Q held separate talks with A and B", "the UN envoy met A and B"."""
    units, act = clauses.units, doing(clauses, group)
    stop = min(group.head + _NEAR, len(units) - 1)
    after = range(group.head + 1, stop)
    given = next((i for i in after if units[i].low == "with"), None)
    words = {unit.low for unit in units[group.head + 1 : (given or stop) + 1]}
    if group.lemma in _HOLDS:
        told = bool(words & _SEPARATE) and given is not None and _talks_in(clauses, group.head + 1, given)
    else:
        around = {unit.low for unit in units[max(0, group.first - 1) : group.head + _REACH]}
        told = bool(around & _ONE_BY_ONE) or (envoy_of_a_union(clauses, act.doers) and bool(around & _TO_PEACE))
    if not told or act.modality is None:
        return
    everywhere = {unit.low for unit in units}
    sent = {unit.low for unit in units[: group.first]} & _ENVOYS
    neutral = (
        bool(sent) or bool(everywhere & (_MEDIATORS | _OF_PEACE | _OF_WAR)) or envoy_of_a_union(clauses, act.doers)
    )
    first = given + 1 if given is not None else group.head + 1
    first += units[first].kind == "adverb"
    parties = _pair(clauses, first)
    if not neutral and parties:  # "held separate talks with A and B on trade"
        foe = clauses.foe(parties[0].actor, official=False)
        neutral = foe is not None and foe.name == parties[1].actor.name
    if neutral and parties and _others(act.doers, parties):
        yield Help("mediatedBetween", group.head, act.doers, act.modality, parties, act.tried)


def _talks_in(clauses: Clauses, first: int, last: int) -> bool:
    nouns = (wordlists().accords.get(unit.low) for unit in clauses.units[first:last])
    return any(noun is not None and noun.kind == "talks" for noun in nouns)


def envoy_of_a_union(clauses: Clauses, doers: tuple[Party, ...]) -> bool:
    """Whether it is the envoy of a body such as the United Nations, who has no talks of its own with a side."""
    if len(doers) != 1 or doers[0].actor.type != "IntergovernmentalOrganization":
        return False
    start = next((i for i, unit in enumerate(clauses.units) if unit.start >= doers[0].start), 0)
    return any(unit.low in _ENVOYS for unit in clauses.units[max(0, start - 4) : start + _NEAR])


def _put_to(clauses: Clauses, group: VerbGroup) -> Iterator[Help]:
    """As in "Q put a peace plan to A and B"."""
    units, act = clauses.units, doing(clauses, group)
    window = range(group.head + 1, min(group.head + _NEAR, len(units) - 1))
    to = next((i for i in window if units[i].low == "to"), None)
    if to is None or act.modality is None:
        return
    given = {unit.low for unit in units[group.head + 1 : to]}
    parties = _pair(clauses, to + 1)
    plan = given & wordlists().classes["peace_plan"] and given & (_OF_PEACE | _DRAFTED)
    if parties and (plan or "compromise" in given) and _others(act.doers, parties):
        yield Help("mediatedBetween", group.head, act.doers, act.modality, parties, act.tried)


_VERBS = _URGES | _ARRANGES | BRINGING | _MEETS | _HOLDS | _PUTS | {"receive", "welcome"}
"""Verbs at which one of the rules begins."""
