"""Peacemakers: who stands between others and is told by what he is: "church leaders", "the Catholic bishop of Aru".

Only where the verb that follows says that they mediate, so that such people are nobody's party anywhere else.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.units import Unit
from kg.model import Actor

__all__ = ["with_peacemakers"]

_MANY = frozenset(("elders", "bishops", "archbishops", "clergymen", "clerics", "pastors", "priests", "imams", "monks",
                   "nuns", "missionaries", "sheikhs", "businessmen", "lawyers", "academics", "quakers", "notables",
                   "intellectuals", "mothers", "women", "parliamentarians", "journalists", "doctors", "churches",
                   "rabbis", "muftis", "ulema", "clergy", "headmen", "traders", "teachers", "mennonites", "jesuits",
                   "churchmen", "clansmen", "dignitaries", "veterans"))  # fmt: skip
"""People who may stand between others."""
_LED = frozenset(("leaders", "chiefs", "groups", "organisations", "organizations", "figures", "networks", "bodies",
                  "associations", "councils", "authorities", "committees", "activists", "charities",
                  "workers"))  # fmt: skip
_BY = frozenset(("church", "religious", "clan", "tribal", "community", "civic", "traditional", "village", "muslim",
                 "christian", "business", "women's", "women", "civil", "society", "peace", "catholic", "protestant",
                 "local", "youth", "customary", "interfaith", "inter-faith", "clerical", "spiritual", "aid",
                 "neighbourhood", "buddhist", "hindu", "presbyterian", "anglican", "methodist", "lutheran",
                 "orthodox", "islamic", "sufi", "elder"))  # fmt: skip
"""What leaders and groups are that may stand between others, as those of a side are not."""
_ONE = frozenset(("bishop", "archbishop", "cardinal", "nuncio", "priest", "pastor", "imam", "abbot", "lawyer",
                  "businessman", "academic", "professor", "monk", "mufti", "rabbi", "missionary", "clergyman", "cleric",
                  "clergywoman", "nun", "jesuit", "quaker", "patriarch", "physician", "journalist"))  # fmt: skip
_BODIES = frozenset(("council", "committee", "delegation", "group", "gathering", "assembly", "commission", "network"))
_MEDIATE = frozenset(("mediate", "broker", "reconcile", "intercede", "shuttle", "facilitate", "intermediate"))
_DO = frozenset(("arrange", "negotiate", "secure", "sponsor", "prepare", "host", "convene", "chair", "organise",
                 "organize", "obtain"))  # fmt: skip
_FOR_OTHERS = frozenset(("arrange", "host", "convene", "chair", "sponsor"))
_SIDES = GROUPS | {"Population"}
_TRUCES = frozenset(("truce", "truces", "ceasefire", "ceasefires", "talks", "dialogue", "peace", "reconciliation",
                     "negotiations", "armistice", "settlement", "accord"))  # fmt: skip
_CARRY = frozenset(("carry", "pass", "ferry", "relay", "bear", "bring", "take", "convey", "exchange"))
_MESSAGES = frozenset(("messages", "message", "letters", "papers", "drafts", "notes", "proposals", "offers"))
_SEAT = frozenset(("bring", "get", "sit", "coax", "talk", "persuade"))
_TOGETHER = ("together", "table", "face", "truce", "ceasefire")
_ACT = frozenset(("act", "serve"))
_AS = frozenset(("go-betweens", "go-between", "mediators", "mediator", "intermediaries", "intermediary",
                 "interlocutors", "interlocutor", "peacemakers"))  # fmt: skip
_TRY = frozenset(("try", "help", "seek", "offer", "attempt", "want", "hope", "begin", "manage", "continue", "go",
                  "fail", "agree", "volunteer"))  # fmt: skip
_CLAUSE = frozenset(("comma", "stop", "end", "quote", "relative", "that", "subordinator", "conjunction", "dash"))
_LONGEST = 4
_OF = 7
_FAR = 16


def with_peacemakers(units: Sequence[Unit]) -> Sequence[Unit]:
    """The units with those as names who are told to mediate by what they are."""
    if not any(form.lemma in _VERBS for unit in units for form in unit.forms):
        return units
    found, index = list[Unit](), 0
    while index < len(units):
        last = _phrase_at(units, index, found[-1] if found else None)
        if last is None:
            found.append(units[index])
            index += 1
            continue
        words = units[index : last + 1]
        text = " ".join(unit.text for unit in words).replace(" 's", "'s").replace(" ’s", "’s")
        name = text[6:] if text.startswith(("Local ", "local ")) else text
        name = name if words[0].kind != "word" or index else name[:1].lower() + name[1:]
        one = words[-1].low in _ONE or any(unit.low in _ONE for unit in words)
        actor = Actor(name, "Person" if one else "Organization")
        found.append(Unit("name", text, text.lower(), words[0].start, words[-1].end, actor))
        index = last + 1
    return found


_VERBS = _MEDIATE | _DO | _CARRY | _SEAT | _ACT


def _phrase_at(units: Sequence[Unit], index: int, before: Unit | None) -> int | None:
    """The last unit of the phrase that begins at ``index``, its determiner and number apart."""
    if before is not None and before.kind not in ("determiner", "number", "comma", "stop", "quote", "subordinator",
                                                  "that", "conjunction", "preposition", "date"):  # fmt: skip
        return None
    if before is not None and before.low in ("no", "neither", "any", "of", "between", "with", "by", "from", "against"):
        return None
    head = _head(units, index)
    if head is None:
        return None
    last = _past_of(units, head)
    if last is None:
        return None
    after = last + 1
    if after + 1 < len(units) and units[after].low == "and":  # "the imam of P and the archbishop mediated"
        other = _head(units, after + 1 + (units[after + 1].kind == "determiner"))
        end = _past_of(units, other) if other is not None else None
        after = end + 1 if end is not None else after
    return last if _mediates(units, after) else None


def _head(units: Sequence[Unit], index: int) -> int | None:
    place = index
    while place < len(units) and place - index <= _LONGEST:
        unit = units[place]
        named = {other.low for other in units[index:place]}
        owns = place + 1 < len(units) and units[place + 1].kind == "possessive"
        if (unit.low in _MANY or unit.low in _ONE) and not owns:
            return place
        if unit.low in _LED and named & _BY:
            return place
        if unit.low in _BODIES and place + 2 < len(units) and units[place + 1].low == "of":
            return next((i for i in range(place + 2, min(place + 5, len(units))) if units[i].low in _MANY), None)
        if unit.kind not in ("word", "capital", "possessive", "demonym", "verb") or unit.actor is not None:
            return None
        place += 1
    return None


def _past_of(units: Sequence[Unit], head: int) -> int | None:
    """The end of "of the Presbyterian Church", "from Geneva" after the noun; ``None`` for "elders of the Dinka"."""
    last = head
    while last + 2 < len(units) and units[last + 1].low in ("of", "from", "in") and last - head < _OF:
        place = last + 2 + (units[last + 2].kind == "determiner")
        end = place
        while end < len(units) and (units[end].kind == "capital" or units[end].text[:1].isupper()) and (
            units[end].kind not in ("date", "end", "verb") and end - place < _LONGEST
        ):  # fmt: skip
            end += 1
        side = any(unit.actor is not None and unit.actor.type in _SIDES for unit in units[place:end])
        if side or (end == place and units[last + 1].low == "of"):
            return None
        if end == place:
            break
        last = end - 1
    return last


def _mediates(units: Sequence[Unit], index: int) -> bool:
    """Whether the verb at ``index``, past its auxiliaries and "tried to", says that somebody mediates."""
    place = index
    while place < len(units) and place - index < _FAR:
        unit = units[place]
        lemmas = {form.lemma for form in unit.forms}
        if unit.kind in ("have", "be", "modal", "adverb", "to", "date") or (lemmas & _TRY and not lemmas & _SEAT):
            place += 1
            continue
        if unit.kind == "negation" or not lemmas:
            return False
        ahead = []
        for later in units[place + 1 : place + _FAR]:
            if later.kind in ("stop", "end", "relative", "that", "subordinator"):
                break
            ahead.append(later.low)
        if lemmas & _MEDIATE:
            return True
        if lemmas & _DO:
            apart = "between" in ahead or bool(lemmas & _FOR_OTHERS)
            return apart and bool(_TRUCES & set(ahead[:5])) and "with" not in ahead[:7]
        if lemmas & _CARRY and _MESSAGES & set(ahead[:4]) and "between" in ahead[:8]:
            return True
        if lemmas & _SEAT and any(word in ahead for word in _TOGETHER):
            return True
        return bool(lemmas & _ACT) and ahead[:1] == ["as"] and bool(_AS & set(ahead[1:4]))
    return False
