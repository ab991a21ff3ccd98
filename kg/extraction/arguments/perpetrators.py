"""Perpetrators: the "by X" of "an attack carried out in P on Monday by X", which a participle or a date precedes."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.owners import owner_after
from kg.extraction.grammar.phrases import NounPhrase, Party, noun_phrase
from kg.extraction.parsing.clause import Clause
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS, STATES
from kg.extraction.words.units import NAMES
from kg.extraction.words.verbforms import Units
from kg.extraction.words.wordlists import wordlists

__all__ = [
    "acknowledged", "agents_at", "before_doing", "by_the_verb", "by_whose_hands", "claimed_at", "past_by", "past_doing",
    "past_when", "whole_of",
]  # fmt: skip

_DOES = frozenset(
    ("carry", "perpetrate", "commit", "launch", "stage", "mount", "conduct", "lead", "lay", "unleash", "execute",
     "orchestrate", "mastermind", "organise", "organize", "undertake", "fire", "wage", "spring", "set", "plant",
     "initiate", "direct", "inflict", "claim", "impose", "maintain", "decree", "enforce", "levy", "slap")
)  # fmt: skip
"""Participles between a noun of violence and the "by" that tells whose it was."""
_MEASURES = frozenset(("sanctions", "tariffs", "embargo", "embargoes", "boycott", "boycotts", "restrictions", "bans",
                       "ban", "duties", "curbs", "criticism", "protests"))  # fmt: skip
"""What hits somebody without violence: who is "hit by X and Y-ian sanctions" is not struck by X."""
_WHEN = frozenset(("on", "of", "in", "during", "from", "at", "early", "late", "since", "dated"))
_WHICH = frozenset(("last", "this", "the", "that", "early", "late", "earlier", "previous", "same"))
_YEAR = 1000


def agents_at(clauses: Clauses, by: int) -> list[Party]:
    """Whom "by" at that index names, also past what he fires or lays: "killed by a mine laid by X"."""
    phrases = [phrase for phrase in clauses.phrases_from(by + 1) if phrase.party]
    named = [phrase.party for phrase in phrases if phrase.party and not _of_measures(clauses.units, phrase.last)]
    weapon = noun_phrase(clauses.units, by + 1) if not phrases and by + 1 < len(clauses.units) else None
    whose = owner_after(clauses.units, weapon) if weapon is not None else None
    return named if whose is None else [whose]


def _of_measures(units: Units, last: int) -> bool:
    """Whether the name that ends at ``last`` only tells whose the measures are: "by X and Y-ian trade sanctions"."""
    if last + 1 >= len(units) or units[last + 1].low not in ("and", "or"):
        return False
    named = ("capital", "determiner", *NAMES)
    head = next((i for i in range(last + 2, len(units)) if units[i].kind not in named), len(units) - 1)
    return any(unit.low in _MEASURES for unit in units[head : head + 3]) and units[head].kind in ("word", "verb")


def past_when(units: Units, first: int) -> int:
    """The index after "on 19 February", "last week", "of Monday night" at ``first``; ``first`` where none is there."""
    index = first + (first < len(units) and units[first].low in _WHEN)
    which = index
    while index < len(units) and units[index].low in _WHICH:
        index += 1
    start = index
    while index < len(units) and (units[index].kind == "date" or _counts(units, index)):
        index += 1
    if any(unit.kind == "date" for unit in units[start:index]) or (index == start + 1 and _year(units[start].low)):
        return index
    span = index == start and start > which and start < len(units)
    return start + 1 if span and units[start].low in wordlists().classes["span"] else first


def _counts(units: Units, index: int) -> bool:
    """Whether a number is the day or year of a date beside it."""
    beside = units[max(index - 1, 0) : index + 2]
    return units[index].kind == "number" and any(unit.kind == "date" for unit in beside)


def _year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and int(word) > _YEAR


def past_doing(units: Units, first: int) -> int | None:
    """The preposition after "carried out", "perpetrated last week", "launched in May"; ``None`` where there is none.

    It is the "by" of whoever did it, or one that leads to whom it was launched against.
    """
    if first >= len(units) or not any(form.participle and form.lemma in _DOES for form in units[first].forms):
        return None
    after = first + 1
    after += after < len(units) and units[after].low == "out"
    while after < len(units) and units[after].kind == "adverb":
        after += 1
    after = past_when(units, after)
    aimed = units[first].low in _LAUNCHED and after < len(units) and units[after].low in _AT
    return after if aimed or (after < len(units) and units[after].low == "by") else None


_LAUNCHED = frozenset(("launched", "mounted", "directed", "waged", "unleashed", "staged", "carried", "conducted",
                       "perpetrated", "committed", "executed", "undertaken", "orchestrated", "inflicted",
                       "imposed", "levied", "slapped", "decreed"))  # fmt: skip
_AT = frozenset(("against", "on", "towards", "toward", "into", "at"))


def past_by(units: Units, index: int) -> int | None:
    """The index after the "by" or "at the hands of" at ``index``; ``None`` where neither is there."""
    if index < len(units) and units[index].low == "by":
        return index + 1
    return index + 4 if [unit.low for unit in units[index : index + 4]] == ["at", "the", "hands", "of"] else None


def whole_of(units: Units, of: int, given: NounPhrase) -> bool:
    """As in "the bombing by the Eighth Brigade of the X": whose brigade it is, and not whom it struck."""
    part = units[of - 1].low.rpartition(" ")[2] if of and units[of].low == "of" else ""
    party = given.party
    armed = party is not None and (party.actor.type in GROUPS or "forces" in party.roles)
    return armed and part in _UNITS_OF and any(unit.low == "by" for unit in units[max(of - 6, 0) : of])


_UNITS_OF = frozenset(("brigade", "brigades", "battalion", "regiment", "division", "corps", "wing", "branch", "faction",
                       "squad", "cell", "unit", "column", "detachment"))  # fmt: skip


def claimed_at(units: Units, by: int) -> bool:
    """Whether whoever stands after "by" only says that it was he: "a raid claimed by X"."""
    return by > 0 and units[by - 1].low in ("claimed", "announced", "acknowledged")


def acknowledged(finding: Finding) -> Finding:
    """The finding as what its subject says of itself."""
    doer = finding.subject
    return replace(finding, claimant=doer.speaker, claimant_at=(doer.start, doer.end), act="acknowledges")


def before_doing(units: Units, by: int) -> int:
    """The index of the last word before "carried out by" with its "by" at ``by``."""
    last = by - 1
    while last > 0 and (units[last].kind in ("adverb", "date") or units[last + 1].kind == "date"):
        last -= 1  # "carried out on Monday by"
    last -= units[last].low == "out"
    return last - 1 if last > 0 and any(f.participle and f.lemma in _DOES for f in units[last].forms) else by - 1


def _killers(clauses: Clauses, attack: NounPhrase) -> list[Party]:
    """Whose attack it is by the verb before it: "X killed 201 guerrillas in an attack on a Y base"."""
    units = clauses.units
    group = next((g for g in reversed(clauses.groups) if g.head < attack.first), None)
    clause = clauses.clause(group) if group is not None and group.lemma in _KILLING else None
    if group is None or clause is None or group.negated or group.modality != "actual" or group.form == "infinitive":
        return []
    if attack.first < 1 or units[attack.first - 1].low not in ("in", "during") or units[attack.first].low == "the":
        return []
    if any(unit.kind in ("comma", "stop", "relative", "that") for unit in units[group.head : attack.first]):
        return []
    doers = clause.subjects if group.voice == "active" else clause.agents
    struck = {unit.actor.type for unit in units[attack.last + 1 :] if unit.kind in NAMES and unit.actor is not None}
    if group.voice == "active" and struck and not struck & GROUPS and any(_band(slain) for slain in clause.objects):
        return []  # "police killed four gunmen in an attack on the Y consulate", which may have been theirs
    return [doer for doer in doers if doer.roles & {"forces", "fighters"} or doer.actor.type in GROUPS | STATES]


def by_the_verb(clauses: Clauses, attack: NounPhrase, last: int) -> tuple[list[Party], int]:
    """Whose attack it is by a verb before or after it, and that verb where it is what tells the attack; else -1."""
    before = _killers(clauses, attack)
    return (before, -1) if before else _passively(clauses, attack, last)


def _passively(clauses: Clauses, attack: NounPhrase, last: int) -> tuple[list[Party], int]:
    """Whose attack it is by the passive after it: "raids on villages were carried out by X", ", of which two were …".

    Args:
        clauses: the sentence.
        attack: the noun of violence.
        last: the last unit of whom or what it was on, of which no such verb is told.

    Returns:
        Who did it, and the verb.
    """
    later = [g for g in clauses.groups if g.head > last][:_VERBS]
    group = next((g for g in later if g.voice == "passive" and g.lemma in _COMMITS), None)
    if group is None or group.negated:
        return [], -1
    clause = clauses.clause(group) if group.modality == "actual" and group.form == "finite" else None
    if clause is None or (group.lemma == "carry" and clauses.units[group.head + 1].low != "out"):
        return [], -1
    around, hedges = clauses.units[group.first - 1 : group.head + 4], wordlists().classes["hedge"] | _UNSURE
    if any(unit.low in hedges for unit in around):
        return [], -1
    subject = next(iter(clauses.subject_phrases(group)), None)
    told = subject is not None and attack.first <= subject.first <= last
    share = subject is not None and all(u.kind == "number" for u in clauses.units[subject.first : subject.last + 1])
    share = share and [u.low for u in clauses.units[last + 1 : last + 4]] == [",", "of", "which"]
    agents = [agent for agent in clause.agents if agent.actor.type in GROUPS | STATES] if told or share else []
    return agents, group.head


_VERBS = 2
"""Verbs among which that of the attack is: "the raid on P, in which ten died, was launched by X"."""
_UNSURE = frozenset(("probably", "possibly", "perhaps", "likely", "presumably", "or"))
_COMMITS = frozenset(("carry", "perpetrate", "commit", "launch", "stage", "mount", "conduct", "unleash"))


def _band(slain: NounPhrase) -> bool:
    return "fighters" in slain.roles or (slain.party is not None and slain.party.actor.type in GROUPS)


_KILLING = frozenset(("kill", "wound", "injure", "capture", "destroy", "abduct", "kidnap", "massacre", "slaughter"))


def by_whose_hands(units: Units, clause: Clause) -> int | None:
    """The index of the "of" in "was killed at the hands of X", "was murdered on the orders of X"."""
    found = [past_by(units, phrase.first - 1) for phrase in clause.complements.get("at", ())]
    found += [_ordered(units, phrase.first - 1) for phrase in clause.complements.get("on", ())]
    return next((first - 1 for first in found if first is not None), None)


def _ordered(units: Units, index: int) -> int | None:
    """The index after "on the orders of" at ``index``; ``None`` where it is not there."""
    words = [unit.low for unit in units[index : index + 5]]
    words = [word for word in words if word not in ("the", "direct", "personal", "express")]
    if len(words) < len(_ORDERED) or words[0] != "on" or words[1] not in _ORDERS or words[2] != "of":
        return None
    return next(i for i in range(index, index + 5) if units[i].low == "of") + 1


_ORDERED = ("on", "orders", "of")
_ORDERS = frozenset(("order", "orders", "instructions", "command"))
