"""Slots: whether the words after a verb are those that a pattern of `constructions.tsv` asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg.extraction.grammar.locations import past_place
from kg.extraction.grammar.owners import single_owner
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase
from kg.extraction.grammar.venues import only_host
from kg.extraction.parsing.declared_over import declared_over
from kg.extraction.words.descriptions import GROUPS, STATES
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import Construction, Slot, wordlists
from kg.vocabulary import vocabulary

__all__ = [
    "NONE", "TAXES", "attack_made", "between_themselves", "claim_at", "deniable", "each_other", "elliptic",
    "held_back", "is_dated",
    "own_ends", "past_quantity", "past_slots", "taken_over", "whose_goods",
]  # fmt: skip

NONE = frozenset(("no", "little", "scant"))
"""Words by which what a verb takes is nothing, or next to nothing."""
TAXES = frozenset(("tariff", "tariffs", "duty", "duties", "levy", "levies", "quota", "quotas"))
"""Measures on goods."""
_QUANTITIES = frozenset(("series", "wave", "number", "string", "round", "barrage", "dozens", "spate", "hundreds"))
_QUANTITIES |= {"volley", "salvo", "swarm", "hail", "campaign", "couple", "pair", "batch", "shipment", "package"}
_AMOUNTS = frozenset(
    ("million", "billion", "millions", "billions", "worth", "tonnes", "tons", "tonne", "ton", "barrels")
)
_AMOUNTS |= {
    "dollars",
    "dlrs",
    "mln",
    "bln",
    "dollar",
    "euros",
    "pounds",
    "francs",
    "roubles",
    "rubles",
    "yen",
    "yuan",
    "rupees",
    "shillings",
}
_COUNTING = _QUANTITIES | _AMOUNTS
_OWNERS = 8
_GIVERS = STATES | {"IntergovernmentalOrganization"}
_LISTED = 3
"""Phrases joined by "and" before the noun that counts."""


def elliptic(units: Units, phrase: NounPhrase) -> bool:
    """As in "gave Y shelter and Z money", where Z may give or be given it, and nobody gives Z's money."""
    joined = phrase.first > 1 and units[phrase.first - 1].low == "and"
    return joined and phrase.first == phrase.last - 1 and units[phrase.first].kind in ("name", "metonym")


def is_dated(units: Units, index: int) -> bool:
    """Whether a date, or "on" with one, stands at ``index``."""
    return units[index].kind == "date" or (units[index].low == "on" and units[index + 1].kind == "date")


def own_ends(units: Units, construction: Construction, others: Iterable[Party]) -> Iterator[Party]:
    """The others without the Z of "X undertook to end aid to Y, and Z to withdraw", and without who only is a host."""
    listed = tuple(others)
    for place, other in enumerate(listed):
        after = next((i for i, unit in enumerate(units) if unit.start >= other.end), len(units))
        if place and construction.relation == "attacked" and only_host(units, other.actor.name):
            continue  # "planned an attack on P, on the eve of talks in Y"
        if construction.relation == "concededTo" and declared_over(units, after):
            continue  # "declared the truce with Y over"
        own = place and after + 1 < len(units) and units[after].kind == "to" and units[after + 1].kind == "verb"
        if not own or construction.relation not in ("estrangedFrom", "sanctions"):
            yield other


def held_back(
    units: Units, first: int, construction: Construction, doers: Sequence[Party], others: Sequence[Party]
) -> Construction:
    """What it says that somebody holds back what he gave: of a group, that he helps it no more.

    "X blocked Z's aid to Y" tells of a refusal, and of no break with Y.
    """
    if construction.relation not in ("estrangedFrom", "sanctions") or not others:
        return construction
    imposed = any(slot.kind == "noun" and "sanctions" in slot.words for slot in construction.slots)
    if not imposed and _of_third(units, first, doers, others):  # unlike "imposed British-drafted sanctions on Y"
        return replace(construction, relation="refuses")
    aid = any(slot.kind == "noun" and "aid" in slot.words for slot in construction.slots)
    if aid and others[0].actor.type in GROUPS:
        return replace(construction, relation="supports", senses=construction.senses | {"ended", "held"})
    return construction


def _of_third(units: Units, first: int, doers: Sequence[Party], others: Sequence[Party]) -> bool:
    """Whether what is held back is neither's own."""
    phrase = noun_phrase(units, first) if first < len(units) else None
    if phrase is None or units[phrase.first].resolved or any(o.start <= units[phrase.last].end for o in others):
        return False
    own = {doer.actor.name for doer in doers}
    owners = [unit.actor for unit in units[phrase.first : phrase.last] if unit.kind in NAMES and unit.actor is not None]
    return any(owner.name not in own and owner.type in _GIVERS for owner in owners)


def attack_made(construction: Construction, group: VerbGroup) -> tuple[Construction, ...]:
    """What "X repelled Y's attack" tells besides their fight: that Y attacked X."""
    attacks = any(slot.kind == "owner" and "attack" in slot.words for slot in construction.slots)
    if not attacks or construction.relation != "foughtWith" or group.lemma not in _WARDS_OFF:
        return ()
    senses = construction.senses | {"backward"}
    return (replace(construction, relation="attacked", event="Attack", role="attacker", senses=senses),)


_WARDS_OFF = frozenset(("repel", "repulse", "beat", "fight", "throw", "drive", "push", "fend", "hold", "withstand"))


def claim_at(units: Units, first: int) -> bool:
    """Whether what is rejected there is a claim: "rejected the allegation"."""
    phrase = noun_phrase(units, first) if first < len(units) else None
    return phrase is not None and units[phrase.last].low in wordlists().nouns["utterances"]


def deniable(construction: Construction, opening: str) -> bool:
    """Whether the words may begin so: "had no help from Y" denies help, "had little help from Y" tells nothing."""
    if opening not in NONE or opening in construction.slots[0].words:
        return True
    helps = vocabulary().relation(construction.relation).sign > 0 and construction.relation != "linkedTo"
    return opening == "no" and helps


def taken_over(units: Units, group: VerbGroup) -> bool:
    """As in "took the base over from Y", "regained control of its troops from Y": who takes so has seized nothing."""
    after = range(group.head + 1, min(group.head + _OWNERS, len(units) - 1))
    if group.lemma == "take" and any(units[i].low == "over" and units[i + 1].low == "from" for i in after):
        return True
    return any(units[i].low in _COMMAND and _own_men(units, i + 1) for i in after)


def _own_men(units: Units, after: int) -> bool:
    phrase = noun_phrase(units, after + 1) if units[after].low == "of" and after + 1 < len(units) else None
    return phrase is not None and units[phrase.first].low in ("its", "their") and units[phrase.last].low in _MEN


_COMMAND = frozenset(("control", "command", "charge"))
_MEN = frozenset(("troops", "forces", "soldiers", "army", "military", "affairs", "airspace", "budget", "economy"))


def past_slots(units: Units, first: int, slots: tuple[Slot, ...]) -> int | None:
    """The index after what the slots ask for, from ``first`` on; ``None`` where that does not stand there."""
    if not slots:
        return first
    slot, rest = slots[0], slots[1:]
    following = _past_slot(units, first, slot)
    if following is None and slot.kind == "word" and not slot.optional:
        # "launched an offensive in P against X"
        beyond = _past_when(units, first) or past_place(units, first)  # "spoke on Monday with X"
        following = _past_slot(units, beyond, slot) if beyond is not None else None
    after = past_slots(units, following, rest) if following is not None else None
    if after is None and slot.kind == "word" and not slot.optional and following == first + 1:
        beyond = past_place(units, first)  # "a defeat at K at the hands of X"
        following = _past_slot(units, beyond, slot) if beyond is not None else None
        after = past_slots(units, following, rest) if following is not None else None
    if after is None and slot.kind == "noun" and following is not None:
        beyond = _past_joined(units, following)  # "enjoys support and freedom of movement under X"
        beyond = beyond if beyond is not None else _past_contents(units, following)
        after = past_slots(units, beyond, rest) if beyond is not None else None
    return past_slots(units, first, rest) if after is None and slot.optional else after


def _past_when(units: Units, first: int) -> int | None:
    """The index after "late on Monday", "in the early hours of Sunday", "for the second time in a month", if any."""
    place = first + (units[first].low in _HOURS)
    if place >= len(units) or (day := _past_day(units, place)) is not None:
        return day if place < len(units) else None
    lows = [unit.low for unit in units[first : first + _TO_DATE]]
    if lows[:2] == ["in", "the"] and "hours" in lows and units[first + lows.index("hours")].kind == "word":
        place = first + lows.index("hours") + 2
        return place + 1 if place + 1 < len(units) and units[place].kind == "date" else None
    if lows[:2] == ["for", "the"] and lows[3:4] == ["time"]:
        place = first + 4
        spell = lows[4:6] in (["in", "a"], ["in", "two"], ["in", "three"]) and lows[6:7] != []
        return place + 3 * spell if place + 3 * spell < len(units) else None
    return None


_HOURS = frozenset(("late", "early", "again"))
_TO_DATE = 7


def _past_day(units: Units, first: int) -> int | None:
    """The index after "on Monday", "on 6 May 2023", "in June"; ``None`` where none stands there."""
    place = first + 1 + (first + 1 < len(units) and units[first + 1].kind == "number")
    if units[first].low not in ("on", "in") or place >= len(units) or units[place].kind != "date":
        return None
    while place < len(units) and units[place].kind == "date":
        place += 1
    return place if place < len(units) else None


def _a_day(units: Units, index: int) -> bool:
    """Whether a date stands there and no name, as in "when X fell in May 1991 the Y", where X fell on nobody."""
    if index >= len(units) or units[index].kind not in ("date", "number"):
        return False
    return units[index].kind == "date" or (index + 1 < len(units) and units[index + 1].kind == "date")


def _past_contents(units: Units, index: int) -> int | None:
    """The index after the "of paratroopers" of "a battalion of paratroopers"; ``None`` where that names somebody."""
    inner = noun_phrase(units, index + 1) if index + 1 < len(units) and units[index].low == "of" else None
    if inner is None or (inner.party is not None and "forces" not in inner.roles):
        return None
    return inner.last + 1


def _past_joined(units: Units, index: int) -> int | None:
    """The index after "and" and a noun phrase of nobody, with what "of" adds to it; ``None`` where there is none."""
    if index + 1 >= len(units) or units[index].low != "and":
        return None
    joined = noun_phrase(units, index + 1)
    if joined is None or joined.party is not None:
        return None
    after = joined.last + 1
    inner = noun_phrase(units, after + 1) if after + 1 < len(units) and units[after].low == "of" else None
    return after if inner is None or inner.party is not None else inner.last + 1


def _past_slot(units: Units, index: int, slot: Slot) -> int | None:
    if slot.kind == "unless":
        two = "-".join(unit.low for unit in units[index : index + 2])  # "for-its" of "under attack for its policy"
        return None if index < len(units) and not slot.words.isdisjoint((units[index].low, two)) else index
    if index >= len(units):
        return None
    if slot.kind == "word":
        while index < len(units) and units[index].kind == "adverb" and units[index].low not in slot.words:
            index += 1
        if index >= len(units) or units[index].low not in slot.words:
            return None
        if units[index].low == "as" and _clause_at(units, index + 1):
            return None  # "attacked Y as the rains began" attacks nothing as anything
        return None if units[index].low in ("in", "on") and _a_day(units, index + 1) else index + 1
    return _past_noun(units, index, slot)


def _clause_at(units: Units, index: int) -> bool:
    """Whether a noun phrase stands there with a verb in a tense after it: no participle that tells of it."""
    phrase = noun_phrase(units, index) if index < len(units) else None
    after = phrase.last + 1 if phrase is not None else len(units)
    if after + 1 >= len(units):
        return False
    verb, beyond = units[after], units[after + 1]
    tensed = any(form.finite for form in verb.forms)
    alone = not any(form.participle for form in verb.forms) or beyond.kind in _AFTER_TENSE
    return verb.kind in ("be", "have", "modal") or (tensed and alone)


_AFTER_TENSE = frozenset(("end", "comma", "stop", "determiner", "conjunction", *NAMES))


def _past_noun(units: Units, index: int, slot: Slot) -> int | None:
    """The index after a phrase with one of the slot's nouns as head, past "a series of"."""
    if units[index].resolved and units[index].low in ("its", "their"):
        # "linked up their radars"
        owning = (i for i in range(index + 1, min(index + _OWNERS, len(units))) if units[i].kind == "possessive")
        index = next(owning, index - 1) + 1
    share = units[index].low in slot.words  # "occupied part of Y" asks for the part itself
    phrase = noun_phrase(units, index if share else _past_share(units, index))
    if phrase is not None and slot.kind == "place":
        head = units[phrase.last]
        return phrase.last + 1 if head.place is not None or head.kind in ("metonym", "capital") else None
    if phrase is None or slot.kind == "any":
        return phrase.last + 1 if phrase else None
    phrase = past_quantity(units, phrase)
    body = units[phrase.first : phrase.last + 1]
    if body[0].low in ("no", "any"):
        return None
    words = [unit.low for unit in body]
    if slot.kind == "holds":
        return phrase.last + 1 if any(part in slot.words for word in words for part in word.split()) else None
    last = next((i for i in range(len(words) - 1, -1, -1) if words[i] in slot.words), None)
    for _ in range(_LISTED if last is None else 0):
        # "heavy machine gun and rocket fire", "airstrikes and artillery duels"
        joint = phrase.last + 1
        inner = noun_phrase(units, joint + 1) if joint + 1 < len(units) and units[joint].low == "and" else None
        if inner is None or phrase.party is not None:
            break
        phrase, body = inner, units[inner.first : inner.last + 1]
        words = [unit.low for unit in body]
        last = next((i for i in range(len(words) - 1, -1, -1) if words[i] in slot.words), None)
    further = phrase.last + 2
    if last == len(words) - 1 and further < len(units) and units[phrase.last + 1].low == "and":
        # "airstrikes and duels"
        inner = noun_phrase(units, further)
        if inner is not None and units[inner.last].low in slot.words:
            return inner.last + 1
    if last is None or any(unit.kind not in NAMES for unit in body[last + 1 :]):
        return None  # "gave advisers Y": only a name may follow the noun
    if words[last] == "fighters" and "jets" in slot.words and phrase.party is not None:
        return phrase.first + last + 1 if phrase.party.actor.type == "State" else None  # "X fighters" are men
    return phrase.first + last + 1


def _past_share(units: Units, index: int) -> int:
    """The index after "most of", "nearly all of", behind which the thing is named of which that is the share."""
    at = index + (units[index].low in _ALMOST)
    return at + 2 if at + 2 < len(units) and units[at].low in _SHARES and units[at + 1].low == "of" else index


_ALMOST = frozenset(("almost", "nearly", "virtually"))
_SHARES = frozenset(("most", "all", "some", "many", "several", "part", "half", "much"))


def past_quantity(units: Units, phrase: NounPhrase) -> NounPhrase:
    """What the phrase counts: the strikes of "a series of strikes", the aid of "$20 million in aid"."""
    head = units[phrase.last]
    counts = head.low in _COUNTING or head.kind == "number"
    if not counts or phrase.last + 2 >= len(units) or units[phrase.last + 1].low not in ("of", "in"):
        return phrase
    if units[phrase.last + 1].low == "in" and head.low in wordlists().events:
        return phrase  # "a campaign in P" counts nothing, as "a campaign of bombings" does
    inner = noun_phrase(units, phrase.last + 2)
    return past_quantity(units, inner) if inner is not None else phrase


def whose_goods(units: Units, first: int, *, taxed: bool = False) -> Party | None:
    """Whose goods the phrase at ``first`` names: "Y-ian cars", "$40 million worth of Y-ian steel", "steel from Y".

    Args:
        units: the sentence.
        first: where the phrase begins.
        taxed: whether a tax is laid on them, so that they are goods whatever they are.
    """
    phrase = noun_phrase(units, first) if first < len(units) else None
    if phrase is None:
        return None
    phrase, goods = past_quantity(units, phrase), wordlists().nouns["commerce"] | _SOLD
    kinds = phrase.last + 2 < len(units) and units[phrase.last].low in _KINDS and units[phrase.last + 1].low == "of"
    phrase = (noun_phrase(units, phrase.last + 2) or phrase) if kinds else phrase
    sold = units[phrase.last].low in goods or (taxed and _thing(units, phrase))
    owner = single_owner(units, phrase) if sold else None
    after = phrase.last + 1
    if owner is None and sold and after + 1 < len(units) and units[after].low == "from":
        maker = noun_phrase(units, after + 1)
        owner = maker.party if maker is not None else None
    return owner if owner is not None and owner.actor.type in _GIVERS else None


def _thing(units: Units, phrase: NounPhrase) -> bool:
    """Whether a common noun of no people ends the phrase."""
    return (
        units[phrase.last].kind in ("word", "verb") and not phrase.roles & _HUMANS and units[phrase.last].text.islower()
    )


_HUMANS = frozenset(("forces", "fighters", "officials", "people", "leaders", "captives", "bystanders"))
_SOLD = frozenset(("products", "cars", "textiles", "electronics", "semiconductors", "chips", "computers", "vehicles",
                   "trucks", "machinery", "apples", "wood", "aluminium", "aluminum", "footwear"))  # fmt: skip
_KINDS = frozenset(("kinds", "types", "sorts", "range", "variety", "list", "category", "categories"))


def between_themselves(units: Units, first: int, construction: Construction) -> bool:
    """Whether the two subjects are each other's: "X and Y went to war", where the pattern ends in "with Y"."""
    if not vocabulary().relation(construction.relation).symmetric and construction.relation != "hostileTo":
        return False
    slots = construction.slots
    if len(slots) < 3 or slots[-1].kind != "other" or "with" not in slots[-2].words:
        return False
    after = past_slots(units, first, slots[:-2])
    if after is None or after >= len(units):
        return after is not None
    # "X and Y went to war in 1998", but not "X and Y trained Z", "X and Y suspended the talks between Z and W".
    if any(unit.low in ("between", "among") for unit in units[after : after + _TO_BETWEEN]):
        return False
    if slots[0].kind == "any" and any(unit.low in _own_affairs() for unit in units[first:after]):
        return False  # "X and Y reviewed their sanctions": each its own
    if units[after - 1].low in _PLEADS and units[after].kind != "end":
        return False  # "X and Y argued for reform": on the same side
    return units[after].kind in _ALONE and units[after].low not in slots[-2].words


@cache
def _own_affairs() -> frozenset[str]:
    """What each of two may look into without the other."""
    return wordlists().nouns["curbs"] | {
        "case", "cases", "policy", "policies", "strategy", "strategies", "position", "positions", "stance", "decision",
        "decisions", "options", "law", "laws", "rules", "budget", "budgets", "aid", "permit", "permits", "licences",
    }  # fmt: skip


_TO_BETWEEN = 6
_PLEADS = frozenset(("argue", "argued", "arguing"))


def each_other(units: Units, first: int, construction: Construction) -> bool:
    """As in "X and Y turned their guns on one another"."""
    if construction.slots[-1].kind != "other" or "backward" in construction.senses:
        return False
    after = past_slots(units, first, construction.slots[:-1])
    words = tuple(unit.low for unit in units[after : after + 2]) if after is not None else ()
    return words in (("each", "other"), ("one", "another"))


_ALONE = frozenset(("end", "comma", "stop", "preposition", "adverb", "date", "conjunction", "subordinator", "dash"))
