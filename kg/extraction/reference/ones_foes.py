"""One's foes: whose "its rival", "its main rebel group" are not: whoever arms them does not fight them."""

from __future__ import annotations

from kg.extraction.grammar.entities import Draft
from kg.extraction.grammar.home_bands import is_one_band
from kg.extraction.reference.affinity import gives

__all__ = ["helps_them"]

_PHRASE = 6
"""Units from the owner to the noun: "its long-time rival paramilitary force"."""
_TO_VERB = 6
_RIVAL = frozenset(("rival", "rivals", "enemy", "enemies", "foe", "foes", "opponent", "opponents", "adversary",
                    "adversaries", "rebels", "insurgents", "nemesis", "archenemy", "archfoe", "challenger",
                    "opposition"))  # fmt: skip
_PARTS = ("verb", "comma", "stop", "end", "conjunction", "subordinator", "that")


def helps_them(draft: Draft, index: int) -> frozenset[str]:
    """The Y of "X accused Y of arming (its) rival": whoever is told to help somebody's foes is not he himself.

    Args:
        draft: the sentence so far.
        index: of the owner.
    """
    if not _foes_follow(draft, index):
        return frozenset()
    last = len(draft.found) - 1
    verbs = (i for i in range(last, max(last - _TO_VERB, -1), -1) if gives(draft.found[i]))
    verb = next(verbs, None)
    if verb is None or any(unit.kind == "comma" for unit in draft.found[verb:]):
        return frozenset()  # "harboured the X, its own enemy": another's
    doer = next((mention for mention in reversed(draft.mentions) if mention.index < verb and not mention.where), None)
    return frozenset((doer.name,)) if doer is not None else frozenset()


def _foes_follow(draft: Draft, index: int) -> bool:
    """Whether the noun phrase of the owner is of somebody's foes."""
    words = draft.units[index + 1 : index + _PHRASE]
    for place, word in enumerate(words):
        if word.low in _RIVAL or is_one_band(words[:place], word.low):
            return True
        if word.kind in _PARTS and not any(form.participle for form in word.forms):
            return False
    return False
