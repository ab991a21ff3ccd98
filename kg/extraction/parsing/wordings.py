"""Wordings: "agreed the text of a treaty", where what is agreed is the treaty; "found Y guilty of" is a charge.

The rules read what is left, in which the accord itself is the object, or somebody is accused. Likewise
"took N. N. hostage" is read as "kidnapped N. N.".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["as_abduction", "with_charges_apposed", "with_opponents_plain", "without_wording"]

_WORDING = frozenset(("text", "texts", "terms", "wording", "details", "provisions", "outlines", "outline", "contents"))
_QUALIFIES = frozenset(("final", "full", "draft", "definitive", "finalised", "finalized", "exact", "broad",
                        "main", "basic", "whole", "entire"))  # fmt: skip
_OPENERS = frozenset(("on", "to", "upon", "over"))
_TO_ACCORD = 6
"""Units from "of" to the accord's noun: "of a comprehensive new peace treaty"."""


def without_wording(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units of a sentence, without "the text of" between a verb by which accords are made and the accord.

    Args:
        units: the sentence's.
    """
    found = _one_row(_with_plain_adjectives(tuple(units)))
    for index in range(len(found) - 2, 0, -1):
        if found[index].low in _WORDING and found[index + 1].low == "of" and _of_accord(found, index + 2):
            first = _opening(found, index)
            if _makes(found, first - 1):
                found = (*found[:first], *found[index + 2 :])
        elif found[index].low in _GUILTY and found[index + 1].low in _OF_WHAT:
            found = _as_charge(found, index)
        elif found[index].low in ("which", "that") and (asking := _resolved(found, index)) is not None:
            found = (*found[:index], asking, *found[index + 2 :])
    return found


def _one_row(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The gerunds of "(of) arming, recruiting for and even leading Y" as a row: "(of) arming and leading Y".

    Without the adverb before the last, and without one that takes what follows by a preposition of its own.
    """
    found = list(units)
    for index in range(len(units) - 3, 2, -1):
        stressed = units[index + 1].low in _STRESS and _gerund(units[index + 2])
        if units[index].low not in ("and", "or") or not (stressed or _gerund(units[index + 1])):
            continue
        before = index - 1
        stranded = units[before].low in _STRANDED and _gerund(units[before - 1]) and _gerund(units[before - 3])
        stranded = stranded and units[before - 2].kind == "comma"
        if not _gerund(units[before - 3 * stranded]):
            continue
        if stressed:
            found[index : index + 2] = [replace(units[index], text=f"{units[index].text} {units[index + 1].text}")]
        if stranded:
            told = f"{units[before - 3].text}, {units[before - 1].text} {units[before].text}"  # kept as it is quoted
            found[before - 3 : index] = [replace(units[before - 3], text=told)]
    return tuple(found) if len(found) < len(units) else units


def _gerund(unit: Unit) -> bool:
    return unit.kind == "verb" and unit.low.endswith("ing")


_STRESS = frozenset(("even", "also", "sometimes", "occasionally", "then", "actually", "directly"))
_STRANDED = frozenset(("for", "with", "in", "on"))


def _resolved(units: tuple[Unit, ...], relative: int) -> Unit | None:
    """The "demanding" that "which demanded" is in "adopted Resolution 502, which demanded that": who adopts it asks."""
    verb, place = units[relative + 1], relative - 1
    word = next((_ASKING[form.lemma] for form in verb.forms if form.lemma in _ASKING and form.finite), None)
    while place > 0 and units[place].kind in ("comma", "number", "date", "preposition"):
        place -= 1
    before = [form.lemma for unit in units[max(place - _TO_VERB, 0) : place] for form in unit.forms]
    if word is None or units[place].low.partition(" ")[0] != "resolution" or _ADOPTS.isdisjoint(before):
        return None
    return replace(verb, text=word, low=word, forms=tuple(wordlists().forms.get(word, ())))


_ASKING = {"demand": "demanding", "call": "calling", "urge": "urging", "condemn": "condemning", "order": "ordering"}
_ADOPTS = frozenset(("adopt", "pass", "approve", "issue"))
_TO_VERB = 4
"""Units from "adopted" to "resolution": "adopted a unanimous resolution"."""


_GUILTY = frozenset(("guilty", "culpable", "complicit", "responsible"))
_OF_WHAT = frozenset(("of", "for", "in"))
_FINDS = frozenset(("find", "declare", "judge", "deem", "consider"))
_COURTS = frozenset(("court", "courts", "tribunal", "jury", "judge", "judges", "magistrate", "magistrates", "trial",
                     "appeal", "chamber", "prosecutors", "court-martial"))  # fmt: skip
_TO_GUILTY = 9
_PARTS = frozenset(("name", "demonym", "determiner", "conjunction", "comma", "word", "capital", "possessive", "tail",
                    "adverb", "number"))  # fmt: skip


def _as_charge(units: tuple[Unit, ...], guilty: int) -> tuple[Unit, ...]:
    """As "accused Y of arming Z" what is told by "found Y guilty of arming Z", unless it is a court that finds so."""
    verb = guilty - 1
    while verb > 0 and guilty - verb < _TO_GUILTY and units[verb].kind in _PARTS and units[verb].low != "not":
        verb -= 1
    told = any(form.lemma in _FINDS and form.finite and not form.base for form in units[verb].forms)
    named = any(unit.actor is not None for unit in units[verb + 1 : guilty])
    if not told or not named or any(unit.low in _COURTS for unit in units[:verb]):
        return units
    accused = replace(units[verb], text="accused", low="accused", forms=tuple(wordlists().forms.get("accused", ())))
    of = replace(units[guilty + 1], text="of", low="of")
    return (*units[:verb], accused, *units[verb + 1 : guilty], of, *units[guilty + 2 :])


def _with_plain_adjectives(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Without the commas of "a long-awaited, comprehensive accord", "a historic, formal, comprehensive treaty"."""
    commas = [
        index for index in range(2, len(units) - 2)
        if units[index].kind == "comma" and {units[index - 1].kind, units[index + 1].kind} <= _ADJECTIVES
    ]  # fmt: skip
    opened = [index for index in commas if units[index - 2].kind == "determiner" and units[index - 2].low in _ARTICLES]
    left: set[int] = set()
    for index in opened:
        last = index + 2 if index + 2 in commas else index  # a third adjective
        nouns = {units[index - 1].low, units[last + 1].low} & set(wordlists().accords)
        if _of_accord(units, last + 1) and not nouns:
            left |= {index, last}
    return tuple(unit for index, unit in enumerate(units) if index not in left) if left else units


_ADJECTIVES = frozenset(("word", "verb"))
_ARTICLES = frozenset(("a", "an", "another"))


def _opening(units: Sequence[Unit], noun: int) -> int:
    """Where the phrase of the noun begins, past its article and adjectives."""
    first = noun
    while first > 1 and (units[first - 1].low in _QUALIFIES or units[first - 1].kind == "determiner"):
        first -= 1
    return first


def _makes(units: Sequence[Unit], before: int) -> bool:
    """Whether a verb stands there of agreeing or signing: "agreed", "agreed on"."""
    if units[before].low in _OPENERS and before > 0:
        before -= 1
    verbs = wordlists().accord_verbs
    made = (verbs.get(form.lemma) for form in units[before].forms)
    return any(verb is not None and verb.done in ("made", "gained") for verb in made)


def _of_accord(units: Sequence[Unit], first: int) -> bool:
    for unit in units[first : first + _TO_ACCORD]:
        if unit.low in wordlists().accords:
            return True
        if unit.kind in ("comma", "stop", "preposition", "verb", "conjunction", "quote"):
            return False
    return False


def as_abduction(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units of a sentence with "took N. N. and his men hostage" as "kidnapped N. N. and his men".

    Args:
        units: the sentence's.
    """
    found = tuple(units)
    for index in range(len(found) - 1, 1, -1):
        verb = _holding(found, index) if found[index].low in _HELD else None
        if verb is not None:
            seizing = replace(found[verb], forms=tuple(replace(form, lemma="kidnap") for form in found[verb].forms))
            found = (*found[:verb], seizing, *found[verb + 1 : index], *found[index + 1 :])
    return found


def _holding(units: Sequence[Unit], index: int) -> int | None:
    """The verb of "took … hostage" at ``index``; none where it is no person that is held, or the word is a noun."""
    before, after = units[index - 1], units[index + 1] if index + 1 < len(units) else None
    if after is not None and (after.kind in ("word", "to") or after.low in ("to", "of")):
        return None  # "held the talks hostage to his whims", "hostage negotiators"
    if before.low in _NO_CAPTIVES or not (
        before.kind in ("capital", "word", "comma", "pronoun", *NAMES) or _takes(before)
    ):
        return None
    for place in range(index - 1, max(-1, index - _TO_HOLD), -1):
        unit = units[place]
        if _takes(unit):
            return place
        if unit.kind in ("stop", "relative", "that", "subordinator", "quote"):
            return None
    return None


def _takes(unit: Unit) -> bool:
    return unit.kind == "verb" and any(form.lemma in ("take", "hold", "keep", "seize") for form in unit.forms)


_HELD = frozenset(("hostage", "captive"))
_TO_HOLD = 30
"""Units from the verb to "hostage" at most."""
_NO_CAPTIVES = frozenset(
    ("country", "nation", "world", "economy", "city", "state", "region", "people", "process", "talks", "parliament",
     "government", "market", "markets", "budget", "party", "peace", "policy", "society", "future", "industry",
     "public", "union", "council", "company", "population", "imagination", "audience", "audiences", "a", "an", "the",
     "one", "no", "any", "each", "every", "another", "last", "first", "only", "this", "that", "former", "as",
     "continent", "negotiations", "republic", "province", "town", "village", "house", "senate", "reform", "reforms",
     "elections")
)  # fmt: skip
"""What is held hostage in a figure of speech, and words after which the noun names somebody."""


def with_charges_apposed(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units of a sentence, in which "charges" and "claims" after a comma are nouns where somebody denies them.

    In "X accused Y of arming rebels who want to topple him, charges that Y dismissed" no rebels charge anybody.
    """
    found = list(units)
    for index in range(1, len(units) - _TO_DENIAL):
        unit = units[index]
        if unit.low in _APPOSED and unit.kind == "verb" and units[index - 1].kind == "comma" and _denied(units, index):
            found[index] = replace(unit, kind="word", forms=())
    return tuple(found)


def with_opponents_plain(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units of a sentence, in which the "opposed" of "X, a militia opposed to Y, attacked Z" is no verb of X."""
    found = list(units)
    for index in range(1, len(units) - 1):
        if units[index].low != "opposed" or units[index].kind != "verb" or units[index + 1].low != "to":
            continue
        before = index - 1
        while before > 0 and units[before].kind == "adverb":
            before -= 1
        noun = units[before].kind in _NOMINAL and units[before].low != "as"
        while before > max(index - _DESCRIBING, 0) and units[before].kind in _DESCRIBED:
            before -= 1
        if noun and units[before].kind == "comma":
            found[index] = replace(units[index], kind="word", forms=())
    return tuple(found)


_NOMINAL = frozenset(("word", "name", "capital", "tail"))
_DESCRIBED = _NOMINAL | {"determiner", "demonym", "preposition", "adverb", "number", "metonym"}
_DESCRIBING = 12
_APPOSED = frozenset(("charges", "claims"))
_TO_DENIAL = 2
_REACH = 7
_DENIES = frozenset(("deny", "dismiss", "reject", "refute", "dispute", "repudiate", "rebut", "brush"))
_BETWEEN = frozenset(("that", "relative", "determiner", "word", "capital", "have", "be", "adverb", "possessive", "both",
                      *NAMES))  # fmt: skip


def _denied(units: Sequence[Unit], noun: int) -> bool:
    """Whether a verb of denying follows in the clause on the noun, which has no object of its own."""
    for index in range(noun + 1, min(noun + _REACH, len(units))):
        unit = units[index]
        if any(form.lemma in _DENIES for form in unit.forms):
            after = units[index + 1].kind if index + 1 < len(units) else "end"
            return index > noun + 1 and after not in ("determiner", "word", "capital", "that", *NAMES)
        if unit.kind not in _BETWEEN:
            return False
    return False
