"""Definitions: the names that a document itself explains: acronyms, armed groups nobody listed, people with titles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.extraction.names import Defined, Name, NameIndex
from kg.extraction.people import Person, people
from kg.extraction.tokens import Token
from kg.extraction.wordlists import wordlists
from kg.model import Actor

__all__ = ["definitions"]

_GROUP_NOUNS = frozenset(
    (
        "front", "army", "brigade", "brigades", "movement", "militia", "resistance", "forces", "battalion",
        "mujahideen", "fighters", "guard", "legion", "command", "corps", "column", "militias", "squads",
    )
)  # fmt: skip
_LAST = frozenset(("front", "brigade", "brigades", "movement", "militia", "resistance", "battalion", "battalions"))
"""Last words that show an armed group by themselves, after a name of two words or more."""
_BODIES = frozenset(("league", "alliance"))
_SPORT = frozenset(("premier", "champions", "super", "europa", "football", "major", "national", "ivy", "justice"))
_GROUP_ADJECTIVES = frozenset(
    (
        "liberation", "revolutionary", "islamic", "people's", "national", "patriotic", "popular", "democratic",
        "salvation", "defence", "defense", "self-defence", "self-defense", "independence", "resistance", "freedom",
        "martyrs", "united", "rebel", "mobile", "free",
    )
)  # fmt: skip
_KINDS = frozenset(("militia", "group", "movement", "faction", "rebels", "insurgency", "guerrillas", "cartel", "gang"))
_ARMED_ADJECTIVES = frozenset(
    (
        "armed", "militant", "rebel", "insurgent", "islamist", "jihadist", "separatist", "guerrilla", "extremist",
        "paramilitary", "terrorist", "terror", "criminal",
    )
)  # fmt: skip
_FIGHTERS = frozenset(
    (
        "rebels", "fighters", "militants", "insurgents", "guerrillas", "militiamen", "separatists", "jihadists",
        "gunmen", "militia", "militias", "rebel",
    )
)  # fmt: skip
_ARMED_PEOPLE = _FIGHTERS | {"soldiers", "commander", "commanders", "members", "leader", "leaders", "base", "bases"}
_GENERIC = frozenset(
    (
        "western", "eastern", "northern", "southern", "foreign", "islamic", "muslim", "christian", "local", "many",
        "some", "other", "allied", "the", "two", "three", "armed", "former", "pro", "anti", "both", "all", "several",
        "suspected", "islamist", "jihadist", "masked", "unidentified", "unknown", "these", "those", "rival", "senior",
        "dozens", "hundreds", "thousands", "a", "an", "no", "young", "most", "more", "on", "in", "at", "as", "when",
    )
)  # fmt: skip
_DESCRIPTIVE = ("ese", "ish", "ian", "ist", "reg", "tu", "ni", "ia", "an", "ic", "ani", "i")
"""Endings of adjectives: "Tuareg rebels" is a description, "Kefu rebels" holds a name."""
_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9-]{1,9}")
_COALITIONS = {"Islamic State": "Global Coalition against Daesh", "Houthis": "Saudi-led coalition"}
_LONGEST = 9


def definitions(
    sentences: Iterable[Sequence[Token]], index: NameIndex, names: Iterable[Sequence[Name]] | None = None
) -> Defined:
    """Names that the document defines, as written, with whom they name.

    Args:
        sentences: the tokens of each.
        index: the lexicon.
        names: the lexicon's names among them, sentence by sentence, where they have been looked up before.

    An acronym of an actor that the lexicon knows stands for that actor; a long name otherwise has to read
    as an armed group's ("… Liberation Front"), or it is left alone.
    """
    found: dict[str, Actor] = {}
    seen: set[str] = set()
    persons: list[Person] = []
    looked_up = ((tokens, index.names(tokens)) for tokens in sentences)
    for tokens, known in looked_up if names is None else zip(sentences, names, strict=True):
        seen.update(name.actor.name for name in known)
        taken = {place for name in known for place in range(name.first, name.last + 1)}
        for position, acronym in _in_parentheses(tokens):
            _define_acronym(found, tokens, position, acronym, index)
        for actor in (*_groups(tokens, taken), *_described(tokens, taken)):
            if actor.name not in found:
                # "National Liberation Army" is the one that the lexicon tells apart by its country, if there is one.
                found[actor.name] = index.bare(actor.name) or actor
        persons += people(tokens, known, taken)
    return Defined(_coalition(seen, index) | _people(persons, found) | found)


def _people(persons: Sequence[Person], found: Mapping[str, Actor]) -> dict[str, Actor]:
    """By full name and by surname, each person; a surname of two people is nobody's."""
    by_name: dict[str, Actor] = {}
    by_surname: dict[str, dict[str, None]] = {}
    former = {person.actor.name for person in persons if person.former}
    for person in sorted(persons, key=lambda person: person.known):
        actor = replace(person.actor, acts_for=None) if person.actor.name in former else person.actor
        held = by_name.get(actor.name)
        if held is None or held.acts_for is None:
            by_name[actor.name] = actor
        for surname in person.surnames:
            full = by_surname.setdefault(surname, {})
            if not (person.known and full):
                full[actor.name] = None
    called = dict(by_name)
    for surname, full in by_surname.items():
        if len(full) == 1 and surname not in found:
            called.setdefault(surname, by_name[next(iter(full))])
    return called


def _coalition(seen: set[str], index: NameIndex) -> dict[str, Actor]:
    """Which of the known coalitions "the Coalition" is, by the enemy that the document names."""
    fitting = [index.actor(name) for enemy, name in _COALITIONS.items() if enemy in seen]
    if len(fitting) != 1 or fitting[0] is None:
        return {}
    return dict.fromkeys(("Coalition", "coalition"), fitting[0])


def _define_acronym(
    found: dict[str, Actor], tokens: Sequence[Token], position: int, acronym: str, index: NameIndex
) -> None:
    run = _capitalised_before(tokens, position)
    words = [token.text for token in run]
    known = next((name for name in index.names(run) if name.last == len(run) - 1), None) if run else None
    if known and known.kind == "name":
        if _stands_for(acronym, words[known.first :]):
            found.setdefault(acronym, known.actor)
    elif run and _is_group(run) and _stands_for(acronym, words):
        actor = Actor(" ".join(words), "MilitantGroup", (acronym,))
        found[actor.name] = actor
        found.setdefault(acronym, actor)


def _groups(tokens: Sequence[Token], taken: set[int]) -> Iterator[Actor]:
    """Long names that read as an armed group's, wherever they stand."""
    for start, last in _runs(tokens):
        first = _past_members(tokens, start)
        run = tokens[first : last + 1]
        words = [token.low for token in run]
        owned = first > 0 and tokens[first - 1].kind == "possessive"
        free = any(place not in taken for place in range(first, last)) and last not in taken
        if len(run) < 2 or owned or not free or (words[0] in _GENERIC and len(run) == 2):
            continue
        if words[-1] in _LAST or (_is_group(run) and words[-1] in _GROUP_NOUNS):
            yield Actor(" ".join(token.text for token in run), "MilitantGroup")
        elif words[-1] in _BODIES and words[0] not in _GENERIC | _SPORT:
            yield Actor(" ".join(token.text for token in run), "Organization")


def _past_members(tokens: Sequence[Token], first: int) -> int:
    """Where the name begins in "Rebels of the X", "The X"."""
    if first + 2 < len(tokens) and tokens[first].low in wordlists().nouns["fighters"] and tokens[first + 1].low == "of":
        first += 2
    return first + (tokens[first].low == "the")


def _described(tokens: Sequence[Token], taken: set[int]) -> Iterator[Actor]:
    """As in "Kefu fighters", "Tuareg rebels", "the Kefu militia", "Ansar al-Sharia, an Islamist militia"."""
    for first, last in _runs(tokens):
        if last + 1 >= len(tokens) or any(place in taken for place in range(first, last + 1)):
            continue
        run = tokens[first : last + 1]
        if run[0].low in _GENERIC or (first == 0 and len(run) == 1 and run[0].low in wordlists().common):
            continue
        following = tokens[last + 1].low
        name = " ".join(token.text for token in run)
        if _of_fighters(tokens, first):
            yield Actor(name, "MilitantGroup")
        elif following in _FIGHTERS:
            adjective = len(run) == 1 and run[0].low.endswith(_DESCRIPTIVE)
            yield Actor(f"{name} {tokens[last + 1].text}" if adjective else name, "MilitantGroup")
        elif _appositive_kind(tokens, last + 1):
            yield Actor(name, "MilitantGroup")


def _of_fighters(tokens: Sequence[Token], first: int) -> bool:
    """As in "gunmen from the X", "fighters of the X": more than a place's name."""
    if first < 3 or tokens[first - 1].low != "the" or tokens[first].low in wordlists().classes["region"]:
        return False
    return tokens[first - 2].low in ("of", "from") and tokens[first - 3].low in _ARMED_PEOPLE


def _appositive_kind(tokens: Sequence[Token], comma: int) -> bool:
    """Whether ", an Islamist militia" or ", an armed group" follows: the name is an armed group's."""
    if tokens[comma].text != "," or comma + 2 >= len(tokens) or tokens[comma + 1].low not in ("a", "an", "the"):
        return False
    words = [token.low for token in tokens[comma + 2 : comma + 6]]
    for place, word in enumerate(words):
        if word in ("militia", "rebels", "insurgency", "guerrillas"):
            return True
        if word in _KINDS:
            return place > 0 and bool(_ARMED_ADJECTIVES & set(words[:place]))
    return False


def _runs(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The runs of capitalised words, with "of", "the", "al-" within them."""
    first = 0
    while first < len(tokens):
        if not _is_capital(tokens[first]):
            first += 1
            continue
        last = first
        place = first + 1
        while place < len(tokens) and place - first < _LONGEST:
            if _is_capital(tokens[place]) or tokens[place].low.startswith("al-"):
                last = place
            elif tokens[place].low not in ("of", "for", "the", "al", "de", "ul"):
                break
            place += 1
        yield first, last
        first = last + 1


def _is_capital(token: Token) -> bool:
    return token.kind == "word" and token.text[0].isupper()


def _in_parentheses(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    for position in range(1, len(tokens) - 2):
        opening, inner, closing = tokens[position : position + 3]
        if opening.text == "(" and closing.text in (")", ",") and _ACRONYM.fullmatch(inner.text):
            yield position, inner.text


def _capitalised_before(tokens: Sequence[Token], position: int) -> Sequence[Token]:
    first = position
    while first > 0 and position - first < _LONGEST:
        token = tokens[first - 1]
        small = token.low in ("of", "for", "the", "and", "de") and first < position
        if token.kind != "word" or not (token.text[0].isupper() or small):
            break
        first -= 1
    while first < position and not tokens[first].text[0].isupper():
        first += 1
    if first < position and tokens[first].low == "the":
        first += 1
    return tokens[first:position]


def _is_group(run: Sequence[Token]) -> bool:
    words = [token.low for token in run]
    return len(words) >= 2 and any(w in _GROUP_NOUNS for w in words) and any(w in _GROUP_ADJECTIVES for w in words)


def _stands_for(acronym: str, words: Sequence[str]) -> bool:
    """Whether the acronym's capitals are initials of the words, in order."""
    initials = iter("".join(part[0] for word in words for part in word.split("-") if part).upper())
    return all(letter in initials for letter in acronym.upper() if letter.isalpha())
