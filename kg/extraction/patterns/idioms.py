"""Words after a verb that make it say something else: "sank men into", "whipped up the crowd", "paid Y back"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS, STATES
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import Construction, Slot, wordlists
from kg.model import Actor

__all__ = [
    "captive",
    "driven_into",
    "elided_doers",
    "from_power",
    "in_office",
    "merely_while",
    "met_in_battle",
    "of_what_is_claimed",
    "only_disbelieved",
    "only_receives",
    "out_of_talks",
    "says_else",
    "talked_into",
    "unprepared",
    "with_words",
]

_CARGOES = frozenset(("cargo", "cargoes", "shipment", "shipments", "consignment", "consignments", "delivery",
                      "deliveries", "oil", "gas", "grain", "wheat", "rice", "fuel", "coal"))  # fmt: skip
_TURNED_OUT = frozenset(("men", "soldiers", "fighters", "troops", "recruits", "policemen", "officers", "pilots",
                         "cadets", "graduates", "rifles", "drones", "missiles", "shells", "tanks",
                         "weapons"))  # fmt: skip
"""Those and that which instructors and works turn out, and drive nowhere."""


def says_else(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether the words beside a verb make of it one by which nobody is harmed, helped or driven out."""
    check = _CHECKS.get(group.lemma)
    return check is not None and check(clauses, group)


def _next(clauses: Clauses, group: VerbGroup) -> str:
    after = group.head + 1
    return clauses.units[after].low if after < len(clauses.units) else ""


def _past_object(clauses: Clauses, group: VerbGroup) -> int | None:
    """The index of what follows the object of the verb."""
    phrases = clauses.phrases_from(group.head + 1)
    after = phrases[-1].last + 1 if phrases else None
    return after if after is not None and after < len(clauses.units) else None


def _whipped(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "whipped up the crowd", "whipped Y into shape"."""
    after = _past_object(clauses, group)
    return _next(clauses, group) == "up" or (after is not None and clauses.units[after].low == "into")


def _hijacked(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "the movement hijacked Y", where no ship or plane is taken but a state is turned to one's own ends."""
    clause = clauses.clause(group)
    if clause is None:
        return False
    held = clause.patients if group.voice == "passive" else [phrase.party for phrase in clause.direct]
    return any(party is not None and party.roles <= {"name"} and party.kind in NAMES for party in held)


def met_in_battle(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "X met Y in battle", "met Y on the battlefield": the two fought."""
    told = clauses.clause(group) if group.lemma == "meet" else None
    led = [phrase for word in ("in", "on") for phrase in told.complements.get(word, ())] if told is not None else []
    return any(clauses.units[phrase.last].low in _BATTLES for phrase in led)


_BATTLES = frozenset(("battle", "combat", "battlefield"))


def _sunk(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "sank men, money and years into the venture"; a ship is sunk nowhere into."""
    clause = clauses.clause(group)
    return clause is not None and bool(clause.complements.get("into"))


_DRIVEN = frozenset(("truck", "lorry", "car", "vehicle", "van", "pickup", "jeep", "motorcycle", "motorbike", "boat",
                     "bus", "tanker", "ambulance", "taxi", "bulldozer", "minibus", "rickshaw", "dinghy"))  # fmt: skip


def driven_into(clauses: Clauses, group: VerbGroup) -> int | None:
    """The "into" of "rammed a truck packed with explosives into Y's convoy": the truck is not what is attacked."""
    told, units = clauses.clause(group), clauses.units
    driven = any(units[phrase.last].low in _DRIVEN for phrase in clauses.phrases_from(group.head + 1)[:1])
    if not driven and not (told is not None and told.complements.get("into")):
        return None
    reach = range(group.head + 1, min(group.head + _TO_INTO, len(units) - 1))
    return next((index for index in reach if units[index].low in ("into", "against")), None)


_TO_INTO = 14


def _urged_sides(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "urged the leadership on both sides to talk": "on" tells where they are, and that nobody was spurred on."""
    ahead = clauses.units[group.head + 1 : group.head + _TO_SIDES]
    sides = ("both", "the two", "each", "either")
    return any(on.low == "on" and side.low.startswith(sides) for on, side in pairwise(ahead))


_TO_SIDES = 6


def _paid(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "to pay Y back in its own coin"."""
    after = _past_object(clauses, group)
    return after is not None and clauses.units[after].low == "back"


def _advised(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "advised Y to withdraw", "advised Y and its ally, Z, against it"."""
    units, clause, after = clauses.units, clauses.clause(group), _past_object(clauses, group)
    apart = clause is not None and bool(clause.complements.get("against"))
    return after is None or apart or units[after].kind in ("to", "that", "preposition")


def _taken(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "took a cargo of wheat from Y", which bought or got it; "took delivery of" says what."""
    delivered = _next(clauses, group) == "delivery"
    cargo = any(clauses.units[phrase.last].low in _CARGOES for phrase in clauses.phrases_from(group.head + 1)[:1])
    return cargo and not delivered


def unprepared(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "took Lisbon by surprise", "took X aback", where a government is not prepared for something.

    Of a town that has none, "by surprise" tells how it fell.
    """
    units, after = clauses.units, _past_object(clauses, group)
    words = tuple(unit.low for unit in units[after : after + 2]) if after is not None else ()
    if words[:1] == ("aback",) or words == ("to", "task"):
        return True
    return after is not None and words == ("by", "surprise") and units[after - 1].kind == "metonym"


def _produced(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "X's instructors have turned out 500 men for Y"."""
    phrases = clauses.phrases_from(group.head + 2) if _next(clauses, group) == "out" else ()
    return any(clauses.units[phrase.last].low in _TURNED_OUT for phrase in phrases[:1])


def _seized(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "the Court, seized by X, ruled": X has brought its case before it."""
    parties = clauses.subjects(group) if group.voice == "passive" else ()
    if not parties and (before := group.first - 1) > 0:
        before -= clauses.units[before].kind == "comma"
        party = clauses.phrase_before(before)
        parties = (party,) if party is not None else ()
    return bool(parties) and all(
        p.actor.type == "IntergovernmentalOrganization" and p.roles <= {"name"} for p in parties
    )


def _put_out(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "expelled N. N. from the party": a member is put out of a body, and nobody is driven from a place."""
    after = _past_object(clauses, group)
    phrases = clauses.phrases_from(group.head + 1)
    alone = bool(phrases) and all(p.party is not None and p.party.speaker.type == "Person" for p in phrases)
    if not alone or after is None or clauses.units[after].low not in ("from", "out"):
        return False
    body = noun_phrase(clauses.units, after + 1 + (clauses.units[after].low == "out"))
    if body is None:
        return False
    named = body.party is not None and body.party.actor.type in {*GROUPS, "PoliticalParty"} and "name" in body.roles
    return named or clauses.units[body.last].low in _BODIES


def out_of_talks(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "threw Y out of the talks", "Y was expelled from the bloc": nobody is driven from a place."""
    units = clauses.units
    for index in range(group.head + 1, min(group.head + _TO_TALKS, len(units) - 1)):
        if units[index].kind in ("comma", "stop", "relative", "subordinator", "that", "to"):
            return False
        if units[index].low in ("from", "of") and (units[index].low == "from" or units[index - 1].low == "out"):
            left = noun_phrase(units, index + 1)
            return left is not None and units[left.last].low in _BODIES | _TABLES
    return False


_TO_TALKS = 8
_TABLES = frozenset(("talks", "negotiations", "process", "dialogue", "conference", "summit", "bloc", "membership",
                     "games", "competition", "assembly", "forum", "pact", "treaty", "accord"))  # fmt: skip


def _lost_way(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "lost its bridge to the X", to whom it led, and who did not take it."""
    units = clauses.units
    ahead = range(group.head + 1, min(group.head + _TO_WAY, len(units) - 1))
    return any(units[at].low in _WAYS and units[at + 1].low in ("to", "into", "with") for at in ahead)


_TO_WAY = 6
_WAYS = frozenset(("bridge", "link", "links", "corridor", "lifeline", "route", "routes", "road", "gateway", "door",
                   "passage", "outlet", "access", "conduit", "channel", "pipeline", "ties", "connection",
                   "window"))  # fmt: skip


_BODIES = frozenset(("party", "movement", "group", "organisation", "organization", "coalition", "alliance", "front",
                     "union", "government", "cabinet", "parliament", "politburo", "leadership", "council", "committee",
                     "congress", "league", "ranks", "faction"))  # fmt: skip

_CHECKS: Mapping[str, Callable[[Clauses, VerbGroup], bool]] = {
    "advise": _advised,
    "chase": _put_out,
    "drive": _put_out,
    "eject": _put_out,
    "expel": _put_out,
    "hijack": _hijacked,
    "kick": _put_out,
    "lose": _lost_way,
    "oust": _put_out,
    "pay": _paid,
    "push": _put_out,
    "seize": _seized,
    "sink": _sunk,
    "urge": _urged_sides,
    "take": _taken,
    "turn": _produced,
    "whip": _whipped,
}


def elided_doers(units: Units, group: VerbGroup, others: Sequence[Party]) -> tuple[Party, ...]:
    """The capitals of "X recognised Y within days and Moscow within weeks": who does so too, and is not recognised."""
    if group.lemma not in ("recognise", "recognize") or group.voice != "active" or len(others) <= 1:
        return ()
    at = {unit.start: index for index, unit in enumerate(units)}
    places = [(other, at.get(other.start, 0)) for other in others if other.kind == "metonym"]
    before = {place: units[place - 2 - (units[place - 2].kind == "comma")].kind for _, place in places}
    return tuple(
        other for other, place in places
        if units[place - 1].low in ("and", "but") and before[place] not in NAMES
        and units[place + 1].kind in ("preposition", "date", "adverb", "number")
    )  # fmt: skip


def only_receives(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "hosted a delegation of the Y", who come to talk and find no refuge."""
    phrases = clauses.phrases_from(group.head + 1) if group.lemma == "host" else ()
    words = {unit.low for phrase in phrases for unit in clauses.units[phrase.first : phrase.last + 1]}
    known = wordlists().classes
    return not words.isdisjoint(known["envoy"] | known["envoys"] | {"delegation", "delegations"})


def in_office(doer: Party) -> bool:
    """Whether somebody calls on others for a state or a group: no manager, and no fighter."""
    alone = doer.actor.type == "Person" and "officials" in doer.roles
    public = alone or doer.actor.type in STATES | GROUPS | _CALLING
    return public and ("officials" in doer.roles or doer.speaker.type == "Person")


_CALLING = frozenset(("IntergovernmentalOrganization", "UmbrellaGroup", "PoliticalParty"))


def from_power(construction: Construction, parties: Iterable[Party]) -> tuple[Party, ...]:
    """The parties, named people as such where one removes another from power: neither stands for the state of both."""
    if construction.relation != "hostileTo" or not any("power" in slot.words for slot in construction.slots):
        return tuple(parties)
    return tuple(replace(each, actor=each.speaker) if _is_named(each.speaker) else each for each in parties)


def _is_named(actor: Actor) -> bool:
    """Whether he is a man called by his name, and not by his office: "the X-ian president"."""
    return actor.type == "Person" and not actor.name.rpartition(" ")[2].islower()


def talked_into(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether "into" with a verb, or "from power", follows the object: nobody is driven anywhere."""
    phrases = clauses.phrases_from(group.head + 1)
    into = phrases[-1].last + 1 if phrases else group.head + 1
    units = clauses.units
    ridden = group.lemma == "drive" and phrases and units[phrases[-1].last].low in _RIDDEN
    if ridden and into < len(units) and units[into].low not in ("out", "off", "from", "back", "away"):
        return True  # "drove captured tanks into P": at the wheel
    if into + 1 < len(units) and units[into].low == "from" and units[into + 1].low in ("power", "office"):
        return True  # "drove the president from power", which other rules read
    return into + 1 < len(units) and units[into].low == "into" and any(g.first == into + 1 for g in clauses.verbs)


_RIDDEN = frozenset(("cars", "trucks", "lorries", "jeeps", "vehicles", "pick-ups", "pickups", "buses", "tanks",
                     "car", "truck", "lorry", "tank", "jeep", "bus", "vehicle"))  # fmt: skip


def of_what_is_claimed(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "X's claim that Y arms Z was rejected by Y": it is denied, and nobody is refused anything."""
    units, phrases = clauses.units, clauses.subject_phrases(group)
    return any(phrase.last + 1 < len(units) and units[phrase.last + 1].kind == "that" for phrase in phrases)


def _over_stance(units: Units, after: int) -> bool:
    """Whether "over its support for Z" stands at ``after``, for which one is attacked with words.

    Args:
        units: the sentence's.
        after: index of the unit after whom is attacked.
    """
    words = [unit.low for unit in units[after : after + 5] if unit.kind != "possessive"]
    return words[:1] == ["over"] and words[1:2] in (["its"], ["their"], ["his"]) and bool(_STANCES & set(words[2:4]))


def with_words(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether the verb tells of an attack with words: "as a warmonger", "for its silence", "in the Assembly"."""
    units, clause = clauses.units, clauses.clause(group)
    phrases = clauses.phrases_from(group.head + 1)
    after = phrases[-1].last + 1 if phrases else len(units)
    if clause is None or group.voice != "active" or after + 1 >= len(units):
        return False
    if units[after + 1].low != "the" and _labelled(units, after):
        return True
    words = [phrase for preposition in ("in", "for") for phrase in clause.complements.get(preposition, ())]
    said = any(units[phrase.last].low in _FORUMS or "Council" in units[phrase.last].text for phrase in words)
    said = said or any(units[phrase.last].low in _ON_AIR for phrase in clause.complements.get("on", ()))
    conduct = units[after].low == "for" and units[after + 1].low in ("its", "their", "his", "failing", "refusing")
    return said or conduct or _over_stance(units, after)


_FORUMS = frozenset(
    ("speech", "speeches", "statement", "interview", "letter", "article", "editorial", "broadcast", "debate", "sermon",
     "council", "assembly", "parliament", "press")
)  # fmt: skip
_ON_AIR = frozenset(("media", "television", "tv", "radio", "twitter", "facebook", "telegram", "instagram", "social",
                     "networks", "airwaves"))  # fmt: skip


def _labelled(units: Units, after: int) -> bool:
    """Whether "as a pariah" stands at ``after``; "as a storm hit the coast" tells when somebody is attacked."""
    if [unit.low for unit in units[after : after + 2]] not in (["as", "a"], ["as", "an"], ["as", "the"]):
        return False
    for place in range(after + _TO_LABEL, min(after + _TO_CLAUSE, len(units))):
        unit, before = units[place], units[place - 1]
        if unit.kind in ("end", "stop", "comma", "relative", "that", "conjunction", "quote"):
            return True
        noun = before.kind in ("word", "capital", *NAMES) or place == after + _TO_LABEL
        if noun and unit.low not in _LABELS and _acts_there(units, place):
            return False
    return True


def _acts_there(units: Units, place: int) -> bool:
    """Whether the word there is a verb in a tense: no "led" of "a state led by thieves", unlike "a storm hit P"."""
    following, beyond = (units[min(at, len(units) - 1)] for at in (place + 1, place + 2))
    bare = following.kind in ("determiner", "name", "metonym", "possessive")
    described = following.low in _DESCRIBED_BY and beyond.kind != "date"
    return any(
        form.finite and (bare if form.base else not (form.participle and described)) for form in units[place].forms
    )


_LABELS = frozenset(("state", "power", "force", "threat", "front", "band", "gang", "party", "model", "menace"))
_DESCRIBED_BY = frozenset(("by", "in", "on", "across", "up", "out", "from", "at", "for", "to", "with"))
_TO_LABEL, _TO_CLAUSE = 3, 12


def merely_while(units: Units, party: Party) -> bool:
    """Whether "as" and a clause follow him, so that nobody calls him anything: "hit Y as a storm broke"."""
    after = next((i for i, unit in enumerate(units) if unit.start >= party.end), len(units))
    opens = after + 1 < len(units) and units[after].low == "as" and units[after + 1].low in ("a", "an", "the")
    return opens and not _labelled(units, after)


_STANCES = frozenset(("support", "backing", "role", "record", "stance", "policy", "policies", "handling", "treatment",
                      "failure", "ties", "links", "refusal", "claims", "decision", "plan", "plans", "remarks",
                      "position", "silence"))  # fmt: skip


def only_disbelieved(units: Units, party: Party) -> bool:
    """Whether it is somebody's word that is rejected, by which nothing is refused to him: "rejected Y's denial"."""
    after = next((i for i, unit in enumerate(units) if unit.start >= party.end), len(units))
    if after >= len(units) or units[after].kind != "possessive":
        return False
    phrase = noun_phrase(units, after + 1) if after + 1 < len(units) else None
    head = units[phrase.last].low if phrase is not None else ""
    return head in _WORD_GIVEN or (after + 1 < len(units) and units[after + 1].low in _WORD_GIVEN)


_WORD_GIVEN = frozenset(("denial", "denials", "explanation", "explanations", "version", "account", "excuse", "excuses",
                         "assertion", "assertions", "statement", "statements", "story", "justification",
                         "justifications", "alibi", "reasoning", "interpretation", "argument"))  # fmt: skip


def captive(units: Units, phrase: NounPhrase, slot: Slot, construction: Construction) -> Party | None:
    """The passengers of "took hundreds of passengers hostage"."""
    if construction.role != "victim" or phrase.last + 2 >= len(units):
        return None
    whole = noun_phrase(units, phrase.last + 2) if units[phrase.last + 1].low == "of" else phrase
    if whole is None or units[whole.last].low not in slot.words or whole.last == whole.first:
        return None
    head = units[whole.last - 1]
    if head.low not in wordlists().nouns["people"] or any(u.kind in NAMES for u in units[whole.first : whole.last]):
        return None
    actor = Actor(head.low, "Population")
    return Party(actor, actor, head.start, head.end, frozenset(("people",)), "place")
