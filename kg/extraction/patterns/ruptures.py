"""Ruptures: relations that are broken off, shots that are fired first, land that is claimed, by and of whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.arguments.foes import foe_party
from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import (
    NounPhrase,
    Party,
    Units,
    VerbGroup,
    noun_phrase,
    noun_phrase_before,
    party_of,
)
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.first_shots import shot_first, who_says_so
from kg.extraction.words.descriptions import SIDES, STATES
from kg.extraction.words.units import NAMES

__all__ = ["given_up", "lays_down", "parted", "rupture_findings"]

_BREAKS = frozenset(("break", "sever", "cut", "suspend", "rupture"))
_RELATIONS = frozenset(("relations", "ties"))
_FIRES = frozenset(("fire", "shoot", "attack", "strike"))
_CLAIMS = frozenset(("claim", "covet"))
_DISPUTES = frozenset(("dispute", "contest"))
_LAND = frozenset(("strip", "island", "islands", "islet", "islets", "territory", "region", "province", "peninsula",
                   "enclave", "archipelago", "valley", "plateau", "reef", "shoal", "peninsulas", "waters",
                   "rocks"))  # fmt: skip

_LIFTED = frozenset(("sanctions", "supports", "funds", "arms", "alliedWith", "cooperatesWith",
                     "refuses"))  # fmt: skip
_GIVES_UP = frozenset(("lift", "ease", "relax", "remove", "waive", "drop", "repeal", "suspend", "end", "halt", "stop",
                       "cut", "withdraw", "cancel", "scrap", "abandon", "renounce", "freeze", "withhold", "loosen",
                       "soften", "revoke", "rescind", "terminate", "discontinue", "veto", "block", "break", "sever",
                       "rupture", "quit", "dissolve", "exit", "ditch", "annul", "abrogate", "tear",
                       "wind"))  # fmt: skip
_PARTICLES = frozenset(("off", "up", "down"))
_LEAVES = frozenset(("pull", "withdraw", "walk", "back", "drop", "break", "opt"))


def rupture_findings(clauses: Clauses) -> Iterator[Finding]:
    """Who breaks with whom, who fires first on whom and who claims whose land, in one sentence."""
    for group in clauses.groups:
        if group.lemma == "claim" and group.voice != "active":
            yield from _claimed_by(clauses, group)
        if group.voice != "active" or group.negated or group.modality != "actual" or group.form == "infinitive":
            continue
        if group.lemma in _BREAKS:
            yield from _broken_off(clauses, group)
        elif group.lemma in _FIRES:
            yield from _fired_first(clauses, group)
        elif group.lemma in _CLAIMS:
            yield from _both_claim(clauses, group)
            yield from _claimed_of_holder(clauses, group)
            yield from _claims_what_is_held(clauses, group)
        elif group.lemma in _DISPUTES:
            yield from _both_dispute(clauses, group)
            yield from _disputes_claim(clauses, group)
        elif group.lemma in _SWITCHES:
            yield from _switched(clauses, group)
        elif group.lemma == "lay":
            yield from _laid_claim(clauses, group)
    for index in clauses.places.of(_LINES, ahead=3):
        yield from _line_in_dispute(clauses, index)


def _broken_off(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X recognised Z, and Y broke off relations": with the one other state that acts there, or its foe."""
    units, first = clauses.units, group.head + 1
    first += first < len(units) and units[first].low == "off"
    phrase = noun_phrase(units, first) if first < len(units) else None
    if phrase is None or units[phrase.last].low not in _RELATIONS or units[phrase.first].actor is not None:
        return
    if phrase.last + 1 < len(units) and units[phrase.last + 1].low in ("with", "between", "to"):
        return
    breakers = clauses.subjects(group)
    if any(unit.low in ("which", "whom") for unit in units[max(0, group.first - _TO_RELATIVE) : group.first]):
        return  # "Y, a state with which X broke off relations": with whom is said before
    if len(breakers) != 1 or breakers[0].actor.type not in STATES:
        return
    other = _one_other(clauses, breakers[0], group.first) or _reproached(clauses, group, phrase.last + 1)
    if other is None:
        foe = clauses.foe(breakers[0].actor, official=True)
        other = foe_party(foe, clauses, phrase) if foe is not None else None
    if other is not None:
        yield Finding(group.head, "estrangedFrom", breakers[0], other, score=surer(0.65, other))


def _switched(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X switched diplomatic recognition from Y to Z": X turns from Y to Z."""
    clause, units = clauses.clause(group), clauses.units
    phrase = next(iter(clause.objects), None) if clause is not None else None
    if clause is None or phrase is None or units[phrase.last].low not in _ALLEGIANCES:
        return
    left, joined = clause.led_to("from"), clause.led_to("to")
    for doer in clauses.subjects(group):
        for relation, others in (("estrangedFrom", left), ("cooperatesWith", joined)):
            other = others[0] if len(left) == len(joined) == 1 else None
            known = other is not None and {doer.actor.type, other.actor.type} <= SIDES
            if other is not None and known and doer.actor.name != other.actor.name:
                yield Finding(group.head, relation, doer, other, score=surer(0.75, doer, other))


_SWITCHES = frozenset(("switch", "shift", "transfer", "change"))
_ALLEGIANCES = frozenset(("ties", "relations", "recognition", "allegiance", "loyalty", "support", "links"))


def _reproached(clauses: Clauses, group: VerbGroup, joint: int) -> Party | None:
    """The Y of "X severed relations and accused Y of …"."""
    units = clauses.units
    after = next((g for g in clauses.groups if g.head > group.head), None)
    if after is None or joint >= len(units) or units[joint].low != "and" or after.first != joint + 1:
        return None
    clause = clauses.clause(after) if after.lemma in _REPROACHES and after.voice == "active" else None
    found = [phrase.party for phrase in clause.direct if phrase.party is not None] if clause is not None else []
    return found[0] if len(found) == 1 and found[0].actor.type in STATES else None


_REPROACHES = frozenset(("accuse", "blame", "charge", "condemn", "denounce"))


def _one_other(clauses: Clauses, breaker: Party, before: int) -> Party | None:
    """The subject of the clause before, where it is the one other state that the sentence has acting so far."""
    found = {p.actor.name: p for g in clauses.groups if g.head < before for p in clauses.subjects(g)}
    others = [party for name, party in found.items() if name != breaker.actor.name and party.actor.type in STATES]
    return others[0] if len(others) == 1 else None


def _fired_first(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X had fired first": on the one that the text sets against X."""
    units, after = clauses.units, group.head + 1
    if after >= len(units) or units[after].low != "first" or not _ends(units, after + 1):
        return
    for doer in clauses.subjects(group):
        foe = clauses.foe(doer.actor, official=False)
        if foe is None and any(shot_first(clauses, group, doer, who_says_so(clauses, group))):
            continue  # on who says so
        target = foe_party(foe, clauses, NounPhrase(after, after, None, frozenset())) if foe is not None else None
        yield Finding(group.head, "attacked", doer, target, "Attack", score=0.65)


def _ends(units: Units, index: int) -> bool:
    return index >= len(units) or units[index].kind in ("end", "stop", "comma", "conjunction", "quote", "preposition")


def _is_a_place(units: Units, group: VerbGroup, phrases: Sequence[NounPhrase]) -> bool:
    """Whether a name that no list has stands alone after a present "claim": "claim Kashmir", "claim the Ogaden"."""
    phrase = phrases[0]
    words = [unit for unit in units[phrase.first : phrase.last + 1] if unit.low != "the"]
    named = len(phrases) == 1 and phrase.party is None and all(unit.kind == "capital" for unit in words)
    after = units[phrase.last + 1] if phrase.last + 1 < len(units) else None
    alone = after is None or after.kind in ("end", "comma", "stop", "conjunction") or after.low in ("in", "as", "whole")
    return named and alone and units[group.head].low == "claim"


def _both_claim(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X and Y both claim the Z Strip"."""
    units, subjects = clauses.units, clauses.subjects(group)
    phrases = clauses.phrases_from(group.head + 1) if group.head + 1 < len(units) else ()
    if len(subjects) != _TWO or not phrases or subjects[0].actor.type != subjects[1].actor.type:
        return
    land = units[phrases[-1].last].low in _LAND | _WATERS or _is_a_place(units, group, phrases)
    if subjects[0].actor.type in STATES and land:
        one, other = subjects
        yield Finding(group.head, "disputesWith", one, other, score=surer(0.75, one, other))


def _both_dispute(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X and Y have disputed P": what has a name of its own and is nobody is a place."""
    units, subjects, end = clauses.units, clauses.subjects(group), group.head + 1
    while end < len(units) and units[end].kind == "capital":
        end += 1
    phrase = noun_phrase(units, group.head + 1) if end == group.head + 1 < len(units) - 1 else None
    land = phrase is not None and phrase.party is None and bool(_BOUNDS & _words(units, phrase))
    how = [unit.low for unit in units[group.head + 1 : group.head + 3]] == ["how", "to"]
    if (land or how) and group.lemma == "dispute" and len(subjects) == _TWO:
        yield from _at_odds(group, subjects)
        return
    whole = group.head + 1 < end < len(units) - 1 and (units[end].kind in _AFTER_PLACE or units[end + 1].low == "by")
    if whole and len(subjects) == _TWO and all(each.actor.type in SIDES for each in subjects):
        one, other = subjects
        yield Finding(group.head, "disputesWith", one, other, score=surer(0.75, one, other))


def _disputes_claim(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X disputes Y's claim that its shelf extends beyond Z": of land and waters, not of what somebody did."""
    units, place = clauses.units, group.head + 1
    owner = party_of(units[place]) if place + 3 < len(units) else None
    if owner is None or [unit.low for unit in units[place + 2 : place + 4]] != ["claim", "that"]:
        return
    clause_words = {unit.low for unit in units[place + 4 : place + 4 + _TO_BOUNDS]}
    if owner.actor.type in STATES and clause_words & _BOUNDS:
        for doer in clauses.subjects(group):
            if doer.actor.name != owner.actor.name and doer.actor.type in STATES:
                yield Finding(group.head, "disputesWith", doer, owner, score=surer(0.75, doer, owner))


def _claims_what_is_held(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X claims but Y administers P", "X claims P, which Y occupies"."""
    units, doers = clauses.units, clauses.subjects(group)
    after = next((each for each in clauses.groups if each.head > group.head), None)
    if after is None or len(doers) != 1 or after.voice != "active" or after.negated or after.modality != "actual":
        return
    between = units[group.head + 1 : after.first]
    shared = bool(between) and between[0].low == "but"
    phrase = None if shared else noun_phrase(units, group.head + 1)
    land = shared or (phrase is not None and phrase.party is None and bool(_words(units, phrase) & (_LAND | _WATERS)))
    turns = [unit for unit in between if unit.low in ("but", "which", "that", "while", "and") or unit.kind == "comma"]
    if after.lemma not in _HOLDS or not land or not turns or any(unit.kind == "stop" for unit in between):
        return
    for holder in clauses.subjects(after):
        if {doers[0].actor.type, holder.actor.type} <= {*STATES} and holder.actor.name != doers[0].actor.name:
            yield Finding(group.head, "disputesWith", doers[0], holder, score=surer(0.7, doers[0], holder))


def _line_in_dispute(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "the border between X and Y is in dispute", "X's border with Y remains contested"."""
    units = clauses.units
    first = index
    while first > 0 and units[first - 1].kind in ("word", "capital", "determiner", "possessive", "verb", *NAMES):
        first -= 1
    pair = clauses.between(index + 2) if units[index + 1].low == "between" else ()
    if units[index + 1].low == "with":
        owner = next(
            (p for unit in units[first:index] if unit.kind in NAMES and (p := party_of(unit)) is not None), None
        )
        others = [each.party for each in clauses.phrases_from(index + 2) if each.party is not None]
        pairs = [(owner, other) for other in others] if owner is not None else []
    else:
        pairs = [(pair[0], pair[1])] if len(pair) == _TWO else []
    if not pairs or not (_called_disputed(units, first, index) or _is_in_dispute(clauses, index)):
        return
    for one, other in pairs:
        if {one.actor.type, other.actor.type} <= {*STATES} and one.actor.name != other.actor.name:
            yield Finding(index, "disputesWith", one, other, score=surer(0.7, one, other))


def _called_disputed(units: Units, first: int, index: int) -> bool:
    """As in a bare "Disputed maritime border between X and Y": in a sentence it may have been settled."""
    opens = first <= 1 and any(unit.low in _OPEN_STILL for unit in units[first:index])
    return opens and all(unit.kind not in ("verb", "be", "have", "modal") for unit in units[index:])


def _is_in_dispute(clauses: Clauses, index: int) -> bool:
    """Whether the verb after the line says that it is in dispute."""
    units = clauses.units
    for place in range(index + 3, min(index + _TO_VERB, len(units) - 1)):
        unit = units[place]
        if unit.kind in ("comma", "stop", "relative") or unit.low in _NOT_SO:
            return False
        if unit.kind == "be" or any(form.lemma in ("remain", "stay") for form in unit.forms):
            after = place + 1 + (units[place + 1].kind == "adverb" and units[place + 1].low not in _NOT_SO)
            words = [each.low for each in units[after : after + 2]]
            return words[:1] != [] and (words[0] in _OPEN_STILL or words in (["in", "dispute"], ["under", "dispute"]))
    return False


_OPEN_STILL = frozenset(("disputed", "contested", "unresolved"))
_NOT_SO = frozenset(("no", "not", "never", "was", "were", "longer"))
_TO_BOUNDS, _TO_VERB = 8, 14
_LINES = frozenset(("border", "borders", "boundary", "boundaries", "frontier", "frontiers"))


def _words(units: Units, phrase: NounPhrase) -> frozenset[str]:
    """The words of a phrase, and of what "of" adds to it."""
    after = phrase.last + 1
    inner = noun_phrase(units, after + 1) if after + 1 < len(units) and units[after].low == "of" else None
    last = inner.last if inner is not None else phrase.last
    return frozenset(unit.low for unit in units[phrase.first : last + 1])


def _at_odds(group: VerbGroup, parties: Sequence[Party]) -> Iterator[Finding]:
    if all(each.actor.type in STATES for each in parties):
        one, other = parties
        yield Finding(group.head, "disputesWith", one, other, score=surer(0.75, one, other))


_BOUNDS = frozenset(("boundary", "boundaries", "border", "borders", "frontier", "sovereignty", "territory", "km",
                     "island", "islands", "islets", "hectares", "seabed", "waters", "river", "ownership", "shelf",
                     "demarcation", "kilometers", "kilometres", "miles", "enclave", "enclaves",
                     "delimitation"))  # fmt: skip
_AFTER_PLACE = frozenset(("comma", "preposition", "date", "adverb"))


def _claimed_of_holder(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X claims the Y-administered Z Islands", "X claims half of Y": against the state that holds them."""
    holder = _holder_by_tail(clauses.units, group.head + 1) or _holder_of_part(clauses, group.head + 1)
    if holder is None:
        return
    for doer in clauses.subjects(group):
        if {doer.actor.type, holder.actor.type} <= {*STATES} and doer.actor != holder.actor:
            yield Finding(group.head, "disputesWith", doer, holder, score=surer(0.75, doer, holder))


def _holder_by_tail(units: Units, first: int) -> Party | None:
    """The Y of "the Y-administered Z Islands", which no verb follows."""
    tail = next((i for i in range(first + 1, min(first + _TO_TAIL, len(units))) if units[i].kind == "tail"), None)
    phrase = noun_phrase(units, first) if tail is not None else None
    if tail is None or phrase is None or phrase.last < tail or units[tail].low.lstrip("-–") not in _HELD:
        return None
    return party_of(units[tail - 1]) if not _goes_on(units, phrase.last + 1) else None


def _holder_of_part(clauses: Clauses, first: int) -> Party | None:
    """The Y of "half of Y", "land in Y", which no verb follows."""
    units = clauses.units
    phrase = noun_phrase(units, first) if first < len(units) else None
    at = phrase.last + 1 if phrase is not None and units[phrase.last].low in _PARTS else len(units)
    at = first + 1 if first < len(units) and units[first].low in ("most", "much", "all") else at
    if at + 1 >= len(units) or units[at].low not in ("of", "in", "inside"):
        return None
    inner = clauses.phrases_from(at + 1)
    whole = inner[0].party if len(inner) == 1 and inner[0].roles <= {"name", "assets"} else None
    return whole if whole is not None and not _goes_on(units, inner[0].last + 1) else None


def _goes_on(units: Units, index: int) -> bool:
    """Whether a verb makes what was claimed a clause: "claimed parts of Y were empty"."""
    return index < len(units) and units[index].kind in ("verb", "be", "have", "do", "modal", "adverb", "negation")


_HELD = frozenset(("administered", "controlled", "held", "occupied", "ruled", "governed"))
_TO_TAIL = 5
_PARTS = frozenset(("part", "parts", "half", "third", "thirds", "two-thirds", "much", "most", "all", "portion", "chunk",
                    "area", "areas", "territory", "land", "lands", "islands", "whole", "swathes"))  # fmt: skip


def _claimed_by(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X occupies the islands also claimed by Y", "the lake is claimed by both X and Y"."""
    units = clauses.units
    before = units[: group.head]
    told = {word for phrase in clauses.subject_phrases(group) for word in _words(units, phrase)}
    near = told or {unit.low for unit in units[max(group.first - _TO_LAND, 0) : group.first]}
    named = bool(near & (_LAND | _BOUNDS | _WATERS))
    claimants = [party for party in _by(clauses, group) if party.actor.type in STATES]
    if not claimants or not named or group.modality != "actual" or group.negated:
        return
    holders = {p.actor.name: p for g in clauses.groups if g.head < group.head for p in _holds(clauses, g)}
    tails = [i for i, unit in enumerate(before) if unit.kind == "tail" and unit.low.lstrip("-–") in _HELD]
    holders |= {party.actor.name: party for i in tails if (party := party_of(units[i - 1])) is not None}
    holder = next(iter(holders.values())) if len(holders) == 1 else None
    if holder is not None:
        for doer in claimants:
            if doer.actor.name != holder.actor.name:
                yield Finding(group.head, "disputesWith", doer, holder, score=surer(0.7, doer, holder))
    elif not holders and len(claimants) == _TWO:
        yield from _at_odds(group, claimants)


def _by(clauses: Clauses, group: VerbGroup) -> Sequence[Party]:
    clause = clauses.clause(group)
    return clause.agents if clause is not None else ()


def _holds(clauses: Clauses, group: VerbGroup) -> Sequence[Party]:
    """The states that hold what a clause tells: "X occupies P", "P is administered by X"."""
    if group.lemma not in _HOLDS or group.negated or group.modality != "actual":
        return ()
    found = clauses.subjects(group) if group.voice == "active" else _by(clauses, group)
    return [party for party in found if party.actor.type in STATES]


_TO_LAND = 8
_HOLDS = frozenset(("occupy", "administer", "control", "hold", "govern", "rule"))
_WATERS = frozenset(("lake", "sea", "lagoon", "gulf", "bay", "strait", "atoll", "cays", "triangle", "district", "area",
                     "reefs", "shoals", "hills", "hilltop", "plain", "desert"))  # fmt: skip


def _laid_claim(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X laid claim to P": against the state that holds it."""
    units, first = clauses.units, group.head + 1
    if first + 2 >= len(units) or units[first].low != "claim" or units[first + 1].low != "to":
        return
    holder = units[first + 2].holder
    for doer in clauses.subjects(group) if holder is not None else ():
        if holder is not None and doer.actor.type in SIDES and doer.actor.name != holder.name:
            place = units[first + 2]
            other = Party(holder, holder, place.start, place.end, frozenset(("assets",)), "place")
            yield Finding(group.head, "disputesWith", doer, other, score=surer(0.75, doer, other))


_TWO = 2
_TO_RELATIVE = 6


def given_up(clauses: Clauses, phrase: NounPhrase | None, relation: str) -> bool:
    """As in "lifted its embargo on Y", "broke off its alliance with Y": what is told is that it is no more."""
    if phrase is None or relation not in _LIFTED:
        return False
    units, at, verbs = clauses.units, phrase.first - 1, _GIVES_UP
    if relation in _BONDS and _no_longer(units, phrase.first):
        return True
    if at > 0 and units[at].low in ("of", "from"):
        at, verbs = at - 1 - (units[at - 1].low in ("out", "away")), _LEAVES
    elif at > 0 and units[at].low in _PARTICLES:
        at -= 1
    verb = clauses.at(at)
    return verb is not None and verb.voice == "active" and verb.lemma in verbs and not verb.negated


def _no_longer(units: Units, first: int) -> bool:
    """As in "the suspension of cooperation with Y", "a halt to its alliance with Y": nothing is told to go on."""
    return first > 1 and units[first - 1].low in ("of", "to", "in") and units[first - 2].low in _ENDINGS


_ENDINGS = frozenset(("suspension", "end", "ending", "halt", "halting", "freeze", "freezing", "cessation",
                      "termination", "rupture", "severance", "severing", "interruption", "abandonment", "cancellation",
                      "collapse", "breakdown", "break", "pause"))  # fmt: skip


def lays_down(units: Units, group: VerbGroup, giver: Party) -> bool:
    """As in "undertook to hand in 840 weapons", "gave up their arms to Y's guards": who disarms arms nobody."""
    after = group.head + 1
    if group.lemma not in _HANDS or after + 1 >= len(units):
        return False
    thing = next((i for i in range(after, min(after + 7, len(units))) if units[i].low in _WEAPONS), None)
    if thing is None:
        return False
    before = units[after : thing + 1]
    late = units[thing + 1 : thing + 2]
    late = late if thing + 2 < len(units) and units[thing + 2].kind in ("to", "end", "comma") else ()  # not "in July"
    if any(unit.low in ("in", "up") for unit in (units[after], *late)):
        return True
    own = any(unit.low in ("its", "their", "his") or (unit.resolved and unit.low in _OWN) for unit in before)
    # A state that hands over its rifles may well arm another.
    return (
        own
        and group.lemma in ("hand", "surrender", "turn", "yield")
        and bool(giver.actor.type != "State" or giver.roles & {"forces", "fighters"})
    )


_HANDS = frozenset(("hand", "give", "turn", "surrender", "yield", "lay", "deliver"))
_WEAPONS = frozenset(("weapons", "arms", "guns", "rifles", "weaponry", "firearms", "ammunition", "munitions"))
_OWN = frozenset(("its", "their", "his", "it", "they", "he"))


def parted(
    clauses: Clauses, index: int, relation: str, owners: Sequence[Party], others: Sequence[Party | None]
) -> Iterator[Finding]:
    """As in "The generals ended X's alliance with Y": whose it was are at odds, whoever ended it."""
    verb = next((group for group in reversed(clauses.groups) if group.head < index), None)
    if relation not in _BONDS or verb is None or verb.modality != "actual" or verb.form != "finite":
        return
    phrase = noun_phrase_before(clauses.units, index)
    if phrase is None or _no_longer(clauses.units, phrase.first):
        return  # of "ended the suspension of X's cooperation with Y" the opposite is true
    for owner in owners:
        for other in others:
            if owner.kind != "coreference" and other is not None and owner.actor.name != other.actor.name:
                yield Finding(verb.head, "estrangedFrom", owner, other, score=surer(0.7, owner, other))


_BONDS = frozenset(("alliedWith", "cooperatesWith"))
