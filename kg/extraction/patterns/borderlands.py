"""Borderlands: in whose land a band takes "the border area with Y": that of its own state, which borders on Y."""

from __future__ import annotations

from kg.extraction.grammar.phrases import NounPhrase, Party, Units, noun_phrase
from kg.extraction.words.descriptions import GROUPS, descriptions
from kg.model import Actor

__all__ = ["borderland"]

_AREAS = frozenset(("area", "areas", "region", "regions", "zone", "strip", "territory", "crossing", "crossings", "post",
                    "posts", "town", "towns", "belt", "districts", "triangle"))  # fmt: skip
_LINES = frozenset(("border", "frontier"))
_RISEN = frozenset(
    ("islamist", "jihadist", "militant", "separatist", "secessionist", "guerrilla", "maoist", "marxist", "communist",
     "leftist", "paramilitary", "rebel", "rebels", "insurgent", "ethnic", "rwanda-backed")
)  # fmt: skip
_LOYAL = frozenset(
    ("private", "mercenary", "right-wing", "loyalist", "militia", "death", "pro-government", "party", "shia")
)
_FOUGHT_FROM = frozenset(("Palestine", "Lebanon", "Sahrawi Arab Democratic Republic"))
"""Lands from which groups fight another state."""


def borderland(units: Units, phrase: NounPhrase, doer: Actor) -> Party | None:
    """The state whose border area the phrase names, where a band that has risen against it takes that area."""
    state = _risen_against(doer)
    last = phrase.last
    if last + 1 < len(units) and units[last].low in _LINES and units[last + 1].low == "crossing":
        last += 1  # which may be a verb elsewhere
    if state is None or units[last].low not in _AREAS:
        return None
    if not any(unit.low in _LINES for unit in units[phrase.first : last]) or last + 2 >= len(units):
        return None
    beyond = noun_phrase(units, last + 2) if units[last + 1].low == "with" else None
    other = beyond.party.actor if beyond is not None and beyond.party is not None else None
    if other is None or other.name not in descriptions().borders.get(state, {}):
        return None
    whole = Actor(state, "State")
    return Party(whole, whole, units[phrase.first].start, units[last].end, frozenset(("assets",)), "place")


def _risen_against(doer: Actor) -> str | None:
    """The one state that the band is of, where the lists call it one that fights it."""
    known = descriptions()
    homes, words = known.homes.get(doer.name, frozenset()), known.words.get(doer.name, frozenset())
    if doer.type not in GROUPS or len(homes) != 1 or not words & _RISEN or words & _LOYAL:
        return None
    home = next(iter(homes))
    return None if home in _FOUGHT_FROM else home
