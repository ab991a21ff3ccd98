"""Accords that a sentence only waits for, and those that it tells apart by what they created or who rejected them."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments.accord_mentions import Mention
from kg.extraction.arguments.objects import agent_index
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.verbforms import VerbGroup
from kg.extraction.words.wordlists import wordlists

__all__ = ["awaited", "shut_out", "stayed_away", "told_apart"]

_BEFORE = frozenset(("until", "till", "unless", "once", "pending"))
"""What stands before something that is not there yet, where the verb after it is in the present."""
_BESIDE = frozenset(("before", "after", "when"))
"""Likewise after what is only wanted or to come; else a chronicle may tell in the present of what has been."""
_PRESENT = frozenset(("is", "are", "has", "have", "can"))
_PAST = frozenset(("was", "were", "had", "could"))
_AWAITING = 8
"""Words from "until" to the noun of "until Israel and Hamas have agreed on a truce"."""
_CREATES = frozenset(("create", "establish", "form", "install", "found", "constitute", "usher", "birth",
                      "spawn"))  # fmt: skip
_SETS_UP = {"set": ("up",), "give": ("birth", "rise"), "bring": ("about", "into"), "lead": ("to",),
            "pave": ("the",), "put": ("in",)}  # fmt: skip
_REJECTS = frozenset(("reject", "oppose", "boycott", "refuse", "shun", "snub", "spurn", "dismiss", "rebuff", "decline",
                      "condemn", "denounce", "criticise", "criticize", "resent", "skip", "disown", "deride",
                      "repudiate", "resist", "contest", "veto"))  # fmt: skip
_EXCLUDES = frozenset(("exclude", "bar", "omit", "sideline", "ban", "disinvite"))
_LEFT_OUT = {"leave": "out", "shut": "out", "keep": "out", "freeze": "out", "lock": "out"}
_NEAR = 8


def awaited(clauses: Clauses, mention: Mention) -> bool:
    """As in "until a truce is reached", "pending a ceasefire": there is none; "until a truce was reached": there was.

    Args:
        clauses: the sentence.
        mention: the accord.
    """
    units = clauses.units
    opener = next(
        (
            i for i in range(mention.first - 1, max(mention.first - _AWAITING, -1), -1)
            if units[i].low in _BEFORE or (units[i].low in _BESIDE and _to_come(clauses, i))
        ),
        None,
    )  # fmt: skip
    if opener is None or any(units[i].kind in ("comma", "stop", "quote") for i in range(opener, mention.index)):
        return False
    if units[opener].low == "pending":
        return opener == mention.first - 1
    group = next((g for g in clauses.groups if g.head > opener and g.form == "finite"), None)
    if group is None:
        return False
    words = {unit.low for unit in units[group.first : group.head + 1]}
    if words & _PRESENT:
        return True
    if words & _PAST:
        return _put_off(clauses, opener)
    return not group.past


def _to_come(clauses: Clauses, opener: int) -> bool:
    """Whether what is told before is to come or asked for: "X demands that Y disarm before a truce is signed"."""
    before = [group for group in clauses.groups if group.head < opener]
    asks = wordlists().demands
    return any(group.modality != "actual" or group.lemma in asks for group in before)


def _put_off(clauses: Clauses, opener: int) -> bool:
    """Whether the verb before is one of what would be: "would not trade until a truce was reached"."""
    before = [group for group in clauses.groups if group.head < opener]
    return bool(before) and any(
        unit.low in ("would", "'d") for unit in clauses.units[before[-1].first : before[-1].head]
    )


def told_apart(clauses: Clauses, mention: Mention) -> bool:
    """Whether its relative clause tells which one it is: "the deal that created a council", "that the X rejected"."""
    if next(_outs(clauses), None) is not None:
        return True  # whose it is from which somebody is shut out, nobody knows who does not know that one
    found = _told_of(clauses, mention)
    if found is None:
        return False
    group, subject = found
    if subject and group.voice == "active":
        after = clauses.units[group.head + 1].low if group.head + 1 < len(clauses.units) else ""
        return group.lemma in _CREATES or after in _SETS_UP.get(group.lemma, ())
    return group.lemma in _REJECTS


def _told_of(clauses: Clauses, mention: Mention) -> tuple[VerbGroup, bool] | None:
    """The verb of the relative clause or participle after the noun, and whether the accord is its subject."""
    units, after = clauses.units, mention.index + 1
    while after < len(units) and units[after].kind in ("date", "comma"):
        after += 1
    if after + 1 >= len(units):
        return None
    relative = units[after].kind in ("relative", "that")
    group = next((g for g in clauses.groups if g.head >= after), None)
    if group is None or group.first - after > _NEAR:
        return None
    if any(unit.kind in ("stop", "quote", "conjunction") for unit in units[after : group.first]):
        return None
    subject = group.first == after + relative
    # "The deal created a council" says it of a deal that is known; "a deal X rejected" and "rejected by X" do not.
    plain = after == mention.index + 1 and units[after].kind != "preposition"
    if not relative and not (plain and (group.voice == "reduced" if subject else group.voice == "active")):
        return None
    return group, subject


def _outs(clauses: Clauses) -> Iterator[VerbGroup]:
    """The passives of "X was excluded from it", "left out of it"."""
    for group in clauses.groups:
        if group.voice == "active" or group.negated:
            continue
        after = clauses.units[group.head + 1].low if group.head + 1 < len(clauses.units) else ""
        if group.lemma in _EXCLUDES or _LEFT_OUT.get(group.lemma) == after:
            yield group


def shut_out(clauses: Clauses) -> frozenset[str]:
    """Names of those who are excluded from the accords of the sentence, or reject those that its clauses tell apart."""
    found = set[str]()
    for group in _outs(clauses):
        party = clauses.phrase_before(group.first - 1)
        found |= {each.actor.name for each in clauses.subjects(group)}
        found |= {party.actor.name} if party is not None else set()
    for group in clauses.groups:
        if group.lemma not in _REJECTS or group.negated:
            continue
        if group.voice == "active":
            found |= {each.actor.name for each in clauses.subjects(group)} if _relative(clauses, group) else set()
        elif (by := agent_index(clauses, group)) is not None:
            found |= {each.party.actor.name for each in clauses.phrases_from(by + 1) if each.party is not None}
    return frozenset(found)


_SHUNS = frozenset(("boycott", "shun", "skip", "snub", "avoid", "spurn", "miss"))
_ATTENDS = frozenset(("attend", "join"))
_DECLINES = frozenset(("decline", "refuse", "reject", "ignore", "spurn"))
_INVITATIONS = frozenset(("invitation", "invitations", "invite"))
_TO_OBJECT = 4
_NOBODY = frozenset(("neither", "nobody"))


def stayed_away(clauses: Clauses) -> frozenset[str] | None:
    """Names of those who came to no talks of the sentence; ``None`` where "neither attended" them.

    As in "X skipped the meeting hosted by Q", "X declined an invitation to talks", "X refused to attend".
    """
    found = set[str]()
    for group in clauses.groups:
        if not _kept_away(clauses, group):
            continue
        if _by_nobody(clauses, group):
            return None
        clause = clauses.clause(group)
        found |= {party.actor.name for party in (clause.subjects if clause is not None else clauses.subjects(group))}
    return frozenset(found)


def _kept_away(clauses: Clauses, group: VerbGroup) -> bool:
    units = clauses.units
    after = units[group.head + 1 : group.head + 1 + _TO_OBJECT]
    if group.voice != "active":
        return False
    if group.lemma in _ATTENDS:
        before = units[max(group.first - 2, 0) : group.head]
        declined = any(form.lemma in _DECLINES for unit in before for form in unit.forms)
        return group.negated or declined or _by_nobody(clauses, group)
    if group.negated:
        return False
    away = group.lemma == "stay" and after[:1] != () and after[0].low == "away"
    unasked = group.lemma in _DECLINES and any(unit.low in _INVITATIONS for unit in after)
    return away or unasked or group.lemma in _SHUNS


def _by_nobody(clauses: Clauses, group: VerbGroup) -> bool:
    return any(unit.low in _NOBODY for unit in clauses.units[max(group.first - 1, 0) : group.head])


def _relative(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether the verb stands in a relative clause whose object is the accord: "talks that X boycotted"."""
    clause = clauses.clause(group)
    return clause is not None and clause.link == "relative" and not clause.objects
