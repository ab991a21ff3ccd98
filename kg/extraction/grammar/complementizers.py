"""Complementizers: the "that" which a clause of content may leave out, put back where nothing else can be meant.

As in "denied reports Y had shelled Z", "told reporters Y trained Z", "It appears Y shelled Z", "is confident Y will":
every later rule then finds such a clause as it finds one with "that", and tells no claim, doubt or fear as a fact.
"""

from __future__ import annotations

from collections.abc import Container, Mapping

from kg.extraction.grammar.verbgroups import verb_groups
from kg.extraction.words.units import NAMES, Kind, Unit
from kg.extraction.words.verbforms import Units, VerbGroup, noun_words
from kg.extraction.words.wordlists import wordlists

__all__ = ["with_complementizers", "with_word_at"]

_REACH = 10
"""Units from where the clause begins to its verb."""
_BACK = 8
"""Units of a noun phrase before its head."""
_SEEMING = frozenset(("appear", "appears", "appeared", "seem", "seems", "seemed"))
_BEING = frozenset(("be", "feel", "seem", "remain", "become"))
_HOLDING = frozenset(("confident", "sure", "certain", "hopeful", "afraid", "convinced", "concerned", "worried",
                      "likely", "unlikely", "possible", "clear", "unclear", "adamant", "optimistic", "doubtful",
                      "aware", "unaware", "fearful", "satisfied", "positive", "inevitable", "probable", "doubtless",
                      "unsure"))  # fmt: skip
"""Adjectives with a clause of content: "is confident Y will attack"."""
_NOTIONS = frozenset(("chance", "danger", "risk", "probability", "doubt", "doubts", "rumour", "rumours", "rumors",
                      "suggestion", "suggestions", "prospect", "agreement", "promise", "pledge",
                      "undertaking"))  # fmt: skip
_BEFORE_NOTION = frozenset(("of", "about", "over", "on", "to", "with", "for", "amid", "despite", "following"))
"""Prepositions before a noun with its clause; after others a sentence goes on: "After the warning Y attacked Z"."""
_OPENS = NAMES | {"determiner"}
"""What a noun phrase begins with, but for pronouns."""
_HEARERS = NAMES | {"word", "capital", "pronoun"}
_NOMINATIVE = frozenset(("he", "she", "they", "we", "it"))
_WITHIN = frozenset(("determiner", "number", "word", "capital", "possessive", "tail", "preposition", "adverb", "date",
                     "verb", *NAMES))  # fmt: skip
"""What a subject is made of."""
_COMPLETE = frozenset(("determiner", "number", "pronoun", "word", "capital", *NAMES))
"""What an object begins with, so that nothing is missing which a relative clause would lack."""
_BREAKS = frozenset(("comma", "stop", "dash", "end", "quote", "relative", "that", "subordinator", "open", "close"))


def with_complementizers(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The units, with "that" before each clause of content that does without it.

    Args:
        units: the sentence.
    """
    places = [index for index in range(2, len(units) - 2) if _may_begin(units, index)]
    if not places:
        return units
    groups = verb_groups(units)
    found = [index for index in places if _begins(units, index, groups)]
    return with_word_at(units, found, "that", "that") if found else units


def with_word_at(units: tuple[Unit, ...], places: Container[int], kind: Kind, word: str) -> tuple[Unit, ...]:
    """The units with a word of that kind, which has no place in the text, before each of the places."""
    changed: list[Unit] = []
    for index, unit in enumerate(units):
        if index in places:
            end = units[index - 1].end
            changed.append(Unit(kind, word, word, end, end))
        changed.append(unit)
    return tuple(changed)


def _may_begin(units: Units, index: int) -> bool:
    """Whether what stands before is a word with a clause of content, and what stands here begins a noun phrase."""
    unit, before = units[index], units[index - 1]
    if before.low in _SAYS and _says_of_blow(units, index):
        return True
    if unit.low == "neither":
        told = any(form.lemma in wordlists().speech for form in before.forms)
        return told or _told_before(units, index) is not None
    titled = unit.text[:1].isupper() and before.text[:1].islower()  # "reports President X had", "told troops Mr X had"
    if unit.kind not in _OPENS and unit.low not in _NOMINATIVE and not titled:
        return False
    if before.low in _SEEMING:
        return units[index - 2].low == "it"
    known = _is_notion(before) or _is_occasion(units, index - 1) or before.low in _HOLDING
    return known or _told_before(units, index) is not None


def _says_of_blow(units: Units, index: int) -> bool:
    """As in "said an air strike by Y had hit P": the doer's name would else be taken for the subject of the verb."""
    if units[index].kind not in ("determiner", "word", "number", "verb"):
        return False
    reach = range(index + 1, min(index + _TOLD, len(units)))
    by = next((i for i in reach if units[i].low == "by"), None)
    return by is not None and units[by - 1].low in wordlists().events


_SAYS = frozenset(("said", "says", "say"))


def _is_notion(unit: Unit) -> bool:
    return unit.low in _NOTIONS or unit.low in wordlists().classes["content_noun"]


def _is_occasion(units: Units, index: int) -> bool:
    """As in "It was the first time X had shelled Y", never "The first time X shelled Y"."""
    ranked = units[index].low == "time" and index > _TO_RANK and units[index - 1].low in _RANKS
    return ranked and units[index - 2].low == "the" and units[index - _TO_RANK].kind == "be"


_RANKS = frozenset(("first", "second", "third", "fourth", "fifth", "sixth", "last", "only"))
_TO_RANK = 3


def _told_before(units: Units, index: int) -> int | None:
    """The verb of telling of whose object, a short noun phrase, the unit before is the last: "told US troops"."""
    if units[index - 1].kind not in _HEARERS:
        return None
    for place in range(index - 2, max(index - _TOLD, 0) - 1, -1):
        if any(form.lemma in _TELLING for form in units[place].forms):
            return place
        if units[place].kind not in ("determiner", "demonym", "name", "metonym", "word", "capital", "number"):
            return None
    return None


_TOLD = 5
_TELLING = frozenset(("tell", "assure", "inform", "convince", "remind", "notify", "warn"))


def _neither_did(units: Units, index: int, groups: tuple[VerbGroup, ...]) -> bool:
    """As in "said neither X nor Y shelled Z", not "said neither yes nor no"."""
    nor = next((place for place in range(index + 2, len(units)) if units[place].low == "nor"), len(units))
    verb = next((group for group in groups if group.first > index), None)
    if verb is None or verb.form != "finite" or not nor + 1 < verb.first <= index + _REACH:
        return False
    return all(unit.kind in _WITHIN or unit.low == "nor" for unit in units[index + 1 : verb.first])


def _begins(units: Units, index: int, groups: tuple[VerbGroup, ...]) -> bool:
    if units[index].low == "neither":
        return _neither_did(units, index, groups)
    verb = next((group for group in groups if group.first >= index), None)
    at = _tense(units, index, verb)
    if at is None:
        return False
    before = units[index - 1]
    if _says_of_blow(units, index):
        return _complete(units, at, verb)
    if not _complete(units, at, verb):
        return _told_before(units, index) is not None and _all_told(units, index, groups, at)
    if before.low in _SEEMING:
        return True
    if before.low in _HOLDING:
        return _predicative(units, index - 1)
    heads = {group.head: group for group in groups}
    if _is_occasion(units, index - 1):
        return True
    if _is_notion(before) and index - 1 not in heads:
        return _placed(units, index - 1, groups, at)
    return _of_telling(units, index, heads)


def _of_telling(units: Units, index: int, heads: Mapping[int, VerbGroup]) -> bool:
    """Whether the clause is what somebody is told, right after whom."""
    told = _told_before(units, index)
    group = heads.get(told) if told is not None else None
    return told is not None and group is not None and group.voice == "active" and _phrase_ends(units, told, index)


def _all_told(units: Units, index: int, groups: tuple[VerbGroup, ...], at: int) -> bool:
    """Whether nothing later is what is told: "told troops Y trained in P", no "told the men Y trained to leave"."""
    if not _of_telling(units, index, {group.head: group for group in groups}):
        return False
    led = units[at : at + _REACH]
    later = any(unit.kind in ("that", "to", "quote") or unit.low in ("about", "of", "not", "how") for unit in led)
    return not later and any(group.first == at for group in groups)


def _tense(units: Units, index: int, verb: VerbGroup | None) -> int | None:
    """The first unit of the verb of which the noun phrase at ``index`` is the subject; ``None`` where it has none."""
    first = verb.first if verb is not None and verb.form == "finite" and verb.voice != "reduced" else len(units)
    for place in range(index, min(index + _REACH, len(units))):
        if place == first or (place > index and units[place].kind in ("be", "have", "do", "modal")):
            return place if place > index else None
        beside = units[place].low == "and" and place > index and units[place - 1].kind in NAMES
        if units[place].kind not in _WITHIN and units[place].low not in _NOMINATIVE and not beside:
            return None
    return None


def _complete(units: Units, at: int, verb: VerbGroup | None) -> bool:
    """Whether the clause lacks nothing: "reports Y shelled Z", no "reports Y published"."""
    if verb is None or verb.first > at:
        return units[at].kind == "be"  # "there are fears Y is behind it"
    if verb.voice == "passive":
        return True
    if verb.lemma in wordlists().classes["giving"] or verb.lemma in wordlists().speech or verb.lemma == "make":
        return False
    following = verb.head + 1
    while following < len(units) and units[following].kind == "adverb":
        following += 1
    if following >= len(units):
        return False
    if units[following].kind in _COMPLETE or units[following].low in noun_words():
        return True
    return verb.lemma in wordlists().classes["intransitive"]


def _predicative(units: Units, index: int) -> bool:
    """Whether the adjective is what somebody is: "is very confident", no "the confident"."""
    place = index - 1
    while place > 0 and units[place].kind in ("adverb", "negation"):
        place -= 1
    return units[place].kind == "be" or any(form.lemma in _BEING for form in units[place].forms)


def _placed(units: Units, noun: int, groups: tuple[VerbGroup, ...], at: int) -> bool:
    """Whether the noun of a claim or fear has its place in a clause before its own content begins.

    It follows the verb of that clause ("denied reports Y shelled Z"), or is its subject ("The claim Y armed Z is").
    """
    first = noun
    while first > 0 and noun - first < _BACK and units[first - 1].kind in _OF_PHRASE:
        first -= 1
    led = units[first - 1] if first else None
    if led is not None and led.kind in ("preposition", "to") and led.low not in _BEFORE_NOTION:
        return False
    clause = next((i + 1 for i in range(noun - 1, -1, -1) if units[i].kind in _BREAKS), 0)
    tensed = [group.head for group in groups if group.voice != "reduced"]
    if any(clause <= head < noun for head in tensed) or any(unit.kind == "be" for unit in units[clause:noun]):
        return True
    later = any(head > at + 1 for head in tensed) or any(unit.kind == "be" for unit in units[at + 1 :])
    return first == clause and later


_OF_PHRASE = frozenset(("word", "determiner", "adverb", "possessive", *NAMES))


def _phrase_ends(units: Units, told: int, index: int) -> bool:
    """Whether whom somebody tells can end before the unit: "told US troops Y trained", "told Reuters the army fled"."""
    before = units[index - 1]
    if units[index].kind == "determiner" or units[index].low in _NOMINATIVE:
        return index - 1 > told
    plural = before.low.endswith("s") or before.low in _PLURALS
    return before.kind in NAMES or before.kind == "pronoun" or (plural and before.kind in ("word", "capital"))


_PLURALS = frozenset(("police", "people", "gunmen", "men", "women"))
