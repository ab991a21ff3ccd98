"""Units: the tokens of a sentence with names joined, each with what kind of word it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from kg.extraction.words.joints import OPENING_JOINT, is_side, joint_preposition, no_party, not_one, of_waters, owning
from kg.extraction.words.names import NameIndex, with_defined
from kg.extraction.words.nametokens import Name
from kg.extraction.words.records import record
from kg.extraction.words.tokens import Token
from kg.extraction.words.wordlists import VerbForm, wordlists
from kg.model import Actor

__all__ = ["DAYS", "JOINT", "MONTHS", "NAMES", "NUMBER_WORDS", "Kind", "Unit", "is_speech_verb", "units_of"]

Kind = Literal[
    "name", "demonym", "metonym", "possessive", "tail", "number", "date", "comma", "stop", "dash", "quote", "open",
    "close", "end", "determiner", "pronoun", "preposition", "conjunction", "relative", "that", "subordinator", "to",
    "modal", "be", "have", "do", "negation", "adverb", "verb", "capital", "word",
]  # fmt: skip

NAMES = frozenset(("name", "demonym", "metonym"))

_MARKS: dict[str, Kind] = {
    ",": "comma", ";": "stop", ":": "stop", "–": "dash", "—": "dash", "-": "dash", "(": "open", ")": "close",
    "[": "open", "]": "close", ".": "end", "!": "end", "?": "end", "…": "end", "&": "conjunction",
    **dict.fromkeys("\"“”„«»‘", "quote"),
}  # fmt: skip
MONTHS = frozenset(
    (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
    )
)  # fmt: skip
DAYS = frozenset(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))
_BONDS = frozenset(("links", "ties", "nexus", "alliance", "partnership", "cooperation"))
JOINT = frozenset(("forces", "force", "troops", "planes", "warplanes", "aircraft", "jets", "bombers", "ships",
                   "fleet", "soldiers", "paratroopers", "paratroops", "commandos", "army", "artillery"))  # fmt: skip
"""What two states may have in common: "Franco-British forces"."""
_COMPOUND = re.compile(r"([A-Z][A-Za-z.]+)[-–‐‑]([A-Z][A-Za-z.]+)")
_COMBINING = {
    "Anglo": "United Kingdom", "Franco": "France", "Sino": "China", "Russo": "Russia", "Indo": "India",
    "Italo": "Italy", "Greco": "Greece", "Graeco": "Greece", "Turco": "Türkiye", "Turko": "Türkiye",
    "Austro": "Austria", "Hispano": "Spain", "Luso": "Portugal", "Nippo": "Japan", "Serbo": "Serbia",
    "Bulgaro": "Bulgaria", "Polono": "Poland", "Belgo": "Belgium", "Germano": "Germany", "Hiberno": "Ireland",
    "Israelo": "Israel", "Americano": "United States", "Ethio": "Ethiopia", "Somalo": "Somalia", "Irano": "Iran",
}  # fmt: skip
"""The first half of "the Anglo-Egyptian Treaty"."""
_DATED = re.compile(r"(?:\d{1,2}([/.])\d{1,2}\1)?(?:19|20)\d\d")
_BEFORE_ADJECTIVE = frozenset(("demonym", "possessive", "determiner", "tail", "preposition"))
_ADJECTIVAL = frozenset(("lasting", "warring", "standing", "binding"))
_ARMED = frozenset(("forces", "group", "groups", "wing", "men", "factions", "faction", "militias", "militia", "rebels"))
"""What is armed rather than is being armed by whom stands before: "its armed wing"."""
NUMBER_WORDS = frozenset(
    (
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozen",
        "dozens", "tens", "hundred", "hundreds", "thousand", "thousands", "million", "billion",
        "scores",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty",
        "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    )
)  # fmt: skip
_WORD_KINDS: tuple[tuple[str, Kind], ...] = (
    ("negation", "negation"), ("modal", "modal"), ("be", "be"), ("have", "have"), ("do", "do"),
    ("relative", "relative"), ("conjunction", "conjunction"), ("determiner", "determiner"),
    ("subordinator", "subordinator"), ("preposition", "preposition"), ("pronoun", "pronoun"), ("adverb", "adverb"),
)  # fmt: skip


@record
class Unit:
    """A word, mark or name.

    Attributes:
        kind: what kind of word it is.
        text: its characters.
        low: the same in lower case.
        start: position in the document's text.
        end: position after it.
        actor: whom it names, where it is a name.
        forms: its readings as a verb.
        resolved: whether context, not the words themselves, says whom it names.
        speaker: who speaks by that name, where that is not the one who acts.
        place: the place within a state that it names, which acts for nobody.
        holder: the state of that place.
        backer: who is behind the group without a name that it stands for: "X-backed rebels".
        leader: the name of who leads the band that it stands for: "a faction under N. N.".
        told: ``so`` where it is a verb in a tense for certain, its clause having no other; ``asked`` if only asked for.
    """

    kind: Kind
    text: str
    low: str
    start: int
    end: int
    actor: Actor | None = None
    forms: tuple[VerbForm, ...] = ()
    resolved: bool = False
    speaker: Actor | None = None
    place: Actor | None = None
    holder: Actor | None = None
    backer: Actor | None = None
    leader: Unit | None = None
    told: Literal["", "so", "asked"] = ""


def _joined_word(parts: Sequence[Unit | Token]) -> Unit:
    """One word of several: "Lake Chad", "Gulf of Oman", where the last names no state."""
    return Unit("word", text := " ".join(part.text for part in parts), text.lower(), parts[0].start, parts[-1].end)


def units_of(
    tokens: Sequence[Token], index: NameIndex, defined: Mapping[str, Actor], known: Sequence[Name] | None = None
) -> tuple[Unit, ...]:
    """The units of a sentence: names as one unit each, with the acronym that follows in parentheses.

    Args:
        tokens: the sentence's.
        index: the lexicon.
        defined: names that the document itself defines.
        known: the lexicon's names among the tokens, where they have been looked up before.
    """
    found = index.names(tokens, defined) if known is None else with_defined(tokens, known, defined)
    names = {name.first: name for name in found if not no_party(tokens, name)}
    units: list[Unit] = []
    position = 0
    while position < len(tokens):
        name = names.get(position)
        waters = of_waters(tokens, position) if name else 0
        if name and waters and len(units) >= waters:
            units[-waters:] = [_joined_word((*units[-waters:], *tokens[position : name.last + 1]))]
            position = name.last + 1
        elif name:
            last = _with_acronym(tokens, name, names)
            unit = _name_unit(tokens, name, last, index, defined)
            if units and _holds_office(units[-1], unit):
                units += _body_and_office(units.pop(), index)
            if unit.kind == "demonym" and is_side(tokens, position, last + 1):
                last += 1
                text = f"{unit.text} {tokens[last].text}"
                unit = replace(unit, kind="name", text=text, low=text.lower(), end=tokens[last].end)
            units.append(unit)
            position = last + 1
        elif tokens[position].low == "not" and (last := not_one(tokens, position)):
            text = " ".join(token.text for token in tokens[position : last + 1])
            units.append(Unit("determiner", text, "no", tokens[position].start, tokens[last].end))
            position = last + 1
        else:
            token = tokens[position]
            unit = _word_unit(token, first=position == 0)
            if token.low in OPENING_JOINT and (size := joint_preposition(tokens, position)):
                unit = _joined_word(tokens[position : position + size])  # "posts east of P" are outside P
                unit = replace(unit, kind="preposition", low=token.low if size > _OF_POINT else "outside")
                position += size - 1
            if token.low == "found" and (not position or tokens[position - 1].low not in _TO_FOUND):
                unit = replace(unit, forms=tuple(form for form in unit.forms if form.lemma == "find"))
            if token.kind == "mark" and owning(tokens, position):
                unit = replace(unit, kind="possessive")  # "the two countries' border"
            if token.text == "/" and position + 1 in names and units and units[-1].kind in NAMES:
                unit = replace(unit, kind="dash")  # "the Iran/Iraq war"
            if token.text in _HYPHENS and units and (last := _counting(tokens, position)):
                unit = _joined_part(units.pop(), tokens[last])  # "a 90-page report"
                position = last
                token = tokens[last]
            joined = token.kind == "word" and "-" in token.low
            units += (_compound(token, tokens[position + 1 : position + 4], index) if joined else None) or [unit]
            position += 1
    return tuple(_dated(units))


_OF_POINT = 2
_HYPHENS = frozenset(("-", "‐", "‑"))
_COUNTED = frozenset(("page", "point", "nation", "country", "state", "mile", "kilometre", "kilometer", "km", "metre",
                      "meter", "foot", "acre", "truck", "vehicle", "ship", "seat", "article", "item", "step", "volume",
                      "paragraph", "clause", "party", "way", "run", "bed", "storey", "story", "room", "dollar", "tonne",
                      "ton", "inch", "degree", "percent", "per", "minute", "second"))  # fmt: skip
"""What a number before a hyphen counts in an adjective; of fighters, "500-man", it tells how many there are."""


def _counting(tokens: Sequence[Token], hyphen: int) -> int:
    """The last token of "90-page" before a noun, whose hyphen stands at ``hyphen``; 0 where there is none."""
    if not hyphen or hyphen + 2 >= len(tokens):
        return 0
    number, noun = tokens[hyphen - 1], tokens[hyphen + 1]
    close = number.end == tokens[hyphen].start and noun.start == tokens[hyphen].end
    return hyphen + 1 if close and number.kind == "number" and noun.low in _COUNTED else 0


def _joined_part(number: Unit, noun: Token) -> Unit:
    text = f"{number.text}-{noun.text}"
    return Unit("word", text, text.lower(), number.start, noun.end)


_TO_FOUND = frozenset(("to", "help", "helped", "helping", "will", "would", "could", "can", "may", "might", "must",
                       "should", "and", "or", "did", "not"))  # fmt: skip
"""After which "found" may be the verb of founders."""


def is_speech_verb(unit: Unit) -> bool:
    """Whether a unit can be a form of a verb of speech: "said", "claims"."""
    if not unit.forms:
        return False
    speech = wordlists().speech
    return any(form.lemma in speech for form in unit.forms)


def _holds_office(office: Unit, unit: Unit) -> bool:
    """Whether a name is that of the one in the office before it: "UN Secretary-General N. N."."""
    person = unit.speaker if unit.speaker is not None else unit.actor
    named = office.kind == unit.kind == "name" and office.actor is not None and office.actor.acts_for is not None
    return named and office.low.endswith(_OFFICES) and person is not None and person.type == "Person"


def _body_and_office(unit: Unit, index: NameIndex) -> list[Unit]:
    """The two names that "UN Secretary-General" is of, where who holds the office follows."""
    body = index.actor(unit.actor.acts_for or "") if unit.actor is not None else None
    size = next(len(office) for office in _OFFICES if unit.low.endswith(office))
    name, office = unit.text[:-size].rstrip(), unit.text[-size:]
    of = Unit("name", name, name.lower(), unit.start, unit.start + len(name), body)
    return [of, Unit("capital", office, "secretary-general", unit.end - size, unit.end)]


_OFFICES = ("secretary-general", "secretary general")


def _compound(token: Token, following: Sequence[Token], index: NameIndex) -> list[Unit] | None:
    """The names of "the Taliban-US deal", "Israeli-Palestinian talks" with the dash between them."""
    words = _COMPOUND.fullmatch(token.text)
    if words is None:
        return None
    joint = any(after.low in JOINT for after in following[:2])  # "Franco-British forces" are both's
    if not joint and not any(after.low in wordlists().accords or after.low in _BONDS for after in following):
        return None
    halves: list[Unit] = []
    for group in (1, 2):
        start, text = token.start + words.start(group), words[group]
        part = Token(start, start + len(text), text, text.lower(), "word")
        names = index.names([part])
        state = index.named(_COMBINING[text]) if group == 1 and text in _COMBINING else None
        if state is not None:
            halves.append(Unit("demonym", text, text.lower(), start, start + len(text), state))
            continue
        if len(names) != 1 or names[0].kind == "place":
            return None
        halves.append(_name_unit([part], names[0], 0, index, {}))
    dash = Unit("dash", "-", "-", halves[0].end, halves[1].start)
    return [halves[0], dash, halves[1]]


def _dated(units: list[Unit]) -> Iterator[Unit]:
    """The units, with what their neighbours make of them: "since 2014", "10–12", "no longer"."""
    last = len(units) - 1
    for index, unit in enumerate(units):
        made = unit.kind in _MADE_BY_NEIGHBOURS or unit.low in _SPECIAL
        made = made or (unit.kind == "word" and unit.low.endswith("ed"))
        counted = index < last and units[index + 1].kind == "number"
        yield _by_neighbours(units, index) if made or counted else unit


def _timed(units: list[Unit], index: int) -> bool:
    """Whether the number after a subordinator is no part of a subject: "after three days", not "after three rebels"."""
    if units[index].low not in _TIMING:
        return False
    beyond = units[index + 2] if index + 2 < len(units) else None
    if beyond is None or (units[index + 1].text[0].isdigit() and len(units[index + 1].text) == _YEAR_LENGTH):
        return True
    counted = beyond.low in ("of", "more", "other", "others") or beyond.kind in ("word", "number", *NAMES)
    return not counted or beyond.low in wordlists().classes["span"] or beyond.low in _TIMES


_TIMING = frozenset(("after", "before", "since", "until", "once"))
_TIMES = frozenset(("hour", "hours", "minute", "minutes", "decades", "century", "centuries", "round", "rounds",
                    "weekend", "weekends", "times", "seconds", "attempts", "sessions"))  # fmt: skip
_YEAR_LENGTH = 4


def _by_neighbours(units: list[Unit], index: int) -> Unit:
    unit, following = units[index], units[index + 1].kind if index + 1 < len(units) else "end"
    before = units[index - 1].kind if index else "end"
    if unit.low == "since" and before == "have":
        return replace(unit, kind="adverb")  # "has since fled"
    if unit.kind == "subordinator" and (following == "date" or (following == "number" and _timed(units, index))):
        return replace(unit, kind="preposition")
    if _once_more(units, index) or _dates_it(units, index) or _till_now(units, index):
        return replace(unit, kind="adverb")
    if _no_verb(units, index):
        return replace(unit, kind="word", forms=())
    if unit.kind == "word" and _perfect(units, index):
        return replace(unit, kind="verb", forms=(_guessed(unit.low),))
    if unit.kind == "end" and before == "date" and following == "number" and units[index - 1].text in MONTHS:
        return replace(unit, kind="date")  # "Jan. 1"
    if _on_the_17th(units, index) or (unit.kind == "number" and _of_date(units, index, following)):
        return replace(unit, kind="date")
    if unit.text == ":" and before == "number" and following == "number":
        return replace(unit, kind="number")  # "at 2:34 p.m."
    if unit.text == "there" and before in ("word", "capital", *NAMES) and following in ("verb", "have", "be"):
        return replace(unit, kind="adverb")  # "the talks there led to"
    if unit.low == "there" and index == 0 and following == "comma":
        return replace(unit, kind="adverb")  # "There, on 3 May, they signed"
    if unit.kind == "dash" and before in ("number", "date") and following in ("number", "date"):
        return replace(unit, kind="to")
    return unit


def _till_now(units: Sequence[Unit], index: int) -> bool:
    """Whether "yet" tells when, and joins no clauses: "has not yet attacked", "as yet"; not "has yet to"."""
    if units[index].low != "yet" or not index:
        return False
    before, following = units[index - 1], units[index + 1] if index + 1 < len(units) else None
    if following is not None and following.kind == "to":
        return False
    if before.kind in ("negation", "have", "be", "do", "modal") or before.low in ("never", "as", "cannot", "nor"):
        return True
    inserted = following is not None and before.kind in ("comma", "dash") and following.kind == before.kind
    return following is None or following.kind == "end" or inserted


def _of_date(units: list[Unit], index: int, following: str) -> bool:
    """Whether a number is part of a date: "on January 1 hit", "in 1877"."""
    return (following == "verb" and _in_month(units, index)) or _old_year(units, index)


def _old_year(units: Sequence[Unit], index: int) -> bool:
    """Whether a number is a year before 1900: "in 1877 Russia", "since June 1855", but not "in 1800 raids"."""
    if not _OLD_YEAR.fullmatch(units[index].text) or not index:
        return False
    before, following = units[index - 1], units[index + 1] if index + 1 < len(units) else None
    if before.text.rstrip(".") in MONTHS:
        return True
    counts = (
        following is not None and following.kind in ("word", "verb") and following.low.endswith(("s", "men", "people"))
    )
    return before.low in _IN_YEAR and not counts


_OLD_YEAR = re.compile(r"1[5-8]\d\d")
_IN_YEAR = frozenset(("in", "since", "by", "until", "till", "of", "from", "after", "before", "during", "early", "late",
                      "mid", "circa", "between", "to", "(", "and", "-", "–"))  # fmt: skip


def _dates_it(units: Sequence[Unit], index: int) -> bool:
    """Whether "early" tells when: "freed the prisoners early on Wednesday", "Late in June X shelled Y"."""
    following = units[index + 1 : index + 3] if units[index].low in ("early", "late") else ()
    leads = bool(following) and following[0].low in ("on", "in")
    if not following or not index or units[index - 1].kind not in ("word", "capital", *NAMES):
        return leads and not index
    named = following[0].kind == "date" or following[0].low in ("yesterday", "today", "overnight")
    return named or (leads and following[-1].kind == "date")


_GUNS = frozenset(("mortar", "rocket", "artillery", "machine-gun", "sniper", "tank", "small-arms", "shell", "cannon"))
_FIRED = frozenset(("fire", "attack", "attacks", "shells", "rounds", "bombs", "shell", "round", "barrage", "shelling"))


_ADVERBIAL = (
    "no longer", "once more", "once again", "at first", "at last", "at once", "at times", "by then", "in turn",
    "in fact", "in vain", "of late", "of course", "for now", "as yet", "so far", "thus far", "in part", "by now",
    "time and again", "again and again", "now and then", "over and over", "more than once", "once and for all",
    "for good", "in secret", "in private", "in public", "at will", "by far", "on and off", "all but",
)  # fmt: skip
"""Words that together say how or when, as one adverb does."""
_NO_ADVERBIAL = frozenset(
    ("light", "glance", "sight", "hand", "instance", "base", "blush", "of", "by", "because", "for")
)
"""Words before which they are no adverb: "at first sight", "in part because"."""


def _adverbials() -> dict[str, tuple[tuple[tuple[str, ...], int], ...]]:
    """By each of their words, the adverbials that it is part of, with its place in them."""
    found: dict[str, tuple[tuple[tuple[str, ...], int], ...]] = {}
    for text in _ADVERBIAL:
        words = tuple(text.split())
        for place, word in enumerate(words):
            found[word] = (*found.get(word, ()), (words, place))
    return found


_BY_WORD = _adverbials()
_MADE_BY_NEIGHBOURS = frozenset(("subordinator", "end", "number", "dash"))
_SPECIAL = _ADJECTIVAL | _BY_WORD.keys()
_HEDGES = frozenset(("suspected", "alleged", "presumed"))
_WHERE_FROM = frozenset(("firing", "fighting", "launching", "staging", "gathering", "landing", "crossing"))
_SPECIAL |= _HEDGES | _WHERE_FROM | {"allied", "aligned", "affiliated", "arms", "overnight"}
_SPECIAL |= {"since", "early", "late", "armed", "forces", "mortar", "fire", "meeting", "there", ":", "yet", "shipping"}


def _once_more(units: list[Unit], index: int) -> bool:
    """Whether the word belongs to "no longer", "at first", "again and again": what is one adverb."""
    for words, place in _BY_WORD.get(units[index].low, ()):
        first, last = index - place, index - place + len(words)
        if first < 0 or tuple([unit.low for unit in units[first:last]]) != words:
            continue
        if last >= len(units) or units[last].low not in _NO_ADVERBIAL:
            return True
    return False


def _on_the_17th(units: list[Unit], index: int) -> bool:
    """Whether the word belongs to "on the 17th" with no noun after it: a day of the month in hand."""
    number = index if units[index].kind == "number" else index + 1
    if number < 2 or number + 1 >= len(units) or units[number].kind != "number":
        return False
    words = (units[number - 2].low, units[number - 1].low)
    ordinal = units[number].low.endswith(("st", "nd", "rd", "th")) and units[number].low[0].isdigit()
    return ordinal and words == ("on", "the") and units[number + 1].kind not in ("word", "capital", "hyphen", *NAMES)


def _perfect(units: list[Unit], index: int) -> bool:
    """Whether a word in -ed that no list knows can only be a participle: "has disavowed", "having mistreated"."""
    word = units[index].low
    if not word.endswith("ed") or len(word) < 6 or word.startswith("un") or not word.isalpha():  # "has unmatched power"
        return False
    before = index - 1
    while before > 0 and units[before].kind == "adverb":
        before -= 1
    return before >= 0 and units[before].kind == "have" and word not in wordlists().classes["adjective_ed"]


def _no_verb(units: list[Unit], index: int) -> bool:
    """As in "the Congolese armed forces", "a lasting peace", "a flag meeting"."""
    word, following = units[index].low, units[index + 1].low if index + 1 < len(units) else ""
    if _is_armed(units, index) or (word == "forces" and (_is_armed(units, index - 1) or _named_forces(units, index))):
        return True
    if (word == "mortar" and following in _FIRED) or (word == "fire" and index and units[index - 1].low in _GUNS):
        return True
    if word == "shipping" and following in _AT_SEA:
        return True
    if word == "shipping" and index:
        before = units[index - 1]
        return before.kind == "demonym" or before.low in _SEA or any(f.lemma in _HARASSES for f in before.forms)
    if word == "arms" and (following in wordlists().nouns["commerce"] or following in _OF_ARMS) and index:
        return units[index - 1].kind not in ("pronoun", "relative", "modal", "to", "adverb")  # "U.S. arms sales"
    if word in _HEDGES and index + 2 < len(units) and units[index + 1].kind in _TOLD_APART:
        subject = index and units[index - 1].kind in (*NAMES, "word", "capital", "pronoun", "have", "be", "relative")
        band = units[index + 1].low.rpartition(" ")[2]  # "Suspected X militants struck", "bombed suspected X camps"
        theirs = wordlists().nouns["fighters"] | wordlists().nouns["assets"]
        return not subject and not {units[index + 2].low, band}.isdisjoint(theirs)
    if word in _WHERE_FROM and following in _STANDS:
        return True  # "destroyed two firing points of the enemy"
    if word in _OF_FRIENDS:  # "the army and allied X fighters"
        told = index and index + 1 < len(units) and units[index - 1].low in _LISTING
        return bool(told) and units[index + 1].kind in _TOLD_APART
    if word == "overnight":  # "an overnight raid"
        return index > 0 and units[index - 1].kind in ("determiner", "demonym", "possessive", "number")
    if word in _ADJECTIVAL:
        return index + 1 < len(units) and units[index + 1].kind == "word"
    held = word == "meeting" and index > 1 and (units[index - 2].kind == "determiner" or units[index - 2].low in _NTH)
    return held and units[index - 1].kind in ("word", "capital")  # "their first security meeting"


_TOLD_APART = NAMES | {"word", "capital"}
_NTH = frozenset(("first", "second", "third", "fourth", "last", "next", "latest", "final", "joint"))
_SEA = frozenset(("on", "against", "merchant", "commercial", "neutral", "civilian", "coastal", "maritime", "foreign"))
_AT_SEA = frozenset(("source", "sources", "agent", "agents", "lane", "lanes", "company", "companies", "firm", "firms",
                     "industry", "war", "route", "routes", "executives", "officials", "circles", "line", "lines",
                     "traffic", "minister", "ministry", "experts", "community"))  # fmt: skip
_HARASSES = frozenset(("attack", "hit", "strike", "target", "raid", "bomb", "harass", "threaten", "protect", "disrupt"))
_OF_ARMS = frozenset(("embargo", "deal", "deals", "dealer", "dealers", "transfers", "transfer", "shipment", "sale",
                      "delivery", "supply", "supplier", "suppliers", "package", "scandal", "race", "control", "talks",
                      "negotiators", "negotiator", "smuggling", "smugglers", "cache", "caches", "depot", "depots",
                      "profits", "money", "trafficking", "pact", "treaty", "agreement", "industry"))  # fmt: skip
_OF_FRIENDS = frozenset(("allied", "aligned", "affiliated"))
_LISTING = frozenset(("and", "with", "by", "its", "their", "the", "or", "other", "alongside", "from", "of"))
_STANDS = frozenset(("point", "points", "position", "positions", "pad", "pads", "post", "posts", "site", "sites",
                     "area", "areas", "ground", "grounds"))  # fmt: skip


def _named_forces(units: list[Unit], index: int) -> bool:
    """Whether "forces" are somebody's, for a verb follows: "X forces also shelled", "X forces have"."""
    if not index or units[index - 1].kind not in ("name", "demonym", "capital", "metonym"):
        return False
    after = index + 1
    while after < len(units) and units[after].kind == "adverb":
        after += 1
    if after >= len(units):
        return False
    if units[after].kind in ("have", "be", "modal", "do"):
        return True
    return units[after].kind == "verb" and any(form.finite and not form.base for form in units[after].forms)


def _is_armed(units: list[Unit], index: int) -> bool:
    """Whether "armed" at ``index`` says what somebody is: "the X armed forces", "its armed wing"."""
    if index < 1 or index + 1 >= len(units) or units[index].low != "armed":
        return False
    if units[index - 1].kind in _BEFORE_ADJECTIVE:
        return units[index + 1].low in _ARMED
    after = units[index + 2].low if index + 2 < len(units) else ""
    posted = units[index + 1].low == "forces" and after in wordlists().classes["title"]
    if units[index - 1].kind == "name" and (posted or units[index + 1].low in _ONE_BAND):
        return True  # "the X armed group", "X armed forces chief N. N.": what somebody armed would have an article
    before = units[index - 1].low  # "a radical armed Islamist group", not "the group armed Islamist rebels"
    adjective = before.endswith(("al", "ic", "ive", "ous")) and index > 1 and units[index - 2].low in ("a", "an")
    return adjective and any(unit.low in _ARMED for unit in units[index + 1 : index + 3])


_ONE_BAND = frozenset(("group", "faction", "movement", "wing", "organisation", "organization"))


def _in_month(units: list[Unit], index: int) -> bool:
    """Whether a month stands before the number, by its whole name or with a full stop."""
    before = index - 1 - (index > 1 and units[index - 1].low == ".")
    return before >= 0 and units[before].kind == "date" and units[before].text in MONTHS


def _with_acronym(tokens: Sequence[Token], name: Name, names: Mapping[int, Name]) -> int:
    """The last token of the name and of "(ABC)" after it, where that names the same actor."""
    inner = names.get(name.last + 2)
    closing = name.last + 3
    same = inner and inner.first == inner.last and inner.actor.name == name.actor.name
    if same and closing < len(tokens) and tokens[name.last + 1].text == "(" and tokens[closing].text == ")":
        return closing
    return name.last


def _name_unit(tokens: Sequence[Token], name: Name, last: int, index: NameIndex, defined: Mapping[str, Actor]) -> Unit:
    words = tokens[name.first : name.last + 1]
    text = " ".join(token.text for token in words)
    low, start, end = text.lower(), words[0].start, tokens[last].end
    principal = (index.actor(name.actor.acts_for) or defined.get(name.actor.acts_for)) if name.actor.acts_for else None
    if name.kind == "place":
        return Unit("capital", text, low, start, end, place=name.actor, holder=principal)
    if name.actor.type == "Person" and principal is not None and index.actor(name.actor.name) is None:
        # Whom only the text knows speaks for those whose minister or leader the text says that they are.
        return Unit("name", text, low, start, end, principal, speaker=name.actor)
    return Unit(name.kind, text, low, start, end, name.actor)


def _word_unit(token: Token, *, first: bool) -> Unit:
    kind, forms = _kind(token.kind, token.text, token.low, first=first)
    return Unit(kind, token.text, token.low, token.start, token.end, None, forms)


@lru_cache(maxsize=1 << 14)
def _kind(sort: str, text: str, low: str, *, first: bool) -> tuple[Kind, tuple[VerbForm, ...]]:
    lists = wordlists()
    if sort == "mark":
        return _MARKS.get(text, "word"), ()
    if sort == "possessive":
        return "possessive", ()
    if sort == "tail":
        return "tail", ()
    if text in DAYS or (sort == "number" and _DATED.fullmatch(text)):
        return "date", ()
    if sort == "number" or low in NUMBER_WORDS or _spelt(low):
        return "number", ()
    if text.rstrip(".") in MONTHS and not (first and low == "may"):
        return "date", ()
    if low in ("that", "to"):
        return ("that" if low == "that" else "to"), ()
    for name, kind in _WORD_KINDS:
        if low in lists.classes[name] and not (text == "Am" and not first):
            # "have" and "do" are also verbs of their own
            return kind, lists.forms.get(low, ()) if kind in ("have", "do") else ()
    capital = text[0].isupper() and not first
    forms = lists.forms.get(low, ())
    if forms and not capital:
        # What is a verb only after an auxiliary is a noun everywhere else.
        tensed = any(form.finite or form.participle or form.present for form in forms)
        return ("verb" if tensed else "word"), forms
    if capital:
        return "capital", ()
    if low.endswith("ed") and len(low) > 4 and not low.endswith("eed") and low.isalpha() and _tensed(low):
        return "verb", (_guessed(low),)
    return ("adverb" if low.endswith("ly") and len(low) > 4 and low not in _NOUNS_IN_LY else "word"), ()


def _spelt(word: str) -> bool:
    """Whether a word is a number such as "fifty-nine"."""
    tens, _, ones = word.partition("-")
    return tens.endswith("ty") and tens in NUMBER_WORDS and ones in NUMBER_WORDS


def _tensed(word: str) -> bool:
    """Whether a word in -ed that no list knows is rather a verb: no adjective, and no noun."""
    lists = wordlists()
    negative = word.startswith(("un", "dis", "mis")) and not word.startswith(("under", "unit", "dist", "miss"))
    return not negative and word not in lists.classes["adjective_ed"] and word not in lists.events


def _guessed(word: str) -> VerbForm:
    stem = word[:-2]
    if stem.endswith("i"):
        lemma = f"{stem[:-1]}y"
    elif stem[-1] == stem[-2] and stem[-1] not in "lsz":
        lemma = stem[:-1]
    else:
        lemma = stem
    return VerbForm(lemma, finite=True, participle=True)


_NOUNS_IN_LY = frozenset(
    ("family", "assembly", "supply", "reply", "ally", "rally", "monopoly", "anomaly", "friendly", "deadly", "elderly",
     "costly", "likely", "unlikely", "early", "orderly", "cowardly", "homily", "bully", "belly")
)  # fmt: skip
