"""In words: what a person says against another, told as an attack: "Erdogan attacked Israel over Gaza"."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.grammar.findings import Finding
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.units import Unit
from kg.extraction.words.verbforms import Units
from kg.extraction.words.wordlists import words_of

__all__ = ["in_words"]

_VERBS = frozenset(("attack", "assail", "blast", "savage", "hammer", "pummel", "slam", "lambast"))
_CLOSED = frozenset(("stop", "end", "relative", "that", "subordinator", "quote"))
_REACH = 8


def in_words(units: Units, finding: Finding) -> Finding | None:
    """The attack as criticism, where a person makes it over something, or where people speak; else as it is.

    Nothing where a head of state attacks a band over something, which may be either. Whose forces attack is told of a
    state: "Iran attacked Israel over the killing of its general".

    Args:
        units: the sentence's.
        finding: what was read in it.
    """
    other = finding.object
    if finding.relation == "attacked" and other is not None and _in_the_press(units, finding.trigger):
        return replace(finding, relation="criticises", event=None, place=None)
    if finding.relation != "attacked" or other is None or finding.subject.speaker.type != "Person":
        return finding
    if finding.subject.actor.type in GROUPS:
        return finding  # "Joseph Kony attacked Uganda for its raids": who leads fighters does so
    if not any(form.lemma in _VERBS for form in units[finding.trigger].forms) or _in_earnest(units):
        return finding
    place = next((i for i in range(finding.trigger, len(units)) if units[i].start <= other.start < units[i].end), None)
    if place is None or place - finding.trigger > _REACH or not _of_words(units, place + 1):
        return finding
    if other.actor.type in GROUPS and not _of_words(units, place + 1, spoken=True):
        return None
    return replace(finding, relation="criticises", event=None, place=None)


def _in_the_press(units: Units, trigger: int) -> bool:
    """As in "attacks by X in the press", "was attacked by X in an editorial": nobody is struck there."""
    if not units[trigger].low.startswith("attack") or _in_earnest(units):
        return False
    after = units[trigger + 1 : trigger + 2 * _REACH]
    end = next((i for i, unit in enumerate(after) if unit.kind in _CLOSED or unit.kind == "comma"), len(after))
    lows = [unit.low for unit in after[:end]]
    return any(low in _PRINTED and set(lows[max(0, i - 3) : i]) & {"in", "on"} for i, low in enumerate(lows))


_PRINTED = frozenset(("press", "media", "speech", "speeches", "editorial", "editorials", "interview", "interviews",
                      "newspaper", "newspapers", "broadcast", "broadcasts", "op-ed", "twitter"))  # fmt: skip


def _of_words(units: Units, first: int, *, spoken: bool = False) -> bool:
    """Whether "over X", "for doing so", "at a rally", "in an op-ed", "on X News" follows in the clause."""
    for place in range(first, min(first + _REACH, len(units) - 1)):
        unit, following = units[place], units[place + 1 : place + 6]
        if unit.kind in _CLOSED:
            return False
        over = unit.low == "over" and not _of_time(following)
        if not spoken and (over or (unit.low == "for" and _doing(following))):
            return True
        if unit.low in ("in", "at", "on", "during") and _at_talk(following):
            return True
    return False


def _doing(following: Units) -> bool:
    return bool(following) and (following[0].low.endswith("ing") or following[0].low in ("its", "their", "not"))


def _at_talk(following: Units) -> bool:
    """Whether one of the next words says where people speak; not as in "in the summit's wake"."""
    spoken = (i for i, unit in enumerate(following[:4]) if unit.low in words_of("spoken_at"))
    return any(i + 1 == len(following) or following[i + 1].kind != "possessive" for i in spoken)


def _of_time(following: Units) -> bool:
    """Whether "over the weekend", "over the past week", "over the border", "over two days" says when or where."""
    for place, unit in enumerate(following[:3]):
        low = unit.low.removeprefix("the ")
        told = unit.kind == "date" or low in words_of("over_when_or_where")
        if told and (low == "past" or following[place + 1].kind not in ("word", "capital", "name")):
            return True  # and not "over the border dispute"
    return False


def _in_earnest(units: Units) -> bool:
    return any(_is_of_war(unit) for unit in units)


def _is_of_war(unit: Unit) -> bool:
    return unit.low in words_of("earnest") or (unit.low in words_of("weapons") and not unit.low.startswith("gas"))
