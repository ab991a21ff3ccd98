"""What the page shows, as plain data: from a network to facts, links, evidence and views.

A *fact* is an assertable that is drawn: one tie, one mediation with all its parties, one agreement with all its
parties. A *link* is a line between two nodes. A mediation is drawn as a table of its own, to which the mediator, the
parties and the agreement that it led to are linked, so that who sat at which table can be read off the map.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import networkx as nx

from kg.beliefs import Assessment, Evidence
from kg.errors import UnknownNameError, suggestion
from kg.explorer.layout import Box, place
from kg.explorer.words import date_in_words, time_in_words
from kg.model import Document, Interval, TableRow
from kg.vocabulary import vocabulary
from kg.wording import told_of

__all__ = ["Page", "build_page"]

Json = dict[str, Any]
"""A JSON object: heterogeneous by nature, and written but never read by this package."""

_VIEWS = {
    "accepted": (
        "Accepted",
        "Asserted by a text, affirmed by somebody who is no party to it, or acknowledged by a party; denied by nobody.",
    ),
    "corroborated": ("Corroborated", "What is accepted and has two independent origins or more."),
    "all": ("All claims", "Whatever anybody affirms to be actual: accepted, claimed and contested."),
    "everything": (
        "Everything said",
        "Every claim, with what is denied, forecast, planned or demanded. Not a map of what is.",
    ),
}
_VIEW_ORDER = ("accepted", "corroborated", "all", "claimant", "everything")
_CLAIMANT = "claimant="
_MOST_UNTIED = 20
_LINE = 18
"""Characters in a line of a label: as `labels.js` wraps it."""


@dataclass(slots=True)
class Page:
    """What the page shows.

    Attributes:
        nodes: with their positions.
        links: lines between nodes, each of one fact.
        facts: each with its status, time and evidence, by position in the lists below.
        evidence: claims, without repeats.
        documents: whence they come.
        figures: numbers as they are told, each with its evidence.
        views: names, labels and explanations of the views that a reader can choose from.
        untied: where there are no facts, the first statements that tie nobody, each with its evidence.
        untied_count: how many of these there are.
    """

    nodes: list[Json] = field(default_factory=list)
    links: list[Json] = field(default_factory=list)
    facts: list[Json] = field(default_factory=list)
    evidence: list[Json] = field(default_factory=list)
    documents: list[Json] = field(default_factory=list)
    figures: list[Json] = field(default_factory=list)
    views: list[Json] = field(default_factory=list)
    untied: list[Json] = field(default_factory=list)
    untied_count: int = 0


@dataclass(frozen=True, slots=True)
class _Fact:
    """An assertable with all its edges."""

    key: str
    ends: tuple[tuple[str, str], ...]
    attributes: Mapping[str, Any]

    @property
    def is_mediation(self) -> bool:
        relation = vocabulary().relations.get(self.attributes["relation"])
        return relation is not None and (relation.edge_from, relation.edge_to) == ("subject", "party")

    @property
    def table(self) -> str:
        """The name of a mediation's table: the same for all who helped the same parties to the same agreement."""
        return "mediation:" + "|".join((*self.parties, self.attributes["agreement"] or ""))

    @property
    def parties(self) -> tuple[str, ...]:
        return tuple(self.attributes["parties"])

    @property
    def tails(self) -> list[str]:
        return list(dict.fromkeys(source for source, _ in self.ends))

    @property
    def heads(self) -> list[str]:
        agreement = self.attributes["agreement"] if self.is_mediation else None
        return [name for name in dict.fromkeys(target for _, target in self.ends) if name != agreement]


def build_page(
    network: nx.MultiDiGraph[str],
    *,
    view: str = "accepted",
    documents: Iterable[Document] = (),
    figures: Iterable[Assessment] = (),
    positions: Mapping[str, tuple[float, float]] | None = None,
    rows: Mapping[str, Sequence[TableRow]] | None = None,
) -> Page:
    """The page's data.

    Args:
        network: as `kg.network.build_network` gives it.
        view: the view that the page opens with.
        documents: what the graph was built from, for the page's footer.
        figures: assessments of figures, which no edge carries; others are passed over.
        positions: places of nodes from an earlier page, by name: these nodes stay where they were.
        rows: for claims of event tables, by id, some of the rows that they sum up; the first is the claim's quote.

    Raises:
        UnknownNameError: the network has no such view.
    """
    facts = list(_facts(network))
    page = Page(views=_views(facts, view))
    tables = _tables(facts)
    names = [*sorted(network.nodes), *sorted(tables)]
    index = {name: position for position, name in enumerate(names)}
    page.nodes = [
        _table_node(number, tables[name]) if name in tables else _node(number, name, network.nodes[name])
        for number, name in enumerate(names)
    ]
    for number, fact in enumerate(facts):
        page.links += [
            _lean({"from": index[source], "to": index[target], "fact": number, "role": role})
            for source, target, role in _links(fact)
        ]
    _place(page, names, positions or {})
    writer = _Writer(page, index, rows or {}, knows_views=any(fact.attributes.get("views") for fact in facts))
    for document in sorted(documents, key=lambda document: document.id):
        writer.document(document)
    page.facts = [writer.fact(fact) for fact in facts]
    assessments = sorted(figures, key=lambda assessment: assessment.id)
    page.figures = [writer.figure(assessment) for assessment in assessments if assessment.statement.figure is not None]
    if not facts:
        page.untied = [writer.untied(assessment) for assessment in assessments[:_MOST_UNTIED]]
        page.untied_count = len(assessments)
    return page


def _facts(network: nx.MultiDiGraph[str]) -> Iterator[_Fact]:
    """The network's edges, put together by their assertable; in sorted order."""
    grouped: dict[tuple[str, str], list[tuple[str, str]]] = {}
    attributes: dict[tuple[str, str], Mapping[str, Any]] = {}
    for source, target, key, data in sorted(network.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        grouped.setdefault((str(key), data["relation"]), []).append((source, target))
        attributes.setdefault((str(key), data["relation"]), data)
    seen: dict[str, int] = {}
    for (key, relation), ends in sorted(grouped.items()):
        seen[key] = seen.get(key, 0) + 1
        name = key if seen[key] == 1 else f"{key}.{seen[key]}"
        yield _Fact(name, tuple(ends), attributes[key, relation])


def _tables(facts: Iterable[_Fact]) -> dict[str, list[_Fact]]:
    tables: dict[str, list[_Fact]] = {}
    for fact in facts:
        if fact.is_mediation:
            tables.setdefault(fact.table, []).append(fact)
    return tables


def _links(fact: _Fact) -> Iterator[tuple[str, str, str | None]]:
    """The lines by which a fact is drawn: (from, to, and for a mediation what part the line has in it)."""
    if not fact.is_mediation:
        yield from ((source, target, None) for source, target in fact.ends)
        return
    yield from ((source, fact.table, "helper") for source in fact.tails)
    yield from ((fact.table, party, "party") for party in fact.heads)
    agreement = fact.attributes["agreement"]
    if agreement is not None and any(target == agreement for _, target in fact.ends):
        yield fact.table, agreement, "outcome"


def _views(facts: Iterable[_Fact], chosen: str) -> list[Json]:
    """The views on offer: those that the edges name, and everything."""
    named = {name for fact in facts for name in fact.attributes.get("views", ())}
    if not named:
        named = {chosen}
    named.add("everything")
    if chosen not in named and chosen in _VIEWS:
        named.add(chosen)
    if chosen not in named:
        raise UnknownNameError(
            f"the network has no view {chosen!r}",
            remedy=suggestion(chosen, named, otherwise=f"use one of {', '.join(sorted(named))}"),
        )
    views = []
    for name in sorted(named, key=lambda name: (_VIEW_ORDER.index(name.partition("=")[0]), name)):
        if name.startswith(_CLAIMANT):
            actor = name.removeprefix(_CLAIMANT)
            note = f"What {actor} affirms, and what the texts assert and {actor} does not deny."
            views.append({"name": name, "label": f"According to {actor}", "note": note, "claimant": actor})
        else:
            label, note = _VIEWS[name]
            views.append({"name": name, "label": label, "note": note})
    return views


def _node(number: int, name: str, data: Mapping[str, Any]) -> Json:
    return {"name": name} | _lean(
        {
            "id": number,
            "kind": data["kind"],
            "type": data["type"],
            "typeLabel": data["type_label"],
            "family": _shape_family(data["kind"], data["type"]),
            "aliases": list(data.get("aliases") or ()),
            "iri": data.get("iri"),
            "actsFor": data.get("acts_for"),
        }
    )


def _table_node(number: int, facts: list[_Fact]) -> Json:
    relations = {fact.attributes["relation"] for fact in facts}
    what = "Mediation" if "mediatedBetween" in relations else "Hosting"
    return {
        "id": number,
        "name": f"{what}: {'–'.join(facts[0].parties)}",
        "kind": "mediation",
        "type": "Mediation",
        "typeLabel": "mediation",
        "family": "mediation",
        "key": facts[0].table,
    }


def _shape_family(kind: str, node_type: str) -> str:
    """The shape by which a node is drawn: one for a whole branch of the classes, so that few need learning."""
    if kind != "actor":
        return kind
    words = vocabulary()
    branches = {
        "State": "state", "Government": "state", "StateOrgan": "organ", "MilitantGroup": "group",
        "Organization": "organization", "Place": "place",
    }  # fmt: skip
    return next((shape for branch, shape in branches.items() if words.is_a(node_type, branch)), "people")


def _place(page: Page, names: list[str], positions: Mapping[str, tuple[float, float]]) -> None:
    fixed = {number: positions[name] for number, name in enumerate(names) if name in positions}
    links = [(link["from"], link["to"]) for link in page.links]
    for node, (x, y) in zip(page.nodes, place([_box(node["name"]) for node in page.nodes], links, fixed), strict=True):
        node["x"], node["y"] = x, y


def _box(label: str) -> Box:
    """The room for a node and its label below it, in pixels."""
    lines = min(3, -(-len(label) // _LINE))
    return min(len(label), _LINE) * 7.0 + 8.0, 32.0 + 16.0 * lines


class _Writer:
    """Writes facts with their evidence, each claim and each document once."""

    def __init__(
        self, page: Page, nodes: Mapping[str, int], rows: Mapping[str, Sequence[TableRow]], *, knows_views: bool
    ) -> None:
        self._page = page
        self._views = {view["name"]: number for number, view in enumerate(page.views)}
        self._nodes = nodes
        self._knows_views = knows_views
        self._rows = rows
        self._claims: dict[str, int] = {}
        self._quotes: dict[str, int] = {}
        self._documents: dict[str, int] = {}

    def fact(self, fact: _Fact) -> Json:
        data = fact.attributes
        interval: Interval = data["interval"]
        # Of a network that knows no views, every fact holds in the one view that it was made of.
        views = data.get("views", ()) if self._knows_views else self._views
        last: date | None = data.get("last_evidenced")
        return _lean(
            {
                "id": fact.key,
                "from": [self._nodes[name] for name in fact.tails],
                "to": [self._nodes[name] for name in fact.heads],
                "relation": data["relation"],
                "label": data["label"],
                "family": data["family"],
                "sign": data["sign"],
                "symmetric": data["symmetric"],
                "event": vocabulary().labels.get(data["event"] or "", data["event"]),
                "time": interval.as_stated,
                "timeWords": time_in_words(interval),
                "bounds": _bounds(interval),
                "vague": not data.get("may_be_certain", True),
                "status": data["status"],
                "reason": data["reason"],
                "origins": list(data["origins"]),
                "modality": data["modality"],
                "place": data["place"],
                "content": data["content"],
                "concerning": list(data["concerning"]),
                "parties": list(data["parties"]),
                "agreement": data["agreement"],
                "phase": data["phase"],
                "seen": last.isoformat() if last else None,
                "views": sorted(self._views[name] for name in {*views, "everything"} if name in self._views),
                "evidence": [self._claim(claim) for claim in data["evidence"]],
                "implied": [self._claim(claim) for claim in data.get("implied") or ()],
            }
        )

    def figure(self, assessment: Assessment) -> Json:
        statement, standing = assessment.statement, assessment.standing
        figure = statement.figure
        if figure is None:
            return {}
        about = dict.fromkeys(filter(None, (statement.subject, figure.side, *statement.parties)))
        return {
            # A count of nobody is a figure: 0 is not empty.
            **{
                key: int(value) if value == int(value) else value
                for key, value in (("min", figure.minimum), ("max", figure.maximum))
                if value is not None
            },
            **_lean(
                {
                    "id": assessment.id,
                    "nodes": [self._nodes[name] for name in about if name in self._nodes],
                    "measure": figure.measure,
                    "population": figure.population,
                    "side": figure.side,
                    "comparator": figure.comparator,
                    "asStated": figure.as_stated,
                    "time": assessment.interval.as_stated,
                    "timeWords": time_in_words(assessment.interval),
                    "status": standing.status,
                    "reason": standing.reason,
                    "modality": statement.modality,
                    "place": statement.place,
                    "origins": list(assessment.origins),
                    "evidence": [self._claim(claim) for claim in assessment.evidence],
                }
            ),
        }

    def untied(self, assessment: Assessment) -> Json:
        """A statement that ties nobody, in words."""
        said, figure = assessment.statement, assessment.statement.figure
        relation = vocabulary().relations.get(said.relation)
        whole = (said.subject, relation.label if relation else said.relation, said.object, said.content)
        words = (told_of(said.subject, said.concerning, figure.side, figure.words),) if figure else whole
        return _lean(
            {
                "words": " · ".join(filter(None, words)),
                "timeWords": time_in_words(assessment.interval),
                "status": assessment.standing.status,
                "modality": said.modality,
                "evidence": [self._claim(claim) for claim in assessment.evidence],
            }
        )

    def document(self, document: Document) -> int:
        restates = document.restates
        return self._document(
            {
                "id": document.id,
                "title": document.title,
                "publisher": document.publisher,
                "issuers": " and ".join(document.issuers) or None,
                "issued": date_in_words(document.issued) if document.issued else None,
                "sha256": document.sha256,
                "restates": restates.file if restates else None,
                "originalSha256": restates.sha256 if restates else None,
            }
        )

    def _document(self, record: Json) -> int:
        if record["id"] not in self._documents:
            self._documents[record["id"]] = len(self._page.documents)
            self._page.documents.append(_lean(record))
        return self._documents[record["id"]]

    def _claim(self, claim: Evidence) -> int:
        if claim.statement not in self._claims:
            self._claims[claim.statement] = len(self._page.evidence)
            record = self._evidence(claim)
            self._page.evidence.append(self._differing(claim, record) if claim.tally else record)
        return self._claims[claim.statement]

    def _differing(self, claim: Evidence, record: Json) -> Json:
        """A claim of a table: where another was made of the same row, as of a tie its figure, what differs from it."""
        first = self._quotes.setdefault(f"{claim.document} {claim.start}", len(self._page.evidence))
        other = self._page.evidence[first] if first < len(self._page.evidence) else {}
        # Some of the rows are known for the tie alone, and are the same.
        same = (
            {**other, "rows": record["rows"]}
            if other.get("rows", {}).keys() - record["rows"].keys() == {"some"}
            else other
        )
        if same.keys() != record.keys():
            return record
        return {"like": first} | {key: value for key, value in record.items() if same[key] != value}

    def _tally(self, claim: Evidence) -> Json | None:
        """What a claim of a table sums up, in words and numbers, with some of its rows."""
        tally = claim.tally
        if tally is None:
            return None
        return _lean(
            {
                "table": tally.table,
                "count": tally.rows,
                "days": date_in_words(tally.first)
                if tally.first == tally.last
                else f"from {date_in_words(tally.first)} to {date_in_words(tally.last)}",
                "deaths": _deaths(tally.low, tally.best, tally.high),
                "some": [
                    _lean(
                        {
                            "when": date_in_words(row.time),
                            "place": row.place,
                            "deaths": _deaths(row.low, row.best, row.high),
                            "line": row.line,
                            "text": row.text,
                        }
                    )
                    for row in self._rows.get(claim.statement, ())
                ],
            }
        )

    def _evidence(self, claim: Evidence) -> Json:
        document = self._document(
            {
                "id": claim.document,
                "title": claim.title,
                "publisher": claim.publisher,
                "issued": date_in_words(claim.issued) if claim.issued else None,
                "restates": claim.restated_from,
            }
        )
        return _lean(
            {
                "id": claim.statement,
                "stance": claim.stance,
                "modality": claim.modality,
                "act": claim.speech_act,
                "channel": claim.channel,
                "aspect": claim.aspect,
                "claimant": claim.claimant,
                "claimants": list(claim.claimants) if len(claim.claimants) > 1 else None,
                "via": claim.via,
                "origin": claim.origin if claim.tally is None or claim.origin != claim.claimant else None,
                "quote": claim.quote,
                "rows": self._tally(claim),
                "original": claim.original,
                "document": document,
                "restated": claim.restated_from is not None,
                "lines": list(claim.lines),
                "span": [claim.start, claim.end],
                "section": claim.section,
                "time": claim.time,
                "timeWords": date_in_words(claim.time),
                "inferred": list(claim.inferred),
                "note": _note(claim),
                "confidence": claim.confidence,
                "confidenceReason": claim.confidence_reason,
                "extractor": claim.extractor,
                "score": claim.score,
            }
        )


def _note(claim: Evidence) -> str | None:
    """A claim's note; of a table's only what its rows are called: their number, days and deaths are told apart."""
    if claim.tally is None or claim.note is None:
        return claim.note
    return claim.note.partition(": ")[0] if ": " in claim.note.partition(";")[0] else None


def _deaths(low: int | None, best: int | None, high: int | None) -> str | None:
    """Estimates in words; what the source does not know is unknown, and not 0."""
    if low is None and best is None and high is None:
        return None
    told = (("low", low), ("best", best), ("high", high))
    return ", ".join(f"{name} {'unknown' if number is None else f'{number:,}'}" for name, number in told)


def _bounds(interval: Interval) -> list[str | None]:
    bounds = (interval.from_earliest, interval.from_latest, interval.to_earliest, interval.to_latest)
    return [bound.isoformat() if bound else None for bound in bounds] if interval.is_known else []


def _lean(record: Json) -> Json:
    """The record without what is empty: a page is passed around by mail."""
    return {key: value for key, value in record.items() if value is not False and value not in (None, "", [])}
