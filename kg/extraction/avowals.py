"""Denials of what the denier himself, or the text, tells elsewhere: who announced strikes denies only what goes beyond.

"India struck nine camps in Pakistan. … India rejects the charge that it struck a mosque there": the mosque stands for
Pakistan, and so the denial would be of the very strikes that India announced.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from kg.model import Actor, Statement

__all__ = ["without_unsaid_denials"]

_Key = tuple[str, str, str | None]


def without_unsaid_denials(
    statements: Sequence[Statement], actors: Mapping[str, Actor], issuers: Collection[str]
) -> tuple[Statement, ...]:
    """The statements without denials of what the denier avows, or of a part of what the text tells.

    Args:
        statements: what a document says.
        actors: those whom it names, by name.
        issuers: whose own release the document is.
    """
    told: dict[_Key, list[Statement]] = {}
    for one in statements:
        if one.stance == "affirms" and one.modality == "actual":
            told.setdefault(_key(one), []).append(one)

    def unsaid(denial: Statement) -> bool:
        if denial.stance != "denies" or denial.claimant is None:
            return False
        struck = actors.get(denial.object or "")
        person = struck is not None and struck.type == "Person"  # "no part in his death" tells of him, and of no place
        part, supplied = not person and _of_a_part(denial), "object" in denial.inferred
        if not part and not supplied:
            return False
        same = [one for one in told.get(_key(denial), ()) if denial.time in (None, one.time)]
        own = {denial.claimant, *(issuers if _speaks_for(denial.claimant, issuers, actors) else ())}
        own |= _spokesmen(actors) if not own.isdisjoint(issuers) else set()
        return any(_is_own(one, own) or (one.claimant is None and part) for one in same)

    def _is_own(one: Statement, own: Collection[str]) -> bool:
        return any(name in issuers for name in own) if one.claimant is None else _speaks_for(one.claimant, own, actors)

    return tuple(one for one in statements if not unsaid(one))


def _key(one: Statement) -> _Key:
    return (one.relation, one.subject, one.object)


def _speaks_for(name: str, whom: Collection[str], actors: Mapping[str, Actor]) -> bool:
    actor = actors.get(name)
    return name in whom or (actor is not None and actor.acts_for in whom)


def _spokesmen(actors: Mapping[str, Actor]) -> set[str]:
    """Those whom a release names by their office only: "the Official Spokesperson said" is whose release it is."""
    return {name for name, actor in actors.items() if actor.acts_for is None and "spokes" in name.lower()}


def _of_a_part(denial: Statement) -> bool:
    """Whether the denial tells itself what was struck and where, as "a hospital in Gaza", which is not all of Gaza."""
    at = {mention.role: mention.start for mention in denial.mentions}
    named = at.get("object", -1)
    if named in (-1, at.get("claimant", -1)):
        return False  # it answers the charge
    before = denial.quote.exact[: named - denial.quote.start].split()
    return bool(before) and before[-1].lower() in _WITHIN


_WITHIN = frozenset(("in", "at", "near", "inside", "outside"))
