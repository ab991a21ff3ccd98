"""A graph of any size by this project's own model: the founding documents, told again under other names.

Every tenth copy shares its actors with the first, so that well-known names have many ties and most have few. Each copy
goes through the model, so that ids are those that its statements have, and a graph of any size is whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

import kg
from kg.model import Account, Quote, Statement

__all__ = ["accounts"]

SHARED = 10
_NAMES = ("subject", "object", "claimant", "via", "origin", "agreement", "place")


def accounts(copies: int) -> Iterator[Account]:
    """The founding documents so many times; about 7,500 quads each time, beside 1,700 of the ontology."""
    founding = kg.build().accounts
    for copy in range(copies):
        yield from (account if copy == 0 else _copied(account, copy) for account in founding)


def _copied(account: Account, copy: int) -> Account:
    mark = "" if copy % SHARED == 0 else f" {copy}"
    document = replace(account.document, id=f"{account.document.id}-{copy}")
    renamed: dict[str, str] = {}
    statements = []
    for statement in account.statements:
        made = _renamed(replace(statement, quote=_moved(statement.quote, document.id)), mark)
        renamed[statement.id] = made.id
        statements.append(made)
    linked = [
        replace(each, links=tuple(replace(link, target=renamed[link.target]) for link in each.links))
        for each in statements
    ]
    actors = tuple(
        replace(actor, name=actor.name + mark, acts_for=actor.acts_for and actor.acts_for + mark)
        for actor in account.actors
    )
    mentions = tuple(replace(each, name=each.name + mark) for each in account.mentions)
    return replace(account, document=document, statements=tuple(linked), actors=actors, mentions=mentions)


def _moved(quote: Quote, document: str) -> Quote:
    return replace(quote, document=document)


def _renamed(statement: Statement, mark: str) -> Statement:
    known = {field.name for field in fields(statement)}
    names = {name: value + mark for name in _NAMES if name in known and (value := getattr(statement, name))}
    if statement.figure is not None and statement.figure.side is not None:
        names["figure"] = replace(statement.figure, side=statement.figure.side + mark)
    return replace(
        statement,
        **names,
        parties=tuple(party + mark for party in statement.parties),
        concerning=tuple(each + mark for each in statement.concerning),
        mentions=tuple(replace(each, name=each.name + mark) for each in statement.mentions),
    )
