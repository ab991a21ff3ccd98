"""Demands that name nobody who is to meet them: "X demanded a referendum", "Y's call for an end to the war"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.arguments.contents_told import content_beside
from kg.extraction.arguments.objects import agent_index, content_from, surer
from kg.extraction.claims.demands import as_asker, demanded, speakers
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.nominals import factual
from kg.extraction.speech.sources import owned_noun
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.wordlists import wordlists

__all__ = ["unaddressed_findings"]

_ASKS = {"demand": "", "call": "for", "appeal": "for", "plead": "for", "press": "for", "push": "for", "lobby": "for",
         "clamour": "for", "clamor": "for", "agitate": "for", "insist": "on"}  # fmt: skip
_NOUNS = {"call": "for", "calls": "for", "demand": "for", "demands": "for", "appeal": "for", "appeals": "for",
          "plea": "for", "pleas": "for", "insistence": "on"}  # fmt: skip
_NAMING = frozenset(_NOUNS)
_MILITARY = frozenset(
    ("reinforcements", "reinforcement", "backup", "cover", "support", "help", "artillery", "airstrikes", "airstrike",
     "strikes", "strike", "ambulance", "ambulances", "evacuation", "protest", "protests", "demonstrations", "jihad",
     "attack", "attacks", "war", "revenge", "rally", "rallies", "uprising", "boycott", "resistance", "murder",
     "killing", "destruction", "extermination", "annihilation", "intifada", "death", "deaths", "blood", "violence",
     "campaign", "campaigns")
)  # fmt: skip
"""What those are called to who follow or fight for the one who calls: nothing that is asked of another side."""
_INSISTED_ON = frozenset(
    ("talks", "negotiations", "withdrawal", "referendum", "elections", "vote", "release", "return",
     "recognition", "guarantees", "autonomy", "independence", "implementation", "apology", "compensation",
     "dissolution", "disarmament", "demilitarisation", "access", "end", "ceasefire", "truce", "inquiry",
     "investigation", "settlement", "resignation", "departure", "removal", "lifting", "inclusion",
     "representation", "treaty", "agreement", "halt", "extradition", "demarcation", "participation",
     "verification", "inspections", "amnesty", "dialogue", "dismantling", "payment", "rights", "ransom",
     "reparations", "reform", "reforms", "justice", "explanation", "concessions", "sovereignty", "secession",
     "statehood", "federalism", "pullout", "cessation", "suspension", "moratorium", "annulment", "corridor",
     "homeland", "self-determination", "self-rule", "peace")
)  # fmt: skip
_HUMAN = frozenset(("Person", "Organization", "IntergovernmentalOrganization", "ResearchOrganization", "StateOrgan"))
_CROWDS = frozenset(("bystanders", "voices", "assets"))
_GIVEN_UP = frozenset(
    ("drop", "abandon", "withdraw", "relinquish", "retract", "waive", "give", "shelve", "deny", "forgo", "lift")
)
_GENERAL = frozenset(
    ("calm", "restraint", "dialogue", "talks", "peace", "unity", "ceasefire", "truce", "cease-fire", "de-escalation",
     "moderation", "patience", "reconciliation", "solidarity", "vigilance", "diplomacy")
)  # fmt: skip
"""What onlookers call for in general: who demands or insists on it asks for more."""
_MILD = frozenset(("call", "calls", "appeal", "appeals", "plead", "plea", "pleas"))
_THEIRS = frozenset(("their", "his", "her", "its"))
_WORDS = 2
_MANIFOLD = frozenset(("insistence", "demand", "demands"))
"""Nouns that say more than that somebody asks: "its demand for Russian oil grew"."""


def unaddressed_findings(clauses: Clauses, said: Sequence[Finding]) -> Iterator[Finding]:
    """The demands of a sentence of nobody whom it names; whoever else is read to be asked goes before them.

    Args:
        clauses: the sentence.
        said: what other rules have read there: who refuses a demand is the one of whom it is made.
    """
    for group in clauses.groups:
        if group.lemma in _ASKS and demanded(group):
            yield from _asked(clauses, group)
            yield from _asked_by(clauses, group)
    for index in clauses.places.of(_NAMING):
        if not any(group.first <= index <= group.head for group in clauses.groups):
            yield from _by_noun(clauses, index, said)


def _asked(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X demanded a vote", "X has called for an end to the war", "X insists on a treaty"."""
    units, first, particle = clauses.units, group.head + 1, _ASKS[group.lemma]
    if group.voice != "active" or group.form not in ("finite", "present"):
        return
    while first < len(units) and units[first].kind == "adverb":
        first += 1
    if particle:
        if first >= len(units) or units[first].low != particle:
            return
        first += 1
    if not _something(units, first, strictly=group.lemma == "insist", mildly=group.lemma in _MILD):
        return
    content = content_from(units, first + (units[first].kind == "that"))
    asked = _before_a_list(units, first)
    for asker in speakers(clauses, group) if _says_enough(content) or asked is not None else ():
        yield from _demand(group.head, asker, None if asked is not None else content, asked=asked)


def _before_a_list(units: Units, first: int) -> Party | None:
    """The Y of "X demands that Y:", where a list under it says what Y shall do."""
    phrase = noun_phrase(units, first + 1) if units[first].kind == "that" else None
    ends = phrase is not None and phrase.last + 2 == len(units) and units[phrase.last + 1].text == ":"
    return phrase.party if phrase is not None and ends else None


def _asked_by(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "The release of the hostages was demanded by X"."""
    by = agent_index(clauses, group) if group.voice == "passive" and group.lemma == "demand" else None
    whole = clauses.subject_phrases(group)
    if by is None or not whole:
        return
    content = content_from(clauses.units[: group.first], whole[0].first)
    for phrase in clauses.phrases_from(by + 1) if _says_enough(content) else ():
        if phrase.party is not None:
            yield from _demand(group.head, phrase.party, content)


def _something(units: Units, first: int, *, strictly: bool, mildly: bool) -> bool:
    """Whether what stands at ``first`` can be asked for: neither people nor what calls one's own to arms."""
    if first + 1 >= len(units):
        return False
    if units[first].kind == "that":
        return not strictly
    phrase = noun_phrase(units, first)
    if phrase is None or _of_somebody(units, phrase):
        return False
    noun = _head(units, phrase)
    if (mildly and noun in _GENERAL) or (noun == "release" and units[phrase.first].low in _THEIRS):
        return False  # who holds them, the text before tells
    return noun in _INSISTED_ON if strictly else noun not in _MILITARY


def _head(units: Units, phrase: NounPhrase) -> str:
    return units[phrase.last].low


def _of_somebody(units: Units, phrase: NounPhrase) -> bool:
    """Whether the phrase is a name or pronoun alone, of which nothing is told that could be asked for."""
    words = [unit for unit in units[phrase.first : phrase.last + 1] if unit.kind not in ("determiner", "adverb")]
    return len(words) == 1 and (words[0].actor is not None or words[0].kind in ("pronoun", "capital", "number"))


def _says_enough(content: str | None) -> bool:
    return content is not None and any(len(word) > _WORDS for word in content.split())


def _demand(
    trigger: int, asker: Party, content: str | None, score: float = 0.7, asked: Party | None = None
) -> Iterator[Finding]:
    if asker.roles & _CROWDS or asker.actor.type not in SIDES | _HUMAN:
        return
    yield Finding(
        trigger, "demandsOf", asker, asked, content=content, modality="demanded", act="demands",
        claimant=asker.speaker, claimant_at=(asker.start, asker.end), score=surer(score, asker),
    )  # fmt: skip


def _made(clauses: Clauses, index: int) -> bool:
    """Whether it has been asked, though it "may anger Y" or "has not been met": neither "no call by X" nor "any"."""
    if factual(clauses, index):
        return True
    units, first = clauses.units, index
    while first > 0 and units[first - 1].kind not in ("stop", "dash", "comma"):
        first -= 1
    before = units[first:index]
    owned = any(unit.kind == "possessive" or unit.low in _THEIRS for unit in before)
    return owned and not any(unit.low in wordlists().classes["wish"] or unit.low in _SUPPOSED for unit in before)


_SUPPOSED = frozenset(("case", "event"))


def _by_noun(clauses: Clauses, index: int, said: Sequence[Finding]) -> Iterator[Finding]:
    """As in "X's call for an end to the war", "the demand by X for a treaty"."""
    units = clauses.units
    owned = owned_noun(clauses, index)
    if owned is None:
        return
    source, after = owned
    before = next((g for g in reversed(clauses.groups) if g.head < index), None)
    given_up = before is not None and (before.lemma in _GIVEN_UP or before.negated)
    if given_up or after + 1 >= len(units) or units[after].low != _NOUNS[units[index].low]:
        return
    asker = as_asker(clauses, source)
    refusing = (f.subject for f in said if f.relation == "refuses" and f.target == asker.actor.name)
    asked = next(refusing, None)  # "X ignored Y's appeal for a truce"
    if asked is None and not _made(clauses, index):
        return
    mildly = units[index].low in _MILD and asked is None
    if _something(units, after + 1, strictly=units[index].low in _MANIFOLD, mildly=mildly):
        yield from _demand(index, asker, content_beside(clauses, index, after + 1), 0.65, asked)
