"""Functions: what a noun phrase is to the verbs of its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from kg.extraction.grammar.verbgroups import VerbGroup
from kg.extraction.parsing.syntax import Item, Node
from kg.extraction.words.records import record
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["Function", "clean_after", "functions_of", "listed_after", "listed_together", "repeated"]


@record
class Function:
    """What a noun phrase is to a verb.

    Attributes:
        role: ``subject``, ``object``, ``complement``, or ``gap`` for the object that a relative pronoun stands for.
        verb: the verb.
        preposition: the one that leads to a complement.
        bare: whether the verb has no object of its own.
    """

    role: Literal["subject", "object", "complement", "gap"]
    verb: VerbGroup
    preposition: str
    bare: bool


def functions_of(nodes: Iterable[Node]) -> Mapping[int, tuple[Function, ...]]:
    """By chunk of a noun phrase, what it is."""
    found: dict[int, list[Function]] = {}

    def add(items: Iterable[Item], role: Literal["subject", "object", "complement", "gap"], word: str = "") -> None:
        for item in items:
            function = Function(role, node.group, word, not node.objects)
            if function not in (held := found.setdefault(item.chunk, [])):
                held.append(function)

    for node in nodes:
        add(node.subject, "subject")
        for items in node.objects:
            add(items, "object")
        for word, items in node.complements:
            add(items, "complement", word)
        add(node.gap, "gap")
    return {chunk: tuple(functions) for chunk, functions in found.items()}


def listed_together(nodes: Iterable[Node], loose: Iterable[list[Item]] = ()) -> dict[int, list[Item]]:
    """By chunk of a noun phrase, the list of those that "and" joins it to, also where no verb has the list."""
    found: dict[int, list[Item]] = {item.chunk: items for items in loose if len(items) > 1 for item in items}
    for node in nodes:
        for items in (node.subject, *node.objects, *(items for _, items in node.complements)):
            for item in items:
                if len(items) >= len(found.get(item.chunk, ())):
                    found[item.chunk] = items  # more than the subject of "which …" on one of them
                for _, places in item.tail:
                    inner = [Item(place) for place in places]
                    found.update((place, inner) for place in places if len(places) > 1)
    return found


def listed_after(lists: Mapping[int, Sequence[Item]], chunk: int) -> Sequence[Item]:
    """Those that stand after the one of the chunk on its list."""
    items = lists.get(chunk, ())
    start = next((i for i, item in enumerate(items) if item.chunk == chunk), 0)
    return items[start + 1 : start + _LISTED]


_LISTED = 6
_REPEATED = frozenset(("on", "upon", "against", "with", "to", "from", "by"))
_BEFORE_TO = frozenset(("according", "due", "thanks", "owing", "prior", "next", "close", "similarly", "contrary"))
_THEN = frozenset(("and", "then", "later", "also"))
_WHEN = frozenset(("in", "on", "since", "from", "until", "after"))


def repeated(units: Sequence[Unit], first: int, last: int) -> int | None:
    """Where the B begins of "against A and, from 1975, against B", "with A, then with B"; ``None`` where none does.

    Args:
        units: the sentence.
        first: where A begins.
        last: where A ends, with what hangs on it.
    """
    word, index = units[first - 1] if first else None, last + 1
    if word is None or word.kind not in ("preposition", "to") or word.low not in _REPEATED or index >= len(units):
        return None
    if units[index].kind != "comma" and units[index].low not in ("and", "then"):
        return None
    while index + 1 < len(units):
        dated = units[index].low in _WHEN and units[index + 1].kind == "date"
        if not dated and units[index].kind not in ("comma", "adverb", "date") and units[index].low not in _THEN:
            break
        index += 1 + dated
    if word.low == "with" and all(unit.kind == "comma" for unit in units[last + 1 : index]):
        return None  # "held talks with A, with B as mediator"
    if units[index - 1].low in _BEFORE_TO:
        return None  # "gave refuge to A, according to B"
    return index + 1 if index + 1 < len(units) and units[index].low == word.low else None


_AFTER_OBJECT = frozenset(
    (
        "comma", "stop", "dash", "quote", "open", "close", "end", "conjunction", "preposition", "subordinator",
        "relative", "that", "adverb", "to", "number", "date",
    )
)  # fmt: skip
_FOLLOWING = frozenset(("following", "previous"))
_OFTEN = frozenset(("than", "more", "twice", "nearly", "almost", "around", "less"))
"""As in "struck X more than 500 times"."""
_MEASURES = frozenset(("mile", "miles", "kilometre", "kilometres", "kilometer", "kilometers", "km", "metres", "meters",
                       "yards", "day", "days", "week", "weeks", "month", "months", "hour", "hours"))  # fmt: skip
_RECENT = frozenset(("this", "last", "next", "earlier", "past", "same"))


_EACH = frozenset(("every", "each", "all"))


def _long_after(units: Sequence[Unit], first: int) -> bool:
    """Whether "a year later", "some weeks ago", "half a day after" begins at ``first``."""
    at = first
    while at < len(units) - 1 and at - first < _COUNT and (units[at].low in _SOME or units[at].kind == "number"):
        at += 1
    span = at > first and (units[at].low in wordlists().classes["span"] or units[at].low in _SHORT)
    return span and at + 1 < len(units) and units[at + 1].low in _AGO


_COUNT = 4
_SOME = frozenset(("a", "an", "some", "several", "few", "couple", "of", "half", "many", "barely", "just", "only"))
_SHORT = frozenset(("hour", "hours", "minute", "minutes", "moment", "moments", "decades", "century", "fortnight"))
_AGO = frozenset(("ago", "later", "earlier", "before", "after", "afterwards"))


def clean_after(units: Sequence[Unit], last: int) -> bool:
    """Whether the object that ends at ``last`` is over there: no verb of its own follows it."""
    if last + 1 >= len(units):
        return True
    following = units[last + 1]
    if following.kind in _AFTER_OBJECT:
        return True
    if following.low in wordlists().classes["loyal"] and last + 2 < len(units):
        return units[last + 2].low in ("to", "with")  # "fought troops loyal to X"
    if following.low == "up" and last + 2 < len(units) and units[last + 2].kind == "to":
        return True  # "seized posts up to the border"
    if following.low in ("ablaze", "afire", "aflame", "alight", "adrift"):
        return True  # "set a bus ablaze"
    if following.low in _OFTEN or following.low in ("such", "including"):
        return True  # "fights groups such as X"
    if following.low in ("out", "away") and last + 2 < len(units) and units[last + 2].low.endswith("ing"):
        return True  # "shot boys out herding goats"
    recent = last + 1 + (following.low == "the")  # "with Iran last week", "with Iran the next day"
    if recent + 1 < len(units) and (units[recent].low in _RECENT or units[recent].low in _FOLLOWING):
        return units[recent + 1].low in wordlists().classes["span"] or units[recent + 1].kind == "date"
    if following.low in _EACH and last + 2 < len(units):
        return units[last + 2].low in wordlists().classes["span"] or units[last + 2].low == "hour"  # "every day"
    if _long_after(units, last + 1):
        return True  # "invaded X a year later", "bombed X a few weeks ago"
    if following.kind in ("determiner", "number") and last + 3 < len(units):
        # "a camp of X a mile inside P", "a post three kilometres from P"
        if units[last + 2].low == "times" or units[last + 3].low in ("time", "times"):
            return True  # "clashed with Y several times", "some 20 times", "a second time"
        some = following.kind == "determiner" and units[last + 2].kind == "number"  # "some 10 miles off P"
        measure = last + 2 + some
        measured = units[measure].low in _MEASURES and measure + 1 < len(units)
        return measured and units[measure + 1].kind in ("preposition", "adverb", "subordinator")
    return following.kind == "verb" and any(form.present or form.participle for form in following.forms)
