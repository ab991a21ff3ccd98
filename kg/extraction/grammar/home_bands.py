"""Home bands: the one group that a text tells by its land and by what it is: "Burundi's main rebel group"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import words_of

__all__ = ["is_one_band"]

_ARMED = frozenset(("armed", "militant", "islamist", "jihadist", "jihadi", "paramilitary", "extremist", "guerrilla",
                   "insurgent", "rebel", "separatist", "secessionist", "terrorist"))  # fmt: skip
"""What tells that a group fights, by which it is not its state's."""

_OF_MEN = frozenset(("force", "army", "organisation", "organization", "network", "coalition", "command", "wing"))


def is_one_band(words: Sequence[Unit], head: str) -> bool:
    """Whether a noun phrase is of one group that fights: "main rebel group", "largest Islamist movement".

    Args:
        words: of the phrase, without its head.
        head: its last word.
    """
    one = (head in words_of("owned_band") and not head.endswith("s")) or head in _OF_MEN
    return one and any(word.low in _ARMED for word in words)
