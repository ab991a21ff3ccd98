"""Censures: the criticism that somebody draws: "came under fire from X for …", "faced condemnation by X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.arguments.objects import content_from, surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.speech.sources import as_party, source_of

__all__ = ["addressed", "with_censures"]

_DRAWS = frozenset(
    ("come", "draw", "face", "attract", "earn", "incur", "provoke", "prompt", "meet", "receive", "suffer", "elicit",
     "trigger", "win")
)  # fmt: skip
_CENSURE = frozenset(("criticism", "condemnation", "censure", "flak", "rebuke", "rebukes", "reproach", "reprimand",
                      "outrage", "ire", "anger", "indignation", "denunciation", "opprobrium", "scorn"))  # fmt: skip
_ALSO_OF_ARMS = frozenset(("fire", "attack", "pressure"))
_BODIES = frozenset(("ResearchOrganization", "MediaOutlet", "IntergovernmentalOrganization", "UnnamedSource"))
_WHY = frozenset(("for", "over", "after"))
_REACH = 6


def with_censures(clauses: Clauses, said: Sequence[Finding]) -> list[Finding]:
    """What other rules have read, with the criticism that somebody draws, for "fire" from a critic is no attack.

    Args:
        clauses: the sentence.
        said: what other rules have read in it.
    """
    censures = list(_censures(clauses))
    words = {finding.trigger for finding in censures}
    told = {(f.subject.actor.name, f.target) for f in said if f.relation == "criticises"}
    kept = [f for f in said if f.relation != "attacked" or f.trigger not in words]
    return [*kept, *(f for f in censures if (f.subject.actor.name, f.target) not in told)]


def _censures(clauses: Clauses) -> Iterator[Finding]:
    """Who is criticised by whom where the sentence tells what the one who is criticised gets."""
    for group in clauses.groups:
        stands = group.voice == "active" and not group.negated and group.modality == "actual"
        if stands and group.lemma in _DRAWS and group.form != "infinitive":
            yield from _drawn(clauses, group)


def _drawn(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    units = clauses.units
    reach = range(group.head + 1, min(group.head + _REACH, len(units) - 2))
    noun = next((i for i in reach if units[i].low in _CENSURE | _ALSO_OF_ARMS), None)
    if noun is None or units[noun + 1].low not in ("from", "by"):
        return
    phrase = noun_phrase(units, noun + 2)
    critic = _critic(clauses, noun + 2)
    if phrase is None or critic is None:
        return
    after = phrase.last + 1
    why = after < len(units) and units[after].low in _WHY
    if units[noun].low in _ALSO_OF_ARMS and not (why or critic.actor.type in _BODIES):
        return  # "came under fire from rebels"
    content = content_from(units, after + 1) if why else None
    for criticised in clauses.subjects(group):
        if criticised.actor.name != critic.actor.name and "assets" not in criticised.roles:
            yield Finding(
                group.head, "criticises", critic, criticised, content=content, claimant=critic.speaker,
                claimant_at=(critic.start, critic.end), score=surer(0.75, critic, criticised),
            )  # fmt: skip


def _critic(clauses: Clauses, first: int) -> Party | None:
    phrase = noun_phrase(clauses.units, first)
    if phrase is None or phrase.party is not None:
        return phrase.party if phrase is not None else None
    source = source_of(clauses.units, phrase)
    return as_party(source) if source is not None else None


def addressed(clauses: Clauses, finding: Finding) -> bool:
    """Whether a body is only told of it: the UN of "complained to the UN about Y", "lodged a complaint with the UN"."""
    other = finding.object
    if other is None or finding.relation not in ("accuses", "criticises") or other.actor.type != _UNION:
        return False
    units = clauses.units
    place = next((i for i, unit in enumerate(units) if unit.start >= other.start), 0)
    while place > 0 and units[place - 1].kind in ("determiner", "word", "capital"):
        place -= 1
    return finding.trigger < place and units[place - 1].low in ("to", "with", "before")


_UNION = "IntergovernmentalOrganization"
