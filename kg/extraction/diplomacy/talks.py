"""Talks: who meets, negotiates or is to negotiate with whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.accord_mentions import MEDIATING, Mention, spoken_of, wished
from kg.extraction.diplomacy.accord_doing import actors, agents, distinct, doing
from kg.extraction.diplomacy.accord_parties import Sides, accompanied, sides_of
from kg.extraction.diplomacy.accord_ties import Tie
from kg.extraction.diplomacy.company import together
from kg.extraction.diplomacy.convenings import BRINGING
from kg.extraction.diplomacy.delegates import seated_at
from kg.extraction.diplomacy.mediations import CHAIRING, HOSTING, Mentioned, mediators_of
from kg.extraction.diplomacy.meetings import meeting_findings, seated_findings
from kg.extraction.diplomacy.pacts import anchor
from kg.extraction.diplomacy.strangers import chairs_own, rebels_speak, strangers
from kg.extraction.grammar.findings import Accord, Finding
from kg.extraction.grammar.locations import venue_after
from kg.extraction.grammar.phrases import Party, Units, VerbGroup, noun_phrase_before
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.units import NAMES, is_speech_verb
from kg.extraction.words.wordlists import wordlists
from kg.model import Modality

__all__ = ["talks_findings"]

_HELD = frozenset(
    (
        "hold", "resume", "begin", "start", "open", "conduct", "launch", "conclude", "enter", "continue", "restart",
        "initiate", "have", "complete", "end", "join", "return", "engage", "reopen", "finish",
    )
)  # fmt: skip
"""What two do with talks of their own."""
_TOOK_PLACE = frozenset(
    (
        "resume", "collapse", "begin", "start", "open", "continue", "end", "fail", "stall", "conclude", "break",
        "take", "fall", "hold", "drag", "produce", "yield", "bring", "lead", "founder", "run", "last", "suspend",
        "convene", "restart", "deadlock", "falter", "progress", "advance", "go", "make", "close", "finish",
        "reopen", "peter", "unravel", "ensue", "grind", "proceed", "bog",
    )
)  # fmt: skip
_REFUSED = frozenset(
    (
        "refuse", "reject", "rule", "oppose", "cancel", "postpone", "shun", "boycott", "avoid", "preclude",
        "snub", "skip", "prohibit", "ban", "forbid", "bar", "outlaw", "veto", "prevent", "forestall",
    )
)  # fmt: skip
_AFTER = frozenset(("after", "during", "following", "at", "in"))
_SEPARATE = frozenset(("separate", "successive", "individual", "parallel"))
_PAIR = 2
_NONE = frozenset(("no", "neither", "any"))


def talks_findings(clauses: Clauses, mentioned: Mentioned) -> Iterator[Finding]:
    """The talks of a sentence."""
    firm = False
    for mention, found in sorted(mentioned, key=lambda each: each[0].noun.loose):
        if mention.noun.kind == "talks":
            told = [f for f in _talks(clauses, mention, found) if f.parties or not (firm and mention.noun.loose)]
            firm = firm or (bool(told) and not mention.noun.loose)
            yield from told  # "the meeting" beside "the talks" is the same
    for group in clauses.groups:
        yield from meeting_findings(clauses, group)
        if group.lemma in BRINGING and not firm:
            yield from seated_findings(clauses, group)


_BARS = frozenset(("ban", "bar", "restrict", "forbid", "prohibit", "limit", "outlaw", "curb", "rule", "veto"))


def _barred(clauses: Clauses, first: int) -> bool:
    """As in "restricting contacts with Y", "a law that bans talks with Y": nobody is told to have talked."""
    near = (group for group in reversed(clauses.groups) if group.head < first)
    group = next(near, None)
    if group is None or group.voice != "active" or first - group.head > _TO_TALKS:
        return False
    opening = any(unit.low in _OPENINGS for unit in clauses.units[group.head + 1 : first])
    return group.lemma in _BARS or (opening and group.lemma in _HINDERS)


_TO_TALKS = 5
_HINDERS = frozenset(("veto", "block", "prevent", "delay", "oppose", "obstruct", "hinder", "hamper", "thwart",
                      "postpone", "reject", "resist", "forestall"))  # fmt: skip
_OPENINGS = frozenset(("opening", "start", "resumption", "launch", "beginning", "reopening", "convening", "restart"))


def _harm_since(clauses: Clauses, first: int) -> bool:
    """As in "after talks in P, X killed two of Y's men", "X accused Y": with whom X or others talked nobody tells."""
    units, before = clauses.units, first - 1
    spans = wordlists().classes["span"]
    while before > 0 and (
        units[before].kind == "determiner"
        or units[before].low in spans | {"of"}
        or (units[before].kind == "word" and units[before - 1].low in ("of", "the"))
    ):
        before -= 1  # "after the talks", "after weeks of fruitless talks"
    if before < 0 or units[before].low not in _TIMED:
        return False
    if before and units[before].kind != "comma" and is_speech_verb(units[before - 1]):
        return True  # "…, residents said after talks in P"
    frames = wordlists().frames
    done = [g for g in clauses.groups if g.modality == "actual" and not g.negated and g.lemma in frames]
    return any(frames[group.lemma].relation in _AT_ODDS for group in done)


_TIMED = frozenset(("after", "following", "before", "despite", "since"))
_AT_ODDS = frozenset(("attacked", "foughtWith", "displaced", "tookOver", "accuses", "criticises"))


def _at_home(units: Units, first: int) -> bool:
    """Whether a state only hears its own envoy: "called N. N. home for consultations"."""
    return first > 1 and units[first - 1].low == "for" and units[first - 2].low in ("home", "back")


def _talks(clauses: Clauses, mention: Mention, found: Sequence[Tie]) -> Iterator[Finding]:
    units = clauses.units
    told = _told(clauses, mention, [tie for tie in found if not _shunned(clauses, mention, tie)])
    if (
        told is None
        or mention.opener in _NONE
        or _no_part(units, mention.first)
        or _at_home(units, mention.first)
        or _not_at(units, mention.first)
    ):
        return
    if (
        _presided(units, mention.index + 1)
        or _of_neither(units, mention.first)
        or _barred(clauses, mention.first)
        or _ruled_out(units, mention.index + 1)
    ):
        return
    if spoken_of(mention, units) and not found and not (_guests(clauses, mention) or _at_table(clauses, mention)):
        return
    modality, took_place = told
    only_wished = wished(units, mention.index, talks=True) and modality == "actual"
    if only_wished and not (took_place or _guests(clauses, mention)):
        return
    helpers = mediators_of(clauses, mention, found)
    without = frozenset(party.actor.name for party in helpers)
    sides = _sides(clauses, mention, found, without)
    those = _with_whom(clauses, found) if not sides.parties else None
    sides = Sides(those) if those and distinct(those) else sides
    if not sides.parties and (those is not None or (sides.one is None and accompanied(clauses, mention))):
        return
    apart = any(unit.low in _SEPARATE for unit in units[mention.first : mention.index])
    if apart and len(sides.parties) != _PAIR and accompanied(clauses, mention):
        return  # "Q held separate meetings with A and B": they were not at one table
    others = strangers(clauses, mention.index) or _several_in_talks(clauses, mention)
    others = others or _ahead(units, mention.first)
    if not sides.parties and (others or _harm_since(clauses, mention.first)):
        return
    if sides.parties and modality == "actual" and (_due(clauses, mention) or _will_be(units, mention.index + 1)):
        modality = "planned"
    chaired = any(
        t.group is not None and t.group.lemma in CHAIRING and chairs_own(clauses, t.group, mention) for t in found
    )
    convened = bool(helpers) and modality in ("actual", "planned") and not chaired
    if not sides.parties and convened and sides.one is None:
        sides = together(clauses, without) or sides
    loose = mention.noun.loose and not convened
    due = modality == "planned" and not mention.noun.loose and any(_is_due(tie) for tie in found)
    if not sides.parties and (loose or not (convened or took_place or due)):
        return
    if without & {party.actor.name for party in sides.parties}:
        return
    finding = _finding(clauses, mention, sides, without, modality)
    main = next((tie.group.head for tie in found if tie.group is not None and tie.role == "subject"), -1)
    if finding.accord is not None and main >= 0:
        finding = replace(finding, accord=replace(finding.accord, at=main))
    yield finding


def _no_part(units: Units, first: int) -> bool:
    """Whether somebody had "no part in the talks", which tells of nobody that he sat there."""
    before = [unit.low for unit in units[max(first - 3, 0) : first]]
    return before[2:] == ["in"] and before[0] in ("no", "any") and before[1] in _PARTS


_PARTS = frozenset(("part", "role", "hand", "share", "say", "interest", "place", "seat"))


def _presided(units: Units, after: int) -> bool:
    """As in "the conference, at which A and B sat as co-chairmen": they preside, and are no sides."""
    end = next((i for i in range(after, len(units)) if units[i].kind in ("end", "stop")), len(units))
    reach = range(after, min(after + _TO_SEAT, end - 1))
    seat = next((i for i in reach if units[i].low == "as"), 0)
    sits = any(unit.low in _SITS for unit in units[after:seat]) and any(
        u.low == "which" for u in units[after : after + 3]
    )
    return sits and any(unit.low in _PRESIDING for unit in units[seat + 1 : seat + 3])


_TO_SEAT = 16
_SITS = frozenset(("sat", "sit", "served", "serve", "acted", "act"))
_PRESIDING = frozenset(("co-chairmen", "chairmen", "co-chairs", "chairs", "mediators", "observers", "guarantors",
                        "hosts", "facilitators", "go-betweens", "brokers", "conveners", "witnesses"))  # fmt: skip


def _not_at(units: Units, first: int) -> bool:
    """Whether somebody is said not to be "in talks", "in direct talks", which "not in talks" denies."""
    before = first - 2
    while before > 0 and units[before].kind == "adverb":
        before -= 1
    return before > 0 and units[first - 1].low in ("in", "at") and units[before].kind == "negation"


def _of_neither(units: Units, first: int) -> bool:
    """Whether neither side is in talks: "neither party has entered into dialogue", not "neither spoke after talks"."""
    before = first - 1
    while before >= 0 and units[before].kind not in ("stop", "comma", "subordinator", "relative", "quote"):
        if units[before].low in _AFTER and units[before].low != "in":
            return False
        if units[before].low == "neither":
            return True
        before -= 1
    return False


def _shunned(clauses: Clauses, mention: Mention, tie: Tie) -> bool:
    """Whether others stay away from talks whose parties the sentence tells: "Q shunned the talks of A and B"."""
    if tie.group is None or tie.role != "object" or tie.group.lemma not in _STAY_AWAY or not mention.definite:
        return False
    between = sides_of(clauses, mention, ()).parties
    doers = _names(clauses.subjects(tie.group))
    return len(between) >= _PAIR and not doers & _names(between)


_STAY_AWAY = frozenset(("boycott", "shun", "skip", "snub", "oppose", "reject", "avoid"))


def _sides(clauses: Clauses, mention: Mention, found: Sequence[Tie], without: frozenset[str]) -> Sides:
    sides = sides_of(clauses, mention, found)
    if sides.parties or accompanied(clauses, mention):
        return sides
    if (locked := _in_talks(clauses, mention)) and not without & {party.actor.name for party in locked}:
        return Sides(locked, sure=0.95)
    if (seated := _at_table(clauses, mention)) and not without & _names(seated):
        return Sides(seated, sure=0.95)
    if (guests := _guests(clauses, mention) or _theirs(clauses, mention)) and not without & _names(guests):
        return Sides(guests, sure=0.95)
    for tie in found:
        if tie.group is None:
            continue
        if tie.role in ("object", "gap") and tie.group.lemma in _HELD:
            parties = actors(clauses, tie.group)
            clause = clauses.clause(tie.group)
            if len(parties) == 1 and clause is not None and tie.role == "gap":
                parties = (*parties, *clause.led_to("with"))  # "the talks that A is holding with B"
        elif tie.group.lemma in ("hold", "conduct", "attend") and tie.role in ("reduced", "subject"):
            parties = agents(clauses, tie.group)
        else:
            continue
        names = {party.actor.name for party in parties}
        if not parties and tie.role == "object" and tie.group.form == "finite":
            return Sides()
        if len(names) >= 2 and len(names) == len(parties) and not names & without:
            return Sides(parties)
    return Sides(one=sides.one if sides.one and sides.one.actor.name not in without else None)


def _at_table(clauses: Clauses, mention: Mention) -> tuple[Party, ...]:
    """As in "A and B failed to agree in talks in P", "Envoys of A and B are due in P on Friday for talks"."""
    units, before = clauses.units, mention.first - 1
    opener = units[before].low if before > 0 else ""
    group = next((g for g in reversed(clauses.verbs) if g.head < before and g.form == "finite"), None)
    if opener not in ("in", "at", "during", "for") or group is None or group.voice != "active" or group.negated:
        return ()
    between = units[group.head + 1 : before]
    if any(u.kind in ("comma", "stop", "relative", "that", "quote", "subordinator") for u in between):
        return ()
    if group.lemma == "clash" and any(unit.low in _WHERE for unit in between):
        return ()  # "clashed in P during talks"
    if group.lemma == "reach" and not any(unit.low in _OUTCOMES or unit.low in wordlists().accords for unit in between):
        return ()  # "reached P during talks"
    due = group.lemma == "be" and any(unit.low in ("due", "expected") for unit in between[:2])
    bound = opener == "for" and (group.lemma in _ARRIVES or due)
    following = units[mention.index + 1].low if mention.index + 1 < len(units) else ""
    if (not bound or following == "of") and (opener == "for" or group.lemma not in _SETTLES):
        return ()
    parties = clauses.subjects(group)
    able = all(party.actor.type in SIDES or party.actor.type == "Person" for party in parties)
    return parties if _PAIR <= len(parties) <= _MOST and distinct(parties) and able else ()


_MOST = 4
_WHERE = frozenset(("in", "at", "near", "on", "along", "around", "inside", "across"))
_OUTCOMES = frozenset(("consensus", "compromise", "understanding", "impasse", "deadlock", "stalemate"))
_ARRIVES = frozenset(("arrive", "travel", "fly", "come", "gather", "convene", "assemble", "head", "return", "go"))
_SETTLES = frozenset(
    ("fail", "agree", "disagree", "reach", "discuss", "quarrel", "resolve", "clash", "argue", "differ")
)


def _names(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(party.actor.name for party in parties)


def _theirs(clauses: Clauses, mention: Mention) -> tuple[Party, ...]:
    """As in "the statement issued by A and B at the end of their talks": of the two named side by side before."""
    if mention.opener != "their":
        return ()
    for place in range(mention.first - 1, max(mention.first - _BESIDE, 0), -1):
        if clauses.units[place].low != "and" or clauses.units[place - 1].kind not in NAMES:
            continue
        start = noun_phrase_before(clauses.units, place - 1)
        parties = clauses.between(start.first if start is not None else place - 1)
        able = all(party.actor.type in SIDES or party.actor.type == "Person" for party in parties)
        return parties if len(parties) == _PAIR and distinct(parties) and able else ()
    return ()


_BESIDE = 20


def _guests(clauses: Clauses, mention: Mention) -> tuple[Party, ...]:
    """As in "Q hosted A and B for talks": those whom somebody has as guests for them."""
    units, first = clauses.units, mention.first
    if first < 2 or units[first - 1].low not in ("for", "to"):
        return ()
    group = next((g for g in reversed(clauses.groups) if g.head < first), None)
    if group is None or group.voice != "active" or group.lemma not in _HAVING or group.negated:
        return ()
    parties = seated_at(clauses, group.head + 1)
    return parties if len(parties) == _PAIR and distinct(parties) and parties[-1].end <= units[first].start else ()


_HAVING = frozenset(("host", "receive", "gather", "convene", "welcome", "summon", "assemble", "bring", "fly", "get"))


def _ahead(units: Units, first: int) -> bool:
    """Whether the talks only date what is told: "ahead of a summit in P", "days before talks"."""
    before = [unit.low for unit in units[max(first - 2, 0) : first]]
    return before[-1:] == ["before"] or before in (["ahead", "of"], ["run-up", "to"], ["preparation", "for"],
                                                   ["eve", "of"])  # fmt: skip


def _due(clauses: Clauses, mention: Mention) -> bool:
    """As in "Envoys of A and B are due in P on Friday for talks"."""
    group = next((g for g in reversed(clauses.verbs) if g.head < mention.first and g.form == "finite"), None)
    before = [unit.low for unit in clauses.units[max(mention.first - 3, 0) : mention.first]]
    if _ahead(clauses.units, mention.first) and before[-1:] != ["before"]:
        return True  # "arrived in P ahead of talks with Y"
    if group is None or before[-1:] != ["for"]:
        return False
    after = clauses.units[group.head + 1 : group.head + 3]
    return group.modality in ("expected", "planned") or (
        group.lemma == "be" and any(unit.low in ("due", "expected") for unit in after)
    )


def _is_due(tie: Tie) -> bool:
    """As in "Talks are due to resume on Friday", "X expects a new round of talks in July"."""
    if tie.group is None:
        return False
    awaited = tie.role == "object" and tie.group.lemma in ("expect", "schedule")
    return awaited or (tie.role == "subject" and tie.group.lemma in _TOOK_PLACE | _HELD)


def _with_whom(clauses: Clauses, found: Sequence[Tie]) -> tuple[Party, ...] | None:
    """The X and Y of "X, a rebel group, with which Y held talks"; ``None`` where no such clause tells of the talks."""
    for tie in found:
        group = tie.group if tie.role == "object" else None
        near = range(max(group.first - _TO_WHOM, 1), group.first) if group is not None else ()
        clause = clauses.clause(group) if group is not None else None
        if clause is not None and any(
            clauses.units[i].kind == "relative" and clauses.units[i - 1].low == "with" for i in near
        ):
            return (*clause.subjects, *clause.led_to("with"))
    return None


_TO_WHOM = 5


def _several_in_talks(clauses: Clauses, mention: Mention) -> bool:
    """Whether two or more are in talks with a third: "A and B are in talks with C" is not of other talks of C's."""
    units, after = clauses.units, mention.index + 1
    return after < len(units) and units[after].low == "with" and bool(_locked(clauses, mention))


def _in_talks(clauses: Clauses, mention: Mention) -> tuple[Party, ...]:
    """As in "A and B are in talks", "A and B have been closeted in P since Monday, in talks on a truce"."""
    units, after = clauses.units, mention.index + 1
    return () if after < len(units) and units[after].low == "with" else _locked(clauses, mention)


def _locked(clauses: Clauses, mention: Mention) -> tuple[Party, ...]:
    """The two or more who "are in" the talks."""
    units, first = clauses.units, mention.first
    group = next((g for g in reversed(clauses.verbs) if g.head < first), None)
    while first > 1 and units[first - 1].low in _KINDS_OF_TALKS:
        first -= 1
    if first < 1 or units[first - 1].low != "in" or group is None or group.lemma not in _LOCKED or group.negated:
        return ()
    if any(unit.kind in ("stop", "relative", "subordinator", "quote", "dash") for unit in units[group.head : first]):
        return ()
    parties = clauses.subjects(group)
    return parties if distinct(parties) and group.modality == "actual" else ()


_KINDS_OF_TALKS = frozenset(("secret", "direct", "indirect", "intense", "intensive", "active", "delicate", "close",
                             "discreet", "preliminary", "advanced", "exploratory", "peace"))  # fmt: skip
_LOCKED = frozenset(("be", "lock", "engage", "closet", "remain", "stay", "involve", "embroil", "immerse"))


def _finding(clauses: Clauses, mention: Mention, sides: Sides, without: frozenset[str], modality: Modality) -> Finding:
    unit = clauses.units[mention.index]
    at = sides.parties[0] if sides.parties else anchor(unit.start, unit.end)
    loose = mention.noun.loose
    at_home = not sides.parties and rebels_speak(clauses, mention.first)
    accord = Accord(
        "talks", "Talks", mention.definite, mention.year, sides.one, without, loose, at=mention.index, domestic=at_home
    )
    return Finding(
        mention.index, "negotiatedWith", at, None, "Talks", sides.parties, modality=modality,
        place=venue_after(clauses.units, mention.index),
        accord=accord,
        score=0.75 * (sides.sure if sides.parties else 0.6),
    )  # fmt: skip


def _due_to_end(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "the talks, which are scheduled to end on Wednesday": they are on."""
    after = clauses.units[group.head + 1 : group.head + 3]
    if len(after) < 2 or after[0].kind != "to":
        return False
    return any(form.lemma in ("end", "close", "conclude", "finish") for form in after[1].forms)


def _told(clauses: Clauses, mention: Mention, found: Sequence[Tie]) -> tuple[Modality, bool] | None:
    """The talks' modality and whether a verb says that they took place; ``None`` where there are none."""
    upcoming = wordlists().classes["upcoming"]
    words = clauses.units[mention.first : mention.index]
    modality: Modality = "planned" if any(unit.low in upcoming for unit in words) else "actual"
    before = clauses.units[mention.first - 1].low if mention.first else ""
    took_place = before in _AFTER and not mention.noun.loose
    if (intent := _intent(clauses, mention)) in _NO_MORE:
        return None
    modality = "planned" if intent else modality
    for tie in found:
        group = tie.group
        if group is None:
            continue
        if tie.role == "reduced":
            modality = "planned" if group.lemma in ("plan", "schedule", "expect", "propose") else modality
            continue
        if tie.role == "subject" and _put_off(clauses, group):
            modality = "planned"
            continue
        if group.lemma in _REFUSED:
            return None
        its = _modality(clauses, tie, group)
        if its is None or (its == "planned" and tie.role == "object" and _only_offered(clauses, group)):
            return None
        if its != "actual":
            modality = its
        its = "planned" if intent and its == "actual" else its
        helped = tie.role == "object" and group.lemma in MEDIATING | CHAIRING | HOSTING and group.past
        took_place |= helped and group.voice == "active" and its == "actual" and mention.definite
        planned = group.lemma in ("schedule", "plan", "propose", "expect", "agree", "announce")
        fixed = tie.role == "subject" and group.lemma in ("arrange", "set", "slate", "fix")
        planned |= fixed and not _by_another(clauses, group)
        # "is preparing", "is organising talks"
        planned |= group.lemma == "prepare" or (group.lemma in _ORGANISES and not group.past)
        if planned and tie.role in ("object", "subject") and not _due_to_end(clauses, group):
            modality = "planned"
        came = tie.role == "subject" and group.lemma == "come" and _came_to(clauses, group)
        took_place |= its == "actual" and not planned and (came or group.lemma in (_TOOK_PLACE | _HELD))
    return modality, took_place


def _ruled_out(units: Units, first: int) -> bool:
    """Whether the talks before ``first`` are, as in "talks with Y are out of the question"."""
    after = range(first, min(first + _TO_BE, len(units)))
    end = next((i for i in after if units[i].kind in ("stop", "end", "comma", "that", "relative", "quote")), after.stop)
    words = [unit.low for unit in units[first:end]]
    return words[-_OUT:] == ["out", "of", "the", "question"]


_OUT = 4


def _by_another(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "the talks were arranged by Q", which have been held, unless it says for when."""
    words = [unit.low for unit in clauses.units[group.head + 1 : group.head + _TO_DATE]]
    return words[:1] == ["by"] and group.past and "for" not in words


_TO_DATE = 6
_ORGANISES = frozenset(("arrange", "organise", "organize", "set", "seek", "envisage", "consider", "contemplate"))


def _will_be(units: Units, first: int) -> bool:
    """Whether the talks named before are still to be held: "will be in P on Tuesday"."""
    for index in range(first, min(first + _TO_BE, len(units) - 2)):
        if units[index].kind in ("stop", "end", "that", "relative", "quote", "subordinator", "have"):
            return False
        if units[index].low in ("will", "shall"):
            after = index + 1 + (units[index + 1].kind == "adverb")
            return units[after].kind == "be" and units[after + 1].kind in ("preposition", "date", "adverb")
    return False


_TO_BE = 12


def _came_to(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "The talks came to nothing", "came to an end": they were held."""
    words = [unit.low for unit in clauses.units[group.head + 1 : group.head + 4]]
    return words[:1] == ["to"] and bool({"nothing", "naught", "nought", "end", "grief"} & set(words))


def _intent(clauses: Clauses, mention: Mention) -> str:
    """The noun by which talks are only meant to be: "his offer of talks", "the idea of holding talks"; else nothing."""
    units, place = clauses.units, mention.first - 1
    if place > 1 and any(form.present for form in units[place].forms):
        place -= 1
    if place < 1 or units[place].low not in ("of", "for", "in", "on"):
        return ""
    noun = units[place - 1].low
    return noun if noun in _MEANT or noun in _NO_MORE else ""


_MEANT = frozenset(("offer", "offers", "proposal", "proposals", "plan", "plans", "readiness", "willingness", "interest",
                    "invitation"))  # fmt: skip
_NO_MORE = frozenset(("idea", "possibility", "prospect", "suggestion", "chance", "chances", "thought", "likelihood"))
"""Nouns by which nobody says that he will come."""


def _only_offered(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "Q offered to host talks": nobody has said that he will come."""
    clause = clauses.clause(group) if group.lemma in HOSTING | CHAIRING | MEDIATING else None
    governor = clause.governor if clause is not None else None
    return governor is not None and governor.lemma in ("offer", "volunteer", "propose")


def _put_off(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "the talks were postponed", "fell through", "failed to begin": they were to be held.

    Those that "failed to produce an accord" were held.
    """
    after = clauses.units[group.head + 1].low if group.head + 1 < len(clauses.units) else ""
    if group.negated or group.modality != "actual":
        return False
    if group.voice == "passive":
        return group.lemma in _PUTS_OFF or (group.lemma in ("call", "put") and after == "off")
    if group.lemma == "fail" and after == "to":
        first = clauses.units[group.head + 2] if group.head + 2 < len(clauses.units) else None
        return first is not None and any(form.lemma in _BEGINS for form in first.forms)
    return group.lemma == "fall" and after == "through"


_BEGINS = frozenset(("materialise", "materialize", "begin", "start", "take", "happen", "resume", "open", "convene",
                     "restart", "reopen", "occur", "commence", "get", "proceed", "go"))  # fmt: skip
_PUTS_OFF = frozenset(
    ("veto", "prevent", "postpone", "cancel", "delay", "defer", "shelve", "reschedule", "scrap", "abort")
)


def _modality(clauses: Clauses, tie: Tie, group: VerbGroup) -> Modality | None:
    if tie.role in ("object", "gap"):
        act = doing(clauses, group)
        return None if act.modality is None or act.tried else act.modality
    if group.negated and group.lemma not in ("produce", "yield", "bring", "lead", "end", "progress", "advance", "make"):
        return None
    if group.modality in ("demanded", "counterfactual", "conditional", "possible"):
        return None
    return "planned" if group.modality == "expected" else group.modality
