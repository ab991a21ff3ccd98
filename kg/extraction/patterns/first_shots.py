"""First shots: on whom somebody "opened fire first", "started the fighting", by who says so: his neighbour or foe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, Units, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.act_nouns import at_its_door
from kg.extraction.words.descriptions import GROUPS, STATES
from kg.extraction.words.wordlists import wordlists

__all__ = ["fires_first", "first_shot_findings", "shot_first", "who_says_so"]

_WORDS = frozenset(("first", "fire", "fighting", "shooting", "hostilities", "unprovoked", "provocation"))
_SHOTS = frozenset(("shot", "shots", "round", "rounds", "salvo"))
_FIGHTS = frozenset(("fighting", "shooting", "hostilities", "clash", "clashes", "battle", "firefight"))
_STRIKES = frozenset(("fire", "shoot", "attack", "strike", "shell"))
_TO_FIRST = 4


def first_shot_findings(clauses: Clauses, said: Sequence[Finding]) -> Iterator[Finding]:
    """On whom somebody fired first, by his foe or neighbour who says so: "Y said X's troops opened fire first".

    Args:
        clauses: the sentence.
        said: what other rules have read in it; who is told to strike anybody is not taken to strike who says so, too.
    """
    if not clauses.places.of(_WORDS):
        return
    told = {f.trigger for f in said if f.relation == "attacked" and f.object is not None}
    for group in clauses.groups:
        plain = group.form == "finite" and group.modality == "actual" and group.voice == "active" and not group.negated
        if not plain or group.head in told or not fires_first(clauses.units, group):
            continue
        doers, sayer = clauses.subjects(group), who_says_so(clauses, group)
        for doer in doers if sayer is not None and len(doers) == 1 else ():
            yield from shot_first(clauses, group, doer, sayer)


def shot_first(clauses: Clauses, group: VerbGroup, doer: Party, sayer: Party | None) -> Iterator[Finding]:
    """That ``doer`` attacked who says that he "opened fire first", or charges him with it.

    Args:
        clauses: the sentence.
        group: the verb.
        doer: of whom it is said.
        sayer: by whom.
    """
    if sayer is None or sayer.actor.name == doer.actor.name or not fires_first(clauses.units, group):
        return
    if doer.actor.type in STATES | GROUPS and at_its_door(clauses, sayer, doer):
        yield Finding(group.head, "attacked", doer, sayer, "Attack", score=surer(0.65, doer, sayer))


def fires_first(units: Units, group: VerbGroup) -> bool:
    """Whether the verb says who fired first, and at nobody: "fired first", "the first shot", "began the fighting"."""
    after = [unit.low for unit in units[group.head + 1 : group.head + 1 + _TO_FIRST]]
    fire = group.lemma == "open" and after[:1] == ["fire"]
    if group.lemma in ("start", "begin"):
        words = [word for word in after if word != "the"]
        return bool(words) and words[0] in _FIGHTS
    if group.lemma == "fire" and "first" in after and _SHOTS & set(after):
        return True
    closed = after[1:] if fire else after
    if not fire and group.lemma not in _STRIKES:
        return False
    return closed[:1] == ["first"] or closed[:2] in (["without", "provocation"], ["without", "warning"])


def who_says_so(clauses: Clauses, group: VerbGroup) -> Party | None:
    """The one state or group that the sentence tells to say so.

    Args:
        clauses: the sentence.
        group: the verb of what is said.
    """
    speech = wordlists().speech
    voices = {
        party.actor.name: party
        for verb in clauses.verbs if verb.head != group.head and verb.lemma in speech
        for party in clauses.subjects(verb)
    }  # fmt: skip
    sayer = next(iter(voices.values())) if len(voices) == 1 else None
    return sayer if sayer is not None and sayer.actor.type in STATES | GROUPS else None
