"""Takeovers: who took a city or region, lost it, or rules it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.doers import doers_of
from kg.extraction.arguments.objects import agent_index, surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.locations import apposed_place, place_named
from kg.extraction.grammar.phrases import Party, Units, VerbGroup, noun_phrase, noun_phrase_before
from kg.extraction.naming.people import given_names
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.captures import (
    back_at,
    captures_of,
    further_places,
    part_of_state,
    part_taken,
    unknown_place,
)
from kg.extraction.patterns.idioms import unprepared
from kg.extraction.patterns.marches import city_at, marched_in
from kg.extraction.words.descriptions import GROUPS, SIDES
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["decides", "place_party", "places_taken", "takeover_findings"]

_CAPTURES = frozenset(
    (
        "seize",
        "gain",
        "wrest",
        "grab",
        "usurp",
        "capture",
        "take",
        "retake",
        "recapture",
        "overrun",
        "occupy",
        "conquer",
        "regain",
        "reclaim",
        "liberate",
    )
)
_RETAKES = frozenset(("retake", "recapture", "regain", "reclaim", "liberate"))
_GOVERNS = frozenset(("govern", "rule", "control", "hold", "run", "administer"))
_CITY = frozenset(("name",))
_TO_CITY = 7
_TO_LAW = frozenset(("task", "court", "arbitration", "arbitrators", "tribunal", "account", "book", "judges", "panel"))
_LISTED = 4


def takeover_findings(clauses: Clauses) -> Iterator[Finding]:
    """Who took, or governs, which city or region."""
    for group in clauses.groups:
        if group.form == "infinitive" and group.lemma in _CAPTURES:
            yield from _attempted(clauses, group)
            yield from _claimed(clauses, group)
        if group.negated or group.modality != "actual" or group.form == "infinitive":
            continue
        if (back := back_at(clauses.units, group)) is not None:
            yield from _won_back(clauses, group, back)
        if group.lemma in _CAPTURES:
            yield from _captures(clauses, group) if group.voice == "active" else _captured(clauses, group)
        elif group.lemma in _GOVERNS:
            yield from _governs(clauses, group) if group.voice == "active" else _governed(clauses, group)
        elif back is not None:
            continue
        elif group.lemma == "fall" and group.voice == "active":
            yield from _fell(clauses, group)
        else:
            yield from marched_in(clauses, group)


def _won_back(clauses: Clauses, group: VerbGroup, back: int) -> Iterator[Finding]:
    """As in "X took back K", "X won the city of K back from Y", "K was won back by X"."""
    units, first = clauses.units, group.head + 1
    if group.voice != "active":
        place, by = _subject_place(clauses, group), agent_index(clauses, group)
        if place is not None and by is not None and group.lemma not in _CAPTURES:
            yield from _taken_by(clauses, group, place, by)
        return
    apart = back > first  # "won K back"
    if apart and group.lemma in _CAPTURES:
        return
    words = units[:back] if apart else units
    first += not apart
    phrase = noun_phrase(words, first) if first < len(words) else None
    named = place_named(words, phrase, surely=False) if phrase is not None else None
    unlisted = named or unknown_place(words, first)
    listed = tuple(_cities(words, first))
    places = listed or ((unlisted,) if unlisted is not None else ())
    for doer in doers_of(clauses, group).parties:
        state = doer.actor.type == "State" and "name" in doer.roles and listed
        if doer.roles & {"fighters", "forces"} or doer.actor.type in GROUPS or state:
            for place in places:
                yield Finding(group.head, "tookOver", doer, place, "Takeover", score=surer(0.75, doer))


def _attempted(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X tried to take K": he is the foe of the state that holds it."""
    who = doers_of(clauses, group)
    place = next(_cities(clauses.units, group.head + 1), None)
    if who.effect != "attempt" or not who.real or place is None or group.lemma in _RETAKES:
        return  # what is to be retaken is no longer in the hands of the state that it is in
    unit = next((u for u in clauses.units[group.head + 1 :] if u.start == place.start), None)
    state = (unit.holder or unit.actor) if unit is not None else None
    if state is None or state.type != "State":
        return
    held = Party(state, state, place.start, place.end, frozenset(("assets",)), "place")
    for doer in who.parties:
        if doer.actor.name != state.name and doer.roles & {"name", "fighters", "forces"}:
            yield Finding(group.head, "hostileTo", doer, held, score=surer(0.7, doer, held))


def _claimed(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X claimed to have captured K": by its own word."""
    who = doers_of(clauses, group)
    if who.effect != "claims" or who.group.negated or group.negated or group.voice != "active":
        return
    for finding in _captures(clauses, group):
        doer = finding.subject
        yield replace(finding, act="claims", claimant=doer.speaker, claimant_at=(doer.start, doer.end))


def _captures(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X seized K", "X captured the city of K": a city here, not a government."""
    if group.lemma == "take" and _before_judges(clauses.units[group.head + 1 : group.head + _TO_CITY]):
        return
    if group.lemma == "take" and unprepared(clauses, group):
        return
    doers = doers_of(clauses, group).parties
    if not any(_cities(clauses.units, group.head + 1)) and not _missing(clauses, group):
        yield from captures_of(clauses, group, doers)
        return
    for doer in doers:
        if not doer.roles & {"name", "fighters", "forces"} and doer.kind != "demonym":
            continue
        named = tuple(_cities(clauses.units, group.head + 1))
        places = named or _missing(clauses, group)
        for place in named if group.lemma in _RETAKES else places:
            yield Finding(group.head, "tookOver", doer, place, "Takeover", score=surer(0.8, doer))
        if places and group.lemma in _RETAKES:
            for other in _holders(clauses, group, doer):
                yield Finding(group.head, "attacked", doer, other, "Seizure", score=surer(0.7, doer, other))


def _before_judges(after: Sequence[Unit]) -> bool:
    """As in "took Riyadh to task", "took Ankara before the Council of Europe", "took it calmly"."""
    to = next((i for i, unit in enumerate(after) if unit.low in ("to", "before")), len(after))
    return any(map(_judges, after[to:])) or (bool(after) and after[0].low == "it")


def _judges(unit: Unit) -> bool:
    """Whether it is a court, or a body that hears complaints."""
    named = unit.actor.name.split() if unit.actor is not None else [unit.text]
    return unit.low in _TO_LAW or not _JUDGES.isdisjoint(named)


_JUDGES = frozenset(("Court", "Tribunal", "Commission", "Council", "Committee", "Organization", "Nations", "WTO"))


def _missing(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """The K of "K, which X retook"."""
    units = clauses.units
    which = next(
        (i for i in range(group.first - 1, max(group.first - _TO_CITY, 0), -1) if units[i].low in ("which", "that")), 0
    )
    last = which - 1 - (which > 1 and units[which - 1].kind == "comma")
    if which + 1 == group.first or (units[which].low == "that" and last < which - 1):
        return ()  # "K, which had taken the base", "It was for K, that X claimed to …"
    if which < 1 or (units[last].place is None and units[last].kind != "metonym"):
        return ()
    within = _lies_within(units, last, bare=last == which - 1)
    return (place_party(units[last]),) if within is None else tuple(place_party(units[i]) for i in within)


def _lies_within(units: Units, last: int, *, bare: bool) -> tuple[int, ...] | None:
    """Where "K" stands in "K, a town in P that X took", whom no rule may take for P; ``None`` where P itself is meant.

    Args:
        units: of the sentence.
        last: of P.
        bare: whether no comma stands before the relative pronoun, by which a name alone could not be told of.
    """
    at = last - 1
    while at > 0 and units[at].kind == "capital":
        at -= 1  # "in East P"
    if at < 1 or units[at].low not in _IN:
        return None
    phrase = noun_phrase_before(units, at - 1)
    noun = units[at - 1].kind == "word"
    if phrase is None or not noun or not (bare or units[at - 1].low in wordlists().classes["settlement"]):
        return None
    named, comma = phrase.first - 2, units[phrase.first - 1].kind == "comma"
    apposed = comma and named >= 0 and (units[named].place is not None or units[named].kind == "metonym")
    return (named,) if apposed else ()


_IN = frozenset(("in", "near", "at", "inside", "outside", "within", "on"))


def _holders(clauses: Clauses, group: VerbGroup, doer: Party) -> tuple[Party, ...]:
    """From whom a place is retaken: who took or held it in the same sentence, else the one foe."""
    following = clauses.units[group.head + 1 : group.head + 1 + 2 * _TO_CITY]
    if any(unit.low == "from" for unit in following):
        return ()
    for other in clauses.groups:
        if other.head != group.head and other.lemma in _CAPTURES | _GOVERNS:
            found = tuple(p for p in clauses.subjects(other) if p.actor.name != doer.actor.name)
            if found and other.voice == "active":
                return found
    foe = clauses.foe(doer.actor, official=False)
    return (Party(foe, foe, doer.start, doer.end, frozenset(("name",)), "coreference"),) if foe is not None else ()


def _governs(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X controls K", "X has governed the region of K since 2019"; not as in "holds K to be its own"."""
    if group.lemma == "hold" and any(
        unit.kind == "to" for unit in clauses.units[group.head + 1 : _past(clauses, group)]
    ):
        return
    for doer in clauses.subjects(group):
        if doer.actor.type in ("Person", "IntergovernmentalOrganization") or not doer.roles & {
            "name",
            "fighters",
            "forces",
        }:
            continue
        for place in tuple(_cities(clauses.units, group.head + 1)) or _land(clauses, group):
            yield Finding(group.head, "governs", doer, place, score=surer(0.75, doer))


def _governed(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "K is controlled by X", "K, a town held by X"."""
    by, place = agent_index(clauses, group), _subject_place(clauses, group)
    if by is None or place is None or group.lemma == "run":
        return
    for agent in (phrase.party for phrase in clauses.phrases_from(by + 1) if phrase.party):
        if agent.actor.type in SIDES and agent.roles & {"name", "fighters", "forces"}:
            yield Finding(group.head, "governs", agent, place, score=surer(0.75, agent))


def _past(clauses: Clauses, group: VerbGroup) -> int:
    """The index past the first word after the object of the verb."""
    phrases = clauses.phrases_from(group.head + 1)
    return phrases[-1].last + 2 if phrases else group.head + 1


def _land(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """The land of "has governed Gaza", "rules the K region", which no list of cities holds."""
    phrase = noun_phrase(clauses.units, group.head + 1) if group.head + 1 < len(clauses.units) else None
    place = place_named(clauses.units, phrase, surely=False) if phrase is not None else None
    return (place,) if place is not None else ()


def _captured(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "K was seized by X", "the north of Y was seized by X"."""
    by = agent_index(clauses, group)
    place = _subject_place(clauses, group)
    if by is None or group.voice == "active":
        return
    if place is not None:
        yield from _taken_by(clauses, group, place, by)
        return
    agents = [phrase.party for phrase in clauses.phrases_from(by + 1) if phrase.party]
    for state in filter(None, (part_of_state(clauses.units, phrase) for phrase in clauses.subject_phrases(group))):
        yield from part_taken(group, agents, state)


def _fell(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "K fell to X", "K fell into the hands of X"."""
    units, to = clauses.units, group.head + 1
    if to + 1 < len(units) and [unit.low for unit in units[to : to + 4]] == ["into", "the", "hands", "of"]:
        to += 3
    elif to + 1 >= len(units) or units[to].low != "to":
        return
    place = _subject_place(clauses, group)
    if place is not None:
        yield from _taken_by(clauses, group, place, to)


def _taken_by(clauses: Clauses, group: VerbGroup, place: Party, by: int) -> Iterator[Finding]:
    for phrase in clauses.phrases_from(by + 1):
        if phrase.party and phrase.party.kind == "coreference" and _beaten(clauses, group, phrase.party):
            continue
        by_force = clauses.units[phrase.last].low not in wordlists().nouns["ordnance"]  # "fell to a Y shell": hit
        if phrase.party and phrase.party.actor.type != "Person" and by_force:
            yield Finding(group.head, "tookOver", phrase.party, place, "Takeover", score=surer(0.8, phrase.party))


def _beaten(clauses: Clauses, group: VerbGroup, party: Party) -> bool:
    """Whether he is the one who was beaten: no Y of "nine Y-ians were killed by X before K fell to them"."""
    for other in clauses.groups:
        clause = clauses.clause(other) if other.head < group.head and other.voice == "passive" else None
        if clause is not None and any(each.actor.name == party.actor.name for each in clause.subjects):
            return "by" in clause.complements
    return False


def _subject_place(clauses: Clauses, group: VerbGroup) -> Party | None:
    """The city or region that is the subject of the verb."""
    units, last = clauses.units, clauses.past_adjuncts(group.first - 1)
    apposed = apposed_place(units, last) if group.voice == "reduced" else None
    if apposed is not None:
        return place_party(units[apposed])  # "K, a mining town captured by X"
    for phrase in clauses.subject_phrases(group):
        if phrase.last < last and units[phrase.last].place is not None:
            last = phrase.last  # "K, a mining town, fell to X"
    if last < 0 or (units[last].place is None and units[last].kind != "metonym"):
        return _unlisted(clauses, group)
    if last and not clauses.opens_clause(last) and units[last - 1].low not in ("of", "the"):
        return None
    if last > 1 and units[last - 1].low == "of" and units[last - 2].low not in _places():
        head, people = units[last - 2].low, wordlists().classes["human"] | wordlists().nouns["officials"]
        if group.voice != "reduced" or (head in people and not head.endswith("s")):
            return None  # "the mayor of K was held by X", but "residents of K, seized by X"
    return place_party(units[last])


def _places() -> frozenset[str]:
    """What "of K" may stand after, for the place itself: no "mayor of K"."""
    classes = wordlists().classes
    return _PARTS | classes["settlement"] | classes["region"] | classes["town"]


_PARTS = frozenset((
    "cities", "towns", "villages", "districts", "suburbs", "neighbourhoods", "neighborhoods", "provinces", "streets",
    "most", "much", "all", "half", "third", "thirds", "quarters", "part", "parts", "rest", "bulk", "majority",
    "remainder", "swathes", "swaths", "area", "areas", "regions", "state", "territory", "countryside", "heart",
    "fringes", "control", "tip", "side", "port", "strip", "remains", "ruins",
))  # fmt: skip


def _unlisted(clauses: Clauses, group: VerbGroup) -> Party | None:
    """The place, which no list knows, that is the verb's subject: "Tora fell to X", "Tora, a town seized by X"."""
    units, phrases = clauses.units, clauses.subject_phrases(group)
    if len(phrases) != 1 or group.lemma == "capture" or phrases[0].party is not None or _arrested(clauses, group):
        return None
    first = phrases[0].first
    if units[first].low in given_names() and phrases[0].last > first:
        return None  # "Carlos N. was seized by X"
    if units[phrases[0].last].low in wordlists().classes["settlement"]:
        if first < 2 or units[first - 1].kind != "comma":
            return None
        first -= 2
        if units[first].place is not None or units[first].kind == "metonym":
            return place_party(units[first])
        while first > 0 and units[first - 1].kind == "capital":
            first -= 1
    return (
        unknown_place(units, first, subject=True) if clauses.opens_clause(first) or first != phrases[0].first else None
    )


def _arrested(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether it is a man rather than a town: "N. was seized in P by X", "N. was seized by X's police"."""
    after = clauses.units[group.head + 1 : group.head + 1 + _TO_CITY]
    within = bool(after) and after[0].low in ("in", "at", "near", "while") and group.voice == "passive"
    return within or any(unit.low in _ARREST for unit in after)


_ARREST = frozenset(("police", "policemen", "agents", "officers", "gendarmes", "detectives", "customs", "marshals"))


def place_party(unit: Unit) -> Party:
    """The city or region of the unit as what is taken or ruled."""
    actor = Actor(unit.place.name if unit.place else unit.text, "Place")
    return Party(actor, unit.actor or actor, unit.start, unit.end, _CITY, "metonym")


def places_taken(units: Units, first: int) -> tuple[Party, ...]:
    """The cities or regions that a list names at ``first``: "(the capture of) the town of K and L"."""
    return tuple(_cities(units, first))


def _cities(units: Units, first: int) -> Iterator[Party]:
    """The cities or regions at ``first``, past "control of" and "the city of"."""
    index = first
    for _ in range(_LISTED):
        found = city_at(units, index)
        if found is None:
            return
        yield place_party(units[found])
        index = _past_own_date(units, found + 1)
        if index + 1 >= len(units) or (units[index].low != "and" and units[index].kind != "comma"):
            return
        after = index + 1 + (units[index].kind == "comma" and units[index + 1].low == "and")
        if city_at(units, after) is None:
            yield from further_places(units, index)
            return
        index = after


def _past_own_date(units: Sequence[Unit], index: int) -> int:
    """Past the date of the K of "K in January and P in February", where the P has one, too."""
    joint = _past_date(units, index)
    if joint == index or joint + 2 >= len(units) or units[joint].low not in ("and", ","):
        return index
    second = city_at(units, joint + 1 + (units[joint].low == "," and units[joint + 1].low == "and"))
    return joint if second is not None and _past_date(units, second + 1) > second + 1 else index


def _past_date(units: Sequence[Unit], index: int) -> int:
    """Past "in May 2021" or "on 3 May" at ``index``; ``index`` itself where no date stands there."""
    first = index + 1 + (index + 1 < len(units) and units[index + 1].kind == "number")  # "on 3 May"
    if first >= len(units) or units[index].low not in ("in", "on") or units[first].kind != "date":
        return index
    return next((i for i in range(first, len(units)) if units[i].kind not in ("date", "number")), len(units))


def decides(units: Sequence[Unit], first: int) -> bool:
    """Whether a ruling or a choice is told, and no rule: "ruled out Y aid", "ruled Y and its allies were liable"."""
    if units[first].kind in ("that", "preposition", "end") or units[first].low in _RULED:
        return True
    end = next((i for i in range(first, len(units)) if units[i].kind in _RULING_ENDS), len(units))
    return any(unit.kind in ("be", "have", "modal") for unit in units[first:end])


_RULED = frozenset(("out", "on", "against", "that"))
_RULING_ENDS = frozenset(("comma", "stop", "dash", "end", "relative", "subordinator", "quote"))
