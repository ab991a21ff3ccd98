"""Responsibility: attacks that somebody claims, admits, or is said to be behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.objects import content_from, surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, VerbGroup, noun_phrase_before
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.act_nouns import RAVAGES, act_at, acting, at_its_door
from kg.extraction.patterns.frames import said_of
from kg.extraction.speech.sources import as_party, subject_source
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.wordlists import wordlists

__all__ = ["owned_up", "responsibility_findings"]

_CLAIMS = frozenset(("claim", "accept", "take", "admit", "acknowledge", "assume", "bear", "share"))
_BEARS = frozenset(("bear", "share"))
"""Verbs by which the text itself lays a deed at somebody's door, who says nothing: "bears responsibility for"."""
_WEIGHING = frozenset(
    ("the", "full", "sole", "primary", "prime", "main", "chief", "ultimate", "overall", "direct", "heavy", "joint",
     "command", "criminal", "much", "some", "part", "of", "major", "principal")
)  # fmt: skip
_WEIGHTS = 4
_OWNS_UP = frozenset(("admit", "acknowledge", "concede", "confess", "confirm"))
_TELLS_OF = frozenset(("report", "announce", "claim"))
"""Verbs that tell what their subject did in a gerund right after them: "reported launching an attack on Y"."""
_BEHIND = frozenset(("behind", "responsible", "complicit"))


def responsibility_findings(clauses: Clauses) -> Iterator[Finding]:
    """The attacks that the sentence lays at somebody's door without a verb of violence."""
    for group in clauses.groups:
        plain = group.voice == "active" and not group.negated and group.modality == "actual"
        if plain and group.lemma in _CLAIMS and group.form == "finite":
            yield from _claimed(clauses, group)
        elif plain and group.form in ("present", "infinitive"):
            yield from _owned_up(clauses, group)
        elif group.lemma == "claim" and group.voice != "active":
            yield from _claimed_by(clauses, group)
    for index in clauses.places.of(frozenset(), kind="be", ahead=2):
        if clauses.units[_past_share(clauses, index)].low in _BEHIND or _to_blame(clauses, index):
            yield from _behind(clauses, index)
        elif [unit.low for unit in clauses.units[index + 1 : index + 4]] in _WORK_OF:
            yield from _work(clauses, index)


def _past_share(clauses: Clauses, index: int) -> int:
    """The unit after "was", past "jointly", "directly": words that do not say how sure it is."""
    after = index + 1
    return after + 1 if clauses.units[after].low in _SHARED and after + 2 < len(clauses.units) else after


_SHARED = frozenset(("jointly", "directly", "solely", "personally", "also", "partly", "largely", "together", "both",
                     "clearly", "undoubtedly", "certainly"))  # fmt: skip


def _to_blame(clauses: Clauses, index: int) -> bool:
    return [unit.low for unit in clauses.units[index + 1 : index + 4]] == ["to", "blame", "for"]


def _claimed(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X claimed the bombing of Y", "X claimed responsibility for an ambush that killed Y soldiers"."""
    units, first = clauses.units, group.head + 1
    noun = first
    while noun < first + _WEIGHTS and noun + 1 < len(units) and units[noun].low in _WEIGHING:
        noun += 1
    words = [unit.low for unit in units[noun : noun + 2]]
    if words in (["responsibility", "for"], ["credit", "for"]):
        first = noun + 2
    elif group.lemma != "claim":
        return
    for doer in clauses.subjects(group):
        if doer.actor.type in SIDES:
            told = act_at(clauses, first, doer)
            yield from told if group.lemma in _BEARS else (_own_word(finding, doer) for finding in told)


def _claimed_by(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "An attack on Y was claimed by X", "the bombing of Y, claimed by X"."""
    units, clause = clauses.units, clauses.clause(group)
    agents = clause.agents if clause is not None else ()
    if group.negated or group.modality != "actual" or len(agents) != 1 or agents[0].actor.type not in SIDES:
        return
    told = _act_before(clauses, group, own=clause is not None and clause.link in ("main", "coordinate", "content"))
    phrase = noun_phrase_before(units, told) if told is not None else None
    if phrase is not None:
        yield from (_own_word(finding, agents[0]) for finding in act_at(clauses, phrase.first, agents[0]))


def _act_before(clauses: Clauses, group: VerbGroup, *, own: bool) -> int | None:
    """The noun of an act that is claimed: the verb's own subject, or what its participle or relative tells of."""
    units, harm = clauses.units, wordlists().classes["harm"]
    if units[group.head - 1].low in _IN_VAIN:
        return None
    if own:
        heads = [phrase.last for phrase in clauses.subject_phrases(group)[:1]]
        return next((head for head in heads if units[head].low in harm), None)
    start = group.first
    while start and group.first - start < _PHRASES and units[start - 1].kind not in ("stop", "quote", "conjunction"):
        if clauses.at(start - 1) is not None:
            break
        start -= 1
    return next((place for place in range(start, group.first) if units[place].low in harm), None)


_IN_VAIN = frozenset(("falsely", "wrongly", "mistakenly", "reportedly", "allegedly"))
_PHRASES = 16
"""How far before "claimed by X" the act may stand."""


def _owned_up(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X admitted arming Y", "X acknowledged having attacked Y"."""
    clause = clauses.clause(group)
    governor = clause.governor if clause is not None else None
    if clause is None or governor is None or governor.negated:
        return
    told = (
        governor.lemma in _TELLS_OF
        and governor.form == "finite"
        and group.form == "present"
        and group.first == governor.head + 1
    )
    if governor.lemma not in _OWNS_UP and not told:
        return
    having = clauses.units[group.first].low == "having" and group.first == governor.head + 1
    if (
        not (having or clause.link in ("governed", "gerund"))
        or governor.modality != "actual"
        or governor.voice != "active"
    ):
        return
    between = clauses.units[governor.head + 1 : group.first]
    if any(unit.kind == "word" and unit.low not in _SHARES for unit in between):
        return  # "confirmed its interest in attacking Y"
    for doer in clause.subjects:
        yield from (_own_word(finding, doer) for finding in said_of(clauses, group, acting(doer)))


_SHARES = frozenset(("role", "part", "involvement", "hand", "complicity", "share", "guilt", "responsibility",
                     "participation", "direct", "full", "active"))  # fmt: skip
"""Nouns of what somebody has in a deed: "admitted its part in attacking Y"."""


def _own_word(finding: Finding, doer: Party) -> Finding:
    """As the doer's own word, which is no mere claim about somebody else."""
    return replace(
        finding, act="acknowledges", claimant=doer.speaker, claimant_at=(doer.start, doer.end),
        score=min(finding.score, 0.75),
    )  # fmt: skip


def _behind(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "X was behind the attack on Y", "X was responsible for the bombing of Y"."""
    units = clauses.units
    after = _past_share(clauses, index) + 1
    first = index + 4 if _to_blame(clauses, index) else after + (units[after].low in ("for", "in"))
    if first >= len(units) or any(unit.kind == "modal" for unit in units[max(0, index - 2) : index]):
        return
    for doer in (*clauses.copula(index), *_speaker(clauses, index)):
        yield from act_at(clauses, first, doer)
    yield from _said_behind(clauses, index, first)


_WORK_OF = (["the", "work", "of"], ["the", "handiwork", "of"], ["the", "doing", "of"])


def _work(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "the attack on X was the work of Y", "Z said the blast in P was the work of Y"."""
    units, harm = clauses.units, wordlists().classes["harm"]
    start = index
    while start and units[start - 1].kind not in _ENDS and clauses.at(start - 1) is None:
        start -= 1
    noun = next((i for i in range(start, index) if units[i].low in harm), -1)
    phrase = noun_phrase_before(units, noun) if noun >= 0 else None
    if phrase is None or any(unit.kind in ("modal", "negation") for unit in units[max(0, index - 2) : index]):
        return
    doers = tuple(inner.party for inner in clauses.phrases_from(index + 4) if inner.party is not None)
    if len(doers) == 1:
        yield from act_at(clauses, phrase.first, doers[0])
        yield from _said_behind(clauses, index, phrase.first, doers)


_ENDS = frozenset(("comma", "stop", "quote", "that", "relative", "subordinator", "dash"))


def _said_behind(clauses: Clauses, index: int, first: int, doers: tuple[Party, ...] | None = None) -> Iterator[Finding]:
    """As in "X said that Y was behind the attack": X accuses Y."""
    units = clauses.units
    if any(unit.kind == "negation" for unit in units[max(0, index - 2) : index + 2]):
        return
    harm = wordlists().classes["harm"] | RAVAGES
    speech = next((g for g in reversed(clauses.groups) if g.head < index), None)
    told = speech is not None and speech.lemma in wordlists().speech and speech.voice == "active" and not speech.negated
    if (
        speech is None
        or not told
        or index - speech.head > _NEAR
        or speech.form != "finite"
        or speech.modality != "actual"
    ):
        return
    it = units[first].low in ("it", "this", "that", "them", "both") and units[first].actor is None
    if not it and not any(unit.low in harm for unit in units[first : first + _NEAR]):
        return
    _, source, _ = subject_source(clauses, speech)
    plain = source is not None and source[0].type == "UnnamedSource"
    if any(units[i].low in _SELF and units[i + 1].low == "and" for i in range(speech.head + 1, index - 1)):
        return  # "X said it and Y were jointly responsible"
    blamed = doers if doers is not None else clauses.copula(index)
    for accuser in clauses.subjects(speech) or ((as_party(source),) if source is not None and plain else ()):
        if any(accuser.actor.name == other.actor.name for other in blamed):
            continue
        if accuser.actor.name.lower() in _EVIDENCE:
            continue  # "the video shows Y was behind it"
        for other in blamed:
            if other.actor.type in SIDES:
                yield Finding(
                    index, "accuses", accuser, other, act="accuses", content=content_from(units, first),
                    claimant=accuser.speaker, claimant_at=(accuser.start, accuser.end),
                    score=surer(0.75, accuser, other),
                )  # fmt: skip
                yield from _befallen(clauses, index, first, (accuser, other))


def _befallen(clauses: Clauses, index: int, first: int, two: tuple[Party, Party]) -> Iterator[Finding]:
    """The attack on the accuser, where the words tell of no other victim: "X said Y was behind a bombing in P"."""
    accuser, other = two
    if not at_its_door(clauses, accuser, other) or any(f.object for f in act_at(clauses, first, other)):
        return
    for finding in act_at(clauses, first, other, accuser):
        yield replace(
            finding, act="accuses", claimant=accuser.speaker, claimant_at=(accuser.start, accuser.end),
            charge_of=index, score=min(finding.score, surer(0.7, other)),
        )  # fmt: skip


_NEAR = 8
_EVIDENCE = frozenset(("video", "videos", "tape", "tapes", "footage", "evidence", "documents", "document", "photos",
                       "photographs", "images", "recording", "recordings", "traces", "investigation",
                       "fingerprints"))  # fmt: skip
_SELF = frozenset(("it", "they", "we", "he", "she"))


def _speaker(clauses: Clauses, index: int) -> tuple[Party, ...]:
    """As in "X said it was behind the attack": "it" is X."""
    units = clauses.units
    if index < 2 or units[index - 1].low not in ("it", "they") or units[index - 1].actor is not None:
        return ()
    before = index - 2 - (units[index - 2].kind == "that")
    group = clauses.at(before) if before >= 0 else None
    speech = group is not None and group.lemma in wordlists().speech and group.voice == "active"
    found = clauses.subjects(group) if group is not None and speech else ()
    return found if len(found) == 1 and not clauses.copula(index) else ()


def owned_up(findings: Sequence[Finding]) -> list[Finding]:
    """The findings without those that are told a second time by somebody who owns up to it."""
    own = {_tie(finding) for finding in findings if finding.act == "acknowledges" and finding.claimant is not None}
    return [finding for finding in findings if finding.act == "acknowledges" or _tie(finding) not in own]


def _tie(finding: Finding) -> tuple[str, str, str]:
    return finding.relation, finding.subject.actor.name, finding.target or ""
