"""Senses of a construction: of whom it is said, so that with others for ends it means something else."""

from __future__ import annotations

from kg.extraction.arguments.suitability import UNIONS
from kg.extraction.grammar.phrases import Party
from kg.extraction.patterns.idioms import in_office
from kg.extraction.words.descriptions import GROUPS, STATES
from kg.extraction.words.wordlists import Construction

__all__ = ["senseless"]


def senseless(construction: Construction, doer: Party, other: Party) -> bool:
    """Whether the ends are none that the construction is said of."""
    senses = construction.senses
    return (
        ("defector" in senses and doer.actor.type in STATES | UNIONS)
        or ("band" in senses and doer.actor.type not in GROUPS)
        or ("office" in senses and not in_office(doer))
        or ("troops" in senses and "forces" not in doer.roles)
        or ("body" in senses and doer.actor.type not in UNIONS)
        or ("group" in senses and doer.actor.type == "State" and not doer.roles & {"forces", "fighters"})
        or (
            construction.role == "guests" and other.actor.type == "IntergovernmentalOrganization"
        )  # its members do not back it
        or ("no-person" in senses and other.speaker.type == "Person")  # his release is asked of others
    )
