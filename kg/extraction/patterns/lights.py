"""Light verbs: verbs that say little beside the noun that they take: "launch an attack on", "receive arms from"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.extraction.arguments.doers import Doers
from kg.extraction.arguments.foes import servicemen
from kg.extraction.arguments.objects import agent_index, led_to, others_after
from kg.extraction.arguments.reciprocals import only_they
from kg.extraction.arguments.suitability import can_be
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.locations import past_place
from kg.extraction.grammar.nothings import anothers_gift, contrasted
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase, noun_phrase_before, party_of
from kg.extraction.parsing.clauses import Clauses, clean_after
from kg.extraction.parsing.slots import TAXES, elliptic, past_quantity, taken_over, whose_goods
from kg.extraction.words.descriptions import STATES
from kg.extraction.words.records import record
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import Frame, LightVerb, wordlists
from kg.vocabulary import vocabulary

__all__ = ["light_findings"]

_VOICES = frozenset(("express", "voice", "reaffirm", "reiterate", "declare", "underline", "underscore", "stress"))
"""Verbs that give nobody anything: "reiterated X support" is not said to X."""
_PARTICLES = frozenset(("out", "with", "in", "up", "under", "off"))
_TO_AGAINST = 32
_SUPPORT = Frame("supports", None, ("object",), "party")
_LISTED = 4
"""Nouns in "weapons, money and training"."""
_PLACES = 3


@record
class _Taken:
    """The nouns that the verb takes, and the index after them."""

    entries: tuple[LightVerb, ...]
    after: int


def light_findings(clauses: Clauses, group: VerbGroup, entries: Iterable[LightVerb], doers: Doers) -> Iterator[Finding]:
    """What the verb says with its noun: in the active, the passive, and of a participle."""
    if group.lemma == "take" and taken_over(clauses.units, group):
        return
    after = [unit.low for unit in clauses.units[group.head + 1 : group.head + _TO_PRICE]]
    goods = after[: after.index("worth")] if "worth" in after else None  # no price: "gave Y loans worth $5 million"
    entries = tuple(e for e in entries if goods is None or e.relation != "funds" or e.noun in goods)
    found = tuple(_side_by_side(clauses, group, entries, doers)) or tuple(_apart(clauses, group, entries, doers))
    yield from found


_TO_PRICE = 8
"""How far behind the verb "rockets worth millions of dollars" may tell what the goods are worth."""


def _apart(clauses: Clauses, group: VerbGroup, entries: tuple[LightVerb, ...], who: Doers) -> Iterator[Finding]:
    """As in "fired on Monday rockets at X", "weapons that X sent to Y", "sent X in 2023 rockets": by the parse."""
    clause = clauses.clause(group)
    if clause is None or not who.real:
        return
    if group.voice != "active":
        if group.modality != "actual" or (group.form == "present" and not clauses.subjects(group)):
            return  # "instead of being supplied with arms by X"
        who = Doers(clause.agents, group)
    nouns = [past_quantity(clauses.units, phrase) for phrase in clauses.governed_phrases(group)]
    # "did not send any weapons to X" denies it; "would send any weapons that X wants" tells nothing.
    empty = ("no",) if group.negated else ("no", "any")
    nouns = [n for n in nouns if clauses.units[n.first].low not in empty and not _of_another(clauses.units, group, n)]
    nouns = [n for n in nouns if not contrasted(clauses.units, n.first)]  # "sent Y food, never rifles"
    nouns = [n for n in nouns if not anothers_gift(clauses.units, n)]
    # "gave Y nothing but moral support" denies something else.
    nouns = [n for n in nouns if [u.low for u in clauses.units[max(n.first - 2, 0) : n.first]] != ["nothing", "but"]]
    if group.negated:  # "sent Y no food but many rifles" denies no rifles
        nouns = [n for n in nouns if n.first < 1 or clauses.units[n.first - 1].low != "but"]
    receivers = clause.direct if group.voice == "active" else ()
    read: set[object] = set()
    for entry, noun in ((e, n) for n in nouns for e in entries if e.noun == clauses.units[n.last].low):
        if noun in read:
            continue
        others = led_to(clauses, group, _frame(entry), who.parties) if not _to_somebody(clauses, noun, entry) else ()
        if not others and "to" in entry.prepositions and not entry.backward and noun not in receivers:
            others = tuple(phrase.party for phrase in receivers if phrase.party is not None)
        others = others or _whose_goods(clauses, group, entry)
        for doer, other in ((d, o) for d in who.parties for o in others if entry.relation not in read):
            yield from _finding(group, entry, doer, other, who)
        read |= {entry.relation, noun} if others else set()
    if nouns and nouns[0].party is not None:
        yield from _with_thing(clauses, group, entries, who)


def _whose_goods(clauses: Clauses, group: VerbGroup, entry: LightVerb) -> tuple[Party, ...]:
    """Whose trade it is that is curbed: "the tariffs that X imposed on Y-ian exports"."""
    clause = clauses.clause(group)
    if entry.relation != "sanctions":
        return ()
    phrases = [p for word in ("on", "against") for p in (clause.complements.get(word, ()) if clause else ())]
    owners = (whose_goods(clauses.units, phrase.first, taxed=entry.noun in TAXES) for phrase in phrases)
    return tuple(owner for owner in owners if owner is not None and owner.actor.type in STATES)


def _to_somebody(clauses: Clauses, noun: NounPhrase, entry: LightVerb) -> bool:
    """As in "expressed support for the envoy of the UN for Y": for the envoy, whoever he is, and not for Y."""
    units, after = clauses.units, noun.last + 1
    phrase = (
        noun_phrase(units, after + 1) if after + 1 < len(units) and units[after].low in entry.prepositions else None
    )
    if phrase is None or phrase.party is not None:
        return False
    return units[phrase.last].low in wordlists().nouns["officials"] | wordlists().classes["human"]


def _with_thing(clauses: Clauses, group: VerbGroup, entries: tuple[LightVerb, ...], who: Doers) -> Iterator[Finding]:
    """As in "supplied Y for years with weapons", "Y was supplied with weapons by X"."""
    clause = clauses.clause(group)
    heads = [clauses.units[phrase.last].low for phrase in clause.complements.get("with", ())] if clause else []
    given = [entry for head in heads for entry in entries if entry.noun == head and "to" in entry.prepositions]
    for entry in {entry.relation: entry for entry in given if not entry.backward}.values():
        for doer, other in ((d, o) for d in who.parties for o in (clause.patients if clause else ())):
            yield from _finding(group, entry, doer, other, who)


def _side_by_side(
    clauses: Clauses, group: VerbGroup, entries: tuple[LightVerb, ...], doers: Doers
) -> Iterator[Finding]:
    """Where the noun follows the verb at once, and the preposition the noun."""
    if group.voice != "active":
        yield from _passive(clauses, group, entries)
        return
    units = clauses.units
    first = group.head + 1
    if first < len(units) and units[first].low in _PARTICLES:
        first += 1
    phrase = noun_phrase(units, first) if first < len(units) else None
    if phrase is None or not doers.real or (units[first].low == "any" and not group.negated):
        return
    if _of_another(units, group, phrase):
        return
    receiver = _receiver(units, phrase, entries)
    if receiver.party is not None:
        yield from _indirect(clauses, group, entries, receiver, doers)
    taken = _taken(units, phrase, entries)
    for entry in taken.entries if taken else ():
        yield from _with_noun(clauses, group, entry, taken.after if taken else 0, doers)


def _with_noun(clauses: Clauses, group: VerbGroup, entry: LightVerb, after: int, who: Doers) -> Iterator[Finding]:
    if after < len(clauses.units) and clauses.units[after].low == "to" and clauses.units[after - 1].low == "according":
        return  # "gave Y weapons, according to Z"
    frame = _frame(entry)
    others = tuple(others_after(clauses, _to_preposition(clauses.units, after, entry), frame, who.parties))
    others += _and_against(clauses, group, frame, others) if "against" in entry.prepositions else ()
    doers = who.parties
    if not doers and entry.relation in ("attacked", "foughtWith"):
        doers = servicemen(clauses, group, others)
    # "A and B held talks with both delegations": with others, whoever they are.
    led = any(unit.low in entry.prepositions for unit in clauses.units[after : after + 1])
    mutual = vocabulary().relation(entry.relation).symmetric and not led
    mutual = mutual and (entry.relation != "estrangedFrom" or _with_each_other(clauses.units, entry, doers))
    if not others and len(doers) == 2 and mutual and doers[0].actor.name != doers[1].actor.name:
        doers, others = doers[:1], doers[1:]
    if entry.relation == "negotiatedWith" and not led and _jointly(clauses.units, group, after):
        return  # "conducted the talks together with Q": Q is no other side
    for doer in doers:
        for other in others:
            yield from _finding(group, entry, doer, other, who)
    if entry.relation == "attacked" and others:
        yield from _in_support(clauses, group, after, who, others)


def _with_each_other(units: Units, entry: LightVerb, both: Sequence[Party]) -> bool:
    """As in "X and Y broke off relations"; from whom "A and B recalled their ambassadors" is not said."""
    return entry.noun not in _ENVOYS and only_they(units, both)


_ENVOYS = frozenset(("ambassador", "ambassadors", "envoy", "envoys", "diplomat", "diplomats", "consul", "consuls",
                     "mission", "missions", "embassy", "embassies", "staff"))  # fmt: skip


def _and_against(clauses: Clauses, group: VerbGroup, frame: Frame, others: tuple[Party, ...]) -> tuple[Party, ...]:
    """The B of "a campaign against A and against B"."""
    units, names = clauses.units, {other.actor.name for other in others}
    twice = [i for i in clauses.places.of(_AGAINST) if i > group.head and units[i - 1].low == "and"] if others else []
    if not twice:
        return ()
    return tuple(p for p in others_after(clauses, twice[0], frame, ()) if p.actor.name not in names)


_AGAINST = frozenset(("against",))


def _of_another(units: Units, group: VerbGroup, noun: NounPhrase) -> bool:
    """As in "The minister reiterated British support for Y": Britain's, as the noun tells."""
    names = (unit.kind in NAMES and not unit.resolved for unit in units[noun.first : noun.last])
    return group.lemma in _VOICES and any(names)


def _jointly(units: Units, group: VerbGroup, after: int) -> bool:
    """As in "conducted the talks together with Q", where the talks are those of others that the text has told of."""
    known = any(unit.low in ("the", "these", "those") for unit in units[group.head + 1 : after])
    return known and any(unit.low in ("together", "jointly", "along") for unit in units[after : after + 2])


def _in_support(
    clauses: Clauses, group: VerbGroup, after: int, who: Doers, enemies: tuple[Party, ...]
) -> Iterator[Finding]:
    """As in "conducted strikes in support of B against X": the doer supports B, whose enemy X is, too."""
    units, end = clauses.units, min(after + _TO_AGAINST, len(_units_before(clauses, enemies)))
    at = next((i for i in range(after, end - 2) if units[i].low == "support" and units[i + 1].low == "of"), None)
    if at is None or units[at - 1].low != "in":
        return
    for helped in [phrase.party for phrase in clauses.phrases_from(at + 2) if phrase.party]:
        for doer in who.parties:
            if can_be(_SUPPORT, doer, helped):
                yield Finding(at, "supports", doer, helped, modality=who.modality, score=0.75)
        for enemy in enemies:
            if can_be(_SUPPORT, helped, enemy):
                yield Finding(at, "hostileTo", helped, enemy, modality=who.modality, score=0.65)


def _units_before(clauses: Clauses, enemies: tuple[Party, ...]) -> Units:
    """The units before the first of the enemies."""
    return tuple(unit for unit in clauses.units if unit.start < enemies[0].start)


def _finding(group: VerbGroup, entry: LightVerb, doer: Party, other: Party, who: Doers) -> Iterator[Finding]:
    subject, partner = (other, doer) if entry.backward else (doer, other)
    if entry.relation == "criticises" and partner.actor.type == "IntergovernmentalOrganization":
        return  # "lodged a complaint with the UN"
    if can_be(_frame(entry), subject, partner):
        yield Finding(
            group.head, entry.relation, subject, partner, entry.event, modality=who.modality,
            parties=(doer, other) if entry.relation == "negotiatedWith" else (),
            stance="denies" if who.group.negated else "affirms", score=0.8,
        )  # fmt: skip


def _frame(entry: LightVerb) -> Frame:
    role = "target" if entry.relation == "attacked" else "party"
    return Frame(entry.relation, entry.event, entry.prepositions, role)


def _passive(clauses: Clauses, group: VerbGroup, entries: tuple[LightVerb, ...]) -> Iterator[Finding]:
    """As in "rockets fired by X at Y", "sanctions were imposed on Y by X"."""
    units, by = clauses.units, agent_index(clauses, group)
    last = clauses.past_adjuncts(group.first - 1)
    phrase = noun_phrase_before(units, last) if last >= 0 else None
    if phrase is None and last >= 0:
        phrase = NounPhrase(last, last, None, frozenset())  # "Sanctions were imposed"
    if by is None or phrase is None or group.modality != "actual" or units[phrase.first].low in ("no", "any"):
        return
    agents = clauses.phrases_from(by + 1)
    for entry in [entry for entry in entries if entry.noun == units[phrase.last].low and not entry.backward][:1]:
        after = group.head + 1
        if units[after].low in _PARTICLES:
            after += 1
        if units[after].low not in entry.prepositions:
            after = agents[-1].last + 1 if agents else by
        others = tuple(others_after(clauses, after, _frame(entry), ()))
        for agent in [agent.party for agent in agents if agent.party]:
            for other in others:
                yield from _finding(group, entry, agent, other, Doers((agent,), group))


def _taken(units: Units, phrase: NounPhrase, entries: tuple[LightVerb, ...]) -> _Taken | None:
    """What the verb says with its nouns, by the preposition that follows the last of them."""
    heads: list[str] = []
    following: NounPhrase | None = past_quantity(units, phrase)
    while following is not None and len(heads) < _LISTED:
        phrase = following
        heads.append(units[phrase.last].low)
        joint = phrase.last + 1
        following = None
        if joint + 1 < len(units) and (units[joint].kind == "comma" or units[joint].low == "and"):
            joint += units[joint].kind == "comma" and units[joint + 1].low == "and"
            inner = noun_phrase(units, joint + 1) if joint + 1 < len(units) else None
            own = inner is not None and inner.party is None and not elliptic(units, inner)
            following = inner if own and inner is not None and not anothers_gift(units, inner) else None
    after = phrase.last + 1
    found = [entry for head in heads if (entry := _entry(units, head, after, entries)) is not None]
    relations: dict[str, LightVerb] = {}
    for entry in found:
        relations.setdefault(entry.relation, entry)
    return _Taken(tuple(relations.values()), after) if relations else None


def _entry(units: Units, noun: str, after: int, entries: tuple[LightVerb, ...]) -> LightVerb | None:
    fitting = [entry for entry in entries if entry.noun == noun]
    following = units[_to_preposition(units, after, fitting[0])].low if fitting and after < len(units) else ""
    return next((entry for entry in fitting if following in entry.prepositions), fitting[0] if fitting else None)


def _to_preposition(units: Units, after: int, entry: LightVerb) -> int:
    """The index of the preposition to which the noun leads, past "in P" and dates."""
    index = after
    for _ in range(_PLACES):
        if index < len(units) and units[index].low in entry.prepositions:
            return index
        beyond = past_place(units, index)
        if beyond is None or beyond >= len(units):
            break
        index = beyond
    if index < len(units) and units[index].low in entry.prepositions:
        return index
    return _against(units, after) if "against" in entry.prepositions else after


def _against(units: Units, after: int) -> int:
    """The index of the "against" that a longer phrase sets off: "23 strikes using aircraft against X"."""
    for index in range(after, min(after + _TO_AGAINST, len(units) - 1)):
        if units[index].low == "against":
            return index
        joins = units[index].low == "as" and "well" in (units[index - 1].low, units[index + 1].low)
        if units[index].kind in ("stop", "that", "relative", "subordinator", "quote", "end", "pronoun") and not joins:
            break
    return after


def _receiver(units: Units, phrase: NounPhrase, entries: tuple[LightVerb, ...]) -> NounPhrase:
    """The name alone in "sent Ukraine tanks": the noun beside it is what is sent."""
    first = phrase.last - 1
    beside = first >= phrase.first and units[first].kind == "name"
    if beside and any(entry.noun == units[phrase.last].low and "to" in entry.prepositions for entry in entries):
        return NounPhrase(phrase.first, first, party_of(units[first]), frozenset(("name",)))
    return phrase


def _indirect(
    clauses: Clauses, group: VerbGroup, entries: tuple[LightVerb, ...], receiver: NounPhrase, who: Doers
) -> Iterator[Finding]:
    """As in "X gave Y weapons", "X supplied Y with weapons"."""
    units = clauses.units
    after = receiver.last + 1
    if after >= len(units) or receiver.party is None:
        return
    thing = noun_phrase(units, after + 1 if units[after].low == "with" else after)
    taken = _taken(units, thing, tuple(e for e in entries if "to" in e.prepositions)) if thing else None
    if taken is None or not clean_after(units, taken.after - 1):
        return
    for entry in taken.entries:
        for doer in () if entry.backward else who.parties:
            yield from _finding(group, entry, doer, receiver.party, who)
