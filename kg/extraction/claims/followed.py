"""Followed: who does the same as the sentence before tells: "X put sanctions on Y. So did Z.", "Z followed suit"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, Units, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES

__all__ = ["Followed", "followers"]

_DID = frozenset(("did", "does", "do", "has", "have", "had"))
_SAME = (("the", "same"), ("likewise",), ("so", "too"), ("so", "as", "well"))
_SHARED = frozenset(
    ("sanctions", "demandsOf", "accuses", "estrangedFrom", "criticises", "hostileTo", "attacked", "refuses",
     "threatens", "supports", "arms", "funds", "trains", "welcomed", "recognises", "deported", "concededTo", "released")
)  # fmt: skip
"""What two may do one after the other; who leads or joins somebody is not told so."""
_RETURNED = frozenset(("estrangedFrom", "hostileTo", "sanctions", "accuses", "deported"))
"""What he to whom it was done may do in turn: "X expelled Y's envoy. Y did the same"."""
_STRUCK_BACK = frozenset(("attacked",))
_FOLLOWERS = SIDES | {"IntergovernmentalOrganization", "StateOrgan", "Organization"}
_CLOSES = frozenset(("end", "stop", "comma", "date", "conjunction", "subordinator"))
_WHEN = frozenset(
    ("in", "on", "at", "during", "within", "after", "last", "this", "that", "the", "a", "an", "days", "day", "weeks",
     "week", "months", "month", "years", "year", "later", "next", "following", "same", "soon", "hours", "afterwards",
     "afterward", "shortly", "few", "two", "three", "four", "one", "several", "quickly", "earlier", "ago", "too")
)  # fmt: skip
_FACTUAL = frozenset(("main", "coordinate"))


class Followed:
    """What the last sentence of a story tells of its subject, as others may do it, too."""

    def __init__(self) -> None:
        self._done: tuple[Finding, ...] = ()

    def completed(self, clauses: Clauses, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """The findings of a sentence with what it says that others did, too."""
        again = tuple(self._again(clauses)) if self._done else ()
        told = (*findings, *again)
        self._done = again or tuple(_main_deeds(clauses, findings))
        return told

    def _again(self, clauses: Clauses) -> Iterator[Finding]:
        trigger, others = followers(clauses)
        answers = _in_kind(clauses) if not others else None
        in_kind = answers is not None
        trigger, others = answers or (trigger, others)
        for done in self._done:
            for other in others:
                if other.actor.type not in _FOLLOWERS or other.actor.name == done.subject.actor.name:
                    continue
                back = other.actor.name == done.target
                if back and done.relation not in _RETURNED | (_STRUCK_BACK if in_kind else frozenset()):
                    continue
                if not back:
                    continue
                own = done.claimant is not None
                whom = done.subject if back else done.object
                whom = whom and replace(whom, kind="coreference")
                yield replace(
                    done, trigger=trigger, subject=other, object=whom,
                    claimant=other.speaker if own else None, claimant_at=(other.start, other.end) if own else None,
                    place=None, score=_score(done, other, whom),
                )  # fmt: skip


def followers(clauses: Clauses) -> tuple[int, Sequence[Party]]:
    """Who does the same, with the word that says so; nobody where the sentence goes on to say what is done."""
    units = clauses.units
    if len(units) > 2 and units[0].low == "so" and units[1].low in _DID:
        phrases = clauses.phrases_from(2)
        parties = [phrase.party for phrase in phrases if phrase.party is not None]
        closed = bool(phrases) and len(parties) == len(phrases) and _closes(units, phrases[-1].last + 1)
        return 1, parties if closed else ()
    doing, phrases = _doing_so(units), clauses.phrases_from(0)
    if doing is not None and phrases and phrases[-1].last + 1 == doing[0] and _closes(units, doing[2]):
        parties = [phrase.party for phrase in phrases if phrase.party is not None]
        return doing[1], parties if len(parties) == len(phrases) else ()
    group = next((g for g in clauses.groups if g.form == "finite"), None)
    if group is None or group.lemma != "follow" or group.negated or group.modality != "actual":
        return 0, ()
    suit = group.head + 1
    if suit >= len(units) or units[suit].low != "suit" or not _is_main(clauses, group) or not _closes(units, suit + 1):
        return 0, ()
    return group.head, clauses.subjects(group)


def _score(done: Finding, other: Party, whom: Party | None) -> float:
    """As sure as what was done, whose other end context supplies now if it did not before."""
    supplied = done.object is not None and done.object.kind in ("coreference", "place")
    return surer(min(done.score, 0.75), other, *(() if supplied or whom is None else (whom,)))


def _in_kind(clauses: Clauses) -> tuple[int, Sequence[Party]] | None:
    """Who pays somebody back in his own coin: "X responded in kind", "X reciprocated"."""
    group = next((g for g in clauses.groups if g.form == "finite"), None)
    if group is None or group.negated or group.modality != "actual" or not _is_main(clauses, group):
        return None
    words, at = [unit.low for unit in clauses.units[group.head + 1 : group.head + 3]], group.head + 3
    if group.lemma == "reciprocate":
        words, at = ["in", "kind"], group.head + 1
    answers = group.lemma in _ANSWERS and words == ["in", "kind"]
    return (group.head, clauses.subjects(group)) if answers and _closes(clauses.units, at) else None


_ANSWERS = frozenset(("respond", "reply", "retaliate", "answer", "reciprocate", "react"))


def _doing_so(units: Units) -> tuple[int, int, int] | None:
    """Where "did the same", "have since done likewise" begins, where its verb is, and where it ends."""
    for at, unit in enumerate(units):
        if unit.low not in ("did", "done"):
            continue
        words = [following.low for following in units[at + 1 : at + 4]]
        after = next((at + 1 + len(same) for same in _SAME if tuple(words[: len(same)]) == same), None)
        first = at
        while first > 0 and (units[first - 1].kind == "have" or units[first - 1].low in _SINCE):
            first -= 1
        had = any(each.kind == "have" for each in units[first:at])
        return None if after is None or had != (unit.low == "done") else (first, at, after)
    return None


_SINCE = frozenset(("also", "since", "both", "then", "later", "soon", "now", "already", "subsequently", "all"))


def _closes(units: Units, at: int) -> bool:
    """Whether nothing but a time follows before the clause ends."""
    while at < len(units) and (units[at].low in _WHEN or units[at].kind in ("adverb", "number")):
        at += 1
    return at >= len(units) or units[at].kind in _CLOSES


def _main_deeds(clauses: Clauses, findings: Sequence[Finding]) -> Iterator[Finding]:
    """What the sentence tells of its subject by its one main verb; nothing where several could be meant."""
    mains = [g for g in clauses.groups if g.form == "finite" and _is_main(clauses, g)]
    if not mains or mains[0].negated or mains[0].voice != "active":
        return
    doers = {party.actor.name: party for party in clauses.subjects(mains[0])}
    if any({party.actor.name for party in clauses.subjects(g)} - set(doers) for g in mains[1:]):
        return
    done = [f for f in findings if f.subject.actor.name in doers and _may_be_shared(f)]
    if len({f.trigger for f in done}) == 1 or len({(f.relation, f.target) for f in done}) == 1:
        yield from done


def _is_main(clauses: Clauses, group: VerbGroup) -> bool:
    clause = clauses.clause(group)
    return clause is not None and {clause.link, *clause.within} <= _FACTUAL


def _may_be_shared(finding: Finding) -> bool:
    """Whether it is a plain deed or demand of the subject, told by the text itself or as his own word."""
    if finding.relation not in _SHARED or finding.object is None or finding.parties or finding.figure is not None:
        return False
    own = finding.claimant is None or finding.claimant == finding.subject.speaker
    plain = finding.stance == "affirms" and finding.modality in ("actual", "demanded")
    return own and plain and finding.charge_of is None and finding.aspect is None
