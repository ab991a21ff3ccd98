"""Means: who is helped by arms, money or cover that the text says are somebody's: "with arms from X", "under X's fire".

As in "Y took the town with money from X", "Y, flush with X-ian money,", "X-ian weapons reached Y", "the flow of arms
from X to Y", "under cover of X's artillery".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.arguments.objects import surer
from kg.extraction.arguments.suitability import UNIONS
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.owners import single_owner
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup, noun_phrase, party_of
from kg.extraction.parsing.clauses import Clause, Clauses
from kg.extraction.patterns.gifts import gifts_of, is_given
from kg.extraction.patterns.helped import HELPS_NO_SIDE, helped_at
from kg.extraction.patterns.nominals import factual
from kg.extraction.support.named_lists import named_from
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.wordlists import wordlists

__all__ = ["means_findings"]

_GIVEN = frozenset(
    (
        "supply",
        "provide",
        "send",
        "give",
        "donate",
        "ship",
        "deliver",
        "pay",
        "furnish",
        "lend",
        "sell",
        "smuggle",
        "fly",
        "promise",
    )
)
_GOT = frozenset(("borrowed", "bought", "obtained", "acquired", "received", "purchased", "procured", "got", "imported",
                  "smuggled", "shipped", "sent", "delivered", "flown", "secured", "supplied"))  # fmt: skip
"""As in "rifles bought from X"; what was captured or stolen nobody gave."""
_FLOWS = frozenset(
    (
        "flow",
        "supply",
        "supplies",
        "shipment",
        "shipments",
        "delivery",
        "deliveries",
        "transfer",
        "transfers",
        "airlift",
        "stream",
        "provision",
        "consignment",
        "consignments",
        "smuggling",
        "trickle",
        "flood",
        "sale",
        "sales",
    )
)
_SIGNS = _FLOWS | {"with", "under", "thanks"}
_REACHES = frozenset(("reach", "strengthen", "embolden", "sustain", "bolster", "keep"))
_KEPT = frozenset(("alive", "afloat", "going"))
"""As in "kept Y alive", "kept Y in power": what is kept out, away or waiting is not helped."""
_FULL_OF = frozenset(("flush", "awash", "armed", "equipped", "fitted"))
_COVER = frozenset(("cover", "protection", "umbrella", "shield"))
_BY_THEM = frozenset(("back", "support", "sustain", "keep", "equip", "prop", "fuel", "finance", "fund"))
_SHELTERING = frozenset(
    (
        "aircraft",
        "artillery",
        "guns",
        "planes",
        "jets",
        "warplanes",
        "helicopters",
        "navy",
        "tanks",
        "air-force",
        "army",
        "troops",
        "drones",
        "soldiers",
        "fire",
        "gunships",
        "batteries",
        "bombers",
        "fighter-bombers",
    )
)
_SOFT = frozenset(("funds", "supports", "trains"))
_HARD = "arms"
_OPENING = 6


def means_findings(clauses: Clauses) -> Iterator[Finding]:
    """Who helps whom by what is his and serves the other."""
    units = clauses.units
    for index in clauses.places.of(_SIGNS, ahead=1):
        if units[index].low == "with":
            yield from _used(clauses, index)
        elif units[index].low == "thanks" and units[index + 1].low == "to":
            yield from _used(clauses, index + 1)  # "thanks to X's air support, Y held P"
        elif units[index].low == "under":
            yield from _covered(clauses, index)
        elif units[index + 1].low == "of":
            yield from _flow(clauses, index)
    for group in clauses.groups:
        if group.lemma in _REACHES and group.voice == "active" and group.modality == "actual" and not group.negated:
            yield from _reached(clauses, group)
        if group.lemma in _BY_THEM and group.voice != "active" and group.modality == "actual" and not group.negated:
            yield from _backed_by(clauses, group)


def _used(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "took the town with arms from X", "flush with X-ian money"."""
    units = clauses.units
    before = units[index - 1] if index else None
    if before is not None and before.low in _FULL_OF:
        opening = index - 2 if index > 1 and units[index - 2].kind == "comma" else -1
        helped = clauses.phrase_before(opening - 1) if opening > 0 else None
        receivers: tuple[Party, ...] = (helped,) if helped is not None else ()
        if not receivers:
            group = clauses.at(index - 1)
            receivers = _told_of(clauses, group) if group is not None and not group.negated else ()
    else:
        fought = wordlists().events.get(before.low) if before is not None else None
        nearest = next((g for g in reversed(clauses.groups) if g.head < index), None)
        if fought is not None and fought.relation == "foughtWith":
            return  # "took P after a battle with X-ian mercenaries"
        if before is not None and before.low in ("along", "together"):
            return  # "accused Y, along with X's mercenaries": named beside Y
        if nearest is not None and nearest.form == "present":
            return  # "accused the army of hunting them with arms from X"
        opened = index == 1 and before is not None and before.low == "thanks"
        receivers = _opened_for(clauses, index) if opened else helped_at(clauses, index)
    listed = _goods(clauses, index + 1)
    for goods in listed:
        source = _source(clauses, goods) or _source_of_all(clauses, listed[-1])
        yield from _told(clauses, index, goods, source, receivers)


def _opened_for(clauses: Clauses, index: int) -> tuple[Party, ...]:
    """The subject of the main clause that "Thanks to X's help," opens."""
    comma = next((i for i in range(index, len(clauses.units)) if clauses.units[i].kind == "comma"), len(clauses.units))
    group = next((g for g in clauses.groups if g.head > comma and g.form == "finite"), None)
    done = group is not None and group.voice == "active" and not group.negated and group.modality == "actual"
    helped = clauses.subjects(group) if group is not None and done else ()
    if group is None or group.lemma in HELPS_NO_SIDE or group.lemma in wordlists().classes["losing"]:
        return ()  # "Thanks to X's air support, Y lost P"
    return helped if len(helped) == 1 else ()  # "thanks to X's support, A and B signed" favours neither


def _told_of(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    clause = clauses.clause(group)
    return clause.subjects if clause is not None and group.voice != "active" else ()


def _goods(clauses: Clauses, first: int) -> tuple[NounPhrase, ...]:
    found = clauses.phrases_from(first) if first < len(clauses.units) else ()
    return tuple(phrase for phrase in found if phrase.roles != {"name"})


def _source(clauses: Clauses, goods: NounPhrase) -> tuple[Party, ...]:
    """From whom the goods are, by the words after them, or whose they are."""
    units, after = clauses.units, goods.last + 1
    if after + 1 < len(units):
        if units[after].low == "from":
            return named_from(clauses, after + 1)
        given = clauses.at(after)
        if given is not None and given.lemma in _GIVEN and given.voice == "reduced" and units[after + 1].low == "by":
            return named_from(clauses, after + 2)
        if units[after].low in _GOT and units[after + 1].low == "from":
            return named_from(clauses, after + 2)
        sent = next((g for g in clauses.groups if g.head > after), None)
        relative = units[after].low in ("that", "which") or units[after].actor is not None
        if relative and sent is not None and sent.lemma in _GIVEN and sent.first - after < _OPENING:
            clause = clauses.clause(sent)
            gapped = clause is not None and clause.link == "relative" and not sent.negated and sent.voice == "active"
            free = gapped and clause is not None and not any(clause.led_to("to", "for"))
            return clause.subjects if free and clause is not None else ()
    return _owner(clauses, goods)


def _source_of_all(clauses: Clauses, last: NounPhrase) -> tuple[Party, ...]:
    """The X of "money and arms from X", "rifles and encouragement from X", by the last of the goods."""
    units, after = clauses.units, last.last + 1
    return named_from(clauses, after + 1) if after + 1 < len(units) and units[after].low == "from" else ()


def _owner(clauses: Clauses, goods: NounPhrase) -> tuple[Party, ...]:
    """Whose money, help or fire it is; "Russian rifles" or "Chinese trucks" tells only where they were made."""
    units = clauses.units
    owner = single_owner(units, goods)
    made = units[goods.last].low in wordlists().nouns["gift_arms"] | _MADE
    # "X-ian traders' money" is theirs.
    theirs = any(unit.text in ("'", "’", "'s", "’s") for unit in units[goods.first : goods.last])
    return () if owner is None or ((made or theirs) and owner.kind == "demonym") else (owner,)


_MADE = frozenset(("trucks", "lorries", "jeeps", "buses", "vehicles", "landrovers", "tractors", "boots", "helmets",
                   "vests", "flak-jackets", "uniforms", "radios", "goggles", "binoculars", "generators", "gear",
                   "equipment", "parts", "spares", "components", "electronics", "tents", "dollars", "francs", "yuan",
                   "riyals", "dinars", "pesos", "roubles"))  # fmt: skip
"""Goods and coins that are called after where they were made, whoever gives them."""


def _covered(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "under cover of X's artillery", "under the protection of X-ian aircraft", "under X's protection"."""
    units = clauses.units
    cover = noun_phrase(units, index + 1)
    if cover is None or units[cover.last].low not in _COVER:
        return
    after = cover.last + 1
    givers: tuple[Party, ...] = ()
    if after + 1 < len(units) and units[after].low in ("of", "from"):
        phrases = clauses.phrases_from(after + 1)
        armed = (p for p in phrases if p.roles == {"name"} or units[p.last].low in _SHELTERING)
        givers = tuple(replace(p.party, roles=p.roles - {"assets"}) for p in armed if p.party is not None)
    elif (owner := single_owner(units, cover)) is not None:
        givers = (owner,)
    for giver in givers:
        for receiver in helped_at(clauses, index):
            sides = giver.actor.type in SIDES | UNIONS and receiver.actor.type in SIDES
            sides = sides and not (giver.actor.type in UNIONS and units[cover.last].low == "umbrella")
            if sides and giver.actor.name != receiver.actor.name and is_given("supports", giver, receiver):
                yield Finding(index, "supports", giver, receiver, score=surer(0.7, giver, receiver))


def _flow(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "the flow of arms from X to Y", "shipments of rifles to Y by X"."""
    units = clauses.units
    if not factual(clauses, index):
        return
    goods = _goods(clauses, index + 2)
    if not goods:
        return
    after, givers, receivers = goods[-1].last + 1, list[Party](), list[Party]()
    for _ in range(2):
        if after + 1 >= len(units) or units[after].low not in ("from", "by", "to"):
            break
        inner = clauses.phrases_from(after + 1)
        (receivers if units[after].low == "to" else givers).extend(p.party for p in inner if p.party is not None)
        after = inner[-1].last + 1 if inner else len(units)
    for each in goods:
        for finding in _told(clauses, index, each, tuple(givers) or _owner(clauses, each), tuple(receivers)):
            if finding.relation != "supports":  # oil and grain are trade
                yield finding


def _reached(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "weapons from X reached Y", "arms supplied by X reached Y", "money from X kept Y alive"."""
    clause, subjects = clauses.clause(group), clauses.subject_phrases(group)
    if clause is None or not subjects or (group.lemma == "keep" and not _kept_going(clauses, clause)):
        return
    goods = noun_phrase(clauses.units, subjects[0].first)
    if goods is None or not _TRIALS_OF_ARMS.isdisjoint(clauses.units[goods.last].low.split("-")):
        return  # "X's weapons tests emboldened Y"
    owner = single_owner(clauses.units, goods)
    if group.lemma == "keep" and owner is not None and owner.kind == "demonym":
        return  # "X-ian money kept Y afloat": constructions know that
    givers = _source(clauses, goods) or ((owner,) if owner is not None else ())
    whom = (phrase.party or _kept(clauses, phrase) for phrase in clause.objects)
    flies = group.lemma == "reach" and clauses.units[goods.last].low in wordlists().nouns["ordnance"]
    receivers = tuple(party for party in whom if party is not None and not (flies and _under_fire(party)))
    for finding in _told(clauses, group.head, goods, givers, receivers):
        if finding.relation != "supports" or group.lemma != "reach":  # oil that reaches somebody is trade
            yield finding


_TRIALS_OF_ARMS = frozenset(("test", "tests", "testing", "programme", "programmes", "program", "programs", "drill",
                             "drills", "exercise", "exercises", "parade", "parades", "build-up", "buildup",
                             "ambitions", "capability", "attack", "attacks", "strike", "strikes", "fire", "firing",
                             "launch", "launches", "threat", "threats", "inspections", "embargo", "ban", "factory",
                             "factories", "plant", "plants", "industry", "doctrine", "policy", "arsenal", "stockpile",
                             "stockpiles", "tactics", "superiority"))  # fmt: skip
"""What is done with or about weapons, and is no weapon that somebody is given."""


def _under_fire(party: Party) -> bool:
    """Whether drones and missiles that reach it may be those that hit it: a land or a city, no army and no band."""
    return party.actor.type == "State" and not party.roles & {"forces", "officials"}


def _kept(clauses: Clauses, phrase: NounPhrase) -> Party | None:
    """The Y of "Y alive", and not of "Y's case"."""
    words = [unit.low for unit in clauses.units[phrase.first + 1 : phrase.last + 1]]
    return party_of(clauses.units[phrase.first]) if not words or words[0] in _KEPT else None


def _kept_going(clauses: Clauses, clause: Clause) -> bool:
    """Whether the verb's object is followed by "alive", "afloat" or "in power"."""
    last = clause.direct[-1].last if clause.direct else len(clauses.units)
    words = [unit.low for unit in clauses.units[last : last + 3]]
    return any(word in _KEPT for word in words[:2]) or words[1:] in (["in", "power"], ["in", "office"])


def _backed_by(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "backed by X-ian money and arms, Y took the town", "Y, sustained by aid from X,"."""
    clause = clauses.clause(group)
    if clause is None:
        return
    for goods in clause.complements.get("by", ()):
        if goods.party is None:
            yield from _told(clauses, group.head, goods, _source(clauses, goods), clause.subjects)


def _told(
    clauses: Clauses, trigger: int, goods: NounPhrase, givers: tuple[Party, ...], receivers: tuple[Party, ...]
) -> Iterator[Finding]:
    group = VerbGroup(trigger, trigger, "give", "active", "finite")
    for relation in gifts_of(clauses.units, group, (goods,)) if givers and receivers else ():
        for giver in givers:
            for receiver in receivers:
                apart = giver.actor.name != receiver.actor.name and giver.kind != "place"
                if relation in _SOFT | {_HARD} and apart and is_given(relation, giver, receiver):
                    yield Finding(trigger, relation, giver, receiver, score=surer(0.7, giver, receiver))
