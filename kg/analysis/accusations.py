"""Who accuses whom of what, and who denies it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.analysis.results import CLAIM_COLUMNS, Listing, cited, claim_cells, frame_of
from kg.beliefs import Assessment, Camps, Evidence
from kg.model import Account, Statement
from kg.vocabulary import vocabulary
from kg.wording import listed

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Accusation", "Accusations", "accusations"]

_CHARGES = frozenset({"accuses", "attributes"})


@dataclass(frozen=True, slots=True)
class Accusation:
    """A charge, with who makes it and who denies it.

    Attributes:
        accusers: who makes it, sorted; a text that asserts it itself is named as one.
        accused: of whom it is said.
        charge: what, in words.
        status: of the charge.
        time: of what is laid on the accused, as stated, or ``undated``.
        denied_by: who denies it, sorted; nobody where no text tells of a denial, which is not an admission.
        affirming: the claims that make it.
        denying: those that deny it.
    """

    accusers: tuple[str, ...]
    accused: str
    charge: str
    status: str
    time: str
    denied_by: tuple[str, ...]
    affirming: tuple[Evidence, ...]
    denying: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Accusations(Listing[Accusation]):
    """The charges, by the accused and the charge."""

    items: tuple[Accusation, ...]

    def frame(self) -> pd.DataFrame:
        """A row for each claim that makes a charge or denies it."""
        columns = ("accusers", "accused", "charge", "time", "status", "denied by", *CLAIM_COLUMNS)
        rows = (
            (
                ", ".join(one.accusers), one.accused, one.charge, one.time, one.status, ", ".join(one.denied_by),
                *claim_cells(claim),
            )
            for one in self.items
            for claim in (*one.affirming, *one.denying)
        )  # fmt: skip
        return frame_of(columns, rows)

    def matrix(self) -> pd.DataFrame:
        """Accusers down, accused across: in each cell the number of charges, and of them how many are denied."""
        counted: Counter[tuple[str, str]] = Counter()
        denied: Counter[tuple[str, str]] = Counter()
        for one in self.items:
            for accuser in one.accusers:
                counted[accuser, one.accused] += 1
                denied[accuser, one.accused] += bool(one.denied_by)
        across = sorted({accused for _, accused in counted})
        rows = (
            (accuser, *(_cell(counted[accuser, accused], denied[accuser, accused]) for accused in across))
            for accuser in sorted({accuser for accuser, _ in counted})
        )
        return frame_of(("accuser", *across), rows)

    def text(self) -> str:
        """Each charge, with who makes it and who denies it."""
        if not self.items:
            return "Nobody accuses anybody, as far as was read."
        lines = []
        for one in self.items:
            answer = f"denied by {listed(one.denied_by)}" if one.denied_by else "no denial was read"
            lines.append(f"{listed(one.accusers)}: {one.charge} ({one.time}; {one.status}; {answer})")
            lines += cited((*one.affirming, *one.denying))
        lines.append("That no denial was read is no admission.")
        return "\n".join(lines)


def _cell(charges: int, denied: int) -> str:
    return "" if not charges else f"{charges}" + (f" ({denied} denied)" if denied else "")


def accusations(accounts: Sequence[Account], assessments: Iterable[Assessment]) -> Accusations:
    """Who accuses whom of what, and who denies it.

    A charge is what somebody accuses another of, blames on it, or says of it as an accuser; and whatever is affirmed of
    an actor that the actor itself, or whoever speaks for it, denies. Only what is said to be so counts: no forecast.

    Args:
        accounts: what each document says, for who speaks for whom and which passages answer which.
        assessments: the assertables with their claims.
    """
    assessments = [one for one in assessments if one.statement.modality == "actual"]
    camps = Camps(accounts)
    statements = {statement.id: statement for account in accounts for statement in account.statements}
    of_claim = {claim.statement: one for one in assessments for claim in one.evidence}
    content = {
        link.target
        for identity, statement in statements.items()
        for link in statement.links
        if link.kind == "charge" and statement.relation in _CHARGES and identity in of_claim
    }
    found = [made for one in assessments for made in _accusation(one, statements, of_claim, content, camps)]
    return Accusations(tuple(sorted(found, key=lambda one: (one.accused, one.charge, one.accusers))))


def _accusation(
    one: Assessment,
    statements: dict[str, Statement],
    of_claim: dict[str, Assessment],
    content: set[str],
    camps: Camps,
) -> Iterator[Accusation]:
    said = one.statement
    own = [*one.evidence, *one.implied]
    if said.relation in _CHARGES:
        denying = [*_denials(own), *_against_content(one, statements, of_claim), *_answers(one, statements, of_claim)]
        affirming = [claim for claim in one.evidence if claim.stance == "affirms"]
        if affirming:
            yield _made(one, said.object or said.subject, affirming, denying, {said.subject})
        return
    accusing = [claim for claim in one.evidence if claim.speech_act == "accuses" and claim.stance == "affirms"]
    denying = _denials(own)
    by_the_accused = [c for c in denying if any(camps.together(name, said.subject) for name in c.claimants)]
    affirming = [claim for claim in own if claim.stance == "affirms"]
    if all(claim.statement in content for claim in affirming):
        return  # the charge that it is the content of is told with whoever denies it
    is_content = any(claim.statement in content for claim in one.evidence)
    if (accusing and not is_content) or by_the_accused:
        speakers = {claim.claimant or f"the text of {claim.document}" for claim in affirming}
        yield _made(one, said.subject, affirming, [*denying, *_answers(one, statements, of_claim)], speakers)


def _against_content(
    one: Assessment, statements: dict[str, Statement], of_claim: dict[str, Assessment]
) -> Iterator[Evidence]:
    """The claims against what a charge says, where a text links the charge with it.

    Whoever accuses another of breaking faith denies that it keeps faith: then those speak against it who affirm that.
    """
    for claim in one.evidence:
        for link in statements[claim.statement].links:
            if link.kind == "charge" and link.target in of_claim:
                against = "affirms" if statements[link.target].stance == "denies" else "denies"
                content = of_claim[link.target]
                yield from (found for found in (*content.evidence, *content.implied) if found.stance == against)


def _answers(one: Assessment, statements: dict[str, Statement], of_claim: dict[str, Assessment]) -> list[Evidence]:
    """Denials that a text marks as answers to one of the claims."""
    targets = {claim.statement for claim in one.evidence}
    return [
        claim
        for identity, statement in sorted(statements.items())
        if statement.stance == "denies" and any(k.kind == "answers" and k.target in targets for k in statement.links)
        for claim in of_claim[identity].evidence
        if claim.statement == identity
    ]


def _denials(claims: Iterable[Evidence]) -> list[Evidence]:
    return [claim for claim in claims if claim.stance == "denies"]


def _made(
    one: Assessment, accused: str, affirming: list[Evidence], denying: list[Evidence], accusers: set[str]
) -> Accusation:
    denials = tuple({claim.statement: claim for claim in denying}.values())
    return Accusation(
        tuple(sorted(accusers)),
        accused,
        _words(one.statement),
        one.standing.status,
        one.statement.time or "undated",
        tuple(sorted({claim.claimant or f"the text of {claim.document}" for claim in denials})),
        tuple(affirming),
        denials,
    )


def _words(said: Statement) -> str:
    if said.relation in _CHARGES:
        return f"{said.content or 'something'}, laid on {said.object}"
    label = vocabulary().relation(said.relation).label
    target = said.object or " and ".join(said.parties) or said.place or ""
    about = f" [{said.content}]" if said.content else ""
    return f"{said.subject} — {label} → {target}{about}"
