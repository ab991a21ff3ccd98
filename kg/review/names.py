"""Who is meant by a name of a statement file: its own actors first, then the lexicon."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.actors import LONGEST_NAME, NAMED_KINDS, Lexicon, fold, has_unseen
from kg.errors import suggestion
from kg.model import Actor
from kg.review.fields import Fields
from kg.vocabulary import vocabulary

__all__ = ["Names", "with_principals"]


class Names:
    """The names that a statement file may use.

    Args:
        fields: the file's actors.
        lexicon: all others.
    """

    def __init__(self, fields: Iterable[Fields], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._own: dict[str, Actor] = {}
        self._found: dict[str, str] = {}
        fields = list(fields)
        for entry in fields:
            actor = _actor(entry)
            if actor.name in self._own:
                entry.fail("name", f"{actor.name!r} stands twice in the file's actors", "keep one of the two")
            self._own[actor.name] = actor
        self._folded: dict[str, str] = {}
        for entry, actor in zip(fields, self._own.values(), strict=True):
            for name in (actor.name, *actor.aliases):
                other = self._folded.setdefault(fold(name), actor.name)
                if other != actor.name:
                    entry.fail("name", f"{name!r} would mean both {other!r} and {actor.name!r}", "tell the two apart")
        for entry, actor in zip(fields, list(self._own.values()), strict=True):
            # Only now, since an actor may act for one that stands further down.
            self._own[actor.name] = replace(actor, acts_for=self.one(entry, "acts_for"))
        for entry, name in zip(fields, self._own, strict=True):
            if name in self._above(name):
                entry.fail("acts_for", f"{name!r} would act for itself", "leave it out for the one that does")

    @property
    def own(self) -> frozenset[str]:
        """The names of the file's own actors."""
        return frozenset(self._own)

    def _above(self, name: str) -> dict[str, None]:
        """All for whom an actor acts, over whatever number of others, the nearest first."""
        found: dict[str, None] = {}
        above = self._actor(name).acts_for
        while above is not None and above not in found:
            found[above] = None
            above = self._actor(above).acts_for
        return found

    def _actor(self, name: str) -> Actor:
        return self._own.get(name) or self._lexicon.entries[name].actor

    def find(self, name: str) -> str | None:
        """The canonical name, or ``None`` where nobody has it."""
        if name in self._own:
            return name
        own = self._folded.get(fold(name))
        if own is not None:
            return own
        actor = self._lexicon.find(name)
        return None if actor is None else actor.name

    def own_actor(self, name: str) -> Actor | None:
        """The file's own actor of that name or alias."""
        own = self._folded.get(fold(name))
        return None if own is None else self._own[own]

    def one(self, fields: Fields, field: str) -> str | None:
        """The canonical name in a field, or ``None`` where it is left out."""
        name = fields.text(field)
        return None if name is None else self._resolved(name, fields, field)

    def many(self, fields: Fields, field: str) -> tuple[str, ...]:
        """The canonical names in a field."""
        return tuple(self._resolved(name, fields, field) for name in fields.texts(field))

    def actors(self, names: Iterable[str]) -> tuple[Actor, ...]:
        """The actors of those canonical names and of all for whom they act, sorted by name."""
        found: dict[str, Actor] = {}
        queue = list(names)
        while queue:
            name = queue.pop()
            if name in found:
                continue
            found[name] = actor = self._actor(name)
            if actor.acts_for is not None:
                queue.append(actor.acts_for)
        return tuple(found[name] for name in sorted(found))

    def _resolved(self, name: str, fields: Fields, field: str) -> str:
        known = self._found.get(name) or self.find(name)
        if known is None:
            near = suggestion(
                name, [*self._own, *self._lexicon.entries], otherwise="add the name to `actors:`, with its type"
            )
            fields.fail(field, f"unknown name {name!r}", near)
        self._found[name] = known
        return known


def with_principals(names: Iterable[str], actors: Mapping[str, Actor]) -> tuple[Actor, ...]:
    """Those of ``names`` that are ``actors``, and all for whom they act; sorted by name."""
    found: dict[str, Actor] = {}
    queue = list(names)
    while queue:
        actor = actors.get(queue.pop())
        if actor is not None and actor.name not in found:
            found[actor.name] = actor
            queue += [] if actor.acts_for is None else [actor.acts_for]
    return tuple(found[name] for name in sorted(found))


def _actor(fields: Fields) -> Actor:
    kind = fields.needed("type")
    terms = vocabulary()
    if not any(terms.is_a(kind, ancestor) for ancestor in NAMED_KINDS):
        classes = [name for ancestor in NAMED_KINDS for name in terms.subclasses(ancestor)]
        fields.fail("type", f"unknown type {kind!r}", suggestion(kind, classes, otherwise=f"use {', '.join(classes)}"))
    name = fields.needed("name")
    for field, word in (("name", name), *(("aliases", alias) for alias in fields.texts("aliases"))):
        if len(word) > LONGEST_NAME:
            fields.fail(field, f"a name of {len(word):,} characters", f"give it by at most {LONGEST_NAME:,}")
        if word != word.strip() or has_unseen(word):
            fields.fail(field, f"the name {word!r} holds characters that nobody sees", "write it again, by hand")
    return Actor(name, kind, fields.texts("aliases"), fields.text("acts_for"), fields.texts("codes"))
