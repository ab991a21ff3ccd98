"""Who is the source of a statement, and accounts cut down by source, by time told of, and by time recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from kg.beliefs.camps import Camps
from kg.beliefs.evidence import claimants_of
from kg.model import Account, Statement, parse_day

__all__ = ["known_by", "only_before", "origin_of", "origins", "recorded", "without_origin"]


def origin_of(statement: Statement, account: Account, camps: Camps) -> str:
    """The name under which a statement counts as one independent origin."""
    document = account.document
    sources = (statement.origin,) if statement.origin else claimants_of(statement, document)
    # A joint statement is one source, whoever made it: none of its makers speaks apart from the others.
    named = " and ".join(sorted({camps.principal(source, document.id) for source in sources}))
    return named or document.origin or document.id


def origins(accounts: Sequence[Account]) -> tuple[str, ...]:
    """Every independent origin in the accounts, sorted."""
    camps = Camps(accounts)
    return tuple(
        sorted({origin_of(statement, account, camps) for account in accounts for statement in account.statements})
    )


def without_origin(accounts: Sequence[Account], origin: str) -> tuple[Account, ...]:
    """The accounts without what comes from one origin."""
    camps = Camps(accounts)
    return _kept(accounts, lambda statement, account: origin_of(statement, account, camps) != origin)


def recorded(statement: Statement, account: Account) -> date | None:
    """The day on which a statement was recorded, its own or its document's; ``None`` where neither gives one."""
    stated = statement.recorded_at or account.document.recorded
    return None if stated is None else parse_day(stated)


def known_by(accounts: Sequence[Account], day: date) -> tuple[Account, ...]:
    """The accounts as they stood on a day, by what was recorded by then; what has no date of recording is left out."""

    def is_known(statement: Statement, account: Account) -> bool:
        when = recorded(statement, account)
        return when is not None and when <= day

    return _kept(accounts, is_known)


def only_before(accounts: Sequence[Account], day: date) -> tuple[Account, ...]:
    """What the accounts tell of the time strictly before a day, as if nothing later had ever been written.

    Kept is a statement whose own words place its beginning surely before the day. What a document of the day or later,
    or one without a date, adds by being written then ("still going on") is taken away.
    """

    def is_before(statement: Statement, _: Account) -> bool:
        interval = statement.interval
        begun = [bound for bound in (interval.from_latest, interval.to_latest) if bound is not None]
        return bool(begun) and min(begun) < day

    kept = _kept(accounts, is_before)
    return tuple(account if _is_older(account, day) else _undated(account) for account in kept)


def _is_older(account: Account, day: date) -> bool:
    return account.issued is not None and account.issued < day


def _undated(account: Account) -> Account:
    return replace(account, document=replace(account.document, issued=None))


def _kept(accounts: Iterable[Account], keep: Callable[[Statement, Account], bool]) -> tuple[Account, ...]:
    return tuple(
        replace(account, statements=tuple(s for s in account.statements if keep(s, account))) for account in accounts
    )
