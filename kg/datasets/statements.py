"""Ties to statements: what a table says, as the one record that every room above reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as MappingOf
from dataclasses import replace
from typing import Any

import polars as pl

from kg.actors import Lexicon
from kg.datasets.kept import Release
from kg.datasets.mapping import Mapping
from kg.datasets.who import Judgement, Known
from kg.model import Account, Actor, Comparator, Document, Figure, Mention, Quote, Statement, Tally
from kg.vocabulary import vocabulary

__all__ = ["accounts_of", "actors_of", "document_id", "document_of", "ends_of", "publisher_of"]


def document_id(table: str, release: Release) -> str:
    """The id of the document that a release is: its rows are quoted from it."""
    return f"{table}:{release.id}"


def document_of(mapping: Mapping, release: Release, publisher: Actor) -> Document:
    """The document that a release is. It has no text here: its rows are quoted, and stand beside the graph."""
    return Document(
        id=document_id(mapping.name, release),
        text="",
        title=f"{mapping.title}: {release.file}",
        publisher=mapping.publisher,
        origin=publisher.name,
        sha256=release.sha256,
    )


def ends_of(statement: Statement) -> tuple[str, str]:
    """The two whom a statement of a table ties, as `kg.datasets.ties` orders them."""
    if statement.object is not None:
        return statement.subject, statement.object
    others = [name for name in (*statement.parties, *statement.concerning) if name != statement.subject]
    return statement.subject, others[0] if others else statement.subject


def publisher_of(mapping: Mapping, lexicon: Lexicon) -> Actor:
    """Who publishes the table, and so claims what its rows say."""
    return lexicon.find(mapping.publisher) or Actor(mapping.publisher, mapping.publisher_type)


def accounts_of(
    ties: pl.DataFrame,
    releases: Sequence[Release],
    judgements: Sequence[Judgement],
    mapping: Mapping,
    known: Known,
    *,
    figures: bool,
) -> list[Account]:
    """An account for each release from which the ties quote a row, in the order of the releases.

    Args:
        ties: as `kg.datasets.ties.ties` gives them.
        releases: those of the table, oldest first.
        judgements: who its names are.
        mapping: what its columns mean.
        known: everybody who is known.
        figures: whether the deaths of a tie are a figure beside it.
    """
    publisher = publisher_of(mapping, known.lexicon)
    actors = actors_of(judgements, known) | {publisher.name: publisher}
    writer = _Writer(mapping, publisher.name, [document_id(mapping.name, release) for release in releases])
    found: dict[int, list[Statement]] = defaultdict(list)
    for tie in ties.iter_rows(named=True):
        found[tie["release"]] += writer.statements(tie, figures=figures)
    accounts = []
    for number, release in enumerate(releases):
        statements = tuple(sorted(found[number], key=lambda s: (s.quote.start, s.quote.end, s.id)))
        names = sorted({name for statement in statements for name in statement.names} | {publisher.name})
        document = document_of(mapping, release, publisher)
        accounts.append(Account(document, statements, tuple(actors[name] for name in names if name in actors)))
    return accounts


def actors_of(judgements: Iterable[Judgement], known: Known) -> dict[str, Actor]:
    """The actors of a table, with its names as aliases and its codes."""
    found: dict[str, Actor] = {}
    for judgement in judgements:
        name = judgement.actor
        actor = found.get(name) or known.named(name) or Actor(name, judgement.type, acts_for=judgement.acts_for)
        aliases = {*actor.aliases, judgement.named.name} if judgement.verdict == "same" else set(actor.aliases)
        codes = {*actor.codes, judgement.named.code} - {None}
        found[name] = replace(
            actor, aliases=tuple(sorted(aliases - {name})), codes=tuple(sorted(code for code in codes if code))
        )  # fmt: skip
    return found


class _Writer:
    """Writes the statements of one tie: the tie itself, and the figure of its deaths."""

    def __init__(self, mapping: Mapping, publisher: str, documents: Sequence[str]) -> None:
        self._mapping = mapping
        self._publisher = publisher
        self._documents = documents

    def statements(self, tie: MappingOf[str, Any], *, figures: bool) -> list[Statement]:
        mapping = self._mapping
        rule = mapping.rules[tie["rule"]]
        document, start, text = self._documents[tie["release"]], tie["start"], tie["text"]
        quote = Quote(document, start, start + len(text), text, "body", (tie["line"],))
        relation = vocabulary().relation(rule.relation or "")
        tally = self._tally(tie)
        is_mutual = relation.edge_from == "party"
        base = Statement(
            quote=quote,
            relation=relation.name,
            subject=tie["subject"],
            object=None if is_mutual else tie["object"],
            parties=(tie["subject"], tie["object"]) if is_mutual else (),
            event=rule.event,
            sign=relation.sign,
            speech_act="reports",
            claimant=self._publisher,
            time=tie["time"],
            mentions=self._mentions(tie, text, start, is_turned=bool(tie["turned"]) and not relation.symmetric),
            tally=tally,
            note=_note(tie, rule.label, mapping),
            confidence="low" if tie["doubt"] else None,
            confidence_reason=tie["doubt"],
            extractor=mapping.extractor,
        )
        return [base, *(self._figure(base, tie) if figures else ())]

    def _tally(self, tie: MappingOf[str, Any]) -> Tally:
        return Tally(
            self._mapping.name, tie["rows"], tie["first"].isoformat(), tie["last"].isoformat(),
            tie["low"], tie["best"], tie["high"],
        )  # fmt: skip

    def _mentions(self, tie: MappingOf[str, Any], text: str, start: int, *, is_turned: bool) -> tuple[Mention, ...]:
        """Where the row names its two sides, where it has their names as they are."""
        names = (tie["b"], tie["a"]) if is_turned else (tie["a"], tie["b"])
        found = []
        for role, name, actor in zip(("subject", "object"), names, (tie["subject"], tie["object"]), strict=True):
            at = text.find(name)
            if at >= 0 and vocabulary().relation(self._mapping.rules[tie["rule"]].relation or "").symmetric is False:
                found.append(Mention(role, actor, start + at, start + at + len(name)))
        return tuple(found)

    def _figure(self, base: Statement, tie: MappingOf[str, Any]) -> list[Statement]:
        measure = self._mapping.figure
        low, best, high = tie["low"], tie["best"], tie["high"]
        if measure is None or low is None or high is None:
            return []
        stated = f"low {low}, best {'unknown' if best is None else best}, high {high}"
        figure = Figure(measure.measure, None, None, float(low), float(high), self._comparator(low, high), stated)
        return [
            replace(
                base,
                relation="figure",
                object=None,
                event=None,
                sign=0,
                parties=(),
                concerning=(tie["object"],),
                figure=figure,
                mentions=(),
            )
        ]

    def _comparator(self, low: int, high: int) -> Comparator:
        """A single number without bounds is an estimate: only a source that gives bounds can be exact."""
        figure = self._mapping.figure
        if low != high:
            return "range"
        return "exact" if figure is not None and (figure.low or figure.high) else "about"


def _note(tie: MappingOf[str, Any], label: str | None, mapping: Mapping) -> str:
    """The rows in words, for a reader of one claim."""
    number, first, last = tie["rows"], tie["first"].isoformat(), tie["last"].isoformat()
    days = first if first == last else f"from {first} to {last}"
    what = f"{label}: " if label else ""
    deaths = ""
    if tie["low"] is not None:
        best = "unknown" if tie["best"] is None else tie["best"]
        deaths = f"; deaths: low {tie['low']}, best {best}, high {tie['high']}"
    if number == 1:
        return f"{what}the row {tie['row']} of {mapping.name}, dated {days}{deaths}"
    return f"{what}{number} rows of {mapping.name}, dated {days}{deaths}; quoted is the first, {tie['row']}"
