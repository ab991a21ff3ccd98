"""Offices held: whether the words around a name give its bearer an office that he has then, not a former one."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.naming.titles import FORMER
from kg.extraction.words.tokens import Token

__all__ = ["holds_office"]

_OFFICES = frozenset(("president", "premier", "minister", "secretary", "secretary-general", "leader", "commander",
                      "chief", "king", "queen", "emperor", "empress", "emir", "sultan", "shah", "prince", "chancellor",
                      "ambassador", "chairman", "chairwoman", "chairperson", "strongman", "warlord", "ruler", "head",
                      "dictator", "monarch", "pope", "spokesman", "spokeswoman", "spokesperson", "presidency",
                      "premiership", "taoiseach", "vice-president"))  # fmt: skip
"""Words for those who act for a state or a group, as generals, doctors, envoys and mediators need not."""
_OLD = FORMER | frozenset(("past", "retired", "one-time", "erstwhile", "previous", "old", "veteran"))
_PASSED = frozenset(("of", "the", "for", "foreign", "prime", "affairs", "defence", "defense", "state", "general"))
_BACK, _TO_OFFICE = 5, 9


def holds_office(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether words beside the name give its bearer an office: "President N. N.", "N. N., Y's king"."""
    return _before(tokens, first) or _after(tokens, last)


def _is_office(token: Token) -> bool:
    return token.low.rpartition("-")[2] in _OFFICES and not token.low.startswith("ex-")


def _before(tokens: Sequence[Token], first: int) -> bool:
    """As in "Nigerian President N. N.", "the president of Nigeria, N. N.", "President N. N."."""
    place = first - 1
    if place >= 0 and tokens[place].text == ",":
        place -= 1
        if not _is_office(tokens[place]) and all(token.low != "of" for token in tokens[max(0, place - _BACK) : place]):
            return False  # "President N. N., M. M. and others"
    found = False
    for at in range(place, max(place - _BACK, -1), -1):
        token = tokens[at]
        if token.low in _OLD:
            return False
        if _is_office(token):
            found = True
            continue
        if token.kind not in ("word", "possessive") or not (
            token.low in _PASSED or token.text[:1].isupper() or token.kind == "possessive" or found
        ):
            return found
        if token.low in ("and", "with", "by", "to", "from", "but", "told", "said", "met"):
            return found
    return found


def _after(tokens: Sequence[Token], last: int) -> bool:
    """As in "N. N., the president of Nigeria,", "N. N., then Ghana's leader,"; not "N. N., who was its king"."""
    after = tokens[last + 1 : last + 1 + _TO_OFFICE]
    if len(after) < 2 or after[0].text not in (",", "(") or after[1].low in ("who", "whose", "which"):
        return False
    found = False
    for token in after[1:]:
        if token.low in _OLD or token.kind == "number" or token.low in ("until", "from", "once"):
            return False
        if token.kind == "mark":
            return found
        found = found or token.low in _OFFICES
        if not found and token.low in ("said", "told", "and", "with"):
            return False
    return found
