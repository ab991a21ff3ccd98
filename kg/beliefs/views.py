"""Views: which assertables hold, by whose account, and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import permutations
from typing import Literal, cast

from kg.actors import fold
from kg.beliefs.assess import Assessment
from kg.beliefs.camps import Camps
from kg.errors import UnknownNameError, suggestion
from kg.model import Account, Certainty, parse_day
from kg.rdf import PlainTie
from kg.vocabulary import vocabulary

__all__ = ["Held", "View", "known_claimant", "plain_ties", "select"]

Kind = Literal["accepted", "all", "corroborated", "claimant", "everything"]
_PLAIN_KINDS = ("accepted", "all", "corroborated", "everything")
_KINDS = (*_PLAIN_KINDS, "claimant=ACTOR")


@dataclass(frozen=True, slots=True)
class View:
    """A choice of what to believe, and when.

    ``accepted``
        what is accepted: the default.
    ``corroborated``
        what is accepted and has two independent origins or more.
    ``all``
        whatever anybody affirms to be actual: accepted, claimed and contested.
    ``claimant``
        the world as one actor claims it: what it affirms, and what the texts assert and it does not deny.
    ``everything``
        every assertable whatever its status and modality: for drawing and reading, never for analysis.

    Attributes:
        kind: one of these.
        claimant: the actor, for ``claimant``.
        at: the day, or ``None`` for all times.
    """

    kind: Kind = "accepted"
    claimant: str | None = None
    at: date | None = None

    @classmethod
    def parse(cls, text: View | str = "accepted", at: date | str | None = None) -> View:
        """The view that a user names: ``accepted``, ``all``, ``corroborated``, ``everything`` or ``claimant=ACTOR``.

        A view stays as it is, on the day, where one is given.

        Raises:
            UnknownNameError: there is no such view.
            TimeError: ``at`` is not a full date.
        """
        day = parse_day(at) if isinstance(at, str) else at
        if isinstance(text, View):
            return text if day is None else replace(text, at=day)
        kind, _, claimant = text.partition("=")
        if kind == "claimant" and claimant.strip():
            return cls("claimant", claimant.strip(), day)
        if text in _PLAIN_KINDS:
            return cls(cast("Kind", text), None, day)
        raise UnknownNameError(
            f"unknown view {text!r}", remedy=suggestion(text, _KINDS, otherwise=f"use one of {', '.join(_KINDS)}")
        )

    def __str__(self) -> str:
        return f"claimant={self.claimant}" if self.kind == "claimant" else self.kind


@dataclass(frozen=True, slots=True)
class Held:
    """An assertable that a view holds.

    Attributes:
        assessment: the assertable, its status and its claims.
        when: how surely it held on the view's day; ``None`` where the view has no day.
    """

    assessment: Assessment
    when: Certainty | None


def select(assessments: Iterable[Assessment], view: View, accounts: Sequence[Account]) -> list[Held]:
    """What the view holds, sorted by id. On a day, what is undated is kept, and marked as such.

    Raises:
        UnknownNameError: the view's claimant is nobody whom the accounts name.
    """
    camps = Camps(accounts)
    if view.claimant is not None:
        view = replace(view, claimant=known_claimant(view.claimant, accounts))
    held = []
    for assessment in assessments:
        if _believes(view, assessment, camps):
            when = None if view.at is None else assessment.at(view.at)
            if when != "no":
                held.append(Held(assessment, when))
    return held


def known_claimant(name: str, accounts: Sequence[Account]) -> str:
    """The canonical name of somebody who can claim anything, by any of his names.

    Raises:
        UnknownNameError: the accounts know no such actor, or more than one; the message suggests whom to write.
    """
    actors = {(actor.name, actor.type): actor for account in accounts for actor in account.actors}
    folded = fold(name)
    found = [actor for actor in actors.values() if folded in map(fold, (actor.name, *actor.aliases))]
    able = sorted({actor.name for actor in found if vocabulary().is_a(actor.type, "Actor")})
    if name in able:
        return name
    if len(able) > 1:
        raise UnknownNameError(f"{name!r} can mean more than one", remedy=f"write {' or '.join(sorted(able))}")
    if able:
        return able[0]
    known = [actor.name for actor in actors.values() if vocabulary().is_a(actor.type, "Actor")]
    remedy = suggestion(name, known, otherwise="`kg query claimants` lists who claims anything")
    if found:
        meant = _governments_called(name, accounts)
        remedy = f"for the government there name {' or '.join(meant)}" if meant else remedy
        raise UnknownNameError(f"{name!r} is no actor, so it claims nothing", remedy=remedy)
    raise UnknownNameError(f"unknown actor {name!r}", remedy=remedy)


def _governments_called(name: str, accounts: Iterable[Account]) -> list[str]:
    """Whom the documents mean where they use the name of a city for a government."""
    mentions = (mention for account in accounts for mention in account.mentions)
    return sorted({mention.name for mention in mentions if mention.words == name and mention.reading == "government"})


def _believes(view: View, assessment: Assessment, camps: Camps) -> bool:
    standing = assessment.standing
    if view.kind == "everything":
        return True
    if view.kind == "claimant":
        return view.claimant is not None and _is_claimed_by(view.claimant, assessment, camps)
    if view.kind == "all":
        return standing.status in ("accepted", "claimed", "contested")
    return standing.status == "accepted" and (view.kind == "accepted" or standing.origins >= 2)


def _is_claimed_by(actor: str, assessment: Assessment, camps: Camps) -> bool:
    if assessment.standing.status == "not actual":
        return False
    claims = [*assessment.evidence, *assessment.implied]
    own = [claim for claim in claims if any(camps.speaks_for(name, actor, claim.document) for name in claim.claimants)]
    if any(claim.stance == "denies" for claim in own):
        return False
    return any(claim.stance == "affirms" and (claim.claimant is None or claim in own) for claim in claims)


def plain_ties(held: Iterable[Held]) -> list[PlainTie]:
    """The plain ties of what is held, with the broader relations that each implies; sorted, without repeats.

    What is undated is left out where the view has a day: nobody knows that it held then.
    """
    found: set[PlainTie] = set()
    for item in held:
        if item.when != "undated":
            found.update(_plain_ties(item.assessment))
    return sorted(found)


def _plain_ties(assessment: Assessment) -> Iterable[PlainTie]:
    statement = assessment.statement
    relation = vocabulary().relation(statement.relation)
    if relation.edge_to == "agreement":
        if statement.agreement is not None:
            yield from (PlainTie(party, relation.name, statement.agreement, True) for party in statement.parties)
        return
    for source, target in _ends(assessment):
        for name in (relation.name, *relation.broader):
            yield PlainTie(source, name, target)


def _ends(assessment: Assessment) -> Iterable[tuple[str, str]]:
    """The pairs of actors between whom the assertable is a tie, in both directions where it is symmetric."""
    statement = assessment.statement
    relation = vocabulary().relation(statement.relation)
    if relation.edge_from == "party":
        yield from permutations(statement.parties, 2)
    elif relation.edge_to == "party":
        yield from ((statement.subject, party) for party in statement.parties)
    elif statement.object is not None:
        yield statement.subject, statement.object
        if relation.symmetric:
            yield statement.object, statement.subject
