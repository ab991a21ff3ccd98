"""What a picture shows: of the page's data the facts of a view and a day, and the lines that stand for them.

The rules are those of the page's own scripts (`model.js`), so that a picture and the page of one graph agree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kg.explorer.payload import Page
from kg.explorer.picture.agreements import is_inferred, is_not_yet_made

__all__ = [
    "CERTAINTIES",
    "MEETING_FAMILIES",
    "STATUS_ORDER",
    "Bundle",
    "Json",
    "Scene",
    "certainty",
    "is_inferred",
    "scene",
]

Json = Mapping[str, Any]

CERTAINTIES = ("certain", "possible", "undated")
STATUS_ORDER = ("accepted", "claimed", "contested", "questioned", "denied", "not actual")
MEETING_FAMILIES = frozenset({"mediation", "host", "agreement", "talks"})
_CROWD, _FIRST = 250, 150
_PRESETS: Mapping[str, Callable[[Json], bool]] = {
    "everything": lambda fact: True,
    "alliances": lambda fact: fact.get("sign", 0) > 0,
    "hostilities": lambda fact: fact.get("sign", 0) < 0,
    "mediation": lambda fact: fact["family"] in MEETING_FAMILIES,
}


@dataclass(slots=True)
class Bundle:
    """One line: all facts between two nodes that are of one sign, standing and role.

    Attributes:
        low: the lower id of its ends.
        high: the higher one.
        sign: -1, 0 or 1.
        status: their standing.
        role: ``tie``, or the part that a line has in a mediation.
        facts: positions in the page's facts, by how surely they held.
        arrows: by how surely they held, whether one points from low to high (true), or back (false).
    """

    low: int
    high: int
    sign: int
    status: str
    role: str
    facts: dict[str, list[int]] = field(default_factory=dict)
    arrows: dict[str, set[bool]] = field(default_factory=dict)

    @property
    def when(self) -> str:
        """How sure the surest of its facts is."""
        return next(when for when in CERTAINTIES if when in self.facts)

    @property
    def surest(self) -> list[int]:
        """The surest of its facts."""
        return self.facts[self.when]

    @property
    def all(self) -> list[int]:
        """All of its facts, the surest first."""
        return [fact for when in CERTAINTIES for fact in self.facts.get(when, ())]

    @property
    def forward(self) -> bool:
        """Whether one of the surest points from low to high."""
        return True in self.arrows[self.when]

    @property
    def backward(self) -> bool:
        """Whether one of the surest points from high to low."""
        return False in self.arrows[self.when]


@dataclass(frozen=True, slots=True)
class Scene:
    """What a picture shows.

    Attributes:
        page: the data that it is taken from.
        view: the view's record in the page.
        at: the day, or ``None``.
        nodes: ids, sorted.
        facts: positions in the page's facts, sorted.
        bundles: the lines, sorted by their ends and standing.
        ties: how many links each node has.
        left: how many nodes with fewer ties are left out.
    """

    page: Page
    view: Json
    at: date | None
    nodes: tuple[int, ...]
    facts: tuple[int, ...]
    bundles: tuple[Bundle, ...]
    ties: Mapping[int, int]
    left: int = 0


def certainty(fact: Json, day: date | None) -> str:
    """How surely a fact held on a day: ``certain``, ``possible``, ``undated`` or ``no``; ``certain`` without a day."""
    if day is None:
        return "certain"
    if not fact.get("bounds"):
        return "undated"
    begun_by, begun, lasting, over = fact["bounds"]
    text = day.isoformat()
    if (begun_by and text < begun_by) or (over and text > over):
        return "no"
    if not fact.get("vague") and begun and lasting and begun <= text <= lasting:
        return "certain"
    return "possible"


def scene(
    page: Page,
    *,
    view: str,
    at: date | None = None,
    undated: bool = False,
    preset: str = "everything",
    most: int | None = None,
) -> Scene:
    """What of a page's data a view holds on a day.

    Args:
        page: as `kg.explorer.payload.build_page` makes it.
        view: a view that the page knows.
        at: the day, or ``None`` for all times.
        undated: whether, on a day, facts of which no time is known stay in.
        preset: the relations to show.
        most: how many nodes to show, those with the most ties; by default all up to 250, and above 150, as on the page.
    """
    number = next(index for index, known in enumerate(page.views) if known["name"] == view)
    held: dict[int, str] = {}
    for index, fact in enumerate(page.facts):
        when = certainty(fact, at)
        is_held = number in fact.get("views", ()) and when != "no" and (undated or when != "undated")
        if is_held and _PRESETS[preset](fact):
            held[index] = when
    links = [link for link in page.links if link["fact"] in held and not _is_ahead(page, link, at)]
    ties = Counter(end for link in links for end in (link["from"], link["to"]))
    kept = _strongest(ties, most)
    links = [link for link in links if link["from"] in kept and link["to"] in kept]
    return Scene(
        page, page.views[number], at, tuple(sorted(kept)), tuple(sorted({link["fact"] for link in links})),
        _bundles(page, links, held), ties, len(ties) - len(kept),
    )  # fmt: skip


def _strongest(ties: Mapping[int, int], most: int | None) -> set[int]:
    """The nodes with the most ties: as many as asked for, or as the page draws at first."""
    limit = (len(ties) if len(ties) <= _CROWD else _FIRST) if most is None else most
    return set(sorted(ties, key=lambda node: (-ties[node], node))[:limit])


def _is_ahead(page: Page, link: Json, at: date | None) -> bool:
    """Whether a link is that of a mediation to what was not made yet on the day."""
    return link.get("role") == "outcome" and is_not_yet_made(page, page.nodes[link["to"]], at)


def _bundles(page: Page, links: Iterable[Json], held: Mapping[int, str]) -> tuple[Bundle, ...]:
    found: dict[tuple[int, int, int, str, str], Bundle] = {}
    for link in links:
        fact = page.facts[link["fact"]]
        low, high = sorted((link["from"], link["to"]))
        role, sign = link.get("role", "tie"), fact.get("sign", 0)
        key = (low, high, sign, fact["status"], role)
        bundle = found.setdefault(key, Bundle(low, high, sign, fact["status"], role))
        when = held[link["fact"]]
        facts = bundle.facts.setdefault(when, [])
        if link["fact"] not in facts:
            facts.append(link["fact"])
        arrows = bundle.arrows.setdefault(when, set())
        if (role != "party") if "role" in link else not fact.get("symmetric"):
            arrows.add(link["from"] == low)
    order = {status: rank for rank, status in enumerate(STATUS_ORDER)}
    ordered = sorted(found, key=lambda key: (key[0], key[1], order.get(key[3], len(order)), key[2], key[4]))
    return tuple(found[key] for key in ordered)
