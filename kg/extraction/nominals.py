"""Nominal frames: "strikes on", "X-backed Y", and who leads whom."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.clauses import Clauses
from kg.extraction.findings import Finding
from kg.extraction.locations import holder_of
from kg.extraction.phrases import NounPhrase, Party, Units, noun_phrase, noun_phrase_before, party_of
from kg.extraction.units import NAMES
from kg.extraction.wordlists import EventNoun, wordlists
from kg.model import Actor

__all__ = ["nominal_findings", "owner_of"]

_TAILS = {
    "backed": "supports", "supported": "supports", "sponsored": "supports", "funded": "funds", "armed": "arms",
    "trained": "trains", "ruled": "governs", "linked": "linkedTo",
    "affiliated": "linkedTo", "aligned": "linkedTo", "allied": "alliedWith",
}  # fmt: skip
_HEADS = {
    "leader": ("leader",), "president": ("president",), "minister": ("prime", "minister"), "emir": ("emir",),
    "chairman": ("chairman",), "head": ("head",),
}  # fmt: skip
_NO_OWNER = frozenset(
    ("former", "ex-", "late", "deputy", "acting", "interim", "senior", "local", "opposition", "exiled")
)


def nominal_findings(clauses: Clauses) -> Iterator[Finding]:
    """What the nouns of the sentence say."""
    units = clauses.units
    for index, unit in enumerate(units):
        if unit.kind == "tail":
            yield from _tail(clauses, index)
        event = wordlists().events.get(unit.low)
        if event is not None and not any(group.head == index for group in clauses.groups):
            yield from _event(clauses, index, event)
        if unit.low in _HEADS:
            yield from _leader(units, index)
    yield from _formations(clauses)


def _formations(clauses: Clauses) -> Iterator[Finding]:
    """As in "X was formed in 2007"."""
    for group in clauses.groups:
        if group.lemma == "form" and group.voice == "passive" and group.modality == "actual" and not group.negated:
            for party in clauses.subjects(group):
                if party.roles == {"name"} and party.kind == "name" and party.actor.type != "State":
                    yield Finding(group.head, "formed", party, None, "Formation", score=0.8)


def _factual(clauses: Clauses, index: int) -> bool:
    """Whether nothing in the clause says that the thing named there is only wished for, doubted or ended."""
    units, wish = clauses.units, wordlists().classes["wish"]
    first = index
    while first > 0 and units[first - 1].kind not in ("stop", "dash", "comma"):
        first -= 1
    if any(unit.low in wish for unit in units[first:index]):
        return False
    later = next((group for group in clauses.groups if group.head > index), None)
    if later is not None and later.first - index <= 12 and (later.modality != "actual" or later.negated):
        return False
    return not (later is not None and later.lemma in ("fail", "stop", "end", "halt", "suspend", "resume", "risk"))


def _tail(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "The X-backed Y": X supports Y."""
    units = clauses.units
    relation = _TAILS.get(units[index].low.lstrip("-–"))
    backer = units[index - 1] if index else None
    phrase = noun_phrase(units, index + 1) if index + 1 < len(units) else None
    giver = party_of(backer) if backer else None
    if relation is None or giver is None or phrase is None or phrase.party is None:
        return
    hedged = index > 1 and units[index - 2].low in wordlists().classes["unreal"] | wordlists().classes["hedge"]
    roles = phrase.roles
    if hedged or giver.actor.name == phrase.party.actor.name or roles & {"assets"} or not _armed(phrase):
        return
    yield Finding(index, relation, giver, phrase.party, score=0.85)


def _armed(phrase: NounPhrase) -> bool:
    return phrase.roles == {"name"} or bool(phrase.roles & {"forces", "fighters"})


def _event(clauses: Clauses, index: int, event: EventNoun) -> Iterator[Finding]:
    """As in "Pakistani strikes on Afghan positions", "an attack by X on Y"."""
    units = clauses.units
    phrase = noun_phrase_before(units, index)
    after = index + 1
    owner = owner_of(units, phrase, index) if phrase else None
    if after < len(units) and units[after].low == "by":
        agent = noun_phrase(units, after + 1)
        owner, after = (agent.party, agent.last + 1) if agent else (None, after)
    if owner is None or after + 1 >= len(units) or units[after].low not in event.prepositions:
        return
    target = noun_phrase(units, after + 1)
    if target is None or not _factual(clauses, index):
        return
    party = target.party
    if party is None and event.relation == "attacked":
        party = holder_of(units, target, (owner,))
    if party is None or not _takes(
        event, owner, NounPhrase(target.first, target.last, party, target.roles), units[after].low
    ):
        return
    past = phrase is not None and any(unit.low in ("past", "previous") for unit in units[phrase.first : index])
    yield Finding(index, event.relation, owner, party, event.event, aspect="ended" if past else None, score=0.75)


def _takes(event: EventNoun, owner: Party, target: NounPhrase, preposition: str) -> bool:
    """Whether the two can be the ends of what the noun names."""
    party = target.party
    if party is None or party.actor.name == owner.actor.name:
        return False
    if event.relation == "deported":
        return bool(target.roles & {"people"}) or party.roles == {"people"}
    if event.relation == "tookOver":
        return party.actor.type == "State" and target.roles == {"name"} and party.kind == "name"
    # "Support in …" is no tie, and a camp is not supported.
    return preposition != "in" and (event.relation == "attacked" or "assets" not in target.roles)


def owner_of(units: Units, phrase: NounPhrase, index: int) -> Party | None:
    """The one actor whose the noun at ``index`` is, by a name within its phrase."""
    names = [unit for unit in units[phrase.first : index] if unit.kind in NAMES]
    body = units[phrase.first : index]
    if len(names) != 1 or any(unit.low in wordlists().classes["unreal"] for unit in body):
        return None
    if body and (body[0].low in ("no", "any") or any(unit.low == "anti" for unit in body)):
        return None
    tail = any(unit.kind == "tail" for unit in body)
    return None if tail else party_of(names[0])


def _leader(units: Units, index: int) -> Iterator[Finding]:
    """As in "TTP leader N. N.", "N. N., the leader of the TTP"."""
    title = _HEADS[units[index].low]
    first = index - len(title) + 1
    if first < 0 or tuple(unit.low for unit in units[first : index + 1]) != title:
        return
    person = _person(units, index + 1)
    owner = first - 1
    if owner >= 0 and units[owner].kind == "possessive":
        owner -= 1
    led = party_of(units[owner]) if owner >= 0 and units[owner].kind in ("name", "demonym") else None
    if person and led and not _qualified(units, owner):
        yield Finding(index, "leads", person, led, score=0.85)
        return
    inverse = index + 2 < len(units) and units[index + 1].low == "of" and first >= 2 and units[first - 1].low == "the"
    if not inverse or units[first - 2].kind != "comma":
        return
    phrase = noun_phrase(units, index + 2)
    before = _person_before(units, first - 3)
    if phrase and phrase.party and phrase.roles == {"name"} and before:
        yield Finding(index, "leads", before, phrase.party, score=0.85)


def _qualified(units: Units, owner: int) -> bool:
    before = units[owner - 1].low if owner else ""
    return before in _NO_OWNER or before in wordlists().classes["unreal"]


def _person(units: Units, first: int) -> Party | None:
    """The person whose name begins at ``first``."""
    known = party_of(units[first]) if first < len(units) else None
    if known:
        return _known_person(known)
    last = first
    while last < len(units) and units[last].kind == "capital" and last - first < 4:
        last += 1
    if last - first < 2 or (last < len(units) and units[last].kind in NAMES):
        return None
    return _as_person(units[first:last])


def _known_person(party: Party) -> Party | None:
    if party.speaker.type != "Person":
        return None
    return Party(party.speaker, party.speaker, party.start, party.end, party.roles, party.kind)


def _person_before(units: Units, last: int) -> Party | None:
    if last < 0:
        return None
    known = party_of(units[last])
    if known:
        return _known_person(known)
    first = last
    while (
        first >= 0 and units[first].text[:1].isupper() and units[first].kind in ("capital", "word") and last - first < 4
    ):
        first -= 1
    return _as_person(units[first + 1 : last + 1]) if last - first >= 2 else None


def _as_person(units: Units) -> Party:
    actor = Actor(" ".join(unit.text for unit in units), "Person")
    return Party(actor, actor, units[0].start, units[-1].end, frozenset(("name",)), "name")
