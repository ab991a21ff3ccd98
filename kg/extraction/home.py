"""Home: the state that a document is about, whose "the government" is where nobody else's was named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kg.extraction.descriptions import GROUPS, descriptions
from kg.extraction.names import Name, NameIndex
from kg.extraction.tokens import tokenise
from kg.model import Actor, Document, Sentence

__all__ = ["dateline_of", "home_of", "topic_of"]

_WEIGHTS = {"name": 2, "metonym": 2, "place": 2, "demonym": 1}
"""A state's adjective counts half: texts use it of foreigners above all, "an Australian warship"."""
_DATELINE = 3
"""What the place of writing counts."""
_OPENING = 2
"""How much more the first sentences count than the others, and how many they are."""
_LEAST = 6
_CLEARLY = 1.3
"""How many times as often as any other a state is spoken of before the document is about it."""


def home_of(
    document: Document,
    index: NameIndex,
    sentences: Sequence[Sentence],
    names: Sequence[Sequence[Name]],
    issuer: Actor | None = None,
) -> Actor | None:
    """The one state that the document speaks of far more than of any other; ``None`` where there is none.

    Args:
        document: the document.
        index: the lexicon.
        sentences: those that are read.
        names: the lexicon's names in each of them.
        issuer: whose own release it is, if anybody's: a state's is at home there, and where others met says nothing.
    """
    if issuer is not None and issuer.type == "State":
        return issuer
    counts: Counter[str] = Counter()
    spoken_of: set[str] = set()
    for number, found in enumerate(names):
        times = _OPENING if number < _OPENING else 1
        for name in found:
            spoken_of |= set(_states_of(name.actor, index)) if name.actor.type not in GROUPS else set()
            counts.update(dict.fromkeys(_states_of(name.actor, index), _WEIGHTS[name.kind] * times))
    read = {sentence.start for sentence in sentences}
    for sentence in document.sentences[:4]:
        if sentence.start in read:
            continue
        line = list(tokenise(document.text, sentence.start, sentence.end))
        for name in index.names(line):
            dated = name.first == 0 and name.kind in ("metonym", "place") and issuer is None
            weight = _DATELINE if dated else _WEIGHTS[name.kind]
            spoken_of |= set(_states_of(name.actor, index)) if name.actor.type not in GROUPS else set()
            counts.update(dict.fromkeys(_states_of(name.actor, index), weight))
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < _LEAST or ranked[0][0] not in spoken_of:
        return None  # a group may fight far from where it is at home
    if len(ranked) > 1 and ranked[0][1] < _CLEARLY * ranked[1][1]:
        return None
    return index.actor(ranked[0][0])


def dateline_of(document: Document, index: NameIndex, sentences: Sequence[Sentence]) -> Actor | None:
    """The state whose capital the dateline names: "BAMAKO, 14 August 2024 —"."""
    read = {sentence.start for sentence in sentences}
    for sentence in document.sentences[:4]:
        if sentence.start in read:
            continue
        for name in index.names(list(tokenise(document.text, sentence.start, sentence.end))):
            if name.first == 0 and name.kind == "metonym":
                return index.actor(next(_states_of(name.actor, index), ""))
    return None


def topic_of(document: Document, index: NameIndex, issuer: Actor | None) -> Actor | None:
    """The one other state that the title of a state's release is about: "Statement by Norway on Myanmar"."""
    if issuer is None or issuer.type == "MilitantGroup":
        return None
    first = document.sentences[0] if document.sentences and document.sentences[0].section != "body" else None
    title = document.title or (document.text[first.start : first.end] if first is not None else "")
    line = list(tokenise(title, 0, len(title)))
    about = next((i for i, token in enumerate(line) if token.low in _ABOUT), len(line))
    states = {n.actor.name: n.actor for n in index.names(line) if n.first > about and n.actor.type == "State"}
    return next(iter(states.values())) if len(states) == 1 and issuer.name not in states else None


_ABOUT = frozenset(("on", "about", "regarding", "concerning", "in"))


def _states_of(actor: Actor, index: NameIndex) -> Iterator[str]:
    """The state of which a name speaks: itself, whom it acts for, where it lies, or where the group is at home."""
    if actor.type == "State":
        yield actor.name
        return
    principal = index.actor(actor.acts_for) if actor.acts_for else None
    if principal is not None and principal.type == "State":
        yield principal.name
        return
    homes = descriptions().homes.get(actor.name, frozenset())
    if len(homes) == 1:
        yield next(iter(homes))
