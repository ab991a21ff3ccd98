"""Likeness: names that may mean somebody who is known already. They are offered to a person, and never merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kg.actors.lexicon import Lexicon, fold
from kg.model import Actor

__all__ = ["AliasSuggestion", "Reason", "suggest_aliases"]

Reason = Literal["initials", "the same words", "part of the name", "spelled alike"]

_SKIPPED = frozenset(("of", "the", "and", "for", "in", "de", "al", "el"))
_GENERIC = frozenset(
    (
        "forces", "force", "movement", "group", "organisation", "organization", "party", "front", "army", "militia",
        "fighters", "rebels", "brigades", "brigade", "battalion", "mr", "mrs", "ms", "dr", "gen", "general", "colonel",
        "president",
    )
)  # fmt: skip
_UNNAMED = frozenset(("UnnamedSource", "Population", "StateOrgan", "ActorSegment"))
"""Types of actors that are described, not named."""
_PARTIES = frozenset(
    (
        "Actor", "MilitantGroup", "UmbrellaGroup", "Faction", "Organization", "IntergovernmentalOrganization",
        "Government", "ResearchOrganization", "MediaOutlet",
    )
)  # fmt: skip
"""Types that texts and rules take for one another; a state, a person or a place is like its own kind only."""
_ALIKE = 86.0
"""Of 100: likeness of whole names from which they are offered."""
_WORDS_ALIKE = 75.0
"""Of 100: likeness that each pair of their words must have."""
_MOST = 3
"""Suggestions for one name."""
_NEAREST = 8
"""Names by spelling that are looked at for one."""
_ACRONYM = range(2, 9)


@dataclass(frozen=True, slots=True)
class AliasSuggestion:
    """That a name may be another name of somebody.

    Attributes:
        name: the name that nobody has listed.
        other: whom it may mean, by canonical name.
        reason: why.
        likeness: 0 to 1; 1 where the words themselves say it.
    """

    name: str
    other: str
    reason: Reason
    likeness: float


def suggest_aliases(actors: Iterable[Actor], lexicon: Lexicon) -> tuple[AliasSuggestion, ...]:
    """For each of ``actors`` that the lexicon does not know, whom it may mean: the lexicon's or another of them.

    Args:
        actors: those that documents name.
        lexicon: who is known.

    Returns:
        At most three for a name, the likeliest first; sorted by name.
    """
    found = {actor.name: actor for actor in actors if actor.type not in _UNNAMED}
    unknown = [found[name] for name in sorted(found) if lexicon.find(name) is None]
    if not unknown:
        return ()
    known = [entry.actor for entry in lexicon.entries.values()]
    index = _Index([*known, *unknown], frozenset(actor.name for actor in unknown))
    return tuple(suggestion for actor in unknown for suggestion in index.like(actor))


class _Index:
    """Everybody who may be meant, by every name."""

    def __init__(self, actors: Sequence[Actor], unknown: frozenset[str]) -> None:
        self._unknown = unknown
        self._actors = [actor for actor in actors for _ in (actor.name, *actor.aliases)]
        self._names = [fold(name) for actor in actors for name in (actor.name, *actor.aliases)]
        self._words = [_words(name) for name in self._names]
        self._by_word: dict[str, list[int]] = {}
        self._by_initials: dict[str, list[int]] = {}
        for position, words in enumerate(self._words):
            for word in dict.fromkeys(words):
                self._by_word.setdefault(word, []).append(position)
            self._by_initials.setdefault("".join(word[0] for word in words), []).append(position)

    def like(self, actor: Actor) -> list[AliasSuggestion]:
        """Whom the actor's name may mean, the likeliest first."""
        best: dict[str, AliasSuggestion] = {}
        for position, reason, likeness in (*self._initials(actor), *self._shared(actor), *self._spelled(actor)):
            other = self._actors[position]
            held = best.get(other.name)
            if self._may_mean(actor, other) and (held is None or likeness > held.likeness):
                best[other.name] = AliasSuggestion(actor.name, other.name, reason, round(likeness, 2))
        return sorted(best.values(), key=lambda found: (-found.likeness, found.other))[:_MOST]

    def _may_mean(self, actor: Actor, other: Actor) -> bool:
        """Whether the two are of a kind; of two unknown names the longer is offered for the shorter, and once."""
        kinds = actor.type == other.type or {actor.type, other.type} <= _PARTIES
        first = (len(other.name), other.name) > (len(actor.name), actor.name)
        return kinds and (first or other.name not in self._unknown)

    def _initials(self, actor: Actor) -> Iterator[tuple[int, Reason, float]]:
        if actor.name.isalpha() and actor.name.isupper() and len(actor.name) in _ACRONYM:
            for position in self._by_initials.get(fold(actor.name), ()):
                yield position, "initials", 1.0

    def _shared(self, actor: Actor) -> Iterator[tuple[int, Reason, float]]:
        words = _telling(_words(fold(actor.name)))
        for position in self._by_word.get(words[-1], ()) if words else ():
            others = _telling(self._words[position])
            if sorted(words) == sorted(others):
                yield position, "the same words", 1.0
            elif set(words) < set(others):
                yield position, "part of the name", len(words) / len(others)

    def _spelled(self, actor: Actor) -> Iterator[tuple[int, Reason, float]]:
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - only where there is a name to look for

        folded = fold(actor.name)
        words = _words(folded)
        near = process.extract(folded, self._names, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=_NEAREST)
        for other, likeness, position in near:
            others = self._words[position]
            alike = len(words) == len(others) and all(map(_word_alike, words, others))
            if alike and other != folded:
                yield position, "spelled alike", likeness / 100


def _word_alike(word: str, other: str) -> bool:
    """Whether two words may be one, misspelt or spelled otherwise; a number is another number."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - as above

    return word == other or (word.isalpha() and other.isalpha() and fuzz.ratio(word, other) >= _WORDS_ALIKE)


def _words(folded: str) -> list[str]:
    return [word for word in folded.replace("'", "").split() if word not in _SKIPPED]


def _telling(words: Sequence[str]) -> list[str]:
    """The words that tell one name from another: not "group", "forces" or a title."""
    return [word for word in words if word not in _GENERIC]
