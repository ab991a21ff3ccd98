"""Red lines: what somebody warns that he will not stand, or will answer by force: a threat to who would do it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments.objects import content_from, surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.owners import single_owner
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.wordlists import wordlists
from kg.vocabulary import vocabulary

__all__ = ["redline_findings"]

_WARNS = frozenset(("warn", "threaten"))
_SAYS = frozenset(("say", "declare", "announce", "state", "insist", "stress", "tell", "reiterate", "repeat", "add",
                   "reaffirm", "emphasise", "emphasize", "maintain", "affirm", "confirm", "assert"))  # fmt: skip
_STANDS = frozenset(("tolerate", "countenance", "brook", "condone", "stomach"))
_LETS = frozenset(("allow", "permit", "let", "accept", "ignore"))
_ANSWERS = frozenset(("respond", "retaliate", "react", "answer", "reply"))
_HOSTILE = frozenset(
    ("aggression", "provocation", "provocations", "violation", "violations", "incursion", "incursions", "interference",
     "escalation", "invasion", "infiltration", "intrusion", "intrusions", "breach", "breaches", "presence", "troops",
     "forces", "missiles", "base", "bases", "threats", "drones", "overflights", "encroachment", "meddling", "terrorism",
     "hostilities", "adventurism", "misadventure", "soldiers", "encroachments", "militants", "fighters")
)  # fmt: skip
_SELF = frozenset(("it", "he", "she", "they", "we", "i"))
_REACH = 8


def redline_findings(clauses: Clauses) -> Iterator[Finding]:
    """The threats of a sentence that tell what would bring them about."""
    vowing = wordlists().classes["vowing"]
    for group in clauses.groups:
        warns = group.lemma in _WARNS or group.lemma in vowing
        if group.voice != "active" or group.negated or group.form == "infinitive":
            continue
        if group.lemma in _AVENGES:
            yield from _to_come(clauses, group)
        if group.modality != "actual":
            continue
        if not warns and group.lemma not in _SAYS:
            continue
        first = group.head + 1
        found = _avenged(clauses.units, first) if warns else None
        if found is None:
            inner = next((g for g in clauses.groups if g.head > group.head), None)
            if inner is None:
                continue
            if inner.voice == "active" and _by_himself(clauses, group, inner):
                first, found = inner.first, _crossed(clauses, inner, warns=warns)
            elif inner.voice == "passive" and (blow := _answered(clauses, group, inner)) is not None:
                first, found = blow.first, _whose(clauses.units, blow)
        if found is None:
            continue
        content = content_from(clauses.units, first)
        for doer in clauses.subjects(group):
            if doer.actor.name != found.actor.name and found.actor.type in _THREATENED:
                yield Finding(group.head, "threatens", doer, found, content=content, score=surer(0.7, doer, found))


_AVENGES = frozenset(("retaliate", "avenge"))


def _to_come(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X will retaliate for the Y raids", "We will avenge this Y aggression": what who speaks will do himself."""
    clause = clauses.clause(group)
    if clause is None or clause.link not in ("main", "coordinate") or group.modality not in ("expected", "planned"):
        return
    found = _crossed(clauses, group, warns=True)
    for doer in clauses.subjects(group) if found is not None else ():
        if found is not None and doer.actor.name != found.actor.name and found.actor.type in _THREATENED:
            content = content_from(clauses.units, group.head)
            yield Finding(group.head, "threatens", doer, found, content=content, score=surer(0.7, doer, found))


def _answered(clauses: Clauses, group: VerbGroup, inner: VerbGroup) -> NounPhrase | None:
    """The attack of "X warned that any attack by Y would be met with force", which nobody named is to answer."""
    clause, units = clauses.clause(inner), clauses.units
    ahead = {unit.low for unit in units[inner.head + 1 : inner.head + _REACH]}
    if clause is None or clause.link != "content" or inner.modality not in ("expected", "conditional") or inner.negated:
        return None
    if inner.lemma not in _MEETS or "by" in ahead or group.head + 1 >= len(units):
        return None
    if inner.lemma == "meet" and not ahead & _FORCE:
        return None
    first = group.head + 1 + (units[group.head + 1].kind == "that")
    phrase = noun_phrase(units, first) if first < len(units) else None
    return phrase if phrase is not None and phrase.last < inner.first else None


_MEETS = frozenset(("meet", "answer", "repel", "avenge", "punish", "counter", "repulse", "crush"))
_FORCE = frozenset(("force", "response", "fire", "retaliation", "reprisals", "resistance", "war", "blow", "punishment"))
_THREATENED = SIDES | {"IntergovernmentalOrganization"}


def _avenged(units: Units, first: int) -> Party | None:
    """Whose deed it is that vengeance is sworn for: "vowed revenge for Y's strike", "promised retaliation over"."""
    phrase = noun_phrase(units, first) if first < len(units) else None
    if phrase is None or units[phrase.last].low not in _VENGEANCE:
        return None
    after = phrase.last + 1
    if after + 1 >= len(units) or units[after].low not in _FOR:
        return None
    return _whose(units, noun_phrase(units, after + 1))


_VENGEANCE = frozenset(("revenge", "retaliation", "vengeance", "reprisals", "retribution", "response", "reprisal"))
_FOR = frozenset(("for", "after", "over", "to", "following"))
_BACK = frozenset(("hit", "strike", "fight", "shoot"))


def _by_himself(clauses: Clauses, group: VerbGroup, inner: VerbGroup) -> bool:
    """Whether the one who warns speaks of what he will do: "X warned that it would not", "X vowed to"."""
    clause = clauses.clause(inner)
    if clause is None or clause.governor is None or clause.governor.head != group.head:
        return False
    if inner.form == "infinitive":
        told = clauses.units[group.head + 1 : inner.first]  # "warned not to", and not "warned Y not to"
        return clause.control == "subject" or all(unit.kind in ("to", "negation", "adverb") for unit in told)
    if clause.link != "content" or inner.modality not in ("expected", "conditional"):
        return False
    own = {party.actor.name for party in clauses.subjects(group)}
    return clauses.units[inner.first - 1].low in _SELF or own == {p.actor.name for p in clauses.subjects(inner)}


def _crossed(clauses: Clauses, inner: VerbGroup, *, warns: bool) -> Party | None:
    """Who would cross the line: whose attacks will not be tolerated, or will be answered."""
    units, first = clauses.units, inner.head + 1
    if inner.negated and (inner.lemma in _STANDS or (warns and inner.lemma in _LETS)):
        phrase = noun_phrase(units, first) if first < len(units) else None
        if phrase is not None and inner.lemma in _LETS and phrase.party is not None:
            led = phrase.last + 1 < len(units) and units[phrase.last + 1].kind == "to"
            if led or inner.lemma == "let":
                return phrase.party if _does(clauses, phrase.last) else None
        return _whose(units, phrase)
    if inner.negated:
        return None
    if inner.lemma == "avenge":
        return _whose(units, noun_phrase(units, first) if first < len(units) else None)
    back = inner.lemma in _BACK and first < len(units) and units[first].low == "back"
    if inner.lemma not in _ANSWERS and not back:
        return None
    for index in range(first, min(first + _REACH, len(units) - 1)):
        if units[index].low in _FOR | {"against"}:
            return _whose(units, noun_phrase(units, index + 1))
        if units[index].kind in ("stop", "comma", "end", "that", "subordinator", "conjunction"):
            return None
    return None


def _does(clauses: Clauses, last: int) -> bool:
    """Whether who ends at ``last`` would do something: not in "would not let Y collapse", "allow Y to be broken up"."""
    done = next((g for g in clauses.groups if last < g.head), None)
    near = done is not None and done.first <= last + 2
    return done is not None and near and done.voice == "active" and done.lemma not in _SUFFERS


_SUFFERS = frozenset(
    ("collapse", "fall", "fail", "lose", "starve", "suffer", "die", "sink", "slide", "descend", "become", "be", "slip",
     "drift", "disintegrate", "crumble", "perish", "burn", "bleed", "vanish", "disappear", "implode", "default")
)  # fmt: skip


def _whose(units: Units, phrase: NounPhrase | None) -> Party | None:
    """Whose attack or provocation the phrase names: "any Y strike", "attacks by Y", "Y troops"."""
    if phrase is None or not _hostile(units[phrase.last].low):
        return None
    owner = phrase.party or single_owner(units, phrase)
    if owner is None and units[phrase.first].low in ("any", "every", "all", "further", "such"):
        inner = noun_phrase(units, phrase.first + 1) if phrase.first < phrase.last else None
        owner = (inner.party or single_owner(units, inner)) if inner is not None else None
    after = phrase.last + 1
    if owner is None and after + 1 < len(units) and units[after].low in ("by", "from"):
        agent = noun_phrase(units, after + 1)
        owner = agent.party if agent is not None else None
    return owner


def _hostile(noun: str) -> bool:
    event = wordlists().events.get(noun)
    if event is None or event.relation == "criticises":
        return noun in _HOSTILE
    return noun in _HOSTILE or vocabulary().relation(event.relation).sign < 0
