"""Unions: which state is of which union by nouns: "a member of X since 1949, Y …", "Y's accession to X", "not in X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.bearers import body_at
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, Units, noun_phrase, noun_phrase_before, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.nominals import factual
from kg.extraction.words.units import NAMES

__all__ = ["ENTRIES", "union_findings"]

_MEMBERS = frozenset(("member", "members", "member-state", "member-states"))
_FOUNDERS = frozenset(("countries", "states", "nations", "signatories"))
ENTRIES = frozenset(("accession", "admission", "entry", "entrance", "admittance", "adhesion"))
_STATES = frozenset(("state", "states", "country", "countries", "nation", "nations"))
_KINDS = frozenset(("full", "founding", "founder", "original", "charter", "permanent", "nonpermanent", "non-permanent",
                    "rotating", "elected", "active", "longtime", "long-standing", "longstanding", "loyal", "leading",
                    "key", "core", "new", "newest", "first", "last", "proud", "fellow", "only", "still",
                    "currently", "already", "also", "now", "once", "formerly"))  # fmt: skip
_FIRST = frozenset(("founding", "founder", "original", "charter", "member"))
_SOME = frozenset(("one", "some", "two", "three", "four", "five", "six", "among", "many"))
_IS = frozenset(("be", "become", "remain", "stay"))
_JOINS = frozenset(("join", "enter", "serve", "sit", "rejoin", "participate", "remain", "sign", "play"))
_DENYING = frozenset(("not", "never", "neither"))
_BETWEEN = frozenset(("not", "no", "longer", "yet", "neither", "never"))
_NO_MORE = frozenset(("once", "formerly"))
_AFTER = frozenset(("after", "since", "following", "upon", "with", "before", "until", "by", "prior"))
_UNSURE = frozenset(("candidate", "candidacy", "bid", "apply", "applied", "application", "talks", "negotiations",
                     "negotiation", "prospective", "aspiring", "would-be", "potential", "future", "possible", "if",
                     "block", "blocked", "veto", "vetoed", "oppose", "opposed", "opposes", "failed", "rejected",
                     "reject", "eventual", "associate", "observer", "whether", "seek", "seeks", "sought", "hopes",
                     "towards", "toward", "refused", "delayed", "delay", "path"))  # fmt: skip
_VERBAL = frozenset(("be", "have", "modal", "do", "comma", "adverb"))
_UNION = "IntergovernmentalOrganization"
_FAR, _NEAR = 9, 4


def union_findings(clauses: Clauses, said: Sequence[Finding]) -> Iterator[Finding]:
    """Which states belong, or do not belong, to a union of states, by a noun that other rules do not read.

    Args:
        clauses: the sentence.
        said: what other rules have read there.
    """
    told = {(f.subject.actor.name, f.target) for f in said if f.relation == "memberOf"}
    for index in clauses.places.of(_SIGNS):
        low = clauses.units[index].low
        by_noun = _entry if low in ENTRIES else _member
        if low in _FOUNDERS and (not index or clauses.units[index - 1].low not in _FIRST):
            continue
        for finding in by_noun(clauses, index):
            ends = (finding.subject.actor.name, finding.target)
            if ends not in told and finding.subject.actor.type == "State":
                told.add(ends)
                yield finding


# ---------------------------------------------------------------- "a member of X"


def _member(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "Y is not a member of X", "A member of X since 1949, Y", "Y was one of the founding members of X"."""
    units = clauses.units
    first, before = _opening(units, index)
    after = index + 1 + (index + 1 < len(units) and units[index + 1].low in _STATES)
    bodies = [before] if before is not None else _bodies(units, after)
    if not bodies or _UNSURE & {unit.low for unit in units[first:index]}:
        return
    words = {unit.low for unit in units[first:index]}
    found = _told_of(clauses, first, index)
    if found is None:
        return
    states, trigger, denied, past = found
    past = past or bool(words & _NO_MORE)
    for state in states:
        for body in bodies:
            finding = Finding(trigger, "memberOf", state, body, score=surer(0.75, state, body))
            finding = replace(finding, stance="denies") if denied else finding
            yield replace(finding, aspect="ended") if past else finding


def _opening(units: Units, index: int) -> tuple[int, Party | None]:
    """Where the phrase around "member" begins, and the union that stands within it: "an X member state"."""
    first, within = index, None
    while first > 0 and index - first < _FAR:
        unit = units[first - 1]
        if unit.kind == "name" and within is None and first == index:
            within = party_of(unit)
        elif unit.kind == "possessive" and within is None and first == index and first > 1:
            within = party_of(units[first - 2])
            first -= 1
        elif unit.low in _SOME or unit.kind == "determiner" or unit.low == "of" or unit.kind == "number":
            if unit.low == "of" and units[first - 2].low not in _SOME and units[first - 2].kind != "number":
                break
        elif unit.low not in _KINDS or unit.kind == "negation":
            break
        first -= 1
    union = within if within is not None and _is_union(within) else None
    return first, union


def _told_of(clauses: Clauses, first: int, index: int) -> tuple[tuple[Party, ...], int, bool, bool] | None:
    """Of which states the phrase at ``first`` is told, by which word, whether it is denied, and whether it is over."""
    units = clauses.units
    if first > 1 and units[first - 1].low == "and" and (other := _joined_to(units, first)) is not None:
        first, index = other
    if first == 0 or (first == 1 and units[0].low in ("as", "once", "formerly", "still", "though", "although")):
        return (_after_comma(clauses, index), index, False, units[0].low in _NO_MORE) if _opens(units, index) else None
    place = first - 1
    while place > 0 and (units[place].kind in ("adverb", "negation") or units[place].low in _BETWEEN):
        place -= 1
    words = {word for unit in units[place:first] for word in unit.low.split()}
    group = next((g for g in clauses.groups if g.first <= place <= g.head), None)
    copula = units[place].kind == "be"
    if group is not None and group.lemma in _IS:
        told = group.form == "finite" and group.modality == "actual"
        denied = group.negated or bool(words & _DENYING)
        over = "longer" in words
        return (clauses.subjects(group), group.head, denied and not over, over) if told else None
    if copula and not any(unit.kind == "modal" for unit in units[max(0, place - 3) : place]):
        over = bool(words & {"longer", "no longer"})
        return clauses.copula(place), place, bool(words & _DENYING) and not over, over
    if units[place].low == "as":
        group = next((g for g in reversed(clauses.groups) if g.head < place), None)
        if group is not None and group.lemma in _JOINS and group.modality == "actual" and not group.negated:
            return clauses.subjects(group), group.head, False, False
    return None


def _joined_to(units: Units, first: int) -> tuple[int, int] | None:
    """The other phrase of "(a member of Z) and a member of X": where it begins, and its noun."""
    for place in range(first - 2, max(first - 2 * _FAR, -1), -1):
        if units[place].kind in ("comma", "stop", "verb", "be"):
            return None
        if units[place].low in _MEMBERS:
            return _opening(units, place)[0], place
    return None


def _opens(units: Units, index: int) -> bool:
    """Whether a comma sets off the phrase with which a sentence opens from the subject after it."""
    return any(unit.kind == "comma" for unit in units[index + 1 : index + 4 * _FAR])


def _after_comma(clauses: Clauses, index: int) -> tuple[Party, ...]:
    """The subject of the clause that follows "A member of X since 1949, "."""
    units = clauses.units
    for comma in range(index + 1, min(index + 4 * _FAR, len(units) - 2)):
        if units[comma].kind in ("stop", "relative", "that"):
            return ()
        if units[comma].kind == "comma":
            phrase = noun_phrase(units, comma + 1)
            party = phrase.party if phrase is not None else None
            if phrase is not None and party is not None and party.actor.type == "State":
                beyond = units[phrase.last + 1] if phrase.last + 1 < len(units) else None
                goes_on = beyond is not None and (
                    beyond.kind in _VERBAL or any(group.first == phrase.last + 1 for group in clauses.groups)
                )
                return (party,) if goes_on and party.roles <= {"name"} else ()
            if party is None or not _is_union(party):
                return ()
    return ()


# ---------------------------------------------------------------- "Y's accession to X"


def _entry(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "since Y's accession to X in 2005", "after the admission of Y to X"."""
    units = clauses.units
    after, owner = index + 1, _owner(units, index)
    if owner is None and index < _NEAR and units[index - 1].low in ("its", "their"):
        coming = _after_comma(clauses, index) if units[0].low in _AFTER else ()  # "Since its entry into X, Y has …"
        owner = coming[0] if coming else None
    if owner is None and after + 1 < len(units) and units[after].low == "of":
        phrase = noun_phrase(units, after + 1)
        if phrase is not None and phrase.party is not None:
            owner, after = phrase.party, phrase.last + 1
    if owner is None or after + 1 >= len(units) or units[after].low not in ("to", "into", "in"):
        return
    words = {unit.low for unit in units[max(0, index - 4 * _FAR) : index]}
    bodies = _bodies(units, after)
    if not bodies or _UNSURE & words or owner.actor.type != "State" or not owner.roles <= {"name"}:
        return
    lead = _lead(units, index)
    dated = any(unit.kind in ("date", "number") for unit in units[after : after + _FAR])
    if (lead in _AFTER or dated) and factual(clauses, index):
        for body in bodies:
            yield Finding(index, "memberOf", owner, body, score=surer(0.7, owner, body))


def _owner(units: Units, index: int) -> Party | None:
    """Whose entry it is: "Y's 2004 entry"."""
    place = index - 1
    while place > 0 and units[place].kind in ("date", "number", "word"):
        place -= 1
    if place > 0 and units[place].kind == "possessive":
        return party_of(units[place - 1]) if units[place - 1].kind in NAMES else None
    return party_of(units[place]) if place >= 0 and units[place].kind == "demonym" and place == index - 1 else None


def _lead(units: Units, index: int) -> str:
    """The preposition that leads to the phrase."""
    phrase = noun_phrase_before(units, index)
    first = phrase.first if phrase is not None else index
    for place in range(first, max(first - 5, -1), -1):
        if units[place].low in _AFTER:
            return units[place].low
        if units[place].kind in ("verb", "comma"):
            break
    return ""


# ---------------------------------------------------------------- bodies


def _bodies(units: Units, after: int) -> list[Party]:
    """The unions of "of X and Z" at ``after``, each by name."""
    if after + 1 >= len(units) or units[after].low not in ("of", "in", "to", "into"):
        return []
    place, found = after + 1, list[Party]()
    while place < len(units):
        place += units[place].kind == "determiner"
        body = body_at(units, place) if place < len(units) else None
        if body is None or not _is_union(body[0]) or _goes_on(units, body[1] + 1):
            break
        found.append(body[0])
        place = body[1] + 1
        if place < len(units) and units[place].kind == "comma":
            place += 1
        if place < len(units) and units[place].low == "and":
            place += 1
        elif place < len(units) and units[place - 1].kind != "comma":
            break
    return found


def _goes_on(units: Units, after: int) -> bool:
    """Whether the name is only the beginning of a phrase: "X's council", "the X mission"."""
    return after < len(units) and units[after].kind in ("possessive", "word", "capital", "tail")


def _is_union(party: Party) -> bool:
    return party.actor.type == _UNION and party.roles <= {"name"}


_SIGNS = _MEMBERS | ENTRIES | _FOUNDERS
