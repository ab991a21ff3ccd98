"""Following suit: a sentence that says only that another did the same: "X armed Y. So did Z", "Z followed suit"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.objects import surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.speech.attribution import attributions
from kg.extraction.speech.doubts import doubts

__all__ = ["SuitMemory", "followers", "only_time_after"]

_ALSO = frozenset(("so", "as"))
_STANDS_FOR = frozenset(("do", "have"))
_SAME = (("the", "same"), ("likewise",), ("so", "too"), ("so", "as", "well"), ("too",), ("as", "well"))
"""What follows "did", "does" and "has done"."""
_DOES = frozenset(("did", "does", "do", "done"))
_SINCE = frozenset(("also", "since", "both", "then", "later", "soon", "now", "already", "subsequently", "all"))
_TIMELY = frozenset(("in", "on", "at", "after", "before", "during", "from", "since", "within", "until"))
_SPARE = frozenset(("later", "soon", "shortly", "too", "as", "well", "days", "weeks", "months", "years", "a", "the",
                    "few", "year", "month", "week", "day", "next",
                    "two", "three", "quickly", "promptly", "immediately", "recently", "again", "earlier",
                    "ago", "last", "this", "that", "same", "following", "hours", "afterwards"))  # fmt: skip
_OWN = frozenset(("its", "their", "his", "her", "own", "each", "both", "together"))
"""Words by which what is told is bound to who did it, so that it is not the same for another."""
_LEADS = frozenset(("later", "then", "soon", "afterwards"))


class SuitMemory:
    """What the last sentence tells as a plain fact of its subject, which the next may tell of another by "so did Z"."""

    def __init__(self) -> None:
        self._told: tuple[Finding, ...] = ()
        self._subjects: frozenset[str] = frozenset()

    def completed(self, clauses: Clauses, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """The findings of a sentence with what it says to hold of others, too."""
        found = findings
        known = {f.relation for f in findings if f.object is not None or f.parties}
        if not known & {told.relation for told in self._told}:
            found = (*findings, *self._again(clauses))
        self._note(clauses, found)
        return found

    def _again(self, clauses: Clauses) -> Iterator[Finding]:
        at, others = followers(clauses)
        taken = {told.target for told in self._told} | self._subjects
        for other in others:
            if other.actor.name in taken or other.kind == "coreference":
                continue
            for told in self._told:
                if {p.actor.name for p in told.parties} & {other.actor.name}:
                    continue
                yield _of(told, other, at, self._subjects)

    def _note(self, clauses: Clauses, findings: Sequence[Finding]) -> None:
        self._told, self._subjects = (), frozenset()
        group = _only_verb(clauses)
        if group is None or not findings:
            return
        own = any(unit.low in _OWN for unit in clauses.units[group.head :])
        subjects = frozenset(party.actor.name for party in clauses.subjects(group))
        told = tuple(
            f for f in findings if _repeatable(f, group, subjects) and (not own or f.relation == "estrangedFrom")
        )
        others_words = any(each.verb != group.head for each in attributions(clauses))
        asked = all(finding.relation == "demandsOf" for finding in told)  # what is asked for is open by itself
        if subjects and told and not others_words and (asked or not any(doubts(clauses))):
            self._told, self._subjects = told, subjects


def _only_verb(clauses: Clauses) -> VerbGroup | None:
    """The one verb that tells all that its sentence does, for which "did" stands: no other clause may be meant."""
    finite = [group for group in clauses.groups if group.form == "finite" and group.voice != "reduced"]
    main = [g for g in finite if (clause := clauses.clause(g)) is not None and clause.link in ("main", "coordinate")]
    if len(main) != 1 or main[0].negated or main[0].modality != "actual" or main[0].voice != "active":
        return None
    return main[0]


def _repeatable(finding: Finding, group: VerbGroup, subjects: frozenset[str]) -> bool:
    """Whether it is what the verb says of its subject, and may be said of another in the same words."""
    if finding.figure is not None or finding.stance == "denies" or finding.charge_of is not None:
        return False
    if finding.modality not in ("actual", "demanded") or finding.trigger < group.first:
        return False
    if finding.claimant is not None and finding.claimant.name not in subjects:
        return False
    if finding.relation in ("partyTo", "negotiatedWith"):
        names = {party.actor.name for party in finding.parties}
        fresh = finding.accord is None or not (finding.accord.definite or finding.accord.title or finding.agreement)
        return len(subjects) == 1 and len(names) == 2 and subjects < names and fresh
    if finding.target is None or finding.target.rpartition(" ")[2].islower():
        return False  # "X-ian rebels" need not be those whom another arms
    return finding.subject.actor.name in subjects and not finding.parties


def followers(clauses: Clauses) -> tuple[int, tuple[Party, ...]]:
    """Who does the same, with the word that says so; nobody where the sentence says more, or whose word it is."""
    units = clauses.units
    if any(doubts(clauses)) or any(unit.text.startswith("?") for unit in units[-2:]):
        return -1, ()
    if len(units) > 2 and units[0].low in _ALSO and units[1].kind in _STANDS_FOR:
        phrases = clauses.phrases_from(2)
        closed = bool(phrases) and only_time_after(clauses, _past_measure(clauses, phrases[-1].last + 1))
        return (1, _all_named(phrases)) if closed else (-1, ())
    first = _start(clauses)
    phrases = clauses.phrases_from(first) if first < len(units) else ()
    doing = _doing_so(units, phrases[-1].last + 1) if phrases else None
    if doing is not None:
        return (doing[0], _all_named(phrases)) if only_time_after(clauses, doing[1]) else (-1, ())
    return -1, ()


def _past_measure(clauses: Clauses, index: int) -> int:
    """The index after ", with fewer men", ", more openly", by which another did the same in another measure."""
    units = clauses.units
    if index + 1 >= len(units) or units[index].kind != "comma":
        return index
    words = units[index + 1 : -1] if units[-1].kind in ("stop", "end") else units[index + 1 :]
    led = [unit.low for unit in words]
    led = led[1:] if led[:1] in (["with"], ["but"], ["though"], ["albeit"], ["if"]) else led
    plain = all(unit.kind not in _MORE and unit.actor is None and unit.place is None for unit in words)
    plain = plain and _UNSURE.isdisjoint(led)
    return len(units) - 1 if plain and led[:1] and led[0] in _MEASURES and len(led) <= _SHORT else index


_MORE = frozenset(("comma", "relative", "quote", "pronoun", "that", "be", "have", "do", "modal", "negation", "stop"))
_MEASURES = frozenset(("fewer", "less", "more", "smaller", "greater", "larger", "lesser", "only"))
_UNSURE = frozenset(("reportedly", "allegedly", "apparently", "supposedly", "purportedly", "perhaps", "probably"))
_SHORT = 4


def _all_named(phrases: Sequence[NounPhrase]) -> tuple[Party, ...]:
    """The parties, if each of those meant is one."""
    parties = tuple(phrase.party for phrase in phrases if phrase.party is not None)
    return parties if len(parties) == len(phrases) else ()


def _doing_so(units: Units, first: int) -> tuple[int, int] | None:
    """Where the verb of "did the same", "have since done likewise", "followed suit" is, and where it ends."""
    at = first
    while at < len(units) and (units[at].kind == "have" or units[at].low in _SINCE):
        at += 1
    had = any(unit.kind == "have" for unit in units[first:at])
    words = [unit.low for unit in units[at : at + 4]]
    if words[:2] == ["followed", "suit"]:
        return at, at + 2
    if not words or words[0] not in _DOES or had != (words[0] == "done"):
        return None
    same = next((same for same in _SAME if tuple(words[1 : 1 + len(same)]) == same), None)
    return (at, at + 1 + len(same)) if same is not None else None


def _start(clauses: Clauses) -> int:
    """Where the subject begins: after "In 2024," and "Later"."""
    units, at = clauses.units, 0
    comma = next((i for i, unit in enumerate(units[:_OPENING]) if unit.kind == "comma"), None)
    here = comma is not None and all(unit.actor is None and unit.place is None for unit in units[:comma])
    if comma is not None and here and units[0].low in _TIMELY | _LEADS | {"a", "two", "three"}:
        at = comma + 1
    return at


_OPENING = 7


def only_time_after(clauses: Clauses, index: int) -> bool:
    """Whether nothing but a time is told after it: neither whose word it is nor that it is denied."""
    for unit in clauses.units[index:]:
        if unit.kind in ("end", "stop", "date", "number", "comma") or unit.low in _TIMELY | _SPARE | _SINCE:
            continue
        return False
    return True


def _of(told: Finding, other: Party, at: int, subjects: frozenset[str]) -> Finding:
    """The same of another, whose words alone stand in this sentence."""
    again = other.start, other.end
    target = told.object and replace(told.object, start=again[0], end=again[1], kind="coreference")
    own = told.claimant is not None
    fresh = replace(
        told, trigger=at, subject=other, object=target,
        claimant=other.speaker if own else None, claimant_at=again if own else None,
        score=surer(min(told.score, 0.75), other, target),
    )  # fmt: skip
    if not told.parties:
        return fresh
    parties = tuple(
        other if p.actor.name in subjects else replace(p, start=again[0], end=again[1], kind="coreference")
        for p in told.parties
    )
    subject = min(parties, key=lambda p: p.actor.name)
    accord = replace(told.accord, at=-1) if told.accord is not None else None
    return replace(fresh, subject=subject, object=None, parties=parties, accord=accord)
