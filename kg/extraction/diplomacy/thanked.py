"""Thanks: several who are thanked together for "their mediation", "their good offices", and so mediate together."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.diplomacy.helps import Help
from kg.extraction.parsing.clauses import Clauses

__all__ = ["thanked_helps"]

_THANKS = frozenset(("thank", "praise", "commend", "applaud", "salute", "congratulate", "laud"))
_CLOSES = frozenset(("end", "stop", "comma"))
_SEVERAL = 2


def thanked_helps(clauses: Clauses) -> Iterator[Help]:
    """As in "Z thanked Q and R for their mediation"; of one, "Q for its mediation", whose it is says "its"."""
    units = clauses.units
    for group in clauses.acts.of(_THANKS):
        if group.voice != "active" or group.negated or group.modality != "actual" or group.head + 1 >= len(units):
            continue
        phrases = clauses.phrases_from(group.head + 1)
        helpers = tuple(phrase.party for phrase in phrases if phrase.party is not None)
        if len(helpers) < _SEVERAL or len(helpers) != len(phrases):
            continue
        last = phrases[-1].last
        rest = [unit.low for unit in units[last + 1 : last + 5]]
        noun = last + 3 + (rest[2:3] == ["good"])
        named = rest[:2] == ["for", "their"] and noun + 1 < len(units) and units[noun].low in ("mediation", "offices")
        if named and (units[noun + 1].kind in _CLOSES or units[noun + 1].low in ("efforts", "and")):
            yield Help("mediatedBetween", noun, helpers)  # not "for their mediation in P"
