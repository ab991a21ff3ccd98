"""Pro-verbs: words that stand for the deed that was told before: "had done so", "did it", "had not"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.words.units import Unit

__all__ = ["did_so", "stands_for_deed"]

_AUXILIARIES = frozenset(("have", "do", "be"))
_DONE = frozenset(("done", "do", "doing"))
_SO = frozenset(("so", "this", "that", "it", "such", "either", "any"))
_OF_THE_KIND = (["anything", "of", "the"], ["any", "such", "thing"], ["any", "of", "this"], ["any", "of", "that"],
                ["anything", "like", "that"], ["such", "a", "thing"], ["any", "of", "these"])  # fmt: skip
_ENDS = frozenset(("stop", "end", "comma", "quote", "close", "conjunction", "dash"))
_THING = 2
_SUBJECT = 3
_ONESELF = frozenset(("it", "they", "he", "she", "we"))


def stands_for_deed(units: Sequence[Unit], first: int) -> bool:
    """Whether the words at ``first``, after an auxiliary, say no more than that something was or was not done.

    Args:
        units: the sentence's.
        first: the index after the first auxiliary: of "not done so" in "had not done so".
    """
    while first < len(units) and (units[first].kind in ("negation", "adverb") or units[first].low in _DONE):
        first += 1
    if first >= len(units) or units[first].kind in _ENDS:
        return True
    lows = [unit.low for unit in units[first : first + 3]]
    if any(lows[: len(words)] == words for words in _OF_THE_KIND):
        return True
    after = min(first + 1, len(units) - 1)
    return lows[0] in _SO and units[after].kind in (*_ENDS, "date")


def did_so(units: Sequence[Unit], first: int) -> bool:
    """Whether "(denied) that it had done so", "its forces had", "it did it" stands at ``first``."""
    first += first < len(units) and units[first].kind == "that"
    reach = range(first, min(first + _SUBJECT + 1, len(units)))
    verb = next((i for i in reach if units[i].kind in _AUXILIARIES or units[i].kind == "verb"), None)
    if verb is None or verb == first or units[verb].kind == "verb":
        return False
    subject = units[first:verb]
    own = subject[0].low in _ONESELF if len(subject) == 1 else subject[0].low in ("its", "their", "his")
    following = units[verb + 1] if verb + 1 < len(units) else None
    negated = following is not None and following.kind == "negation"
    return own and not negated and stands_for_deed(units, verb + 1)
