"""Contents told: the words of what somebody asks, charges or threatens, as the text has them."""

from __future__ import annotations

from kg.extraction.grammar.phrases import Units, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import VerbForm, wordlists

__all__ = ["content_beside", "content_from"]

_LONGEST_CONTENT = 120
_LEADS_ON = frozenset(("determiner", "preposition", "to", "possessive", "conjunction"))
"""What cannot end a content, so that the words in quotation marks after it are part of it."""
_WHOSE = frozenset(("its", "their", "our", "his", "her", "my", "whose"))


def _past_span(units: Units, first: int) -> int | None:
    """The index after "weeks", "several months", "the past two years"; ``None`` where no such span begins there."""
    place = first
    while place < min(first + _SPAN, len(units)) and (
        units[place].kind in ("number", "determiner") or units[place].low in ("several", "many", "past", "last", "some")
    ):
        place += 1
    return place + 1 if place < len(units) and units[place].low in _PERIODS else None


def _after_span(units: Units, first: int) -> int | None:
    """Where a content begins that may follow a span of time, "for months of arming X"; ``None`` if that is all.

    "Three days of mourning" and "years of fighting" are themselves what is asked or charged.
    """
    led = 0 < first < len(units) and units[first - 1].low == "for"
    after = _past_span(units, first) if led else None
    if after is None:
        return first
    if after + 1 >= len(units) or units[after].low != "of":
        return None
    gerund = units[after + 1].low.endswith("ing") and after + 2 < len(units)
    return after + 1 if gerund and units[after + 2].kind in _OBJECTS else first


_OBJECTS = frozenset(("determiner", "name", "demonym", "metonym", "capital", "word", "number", "pronoun", "possessive"))
_SPAN = 4
_PERIODS = frozenset(("hours", "days", "weeks", "months", "years", "decades", "generations"))


def _goes_on(units: Units, comma: int) -> bool:
    """Whether a list of nouns goes on after the comma: "murder, treason and crimes against humanity"."""
    counted = 0
    for index in range(comma + 1, min(comma + _LIST, len(units))):
        unit = units[index]
        if unit.low in ("and", "or"):
            after = units[index + 1] if index + 1 < len(units) else unit
            return counted > 0 and _lists(after)
        if unit.kind == "comma" and counted:
            counted = 0
            continue
        if not _lists(unit):
            return False
        counted += 1
    return False


def _lists(unit: Unit) -> bool:
    return unit.kind in ("word", "verb") and not any(form.finite and not form.base for form in unit.forms)


_LIST = 12


def content_from(units: Units, first: int) -> str | None:
    """The words from ``first`` to the end of the clause, as they stand.

    How long somebody has charged or asked it is none of what he charges: "have traded blame for weeks".
    """
    begin = _after_span(units, first)
    return _words_from(units, begin) if begin is not None else None


def _after_adverb(units: Units, index: int) -> tuple[VerbForm, ...]:
    """The forms of the word after a conjunction, or after its adverb: "but also demanded"."""
    if units[index].kind == "conjunction" and index + 2 < len(units) and units[index + 1].low in ("also", "then"):
        index += 1
    return units[index + 1].forms if index + 1 < len(units) else ()


def _words_from(units: Units, first: int) -> str | None:
    words, inside, told = list[str](), False, False
    for index in range(first, len(units)):
        unit = units[index]
        if words and unit.start == units[index - 1].start:
            continue  # one "they" stands for two names
        if unit.kind == "quote" and words and (inside or units[index - 1].kind in _LEADS_ON):
            inside = not inside
            continue  # of a "strong response" to it
        following = _after_adverb(units, index)
        perfect = words[:1] == ["having"] and any(form.participle for form in following)  # "having armed and fed X"
        tensed = unit.kind == "conjunction" and any(form.finite and not form.base for form in following) and not perfect
        ahead = units[index + 1].kind if index + 1 < len(units) else "end"
        relative = unit.kind == "conjunction" and ahead in ("relative", "be", "modal")  # "and was opposed by X"
        if unit.text in ("-", "–") and words and unit.start == units[index - 1].end:
            words[-1] += unit.text  # "a 58-year-old farmer"
            continue
        if unit.kind == "comma" and words and _goes_on(units, index):
            words[-1] += ","
            continue
        if unit.kind == "conjunction" and not inside and not told and _other_clause(units, index + 1):
            break  # "of arming the rebels and the United States sent troops": of another clause
        told = told or unit.kind in ("be", "have", "modal", "that") or any(f.finite and not f.base for f in unit.forms)
        if tensed or relative or unit.kind in ("comma", "stop", "dash", "end", "quote", "open"):
            break
        if unit.kind == "possessive" and words and words[-1].lower() in _WHOSE:
            continue  # one word of the text, which names somebody and owns
        shortened = unit.kind == "date" and unit.text == "."  # "Oct. 26"
        if words and (unit.kind in ("possessive", "tail") or shortened or words[-1].endswith(("-", "–"))):
            words[-1] += unit.text
        else:
            words.append(unit.text)
        if sum(map(len, words)) > _LONGEST_CONTENT:
            return None
    return " ".join(words) or None


def _other_clause(units: Units, first: int) -> bool:
    """Whether a subject and its verb stand at ``first``: "the United States sent troops", not "militias sent by X"."""
    phrase = noun_phrase(units, first) if first < len(units) else None
    verb = phrase.last + 1 if phrase is not None else len(units)
    while verb < len(units) and units[verb].kind == "adverb":
        verb += 1
    if phrase is None or verb + 1 >= len(units):
        return False
    if units[verb].kind == "to" and phrase.party is not None and phrase.party.kind == "name":
        return True  # "urged X to leave and Y to let it go"
    named = phrase.party is not None or units[phrase.first].kind == "determiner"
    if units[verb].kind in ("be", "have", "modal", "do"):
        return named
    finite = any(form.finite and not form.base for form in units[verb].forms)
    return named and finite and units[verb + 1].kind in _AFTER_VERB


_AFTER_VERB = frozenset(("determiner", "name", "demonym", "metonym", "word", "number", "capital", "to", "that"))


def content_beside(clauses: Clauses, noun: int, first: int) -> str | None:
    """The words from ``first`` up to the verb whose subject the noun is: "X's demand that Y leave angered Z"."""
    after = (group for group in clauses.groups if group.first > first and group.form == "finite")
    verb = next((g for g in after if any(p.last == noun for p in clauses.subject_phrases(g))), None)
    end = verb.first if verb is not None else _said_of_it(clauses, first)
    return content_from(clauses.units[:end], first)


def _said_of_it(clauses: Clauses, first: int) -> int:
    """Where it is said what the charge itself is: the "is" of "the charge that X armed Y is false"."""
    units = clauses.units
    told = next((g for g in clauses.groups if g.first > first and g.form != "present"), None)
    if told is None or told.lemma in wordlists().speech or told.lemma in wordlists().classes["content_verb"]:
        return len(units)
    for index in range(told.head + 1, len(units)):
        if units[index].kind == "be":
            return index
        if units[index].kind in _JOINS or units[index].low in _WHEN:
            break
    return len(units)


_JOINS = frozenset(("conjunction", "relative", "that", "comma", "quote", "stop"))
_WHEN = frozenset(
    ("when", "while", "after", "before", "since", "until", "where", "if", "because", "as", "than", "whether")
)
