"""Displacements: who drives nameless people from where they live: "villagers were displaced by X", "fled X's raids"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.arguments.objects import agent_index, surer
from kg.extraction.arguments.perpetrators import agents_at
from kg.extraction.arguments.victims import bystanders
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.owners import single_owner
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.wordlists import wordlists

__all__ = ["displacement_findings"]

_DISPLACES = frozenset(("displace", "uproot"))
_DRIVES = frozenset(("drive", "chase", "force", "expel", "hound", "push"))
_WHENCE = frozenset(("from", "out", "off"))
_OFFICE = frozenset(("office", "power", "post", "posts", "job", "jobs", "work", "business", "party", "school", "room",
                     "market", "game", "team", "stadium", "hall", "parliament", "university", "talks", "square", "park",
                     "street", "streets", "building", "embassy", "compound", "roundabout", "campus", "plaza",
                     "courtroom", "scene", "rally", "stage"))  # fmt: skip
_TO_FLEE = frozenset(("flee", "evacuate", "abandon"))
_ON_THE_WAY = frozenset(("advance", "advances", "violence", "attacks", "attack"))
_FAR = 8


def displacement_findings(clauses: Clauses, said: Sequence[Finding]) -> Iterator[Finding]:
    """Who displaced people without a name, where no other rule has read it.

    Args:
        clauses: the sentence.
        said: what other rules have read in it.
    """
    told = {finding.trigger for finding in said if finding.relation in ("deported", "displaced", "estrangedFrom")}
    for group in clauses.groups:
        if group.modality != "actual" or group.negated or group.form == "infinitive" or group.head in told:
            continue
        if group.lemma == "flee" and group.voice == "active":
            doers = _feared(clauses, group.head + 1)
        elif group.voice != "active" and _drives(clauses, group):
            by = agent_index(clauses, group)
            doers = (_feared(clauses, by + 1) or agents_at(clauses, by)) if by is not None else []
        else:
            continue
        for doer in doers:
            for people in _people(clauses, group):
                if doer.actor.type in SIDES and doer.actor.name != people.actor.name:
                    score = surer(0.7, doer, people)
                    yield Finding(group.head, "displaced", doer, people, "Displacement", score=score)


def _drives(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether it is from home, never "driven to hospital", "driven from office"."""
    if group.lemma in _DISPLACES:
        return True
    units, after = clauses.units, group.head + 1
    if group.lemma not in _DRIVES or after + 1 >= len(units):
        return False
    if units[after].low == "to":
        return any(form.lemma in _TO_FLEE for form in units[after + 1].forms)
    around = units[after + 1 : after + 1 + _FAR]
    end = next((i for i, unit in enumerate(around) if unit.low == "by" or unit.kind in ("comma", "end")), len(around))
    return units[after].low in _WHENCE and not any(unit.low in _OFFICE for unit in around[:end])


def _feared(clauses: Clauses, first: int) -> list[Party]:
    """Whose attacks they flee: "fled X's attacks", "fled from raids by Y", "displaced by X's offensive"."""
    units = clauses.units
    first += first < len(units) and units[first].low == "from"
    phrase = noun_phrase(units, first) if first < len(units) else None
    event = wordlists().events.get(units[phrase.last].low) if phrase is not None else None
    attack = event is not None and event.relation == "attacked"
    if phrase is None or not (attack or units[phrase.last].low in _ON_THE_WAY):
        return []
    after = phrase.last + 1
    if after + 1 < len(units) and units[after].low in ("by", "of"):
        whose = noun_phrase(units, after + 1)
        place = whose is not None and units[after].low == "of" and whose.party is not None and (
            whose.party.actor.type == "State" and not whose.roles & {"forces"}
        )  # fmt: skip
        return [whose.party] if whose is not None and whose.party is not None and not place else []
    owner = single_owner(units, phrase)
    armed = any(unit.low in wordlists().nouns["forces"] for unit in units[phrase.first : phrase.last])
    land = units[phrase.last].low == "violence" and owner is not None and owner.actor.type == "State"
    return [owner] if owner is not None and not (land and not armed) else []


def _people(clauses: Clauses, group: VerbGroup) -> list[Party]:
    """Those of the subject who have no name and fight for nobody."""
    phrases = clauses.subject_phrases(group)
    if not phrases and group.voice == "reduced" and group.first:
        phrases = tuple(p for p in (_before(clauses, group),) if p is not None)
    found = []
    for phrase in phrases[:1]:
        nameless = phrase.party is None and not phrase.roles & {"fighters", "forces", "officials"}
        people = bystanders(clauses.units[: phrase.last + 1], phrase) if nameless else phrase.party
        found += [people] if people is not None and people.actor.type == "Population" else []
    return found


def _before(clauses: Clauses, group: VerbGroup) -> NounPhrase | None:
    """The people of "the villagers displaced by X"."""
    first = next((i for i in range(group.first - 1, -1, -1) if clauses.units[i].kind not in ("word", "number")), -1)
    return noun_phrase(clauses.units, first + 1 - (first >= 0 and clauses.units[first].kind == "determiner"))
