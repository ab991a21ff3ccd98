"""Stateless: words by which somebody speaks for no state, though one is named beside him: "Ivorian rebel leader"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.words.nametokens import Name
from kg.extraction.words.tokens import Token
from kg.extraction.words.units import Unit

__all__ = ["OF_NO_STATE", "SELF_STYLED", "of_a_team", "of_no_state", "of_rival_wing"]

SELF_STYLED = frozenset(("self-proclaimed", "self-styled", "self-declared", "so-called"))
"""Before an office or a name that only its bearer gives himself."""

OF_NO_STATE = frozenset(
    ("opposition", "tribal", "clan", "rebel", "militia", "separatist", "islamist", "guerrilla", "insurgent", "student",
     "union", "labour", "labor", "church", "community", "gang", "protest", "religious", "jihadist", "secessionist",
     "dissident", "cartel", "mafia", "muslim", "christian", "catholic", "protestant", "sunni", "shi'ite", "shia",
     "peasant", "indigenous", "traditional", "village", "business", "biker", "cult")
)  # fmt: skip
"""Words before a title whose bearer speaks for no state: "Yemeni tribal chief N. N."."""
_BODIES = frozenset(("group", "movement", "faction", "party", "alliance", "coalition"))


def of_no_state(tokens: Sequence[Token], name: Name) -> bool:
    """Whether a name only tells whence a group is: the "Congolese" of "the leader of the Congolese rebel group X".

    Args:
        tokens: the sentence.
        name: one that stands in it.
    """
    after = {token.low for token in tokens[name.last + 1 : name.last + 4] if token.text[:1].islower()}
    return name.kind == "demonym" and not after.isdisjoint(OF_NO_STATE | _BODIES)


def of_a_team(tokens: Sequence[Token] | Sequence[Unit], last: int) -> bool:
    """Whether a side only tells whose a team is: the government of "the head of the government negotiating team".

    Args:
        tokens: the sentence.
        last: index of the side's last word.
    """
    after = tokens[last + 1 : last + 3]
    return bool(after) and after[0].text.islower() and any(token.low in _TEAMS for token in after)


_TEAMS = frozenset(("team", "teams", "delegation", "delegations", "negotiators", "panel", "mission", "committee"))


def of_rival_wing(tokens: Sequence[Token], first: int) -> bool:
    """Whether somebody is the rival of a wing, so that he speaks for no whole: "a faction …, whose rival, N. N.,"."""
    before = tokens[max(0, first - _TO_RIVAL) : first]
    rival = any(token.low == "rival" for token in before)
    return rival and any(token.low in _WINGS for token in tokens)


_TO_RIVAL = 3
_WINGS = frozenset(("faction", "wing", "splinter", "factions", "wings"))
