"""Initials: an acronym that a text never explains, of the one group that it has named with those initials."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from kg.extraction.words.descriptions import GROUPS, descriptions
from kg.extraction.words.names import NameIndex
from kg.extraction.words.nametokens import Name
from kg.extraction.words.tokens import Token
from kg.model import Actor

__all__ = ["by_initials"]

_ACRONYM = re.compile(r"[A-Z]{3,6}")
_KINDS = GROUPS | {"Organization"}


def by_initials(
    looked_up: Sequence[tuple[Sequence[Token], Sequence[Name]]], found: Mapping[str, Actor], index: NameIndex
) -> dict[str, Actor]:
    """Whom each acronym of the text means that no list has and the text sets beside no name.

    Args:
        looked_up: the sentences, each with the lexicon's names in it.
        found: the names that the text itself explains.
        index: the lexicon.
    """
    acronyms = {
        token.text
        for tokens, _ in looked_up
        for token in tokens
        if _ACRONYM.fullmatch(token.text) and token.text not in found and index.named(token.text) is None
    } - descriptions().classes["no-acronym"]
    acronyms -= {each for tokens, _ in looked_up for each in _told_who(tokens)}
    if not acronyms:
        return {}
    named = (name.actor for _, known in looked_up for name in known if name.kind == "name")
    bearers: dict[str, dict[str, Actor]] = {}
    for actor in _distinct((*found.values(), *named)):
        for called in (actor.name, *actor.aliases) if actor.type in _KINDS else ():
            if (initials := _initials(called)) in acronyms:
                bearers.setdefault(initials, {})[actor.name] = actor
    return {acronym: next(iter(some.values())) for acronym, some in bearers.items() if len(some) == 1}


def _told_who(tokens: Sequence[Token]) -> Iterable[str]:
    """Acronyms beside which a sentence tells who it is: "the ABC, a football body,"."""
    for place, (token, after) in enumerate(pairwise(tokens)):
        if not _ACRONYM.fullmatch(token.text) or after.text != ",":
            continue
        aside = tokens[place + 2 : place + 2 + _TO_OWNER]
        if any(each.kind == "possessive" for each in aside) or (aside and aside[0].low in ("a", "an", "the")):
            yield token.text


_TO_OWNER = 4


def _initials(name: str) -> str:
    """The first letters of a name's words with capitals."""
    words = name.partition(" (")[0].replace("-", " ").split()
    return "".join(word[0] for word in words if word[:1].isupper())


def _distinct(actors: Iterable[Actor]) -> Iterable[Actor]:
    return {actor.name: actor for actor in actors}.values()
