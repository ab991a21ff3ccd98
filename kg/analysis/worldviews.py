"""Worldviews: the same question asked of each view, and what survives in all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from kg.analysis.questions import Answer, Question, ask
from kg.analysis.results import CLAIM_COLUMNS, claim_cells, frame_of
from kg.wording import counted, listed

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Worldviews", "worldviews"]


@dataclass(frozen=True, slots=True)
class Worldviews:
    """The answers of several views to one question.

    Attributes:
        question: what was asked.
        answers: by view, in the order in which they were asked.
        empty: the views that hold no tie at all, or none that the question is about: their silence decides nothing.
    """

    question: Question
    answers: Mapping[str, Answer]
    empty: tuple[str, ...]

    @property
    def heard(self) -> tuple[str, ...]:
        """The views that have an answer."""
        return tuple(view for view in self.answers if view not in self.empty)

    @property
    def survivors(self) -> tuple[str, ...]:
        """What all views find that have an answer, sorted."""
        found = [self.answers[view].findings for view in self.heard]
        return tuple(sorted(frozenset.intersection(*found))) if found else ()

    @property
    def disputed(self) -> tuple[str, ...]:
        """What some find and some do not, sorted."""
        union = frozenset().union(*(self.answers[view].findings for view in self.heard))
        return tuple(sorted(union - frozenset(self.survivors)))

    def frame(self) -> pd.DataFrame:
        """A row for each finding: by which views it is found, and whether it survives in all."""
        rows = (
            (finding, *(finding in self.answers[view].findings for view in self.answers), finding in self.survivors)
            for finding in sorted({*self.survivors, *self.disputed})
        )
        return frame_of(("finding", *self.answers, "survives"), rows)

    def evidence(self) -> pd.DataFrame:
        """A row for each claim behind each finding, by view."""
        rows = (
            (finding, view, *claim_cells(claim))
            for view, answer in self.answers.items()
            for finding, claims in answer.evidence.items()
            for claim in claims
        )
        return frame_of(("finding", "view", *CLAIM_COLUMNS), rows)

    def text(self) -> str:
        """What survives, and who sees what of the rest."""
        if not self.heard:
            return f"{self.question}: no view has an answer ({listed(self.empty)})."
        lines = [f"{self.question}, by {len(self.heard)} of {counted(len(self.answers), 'view')}:"]
        lines += [f"  in all of them: {finding}" for finding in self.survivors]
        if not self.survivors:
            lines.append("  nothing is found in all of them")
        for finding in self.disputed:
            seen = [view for view in self.heard if finding in self.answers[view].findings]
            lines.append(f"  {finding}: by {listed(seen)}")
        if self.empty:
            lines.append(f"Without an answer, which is no dissent: {listed(self.empty)}.")
        return "\n".join(lines)


def worldviews(question: Question, networks: Mapping[str, nx.MultiDiGraph[str]]) -> Worldviews:
    """Ask each view's network the same question.

    Args:
        question: what to ask.
        networks: by the name of the view.
    """
    answers = {view: ask(question, network) for view, network in networks.items()}
    return Worldviews(question, answers, tuple(view for view in answers if not answers[view].findings))
