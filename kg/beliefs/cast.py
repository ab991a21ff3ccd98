"""Whom several accounts name, each once, as what the accounts together know of him."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from kg.model import Account, Actor
from kg.vocabulary import vocabulary

__all__ = ["actors_of"]


def actors_of(accounts: Iterable[Account]) -> dict[str, Actor]:
    """By name, each actor, place and topic as the first account that names it has it.

    Whoever acts in one account is no mere place, though an earlier one only has something happen there. Whoever acts
    for different actors in different accounts acts for nobody in what they together know.
    """
    found: dict[str, Actor] = {}
    whose: dict[str, set[str]] = defaultdict(set)
    for account in accounts:
        for actor in account.actors:
            whose[actor.name] |= set() if actor.acts_for is None else {actor.acts_for}
            known = found.setdefault(actor.name, actor)
            if known.type == "Place" and vocabulary().is_a(actor.type, "Actor"):
                found[actor.name] = actor
    changing = [name for name, principals in whose.items() if len(principals) > 1]
    return found | {name: replace(found[name], acts_for=None) for name in changing}
