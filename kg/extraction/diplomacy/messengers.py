"""Messengers: who stands between two others since he brings to the one what the other has to say.

"Q conveyed A's proposal to B", "A's reply was passed to B by Q", "B received A's offer from Q".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.diplomacy.accord_doing import agents, doing
from kg.extraction.diplomacy.helps import Help
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup, noun_phrase, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists

__all__ = ["messenger_helps"]

_MESSAGES = frozenset(
    ("message", "messages", "proposal", "proposals", "offer", "offers", "reply", "replies", "response", "responses",
     "answer", "answers", "letter", "letters", "note", "notes", "assurance", "assurances", "demands", "conditions",
     "warning", "warnings", "counterproposal", "counter-proposal", "counteroffer", "request")
)  # fmt: skip
"""What somebody has to say; no plans or papers, which spies pass on, too."""
_BRINGS = frozenset(
    ("carry", "pass", "relay", "ferry", "convey", "deliver", "transmit", "hand", "present", "forward", "submit")
)
_ONWARD = frozenset(("on", "over", "along"))
_SIDES = GROUPS | {"State", "PoliticalParty", "Organization"}


def messenger_helps(clauses: Clauses) -> Iterator[Help]:
    """The mediations of a sentence that somebody's message to another tells."""
    for index in clauses.places.of(_MESSAGES):
        group = next((g for g in reversed(clauses.groups) if g.head < index), None)
        later = next((g for g in clauses.groups if g.first > index), None)
        if group is not None and group.lemma in _BRINGS and group.voice == "active":
            yield from _brought(clauses, group, index)
        elif group is not None and group.lemma == "receive" and group.voice == "active":
            yield from _received(clauses, group, index)
        if later is not None and later.lemma in _BRINGS and later.voice == "passive":
            yield from _brought_by(clauses, later, index)


def _brought(clauses: Clauses, group: VerbGroup, index: int) -> Iterator[Help]:
    """As in "Q conveyed A's proposal to B", "Q handed B an A-ian proposal"."""
    units, first = clauses.units, group.head + 1
    first += units[first].low in _ONWARD
    phrase = noun_phrase(units, first)
    taker = None
    if phrase is not None and phrase.last < index and phrase.party is not None:
        taker, phrase = phrase.party, noun_phrase(units, phrase.last + 1)
    if phrase is None or phrase.last != index or units[min(index + 1, len(units) - 1)].low == "back":
        return
    taker = taker or _only(clauses, group, "to")
    act = doing(clauses, group)
    if act.modality in ("actual", "planned", "expected"):
        yield from _between(clauses, phrase, taker, act.doers, Help("mediatedBetween", group.head, (), act.modality))


def _received(clauses: Clauses, group: VerbGroup, index: int) -> Iterator[Help]:
    """As in "B received A's proposal from Q"."""
    phrase, clause = noun_phrase(clauses.units, group.head + 1), clauses.clause(group)
    if phrase is None or phrase.last != index or clause is None or group.negated or group.modality != "actual":
        return
    taker = clause.subjects[0] if len(clause.subjects) == 1 else None
    yield from _between(clauses, phrase, taker, clause.led_to("from"), Help("mediatedBetween", group.head, ()))


def _brought_by(clauses: Clauses, group: VerbGroup, index: int) -> Iterator[Help]:
    """As in "A's proposal was conveyed to B by Q"."""
    phrase = next((p for p in clauses.subject_phrases(group)[:1] if p.last == index), None)
    if phrase is None or group.negated or group.modality != "actual":
        return
    taker = _only(clauses, group, "to")
    yield from _between(clauses, phrase, taker, agents(clauses, group), Help("mediatedBetween", group.head, ()))


def _only(clauses: Clauses, group: VerbGroup, preposition: str) -> Party | None:
    """The one whom the preposition after the verb leads to."""
    clause = clauses.clause(group)
    found = clause.led_to(preposition) if clause is not None else ()
    return found[0] if len(found) == 1 else None


def _between(
    clauses: Clauses, phrase: NounPhrase, taker: Party | None, helpers: tuple[Party, ...], told: Help
) -> Iterator[Help]:
    """The help between the one whose message it is and who gets it, where whoever brings it is a third."""
    sender = _sender(clauses, phrase)
    if sender is None or taker is None or taker.actor.type not in _SIDES or not helpers:
        return
    names = {sender.actor.name, taker.actor.name}
    # Of a man by himself it is not told for whom he goes.
    apart = all(helper.actor.name not in names and helper.actor.type != "Person" for helper in helpers)
    if len(names) > 1 and apart:
        yield Help(told.relation, told.trigger, helpers, told.modality, (sender, taker))


def _sender(clauses: Clauses, phrase: NounPhrase) -> Party | None:
    """The A of "A's proposal", "a letter from A", "a new A-ian ceasefire proposal"; never whom a pronoun stands for."""
    units = clauses.units
    named = [i for i in range(phrase.first, phrase.last) if units[i].kind in NAMES]
    after = phrase.last + 1
    if not named and after + 1 < len(units) and units[after].low == "from":
        writer = noun_phrase(units, after + 1)
        party = writer.party if writer is not None else None
        return party if party is not None and party.actor.type in _SIDES and party.kind != "coreference" else None
    if len(named) != 1 or units[named[0]].resolved or units[named[0] + 1].kind == "tail":
        return None
    if any(unit.low in wordlists().classes["unreal"] for unit in units[phrase.first : phrase.last]):
        return None
    party = party_of(units[named[0]])
    return party if party is not None and party.actor.type in _SIDES else None
