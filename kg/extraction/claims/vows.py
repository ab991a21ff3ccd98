"""Vows: harm that somebody says he will do is a threat, not a deed: "vowed to attack", "warned that it would"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.objects import content_from, surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, Units, VerbGroup, noun_phrase, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.wordlists import nouns_of, wordlists

__all__ = ["vowed"]

_HARMS = frozenset(("attacked", "foughtWith", "hostileTo", "sanctions", "displaced", "estrangedFrom", "tookOver"))
_WARNS = frozenset(("warn", "threaten", "vow", "swear"))
"""Verbs whose content "that it would …" threatens."""
_PROMISES = frozenset(("vow", "swear", "pledge", "promise", "say", "declare", "announce", "state", "insist"))
_SAYS = frozenset(("say", "declare", "announce", "state", "insist"))
"""Verbs whose content does so where it is bound to a condition."""
_TO_COME = frozenset(("expected", "planned", "conditional", "possible"))
_IF = frozenset(("if", "unless", "until", "should"))
_TAKES = frozenset(
    ("resume", "renew", "launch", "mount", "start", "begin", "continue", "step", "restart", "relaunch", "escalate",
     "intensify", "unleash", "wage", "order", "carry", "use", "take", "go", "return", "resort", "respond", "reply",
     "answer", "revert", "keep", "maintain", "press", "sustain", "extend", "expand", "widen")
)  # fmt: skip
_HARM = frozenset(("attack", "attacks", "war", "offensive", "strikes", "raids", "fighting", "hostilities", "bombing",
                   "force", "reprisals", "arms", "assault", "assaults", "insurgency",
                   "bombardment", "advance", "march", "shelling", "ambushes", "violence"))  # fmt: skip
_ALONE = frozenset(("retaliate",))
_BACK = frozenset(("hit", "strike", "fight", "shoot"))
_MOVES = frozenset(("enter", "storm", "invade", "march", "occupy", "shell", "bomb", "seize", "retake", "annex",
                    "overrun", "recapture", "blockade"))  # fmt: skip
_SPOILS = frozenset(
    ("veto", "block", "boycott", "derail", "torpedo", "scuttle", "expel", "sever", "blacklist", "cut", "close",
     "halt", "freeze", "suspend", "withhold", "stop", "shut", "break", "restrict")
)  # fmt: skip
"""What is done to somebody's plans, supplies or ties."""
_OF_WAR = frozenset(
    ("siege", "blockade", "silence", "cycle", "bloodshed", "killing", "killings", "strike", "enrichment")
)
_TO_NOUN = 5


def vowed(clauses: Clauses, said: Sequence[Finding]) -> list[Finding]:
    """The findings, with those of harm that only its doer announces as threats, and with what else he threatens."""
    lemmas = {group.lemma for group in clauses.groups}
    vowing = wordlists().classes["vowing"]
    if lemmas.isdisjoint(_WARNS) and lemmas.isdisjoint(_SAYS) and lemmas.isdisjoint(vowing):
        return list(said)
    known = {(f.subject.actor.name, f.target) for f in said if f.relation == "threatens"}
    found: list[Finding] = []
    for finding in said:
        if finding.relation not in _HARMS or finding.object is None or finding.stance != "affirms":
            found.append(finding)
            continue
        group = clauses.at(finding.trigger)
        by = _vow_of(clauses, group, finding) if group is not None and not group.negated else None
        by = group if by is None and group is not None and _we_will(clauses, group) else by
        if by is None:
            found.append(finding)
        elif group is not None and by.lemma in _PROMISES and _ceasing(clauses, group):
            continue  # "promised to end support for Y"
        elif (finding.subject.actor.name, finding.target) not in known:
            known.add((finding.subject.actor.name, finding.target))
            content = content_from(clauses.units, finding.trigger)
            found.append(
                replace(finding, relation="threatens", trigger=by.head, modality="actual", event=None, content=content)
            )
    threatened = {finding.subject.actor.name for finding in found if finding.relation == "threatens"}
    return found + [each for each in _vow_findings(clauses) if each.subject.actor.name not in threatened]


def _we_will(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "'We will strike Y,' X said": harm that is announced in the speaker's own words."""
    own = group.first > 0 and clauses.units[group.first - 1].low == "we" and group.voice == "active"
    return own and not group.negated and group.modality in ("expected", "planned")


def _vow_of(clauses: Clauses, group: VerbGroup, finding: Finding) -> VerbGroup | None:
    """The verb by which the doer of a harm announces it; ``None`` where he does not."""
    clause = clauses.clause(group)
    by = clause.governor if clause is not None else None
    if clause is None or by is None or by.negated or by.modality != "actual" or by.voice != "active":
        return None
    doer = finding.subject.actor.name
    if clause.link == "infinitive":
        vows = by.lemma in wordlists().classes["vowing"] and clause.control == "subject"
        return by if vows and by.form == "finite" else None
    if clause.link != "content" or group.modality not in _TO_COME or by.form != "finite":
        return None
    if doer not in {party.actor.name for party in clauses.subjects(by)}:
        return None
    bound = by.lemma in _SAYS and any(unit.low in _IF for unit in clauses.units[group.head :])
    return by if bound or by.lemma in _WARNS | wordlists().classes["vowing"] else None


def _vow_findings(clauses: Clauses) -> Iterator[Finding]:
    """As in "X threatened to resume attacks", "X warned that it would enter the camp": whom it would hit is X's foe."""
    for by in clauses.groups:
        vows = by.lemma in _WARNS or by.lemma in wordlists().classes["vowing"]
        if not (vows or by.lemma in _SAYS) or by.form != "finite" or by.voice != "active":
            continue
        inner = next((g for g in clauses.groups if g.head > by.head), None)
        if (
            inner is None
            or inner.negated
            or by.negated
            or by.modality != "actual"
            or not _announces(clauses, by, inner)
        ):
            continue
        if not _harmful(clauses, inner) or (by.lemma in _PROMISES and _ceasing(clauses, inner)):
            continue
        for doer in clauses.subjects(by):
            if (target := _hit_by(clauses, inner, doer)) is not None and target.actor.name != doer.actor.name:
                content = content_from(clauses.units, inner.head)
                score = surer(0.75, doer, target)
                yield Finding(by.head, "threatens", doer, target, content=content, score=score)


def _announces(clauses: Clauses, by: VerbGroup, inner: VerbGroup) -> bool:
    """Whether who says it is to do what comes after it himself."""
    clause = clauses.clause(inner)
    if clause is None or clause.governor is None or clause.governor.head != by.head:
        return False
    if inner.form == "infinitive":
        return by.lemma not in _SAYS and clause.control == "subject"
    bound = any(unit.low in _IF for unit in clauses.units[inner.head :])
    if clause.link != "content" or inner.modality not in _TO_COME or (by.lemma in _SAYS and not bound):
        return False
    names = {party.actor.name for party in clauses.subjects(by)}
    return bool(names) and names == {party.actor.name for party in clause.subjects}


def _harmful(clauses: Clauses, inner: VerbGroup) -> bool:
    """Whether the deed is one of violence, whoever suffers it."""
    after = [unit.low for unit in clauses.units[inner.head + 1 : inner.head + 1 + _TO_NOUN]]
    if inner.lemma in _TAKES:
        return bool(_HARM & set(after))
    if inner.lemma in _SPOILS and (_HARM | _OF_WAR) & set(after):
        return False  # "vowed to stop attacks on Y", "to break the siege"
    return inner.lemma in _ALONE | _MOVES | _SPOILS or (inner.lemma in _BACK and after[:1] == ["back"])


def _ceasing(clauses: Clauses, inner: VerbGroup) -> bool:
    """As in "promised to stop arming Y", "to halt aid to Y": who gives up what he does threatens nobody by that."""
    if inner.lemma in _SPOILS | _ENDS and not any(unit.low in _IF for unit in clauses.units[inner.head :]):
        after = {unit.low for unit in clauses.units[inner.head + 1 : inner.head + 1 + _TO_NOUN]}
        if not after.isdisjoint(_HELP | nouns_of("gift_arms")):
            return True
    following = clauses.at(inner.head + 1)
    gerund = inner.lemma in _SPOILS and following is not None and following.form == "present"
    return gerund and following is not None and following.lemma not in _TRADES


_ENDS = frozenset(("end", "cease", "discontinue"))
_HELP = frozenset(("support", "aid", "backing", "help", "assistance", "funding",
                   "subsidies", "stipends", "payments"))  # fmt: skip
_TRADES = frozenset(("sell", "buy", "export", "import", "purchase", "pump", "ship", "trade", "lend"))
"""What hurts whoever lives by it, where it stops: "vowed to stop selling Y gas"."""


def _led_to(clauses: Clauses, inner: VerbGroup) -> Party | None:
    """The Y of "cut off the transit of gas to Y", "close the border with Y"."""
    units = clauses.units
    for place in range(inner.head + 1, min(inner.head + _REACH, len(units) - 1)):
        clause = units[place].kind in ("stop", "end", "quote", "comma", "conjunction")
        if clause or units[place].low in _IF | {"under"}:
            return None
        phrase = noun_phrase(units, place + 1) if units[place].low in ("to", "with", "against") else None
        if phrase is not None and phrase.party is not None:
            return phrase.party
    return None


_REACH = 12


def _hit_by(clauses: Clauses, inner: VerbGroup, doer: Party) -> Party | None:
    """Whom the deed would hit: who is named after it, or his foe by the text so far."""
    units = clauses.units
    if inner.lemma in _SPOILS and (whose := _led_to(clauses, inner)) is not None:
        return whose
    for place in range(inner.head + 1, len(units) - 1):
        if units[place].low in ("if", "unless") and inner.lemma not in _SPOILS:
            return _who_must_not(units, place, doer) or _foe(clauses, inner, doer)
        if units[place].kind in ("stop", "end", "quote", "comma") or units[place].low in _IF:
            break
        if inner.lemma in _SPOILS | _MOVES and units[place].actor is not None:
            found = party_of(units[place])
            return found if found is not None and found.actor.type in SIDES else None
        if units[place].low in ("on", "against", "with") and (phrase := noun_phrase(units, place + 1)) is not None:
            if phrase.party is not None:
                return phrase.party
        elif units[place].actor is not None and units[place + 1].kind != "possessive":
            return None  # who is named there is no foe by these words
    return _foe(clauses, inner, doer)


def _foe(clauses: Clauses, inner: VerbGroup, doer: Party) -> Party | None:
    """The one foe by the text so far of who would do it."""
    foe = clauses.foe(doer.actor, official=False, charged=True) if inner.lemma not in _SPOILS else None
    if foe is None:
        return None
    verb = clauses.units[inner.head]
    return Party(foe, foe, verb.start, verb.end, frozenset(), "coreference")


def _who_must_not(units: Units, condition: int, doer: Party) -> Party | None:
    """The Y of "vowed to keep up its attacks if Y crosses the border"."""
    phrase = noun_phrase(units, condition + 1)
    other = phrase.party if phrase is not None else None
    if other is None or other.actor.type not in SIDES or "assets" in other.roles:
        return None
    return replace(other, kind="coreference") if other.actor.name != doer.actor.name else None
