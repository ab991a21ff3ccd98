"""Addressees: whom a demand names beside those of whom it is made: "urged its backers, A and B, to leave"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists

__all__ = ["before_turn", "led_by_both", "named_beside", "past_described", "past_owners", "who_goes_on", "who_is_to"]

_LISTED = NAMES | {"conjunction", "determiner"}
_ABOVE_ALL = (("in", "particular"), ("particularly",), ("especially",), ("above", "all"), ("namely",))


def named_beside(clauses: Clauses, phrases: Sequence[NounPhrase], last: int) -> tuple[tuple[NounPhrase, ...], int]:
    """Those named beside who is asked, who ends at ``last``, and the comma that closes them; ``last`` without any.

    As in "urged its backers, A and B, to leave", "all parties, in particular A, to talk". Those of ", including A and
    B," are found with the phrase itself.
    """
    units = clauses.units
    described = (
        phrase.last + 1 for phrase in phrases[:-1] if phrase.party is None or units[phrase.last].kind not in NAMES
    )
    if [unit.low for unit in units[last + 1 : last + 3]] == [",", "to"] and any(
        units[i].kind == "comma" for i in described
    ):
        return (), last + 1  # "its backers, A and B, to": one list by the parse
    end = _past_examples(units, last)
    if end > last or last + 2 >= len(units) or units[last + 1].kind != "comma":
        return (), end
    first = last + 2
    for words in _ABOVE_ALL:
        if tuple(unit.low for unit in units[first : first + len(words)]) == words:
            first += len(words)
            break
    if units[last].kind in NAMES and first == last + 2:
        return (), last  # "urged A, B": a list, or somebody else's name
    phrases = clauses.phrases_from(first)
    closing = phrases[-1].last + 1 if phrases else len(units)
    named = all(phrase.party is not None and phrase.roles == {"name"} for phrase in phrases)
    ended = closing + 1 < len(units) and units[closing].kind == "comma"
    if not named or not ended or units[closing + 1].low not in ("to", "not"):
        return (), last
    return phrases, closing


def _past_examples(units: Units, last: int) -> int:
    """The comma that closes ", including A and B," after those who are asked; ``last`` itself where none follows."""
    words = [unit.low for unit in units[last + 1 : last + 4]]
    first = last + (3 if words[1:2] in (["including"], ["notably"]) else 4)
    if words[:1] != [","] or (first == last + 4 and words[1:] != ["among", "them"]):
        return last
    while first < len(units) and (units[first].kind in ("conjunction", "determiner", *NAMES)
                                  or (units[first].kind == "comma" and units[first + 1].kind in _LISTED)):  # fmt: skip
        first += 1
    return first if first < len(units) and units[first].kind == "comma" else last


def led_by_both(units: Units, first: int) -> int:
    """Where "both" begins in "the leadership on both sides", "politicians from both countries"; else ``first``."""
    noun = first + (first < len(units) and units[first].kind == "determiner")
    if noun + 2 >= len(units) or units[noun + 1].low not in ("on", "from", "in") or not units[noun + 2].resolved:
        return first
    nouns, low = wordlists().nouns, units[noun].low
    leads = low in nouns["leaders"] | nouns["officials"] | _RULERS
    return noun + 2 if leads and units[noun + 2].low.startswith(("both", "the two")) else first


_RULERS = frozenset(("leadership", "leaderships", "politicians", "commanders", "authorities", "governments", "military",
                     "militaries", "decision-makers"))  # fmt: skip


def past_described(units: Units, after: int) -> int:
    """Past what is said of those asked, "of the conflict", "and those who back them"; else ``after`` itself."""
    those = "those" in [unit.low for unit in units[max(after - 1, 0) : after + 3]]
    if those and "and" in [unit.low for unit in units[max(after - 3, 0) : after + 1]]:
        reach = range(after, min(after + _TO_LINK, len(units) - 1))
        end = next((i for i in reach if units[i].kind in ("to", "comma", "stop", "end", "quote")), None)
        return end if end is not None and units[end].kind == "to" else after
    words = [unit.low for unit in units[after : after + 3]]
    war = words[:1] in (["of"], ["to"]) and words[1:2] in (["the"], ["this"]) and words[2:] in _WARS
    return after + 3 if war and after > 0 and units[after - 1].resolved else after


_TO_LINK = 10
_WARS = (["conflict"], ["war"], ["dispute"], ["fighting"], ["crisis"])


def who_goes_on(clauses: Clauses, said: VerbGroup) -> VerbGroup:
    """The verb whose subject asks in "X notes that none has been freed and demands that": what is done asks nothing."""
    clause = clauses.clause(said)
    outer = clause.governor if clause is not None and clause.link == "content" and said.voice == "passive" else None
    return outer if outer is not None and outer.lemma in wordlists().speech else said


def before_turn(units: Units, phrases: tuple[NounPhrase, ...]) -> tuple[NounPhrase, ...]:
    """Those asked without what "but" sets against it: "told Y today, but the attempt of Z to stop the vote failed"."""
    turn = next((i for i, phrase in enumerate(phrases) if i and units[phrases[i - 1].last + 2].low == "but"), None)
    return phrases[:turn]


_BENCHES = frozenset(("court", "tribunal", "judges", "panel", "bench"))
"""Of whom nothing is asked by who insists that they "must decide"."""


def who_is_to(clauses: Clauses, party: Party, after: int) -> Party | None:
    """Of whom it is asked: not of the Y of "that Y be expelled from Z", but of Z; nobody where the text tells none."""
    units = clauses.units
    if any(unit.low in _BENCHES for unit in units if party.start <= unit.start and unit.end <= party.end):
        return None
    group = next((g for g in clauses.groups if after <= g.head <= after + 2), None)
    if group is None or group.voice != "passive" or group.lemma not in _DONE_TO:
        return party
    for index in range(group.head + 1, min(group.head + 4, len(units) - 1)):
        if units[index].low in ("by", "from", "of"):
            whom = clauses.phrases_from(index + 1)[:1]
            return whom[0].party if whom and whom[0].party is not None and whom[0].party.actor.type in SIDES else None
    return None


_DONE_TO = frozenset(("expel", "extradite", "arrest", "hand", "put", "evict", "punish", "sanction", "try", "prosecute",
                      "hang", "jail", "banish", "deport", "indict", "execute", "remove", "turn", "throw", "kick",
                      "surrender", "deliver", "detain"))  # fmt: skip


def past_owners(clauses: Clauses, phrases: Sequence[NounPhrase]) -> int:
    """The last unit of those who are asked, with "of A and B": "called on the leaders of A and B to talk"."""
    of = min(phrase.last for phrase in phrases) + 1
    if len(phrases) > 1 and clauses.units[phrases[-1].last + 1].low == "of":
        of = phrases[-1].last + 1
    if phrases[-1].party is None and clauses.units[of].low != "of":
        of = phrases[-1].last + 1  # "urged X and the signatories of the accord to"
    inner = clauses.phrases_from(of + 1) if of + 1 < len(clauses.units) and clauses.units[of].low == "of" else ()
    return max(phrase.last for phrase in inner) if inner else phrases[-1].last
