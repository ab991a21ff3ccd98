"""Tenses: words that may be nouns or verbs and can only be verbs, since their clause has no other.

Every clause has a verb in a tense. Where a sentence has fewer of them than clauses, one of the words that could be
nouns as well has to be it: "The Commission notes that …", "the Council demands that X withdraw its troops".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extraction.grammar.verbgroups import verb_groups
from kg.extraction.words.records import record
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.verbforms import OBLIGING, bare_noun, heads_subject, noun_words, obliged, people_words
from kg.extraction.words.wordlists import VerbForm, wordlists

__all__ = ["settled"]

_SINGULAR_SUBJECTS = frozenset(("it", "he", "she"))
_PLURAL_SUBJECTS = frozenset(("they", "we", "i", "you"))
_AFTER_THIRD = NAMES | frozenset(
    ("determiner", "that", "to", "pronoun", "capital", "number", "adverb", "subordinator", "preposition", "quote",
     "word", "negation", "relative")
)  # fmt: skip
_NOUNS = NAMES | frozenset(("word", "capital", "number", "date", "close", "tail"))
_PLURALS = frozenset(("police", "people", "men", "women", "children", "gunmen", "militiamen", "troops", "townsmen",
                      "tribesmen", "fishermen", "policemen", "servicemen", "countrymen", "militia"))  # fmt: skip
_NO_PLURAL = ("ss", "us", "ous", "is")
_OWNING = frozenset(("determiner", "possessive", "demonym", "number"))
_SOME = frozenset(("few", "many", "some", "most", "several", "others", "both", "all"))
_SHORTEST = 4
_SAYING = frozenset(("say", "says", "said", "insist", "insists", "insisted"))


@record
class _Candidate:
    """A word that may be the verb of its clause.

    Attributes:
        index: where it stands.
        form: as what form of which verb.
        sure: whether its subject alone shows it.
        weak: whether it would as well be a noun where it stands.
        asked: whether it is only asked for: "demands that X withdraw".
    """

    index: int
    form: VerbForm
    sure: bool = False
    weak: bool = False
    asked: bool = False


def settled(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The units, with those marked as verbs that can be nothing else."""
    units = _shown(units)
    found = list(_candidates(units))
    if not found:
        return units
    groups = verb_groups(units)
    taken = {index for group in groups for index in range(group.first, group.head + 1)}
    found = [c for c in found if c.index not in taken and not heads_subject(units, c.index)]
    if not found:
        return units
    after = {candidate.index + 1 for candidate in found}  # "takes note", "brings back": no verb beside another
    tensed = {group.head for group in groups if group.form == "finite" and group.voice != "reduced"} - after
    fronted = {group.fronted for group in groups}
    tensed |= {
        i for i, unit in enumerate(units)
        if i not in taken and i not in fronted and unit.kind in ("be", "have", "do", "modal")
    }  # fmt: skip
    chosen = [candidate for candidate in found if candidate.sure]
    for first, last, needed in _stretches(units):
        own = [candidate for candidate in found if first <= candidate.index < last]
        there = sum(first <= head < last for head in tensed) + sum(candidate.sure for candidate in own)
        # "sign an accord that promises": the verb of a relative clause is one more
        more = sum(candidate.sure and _relates(units, candidate.index - 1) for candidate in own)
        more += sum(first <= head < last and head > 0 and _relates(units, head - 1) for head in tensed)
        lacking = needed + more - there
        if lacking > 0:
            rest = sorted((c for c in own if not c.sure), key=lambda c: (c.weak, c.index))
            chosen += rest[:lacking]
    if not chosen:
        return units
    changed = list(units)
    for candidate in chosen:
        unit = units[candidate.index]
        changed[candidate.index] = replace(
            unit, kind="verb", forms=(candidate.form,), told="asked" if candidate.asked else "so"
        )
    return tuple(changed)


def _shown(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The units, with what its neighbours show to be a verb marked as one: "X regrets the decision and urges Y …".

    A noun phrase that is about to end before it would take it in otherwise.
    """
    nouns = [i for i, unit in enumerate(units) if unit.kind == "word" and unit.forms and unit.low.endswith("s")]
    heads = {group.head for group in verb_groups(units)} if nouns else set[int]()
    shown = [i for i in nouns if i in heads]
    if not shown:
        return units
    changed = list(units)
    for index in shown:
        changed[index] = replace(units[index], kind="verb")
    return tuple(changed)


def _stretches(units: tuple[Unit, ...]) -> Iterator[tuple[int, int, int]]:
    """The stretches between stops, each with how many verbs in a tense it needs."""
    first = 0
    for index, unit in enumerate(units):
        last = index + 1 == len(units)
        if unit.kind != "stop" and not last:
            continue
        clauses = sum(_opens_clause(units, place) for place in range(first, index))
        opening = first == 0 or all(unit.kind in ("date", "number") for unit in units[: first - 1])
        whole = opening and index >= first + _SHORTEST - 1 and (unit.kind == "end" or unit.text == ";")
        yield first, index, clauses + whole
        first = index + 1


def _relates(units: tuple[Unit, ...], index: int) -> bool:
    """Whether a relative "that" stands there which is not counted as opening a clause."""
    return units[index].kind in ("relative", "that") and not _opens_clause(units, index)


def _opens_clause(units: tuple[Unit, ...], index: int) -> bool:
    """Whether a relative pronoun, "that" or a verb of saying opens a clause with a verb of its own."""
    unit = units[index]
    if unit.low in _SAYING and index and index + 2 < len(units) and units[index - 1].kind not in ("comma", "quote"):
        return units[index + 1].kind in ("name", "metonym") and units[index + 2].kind == "word"
    if unit.kind == "relative":
        return unit.low in ("who", "which", "whose", "whom") and units[index - 1].kind != "conjunction"
    if unit.kind != "that" or not index or index + 1 >= len(units):
        return False
    before, after = units[index - 1], units[index + 1]
    lists = wordlists()
    judging = lists.classes["contesting"] | lists.classes["fancying"] | lists.classes["factive"]
    telling = lists.speech.keys() | OBLIGING | judging | lists.classes["holding_true"] | lists.classes["veridical"]
    content = any(form.lemma in telling for form in before.forms)
    content = content or before.low in wordlists().classes["content_noun"]
    return content and after.kind in ("determiner", "pronoun", "possessive", *NAMES, "capital")


def _candidates(units: tuple[Unit, ...]) -> Iterator[_Candidate]:
    """The words that may be verbs in a tense, though they look like nouns where they stand."""
    for index, unit in enumerate(units):
        if not unit.forms or index == 0 or unit.kind not in ("verb", "word") or not unit.low[0].isalpha():
            continue
        if unit.text[0].isupper() or any(form.present for form in unit.forms):
            continue
        base = next((form for form in unit.forms if form.base), None)
        third = next((f for f in unit.forms if not (f.base or f.participle or f.present)), None)
        if base is None and (third is None or not unit.low.endswith("s")):
            past = next((form for form in unit.forms if form.finite), None)
            if past is not None and _after_date(units, index):
                yield _Candidate(index, past, weak=True)  # "X on Monday broke off talks"
            continue
        before = index - 1
        while before >= 0 and units[before].kind in ("adverb", "negation", "quote"):
            before -= 1
        if before < 0:
            continue
        candidate = _candidate(units, index, before, base or third, third=base is None)
        if candidate is not None:
            yield candidate


def _acts(units: tuple[Unit, ...], before: int, index: int) -> bool:
    """As in "its forces act in self-defence", "the Houthis act as a proxy": no act that anything is called after."""
    after = [unit.low for unit in units[index + 1 : index + 4]]
    many = _plural(units[before]) or (units[before].kind == "name" and units[before].low.endswith("s"))
    led = units[index].text == "act" and len(after) > 1 and many
    if led and after[0] in ("as", "against"):
        return after[0] == "against" or units[index + 2].kind in ("determiner", *NAMES)
    return led and after[0] in ("in", "on") and bool(_MANNERS & set(after[1:]))


_MANNERS = frozenset(("self-defence", "self-defense", "concert", "accordance", "unison", "orders", "behalf"))


def _candidate(
    units: tuple[Unit, ...], index: int, before: int, form: VerbForm | None, *, third: bool
) -> _Candidate | None:
    previous = units[before]
    following = units[index + 1] if index + 1 < len(units) else None
    if form is None or following is None or following.low == "of":
        return None
    told = form if form.finite else replace(form, finite=True)
    if _subject_pronoun(units, before, third=third) or _acts(units, before, index):
        return _Candidate(index, told, sure=True, asked=not third and obliged(units, before))
    # "two reports say", and "Documents show", which opens its sentence and so is no verb itself
    counted = previous.kind == "verb" and _plural(previous) and (not before or units[before - 1].kind in _OWNING)
    some = following.kind == "that" and previous.low in _SOME  # "few believe that"
    if some and not third:
        return _Candidate(index, told, sure=True)
    if previous.kind not in _NOUNS and previous.low not in wordlists().classes["indefinite"] and not counted:
        return None
    nominal = units[index].low in noun_words() or not any(f.finite for f in units[index].forms)
    led = following.kind in ("preposition", "comma", "end", "conjunction")
    human = previous.low in people_words() or previous.low in _PLURALS
    if third:
        if nominal and led and following.kind == "preposition" and previous.kind in ("name", "metonym"):
            return None if form.lemma in wordlists().frames else _Candidate(index, told, weak=True)  # "X deals with Y"
        if _plural(previous) or following.kind not in _AFTER_THIRD or (nominal and led):
            return None
        if following.low in wordlists().classes["particle"]:
            return _Candidate(index, told, sure=not nominal)
        loose = nominal and previous.kind == "word" and following.kind not in ("determiner", "that", "pronoun", *NAMES)
        return None if loose else _Candidate(index, told, weak=led or following.kind == "word")
    human = human or (following.kind == "that" and _plural_placed(units, before))
    if _plural(previous) or _joined(units, before) or (human and not obliged(units, before)):
        within = _relates_to_joined(units, before)  # "which X and Y list as": its clause has no other verb
        return None if nominal and led and not (human or within) else _Candidate(index, told, weak=led)
    if previous.kind not in ("word", "capital", *NAMES):
        return None
    if obliged(units, before):
        phrasal = following.low in _PARTICLES and index + 2 < len(units) and units[index + 2].kind not in _ENDS_CLAUSE
        if following.kind in ("be", "have", "do", "modal") or (nominal and led and not phrasal):
            return None  # but "demanded that Y hand over N. N."
        return _Candidate(index, told, sure=not nominal or phrasal, asked=True)
    past = any(f.participle and f.finite for f in units[index].forms) or _irregular_past(units[index])
    object_next = following.kind in ("determiner", *NAMES, "pronoun", "number", "date", "capital")
    object_next = object_next or following.low in wordlists().classes["particle"]
    return _Candidate(index, told) if past and object_next else None


_PARTICLES = frozenset(("over", "back", "up", "off", "down", "out"))
_ENDS_CLAUSE = frozenset(("end", "stop", "comma", "verb", "be", "have", "modal", "do"))


def _joined(units: tuple[Unit, ...], index: int) -> bool:
    """Whether names are one subject that ends at ``index``: "X and Y (dispute the border)", "X, Y, and Z (visit P)"."""
    joint = index - 1
    joint -= joint > 0 and units[joint].low == "the"
    if joint < 1 or units[joint].low != "and":
        return _phrases_joined(units, index)
    first = joint - 1
    serial = units[first].kind == "comma"
    first -= serial
    named = all(units[place].kind in ("name", "metonym") for place in (index, first))
    first -= first > 0 and units[first - 1].low == "the"
    if serial:
        return named and first > 1 and units[first - 1].kind == "comma" and units[first - 2].kind in ("name", "metonym")
    return named and (not first or units[first - 1].kind in _BEFORE_SUBJECTS)


_BEFORE_SUBJECTS = frozenset(("comma", "stop", "subordinator", "that", "conjunction", "relative"))


def _relates_to_joined(units: tuple[Unit, ...], index: int) -> bool:
    """Whether "which X and Y" ends at ``index``, with nothing but the names of the two after the pronoun."""
    place, named = index, ("name", "metonym", "determiner", "conjunction")
    while place > 0 and units[place].kind in named and index - place < _WORDS:
        place -= 1
    joined = any(unit.low == "and" for unit in units[place:index])
    return joined and units[place].kind == "relative" and units[place].low != "whose"


def _phrases_joined(units: tuple[Unit, ...], index: int) -> bool:
    """Whether two phrases that open a clause are its subject: "X and the rebel front (sign an accord)"."""
    joint = _before_phrase(units, index)
    if joint < 1 or units[joint].low != "and" or units[joint + 1].kind not in _OPENS:
        return False
    first = _before_phrase(units, joint - 1)
    return first < joint - 1 and (first < 0 or units[first].kind in ("comma", "stop"))


_OPENS = frozenset(("determiner", "pronoun", *NAMES))
_IN_PHRASE = frozenset(("word", "capital", "possessive", *_OPENS))


def _before_phrase(units: tuple[Unit, ...], last: int) -> int:
    """The index before the words that can be one noun phrase and end at ``last``."""
    place = last
    while place >= 0 and last - place < _WORDS and units[place].kind in _IN_PHRASE:
        place -= 1
    return place


_WORDS = 6


def _plural_placed(units: tuple[Unit, ...], index: int) -> bool:
    """Whether a plural stands before the place that ends at ``index``: "Officers in El Fasher (claim that)"."""
    place = index
    while place > 0 and units[place].kind in ("capital", "determiner", *NAMES) and index - place < _PLACE:
        place -= 1
    return 0 < place < index and units[place].low in _PLACED and _plural(units[place - 1])


_PLACE = 4
_PLACED = frozenset(("in", "of", "from", "at", "near", "around", "outside"))


def _after_date(units: tuple[Unit, ...], index: int) -> bool:
    """Whether only a date parts the word from a noun before it: "X on 3 March walked out", "X in May broke off"."""
    place = index - 1
    while place > 0 and units[place].kind in ("date", "number"):
        place -= 1
    while 0 < place < index - 1 and units[place].low in _PARTS:
        place -= 1  # "X in late May broke off"
    dated = place < index - 1 and units[place].low in ("on", "in") and place > 0
    return dated and units[place - 1].kind in _NOUNS and units[place - 1].kind not in ("number", "date")


_PARTS = frozenset(("early", "late", "mid"))


def _irregular_past(unit: Unit) -> bool:
    """Whether the word is the past of one verb and the base of another or the same: "beat", "lay", "found"."""
    return any(form.finite and not form.base and not form.participle for form in unit.forms)


def _subject_pronoun(units: tuple[Unit, ...], index: int, *, third: bool) -> bool:
    """Whether the pronoun at ``index`` is the subject of a verb after it, by its number."""
    unit, outer = units[index], units[index - 1] if index else None
    if unit.low in _PLURAL_SUBJECTS:
        return not third
    if unit.low in _SINGULAR_SUBJECTS:
        given = outer is not None and (outer.kind in ("preposition", "to") or _giving(outer))
        return third and not given
    if unit.low == "who":
        return outer is not None and outer.kind != "preposition"
    if unit.low == "which":
        return outer is not None and (outer.kind == "comma" or bare_noun(outer) or _plural(outer))
    if unit.kind == "that" and third and outer is not None:
        return outer.kind in ("word", "capital") and outer.low not in wordlists().classes["content_noun"]
    return False


def _giving(unit: Unit) -> bool:
    """Whether a verb has the pronoun as its object, and a noun after it: "gave it orders"."""
    told = wordlists().speech.keys() | wordlists().classes["content_verb"]
    return bool(unit.forms) and not any(form.lemma in told for form in unit.forms)


def _plural(unit: Unit) -> bool:
    """Whether the noun is a plural."""
    if unit.low in _PLURALS:
        return True
    if unit.kind not in ("word", "capital", "verb", "demonym"):
        return False
    return unit.low.endswith("s") and not unit.low.endswith(_NO_PLURAL)
