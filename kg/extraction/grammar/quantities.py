"""Quantities: the numbers of a sentence, with their range and what the words beside them say of them."""

from __future__ import annotations

import re

from kg.extraction.grammar.phrases import Units
from kg.extraction.naming.people import given_names
from kg.extraction.words.records import record
from kg.extraction.words.verbforms import people_words
from kg.extraction.words.wordlists import wordlists
from kg.model import Comparator

__all__ = ["Quantity", "excluded", "moves_from", "parted", "quantity", "value_of"]

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_WORDS = {word: value for value, word in enumerate(_ONES)} | {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_SUFFIXES = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000, "tn": 1_000_000_000_000}
"""As in "300k", "2.5m", "1.2bn"."""
_SCALES |= {suffix: scale for suffix, scale in _SUFFIXES.items() if suffix not in ("k", "tn")}
_JOINTS = ("to", "–", "-", "—", "‐", "‑", "or")
_COMPARED: dict[tuple[str, ...], Comparator] = {
    ("no", "fewer", "than"): "at least", ("no", "less", "than"): "at least", ("not", "less", "than"): "at least",
    ("not", "fewer", "than"): "at least", ("as", "many", "as"): "at most", ("a", "minimum", "of"): "at least",
    ("a", "maximum", "of"): "at most", ("in", "excess", "of"): "over", ("no", "more", "than"): "at most",
    ("not", "more", "than"): "at most", ("a", "total", "of"): "exact", ("an", "estimated"): "about",
    ("at", "least"): "at least", ("at", "most"): "at most", ("up", "to"): "at most", ("more", "than"): "over",
    ("fewer", "than"): "under", ("less", "than"): "under", ("close", "to"): "about", ("upwards", "of"): "over",
    ("upward", "of"): "over", ("just", "over"): "over", ("well", "over"): "over", ("just", "under"): "under",
    ("some",): "about",
}  # fmt: skip
"""The longest that fits counts."""
_TRAILING: dict[tuple[str, ...], Comparator] = {("or", "more"): "at least", ("or", "so"): "about"}
_LONGEST = 3
_RANGES = frozenset(("range", "ranges", "ranged", "ranging", "vary", "varies", "varied", "varying"))
_FAR = 7
"""How many units before a number the verb may stand that moves it."""


@record
class Quantity:
    """A number in the text.

    Attributes:
        first: index of the first unit of its qualifying words.
        at: index of its own first unit.
        last: index of its last unit.
        low: its value, or the lower bound.
        high: the upper bound.
        comparator: what the qualifying words say.
    """

    first: int
    at: int
    last: int
    low: float
    high: float
    comparator: Comparator

    @property
    def minimum(self) -> float | None:
        """The least value that the words allow."""
        return None if self.comparator in ("at most", "under") else self.low

    @property
    def maximum(self) -> float | None:
        """The greatest value that the words allow."""
        return None if self.comparator in ("at least", "over") else self.high


def quantity(units: Units, index: int) -> Quantity | None:
    """The quantity whose number begins at ``index``: "685", "1.7 million", "6,000 to 6,500", "a dozen"."""
    read = _number(units, index)
    if read is None:
        return None
    low, last = read
    first, comparator = _before(units, index)
    upper = None if moves_from(units, first) else _upper(units, index, last, low)
    if upper is not None:
        low, high, last = upper
        between = index > 0 and units[index - 1].low == "between"
        between = between or (index > 1 and units[index - 1].low == "from" and units[index - 2].low in _RANGES)
        return Quantity(index if between else first, index, last, low, high, "range")
    if _of_no_range(units, index, last) or _of_a_fraction(units, index, last) or _of_a_king(units, index, last):
        return None
    after = tuple(unit.low for unit in units[last + 1 : last + 3])
    if after in _TRAILING and comparator == "exact":
        last, comparator = last + 2, _TRAILING[after]
    return Quantity(first, index, last, low, low, comparator)


def _of_no_range(units: Units, index: int, last: int) -> bool:
    """Whether the number is a bound of a range that is none: "between 10 and 5 people" counts nobody."""
    if index == 0:
        return False
    if units[index - 1].low == "between":
        joint = last + 1
        return joint + 1 < len(units) and units[joint].low == "and" and _number(units, joint + 1) is not None
    if units[index - 1].low != "and":
        return False
    opens = next((i for i in range(index - 2, max(index - _SPELT, -1), -1) if units[i].low == "between"), None)
    lower = _number(units, opens + 1) if opens is not None else None
    return lower is not None and lower[1] == index - 2


_SPELT = 7
"""Within how many units of the upper bound "between" has to stand."""


def _of_a_fraction(units: Units, index: int, last: int) -> bool:
    """As in "more than 1/3 of the brigade", which counts a share."""
    return (index > 0 and units[index - 1].text == "/") or (last + 1 < len(units) and units[last + 1].text == "/")


def _of_a_king(units: Units, index: int, last: int) -> bool:
    """As in "Henry 4, who had been killed": a number closed off after a given name, which counts nobody."""
    before = units[index - 1] if index > 0 else None
    given = before is not None and before.kind in ("capital", "name") and before.text in given_names()
    return given and last + 1 < len(units) and units[last + 1].kind in ("comma", "end", "possessive")


def _number(units: Units, index: int) -> tuple[float, int] | None:
    """The value of the number that begins at ``index``, and its last unit."""
    words = [unit.low for unit in units[index : index + 4]]
    if words[:2] == ["half", "a"] and len(words) > 2 and words[2] in ("million", "billion", "dozen"):
        return _SCALES[words[2]] / 2, index + 2
    if words == ["a", "quarter", "of", "a"] and index + 4 < len(units) and units[index + 4].low in _SCALES:
        return _SCALES[units[index + 4].low] / 4, index + 4
    alone = words[0] in ("a", "one") and len(words) > 1 and words[1] in _SCALES
    value = 1.0 if alone else value_of(words[0])
    found = None if value is None else _scaled(units, value, index)
    return found if found is not None and found[0] < _MOST else None


def _scaled(units: Units, value: float, last: int) -> tuple[float, int]:
    """The value with the scales and smaller numbers after it: "three hundred thousand", "a hundred and twenty"."""
    total = 0.0
    while last + 1 < len(units):
        word = units[last + 1].low
        if word in _SCALES:
            value *= _SCALES[word]
            last += 1
            continue
        joint = 1 if word == "and" else 0
        more = value_of(units[last + 1 + joint].low) if last + 1 + joint < len(units) else None
        spelt = (
            more is not None and units[last + 1 + joint].low[0].isalpha() and units[last].low in ("hundred", "thousand")
        )
        if more is None or not spelt or more >= 100:
            break
        total, value, last = total + value, more, last + 1 + joint
    return total + value, last


def moves_from(units: Units, first: int) -> bool:
    """Whether the quantity that begins there is what a number was before: "rose from some 200 to 300"."""
    if first == 0 or units[first - 1].low != "from":
        return False
    moved = wordlists().classes["moved_numbers"]
    return any(unit.low in moved for unit in units[max(0, first - _FAR) : first - 1])


_NOT = frozenset(("not", "n't"))
_ALMOST = frozenset(("nearly", "almost", "virtually", "practically", "not", "hardly", "scarcely"))
_UNIVERSAL = frozenset(("all", "every", "each", "both"))
_EVERYBODY = frozenset(("all", "everyone", "everybody"))
_SAVE = frozenset(("but", "except", "save", "bar", "excepting"))
_PARTS = frozenset((
    "none", "neither", "either", "most", "half", "some", "many", "few", "several", "any", "much", "part", "majority",
    "third", "thirds", "quarter", "quarters", "fraction", "handful", "minority", "more", "fewer", "others",
))  # fmt: skip
_THE = frozenset(("the", "its", "their", "his", "her", "our", "these", "those", "some", "about"))


def excluded(units: Units, found: Quantity) -> bool:
    """Whether those whom the number counts are said to be left out: "not one of", "all but three of".

    Nor does it count anybody in "six members of one family", where it only tells whose they are.
    """
    whole = found.first - 2
    if found.low == 1 and whole > 0 and units[whole + 1].low == "of" and units[whole].low in people_words():
        return any(unit.kind == "number" for unit in units[max(whole - 2, 0) : whole])
    words = [unit.low for unit in units[max(0, found.first - 3) : found.first]]
    if words[-2:] in (["a", "single"], ["even", "a"]):
        words = [unit.low for unit in units[max(0, found.first - 4) : found.first - 2]]
    while words and words[-1] in ("even", "single", "for"):
        words.pop()
    if words and words[-1] in _NOT:
        return True
    if words and words[-1] in _UNIVERSAL and found.low == 1:
        return True  # "every one of the 40" counts nobody
    return len(words) > 1 and words[-1] in _SAVE and words[-2] in _EVERYBODY


def _is_part(word: str) -> bool:
    """As in "three of", "two-thirds of"."""
    return value_of(word) is not None or word == "dozen" or word.rpartition("-")[2] in _PARTS


def parted(units: Units, found: Quantity) -> bool:
    """Whether the number is of a whole, of which the sentence tells a part: "nearly all of the 40", "three of the 40".

    Not "all of the 40", nor "the killing of the 40".
    """
    place = found.first - 1
    if place > 0 and units[place].kind == "possessive":
        place -= 2  # "half of the town's 30,000 inhabitants"
    while place >= 0 and units[place].low in _THE:
        place -= 1
    if place >= 0 and units[place].low == "of":
        place -= 1
        if place > 0 and units[place].low == "one" and units[place - 1].low in _UNIVERSAL:
            place -= 1  # "every one of the 40"
        elif place >= 0 and (units[place].low in _PARTS or _is_part(units[place].low)):
            return True
    return place > 0 and units[place].low in _UNIVERSAL and units[place - 1].low in _ALMOST


_EXACT = 15
"""Characters of the longest numeral that is read."""
_MOST = 1e15
"""What no count of people or things comes to: "9 million million million"."""


def value_of(text: str) -> float | None:
    """The value of one word or numeral.

    >>> value_of("fifty-nine"), value_of("1,200"), value_of("12,34"), value_of("9" * 40)
    (59.0, 1200.0, None, None)

    More digits than a float holds exactly count nothing: they are a mistake, or meant to do harm.
    """
    if text in _WORDS:
        return float(_WORDS[text])
    tens, _, ones = text.partition("-")
    if tens in _WORDS and ones in _WORDS and _WORDS[tens] >= 20 and 0 < _WORDS[ones] < 10:
        return float(_WORDS[tens] + _WORDS[ones])
    if not text[:1].isdigit():
        return None
    digits = text.rstrip("kmbtn")
    scale = _SUFFIXES.get(text[len(digits) :], 1)
    groups = re.split(r"[,\s]", digits if scale > 1 else text)  # "1,200", "1 200"
    if any(len(group.partition(".")[0]) != 3 for group in groups[1:]) or len(text) > _EXACT:
        return None
    try:
        return float("".join(groups)) * scale
    except ValueError:
        return None


def _upper(units: Units, index: int, last: int, low: float) -> tuple[float, float, int] | None:
    """The bounds and last unit of "6,000 to 6,500", "some 20-30", "between 40 and 50", "1.2 to 1.5 million"."""
    joint = last + 1
    between = index > 0 and units[index - 1].low == "between"
    if joint + 1 >= len(units) or units[joint].low not in (("and",) if between else _JOINTS):
        return None
    if value_of(units[joint + 1].low) is None:
        return None
    read = _number(units, joint + 1)
    if read is None:
        return None
    high, end = read
    scale = _SCALES.get(units[end].low, 1) if end > joint + 1 else 1
    if scale > 1 and last == index and low * scale < high:
        low *= scale
    return (low, high, end) if low < high else None


def _before(units: Units, index: int) -> tuple[int, Comparator]:
    """Where the number's qualifying words begin, and what they say."""
    words = tuple(unit.low for unit in units[max(0, index - _LONGEST) : index])
    for length in range(min(_LONGEST, len(words)), 0, -1):
        if words[-length:] in _COMPARED:
            return index - length, _COMPARED[words[-length:]]
    lists = wordlists().classes
    single: tuple[tuple[str, Comparator], ...] = (
        ("comparator_about", "about"), ("comparator_over", "over"), ("comparator_under", "under"),
    )  # fmt: skip
    for name, comparator in single:
        if words and words[-1] in lists[name]:
            return index - 1, comparator
    return index, "exact"
