"""How far an answer rests on little: asked again of corroborated ties only, without each source, and by chance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

from kg.analysis.chance import generator_of
from kg.analysis.comparison import adjusted_rand, jaccard, kendall_tau
from kg.analysis.questions import Answer, Question, ask
from kg.analysis.results import CLAIM_COLUMNS, claim_cells, frame_of
from kg.analysis.strength import belief
from kg.analysis.ties import tie
from kg.errors import QueryError
from kg.wording import counted, listed

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Robustness", "Trial", "robustness"]


@dataclass(frozen=True, slots=True)
class Trial:
    """An answer to the same question from other evidence, and how it compares with the first.

    Attributes:
        name: what was changed.
        answer: what is found then.
        shared: Jaccard's share of the findings that both have; ``None`` where neither has any.
        tau: Kendall's τ-b of the rankings; ``None`` where there is no order to compare.
        rand: the adjusted Rand index of the partitions; ``None`` where there is none.
        change: by how much a number changes: (least, most), by its bounds; ``None`` where it is no number.
        keeps: whether everything that was found is found again; for a ranking, whether the same are at its top.
    """

    name: str
    answer: Answer
    shared: float | None
    tau: float | None
    rand: float | None
    change: tuple[float, float] | None
    keeps: bool


@dataclass(frozen=True, slots=True)
class Robustness:
    """An answer, and what becomes of it.

    Attributes:
        question: what was asked.
        answer: what is found.
        trials: with corroborated ties only, and without each source.
        draws: with each tie kept with the chance that it is believed.
        sources: the independent origins of the ties.
    """

    question: Question
    answer: Answer
    trials: tuple[Trial, ...]
    draws: tuple[Trial, ...]
    sources: tuple[str, ...]

    @property
    def kept(self) -> float | None:
        """The share of the draws that keep the answer; ``None`` where none was made."""
        return fmean(trial.keeps for trial in self.draws) if self.draws else None

    def support(self) -> Mapping[str, float]:
        """For each finding the share of the draws that have it."""
        return {
            finding: fmean(finding in trial.answer.findings for trial in self.draws)
            for finding in sorted(self.answer.findings)
            if self.draws
        }

    def frame(self) -> pd.DataFrame:
        """A row for each trial, and one for the draws together."""
        columns = (
            "evidence",
            "keeps",
            "shared",
            "Kendall tau",
            "adjusted Rand",
            "change least",
            "change most",
            "findings",
        )
        rows: list[tuple[object, ...]] = [
            (one.name, float(one.keeps), one.shared, one.tau, one.rand, *(one.change or (None, None)), _few(one.answer))
            for one in self.trials
            if self.answer.findings or one.answer.findings
        ]
        if self.draws:
            changes = [one.change for one in self.draws if one.change is not None]
            rows.append((
                f"{len(self.draws)} draws", self.kept, _mean(one.shared for one in self.draws),
                _mean(one.tau for one in self.draws), _mean(one.rand for one in self.draws),
                min((low for low, _ in changes), default=None), max((high for _, high in changes), default=None), None,
            ))  # fmt: skip
        return frame_of(columns, rows)

    def evidence(self) -> pd.DataFrame:
        """A row for each claim behind each finding, with the share of the draws that have the finding."""
        support = self.support()
        rows = (
            (finding, support.get(finding), *claim_cells(claim))
            for finding, claims in self.answer.evidence.items()
            for claim in claims
        )
        return frame_of(("finding", "share of draws", *CLAIM_COLUMNS), rows)

    def text(self) -> str:
        """What is found, on what it rests, and how often it is found again."""
        if not self.answer.findings:
            return f"{self.question}: nothing is found, so there is nothing to lose."
        origins = counted(len(self.sources), "independent origin")
        lines = [f"{self.question}: {len(self.answer.findings)} found, from {origins}."]
        for one in self.trials:
            lost = sorted(self.answer.findings - one.answer.findings)
            gained = sorted(one.answer.findings - self.answer.findings)
            lines.append(f"  {one.name}: {'kept' if one.keeps else 'not kept'}{_measures(one)}")
            lines += [f"    lost: {finding}" for finding in lost[:_SHOWN]]
            lines += [f"    new: {finding}" for finding in gained[:_SHOWN]]
            if len(lost) > _SHOWN or len(gained) > _SHOWN:
                lines.append(f"    in all {len(lost)} lost, {len(gained)} new")
        if self.draws:
            lines.append(
                f"  {self.kept:.0%} of {len(self.draws)} draws keep it (each tie kept as likely as it is believed)"
            )
            weakest = sorted(self.support().items(), key=lambda item: (item[1], item[0]))[:_SHOWN]
            lines += [f"    found in {share:.0%}: {finding}" for finding, share in weakest]
        if len(self.sources) == 1:
            lines.append(f"  All of it comes from {self.sources[0]}: nothing here can confirm it.")
        return "\n".join(lines)


_SHOWN = 8


def _few(answer: Answer) -> str:
    found = sorted(answer.findings)
    return listed(found[:_SHOWN], "nothing") + (f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else "")


def _measures(one: Trial) -> str:
    parts = (("shared", one.shared), ("Kendall's τ", one.tau), ("adjusted Rand", one.rand))
    words = [f"{name} {value:.2f}" for name, value in parts if value is not None]
    if one.change is not None:
        words.append(
            f"ΔL {one.change[0]:+g} to {one.change[1]:+g}"
            if one.change[0] != one.change[1]
            else f"ΔL {one.change[0]:+g}"
        )
    return f" ({', '.join(words)})" if words else ""


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return fmean(known) if known else None


def robustness(
    question: Question,
    network: nx.MultiDiGraph[str],
    variants: Mapping[str, nx.MultiDiGraph[str]],
    *,
    sources: Sequence[str] = (),
    replicates: int = 100,
    seed: int = 0,
) -> Robustness:
    """Ask the same question of other evidence.

    Args:
        question: what to ask.
        network: the evidence.
        variants: other evidence, by what was changed.
        sources: the independent origins of the ties.
        replicates: draws of the bootstrap, in which each assertable is kept with the chance that it is believed.
        seed: where its random numbers begin: the same seed gives the same result.

    Raises:
        QueryError: a number of draws below 0.
    """
    if replicates < 0:
        raise QueryError(f"{replicates} draws", remedy="give 0 or more")
    answer = ask(question, network)
    trials = [_trial(name, answer, ask(question, other)) for name, other in variants.items()]
    draws = [
        _trial(str(number), answer, ask(question, drawn))
        for number, drawn in enumerate(_drawn(network, replicates if answer.findings else 0, seed))
    ]
    return Robustness(question, answer, tuple(trials), tuple(draws), tuple(sources))


def _trial(name: str, answer: Answer, other: Answer) -> Trial:
    change = None
    if answer.bounds is not None and other.bounds is not None:
        change = (other.bounds[0] - answer.bounds[1], other.bounds[1] - answer.bounds[0])
    return Trial(
        name,
        other,
        jaccard(answer.findings, other.findings),
        kendall_tau(answer.ranking, other.ranking) if answer.ranking or other.ranking else None,
        adjusted_rand(answer.parts, other.parts) if answer.parts and other.parts else None,
        change,
        answer.findings == other.findings if answer.ranking else answer.findings <= other.findings,
    )


def _drawn(network: nx.MultiDiGraph[str], replicates: int, seed: int) -> Iterable[nx.MultiDiGraph[str]]:
    """The network with each assertable kept by chance: all its edges, or none."""
    chances: dict[str, float] = {}
    for source, target, key, attributes in network.edges(keys=True, data=True):
        if key not in chances:
            chances[key] = belief(tie(source, target, attributes))
    ordered = sorted(chances)
    limits = np.array([chances[key] for key in ordered])
    generator = generator_of(seed)
    for _ in range(replicates):
        draws = generator.random(len(ordered)) < limits
        kept = {key for key, is_kept in zip(ordered, draws.tolist(), strict=True) if is_kept}
        drawn: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        drawn.add_nodes_from(network.nodes(data=True))
        for source, target, key, attributes in network.edges(keys=True, data=True):
            if key in kept:
                drawn.add_edge(source, target, key=key, **attributes)
        yield drawn
