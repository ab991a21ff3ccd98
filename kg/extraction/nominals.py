"""Nominal frames: "strikes on", "X-backed Y", "clashes between"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.clauses import Clauses
from kg.extraction.findings import Finding
from kg.extraction.locations import holder_of
from kg.extraction.objects import beside_noun, owner_after, surer
from kg.extraction.phrases import NounPhrase, Party, Units, noun_phrase, noun_phrase_before, party_of
from kg.extraction.units import NAMES
from kg.extraction.wordlists import EventNoun, wordlists

__all__ = ["nominal_findings", "owner_of"]

_TAILS = {
    "backed": "supports", "supported": "supports", "sponsored": "supports", "funded": "funds", "armed": "arms",
    "trained": "trains", "ruled": "governs", "linked": "linkedTo",
    "affiliated": "linkedTo", "aligned": "linkedTo", "allied": "alliedWith",
}  # fmt: skip


_BETWEEN: dict[str, tuple[str, str | None]] = {
    "clashes": ("foughtWith", "Clash"), "clash": ("foughtWith", "Clash"), "fighting": ("foughtWith", None),
    "war": ("foughtWith", None), "battle": ("foughtWith", "Clash"), "battles": ("foughtWith", "Clash"),
    "conflict": ("foughtWith", None), "hostilities": ("foughtWith", None), "skirmishes": ("foughtWith", "Clash"),
    "fight": ("foughtWith", None), "combat": ("foughtWith", None), "violence": ("foughtWith", None),
    "dispute": ("disputesWith", None), "row": ("disputesWith", None), "feud": ("hostileTo", None),
    "rivalry": ("hostileTo", None), "cooperation": ("cooperatesWith", None), "alliance": ("alliedWith", None),
    "rupture": ("estrangedFrom", None), "enmity": ("hostileTo", None),
}  # fmt: skip


def nominal_findings(clauses: Clauses) -> Iterator[Finding]:
    """What the nouns of the sentence say."""
    units = clauses.units
    for index, unit in enumerate(units):
        if unit.kind == "tail":
            yield from _tail(clauses, index)
        event = wordlists().events.get(unit.low)
        if unit.low in _BETWEEN:
            yield from _amid(clauses, index)
        if event is not None and not any(group.head == index for group in clauses.groups):
            yield from _event(clauses, index, event)
        if unit.low in ("relations", "ties"):
            yield from _relations(clauses, index)
        if unit.low == "with":
            yield from _with_help(clauses, index)
    yield from _formations(clauses)


def _relations(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "Relations between A and B have soured"."""
    units = clauses.units
    parties = clauses.between(index + 2) if index + 2 < len(units) and units[index + 1].low == "between" else ()
    group = next((g for g in clauses.groups if g.head > index), None)
    if len(parties) != 2 or group is None or group.negated or group.modality != "actual":
        return
    bad = group.lemma in ("sour", "deteriorate", "worsen", "collapse", "fray", "suffer", "sever", "cut", "rupture")
    good = group.lemma in ("improve", "warm", "thaw", "strengthen", "deepen", "flourish", "normalise", "restore")
    if bad or good:
        relation = "estrangedFrom" if bad else "cooperatesWith"
        yield Finding(index, relation, parties[0], parties[1], score=surer(0.75, *parties))


def _with_help(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "with the help of A and B", "with Q's backing": they support the subject of the clause."""
    units = clauses.units
    phrase = noun_phrase(units, index + 1) if index + 1 < len(units) else None
    if phrase is None or units[phrase.last].low not in ("help", "support", "backing", "assistance", "aid"):
        return
    own = owner_of(units, phrase, phrase.last)
    helpers = [own] if own else []
    if phrase.last + 2 < len(units) and units[phrase.last + 1].low in ("of", "from"):
        helpers = [inner.party for inner in clauses.phrases_from(phrase.last + 2) if inner.party]
    group = next((g for g in reversed(clauses.groups) if g.head < index and g.form != "present"), None)
    if group is None or group.negated or group.modality != "actual" or group.voice == "reduced":
        return
    for helper in helpers:
        for helped in clauses.subjects(group):
            if helper.actor.name != helped.actor.name and "assets" not in helped.roles:
                yield Finding(index, "supports", helper, helped, score=surer(0.7, helper, helped))


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
    """As in "Pakistani strikes on Afghan positions", "an attack by X on Y", "the bombing of Y by X"."""
    if not _factual(clauses, index):
        return
    units = clauses.units
    phrase = noun_phrase_before(units, index)
    owner = owner_of(units, phrase, index) if phrase else None
    target: NounPhrase | None = None
    after = index + 1
    for _ in range(2):
        if after + 1 >= len(units):
            break
        word, inner = units[after].low, noun_phrase(units, after + 1)
        if inner is None:
            break
        if word in ("by", "from") and owner is None:
            owner = inner.party
        elif word in event.prepositions and target is None:
            target = inner
            preposition = word
        else:
            break
        after = inner.last + 1
    if owner is None or target is None or "assets" in owner.roles:
        return
    party = target.party or _elsewhere(units, target, event, owner)
    whole = NounPhrase(target.first, target.last, party, target.roles)
    if party is None or not _takes(event, owner, whole, preposition):
        return
    past = phrase is not None and any(unit.low in ("past", "previous") for unit in units[phrase.first : index])
    yield Finding(
        index, event.relation, owner, party, event.event, aspect="ended" if past else None,
        score=surer(0.75, owner, party),
    )  # fmt: skip


def _elsewhere(units: Units, target: NounPhrase, event: EventNoun, owner: Party) -> Party | None:
    """The owner of "positions of the X", "X tunnels", or the state that holds the place."""
    named = owner_after(units, target) or beside_noun(units, target)
    if named is not None or event.relation != "attacked":
        return named
    return holder_of(units, target, (owner,))


def _amid(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "Clashes between A and B", "the war between A and B"."""
    relation, event = _BETWEEN[clauses.units[index].low]
    after = index + 1
    for _ in range(4):
        if after >= len(clauses.units) or clauses.units[after].low == "between":
            break
        after += 1
    if after + 1 >= len(clauses.units) or clauses.units[after].low != "between":
        return
    if any(unit.kind in ("verb", "comma", "stop", "end") for unit in clauses.units[index + 1 : after]):
        return
    parties = clauses.between(after + 1)
    if len(parties) != 2 or not _factual(clauses, index):
        return
    yield Finding(index, relation, parties[0], parties[1], event, score=surer(0.75, *parties))


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
