"""Descriptions beside names: of whom a participle or relative clause within "X, a group that …" is said."""

from __future__ import annotations

from kg.extraction.grammar.phrases import Party, Units, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["apposed_to", "described_as", "person_apposed"]

_REACH = 16
"""Units of "an alliance of six armed groups created in December 2020 and headed by"."""
_STOPS = frozenset(("comma", "stop", "quote", "that", "relative", "subordinator", "dash", "pronoun"))
_PARENTHESIS = 8
_HOSTILE = frozenset(("hostile", "opposed"))
_ARTICLES = frozenset(("a", "an", "the", "another", "its", "their"))


def apposed_to(clauses: Clauses, first: int) -> Party | None:
    """The X of "X, a smaller group led by", "X (ABC), an alliance founded in Y and headed by", "X is a party led by".

    Args:
        clauses: the sentence.
        first: index of the word before which the description ends.
    """
    units, opening = clauses.units, _opening(clauses.units, first)
    if opening is None:
        return None
    before = opening - 1
    while before > 0 and units[before].kind == "adverb":
        before -= 1
    if before > 0 and units[before].kind in ("comma", "dash"):
        return clauses.phrase_before(_past_parenthesis(units, before - 1))
    if before > 0 and units[before].kind == "be" and not any(u.kind == "negation" for u in units[before:opening]):
        found = clauses.copula(before)
        return found[0] if len(found) == 1 else None
    return None


def described_as(clauses: Clauses, index: int) -> Party | None:
    """The X of "X, a coalition of groups hostile to Y", of whom the adjective at ``index`` is said.

    "X, a member of the government hostile to Y" tells nothing surely, nor "X, a state with parties hostile to Y".
    """
    units, opening = clauses.units, _opening(clauses.units, index) if clauses.units[index].low in _HOSTILE else None
    if opening is None:
        return None
    between = units[opening:index]
    joints = [unit.low for unit in between if unit.kind in ("preposition", "to")]
    named = any(unit.kind == "negation" or _names(unit) for unit in between)
    whole = not joints or (joints == ["of"] and between[-1].low.endswith("s"))
    found = apposed_to(clauses, index) if whole and not named else None
    return found if found is not None and (not joints or found.actor.type in GROUPS) else None


def _names(unit: Unit) -> bool:
    """Whether it is somebody of his own, as "rebels" and "Hutu militia" are not, which only tell what another is."""
    described = unit.kind == "demonym" or unit.text.split()[-1].islower()
    return unit.actor is not None and not described


def person_apposed(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """The N. N. of "N. N., an X officer whom Y has blacklisted": he himself, and not X."""
    units = clauses.units
    which = next((i for i in range(group.first - 1, 0, -1) if units[i].kind in ("relative", "comma")), 0)
    found = apposed_to(clauses, which) if units[which].low in ("whom", "who", "that") else None
    return (found,) if found is not None and found.speaker.type == "Person" else ()


def _opening(units: Units, first: int) -> int | None:
    """The article with which the description opens, whose noun can be somebody."""
    index = first - 1
    if index > 0 and units[index].kind == "comma":
        index -= 1  # "X is a party based in P, led by"
    for place in range(index, max(index - _REACH, 0), -1):
        unit = units[place]
        if unit.kind in _STOPS:
            return None
        opens = unit.kind == "determiner" and unit.low in _ARTICLES
        if opens and units[place - 1].kind in ("comma", "be", "dash", "adverb"):
            return place if _of_somebody(units[place:first]) else None
    return None


def _of_somebody(units: Units) -> bool:
    nouns = wordlists().nouns
    bodies = nouns["fighters"] | nouns["forces"] | nouns["people"] | nouns["officials"] | nouns["voices"]
    bodies |= nouns["leaders"] | wordlists().classes["shortened"]
    last = next((i for i, unit in enumerate(units) if unit.kind == "preposition"), len(units))
    if any(unit.low in _WHOLES for unit in units[:last]):
        last = len(units)
    # Not of "a critic of the militia which", but of "a Hutu militia", which is a name as long as nobody has it.
    return any(unit.low in bodies or unit.text.split()[-1] in bodies for unit in units[:last])


_WHOLES = frozenset(("umbrella", "collection", "network", "array", "handful", "mix", "merger", "union", "patchwork"))
"""Nouns for a whole of those whom "of" leads to: "an umbrella of 30 factions"."""


def _past_parenthesis(units: Units, last: int) -> int:
    """The unit before "(ABC)" where that ends at ``last``."""
    if units[last].kind != "close":
        return last
    for place in range(last, max(last - _PARENTHESIS, 0), -1):
        if units[place].kind == "open":
            return place - 1
    return last
