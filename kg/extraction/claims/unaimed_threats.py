"""Unaimed threats: whom a threat is meant for that names nobody, by what its author has just asked or complained of.

As in "X demanded that Y free N. N. It threatened to use force.", "X accused Y of a raid. It warned of consequences."
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.arguments.objects import content_from, surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, Units, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.units import NAMES

__all__ = ["UnaimedThreats"]

_COMPLAINS = frozenset(("demandsOf", "accuses", "criticises", "sanctions"))
_AUTHORS = SIDES | {"IntergovernmentalOrganization"}
_THREATENS = frozenset(("threaten", "warn", "vow"))
_HARMS = frozenset(("retaliate", "respond", "intervene", "attack", "strike", "invade"))
_HARM = frozenset(("force", "retaliation", "reprisals", "reprisal", "war", "invasion", "sanctions", "consequences",
                   "intervention", "strikes", "response", "measures", "countermeasures", "action",
                   "blockade"))  # fmt: skip
_VOWED = frozenset(("retaliate", "respond"))
_VOWED_HARM = frozenset(("force", "retaliation", "reprisals", "sanctions", "countermeasures"))
"""What is vowed against somebody, whom else a vow to act or to intervene may be for."""
_PRICE = frozenset(("consequences", "retaliation", "reprisals", "reprisal", "sanctions", "countermeasures"))
"""What who warns of it will himself bring about where he demands something; of war one may warn as one fears it."""
_DEMANDS = frozenset(("demand", "insist", "order", "give", "tell", "command", "ultimatum", "deadline"))
"""Who asks or urges somebody may threaten another with him."""
_USES = frozenset(("use", "take", "impose", "launch"))
_REACH = 6
_BREAKS = frozenset(("comma", "stop", "end", "subordinator", "quote", "conjunction"))
_CLOSES = _BREAKS - {"conjunction"}
_ENDS = frozenset(("comma", "stop", "end", "quote"))
_CERTAIN = frozenset(("the", "its", "their", "his", "her", "these", "those"))
"""What is known already: "the consequences" are those of what was done."""


class UnaimedThreats:
    """Of whom the last sentence of a story tells that somebody asks something of him, or complains of him."""

    def __init__(self) -> None:
        self._targets: dict[str, dict[str, Party]] = {}
        self._demanding: frozenset[str] = frozenset()

    def completed(self, clauses: Clauses, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """The findings of a sentence, with the threats it tells that are meant for whom the last one names."""
        told = tuple(self._threats(clauses, findings)) if self._targets else ()
        aimed = {(finding.trigger, finding.subject.actor.name) for finding in told}
        kept = (f for f in findings if f.object is not None or (f.trigger, f.subject.actor.name) not in aimed)
        findings = (*kept, *told)
        targets: dict[str, dict[str, Party]] = {}
        demanding: set[str] = set()
        asking: set[str] = set()
        for finding in findings:
            plain = finding.relation in _COMPLAINS and finding.stance == "affirms" and finding.charge_of is None
            if not plain or finding.object is None:
                continue
            author = finding.subject.actor.name
            if finding.relation == "demandsOf":
                (demanding if _demands(clauses.units, finding) else asking).add(author)
            targets.setdefault(author, {})[finding.object.actor.name] = finding.object
        self._targets = {author: whom for author, whom in targets.items() if author not in asking}
        self._demanding = frozenset(demanding)
        return findings

    def _threats(self, clauses: Clauses, findings: Sequence[Finding]) -> Iterator[Finding]:
        read = {f.trigger for f in findings if f.object is not None}
        for group in clauses.groups:
            if group.head in read or not _tells(clauses, group) or not clauses.subjects(group):
                continue
            for author in clauses.subjects(group):
                targets = self._targets.get(author.actor.name, {})
                target = next(iter(targets.values())) if len(targets) == 1 else None
                if not _of_harm(clauses.units, group, author, demanding=author.actor.name in self._demanding):
                    continue
                if target is None or author.actor.type not in _AUTHORS or _names_others(clauses.units, author, target):
                    continue
                whom = Party(target.actor, target.speaker, author.start, author.end, target.roles, "coreference")
                yield Finding(
                    group.head, "threatens", author, whom, content=content_from(clauses.units, group.head + 1),
                    score=surer(0.7, author, whom),
                )  # fmt: skip


def _demands(units: Units, finding: Finding) -> bool:
    return any(form.lemma in _DEMANDS for form in units[finding.trigger].forms)


def _tells(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether it is told as a fact in a clause of the text's own that somebody threatens."""
    clause = clauses.clause(group)
    plain = group.form == "finite" and group.voice == "active" and group.modality == "actual" and not group.negated
    return group.lemma in _THREATENS and plain and clause is not None and clause.link in ("main", "coordinate")


def _of_harm(units: Units, group: VerbGroup, author: Party, *, demanding: bool) -> bool:
    """Whether "to use force", "of grave consequences", "that it would respond", "sanctions" follow the verb."""
    words = units[group.head + 1 : group.head + 1 + _REACH]
    words = words[: next((i for i, unit in enumerate(words) if unit.kind in _BREAKS), len(words))]
    if not words or any(unit.kind == "negation" or unit.low in _CERTAIN for unit in words):
        return False
    last = group.head + len(words)  # what follows may say that it is meant for something else
    closed = last + 1 < len(units) and units[last + 1].kind in _CLOSES
    while last > group.head + 1 and units[last].kind in ("adverb", "date"):
        last -= 1
    vows = group.lemma == "vow"
    lemmas = {form.lemma for form in units[last].forms}
    uses = any(form.lemma in _USES for unit in words for form in unit.forms)
    harm = closed and units[last].low in (_VOWED_HARM if vows else _HARM)
    deed = (closed and bool(lemmas & (_VOWED if vows else _HARMS))) or (harm and uses)
    if words[0].low == "to":
        return deed
    if words[0].low in ("of", "about"):
        return demanding and closed and units[last].low in _PRICE and units[last + 1].kind in _ENDS
    that = words[0].kind == "that"
    if that or words[0].kind in ("pronoun", "name"):
        who = words[1] if that and len(words) > 1 else words[0]
        return deed and who.low in ("it", "they", "we") and who.actor in (None, author.actor)
    return group.lemma != "warn" and harm


def _names_others(units: Units, author: Party, target: Party) -> bool:
    """Whether a third one is named, for whom it may be meant."""
    known = {author.actor.name, author.speaker.name, target.actor.name}
    whose = (unit.holder or unit.actor for unit in units if unit.kind in NAMES or unit.place is not None)
    return any(actor.name not in known and actor.type in _AUTHORS for actor in whose if actor is not None)
