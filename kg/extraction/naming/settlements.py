"""Settlements: the towns, villages and districts that no list has, by what a document says of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.extraction.naming.groups import capital_runs, is_ethnic
from kg.extraction.naming.people import given_names
from kg.extraction.words.descriptions import classes_of
from kg.extraction.words.nametokens import Name
from kg.extraction.words.tokens import Token
from kg.extraction.words.units import DAYS, MONTHS
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["settlements", "tells_of_places"]

_LONGEST = 3
"""Words of a settlement's name."""
_DATED = MONTHS | DAYS
_APPOSITION = 6
_TO_STATE = 11
_ARTICLES = frozenset(("a", "an", "the"))
_AT = frozenset(("in", "near", "outside", "around", "towards", "toward", "at"))
_TAKEN = frozenset(("seized", "seizing", "captured", "capturing", "took", "taken", "taking", "entered", "entering"))
_RETAKEN = frozenset(
    ("retook", "retaken", "recaptured", "overran", "overrun", "besieged", "besieging", "retaking", "encircled",
     "reoccupied")
)  # fmt: skip
"""Nobody and nothing but a place is retaken; what is seized may be a ship."""
_OVER = frozenset((",", ".", ";", ":", ")", "(", "—", "–"))
_GOING_ON = frozenset(
    (
        "in", "on", "of", "near", "at", "where", "that", "which", "some", "about", "to", "from", "with", "and", "after",
        "by", "was", "is", "has", "had", "were", "for", "along", "close", "south", "north", "east", "west", "held",
    )
)  # fmt: skip


def settlements(sentences: Iterable[tuple[Sequence[Token], Sequence[Name]]]) -> Iterator[Actor]:
    """The settlements that a document shows to be such, with the state in which it says that they lie.

    Args:
        sentences: the tokens of each, with the names that are known otherwise.
    """
    seen: dict[str, set[str]] = {}
    states: dict[str, dict[str, None]] = {}
    for tokens, names in sentences:
        taken = {place for name in names for place in range(name.first, name.last + 1)}
        for first, last in capital_runs(tokens):
            if last - first >= _LONGEST or any(place in taken for place in range(first, last + 1)):
                continue
            if not _can_be_a_place(tokens, first, last):
                continue
            name = " ".join(token.text for token in tokens[first : last + 1])
            sign = _sign(tokens, first, last)
            if not sign:
                continue
            seen.setdefault(name, set()).add(sign)
            state = _state_after(tokens, last, names)
            if state is not None:
                states.setdefault(name, {})[state] = None
    for name, signs in seen.items():
        if "called" in signs or "retaken" in signs or {"at", "taken"} <= signs:
            held = states.get(name, {})
            yield Actor(name, "Place", acts_for=next(iter(held)) if len(held) == 1 else None)


def _state_after(tokens: Sequence[Token], last: int, names: Sequence[Name]) -> str | None:
    """The state of "Rubala in eastern Congo", "Rubala, a town in Kivu", "Rubala, Congo,"."""
    for name in names:
        if not last < name.first <= last + _TO_STATE:
            continue
        state = name.actor.name if name.kind == "name" and name.actor.type == "State" else None
        state = name.actor.acts_for if name.kind == "place" else state
        before = [token.low for token in tokens[last + 1 : name.first]]
        if state is None or not before:
            return None
        inside = before[-1] == "in" or (len(before) > 1 and before[-2] == "in" and before[-1] not in _AT)
        closing = tokens[name.last + 1].text if name.last + 1 < len(tokens) else "."
        beside = before == [","] and closing in (",", ")", "(", ".")
        plain = not set(before) & {"and", "that", "which", "who", "to", "from", "with", "by", "after", "while", "when"}
        return state if plain and (inside or beside) else None
    return None


def tells_of_places(tokens: Sequence[Token]) -> bool:
    """Whether a sentence may show one, so that only those few are looked at closely."""
    nouns = wordlists().classes["settlement"]
    return any(
        token.low in nouns or token.low in _AT or token.low in _TAKEN or token.low in _RETAKEN for token in tokens
    )


def _can_be_a_place(tokens: Sequence[Token], first: int, last: int) -> bool:
    run = tokens[first : last + 1]
    words = {token.low for token in run}
    never = classes_of("no-actor", "no-name")
    single = run[0].text
    if words & never or words & wordlists().common or (len(run) == 1 and single.isupper()):
        return False
    if single in given_names() or single in _DATED:
        return False
    before = tokens[first - 1].text if first else ""
    return not is_ethnic(single) and not (before[:1].isupper() and first > 1)


def _sign(tokens: Sequence[Token], first: int, last: int) -> str:
    """How the words around a name show a settlement: ``called`` one, ``retaken``, or where something is, or taken."""
    nouns = wordlists().classes["settlement"]
    before = [token.low for token in tokens[max(0, first - 2) : first]]
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if len(before) > 1 and before[1] == "of" and before[0] in nouns:
        return "called"
    if (
        after is not None
        and after.low in nouns
        and after.text.islower()
        and before[-1:] != ["a"]
        and _ends(tokens, last + 2)
    ):
        return "called"
    if after is not None and (after.text == "," or after.low in ("is", "was")) and _apposed(tokens, last + 2):
        return "called"
    free = _ends(tokens, last + 1)
    if before and before[-1] in _RETAKEN and free:
        return "retaken"
    if before and before[-1] in _TAKEN and free:
        return "taken"
    return "at" if before and before[-1] in _AT and free else ""


def _ends(tokens: Sequence[Token], place: int) -> bool:
    """Whether a noun phrase ends before ``place``."""
    if place >= len(tokens):
        return True
    token = tokens[place]
    return (
        token.text in _OVER
        or token.low in _GOING_ON
        or token.text in DAYS
        or token.low in ("last", "this", "late", "early")
    )


def _apposed(tokens: Sequence[Token], first: int) -> bool:
    """As in "Rubala, a strategic mining town in the east"."""
    if first >= len(tokens) or tokens[first].low not in _ARTICLES:
        return False
    for place in range(first + 1, min(first + _APPOSITION, len(tokens))):
        token = tokens[place]
        if token.low in wordlists().classes["settlement"]:
            return _ends(tokens, place + 1)
        if token.kind != "word" or token.low in _GOING_ON:
            return False
    return False
