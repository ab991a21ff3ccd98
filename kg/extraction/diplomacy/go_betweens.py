"""Go-betweens: who settles a quarrel of two others, stands between them by office, or has them as guests for talks.

"Q ended the war between A and B", "Q was named mediator between A and B", "A negotiates with B through Q", "Q received
the leaders of A and B for talks".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.diplomacy.accord_doing import agents, distinct, doing, helpers_at
from kg.extraction.diplomacy.delegates import seated_at
from kg.extraction.diplomacy.helps import QUARRELS, Help
from kg.extraction.grammar.phrases import Party, VerbGroup, noun_phrase, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.wordlists import wordlists

__all__ = ["go_between_helps"]

_SETTLES = frozenset(
    ("end", "settle", "resolve", "defuse", "avert", "prevent", "stop", "halt", "heal", "calm", "bridge", "smooth",
     "pave", "open", "set", "establish", "reconcile", "make", "arbitrate", "mediate", "patch", "ease", "narrow", "help",
     "maintain", "keep", "run", "operate", "provide", "reopen", "sustain")
)  # fmt: skip
_GULFS = frozenset(
    ("gap", "gaps", "gulf", "rift", "channel", "backchannel", "back-channel", "peace", "way", "contacts", "divide",
     "chasm", "confrontation", "showdown", "clash", "bloodshed")
)  # fmt: skip
_CHANNELS = frozenset(("channel", "backchannel", "back-channel", "contacts"))
_KEEPS = frozenset(("maintain", "keep", "run", "operate", "provide", "reopen", "sustain"))
_WAYS = frozenset(("pave", "smooth", "open", "clear"))
_OFFICES = frozenset(
    ("mediator", "mediators", "intermediary", "intermediaries", "go-between", "go-betweens", "facilitator",
     "conciliator", "peacemaker", "arbiter", "broker", "honest-broker", "role", "channel", "backchannel",
     "back-channel", "conduit", "interlocutor", "bridge", "moderator")
)  # fmt: skip
_TAKES = frozenset(
    ("play", "take", "assume", "act", "serve", "become", "remain", "function", "emerge", "continue", "be")
)
_GIVEN = frozenset(("name", "appoint", "choose", "designate", "pick", "select", "accept"))
_RECEIVES = frozenset(("receive", "welcome", "gather", "assemble", "summon", "entertain"))
_THROUGH = frozenset(("through", "via"))
_SIGNS = _OFFICES | _THROUGH
_COMMUTES = frozenset(("commute", "shuttle", "shuffle", "ping-pong"))
_MOVES = _COMMUTES | {"go", "fly", "travel", "move", "run", "drive", "walk", "pass", "hurry"}
_ENDED_BY = frozenset(("settle", "resolve", "defuse", "arbitrate", "mediate", "smooth", "bridge"))
_CARRIES = frozenset(("carry", "pass", "relay", "ferry", "convey", "deliver", "transmit"))
_CONTACTS = frozenset(
    ("message", "messages", "letters", "letter", "proposals", "notes", "assurances", "signals", "feelers")
)
_MINISTERS = frozenset(
    ("minister", "president", "king", "emir", "sultan", "ambassador", "ambassadors", "envoy", "envoys", "diplomat",
     "diplomats", "embassy", "government", "officials")
)  # fmt: skip
_SPEAKS = frozenset(("negotiate", "communicate", "talk", "speak", "correspond", "parley", "bargain"))
_REACH = 12
_TO_BETWEEN = 6
_BOTH = 2


def go_between_helps(clauses: Clauses) -> Iterator[Help]:
    """The mediations and hostings of a sentence that name both parties beside what the third one does."""
    for group in clauses.groups:
        if group.lemma in _SETTLES or group.lemma in _CARRIES:
            yield from _settled(clauses, group)
        if group.lemma in _RECEIVES:
            yield from _received(clauses, group)
        if group.lemma in _MOVES:
            yield from _to_and_fro(clauses, group)
    for index in clauses.places.of(_SIGNS):
        if clauses.units[index].low in _OFFICES:
            yield from _office(clauses, index)
        else:
            yield from _through(clauses, index)


def _pair_after(clauses: Clauses, first: int) -> tuple[Party, ...]:
    """The two of the "between A and B" that follows soon after ``first``, in the same clause."""
    units = clauses.units
    for place in range(first, min(first + _TO_BETWEEN, len(units) - 1)):
        if units[place].kind in ("comma", "stop", "end", "quote", "relative", "that") or clauses.at(place) is not None:
            return ()
        if units[place].low == "between":
            found = clauses.between(place + 1) or seated_at(clauses, place + 1)
            return found if _two(found) else ()
    return ()


def _two(parties: tuple[Party, ...]) -> bool:
    able = all(party.actor.type in SIDES or party.actor.type == "Person" for party in parties)
    return len(parties) == _BOTH and distinct(parties) and able


def _third(helpers: tuple[Party, ...], parties: tuple[Party, ...]) -> bool:
    """Whether the helpers are others than the parties."""
    within = {party.actor.name for party in parties} | {party.speaker.name for party in parties}
    return bool(helpers) and not any({h.actor.name, h.speaker.name} & within or "assets" in h.roles for h in helpers)


def _settled(clauses: Clauses, group: VerbGroup) -> Iterator[Help]:
    """As in "Q ended the war between A and B", "Q helped settle the dispute between A and B"."""
    units, first = clauses.units, group.head + 1
    if group.voice == "passive" and not group.negated and group.modality == "actual":
        yield from _settled_by(clauses, group)
    if group.lemma not in _SETTLES or group.voice != "active" or first >= len(units):
        return
    if units[first].low in ("up", "out", "open"):
        first += 1
    phrase = noun_phrase(units, first)
    if phrase is None:
        return
    head = units[phrase.last].low
    if head not in QUARRELS | _GULFS or (head == "way" and group.lemma not in _WAYS):
        return
    if (group.lemma == "make" and head != "peace") or (group.lemma in _KEEPS and head not in _CHANNELS):
        return
    parties, act = _pair_after(clauses, phrase.last + 1), doing(clauses, group)
    if parties and act.modality in ("actual", "planned", "expected") and _third(act.doers, parties):
        yield Help("mediatedBetween", group.head, act.doers, act.modality, parties, act.tried)


def _to_and_fro(clauses: Clauses, group: VerbGroup) -> Iterator[Help]:
    """As in "Q went back and forth between A and B", "Q spent months commuting between the two capitals"."""
    words = [unit.low for unit in clauses.units[group.head + 1 : group.head + 5]]
    moving = words[:3] in (["back", "and", "forth"], ["to", "and", "fro"])
    if group.voice != "active" or not (moving or group.lemma in _COMMUTES):
        return
    first = group.head + 1 + 3 * moving
    if first >= len(clauses.units) or clauses.units[first].low != "between":
        return
    parties, act = _pair_after(clauses, first), doing(clauses, group)
    if act.modality in ("actual", "planned") and act.doers and (not parties or _third(act.doers, parties)):
        yield Help("mediatedBetween", group.head, act.doers, act.modality, parties, act.tried)


def _settled_by(clauses: Clauses, group: VerbGroup) -> Iterator[Help]:
    """As in "The dispute between A and B was settled by Q", "Messages between A and B were carried by Q"."""
    units, helpers = clauses.units, agents(clauses, group)
    phrases = clauses.subject_phrases(group)
    head = units[phrases[0].last].low if len(phrases) == 1 else ""
    carried = group.lemma in _CARRIES and head in _CONTACTS
    settled = group.lemma in _ENDED_BY and head in QUARRELS | _GULFS
    settled |= head in _CHANNELS and group.lemma in _KEEPS | {"open", "establish", "set"}
    parties = _pair_after(clauses, phrases[0].last + 1) if helpers and (carried or settled) else ()
    if parties and _third(helpers, parties):
        yield Help("mediatedBetween", group.head, helpers, parties=parties)


def _office(clauses: Clauses, index: int) -> Iterator[Help]:
    """As in "Q was named mediator between A and B", "Q took on the role of mediator between A and B"."""
    units = clauses.units
    mediating = units[index - 1].low == "mediating" if index else False
    if units[index].low == "role" and not mediating:
        return
    parties = _pair_after(clauses, index + 1)
    group = next((g for g in reversed(clauses.groups) if g.head < index - mediating), None)
    if not parties or group is None or index - group.head > _REACH or group.negated:
        return
    if any(unit.kind in ("comma", "stop", "quote") for unit in units[group.head : index]):
        return
    given = group.voice == "passive" and group.lemma in _GIVEN and group.modality == "actual"
    if not given and (group.voice != "active" or group.lemma not in _TAKES):
        return
    act = doing(clauses, group)
    helpers = clauses.subjects(group) if given else act.doers
    if act.modality in ("actual", "planned", "expected") and _third(helpers, parties):
        yield Help("mediatedBetween", index, helpers, "actual" if given else act.modality, parties, act.tried)


def _through(clauses: Clauses, index: int) -> Iterator[Help]:
    """As in "A negotiates with B through Q", "A sent B messages via Q", "talks between A and B through Q"."""
    units = clauses.units
    helpers, last = _means(clauses, index + 1)
    if not helpers and index + 1 < len(units) and units[index + 1].kind == "metonym":
        capital = party_of(units[index + 1])  # "X goes on talking to Y through Muscat"
        talking = any(group.lemma in _SPEAKS for group in clauses.groups if group.head < index)
        helpers, last = ((capital,), index + 1) if talking and capital is not None else ((), last)
    after = units[last + 1] if helpers and last + 1 < len(units) else None
    if after is None or after.kind not in ("end", "comma", "stop", "date", "preposition", "close"):
        return
    group = next((g for g in reversed(clauses.groups) if g.head < index and g.form == "finite"), None)
    clause = clauses.clause(group) if group is not None else None
    if group is None or clause is None or group.negated or group.modality != "actual" or index - group.head > _REACH:
        return
    words = [unit.low for unit in units[group.head + 1 : index]]
    accords = wordlists().accords
    talk = any(word in accords and accords[word].kind == "talks" for word in words)
    if group.lemma not in _SPEAKS and not talk and not _CONTACTS & set(words):
        return
    others = clause.led_to("with", "to")
    parties = (*clause.subjects, *others) if len(clause.subjects) == 1 else clause.subjects
    if _two(parties) and _third(helpers, parties):
        yield Help("mediatedBetween", index, helpers, parties=parties)


def _means(clauses: Clauses, first: int) -> tuple[tuple[Party, ...], int]:
    """Those through whom it goes, and where they end: "Q", "Q's foreign minister", "mediators Q and R"."""
    units = clauses.units
    phrase = noun_phrase(units, first) if first < len(units) else None
    if phrase is None:
        return (), first
    if phrase.roles == {"name"} and phrase.party is not None and phrase.party.kind in ("place", "metonym"):
        return (), phrase.last
    office = any(unit.low in _OFFICES | _MINISTERS for unit in units[phrase.first : phrase.last + 1])
    if phrase.roles != {"name"} and not office:
        return (), phrase.last
    helpers = helpers_at(clauses, first) or ((phrase.party,) if phrase.party is not None else ())
    end = max((party.end for party in helpers), default=0)
    last = next((i for i in range(phrase.last, len(units)) if units[i].end >= end), phrase.last)
    return helpers, last


def _received(clauses: Clauses, group: VerbGroup) -> Iterator[Help]:
    """As in "Q received A and B for talks", "Q gathered the leaders of A and B for a summit"."""
    units, first = clauses.units, group.head + 1
    if group.voice != "active" or first >= len(units):
        return
    parties, act = seated_at(clauses, first), doing(clauses, group)
    rest = units[first : first + _REACH]
    wanted = ("for", "to", "at")
    talks = any(
        rest[i].low in wanted
        and any((n := wordlists().accords.get(u.low)) and n.kind == "talks" for u in rest[i : i + 4])
        for i in range(len(rest))
    )
    if talks and _two(parties) and act.modality in ("actual", "planned", "expected") and _third(act.doers, parties):
        yield Help("hosted", group.head, act.doers, act.modality, parties)
