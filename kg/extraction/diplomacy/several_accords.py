"""Accords in the plural that each of several has made with the same one: "A and B have signed treaties with C"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.arguments.accord_mentions import Mention
from kg.extraction.diplomacy.accord_ties import Tie
from kg.extraction.grammar.phrases import Party
from kg.extraction.parsing.clauses import Clauses

__all__ = ["each_apart"]


def each_apart(
    clauses: Clauses, mention: Mention, found: Sequence[Tie], parties: tuple[Party, ...]
) -> list[tuple[Party, ...]]:
    """The parties of each of the accords; all of them together where the text tells of one.

    Args:
        clauses: the sentence.
        mention: the noun that names the accords.
        found: the verbs that say something of them.
        parties: all whom the sentence makes parties.
    """
    units, after = clauses.units, mention.index + 1
    several = units[mention.index].low.endswith("s") and not mention.definite
    if not several or len(parties) < _THREE or after >= len(units) or units[after].low != "with":
        return [parties]
    group = next((tie.group for tie in found if tie.group is not None and tie.role == "object"), None)
    names = {party.actor.name for party in clauses.subjects(group)} if group is not None else set[str]()
    own = [party for party in parties if party.actor.name in names]
    others = [party for party in parties if party.actor.name not in names]
    if min(len(own), len(others)) != 1:
        return [parties]
    return [(one, other) for one in own for other in others]


_THREE = 3
