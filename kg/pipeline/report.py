"""The report of a build: what was read, what it came to, and what a reader should look at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kg.beliefs import Assessment
from kg.rdf import Status
from kg.vocabulary import vocabulary
from kg.wording import listed

if TYPE_CHECKING:
    from kg.actors import AliasSuggestion
    from kg.checks import Finding
    from kg.graph import Graph

__all__ = ["describe", "report"]

# What would make of a text a link, a picture, code or another cell.
_MARKUP = re.compile(r"[\\`*\[\]|]")
_STATUSES: tuple[Status, ...] = ("accepted", "claimed", "contested", "denied", "questioned", "not actual")


def report(
    graph: Graph, findings: Sequence[Finding], problems: Sequence[str], aliases: Sequence[AliasSuggestion] = ()
) -> str:
    """The report as Markdown.

    Args:
        graph: what was built.
        findings: what the checks found.
        problems: the files that could not be used, as messages.
        aliases: the names that may mean somebody else, for a person to decide.
    """
    parts = [
        "# Report of the build\n",
        _documents(graph),
        _statuses(graph),
        _contested(graph.assessments),
        _aliases(aliases),
        _list("Files that could not be used", problems),
        _list("Findings", [str(finding) for finding in findings]),
    ]
    return "\n".join(part for part in parts if part)


def _documents(graph: Graph) -> str:
    rows = ["## Documents\n", "| document | publisher | date | statements | reviewed |", "|---|---|---|---:|---:|"]
    for account in graph.accounts:
        document = account.document
        reviewed = sum(statement.reviewed for statement in account.statements)
        own = f"not stated; the words of {listed(document.issuers)}" if document.issuers else "not stated"
        cells = (document.id, document.publisher or own, document.issued or "not stated")
        rows.append(f"| {' | '.join(map(_cell, cells))} | {len(account.statements)} | {reviewed} |")
    return "\n".join(rows) + "\n"


def _statuses(graph: Graph) -> str:
    counts = Counter(assessment.standing.status for assessment in graph.assessments)
    rows = ["## What the statements assert\n", "| status | number |", "|---|---:|"]
    rows += [f"| {status} | {counts[status]} |" for status in _STATUSES if counts[status]]
    return "\n".join(rows) + "\n"


def _contested(assessments: Iterable[Assessment]) -> str:
    found = [a for a in assessments if a.standing.status in ("contested", "denied")]
    lines = [f"{describe(a)}: {a.standing.reason}" for a in found]
    return _list("Contested and denied", sorted(set(lines)))


def _aliases(aliases: Sequence[AliasSuggestion]) -> str:
    lines = [f"{s.name}: perhaps {s.other} ({s.reason})" for s in aliases]
    return _list("Names that may mean the same: a lexicon file makes them one (`--lexicon`)", lines)


def describe(assessment: Assessment) -> str:
    """An assertable in a few words: ``TTP attacked Pakistan (2025-10-08)``, in the words of the ontology."""
    statement = assessment.statement
    others = statement.object or statement.agreement or ", ".join(statement.parties)
    label = vocabulary().relation(statement.relation).label
    words = [statement.subject, label, others or "", f"[{statement.content}]" if statement.content else ""]
    time = f" ({statement.time})" if statement.time else ""
    return " ".join(word for word in words if word) + time


def _list(title: str, lines: Sequence[str]) -> str:
    return "\n".join([f"## {title}\n", *(f"- {_cell(line)}" for line in lines), ""]) if lines else ""


def _cell(text: str) -> str:
    """Text that cannot break out of its place in a Markdown table or list."""
    shown = "".join(c if c.isprintable() else " " if c.isspace() else "\N{REPLACEMENT CHARACTER}" for c in text)
    return _MARKUP.sub(r"\\\g<0>", " ".join(shown.split())).replace("<", "&lt;")
