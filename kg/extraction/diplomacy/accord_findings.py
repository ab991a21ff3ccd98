"""Accord findings: the mediations, hosted meetings, agreements and talks that one sentence tells, each told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import cast

from kg.extraction.arguments.accord_mentions import MEDIATING, mentions
from kg.extraction.diplomacy.accord_doing import agents, doing
from kg.extraction.diplomacy.accord_openings import between_neither, fronted, signed_it
from kg.extraction.diplomacy.accord_ties import OVER, subject_effect, ties
from kg.extraction.diplomacy.agreements import agreement_findings
from kg.extraction.diplomacy.awaited import awaited, stayed_away, told_apart
from kg.extraction.diplomacy.expiries import over_since
from kg.extraction.diplomacy.gatherings import gathering_findings
from kg.extraction.diplomacy.led_up_to import between_signatories
from kg.extraction.diplomacy.mediations import CHAIRING, HOSTING, Mentioned, mediation_findings
from kg.extraction.diplomacy.meeting_again import with_talks_before
from kg.extraction.diplomacy.opened import opened_findings
from kg.extraction.diplomacy.outsiders import without_outsiders
from kg.extraction.diplomacy.pacts import anchor
from kg.extraction.diplomacy.talks import talks_findings
from kg.extraction.grammar.findings import Accord, Finding
from kg.extraction.grammar.phrases import Party, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists
from kg.model import Phase

__all__ = ["PRONOUN", "accord_findings"]

PRONOUN = "it"
"""Kind of an accord that a pronoun stands for."""
_ALONE = frozenset(("end", "comma", "preposition", "adverb", "subordinator", "stop", "conjunction", "number", "date"))
_HELPED = MEDIATING | HOSTING | CHAIRING
_STATES = frozenset(("countries", "nations", "states", "republics"))
_OWN = frozenset(("partyTo", "negotiatedWith"))
"""Relations whose ends are the parties alone."""
_BY_ACCORD = 0.55


def _of_others(units: Sequence[Unit], first: int) -> bool:
    """As in "Unlike the accord mediated by Q, the deal of X and Y held": whose the first was, nobody tells."""
    return first > 0 and units[first - 1].low == "unlike"


def _main_subject(clauses: Clauses) -> int:
    """Where the subject of the main clause begins; 0 where that is not known."""
    for group in clauses.groups:
        clause = clauses.clause(group)
        if clause is not None and clause.link == "main" and (phrases := clauses.subject_phrases(group)):
            return phrases[0].first
    return 0


def accord_findings(clauses: Clauses) -> Iterator[Finding]:
    """The mediations, hosted meetings, agreements and talks of a sentence, each told once.

    One whose parties are not in the sentence has none: `AccordMemory.completed` fills them in.
    """
    return between_signatories(clauses.units, tuple(_each_once(clauses)))


def _without_absent(clauses: Clauses, found: Iterable[Finding]) -> Iterator[Finding]:
    """What is told of talks, whose parties another sentence may tell, but never as theirs who stayed away."""
    away = stayed_away(clauses)
    for finding in found:
        open_ended = finding.accord is not None and not finding.parties and finding.relation in _SHUNNED
        if away is None and open_ended:
            continue
        if away and open_ended and finding.accord is not None:
            without = finding.accord.without | away
            yield replace(finding, accord=replace(finding.accord, aloof=True, without=without))
        else:
            yield finding


_SHUNNED = frozenset(("hosted", "mediatedBetween", "negotiatedWith"))
"""What is told of talks, which those who stay away from them have no part in."""


def _each_once(clauses: Clauses) -> Iterator[Finding]:
    made = (mention for mention in mentions(clauses) if not awaited(clauses, mention))
    named = tuple(mention for mention in made if not _of_others(clauses.units, mention.first))
    mentioned = tuple((mention, ties(clauses, mention)) for mention in named)
    apart = any(told_apart(clauses, mention) for mention in named)
    found: dict[tuple[str, str, tuple[str, ...]], Finding] = {}
    many, two = _of_many(clauses), _of_two(clauses)
    elsewhere = any(mention.noun.loose and _on_else(clauses.units, mention.index) for mention in named)
    main = _main_subject(clauses) if clauses.units[0].low == "unlike" else 0
    for told_once in _without_absent(clauses, _without_helpers(tuple(_read(clauses, mentioned)))):
        if told_once.trigger < main:
            continue  # "Unlike the accord mediated by Q, …"
        finding = between_neither(clauses, told_once)
        if (many or (elsewhere and finding.accord and finding.accord.loose)) and finding.accord and not finding.parties:
            finding = replace(finding, accord=replace(finding.accord, many=True))
        if two and finding.accord is not None and not finding.parties:
            finding = replace(finding, accord=replace(finding.accord, two=True))
        if apart and finding.accord is not None and not finding.parties:
            finding = replace(finding, accord=replace(finding.accord, apart=True))
        names = tuple(sorted(party.actor.name for party in finding.parties))
        one = finding.accord.one.actor.name if finding.accord and finding.accord.one and not names else ""
        key = (finding.relation, finding.subject.actor.name if finding.relation not in _OWN else one, names)
        held = found.get(key)
        if held is None or (finding.status and not held.status) or (
            finding.score > held.score and (finding.status or not held.status)
        ):  # fmt: skip
            found[key] = finding
    found = over_since(clauses, without_outsiders(clauses, found))
    told = {key[:2] for key in found if key[0] not in _OWN and key[2]}
    states = _two_states(clauses)
    found = with_talks_before(clauses, found)
    talked = any(key[0] == "negotiatedWith" and key[2] for key in found)
    if talked:  # "A met B; the talks failed": those
        found = {key: told for key, told in found.items() if key != ("negotiatedWith", "", ())}
    for key, finding in found.items():
        if key[2]:
            meant = (
                states and finding.accord is not None and all(party.kind == "coreference" for party in finding.parties)
            )
            yield (
                replace(finding, accord=replace(finding.accord, interstate=True))
                if meant and finding.accord
                else finding
            )
        elif key[:2] not in told:  # "peace thanks to Q, who had mediated for years": whose, is said once
            accord = finding.accord
            yield replace(finding, accord=replace(accord, interstate=True)) if accord and states else finding


_SEVERAL = frozenset(("three", "four", "five", "six", "seven", "eight"))
_WHO = frozenset(("sides", "parties", "countries", "governments", "states", "factions", "delegations", "camps",
                  "groups", "movements", "leaders", "presidents", "neighbours", "neighbors", "capitals", "armies",
                  "nations", "militias", "belligerents"))  # fmt: skip
"""Of whom a number tells how many are at a table."""
_TWO = frozenset(("both", "two", "neither", "either"))


_PEACE = frozenset(("peace", "ceasefire", "truce", "war", "conflict", "crisis", "security", "border", "future", "end",
                    "ending", "hostages", "prisoners", "fighting", "dispute", "withdrawal", "power", "constitution",
                    "disarmament", "reconciliation", "status", "autonomy", "elections", "aid", "captives"))  # fmt: skip


def _on_else(units: Sequence[Unit], index: int) -> bool:
    """Whether a meeting is on what no two at war meet for: "a summit on migration"."""
    phrase = (
        noun_phrase(units, index + 2) if index + 2 < len(units) and units[index + 1].low in ("on", "about") else None
    )
    if phrase is None or phrase.party is not None:
        return False
    words = {unit.low for unit in units[phrase.first : phrase.last + 1]}
    named = any(unit.kind not in ("word", "determiner") for unit in units[phrase.first : phrase.last + 1])
    return not named and not words & _PEACE and not words & wordlists().classes["accord"]


def _of_many(clauses: Clauses) -> bool:
    """Whether it speaks of "the three governments", "all four factions": those of whom an accord is are no two."""
    units = clauses.units
    return any(
        units[index].low in _SEVERAL and index + 1 < len(units) and units[index + 1].low in _WHO
        and index and units[index - 1].low in ("the", "all", "these", "between", "among")
        for index in clauses.places.of(_SEVERAL, ahead=1)
    )  # fmt: skip


def _of_two(clauses: Clauses) -> bool:
    """Whether it speaks of "both sides", "neither party", "the two camps", so that no accord of more is meant."""
    units = clauses.units
    told = (units[i].low for i in clauses.places.of(_TWO, ahead=1) if i + 1 < len(units) and units[i + 1].low in _WHO)
    return any(word != "two" or not _of_many(clauses) for word in told) or any(
        unit.resolved and unit.low.split()[:1] == ["both"] for unit in units
    )


def _two_states(clauses: Clauses) -> bool:
    """Whether the sentence speaks of "the two countries", which no group is one of."""
    units = clauses.units
    return any(
        (unit.low in _STATES and unit.kind == "word" and units[index].low in ("two", "both"))
        or (unit.resolved and not _STATES.isdisjoint(unit.low.split()))
        for index, unit in enumerate(units[1:])
    )


def _without_helpers(findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings; an accord has no parties of whom the sentence says that they helped others to it."""
    helpers = {(f.accord.at, f.subject.actor.name) for f in findings if f.relation not in _OWN and f.accord is not None}
    every = {name for _, name in helpers}
    for finding in findings:
        accord, named = finding.accord, frozenset(name for at, name in helpers if at == finding.trigger)
        if {party.actor.name for party in finding.parties} <= every:
            named |= frozenset(every)  # "announced at a summit, after mediation by A and B"
        own = accord is not None and finding.relation in _OWN
        if accord is not None and own and named & {party.actor.name for party in finding.parties}:
            yield replace(finding, parties=(), accord=replace(accord, one=None, without=accord.without | named))
        else:
            yield finding


def _it(clauses: Clauses) -> Iterator[Finding]:
    """As in "It collapsed within days", "It entered into force in May": the accord of the sentence before."""
    units = clauses.units
    group = next((g for g in clauses.groups if g.first in (1, 2)), None)
    if units[0].low not in ("it", "this") or group is None or group.negated or group.modality != "actual":
        return
    if any(unit.kind != "adverb" for unit in units[1 : group.first]):
        return
    effect = subject_effect(clauses, group)
    helpers = agents(clauses, group) if group.voice == "passive" else ()
    third = group.lemma in _NEGOTIATED and len(helpers) == 1
    brokered = group.voice == "passive" and (group.lemma in MEDIATING or effect == "made" or third)
    following = units[group.head + 1].kind if group.head + 1 < len(units) else "end"
    lone = following in _ALONE or (following == "word" and units[group.head + 1].low in ("apart", "down", "through"))
    if not brokered and (effect not in OVER | {"in force"} or not (lone or effect == "in force")):
        return
    if effect == "in force" and group.lemma in ("begin", "start", "stand", "remain", "survive", "stick"):
        return
    status = cast("Phase", effect) if effect in OVER | {"in force"} else None
    at = anchor(units[0].start, units[0].end)
    signatories = agents(clauses, group) if effect == "made" and group.voice == "passive" else ()
    if len({party.actor.name for party in signatories}) == len(signatories) > 1:
        # "It was signed by A and B": the sentence itself names them.
        own = Accord("agreement", "Agreement", definite=True)
        yield Finding(0, "partyTo", signatories[0], None, "Agreement", signatories, agreement="", accord=own, score=0.7)
        return
    accord = Accord(PRONOUN, "", definite=True, without=_names(helpers) if third else frozenset())
    yield Finding(0, "partyTo", at, None, None, (), agreement="", status=status, accord=accord, score=_BY_ACCORD)
    for helper in helpers if group.lemma in MEDIATING or third else ():
        yield Finding(0, "mediatedBetween", helper, accord=accord, score=_BY_ACCORD)


_NEGOTIATED = frozenset(("negotiate", "engineer", "hammer", "draft", "thrash"))
"""What a third one does for an accord where it is told of one alone: "It was negotiated by the African Union"."""


def _names(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(party.actor.name for party in parties)


def _read(clauses: Clauses, mentioned: Mentioned) -> Iterator[Finding]:
    yield from mediation_findings(clauses, mentioned)
    yield from agreement_findings(clauses, mentioned)
    yield from talks_findings(clauses, mentioned)
    yield from gathering_findings(clauses)
    yield from _it(clauses)
    yield from fronted(clauses)
    yield from signed_it(clauses)
    yield from _helped_to_it(clauses)
    yield from opened_findings(clauses, mentioned)


_MADE_FOR = frozenset(("draft", "engineer", "obtain", "secure", "devise", "orchestrate", "prepare", "draw", "extract"))
"""What a third one does for an accord, or its own parties do."""


def _helped_to_it(clauses: Clauses) -> Iterator[Finding]:
    """As in "Q, which had brokered it": nobody is brokered, so that "it" is the accord that was told last."""
    units = clauses.units
    for group in clauses.groups:
        after = group.head + 1
        if (
            (group.lemma not in _HELPED and group.lemma not in _MADE_FOR)
            or group.voice != "active"
            or after >= len(units)
        ):
            continue
        act = doing(clauses, group)
        if units[after].low not in ("it", "them") or act.modality is None:
            continue
        relation = "hosted" if group.lemma in HOSTING else "mediatedBetween"
        accord = Accord(PRONOUN, "", definite=True, without=_names(act.doers))
        for doer in act.doers:
            yield Finding(group.head, relation, doer, modality=act.modality, accord=accord, score=_BY_ACCORD)
