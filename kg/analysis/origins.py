"""Independent origins: how many stand behind what is told, however many documents carry it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.analysis.figures import in_words
from kg.analysis.results import CLAIM_COLUMNS, Listing, cited, claim_cells, frame_of
from kg.beliefs import Assessment, Evidence, Held
from kg.vocabulary import vocabulary
from kg.wording import counted, listed

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Origins", "Traced", "independent_origins"]


@dataclass(frozen=True, slots=True)
class Traced:
    """What is told, with who stands behind it.

    Attributes:
        assertable: its id.
        words: what is told.
        status: of the assertion.
        origins: the independent origins that affirm it, sorted.
        documents: the documents that carry it, sorted.
        evidence: the claims, those by implication included.
    """

    assertable: str
    words: str
    status: str
    origins: tuple[str, ...]
    documents: tuple[str, ...]
    evidence: tuple[Evidence, ...]

    @property
    def is_echo(self) -> bool:
        """Whether more documents carry it than stand behind it."""
        return len(self.documents) > len(self.origins)


@dataclass(frozen=True, slots=True)
class Origins(Listing[Traced]):
    """What several documents carry or several origins affirm; the best founded first."""

    items: tuple[Traced, ...]

    def frame(self) -> pd.DataFrame:
        """A row for each claim."""
        columns = ("what", "status", "independent origins", "documents", "echo", "origin", *CLAIM_COLUMNS)
        rows = (
            (
                one.words,
                one.status,
                len(one.origins),
                len(one.documents),
                one.is_echo,
                claim.origin,
                *claim_cells(claim),
            )
            for one in self.items
            for claim in one.evidence
        )
        return frame_of(columns, rows)

    def text(self) -> str:
        """Each with its origins; an echo is named as one."""
        if not self.items:
            return "Nothing in this view is carried by two documents or affirmed by two origins."
        lines = []
        for one in self.items:
            echo = ": an echo, not a confirmation" if one.is_echo else ""
            origins = counted(len(one.origins), "independent origin")
            lines.append(
                f"{one.words} ({one.status}): {origins}, {listed(one.origins)}, "
                f"in {counted(len(one.documents), 'document')}{echo}"
            )
            lines += cited(one.evidence)
        return "\n".join(lines)


def independent_origins(held: Iterable[Held], *, least: int = 2) -> Origins:
    """What is carried by ``least`` documents or affirmed by ``least`` origins, with who stands behind it.

    Two documents that carry one estimate have one origin, and so has an article that is printed twice. Figures that say
    the same number for the same thing are one here, whatever period each document gives them.
    """
    groups: dict[tuple[object, ...], list[Assessment]] = {}
    for item in held:
        groups.setdefault(_key(item.assessment), []).append(item.assessment)
    found = [_traced(group) for group in groups.values()]
    wide = [one for one in found if len(one.documents) >= least or len(one.origins) >= least]
    return Origins(tuple(sorted(wide, key=lambda one: (-len(one.origins), -len(one.documents), one.words))))


def _key(one: Assessment) -> tuple[object, ...]:
    number = one.statement.figure
    if number is None or number.minimum is None:
        return (one.id,)
    said = one.statement
    return (number.measure, number.side, number.minimum, number.maximum, said.subject, said.place)


def _traced(group: list[Assessment]) -> Traced:
    evidence = tuple({c.statement: c for one in group for c in (*one.evidence, *one.implied)}.values())
    affirming = [claim for claim in evidence if claim.stance == "affirms"]
    first = group[0]
    return Traced(
        first.id,
        _words(first),
        first.standing.status,
        tuple(sorted({origin for one in group for origin in one.origins})),
        tuple(sorted({claim.document for claim in affirming})),
        evidence,
    )


def _words(one: Assessment) -> str:
    said = one.statement
    if said.figure is not None:
        return f"{in_words(said.figure)}, {said.figure.population or 'nobody named'}"
    label = vocabulary().relation(said.relation).label
    target = said.object or " and ".join(said.parties) or said.agreement or ""
    about = f" [{said.content}]" if said.content else ""
    return f"{said.subject} — {label} → {target}{about} ({said.time or 'undated'})"
