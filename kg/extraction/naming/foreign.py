"""Foreign names: groups and bodies that a text calls by their names in French, Spanish or Portuguese."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.words.descriptions import GROUPS, descriptions
from kg.extraction.words.names import NameIndex
from kg.extraction.words.nametokens import Name
from kg.extraction.words.tokens import Token
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["beside_listed", "foreign_kind", "foreign_names"]

_LONGEST = 12
_SHARED = frozenset(("national", "popular", "union", "patriotic"))
"""Words that are English, too: "Front national de …"."""
_PLACES_LOS = frozenset(("angeles", "alamos", "cabos", "mochis", "vegas", "palmas", "cruces", "santos", "tunas",
                         "lagos", "andes", "ríos", "rios", "gatos", "olivos"))  # fmt: skip
_ELIDED = ("d'", "l'", "d’", "l’")


def foreign_names(tokens: Sequence[Token], taken: set[int]) -> Iterator[Actor]:
    """The names such as "Front de libération du Nord", "Ejército Popular de Liberación".

    Args:
        tokens: of one sentence.
        taken: places of names that the lexicon knows.
    """
    heads = descriptions().classes["foreign-head"]
    place = 0
    while place < len(tokens):
        text = tokens[place].text
        if place in taken or not (text in heads or ("-" in text and _hyphenated(text)) or _los(tokens, place)):
            place += 1
            continue
        last = _end(tokens, place)
        words = [token.text for token in tokens[place : last + 1]]
        if _is_foreign(words):
            yield Actor(" ".join(words), foreign_kind(words))
        place = last + 1


def _hyphenated(text: str) -> bool:
    """Whether the word is a name by itself: "Lashkar-e-Badr", "Harkat-ul-Ansar", "Hizb-i"."""
    head, hyphen, rest = text.partition("-")
    return bool(hyphen) and rest[:1].islower() and head in descriptions().classes["foreign-head"]


def _los(tokens: Sequence[Token], place: int) -> bool:
    """Whether the word opens the name of a gang such as "Los Tiguerones", which no place has."""
    if tokens[place].text not in ("Los", "Las") or place + 1 >= len(tokens):
        return False
    following = tokens[place + 1]
    return (
        following.kind == "word"
        and following.text[0].isupper()
        and following.low.endswith("s")
        and (following.low not in _PLACES_LOS)
    )


def _end(tokens: Sequence[Token], first: int) -> int:
    """The last word of the name whose head is at ``first``: particles and foreign words, and names after them."""
    particles, joints = descriptions().classes["foreign-particle"], descriptions().classes["foreign-joint"]
    own = tokens[first].low not in descriptions().classes["foreign-like-english"]
    last = place = first
    while place + 1 < len(tokens) and place + 1 - first < _LONGEST:
        place += 1
        token, before = tokens[place], tokens[place - 1].low
        if token.kind != "word":
            break
        if token.low in particles | joints:
            continue
        plain = token.low not in wordlists().common
        led = before in particles or before.startswith(_ELIDED) or (before in joints and place > first + 1)
        # "pour la justice", "de la paix": the noun may be an English word, too
        joined = before in joints and place > first + 2 and tokens[place - 2].low in particles
        follows = plain and (before in particles or joined or (led and token.text[0].isupper()))
        if token.low in _SHARED and place == first + 1:
            continue
        named = own and (token.text[0].isupper() or token.low.startswith("al-")) and plain
        if not (follows or named or _looks_foreign(token.low) or token.low.startswith(_ELIDED)):
            break
        last = place
    return last


def _known(word: str) -> bool:
    return word in descriptions().classes["foreign-word"]


def _looks_foreign(word: str) -> bool:
    """Whether a word in lower case is no English one: by an accent, or as one of those of which such names are made."""
    french = word.endswith(_FRENCH) and word not in wordlists().common
    return _known(word) or french or (not word.isascii() and word not in wordlists().common)


_FRENCH = ("iennes", "ienne", "londaises", "angolaises", "congolaises", "gabonaises", "togolaises", "sénégalaises",
           "libanaises", "soudanaises", "rwandaises", "burundaises", "camerounaises", "ougandaises", "françaises",
           "chinoises", "béninoises", "africaines", "africaine", "américaines", "éennes")  # fmt: skip
"""Endings of adjectives of nations: "Forces armées maliennes"."""


def _is_foreign(words: Sequence[str]) -> bool:
    """Whether more than the head is foreign: "Front de …", "Frente Popular", not "Union for Peace"."""
    particles = descriptions().classes["foreign-particle"]
    if words[0].lower() not in descriptions().classes["foreign-like-english"]:
        return len(words) > 1 or "-" in words[0].rstrip("-")[:-1]
    return len(words) > 1 and any(
        word.lower() in particles or word.lower().startswith(_ELIDED) or _looks_foreign(word.lower())
        for word in words[1:]
    )


def foreign_kind(words: Sequence[str]) -> str:
    """What a name in another language says that its bearer is: an armed group, or else an organisation."""
    armed = descriptions().classes["foreign-armed"]
    fights = words[0] in ("Los", "Las") or any(word.lower().partition("-")[0] in armed for word in words)
    return "MilitantGroup" if fights else "Organization"


def beside_listed(tokens: Sequence[Token], actor: Actor, known: Sequence[Name], index: NameIndex) -> Actor | None:
    """The group or party of the lexicon whose name stands in parentheses after the foreign one: "Frente X (X Front)".

    An acronym has to be spelled by the beginnings of the words, so that "(RENAMO)" is not just anybody's.

    Args:
        tokens: of one sentence.
        actor: whom the text calls by a foreign name.
        known: the lexicon's names in it.
        index: the lexicon.
    """
    words = actor.name.split()
    if words[0] not in descriptions().classes["foreign-head"] or actor.type not in _BODIES:
        return None
    for opening in range(len(words), len(tokens) - 2):
        before = [token.text for token in tokens[opening - len(words) : opening]]
        if tokens[opening].text != "(" or before != words:
            continue
        inner = next((name for name in known if name.first == opening + 1), None)
        if (army := _army(words, inner, tokens[opening + 2])) is not None:
            return army
        if inner is not None and inner.actor.type in _BODIES and tokens[inner.last + 1].text in (")", ","):
            shared = set(words) & {token.text for token in tokens[inner.first : inner.last + 1]}
            return inner.actor if shared or _spells(tokens[opening + 1].text, words) else None
        listed = index.named(tokens[opening + 1].text)
        own = listed is not None and listed.type in _BODIES and tokens[opening + 2].text in (")", ",")
        return listed if own and _spells(tokens[opening + 1].text, words) else None
    return None


def _army(words: Sequence[str], inner: Name | None, closing: Token) -> Actor | None:
    """The army of a state in "Forces armées maliennes (FAMa)", which the lexicon knows by those letters."""
    plain = len(words) > 1 and words[0] in _ARMIES and (words[1].lower().startswith("arm") or words[0] not in _FORCES)
    organ = inner is not None and inner.actor.type == "StateOrgan" and inner.first == inner.last
    if inner is None or not (plain and organ) or closing.text not in (")", ","):
        return None
    return inner.actor if inner.actor.acts_for is not None else None


_FORCES = frozenset(("Forces", "Fuerzas", "Forças"))
_ARMIES = _FORCES | {"Armée", "Armées", "Ejército", "Ejercito", "Exército"}


def _spells(acronym: str, words: Sequence[str]) -> bool:
    """Whether beginnings of the words make up the acronym: "REsistência NAcional MOçambicana"."""
    left = acronym.upper()
    for word in words:
        fitting = 0
        while fitting < min(len(word), len(left), _SYLLABLE) and word[fitting].upper() == left[fitting]:
            fitting += 1
        left = left[fitting:]
    return not left


_SYLLABLE = 4
_BODIES = GROUPS | {"PoliticalParty", "Organization"}
