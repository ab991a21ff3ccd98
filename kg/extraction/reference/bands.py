"""Bands: unnamed rebels whom a story names later: its "separatist rebels" are the Free Aceh Movement.

A wire story often tells first what somebody is and names him in the next paragraph. Where a document has but one band
without a name and one named group, and goes on to call that group by the same kind of word, both are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party
from kg.extraction.words.descriptions import GROUPS, descriptions, is_nameless, own_words
from kg.extraction.words.units import Unit
from kg.model import Actor
from kg.vocabulary import vocabulary

__all__ = ["named_later", "renamed"]

_OPENING = 2
"""Sentences in which the band without a name has to be told of first."""


def named_later(sentences: Sequence[Sequence[Unit]], findings: Iterable[Finding]) -> Mapping[str, Actor]:
    """The one named group for the name of the one band without a name; empty where they may be two.

    Args:
        sentences: the units of each, resolved.
        findings: what they say.
    """
    first: dict[str, int] = {}
    groups: dict[str, Actor] = {}
    for number, units in enumerate(sentences):
        for unit in units:
            if unit.actor is not None and unit.actor.type in GROUPS:
                first.setdefault(unit.actor.name, number)
                groups.setdefault(unit.actor.name, unit.actor)
    bands = [actor for actor in groups.values() if is_nameless(actor)]
    named = [actor for actor in groups.values() if not is_nameless(actor)]
    if len(bands) != 1 or len(named) != 1:
        return {}
    band, group = bands[0], named[0]
    told_first = first[band.name] < _OPENING and first[band.name] < first[group.name]
    revolts = band.name.rpartition(" ")[2] in descriptions().classes["in-revolt"] and not _of_another_kind(band, group)
    same = told_first and revolts and any(_called(units, group) for units in sentences)
    same = same and not _elsewhere(sentences, band, group)
    return {band.name: group} if same and not _apart(findings, band, group) else {}


def _elsewhere(sentences: Sequence[Sequence[Unit]], band: Actor, group: Actor) -> bool:
    """Whether the states beside the one are others than those beside the other: rebels of two countries."""

    def states_beside(actor: Actor) -> set[str]:
        told = [units for units in sentences if any(u.actor is not None and u.actor.name == actor.name for u in units)]
        return {u.actor.name for units in told for u in units if u.actor is not None and u.actor.type == "State"}

    there, here = states_beside(band), states_beside(group)
    return bool(there and here) and not there & here


def _of_another_kind(band: Actor, group: Actor) -> bool:
    """Whether "Islamist militants" cannot be a group that is known to be of another kind."""
    distinctive = descriptions().classes["distinctive"]
    told, known = set(band.name.lower().split()) & distinctive, own_words(group) & distinctive
    return bool(told and known) and not told & known


def _called(units: Sequence[Unit], group: Actor) -> bool:
    """Whether the sentence calls the group rebels: "guerrillas of the X", "X rebels", "the rebels" of nobody else."""
    kinds = descriptions().classes["in-revolt"]
    for index, unit in enumerate(units):
        if unit.actor is None or unit.actor.name != group.name:
            continue
        if unit.resolved and unit.low in kinds:
            return True
        before = [word.low for word in units[max(0, index - 3) : index] if word.kind != "determiner"]
        if before[-1:] == ["of"] and len(before) > 1 and before[-2] in kinds:
            return True
        if index + 1 < len(units) and units[index + 1].low in kinds:
            return True
    return False


def _apart(findings: Iterable[Finding], band: Actor, group: Actor) -> bool:
    """Whether something is told between them, or somebody only blames the group, so that the band may be others."""
    names = {band.name, group.name}
    for finding in findings:
        ends = {finding.subject.actor.name, finding.target, *(party.actor.name for party in finding.parties)}
        if names <= ends:
            return True
        blamed = finding.relation == "accuses" and finding.target == group.name
        if blamed or (finding.claimant is not None and finding.claimant.name == band.name):
            return True
        denies = finding.stance == "denies" and finding.subject.actor.name == group.name
        if denies and vocabulary().relation(finding.relation).sign < 0:
            return True
    return False


def renamed(finding: Finding, names: Mapping[str, Actor]) -> Finding:
    """The finding with the named group wherever it has the band."""
    if not names:
        return finding
    figure = finding.figure
    if figure is not None and figure.side is not None and figure.side in names:
        figure = replace(figure, side=names[figure.side].name)
    return replace(
        finding,
        subject=_as_named(finding.subject, names),
        object=_as_named(finding.object, names) if finding.object is not None else None,
        parties=tuple(_as_named(party, names) for party in finding.parties),
        figure=figure,
    )


def _as_named(party: Party, names: Mapping[str, Actor]) -> Party:
    group = names.get(party.actor.name)
    if group is None:
        return party
    speaker = group if party.speaker.name == party.actor.name else party.speaker
    return replace(party, actor=group, speaker=speaker, kind="coreference")
