"""Actors of an answer: chosen by number or proposed, and in either case found in the passage's own words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from kg.actors import fold
from kg.extraction.llm.passages import Chunk, find_all
from kg.extraction.llm.refusals import RefusedError
from kg.extraction.llm.roster import Named, Roster
from kg.extraction.words.records import record
from kg.extraction.words.tokens import tokenise
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor, Document
from kg.vocabulary import vocabulary

__all__ = ["ActorReader", "Resolved"]

Span = tuple[int, int]
Way = Literal["name", "metonym", "coreference", "proposal"]

_COREFERENCE_REACH = 1500
"""Characters before "the group" within which the one that it means must be named."""
_NAME_REACH = 20_000
"""Characters before a stretch in which a proposed name may stand."""
_LONGEST_NAME = 100
_LONGEST_WORDS = 12
_SMALL = ("UnnamedSource", "ActorSegment", "Population", "Topic")
"""Classes whose names need no capital."""
_SIDES = ("MediaOutlet", "ResearchOrganization", "IntergovernmentalOrganization", "State")
"""Classes of which the name alone says whose side they speak for."""
_ANAPHORS = ("determiner", "pronoun")
_NO_ENDS = frozenset(("preposition", "conjunction", "negation", "modal"))
"""Kinds of words with which no name begins or ends."""
_PLURALS = ("forces", "fighters", "officials")


@record
class Resolved:
    """An actor, with the words of the passage that stand for it.

    Attributes:
        actor: the actor.
        start: position of the words.
        end: position after them.
        way: how the words stand for it.
        named: where its name stands, for a coreference.
        side_unknown: nobody can tell for whom it speaks.
    """

    actor: Actor
    start: int
    end: int
    way: Way
    named: Span | None = None
    side_unknown: bool = False

    @property
    def span(self) -> Span:
        """Where the words stand."""
        return self.start, self.end


class ActorReader:
    """Reads the actors of one document's answers; what is proposed once, is the same actor ever after.

    Args:
        document: the document.
        roster: whom it names.
    """

    def __init__(self, document: Document, roster: Roster) -> None:
        self._document, self._roster = document, roster
        self._proposed: dict[str, Actor] = {}

    def read(self, field: Mapping[str, Any], role: str, within: Span, chunk: Chunk) -> Resolved:
        """The actor of a field that fits the schema.

        Args:
            field: the field.
            role: its name.
            within: where its words have to stand.
            chunk: what the model was reading.

        Raises:
            RefusedError: the actor is invented, or its words are not there, or are somebody else's.
        """
        spans = find_all(self._document.text, field["words"], *within)
        if not spans:
            raise RefusedError(f"the words for the {role} are not in the quote", field["words"])
        if len(list(tokenise(self._document.text, *spans[0]))) > _LONGEST_WORDS:
            raise RefusedError(f"the words for the {role} are more than a name", field["words"])
        if field["number"] is not None:
            if any(field[name] is not None for name in ("name", "type", "acts_for")):
                raise RefusedError(f"the {role} is both chosen and proposed", field["words"])
            return self._chosen(self._roster.actors[field["number"] - 1], role, spans)
        return self._proposal(field, role, spans, chunk)

    def _chosen(self, actor: Actor, role: str, spans: list[Span]) -> Resolved:
        for span in spans:
            named = self._roster.between(*span)
            for one in named:
                words = self._document.text[one.start : one.end]
                if span[0] <= one.start and one.end <= span[1] and self._roster.may_stand_for(one, words, actor):
                    return Resolved(actor, one.start, one.end, "metonym" if one.kind == "metonym" else "name")
            if not named and (found := self._coreference(actor, span)):
                return found
        raise RefusedError(f"the words for the {role} do not stand for that actor", self._shown(spans[0], actor))

    def _coreference(self, actor: Actor, span: Span) -> Resolved | None:
        """The actor as "the group" means it, where its name stands not far before."""
        if not self._is_anaphor(span):
            return None
        named = self._roster.named_before(actor, span[0], _COREFERENCE_REACH)
        return Resolved(actor, *span, "coreference", (named.start, named.end)) if named else None

    def _is_anaphor(self, span: Span) -> bool:
        first = next(tokenise(self._document.text, *span)).low
        lists = wordlists()
        return any(first in lists.classes[name] for name in _ANAPHORS) or any(
            first in lists.nouns[name] for name in _PLURALS
        )

    def _proposal(self, field: Mapping[str, Any], role: str, spans: list[Span], chunk: Chunk) -> Resolved:
        name, kind = field["name"], field["type"]
        if name is None or kind is None:
            raise RefusedError(f"the {role} is neither chosen nor proposed", field["words"])
        _check_name(name, kind, role)
        places = find_all(self._document.text, name, max(0, chunk.start - _NAME_REACH), chunk.end)
        if not places:
            raise RefusedError(f"the proposed {role} is not named in the text", name)
        if not self._is_name(places[0]):
            raise RefusedError(f"the proposed {role} has no name that could be one", name)
        actor = self._known(places[0], kind) or self._new(places[0], kind, field["acts_for"])
        unknown = actor.acts_for is None and not any(vocabulary().is_a(actor.type, side) for side in _SIDES)
        for span in spans:
            inside = [place for place in places if span[0] <= place[0] and place[1] <= span[1]]
            if inside:
                return Resolved(actor, *inside[0], "proposal", None, unknown)
            around = [place for place in places if place[0] <= span[0] and span[1] <= place[1]]
            before = [place for place in places if place[1] <= span[0] and span[0] - place[1] <= _COREFERENCE_REACH]
            others = self._roster.between(*span)
            short = fold(self._text(span)) in fold(name).split()
            if around or (before and not others and (short or self._is_anaphor(span))):
                named = None if around else before[-1]
                return Resolved(actor, *span, "proposal" if around else "coreference", named, unknown)
        raise RefusedError(f"the words for the {role} do not stand for that actor", self._shown(spans[0], actor))

    def _is_name(self, place: Span) -> bool:
        """Whether the words are no more than a name: not "Iran armed", nor "Hezbollah for"."""
        sentences = self._document.sentences_of(self._document.quote(*place))
        units = [unit for one in sentences for unit in self._roster.units(one)]
        kinds = [unit.kind for unit in units if unit.end > place[0] and unit.start < place[1] and unit.text.islower()]
        ends = [unit.kind for unit in units if unit.start <= place[0] < unit.end or unit.start < place[1] <= unit.end]
        return "verb" not in kinds and not _NO_ENDS & set(ends)

    def _known(self, place: Span, kind: str) -> Actor | None:
        """Whom the words name already: a proposal adds no second actor of one name."""
        found = self._roster.lexicon.find(self._text(place))
        if found is not None:
            return found
        same = [named for named in self._roster.between(*place) if (named.start, named.end) == place]
        for named in same:
            if named.kind in ("name", "place"):
                return named.actor
            if named.kind == "demonym" or not vocabulary().is_a(kind, "Place"):
                raise RefusedError("the proposed actor stands on the list under its own name", self._text(place))
        return None

    def _new(self, place: Span, kind: str, acts_for: int | None) -> Actor:
        name = " ".join(self._text(place).split())
        if name not in self._proposed:
            side = self._roster.actors[acts_for - 1].name if acts_for is not None else self._owner(place, kind)
            self._proposed[name] = Actor(name, kind, acts_for=side)
        return self._proposed[name]

    def _owner(self, place: Span, kind: str) -> str | None:
        """The state that the name of an organ begins with: the "Ruritanian" of "Ruritanian army"."""
        if kind not in ("StateOrgan", "Government"):
            return None
        first: Named | None = next(iter(self._roster.between(*place)), None)
        return first.actor.name if first is not None and first.start == place[0] else None

    def _text(self, span: Span) -> str:
        return self._document.text[span[0] : span[1]]

    def _shown(self, span: Span, actor: Actor) -> str:
        return f"{self._text(span)!r} for {actor.name!r}"


def _check_name(name: str, kind: str, role: str) -> None:
    words = name.split()
    if not words or len(name) > _LONGEST_NAME or not any(c.isalpha() for c in name):
        raise RefusedError(f"the proposed {role} has no name that could be one", name)
    # Scripts without capitals have letters that are neither.
    capital = any(word[0].isupper() or (word[0].isalpha() and not word[0].islower()) for word in words)
    if not capital and kind not in _SMALL:
        raise RefusedError(f"the proposed {role} has no name that could be one", name)
