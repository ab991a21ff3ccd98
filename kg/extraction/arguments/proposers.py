"""Proposers: whose proposal it is that is rejected after it: "Y proposed a truce, which X rejected"."""

from __future__ import annotations

from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES

__all__ = ["MAKES", "follows_at_once", "makers", "proposer"]

MAKES = frozenset(("bring", "propose", "draft", "broker", "put", "submit", "offer", "present", "draw", "table",
                   "float", "make", "suggest", "devise", "back", "set", "issue", "lodge", "advance",
                   "negotiate"))  # fmt: skip
"""Verbs by which somebody brings a proposal, demand or offer before another."""
_ALSO_MAKES = frozenset(("announce", "declare", "extend", "seek", "demand", "want", "impose", "unveil", "dictate",
                         "request", "promise", "hold", "prepare", "send", "mediate"))  # fmt: skip
"""Those of a relative clause: "a truce that Y announced"."""

_PROPOSES = frozenset(("propose", "offer", "suggest", "demand", "want", "float", "present", "submit", "table", "ask",
                       "request", "seek", "urge", "insist", "call", "appeal", "invite", "plead", "press"))  # fmt: skip


def proposer(clauses: Clauses, group: VerbGroup, doer: Party) -> Party | None:
    """The one other than ``doer`` whose proposal it is by the verb before that of the refusal, in the same sentence."""
    told = [g for g in clauses.groups if g.form == "finite" and g.head < group.first and g.modality == "actual"]
    earlier = told[-1] if told else None
    if earlier is None or earlier.lemma not in _PROPOSES or earlier.voice != "active" or earlier.negated:
        return None
    found = [party for party in clauses.subjects(earlier) if party.actor.name != doer.actor.name]
    return found[0] if len(found) == 1 and found[0].actor.type in SIDES else None


def follows_at_once(clauses: Clauses, group: VerbGroup, nouns: frozenset[str]) -> bool:
    """As in ", an idea X rejects": the subject follows at once what is refused, which is one of ``nouns``."""
    units, start = clauses.units, min((party.start for party in clauses.subjects(group)), default=0)
    reach = range(max(group.first - _BACK, 0), group.first)
    first = next((i for i in reach if units[i].start == start), 0)
    first -= first > 0 and units[first - 1].low == "the"
    return first > 1 and units[first - 1].low in nouns and units[first - 2].low in ("a", "an")


_BACK = 9


def makers(clauses: Clauses, phrase: NounPhrase) -> tuple[Party, ...]:
    """Who made it: "rejected a peace plan brought by Y", "a proposal put forward by Y", "terms that Y had offered"."""
    units, made = clauses.units, phrase.last + 1
    if made + 1 < len(units) and units[made].low == "of" and units[made + 1].low in _OF_WHAT:
        made += 2  # "an offer of talks made by Y"
    if made >= len(units):
        return ()
    alike = [unit.low for unit in units[made : made + 2]] == ["put", "forward"]  # past tense or participle
    if not any((form.participle or alike) and form.lemma in MAKES for form in units[made].forms):
        return _by_relative(clauses, made)
    for index in range(made + 1, min(made + _BACK, len(units) - 1)):
        if units[index].kind in ("verb", "be", "have", "comma", "stop", "that", "relative", "end", "conjunction"):
            return ()
        if units[index].low == "by":
            return tuple(maker.party for maker in clauses.phrases_from(index + 1) if maker.party is not None)
    return ()


_OF_WHAT = frozenset(("talks", "peace", "mediation", "help", "aid", "amnesty", "negotiations", "dialogue", "surrender"))


def _by_relative(clauses: Clauses, first: int) -> tuple[Party, ...]:
    """As in "(rejected a truce) that Y offered in April", "(terms) which Y had proposed", "(the terms) Y offered"."""
    units = clauses.units
    group = next((g for g in clauses.groups if first < g.first <= first + _TO_MAKER), None)
    clause = clauses.clause(group) if group is not None else None
    if group is None or clause is None or group.voice != "active" or group.negated or group.modality != "actual":
        return ()
    led = units[first].low in ("that", "which") and first + 1 < group.first
    if not led or group.lemma not in MAKES | _ALSO_MAKES or clause.link not in ("relative", "content"):
        return ()
    after = group.head + 1
    gap = after >= len(units) or units[after].kind not in ("determiner", "name", "number", "word", "pronoun", "that")
    makers = tuple(party for party in clause.subjects if party.actor.type in SIDES)
    return makers if gap or units[after].low in ("forward", "up", "out", "in", "on", "last", "this") else ()


_TO_MAKER = 7
