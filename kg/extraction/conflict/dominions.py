"""Dominions: which state ruled which land, by nouns: "became an X-ian colony", "came under X-ian rule"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, Units, noun_phrase, noun_phrase_before, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import STATES
from kg.model import Aspect

__all__ = ["dominion_findings"]

_HOLDINGS = frozenset(("colony", "protectorate", "possession", "dependency"))
_RULES = frozenset(("rule", "administration", "sovereignty", "suzerainty", "mandate", "trusteeship", "domination",
                    "control", "colonial-rule", "tutelage", "hegemony"))  # fmt: skip
_KINDS = frozenset(("colonial", "imperial", "direct", "indirect", "crown", "overseas", "self-governing", "military",
                    "semi-autonomous", "trust", "formal", "full", "effective", "loose", "nominal"))  # fmt: skip
_BECOMES = frozenset(("become", "remain", "stay", "be"))
_COMES = frozenset(("come", "fall", "pass", "remain", "be", "stay", "place", "bring", "live", "put"))
_ONCE = frozenset(("former", "formerly", "once", "onetime", "erstwhile", "ex"))
_NO = frozenset(("no", "not", "never", "any", "another", "virtual", "quasi"))
_NEAR = 5


def dominion_findings(clauses: Clauses, said: Sequence[Finding]) -> Iterator[Finding]:
    """Who ruled a land that is or was a state, where no verb of ruling tells it.

    Args:
        clauses: the sentence.
        said: what other rules have read there.
    """
    told = {(f.subject.actor.name, f.target) for f in said if f.relation == "governs"}
    for index in clauses.places.of(_SIGNS):
        holding = clauses.units[index].low in _HOLDINGS
        found = _held(clauses, index) if holding else _under(clauses, index)
        for trigger, ruler, land, aspect in found:
            ends = (ruler.actor.name, land.actor.name)
            if ends in told or ends[0] == ends[1] or not (_state(ruler) and _state(land)):
                continue
            told.add(ends)
            yield Finding(trigger, "governs", ruler, land, aspect=aspect, score=surer(0.7, ruler, land))


_Told = tuple[int, Party, Party, "Aspect | None"]


def _state(party: Party) -> bool:
    return party.actor.type in STATES and party.speaker.type != "Person"


def _held(clauses: Clauses, index: int) -> Iterator[_Told]:
    """As in "X became a Y-ian protectorate", "X, a Y-ian colony since D,", "the Y-ian colony of X"."""
    units = clauses.units
    opened = _opening(units, index)
    if opened is None:
        return
    first, ruler = opened
    after = index + 1
    if ruler is None and after + 1 < len(units) and units[after].low == "of":
        phrase = noun_phrase(units, after + 1)
        ruler, after = (phrase.party, phrase.last + 1) if phrase is not None else (None, after)
    elif ruler is not None and after + 1 < len(units) and units[after].low == "of":
        phrase = noun_phrase(units, after + 1)
        past: Aspect | None = "ended" if _ONCE & {unit.low for unit in units[max(first - 2, 0) : index]} else None
        if phrase is not None and phrase.party is not None and phrase.roles <= {"name"}:
            yield index, ruler, phrase.party, past
        return
    if ruler is None:
        return
    words = {unit.low for unit in units[max(first - 2, 0) : index]}
    ended: Aspect | None = "ended" if words & _ONCE else None
    if first > 1 and units[first - 1].kind == "comma" and units[first].kind == "determiner":
        phrase = noun_phrase_before(units, first - 2)
        closed = after < len(units) and units[after].kind in ("comma", "end", "preposition", "stop")
        if phrase is not None and phrase.party is not None and phrase.roles <= {"name"} and closed:
            yield index, ruler, phrase.party, ended
        return
    for land, trigger in _become(clauses, first):
        yield trigger, ruler, land, ended


def _opening(units: Units, index: int) -> tuple[int, Party | None] | None:
    """Where the phrase begins that ends with the noun, and whose name is in it; nothing where it is denied."""
    first, ruler = index, None
    while first > 0 and index - first < _NEAR:
        unit = units[first - 1]
        if unit.kind in ("demonym", "name") and ruler is None and not unit.resolved:
            ruler = party_of(unit)
        elif unit.low in _NO:
            return None
        elif unit.kind != "determiner" and unit.low not in _KINDS | _ONCE:
            break
        first -= 1
        if unit.kind == "determiner":
            break
    return first, ruler


def _become(clauses: Clauses, first: int) -> Iterator[tuple[Party, int]]:
    """Of which land the phrase at ``first`` is told by "became", "was" or "remained", and the verb."""
    units, place = clauses.units, first - 1
    while place > 0 and units[place].kind == "adverb":
        place -= 1
    if place < 1:
        return
    group = next((g for g in clauses.groups if g.first <= place <= g.head), None)
    if group is not None:
        real = group.form == "finite" and group.modality == "actual" and not group.negated
        lands = clauses.subjects(group) if real and group.lemma in _BECOMES else ()
        trigger = group.head
    else:
        modal = any(unit.kind in ("modal", "negation") for unit in units[max(0, place - 3) : place + 1])
        lands, trigger = (clauses.copula(place) if units[place].kind == "be" and not modal else ()), place
    for land in lands if len(lands) == 1 else ():
        if land.roles <= {"name"}:
            yield land, trigger


def _under(clauses: Clauses, index: int) -> Iterator[_Told]:
    """As in "X came under Y-ian rule", "Under Y-ian rule, X …", "Y-ian rule in X"."""
    units = clauses.units
    opened = _opening(units, index)
    if opened is None or opened[1] is None:
        return
    first, ruler = opened
    before = first - 1
    if ruler is None or before < 0 or units[before].low != "under":
        return
    if before == 0:
        for land in _after_comma(clauses, index):
            yield index, ruler, land, None
        return
    place = before - 1
    while place > 0 and units[place].kind == "adverb":
        place -= 1
    group = next((g for g in clauses.groups if g.first <= place <= g.head), None)
    if group is not None:
        real = group.form == "finite" and group.modality == "actual" and not group.negated
        lands = clauses.subjects(group) if real and group.lemma in _COMES else ()
        trigger = group.head
    elif units[place].kind == "be":
        modal = any(unit.kind in ("modal", "negation") for unit in units[max(0, place - 3) : place + 1])
        lands, trigger = (() if modal else clauses.copula(place)), place
    else:
        return
    for land in lands if len(lands) == 1 else ():
        if land.roles <= {"name"}:
            yield trigger, ruler, land, None


def _after_comma(clauses: Clauses, index: int) -> tuple[Party, ...]:
    """The subject of the clause that follows "Under Y-ian rule, "."""
    units = clauses.units
    comma = next(
        (i for i in range(index + 1, min(index + 2 * _NEAR, len(units) - 2)) if units[i].kind == "comma"), None
    )
    phrase = noun_phrase(units, comma + 1) if comma is not None else None
    named = phrase is not None and phrase.party is not None and phrase.roles <= {"name"}
    goes_on = phrase is not None and phrase.last + 1 < len(units) and units[phrase.last + 1].kind not in ("possessive",)
    return (phrase.party,) if phrase is not None and phrase.party is not None and named and goes_on else ()


_SIGNS = _HOLDINGS | _RULES
