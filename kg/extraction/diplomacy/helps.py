"""Helps: set phrases by which somebody helps others to an accord, or gives them a place to meet.

"With Qatar acting as go-between", "thanks to the efforts of Norway", "played host to", "at the invitation of Kenya".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.arguments.accord_mentions import MEDIATING
from kg.extraction.diplomacy.accord_doing import distinct, doing, helpers_at
from kg.extraction.diplomacy.delegates import roster, seated_at
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup, noun_phrase_before, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.nominals import owner_of
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.records import record
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists
from kg.model import Modality

__all__ = ["QUARRELS", "Help", "helps"]

_AS_VERBS = frozenset(("act", "serve", "function", "work"))
_BESIDE = frozenset(("mediate", "broker", "facilitate", "moderate", "chair", "host", "co-host", "observe"))
_HELP = frozenset(
    (
        "help",
        "assistance",
        "efforts",
        "mediation",
        "prodding",
        "intervention",
        "aid",
        "diplomacy",
        "prompting",
        "urging",
        "instigation",
        "behest",
        "insistence",
        "intercession",
        "pressure",
        "persuasion",
        "coaxing",
        "cajoling",
        "nudging",
        "offices",
        "patience",
        "calls",
        "shuttling",
        "arm-twisting",
        "telephoning",
        "exhortations",
        "entreaties",
        "brokering",
    )
)
_SIGNS = _HELP | {"with", "invitation"}
_DIPLOMACY = frozenset(("diplomacy", "efforts", "intervention", "mediation", "offices", "persuasion", "prodding"))
_BRINGING = frozenset(("produce", "yield", "secure", "bring", "win", "achieve", "deliver", "forge", "lead", "help"))
_LEADING = frozenset(("lead", "head", "chair", "steer", "guide", "run"))
_BY_HELP = frozenset(("with", "through", "to", "by", "via", "after", "at"))
_PLACE_OFFERED = frozenset(("venue", "venues", "setting", "stage", "platform", "platforms", "forum", "forums"))
_OFFERING = frozenset(("provide", "offer", "supply"))
_BY_THEM = frozenset(
    (
        "reach",
        "sign",
        "negotiate",
        "conclude",
        "broker",
        "agree",
        "make",
        "secure",
        "mediate",
        "strike",
        "reconcile",
        "initial",
        "settle",
        "hammer",
        "thrash",
    )
)
_TALKING = frozenset(("hold", "have", "conduct", "open"))
_SUBMITTING = frozenset(("submit", "present", "put", "propose", "offer", "hand", "circulate", "suggest"))
_SETTLES = frozenset(("settle", "resolve", "defuse", "mediate"))
QUARRELS = frozenset(
    ("dispute", "conflict", "crisis", "standoff", "stand-off", "row", "feud", "quarrel", "war", "impasse", "deadlock",
     "tensions", "differences", "rift", "disputes", "bloodshed", "violence", "fighting", "hostilities", "clashes",
     "insurgency")
)  # fmt: skip
_SIDES = frozenset(("sides", "parties", "delegations", "camps", "side", "party", "delegation", "teams", "leaders"))
_REACH = 18
_FRONTED = 2
_PAIR = 2
_BACKS_DOWN = frozenset(("agree", "pull", "withdraw", "back", "stop", "halt", "lower", "disengage", "reconcile",
                         "climb", "stand", "draw", "step", "release", "swap", "exchange", "settle"))  # fmt: skip
"""What two do who let go of a quarrel."""
_BETWEEN_THEM = frozenset(("mediation", "diplomacy", "shuttling", "calls", "intercession", "offices", "telephoning"))
"""What nobody does for two who have no quarrel with each other."""
_SPANS = frozenset(("days", "weeks", "months", "years", "hours", "rounds", "bouts", "night", "nights", "week", "month"))
_FOUGHT = frozenset(("peace", "hostilities", "fighting"))


@record
class Help:
    """What somebody does for others.

    Attributes:
        relation: ``mediatedBetween`` or ``hosted``.
        trigger: index of the word that says it.
        helpers: who does it.
        modality: in what sense.
        parties: for whom, where the phrase itself says.
        tried: whether it is only attempted.
    """

    relation: str
    trigger: int
    helpers: tuple[Party, ...]
    modality: Modality = "actual"
    parties: tuple[Party, ...] = ()
    tried: bool = False


def helps(clauses: Clauses) -> Iterator[Help]:
    """The helps that a sentence tells of in set phrases."""
    for group in clauses.acts.of(_VERBS):
        yield from _host(clauses, group)
        yield from _settling(clauses, group)
        yield from _with_both(clauses, group)
        yield from _brought_to_terms(clauses, group)
        yield from _inviting(clauses, group)
    for index in clauses.places.of(_SIGNS):
        unit = clauses.units[index]
        if unit.low == "with":
            yield from _alongside(clauses, index)
        elif unit.low in _HELP and unit.kind in ("word", "verb"):
            yield from _by_help(clauses, index)
        elif unit.low == "invitation" and unit.kind == "word":
            yield from _invited(clauses, index)


def _brought_to_terms(clauses: Clauses, group: VerbGroup) -> Iterator[Help]:
    """As in "A and B were brought to the table by Q"."""
    if group.lemma != "bring" or group.voice != "passive" or group.negated or group.modality != "actual":
        return
    words = {unit.low for unit in clauses.units[group.head + 1 : group.head + 6]}
    clause = clauses.clause(group)
    if clause is not None and words & {"terms", "table", "together"} and len(clause.subjects) == 2 and clause.agents:
        yield Help("mediatedBetween", group.head, clause.agents, parties=clause.subjects)


def _inviting(clauses: Clauses, group: VerbGroup) -> Iterator[Help]:
    """As in "Q invited A and B (to send envoys) to P for talks": Q means to be their host."""
    if group.lemma != "invite" or group.voice != "active" or group.negated:
        return
    parties, act = seated_at(clauses, group.head + 1), doing(clauses, group)
    rest = clauses.units[group.head + 1 : group.head + 16]
    place = next((i for i, u in enumerate(rest) if (n := wordlists().accords.get(u.low)) and n.kind == "talks"), None)
    both = rest[0].resolved and rest[0].low.startswith(("both", "the two"))
    if both and len(parties) == 2 and act.modality is not None:
        yield Help("hosted", group.head, act.doers, act.modality, parties)
        return
    ends = any(unit.kind in ("stop", "end", "comma") for unit in rest[: place or 0])
    if place is not None and not ends and len(parties) == 2 and act.modality is not None:
        yield Help("hosted", group.head, act.doers, "planned", parties)


def _settling(clauses: Clauses, group: VerbGroup) -> Iterator[Help]:
    """As in "Q offered to help settle the dispute"."""
    clause = clauses.clause(group) if group.lemma in _SETTLES else None
    if clause is None or group.form != "infinitive" or clause.governor is None or clause.governor.lemma != "help":
        return
    heads = [clauses.units[phrase.last].low for phrase in clause.objects]
    act = doing(clauses, clause.governor)
    if act.modality is not None and any(head in QUARRELS for head in heads):
        yield Help("mediatedBetween", group.head, act.doers, act.modality, tried=act.tried)


def _with_both(clauses: Clauses, group: VerbGroup) -> Iterator[Help]:
    """As in "Q held talks with both delegations", "Q put a peace plan to both": who does so stands between them."""
    units = clauses.units
    talking, window = group.lemma in _TALKING, units[group.head + 1 : group.head + 9]
    if not talking and group.lemma not in _SUBMITTING:
        return
    place = next((i for i, unit in enumerate(window) if unit.low == ("with" if talking else "to")), None)
    if place is None or place + 2 >= len(window):
        return
    given = window[:place]
    nouns = (wordlists().accords.get(unit.low) for unit in given)
    plan = any(unit.low in wordlists().classes["peace_plan"] for unit in given) and any(
        unit.low in ("peace", "ceasefire") for unit in given
    )
    meant = window[place + 1]
    told = meant.resolved and meant.low.startswith(("both", "the two"))
    sides = told or (meant.low in ("both", "each") and window[place + 2].low in _SIDES)
    if not sides or not (any(noun is not None and noun.kind == "talks" for noun in nouns) if talking else plan):
        return
    act = doing(clauses, group)
    parties = clauses.between(group.head + 1 + place + 1) if told else ()
    if act.modality is not None:
        yield Help("mediatedBetween", group.head, act.doers, act.modality, parties)


def _alongside(clauses: Clauses, index: int) -> Iterator[Help]:
    """As in "with Q (acting) as mediator", "with Q mediating", "with Q in the chair"."""
    units = clauses.units
    helpers, last = roster(clauses, index + 1)
    if not helpers or last + 1 >= len(units):
        return
    place = last + 1
    while place < len(units) and units[place].kind == "adverb":
        place += 1
    place = _past_apposition(units, place)
    group = clauses.at(place)
    lemmas = {form.lemma for form in units[place].forms}
    led = {unit.low for unit in units[place + 1 : place + 4]}
    if units[place].low.endswith("ing") and lemmas & _LEADING and led & {"mediation", "talks", "negotiations", "team"}:
        yield Help("mediatedBetween", place, helpers)
    elif units[place].low.endswith("ing") and lemmas & (_BESIDE | _AS_VERBS):
        if lemmas & _AS_VERBS:
            place += 1
        else:
            hosting = bool(lemmas & {"host", "co-host"})
            if not lemmas & {"observe"} and (group is None or not group.negated):
                yield Help("hosted" if hosting else "mediatedBetween", place, helpers)
            return
    words = [unit.low for unit in units[place : place + 4]]
    if words[:3] == ["in", "the", "chair"]:
        yield Help("mediatedBetween", place, helpers)
    elif words[:1] == ["as"] and (office := next((w for w in words[1:] if _office(w)), None)) is not None:
        yield Help("hosted" if office in ("host", "hosts") else "mediatedBetween", place, helpers)
        joint = place + 1 + words[1:].index(office) + 1
        if joint + 1 < len(units) and units[joint].low == "and":
            second, end = roster(clauses, joint + 1)  # "with P as mediator and Q as host"
            if len(second) == 1 and [unit.low for unit in units[end + 1 : end + 2]] == ["as"]:
                duty = next((unit.low for unit in units[end + 2 : end + 5] if _office(unit.low)), "")
                if duty:
                    yield Help("hosted" if duty in ("host", "hosts") else "mediatedBetween", end + 1, second)


def _past_apposition(units: Sequence[Unit], place: int) -> int:
    """Where "in the chair" begins in "with Q's envoy, N. N., in the chair"; else ``place``."""
    if units[place].kind != "comma" and units[place].low not in ("for", "to"):
        return place
    for index in range(place, min(place + _TO_CHAIR, len(units) - 3)):
        if units[index].kind in ("verb", "stop", "relative", "that"):
            return place
        if units[index].kind == "comma" and [unit.low for unit in units[index + 1 : index + 4]] == _CHAIR:
            return index + 1
    return place


_CHAIR = ["in", "the", "chair"]
_TO_CHAIR = 14


def _office(word: str) -> bool:
    return word in wordlists().classes["mediating_office"] or word in ("host", "hosts")


def _by_help(clauses: Clauses, index: int) -> Iterator[Help]:
    """As in "negotiated with the help of Q", "reached thanks to Q's efforts", "with Norwegian help"."""
    units = clauses.units
    if units[index].low == "calls" and units[index - 1].low not in ("telephone", "phone"):
        return  # "after calls by Q for a truce"
    phrase = noun_phrase_before(units, index)
    first = phrase.first if phrase is not None else index
    first -= phrase is None and first > 0 and units[first - 1].kind == "determiner"
    helpers: tuple[Party, ...] = ()
    if phrase is None and index > 1 and units[index - 1].kind == "possessive":
        owner = noun_phrase_before(units, index - 2)  # "at Q's urging"
        if owner is not None and owner.party is not None:
            helpers, first = (owner.party,), owner.first
    elif index + 1 < len(units) and units[index + 1].low in ("of", "from", "by"):
        helpers = helpers_at(clauses, index + 2)
    elif phrase is not None:
        helpers, first = _owners(clauses, phrase, index)
    if helpers and units[index].low in _DIPLOMACY and clauses.opens_clause(first):
        yield from _brought(clauses, index, helpers)
    if first > 1 and units[first - 1].low == "of" and units[first - 2].low in _SPANS:
        first -= 2  # "after weeks of diplomacy by Q"
        first -= first > 0 and units[first - 1].kind in ("number", "determiner", "adverb")
    if not first or units[first - 1].low not in _BY_HELP or not helpers:
        return
    if units[index].low == "diplomacy" and any(
        unit.low in wordlists().accords or unit.low in _FOUGHT for unit in units
    ):
        yield Help("mediatedBetween", index, helpers)
        return
    verb = next((g for g in reversed(clauses.groups) if g.head < first), None)
    accords = wordlists().accords
    near = any(unit.low in accords or unit.low == "peace" for unit in units[max(0, first - _REACH) : first])
    near |= verb is not None and verb.lemma in ("negotiate", "reconcile")
    if first <= _FRONTED:  # "Thanks to Q's intervention A and B signed …"
        verb = next((g for g in clauses.groups if g.head > index and g.form == "finite"), None)
        last = max(index + _REACH, verb.head + _REACH // 2 if verb is not None else 0)
        near = any(unit.low in accords or unit.low in _FOUGHT for unit in units[index:last])
    if verb is not None and verb.lemma in _BY_THEM | MEDIATING and near and not verb.negated:
        yield Help("mediatedBetween", index, helpers)
        return
    backs = _BACKS_DOWN if units[index].low in _BETWEEN_THEM else ("reconcile", "settle")
    both = clauses.subjects(verb) if verb is not None and verb.lemma in backs and not verb.negated else ()
    apart = not {party.actor.name for party in both} & {helper.actor.name for helper in helpers}
    able = distinct(both) and all(party.actor.type in SIDES for party in both)
    if len(both) == _PAIR and able and apart and verb is not None and verb.modality == "actual":
        yield Help("mediatedBetween", index, helpers, parties=both)  # "pulled back after a night of calls by Q"


def _owners(clauses: Clauses, phrase: NounPhrase, index: int) -> tuple[tuple[Party, ...], int]:
    """Whose "Norwegian help", "American and UN help", "N. N.'s diplomacy" is, and the first unit of the words."""
    units, first = clauses.units, phrase.first
    own = owner_of(units, phrase, index)
    if own is None:
        return (), first
    if first > 1 and units[first - 1].low == "and" and (other := party_of(units[first - 2])) is not None:
        return (other, own), first - 2
    return (own,), first


def _brought(clauses: Clauses, index: int, helpers: tuple[Party, ...]) -> Iterator[Help]:
    """As in "French diplomacy produced an agreement"."""
    group = next((g for g in clauses.groups if g.head > index and g.form == "finite"), None)
    if group is None or group.lemma not in _BRINGING or group.voice != "active" or group.negated:
        return
    after = clauses.units[group.head + 1 : group.head + _REACH]
    # The words that name the helpers may stand between the noun and its verb: "the good offices of Q led".
    last = next((i for i in range(index, group.first) if clauses.units[i].end >= helpers[-1].end), index)
    if group.modality == "actual" and group.first - last < 4 and any(u.low in wordlists().accords for u in after):
        parties = seated_at(clauses, group.head + 1) if group.head + 1 < len(clauses.units) else ()
        yield Help("mediatedBetween", index, helpers, parties=parties if len(parties) == _PAIR else ())


def _invited(clauses: Clauses, index: int) -> Iterator[Help]:
    """As in "met in Jeddah at the invitation of Q", "at Q's invitation": Q is the host of their talks."""
    units = clauses.units
    phrase = noun_phrase_before(units, index)
    first = phrase.first if phrase is not None else index
    accepting = clauses.at(first - 1) if first else None
    if not first or (units[first - 1].low != "at" and (accepting is None or accepting.lemma != "accept")):
        return
    own = owner_of(units, phrase, index) if phrase is not None else None
    helpers: tuple[Party, ...] = (own,) if own is not None else ()
    if not helpers and index + 1 < len(units) and units[index + 1].low in ("of", "from"):
        helpers = helpers_at(clauses, index + 2)
    table = any(g.lemma in ("meet", "confer", "talk", "negotiate") for g in clauses.groups)
    if accepting is not None:
        yield from _accepted(clauses, index, accepting, helpers)
        return
    talks = any((noun := wordlists().accords.get(u.low)) is not None and noun.kind == "talks" for u in units)
    if helpers and (table or talks):
        yield Help("hosted", index, helpers)


def _accepted(clauses: Clauses, index: int, group: VerbGroup, hosts: tuple[Party, ...]) -> Iterator[Help]:
    """As in "A and B accepted Q's invitation to meet in P": they are to be its guests."""
    guests = clauses.subjects(group)
    words = [unit.low for unit in clauses.units[index + 1 : index + 6]]
    met = any(word in ("meet", "confer", "negotiate", "talks", "negotiations", "summit") for word in words)
    two = len({party.actor.name for party in guests}) == len(guests) == _PAIR
    if hosts and two and met and not group.negated and group.modality == "actual":
        yield Help("hosted", index, hosts, "planned", guests)


def _host(clauses: Clauses, group: VerbGroup) -> Iterator[Help]:
    """As in "Q played host to (talks between) A and B", "Q provided the venue for talks between A and B"."""
    units, after = clauses.units, group.head + 1
    words = [unit.low for unit in units[after : after + 4]]
    host = group.lemma == "play" and next((i for i, word in enumerate(words) if word in ("host", "hosts")), None)
    venue = group.lemma in _OFFERING and next((i for i, word in enumerate(words) if word in _PLACE_OFFERED), None)
    place = host if host is not None and host is not False else venue
    if place is None or place is False or group.voice != "active":
        return
    act = doing(clauses, group)
    to = after + place + 1
    if act.modality is None or to + 1 >= len(units) or units[to].low not in ("to", "for"):
        return
    guests, rest = _guests(clauses, to + 1), units[to + 1 : to + 7]
    nouns = (wordlists().accords.get(unit.low) for unit in rest)
    table = any(noun is not None and noun.kind in ("talks", "process") for noun in nouns)
    if guests or table or any(unit.low in _SIDES for unit in rest):  # not "to a million refugees from A and B"
        offered = act.modality == "actual" and group.lemma == "offer"
        yield Help("hosted", group.head, act.doers, "planned" if offered else act.modality, guests)


def _guests(clauses: Clauses, first: int) -> tuple[Party, ...]:
    parties = seated_at(clauses, first)
    return parties if len(parties) > 1 else ()


_VERBS = _OFFERING | _SETTLES | _TALKING | _SUBMITTING | {"play", "bring", "invite"}
"""Verbs at which one of the rules for verbs begins: each of them does nothing at any other."""
