"""Gifts: who gives, sells or sends whom arms, money, training, shelter or help, and who has them from whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extraction.arguments.doers import Doers, reduced_subjects
from kg.extraction.arguments.objects import agent_index, surer
from kg.extraction.arguments.suitability import can_be
from kg.extraction.arguments.users import users_of
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.nothings import NOTHING, anothers_gift, contrasted, of_nothing
from kg.extraction.grammar.owners import anothers_money
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase, noun_phrase_before, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.parsing.slots import elliptic
from kg.extraction.patterns.disarming import disarms
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.records import record
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import Frame, wordlists, words_of

__all__ = ["gift_findings", "gifts_of", "is_given", "only_planned", "only_promised", "unaddressed"]

_GIFTS = ("arms", "funds", "trains", "harbours", "supports")
"""Relations, each with its goods in the class of nouns of that name."""
_MOVING = frozenset(("send", "throw", "pour", "move", "dispatch", "despatch", "order", "push", "rush", "fly", "launch"))
"""Who does so "into Y" goes there himself, with tanks, or helps somebody who is there: nothing is given to Y."""
_TO_RECEIVER = frozenset(("to", "for", "towards", "into"))
_CONTAINED = frozenset(("of", "in"))
"""Prepositions between an amount and what it is of: "two shipments of rifles", "$20 million in aid"."""
_BREAKS = frozenset(("stop", "end", "relative", "that", "quote", "subordinator", "open", "close", "dash"))
_SEGMENTS = 8
_LISTED = 6
_OUTSIDERS = frozenset(("MediaOutlet", "ResearchOrganization"))
_ONWARD = frozenset(("on", "along", "down", "across", "back"))
"""As in "passed the rifles on to Y"."""
_SUPPLYING = frozenset(("supply", "provision", "resupply", "furnish"))
_KIT = frozenset(("equipment", "gear", "vehicles", "vehicle", "trucks", "radars", "kit", "cars", "car", "aircraft",
                  "systems", "ships", "technology", "hardware", "helicopter", "parts", "components",
                  "spares"))  # fmt: skip
_WARLIKE = frozenset(("drone", "rocket", "tank", "gun", "artillery", "warhead", "lethal", "military",
                      "armoured", "armored", "combat", "fighter", "attack", "anti-tank", "anti-aircraft",
                      "air-defence", "air-defense", "defence", "defense", "weapons", "missile"))  # fmt: skip
_CAUSES = frozenset(("effort", "cause", "treasury", "exchequer", "economy"))
_BASES = frozenset(("bases", "camps", "strongholds", "headquarters", "hideouts", "enclave", "depots", "ranks"))


@record
class _Segment:
    """The noun phrases after a verb that one preposition leads to, or none for its objects."""

    preposition: str
    phrases: tuple[NounPhrase, ...]


def giving_verbs() -> frozenset[str]:
    """The verbs of giving and getting, by lemma."""
    return words_of("giving", "giving_with", "getting")


def gift_findings(clauses: Clauses, group: VerbGroup, doers: Doers) -> Iterator[Finding]:
    """What a verb of giving or getting says of giver and receiver: in the active, the passive, of a participle."""
    if group.lemma not in giving_verbs():
        return
    if group.voice != "active":
        yield from _passive(clauses, group)
        return
    if not doers.real or (group.negated and doers.modality != "actual"):
        return
    if any(unit.low in _DOSES for unit in clauses.units[group.head + 1 : group.head + _SEGMENTS]):
        return  # "gave Y a taste of its own medicine"
    segments, classes = _segments(clauses, group.head + 1), wordlists().classes
    if group.lemma in classes["getting"]:
        yield from _got(clauses, group, doers, segments)
    if group.lemma not in classes["getting"] or group.lemma in classes["giving"]:
        for part in _parted(clauses.units, segments):
            yield from _given(clauses, group, doers, part)


def unaddressed(clauses: Clauses, group: VerbGroup) -> list[str]:
    """What giving these things is, where the clause names no receiver: "X sent tanks", "X has delivered mortars"."""
    if group.lemma not in wordlists().classes["giving"] or group.voice != "active" or group.negated:
        return []
    segments = _segments(clauses, group.head + 1)
    if any(unit.low == "there" for unit in clauses.units[group.head + 1 : group.head + _SEGMENTS]):
        return []  # "shipped weapons there": to those who are there
    aimed = any(s.preposition in _AIMED or any(p.party for p in s.phrases) for s in segments)
    if aimed or not segments or segments[0].preposition:
        return []
    units, things = clauses.units, _things(clauses, group, segments)
    people = wordlists().nouns["people"] | wordlists().nouns["bystanders"]
    if any(units[i].low in people for phrase in things for i in range(phrase.first, phrase.last)):
        return []  # "promised its citizens help"
    men = any(units[phrase.last].low in wordlists().nouns["gift_men"] for phrase in things)
    return gifts_of(units, group, things) or (["supports"] if men else [])


_DOSES = frozenset(("taste", "dose"))
_AIMED = _TO_RECEIVER | {"against", "on", "at", "across", "over"}


def _parted(units: Units, segments: list[_Segment]) -> Iterator[list[_Segment]]:
    """The gifts of "gave arms to Y and money to Z" one by one; else all as one."""
    for place, segment in enumerate(segments[:-1]):
        last, led = segment.phrases[-1], segments[place + 1].preposition
        goods = len(segment.phrases) > 1 and last.party is None and _goods_of(units, last)
        if segment.preposition in _TO_RECEIVER and led in _TO_RECEIVER and goods:
            yield [*segments[:place], replace(segment, phrases=segment.phrases[:-1])]
            yield from _parted(units, [_Segment("", (last,)), *segments[place + 1 :]])
            return
    yield segments


def _given(clauses: Clauses, group: VerbGroup, doers: Doers, segments: list[_Segment]) -> Iterator[Finding]:
    things = _things(clauses, group, segments)
    units = clauses.units
    crossing = any(s.preposition in ("across", "over") for s in segments)  # "sent tanks across the border into Y"
    crossing |= group.lemma == "smuggle" or any(
        s.preposition in ("for", "to") and s.phrases[0].party for s in segments
    )  # "into P for Y"
    led = (
        p for s in segments
        if s.preposition in _TO_RECEIVER and not (s.preposition == "into" and (crossing or group.lemma in _MOVING))
        for p in s.phrases
    )  # fmt: skip
    receivers = tuple(party for phrase in led if (party := _side(units, phrase)))
    if not receivers and (clause := clauses.clause(group)) is not None and clause.link == "relative":
        receivers = clause.led_to("to")  # "the mission, to which X has contributed soldiers"
    objects = [segment for segment in segments if not segment.preposition]
    receivers = tuple(p for p in receivers if "assets" not in p.roles or "forces" in p.roles)  # "pilots for its jets"
    beside = not receivers
    whole = len(objects) == 1 and not any(s.preposition in ("to", "with", "into") for s in segments)
    if whole and not receivers and (lent := _lent_men(units, objects[0].phrases)) is not None:
        receivers, things = (lent,), list(objects[0].phrases)
    if not receivers and objects:
        receivers, inside = _indirect(clauses.units, objects)
        things = [thing for thing in things or inside if not anothers_gift(units, thing)]
        if not things and group.lemma in wordlists().classes["giving_with"]:
            things = [phrase for s in segments if s.preposition == "with" for phrase in s.phrases]
    held = [phrase for s in segments if s.preposition == "with" for phrase in s.phrases]
    if not receivers and not objects and held and group.lemma in wordlists().classes["giving_with"]:
        receivers, things = clauses.gap(group), held  # "Y, whom X had supplied with arms"
    relations = gifts_of(clauses.units, group, things)
    if not receivers and "arms" in relations and (used := _users_after(clauses, things)):
        receivers, relations = used, ["arms"]
    if (
        not relations
        and beside
        and receivers
        and things
        and group.lemma in _SENDING
        and _men_only(units, things, objects)
    ):
        relations = ["supports"]  # "sends Mozambique a battalion"; "sent a battalion to P" may be no help
    if not relations and not things and group.lemma in _SUPPLYING and objects and not objects[0].preposition:
        relations = ["supports"]  # "China supplies the guerrillas through Thailand"
    taken = any(s.preposition in ("", "with") for s in segments)
    if not relations and not taken and group.lemma in _SUPPLYING:
        # "The partisans, whom Britain supplied"; a state that another supplies may only buy its gas.
        fighting = (p for p in clauses.gap(group) if p.actor.type in GROUPS or p.roles & {"forces", "fighters"})
        receivers, relations = tuple(fighting), ["supports"]
    for relation in relations:
        for giver in doers.parties:
            for receiver in receivers:
                yield from _finding(group, relation, giver, receiver, doers)


def _users_after(clauses: Clauses, things: Sequence[NounPhrase]) -> tuple[Party, ...]:
    """Who has the arms by "provided the howitzers with which Y's gunners shelled P", "the jets that Y flew"."""
    units, after = clauses.units, things[-1].last + 1
    after += after < len(units) and units[after].low == "with"
    if after + 1 >= len(units) or units[after].low not in ("which", "that"):
        return ()
    phrase = noun_phrase(units, after + 1)
    if phrase is None or phrase.party is None or phrase.party.kind == "place":
        return ()
    verb = next((g for g in clauses.groups if g.first == phrase.last + 1), None)
    firing = verb is not None and verb.voice == "active" and not verb.negated and verb.modality == "actual"
    return (phrase.party,) if firing and verb is not None and verb.lemma not in _WISHES else ()


_WISHES = frozenset(("want", "need", "request", "demand", "fear", "lack", "order", "oppose", "call", "say", "consider",
                     "make", "build", "produce", "ban", "destroy", "seize", "intercept", "capture"))  # fmt: skip


def _men_only(units: Units, things: Sequence[NounPhrase], objects: Sequence[_Segment]) -> bool:
    """Whether troops are what is given, as a second object."""
    men = wordlists().nouns["gift_men"]
    given = {phrase.first for phrase in things} & {phrase.first for segment in objects for phrase in segment.phrases}
    none = any(units[phrase.first].low in NOTHING for phrase in things)
    return bool(given) and not none and all(units[phrase.last].low in men for phrase in things)


_SENDING = frozenset(("send", "give", "lend", "loan", "offer", "promise", "provide"))
_SAILS = frozenset(("send", "dispatch", "despatch"))
_PROMISING = frozenset(("promise", "pledge", "offer", "earmark"))
"""Verbs by which nothing has been given yet."""


def _got(clauses: Clauses, group: VerbGroup, doers: Doers, segments: list[_Segment]) -> Iterator[Finding]:
    things = _things(clauses, group, segments)
    words = [unit.low for unit in clauses.units[things[-1].last - 1 : things[-1].last + 1]] if things else []
    if words[1:] and words[1] in wordlists().classes["no_gifts"] and words[0] != "security":
        return  # "received mortar and machine gun fire from X", "guarantees from X"
    shares = list(_shares(things, segments))
    clause = clauses.clause(group)
    if not any(givers for _, givers in shares) and clause is not None and clause.link == "relative":
        shares = [(things, list(clause.led_to("from")))]  # "Y, from whom X obtained arms"
    around = clauses.clause(clause.governor) if clause is not None and clause.governor is not None else None
    if not any(givers for _, givers in shares) and around is not None and around.link == "relative":
        shares = [(things, list(around.led_to("from")))]  # "Y, from whom X is said to have obtained arms"
    for given, givers in shares:
        for relation in gifts_of(clauses.units, group, given):
            for giver in givers:
                for receiver in doers.parties:
                    yield from _finding(group, relation, giver, receiver, doers)


def _shares(things: list[NounPhrase], segments: list[_Segment]) -> Iterator[tuple[list[NounPhrase], list[Party]]]:
    """What came from whom: in "got arms from X and money from Y", arms from X and money from Y, not both from both."""
    given, givers = things, list[Party]()
    sources = [segment for before, segment in pairwise([_NOWHERE, *segments]) if _may_tell_giver(before, segment)]
    for phrase in (phrase for segment in sources for phrase in segment.phrases):
        if phrase.party:
            givers.append(phrase.party)
        elif givers:
            yield given, givers
            given, givers = [phrase], []
        elif given is not things:
            given = [*given, phrase]  # "arms from X and money and advice from Y"
    yield given, givers


def _may_tell_giver(before: _Segment, segment: _Segment) -> bool:
    """Whether the phrases say from whom one has it; whose the place is does not: "bought in the depots of X"."""
    return segment.preposition == "from" or (segment.preposition == "of" and before.preposition not in ("in", "at"))


_NOWHERE = _Segment("", ())


def _finding(group: VerbGroup, relation: str, giver: Party, receiver: Party, doers: Doers) -> Iterator[Finding]:
    if not is_given(relation, giver, receiver) or disarms(group, relation, giver, receiver):
        return
    if relation == "harbours" and receiver.speaker.type == "Person":
        receiver = replace(receiver, actor=receiver.speaker)  # who has fled is no longer his state
    to_come = doers.modality == "actual" and only_promised(group, relation)
    yield Finding(
        group.head, relation, giver, receiver, modality="planned" if to_come else doers.modality,
        stance="denies" if doers.group.negated else "affirms", score=surer(0.8, giver, receiver),
    )  # fmt: skip


def only_promised(group: VerbGroup, relation: str) -> bool:
    """Whether the verb tells no more than that goods, money or training are to come: "offered Y weapons".

    Who "offers Y sanctuary" shelters him.
    """
    sheltering = relation == "harbours" and group.lemma == "offer"
    return relation in _GIFTS and group.lemma in _PROMISING and not group.negated and not sheltering


def only_planned(units: Units, group: VerbGroup) -> bool:
    """Whether the verb tells of an act that is yet to be: "is planning an attack on Y", not "planned the attack"."""
    if group.lemma not in ("plan", "plot") or any(unit.low in _HAD for unit in units[group.first : group.head]):
        return False
    return group.head + 1 >= len(units) or units[group.head + 1].low not in ("the", "that", "this", "these", "those")


_HAD = frozenset(("had", "having"))


def is_given(relation: str, giver: Party, receiver: Party) -> bool:
    """Whether the two can give and receive what ``relation`` says."""
    if not can_be(Frame(relation, None, ("object",), "party"), giver, receiver):
        return False
    relieved = relation == "supports" and "captives" not in receiver.roles and receiver.roles & {"people"}
    if not (relieved or _takes(receiver)):
        return False  # "gave the refugees blankets" is help, too
    things = "assets" in giver.roles and "forces" not in giver.roles
    return not {giver.actor.type, receiver.actor.type} & _OUTSIDERS and not things


def _side(units: Units, phrase: NounPhrase) -> Party | None:
    """Whom the phrase names; for "the Chadians" their side."""
    bare = phrase.party is not None and units[phrase.last].kind == "demonym"
    bare = bare or (phrase.party is not None and units[phrase.last].low in _BASES)  # "sent arms to its bases"
    return replace(phrase.party, roles=frozenset(("name",))) if bare and phrase.party else phrase.party


def _takes(party: Party) -> bool:
    """Whether somebody can be helped so: a side, not its civilians, places or prisoners."""
    roles = party.roles
    return not roles & {"assets", "captives", "bystanders"} and not (
        roles & {"people"} and not roles & {"forces", "fighters"}
    )


# ------------------------------------------------------------ what is given


def _things(clauses: Clauses, group: VerbGroup, segments: list[_Segment]) -> list[NounPhrase]:
    """The phrases for what is given: the objects, with what amounts are of, or what a relative clause hangs on."""
    things: list[NounPhrase] = []
    for place, segment in enumerate(segments):
        counted = segment.preposition in _CONTAINED and place and segments[place - 1].phrases == tuple(things[-1:])
        if not segment.preposition or counted:
            listed = segment.phrases[:1] + tuple(p for p in segment.phrases[1:] if not elliptic(clauses.units, p))
            things += [phrase for phrase in listed if phrase.party is None or _goods_of(clauses.units, phrase)]
    return things or list(clauses.antecedents(group))


def _goods_of(units: Units, phrase: NounPhrase) -> bool:
    """As in "Russian weapons", "Haftar advisers": a name before a noun of goods."""
    return any(units[phrase.last].low in wordlists().nouns[f"gift_{relation}"] for relation in _GIFTS) or _make(
        units, phrase
    )


def _make(units: Units, phrase: NounPhrase) -> bool:
    """As in "Mirage fighters", "MiG jets": the make of the arms says what they are."""
    return phrase.last > phrase.first and units[phrase.last - 1].low in wordlists().nouns["gift_arms"]


def gifts_of(units: Units, group: VerbGroup, things: Iterable[NounPhrase]) -> list[str]:
    """What giving these things is: arming, funding, training …; each once, in the text's order."""
    found: list[str] = []
    nouns, classes = wordlists().nouns, wordlists().classes
    for phrase in things:
        head, own = _head(units, phrase), {"own", "taste"} & {u.low for u in units[phrase.first : phrase.last]}
        other = own or anothers_money(units, group.lemma, phrase) or (found and _is_price(units, phrase))
        if other or of_nothing(units, group, phrase.first):
            continue
        given = any(unit.actor is not None for unit in units[group.head + 1 : phrase.first])  # "sent Y two warships"
        if group.lemma in _SAILS and units[head].low in nouns["crewed"] and not given:
            continue  # "sent two destroyers to P": with their crews
        relation = next((r for r in _GIFTS if units[head].low in nouns[f"gift_{r}"]), "")
        modifiers = {unit.low for unit in units[phrase.first : head]}
        if relation in ("supports", "") and units[head].low in _KIT and modifiers & _WARLIKE:
            relation = "arms"
        planes = units[head].low in ("fighters", "fighter") and group.lemma in classes["trading"]  # nobody sells men
        relation = relation or ("arms" if planes or _make(units, phrase) else "")
        if not relation and any(unit.text in ("$", "£", "€") for unit in units[phrase.first : phrase.last + 1]):
            relation = "funds"
        if not relation and group.lemma in classes["lending"] and units[phrase.last].low in nouns["gift_men"]:
            relation = "supports"
        if group.lemma in classes["trading"] and relation not in ("arms", ""):
            continue
        if relation and relation not in found:
            found.append(relation)
    return found[1:] if len(found) > 1 and found[0] == "funds" and _counts(units, things) else found


def _is_price(units: Units, phrase: NounPhrase) -> bool:
    """As in "weapons worth millions of dollars", after the weapons."""
    money = units[phrase.last].low in wordlists().nouns["gift_funds"]
    return money and any(unit.low == "worth" for unit in units[max(0, phrase.first - _SHARE) : phrase.last])


def _head(units: Units, phrase: NounPhrase) -> int:
    """The noun of the goods: before "worth $20 million", else the last word."""
    worth = (i for i in range(phrase.first + 1, phrase.last) if units[i].low == "worth")
    return next((i - 1 for i in worth), phrase.last)


def _counts(units: Units, things: Iterable[NounPhrase]) -> bool:
    """Whether the money is only the worth of the goods: "$20 million in aid", "millions of dollars of weapons"."""
    last = next(iter(things)).last + 1
    if [unit.low for unit in units[last : last + 2]] in (["a", "year"], ["per", "year"], ["a", "month"]):
        last += 2
    return last < len(units) and units[last].low in (*_CONTAINED, "worth")


def _indirect(units: Units, objects: list[_Segment]) -> tuple[tuple[Party, ...], list[NounPhrase]]:
    """The receivers of "gave Y and Z weapons", "sold it drones", with what they are given."""
    first = objects[0].phrases
    parties = tuple(party for phrase in first if (party := _side(units, phrase)) and not _goods_of(units, phrase))
    if parties:
        return parties, [phrase for segment in objects[1:] for phrase in segment.phrases]
    phrase = first[0]
    place = phrase.last - 1
    while place > phrase.first and units[place].kind == "number":
        place -= 1  # "lent the Chadian army four helicopters"
    men = units[phrase.last].low in wordlists().nouns["gift_men"] and units[place].kind == "name"
    if place < phrase.first or not (_goods_of(units, phrase) or men or units[phrase.last].low == "worth"):
        return (), []
    own = units[phrase.first].low in _THEIRS and units[phrase.first].kind in NAMES  # "lent its ally Y helicopters"
    named = next((i for i in range(phrase.first + own, phrase.last) if units[i].kind in NAMES), place)
    if (fighters := _his_men(units, phrase, named) or _organ_of(units, phrase, named)) is not None:
        return (fighters,), list(first)
    owning = named + 1 <= phrase.last and units[named + 1].kind in ("possessive", "tail", "dash")
    capital = units[named].kind == "metonym" and named == phrase.first and not men  # "sold Baghdad jets"
    if (units[named].kind == "name" or capital) and not owning:
        party = party_of(units[named])
    elif units[named].kind == "demonym" and units[named].low.endswith("s") and not owning:
        whole = party_of(units[named])
        party = replace(whole, roles=frozenset(("name",))) if whole is not None else None  # "sold the Iraqis jets"
    elif units[place].low in _CAUSES and units[named].kind in NAMES:  # "lent the Iraqi war effort billions"
        whole = party_of(units[named])
        party = replace(whole, roles=frozenset(("name",))) if whole is not None else None
    elif units[place].low in wordlists().classes["army"]:  # "sold the Sri Lankan army guns"
        party = replace(phrase.party, roles=frozenset(("forces",))) if phrase.party else None
    else:
        party = None
    return ((party,) if party else ()), list(first)


def _lent_men(units: Units, phrases: Sequence[NounPhrase]) -> Party | None:
    """The Y of "lent Y pilots": a name right before the men, who are not its own."""
    if len(phrases) != 1:
        return None
    phrase = phrases[0]
    named = units[phrase.first]
    men = phrase.last == phrase.first + 1 and units[phrase.last].low in wordlists().nouns["gift_men"]
    return party_of(named) if men and named.kind == "name" and not named.resolved else None


_THEIRS = frozenset(("its", "their", "his", "her"))


def _organ_of(units: Units, phrase: NounPhrase, named: int) -> Party | None:
    """Whose government or army is given something in "provided the X-ian government military hardware"."""
    organ = named + 1
    if organ >= phrase.last or units[phrase.first].low != "the" or units[organ].low not in _ORGANS:
        return None
    if units[organ + 1].kind == "possessive":
        return None
    party = party_of(units[named]) if named == phrase.first + 1 and units[named].kind in NAMES else None
    return replace(party, roles=frozenset(("forces",))) if party is not None else None


_ORGANS = frozenset(("government", "regime", "army", "military", "navy", "police", "authorities", "junta", "air-force",
                     "leadership", "state", "rulers"))  # fmt: skip


def _his_men(units: Units, phrase: NounPhrase, named: int) -> Party | None:
    """Whose men they are in "gave N. N.'s fighters rifles"."""
    men = named + 2
    if men >= phrase.last or units[named + 1].kind != "possessive":
        return None
    nouns = wordlists().nouns
    ours = units[men].low in nouns["forces"] | nouns["fighters"] | {"men"} and units[men + 1].kind != "possessive"
    party = party_of(units[named]) if ours else None
    return replace(party, roles=frozenset(("fighters",))) if party is not None else None


def _segments(clauses: Clauses, first: int) -> list[_Segment]:
    """The objects and prepositional phrases from ``first`` to the end of the clause."""
    units, found, index, preposition = clauses.units, list[_Segment](), first, ""
    opened = {group.first for group in clauses.groups}
    index += _flown_in(units, first)
    while index < len(units) and len(found) < _SEGMENTS:
        unit = units[index]
        if index in opened and _attributive(units, index):
            index += 1  # "sells Y loitering munitions"
            continue
        if unit.kind in _BREAKS or unit.low == "according" or (index in opened and not _noun_like(units, index)):
            break
        onward = unit.low in _ONWARD and index + 1 < len(units) and units[index + 1].low == "to"
        if unit.kind in ("adverb", "date") or unit.low in ("over", "up", "respectively") or onward:
            index += 1
            continue
        if unit.kind in ("preposition", "to") and not preposition:
            preposition, index = unit.low, _past_share(units, index + 1)
            continue
        index = index if preposition else _past_share(units, index)
        phrases = _list_from(clauses, index)
        if not phrases:
            break
        spanning = units[phrases[-1].last].low in wordlists().classes["span"]  # "over two decades"
        if not spanning and not contrasted(units, phrases[0].first):
            found.append(_Segment(preposition, phrases))
        preposition, index = "", max(phrases[-1].last + 1, index + 1)
    return found


def _attributive(units: Units, index: int) -> bool:
    """Whether a participle stands right before the goods: "loitering munitions", "guided missiles"."""
    before = units[index - 1].kind in (*NAMES, "word", "capital", "determiner", "number")
    participle = any(form.participle or form.lemma + "ing" == units[index].low for form in units[index].forms)
    return before and participle and index + 1 < len(units) and _noun_like(units, index + 1)


def _flown_in(units: Units, first: int) -> bool:
    """Whether "in" is part of the verb: "flew in food and medicine"."""
    phrase = noun_phrase(units, first + 1) if first + 1 < len(units) and units[first].low == "in" else None
    if phrase is None or phrase.party is not None:
        return False
    return _noun_like(units, phrase.last) or units[phrase.last].low in wordlists().nouns["gift_men"]


def _past_share(units: Units, index: int) -> int:
    """The unit after "60 per cent of", "most of", "half of"."""
    words = [unit.low for unit in units[index : index + _SHARE]]
    if any(unit.kind in NAMES for unit in units[index : index + words.index("of") if "of" in words else index]):
        return index  # "supplies Y with most of its arms": the share begins later
    for place in range(1, len(words)):
        if words[place] == "of" and (words[place - 1] in _SHARES or (words[:1] == ["a"] and words[1] == "third")):
            return index + place + 1
    return index


_SHARE = 5
_SHARES = frozenset(("cent", "percent", "%", "most", "half", "much", "all", "two-thirds", "quarter", "bulk",
                     "majority"))  # fmt: skip


def _noun_like(units: Units, index: int) -> bool:
    return any(units[index].low in wordlists().nouns[f"gift_{relation}"] for relation in _GIFTS)


def _list_from(clauses: Clauses, first: int) -> tuple[NounPhrase, ...]:
    """The phrases at ``first`` that are listed: "A, B and C", "rifles, helicopters and training"."""
    units = clauses.units
    joined = clauses.phrases_from(first)
    if joined and any(phrase.party for phrase in joined):
        return joined
    found: list[NounPhrase] = []
    index = first
    while index < len(units) and len(found) < _LISTED:
        phrase = noun_phrase(units, index) or _mass(units, index)
        if phrase is None or (found and not (_noun_like(units, phrase.last) or _closes_list(units, phrase))):
            break
        found.append(phrase)
        index = phrase.last + 1
        if index < len(units) and units[index].kind == "comma":
            index += 1
        if index < len(units) and units[index].low in ("and", "or", "as"):
            index += 1 + 2 * (units[index].low == "as")  # "as well as"
        if index == phrase.last + 1:
            break
    return tuple(found)


def _closes_list(units: Units, phrase: NounPhrase) -> bool:
    """As "repairs" in "fuel and repairs to Y": what is no goods by itself, and goes to the same one."""
    after = phrase.last + 1
    joined = phrase.party is None and phrase.first > 0 and units[phrase.first - 1].low == "and"
    return joined and after < len(units) and units[after].low in _TO_RECEIVER | {"from"}


def _mass(units: Units, index: int) -> NounPhrase | None:
    """As in "training", "military backing": a noun that is also a form of a verb."""
    last = index
    while last + 1 < len(units) and units[last].kind in ("word", "number", "determiner") and last - index < 3:
        last += 1
    return NounPhrase(index, last, None, frozenset()) if _noun_like(units, last) else None


# ------------------------------------------------------------ passives


def _passive(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "arms were supplied to Y by X", "Y was provided with arms by X", "with gunships provided by X"."""
    units, by = clauses.units, agent_index(clauses, group)
    if by is None and group.voice == "passive" and group.modality == "actual" and not group.negated:
        yield from _sheltered_in(clauses, group)
    if group.modality not in ("actual", "possible", "expected") or group.negated or by is None:
        return
    agents = tuple(phrase.party for phrase in clauses.phrases_from(by + 1) if phrase.party)
    segments = _segments(clauses, group.head + 1)
    last = clauses.past_adjuncts(group.first - 1)
    phrase = noun_phrase_before(units, last) if last >= 0 else None
    if group.lemma in wordlists().classes["giving_with"] and any(s.preposition == "with" for s in segments):
        things = [thing for s in segments if s.preposition == "with" for thing in s.phrases]
        receivers = clauses.subjects(group) if group.voice == "passive" else reduced_subjects(clauses, group)
    elif group.voice == "passive" and segments and not segments[0].preposition:
        things, receivers = list(segments[0].phrases), clauses.subjects(group)  # "Y was granted asylum by X"
    else:
        things = [phrase] if phrase is not None else []
        receivers = tuple(p.party for s in segments if s.preposition in ("to", "for") for p in s.phrases if p.party)
        if not receivers and phrase is not None and group.voice == "reduced" and group.lemma != "fly":
            receivers = users_of(clauses, phrase)
    relations = gifts_of(units, group, things)
    if not relations and group.lemma in _SUPPLYING and not any(s.preposition in ("to", "with") for s in segments):
        relations = ["supports"]  # "the army is supplied by Egypt"
        receivers = clauses.subjects(group) if group.voice == "passive" else reduced_subjects(clauses, group)
    for relation in relations:
        for agent in agents:
            for receiver in receivers:
                yield from _finding(group, relation, agent, receiver, Doers((agent,), group))


def _sheltered_in(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "Y was given asylum in X"."""
    segments = _segments(clauses, group.head + 1)
    if len(segments) < _TWO or segments[0].preposition or segments[1].preposition != "in":
        return
    host = segments[1].phrases[0].party
    state = host is not None and host.actor.type == "State" and host.kind == "name" and host.roles == {"name"}
    if host is None or not state or gifts_of(clauses.units, group, segments[0].phrases) != ["harbours"]:
        return
    for guest in clauses.subjects(group):
        yield from _finding(group, "harbours", host, guest, Doers((host,), group))


_TWO = 2
