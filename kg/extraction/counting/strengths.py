"""Strengths: how many fighters somebody has, where no verb of having says so: "the rebels number about 350"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase, party_of
from kg.extraction.grammar.quantities import Quantity
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.measures import measures, words_of
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["home_of", "shared_head", "some_struck", "strength_of"]

_NUMBER = frozenset(("number", "numbers", "numbered", "numbering"))
_HAVE = frozenset(("have", "field", "command", "muster", "comprise"))
_MADE_UP = frozenset(("consist", "consists", "consisted", "comprise", "comprises", "comprised", "composed"))
_THOUGHT = frozenset(("believed", "thought", "estimated", "said", "reported", "reckoned", "known", "understood"))
_PAST = frozenset(("be", "adverb", "have", "to"))
_STRENGTH = frozenset(("strength", "ranks", "manpower"))
_PUT = frozenset(("at", "of", "to"))
_REACH = 7
_FEW = 10
"""Fewer are a band whom a sentence tells of, not what somebody has."""


def strength_of(clauses: Clauses, found: Quantity, head: str) -> tuple[str, int, Party] | None:
    """The measure, the word that says it and whose the fighters are; ``None`` where no such words are there.

    Args:
        clauses: the sentence.
        found: the number.
        head: the noun that it counts, in lower case; empty where it has none.
    """
    if found.high >= _FEW and (strong := _strong(clauses, found)) is not None:
        return strong
    whole = measures("force").get(head) if found.high >= _FEW else None
    if whole and (body := _made_up_by(clauses, found)) is not None:
        return whole, found.at, body
    units, lead = clauses.units, found.first - 1
    lead -= lead > 0 and units[lead].low == "between"
    if lead < 1 or found.high < _FEW:
        return None
    measure = measures("force").get(head)
    if _in_all(units, found):
        return _whose(clauses, _before_thought(units, lead + 1), found.last + 1, None)
    word = units[lead].low
    if word in _NUMBER:
        end = _before_thought(units, lead)
        return _whose(clauses, end, lead, measure) if measure or not head else None
    if measure is None and head:
        return None
    if word in _HAVE and measure and units[lead - 1].kind == "to":
        end = _before_thought(units, lead)
        return _whose(clauses, end, lead, measure) if units[lead - 2].low in _THOUGHT else None
    if measure and (word in _MADE_UP or (word == "of" and units[lead - 1].low in _MADE_UP)):
        return _whose(clauses, _before_thought(units, lead - (word == "of")), lead, measure)
    if measure and word == "of" and [unit.low for unit in units[lead - 2 : lead]] == ["made", "up"]:
        return _whose(clauses, _before_thought(units, lead - 2), lead, measure)
    if measure and word in _FIELDS and units[lead - 1].kind in (*NAMES, "modal"):
        can = units[lead - 1].low == "can"
        return _whose(clauses, lead - 1 - can, lead, measure) if can or units[lead - 1].kind != "modal" else None
    if word in _PUT:
        return _by_noun(clauses, lead, measure)
    return None


_FIELDS = frozenset(("field", "fields", "muster", "musters", "mobilise", "mobilize"))


def _made_up_by(clauses: Clauses, found: Quantity) -> Party | None:
    """The X of "some 7,000 fighters make up X"."""
    units, last = clauses.units, min(found.last + _REACH, len(clauses.units) - 1)
    up = next((i for i in range(found.last + 1, last) if units[i].low == "up"), None)
    if up is None or units[up - 1].low not in ("make", "made") or any(u.kind == "comma" for u in units[found.at : up]):
        return None
    phrase = noun_phrase(units, up + 1)
    body = phrase.party if phrase is not None and phrase.roles == {"name"} else None
    return body if body is not None and body.actor.type in GROUPS else None


_TO_COME = frozenset(("proposed", "planned", "future", "promised", "new", "envisaged", "projected"))


def _strong(clauses: Clauses, found: Quantity) -> tuple[str, int, Party] | None:
    """As in "a 2,000-strong X-ian force", "X's 45,000-strong army"."""
    units, after = clauses.units, found.last + 3
    if after >= len(units) or [unit.low for unit in units[after - 2 : after]] != ["-", "strong"]:
        return None
    group = next((group for group in clauses.groups if group.head > after), None)
    words = {unit.low for unit in units[max(found.first - 2, 0) : found.first]}
    if words & _TO_COME or (group is not None and group.modality != "actual"):
        return None  # "a proposed 5,000-strong force"
    phrase = noun_phrase(units, after)
    party = phrase.party if phrase is not None else None
    if party is None and phrase is not None and found.first > 1 and units[found.first - 1].kind == "possessive":
        party = party_of(units[found.first - 2]) if phrase.roles & {"forces", "fighters"} else None
    armed = phrase is not None and party is not None and bool(phrase.roles & {"forces", "fighters"})
    return ("troops" if party.actor.type == "State" else "fighters", found.at, party) if party and armed else None


def _in_all(units: Units, found: Quantity) -> bool:
    """As in "the faction, some 150 strong,", "X troops, 3,000 in number,"."""
    after = [unit.low for unit in units[found.last + 1 : found.last + 3]]
    end = found.last + 2 if after[:1] == ["strong"] else found.last + 3 if after == ["in", "number"] else 0
    return bool(end) and (end >= len(units) or units[end].kind in ("comma", "end", "stop", "conjunction"))


def home_of(units: Units, phrase: NounPhrase) -> Party | None:
    """The state of "800 policemen from X"."""
    place = phrase.last + 2
    if place >= len(units) or units[place - 1].low != "from":
        return None
    place += units[place].low == "the"
    party = party_of(units[place]) if place < len(units) and units[place].kind == "name" else None
    return party if party is not None and party.actor.type == "State" else None


def shared_head(units: Units, phrase: NounPhrase) -> str | None:
    """The noun that "600 X-ian and 200 Y-ian soldiers" says but once, for the first of them."""
    if phrase.first != phrase.last or units[phrase.last].kind != "demonym":
        return None
    place = phrase.last + 1
    shape = [unit.kind for unit in units[place : place + 4]]
    paired = shape[:1] in (["conjunction"], ["comma"]) and shape[1:] == ["number", "demonym", "word"]
    return units[place + 3].low if paired else None


def _before_thought(units: Sequence[Unit], verb: int) -> int:
    """Where the subject ends before "are believed to number"."""
    place = verb - 1
    while place > 0 and (units[place].kind in _PAST or units[place].low in _THOUGHT):
        if units[place].kind == "negation":
            break
        place -= 1
    return place


def _whose(clauses: Clauses, end: int, at: int, measure: str | None) -> tuple[str, int, Party] | None:
    end -= clauses.units[end].kind in ("comma", "relative")
    end -= clauses.units[end].kind == "comma"
    first = end - (clauses.units[end - 1].kind == "determiner")
    alone = not first or clauses.units[first - 1].kind != "preposition"  # "the killings by X number 300"
    party = clauses.phrase_before(end) or (party_of(clauses.units[end]) if alone else None)
    if party is None or party.kind == "place" or party.speaker.type == "Person" or "assets" in party.roles:
        return None
    armed = party.actor.type in GROUPS or party.roles & {"forces", "fighters"}
    civil = party.roles & (wordlists().nouns.keys() & {"people", "captives"}) and not party.roles & {"fighters"}
    return (measure or "fighters", at, party) if armed and not civil else None


def _by_noun(clauses: Clauses, lead: int, measure: str | None) -> tuple[str, int, Party] | None:
    """As in "X's strength is put at 2,000", "X, with an estimated strength of 350 men"."""
    units = clauses.units
    noun = next((i for i in range(lead - 1, max(lead - _REACH, 0), -1) if units[i].low in _STRENGTH), None)
    if noun is None or any(unit.kind in ("stop", "comma") for unit in units[noun:lead]):
        return None
    owned = next((i for i in range(noun - 1, max(noun - 4, -1), -1) if units[i].kind == "possessive"), None)
    if owned is not None:
        return _whose(clauses, owned - 1, noun, measure)
    if units[noun + 1].low == "of" and noun + 1 < lead:
        inner = clauses.phrases_from(noun + 2)
        party = inner[0].party if inner else None
        armed = party is not None and party.actor.type in GROUPS
        return (measure or "fighters", noun, party) if party is not None and armed else None
    with_ = next((i for i in range(noun - 1, max(noun - 4, 0), -1) if units[i].low in ("with", "has", "had")), None)
    return _whose(clauses, with_ - 1, noun, measure) if with_ else None


_LOSES = frozenset(("lose", "die", "perish"))


def some_struck(units: Units, groups: Sequence[VerbGroup], found: Quantity) -> bool:
    """As in "200 people, including 106 X-ian soldiers, were killed": no force, but some of whom the verb tells."""
    if found.first < 1 or units[found.first - 1].low != "including":
        return False
    return any(group.lemma in words_of("to_death") | _LOSES or group.lemma in measures("verb") for group in groups)
