"""Acronyms abroad: a listed group's acronym in a text that fights far from its country is another group's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
    for acronym, actor in found.items():
        homes = descriptions().homes.get(actor.name, frozenset())
        if homes and actor.name not in long and _is_abroad(acronym, actor, homes, looked_up):
            yield acronym, Actor(acronym, "MilitantGroup")


def _is_abroad(acronym: str, actor: Actor, homes: frozenset[str], looked_up: Sequence[_Sentence]) -> bool:
    """Whether the text names others' states alone, and a sentence with the acronym tells of fighting in one."""
    near = {other for home in homes for other in descriptions().borders.get(home, {})} | homes
    fights = False
    for tokens, names in looked_up:
        others = [name.actor for name in names if name.actor.name != actor.name]
        states = {state for one in others for state in _states_of(one)}
        if states & near:
            return False
        here = {token.low for token in tokens}
        if any(token.text == acronym for token in tokens):
            if here & wordlists().classes["befalls_abroad"]:  # what befalls its men anywhere in the world
                return False
            placed = any(one.type == "Place" and one.acts_for for one in others) or _in_state(tokens, names)
            fights = fights or (placed and bool(here & wordlists().classes["fought_at_home"]))
    return fights


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
