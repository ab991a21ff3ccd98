"""Contemporaries: whom listed leaders act for at the time of which a sentence tells, which need not be whom they led.

What stands nearest decides: a title in the sentence ("President N. N."), the year of what he does there, a title in the
paragraph, the years of the paragraph before the sentence, a title anywhere, the document's own date. In a year in
which he led nobody he stands for himself. A text without years knows him as the list does, but for those of whom the
list has that they mediate in their own name since they left office.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import VerbGroup
from kg.extraction.naming.listed_leaders import EVER, Led, led_by, mediates_afterwards
from kg.extraction.naming.offices_held import holds_office
from kg.extraction.naming.people import full_name_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.speech.dating import Dating
from kg.extraction.words.calendars import issued
from kg.extraction.words.dates import Moment
from kg.extraction.words.foundings import years_named
from kg.extraction.words.names import Defined, NameIndex
from kg.extraction.words.records import record
from kg.extraction.words.tokens import Token
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor, Document, Interval, Sentence

__all__ = ["Contemporaries"]

_Span = tuple[int, int]
"""The first and last year of which something tells."""


@record
class _Known:
    """A listed leader whom the document names.

    Attributes:
        name: his name in the list.
        led: whom he led, and when; the one meant without a year first.
    """

    name: str
    led: tuple[Led, ...]

    @property
    def over(self) -> int:
        """The last year in which he led anybody."""
        return max(last for led in self.led for _, last in led.years)

    @property
    def since(self) -> int:
        """The first year in which he led anybody."""
        return min(first for led in self.led for first, _ in led.years)

    def led_in(self, spans: Sequence[_Span]) -> Led | None:
        """Whom he led through each of these years; the first where a year of change leaves two."""
        return next((led for led in self.led if all(_meets(led, span) for span in spans)), None)


def _meets(led: Led, span: _Span) -> bool:
    return any(first <= span[1] and span[0] <= last for first, last in led.years)


class Contemporaries:
    """The listed leaders whom a document names, and whom each stands for in the sentence in hand.

    Args:
        document: the document.
        index: the lexicon.
        sentences: its sentences, in order.
        tokens: their words.
        defined: the names that the document defines, people among them.
    """

    def __init__(
        self,
        document: Document,
        index: NameIndex,
        sentences: Sequence[Sentence],
        tokens: Sequence[Sequence[Token]],
        defined: Defined,
    ) -> None:
        self._document, self._index, self._defined = document, index, defined
        self._known = dict(_dated(defined))
        self._firsts = frozenset(name.partition(" ")[0] for name in self._known)
        self._paragraphs = _paragraphs(document, sentences) if self._known else ()
        self._titled: dict[int, frozenset[str]] = {}
        self._titled_near: dict[int, set[str]] = {}
        for number, words in enumerate(tokens if self._known else ()):
            held = {
                self._known[name].name
                for name, first, last in self._mentions(words)
                if holds_office(words, first, last)
            }
            if held:
                self._titled[number] = frozenset(held)
                self._titled_near.setdefault(self._paragraphs[number], set()).update(held)
        self._titled_anywhere = {name for held in self._titled.values() for name in held}
        self._told: tuple[int, list[_Span]] = (-1, [])
        self._apart, self._early = set[str](), set[str]()

    def named(self, units: Sequence[Unit]) -> bool:
        """Whether a sentence names somebody whom the list has lead at some time only, or a pronoun stands for him."""
        return bool(self._known) and any(self._of(unit) is not None for unit in units)

    def note(self, number: int, dates: Sequence[Moment]) -> None:
        """Remember the dates of a sentence for those after it in its paragraph."""
        if not self._known or not dates:
            return
        paragraph = self._paragraphs[number]
        spans = [span for moment in dates if not moment.adjective and (span := _span(moment)) is not None]
        self._told = (paragraph, spans[-1:] or (self._told[1] if self._told[0] == paragraph else []))

    def then(
        self, number: int, clauses: Clauses, dates: Sequence[Moment], findings: Callable[[], Iterable[Finding]]
    ) -> Mapping[str, str | None]:
        """By name in the list, whom those stand for in a sentence who stand for others in the rest of the document.

        Args:
            number: of the sentence.
            clauses: its parse, by which everybody acts for whom he led.
            dates: its dates.
            findings: what it says so.
        """
        meant: dict[str, str | None] = {}
        alone: dict[int, str] = {}
        changed = False
        for place, unit in enumerate(clauses.units):
            known = self._of(unit)
            if known is not None and known.name not in meant:
                meant[known.name] = self._meant(known, (number, place), clauses, dates)
                changed = changed or meant[known.name] != self._acting(unit)
                if not dates and unit.speaker is not None and self._mediates_alone(known, number):
                    alone[unit.start] = known.name
        if alone:
            mediators = {finding.subject.start for finding in findings() if finding.relation == "mediatedBetween"}
            own = {name: None for start, name in alone.items() if start in mediators}
            meant, changed = {**meant, **own}, changed or bool(own)
        self._apart.update(name for name, actor in meant.items() if actor is None)
        return meant if changed else {}

    def _of(self, unit: Unit) -> _Known | None:
        """The listed leader whom a unit names, or whom a pronoun stands for."""
        person = unit.speaker if unit.speaker is not None else unit.actor
        return self._known.get(person.name) if person is not None and person.type == "Person" else None

    def _acting(self, unit: Unit) -> str | None:
        """Whom the unit has him act for."""
        return unit.actor.name if unit.actor is not None and unit.speaker is not None else None

    def _mediates_alone(self, known: _Known, number: int) -> bool:
        """Whether he is known to mediate in his own name, and no year or title tells that he has an office."""
        unsure = self._day is None and not self._context(number) and not self._is_titled(known, number, near=False)
        return unsure and mediates_afterwards(known.name)

    def recast(self, units: Sequence[Unit], meant: Mapping[str, str | None]) -> tuple[Unit, ...]:
        """The units of a sentence, with these people as those for whom they stand in it."""
        return tuple(self._recast(unit, meant) for unit in units)

    def _recast(self, unit: Unit, meant: Mapping[str, str | None]) -> Unit:
        known, person = self._of(unit), unit.speaker if unit.speaker is not None else unit.actor
        if known is None or known.name not in meant or person is None:
            return unit
        principal = self._index.actor(meant[known.name] or "")
        person = replace(person, acts_for=meant[known.name] if principal is not None else None)
        if principal is None:
            return replace(unit, actor=person, speaker=None)
        return replace(unit, actor=principal, speaker=person)

    # ---------------------------------------------------------------- whom one stands for

    def _meant(self, known: _Known, at: tuple[int, int], clauses: Clauses, dates: Sequence[Moment]) -> str | None:
        """Whom somebody named at a sentence's unit stands for; ``None`` where nobody but himself."""
        number, place = at
        unit, verb = clauses.units[place], _verb(clauses, place)
        if unit.resolved and unit.speaker is not None and not verb[1]:
            return self._acting(unit)  # "lent him a battalion", long after he fell: another is meant
        told, group = _bound(clauses, dates, place, verb), verb[0]
        titled = known.name in self._titled.get(number, ())
        led = known.led_in(told) if told else None
        if led is not None or (told and not titled):
            if led is None and max(last for _, last in told) < known.since:
                self._early.add(known.name)
            return led.actor if led is not None else None
        if titled or self._is_titled(known, number, near=True):
            return self._by_context(known, number)
        context, day = self._context(number), (self._day,) if self._day is not None else ()
        for spans in (day, context) if _says(group) else (context, day):
            if spans and (led := known.led_in(spans)) is not None:
                return led.actor
        if not _had(clauses.units, group) and _told_since(known, clauses, group, dates, context):
            return None
        if unit.speaker is None and known.name not in self._early:
            return None  # "he", of whom the text has told what he did after his time
        if self._is_titled(known, number, near=False) or context or _had(clauses.units, group):
            return known.led[0].actor
        return None if self._written_after(known) and self._tells_of_now(known, group) else known.led[0].actor

    def _by_context(self, known: _Known, number: int) -> str | None:
        """Whom he leads where he has a title: by the years around, if these tell."""
        led = known.led_in(self._context(number) or ((self._day,) if self._day else ()))
        return (led or known.led[0]).actor

    def _written_after(self, known: _Known) -> bool:
        """Whether the document is of years after all in which he led anybody."""
        if self._day is not None:
            return known.led_in((self._day,)) is None and self._day[0] > known.over
        return bool(self._years) and min(self._years) > known.over

    def _tells_of_now(self, known: _Known, group: VerbGroup | None) -> bool:
        """Whether what he does is of the document's own day, not of the time when he was in office: what he says."""
        of_his_time = any(known.led_in(((year, year),)) is not None for year in self._years)
        return known.name in self._apart or mediates_afterwards(known.name) or (_says(group) and not of_his_time)

    @cached_property
    def _day(self) -> _Span | None:
        """The year of the document's own date."""
        day = issued(self._document)
        return (day.year, day.year) if day is not None else None

    @cached_property
    def _years(self) -> tuple[int, ...]:
        """The years that the document names, each once: they are asked for at every mention."""
        return tuple(sorted(set(years_named(self._document))))

    def _context(self, number: int) -> tuple[_Span, ...]:
        """The years that the paragraph told last before the sentence."""
        paragraph, spans = self._told
        return tuple(spans) if spans and paragraph == self._paragraphs[number] else ()

    def _is_titled(self, known: _Known, number: int, *, near: bool) -> bool:
        """Whether the text gives him an office, in this paragraph or anywhere."""
        return known.name in (self._titled_near.get(self._paragraphs[number], ()) if near else self._titled_anywhere)

    # ---------------------------------------------------------------- names

    def _mentions(self, words: Sequence[Token]) -> Iterator[tuple[str, int, int]]:
        """The names among the words, with the places of their first and last."""
        over = -1
        for place, token in enumerate(words):
            if token.text not in self._firsts or place <= over:
                continue
            for last in range(min(place + _LONGEST, len(words)) - 1, place - 1, -1):
                name = " ".join([word.text for word in words[place : last + 1]])
                if name in self._known:
                    over = last
                    yield name, place, last
                    break


_LONGEST = 6
"""Words of the longest name."""


def _dated(defined: Mapping[str, Actor]) -> Iterator[tuple[str, _Known]]:
    """The listed leaders among the names, who act for whom the list has them lead, and of whom it has the years."""
    for name, actor in defined.items():
        if actor.type != "Person" or actor.acts_for is None:
            continue
        full = full_name_of(actor.name)
        led = led_by(full)
        if led and all(row.years for row in led) and any(row.actor == actor.acts_for for row in led):
            yield name, _Known(full, led)


def _paragraphs(document: Document, sentences: Sequence[Sentence]) -> tuple[int, ...]:
    """By sentence, the number of its paragraph."""
    found, number = [], 0
    for place, sentence in enumerate(sentences):
        if place and "\n" in document.text[sentences[place - 1].end : sentence.start]:
            number += 1
        found.append(number)
    return tuple(found)


def _span(moment: Moment) -> _Span | None:
    """The years of a date; ``None`` where it is open at both ends."""
    interval = Interval.parse(moment.edtf)
    first, last = interval.from_earliest, interval.to_latest
    if first is None and last is None:
        return None
    return (first.year if first is not None else 0, last.year if last is not None else EVER)


def _verb(clauses: Clauses, place: int) -> tuple[VerbGroup | None, bool]:
    """The verb of which the unit is the subject, one in a tense before others, or the last before it; which of both."""
    unit = clauses.units[place]
    own = [
        group
        for group in clauses.groups
        if any(party.start <= unit.start < party.end for party in clauses.subjects(group))
    ]
    own.sort(key=lambda group: group.form != "finite" or group.voice == "reduced")
    if own:
        return own[0], True
    return next((group for group in reversed(clauses.groups) if group.head < place), None), False


def _bound(
    clauses: Clauses, dates: Sequence[Moment], place: int, verb: tuple[VerbGroup | None, bool]
) -> tuple[_Span, ...]:
    """The years of what somebody does or suffers; none where the sentence does not tell them."""
    if not dates:
        return ()
    group, does = verb
    at = [*([group.head] if group is not None else []), *([] if does else [place])]
    found = Dating(clauses, dates).dates(at)
    born = {after.start for unit, after in pairwise(clauses.units) if unit.low in _BEGINNINGS}
    moments = [moment for index in at if (moment := found.of(index)) is not None and moment.start not in born]
    spans = [span for moment in moments[:1] if (span := _span(moment)) is not None]
    return tuple(spans)


def _says(group: VerbGroup | None) -> bool:
    """Whether somebody says or demands something, or does it in the present."""
    if group is None or group.form != "finite":
        return False
    return group.lemma in wordlists().speech.keys() | wordlists().demands.keys() | _REPROACHES or not group.past


_REPROACHES = frozenset(("accuse", "blame", "charge", "condemn", "criticise", "criticize", "denounce", "praise",
                         "thank", "welcome", "deplore"))  # fmt: skip
"""What is said, besides the verbs of speech."""


def _told_since(
    known: _Known, clauses: Clauses, group: VerbGroup | None, dates: Sequence[Moment], context: Sequence[_Span]
) -> bool:
    """Whether the text tells of years after his, as what he speaks of or what the paragraph told before."""
    if not dates:
        return bool(context) and min(first for first, _ in context) > known.over
    plain = [moment for moment in dates if not moment.adjective]
    spans = [span for moment in plain if (span := _span(moment)) is not None]
    ahead = any(unit.kind == "modal" for unit in clauses.units) or any(moment.lead in _AHEAD for moment in plain)
    speaks = group is not None and _says(group) and group.past
    return speaks and not ahead and bool(spans) and min(first for first, _ in spans) > known.over


_AHEAD = frozenset(("by", "until", "till", "before", "for"))
"""What leads to the day on which something is to be: "said that it had to be done by 2010"."""
_BEGINNINGS = frozenset(("born", "b."))
"""Words before a date of which nothing else is told: "N. N., born in 1943, attacked P"."""


def _had(units: Sequence[Unit], group: VerbGroup | None) -> bool:
    """Whether the verb tells of what was before: "had armed"."""
    return group is not None and any(unit.low in ("had", "'d") for unit in units[group.first : group.head])
