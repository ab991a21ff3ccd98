"""Seizures: who took from whom what no list knows: "wrested P and Q from Y", "Y's fort fell to X", "P, held by Y"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.arguments.doers import doers_of
from kg.extraction.arguments.objects import agent_index, surer
from kg.extraction.arguments.perpetrators import agents_at
from kg.extraction.arguments.suitability import UNIONS, can_be
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.owners import held_by, single_owner
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup, noun_phrase, noun_phrase_before
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.parsing.slots import taken_over
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import Frame, wordlists

__all__ = ["seizure_findings"]

_TAKES = frozenset(
    ("take", "capture", "seize", "wrest", "retake", "recapture", "win", "conquer", "snatch", "grab", "reclaim",
     "regain", "annex", "rip", "liberate", "wrench", "tear", "recover", "reconquer", "prise", "occupy")
)  # fmt: skip
_ENDS = frozenset((*SIDES, *UNIONS))
_FRAME = Frame("attacked", "Seizure", ("object",), "party")
_GROUND = frozenset(
    ("garrison", "fortress", "stronghold", "bastion", "redoubt", "line", "lines", "defences", "defenses", "islands",
     "island", "colony", "colonies", "holdings", "possessions", "citadel", "fort", "post", "posts", "outpost",
     "outposts", "position", "positions", "base", "bases", "camp", "camps", "town", "towns", "city", "cities",
     "village", "villages", "province", "provinces", "airbase", "airfield", "airport", "barracks", "headquarters",
     "port", "ports", "enclave", "hill", "hills", "heights", "ridge", "peninsula", "territory", "land", "lands",
     "ground", "terrain", "countryside", "area", "areas",
     "district", "districts", "region", "regions", "control", "capital", "bridge", "crossing", "crossings",
     "neighbourhood", "neighbourhoods", "suburb", "suburbs", "valley", "pass", "checkpoint", "checkpoints", "farmland",
     "archipelago", "territories", "oilfield", "oilfields", "mine", "mines")
)  # fmt: skip
"""What one takes from another by force, or what falls to him."""
_IN_PEACE = frozenset(
    ("treaty", "court", "tribunal", "ruling", "verdict", "arbitration", "referendum", "purchase", "auction")
)


def seizure_findings(clauses: Clauses, said: Sequence[Finding]) -> list[Finding]:
    """That who took something from somebody attacked him.

    Args:
        clauses: the sentence.
        said: what other rules have read in it, which is not told again.
    """
    ties = {(f.relation, f.subject.actor.name, f.target) for f in said}
    found: list[Finding] = []
    for group in clauses.acts.of(_VERBS):
        if group.negated or group.modality != "actual" or group.form == "infinitive":
            continue
        if any(unit.low in _IN_PEACE for unit in clauses.units[group.head :]):
            continue  # "won the land from Y at the International Court", "recovered it under the treaty"
        if group.lemma in _TAKES:
            found += _taken(clauses, group)
        elif group.lemma == "fall" and group.voice == "active":
            found += _fallen(clauses, group)
    return [f for f in found if (f.relation, f.subject.actor.name, f.target) not in ties]


def _taken(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X wrested P and Q from Y", "P was taken from Y by X", "Y, from which X took P"."""
    clause = clauses.clause(group)
    if clause is None or taken_over(clauses.units, group):
        return
    if group.voice == "active":
        who = doers_of(clauses, group)
        if not who.real or who.group.negated or who.modality != "actual":
            return
        doers, things = who.parties, clause.objects
    else:
        by = agent_index(clauses, group)
        doers = clause.agents or (tuple(agents_at(clauses, by)) if by is not None else ())
        things = clauses.subject_phrases(group)
    things = tuple(_measured(clauses, phrase) for phrase in things)
    if not doers or not any(_ground(clauses, phrase) for phrase in things):
        return
    losers = [p for p in clause.led_to("from") if p.actor.type in _ENDS] or _from_which(clauses, group)
    if not losers and group.lemma in _BACK:  # "retaking 10 miles of land held by Y"
        held = (held_by(clauses.units, p) or clauses.holder(p) or _held(clauses, p) for p in things)
        losers = [party for party in held if party is not None and party.actor.type in _ENDS]
    yield from _pairs(group, doers, losers)


def _measured(clauses: Clauses, phrase: NounPhrase) -> NounPhrase:
    """The land of "18,000 square kilometres of land", the towns of "most of the towns"."""
    units, after = clauses.units, phrase.last + 1
    if units[phrase.last].low not in _MEASURES | _SHARES or after + 1 >= len(units) or units[after].low != "of":
        return phrase
    return noun_phrase(units, after + 1) or phrase


def _held(clauses: Clauses, phrase: NounPhrase) -> Party | None:
    """The Y of "land (previously) held by Y"."""
    units, at = clauses.units, phrase.last + 1
    while at < len(units) and units[at].kind == "adverb":
        at += 1
    if at + 2 >= len(units) or units[at + 1].low != "by" or "people" in phrase.roles | {units[phrase.last].low}:
        return None
    holds = any(form.lemma in _HOLDS for form in units[at].forms)
    owner = noun_phrase(units, at + 2) if holds else None
    return owner.party if owner is not None else None


_MEASURES = frozenset(("kilometers", "kilometres", "km", "miles", "acres", "hectares", "swathes", "swaths", "tracts",
                       "strip", "stretch", "parts", "chunks"))  # fmt: skip
_SHARES = frozenset(("most", "many", "some", "several", "half", "much", "all", "dozens", "scores"))
_HOLDS = frozenset(("hold", "control", "occupy", "seize", "capture", "overrun", "take"))
_BACK = frozenset(("retake", "recapture", "reclaim", "regain", "liberate", "recover", "reconquer", "capture", "seize"))


def _ground(clauses: Clauses, phrase: NounPhrase) -> bool:
    """Whether the phrase can name land, a town or a post: "the islands", "Ardahan"."""
    head = clauses.units[phrase.last]
    if head.place is not None or head.low in _GROUND:
        return True
    capital = head.kind == "capital" or (phrase.last == 0 and head.kind == "word" and not head.low.endswith("ed"))
    return capital and not phrase.roles & {"people", "officials", "captives"}


def _from_which(clauses: Clauses, group: VerbGroup) -> list[Party]:
    """The Y of "Y, from which X wrested P"."""
    units = clauses.units
    subject = clauses.subject_phrases(group)
    which = (subject[0].first if subject else group.first) - 1
    if which < 2 or units[which].kind != "relative" or units[which - 1].low != "from":
        return []
    last = which - 2 - (units[which - 2].kind == "comma")
    phrase = noun_phrase_before(units, last) if last >= 0 else None
    party = phrase.party if phrase is not None else None
    return [party] if party is not None and party.actor.type in _ENDS else []


def _fallen(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "The X fortress of P fell to Y", "Y-held P fell to X", "P, held by Y, fell to X"."""
    clause, phrases = clauses.clause(group), clauses.subject_phrases(group)
    units = clauses.units
    if clause is None or len(phrases) != 1 or group.head + 1 >= len(units) or units[group.head + 1].low != "to":
        return
    phrase = phrases[0]
    head = units[phrase.last]
    land = head.low in _GROUND or head.low in wordlists().classes["held_ground"] or head.place is not None
    names = any(unit.kind in NAMES for unit in units[phrase.first : phrase.last])
    owner = held_by(units, phrase) or clauses.holder(phrase)
    if owner is None and land and names:
        owner = single_owner(units, phrase)
    if owner is None and head.low in ("garrison", "defenders") and phrase.party is not None:
        owner = phrase.party
    takers = [p for p in clause.led_to("to") if p.actor.type in _ENDS]
    if owner is not None and owner.actor.type in _ENDS:
        yield from _pairs(group, takers, [owner])


def _pairs(group: VerbGroup, doers: Sequence[Party], losers: Sequence[Party]) -> Iterator[Finding]:
    for doer in doers:
        for loser in losers:
            if doer.actor.type in _ENDS and doer.actor.name != loser.actor.name and can_be(_FRAME, doer, loser):
                yield Finding(group.head, "attacked", doer, loser, "Seizure", score=surer(0.75, doer, loser))


_VERBS = _TAKES | {"fall"}
"""Verbs at which one of the rules begins."""
