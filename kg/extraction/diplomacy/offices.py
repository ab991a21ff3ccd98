"""Offices: who holds the one that a noun names: "X, the mediator", "with Q as mediator", "Qatari mediators"."""

from __future__ import annotations

from kg.extraction.diplomacy.accord_doing import doing, helpers_at
from kg.extraction.diplomacy.delegates import roster
from kg.extraction.grammar.phrases import Party, Units, noun_phrase, noun_phrase_before, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.nominals import owner_of
from kg.extraction.words.wordlists import wordlists
from kg.model import Modality

__all__ = ["at_occasion", "before_tail", "guards_else", "holders", "joint_owners", "mediate_themselves", "tells"]

_TITLES = frozenset(
    ("facilitators", "go-betweens", "co-mediators",
        "mediator", "mediators", "facilitator", "intermediary", "co-mediator", "go-between", "intermediaries",
    )
)  # fmt: skip

_LISTED = 2
_SERVING = frozenset(("act", "serve", "take", "step", "function", "work", "continue", "assist", "sit"))


def holders(clauses: Clauses, index: int, first: int) -> tuple[tuple[Party, ...], Modality]:
    """Who holds the office that the noun at ``index`` names, whose phrase begins at ``first``; in what sense."""
    before = clauses.units[first - 1] if first else None
    if before is not None and before.low == "as" and (found := _as_office(clauses, first - 1)) is not None:
        return found
    playing = clauses.at(first - 1) if first else None
    mediating = clauses.units[index].low not in ("host", "hosts")  # who plays host is read with his guests
    if playing is not None and playing.lemma == "play" and playing.voice == "active" and mediating:
        act = doing(clauses, playing)  # "played the honest broker"
        return (act.doers, act.modality) if act.modality else ((), "actual")
    if before is not None and before.kind == "be":
        return _is_office(clauses, first - 1), "actual"
    if before is not None and before.low == "among" and first > 1 and clauses.units[first - 2].kind == "be":
        return _is_office(clauses, first - 2), "actual"  # "were among the four mediators"
    if before is not None and before.kind == "comma" and first > 1 and clauses.units[index].low != "broker":
        party = clauses.phrase_before(first - 2)
        if party is not None and (party.roles == {"name"} or _in_office(clauses, first - 2, party)):
            return _listed_with(clauses, first - 2, party), "actual"
    if (was := _named_after(clauses, index, first)) is not None:
        return (was,), "actual"
    return _titled(clauses, index, first), "actual"


def tells(clauses: Clauses, index: int) -> bool:
    """Whether the mediators only tell somebody what a third one says: "Q-ian mediators told A that B had refused"."""
    group = next((g for g in clauses.groups if g.head > index), None)
    telling = group is not None and group.lemma in wordlists().classes["telling_verb"] and group.voice == "active"
    if group is None or not telling or all(phrase.last != index for phrase in clauses.subject_phrases(group)):
        return False
    told = noun_phrase(clauses.units, group.head + 1) if group.head + 1 < len(clauses.units) else None
    return told is not None and told.party is not None


def at_occasion(units: Units, first: int, last: int) -> bool:
    """Whether the words tell of a feast, a vote or an assembly, which is no talks of two: "host of the ceremony"."""
    signed = any(unit.low in ("signed", "signing", "initialled") for unit in units[:last])
    return not signed and any(unit.low in _OCCASIONS for unit in units[max(first, 0) : last])


_OCCASIONS = frozenset(("ceremony", "ceremonies", "congress", "congresses", "festival", "tournament", "games",
                        "exhibition", "fair", "election", "elections", "referendum", "wedding", "funeral", "feast",
                        "cup", "parade", "concert", "vote", "poll", "school", "hospital", "race", "championship",
                        "celebrations", "anniversary", "dinner", "banquet"))  # fmt: skip


def _in_office(clauses: Clauses, last: int, party: Party) -> bool:
    """As in "the Togolese foreign minister, N. N., mediator …": a person named beside his office, or "of" his state."""
    phrase = noun_phrase_before(clauses.units, last)
    if phrase is None or party.speaker.type != "Person":
        return False
    before = clauses.units[phrase.first - 1].low if phrase.first else ""
    return before in (",", "of") or phrase.roles == {"name"}


def _listed_with(clauses: Clauses, last: int, party: Party) -> tuple[Party, ...]:
    """The party that ends at ``last``, with the one that "and" joins to it: "A and B, co-chairs of the talks,"."""
    phrase = noun_phrase_before(clauses.units, last)
    joint = phrase.first - 1 if phrase is not None else -1
    plural = any(unit.low.endswith("s") for unit in clauses.units[last + 2 : last + 5])
    if joint < 1 or clauses.units[joint].low != "and" or not plural:
        return (party,)
    found, end = [party], joint - 1
    while end >= 0 and (other := clauses.phrase_before(end)) is not None and other.roles == {"name"}:
        found.insert(0, other)
        start = noun_phrase_before(clauses.units, end)
        if start is None or start.first < _LISTED or clauses.units[start.first - 1].kind != "comma":
            break
        end = start.first - _LISTED  # "A, B and C, guarantors of the talks,"
    return tuple(found)


def _as_office(clauses: Clauses, at: int) -> tuple[tuple[Party, ...], Modality] | None:
    """As in "X served as mediator", "X took over as mediator", "X's role as mediator", "with X as mediator"."""
    units = clauses.units
    if at == 0:  # "As host of the talks Q …"
        main = next((g for g in clauses.groups if g.form == "finite" and clauses.subjects(g)), None)
        closed = main is not None and any(u.kind == "comma" for u in units[: main.first])
        return (clauses.subjects(main), "actual") if main is not None and closed else None
    governor = clauses.at(at - 1) or next((group for group in clauses.verbs if group.head == at - 1), None)
    if governor is None and at > 1 and units[at - 1].low in ("over", "in"):
        governor = clauses.at(at - 2)
        if governor is None:
            return None
    elif governor is None or governor.lemma not in _SERVING:
        governor = None
    if governor is not None:
        if governor.form != "finite" and (beside := _with_as(clauses, governor.first - 1)):
            return beside, "actual"  # "with Q and Z acting as mediators"
        act = doing(clauses, governor)
        return (act.doers, act.modality) if act.modality else ((), "actual")
    if at > 1 and units[at - 1].low == "role":
        role = noun_phrase_before(units, at - 1)
        own = owner_of(units, role, at - 1) if role is not None else None
        return ((own,), "actual") if own is not None else None
    with_as = _with_as(clauses, at - 1) if at else ()
    return (with_as, "actual") if with_as else None


def _is_office(clauses: Clauses, at: int) -> tuple[Party, ...]:
    """As in "X is (not) the mediator"."""
    units = clauses.units
    if any(unit.kind in ("negation", "modal") for unit in units[max(0, at - 2) : at + 1]):
        return ()
    beside = clauses.phrase_before(at - 1) if at else None
    return clauses.copula(at) or ((beside,) if beside and beside.roles == {"name"} else ())


def _titled(clauses: Clauses, index: int, first: int) -> tuple[Party, ...]:
    """As in "the mediator, X, said", "mediator X", "mediators from X", "Qatari mediators"."""
    units = clauses.units
    if units[index].low not in _TITLES:
        return ()
    comma = index + 2 < len(units) and units[index + 1].kind == "comma"
    if comma and units[index].low.endswith("s") and units[first].low in ("the", "its", "their"):
        several, last = roster(clauses, index + 2)  # "the mediators, Q and R, called for restraint"
        if len(several) > 1 and last + 1 < len(units) and units[last + 1].kind in ("comma", "end"):
            return several
    if units[index].low in _TITLES and index + 1 < len(units) and units[index + 1].low == "between":
        return _between_two(clauses, index, first)
    following = noun_phrase(units, index + 2) if comma else None
    if following is not None and following.party and following.roles == {"name"}:
        closing = following.last + 1
        home = noun_phrase(units, closing + 1) if closing + 1 < len(units) and units[closing].low == "of" else None
        if home is not None and home.party is not None and home.party.speaker.type == "State":
            closing = home.last + 1  # "the mediator, N. N. of Q, said"
        if closing < len(units) and units[closing].kind in ("comma", "end"):
            return (following.party,)
    if index + 1 < len(units) and party_of(units[index + 1]) is not None:
        return _beside_title(clauses, index + 1)
    return _from(clauses, index) or _owners(clauses, index, first) if units[index].low.endswith("s") else ()


def _between_two(clauses: Clauses, index: int, first: int) -> tuple[Party, ...]:
    """As in "the Q-ian mediator between A and B, N. N., said", "the mediator between A and B, Q's N. N.,"."""
    units = clauses.units
    parties = clauses.between(index + 2)
    comma = next((i for i in range(index + 2, min(index + _TO_NAME, len(units) - 1)) if units[i].kind == "comma"), 0)
    if len(parties) != _LISTED or not comma or units[comma].start < parties[-1].end:
        return ()
    named = noun_phrase(units, comma + 1)
    closed = named is not None and named.last + 1 < len(units) and units[named.last + 1].kind in ("comma", "end")
    own = _owners(clauses, index, first)
    if own or named is None or named.party is None or not closed:
        return own if closed else ()
    return (named.party,)


_TO_NAME = 14


def _named_after(clauses: Clauses, index: int, first: int) -> Party | None:
    """As in "The go-between throughout was the UN's N. N."."""
    units = clauses.units
    group = next((g for g in clauses.verbs if g.lemma == "be" and 0 < g.head - index <= 3), None)
    if group is None or group.negated or group.head + 1 >= len(units):
        return None
    if units[first].low not in ("the", "its", "their"):
        return None
    if not clauses.opens_clause(first) or any(u.kind == "verb" for u in units[index + 1 : group.first]):
        return None
    helpers, last = roster(clauses, group.head + 1)
    closed = last + 1 >= len(units) or units[last + 1].kind in ("end", "comma", "stop")
    return helpers[0] if len(helpers) == 1 and closed and units[group.head].low in ("is", "was") else None


def _from(clauses: Clauses, index: int) -> tuple[Party, ...]:
    """As in "mediators from Qatar, Egypt and the United States"."""
    if index + 2 >= len(clauses.units) or clauses.units[index + 1].low not in ("from", "for", "of"):
        return ()
    phrases = tuple(phrase.party for phrase in clauses.phrases_from(index + 2) if phrase.party)
    return max(clauses.between(index + 2), phrases, key=len)


def _beside_title(clauses: Clauses, first: int) -> tuple[Party, ...]:
    """As in "mediators Qatar and Egypt said"."""
    return tuple(phrase.party for phrase in clauses.phrases_from(first) if phrase.party)


def _owners(clauses: Clauses, index: int, first: int) -> tuple[Party, ...]:
    """As in "Qatari (and Egyptian) mediators"."""
    phrase = noun_phrase_before(clauses.units, index)
    own = owner_of(clauses.units, phrase, index) if phrase else None
    return joint_owners(clauses, first, index) or ((own,) if own else ())


def _with_as(clauses: Clauses, last: int) -> tuple[Party, ...]:
    """As in "with Qatar as mediator"."""
    phrase = noun_phrase_before(clauses.units, last)
    place = phrase.first - 1 if phrase else -1
    if phrase is None or phrase.party is None or place < 0:
        return ()
    if clauses.units[place].low == "with":
        return (phrase.party,)
    if clauses.units[place].low == "and":
        other = noun_phrase_before(clauses.units, place - 1)
        if other is not None and other.party and other.first and clauses.units[other.first - 1].low == "with":
            return (other.party, phrase.party)
    return ()


def joint_owners(clauses: Clauses, first: int, index: int) -> tuple[Party, ...]:
    """As in "Qatari and Egyptian mediation", "the Qatari, Egyptian and US mediators"."""
    units, found = clauses.units, list[Party]()
    place = index - 1
    while place >= 0 and units[place].kind not in ("name", "demonym", "metonym") and place >= first:
        place -= 1
    while place >= 0 and (party := party_of(units[place])) is not None:
        found.insert(0, party)
        if place < 2 or (units[place - 1].low != "and" and units[place - 1].kind != "comma"):
            break
        if units[place - 2].kind not in ("name", "demonym", "metonym"):
            break
        place -= 2
    return tuple(found) if len(found) > 1 else ()


def mediate_themselves(clauses: Clauses, index: int) -> bool:
    """As in "The mediation of N. N. and M. M. came to nothing", "of Q failed": they mediate, and are no quarrel."""
    units = clauses.units
    helpers = helpers_at(clauses, index + 2) if index + 2 < len(units) else ()
    after = next((unit for unit in units if helpers and unit.start >= helpers[-1].end), None)
    ends = after is not None and after.kind in _AFTER_NAMES
    return bool(helpers) and (ends or all(helper.speaker.type == "Person" for helper in helpers))


_AFTER_NAMES = frozenset(("verb", "be", "have", "modal", "comma", "stop", "end", "preposition"))


def guards_else(units: Units, index: int) -> bool:
    """Whether a guarantor is one of what is no accord, talks or peace: "a guarantor of the island's autonomy"."""
    if index + 2 >= len(units) or units[index + 1].low != "of":
        return False
    phrase = noun_phrase(units, index + 2)
    head = units[phrase.last].low if phrase is not None else ""
    return bool(head) and head not in wordlists().accords and head not in ("peace", "settlement")


def before_tail(units: Units, tail: int) -> list[Party]:
    """The helpers of "Q-brokered", "US- and Saudi-brokered"."""
    helper = party_of(units[tail - 1])
    found = [helper] if helper else []
    if tail > 3 and units[tail - 2].low == "and" and units[tail - 3].kind == "dash":
        other = party_of(units[tail - 4])
        found += [other] if other else []
    return found
