"""Breaches: charges that somebody has broken a truce with who charges him, which a denial may answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.party import Party
from kg.extraction.words.descriptions import GROUPS, STATES, descriptions, is_nameless
from kg.extraction.words.places import places_of
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["BREAKS", "TRUCES", "VIOLATIONS", "breach_charges"]

BREAKS = frozenset(("violate", "break", "breach", "infringe", "flout", "disregard", "betray", "shatter"))
VIOLATIONS = frozenset(("violation", "violations", "breach", "breaches", "infringement", "infringements"))
TRUCES = frozenset(("truce", "truces", "ceasefire", "cease-fire", "ceasefires", "cease-fires", "armistice"))


def breach_charges(units: Sequence[Unit], findings: Sequence[Finding]) -> Iterator[Finding]:
    """The breach of the truce of two, as hostile to the one of them who charges the other with it.

    Args:
        units: the sentence's.
        findings: what was read in it, with the accord that both are parties to.
    """
    if not places_of(units).have(TRUCES):
        return
    charged = {finding.charge_of for finding in findings if finding.charge_of is not None}
    broken = [one for one in findings if one.relation == "partyTo"]
    for one in findings:
        if one.relation != "accuses" or one.object is None or one.trigger in charged or one.stance != "affirms":
            continue
        theirs = any(_is_of(accord, one.subject, one.object.actor.name) for accord in broken)
        if theirs and _tells_of_breach(units, one.trigger):
            yield Finding(
                one.trigger, "hostileTo", one.object, replace(one.subject, kind="coreference"), act="accuses",
                claimant=one.claimant, claimant_at=one.claimant_at, charge_of=one.trigger, score=0.65,
            )  # fmt: skip


def _is_of(accord: Finding, charging: Party, accused: str) -> bool:
    """Whether the truce is that of the two; where only who broke it is told, that of whoever is no onlooker."""
    accuser = charging.actor.name
    if accord.parties:
        return {party.actor.name for party in accord.parties} == {accuser, accused}
    told = accord.accord
    one = told.one.actor.name if told is not None and told.one is not None else None
    if told is None or one != accused or accuser in told.without or accord.status != "violated":
        return False
    if charging.actor.type not in STATES | GROUPS or not _armed(charging.actor):
        return False  # a union or "the opposition" need have no truce with him
    borders = descriptions().borders  # two states have a truce with each other as neighbours
    return accuser not in borders or accused not in borders or accused in borders[accuser]


def _armed(actor: Actor) -> bool:
    """Whether a band without a name is one that fights: "the rebels", not "the opposition"."""
    return not is_nameless(actor) or actor.name.rpartition(" ")[2] in wordlists().nouns["fighters"]


def _tells_of_breach(units: Sequence[Unit], trigger: int) -> bool:
    """Whether what is charged after ``trigger`` is that a truce was broken."""
    after = units[trigger:]
    broken = next((i for i, unit in enumerate(after) if _breaks(unit)), None)
    if broken is None:
        return False
    truce = (i for i, unit in enumerate(after[: broken + _NEAR]) if unit.low in TRUCES)
    return any(abs(i - broken) <= _NEAR for i in truce)


def _breaks(unit: Unit) -> bool:
    return unit.low in VIOLATIONS or any(form.lemma in BREAKS for form in unit.forms)


_NEAR = 7
