"""Ruling: who governs a land by nouns and adjectives: "P is under X rule", "X-ruled P", "X, the rulers of P"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.locations import place_named
from kg.extraction.grammar.phrases import Party, Units, noun_phrase, noun_phrase_before, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.nominals import factual
from kg.extraction.patterns.takeovers import places_taken
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.units import NAMES

__all__ = ["ruling_findings"]

_RULED = frozenset(("ruled", "governed", "run", "administered"))
_HELD = frozenset(("held", "controlled"))
"""Of states "X-held" only tells of a stretch of land that they hold in another."""
_RULERS = frozenset(("rulers", "ruler"))
_AGAINST = frozenset(("from", "against", "to", "end", "for", "after", "of", "ending", "by"))
_NAMED = NAMES | {"capital", "word"}
_PAST = frozenset(("former", "formerly", "once", "then", "previously", "long", "past", "ex"))
_LANDS = frozenset(("State", "Place"))
_RULING = GROUPS | {"State", "StateOrgan", "Government"}
_SIGNS = _RULERS | {"rule"}


def ruling_findings(clauses: Clauses, said: Sequence[Finding]) -> Iterator[Finding]:
    """Who governs which land, where no verb tells it.

    Args:
        clauses: the sentence.
        said: what other rules have read there.
    """
    told = {(f.subject.actor.name, f.target) for f in said if f.relation in ("governs", "tookOver")}
    for finding in _found(clauses):
        if (finding.subject.actor.name, finding.target) not in told:
            told.add((finding.subject.actor.name, finding.target))
            yield finding


def _found(clauses: Clauses) -> Iterator[Finding]:
    units = clauses.units
    for index in clauses.places.of(frozenset(), kind="tail"):
        word = units[index].low.lstrip("-–")
        if word in _RULED | _HELD:
            yield from _ruled_by(units, index, word)
    for index in clauses.places.of(_SIGNS):
        if units[index].low == "rule":
            yield from _under_rule(clauses, index)
            yield from _rule_over(clauses, index)
        else:
            yield from _rulers_of(clauses, index)


def _ruled_by(units: Units, index: int, word: str) -> Iterator[Finding]:
    """As in "X-ruled P", "the X-run Gaza Strip"."""
    ruler = party_of(units[index - 1]) if index else None
    if ruler is None or (index > 1 and units[index - 2].low in (*_PAST, "a", "an")):
        return  # "an X-ruled P would be a threat"
    if word not in _HELD or ruler.actor.type in GROUPS:
        yield from _told(index, ruler, _land(units, index + 1))


def _whose(units: Units, index: int) -> tuple[Party, int] | None:
    """The X of "X's rule", "X-ian military rule", and where that begins."""
    place = index - 1
    while place > 0 and units[place].kind == "word" and index - place <= _INSERTED:
        place -= 1
    place -= place > 0 and units[place].kind == "possessive"
    party = party_of(units[place]) if place >= 0 and units[place].kind in NAMES else None
    place -= place > 0 and units[place - 1].kind == "determiner"
    return (party, place) if party is not None else None


def _under_rule(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "P is under X rule", "P, under X's rule since 2007,"."""
    units, whose = clauses.units, _whose(clauses.units, index)
    if whose is None or whose[1] < _WITH_UNDER or units[whose[1] - 1].low != "under":
        return
    before = whose[1] - 2
    while before > 0 and units[before].kind in ("adverb", "be") and units[before - 1].kind in ("have", "be", "adverb"):
        before -= 1
    if units[before].kind in ("be", "have") and before:
        before -= units[before - 1].kind == "have"
    elif units[before].kind != "comma":
        return
    last = before - 1
    phrase = noun_phrase_before(units, last) if last >= 0 and units[last].kind in _NAMED else None
    opening = phrase is not None and all(unit.kind in ("determiner", "word") for unit in units[: phrase.first])
    if phrase is not None and opening:  # whatever else is said before P
        yield from _told(index, whose[0], _land(units, phrase.first))


def _rule_over(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "X's rule over P", "X-ian rule in P", "the rule of X over P"."""
    units, after, whose = clauses.units, index + 1, _whose(clauses.units, index)
    ruler, first = whose if whose is not None else (None, index)
    if ruler is None and after + 1 < len(units) and units[after].low == "of" and units[index - 1].low == "the":
        inner = noun_phrase(units, after + 1)
        ruler, after = (inner.party, inner.last + 1) if inner is not None else (None, after)
        first = index - 1
    over = after + 1 < len(units) and units[after].low in ("over", "in")
    wished = first > 0 and (units[first - 1].kind in ("to", "verb") or units[first - 1].low in _AGAINST)
    if ruler is not None and over and not wished and factual(clauses, index):
        yield from _told(index, ruler, _land(units, after + 1))


def _rulers_of(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "X, the rulers of P", "X is the ruler of P", "P's rulers, the X"."""
    units, after = clauses.units, index + 1
    phrase = noun_phrase_before(units, index)
    if phrase is None or any(unit.low in _PAST for unit in units[max(phrase.first - 1, 0) : index]):
        return
    before = phrase.first - 1
    if after + 1 < len(units) and units[after].low == "of":
        place = _land(units, after + 1)
    else:
        owned = index > 1 and units[index - 1].kind == "possessive" and units[index - 2].kind in _NAMED
        place = party_of(units[index - 2]) if owned else None
        if owned and units[after].kind == "comma":
            inner = noun_phrase(units, after + 1)
            closed = inner is not None and units[min(inner.last + 1, len(units) - 1)].kind in ("comma", "end", "stop")
            yield from _told(index, inner.party, place) if closed and inner is not None else ()
            return
    if before > 0 and units[before].kind == "be" and not any(u.kind in ("modal", "negation") for u in units[:before]):
        for ruler in clauses.copula(before):
            yield from _told(index, ruler, place)
    elif before > 0 and units[before].kind == "comma" and units[before - 1].kind == "name":
        yield from _told(index, party_of(units[before - 1]), place)


def _land(units: Units, first: int) -> Party | None:
    """The state or place that is named at ``first``."""
    phrase = noun_phrase(units, first) if first < len(units) else None
    if phrase is None:
        return None
    if phrase.party is not None and phrase.party.actor.type == "State" and phrase.roles <= {"name"}:
        return phrase.party if phrase.party.kind == "name" else None
    listed = places_taken(units, first)
    return listed[0] if listed else place_named(units, phrase, surely=False)


def _told(index: int, ruler: Party | None, land: Party | None) -> Iterator[Finding]:
    """That the one governs the other, where the one can rule and the other is a land."""
    if ruler is None or land is None or ruler.actor.name == land.actor.name:
        return
    able = ruler.actor.type in _RULING and ruler.speaker.type != "Person" and ruler.roles <= {"name", "government"}
    if able and land.actor.type in _LANDS:
        whole = replace(ruler, roles=frozenset(("name",)))
        yield Finding(index, "governs", whole, land, score=surer(0.75, whole, land))


_WITH_UNDER, _INSERTED = 2, 2
