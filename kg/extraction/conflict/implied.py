"""Implied: the end that no word of a sentence names, as it is the one counterpart of who acts: "Y resumed its raids".

`implied.tsv` lists the verbs with what follows them. Its column ``role`` tells whom the document supplies: the one foe
(``foe``), he or the other one at the table (``counterpart``), who did the last deed (``doer``) or suffered it
(``sufferer``), whom others have just helped (``helped``), the foe or else who last used force (``offender``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from kg.extraction.arguments.foes import foe_party
from kg.extraction.arguments.objects import content_from, surer
from kg.extraction.conflict.breaks import BREAKS, told_of
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.parsing.slots import past_slots
from kg.extraction.reference.feuds import Feuds
from kg.extraction.words.descriptions import GROUPS, SIDES, STATES
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import Construction, wordlists
from kg.model import Actor

__all__ = ["implied_findings"]

_ASIDE = frozenset(("assets", "bystanders", "captives"))
_AFTER = frozenset(("end", "stop", "comma", "date", "adverb", "conjunction", "subordinator", "preposition", "dash"))
_LEADS_TO = frozenset(("against", "on", "upon", "with", "at", "to", "toward", "towards", "into", "from", "of"))
_CLAUSE = frozenset(("stop", "subordinator", "relative", "that", "end"))
_SAID = 6
_PLAIN = frozenset(("main", "coordinate", "relative", "adverbial", "insertion", "participle", "participial"))
_BASE = 0.7
_AT_ODDS = frozenset(("foe", "offender"))


def implied_findings(clauses: Clauses, feuds: Feuds, said: Sequence[Finding]) -> Iterator[Finding]:
    """What the verbs of a sentence say of the one whom only the document sets against or beside who acts.

    Args:
        clauses: the sentence.
        feuds: who is at odds with whom by the sentences before it.
        said: what other rules have read in it.
    """
    for group in clauses.acts.of(_implying()):
        entries = wordlists().implied.get(group.lemma)
        if entries is None or not _told(clauses, group):
            continue
        for entry in entries:
            after = past_slots(clauses.units, group.head + 1, entry.slots)
            if after is None or _owned(clauses, group, after, entry) or _read(group, after, entry, said):
                continue
            if entry.relation == "refuses" and group.lemma in _ANSWERS and _rebuked(clauses, group, feuds):
                break
            told = told_of(clauses, group, after, said) if entry.role in _AT_ODDS and entry.relation in BREAKS else None
            if told is not None:
                yield from _found(clauses, group, entry, told, said)
            elif _ends(clauses, after, entry) and not (entry.relation == "sanctions" and _aimed(clauses, after)):
                yield from _implied(clauses, group, entry, feuds, said)
            else:
                continue
            break


_ANSWERS = frozenset(("say", "answer", "reply"))


def _rebuked(clauses: Clauses, group: VerbGroup, feuds: Feuds) -> bool:
    """Whether "no" answers a charge, which it denies, and no demand."""
    return any(feuds.rebuked(party.actor) for party in clauses.subjects(group))


def _told(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether the verb tells a plain fact in a clause of the text's own."""
    if group.form != "finite" or group.voice != "active" or group.modality != "actual" or group.negated:
        return False
    clause = clauses.clause(group)
    quoted = sum(unit.kind == "quote" for unit in clauses.units[: group.head]) % 2
    return clause is not None and {clause.link, *clause.within} <= _PLAIN and not quoted


def _owned(clauses: Clauses, group: VerbGroup, after: int, entry: Construction) -> bool:
    """Whether the words tell whose the deed is: "condemned the decision of the referee"."""
    return entry.role == "doer" and any(unit.low in ("of", "by") for unit in clauses.units[group.head + 1 : after])


def _ends(clauses: Clauses, after: int, entry: Construction) -> bool:
    """Whether no word that follows leads to another: "alone", and with nobody after "against", "on", "with"."""
    units = clauses.units
    days = (
        after + 1 < len(units) and units[after].low == "the" and units[after + 1].low in ("next", "following", "same")
    )
    if after < len(units) and not days and units[after].kind not in _AFTER and units[after].low not in ("to", "in"):
        return False
    if "alone" in entry.senses and after < len(units) and units[after].low in _LEADS_TO - {"on", "at"}:
        return False
    for index in range(after, len(units) - 1):
        going_on = units[index].kind == "conjunction" and units[index + 1].kind in ("verb", "have", "be", "modal")
        if units[index].kind in _CLAUSE or going_on:
            return True
        dated = units[index + 1].kind in ("date", "number")
        if units[index].low in _LEADS_TO and not dated and _names(clauses, index + 1):
            return False
    return True


def _aimed(clauses: Clauses, after: int) -> bool:
    """Whether sanctions are told to be on somebody, named or not, or not to be: "on ten officials", "but not on Y"."""
    units = clauses.units
    for unit, following in pairwise(units[after - 1 :]):
        cut = following.start - unit.end > _BLANK  # the parse leaves out a contrast such as "but not on Y"
        if cut or (unit.low in _AIMS and following.kind != "date"):
            return True
    return False


_BLANK = 2
_AIMS = frozenset(("on", "upon", "against", "at", "not", "targeting", "hitting", "covering", "for", "over", "from"))


def _names(clauses: Clauses, first: int) -> bool:
    """Whether somebody or something with a name is what the preposition before ``first`` leads to."""
    for unit in clauses.units[first : first + _SAID]:
        if unit.kind in ("verb", "comma", "conjunction", "preposition", "be", "have", "modal", *_CLAUSE):
            return False
        if unit.kind in NAMES or unit.kind == "capital":
            return True
    return False


def _read(group: VerbGroup, after: int, entry: Construction, said: Sequence[Finding]) -> bool:
    """Whether another rule has read the verb or its noun, with the other end."""
    reach = range(group.first, after + 1)
    told = [
        f for f in said if f.trigger in reach and not (f.relation == "deported" and entry.relation == "estrangedFrom")
    ]
    return any(f.object is not None or f.parties or f.relation != entry.relation for f in told)


def _implied(
    clauses: Clauses, group: VerbGroup, entry: Construction, feuds: Feuds, said: Sequence[Finding]
) -> Iterator[Finding]:
    doers = clauses.subjects(group)
    others = {_supplied(clauses, feuds, entry.role, doer.actor) for doer in doers}
    other = next(iter(others)) if len(others) == 1 else None
    if other is None or (len(doers) > 1 and entry.role not in ("sufferer", "doer", "helped")):
        return
    struck = any(f.relation == "attacked" and f.trigger < group.head for f in said)
    if struck if entry.role in ("sufferer", "helped") else _another(clauses, doers, other):
        return  # the sentence names a third one or tells a deed of its own
    yield from _found(clauses, group, entry, other, said)


def _found(
    clauses: Clauses, group: VerbGroup, entry: Construction, other: Actor, said: Sequence[Finding]
) -> Iterator[Finding]:
    doers = clauses.subjects(group)
    if not all(_fits(doer, other, entry) for doer in doers):
        return
    end = foe_party(other, clauses, NounPhrase(group.head, group.head, None, frozenset()))
    bare = {f.subject.actor.name: f for f in said if f.trigger == group.head and f.relation == entry.relation}
    for doer in doers:
        if doer.actor.name in bare:
            read = bare[doer.actor.name]
            yield replace(read, object=end, score=min(read.score, surer(_BASE, doer, end)))
            continue
        speaks = "claims" in entry.senses or "demanded" in entry.senses
        yield Finding(
            group.head, entry.relation, doer, end, entry.event,
            content=_content(clauses, group) if speaks or entry.relation in _SPOKEN else None,
            modality="planned" if "planned" in entry.senses else "demanded" if "demanded" in entry.senses else "actual",
            claimant=doer.speaker if speaks else None, claimant_at=(doer.start, doer.end) if speaks else None,
            score=surer(_BASE, doer, end),
        )  # fmt: skip


def _content(clauses: Clauses, group: VerbGroup) -> str | None:
    """What is threatened, refused or called, without the preposition of "warned of reprisals"."""
    first = group.head + 1
    return content_from(clauses.units, first + (clauses.units[first].low in ("of", "about", "with")))


_SPOKEN = frozenset(("threatens", "refuses"))


def _supplied(clauses: Clauses, feuds: Feuds, role: str, actor: Actor) -> Actor | None:
    """Whom the document tells, by the ``role`` of the row."""
    if role == "foe":
        return feuds.foe(actor) or (
            clauses.foe(actor, official=True) if actor.type in GROUPS and not feuds.known(actor) else None
        )
    if role == "counterpart":
        return feuds.counterpart(actor) or (
            clauses.foe(actor, official=True) if actor.type in GROUPS and not feuds.known(actor) else None
        )
    if role == "offender":
        return feuds.offender(actor)
    if role == "helped":
        return feuds.helped(actor)
    return feuds.doer(actor) if role == "doer" else feuds.sufferer(actor)


def _fits(doer: Party, other: Actor, entry: Construction) -> bool:
    if doer.actor.type not in SIDES | {"IntergovernmentalOrganization"} or doer.roles & _ASIDE:
        return False
    if doer.actor.name == other.name:
        return False
    if "state" in entry.senses:
        return doer.actor.type in STATES and other.type in STATES
    if "group" in entry.senses and doer.actor.type not in GROUPS:
        return False
    return "forces" not in entry.senses or bool(doer.roles & {"forces", "fighters"})


_OTHER_KINDS = frozenset(("court", "courts", "judge", "judges", "tribunal", "team", "club", "bank", "company",
                          "striker", "coach", "prosecutor", "prosecutors", "church", "charm",
                          "propaganda", "media"))  # fmt: skip


def _another(clauses: Clauses, doers: Sequence[Party], other: Actor) -> bool:
    """Whether the sentence names a third one, who may as well be meant, or is of courts, games or firms."""
    if any(unit.low in _OTHER_KINDS for unit in clauses.units):
        return True
    known = {other.name, *(doer.actor.name for doer in doers), *(doer.speaker.name for doer in doers)}
    for unit in clauses.units:
        if unit.kind not in NAMES:
            continue
        whose = unit.holder or unit.actor
        if whose is not None and whose.name not in known and whose.type in SIDES:
            return True
    return False


@cache
def _implying() -> frozenset[str]:
    """The verbs that imply something."""
    return frozenset(wordlists().implied)
