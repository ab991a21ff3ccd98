"""Acts: what a noun of violence says with its verb: "launched raids on Y", "answered with strikes on Y"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extraction.arguments.doers import Doers, doers_of
from kg.extraction.arguments.foes import foe_party
from kg.extraction.arguments.objects import others_after, surer
from kg.extraction.arguments.suitability import can_be
from kg.extraction.arguments.victims import bystanders
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.locations import holder_of, land_in, located_in, past_place, place_named
from kg.extraction.grammar.owners import of_land, whose_rule
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase, noun_phrase_before
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.parsing.slots import past_quantity
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import EventNoun, Frame, wordlists
from kg.model import Actor

__all__ = ["act_findings", "struck_by", "without_own_dead", "without_victims"]

_TAKES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("launch", "mount", "wage", "stage", "conduct", "carry", "undertake", "perpetrate", "commit", "begin", "start",
         "resume", "continue", "renew", "maintain", "intensify", "escalate", "expand", "keep", "press", "pursue",
         "open", "unleash", "step", "lead", "order", "execute", "inflict", "repeat", "initiate", "sustain"), ("",)),
    **dict.fromkeys(("respond", "answer", "retaliate", "reply", "react", "counter", "begin", "start", "open", "follow"),
                    ("with",)),
    **dict.fromkeys(("engage", "participate", "join", "share", "involve", "lock", "embroil"), ("in",)),
    **dict.fromkeys(("announce", "impose", "adopt", "unveil", "approve", "introduce", "extend", "tighten", "slap",
                     "enact"), ("sanctions",)),
    "take": ("in",),
    "embark": ("on", "upon"),
    "break": ("with",), "end": ("with",), "violate": ("with",), "shatter": ("with",), "breach": ("with",),
}  # fmt: skip
"""Verbs with which a noun tells what their subject does, and the prepositions that lead to it; empty for an object."""
_ORDNANCE = frozenset(("rocket", "rockets", "missile", "missiles", "shells", "mortars", "drones", "artillery", "bombs",
                       "bomb", "car-bomb", "gunfire", "fire"))  # fmt: skip
_SALVO = EventNoun("attacked", "Strike", ("on", "at", "against", "into", "towards", "toward", "in", "upon"))
_ENGAGED = frozenset(("engage", "involve", "lock", "embroil"))
"""Verbs whose passive tells of what its subject does: "has been engaged in an offensive"."""
_BOTH = ("begin", "start", "open")
_AGAINST = frozenset(("on", "against", "at", "upon", "into", "of", "in"))
_STEPS = 3
_REACH = 14
_SIGNS = frozenset(("attacked", "foughtWith"))
_MEASURES = frozenset(("sanctions",))
_DENIED = frozenset(("no", "any", "further", "another"))


def act_findings(clauses: Clauses, told: Iterable[Finding]) -> Iterator[Finding]:
    """What verbs say with nouns of violence that no other rule has read."""
    triggers = {finding.trigger for finding in told if finding.relation != "alliedWith"}  # "joined Y in attacks on Z"
    for group in clauses.acts.of(_VERBS):
        if group.head in triggers:
            continue
        if group.lemma in _BEFALLS:
            yield from _endured(clauses, group)
        if group.lemma not in _TAKES:
            continue
        if group.lemma == "commit" and [u.low for u in clauses.units[group.head + 1 : group.head + 2]] == ["to"]:
            continue  # "remains committed to carrying out attacks": to what somebody is resolved he has not yet done
        if group.voice != "active" and (group.voice != "passive" or group.lemma not in _ENGAGED):
            continue
        who = doers_of(clauses, group)
        if not who.real or who.group.negated or not who.parties:
            continue
        noun = _act_noun(clauses, group)
        if noun is not None and noun[0] not in triggers:
            yield from _finding(clauses, group, who, *noun)


def _endured(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "villagers are facing daily shelling by X and Y": attacks of X and Y on people without a name.

    Who only "faces attacks" may be spared them, so that verb needs a word that shows them to be under way.
    """
    clause, units = clauses.clause(group), clauses.units
    if clause is None or group.voice != "active" or group.negated or group.modality != "actual":
        return
    if group.form == "infinitive" or clause.link not in ("main", "coordinate", "content", "relative"):
        return
    acts = [phrase for phrase in clause.objects if _event(units, phrase, _SIGNS) is not None]
    lasting = any(unit.low in _UNDER_WAY for phrase in acts for unit in units[phrase.first : phrase.last])
    if not acts or (group.lemma == "face" and not lasting):
        return
    victims = [_sufferer(units, phrase) for phrase in clauses.subject_phrases(group)]
    for doer in clause.led_to("by"):
        for victim in victims:
            if victim is not None and can_be(_ATTACK, doer, victim) and victim.actor != doer.actor:
                yield Finding(group.head, "attacked", doer, victim, "Attack", score=surer(0.7, doer, victim))


def _sufferer(units: Units, phrase: NounPhrase) -> Party | None:
    """The people of a subject without a name, whatever follows it."""
    return phrase.party or bystanders(units[: phrase.last + 1], phrase)


_BEFALLS = frozenset(("face", "endure", "suffer", "withstand", "survive", "experience"))
_UNDER_WAY = frozenset(("ongoing", "daily", "nightly", "constant", "continuous", "continued", "relentless", "repeated",
                        "continuing", "indiscriminate", "heavy", "intense", "regular"))  # fmt: skip
_ATTACK = Frame("attacked", "Attack", ("object",), "target")


def without_victims(clauses: Clauses, told: Iterable[Finding]) -> list[Finding]:
    """The findings without those that tell once more, by its victims, of an attack: "bombed Y, killing two men"."""
    told = list(told)
    struck = {
        (f.subject.actor.name, f.trigger)
        for f in told
        if f.relation == "attacked" and f.object is not None and f.object.actor.type == "State"
    }
    kept: list[Finding] = []
    for finding in told:
        group = clauses.at(finding.trigger)
        if group is not None and group.form == "present" and group.lemma in _HARMS and _nameless(finding):
            name = finding.subject.actor.name
            if any(name == doer and trigger < finding.trigger for doer, trigger in struck):
                continue
        kept.append(finding)
    return kept


def without_own_dead(clauses: Clauses, told: Iterable[Finding]) -> list[Finding]:
    """The findings without those of "Pakistani and Afghan Taliban forces exchanged fire, killing two Afghans".

    Who exchanges fire kills the other's men, not those by whose name he is called.
    """
    said = list(told)
    fighting = {name for f in said if f.relation == "foughtWith" and f.object for name in (f.subject.actor.name,)}
    fighting |= {f.object.actor.name for f in said if f.relation == "foughtWith" and f.object}
    deeds = {(f.trigger, f.subject.actor.name, f.target) for f in said if f.relation == "attacked"}
    mutual = {doer for trigger, doer, other in deeds if (trigger, other, doer) in deeds}
    return [
        f for f in said
        if f.relation != "attacked" or not (
            (f.subject.actor.name in fighting and _own(clauses, f))
            or (f.subject.actor.name in mutual and _nameless(f))  # "shot at each other, killing two people"
        )
    ]  # fmt: skip


def _own(clauses: Clauses, finding: Finding) -> bool:
    """Whether the one struck is known by an adjective that is part of the striker's name."""
    struck = finding.object
    adjective = next((u for u in clauses.units if struck is not None and u.start == struck.start), None)
    names_him = adjective is not None and adjective.kind == "demonym"
    return adjective is not None and names_him and adjective.text in finding.subject.actor.name.split()


def _nameless(finding: Finding) -> bool:
    other = finding.object
    return finding.relation == "attacked" and other is not None and other.kind == "place" and not _named_people(other)


def _named_people(party: Party) -> bool:
    return party.actor.type != "Population" or party.actor.name[:1].isupper()


_HARMS = frozenset(("kill", "wound", "injure", "maim", "slay"))


def _act_noun(clauses: Clauses, group: VerbGroup) -> tuple[int, EventNoun] | None:
    """The noun of violence that the verb takes, as its object or behind one of its prepositions."""
    clause = clauses.clause(group)
    if clause is None:
        return None
    prepositions = {*_TAKES[group.lemma], *(("", "with") if group.lemma in _BOTH else ())}
    measures = "sanctions" in prepositions
    if measures:
        prepositions = {""}
    phrases: list[NounPhrase] = []
    for word in sorted(prepositions):
        phrases += (clause.complements.get(word, ()) or _later(clauses, group, word)) if word else clause.objects
    for phrase in phrases:
        found = _event(clauses.units, phrase, _MEASURES if measures else _SIGNS)
        if found is not None and clauses.units[phrase.first].low not in _DENIED:
            return found
    return _antecedent(clauses, group) if "" in prepositions or group.lemma in _SHARES else None


def _later(clauses: Clauses, group: VerbGroup, word: str) -> tuple[NounPhrase, ...]:
    """The phrase after the next ``word`` of the clause, also where it tells a time: "with two weeks of strikes"."""
    units = clauses.units
    for index in range(group.head + 1, min(group.head + _REACH, len(units) - 1)):
        if units[index].kind in ("stop", "comma", "that", "relative", "subordinator", "quote"):
            break
        if units[index].low == word:
            phrase = noun_phrase(units, index + 1)
            return (phrase,) if phrase is not None else ()
    return ()


def _event(units: Units, phrase: NounPhrase, relations: frozenset[str]) -> tuple[int, EventNoun] | None:
    """The noun of violence of "a series of strikes", "two weeks of air strikes", "a campaign of bombings"."""
    if _ORDNANCE & {units[phrase.last].low, units[past_quantity(units, phrase).last].low} and "attacked" in relations:
        return past_quantity(units, phrase).last, _SALVO
    for _ in range(2):
        counted = past_quantity(units, phrase)
        event = wordlists().events.get(units[counted.last].low)
        inner = phrase.last + 2 < len(units) and units[phrase.last + 1].low == "of"
        nested = noun_phrase(units, phrase.last + 2) if inner else None
        deeper = wordlists().events.get(units[nested.last].low) if nested else None
        if nested is not None and deeper is not None and deeper.relation in relations and _targetless(event, deeper):
            return nested.last, deeper
        if event is not None and event.relation in relations:
            return counted.last, event
        if nested is None or units[phrase.last].low not in wordlists().classes["span"]:
            return None
        phrase = nested
    return None


def _targetless(outer: EventNoun | None, inner: EventNoun) -> bool:
    """Whether the first noun but counts the second: "a campaign of bombings"."""
    return outer is None or inner.relation in ("attacked", "sanctions")


_SHARES = frozenset(("take", "participate", "join", "share"))


def _antecedent(clauses: Clauses, group: VerbGroup) -> tuple[int, EventNoun] | None:
    """The noun that a relative clause hangs on: "the siege of Y, which X maintained"."""
    units = clauses.units
    clause = clauses.clause(group)
    if clause is None or clause.link != "relative":
        return None
    which = next((i for i in range(group.first - 1, max(group.first - 8, 0), -1) if units[i].kind == "relative"), 0)
    shared = group.lemma in _SHARES
    if clause.objects and not (shared and units[clause.objects[0].last].low == "part"):
        return None
    if shared and (which < 2 or units[which - 1].low != "in"):
        return None
    which -= shared  # "the offensive on Y, in which X takes part"
    last = which - 1 - (which > 1 and units[which - 1].kind == "comma")
    for _ in range(_STEPS):
        phrase = noun_phrase_before(units, last) if last >= 0 else None
        if phrase is None:
            return None
        event = wordlists().events.get(units[phrase.last].low)
        if event is not None and event.relation in _SIGNS:
            return phrase.last, event
        if phrase.first < 2 or units[phrase.first - 1].low not in _AGAINST:
            return None
        last = phrase.first - 2
    return None


def _finding(clauses: Clauses, group: VerbGroup, who: Doers, index: int, event: EventNoun) -> Iterator[Finding]:
    for doer in who.parties:
        if "assets" in doer.roles or doer.actor.type in ("MediaOutlet", "UnnamedSource"):
            continue
        told = _told_before(clauses, group, index, doer)
        for target in () if told else (*struck_by(clauses, index, event, doer), *_also(clauses, group, event)):
            if target.actor.name != doer.actor.name:
                yield Finding(
                    group.head, event.relation, doer, target, event.event, modality=who.modality,
                    score=max(0.5, surer(0.75, doer, target)),
                )  # fmt: skip


def _told_before(clauses: Clauses, group: VerbGroup, index: int, doer: Party) -> bool:
    """Whether "X says that Y ordered the attack" speaks of one that was told, and names nobody whom it struck."""
    clause, phrase = clauses.clause(group), noun_phrase_before(clauses.units, index)
    if clause is None or clause.link != "content" or phrase is None or clauses.units[phrase.first].low != "the":
        return False
    after = clauses.units[index + 1] if index + 1 < len(clauses.units) else None
    same = clause.governor is not None and any(
        party.actor.name == doer.actor.name for party in clauses.subjects(clause.governor)
    )
    return not same and (after is None or after.kind in ("end", "comma", "stop", "conjunction", "date"))


def _also(clauses: Clauses, group: VerbGroup, event: EventNoun) -> tuple[Party, ...]:
    """The B of "a campaign against A and against B"."""
    clause = clauses.clause(group)
    if clause is None or "against" not in event.prepositions:
        return ()
    return tuple(party for party in clause.led_to("against")[1:] if "assets" not in party.roles)


def struck_by(clauses: Clauses, index: int, event: EventNoun, doer: Party) -> tuple[Party, ...]:
    """Whom the act that the noun at ``index`` names strikes: as named after it, by its place, or the one foe."""
    units, after = clauses.units, index + 1
    frame = Frame(event.relation, event.event, ("object",), "target" if event.relation == "attacked" else "party")
    for _ in range(_STEPS):
        if after + 1 >= len(units):
            break
        if units[after].low == "of" and units[after - 1].low in _AIMS:
            break  # "mounted an invasion in support of Y"
        dated = units[after + 1].kind == "date"
        if units[after].low in event.prepositions and units[after].low != "in" and not dated:
            return _aimed_at(clauses, after + 1, frame, doer)
        beyond = _past_partner(units, after) if units[after].low in _WITH else past_place(units, after)
        if beyond is None:
            break
        after = beyond
    if event.relation == "attacked" and units[index].low in _PUSHES and (held := _on_his_ground(clauses, index, doer)):
        return (held,)
    if units[index].low in _SLAUGHTERS and (scene := _scene(units, index, doer)) is not None:
        return (scene,)
    land = land_in(units, index + 1) if event.relation == "attacked" and doer.actor.type == "State" else None
    if land is not None and event.prepositions != ("of",) and (_bloody(units, index) or _plain_offensive(units, index)):
        return (land,)
    if not _bloody(units, index) or event.prepositions == ("of",):
        return ()  # whom "executions" or "arrests" strike is only known where it is told
    phrase = noun_phrase_before(units, index)
    here = next((u for u in units[phrase.first : index] if u.place is not None), None) if phrase else None
    if here is not None and here.holder is not None and here.holder.name != doer.actor.name:
        # "the Bali bombings"
        return (Party(here.holder, here.holder, here.start, here.end, frozenset(("assets",)), "place"),)
    place = located_in(units, index + 1) if index + 1 < len(units) else None
    if place is not None:
        held = holder_of(units, NounPhrase(index, index, None, frozenset(("assets",))), (doer,))
        others = [p.party for p in clauses.phrases_from(index + 2)[1:] if p.party and p.party.actor.type == "State"]
        return (held, *others) if held is not None else ()
    dated = index + 2 < len(units) and units[index + 2].kind == "date"
    leads = index + 1 < len(units) and units[index + 1].low in _AGAINST and not dated
    if event.relation != "attacked" or leads or _answers_charge(units, index):
        return ()
    foe = clauses.foe(doer.actor, official=False)
    return (foe_party(foe, clauses, NounPhrase(index, index, None, frozenset())),) if foe is not None else ()


def _answers_charge(units: Units, index: int) -> bool:
    """Whether somebody has just denied to have done it: "X denied any role and said that Y had mounted the attack"."""
    denying = (i for i in range(index) if any(form.lemma in ("deny", "disclaim", "reject") for form in units[i].forms))
    return any(unit.low in _PARTS for i in denying for unit in units[i + 1 : i + _TO_PART])


_PARTS = frozenset(("responsibility", "involvement", "role", "part", "hand", "blame", "charge", "charges", "accusation",
                    "accusations", "allegation", "allegations", "it"))  # fmt: skip
_TO_PART = 4


def _on_his_ground(clauses: Clauses, index: int, doer: Party) -> Party | None:
    """The one foe of ``doer`` on whose ground it is: "launched an offensive east of P", "in southern Y"."""
    units, at = clauses.units, index + 1
    foe = clauses.foe(doer.actor, official=True)
    phrase = noun_phrase_before(units, index)
    charm = {unit.low for unit in units[phrase.first : index]} if phrase is not None else frozenset()
    if charm & wordlists().classes["bloodless"]:
        return None
    if (
        foe is None
        or at + 1 >= len(units)
        or units[at].low not in ("in", "inside", "near", "around", "outside", "across")
    ):
        return None
    for unit in units[at + 1 : at + 1 + _TO_PLACE]:
        held = unit.holder or unit.actor
        if held is not None and (unit.place is not None or unit.kind in (*NAMES, "demonym")):
            theirs = held.name == foe.name
            return Party(foe, foe, unit.start, unit.end, frozenset(("assets",)), "place") if theirs else None
        if unit.kind not in ("determiner", "word", "capital", "possessive") and unit.low != "of":
            return None
    return None


_PUSHES = frozenset(("offensive", "offensives", "campaign", "operation", "operations", "push", "attack", "attacks",
                     "assault", "assaults", "drive", "thrust", "raid", "raids"))  # fmt: skip
_TO_PLACE = 8
_SLAUGHTERS = frozenset(("massacre", "massacres", "atrocity", "atrocities", "bloodbath", "carnage"))


def _scene(units: Units, index: int, doer: Party) -> Party | None:
    """The P of "committed a massacre at P", or the state that holds it, where that is not the doer's own."""
    if index + 2 >= len(units) or units[index + 1].low not in ("at", "in", "near"):
        return None
    phrase, unit = noun_phrase(units, index + 2), located_in(units, index + 1)
    if unit is None:
        return place_named(units, phrase, surely=True) if phrase is not None else None
    held = holder_of(units, NounPhrase(index, index, None, frozenset(("assets",))), (doer,))
    here = Actor(unit.text, "Place")
    own = Party(here, here, unit.start, unit.end, frozenset(("assets",)), "place") if unit.place is not None else None
    return held or own


_AIMS = frozenset(("support", "aid", "defence", "defense", "favour", "favor", "behalf", "help", "solidarity",
                   "response", "retaliation", "revenge", "memory", "search", "pursuit", "name"))  # fmt: skip


def _bloody(units: Units, index: int) -> bool:
    """Whether the noun alone tells of violence: not "a charm offensive", nor "a campaign" of what sort ever."""
    phrase = noun_phrase_before(units, index)
    words = {unit.low for unit in units[phrase.first if phrase else index : index]}
    if words & wordlists().classes["bloodless"]:
        return False
    return units[index].low.rstrip("s") not in _VAGUE or bool(words & _ARMED)


def _plain_offensive(units: Units, index: int) -> bool:
    """Whether it is an offensive of troops: not "a charm offensive", "a reform offensive"."""
    phrase = noun_phrase_before(units, index) if units[index].low in ("offensive", "offensives") else None
    return phrase is not None and {unit.low for unit in units[phrase.first : index]} <= _OF_OFFENSIVES


_VAGUE = frozenset(("campaign", "operation", "offensive", "struggle", "fight", "battle", "war", "blitz", "crackdown",
                    "conflict", "confrontation", "threat"))  # fmt: skip
_OF_OFFENSIVES = frozenset(
    ("a", "an", "the", "its", "their", "his", "'s", "’s", "new", "fresh", "major", "massive", "big", "large",
     "large-scale", "full-scale", "wide", "second", "third", "surprise", "rapid", "lightning", "spring", "summer",
     "winter", "autumn", "renewed", "fierce", "devastating", "long-awaited", "long-expected", "widening", "current")
)  # fmt: skip
_ARMED = frozenset(("military", "armed", "ground", "bombing", "guerrilla", "air", "bloody", "deadly", "terror"))


_WITH = frozenset(("with", "alongside", "beside"))


def _past_partner(units: Units, index: int) -> int | None:
    """The index after the "with Congo's" of "a joint operation with Congo's against X"; ``None`` without "against"."""
    phrase = noun_phrase(units, index + 1)
    after = phrase.last + 1 if phrase is not None and phrase.party is not None else len(units)
    after += after < len(units) and units[after].kind == "possessive"
    return after if after < len(units) and units[after].low == "against" else None


def _aimed_at(clauses: Clauses, first: int, frame: Frame, doer: Party) -> tuple[Party, ...]:
    """Whom the words from ``first`` on name, who rules where it is somebody's rule or occupation of a land."""
    phrase = noun_phrase(clauses.units, first)
    ruler = whose_rule(clauses.units, phrase) if phrase is not None else None
    if ruler is not None or of_land(clauses.units, first):
        return (ruler,) if ruler is not None else ()
    return tuple(others_after(clauses, first, frame, (doer,), closed=True))


_VERBS = frozenset((*_BEFALLS, *_TAKES))
"""Verbs at which one of the rules begins."""
