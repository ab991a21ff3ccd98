"""Levies: sanctions and tariffs that only a noun tells: "X's imposition of tariffs on Y", "X may lift the ban on Y".

Who is to lift, ease or keep a measure has taken it, whatever becomes of it; and where the text has told who punishes
somebody, "the sanctions against Y" are his.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.doers import doers_of
from kg.extraction.arguments.foes import foe_party
from kg.extraction.arguments.objects import surer
from kg.extraction.arguments.perpetrators import past_when
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.owners import single_owner
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, noun_phrase, noun_phrase_before
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.parsing.slots import TAXES, whose_goods
from kg.extraction.patterns.nominals import factual
from kg.extraction.reference.feuds import Feuds
from kg.extraction.words.descriptions import GROUPS, STATES

__all__ = ["known_levies", "levy_findings", "may_take"]

_MEASURES = frozenset(("sanctions", "embargo", "embargoes", "tariffs", "tariff", "duties", "levies", "boycott",
                       "blockade", "ban", "restrictions", "curbs", "quotas"))  # fmt: skip
_LOOSE = frozenset(("ban", "restrictions", "curbs", "quotas", "duties", "levies"))
"""Measures that may be no punishment, unless they are of trade or on somebody's goods."""
_OF_TRADE = frozenset(
    ("trade", "economic", "punitive", "import", "export", "arms", "oil", "financial", "visa", "travel")
)
_TAKEN = frozenset(("imposed", "levied", "ordered", "slapped", "placed", "decreed", "enacted", "declared"))
_ON = frozenset(("on", "against", "upon"))
_IMPOSING = frozenset(("imposition", "reimposition", "introduction", "renewal", "extension", "lifting", "easing"))
_HOLDS = frozenset(("lift", "end", "ease", "relax", "remove", "drop", "scrap", "suspend", "loosen", "revoke", "rescind",
                    "waive", "repeal", "cancel", "maintain", "keep", "retain", "renew", "extend", "tighten", "prolong",
                    "soften", "review", "reconsider", "defend", "enforce", "abandon"))  # fmt: skip
_LIFTS = frozenset(("lift", "end", "remove", "drop", "scrap", "suspend", "revoke", "rescind", "waive", "repeal",
                    "cancel", "abandon"))  # fmt: skip
"""What leaves no measure in force that was done: what became of the sanctions that were lifted is for others to say."""
_ANY = frozenset(("any", "no", "new", "further", "fresh", "more", "additional", "tougher", "other", "such"))
_SHOWN = frozenset(("the", "its", "their", "his", "these", "those", "current", "existing"))


def levy_findings(clauses: Clauses, said: Sequence[Finding]) -> Iterator[Finding]:
    """The measures of a sentence whose taker it names by a noun of imposing, or by a verb of lifting or keeping.

    Args:
        clauses: the sentence.
        said: what other rules have read in it.
    """
    for phrase, target in _measures(clauses, said):
        for taker in _takers(clauses, phrase):
            if may_take(taker, target):
                score = surer(0.75, taker, target)
                known = _known(clauses, phrase)
                found = Finding(phrase.last, "sanctions", taker, target, given=known, score=score)
                yield _by_who_asks(clauses, phrase, found, said)
    yield from _protested(clauses, {f.target for f in said if f.relation == "sanctions"})


def _by_who_asks(clauses: Clauses, phrase: NounPhrase, found: Finding, said: Sequence[Finding]) -> Finding:
    """The finding; where only who asks for an end to it calls it a measure against Y, by his account.

    As in "X demanded that Z lift its restrictions on Y's exports"; sanctions and embargoes are decreed and no view.
    """
    if clauses.units[phrase.last].low not in _LOOSE | {"blockade"}:
        return found
    asked = (f for f in said if f.relation == "demandsOf" and f.target == found.subject.actor.name)
    demand = next((f for f in asked if f.trigger < phrase.first), None)
    if demand is None:
        return found
    by = demand.subject
    at = demand.claimant_at or (by.start, by.end)
    return replace(found, act="claims", claimant=demand.claimant or by.speaker, claimant_at=at, given=True)


def _protested(clauses: Clauses, told: set[str | None]) -> Iterator[Finding]:
    """As in "X walked out in protest at new Y sanctions", which are on X where the words name nobody else."""
    units = clauses.units
    for index in clauses.places.of(_MEASURES, ahead=1):
        phrase = noun_phrase_before(units, index)
        taker = single_owner(units, phrase) if phrase is not None and units[index].low not in _LOOSE else None
        led = phrase.first - 1 if phrase is not None else 0
        if taker is None or led < _PAIR or units[led].low not in ("at", "over", "against", "to", "for"):
            continue
        answers = units[led - 1].low in _ANSWERS and units[led - 2].low == "in"
        after = units[index + 1].low if index + 1 < len(units) else ""
        group = next((g for g in reversed(clauses.groups) if g.head < led - 1), None)
        if not answers or group is None or group.modality != "actual" or after in _ON or units[index + 1].kind in _MORE:
            continue
        for target in clauses.subjects(group) if not group.negated else ():
            if may_take(taker, target) and target.actor.name not in told:
                yield Finding(index, "sanctions", taker, target, given=True, score=surer(0.7, taker, target))


_PAIR = 2
_ANSWERS = frozenset(("protest", "response", "retaliation", "reaction", "reply", "anger"))
_MORE = frozenset(("word", "verb", "relative", "that"))


def known_levies(clauses: Clauses, feuds: Feuds, said: Sequence[Finding]) -> Iterator[Finding]:
    """Whose "the sanctions against Y" are, by the sentences before.

    Args:
        clauses: the sentence.
        feuds: who punishes whom by the sentences before it.
        said: what other rules have read in it.
    """
    units = clauses.units
    for phrase, target in _measures(clauses, said):
        taker = feuds.punisher(target.actor)
        shown = units[phrase.first].low in _SHOWN or units[phrase.last + 1].low in _TAKEN
        unowned = single_owner(units, phrase) is None and not any(
            unit.kind == "possessive" for unit in _words(units, phrase)
        )
        if taker is None or not shown or not unowned or not factual(clauses, phrase.last):
            continue
        end = foe_party(taker, clauses, NounPhrase(phrase.last, phrase.last, None, frozenset()))
        if may_take(end, target):
            yield Finding(phrase.last, "sanctions", end, target, score=surer(0.75, end, target))


def _measures(clauses: Clauses, said: Sequence[Finding]) -> Iterator[tuple[NounPhrase, Party]]:
    """Each measure of the sentence that leads to whom it punishes, and of which nothing has been read."""
    units, told = clauses.units, {f.target for f in said if f.relation == "sanctions"}
    for index in clauses.places.of(_MEASURES, ahead=2):
        phrase = _past_verb(clauses, noun_phrase_before(units, index))
        after = index + 1
        if phrase is None or (units[phrase.first].low not in _SHOWN and _open(units, phrase)):
            continue
        if units[after].low in _TAKEN:
            after = past_when(units, after + 1)
        if after + 1 >= len(units) or units[after].low not in _ON:
            continue
        struck = noun_phrase(units, after + 1)
        goods = whose_goods(units, after + 1, taxed=units[index].low in TAXES)
        loose = units[index].low in _LOOSE and not any(u.low in _OF_TRADE for u in _words(units, phrase))
        target = goods or (struck.party if struck is not None and not loose else None)
        if target is not None and target.actor.name not in told:
            yield phrase, replace(target, roles=frozenset(("name",)))


def _past_verb(clauses: Clauses, phrase: NounPhrase | None) -> NounPhrase | None:
    """The phrase without a verb that looks like a noun before it: the sanctions of "able to lift trade sanctions"."""
    inside = [g.head for g in clauses.groups if phrase is not None and phrase.first <= g.head < phrase.last]
    return replace(phrase, first=inside[-1] + 1) if phrase is not None and inside else phrase


def _open(units: Units, phrase: NounPhrase) -> bool:
    """Whether the measure need not have been taken: "any sanctions", "new tariffs"."""
    return any(unit.low in _ANY for unit in units[phrase.first : phrase.last])


def _words(units: Units, phrase: NounPhrase) -> Units:
    return units[phrase.first : phrase.last]


def _takers(clauses: Clauses, phrase: NounPhrase) -> tuple[Party, ...]:
    """Who has taken the measure."""
    units = clauses.units
    if phrase.first > 1 and units[phrase.first - 1].low == "of":
        return _imposers(clauses, phrase)
    for group in clauses.groups:
        clause = clauses.clause(group) if group.lemma in _HOLDS and group.head < phrase.first else None
        if clause is None or group.voice != "active" or not any(o.last == phrase.last for o in clause.objects):
            continue
        own = units[phrase.first].low in _OWN if group.lemma in _HELD else True
        done = group.lemma in _LIFTS and group.form == "finite" and group.modality == "actual" and not group.negated
        takers = (doers_of(clauses, group).parties if clause.link == "infinitive" else ()) or clause.subjects
        return takers if own and not done else ()  # "noted Y's plan to ease its sanctions": Y's
    return ()


_HELD = frozenset(("defend", "review", "reconsider", "enforce", "abandon"))
"""What others than the taker may do with a measure."""
_OWN = frozenset(("its", "their", "his", "her"))


def _imposers(clauses: Clauses, phrase: NounPhrase) -> tuple[Party, ...]:
    """Whose the imposition is: "X's imposition of tariffs on Y", "the imposition by X of", "of tariffs on Y by X"."""
    units, before = clauses.units, phrase.first - 2
    by = next((i for i in range(before, max(before - _TO_BY, 0), -1) if units[i].low == "by"), None)
    agent = noun_phrase(units, by + 1) if by is not None else None
    if by is not None and agent is not None and agent.last == before and units[by - 1].low in _IMPOSING:
        return (agent.party,) if agent.party is not None else ()
    act = noun_phrase_before(units, before) if units[before].low in _IMPOSING else None
    owner = single_owner(units, act) if act is not None else None
    if owner is not None or act is None:
        return (owner,) if owner is not None else ()
    later = clauses.places.of(_BY)
    after = next((i for i in later if phrase.last < i <= phrase.last + _TO_AGENT), None)
    agent = noun_phrase(units, after + 1) if after is not None else None
    return (agent.party,) if agent is not None and agent.party is not None else ()


_TO_BY = 6
_TO_AGENT = 7
_BY = frozenset(("by",))


def _known(clauses: Clauses, phrase: NounPhrase) -> bool:
    """Whether the words take the measure as known, whatever is wished or planned: "hopes to lift the sanctions"."""
    return clauses.units[phrase.first - 1].low != "of" or factual(clauses, phrase.last)


def may_take(taker: Party, target: Party) -> bool:
    """Whether the one can punish the other so: a state, a union or a body of theirs, and somebody else."""
    takes = taker.actor.type in STATES | GROUPS | {"IntergovernmentalOrganization", "Organization"}
    suffers = target.actor.type in STATES | GROUPS | {"IntergovernmentalOrganization"} or target.actor.type == "Place"
    own = {taker.actor.name, taker.actor.acts_for}
    return takes and suffers and target.actor.name not in own and "assets" not in taker.roles
