"""Wars: whom a war sets against each other: "pits A against B", "waged by A against B"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg.extraction.arguments.doers import doers_of
from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.owners import loyal_to
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase, noun_phrase_before
from kg.extraction.parsing.betweens import across
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.reference.quarrels import other_than_war
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists

__all__ = ["anothers_war", "war_findings"]

_FIGHTING = frozenset(("fighting", "combat", "firefight", "firefights", "skirmishes", "skirmish", "hostilities"))
_PITS = frozenset(("pits", "pitted", "pitting", "sets", "set", "setting"))
_WAGES = frozenset(("fight", "wage"))
_ARMED = frozenset(("forces", "fighters", "name"))
_FIGHT = frozenset(("State", "MilitantGroup"))
_MEANWHILE = frozenset(("after", "following", "amid", "during", "in"))
_WHILE_REACH = 7
"""Units before a fight's noun to the preposition: "after more than two weeks of heavy fighting"."""
_TIME_KINDS = frozenset(("word", "number", "determiner", "adverb", "verb", "date"))
_CLOSED = frozenset(("comma", "stop", "that", "relative", "subordinator", "quote", "conjunction"))
_MOVES = frozenset(
    (
        "seize", "capture", "take", "retake", "recapture", "overrun", "occupy", "enter", "reach", "lose", "withdraw",
        "retreat", "pull", "flee", "advance", "push", "leave", "abandon", "regain", "reclaim", "suffer", "surrender",
        "secure", "clear", "storm", "besiege", "encircle", "cede", "evacuate", "hold", "control", "claim", "drive",
        "gain", "win", "fall",
    )
)  # fmt: skip
"""What those do who fight: of a state that protests after clashes with somebody nobody can tell whether it fought."""


@cache
def _signs() -> frozenset[str]:
    """Words for fighting, beside the verbs of waging war."""
    return wordlists().classes["fight"] | _FIGHTING | _PITS | _BRINKS


def war_findings(clauses: Clauses) -> Iterator[Finding]:
    """Whom the wars of a sentence set against each other."""
    for group in clauses.verbs:
        if group.negated or group.modality != "actual":
            continue
        if group.lemma in _WAGES:
            yield from _waged(clauses, group)
    for index in clauses.places.of(_signs()):
        if clauses.units[index].low in _PITS:
            yield from _pits(clauses, index)
        elif clauses.units[index].low in _BRINKS:
            yield from _brought_near(clauses, index)
        else:
            yield from _meanwhile(clauses, index)
            yield from _under_way(clauses, index)


def _under_way(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "X could not continue the war with Y", "X wants to end its war with Y": that it goes on is taken as known.

    So it is under any modal and negation, and what the verb itself says of it is left to other rules.
    """
    units, after = clauses.units, index + 1
    phrase = noun_phrase_before(units, index)
    if units[index].low not in _WARS or phrase is None or units[phrase.first].low not in _KNOWN:
        return
    if after + 1 >= len(units) or units[after].low not in ("with", "against"):
        return
    if any(unit.kind in NAMES or unit.low in _UNREAL for unit in units[phrase.first + 1 : index]):
        return
    lemmas = _GOES_ON if units[phrase.first].low in ("the", "this") else _GOES_ON | _ENDS_OWN
    group = next((g for g in clauses.verbs if g.head == phrase.first - 1 and g.lemma in lemmas), None)
    clause = clauses.clause(group) if group is not None and group.voice == "active" else None
    if clause is None or (group is not None and group.modality == "counterfactual"):
        return
    others = tuple(p.party for p in clauses.phrases_from(after + 1) if p.party and p.party.roles <= _ARMED)
    fighting = tuple(party for party in clause.subjects if party.actor.type in _FIGHT)
    yield from (replace(finding, given=True) for finding in _against(index, fighting, others))


_WARS = frozenset(("war", "wars", "conflict"))
_KNOWN = frozenset(("the", "its", "their", "his", "this"))
_UNREAL = frozenset(("trade", "tariff", "war", "cold", "price", "propaganda", "verbal", "legal", "culture", "future",
                     "possible", "threatened", "looming", "media", "information", "currency"))  # fmt: skip
_GOES_ON = frozenset(("continue", "win", "lose", "prolong", "sustain", "escalate", "intensify", "pursue", "survive"))
_ENDS_OWN = frozenset(("end", "stop", "halt", "finish", "abandon", "resolve", "terminate", "conclude", "settle"))
"""What a mediator may do to the war of others: "wants to end the war with Y"."""


def _meanwhile(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "A seized K after two days of fighting with B", "After clashes with B, A withdrew from K"."""
    units, after = clauses.units, index + 1
    if after + 1 >= len(units) or units[after].low not in ("with", "against"):
        return
    first = index - 1
    while first > 0 and index - first < _WHILE_REACH and units[first].low not in _MEANWHILE:
        if units[first].kind not in _TIME_KINDS and units[first].low not in ("of", "than"):
            return
        first -= 1
    if first < 0 or units[first].low not in _MEANWHILE:
        return
    others = clauses.phrases_from(after + 1)
    fronted = first == 0 or units[first - 1].kind in ("comma", "conjunction")
    group = _fronting(clauses, others) if fronted else _before(clauses, first)
    if group is None or group.lemma not in _MOVES or group.negated or group.modality != "actual":
        return
    claiming = doers_of(clauses, group) if group.form == "infinitive" else None
    claimed = claiming is not None and claiming.effect == "claims" and not claiming.group.negated
    told = claiming.parties if claiming is not None and claimed else clauses.subjects(group)
    doers = tuple(p for p in told if p.actor.type in _FIGHT or p.roles & {"forces", "fighters"})
    for finding in _against(index, doers, tuple(p.party for p in others if p.party)):
        yield _own_claim(finding) if claimed else finding


def _own_claim(finding: Finding) -> Finding:
    """As by the word of who did it: "A claimed to have seized K after clashes with B"."""
    doer = finding.subject
    return replace(finding, act="claims", claimant=doer.speaker, claimant_at=(doer.start, doer.end))


def _before(clauses: Clauses, first: int) -> VerbGroup | None:
    """The verb whose clause goes on up to ``first``."""
    group = next((g for g in reversed(clauses.groups) if g.head < first), None)
    between = clauses.units[group.head + 1 : first] if group is not None else ()
    return None if any(unit.kind in _CLOSED - {"conjunction"} for unit in between) else group


def _fronting(clauses: Clauses, others: tuple[NounPhrase, ...]) -> VerbGroup | None:
    """The verb of the clause that a comma after ``others`` opens."""
    comma = others[-1].last + 1 if others else len(clauses.units)
    if comma + 1 >= len(clauses.units) or clauses.units[comma].kind != "comma":
        return None
    group = next((g for g in clauses.groups if g.head > comma), None)
    if group is None or group.form != "finite":
        return None
    return None if any(unit.kind in _CLOSED for unit in clauses.units[comma + 1 : group.first]) else group


def _pits(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "the war pitted A against B"; a dispute does so, too, and a lawsuit or a match without any tie."""
    units, relation = clauses.units, _of_what_pits(clauses, index)
    if not relation:
        return
    sides = clauses.phrases_from(index + 1) if index + 1 < len(units) else ()
    loyal = loyal_to(units, sides[-1]) if sides else None
    last = noun_phrase(units, sides[-1].last + 3) if loyal is not None else sides[-1] if sides else None
    after = _past_aside(units, last.last + 1) if last is not None else len(units)
    if after + 1 >= len(units) or units[after].low != "against":
        return
    first = (replace(loyal, roles=_FORCES),) if loyal is not None else tuple(p.party for p in sides if p.party)
    others = clauses.phrases_from(after + 1)
    theirs = loyal_to(units, others[-1]) if others else None
    second = (replace(theirs, roles=_FORCES),) if theirs is not None else tuple(p.party for p in others if p.party)
    yield from (replace(finding, relation=relation) for finding in _against(index, first, second))


def _brought_near(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "the row brought A and B to the brink of war", "took A to the brink of war with B": they are at odds."""
    units = clauses.units
    if [unit.low for unit in units[max(index - 2, 0) : index]] != ["to", "the"] or index + 2 >= len(units):
        return
    group = next((g for g in reversed(clauses.groups) if g.head < index), None)
    if group is None or group.lemma not in _BRINGS or group.voice != "active" or group.modality != "actual":
        return
    war = next((i for i in range(index + 1, min(index + _TO_WAR, len(units))) if units[i].low in _WARS), None)
    if group.negated or war is None or units[index + 1].low != "of":
        return
    sides = [phrase.party for phrase in clauses.phrases_from(group.head + 1) if phrase.party is not None]
    if len(sides) == 1 and war + 1 < len(units) and units[war + 1].low == "with":
        sides += [phrase.party for phrase in clauses.phrases_from(war + 2)[:1] if phrase.party is not None]
    if len(sides) == len(("A", "B")):
        yield from (replace(f, relation="hostileTo") for f in _against(index, (sides[0],), (sides[1],)))


_BRINKS = frozenset(("brink", "verge", "edge", "threshold"))
_BRINGS = frozenset(("bring", "push", "take", "drive", "lead", "move"))
_TO_WAR = 5


def _of_what_pits(clauses: Clauses, index: int) -> str:
    """What those are to each other whom the subject of the "pits" at ``index`` sets against each other."""
    group = clauses.at(index)
    phrases = clauses.subject_phrases(group) if group is not None else ()
    if group is None or not phrases or group.negated or group.modality != "actual":
        return ""
    noun = phrases[0].last
    if (other := other_than_war(clauses.units, noun)) != "":
        return other
    word = clauses.units[noun].low
    event = wordlists().events.get(word)
    if word in _FIGHTING | _RISINGS or (event is not None and event.relation == "attacked"):
        return "foughtWith"
    return event.relation if event is not None and event.relation in _AT_ODDS else ""


_AT_ODDS = frozenset(("foughtWith", "hostileTo", "disputesWith"))
_RISINGS = frozenset(("insurgency", "rebellion", "uprising", "revolt", "insurrection", "campaign"))


_FORCES = frozenset(("forces",))


def _past_aside(units: Units, index: int) -> int:
    """The "against" after ", backed by Y," or ", led by N. N.," at ``index``; ``index`` itself where none follows."""
    if index >= len(units) or units[index].kind != "comma":
        return index
    for place in range(index + 1, min(index + _ASIDE, len(units) - 1)):
        if units[place].kind in ("stop", "end", "quote", "that"):
            return index
        if units[place].kind == "comma" and units[place + 1].low == "against":
            return place + 1
    return index


_ASIDE = 20
_TO_SIDES = 4
"""Units from "fought" to "between": "fought primarily between"."""


def _waged(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "the war was fought between A and B", "an insurgency waged by A against B"."""
    clause = clauses.clause(group)
    reduced = clause is not None and (clause.link == "participial" or _fought_itself(clauses, group))
    if clause is None or (group.voice == "active" and (not reduced or clause.objects)):
        return
    if group.lemma == "fight" and _of_votes(clauses, group):
        return
    between = clause.led_to("between")
    near = range(group.head + 1, min(group.head + _TO_SIDES, len(clauses.units)))
    at = next((i for i in near if clauses.units[i].low == "between"), -1)
    apart = across(clauses.units, at + 1) if at >= 0 else ()
    for side, other in apart:  # "fought between A and B on one side and C on the other"
        yield from _against(group.head, (side,), (other,))
    if (len(between) == 2 or _joined_later(clauses, between)) and not apart:
        yield from _against(group.head, between[:1], between[1:])
    both = _sides_by(clauses, group) or clause.led_to("by")
    if group.voice == "passive" and len(both) == 2 and not clause.led_to("against") and _of_war(clauses, group):
        yield from _against(group.head, both[:1], both[1:])
    yield from _against(group.head, both, clause.led_to("against"))


def _sides_by(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """The two of "fought by the government of P and the rebels of Y", of which a list of owners may begin at P."""
    near = range(group.head + 1, min(group.head + _TO_BY, len(clauses.units) - 1))
    by = next((i for i in near if clauses.units[i].low == "by"), -1)
    listed = clauses.between(by + 1) if by > 0 else ()
    return listed if len(listed) == 2 else ()


_TO_BY = 7
"""Units from "fought" to "by": "fought between 1988 and 1998 by"."""


def _fought_itself(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "the war fought between A and B ended", where no war fights."""
    subjects = clauses.subject_phrases(group)
    return bool(subjects) and group.lemma == "fight" and _of_war(clauses, group)


def _joined_later(clauses: Clauses, sides: tuple[Party, ...]) -> bool:
    """As in "between A and B, and until 1979 also C": C fights A, the first side, and stands beside B."""
    if len(sides) != _THREE:
        return False
    between = [unit.low for unit in clauses.units if sides[1].end <= unit.start < sides[2].start]
    return "and" in between and "also" in between


_THREE = 3


def _of_votes(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether what is fought is no war: "the election was fought between", "a case is being fought"."""
    return any(clauses.units[phrase.last].low in _CONTESTS for phrase in clauses.subject_phrases(group))


_CONTESTS = frozenset(("election", "elections", "poll", "polls", "vote", "referendum", "case",
                       "cases", "lawsuit", "seat", "seats", "contest", "match", "final", "debate", "by-election",
                       "appeal", "argument", "duel", "competition"))  # fmt: skip


def _of_war(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether it is a war that is fought: "the war was fought by A and B", "it was fought …"."""
    subjects = clauses.subject_phrases(group)
    words = {clauses.units[phrase.last].low for phrase in subjects}
    return group.lemma == "fight" and (words <= {"war", "it", "conflict", "battle"} or not words)


def _against(index: int, sides: tuple[Party, ...], others: tuple[Party, ...]) -> Iterator[Finding]:
    for side in sides:
        for other in others:
            armed = side.roles & _ARMED and other.roles & _ARMED and "Place" not in (side.actor.type, other.actor.type)
            if armed and side.actor.name != other.actor.name:
                yield Finding(index, "foughtWith", side, other, score=surer(0.75, side, other))


def anothers_war(clauses: Clauses, finding: Finding) -> bool:
    """Whether "its war" may be of those just named by their deeds: "X was wary of Iranian raids in its war with Y"."""
    owner, other = finding.subject, finding.object
    if finding.relation != "foughtWith" or owner.kind != "coreference" or other is None or owner.start > other.start:
        return False
    events = wordlists().events
    for place in range(len(clauses.units) - 2, -1, -1):
        unit = clauses.units[place]
        if unit.start < owner.start and unit.kind in ("demonym", "possessive", *NAMES) and unit.actor is not None:
            deed = events.get(clauses.units[place + 1].low) if unit.kind == "demonym" else None
            return (
                deed is not None
                and deed.relation == "attacked"
                and unit.actor.name not in (owner.actor.name, other.actor.name)
            )
    return False
