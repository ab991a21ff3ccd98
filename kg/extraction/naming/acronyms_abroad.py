"""Acronyms abroad: a listed group's acronym in a text that fights far from its country is another group's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.extraction.naming.homonyms import is_shared
from kg.extraction.words.descriptions import GROUPS, STATES, descriptions
from kg.extraction.words.names import NameIndex
from kg.extraction.words.nametokens import Name
from kg.extraction.words.tokens import Token
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["acronyms_abroad"]

_Sentence = tuple[Sequence[Token], Sequence[Name]]
_SHORT = range(2, 6)


def acronyms_abroad(looked_up: Sequence[_Sentence], index: NameIndex) -> Iterator[tuple[str, Actor]]:
    """Each acronym whose group is not at home in the states of the text, with the group of that bare name.

    As in "SSA fighters stormed a prison in Tripoli", where no word tells of Myanmar: not those who have the
    name in the lexicon. Whoever is called by a longer name, too, is listed there.

    Args:
        looked_up: the tokens of each sentence with the lexicon's names.
        index: the lexicon.
    """
    found: dict[str, Actor] = {}
    long: set[str] = set()
    for tokens, names in looked_up:
        for name in names:
            text = tokens[name.first].text
            bare = name.first == name.last and text.isupper() and len(text) in _SHORT and not is_shared(text)
            if not bare:
                long.add(name.actor.name)
            elif name.actor.type in GROUPS and name.actor.name != text and not index.is_users(name.actor):
                found.setdefault(text, name.actor)
    homes = {actor.name: descriptions().homes.get(actor.name, frozenset()) for actor in found.values()}
    abroad = {text: actor for text, actor in found.items() if homes[actor.name] and actor.name not in long}
    for acronym in _fighting_abroad(abroad, looked_up) if abroad else ():
        yield acronym, Actor(acronym, "MilitantGroup")


def _fighting_abroad(groups: Mapping[str, Actor], looked_up: Sequence[_Sentence]) -> list[str]:
    """The acronyms beside which the text names others' states alone, and tells of fighting in one.

    Args:
        groups: the listed group of each acronym.
        looked_up: the tokens of each sentence with the lexicon's names, which are gone through once.
    """
    left = {acronym: _near(actor) for acronym, actor in groups.items()}
    fights: set[str] = set()
    for tokens, names in looked_up:
        states = {(name.actor.name, state) for name in names for state in _states_of(name.actor)}
        for acronym in [a for a in left if any(s in left[a] and o != groups[a].name for o, s in states)]:
            del left[acronym]
        here = {token.low for token in tokens}
        for acronym in left.keys() & {token.text for token in tokens}:
            if here & wordlists().classes["befalls_abroad"]:  # what befalls its men anywhere in the world
                del left[acronym]
            elif here & wordlists().classes["fought_at_home"] and _is_placed(tokens, names, groups[acronym]):
                fights.add(acronym)
    return [acronym for acronym in left if acronym in fights]


def _near(actor: Actor) -> frozenset[str]:
    """The homes of a group, and the states beside them."""
    homes = descriptions().homes.get(actor.name, frozenset())
    return homes.union(*(descriptions().borders.get(home, {}) for home in homes))


def _is_placed(tokens: Sequence[Token], names: Sequence[Name], group: Actor) -> bool:
    placed = any(n.actor.type == "Place" and n.actor.acts_for and n.actor.name != group.name for n in names)
    return placed or _in_state(tokens, names)


def _states_of(actor: Actor) -> frozenset[str]:
    """The states of which the name tells."""
    if actor.type in STATES:
        return frozenset((actor.name,))
    own = frozenset((actor.acts_for,)) if actor.acts_for else frozenset[str]()
    return own | descriptions().homes.get(actor.name, frozenset())


def _in_state(tokens: Sequence[Token], names: Sequence[Name]) -> bool:
    """As in "in Tripoli", "in Libya", "Tripoli's port"."""
    for name in names:
        before, after = tokens[name.first - 1 : name.first], tokens[name.last + 1 : name.last + 2]
        placed = any(token.low in _IN for token in before) or any(token.low == "'s" for token in after)
        if name.actor.type == "State" and placed:
            return True
    return False


_IN = frozenset(("in", "near", "around", "at", "outside", "across"))
