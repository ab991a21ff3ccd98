"""The dates of nouns: which acts a date is too far from to date, and what was before the deed that it dates.

As in "the shelling of P, the capture of Q on 3 May", "fighting between X and Y, a group founded in 1980", "signed on
3 May after talks".
"""

from __future__ import annotations

from kg.extraction.grammar.phrases import Units, VerbGroup
from kg.extraction.words.wordlists import wordlists

__all__ = ["another_act", "came_before", "of_founding", "without_pairs"]


def another_act(units: Units, trigger: int, date: int) -> bool:
    """Whether another act stands between the noun and the date: "the shelling of P by X, the capture of Q on 3 May"."""
    events = wordlists().events
    told = [i for i in range(trigger + 2, date) if units[i].low in events and units[i + 1].low in ("of", "by", "on")]
    for act in told:
        opening = act
        while opening > trigger and units[opening - 1].kind in ("determiner", "word", "capital", "demonym"):
            opening -= 1
        if opening - 1 > trigger + 1 and (units[opening - 1].kind == "comma" or units[opening - 1].low == "and"):
            return units[trigger].low in events
    return False


def of_founding(units: Units, verb: VerbGroup, trigger: int) -> bool:
    """Whether it tells since when a party of the act has been: "fighting between X and Y, a band founded in 1980"."""
    after = units[verb.head + 1]
    bare = after.kind in ("preposition", "date") or after.low == "up"  # read as "the band founded", of nothing
    if verb.head < trigger or not (bare or verb.voice in ("reduced", "passive")):
        return False
    described = units[verb.first - 1].kind == "word" and any(u.kind == "comma" for u in units[trigger : verb.first])
    return verb.lemma in _FOUNDING or (described and verb.lemma in _MAKING)


_FOUNDING = frozenset(("found", "form", "elect", "ban", "outlaw"))
"""What is said of bodies and people, and of no war or truce."""
_MAKING = frozenset(("create", "establish", "set", "launch", "appoint"))
"""What is said of both."""


def without_pairs(units: Units) -> Units:
    """The units without the "and" of "(signed) by X and the Y (after talks)", by which no other clause begins."""
    joints = []
    for index in range(1, len(units) - 1):
        after = index + 1 + (units[index + 1].low == "the")
        named = units[index - 1].actor is not None and any(unit.actor is not None for unit in units[after : after + 1])
        if units[index].low == "and" and named:
            joints.append(index)
    return tuple(unit for i, unit in enumerate(units) if i not in joints)


def came_before(units: Units, trigger: int) -> bool:
    """As in "After X's invasion, Y joined a pact in 1949": the date of what came of it need not be its own.

    So too in "signed on 3 May after four years of talks".
    """
    first = trigger
    while first > 1 and units[first - 1].kind == "word" and units[first - 1].low not in {*_EARLIER, "of"}:
        first -= 1  # "two days of fierce street battles"
    if not (first > 1 and units[first - 1].low == "of"):
        first = trigger
    if first > 1 and units[first - 1].low == "of" and units[first - 2].low in _SPANS:
        first -= 2
    while first > 0 and units[first - 1].kind in _IN_PHRASE and units[first - 1].low not in _EARLIER:
        first -= 1
    grounds = first > 0 and units[first - 1].low in ("for", "over")  # "punished in 2001 for its support of Z"
    owned = grounds and any(unit.kind == "possessive" for unit in units[first:trigger])
    return first > 0 and (owned or units[first - 1].low in _EARLIER)


_EARLIER = frozenset(("after", "following", "despite", "since"))
_IN_PHRASE = frozenset(
    ("word", "determiner", "name", "demonym", "metonym", "capital", "possessive", "adverb", "number")
)
_SPANS = frozenset(("decades", "years", "months", "weeks", "days", "hours", "rounds", "series", "bout", "week", "month",
                    "year", "day", "round"))  # fmt: skip
