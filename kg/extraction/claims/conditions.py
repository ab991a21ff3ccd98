"""Conditions: what one asks of another as the price of what it will do, or at whose request something is done.

"Kenya will not talk until Uganda withdraws", "Iraq will come only if Iran accepts", "At Somalia's request Ethiopia sent
troops".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments.objects import content_from
from kg.extraction.claims.demands import asked_of
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, VerbGroup, noun_phrase, noun_phrase_before
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.nominals import owner_of
from kg.extraction.speech.doubts import after_denial
from kg.extraction.speech.sources import subject_source
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.wordlists import wordlists
from kg.vocabulary import vocabulary

__all__ = ["condition_findings"]

_REFUSED = frozenset(("refuse", "decline"))
_UNTIL = frozenset(("until", "unless", "till"))
_ONLY = frozenset(("if", "after", "once", "when"))
_REQUESTS = frozenset(("request", "insistence", "urging", "behest", "bidding"))
_REACH = 16


def condition_findings(clauses: Clauses) -> Iterator[Finding]:
    """The demands of a sentence that it tells as conditions or as requests that were met."""
    for group in clauses.groups:
        yield from _until(clauses, group)
    for index in clauses.places.of(_REQUESTS):
        if index and clauses.units[index].kind in ("word", "verb"):
            yield from _at_request(clauses, index)
    for index in clauses.places.of(_PRESSURE):
        if index:
            yield from _under_pressure(clauses, index)


def _until(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X will not talk until Y withdraws", "… only if Y accepts", "X threatens to … unless Y leaves"."""
    withheld = group.negated and group.modality in ("expected", "conditional")
    refused = group.lemma in _REFUSED and group.modality == "actual" and not group.negated
    willing = not group.negated and group.modality in ("expected", "conditional")
    threatens = group.lemma in _THREATENS and group.modality == "actual" and not group.negated
    threatens = threatens or (willing and _harms(group))
    willing = willing and not threatens
    if group.voice != "active" or group.form == "infinitive" or not (withheld or refused or willing or threatens):
        return
    units = clauses.units
    opener = next(
        (i for i in range(group.head + 1, min(group.head + _REACH, len(units) - 1))
         if (units[i].low == "unless" if threatens else _opens(clauses, i, willing))),
        None,
    )  # fmt: skip
    if opener is None:
        return
    inner = next((g for g in clauses.groups if g.head > opener and g.form == "finite"), None)
    askers = clauses.subjects(group)
    if inner is not None and any(unit.text == ";" or unit.kind == "stop" for unit in units[opener : inner.first]):
        return  # "X refused to open it until 2010; Y shelled it"
    if inner is None or inner.negated or inner.voice != "active" or len(askers) != 1:
        return
    if threatens and group.lemma not in _THREATENS and _told_by_others(clauses, group, askers[0]):
        return  # "Z says X will strike unless Y leaves": so Z foresees, and X has asked nobody
    if threatens and _harms(inner) and inner.lemma not in ("leave", "withdraw", "suspend", "halt"):
        return  # "X will strike unless Y strikes first"
    asking = SIDES | {"Person"} if threatens else SIDES
    sure = 0.75 if group.lemma in _THREATENS else 0.7
    for asked in clauses.subjects(inner):
        able = asked.actor.type in SIDES and askers[0].actor.type in asking and asked.start > units[opener].start
        if (able and asked.kind != "coreference") or (
            able and any(u.resolved for u in units[opener + 1 : inner.first])
        ):
            yield from asked_of(group.head, askers[0], asked, content_from(units, inner.first), sure)


def _told_by_others(clauses: Clauses, group: VerbGroup, asker: Party) -> bool:
    """Whether somebody else says what he would do: "Z says X will …", "X will …, Z said"."""
    clause = clauses.clause(group)
    by = clause.governor if clause is not None and clause.link == "content" else None
    if by is None:
        later = (g for g in clauses.groups if g.first > group.head and g.lemma in wordlists().speech)
        by = next((g for g in later if g.form == "finite" and clauses.units[g.first - 1].kind != "pronoun"), None)
    if by is None or by.lemma not in wordlists().speech.keys() | wordlists().classes["holding_true"]:
        return False
    speakers = {name for party in clauses.subjects(by) for name in (party.actor.name, party.speaker.name)}
    _, source, _ = subject_source(clauses, by)
    speakers |= {source[0].name, source[0].acts_for or ""} if source is not None and not speakers else set()
    return bool(speakers) and asker.actor.name not in speakers


_THREATENS = frozenset(("threaten", "vow", "swear"))
_THREATENED = frozenset(("resume", "kill", "shoot", "execute", "boycott", "quit", "suspend", "impose", "cut", "close",
                         "halt", "retaliate", "invade", "leave", "withdraw", "bomb", "strike", "behead", "sue",
                         "block", "blockade", "seize", "target", "expel"))  # fmt: skip
"""What one may hold over another: "it would kill the hostages unless Y left"."""


def _harms(group: VerbGroup) -> bool:
    frame = wordlists().frames.get(group.lemma)
    hostile = frame is not None and vocabulary().relation(frame.relation).sign < 0
    return hostile or group.lemma in _THREATENED


def _opens(clauses: Clauses, index: int, willing: bool) -> bool:
    """Whether a condition begins: "until", "unless"; for what one is willing to do, "only if", "only after"."""
    units = clauses.units
    if willing:
        return units[index].low in _ONLY and units[index - 1].low == "only"
    return units[index].low in _UNTIL


def _at_request(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "Y sent troops at X's request", "At the request of X, Y sent troops"."""
    units = clauses.units
    phrase = noun_phrase_before(units, index)
    first = phrase.first if phrase is not None else index - (units[index - 1].kind == "determiner")
    if not first or units[first - 1].low != "at":
        return
    asker: Party | None = owner_of(units, phrase, index) if phrase is not None else None
    if asker is None and index + 2 < len(units) and units[index + 1].low == "of":
        of = noun_phrase(units, index + 2)
        asker = of.party if of is not None else None
    near = [g for g in clauses.groups if g.form == "finite" and g.voice == "active"]
    start = next((i for i in range(first, 0, -1) if units[i].text == ";"), 0)
    before = [g for g in near if start <= g.head < first]
    closer = max((g.head for g in clauses.groups if g.head < first and g.form != "infinitive"), default=-1)
    if closer >= 0 and (not before or before[-1].head < closer):
        return  # "who was arrested at X's request": the arrested did nothing
    verb = before[-1] if before else next((g for g in near if g.head > index), None)
    if (
        asker is None
        or verb is None
        or verb.negated
        or verb.modality != "actual"
        or asker.actor.type not in SIDES | _BODIES
    ):
        return
    for asked in clauses.subjects(verb):
        if asked.actor.type in SIDES | _BODIES and asked.start != asker.start:
            told = units[: first - 1] if verb.head < first else units  # what was done, not that it was asked for
            yield from asked_of(index, asker, asked, content_from(told, verb.head), 0.7)


_BODIES = frozenset(("IntergovernmentalOrganization",))
_PRESSURE = frozenset(("pressure",))
_PRESSING = _BODIES | {"State", "Government"}
_YIELDS_GROUND = frozenset(("retreat", "withdraw", "pull", "flee", "collapse", "fall", "crumble", "come", "be",
                            "remain", "stay", "live", "struggle", "suffer", "lose", "abandon", "evacuate", "buckle",
                            "crack", "falter", "feel", "find"))  # fmt: skip
"""What somebody does under the pressure of arms, or that says only that there is pressure."""


def _under_pressure(clauses: Clauses, index: int) -> Iterator[Finding]:
    """As in "Y, under pressure from X, agreed", "Under X pressure, Y withdrew": X wanted it of Y."""
    units = clauses.units
    phrase = noun_phrase_before(units, index)
    first = phrase.first if phrase is not None else index
    while first and units[first - 1].kind in ("adverb", "determiner"):
        first -= 1
    if not first or units[first - 1].low != "under" or after_denial(units, clauses.groups, index):
        return
    around = units[max(0, first - 2) : index]
    if any(unit.kind == "negation" or unit.low in ("no", "without", "little") for unit in around):
        return  # "under no pressure from X", "not under pressure from X"
    asker: Party | None = owner_of(units, phrase, index) if phrase is not None else None
    if asker is None and index + 2 < len(units) and units[index + 1].low == "from":
        of = noun_phrase(units, index + 2)
        asker = of.party if of is not None else None
    if asker is None or asker.actor.type not in _PRESSING or "forces" in asker.roles:
        return
    verb = _done_under(clauses, first - 1, index)
    if verb is None or verb.negated or verb.modality != "actual" or verb.lemma in _YIELDS_GROUND:
        return
    for asked in clauses.subjects(verb):
        side = asked.actor.type in SIDES | _BODIES | {"Person"} and "forces" not in asked.roles
        if side and asked.start != asker.start:
            yield from asked_of(index, asker, asked, content_from(units, verb.head), 0.7)


def _done_under(clauses: Clauses, first: int, last: int) -> VerbGroup | None:
    """The verb of what is done "under pressure": the one before, or the one after where the words stand before it."""
    units = clauses.units
    after = next((g for g in clauses.groups if g.head > last), None)
    if after is not None and (after.form != "finite" or after.voice != "active"):
        after = None
    if first == 0:
        return after
    closing = next((i for i in range(last + 1, min(last + _TO_CLOSE, len(units))) if units[i].kind == "comma"), None)
    if units[first - 1].kind == "comma" and after is not None and closing is not None and after.first <= closing + 2:
        return after  # "Y, under pressure from X, agreed"
    before = [g for g in clauses.groups if g.head < first]
    plain = bool(before) and before[-1].form == "finite" and before[-1].voice == "active"
    return before[-1] if plain else None


_TO_CLOSE = 8
