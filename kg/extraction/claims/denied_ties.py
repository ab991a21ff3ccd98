"""Denied ties: nouns and posts by which somebody denies where his men are, whom he meets, leads or belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.objects import surer
from kg.extraction.claims.denied_clauses import denial_of, is_denier, present_at
from kg.extraction.claims.deniers import denier_of
from kg.extraction.claims.hearings import Hearing, Room
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS, SIDES, STATES
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["DENIED_TIES"]

_DENIES = frozenset(("deny", "dispute", "refute", "disclaim", "disavow"))
_PRESENCE = frozenset(("presence", "deployment"))
_TALKS = frozenset(("talks", "meeting", "meetings", "negotiations", "dialogue", "discussions", "contacts"))
_TIES = frozenset(
    ("connection", "connections", "association", "affiliation", "dealings", "relationship", "tie", "link")
)
_REFUGE = frozenset(("sanctuary", "refuge", "shelter", "haven", "safe-haven"))
_LEADS = frozenset(("lead", "head", "command"))
_LEADING = frozenset(("leader", "head", "commander", "chief", "boss"))
_MEMBER = frozenset(("member", "part"))
_STOPS = frozenset(("stop", "end", "comma", "quote", "close", "conjunction", "dash", "date"))
_SELF = frozenset(("it", "they", "he", "she", "we", "i"))


def _tie_denied(hearing: Hearing, group: VerbGroup) -> Iterator[Finding]:
    """The ties that a verb of denying has as its object: "denied any presence in P", "denied leading Z"."""
    if group.negated or group.voice != "active" or group.head in hearing.done():
        return
    clauses = hearing.clauses
    denier = denier_of(clauses, group, hearing.said, hearing.discourse)
    if denier is None or any(f.claimant == denier.speaker for f in hearing.denied):
        return
    for found in (*_by_noun(clauses, group, denier), *_by_post(clauses, group, denier)):
        yield denial_of(found, denier, min(found.score, 0.75))


# ---------------------------------------------------------------- nouns


def _by_noun(clauses: Clauses, group: VerbGroup, denier: Party) -> Iterator[Finding]:
    units, first = clauses.units, group.head + 1
    phrase = noun_phrase(units, first) if first < len(units) else None
    if phrase is None or denier.actor.type not in SIDES or phrase.last + 2 >= len(units):
        return
    whose = [unit for unit in units[phrase.first : phrase.last] if unit.actor is not None]
    if any(unit.actor is not None and unit.actor.name != denier.actor.name for unit in whose):
        return  # "denied M23's presence in P"
    head, at = units[phrase.last].low, phrase.last + 1
    if head in _PRESENCE:
        yield from _presence(units, phrase, denier)
        return
    other = noun_phrase(units, at + 1)
    party = other.party if other is not None else None
    if other is None or party is None or party.actor.name == denier.actor.name or not _closed(units, other.last + 1):
        return
    if party.actor.type not in SIDES or "assets" in party.roles:
        return
    if head in _TALKS and units[at].low == "with":
        yield Finding(
            phrase.last, "negotiatedWith", denier, None, parties=(denier, party), score=surer(0.7, denier, party)
        )
    elif head in _TIES and units[at].low in ("with", "to") and party.actor.type in GROUPS:
        yield Finding(phrase.last, "linkedTo", denier, party, score=surer(0.7, denier, party))
    elif head in _REFUGE and units[at].low in ("to", "for") and party.actor.type in GROUPS and _is_state(denier):
        yield Finding(phrase.last, "harbours", denier, party, score=surer(0.7, denier, party))
    elif head == "membership" and units[at].low in ("of", "in") and party.actor.type in GROUPS:
        yield Finding(phrase.last, "memberOf", denier, party, score=surer(0.7, denier, party))


def _is_state(denier: Party) -> bool:
    return denier.actor.type in STATES


def _presence(units: Sequence[Unit], phrase: NounPhrase, denier: Party) -> Iterator[Finding]:
    """As in "(denied) any military presence in P", "the presence of its troops in P"."""
    at = phrase.last + 1
    if units[at].low == "of" and at + 1 < len(units):
        men = noun_phrase(units, at + 1)
        head = units[men.last].low if men is not None else ""
        mine = men is not None and is_denier(units[men.first : men.last + 1], denier)
        if men is None or head not in wordlists().nouns["forces"] or not mine:
            return
        at = men.last + 1
    if at + 1 < len(units) and units[at].low in ("in", "inside", "on") and units[at + 1].actor is not None:
        found = present_at(units, phrase.last, at, denier)
        yield from (found,) if found is not None else ()


def _closed(units: Sequence[Unit], index: int) -> bool:
    return index >= len(units) or units[index].kind in _STOPS or units[index].kind in ("preposition", "subordinator")


# ---------------------------------------------------------------- posts


def _by_post(clauses: Clauses, group: VerbGroup, denier: Party) -> Iterator[Finding]:
    """As in "denied leading Z", "that he led Z", "being a member of Z"."""
    units, first = clauses.units, group.head + 1
    if first + 1 >= len(units) or denier.speaker.type != "Person":
        return
    person = replace(denier, actor=denier.speaker)
    start = first + (units[first].kind == "that")
    start += start < len(units) and units[start].low in _SELF
    own = start > first or units[first].kind != "that"
    inner = next((g for g in clauses.verbs if g.first == start), None)
    if own and inner is not None and inner.lemma in _LEADS and inner.voice == "active" and not inner.negated:
        yield from _tie(units, inner.head, inner.head + 1, person, "leads")
    being = start < len(units) and (units[start].low == "being" or units[start].kind == "be")
    phrase = noun_phrase(units, start + 1) if being and start + 1 < len(units) else None
    if phrase is None or phrase.last + 2 >= len(units) or units[phrase.last + 1].low != "of":
        return
    head = units[phrase.last].low
    relation = "leads" if head in _LEADING else "memberOf" if head in _MEMBER else None
    if relation is not None:
        yield from _tie(units, phrase.last, phrase.last + 2, person, relation)


def _tie(units: Sequence[Unit], trigger: int, first: int, person: Party, relation: str) -> Iterator[Finding]:
    phrase = noun_phrase(units, first) if first < len(units) else None
    party = phrase.party if phrase is not None else None
    if phrase is not None and party is not None and party.actor.type in GROUPS and _closed(units, phrase.last + 1):
        named = party.kind == "name" and "assets" not in party.roles
        if named and party.actor.name != person.actor.name:
            yield Finding(trigger, relation, person, party, score=surer(0.7, person, party))


DENIED_TIES = Room(lambda: _DENIES, _tie_denied, bare=True)
