"""Chunks: a sentence as a row of noun phrases, verb groups, prepositions and marks, which the parse reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Literal

from kg.extraction.grammar.party import tells_loyalty
from kg.extraction.grammar.phrases import NounPhrase, Units, VerbGroup, denies, past_comparator, plain_phrase
from kg.extraction.grammar.verbgroups import pointed_at
from kg.extraction.parsing.chunk import Chunk, ChunkKind
from kg.extraction.parsing.comparisons import without_comparisons
from kg.extraction.words.units import MONTHS, NAMES, Unit
from kg.extraction.words.verbforms import people_words
from kg.extraction.words.wordlists import wordlists

__all__ = ["Chunk", "chunks_of", "lesser_groups"]


_NOTHING: frozenset[str] = frozenset()
_MARKS: dict[str, ChunkKind] = {
    "comma": "comma", "dash": "comma", "stop": "stop", "open": "comma", "close": "comma", "end": "skip",
    "quote": "skip", "adverb": "skip", "relative": "relative", "that": "that", "subordinator": "sub",
    "preposition": "prep", "to": "prep", "negation": "not", "date": "skip",
}  # fmt: skip
_REFLEXIVE = frozenset(("itself", "themselves", "himself", "herself", "each"))
_LOOSE = frozenset(("at", "to", "as", "under", "than", "above"))
"""Prepositions that compare only with another word: "at least 12"."""
_AGO = frozenset(("ago", "later", "earlier", "before", "after", "afterwards"))
_COMPOUND = frozenset(("because", "instead", "ahead", "outside", "out", "regardless", "irrespective", "rather"))
"""Words that are prepositions where "of" or "than" follows."""
_BEFORE_TO = {"thanks": "through", "owing": "through", "according": "according"}
"""Words that are prepositions where "to" follows: "thanks to Q's mediation, A and B signed"."""
_PRONOUN_SUBJECTS = frozenset(
    ("this", "these", "those", "both", "all", "some", "many", "most", "several", "others", "few")
)
_ORDINALS = frozenset(("first", "second", "third", "latter", "former", "other", "latest", "rest", "last", "others"))
_AFTER_PARTICLE = frozenset(
    ("comma", "stop", "end", "verb", "have", "be", "modal", "conjunction", "that", "relative", "date", "quote")
)
_WHENS = frozenset(
    ("today", "yesterday", "tomorrow", "tonight", "overnight", "again", "now", "then", "already", "later", "earlier",
     "soon", "often", "meanwhile", "however", "instead", "also", "alone", "together")
)  # fmt: skip
_HOW = frozenset(("how", "why"))
_SAME = frozenset(("same", "following", "next", "previous", "preceding"))
_PERIODS = frozenset(("period", "era", "time", "summer", "winter", "spring", "autumn"))
_PARTS = frozenset(("early", "late", "mid"))
_AUXILIARIES = frozenset(("be", "have", "modal", "do", "to", "negation", "adverb"))


def lesser_groups(units: Units, groups: tuple[VerbGroup, ...]) -> tuple[VerbGroup, ...]:
    """Verbs that no verb group takes in: forms of "be", "have", "do" and modals alone, and ", known as".

    The rules read nothing by them, but the parse needs them.
    """
    inside = {index for group in groups for index in range(group.first, group.head + 1)}
    inside.update(group.fronted for group in groups)
    found: list[VerbGroup] = []
    for index, unit in enumerate(units):
        if unit.kind not in ("be", "have", "do", "modal") or index in inside:
            continue
        following = units[index + 1] if index + 1 < len(units) else None
        if following is not None and following.kind in ("be", "have") and index + 1 not in inside:
            continue  # the last auxiliary stands for all
        first = index
        while first > 0 and units[first - 1].kind in _AUXILIARIES and first - 1 not in inside:
            first -= 1
        while units[first].kind == "adverb":
            first += 1
        words = units[first : index + 1]
        form: Literal["finite", "infinitive", "present"] = "finite"
        if words[0].kind == "to":
            form = "infinitive"
        elif words[0].low in ("being", "having"):
            form = "present"
        negated = any(denies(units, place) for place in range(first, min(index + 2, len(units))))
        found.append(VerbGroup(first, index, unit.kind, "active", form, negated=negated))
    return (*found, *_participles(units, inside))


def _participles(units: Units, inside: set[int]) -> Iterator[VerbGroup]:
    """Participles that are no past tense and stand beside a noun, without "by": ", known as the Amba Boys,"."""
    for index, unit in enumerate(units):
        if not unit.forms or index in inside or index == 0 or any(form.finite for form in unit.forms):
            continue
        before = index - 1 - (units[index - 1].kind == "adverb" and index > 1)
        if units[before].kind in ("comma", "word", "capital", *NAMES) and any(f.participle for f in unit.forms):
            yield VerbGroup(index, index, unit.forms[0].lemma, "reduced", "finite", past=True)


def chunks_of(units: Units, groups: tuple[VerbGroup, ...]) -> tuple[Chunk, ...]:
    """The chunks of a sentence, in order, without gaps."""
    firsts: dict[int, VerbGroup] = {}
    for group in groups:
        firsts[group.first] = group  # of two that begin there, the longer
    closing = _parentheses(units)
    fronted = {group.fronted for group in groups}
    found: list[Chunk] = []
    index = 0
    while index < len(units):
        chunk = Chunk("fronted", index, index) if index in fronted else _chunk(units, index, firsts, closing)
        found.append(chunk)
        index = chunk.last + 1
    # "on Monday" says when, as "last week" does.
    found = _titled(units, found)
    return _without_insertions(
        (
            replace(chunk, kind="skip")
            if chunk.kind == "prep" and after is not None and after.word == "time"
            else chunk
            for chunk, after in zip(found, [*found[1:], None], strict=True)
        ),
    )


def _titled(units: Units, chunks: list[Chunk]) -> list[Chunk]:
    """The chunks, with "President" and the name of the person after it as one."""
    found: list[Chunk] = []
    for chunk in chunks:
        before, phrase = found[-1] if found else None, chunk.phrase
        party = phrase.party if phrase is not None else None
        person = party is not None and party.speaker.type == "Person" and units[chunk.first].kind in ("name", "capital")
        title = before is not None and before.kind == "np" and before.phrase is not None and before.phrase.party is None
        if person and title and before is not None and phrase is not None and units[before.first].kind == "capital":
            whole = replace(phrase, first=before.first)
            found[-1] = Chunk("np", before.first, chunk.last, phrase=whole)
        else:
            found.append(chunk)
    return found


def _without_insertions(chunks: Iterable[Chunk]) -> tuple[Chunk, ...]:
    """The chunks, with the commas of "and, the next day, X struck" skipped: what joins and what is joined are one.

    So are those of "which, to the dismay of Y, struck".
    """
    found = without_comparisons(list(chunks))
    for index, chunk in enumerate(found[:-2]):
        if chunk.kind not in ("and", "that", "relative") or found[index + 1].kind != "comma":
            continue
        closing = index + 2
        while closing < len(found) and (
            found[closing].kind in ("skip", "prep")
            or (found[closing].kind == "np" and found[closing - 1].kind == "prep")
        ):
            closing += 1
        if closing < len(found) and closing > index + 2 and found[closing].kind == "comma":
            found[index + 1] = replace(found[index + 1], kind="skip")
            found[closing] = replace(found[closing], kind="skip")
    return tuple(found)


def _parentheses(units: Units) -> dict[int, int]:
    """By index of an opening parenthesis, the index of the one that closes it."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for index, unit in enumerate(units):
        if unit.kind == "open":
            opened.append(index)
        elif unit.kind == "close" and opened:
            pairs[opened.pop()] = index
    return pairs


def _chunk(units: Units, index: int, firsts: Mapping[int, VerbGroup], closing: Mapping[int, int]) -> Chunk:
    group = firsts.get(index)
    if group is not None:
        return Chunk("verb", group.first, group.head, group=group)
    unit = units[index]
    if unit.kind == "open" and index in closing and not _tells(units, index + 1, firsts):
        return Chunk("skip", index, closing[index])
    if _of_its_verb(units, index, firsts) or tells_loyalty(units, index) or _ever_since(units, index):
        return Chunk("skip", index, index)
    if unit.kind == "conjunction":
        return Chunk("and" if unit.low in ("and", "but", "yet", "&") else "or", index, index, unit.low)
    number = past_comparator(units, index) if unit.kind in ("preposition", "word", "subordinator") else index
    if number > index + (unit.low in _LOOSE) and not _leads_to(units, index, number):
        return _noun_chunk(units, index, firsts)  # "at least 12 soldiers"
    if unit.kind in ("preposition", "to", "subordinator") or unit.low in _COMPOUND or unit.low in _BEFORE_TO:
        return _link(units, index, firsts)
    if unit.kind == "date" or (unit.kind == "number" and index + 1 < len(units) and units[index + 1].text in MONTHS):
        return Chunk("skip", index, _date_end(units, index), "time")
    ending = _time_end(units, index)
    if ending >= 0:
        return Chunk("skip", index, ending, "time")
    if unit.kind == "pronoun" or unit.low in _REFLEXIVE or _one_another(units, index):
        return _pronoun(units, index)
    if unit.kind == "that" and _is_determiner(units, index):
        phrase = plain_phrase(units, index + 1)
        return Chunk("np", index, phrase.last if phrase else index, phrase=phrase)
    if unit.kind == "adverb" and not _qualifies(units, index):
        return Chunk("skip", index, index)
    how = unit.low in _HOW and _opens_clause(units, index)
    if how or (unit.kind in _MARKS and unit.kind != "adverb"):
        return Chunk("that" if how else _MARKS[unit.kind], index, index, unit.low)
    return _noun_chunk(units, index, firsts)


def _of_its_verb(units: Units, index: int, firsts: Mapping[int, VerbGroup]) -> bool:
    """Whether the word only goes with the verb beside it.

    As in "better known as", "the militia that X once armed", "a raid that X had carried out angered Y".
    """
    low = units[index].low
    once = low == "once" and _follows_phrase(units, index)
    if index + 1 in firsts and (once or low in ("better", "best")):
        return True
    return index > 0 and units[index - 1].kind == "verb" and _is_particle(units, index)


def _ever_since(units: Units, index: int) -> bool:
    """Whether it is the "on" of "From 1992 on X armed Y", which opens the clause and leads to nobody."""
    if index < _FROM_THEN or units[index].low not in ("on", "onward", "onwards") or units[index - 2].low != "from":
        return False
    opens = index == _FROM_THEN or units[index - _FROM_THEN - 1].kind in ("comma", "conjunction")
    return opens and (units[index - 1].kind == "date" or units[index - 1].text[:2].isdigit())


_FROM_THEN = 2
"""Units from the "on" back to "from"."""


def _is_particle(units: Units, index: int) -> bool:
    """Whether a word such as "out" right after a verb has nothing after it that it could lead to."""
    unit = units[index]
    if unit.kind not in ("word", "adverb") or not (unit.low == "out" or unit.low in wordlists().classes["particle"]):
        return False
    return index + 1 >= len(units) or units[index + 1].kind in _AFTER_PARTICLE


def _follows_phrase(units: Units, index: int) -> bool:
    """Whether a noun phrase can end before the unit, or its pronoun stand there."""
    return index > 0 and units[index - 1].kind in ("word", "capital", "pronoun", "relative", "that", *NAMES)


def _tells(units: Units, index: int, firsts: Mapping[int, VerbGroup]) -> bool:
    """Whether a parenthesis tells who did it to the one before: "(armed by X and trained by Y)"."""
    group = firsts.get(index)
    if group is None or group.head + 1 >= len(units) or units[group.head + 1].low != "by":
        return False
    return any(form.participle for form in units[group.head].forms)


_NEAR = frozenset(("last", "next", "this"))


def _time_end(units: Units, index: int) -> int:
    """The last unit of "three days ago", "last week", "early 2021" where no noun goes on from there; else -1."""
    following = units[index + 1] if index + 1 < len(units) else None
    if following is None:
        return -1
    word = units[index].low
    if units[index].kind == "determiner" and (ended := _period_end(units, index)) >= 0:
        return ended
    if word == "that" and (_pointed(units, index) if index else _that_day(units)):
        return _date_end(units, index + 1) if following.kind == "date" else index + 1
    if (word in _PARTS or word in _NEAR) and following.kind == "date":
        return _date_end(units, index + 1)
    if index == 0 and word in _PARTS and units[2:4] and units[2].low in wordlists().classes["span"]:
        return 2 if following.low in ("last", "this", "next") and units[3].kind == "comma" else -1  # "Late last month,"
    last = index + (2 if following.low in ("few", "couple") else 1)
    beyond = units[last + 1] if last + 1 < len(units) else None
    if beyond is None or units[last].low not in wordlists().classes["span"]:
        return -1
    if beyond.low in ("ago", "later", "earlier") and (units[index].kind in ("number", "determiner")):
        return last + 1
    near = word in ("last", "next") or (word == "this" and units[index].kind == "determiner")
    return last if near and beyond.kind in ("name", "demonym", "metonym", "determiner", "pronoun", "capital") else -1


def _opens_clause(units: Units, index: int) -> bool:
    """Whether "how" or "why" stands before a subject: "described how fighters looted", not "how many"."""
    if index + 1 >= len(units) or units[index].kind != "word":
        return False
    following = units[index + 1]
    return following.kind in ("determiner", "capital", "pronoun", *NAMES) or (
        following.kind == "word" and following.low.endswith("s") and not _qualified_how(following)
    )


def _qualified_how(following: Unit) -> bool:
    return following.low.endswith(("ous", "ss"))


def _period_end(units: Units, index: int) -> int:
    """The last unit of "the same period", "the past" before a name or noun that begins the next phrase; else -1."""
    if not index or units[index - 1].kind not in ("preposition", "subordinator") or index + 3 >= len(units):
        return -1
    first, second, third = units[index + 1 : index + 4]
    if first.low == "past" and second.kind in ("name", "metonym", "capital", "determiner"):
        return index + 1
    spans = wordlists().classes["span"]
    period = first.low in _SAME and (second.low in spans or second.low in _PERIODS)
    return index + 2 if period and third.kind in ("word", "capital", "determiner", "pronoun", *NAMES) else -1


def _that_day(units: Units) -> bool:
    """Whether a sentence begins with "That evening" before its subject."""
    spans = wordlists().classes["span"]
    return (
        len(units) > _SHORT and units[1].low in spans and units[2].kind in ("determiner", "pronoun", "capital", *NAMES)
    )


_SHORT = 3


def _pointed(units: Units, index: int) -> bool:
    """Whether "that" points at a time: "a treaty signed that August", "was shelled that winter"."""
    following = units[index + 1]
    if following.text not in MONTHS and following.low not in wordlists().classes["span"]:
        return False
    if index + 2 < len(units) and units[index + 2].kind not in ("comma", "stop", "end", "conjunction", "preposition"):
        return False
    lemmas = {form.lemma for form in units[index - 1].forms}
    return not lemmas & {*wordlists().speech, *wordlists().classes["content_verb"]}


def _one_another(units: Units, index: int) -> bool:
    return units[index].low == "one" and index + 1 < len(units) and units[index + 1].low == "another"


def _qualifies(units: Units, index: int) -> bool:
    """Whether the adverb belongs to the noun phrase after it: "nearly 100 soldiers"."""
    following = units[index + 1].kind if index + 1 < len(units) else "end"
    return following == "number" and units[index].low not in _WHENS


def _is_determiner(units: Units, index: int) -> bool:
    """Whether "that" at ``index`` belongs to a noun: after a preposition, and as a sentence begins."""
    if index + 1 < len(units) and units[index + 1].kind == "verb" and pointed_at(units, index + 1):
        return True
    if index + 1 >= len(units) or units[index + 1].kind not in ("word", "capital", "name", "number"):
        return False
    if index and units[index - 1].kind == "verb" and units[index + 1].low in wordlists().accords:
        lemmas = {form.lemma for form in units[index - 1].forms}
        return not lemmas & {*wordlists().speech, *wordlists().classes["content_verb"]}  # "brokered that truce"
    if index == 0 and units[1].kind == "name":
        return False  # "That Peru armed Chad surprised nobody"
    return index == 0 or units[index - 1].kind in ("preposition", "to")


def _pronoun(units: Units, index: int) -> Chunk:
    unit = units[index]
    if unit.low == "each" and index + 1 < len(units) and units[index + 1].low != "other":
        return _noun_chunk(units, index, {})
    if unit.low in ("itself", "themselves", "himself", "herself") and index and units[index - 1].kind != "verb":
        return Chunk("skip", index, index)
    last = index + 1 if unit.low in ("each", "one") and index + 1 < len(units) else index
    return Chunk("np", index, last, phrase=NounPhrase(index, last, None, _NOTHING))


def _leads_to(units: Units, index: int, number: int) -> bool:
    """Whether "at" before a number leads to what is counted: "at more than 100 ships", no "at least 100 ships"."""
    counted = number + 1 < len(units) and units[number + 1].kind in ("word", *NAMES)
    return units[index].low == "at" and units[index + 1].low not in ("least", "most") and counted


def _link(units: Units, index: int, firsts: Mapping[int, VerbGroup]) -> Chunk:
    """A preposition, "because of", "as well as", "along with", or a subordinator."""
    words = [unit.low for unit in units[index : index + 3]]
    if words[0] in ("until", "till", "since", "by") and words[1:2] == ["then"]:
        return Chunk("skip", index, index + 1, "time")
    if words[0] == "once" and _once_was(units, index):
        return Chunk("skip", index, index, "time")
    if words == ["as", "well", "as"]:
        return Chunk("prep", index, index + 2, "as well as")
    following = units[index + 1] if index + 1 < len(units) else None
    after = index + 1
    if words[0] in _COMPOUND and following is not None and following.low in ("of", "than"):
        return Chunk("prep", index, after, words[0])
    if words[0] in _BEFORE_TO and following is not None and following.kind == "to" and index not in firsts:
        return Chunk("prep", index, after, _BEFORE_TO[words[0]])
    if units[index].kind not in ("preposition", "to", "subordinator"):
        return _noun_chunk(units, index, firsts)
    if units[index].kind == "subordinator":
        return Chunk("sub", index, index, words[0])
    if following is not None and following.kind == "preposition" and after not in firsts:
        return Chunk("prep", index, after, words[0] if following.low == "of" else following.low)
    return Chunk("prep", index, index, words[0])


def _once_was(units: Units, index: int) -> bool:
    """Whether "once" tells what somebody was: "X, once armed by Y and now by Z, attacked"."""
    apart = index > 0 and units[index - 1].kind == "comma" and index + 1 < len(units)
    return apart and any(form.participle for form in units[index + 1].forms)


def _date_end(units: Units, index: int) -> int:
    """The last unit of a date: "October 7, 2023", "Monday night"."""
    last = index
    while last + 1 < len(units):
        following = units[last + 1]
        if following.kind == "date" or (
            following.kind == "number" and units[last].kind == "date" and following.text[0].isdigit()
        ):
            last += 1
        elif following.kind == "to" and following.text != "to" and last + 2 < len(units):
            last += 2  # "1992-93"
        elif following.kind == "comma" and last + 2 < len(units) and units[last + 2].kind == "date" and last > index:
            last += 2
        elif following.low in wordlists().classes["span"]:
            return last + 1
        else:
            break
    return last


def _noun_chunk(units: Units, index: int, firsts: Mapping[int, VerbGroup]) -> Chunk:
    phrase = plain_phrase(units, index)
    if phrase is None:
        if units[index].low in _PRONOUN_SUBJECTS:
            return Chunk("np", index, index, phrase=NounPhrase(index, index, None, _NOTHING))
        if units[index].kind == "determiner" and index + 1 < len(units) and units[index + 1].low in _ORDINALS:
            return Chunk("np", index, index + 1, phrase=NounPhrase(index, index + 1, None, _NOTHING))
        if units[index].kind == "number" and index + 1 < len(units) and units[index + 1].low == "of":
            return Chunk("np", index, index, phrase=NounPhrase(index, index, None, _NOTHING))  # "16 of them"
        return Chunk("skip" if units[index].kind in ("adverb", "determiner") else "other", index, index)
    last = phrase.last
    for inner in range(index + 1, last + 1):
        if inner not in firsts and _next_phrase(units, index, inner):
            phrase = plain_phrase(units[:inner], index) or NounPhrase(index, inner - 1, None, _NOTHING)
            last = phrase.last
            break
        if inner in firsts or (units[inner].low in _HOW and _opens_clause(units, inner)):
            # a verb that the phrase ran over
            last = inner - 1
            break
    if _is_time(units, index, last):
        after = [unit.low for unit in units[last + 1 : last + 3]]
        return Chunk("skip", index, last + 2 * (after in (["that", "followed"], ["that", "ensued"])), "time")
    return Chunk("np", index, last, phrase=phrase if last == phrase.last else NounPhrase(index, last, None, _NOTHING))


def _next_phrase(units: Units, first: int, inner: int) -> bool:
    """Whether another noun phrase begins at ``inner``: "In Lebanon Hezbollah …", "Under the accord Chadian men …"."""
    unit, before = units[inner], units[inner - 1]
    if not first or units[first - 1].kind not in ("preposition", "to"):
        return False
    if unit.kind in ("name", "metonym") and inner == first + 1:
        return before.kind in ("name", "metonym") and not before.resolved and not unit.resolved
    if unit.kind == "number":
        return before.kind == "word" and inner + 1 < len(units) and units[inner + 1].kind == "word"
    placed = (before.place is not None or before.kind == "metonym") and inner == first + 1
    if placed and units[first - 1].low in ("in", "at", "near", "outside"):
        people = unit.kind == "word" and unit.low.endswith("s") and unit.low in people_words()
        return (
            people
            and inner + 1 < len(units)
            and (units[inner + 1].kind in ("verb", "comma") or units[inner + 1].low in ("from", "of"))
        )
    if unit.kind != "demonym" or before.kind != "word" or before.low.endswith("-born"):
        return False
    accord = before.low in wordlists().accords or before.low in wordlists().classes["accord"]
    return accord and units[first].kind == "determiner"


def _is_time(units: Units, first: int, last: int) -> bool:
    """Whether a noun phrase says when: "last week", "two days later"; not "the first night of bombings"."""
    after = units[last + 1 : last + 3]
    if len(after) > 1 and after[0].low == "of" and (after[1].kind == "word" or after[1].low.endswith("ing")):
        return False
    spans = wordlists().classes["span"]
    head = units[last]
    if head.low in _AGO and last > first:
        head = units[last - 1]
    if head.low in spans and _filled(units, last):
        return False
    timely = head.low in spans or head.low in wordlists().classes["timely"] or _how_often(units, first, last)
    return timely and not any(_names(unit) for unit in units[first:last])


def _filled(units: Units, last: int) -> bool:
    """Whether the time is one of acts, which does what they do: "a night of raids killed ten", "days of shelling"."""
    if last + 1 >= len(units) or units[last + 1].low != "of":
        return False
    acts = wordlists().events
    for unit in units[last + 2 : last + 2 + _TO_ACTS]:
        if unit.low in acts or any(form.present for form in unit.forms):
            return True
        if unit.kind not in ("word", "verb", "adverb", "demonym", "possessive", "name", "tail"):
            return False
    return False


_TO_ACTS = 5


def _how_often(units: Units, first: int, last: int) -> bool:
    """As in "clashed with Y several times", "attacked P three times"."""
    return units[last].low == "times" and (units[first].kind == "number" or units[first].low in _OFTEN)


_OFTEN = frozenset(("several", "many", "numerous", "countless", "multiple", "a"))


def _names(unit: Unit) -> bool:
    return unit.actor is not None or unit.place is not None
