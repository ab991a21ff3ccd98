"""Profiles: the wars and disputes of the state whose entry the text is, of which it names the other side only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.noun_complements import complements
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, noun_phrase_before
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.nominals import factual
from kg.extraction.reference.quarrels import in_name_only
from kg.extraction.words.descriptions import GROUPS, STATES
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["accord_with", "profile_findings", "with_own"]

_QUARRELS = frozenset(
    ("war", "wars", "conflict", "conflicts", "dispute", "disputes", "hostilities", "skirmishes", "clashes")
)
_OWNING = frozenset(("its", "their", "his", "her", "whose", "no", "any", "another"))
_GONE = frozenset(("possible", "potential", "future", "trade", "no", "avoid", "avoided", "risk", "threat", "fear"))


def profile_findings(clauses: Clauses, state: Actor | None, said: Sequence[Finding]) -> Iterator[Finding]:
    """As in "A border war with Y erupted in 1998" in the entry on X, of a sentence in which no third acts.

    Args:
        clauses: the sentence.
        state: whose entry the text is, if anybody's: see `home.entry_on`.
        said: what other rules have read there.
    """
    if state is None or clauses.places.have(_GONE):
        return
    units = clauses.units
    for index in clauses.places.of(_QUARRELS):
        phrase = noun_phrase_before(units, index)
        if phrase is None or units[phrase.first].low in _OWNING or not factual(clauses, index):
            continue
        if any(unit.kind in NAMES for unit in units[phrase.first : index]) or units[index + 1].low == "between":
            continue
        others = [
            p.party for _, word, inner in complements(clauses, index) if word in ("with", "against") for p in inner
        ]
        event = wordlists().events.get(units[index].low)
        other = others[0] if len(others) == 1 else None
        if other is None or event is None or not _alone(clauses, state, other):
            continue
        if any(other.actor.name in (f.subject.actor.name, f.target) for f in said if f.relation == event.relation):
            continue
        owner = Party(state, state, units[index].start, units[index].end, frozenset(("name",)), "coreference")
        yield in_name_only(units, Finding(index, event.relation, owner, other, event.event, score=0.6))


def with_own(clauses: Clauses, state: Actor | None, accords: Sequence[Finding]) -> list[Finding]:
    """The talks and accords of a sentence, in the entry on X those "with Y" as X's: "Talks continue with Y".

    Args:
        clauses: the sentence.
        state: whose entry the text is, if anybody's.
        accords: what the rules of accords have read there.
    """
    return [_own(clauses, state, finding) if state is not None else finding for finding in accords]


def _own(clauses: Clauses, state: Actor, finding: Finding) -> Finding:
    other = finding.accord.one if finding.accord is not None and not finding.parties else None
    if other is None or finding.relation not in ("negotiatedWith", "partyTo") or not _alone(clauses, state, other):
        return finding
    later = other.start >= finding.subject.start
    if other.actor.type not in STATES or not later or _told_by_verb(clauses, other.start):
        return finding  # "Y's accord" may be one with a third, "Mali's rebels signed a truce with Y" is theirs
    owner = Party(state, state, other.start, other.end, frozenset(("name",)), "coreference")
    return replace(finding, subject=owner, parties=(owner, other), score=0.6)


def _told_by_verb(clauses: Clauses, start: int) -> bool:
    """Whether a verb with an object stands before the other's name, whose subject has made it."""
    before = [group for group in clauses.groups if clauses.units[group.head].start < start]
    return any(group.lemma not in _GOING_ON for group in before)


_GOING_ON = frozenset(("continue", "resume", "begin", "start", "open", "restart", "proceed", "remain"))


def accord_with(clauses: Clauses, state: Actor | None, accords: Sequence[Finding]) -> Iterator[Finding]:
    """As in "Negotiations with Y are under way", "A 1988 treaty with Y settled the boundary" in the entry on X.

    Args:
        clauses: the sentence.
        state: whose entry the text is, if anybody's.
        accords: what the rules of accords have read there.
    """
    if state is None or any(finding.parties for finding in accords) or clauses.places.have(_SIGNS):
        return
    units, nouns = clauses.units, wordlists().accords
    for index in range(min(_OPENING, len(units) - 1)):
        noun = nouns.get(units[index].low)
        if noun is None or noun.kind not in ("talks", "agreement") or noun.event not in _EVENTS:
            continue
        plain = all(
            unit.kind in ("determiner", "word", "date", "number", "capital", "adverb") for unit in units[:index]
        )
        others = [p.party for _, word, inner in complements(clauses, index) if word == "with" for p in inner]
        other = others[0] if len(others) == 1 and plain and factual(clauses, index) else None
        if other is not None and other.actor.type in STATES and _alone(clauses, state, other):
            owner = Party(state, state, units[index].start, units[index].end, frozenset(("name",)), "coreference")
            relation = "negotiatedWith" if noun.kind == "talks" else "partyTo"
            label = None if noun.kind == "talks" else ""
            yield Finding(index, relation, owner, None, _EVENTS[noun.event], (owner, other), agreement=label, score=0.6)
        return


_EVENTS = {"Talks": "Talks", "PeaceTalks": "PeaceTalks", "Agreement": "Agreement", "PeaceAgreement": "PeaceAgreement"}
_UNDONE = frozenset(("failed", "draft", "proposed", "unratified", "rejected", "collapsed", "pending", "awaiting",
                     "yet"))  # fmt: skip
_OPENING = 7


def _alone(clauses: Clauses, state: Actor, other: Party) -> bool:
    """Whether the sentence names nobody who may fight but the two."""
    named = {u.actor.name: u.actor.type for u in clauses.units if u.actor is not None and u.kind in NAMES}
    sides = {name for name, kind in named.items() if kind in (*STATES, *GROUPS)}
    fights = other.actor.type in (*STATES, *GROUPS) and other.roles <= {"name", "forces", "fighters"}
    return fights and other.actor.name != state.name and sides <= {state.name, other.actor.name}


_SIGNS = _GONE | _UNDONE
