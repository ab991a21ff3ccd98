"""Ships by their names: "USS Carney" is an American warship, "the Galaxy Leader, a cargo ship," stays a ship.

A ship acts for the navy that it is of, and who strikes it strikes that; a merchantman is nobody's by its name alone.
Its words give way to those that tell what it is, at the place of its name, so that every rule reads "the American
warship" there; a ship of which the text tells no owner keeps its name behind its kind: "tanker Marlin Luanda".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from kg.extraction.words.descriptions import descriptions
from kg.extraction.words.names import NameIndex
from kg.extraction.words.nametokens import Name
from kg.extraction.words.records import record
from kg.extraction.words.tokens import LONGEST_READ, Token
from kg.extraction.words.units import DAYS, MONTHS
from kg.extraction.words.wordlists import nouns_of, table, wordlists

__all__ = ["with_ships_plain"]

_LONGEST = 4
"""Words of a ship's name."""
_DIGITS = 2
_ADJECTIVES = 3
"""Words between whose a ship is and what it is: "the Argentine light cruiser"."""
_APPOSED = 6
"""Words from the comma after a ship's name to what it is: ", a Bahamas-flagged bulk carrier"."""
_WARSHIP, _SHIP = "warship", "vessel"


@record
class _Prefix:
    """The letters before a ship's name.

    Attributes:
        owners: words for the states whose ships bear them; none of merchantmen.
        introduced: whether they also stand for other things, so that "the" or a noun must lead to them.
    """

    owners: tuple[str, ...]
    introduced: bool


@record
class _Ship:
    """What stands for a ship.

    Attributes:
        whose: the words that tell its owner, as tokens: "Argentine"; "British", "-flagged".
        noun: what it is.
        name: its name without the letters before it.
    """

    whose: tuple[Token, ...]
    noun: str
    name: str

    @property
    def called(self) -> str:
        """What it is, with its name where no owner is told."""
        return self.noun if self.whose else f"{self.noun} {self.name}"


@cache
def _prefixes() -> Mapping[str, _Prefix]:
    return {
        row["prefix"]: _Prefix(tuple(filter(None, row["owners"].split(";"))), row["introduced"] == "yes")
        for row in table("ships")
    }


def with_ships_plain(sentences: Sequence[tuple[Token, ...]], index: NameIndex) -> list[tuple[Token, ...]]:
    """The words of each sentence of a document, with what a ship is in the place of its name.

    Args:
        sentences: their words.
        index: the lexicon.
    """
    told = [_tells(tokens) for tokens in sentences]
    if not any(told):
        return list(sentences)
    fleet: dict[tuple[str, ...], _Ship] = {}
    names = {i: index.names(sentences[i]) for i, tells in enumerate(told) if tells}
    states = frozenset(name.actor.name for known in names.values() for name in known)
    for i, known in names.items():
        for name, ship in _named(sentences[i], known, index, states):
            if name not in fleet or (ship.whose and not fleet[name].whose):
                fleet[name] = ship
    firsts = frozenset(name[0] for name in fleet)
    return [
        _plain(tokens, fleet) if firsts and any(token.text in firsts for token in tokens) else tokens
        for tokens in sentences
    ]


def _tells(tokens: Sequence[Token]) -> bool:
    """Whether a sentence may tell what a name is the name of."""
    if len(tokens) > LONGEST_READ:
        return False
    kinds, prefixes = _kinds(), _prefixes()
    return any(t.low in kinds or t.text in prefixes or _is_flag(t) for t in tokens) or _slashed(tokens)


@cache
def _kinds() -> frozenset[str]:
    """What a ship is, also by words that stand for much else but behind a comma after its name."""
    return wordlists().classes["vessel"] | wordlists().classes["flagship"]


def _is_flag(token: Token) -> bool:
    return token.kind == "tail" and token.low.lstrip("-–‐‑") in wordlists().classes["flying-flag"]


def _slashed(tokens: Sequence[Token]) -> bool:
    return any(token.text == "/" and _prefix_at(tokens, place - 1) for place, token in enumerate(tokens) if place)


def _prefix_at(tokens: Sequence[Token], place: int) -> int:
    """How many tokens the letters before a ship's name are that stand there: 3 of "M/V", else 1 or 0."""
    if tokens[place].text in _prefixes():
        return 1
    slashed = "".join(token.text for token in tokens[place : place + 3])
    return 3 if slashed in _prefixes() else 0


def _named(
    tokens: Sequence[Token], known: Sequence[Name], index: NameIndex, states: frozenset[str]
) -> Iterator[tuple[tuple[str, ...], _Ship]]:
    """The ships of a sentence that it tells to be ships, by the words of their names."""
    firm = [name for name in known if name.actor.type != "Person" and name.kind in ("name", "demonym")]
    taken = {place for name in firm for place in range(name.first, name.last + 1)}
    taken |= {name.first for name in known if name.kind in ("place", "metonym") and not _may_be_ships(tokens, name)}
    vessels = wordlists().classes["vessel"]
    for place, token in enumerate(tokens):
        if letters := _prefix_at(tokens, place):
            first = place + letters
            end = _name_end(tokens, first, frozenset())
            prefix = _prefixes()["".join(t.text for t in tokens[place:first])]
            led = place > 0 and (tokens[place - 1].low == "the" or tokens[place - 1].low in vessels)
            sure = not prefix.introduced or (led and _at_sea(tokens))
            if end > first and sure and tokens[end - 1].low not in descriptions().classes["group-last"]:
                name = _words(tokens, first, end)
                ship = _of_fleet(prefix, index, states, token, " ".join(name))
                yield name, ship
                yield _words(tokens, place, end), ship
        elif token.low in vessels and token.kind == "word":
            end = _name_end(tokens, place + 1, taken)
            if end > place + 1 and not _prefix_at(tokens, place + 1):
                name = _words(tokens, place + 1, end)
                yield name, _Ship(_whose(tokens, place, known), token.low, " ".join(name))
        elif _is_flag(token) and place:
            end = _name_end(tokens, place + 1, taken)
            if end > place + 1:
                name = _words(tokens, place + 1, end)
                yield name, _Ship(_whose(tokens, place + 1, known), _SHIP, " ".join(name))
        elif token.low == "the" and (apposed := _apposed(tokens, place + 1, taken, known)):
            yield apposed


def _may_be_ships(tokens: Sequence[Token], name: Name) -> bool:
    """Whether a town's name may be a ship's: "the ferry Dhaka sank", "Marlin Luanda", not "a ship Dhaka had hired"."""
    beyond = tokens[name.last + 1] if name.last + 1 < len(tokens) else None
    verbal = beyond is not None and beyond.kind == "word" and beyond.low not in wordlists().classes["preposition"]
    return not name.first or tokens[name.first - 1].text[0].isupper() or not verbal


def _at_sea(tokens: Sequence[Token]) -> bool:
    """Whether the sentence tells of ships: letters such as "SS" and "ARC" stand for much else."""
    classes = wordlists().classes
    return any(token.low in classes["at-sea"] or token.low in classes["vessel"] for token in tokens)


def _of_fleet(prefix: _Prefix, index: NameIndex, states: frozenset[str], at: Token, name: str) -> _Ship:
    """The ship of letters that one state's navy bears, or the one of two that the document names."""
    owners = [owner for owner in prefix.owners if len(prefix.owners) == 1 or _meant(owner, index) in states]
    if len(owners) != 1:
        return _Ship((), _SHIP if not prefix.owners else _WARSHIP, name)
    whose = tuple(Token(at.start, at.end, word, word.lower(), "word") for word in owners[0].split())
    return _Ship(whose, _WARSHIP, name)


def _meant(demonym: str, index: NameIndex) -> str:
    names = index.names([Token(0, len(demonym), demonym, demonym.lower(), "word")])
    return names[0].actor.name if names else ""


def _words(tokens: Sequence[Token], first: int, end: int) -> tuple[str, ...]:
    return tuple(token.text for token in tokens[first:end])


def _name_end(tokens: Sequence[Token], first: int, taken: Iterable[int]) -> int:
    """Where a name of a ship ends that begins at ``first``; there where there is none."""
    end = first
    while end < min(first + _LONGEST, len(tokens)) and _is_part(tokens, end) and end not in taken:
        end += 1
    if first < end < len(tokens) and tokens[end].kind == "number" and len(tokens[end].text) <= _DIGITS:
        end += tokens[end].text.isdigit() and (end + 1 == len(tokens) or _past(tokens[end + 1]))
    return end


def _is_part(tokens: Sequence[Token], place: int) -> bool:
    token = tokens[place]
    if token.text in _JOINING:
        return place + 1 < len(tokens) and tokens[place + 1].text[:1].isupper()
    named = token.kind in ("word", "initials") and token.text[0].isupper()
    return named and token.text not in DAYS and token.text not in MONTHS and not _titled(tokens, place)


_JOINING = frozenset(("of", "de", "da", "y"))


def _titled(tokens: Sequence[Token], place: int) -> bool:
    """Whether a title opens there after which no ship is named: "the vessel Captain Oba said"."""
    return tokens[place].low in wordlists().classes["ship-officer"]


def _past(token: Token) -> bool:
    """Whether a number before it ends the name: "Grace 1 off P", but not "the tanker Grace 2 sailors"."""
    return token.kind != "word" or token.low in wordlists().classes["preposition"] or token.low in _ENDING


_ENDING = frozenset(("off", "was", "is", "has", "had", "were", "and"))


def _whose(tokens: Sequence[Token], noun: int, known: Sequence[Name]) -> tuple[Token, ...]:
    """The words before what a ship is that tell its owner: "Argentine" of "the Argentine light cruiser"."""
    place = noun - 1
    while place >= max(noun - _ADJECTIVES, 0) and _is_adjective(tokens[place]):
        place -= 1
    flying = place > 0 and tokens[place].kind == "tail"
    name = next((n for n in known if n.last == place - flying and n.kind == "demonym"), None)
    if name is None and flying:
        name = next((n for n in known if n.last == place - 1 and n.kind == "name"), None)  # "US-flagged", "Oman-owned"
    if name is None or (flying and _by_nobody(tokens[place], name)):
        return ()
    return tuple(tokens[name.first : place + 1])


def _by_nobody(tail: Token, name: Name) -> bool:
    """Whether "-owned" or a flag that is let out tells of no state: "Greek-owned", "Liberian-flagged"."""
    return tail.low.lstrip("-–‐‑") not in wordlists().classes["flying-flag"] or name.actor.name in _open_registries()


@cache
def _open_registries() -> frozenset[str]:
    return frozenset(row["state"] for row in table("open_registries"))


def _is_adjective(token: Token) -> bool:
    plain = token.kind == "word" and token.text[0].islower()
    return plain and token.low not in _CLOSED and token.low not in wordlists().classes["preposition"]


_CLOSED = frozenset(("the", "a", "an", "its", "their", "his", "and", "or", "two", "three", "several"))


def _apposed(
    tokens: Sequence[Token], first: int, taken: set[int], known: Sequence[Name]
) -> tuple[tuple[str, ...], _Ship] | None:
    """The ship of "the Rubymar, a Belize-flagged bulk carrier", whose name begins at ``first``."""
    end = _name_end(tokens, first, taken)
    if not first < end < len(tokens) - 2 or tokens[end].text != "," or tokens[end + 1].low not in ("a", "an", "the"):
        return None
    for place in range(end + 2, min(end + 2 + _APPOSED, len(tokens))):
        if tokens[place].low in _kinds():
            ends = place + 1 == len(tokens) or tokens[place + 1].text in _AFTER or _goes_on(tokens[place + 1].low)
            name = _words(tokens, first, end)
            noun = tokens[place].low if tokens[place].low in nouns_of("assets") else _SHIP
            ship = _Ship(_whose(tokens, place, known), noun, " ".join(name))
            return (name, ship) if ends else None
        if tokens[place].kind == "mark":
            return None
    return None


_AFTER = frozenset((",", ".", ";", ")", "–", "—"))
_GOING_ON = frozenset(("that", "which", "off", "carrying", "bound", "flying", "run"))


def _goes_on(word: str) -> bool:
    """Whether what a noun is of or has been done to follows it: "tanker managed by", "carrier of the fleet"."""
    return word in _GOING_ON or word.endswith("ed") or word in wordlists().classes["preposition"]


# ---------------------------------------------------------------- the words in the place of a name


def _plain(tokens: tuple[Token, ...], fleet: Mapping[tuple[str, ...], _Ship]) -> tuple[Token, ...]:
    """The words of a sentence with what each ship is in the place of its name."""
    found: list[Token] = []
    place = 0
    while place < len(tokens):
        name = _ship_at(tokens, place, fleet)
        if name is None:
            found.append(tokens[place])
            place += 1
            continue
        ship, span = fleet[name], (tokens[place].start, tokens[place + len(name) - 1].end)
        if found and found[-1].low in wordlists().classes["vessel"]:
            noun = found.pop()
            unsaid = bool(ship.whose) and not (found and _tells_whose(found[-1]))
            found += _placed(ship.whose, noun.start, noun.end) if unsaid else ()
            text = noun.text if ship.whose else ship.called
            found.append(replace(noun, text=text, low=noun.low if ship.whose else ship.noun, end=span[1]))
        else:
            found += (*_placed(ship.whose, *span), Token(*span, ship.called, ship.noun, "word"))
        place += len(name)
    return tuple(found)


def _tells_whose(token: Token) -> bool:
    """Whether the word before a noun can tell whose it is: "the Argentine cruiser", "the Oman-owned tanker"."""
    return token.kind in ("tail", "possessive") or (
        token.kind == "word" and token.text[0].isupper() and token.low != "the"
    )


def _placed(tokens: Sequence[Token], start: int, end: int) -> Iterator[Token]:
    return (replace(token, start=start, end=end) for token in tokens)


def _ship_at(tokens: Sequence[Token], place: int, fleet: Mapping[tuple[str, ...], _Ship]) -> tuple[str, ...] | None:
    """The words of the longest name of a ship that begins there, where a ship can be meant."""
    for length in range(min(_LONGEST + 4, len(tokens) - place), 0, -1):
        name = _words(tokens, place, place + length)
        if name in fleet and (_prefix_at(tokens, place) or _led(tokens, place)):
            before = tokens[place - 1].low if place else ""
            whole = bool(_prefix_at(tokens, place)) or before in wordlists().classes["vessel"]
            return name if _ends(tokens, place + length, whole=whole) else None
    return None


def _ends(tokens: Sequence[Token], after: int, *, whole: bool) -> bool:
    """Whether a ship's name ends before ``after``: no "the Eisenhower administration" after "USS Eisenhower"."""
    if after >= len(tokens) or tokens[after].kind != "word":
        return True
    beyond, lists = tokens[after], wordlists()
    if beyond.text[0].isupper():
        return False
    told = any(beyond.low in lists.classes[name] for name in _SMALL) or any(
        f.finite for f in lists.forms.get(beyond.low, ())
    )
    return whole or told


_SMALL = ("preposition", "conjunction", "relative", "subordinator", "modal", "be", "have", "do", "adverb", "negation")


def _led(tokens: Sequence[Token], place: int) -> bool:
    before = tokens[place - 1] if place else None
    if before is None:
        return False
    return before.low == "the" or before.low in wordlists().classes["vessel"] or before.kind == "tail"
