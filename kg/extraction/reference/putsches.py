"""Putsches: in which state a sentence tells that soldiers took power, whose "the junta" is after that."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.words.units import NAMES, Unit
from kg.model import Actor

__all__ = ["Putsches"]

_TAKES = frozenset(("seize", "take", "grab", "usurp", "assume"))
_COUPS = frozenset(("coup", "putsch"))
_NOT_DONE = frozenset(("failed", "attempted", "foiled", "alleged", "bloodless", "abortive", "against", "plot",
                       "attempt", "not", "n't", "no", "never", "fear", "feared", "tried", "threatened",
                       "rebels", "if", "unless", "fears", "fearing", "whether", "risk", "threat", "urged",
                       "planned", "planning", "rumours", "rumors", "rumoured", "rumored", "thwarted",
                       "averted", "prevented", "possible", "denied", "warned", "warns"))  # fmt: skip
_MEN = frozenset(("army", "military", "soldiers", "officers", "generals", "colonels", "guard", "troops", "general",
                  "colonel", "captain", "commandos", "paratroopers"))  # fmt: skip
_NEAR = 8


class Putsches:
    """The last putsch of a text, whose junta "the junta" is until a sentence is about others."""

    def __init__(self) -> None:
        self._last: Actor | None = None

    def after(self, units: Sequence[Unit], ruled: Actor | None) -> Actor | None:
        """Whose "the junta" is once a sentence is told: that of the last putsch, of nobody after two in two states.

        Args:
            units: the sentence's.
            ruled: whose it was until then.
        """
        new = _putsch_in(units)
        if new is not None:
            self._last = new if ruled is None or ruled == new else None
            return self._last
        if self._last is None or ruled != self._last:
            return ruled
        if any(unit.low in _JUNTAS for unit in units):
            self._last = None  # it goes by that name from now on
            return ruled
        named = {unit.actor.name for unit in units if unit.actor is not None and unit.kind in NAMES}
        if not named or ruled is None or ruled.name in named:
            return ruled
        self._last = None
        return None


_JUNTAS = frozenset(("junta", "generals"))

_SEIZED = _COUPS | {"power"}


def _putsch_in(units: Sequence[Unit]) -> Actor | None:
    """The state of "X's army seized power", "soldiers took power in X", "the coup in X"; of no two."""
    if _SEIZED.isdisjoint([unit.low for unit in units]):
        return None
    if any(unit.low in _NOT_DONE or unit.kind == "modal" for unit in units):
        return None
    for index, unit in enumerate(units):
        if unit.low in _COUPS and index + 2 < len(units) and units[index + 1].low == "in":
            return _state(units[index + 2 : index + 3])
        if unit.low == "power" and index and any(form.lemma in _TAKES for form in units[index - 1].forms):
            near = [*units[max(index - _NEAR, 0) : index], *units[index + 1 : index + 3]]
            return _state(near) if any(other.low in _MEN for other in near) else None
    return None


def _state(units: Sequence[Unit]) -> Actor | None:
    """The only state that the words name."""
    found = {u.actor.name: u.actor for u in units if u.kind in NAMES and u.actor is not None}
    one = next(iter(found.values())) if len(found) == 1 else None
    return one if one is not None and one.type == "State" else None
