"""Repaid: who does to another what he did to him a sentence before: "X expelled Y's envoy. Y responded in kind"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.objects import surer
from kg.extraction.claims.following_suit import followers, only_time_after
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES

__all__ = ["Repaid"]

_RETURNED = frozenset(("estrangedFrom", "hostileTo", "sanctions", "accuses", "deported"))
"""What he to whom it was done may do in turn: "X expelled Y's envoy. Y did the same"."""
_STRUCK_BACK = frozenset(("attacked",))
_PAYERS = SIDES | {"IntergovernmentalOrganization", "StateOrgan", "Organization"}
_FACTUAL = frozenset(("main", "coordinate"))


class Repaid:
    """What the last sentence of a story tells of its subject, as the one to whom it was done may do it in turn."""

    def __init__(self) -> None:
        self._done: tuple[Finding, ...] = ()

    def completed(self, clauses: Clauses, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """The findings of a sentence with what it says that somebody did in turn."""
        again = tuple(self._again(clauses)) if self._done else ()
        self._done = again or tuple(_main_deeds(clauses, findings))
        return (*findings, *again)

    def _again(self, clauses: Clauses) -> Iterator[Finding]:
        in_kind = _in_kind(clauses)
        trigger, payers = in_kind or followers(clauses)
        returned = _RETURNED | (_STRUCK_BACK if in_kind is not None else frozenset())
        for done in self._done:
            for payer in payers:
                if payer.actor.type not in _PAYERS or payer.actor.name != done.target or done.relation not in returned:
                    continue
                own = done.claimant is not None
                whom = replace(done.subject, kind="coreference")
                yield replace(
                    done, trigger=trigger, subject=payer, object=whom,
                    claimant=payer.speaker if own else None, claimant_at=(payer.start, payer.end) if own else None,
                    place=None, score=_score(done, payer, whom),
                )  # fmt: skip


def _score(done: Finding, payer: Party, whom: Party) -> float:
    """As sure as what was done, whose other end context supplies now if it did not before."""
    supplied = done.object is not None and done.object.kind in ("coreference", "place")
    return surer(min(done.score, 0.75), payer, *(() if supplied else (whom,)))


def _in_kind(clauses: Clauses) -> tuple[int, Sequence[Party]] | None:
    """Who pays somebody back in his own coin: "X responded in kind", "X reciprocated"."""
    group = next((g for g in clauses.groups if g.form == "finite"), None)
    if group is None or group.negated or group.modality != "actual" or not _is_main(clauses, group):
        return None
    words, at = [unit.low for unit in clauses.units[group.head + 1 : group.head + 3]], group.head + 3
    if group.lemma == "reciprocate":
        words, at = ["in", "kind"], group.head + 1
    answers = group.lemma in _ANSWERS and words == ["in", "kind"]
    return (group.head, clauses.subjects(group)) if answers and only_time_after(clauses, at) else None


_ANSWERS = frozenset(("respond", "reply", "retaliate", "answer", "reciprocate", "react"))


def _main_deeds(clauses: Clauses, findings: Sequence[Finding]) -> Iterator[Finding]:
    """What the sentence tells of its subject by its one main verb; nothing where several could be meant."""
    mains = [g for g in clauses.groups if g.form == "finite" and _is_main(clauses, g)]
    if not mains or mains[0].negated or mains[0].voice != "active":
        return
    doers = {party.actor.name: party for party in clauses.subjects(mains[0])}
    if any({party.actor.name for party in clauses.subjects(g)} - set(doers) for g in mains[1:]):
        return
    done = [f for f in findings if f.subject.actor.name in doers and _may_be_repaid(f)]
    if len({f.trigger for f in done}) == 1 or len({(f.relation, f.target) for f in done}) == 1:
        yield from done


def _is_main(clauses: Clauses, group: VerbGroup) -> bool:
    clause = clauses.clause(group)
    return clause is not None and {clause.link, *clause.within} <= _FACTUAL


def _may_be_repaid(finding: Finding) -> bool:
    """Whether it is a plain deed of the subject, told by the text itself or as his own word."""
    if (
        finding.relation not in _RETURNED | _STRUCK_BACK
        or finding.object is None
        or finding.parties
        or finding.figure is not None
    ):
        return False
    own = finding.claimant is None or finding.claimant == finding.subject.speaker
    plain = finding.stance == "affirms" and finding.modality == "actual"
    return own and plain and finding.charge_of is None and finding.aspect is None
