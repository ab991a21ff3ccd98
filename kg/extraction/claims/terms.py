"""Terms: what somebody demands that an accord contain, or demands by a noun, and of whom that is asked.

"X insists that any deal include a Y withdrawal", "X repeated its demand for an end to Y's raids".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments.objects import content_from
from kg.extraction.claims.deeds_asked import TO_DO, doer_of
from kg.extraction.claims.demands import as_asker, asked_of, speakers
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.owners import single_owner
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.speech.sources import owning_source
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.wordlists import wordlists

__all__ = ["term_findings"]

_DEMANDS = frozenset(("demand", "demands", "insistence"))
_CONTAINS = frozenset(("include", "contain", "involve", "guarantee", "ensure", "provide", "entail", "bring", "lead",
                       "stipulate", "secure", "cover", "specify"))  # fmt: skip
_SETTLEMENTS = frozenset(("deal", "plan", "solution", "settlement", "resolution", "arrangement", "proposal", "offer"))
_ENDS = frozenset(("end", "halt", "stop", "cessation", "lifting", "suspension", "dismantling", "freeze"))
_LISTED = 3
_INSISTS = frozenset(("say", "insist", "demand", "stress", "maintain", "reiterate", "emphasise", "emphasize", "add",
                      "require", "declare", "state", "stipulate", "repeat", "propose", "reaffirm", "affirm",
                      "warn"))  # fmt: skip


def term_findings(clauses: Clauses) -> Iterator[Finding]:
    """The demands of a sentence that name what an accord has to contain, or follow a noun of demanding."""
    for index in clauses.places.of(_DEMANDS):
        if clauses.at(index) is None:
            yield from _demand_for(clauses, index)
    for group in clauses.groups:
        if group.lemma in _CONTAINS and group.modality == "demanded" and group.voice == "active" and not group.negated:
            yield from _to_contain(clauses, group)


def _demand_for(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "X's demand for a Y withdrawal", "its insistence on an end to Y's raids"."""
    units = clauses.units
    if index + 2 >= len(units) or units[index + 1].low not in ("for", "on"):
        return
    source = owning_source(clauses, index, index + 1)
    before = next((g for g in reversed(clauses.groups) if g.head < index), None)
    given_up = before is not None and (before.lemma in _GIVES_UP or before.negated)
    if source is not None and not given_up:
        yield from _asked(clauses, index, as_asker(clauses, source), index + 2)


_GIVES_UP = frozenset(
    ("drop", "abandon", "withdraw", "relinquish", "retract", "waive", "give", "shelve", "deny", "soften", "forgo",
     "ease", "retreat", "back", "lift")
)  # fmt: skip


def _to_contain(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X demands that any deal include a Y withdrawal", "X's demand that any truce include …"."""
    units, clause = clauses.units, clauses.clause(group)
    that = next((i for i in range(group.first - 1, max(group.first - _TO_THAT, -1), -1) if _opens(clauses, i)), None)
    if clause is None or that is None:
        return
    accord = any(u.low in wordlists().accords or u.low in _SETTLEMENTS for u in units[that + 1 : group.first])
    first = group.head + 1 + (units[min(group.head + 1, len(units) - 1)].low in ("to", "for", "about"))
    if not accord or first >= len(units):
        return
    if that > 0 and units[that].low == "that" and units[that - 1].low in _DEMANDS and clauses.at(that - 1) is None:
        source = owning_source(clauses, that - 1, that)
        askers: tuple[Party, ...] = (as_asker(clauses, source),) if source is not None else ()
        trigger = that - 1
    else:
        speech = clause.governor
        told = speech is not None and speech.lemma in _INSISTS and not speech.negated and speech.modality == "actual"
        askers = speakers(clauses, speech) if speech is not None and told else ()
        trigger = speech.head if speech is not None else group.head
    for asker in askers:
        yield from _asked(clauses, trigger, asker, first)


_TO_THAT = 8


def _opens(clauses: Clauses, index: int) -> bool:
    """Whether the clause of an accord begins after the unit: "that any deal …", "said any deal …"."""
    return clauses.units[index].low == "that" or clauses.at(index) is not None


def _asked(clauses: Clauses, trigger: int, asker: Party, first: int) -> Iterator[Finding]:
    """The demand of whoever would have to do what the list at ``first`` names."""
    for phrase in _listed(clauses, first):
        asked = _whose(clauses, phrase)
        if asked is not None and asked.actor.name != asker.actor.name and asked.actor.type in SIDES and _known(asker):
            yield from asked_of(trigger, asker, asked, content_from(clauses.units, phrase.first), 0.75)
            return


def _known(asker: Party) -> bool:
    """Whether the text tells who asks: not "the group", of which nothing says which one it is."""
    return asker.actor.type != "UnnamedSource"


def _listed(clauses: Clauses, first: int) -> Iterator[NounPhrase]:
    """The phrases of "an end to the war and a Y withdrawal"."""
    units = clauses.units
    for _ in range(_LISTED):
        phrase = noun_phrase(units, first) if first < len(units) else None
        if phrase is None:
            return
        yield phrase
        joint = next(
            (
                i
                for i in range(phrase.last + 1, min(phrase.last + _TO_NEXT, len(units)))
                if units[i].low in ("and", ",")
            ),
            None,
        )
        if joint is None or any(clauses.at(i) is not None for i in range(phrase.last + 1, joint)):
            return
        first = joint + 1 + (joint + 1 < len(units) and units[joint + 1].low == "and")


_TO_NEXT = 10


def _whose(clauses: Clauses, phrase: NounPhrase) -> Party | None:
    """Whose withdrawal or apology it would be, or whose raids would end."""
    units, after = clauses.units, phrase.last + 1
    if units[phrase.last].low in TO_DO:
        return doer_of(units, phrase)
    if units[phrase.last].low not in _ENDS:
        return None
    inner = noun_phrase(units, after + 1) if after + 1 < len(units) and units[after].low in ("to", "of") else None
    return single_owner(units, inner) if inner is not None else single_owner(units, phrase)
