"""Numbered units: brigades, divisions and corps that are known by a number, "the 444th Combat Brigade", "III Corps"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.extraction.naming.groups import Run, is_capital
from kg.extraction.words.descriptions import GROUPS, descriptions
from kg.extraction.words.names import NameIndex
from kg.extraction.words.nametokens import Name
from kg.extraction.words.tokens import Token
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["listed_unit", "numbered", "shorter_numbers", "without_numbered"]

_UNITS = frozenset(("brigade", "division", "corps", "battalion", "regiment", "legion"))
_NUMBER = re.compile(r"[1-9][0-9]{0,3}(?:st|nd|rd|th)|[IVX]{1,5}")
_BARE = re.compile(r"[1-9][0-9]{1,3}")
_WORDS = 5
"""Words of such a name before its noun, at most: "1st Separate Motorised Rifle Brigade"."""
_OWNERS = frozenset(("name", "demonym", "metonym"))


def numbered(tokens: Sequence[Token], names: Sequence[Name]) -> Iterator[Actor]:
    """The numbered units of a sentence that are told as nobody's: not "Y's 93rd Brigade", "the 5th Division of Y".

    Args:
        tokens: the sentence's.
        names: the names that are known in it.
    """
    taken = {place for name in names for place in range(name.first, name.last + 1)}
    owners = {name.last for name in names if name.kind in _OWNERS}
    for last, token in enumerate(tokens):
        first = _number_before(tokens, last) if token.low in _UNITS and is_capital(token) else None
        if first is None or any(place in taken for place in range(first, last + 1)):
            continue
        before = tokens[first - 1] if first else None
        owned = before is not None and (before.kind == "possessive" or before.low in _THEIRS or first - 1 in owners)
        following = tokens[last + 1].low if last + 1 < len(tokens) else ""
        listed = first > 0 and tokens[first - 1].low == "and"  # "the 5th and the 6th Brigade" are two
        told = not listed and following != "of" and not _described_as_owned(tokens, last, owners)
        if told and not owned and not _sent(tokens, first):
            words = tokens[first : last + 1]
            regular = any(token.low in _REGULAR for token in words) or not _among_groups(tokens)
            yield Actor(" ".join(token.text for token in words), "StateOrgan" if regular else "MilitantGroup")


def _among_groups(tokens: Sequence[Token]) -> bool:
    """Whether the sentence speaks of an armed group or its fighters: most units with a number are a state's army's."""
    armed = descriptions().classes["group-armed"] | descriptions().classes["group-fighters"]
    return any(token.low in armed for token in tokens)


_THEIRS = frozenset(("its", "their", "his", "her", "our"))


_REGULAR = frozenset(("infantry", "mechanized", "mechanised", "motorized", "motorised", "rifle", "armoured", "armored",
                      "airborne", "tank", "artillery", "marine", "mountain", "cavalry", "parachute", "guards", "air",
                      "assault", "naval", "panzer"))  # fmt: skip
"""Words by which only a state's own army calls its units."""
_SENDS = frozenset(("send", "deploy", "dispatch", "move", "order", "station", "redeploy", "withdraw", "mobilise",
                    "mobilize", "transfer", "recall"))  # fmt: skip


def _sent(tokens: Sequence[Token], first: int) -> bool:
    """Whether somebody sends it, whose it is: "sent the 82nd Airborne Division to P"."""
    verb = first - 1 - (first > 0 and tokens[first - 1].low in ("the", "its", "his", "their"))
    lemmas = {form.lemma for form in wordlists().forms.get(tokens[verb].low, ())} if verb >= 0 else set[str]()
    return bool(lemmas & _SENDS)


def _described_as_owned(tokens: Sequence[Token], last: int, owners: set[int]) -> bool:
    """Whether an apposition tells whose it is: "the 10th Division, a Y-ian army unit,"."""
    words = tokens[last + 1 : last + _APPOSED]
    if len(words) < _APPOSED - 1 or words[0].text != "," or words[1].low not in ("a", "an", "the", "one", "part"):
        return False
    armed = descriptions().classes["group-armed"] | descriptions().classes["group-fighters"]
    named = any(place in owners for place in range(last + 2, last + _APPOSED))
    return named and not armed & {word.low for word in words}


_APPOSED = 6


def _number_before(tokens: Sequence[Token], last: int) -> int | None:
    """Where the name that ends at ``last`` begins with its number; ``None`` where it has none."""
    for place in range(last - 1, max(last - _WORDS - 1, -1), -1):
        if _NUMBER.fullmatch(tokens[place].text) is not None:
            return place
        if (
            place == last - 1
            and _BARE.fullmatch(tokens[place].text) is not None
            and place
            and (tokens[place - 1].low == "the" or tokens[place - 1].kind == "tail")
        ):
            return place  # "the 101 Brigade", "the Kachin-led 101 Brigade"
        if not is_capital(tokens[place]):
            return None
    return None


def without_numbered(tokens: Sequence[Token], runs: Iterable[Run]) -> Iterator[Run]:
    """The runs of words with capitals, without those that go on with what a number begins: "the 444th Combat Brigade".

    Of "the 10th Brigade of the Azawad Front" the front is left.
    """
    for first, last in runs:
        joint = next((i for i in range(first, last + 1) if tokens[i].low == "of"), last + 1)
        counted = first > 0 and _NUMBER.fullmatch(tokens[first - 1].text) is not None
        if not counted or not any(token.low in _UNITS for token in tokens[first:joint]):
            yield first, last
            continue
        rest = next((i for i in range(joint, last + 1) if is_capital(tokens[i])), None)
        if rest is not None:
            yield rest, last


def listed_unit(actor: Actor, index: NameIndex) -> Actor | None:
    """The group that the lexicon has under the shorter name: "444th Brigade" for the "444th Combat Brigade"."""
    words = actor.name.split()
    if len(words) <= _SHORT or not _is_unit(words):
        return None
    listed = index.named(f"{words[0]} {words[-1]}")
    return listed if listed is not None and listed.type in GROUPS else None


def _is_unit(words: Sequence[str]) -> bool:
    return words[-1].lower() in _UNITS and _NUMBER.fullmatch(words[0]) is not None


def shorter_numbers(found: Mapping[str, Actor]) -> Iterator[tuple[str, Actor]]:
    """The shorter names of units by their number: "the 444th Brigade", after "the 444th Combat Brigade"."""
    by_short: dict[str, dict[str, Actor]] = {}
    for name, actor in found.items():
        words = name.split()
        if len(words) > _SHORT and _is_unit(words) and actor.name == name:
            by_short.setdefault(f"{words[0]} {words[-1]}", {})[actor.name] = actor
    for short, actors in by_short.items():
        if len(actors) == 1 and found.get(short, Actor(short, "")).name == short:
            yield short, next(iter(actors.values()))


_SHORT = 2
