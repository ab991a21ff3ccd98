"""Constructions: verbs that say what they say only with other words: "prop up", "go to war with", "rely on"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.condemned import suffers
from kg.extraction.arguments.crowds import crowds_of
from kg.extraction.arguments.described import described_as
from kg.extraction.arguments.doers import Doers, reduced_subjects
from kg.extraction.arguments.entries import guards, invades
from kg.extraction.arguments.foes import servicemen
from kg.extraction.arguments.interlocutors import spoken_to
from kg.extraction.arguments.objects import (
    SUSPECTED,
    agent_index,
    gapped,
    missing_object,
    others_after,
    sufferer,
    surer,
    unnamed,
)
from kg.extraction.arguments.perpetrators import agents_at
from kg.extraction.arguments.reciprocals import of_one_noun, only_they
from kg.extraction.arguments.suitability import by_arms, can_be, free_there
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.owners import called_after, deciders, heads_it_only, joined_owner, single_owner
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.parsing.slots import (
    NONE,
    attack_made,
    between_themselves,
    claim_at,
    deniable,
    each_other,
    held_back,
    is_dated,
    own_ends,
    past_slots,
    taken_over,
)
from kg.extraction.patterns.act_nouns import done_to, made_by
from kg.extraction.patterns.gifts import only_planned, only_promised
from kg.extraction.patterns.idioms import (
    captive,
    elided_doers,
    from_power,
    merely_while,
    of_what_is_claimed,
    only_disbelieved,
    out_of_talks,
    says_else,
)
from kg.extraction.patterns.senses import senseless
from kg.extraction.speech.eventualities import carried_out
from kg.extraction.words.descriptions import GROUPS, STATES
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import Construction, Frame, Slot, wordlists

__all__ = ["being_so", "construed", "states_of_being"]

_STANDING = frozenset(("at", "locked", "embroiled", "entangled", "enmeshed", "mired", "engaged", "hostile",
                       "opposed"))  # fmt: skip
"""With what "X, at war with Y," can begin after its comma."""
_AFTER_COMMA = 2
_VISITED = frozenset(("seat", "caller"))
_VISIT = 0.5
"""Whoever calls on somebody need not be at odds with him, so that it tells less of who the two sides are. What is
marked as unsure in the table is said of the two in most texts and not in all."""
_TROOPS = "troops"
_SHORTEST = 2


def construed(clauses: Clauses, group: VerbGroup, doers: Doers, *, charged: bool = False) -> Iterator[Finding]:
    """What a verb says with the words after it, of its subjects and the party that these words lead to.

    Args:
        clauses: the sentence.
        group: the verb.
        doers: its subjects.
        charged: whether somebody is charged with it or denies it, who would not be told to do so plainly.
    """
    if says_else(clauses, group):
        return
    for entry in _possible(clauses, group.lemma):
        if ("band" if charged else "charged") in entry.senses:
            continue
        if entry.relation in ("displaced", "deported") and out_of_talks(clauses, group):
            continue
        any_doer = charged and "group" in entry.senses and "backward" not in entry.senses
        construction = replace(entry, senses=entry.senses - {"group"}) if any_doer else entry
        if group.voice == "active":
            found = tuple(_active(clauses, group, construction, doers))
        else:
            found = tuple(_passive(clauses, group, construction))
        found = found or tuple(_moved(clauses, group, construction, doers))
        yield from found
        if found:
            return


def _possible(clauses: Clauses, lemma: str) -> list[Construction]:
    """The constructions of a verb whose words the sentence has."""
    known = wordlists().constructions.get(lemma, ())
    return [entry for entry in known if not entry.needs or clauses.places.have(entry.needs)]


def _moved(clauses: Clauses, group: VerbGroup, construction: Construction, doers: Doers) -> Iterator[Finding]:
    """As in "X's tanks moved up to the border with Y", "X's troops were sent to help Y": the forces are the subject."""
    slots = construction.slots
    if slots[0].kind != "noun" or _TROOPS not in slots[0].words or len(slots) < _SHORTEST:
        return
    if group.voice != "active":
        if group.voice != "passive" or agent_index(clauses, group) is not None or group.modality != "actual":
            return
        doers = Doers(clauses.subjects(group), group)
    if doers.parties and all("forces" in party.roles for party in doers.parties):
        yield from _active(clauses, group, replace(construction, slots=slots[1:]), doers)


def states_of_being(clauses: Clauses) -> Iterator[Finding]:
    """What "is at war with Y", "are locked in a dispute" says."""
    units, staying = clauses.units, wordlists().classes["staying"]
    places = [
        index for index, unit in enumerate(units)
        if unit.kind == "be" or (unit.forms and any(form.lemma in staying for form in unit.forms))
    ]  # fmt: skip
    standing = clauses.places.of(_STANDING, ahead=2)
    possible = _possible(clauses, "be") if places or standing else []
    if not possible:
        return
    yield from _apposed_states(clauses, standing, possible)
    for index in places:
        after = index + 1
        while after < len(units) and units[after].kind in ("adverb", "negation", "be"):
            after += 1
        group = _being(clauses, index, after)
        if group is None or _gerund(units, index):
            continue
        doers = Doers(clauses.subjects(group), group)
        for construction in possible:
            found = tuple(_active(clauses, group, construction, doers, after))
            yield from found
            if found:
                break


def _gerund(units: Units, index: int) -> bool:
    """Whether somebody is only charged with being so: "accused Y of being in league with Z"."""
    return units[index].low == "being" and index > 0 and units[index - 1].kind == "preposition"


def being_so(clauses: Clauses, index: int, doer: Party) -> Iterator[Finding]:
    """What "being in league with Z" at ``index`` says of ``doer``."""
    group = VerbGroup(index, index, "be", "active", "finite")
    for construction in _possible(clauses, "be"):
        found = tuple(_active(clauses, group, construction, Doers((doer,), group), index + 1))
        yield from found
        if found:
            return


def _apposed_states(clauses: Clauses, standing: Sequence[int], possible: Sequence[Construction]) -> Iterator[Finding]:
    """As in "X, at war with Y, …", "X, locked in a feud with Y,", "X, a militia hostile to Y"."""
    units = clauses.units
    for index in standing:
        if index < _AFTER_COMMA:
            continue
        comma = units[index - 1].kind == "comma"
        whose = clauses.phrase_before(index - 2) if comma else described_as(clauses, index)
        if whose is None or not whose.roles & {"name", "forces", "fighters"}:
            continue
        group = VerbGroup(index, index, "be", "active", "finite")
        for construction in possible:
            found = tuple(_active(clauses, group, construction, Doers((whose,), group), index))
            yield from (finding for finding in found if not _opposed_to_land(units, index, finding))
            if found:
                break


def _opposed_to_land(units: Units, index: int, finding: Finding) -> bool:
    """As in "X, a militia opposed to P", a land within Y, whose government may be Y's foe as well."""
    whom = finding.object
    unit = next((u for u in units[index:] if whom is not None and u.start == whom.start), None)
    within = unit is not None and unit.place is not None and unit.kind != "metonym"
    return within and whom is not None and whom.kind == "place"


def _being(clauses: Clauses, index: int, after: int) -> VerbGroup | None:
    """The "is" or "may be" at ``index`` with its auxiliaries, as a verb of its own."""
    units, first = clauses.units, index
    while first > 0 and units[first - 1].kind in ("have", "modal", "negation", "adverb", "be", "do"):
        first -= 1
    if first < index and units[index - 1].kind == "be":
        return None  # an earlier "be" of the same group is the one that counts
    words = units[first:after]
    if any(word.kind == "modal" for word in words) or (first and units[first - 1].kind in ("to", "pronoun")):
        return None  # of a pronoun that stands for nobody sure, not of who says so: "X held that it was at war with Y"
    negated = any(word.kind == "negation" for word in words)
    while units[first].kind == "adverb" and first < index:
        first += 1
    return VerbGroup(first, index, "be", "active", "finite", negated=negated)


def _active(
    clauses: Clauses, group: VerbGroup, construction: Construction, doers: Doers, first: int | None = None
) -> Iterator[Finding]:
    if not doers.real or (doers.group.negated and doers.modality != "actual"):
        return
    start = clauses.past_listed_verbs(group.head + 1) if first is None else first
    none = clauses.units[start].low if start < len(clauses.units) else ""
    if none in NONE - construction.slots[0].words:
        start, doers = start + 1, replace(doers, group=replace(doers.group, negated=True))
    seized = construction.event == "Seizure" and taken_over(clauses.units, group)
    claim = construction.relation == "refuses" and claim_at(clauses.units, start)  # who rejects a claim denies it
    if seized or claim or not deniable(construction, none):
        return
    parties = of_one_noun(clauses.units, doers.parties)
    if "crowd" in construction.senses and all(party.roles & {"people", "voices"} for party in parties):
        parties = crowds_of(clauses, group) or parties
    others = tuple(_refused(clauses, construction, _others(clauses, start, construction, parties)))
    construction = held_back(clauses.units, start, construction, parties, others)
    if not others and len(construction.slots) == 1 and group.lemma in _CAPTURES:
        others = missing_object(clauses, group, replace(_frame(construction), role=_HELD), parties)
    if not parties and construction.relation in ("attacked", "foughtWith"):
        parties = servicemen(clauses, group, others)
    apart = construction.relation == "estrangedFrom" and (
        any("forces" in party.roles for party in parties) or not only_they(clauses.units, parties)
    )
    if not others and len(parties) == 2 and not apart and between_themselves(clauses.units, start, construction):
        parties, others = parties[:1], parties[1:]
    if not others and len(parties) == 2 and each_other(clauses.units, start, construction):
        yield from _told(group, construction, parties[1], parties[0], doers)
        parties, others = parties[:1], parties[1:]
    if construction.relation == "negotiatedWith":
        others = spoken_to(clauses, (group, doers.group), (parties, others), start)
    ends = (from_power(construction, parties), from_power(construction, others))
    yield from _each(clauses, group, construction, doers, ends)


def _each(
    clauses: Clauses, group: VerbGroup, construction: Construction, doers: Doers,
    ends: tuple[tuple[Party, ...], tuple[Party, ...]],
) -> Iterator[Finding]:  # fmt: skip
    """What each of the ones does to each of the others."""
    parties, others = ends
    if late := elided_doers(clauses.units, group, others):
        others = tuple(other for other in others if other not in late)
        yield from _each(clauses, group, construction, doers, (late, others))
    acting = {doer.actor.name for doer in parties}
    done = {"offered"} if carried_out(clauses.units, group) else set()
    construction = replace(construction, senses=construction.senses - done) if done else construction
    planned = construction.relation == "attacked" and doers.modality == "actual" and only_planned(clauses.units, group)
    doers = replace(doers, effect="planned") if planned else doers
    for doer in free_there(clauses.units, parties, others) if construction.relation == "presentIn" else parties:
        for other in (other for other in others if other.actor.name not in acting):
            guarding = construction.relation == "threatens" and guards(clauses.units, group, other)
            if not guarding and ("entry" not in construction.senses or invades(clauses, group, doer, other)):
                yield from _told(group, construction, doer, other, doers)
    for doer, other in gapped(clauses, group, _frame(construction), others):
        yield from _told(group, construction, doer, other, doers)


def _refused(clauses: Clauses, construction: Construction, others: Iterable[Party]) -> Iterator[Party]:
    """The others without a city after which what is refused is only called, and without who has a verb of his own."""
    ends = own_ends(clauses.units, construction, others)
    ends = (o for o in ends if construction.relation != "refuses" or not only_disbelieved(clauses.units, o))
    ends = (o for o in ends if construction.relation not in _SAYS_OF or not heads_it_only(clauses.units, o))
    ends = (o for o in ends if construction.relation != "criticises" or not merely_while(clauses.units, o))
    yield from (o for o in ends if construction.relation != "refuses" or not called_after(clauses.units, o))


_SAYS_OF = frozenset(("supports", "criticises", "refuses", "welcomed", "cooperatesWith", "estrangedFrom"))
_CAPTURES = frozenset(("capture", "seize", "nab", "arrest", "detain", "jail", "imprison"))
_HELD = "victim"
"""Whoever is captured may be called by what he is: "four policemen whom X had captured"."""
_BY_HAND = frozenset(("throw", "hurl", "lob", "toss", "pelt", "stone"))


def _untold(construction: Construction, doer: Party, other: Party, doers: Doers) -> bool:
    """Whether the words say nothing of the two after all."""
    if doers.group.lemma in ("order", "authorise", "authorize", "decree") and "voices" in doer.roles:
        return True  # "A Paris court ordered the arrest of N. N."
    if "arms" in construction.senses and other.kind != "place" and not other.roles & {"assets", "forces", "fighters"}:
        return True  # "The army blasted the United Nations": in words
    back = doers.group.lemma == "hold" and construction.role == "driven"
    if back and construction.relation == "foughtWith" and not by_arms(doer, other):
        return other.actor.type not in GROUPS  # "Y was held back by X": by words
    if construction.relation == "attacked" and "claims" in construction.senses and doers.group.negated:
        return True  # who has claimed no attack denies none
    if doer.roles == {"people"} and construction.relation == "attacked":
        return True  # "Armenians marched against Turkey"
    if construction.relation == "criticises" and doers.group.lemma in ("tear", "rip", "lay", "light", "round", "turn"):
        return by_arms(doer, other)
    own = "group" in construction.senses and other.speaker.type == "Person"
    own = own or (doers.group.lemma in _FOUNDS and doer.speaker.type == "Person")
    if construction.relation == "supports" and own:
        return True  # who runs a group is its own, as is who founds it
    if "nation" in doer.roles and construction.relation == "attacked" and doers.group.lemma in _BY_HAND:
        return True  # "The Kosovans then threw two grenades at soldiers": some of them, and not Kosovo
    if "addressee" in construction.senses and other.actor.type in ("IntergovernmentalOrganization", "Organization"):
        return True  # "protested to the United Nations": against whom is not told
    if doers.group.lemma in _RINGS and construction.event == "Siege" and not other.roles & {"forces", "fighters"}:
        return not ("nation" in other.roles and "forces" in doer.roles)  # "X's troops surrounded the Y-ians"
    if doers.group.lemma in ("fight", "battle") and other.kind == "metonym" and construction.relation == "alliedWith":
        return True  # "X and Y fought for Tripoli": over the city
    if "held" in construction.senses and doers.modality != "actual":
        return True  # "undertook to end its aid to the X"
    # Who does not leave a body is its member, and who did not repulse an attack was attacked: nothing is denied.
    warded = construction.relation == "foughtWith" and any(slot.kind == "owner" for slot in construction.slots)
    return doers.group.negated and (not construction.senses.isdisjoint(("ended", "band")) or warded)


def _wished_there(construction: Construction, other: Party, doers: Doers) -> bool:
    """As in "X wants to enter it": what a pronoun names that one only wants to enter is seldom a country."""
    return construction.relation == "presentIn" and doers.modality == "goal" and other.kind == "coreference"


_FOUNDS = frozenset(("found", "co-found", "establish", "create", "form", "set", "launch", "start", "command", "lead"))


def _told(group: VerbGroup, construction: Construction, doer: Party, other: Party, doers: Doers) -> Iterator[Finding]:
    """The finding, and of who beats an attack off also that it was made; troops who come face to face do not talk."""
    if construction.event == "Talks" and group.lemma == "come" and (doer.roles | other.roles) & {"forces", "fighters"}:
        return
    if doers.modality == "actual" and not doers.group.negated:
        for made in attack_made(construction, group):
            yield from _finding(group, made, doer, other, doers)
    yield from _finding(group, construction, doer, other, doers)


def _finding(
    group: VerbGroup, construction: Construction, doer: Party, other: Party, doers: Doers
) -> Iterator[Finding]:
    """The finding, if the two can be its ends."""
    frame, doer = _frame(construction), _sheltered(construction, doer)
    ends = _ends(construction, doer, other)
    if not can_be(frame, *ends) or ("assets" in ends[1].roles & ends[0].roles and "forces" not in ends[0].roles):
        return
    if _untold(construction, doer, other, doers) or _wished_there(construction, other, doers):
        return
    if "entry" in construction.senses and group.lemma == "cross" and doer.speaker.type == "Person":
        return  # "N. N. crossed into P", "tried to cross into P": he fled or travelled
    if senseless(construction, doer, other):
        return
    if construction.relation == "negotiatedWith" and ends[1].actor.type in ("MediaOutlet", "ResearchOrganization"):
        return  # "talked to Reuters"
    if construction.relation == "harbours" and ends[1].actor.type in ("State", "IntergovernmentalOrganization"):
        return  # "houses NATO's headquarters" is no sanctuary
    own = construction.role == "guests" and doer.roles & _NOT_AS_STATE
    if "state" in construction.senses and (doer.actor.type not in STATES or "voices" in doer.roles or own):
        return
    claims = "claims" in construction.senses or doers.effect == "claims"
    to_come = construction.relation != "supports" and only_promised(group, construction.relation)
    merely = ("offered" in construction.senses or to_come) and doers.modality == "actual"
    doubted = SUSPECTED in other.roles and doers.modality == "actual"
    if construction.relation == "memberOf" and "ended" in construction.senses and doer.actor.type not in STATES:
        # Who leaves a coalition of fighters splits from it; a state that leaves a body is its member no more.
        construction = replace(construction, relation="splitFrom", senses=construction.senses - {"ended"})
    if construction.relation == "demandsOf":
        yield from _asked(group, doer, other, doers)
        return
    together = construction.relation == "negotiatedWith"
    yield Finding(
        group.head, construction.relation, *ends, construction.event, parties=ends if together else (),
        modality="planned" if merely else "possible" if doubted else doers.modality,
        stance="denies" if doers.group.negated else "affirms",
        aspect="ended" if "ended" in construction.senses else None,
        claimant=doer.speaker if claims else None, claimant_at=(doer.start, doer.end) if claims else None,
        act="claims" if claims else "accuses" if construction.relation == "accuses" else None,
        score=surer(_VISIT if construction.role in _VISITED or "unsure" in construction.senses else 0.8, *ends),
    )  # fmt: skip


_NOT_AS_STATE = frozenset(("forces", "fighters", "people", "bystanders"))
"""Who does something of his own: "founded by former officers of X's army" is no help of X's."""


def _sheltered(construction: Construction, doer: Party) -> Party:
    """Who "found refuge in Y": the person, who is no longer his state where he has fled from it."""
    fled = construction.relation == "harbours" and "backward" in construction.senses
    return replace(doer, actor=doer.speaker) if fled and doer.speaker.type == "Person" else doer


def _ends(construction: Construction, doer: Party, other: Party) -> tuple[Party, Party]:
    """Who does it to whom."""
    if "backward" not in construction.senses:
        return doer, other
    fires = construction.role == "attacker" and "assets" in other.roles  # "came under fire from X positions"
    return (replace(other, roles=frozenset(("forces",))) if fires else other), doer


def _asked(group: VerbGroup, doer: Party, other: Party, doers: Doers) -> Iterator[Finding]:
    """As in "sought Y's help": a demand, if it was made."""
    if doers.group.negated or doers.modality != "actual":
        return
    yield Finding(
        group.head, "demandsOf", doer, other, modality="demanded", act="demands", claimant=doer.speaker,
        claimant_at=(doer.start, doer.end), score=surer(0.75, doer, other),
    )  # fmt: skip


def _frame(construction: Construction) -> Frame:
    return Frame(construction.relation, construction.event, ("object",), construction.role)


def _passive(clauses: Clauses, group: VerbGroup, construction: Construction) -> Iterator[Finding]:
    """As in "Y was shored up by X", "Y, propped up by X", "Y was put on notice by X"."""
    by = agent_index(clauses, group)
    barred = construction.relation == "memberOf" or "backward" in construction.senses
    barred |= construction.relation == "refuses" and of_what_is_claimed(clauses, group)
    if by is None or barred or group.modality not in ("actual", "possible", "expected"):
        return
    agents = [*from_power(construction, agents_at(clauses, by))]
    patients = from_power(construction, _suffering(clauses, group, construction, by, agents)) if agents else ()
    for agent in agents:
        for patient in patients:
            if any(each.actor.name == patient.actor.name for each in agents):
                continue  # "an offer declined by both": no one of them declined the other's
            yield from _told(group, construction, agent, patient, Doers((agent,), group))


_RINGS = frozenset(("surround", "encircle"))  # also said of a country and its neighbours


def _suffering(
    clauses: Clauses, group: VerbGroup, construction: Construction, by: int, agents: list[Party]
) -> Iterator[Party]:
    """Who is the other party of a passive: its subject, or whom its subject's noun or the words after it lead to."""
    units, slots = clauses.units, construction.slots
    at = next((i for i, slot in enumerate(slots) if slot.kind == "other"), None)
    if at is None:
        yield from _owners_suffering(clauses, group, slots, by)
        return
    taken = next((i for i, slot in enumerate(slots[:at]) if slot.kind in ("noun", "holds")), None)
    if taken is None:
        first = past_slots(units, group.head + 1, (*slots[:at], *slots[at + 1 :]))
        if first is not None and first <= by:
            found = clauses.subjects(group) if group.voice == "passive" else reduced_subjects(clauses, group)
            struck = construction.role == "victim" or (
                construction.relation == "attacked" and construction.role not in ("taken", "exiles")
            )
            hurt = () if found or not struck else clauses.subject_phrases(group)[:1]
            yield from found or filter(None, (sufferer(clauses, each, _frame(construction), agents) for each in hurt))
        return
    subjects = clauses.subject_phrases(group) if group.voice == "passive" else ()
    if not subjects or not slots[taken].words & {unit.low for unit in units[subjects[0].first : subjects[0].last + 1]}:
        return
    # "Fingers were pointed at Y by X"; "Arms sales to Y were halted by X"
    rest = replace(construction, slots=slots[taken + 1 :])
    doer = noun_phrase(units, by + 1) if by + 1 < len(units) else None  # "was used by X against Y"
    for start in (group.head + 1, subjects[0].last + 1, *((doer.last + 1,) if doer is not None else ())):
        found = tuple(_others(clauses, start, rest, ()))
        if found:
            yield from found
            return


def _owners_suffering(clauses: Clauses, group: VerbGroup, slots: tuple[Slot, ...], by: int) -> Iterator[Party]:
    """Whose the subject of a passive is: "attacks by Y were beaten back by X", "Y's airspace was violated by X"."""
    owner = next((i for i, slot in enumerate(slots) if slot.kind == "owner"), None)
    subjects = clauses.subject_phrases(group) if group.voice == "passive" else ()
    if owner is None or len(subjects) != 1:
        return
    after = past_slots(clauses.units, group.head + 1, (*slots[:owner], *slots[owner + 1 :]))
    whose = _owner(clauses.units, subjects[0], slots[owner])
    if whose is not None and after is not None and after <= by:
        yield whose


def _others(clauses: Clauses, first: int, construction: Construction, doers: tuple[Party, ...]) -> Iterator[Party]:
    """The parties to whom the words from ``first`` on lead, if they are those of the construction."""
    units, slots = clauses.units, construction.slots
    at = next((i for i, slot in enumerate(slots) if slot.kind in ("other", "owner")), len(slots))
    if at == len(slots):
        return
    index = past_slots(units, first, slots[:at])
    while at and index is not None and index + 1 < len(units) and is_dated(units, index):
        index += 1  # "set free on Sunday four policemen"
    if index is None or index >= len(units):
        return
    if index + 2 < len(units) and units[index].low == "those" and units[index + 1].low == "of":
        index += 2  # "trained with those of Y": with Y's troops
    phrase = noun_phrase(units, index)
    if phrase is None:
        return
    beside = _receiver(units, index, slots[at:])
    if beside is not None:
        yield beside
        return
    if slots[at].kind == "owner":
        joined, phrase = joined_owner(units, phrase)
        owner = _owner(units, phrase, slots[at]) or captive(units, phrase, slots[at], construction)
        owner = owner or _thing(clauses, phrase, slots[at], construction, doers)
        if owner and past_slots(units, phrase.last + 1, slots[at + 1 :]) is not None:
            yield from (*joined, owner)
            yield from (party for party in deciders(units, phrase) if party.actor.name != owner.actor.name)
        return
    if at + 1 < len(slots):
        end = _end_of_list(clauses, index)
        if _by_complement(clauses, index, end, slots[at + 1 :]):
            yield from others_after(clauses, index, _frame(construction), doers, closed=True)
            return
        dated = end + 1 < len(units) and is_dated(units, end)  # "urged Y on Friday" is no "urged Y on"
        if (dated and "on" in slots[at + 1].words) or past_slots(units, end, slots[at + 1 :]) is None:
            return
    if (inside := _inside(units, phrase, construction)) is not None:
        yield from inside
        return
    helping = at > 0 and "help" in slots[at - 1].words  # "to help Y fight Z"
    yield from others_after(clauses, index, _frame(construction), doers, closed=helping or at + 1 < len(slots))


def _inside(units: Units, phrase: NounPhrase, construction: Construction) -> tuple[Party, ...] | None:
    """The Y of "(shot down) a Y-ian fighter", "(branded) the Y terrorists"; ``None`` where it is no such phrase."""
    head = units[phrase.last].low
    if construction.role == "craft" and head in ("fighter", "fighters", "bomber", "bombers"):
        owner = single_owner(units, phrase)
    elif construction.relation in ("accuses", "criticises") and head in wordlists().classes["insult"]:
        owner = party_of(units[phrase.last - 1]) if phrase.last > phrase.first else phrase.party
    else:
        return None
    return (owner,) if owner is not None else ()


def _by_complement(clauses: Clauses, first: int, end: int, slots: tuple[Slot, ...]) -> bool:
    """Whether the parse finds "to heavy fire" further on: "subjected the posts of Y in the directions of P to fire"."""
    if [slot.kind for slot in slots] != ["word", "noun"] or clauses.units[
        min(end, len(clauses.units) - 1)
    ].low not in _IN:
        return False
    group = next((g for g in reversed(clauses.groups) if g.head < first), None)
    clause = clauses.clause(group) if group is not None else None
    led = [
        p for word in sorted(slots[0].words) for p in (clause.complements.get(word, ()) if clause is not None else ())
    ]
    return any(clauses.units[phrase.last].low in slots[1].words for phrase in led)


_IN = frozenset(("of", "in", "near", "at", "around", "along", "on", "across", "outside", "inside"))


def _receiver(units: Units, index: int, slots: tuple[Slot, ...]) -> Party | None:
    """The Y of "promised Y rivers of blood", "granted Y forces access to P": before the noun that the pattern wants."""
    rest = slots[1:]
    if slots[0].kind != "other" or not rest:
        return None
    if len(rest) > 1 and rest[0].kind == "noun" and units[index].kind == "determiner":
        index = min(index + 1, len(units) - 1)  # "gave the X access to P"
    after = index + 1
    if after + 1 < len(units) and units[after].low in wordlists().nouns["forces"]:
        after += 1
    if units[index].kind not in (("name",) if after == index + 1 else NAMES) or after >= len(units):
        return None
    if units[after].kind not in ("word", "verb") or past_slots(units, after, rest) is None:
        return None
    return party_of(units[index])


def _end_of_list(clauses: Clauses, index: int) -> int:
    """The index after the phrases that begin at ``index``."""
    return phrases[-1].last + 1 if (phrases := clauses.phrases_from(index)) else index


def _owner(units: Units, phrase: NounPhrase, slot: Slot) -> Party | None:
    """Whose the noun is: "came to X's aid", "seized X's assets"."""
    if units[phrase.last].low not in slot.words:
        return None
    own = single_owner(units, phrase)
    owned = any(unit.kind == "possessive" for unit in units[phrase.first : phrase.last])
    if own is not None and (owned or (phrase.last + 1 < len(units) and units[phrase.last + 1].low == "from")):
        return own  # "shared X's view of Y", "barred X lorries from its territory"
    if phrase.last + 2 < len(units) and units[phrase.last + 1].low in ("of", "by", "from"):
        inner = noun_phrase(units, phrase.last + 2)
        if units[phrase.last + 1].low == "of" and done_to(units[phrase.last].low):
            return own  # who did it is told by another rule
        if inner is not None and inner.party is not None and suffers(units, phrase, inner.party):
            return None
        if inner is not None and inner.party is not None:
            return inner.party
    if own is not None and (own.kind, own.actor.type) == ("demonym", "State") and units[phrase.last].low in _BANDS:
        return None  # "Y-ian fighters" are not their state's
    return own or made_by(units, phrase.last + 1)


_BANDS = frozenset(("fighters", "rebels", "militants", "men", "volunteers", "mercenaries", "jihadists"))


def _thing(
    clauses: Clauses, phrase: NounPhrase, slot: Slot, construction: Construction, doers: tuple[Party, ...]
) -> Party | None:
    """The road of "cut the road to K", which armed men strike, whosever it is."""
    struck = (construction.role, construction.relation) == ("target", "attacked")
    armed = bool(doers) and all(p.actor.type in GROUPS or p.actor.type == "Population" for p in doers)
    if not (struck and armed) or clauses.units[phrase.last].low not in slot.words:
        return None
    return unnamed(clauses, phrase, replace(_frame(construction), event="Attack"), doers)
