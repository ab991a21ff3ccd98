"""Company: the two whom a sentence tells of together, who are the parties where it names no others."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extraction.arguments.accord_mentions import Mention
from kg.extraction.diplomacy.accord_doing import agents, distinct
from kg.extraction.diplomacy.accord_parties import Sides
from kg.extraction.diplomacy.bystanders import busy_elsewhere, parted_by_while
from kg.extraction.diplomacy.delegates import seated_before
from kg.extraction.grammar.phrases import Party, Units, VerbGroup, party_of
from kg.extraction.grammar.venues import called_on, only_places
from kg.extraction.grammar.whereabouts import only_at_borders
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.reference.peaces import third_parties_do
from kg.extraction.words.descriptions import SIDES, is_nameless
from kg.extraction.words.units import NAMES, is_speech_verb
from kg.extraction.words.wordlists import wordlists, words_of

__all__ = [
    "at_odds", "between_them", "confronting", "granted", "joined", "negotiated_for", "negotiating_in",
    "of_others", "of_several", "other_accord", "subjects_together", "together", "two_named", "urged",
]  # fmt: skip

_NAMED_ONLY = 0.75
"""How sure it is that the only two whom a sentence names are the parties."""
_REACH = 9
_THIRD = frozenset(("host", "co-host", "mediate", "broker", "facilitate", "chair", "convene", "shuttle", "arrange",
                    "guarantee", "sponsor", "observe", "witness"))  # fmt: skip
"""What neither of two parties does: "Q brokered a truce between A and the rebels; P hosted them"."""
_AND = frozenset(("and",))
_HOSTILE = frozenset(
    ("enemies", "rivals", "foes", "adversaries", "feud", "arch-enemies", "arch-rivals")
)  # fmt: skip


def joined(clauses: Clauses) -> tuple[Party, ...]:
    """The only two sides that are joined and called hostile: "Armenia and Azerbaijan were enemies"."""
    units, found = clauses.units, list[tuple[Party, Party]]()
    for index in clauses.places.of(_AND, ahead=1) if clauses.places.have(_HOSTILE) else ():
        close = any(after.low in _HOSTILE for after in units[index + 1 : index + _REACH])
        if not index or units[index - 1].kind not in NAMES or not close:
            continue
        left, right = party_of(units[index - 1]), clauses.between(index - 1)
        if left is not None and len(right) == 2 and all(party.actor.type in SIDES for party in right):
            found.append((right[0], right[1]))
    return found[0] if len(found) == 1 else ()


def urged(clauses: Clauses) -> tuple[Party, ...]:
    """The two whom somebody calls upon to come to terms: "urged A and B to withdraw", "called on A to talk to B"."""
    for group in clauses.groups:
        if group.lemma not in wordlists().demands or group.voice != "active" or group.negated:
            continue
        inner = next((g for g in clauses.groups if g.head > group.head), None)
        clause = clauses.clause(inner) if inner is not None and inner.form == "infinitive" else None
        if clause is None or inner is None or inner.negated or inner.lemma not in _COMING_TO_TERMS:
            continue
        whom = tuple({party.actor.name: party for party in clause.subjects}.values())
        if len(whom) == 1 and inner.lemma in _PARLEYING:
            whom = (*whom, *clause.led_to("with", "to"))
        able = len(whom) == _PAIR and distinct(whom) and all(party.actor.type in SIDES for party in whom)
        after = {unit.low for unit in clauses.units[inner.head : inner.head + _REACH]}
        theirs = after & _OF_WAR and not after & wordlists().nouns["help"] and not _elsewhere(clauses, inner)
        theirs = theirs and (inner.lemma != "put" or after & {"end", "stop", "aside", "down"})
        if able and (inner.lemma in _PARLEYING or theirs):
            return whom
    return ()


_PAIR = 2
_PARLEYING = frozenset(("negotiate", "talk", "discuss", "reconcile", "parley", "settle"))
_COMING_TO_TERMS = _PARLEYING | frozenset(
    ("stop", "end", "cease", "halt", "withdraw", "pull", "exercise", "show", "return", "resume", "hold", "respect",
     "honour", "honor", "observe", "sign", "agree", "reach", "resolve", "refrain", "avoid", "de-escalate", "lay",
     "start", "open", "sit", "make", "put", "abide", "stick", "conclude", "enter", "renounce", "declare", "accept")
)  # fmt: skip
_OF_WAR = frozenset(
    ("restraint", "ceasefire", "cease-fire", "truce", "hostilities", "fighting", "violence", "war", "conflict", "peace",
     "troops", "forces", "arms", "weapons", "talks", "negotiations", "dialogue", "dispute", "differences", "escalation",
     "de-escalate", "attacks", "bloodshed", "border", "table", "settlement", "accord", "feud", "quarrel", "fire")
)  # fmt: skip


def confronting(clauses: Clauses) -> tuple[Party, ...]:
    """The two who face each other by what they do together: "A and B exchanged prisoners", "pulled back ships"."""
    for group in clauses.groups:
        if group.lemma not in _FACING or group.voice != "active" or group.negated or group.form != "finite":
            continue
        parties = seated_before(clauses, group) or clauses.subjects(group)
        after = [unit.low for unit in clauses.units[group.head + 1 : group.head + _REACH]]
        if len(parties) == _PAIR and distinct(parties) and all(party.actor.type in SIDES for party in parties):
            nouns = wordlists().nouns
            captives = group.lemma in ("exchange", "swap", "trade") and nouns["captives"] & set(after)
            forces = nouns["forces"] | nouns["fighters"] | {"warships", "ships", "tanks", "guns", "jets", "artillery"}
            back = group.lemma in ("pull", "withdraw", "draw") and bool({"back", "from"} & set(after))
            withdrawn = back and forces & set(after[:5]) and not _elsewhere(clauses, group)
            apart = group.lemma == "have" and after[:1] == ["no"] and {"relations", "ties"} & set(after[:4])
            brink = {"blows", "war", "brink"} & set(after) and group.lemma in ("come", "edge", "step", "move")
            if captives or brink or apart or withdrawn:
                return parties
    return ()


def _elsewhere(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether what is done has to do with a third one's ground: "withdrew their troops from P", "to stop arms to Z"."""
    units = clauses.units
    for index in range(group.head + 1, min(group.head + _REACH, len(units) - 1)):
        if units[index].kind in ("stop", "comma", "subordinator", "quote"):
            return False
        if units[index].low in _THERE and units[index + 1].kind in NAMES and not units[index + 1].resolved:
            return True
    return False


_THERE = frozenset(("from", "to", "for", "into", "against"))
_FACING = frozenset(("exchange", "swap", "trade", "pull", "withdraw", "draw", "come", "edge", "step", "move", "have"))


def subjects_together(clauses: Clauses) -> tuple[Party, ...]:
    """The two sides of whom a sentence tells together as its subject: "A and B resolved to reopen the border"."""
    for group in clauses.groups:
        if group.form == "finite" and group.voice == "active":
            parties = seated_before(clauses, group) or clauses.subjects(group)
            two = len(parties) == 2 and distinct(parties) and all(party.actor.type in SIDES for party in parties)
            return parties if two and not (_witnesses(clauses, group) or group.lemma in third_parties_do()) else ()
    return ()


def together(clauses: Clauses, exclude: frozenset[str], trigger: int | None = None) -> Sides | None:
    """The two who agree, meet or fight in the same sentence.

    Args:
        clauses: the sentence.
        exclude: names of those who cannot be meant.
        trigger: where the words stand that tell of the third; what another clause sets beside that is left out.
    """
    for group in clauses.groups:
        if group.form == "infinitive" or group.modality == "demanded" or group.lemma not in words_of("joint_verbs"):
            continue
        if trigger is not None and parted_by_while(clauses, trigger, group.head):
            continue
        if _witnesses(clauses, group):
            continue
        joint = seated_before(clauses, group) or clauses.subjects(group)
        subjects = [p for p in joint if p.actor.name not in exclude]
        union = any(party.actor.type == "IntergovernmentalOrganization" for party in subjects)
        if group.lemma == "negotiate" and (union or negotiated_for(clauses, group)):
            continue  # "the accord which the African Union and Q had negotiated": between others
        met = _met(clauses, group) if len(subjects) > 1 else None
        if met is not None:
            parties = (*subjects, *met)  # "A and B met C": A and B may be on one side
            if not met or not distinct(parties) or not exclude.isdisjoint(party.actor.name for party in met):
                continue
            return Sides(parties, sure=0.9)
        if len(subjects) == 2 and distinct(subjects) and not busy_elsewhere(clauses, subjects):
            return Sides(tuple(subjects), sure=0.95)
    return at_odds(clauses, exclude) or _meant_together(clauses, exclude)


def _met(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...] | None:
    """Whom somebody meets; nobody where not all of them are known, ``None`` where the verb has no object."""
    clause = clauses.clause(group) if group.lemma == "meet" and group.voice == "active" else None
    objects = clause.objects if clause is not None else ()
    people = any(phrase.party is not None for phrase in objects)  # not "met last week"
    if clause is None or not people:
        return None
    found = tuple(phrase.party for phrase in objects if phrase.party is not None)
    able = all(party.actor.type in SIDES for party in found)
    return found if able and len(found) == len(objects) and clause.subjects else ()


def negotiated_for(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "the deal that X and Y had negotiated for the UN": on its behalf, between others."""
    units, after = clauses.units, group.head + 1
    led = after + 1 < len(units) and units[after].low == "for"
    return led and any(phrase.party is not None for phrase in clauses.phrases_from(after + 1))


def between_them(clauses: Clauses, trigger: int, helpers: frozenset[str]) -> Sides | None:
    """The A and B of "hosted envoys of A and B and mediates between them"; ``None`` where it is not told so."""
    units = clauses.units
    if [unit.low for unit in units[trigger + 1 : trigger + 3]] != ["between", "them"]:
        return None
    pairs = [pair for index in range(1, trigger) if len(pair := _of_both(clauses, index, helpers)) == _PAIR]
    return Sides(pairs[0], sure=0.8) if len(pairs) == 1 else None


def _of_both(clauses: Clauses, index: int, helpers: frozenset[str]) -> tuple[Party, ...]:
    """The A and B to whom the preposition at ``index`` leads, who are not beside who helps."""
    if clauses.units[index].low not in _LEADING_TO_BOTH:
        return ()
    parties = tuple(phrase.party for phrase in clauses.phrases_from(index + 1) if phrase.party is not None)
    return parties if distinct(parties) and helpers.isdisjoint(party.actor.name for party in parties) else ()


_LEADING_TO_BOTH = frozenset(("of", "from", "between", "by"))


def _witnesses(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "signed as guarantors"."""
    after = clauses.units[group.head + 1 : group.head + 3]
    close = after[:1] and (after[0].low == "as" or after[0].kind in ("adverb", "pronoun", "date"))
    return bool(close) and any(unit.low == "as" for unit in after)


def granted(clauses: Clauses, parties: Iterable[Party]) -> bool:
    """Whether the parties are those who accuse each other there: what both speak of is so."""
    odds = at_odds(clauses, frozenset())
    return odds is not None and {p.actor.name for p in odds.parties} == {p.actor.name for p in parties}


def at_odds(clauses: Clauses, exclude: frozenset[str]) -> Sides | None:
    """As in "A and B accused each other", "A and B each blamed the other"."""
    for group in clauses.groups:
        clause = clauses.clause(group)
        if clause is None or len(clause.subjects) != 2 or exclude & {party.actor.name for party in clause.subjects}:
            continue
        after = [unit.low for unit in clauses.units[group.head + 1 : group.head + 3]]
        each = clauses.units[group.first - 1].low == "each" and after == ["the", "other"]
        if (clause.mutual or each) and distinct(clause.subjects):
            return Sides(clause.subjects, sure=0.9)
    return None


def _meant_together(clauses: Clauses, exclude: frozenset[str]) -> Sides | None:
    """The two whom "both sides" or "the two neighbours" stands for."""
    found: dict[int, list[Party]] = {}
    for unit in clauses.units:
        if unit.resolved and unit.actor is not None and unit.low.startswith(("both", "the two", "these two")):
            party = party_of(unit)
            if party is not None and party.actor.name not in exclude:
                found.setdefault(unit.start, []).append(party)
    pairs = {tuple(sorted(p.actor.name for p in two)): tuple(two) for two in found.values() if distinct(two)}
    return Sides(next(iter(pairs.values())), sure=0.8) if len(pairs) == 1 else None


def _asides(clauses: Clauses) -> frozenset[int]:
    """The units of relative clauses between commas, which tell of somebody by the way: "Q, which X accused of …,".

    Likewise who only says so: ", Q said,".
    """
    units, within = clauses.units, set[int]()
    heads = [group.head for group in clauses.groups]
    for index in range(1, len(units) - 1):
        if units[index - 1].kind == "comma" and units[index].kind == "relative":
            verb = next((head for head in heads if head > index), index)  # past "which the envoys of A, B and C broke"
            end = next((i for i in range(verb, len(units)) if units[i].kind in ("comma", "stop", "dash")), None)
            within |= set(range(index, end)) if end is not None else set()
        elif units[index - 1].kind == "comma" and units[index].low in _REASONING:
            within |= set(range(index, len(units)))  # "rejected the talks, citing alleged support for the Y"
        elif units[index - 1].kind == "comma" and units[index].actor is not None:
            said = [unit.kind == "verb" and is_speech_verb(unit) for unit in units[index + 1 : index + 2]]
            within |= (
                {index} if any(said) and units[index + 2 : index + 3] and units[index + 2].kind == "comma" else set()
            )
    return frozenset(within)


_REASONING = frozenset(("citing", "alleging", "pointing", "noting", "mentioning", "recalling"))


def _callers(clauses: Clauses) -> frozenset[str]:
    """Those who urge somebody: whoever asks that a truce be kept need not be bound by it."""
    urging = [group for group in clauses.groups if group.lemma in wordlists().demands]
    return frozenset(party.actor.name for group in urging for party in clauses.subjects(group))


def other_accord(clauses: Clauses, trigger: int, mention: Mention) -> bool:
    """As in "Q, which had brokered the Oslo accords, told A and B": an accord with a name may be that of others."""
    group = clauses.at(trigger)
    clause = clauses.clause(group) if group is not None else None
    if clause is None or clause.link != "relative":
        return False
    return any(unit.kind in ("capital", "metonym") for unit in clauses.units[mention.first : mention.index])


def two_named(clauses: Clauses, exclude: frozenset[str], trigger: int | None = None) -> Sides | None:
    """The two whom the sentence names besides ``exclude``, and not by the way.

    Args:
        clauses: the sentence.
        exclude: names of those who cannot be meant.
        trigger: where the words stand that tell of the third; whom another clause sets beside that is left out.
    """
    aside = _asides(clauses)
    third = [group for group in clauses.groups if group.lemma in _THIRD]
    hosts = (found for group in third for found in (clauses.subjects(group), agents(clauses, group)))
    exclude |= {party.actor.name for found in hosts for party in found}
    exclude |= _callers(clauses) | _onlookers(clauses) | _supporters(clauses)
    exclude |= only_places(clauses.units) | only_at_borders(clauses.units)
    named = {
        unit.actor.name: unit for index, unit in reversed(list(enumerate(clauses.units)))
        if unit.actor is not None and unit.kind != "demonym" and unit.actor.type in SIDES
        and not (index and clauses.units[index - 1].low in ("in", "at"))
        and not (unit.kind == "metonym" and index and clauses.units[index - 1].low in ("from", "the"))
        and not (unit.kind == "metonym" and clauses.units[min(index + 1, len(clauses.units) - 1)].kind == "word")
        and unit.actor.name not in exclude and index not in aside
        and (trigger is None or not parted_by_while(clauses, trigger, index))
        and not (is_nameless(unit.actor) and index and clauses.units[index - 1].kind not in _OPENERS)  # "arms rebels"
        and not (_sells(clauses.units, index) or called_on(clauses.units, index))
    }  # fmt: skip
    first, last = (min((u.start for u in named.values()), default=0), max((u.start for u in named.values()), default=0))
    if any(unit.text == ";" and first < unit.start < last for unit in clauses.units):
        return None  # "X, the mediator, said Y had to answer for it; Z said it understood": not of two together
    if len(named) != 2 or any(group.lemma == "sign" and _witnesses(clauses, group) for group in clauses.groups):
        return None
    parties = tuple(p for unit in reversed(named.values()) if (p := party_of(unit)) is not None)
    return None if busy_elsewhere(clauses, parties) else Sides(parties, sure=_NAMED_ONLY)


def _sells(units: Units, index: int) -> bool:
    """Whether only the goods come from there: "smuggling weapons from Y in violation of a truce"."""
    goods = units[index - 2].low if index > 1 and units[index - 1].low == "from" else ""
    return bool(goods) and goods in wordlists().nouns["arms"]


_OPENERS = frozenset(("determiner", "possessive"))
_BESIDE = frozenset(("beside", "alongside", "flanked"))


def _onlookers(clauses: Clauses) -> frozenset[str]:
    """Names of those beside whom somebody watches: "looked on beside diplomats from A and B"."""
    units, found = clauses.units, set[str]()
    for index in clauses.places.of(_BESIDE):
        for unit in units[index + 1 :]:
            if unit.kind in ("comma", "stop", "verb", "relative", "that", "subordinator"):
                break
            found |= {unit.actor.name} if unit.actor is not None else set()
    return frozenset(found)


def _supporters(clauses: Clauses) -> frozenset[str]:
    """Names of those with whose help somebody does it: "brokered a truce with the support of A and B"."""
    units, found = clauses.units, set[str]()
    nouns = wordlists().nouns["help"] | _LENT
    for index in clauses.places.of(_LENDING):
        own = units[index].low in ("with", "by") and any(
            unit.low in nouns for unit in units[index + 1 : index + _TO_OF]
        )
        if not own and (units[index].low in ("with", "by") or units[index + 1].low != "by"):
            continue
        for unit in units[index + 1 :]:
            if unit.kind in ("stop", "relative", "that", "subordinator", "be", "have", "modal") or unit.low == "with":
                break
            if not index and unit.kind == "comma":
                break  # "With the help of Q, A and B agreed"
            found |= {unit.actor.name} if unit.actor is not None else set()
    return frozenset(found)


_LENDING = frozenset(("with", "backed", "supported", "assisted", "helped", "aided"))
_LENT = frozenset(("blessing", "encouragement", "involvement", "participation", "cooperation", "input", "endorsement",
                   "consent", "approval", "mediation", "facilitation", "auspices", "pressure", "urging"))  # fmt: skip
_TO_OF = 6


def of_others(clauses: Clauses, trigger: int, parties: tuple[Party, ...]) -> bool:
    """Whether others talk through the mediator: "Both fight Y, with whom X has been talking through Q's mediators"."""
    group = next((g for g in reversed(clauses.groups) if g.head < trigger), None)
    if group is None or group.lemma not in PARLEYS or trigger - group.head > PARLEY:
        return False
    own = {party.actor.name for party in clauses.subjects(group)}
    return bool(own) and not own & {party.actor.name for party in parties}


def of_several(clauses: Clauses, parties: tuple[Party, ...], helpers: frozenset[str]) -> bool:
    """Whether "them" takes two of three who are named side by side: "by A, B and C, with Q shuttling between them"."""
    at = parties[0].start
    words = [unit for unit in clauses.units if unit.start == at]
    if len(parties) != _PAIR or not words or words[0].low != "them":
        return False
    listed = (clauses.between(i) for i, unit in enumerate(clauses.units) if unit.end <= at and unit.kind in NAMES)
    return any(len({party.actor.name for party in several} - helpers) > _PAIR for several in listed)


PARLEYS = frozenset(("negotiate", "talk", "parley", "bargain"))
PARLEY = 12


def negotiating_in(clauses: Clauses, trigger: int) -> tuple[Party, ...]:
    """The two of the clause itself in "X, which is negotiating with Y in P under the auspices of M"."""
    units = clauses.units
    group = next((g for g in reversed(clauses.groups) if g.head < trigger), None)
    if group is None or group.lemma not in PARLEYS or trigger - group.head > PARLEY or group.head + 2 >= trigger:
        return ()
    closed = any(unit.kind in ("comma", "stop", "relative", "subordinator") for unit in units[group.head : trigger])
    if closed:
        return ()
    clause = clauses.clause(group)
    if units[group.head + 1].low == "with":
        others = tuple(phrase.party for phrase in clauses.phrases_from(group.head + 2) if phrase.party)
    else:
        others = clause.led_to("with") if clause is not None else ()  # "Y, with whom X is talking through Q"
    found = (*clauses.subjects(group), *others)
    fit = len({party.actor.name for party in found}) == 2 and all(party.actor.type in SIDES for party in found)
    return found if fit else ()
