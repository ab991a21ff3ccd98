"""Controllers: whose "its" is in an infinitive of which the words before tell who is to do it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.grammar.entities import Draft, Mention
from kg.extraction.words.records import record
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["Controller", "controller_of", "of_sufferers"]

_POSSESSIVES = frozenset(("its", "their", "his", "her"))
_REACH = 8
"""Units of the noun phrase before the infinitive, at most."""
_INTENTS = frozenset(("plan", "plans", "vow", "threat", "proposal", "refusal", "failure", "inability", "reluctance",
                      "bid", "desire"))  # fmt: skip
"""What somebody has who will do, or will not do, what the infinitive after it says, besides ``resolves``."""
_PHRASE = frozenset(("word", "capital", "number", "tail", "verb"))
_LED = frozenset(("on", "upon", "to", "with", "for"))


@record
class Controller:
    """Who does what an infinitive says.

    Attributes:
        who: the one who does it; ``None`` where nothing resolves who that is: "called on the Government to halt its …".
    """

    who: Mention | None


def controller_of(draft: Draft, index: int) -> Controller | None:
    """Who is to do what the infinitive before the possessive at ``index`` says; ``None`` where no words tell of it."""
    found = draft.found
    if draft.units[index].low not in _POSSESSIVES or len(found) < len(("the", "plan", "to", "end")):
        return None
    if found[-1].kind not in ("verb", "word") or found[-2].low != "to":
        return None  # no list knows each verb: "to halt its offensive"
    last = len(found) - 3
    return _who_intends(draft, last) or _stranger_asked(draft, last)


def of_sufferers(draft: Draft, index: int) -> bool:
    """Whether "their" may be theirs who suffer an act: "the massacre of recruits by their instructors"."""
    found = draft.found
    if draft.units[index].low != "their" or len(found) < len(("killing", "of", "men", "by")) or found[-1].low != "by":
        return False
    of = next((i for i in range(len(found) - 2, max(len(found) - _REACH, 0), -1) if found[i].low == "of"), 0)
    sufferers = found[of + 1 : -1]
    plural = bool(sufferers) and sufferers[-1].kind == "word" and sufferers[-1].low.endswith(("s", "men", "people"))
    return of > 0 and plural and found[of - 1].low in wordlists().events


def _who_intends(draft: Draft, last: int) -> Controller | None:
    """The Y of "Y's promise to end its …", "the intention of Y to loosen its …"."""
    found, intents = draft.found, _INTENTS | wordlists().nouns["resolves"]
    if found[last].low in intents:
        owner = next((i for i in range(last - 1, max(last - _REACH, -1), -1) if found[i].kind not in _PHRASE), -1)
        if owner < 1 or found[owner].kind not in ("possessive", "demonym"):
            return None
        return Controller(_mention(draft, owner - (found[owner].kind == "possessive")))
    first = _opening(found, last)
    intended = first > 1 and found[first].low == "of" and found[first - 1].low in intents
    return Controller(_mention(draft, last)) if intended else None


def _stranger_asked(draft: Draft, last: int) -> Controller | None:
    """Nobody, where those who are asked to do it are no one who is known: "urged the bank to freeze its loans"."""
    found = draft.found
    first = _opening(found, last)
    led = found[first].low in _LED
    verb = found[first - led] if first > led - 1 else None
    phrase = found[first + 1 : last + 1]
    if verb is None or verb.kind != "verb" or not phrase or any(_is_one(draft, unit) for unit in phrase):
        return None
    asks = wordlists().classes["asking"]
    determined = phrase[0].kind == "determiner"
    return Controller(None) if determined and any(form.lemma in asks for form in verb.forms) else None


def _opening(found: Sequence[Unit], last: int) -> int:
    """The unit before the noun phrase that ends at ``last``."""
    for place in range(last, max(last - _REACH, -1), -1):
        unit = found[place]
        if unit.kind == "determiner":
            return place - 1
        if unit.kind not in _PHRASE and unit.kind not in NAMES:
            return place
        if unit.kind == "verb" and place < last:
            return place
    return 0


def _is_one(draft: Draft, unit: Unit) -> bool:
    return any(draft.found[mention.index] is unit for mention in draft.mentions)


def _mention(draft: Draft, index: int) -> Mention | None:
    return next((mention for mention in reversed(draft.mentions) if mention.index == index), None)
