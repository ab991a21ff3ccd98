"""Supplies: who arms whom by what the words beside the goods tell: "Y's arms came from X", "X-supplied drones"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from kg.extraction.arguments.objects import agent_index, surer
from kg.extraction.arguments.users import users_of
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.owners import single_owner
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase, noun_phrase_before, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.gifts import gifts_of, is_given
from kg.extraction.support.deliveries import delivery_findings
from kg.extraction.words.descriptions import GROUPS, descriptions
from kg.extraction.words.wordlists import wordlists, words_of

__all__ = ["supply_findings"]

_ONWARD = frozenset(("to", "into", "across", "through"))
_SHARES_AT = 3
_MADE_BY = frozenset(("from", "by"))


def supply_findings(clauses: Clauses) -> Iterator[Finding]:
    """Who arms, funds or helps whom, where the goods are said to be his or to come from him."""
    yield from delivery_findings(clauses)
    for group in clauses.verbs:
        if (
            group.lemma in words_of("bearing")
            and group.voice == "active"
            and group.form == "finite"
            and group.modality == "actual"
        ):
            yield from _had_from(clauses, group)
    for index in clauses.places.of(frozenset(), kind="tail"):
        if clauses.units[index].low.lstrip("-–") in words_of("supplied"):
            yield from _supplied_by(clauses, index)
    for group in clauses.acts.of(_verbs()):
        if group.negated or group.modality != "actual" or group.form == "infinitive":
            continue
        yield from _held(clauses, group)
        if (group.lemma in words_of("deriving") and group.voice == "active") or (
            group.lemma in words_of("buying") and group.voice == "passive"
        ):
            yield from _came_from(clauses, group)
        elif group.lemma in words_of("flowing") and group.voice == "active":
            yield from _flowed(clauses, group)
        elif group.lemma in _MOVES | _MOVED and (group.lemma in _MOVES) == (group.voice == "active"):
            yield from _moved(clauses, group)
        elif group.lemma in words_of("supplying") and group.voice == "active":
            yield from _supplies_their(clauses, group)
        if group.lemma == "train" and group.voice == "passive":
            yield from _trained_in(clauses, group)
        if group.lemma in words_of("delivering") and (group.voice != "active" or _modifies(clauses, group)):
            yield from _delivered(clauses, group)


def _held(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """What somebody has from another: "with drones bought from X", "relies on arms from X"."""
    if group.lemma in words_of("buying") and group.voice != "passive":
        yield from _acquired(clauses, group)
    if group.lemma in words_of("relying") and group.voice == "active":
        yield from _relied_on(clauses, group)


def _supplied_by(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "Y fired an X-supplied missile", "X-supplied drones were used by Y", "Y's X-supplied tanks"."""
    units = clauses.units
    giver = party_of(units[index - 1]) if index else None
    goods = noun_phrase(units, index + 1) if index + 1 < len(units) else None
    if giver is None or goods is None:
        return
    first = index - 1
    while first > 0 and units[first - 1].kind in ("determiner", "number", "word"):
        first -= 1
    whole = NounPhrase(first, goods.last, None, frozenset())
    using = next((g for g in clauses.groups if g.first > goods.last and g.voice == "passive"), None)
    receivers: tuple[Party, ...] = ()
    if first > 1 and units[first - 1].kind == "possessive":
        owner = party_of(units[first - 2])
        receivers = (owner,) if owner is not None else ()
    elif using is not None and using.first == goods.last + 1 and using.lemma in wordlists().classes["using"]:
        clause = clauses.clause(using)
        receivers = clause.agents if clause is not None and not using.negated else ()
    else:
        receivers = users_of(clauses, whole)
    yield from _told(clauses, index, goods, (giver,), receivers)


def _acquired(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "Y struck P with drones bought from X", "Y had rifles, most of them bought from X"."""
    clause, units = clauses.clause(group), clauses.units
    last = group.first - 1
    share = last > _SHARES_AT and units[last].low in ("them", "which") and units[last - 1].low == "of"
    modifies = clause is not None and not clause.objects and (share or clause.link == "participial")
    givers = clause.led_to("from") if clause is not None and modifies else ()
    if share:
        last -= _SHARES_AT + (units[last - _SHARES_AT].kind == "comma")
    goods = noun_phrase_before(units, last) if givers and last >= 0 else None
    if goods is None or any(unit.kind in ("comma", "stop") for unit in units[goods.last + 1 : last + 1]):
        return
    holder = next((verb for verb in reversed(clauses.verbs) if verb.head < goods.first), None)
    receivers: tuple[Party, ...] = ()
    if holder is not None and holder.lemma in words_of("bearing") and holder.head == goods.first - 1:
        had = clauses.clause(holder)
        sure = holder.voice == "active" and not holder.negated and holder.modality == "actual"
        receivers = had.subjects if had is not None and sure else ()
    yield from _told(clauses, group.head, goods, givers, receivers or users_of(clauses, goods))


def _had_from(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "Y has missiles from X", "Y had arms from X and money from Z"."""
    clause, units = clauses.clause(group), clauses.units
    if clause is None or group.negated or not _ONWARD.isdisjoint(clause.complements):
        return  # "X carried arms from Y to Z": not for himself
    for goods in clause.objects:
        after = goods.last + 1
        if after + 1 >= len(units) or units[after].low != "from":
            continue
        givers = tuple(phrase.party for phrase in clauses.phrases_from(after + 1) if phrase.party is not None)
        made = _told(clauses, group.head, replace(goods, party=None), givers, clauses.subjects(group))
        yield from (finding for finding in made if finding.relation in ("arms", "funds"))


def _came_from(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "Y's arms came from X", "arms for Y came from X"."""
    clause, goods = clauses.clause(group), _subject_of(clauses, group)
    owner = single_owner(clauses.units, goods) if goods is not None else None
    if (
        goods is not None
        and goods.party is not None
        and goods.first > 1
        and clauses.units[goods.first - 1].low == "for"
    ):
        owner, goods = goods.party, noun_phrase_before(clauses.units, goods.first - 2)
    after = clauses.units[group.head + 1 : group.head + 2 + _INSERTED]
    leads = next((i for i, unit in enumerate(after) if unit.low == "from"), None)
    if clause is None or goods is None or owner is None or leads is None:
        return
    if any(unit.kind not in ("comma", "adverb") and unit.low not in _IN_PART for unit in after[:leads]):
        return
    givers = (giver for giver in clause.led_to("from") if not _only_a_place(clauses.units, group.head + 2, giver))
    yield from _told(clauses, group.head, goods, givers, (owner,))


def _only_a_place(units: Units, first: int, giver: Party) -> bool:
    """Whether arms only come out of a place: "from southern X", "from the port of P", "from X by boat".

    A capital is one: its government is in it, and its markets are, too.
    """
    if giver.kind in ("metonym", "place"):
        return True
    directed = any(unit.low in descriptions().classes["direction"] for unit in units[first : first + 2])
    after = next((i for i, unit in enumerate(units) if unit.start >= giver.end), len(units))
    route = [unit.low for unit in units[after : after + 2]]
    return directed or (route[:1] in (["by"], ["via"], ["through"], ["across"], ["over"]) and len(route) > 1)


_INSERTED = 4
_IN_PART = frozenset(("in", "part", "by", "for", "the", "most", "largely", "mainly", "mostly", "chiefly"))


def _relied_on(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "Y relies on drones supplied by X", "Y depends on weapons from X and on X-ian rifles"."""
    units = clauses.units
    end = next((i for i in range(group.head + 1, len(units)) if units[i].kind in _CLOSES), len(units))
    for on in range(group.head + 1, end - 1):
        goods = noun_phrase(units, on + 1) if units[on].low in ("on", "upon") else None
        if goods is None or goods.last + 2 >= len(units):
            continue
        owner, after = single_owner(units, goods), goods.last + 1
        given = (
            units[after].low in words_of("supplied") | {"delivered", "sold", "sent"} and units[after + 1].low == "by"
        )
        givers: tuple[Party, ...] = (owner,) if owner is not None else ()
        if given or units[after].low in ("from", "of"):
            givers = tuple(p.party for p in clauses.phrases_from(after + 1 + given) if p.party is not None)
        made = _told(clauses, group.head, replace(goods, party=None), givers, clauses.subjects(group))
        yield from (finding for finding in made if finding.relation in ("arms", "funds"))


_CLOSES = frozenset(("stop", "end", "relative", "that", "be", "have", "modal", "subordinator"))


def _flowed(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X-ian weapons have flowed to Y", "weapons poured from X to Y"."""
    clause, goods = clauses.clause(group), _subject_of(clauses, group)
    if clause is None or goods is None:
        return
    owner = single_owner(clauses.units, goods)
    givers = clause.led_to("from") or ((owner,) if owner is not None else ())
    givers = tuple(giver for giver in givers if giver.actor.type == "State" and giver.kind != "place")
    told = _told(clauses, group.head, goods, givers, clause.led_to("to", "into"))
    yield from (finding for finding in told if finding.relation != "supports")  # oil and grain are trade


_MOVES = frozenset(("go", "pass", "travel", "find"))
_MOVED = frozenset(("send", "ship", "fly", "smuggle", "ferry", "truck", "airlift", "transfer", "channel", "funnel"))


def _moved(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "weapons went from X to the Y", "rifles were flown from X to the Y": to a band, whoever took them there."""
    clause = clauses.clause(group)
    if clause is None or group.voice == "reduced" or clause.agents or not clause.led_to("from"):
        return
    for finding in _flowed(clauses, group):
        if finding.object is not None and finding.object.actor.type in GROUPS:
            yield finding


def _supplies_their(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X supplies Y's missiles"."""
    units = clauses.units
    goods = noun_phrase(units, group.head + 1) if group.head + 1 < len(units) else None
    if goods is None or not any(unit.kind == "possessive" for unit in units[goods.first : goods.last]):
        return
    owner = single_owner(units, goods)
    if owner is not None:
        yield from _told(clauses, group.head, goods, clauses.subjects(group), (owner,))


def _trained_in(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "Y's soldiers were trained in X"; of a band that was, only that it was there: it may have trained itself.

    Who is trained "at army bases in X" is trained by X.
    """
    clause = clauses.clause(group)
    if clause is None or clause.agents:
        return
    for host in clause.led_to("in"):
        if host.actor.type != "State" or host.kind != "name" or host.roles != {"name"}:
            continue
        between = (unit for unit in clauses.units[group.head + 1 : group.head + _TO_HOST] if unit.start < host.start)
        official = any(unit.low in words_of("barracks") for unit in between)
        for trainee in clause.subjects:
            if trainee.actor.name == host.actor.name or trainee.speaker.type == "Person":
                continue
            band = trainee.actor.type in GROUPS and (
                trainee.roles <= {"name"} or trainee.roles & {"fighters", "forces"}
            )
            if band and not official:
                yield Finding(group.head, "presentIn", trainee, host, score=surer(0.7, host, trainee))
            elif band or (trainee.actor.type == "State" and trainee.roles & {"forces"}):
                yield Finding(group.head, "trains", host, trainee, score=surer(0.7, host, trainee))


_TO_HOST = 12


def _delivered(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X's drones were delivered to Y", "X jets sold to Y", "Y's missiles are supplied by X"."""
    clause, goods = clauses.clause(group), _subject_of(clauses, group)
    owner = single_owner(clauses.units, goods) if goods is not None else None
    if clause is None or goods is None or owner is None:
        return
    if agent_index(clauses, group) is not None:
        if group.lemma in words_of("supplying") and not clause.complements.get("to") and _owned(clauses.units, goods):
            yield from _told(clauses, group.head, goods, clause.agents, (owner,))
    elif not _MADE_BY & set(clause.complements) and owner.actor.type == "State":
        yield from _told(clauses, group.head, goods, (owner,), clause.led_to("to"))


def _modifies(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether the verb is a participle beside what is given: "drones supplied to Y struck P"."""
    clause = clauses.clause(group)
    return clause is not None and clause.link == "participial" and not clause.objects and bool(clause.led_to("to"))


def _owned(units: Units, goods: NounPhrase) -> bool:
    return any(unit.kind == "possessive" for unit in units[goods.first : goods.last])


def _subject_of(clauses: Clauses, group: VerbGroup) -> NounPhrase | None:
    last = clauses.past_adjuncts(group.first - 1)
    last -= last > 0 and group.voice != "passive" and clauses.units[last].kind == "comma"  # "drones, sold to Y,"
    return noun_phrase_before(clauses.units, last) if last >= 0 else None


def _told(
    clauses: Clauses, trigger: int, goods: NounPhrase, givers: Iterable[Party], receivers: Iterable[Party]
) -> Iterator[Finding]:
    group = clauses.at(trigger) or VerbGroup(trigger, trigger, "supply", "active", "finite")
    receivers = tuple(receivers)
    for relation in gifts_of(clauses.units, group, (goods,)):
        for giver in givers:
            for receiver in receivers:
                if giver.actor.name != receiver.actor.name and is_given(relation, giver, receiver):
                    yield Finding(trigger, relation, giver, receiver, score=surer(0.75, giver, receiver))


@cache
def _verbs() -> frozenset[str]:
    """Verbs at which one of the rules begins."""
    words = words_of("relying", "buying", "deriving", "flowing", "supplying", "delivering")
    return words | _MOVES | _MOVED | {"train"}
