"""Papers: whose "the statement", "the letter", "the report" is that says something after a sentence that told of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kg.extraction.grammar.entities import named
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.units import NAMES, Unit, is_speech_verb
from kg.model import Actor

__all__ = ["PAPERS", "Papers"]

PAPERS = frozenset(("statement", "letter", "report", "memo", "memorandum", "complaint", "declaration", "document",
                    "note", "dossier", "petition", "study", "release", "announcement", "communique",
                    "communiqué"))  # fmt: skip
"""What somebody issues in which he says something."""
_ACCUSES = frozenset(("accuse", "blame", "condemn", "denounce", "criticise", "criticize", "urge", "call", "demand",
                      "deny", "reject", "praise", "threaten", "warn", "name", "quote", "cite"))  # fmt: skip
_ISSUES = frozenset(("issue", "publish", "release", "send", "write", "submit", "file", "lodge", "address", "post",
                     "sign", "circulate", "deliver", "present"))  # fmt: skip
_ARTICLES = frozenset(("a", "an", "its", "their", "his", "her", "another"))
_BY = frozenset(("by", "from"))
_OF_ITS_OWN = frozenset(("joint", "separate", "second", "another", "other"))
_VERBS = frozenset(("verb", "be", "have", "modal", "do"))
_GOES_ON = (["went", "on", "to"], ["goes", "on", "to"])
_FAR = 8
_REACH = 3
"""Sentences that "the statement" reaches back."""
_BETWEEN = ("word", "capital", "number", "adverb", "date")

_Owner = tuple[Actor, Actor | None]


class Papers:
    """Whose each kind of paper was that was named last."""

    def __init__(self) -> None:
        self._owners: dict[str, _Owner | None] = {}
        self._ages: dict[str, int] = {}

    def note(self, units: Sequence[Unit], quoted: Sequence[_Owner]) -> None:
        """Remember whose papers a sentence tells of.

        Args:
            units: the sentence.
            quoted: whom it quotes.
        """
        self._ages = {noun: age + 1 for noun, age in self._ages.items() if age < _REACH}
        for index, unit in enumerate(units):
            if unit.low not in PAPERS or unit.actor is not None or (unit.forms and not _is_noun(units, index)):
                continue
            owners = {actor.name: (actor, speaker) for actor, speaker in _owners(units, index, quoted)}
            if owners or units[index - 1].low in _ARTICLES or not index:
                self._owners[unit.low] = next(iter(owners.values())) if len(owners) == 1 else None
                self._ages[unit.low] = 0
            elif unit.low in self._ages:
                self._ages[unit.low] = 0

    def meant(self, units: Sequence[Unit], index: int) -> Unit | None:
        """Whose the paper at ``index`` is that says or accuses: "the statement said", "the letter further accuses"."""
        if units[index].low not in PAPERS or not index or units[index - 1].low not in ("the", "this"):
            return None
        place = index + 1
        while place < len(units) - 1 and units[place].kind == "adverb":
            place += 1
        if [unit.low for unit in units[place : place + 3]] in _GOES_ON:
            place += 3  # "the letter goes on to accuse"
        opens = index == 1 or units[index - 2].kind in ("comma", "quote", "stop", "conjunction", "number")
        if place >= len(units) or not opens or not _tells(units[place]):
            return None
        owner = self._owners.get(units[index].low) if units[index].low in self._ages else None
        return named(owner[0], units[index], owner[1]) if owner is not None else None


def _tells(unit: Unit) -> bool:
    return is_speech_verb(unit) or any(form.lemma in _ACCUSES for form in unit.forms)


def _is_noun(units: Sequence[Unit], index: int) -> bool:
    """Whether "report", "note" is no verb: not in "agencies report that"."""
    before = units[index - 1] if index else None
    after = units[index + 1] if index + 1 < len(units) else None
    content = after is not None and (after.kind in ("that", "determiner", *NAMES))
    return before is not None and before.kind in ("determiner", "possessive", *NAMES) and not content


def _owners(units: Sequence[Unit], index: int, quoted: Sequence[_Owner]) -> Iterator[_Owner]:
    """Whose the paper at ``index`` may be: "X's letter", "a statement by X", "X issued a note", "X said in a memo"."""
    first = index
    while first and units[first - 1].kind in _BETWEEN and index - first < _FAR:
        if [unit.low for unit in units[max(first - 3, 0) : first]] == ["in", "a", "joint"]:
            yield from _first_of_two(units, first - 3)
        if units[first - 1].low in _OF_ITS_OWN:
            return
        first -= 1
    before = units[first - 1] if first else None
    after = units[index + 1] if index + 1 < len(units) else None
    if before is not None and (before.kind in NAMES or before.kind == "possessive"):
        yield from _side(before if before.kind in NAMES else units[first - 2])
    elif after is not None and after.low in _BY and index + 2 < len(units):
        yield from _side(next((u for u in units[index + 2 : index + 4] if u.kind != "determiner"), after))
    elif before is not None and before.low in _ARTICLES:
        issued = next((u for u in reversed(units[max(0, first - 3) : first - 1]) if u.forms), None)
        if issued is not None and any(form.lemma in _ISSUES for form in issued.forms):
            yield from _before(units, units.index(issued))
        elif units[first - 2].low in ("in", "through", "via"):
            yield from quoted or (_after(units, index) if first - 2 == 0 else ())


def _first_of_two(units: Sequence[Unit], end: int) -> Iterator[_Owner]:
    """The A of "A and B said" before ``end``, who stands for both where one claimant has to."""
    rest = [unit for unit in units[max(end - _FAR, 0) : end] if unit.kind != "determiner"][-4:]
    if len(rest) == len(_TWO_SAY) and all(kinds(unit) for kinds, unit in zip(_TWO_SAY, rest, strict=True)):
        yield from _side(rest[0])


_TWO_SAY: tuple[Callable[[Unit], bool], ...] = (
    lambda unit: unit.kind in NAMES,
    lambda unit: unit.low == "and",
    lambda unit: unit.kind in NAMES,
    is_speech_verb,
)


def _before(units: Sequence[Unit], verb: int) -> Iterator[_Owner]:
    """The one name of the clause before the verb: "The foreign ministry of X issued", "X has sent"."""
    start = verb
    while start and units[start - 1].kind not in ("comma", "stop", "quote", "that", "relative"):
        start -= 1
    names = [unit for unit in units[start:verb] if unit.kind in NAMES and unit.actor is not None]
    if len({unit.actor.name for unit in names if unit.actor is not None}) == 1:
        yield from _side(names[-1])


def _after(units: Sequence[Unit], index: int) -> Iterator[_Owner]:
    """The X of "In a letter to Z, X spoke of …"."""
    comma = next((i for i in range(index + 1, len(units) - 1) if units[i].kind == "comma"), len(units) - 1)
    opens = comma + 1 + (comma + 1 < len(units) and units[comma + 1].kind == "determiner")
    does = next((unit for unit in units[opens + 1 : opens + _FAR] if unit.kind in _VERBS), None)
    if opens < len(units) and units[opens].kind in NAMES and does is not None and does.kind == "verb":
        yield from _side(units[opens])  # not in "In a report on Z, X was criticised"


def _side(unit: Unit) -> Iterator[_Owner]:
    if unit.actor is not None and unit.actor.type in (*SIDES, *_BODIES):
        yield unit.actor, unit.speaker


_BODIES = ("IntergovernmentalOrganization", "ResearchOrganization", "Organization")
