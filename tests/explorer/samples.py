"""A small network that has one of everything, and one in which every field is hostile."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import networkx as nx

from kg.beliefs import Evidence
from kg.model import Document, Interval, Original, Tally

EVIDENCE = Evidence(
    statement="s1",
    stance="affirms",
    modality="actual",
    speech_act="states",
    channel=None,
    aspect="ongoing",
    claimant="Redland",
    via=None,
    origin="The Gazette",
    quote="Redland shelled the border towns in May",
    start=10,
    end=49,
    section="body",
    document="gazette",
    title="A border war",
    publisher="The Gazette",
    issued="2024-06-02",
    restated_from=None,
    lines=(3,),
    original=None,
    time="2024-05",
    inferred=("time",),
    note=None,
    confidence=None,
    confidence_reason=None,
    extractor="person",
    score=1.0,
)

DOCUMENT = Document(
    id="gazette",
    text="x",
    title="A border war",
    publisher="The Gazette",
    issued="2024-06-02",
    sha256="ab" * 32,
    restates=Original("gazette_original.txt", "cd" * 32),
)

TIE = {
    "relation": "attacked", "label": "attacked", "family": "conflict", "sign": -1, "symmetric": False,
    "event": "Strike", "interval": Interval.parse("2024-05"), "when": None,
    "status": "accepted", "reason": "nobody denies it",
    "origins": ("The Gazette",), "modality": "actual", "place": None, "content": None, "concerning": (), "parties": (),
    "agreement": None, "phase": None, "last_evidenced": date(2024, 6, 2), "evidence": (EVIDENCE,), "implied": (),
    "views": ("accepted", "all", "claimant=Redland"),
}  # fmt: skip


def tie(number: int, **changes: object) -> dict[str, object]:
    """An edge's attributes, with an evidence of its own."""
    claim = replace(EVIDENCE, statement=f"s{number}", **changes.pop("claim", {}))
    return {**TIE, "assertable": f"{number:032x}", "evidence": (claim,), **changes}


def add_actor(network, name, node_type="State", label="state", *, kind="actor", aliases=()):
    network.add_node(name, kind=kind, type=node_type, type_label=label, aliases=aliases, acts_for=None)


def add_tie(network, source, target, attributes):
    network.add_edge(source, target, key=attributes["assertable"], **attributes)


def small_network() -> nx.MultiDiGraph:
    """Two states at war, a group that one is said to shelter, a mediator, a ceasefire, a forecast."""
    made = nx.MultiDiGraph()
    add_actor(made, "Redland", aliases=("Red Republic",))
    add_actor(made, "Blueland")
    add_actor(made, "Türkiye")
    add_actor(made, "Free Hills Army", "MilitantGroup", "militant group")
    add_actor(made, "May Truce", "Ceasefire", "ceasefire", kind="agreement")
    add_tie(made, "Redland", "Blueland", tie(1))
    denied = tie(
        2, relation="harbours", label="harbours", family="support", sign=1, event=None, status="contested",
        reason="affirmed by the text, denied by Blueland", interval=Interval.parse(None), views=("all",),
        claim={"stance": "denies", "claimant": "Blueland", "channel": "public", "quote": "Blueland denies any shelter"},
    )  # fmt: skip
    add_tie(made, "Blueland", "Free Hills Army", denied)
    mediation = tie(
        3, relation="mediatedBetween", label="mediated between", family="mediation", sign=0, event=None,
        parties=("Blueland", "Redland"), agreement="May Truce", interval=Interval.parse("2024-05/.."),
        claim={"restated_from": "gazette_original.txt", "inferred": ("agreement",),
               "quote": "Türkiye carried messages"},
    )  # fmt: skip
    for target in ("Blueland", "Redland", "May Truce"):
        add_tie(made, "Türkiye", target, mediation)
    party = tie(
        4, relation="partyTo", label="party to", family="agreement", sign=0, event="Ceasefire", agreement="May Truce",
        phase="in force", parties=("Blueland", "Redland"), interval=Interval.parse("2024-05-20/.."),
    )  # fmt: skip
    for source in ("Blueland", "Redland"):
        add_tie(made, source, "May Truce", party)
    forecast = tie(5, status="not actual", modality="forecast", interval=Interval.parse("[2025..]"), views=())
    add_tie(made, "Free Hills Army", "Redland", forecast)
    return made


def hostile_network(payload: str) -> nx.MultiDiGraph:
    """A network in which every field that can hold text holds the payload."""
    network = nx.MultiDiGraph()
    for name in (payload, f"{payload}!"):
        network.add_node(
            name, kind="actor", type=payload, type_label=payload, aliases=(payload,), iri=payload, acts_for=payload
        )
    numbers = ("start", "end", "lines", "score", "tally")
    texts = {field.name: payload for field in fields(EVIDENCE) if field.name not in numbers}
    table = payload if payload.strip() else "a table"  # one without a name is refused by the model
    tally = Tally(table, 3, "2009-01-01", "2010-01-01", 1, 2, 3)
    claim = replace(EVIDENCE, **{**texts, "inferred": (payload,), "stance": "affirms", "tally": tally})
    attributes = {
        **TIE,
        **dict.fromkeys(("label", "family", "event", "reason", "modality", "place", "content", "phase"), payload),
        "assertable": payload, "relation": payload, "status": payload, "agreement": payload, "origins": (payload,),
        "concerning": (payload,), "parties": (payload,), "evidence": (claim,), "implied": (claim,),
        "views": ("accepted", f"claimant={payload}"),
    }  # fmt: skip
    network.add_edge(payload, f"{payload}!", key=payload, **attributes)
    return network
