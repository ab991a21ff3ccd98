"""Deliveries: who gives whom what by a noun: "the delivery by X of rifles to Y", "the sale of X-ian jets to Y"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.gifts import gifts_of, is_given
from kg.extraction.words.units import NAMES

__all__ = ["delivery_findings"]

_NOUNS = frozenset(("delivery", "deliveries", "supply", "supplies", "shipment", "shipments", "sale", "sales",
                    "transfer", "transfers", "export", "exports", "provision", "gift", "gifts", "flow", "consignment",
                    "consignments", "airlift", "donation", "donations"))  # fmt: skip
_GIVEN = frozenset(("gift", "gifts", "donation", "donations", "airlift", "provision"))
_GIVERS = frozenset(("by", "from"))
_TO = frozenset(("to", "for"))
_REACH = 16
_UNREAL = frozenset(("no", "any", "alleged", "suspected", "planned", "possible", "proposed", "ban", "embargo"))
_BARRED = frozenset(("ban", "banned", "halt", "halted", "stop", "stopped", "suspend", "suspended", "end", "ended",
                     "block", "blocked", "against", "prevent", "prohibit", "forbid", "forbids", "prohibits", "cut",
                     "freeze", "froze", "without", "deny", "denied", "denies", "cancel", "cancelled"))  # fmt: skip
_BACK = 5


def delivery_findings(clauses: Clauses) -> Iterator[Finding]:
    """Who arms, funds or helps whom by a noun of giving, with giver, goods and receiver in any order after it."""
    units = clauses.units
    for index in clauses.places.of(_NOUNS, ahead=2):
        if clauses.at(index) is None and not _doubtful(units, index):
            yield from _delivered(clauses, index)


def _doubtful(units: Units, index: int) -> bool:
    before = {unit.low for unit in units[max(0, index - _BACK) : index]}
    return bool(before & (_UNREAL | _BARRED))


def _delivered(clauses: Clauses, index: int) -> Iterator[Finding]:
    units, place = clauses.units, index + 1
    goods: NounPhrase | None = None
    giver: Party | None = None
    receivers: tuple[Party, ...] = ()
    while place + 1 < len(units) and place - index < _REACH:
        low = units[place].low
        if low == "of" and goods is None:
            goods = noun_phrase(units, place + 1)
            last = goods.last if goods is not None else place
        elif low in _GIVERS and giver is None:
            found = noun_phrase(units, place + 1)
            giver, last = (found.party, found.last) if found is not None else (None, place)
        elif low in _TO and not receivers:
            phrases = clauses.phrases_from(place + 1)
            receivers = tuple(phrase.party for phrase in phrases if phrase.party is not None)
            last = phrases[-1].last if phrases else place
        else:
            break
        if last == place:
            break
        place = last + 1
    if goods is None or not receivers:
        return
    giver = giver or _maker(units, goods)
    verb = VerbGroup(index, index, "supply", "active", "finite")
    relations = gifts_of(units, verb, (replace(goods, party=None),)) if giver is not None else []
    if units[index].low not in _GIVEN:
        relations = [relation for relation in relations if relation != "supports"]  # oil and grain are trade
    for relation in relations:
        for receiver in receivers:
            if giver is not None and giver.actor.name != receiver.actor.name and is_given(relation, giver, receiver):
                yield Finding(index, relation, giver, receiver, score=surer(0.75, giver, receiver))


def _maker(units: Units, goods: NounPhrase) -> Party | None:
    """The X of "X-ian jets": a state whose own arms they are."""
    named = [unit for unit in units[goods.first : goods.last] if unit.kind in NAMES]
    maker = party_of(named[0]) if len(named) == 1 else None
    return maker if maker is not None and maker.actor.type == "State" and not named[0].resolved else None
