"""Co-leaders: several who lead together: "led by A and B", "its leaders, A and B", "Presidents A of P and B of Q"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.bearers import CLOSERS, bearer_before
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.persons import person_at
from kg.extraction.grammar.phrases import Party, Units, party_of
from kg.extraction.leadership.rosters import named_together, whose_men
from kg.extraction.naming.titles import HONORIFICS
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.wordlists import wordlists
from kg.model import Aspect

__all__ = ["coleader_findings"]

_HEADS = frozenset(("leaders", "chiefs", "heads", "founders", "co-founders", "co-leaders", "bosses", "chairmen",
                    "co-chairmen", "co-chairs", "rulers", "masterminds", "organisers", "organizers"))  # fmt: skip
_ONES = frozenset(("commanders", "officers", "members", "lieutenants", "generals", "ideologues", "cadres", "deputies",
                   "spokesmen", "strategists", "militants", "politicians", "figures", "captains"))  # fmt: skip
_MANY = frozenset(("presidents", "premiers", "kings", "emirs", "chancellors", "ministers", "sultans"))
_PARTIAL = frozenset(("regional", "local", "military", "field", "political", "student", "provincial", "tribal", "youth",
                      "women", "religious", "spiritual", "union", "cell", "district", "village", "community",
                      "foreign", "guerrilla", "church", "opposition"))  # fmt: skip
"""Words before "leaders" after which these do not lead the whole."""
_LED = frozenset(("by", "under"))
_TITLES = 4
_WHEN = frozenset(("from", "until", "since", "during", "in", "after", "before", "throughout"))
_FORMER = frozenset(("former", "ex", "onetime", "erstwhile", "late"))


def coleader_findings(clauses: Clauses, said: Sequence[Finding]) -> Iterator[Finding]:
    """Who leads or belongs to whom beside others.

    Args:
        clauses: the sentence's.
        said: what the other rules have told of leaders.
    """
    yield from _beside(clauses.units, said)
    for index in clauses.places.of(_SIGNS):
        yield from _listed(clauses.units, index)
        yield from _apposed(clauses.units, index)
    for index in clauses.places.of(_MANY, ahead=2):
        yield from _of_each(clauses.units, index)


def _beside(units: Units, said: Sequence[Finding]) -> Iterator[Finding]:
    """The B and C of "the X, led by A, B and C", where A has been told to lead it."""
    for finding in said:
        if finding.relation != "leads":
            continue
        place = next((i for i, unit in enumerate(units) if unit.start == finding.subject.start), 0)
        by = next((i for i in range(place - 1, max(place - _TITLES, 0), -1) if units[i].low in _LED), None)
        if by is None or any(u.kind == "comma" for u in units[by:place]) or not _leads(units, finding, by):
            continue
        together = list(named_together(units, by + 1))
        if together and together[0].actor.name == finding.subject.actor.name and _closed(units, together[-1]):
            yield from (replace(finding, subject=person) for person in together[1:])


def _leads(units: Units, finding: Finding, by: int) -> bool:
    """Whether it is the verb before "by" that tells of leading, and not a part of the body that is led."""
    verb = any(form.lemma in _LEADS for unit in units[max(by - _TITLES, 0) : by] for form in unit.forms)
    led = finding.object
    place = next((i for i, unit in enumerate(units) if led is not None and unit.start == led.start), len(units))
    place += place < len(units) and units[place].kind == "determiner"
    return verb and (place + 1 >= len(units) or units[place + 1].kind != "word")


_LEADS = frozenset(("lead", "head", "command", "run", "chair", "rule", "direct", "found", "co-found"))


def _closed(units: Units, last: Party) -> bool:
    """Whether nothing goes on after the last name: "led by A and B's brother", "led by A and B attacked P"."""
    after = next((unit for unit in units if unit.start >= last.end), None)
    return after is None or after.kind in CLOSERS | {"date"} or after.low in _WHEN


def _listed(units: Units, index: int) -> Iterator[Finding]:
    """As in "the X's leaders, A and B,", "two of its commanders: A and B", "leaders of the X such as A and B"."""
    start = index + 1
    while start < len(units) and units[start].kind not in CLOSERS and start - index < 2 * _TITLES:
        start += 1
    found = whose_men(units, index, start - 1)
    if found is None or start + 1 >= len(units) or units[start].kind not in ("comma", "stop"):
        direct = whose_men(units, index, index)
        if direct is None:
            return
        found, start = direct, index
    yield from _of_body(units, index, found, list(named_together(units, start + 1)))


def _of_body(units: Units, index: int, found: tuple[Party, int, set[str]], together: list[Party]) -> Iterator[Finding]:
    body, _, words = found
    if len(together) < 2 or not _closed(units, together[-1]):
        return
    near = units[max(index - _TITLES, 0) : index]
    some = any(unit.kind == "number" for unit in near) and not any(unit.low == "of" for unit in near)
    heads = units[index].low in _HEADS and words.isdisjoint(_PARTIAL) and not some
    relation = "leads" if heads else "memberOf"
    for person in together:
        if person.actor.name != body.actor.name:
            ended: Aspect | None = "ended" if words & _FORMER or any(u.low in _FORMER for u in near) else None
            yield Finding(index, relation, person, body, aspect=ended, score=surer(0.75, body))


def _apposed(units: Units, index: int) -> Iterator[Finding]:
    """As in "A, B and C, (the) leaders of the X,"."""
    first = index
    while first > 0 and units[first - 1].kind in ("word", "determiner", "number") and units[first - 1].text.islower():
        first -= 1
    end = index + 1
    while end < len(units) and units[end].kind not in CLOSERS and end - index < 2 * _TITLES:
        end += 1
    found = whose_men(units, index, end - 1)
    if found is None or first < 2 or units[first - 1].kind != "comma" or found[0].start < units[index].start:
        return
    together: list[Party] = []
    last = first - 2
    while last >= 0 and (person := bearer_before(units, last)) is not None and person[0].actor.type == "Person":
        together.insert(0, person[0])
        start = person[1]
        while start > 0 and units[start - 1].low in HONORIFICS | wordlists().classes["title"]:
            start -= 1
        joint = start - 1
        joint -= joint > 0 and units[joint].low == "and" and units[joint - 1].kind == "comma"
        if joint < 1 or (units[joint].low != "and" and units[joint].kind != "comma"):
            break
        last = joint - 1
    else:
        return  # "the Ministers of Interior, National Defence and Public Finance, members of the X": departments
    yield from _of_body(units, index, found, together)


def _of_each(units: Units, index: int) -> Iterator[Finding]:
    """As in "Presidents A of P and B of Q", "Prime Ministers A of P and B of Q"."""
    if units[index].low == "ministers" and (not index or units[index - 1].low != "prime"):
        return
    if not units[index].text[:1].isupper():
        return
    place, told = index + 1, list[Finding]()
    while place + 2 < len(units):
        person = person_at(units, place)
        of = next((i for i in range(place, min(place + _TITLES + 3, len(units) - 1)) if units[i].low == "of"), None)
        state = party_of(units[of + 1 + (units[of + 1].kind == "determiner")]) if of is not None else None
        if person is None or of is None or state is None or state.actor.type != "State" or state.roles - {"name"}:
            break
        told.append(Finding(index, "leads", person, state, score=0.8))
        place = of + 2 + (units[of + 1].kind == "determiner")
        if place >= len(units) or (units[place].kind != "comma" and units[place].low != "and"):
            break
        place += 1 + (units[place].kind == "comma" and place + 1 < len(units) and units[place + 1].low == "and")
    yield from told if len(told) > 1 else ()


_SIGNS = _HEADS | _ONES
