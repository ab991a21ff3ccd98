"""Denials of a deed without its victim: "denied opening fire", "denied any involvement", "had not laid any mines"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.arguments.objects import surer
from kg.extraction.claims.answering import REACH, answer_to, of_open_deed
from kg.extraction.claims.contents import answerable, violent
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.first_shots import fires_first
from kg.extraction.reference.discourse import Discourse
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["arms_laid", "on_foe", "unaimed"]

_DISOWNS = ("deny", "disclaim", "disavow")
_ENDS = frozenset(
    ("end", "comma", "stop", "close", "dash", "preposition", "conjunction", "quote", "adverb", "date", "subordinator")
)
_SHARES = frozenset(("involvement", "responsibility", "role", "part", "complicity", "hand", "participation"))
_CLOSES = frozenset(("end", "comma", "stop", "close", "dash", "conjunction", "quote"))
_MINES = frozenset(("mine", "mines", "landmine", "landmines", "bomb", "bombs", "explosives", "booby-traps"))
_FUMES = frozenset(("gas", "phosphorus", "chlorine", "sarin", "napalm", "weapons", "munitions"))


def unaimed(clauses: Clauses, group: VerbGroup, denier: Party, discourse: Discourse) -> Iterator[Finding]:
    """As in "X denied opening fire": on whom, only the charge before says; "rejected those reports" of others."""
    units, head = clauses.units, group.head
    inner = next((g for g in clauses.groups if g.first == head + 1 and g.form != "finite"), None)
    against = discourse.charges.against(denier.actor.name, REACH)
    deed = inner is not None and (violent(clauses, inner) or _uses_arms(clauses, inner) or fires_first(units, inner))
    if deed:
        yield from (answer_to(charge, head, denier) for charge in against if charge.relation == "attacked")
    if group.lemma in _DISOWNS and _that_deed(units, head + 1):
        struck = [f for f in discourse.charges.against(denier.actor.name, 2) if f.relation == "attacked"]
        yield from (answer_to(charge, head, denier) for charge in struck[-1:])
    if group.lemma in _DISOWNS and not against and _any_share(units, head + 1):
        yield from of_open_deed(denier, denier, head, discourse)
    words = [unit.low for unit in units[head + 1 : head + 3]]
    if len(words) == 2 and words[0] in ("those", "these", "such") and answerable(units[head + 2]):
        for charge in discourse.charges.last():
            if charge.object and denier.actor.name not in (charge.object.actor.name, charge.subject.actor.name):
                yield answer_to(charge, head, denier)


def _any_share(units: Sequence[Unit], first: int) -> bool:
    """Whether "any involvement", "responsibility" stands at ``first``, and not in what."""
    first += first < len(units) and units[first].low in ("any", "all")
    return first + 1 < len(units) and units[first].low in _SHARES and units[first + 1].kind in _CLOSES


def _that_deed(units: Sequence[Unit], first: int) -> bool:
    """As in "disclaimed that bombing": what was told before, and no clause of what is denied."""
    words, lists = units[first : first + 3], wordlists()
    if len(words) < 3 or words[0].low not in ("that", "this") or words[2].kind not in _ENDS:
        return False
    event = lists.events.get(words[1].low)
    return (event is not None and event.relation == "attacked") or words[1].low in lists.classes["harm"]


def _uses_arms(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "denied having used rockets", "denied using gas"."""
    noun = clauses.units[group.head + 1].low if group.head + 1 < len(clauses.units) else ""
    nouns = wordlists().nouns
    if group.lemma in ("plant", "lay", "sow"):
        return noun in ("any", "them", "such", "mines", "new", "landmines", "bombs")
    return group.lemma in ("use", "fire", "deploy", "drop") and noun in nouns["ordnance"] | nouns["arms"] | {"gas"}


def arms_laid(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether the verb tells, of nobody whom it names, that mines were laid or gas used: "laid any new mines"."""
    units = clauses.units
    phrase = noun_phrase(units, group.head + 1) if group.head + 1 < len(units) else None
    if phrase is None or phrase.party is not None or group.voice != "active":
        return False
    words = [unit.low for unit in units[phrase.first : phrase.last + 1]]
    if group.lemma in ("plant", "lay", "sow", "place"):
        return words[-1] in _MINES
    armed = words[-1] in _FUMES and (len(words) == 1 or words[-2] in ("chemical", "toxic", "poison", "cluster"))
    return group.lemma in ("use", "fire", "deploy", "drop") and armed and words != ["weapons"]


def on_foe(clauses: Clauses, trigger: int, doer: Party, score: float = 0.65) -> Finding:
    """That ``doer`` attacked, at ``trigger``, the one state or group that he is set against or accused by so far."""
    foe = clauses.foe(doer.actor, official=False, charged=True)
    if foe is None:
        return Finding(trigger, "attacked", doer, None, score=surer(score, doer))
    unit = clauses.units[trigger]
    other = Party(foe, foe, unit.start, unit.end, frozenset(("name",)), "coreference")
    return Finding(trigger, "attacked", doer, other, score=surer(score, doer, other))
