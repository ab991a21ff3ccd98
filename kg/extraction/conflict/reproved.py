"""Reproved: whose visit, move or decision it is that others condemn or welcome, by the sentence before.

As in "N. N. went to P. The visit was condemned by A and B; C supported it", "X recognised Y. The decision was
criticised by A".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.reference.feuds import Feuds
from kg.extraction.words.descriptions import SIDES
from kg.model import Actor

__all__ = ["reproof_findings"]

_SAYS = {
    **dict.fromkeys(("condemn", "denounce", "deplore", "criticise", "criticize", "decry", "protest"), "criticises"),
    **dict.fromkeys(("welcome", "praise", "hail", "applaud"), "welcomed"),
    **dict.fromkeys(("support", "back", "endorse"), "supports"),
}  # fmt: skip
_VISITS = frozenset(("visit", "trip", "journey", "tour"))
_MOVES = frozenset(("move", "decision", "step", "annexation", "recognition", "deployment", "announcement", "decree",
                    "operation", "closure", "expulsion"))  # fmt: skip
_CRITICS = SIDES | {"IntergovernmentalOrganization", "Organization", "PoliticalParty", "Person", "StateOrgan"}


def reproof_findings(clauses: Clauses, feuds: Feuds, said: Sequence[Finding]) -> Iterator[Finding]:
    """What others say of the visit or move of which the sentence before tells.

    Args:
        clauses: the sentence.
        feuds: who has done what by the sentences before it.
        said: what other rules have read in the sentence.
    """
    visit = None
    for group in clauses.groups:
        relation = _SAYS.get(group.lemma)
        if relation is None or group.negated or group.modality != "actual" or group.form != "finite":
            continue
        critics, phrase = _critics(clauses, group)
        if phrase is None:
            continue
        noun = clauses.units[phrase.last].low
        if noun in _VISITS:
            visit = feuds.traveller
        whose = visit if noun in _VISITS or (visit is not None and noun == "it") else None
        told = {f.subject.actor.name: f for f in said if f.trigger == group.head and f.relation == relation}
        for critic in critics:
            doer = whose or (feuds.doer(critic.actor) if noun in _MOVES and group.voice == "passive" else None)
            read = told.get(critic.actor.name)
            if doer is None or not _fits(critic, doer) or (read is not None and _sure(read, noun)):
                continue
            end = Party(doer, doer, critic.start, critic.end, frozenset(("name",)), "coreference")
            score = surer(0.7, critic, end)
            if read is not None:
                yield replace(read, object=end, score=min(read.score, score))
            else:
                yield Finding(group.head, relation, critic, end, score=score)


def _critics(clauses: Clauses, group: VerbGroup) -> tuple[Sequence[Party], NounPhrase | None]:
    """Who says it, and of what: "the visit", "it"."""
    clause, units = clauses.clause(group), clauses.units
    if clause is None:
        return (), None
    if group.voice == "passive":
        phrases = clauses.subject_phrases(group)
        critics: Sequence[Party] = clause.agents
        plain = len(phrases) == 1 and phrases[0].last + 1 == group.first and units[phrases[0].first].low == "the"
        return critics, phrases[0] if plain else None
    first = group.head + 1
    if first < len(units) and units[first].low == "it":
        return clauses.subjects(group), NounPhrase(first, first, None, frozenset())
    phrase = next(iter(clause.objects), None)
    plain = phrase is not None and phrase.first == first and units[first].low == "the"
    ends = phrase is not None and (phrase.last + 1 >= len(units) or units[phrase.last + 1].kind in _CLOSES)
    return clauses.subjects(group), phrase if plain and ends else None


_CLOSES = frozenset(("end", "comma", "stop", "conjunction"))


def _sure(read: Finding, noun: str) -> bool:
    """Whether another rule has read of whom it is said; "it" may have been taken for where somebody went."""
    return read.object is not None and noun != "it"


def _fits(critic: Party, doer: Actor) -> bool:
    return doer.type in SIDES and critic.actor.type in _CRITICS and critic.actor.name != doer.name
