"""Listed heads: an office without an owner beside somebody whose body the lists know: "its leader, N. N.,"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.bearers import CLOSERS
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.persons import person_of
from kg.extraction.grammar.phrases import Party, Units, VerbGroup, party_of
from kg.extraction.naming.people import leader_named
from kg.extraction.naming.stateless import OF_NO_STATE
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.wordlists import wordlists

__all__ = ["listed_findings"]

_STATE_HEADS = frozenset(("president", "premier", "king", "queen", "emir", "sultan", "chancellor", "ruler", "dictator",
                          "strongman", "monarch", "shah", "emperor"))  # fmt: skip
_GROUP_HEADS = frozenset(("leader", "chief", "commander", "head", "founder", "chairman", "supremo", "boss"))
_SERVANTS = frozenset(("spokesman", "spokeswoman", "spokesperson", "deputy", "negotiator", "envoy"))
_HEADS = _STATE_HEADS | _GROUP_HEADS | _SERVANTS | {"minister", "state", "government", "junta", "administration"}
_OWNERS = frozenset(("its", "their"))
_RUNS = frozenset(("lead", "head", "command", "coordinate", "run", "rule", "govern", "chair"))
_PARTS = frozenset(("front", "wing", "faction", "branch", "brigade", "battalion", "unit", "army", "forces", "men"))
_HONORIFICS = frozenset(("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "general", "colonel", "marshal",
                         "sheikh", "sir", "captain", "brigadier"))  # fmt: skip
_WORDS = 4


def listed_findings(clauses: Clauses) -> Iterator[Finding]:
    """Whom somebody leads whom the lists know, by an office that stands beside his name and has no owner there."""
    units = clauses.units
    for index in clauses.places.of(_HEADS):
        yield from _office(units, index)
    for group in clauses.groups:
        plain = not group.negated and group.modality == "actual" and group.voice == "active"
        if plain and group.lemma in _RUNS and group.form == "finite":
            yield from _who_runs(units, group)


def _led(units: Units, place: int) -> tuple[Party, Party] | None:
    """The person whose name stands at ``place`` and whom he leads, as the lists have it."""
    unit = units[place] if 0 <= place < len(units) else None
    if unit is None or unit.kind != "name" or unit.actor is None or unit.resolved or " " not in unit.text:
        return None
    listed = unit.speaker is not None and unit.speaker.type == "Person" and leader_named(unit.text) == unit.actor.name
    known = party_of(unit) if listed else None
    person = person_of(known) if known is not None else None
    if person is None:
        return None
    return person, Party(unit.actor, unit.actor, unit.start, unit.end, frozenset(("name",)), "coreference")


def _finding(index: int, found: tuple[Party, Party], *, serves: bool = False) -> Iterator[Finding]:
    person, body = found
    yield Finding(index, "memberOf" if serves else "leads", person, body, score=surer(0.8, body))


def _suits(units: Units, index: int, body: Party) -> bool | None:
    """Whether the office at ``index`` can be that of the body's head; ``None`` where he only serves it."""
    word, state = units[index].low, body.actor.type == "State"
    prime = word == "minister" and index > 0 and units[index - 1].low == "prime"
    ruled = word in ("state", "government", "junta", "administration") and _of_government(units, index) is not None
    if word in _SERVANTS:
        return None if body.actor.type in GROUPS else False
    if state:
        return prime or ruled or word in _STATE_HEADS
    return body.actor.type in GROUPS and word in _GROUP_HEADS


def _of_government(units: Units, index: int) -> int | None:
    """The "head" of "the head of the interim government" that ends at ``index``."""
    place = index - 1
    while (
        place > 0 and units[place].kind in ("word", "determiner", "adverb") and units[place].low not in ("of", "head")
    ):
        place -= 1
    return place - 1 if place > 0 and units[place].low == "of" and units[place - 1].low in _GROUP_HEADS else None


def _opening(units: Units, index: int) -> int | None:
    """The determiner before the office that ends at ``index``; ``None`` where it has an owner or is no present one."""
    lesser = wordlists().classes["unreal"] | wordlists().classes["lesser"] | {"then", "vice", "deputy", "future"}
    first = _of_government(units, index)
    place = (first if first is not None else index) - 1
    for _ in range(_WORDS):
        if place < 0 or units[place].low in lesser - {"interim", "acting"} or units[place].low in OF_NO_STATE:
            return None
        if units[place].kind == "determiner" or units[place].low in _OWNERS:
            return place if not units[place].resolved else None
        if units[place].kind not in ("word", "adverb") or not units[place].text.islower():
            return None
        place -= 1
    return None


def _office(units: Units, index: int) -> Iterator[Finding]:
    """As in "its leader, N. N.,", "N. N., the prime minister,", "the head of the interim government, Ms. N. N.,"."""
    opening = _opening(units, index)
    if opening is None or (opening and units[opening - 1].low in ("of", "to", "for")):
        return
    after = index + 1
    if after < len(units) and units[after].low in ("in", "for", "on"):
        comma = next((i for i in range(after, min(after + _WORDS, len(units))) if units[i].kind == "comma"), None)
        after = comma if comma is not None else after
    if after < len(units) and units[after].kind == "comma":
        name = after + 1
        while name < len(units) and units[name].low in _HONORIFICS:
            name += 1
        found = _led(units, name)
        if found is not None and (name + 1 >= len(units) or units[name + 1].kind in CLOSERS):
            yield from _told(units, index, found)
            return
    closed = index + 1 >= len(units) or units[index + 1].kind in CLOSERS
    if closed and opening > 1 and units[opening - 1].kind == "comma" and units[opening].low != "a":
        found = _led(units, opening - 2)
        yield from _told(units, index, found) if found is not None else ()


def _told(units: Units, index: int, found: tuple[Party, Party]) -> Iterator[Finding]:
    suits = _suits(units, index, found[1])
    if suits is None or suits:
        yield from _finding(index, found, serves=suits is None)


def _who_runs(units: Units, group: VerbGroup) -> Iterator[Finding]:
    """As in "N. N., who commands its northern front,", "N. N., who coordinates it from exile,"."""
    who = group.first - 1
    while who > 0 and units[who].kind in ("adverb", "date"):
        who -= 1
    if who < 2 or units[who].low != "who" or units[who - 1].kind != "comma":
        return
    found = _led(units, who - 2)
    first = group.head + 1
    if found is None or first >= len(units) or found[1].actor.type not in GROUPS:
        return
    if units[first].low in ("it", "them") and not units[first].resolved:
        yield from _finding(group.head, found)
    elif units[first].low in _OWNERS and not units[first].resolved:
        last = next((i for i in range(first + 1, min(first + _WORDS, len(units))) if units[i].low in _PARTS), None)
        yield from _finding(group.head, found, serves=True) if last is not None else ()
