"""Whom several accounts name, each once, as what the accounts together know of him."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Account, Actor
from kg.vocabulary import vocabulary

__all__ = ["actors_of"]


def actors_of(accounts: Iterable[Account]) -> dict[str, Actor]:
    """By name, each actor, place and topic as the first account that names it has it.

    Whoever acts in one account is no mere place, though an earlier one only has something happen there.
    """
    found: dict[str, Actor] = {}
    for account in accounts:
        for actor in account.actors:
            known = found.setdefault(actor.name, actor)
            if known.type == "Place" and vocabulary().is_a(actor.type, "Actor"):
                found[actor.name] = actor
    return found
