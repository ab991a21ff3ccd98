"""The strongest ways from one actor to the others, in few steps, never through somebody who is forbidden."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

__all__ = ["Route", "reach"]

Strengths = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Route:
    """A way, and the product of the strengths of its steps.

    Attributes:
        strength: above 0, at most 1.
        actors: along the way, both ends included.
    """

    strength: float
    actors: tuple[str, ...]


def reach(
    strengths: Strengths,
    source: str,
    *,
    max_hops: int,
    forbidden: Collection[str] = (),
    fits: Callable[[tuple[str, ...]], bool] | None = None,
) -> dict[str, Route]:
    """For everybody who can be reached from ``source``, the strongest way there.

    A way's strength is the product of its steps'. Since none exceeds 1, the strongest way of at most ``max_hops`` steps
    never comes twice to one actor; it is found step by step (Bellman and Ford), and equal ways are told apart by name.

    Args:
        strengths: for each actor, its neighbours with the strength of the step, from above 0 to 1.
        source: where the ways begin; not in the result.
        max_hops: the most steps of a way.
        forbidden: actors through whom no way leads and at whom none ends.
        fits: which ways are ways at all. With it the search is thorough, not exhaustive: it goes on from the few
            strongest ways to each actor that fit.

    Returns:
        the ways by the name of their last actor, sorted.
    """
    best: dict[str, list[Route]] = {source: [Route(1.0, (source,))]}
    fresh = dict(best)
    for _ in range(max_hops):
        found: dict[str, list[Route]] = {}
        for name in sorted(fresh):
            for way in fresh[name]:
                for neighbour, strength in strengths.get(name, {}).items():
                    if strength > 0 and neighbour not in forbidden and neighbour not in way.actors:
                        longer = Route(way.strength * strength, (*way.actors, neighbour))
                        _keep(longer, found.setdefault(neighbour, []), best.get(neighbour, ()), fits)
        fresh = {name: routes for name, routes in found.items() if routes}
        for name, routes in fresh.items():
            best[name] = sorted([*best.get(name, ()), *routes], key=_order)[: _KEPT if fits else 1]
    return {name: best[name][0] for name in sorted(best) if name != source}


_KEPT = 3


def _keep(
    way: Route, found: list[Route], known: Sequence[Route], fits: Callable[[tuple[str, ...]], bool] | None
) -> None:
    """Put a way among those found, unless enough are better."""
    enough = _KEPT if fits else 1
    better = sum(_order(other) < _order(way) for other in (*found, *known))
    if better >= enough or (fits is not None and not fits(way.actors)):
        return
    found.append(way)
    found.sort(key=_order)
    del found[enough:]


def _order(way: Route) -> tuple[float, int, tuple[str, ...]]:
    return -way.strength, len(way.actors), way.actors
