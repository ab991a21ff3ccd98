"""Homonyms: names that several have, of whom the document's own states tell which is meant, or that nobody is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from kg.extraction.naming.listed_leaders import plain_name
from kg.extraction.words.descriptions import GROUPS, descriptions
from kg.extraction.words.names import NameIndex, dotted
from kg.extraction.words.nametokens import Name
from kg.extraction.words.records import record
from kg.extraction.words.tokens import Token
from kg.extraction.words.wordlists import table
from kg.model import Actor

__all__ = ["homonyms", "is_shared", "state_of_seat"]

_ANYWHERE = "*"
"""The home of whom the name means wherever nobody else of that name is at home."""


@record
class _Namesake:
    """One of those who have the name.

    Attributes:
        actor: his name.
        type: what he is.
        homes: the states and provinces by which a document shows that he is meant, his own first.
        years: between which he was there.
    """

    actor: str
    type: str
    homes: tuple[str, ...]
    years: tuple[int, int]


@cache
def _namesakes() -> Mapping[str, tuple[_Namesake, ...]]:
    found: dict[str, tuple[_Namesake, ...]] = {}
    for row in table("homonyms"):
        years = int(row["since"] or 0), int(row["until"] or 9999)
        one = _Namesake(row["actor"], row["type"], tuple(row["home"].split(",")), years)
        for name in filter(None, (row["name"], dotted(row["name"]))):
            found[name] = (*found.get(name, ()), one)
    return found


@cache
def _openings() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """By first word, the words of each name, longest first."""
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in _namesakes():
        words = tuple(name.split())
        found[words[0]].append(words)
    return {first: tuple(sorted(names, key=len, reverse=True)) for first, names in found.items()}


def homonyms(
    looked_up: Sequence[tuple[Sequence[Token], Sequence[Name]]], index: NameIndex, year: int | None
) -> dict[str, Actor]:
    """Whom each name means that several have: whom the states of the document show, somebody of that bare name else.

    Args:
        looked_up: the tokens of each sentence with the lexicon's names.
        index: the lexicon.
        year: the last of which the document can know.
    """
    present: dict[str, list[frozenset[str]]] = {}
    for tokens, names in looked_up:
        for name, _ in _named(tokens):
            present.setdefault(name, []).append(_told(((tokens, names),)) | frozenset(_homes_of(tokens, names)))
    found = _of_militias(looked_up, index)
    if not present:
        return found
    told = _told(looked_up)
    for name, beside in present.items():
        meant = _meant(name, told, beside, index, year)
        if meant is not None:
            found[name] = meant
    return found


def _of_militias(looked_up: Sequence[tuple[Sequence[Token], Sequence[Name]]], index: NameIndex) -> dict[str, Actor]:
    """Old names of states that are a militia's where the document has that in full: "Zaïre" beside "Zaïre militia"."""
    found: dict[str, Actor] = {}
    groups = {name.actor.name: name.actor for _, names in looked_up for name in names if name.actor.type in GROUPS}
    for actor in groups.values():
        bare, _, kind = actor.name.rpartition(" ")
        state = index.listed(bare) or index.listed(plain_name(bare)) if kind == "militia" else None
        if state is not None and state.type == "State":
            found |= {bare: actor, plain_name(bare): actor}
    return found


def is_shared(name: str) -> bool:
    """Whether several have the name by the list."""
    return name in _namesakes()


def state_of_seat(name: str) -> str | None:
    """The state of a city by whose name a union is called: what is struck there is the state's."""
    return next((one.actor for one in _namesakes().get(name, ()) if _is_seat(name) and one.type == "State"), None)


def _is_seat(name: str) -> bool:
    return [one.type for one in _namesakes()[name]] == ["IntergovernmentalOrganization", "State"]


def _named(tokens: Sequence[Token]) -> Iterator[tuple[str, range]]:
    """The names that several have, with their tokens."""
    openings = _openings()
    for place, token in enumerate(tokens):
        for words in openings.get(token.text, ()):
            if tuple(inner.text for inner in tokens[place : place + len(words)]) == words:
                yield " ".join(words), range(place, place + len(words))
                break


def _told(looked_up: Sequence[tuple[Sequence[Token], Sequence[Name]]]) -> frozenset[str]:
    """All whom the document names by names that are theirs alone, their states, and the one home of each group."""
    found: set[str] = set()
    homes = descriptions().homes
    for tokens, names in looked_up:
        shared = {place for _, places in _named(tokens) for place in places}
        for name in names:
            if name.first in shared:
                continue
            found.add(name.actor.name)
            if name.actor.type == "Place" and name.actor.acts_for:
                found.add(name.actor.acts_for)
            home = homes.get(name.actor.name, frozenset())
            if name.actor.type in GROUPS and len(home) == 1:
                found |= home
    return frozenset(found)


def _homes_of(tokens: Sequence[Token], names: Sequence[Name]) -> Iterator[str]:
    """Every state in which the groups of a sentence are at home that have their names for themselves."""
    shared = {place for _, places in _named(tokens) for place in places}
    for name in names:
        if name.first not in shared and name.actor.type in GROUPS:
            yield from descriptions().homes.get(name.actor.name, ())


def _meant(
    name: str, told: frozenset[str], beside: Sequence[AbstractSet[str]], index: NameIndex, year: int | None
) -> Actor | None:
    """Whom the name means; ``None`` where the lexicon may go on with what it has.

    Args:
        name: the name.
        told: all whom the document shows.
        beside: whom each of its sentences with the name shows, and the states of the groups there.
        index: the lexicon.
        year: the last of which the document can know.
    """
    every = [one for one in _namesakes()[name] if year is None or one.years[0] <= year <= one.years[1]]
    listed = index.listed(name)
    if listed is not None and index.is_users(listed):
        return None  # a user's own file says who it is
    if every and every[0].type == "Place":
        return _town(name, every, told, listed)
    if _is_seat(name):
        union, state = _namesakes()[name]
        return index.actor(state.actor) if state.actor in told and told.isdisjoint(union.homes) else None
    fitting = [one for one in every if one.actor in told] or [one for one in every if one.homes[0] in told]
    fitting = fitting or [one for one in every if not told.isdisjoint(one.homes)]
    fitting = fitting or [one for one in every if any(one.homes[0] in here for here in beside)]
    fitting = fitting or [one for one in every if _ANYWHERE in one.homes]
    fitting = _beside(fitting, every, beside)
    if len(fitting) == 1:
        one = fitting[0]
        return index.actor(one.actor) or Actor(one.actor, one.type)
    groups = len(every) > 1 and all(one.type in GROUPS for one in every)
    if not fitting and listed is not None and told.isdisjoint(descriptions().borders) and not groups:
        return None  # no state is named that would tell of another
    return Actor(name, "MilitantGroup") if name.isupper() or listed is not None else None


def _town(name: str, every: Sequence[_Namesake], told: frozenset[str], listed: Actor | None) -> Actor | None:
    """The town in the one state that the document names, unless that in which the lexicon has it is named, too."""
    if listed is None or (listed.acts_for or listed.name) in told:
        return None
    states = {home for one in every for home in one.homes if home in told}
    return Actor(name, "Place", (), states.pop()) if len(states) == 1 else None


def _beside(meant: list[_Namesake], every: Sequence[_Namesake], beside: Sequence[AbstractSet[str]]) -> list[_Namesake]:
    """Those whom the sentences with the name show to be meant, where other paragraphs may show another.

    Several where two sentences show two, who then are nobody: "Cameroon's SDF", and "In Syria, the SDF".
    """
    shown: dict[str, _Namesake] = {}
    for here in beside:
        bearers = [one for one in every if not here.isdisjoint(_shows(one))]
        if len(bearers) == 1:
            shown.setdefault(bearers[0].actor, bearers[0])
    if not shown or (len(meant) == 1 and meant[0].actor in shown and len(shown) == 1):
        return meant
    return list(shown.values())


def _shows(one: _Namesake) -> frozenset[str]:
    """By whom a sentence shows that he is meant: himself, the first of his states, or those known where all are his."""
    anywhere = one.homes[0] == _ANYWHERE
    states = descriptions().homes.get(one.actor, frozenset()) if anywhere else frozenset(one.homes[:1])
    return states | {one.actor}
