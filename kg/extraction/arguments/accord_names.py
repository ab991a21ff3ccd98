"""The names that texts give agreements: "the Jeddah Declaration", "the Pretoria peace agreement"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.extraction.arguments.accord_mentions import Mention
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Units
from kg.extraction.words.records import record
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["AccordNames", "in_a_name", "stated_name"]

_KINDS = frozenset(
    (
        "peace",
        "ceasefire",
        "cease-fire",
        "truce",
        "power-sharing",
        "framework",
        "political",
        "nuclear",
        "border",
        "grain",
    )
)
"""Words that say of what kind an agreement is, and so name none."""
_GENERIC = _KINDS | {"new", "final", "first", "joint", "the", "a", "comprehensive", "permanent", "interim", "draft"}
_TITLE = frozenset(("on", "of", "for", "the", "and", "to"))
"""Small words within the name of an agreement: "Agreement on the Resolution of the Conflict"."""
_NAMED_AFTER = frozenset(("on", "the"))
_ANY = (None, "", "Agreement")
_MOST = 10
"""Units of the longest name; what is longer is a heading."""


def stated_name(units: Units, mention: Mention) -> str:
    """The name that the text gives the agreement of ``mention``, in title case; empty where it only says what it is.

    A name has a capitalised noun with a word of its own before it ("the Camp David Accords"), or a city directly
    before what kind of agreement it is ("the Pretoria peace agreement").
    """
    noun, first = mention.index, mention.index
    while first > 0 and noun - first < _MOST and _belongs(units, first - 1, noun):
        first -= 1
    words = units[first:noun]
    if len(words) == 1 and not _is_capital(units[noun]) and words[0].kind == "capital":
        own = first > 0  # "the Simla agreement"
    elif _is_capital(units[noun]):
        own = any(_is_capital(word) and word.low not in _KINDS for word in words) and not _only_generic(words)
    else:
        own = any(word.kind in ("metonym", "capital") for word in words) and not _only_generic(words)
    last = _name_end(units, noun) if _is_capital(units[noun]) else noun
    own = own or (last > noun and bool(words) and all(map(_is_capital, words)))  # "Comprehensive Agreement on the P"
    if not own or _is_title((*units[:first], *units[last + 1 :])):
        return ""
    return " ".join(word if word in _TITLE else word[:1].upper() + word[1:] for word in _texts(units[first : last + 1]))


def _name_end(units: Units, noun: int) -> int:
    """The last unit of a name that goes on after its noun: "Agreement on the Resolution of the Conflict"."""
    last = index = noun
    while index + 1 < len(units) and index - noun < _MOST:
        index += 1
        if units[index].kind == "capital" or (units[index].kind == "name" and units[index - 1].low in _NAMED_AFTER):
            last = index
        elif units[index].low not in _TITLE or (units[index].low == "and" and units[index + 1].low in _TITLE):
            break  # "the Armistice Agreement and of the …" is of two
    return last


def in_a_name(units: Units, index: int) -> bool:
    """Whether the word stands within the name of an agreement, and so reports nothing of its own."""
    at = index
    while at > 0 and (units[at].kind == "capital" or units[at].low in _TITLE):
        at -= 1
        noun = wordlists().accords.get(units[at].low)
        if noun is not None and noun.kind == "agreement" and _is_capital(units[at]):
            return _name_end(units, at) >= index
    return False


def _texts(units: Units) -> Iterable[str]:
    return (unit.text for unit in units)


def _belongs(units: Units, index: int, noun: int) -> bool:
    """Whether the unit is one of the words of the name before the noun."""
    unit = units[index]
    if unit.kind == "capital":
        return index > 0 or unit.low not in _GENERIC
    if unit.kind == "date":
        return _is_capital(unit) and index > 0 and units[index - 1].kind == "capital"  # "Good Friday"
    if unit.kind == "metonym":
        return unit.actor is not None
    if unit.kind == "name" and _is_capital(units[noun]):
        paired = index > 0 and units[index - 1].kind == "dash"  # "the A–B Border Treaty"
        return index + 1 < noun and units[index + 1].kind == "capital" and not paired  # "Jordan Valley Accord"
    return unit.low in _KINDS and not _is_capital(units[noun])


def _is_capital(unit: Unit) -> bool:
    return unit.text[:1].isupper()


def _only_generic(words: Units) -> bool:
    """Whether the words name nothing; "Comprehensive Peace Agreement" is a name by its capitals alone."""
    if len(words) > 1 and all(_is_capital(word) for word in words):
        return all(word.low in _KINDS for word in words)
    return all(word.low in _GENERIC for word in words)


def _is_title(units: Units) -> bool:
    """Whether nearly all words are capitalised, so that capitals say nothing."""
    words = [unit for unit in units if unit.actor is None and len(unit.text) > 3 and unit.text.isalpha()]
    return len(words) > 2 and sum(map(_is_capital, words)) > 0.7 * len(words)


@record
class AccordNames:
    """What a document calls the agreements of each set of parties.

    Attributes:
        names: by names of the parties, each with its kind of agreement.
    """

    names: Mapping[frozenset[str], frozenset[tuple[str | None, str]]]

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> AccordNames:
        """Those of a document's findings, each with its parties."""
        names: dict[frozenset[str], frozenset[tuple[str | None, str]]] = {}
        for finding in findings:
            if finding.agreement:
                key = _parties(finding)
                names[key] = names.get(key, frozenset()) | {(finding.event, finding.agreement)}
        return cls(names)

    def named(self, finding: Finding) -> Finding:
        """The finding with the name of its agreement, where its sentence or the document gives just one."""
        if finding.agreement != "":
            return finding
        known = self.names.get(_parties(finding), frozenset())
        # "The agreement" may be one of any kind; "the ceasefire" is no treaty that has a name.
        names = {name for event, name in known if event == finding.event or finding.event in _ANY}
        return replace(finding, agreement=names.pop()) if len(names) == 1 else finding


def _parties(finding: Finding) -> frozenset[str]:
    return frozenset(party.actor.name for party in finding.parties)
