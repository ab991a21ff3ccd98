"""Sent: whose "they" are after "X sent police to Y", "X has troops in Y": his, also where no word says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from kg.extraction.grammar.entities import Mention
from kg.extraction.words.descriptions import STATES
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import nouns_of

__all__ = ["sent_forces"]

_SENDS = frozenset(("send", "deploy", "dispatch", "fly", "airlift", "station", "commit", "lend", "rush", "parachute"))
_HAS = frozenset(("have", "keep", "maintain", "base", "retain"))
_MEN = frozenset(("police", "advisers", "advisors", "instructors", "gendarmes", "peacekeepers", "mercenaries"))
_INSIDE = frozenset(("determiner", "number", "word", "capital", "adverb", "verb"))
_LOOK = 6


@cache
def _men() -> frozenset[str]:
    return (nouns_of("gift_men", "forces") | _MEN) - _THINGS


def sent_forces(units: Sequence[Unit], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions that troops, policemen and advisers make of the one who sends or has them somewhere.

    Args:
        units: of the sentence, resolved.
        mentions: whom it names.
    """
    men = _men()
    for index, unit in enumerate(units):
        if unit.low not in men or unit.actor is not None or not _many(unit.low):
            continue
        verb = index - 1
        while verb >= 0 and index - verb <= _LOOK and _inside(units, verb) and not _sends(units[verb]):
            verb -= 1
        if verb < 0 or not _sends(units[verb]) or _none(units, verb, index) or _auxiliary(units, verb, index):
            continue
        senders = [m for m in mentions if m.index < verb and m.subject and not m.where]
        if senders and senders[-1].actor.type in STATES:
            yield Mention(index, senders[-1].actor, None, True, False, object=True)


def _sends(unit: Unit) -> bool:
    return unit.kind in ("verb", "have") and any(form.lemma in _SENDS | _HAS for form in unit.forms)


def _auxiliary(units: Sequence[Unit], verb: int, index: int) -> bool:
    """Whether "has" only helps another verb: who "has killed 500 fighters" has none of these."""
    after = next((unit for unit in units[verb + 1 : index] if unit.kind != "adverb"), None)
    return units[verb].kind == "have" and after is not None and any(form.participle for form in after.forms)


def _inside(units: Sequence[Unit], place: int) -> bool:
    counted = units[place].low == "of" and place > 0 and units[place - 1].low in _MANY  # "thousands of soldiers"
    return counted or units[place].kind in _INSIDE


_MANY = frozenset(("thousands", "hundreds", "dozens", "scores", "tens", "number", "lot"))


def _none(units: Sequence[Unit], verb: int, index: int) -> bool:
    """Whether there are none, or nobody says how many he has: "has no troops in Y", "did not send any soldiers"."""
    had = any(form.lemma in _HAS for form in units[verb].forms)
    if had and not any(unit.kind == "number" or unit.low in _MANY for unit in units[verb + 1 : index]):
        return True
    denied = any(unit.kind == "negation" for unit in units[max(0, verb - 2) : verb + 2])
    return denied or any(unit.low in ("no", "any", "neither") for unit in units[verb + 1 : index])


def _many(word: str) -> bool:
    return word.endswith(("s", "men")) or word in ("police", "infantry")


_THINGS = frozenset(
    ("gunfire", "rockets", "shells", "bombs", "strikes", "jets", "warplanes", "aircraft", "drones", "airstrikes",
     "missiles", "helicopters", "guns", "mortars", "armies", "navies", "militaries")
)  # fmt: skip
