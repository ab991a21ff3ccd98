"""Terms: whose an accord is by what it ends, whom it binds, and who is said to have signed or to keep it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.arguments.accord_mentions import Mention
from kg.extraction.diplomacy.accord_doing import actors, distinct
from kg.extraction.diplomacy.accord_ties import Tie, by_after, deed_of
from kg.extraction.diplomacy.delegates import seated_at
from kg.extraction.grammar.phrases import Party, VerbGroup, noun_phrase, party_of
from kg.extraction.parsing.betweens import across, parted
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.verbclasses import CHARGING
from kg.extraction.words.wordlists import wordlists

__all__ = ["HELPS_KEEP", "attended", "between_at", "bound", "bound_by", "concerned", "ended_between", "ended_by",
           "gathered", "named_as", "neither", "obliged", "past_opening", "signed_by"]  # fmt: skip

_NEAR = 16
_QUARRELS = frozenset(
    ("war", "fighting", "conflict", "hostilities", "violence", "clashes", "struggle", "dispute", "feud", "standoff",
     "bloodshed", "hostility", "rivalry", "battle", "battles", "crisis", "insurgency")
)  # fmt: skip
_ENDS = frozenset(("end", "stop", "halt", "settle", "resolve", "quell", "close", "conclude", "bring", "put", "cease"))
_BINDS = frozenset(
    ("agree", "undertake", "pledge", "promise", "commit", "recognise", "recognize", "renounce", "accept", "vow", "cede",
     "settle", "divide", "partition", "resolve")
)  # fmt: skip
_CEDES = frozenset(("cede", "grant", "restore", "return", "surrender", "hand", "lease", "transfer", "yield",
                    "relinquish", "give"))  # fmt: skip
"""What one does for the other party of a treaty: "ceded P to Y"."""
_OBLIGES = frozenset(("call", "oblige", "require", "commit", "bind", "compel", "allow", "give", "entitle", "give"))


def between_at(clauses: Clauses, first: int) -> tuple[Party, ...]:
    """The parties of "A and B" at ``first``, described ones too, and of "A and B on one side and C on the other"."""
    facing = {party.actor.name: party for pair in across(clauses.units, first) for party in pair}
    if facing or parted(clauses.units, first)[1]:
        return tuple(facing.values())
    return clauses.between(first) or seated_at(clauses, first)


def past_opening(clauses: Clauses, first: int, start: int, between: int) -> bool:
    """As in "Despite the truce, fighting between A and B went on": who fights after an opening phrase has made none.

    ``first`` is where the accord's phrase begins, ``start`` what follows its noun, ``between`` the preposition.
    """
    units = clauses.units
    opening = first > 0 and units[first - 1].kind in ("preposition", "subordinator") and first <= _TO_OPENING
    comma = next((i for i in range(start, between) if units[i].kind == "comma"), None)
    if not opening or comma is None or comma + 1 >= between:
        return False
    phrase = noun_phrase(units, comma + 2 if units[comma + 1].kind == "determiner" else comma + 1)
    told = any(clauses.at(place) is not None for place in range(comma + 1, between))
    return not told and (units[comma + 1].low in _QUARRELS or (phrase is not None and phrase.last == between - 1))


_TO_OPENING = 3
"""Words before the accord's phrase that opens a sentence: "In spite of the truce"."""
_AT_ONE_TABLE = 4


def gathered(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """The two whom somebody helps, brings together or persuades: "helped A and B make peace"."""
    parties = between_at(clauses, group.head + 1)
    return parties if 2 <= len(parties) <= _AT_ONE_TABLE else ()


def ended_between(clauses: Clauses, mention: Mention) -> tuple[Party, ...]:
    """As in "the accord ended years of war between A and B"."""
    units = clauses.units
    for place in range(mention.index + 1, min(mention.index + 2 * _NEAR, len(units) - 1)):
        if units[place].kind in ("stop", "end", "quote") or units[place].low in wordlists().accords:
            return ()
        fought = any(unit.low in _QUARRELS for unit in units[max(mention.index + 1, place - 3) : place])
        if units[place].low == "between" and fought:
            group = next((g for g in reversed(clauses.groups) if mention.index < g.head < place), None)
            return between_at(clauses, place + 1) if group is not None and group.lemma in _ENDS else ()
    return ()


def bound(clauses: Clauses, mention: Mention) -> tuple[Party, ...]:
    """As in "In the accords of 1988, A and B undertook not to interfere": who binds himself in it is its party."""
    units, first, after = clauses.units, mention.first, mention.index + 1
    fronted = 1 <= first <= 2 and units[first - 1].low in ("in", "under", "by", "with")
    termed = 2 <= first <= _TERMED and units[0].low == "under" and units[first - 1].low == "of"
    if mention.definite and (termed or (first <= 2 and fronted and units[first - 1].low == "under")):
        return _under(clauses, mention)
    while after < len(units) and (units[after].kind in ("comma", "date") or units[after].low == "of"):
        after += 1  # "the accords of December 1988, in which"
    within = after + 1 < len(units) and units[after].low in ("in", "under", "by") and units[after + 1].low == "which"
    if not fronted and not within:
        return ()
    group = next((g for g in clauses.groups if g.head > mention.index and _acts(clauses, g)), None)
    if group is None or group.lemma not in _BINDS | _CEDES or group.negated or group.modality != "actual":
        return ()
    parties = actors(clauses, group)
    clause = clauses.clause(group)
    if clause is not None and len(parties) == 1:
        parties = (*parties, *clause.led_to(*(("to",) if group.lemma in _CEDES else ("with", "to"))))
        parties = (*parties, *_recipient(clauses, group)) if len(parties) == 1 else parties
    elif group.lemma in _CEDES:
        return ()
    close = parties and all(party.actor.type in SIDES or party.actor.type == "Person" for party in parties)
    return parties if close and distinct(parties) else ()


def binding(clauses: Clauses, mention: Mention) -> Party | None:
    """The X of "X accepted autonomy in the accord of 1976", "X won a seat under the pact": one of its parties."""
    units, first = clauses.units, mention.first
    if first < _WITH_VERB or units[first - 1].low not in ("in", "under"):
        return None
    group = next((g for g in reversed(clauses.groups) if g.head < first), None)
    if group is None or group.form != "finite" or group.voice != "active" or group.lemma not in _BINDS | _GAINS:
        return None
    if any(unit.kind in ("comma", "stop", "relative", "subordinator") for unit in units[group.head : first]):
        return None
    parties = clauses.subjects(group)
    return parties[0] if len(parties) == 1 and parties[0].actor.type in SIDES else None


_WITH_VERB = 3
_GAINS = frozenset(("accept", "win", "gain", "obtain", "secure", "receive", "get", "renounce", "abandon", "cede",
                    "grant", "concede", "give", "drop", "recognise", "recognize", "relinquish"))  # fmt: skip
"""What somebody does by the terms of an accord of his own."""


def _recipient(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """The Y of "undertook to pay Y a sum", "agreed to hand P over to Y"."""
    inner = next((g for g in clauses.groups if g.head > group.head), None)
    clause = clauses.clause(inner) if inner is not None and inner.form == "infinitive" else None
    if clause is None or inner is None or inner.first != group.head + 1 or inner.lemma not in _CEDES | _PAYS:
        return ()
    units, whom = clauses.units, inner.head + 1
    whom += units[whom].kind == "determiner"
    named = inner.lemma in _PAYS | {"give", "grant"} and units[whom].kind in ("name", "metonym")
    first = party_of(units[whom]) if named and units[whom + 1].kind not in ("possessive", "tail") else None
    return (first,) if first is not None else clause.led_to("to")


_PAYS = frozenset(("pay", "compensate", "indemnify", "lend", "sell", "supply", "assist", "defend", "protect"))


def _acts(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether it is a verb in a tense, not the "signed" of "the treaty, signed on 3 May,"."""
    if group.form != "finite" or group.voice != "active":
        return False
    verb = wordlists().accord_verbs.get(group.lemma)
    bare = group.first == group.head and verb is not None and bool(verb.done)
    return not (bare and not clauses.subjects(group))


def _under(clauses: Clauses, mention: Mention) -> tuple[Party, ...]:
    """As in "Under the truce, A and B withdrew", "Under the terms of the treaty A and B are to disarm"."""
    group = next((g for g in clauses.groups if g.head > mention.index and g.form == "finite"), None)
    if group is None or group.lemma in HELPS_KEEP or group.modality == "counterfactual" or group.voice != "active":
        return ()
    parties = clauses.subjects(group)
    if len(parties) == 1 and group.lemma in _CEDES and not group.negated:
        parties = (*parties, *clause.led_to("to")) if (clause := clauses.clause(group)) is not None else parties
    states = all(party.actor.type in SIDES and "assets" not in party.roles for party in parties)
    # Whose soldiers leave or keep watch under an accord of others is no party to it.
    others = group.lemma in _OF_OTHERS and any("forces" in party.roles for party in parties)
    return parties if distinct(parties) and states and not others else ()


_OF_OTHERS = frozenset(("leave", "go", "depart", "monitor", "patrol", "watch", "supervise", "observe", "arrive"))


def ended_by(clauses: Clauses, mention: Mention) -> tuple[Party, ...]:
    """As in "The war between A and B ended with a treaty", "fighting between A and B was halted by a truce"."""
    units = clauses.units
    for function in clauses.functions(mention.index):
        group = function.verb
        ends = group.lemma in _ENDS and function.role in ("complement", "agent")
        if not ends or group.negated or group.modality != "actual" or group.head > mention.index:
            continue
        for place in range(group.first - 1, max(group.first - _NEAR, 0), -1):
            if units[place].kind in ("stop", "end", "quote", "subordinator"):
                break
            if units[place].low == "between" and any(u.low in _QUARRELS for u in units[max(0, place - 3) : place]):
                return between_at(clauses, place + 1)
    return ()


def named_as(clauses: Clauses, mention: Mention) -> tuple[Party, ...]:
    """As in "The parties to the truce are A and B", "the signatories of the pact, A and B, met"."""
    units, after = clauses.units, mention.index + 1
    before = mention.first - 2
    if before < 0 or after + 1 >= len(units) or units[before + 1].low not in ("to", "of", "in"):
        return ()
    if units[before].low not in _SIGNATORIES or units[after].kind not in ("be", "comma"):
        return ()
    phrases = clauses.phrases_from(after + 1)
    parties = tuple(phrase.party for phrase in phrases if phrase.party is not None)
    return parties if len(parties) == len(phrases) and distinct(parties) else ()


def signed_by(clauses: Clauses, mention: Mention) -> tuple[Party, ...]:
    """As in "the signing of the accord by A and B"."""
    units, after = clauses.units, mention.index + 1
    deed = deed_of(clauses, mention)
    by = by_after(units, deed, mention.first) if deed is not None else None
    if by is not None:
        return seated_at(clauses, by + 1)  # "the signing by A and B of a truce"
    if deed is None or after + 1 >= len(units) or units[after].low != "by":
        return ()
    parties = tuple(phrase.party for phrase in clauses.phrases_from(after + 1) if phrase.party is not None)
    return parties if distinct(parties) else ()


_TERMED = 5
_SIGNATORIES = frozenset(("parties", "signatories", "sides", "partners"))
HELPS_KEEP = frozenset(
    ("monitor", "observe", "oversee", "guarantee", "deploy", "mediate", "host", "supervise", "verify", "send",
     "provide", "facilitate", "help", "fund", "deliver", "police", "patrol", "assist", "accuse", "blame", "condemn",
     "deny")
)  # fmt: skip
"""What others do for an accord of two, or what the two may do with one another at any time."""


def bound_by(clauses: Clauses, mention: Mention) -> tuple[Party, ...]:
    """As in "A and B are bound by a treaty", "neither A nor B has kept the accord"."""
    units, first = clauses.units, mention.first
    group = clauses.at(first - 2) if first > 1 and units[first - 1].low in ("by", "under", "to") else None
    if group is None or group.lemma not in ("bind", "tie", "commit", "link") or group.voice != "passive":
        return ()
    parties = clauses.subjects(group)
    return parties if distinct(parties) and not group.negated and group.modality == "actual" else ()


def neither(clauses: Clauses, mention: Mention, found: Sequence[Tie]) -> tuple[Party, ...]:
    """As in "Neither A nor B has honoured the accord": it is an accord of both."""
    units = clauses.units
    keeps = any(tie.role == "object" and tie.effect == "in force" for tie in found)
    start = next((i for i, unit in enumerate(units[: mention.first]) if unit.low == "neither"), None)
    if start is None or not keeps or not mention.definite:
        return ()
    one = noun_phrase(units, start + 1)
    nor = one.last + 1 if one is not None else len(units)
    other = noun_phrase(units, nor + 1) if nor + 1 < mention.first and units[nor].low == "nor" else None
    parties = tuple(each.party for each in (one, other) if each is not None and each.party is not None)
    return parties if distinct(parties) else ()


def obliged(clauses: Clauses, mention: Mention, found: Sequence[Tie]) -> tuple[Party, ...]:
    """As in "The deal calls on A and B to pull out": whom it obliges are its parties."""
    for tie in found:
        clause = clauses.clause(tie.group) if tie.group is not None and tie.role == "subject" else None
        if clause is None or clause.group.lemma not in _OBLIGES or clause.group.voice != "active":
            continue
        whom = clause.led_to("on") if clause.group.lemma == "call" else clause.patients
        if distinct(whom) and all(party.actor.type in SIDES for party in whom):
            return whom
    return ()


_TO_PARTICIPATION = 24


def attended(clauses: Clauses, mention: Mention) -> tuple[Party, ...]:
    """As in "a meeting of the foreign ministers of A and B", "talks involving A and B", "with the participation of"."""
    units = clauses.units
    if mention.noun.kind != "talks":
        return ()
    end = min(mention.index + _TO_PARTICIPATION, len(units) - 2)
    if end > mention.index + 1 and units[mention.index + 1].low == "of":
        return _several(between_at(clauses, mention.index + 2))
    for place in range(mention.index + 1, end):
        unit = units[place]
        if unit.kind in ("stop", "end", "quote", "relative", "that") or unit.low in ("between", "among"):
            return ()
        if unit.low == "involving" or (unit.low == "together" and units[place - 1].low in ("bringing", "gathering")):
            return _several(between_at(clauses, place + 1))
        if unit.low in ("participation", "attendance") and units[place + 1].low == "of":
            return _several(between_at(clauses, place + 2))
    return ()


def _several(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    able = all(party.actor.type in SIDES or party.actor.type == "Person" for party in parties)
    return parties if able and distinct(parties) else ()


def concerned(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """Whose "a pact with Z" after the verb is: the Y of "X suspects Y of a secret pact with Z", else the subject."""
    clause = clauses.clause(group) if group.lemma in CHARGING else None
    return clauses.subjects(group) if clause is None else clause.patients
