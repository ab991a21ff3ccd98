"""Names: where a sentence names an actor, by the lexicon and by what the document itself defines."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import pairwise

from kg.actors import Lexicon, fold
from kg.extraction.words.descriptions import GROUPS, descriptions
from kg.extraction.words.namesakes import of_another, whole_name
from kg.extraction.words.nametokens import Name, NameKind
from kg.extraction.words.tokens import Token, without_suspended
from kg.extraction.words.wordlists import nouns_of, table, wordlists
from kg.model import Actor

__all__ = ["Defined", "NameIndex", "dotted", "index_of", "joined", "owned", "with_defined"]

_LONGEST = 12
_ADDED = ("Movement", "militia", "Militia", "Group", "Front", "Party")
"""Words that a name may be short of."""
_IN_NAMES = frozenset(("people", "peoples", "workers", "peasants", "farmers", "citizens", "women", "youths", "students",
                       "soldiers", "lord", "god", "villagers", "herders", "patriots", "veterans", "labourers",
                       "nations", "rangers", "liberators", "doctors", "teachers", "journalists", "lawyers", "nurses",
                       "bishops", "ombudsman"))  # fmt: skip
"""Whose "People's Army", "Workers' Party", "Lord's Resistance Army" is no possession, but a name."""


class Defined(dict[str, Actor]):
    """Names that a document defines, as written, with whom they name.

    Args:
        names: the names.
        own: names that mean somebody else here than in the lexicon, as acronyms that the document explains itself.
    """

    def __init__(self, names: Mapping[str, Actor], own: Mapping[str, Actor] | None = None) -> None:
        super().__init__(names)
        self.own = dict(own or {})

    @cached_property
    def firsts(self) -> frozenset[str]:
        """The words with which they begin."""
        return frozenset(words.partition(" ")[0] for words in self)


class NameIndex:
    """The lexicon's words, found by their first token."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._most = lru_cache(maxsize=1 << 14)(self._longest_from)
        self._by_parts: dict[tuple[str, ...], list[tuple[str, Actor, NameKind]]] = defaultdict(list)
        shared = {row["name"] for row in table("homonyms")}
        self._longest: dict[str, int] = {}  # by their first word without a genitive ending, words of the longest name
        for entry in sorted(lexicon.entries.values(), key=lambda row: row.slug is not None):  # a user's own rows first
            for word in (entry.actor.name, *entry.actor.aliases):
                self._add(word, entry.actor, "name")
                if word not in shared and (american := dotted(word)):
                    self._add(american, entry.actor, "name")
            for word in entry.demonyms:
                self._add(word, entry.actor, "demonym")
            for word in entry.metonyms:
                self._add(word, entry.actor, "metonym")
        for place, state in wordlists().places:
            if state in lexicon.entries and lexicon.find(place) is None:
                self._add(place, Actor(place, "Place", (), state), "place")

    def _add(self, word: str, actor: Actor, kind: NameKind) -> None:
        halves = (fold(half).replace("(", " ").replace(")", " ").split() for half in word.split("/"))
        parts = tuple(part for place, half in enumerate(halves) for part in (["/", *half] if place else half))
        if parts:
            self._by_parts[parts].append((word, actor, kind))
            opening = parts[0].partition("'")[0]
            self._longest[opening] = max(self._longest.get(opening, 0), len(parts))

    def bare(self, name: str, seen: frozenset[str] | set[str] = frozenset()) -> Actor | None:
        """The one actor of the lexicon whose name is ``name`` with an addition: "(Libya)", "Movement".

        Args:
            name: as it is written.
            seen: names of those whom the document names: of several, the one whose home is among them is meant.
        """
        found = self._by_bare.get(name, ())
        homes = descriptions().homes
        fitting = [actor for actor in found if not homes.get(actor.name) or homes[actor.name] & seen]
        return fitting[0] if len(fitting) == 1 else None

    @cached_property
    def _by_bare(self) -> Mapping[str, tuple[Actor, ...]]:
        """By name without what tells it apart from others, whom it may mean."""
        found: dict[str, tuple[Actor, ...]] = {}
        for known, entry in self._lexicon.entries.items():
            base, parenthesis, _ = known.partition(" (")
            bare = base if parenthesis else next(
                (known.removesuffix(f" {word}") for word in _ADDED if known.endswith(f" {word}")), ""
            )  # fmt: skip
            if bare and bare not in self._lexicon.entries:
                found[bare] = (*found.get(bare, ()), entry.actor)
        return found

    def actor(self, name: str) -> Actor | None:
        """The lexicon's actor of that canonical name."""
        entry = self._lexicon.entries.get(name)
        return entry.actor if entry else None

    def named(self, name: str) -> Actor | None:
        """The lexicon's actor of that name or alias."""
        return self._lexicon.find(name)

    def listed(self, name: str) -> Actor | None:
        """Whom the lexicon has under that name, as it is written: an actor, or the place or state of a town."""
        found = self._by_parts.get(tuple(fold(name).split()), ())
        return next((actor for word, actor, _ in found if word == name), None)

    def is_users(self, actor: Actor) -> bool:
        """Whether the actor has a row in a user's own file."""
        entry = self._lexicon.entries.get(actor.name)
        return entry is not None and entry.slug is None

    def names(self, tokens: Sequence[Token], defined: Mapping[str, Actor] | None = None) -> list[Name]:
        """The names among ``tokens``, longest first at each place, in order.

        Args:
            tokens: of one sentence.
            defined: names that the document itself defines, as written; they stand back behind the lexicon's.
        """
        found: list[Name] = []
        over = -1
        for place in [i for i, token in enumerate(tokens) if self._most(token.text)]:
            name = self._longest_at(tokens, place) if place > over else None
            if name is not None and (self._beside(tokens, name) or not _within_longer(tokens, name)):
                name = self._with_quarter(tokens, name)
                if (sharing := self._sharing(tokens, name)) is not None:
                    found = [*(before for before in found if before.last < sharing.first), sharing]
                name = whole_name(tokens, name, found)
                found.append(name)
            if name is not None:
                over = name.last
        return with_defined(tokens, found, defined or {})

    def _with_quarter(self, tokens: Sequence[Token], name: Name) -> Name:
        """The name with the quarter behind it: "X Army–South" is another group than X Army."""
        last = _past_quarter(tokens, name.last)
        if last == name.last or name.kind != "name" or name.actor.type not in GROUPS:
            return name
        rest = "".join(" " * (after.start > before.end) + after.text
                       for before, after in pairwise(tokens[name.first : last + 1]))  # fmt: skip
        text = tokens[name.first].text + rest
        return Name(name.first, last, self.named(text.replace("–", "-")) or Actor(text, name.actor.type), "name")

    def _sharing(self, tokens: Sequence[Token], name: Name) -> Name | None:
        """The "North" of "North and South Korea": whom a word names that shares the end of the name after "and"."""
        first = name.first - 2
        if first < 0 or name.first == name.last or tokens[name.first - 1].low not in _JOINING:
            return None
        word = tokens[first]
        if word.kind != "word" or not word.text[:1].isupper() or tokens[name.first].text[:1].islower():
            return None
        whole = (word, *tokens[name.first + 1 : name.last + 1])
        other, alone = self._longest_at(whole, 0), self._longest_at(whole[:1], 0)
        if other is None or other.last != len(whole) - 1 or other.actor.name == name.actor.name:
            return None
        after = tokens[name.last + 1] if name.last + 1 < len(tokens) else None
        # "Pakistani and Afghan Taliban officials" may be of Pakistan, as who is named by "Pakistan" is.
        group = other.actor.type in GROUPS and after is not None and after.low in nouns_of(*_WHOSE)
        itself = alone is not None and (alone.kind == "name" or (group and alone.kind == "demonym"))
        people = other.kind == "demonym" and whole[-1].low.endswith("s")  # "Greek and Turkish Cypriots"
        return None if itself else Name(first, first, other.actor, "name" if people else other.kind)

    def _beside(self, tokens: Sequence[Token], name: Name) -> bool:
        """Whether "&" joins it to another name of the lexicon: "Russia & China"."""
        at = name.last + 2
        return at < len(tokens) and tokens[at - 1].text == "&" and self._longest_at(tokens, at) is not None

    def parted(self, tokens: Sequence[Token]) -> tuple[Token, ...]:
        """The tokens, with "Iran-Iraq" in two where both halves name somebody, and "Workers'" of a name as one."""
        tokens = without_suspended(_whole_genitives(tokens))
        if not any("-" in token.low for token in tokens if token.kind == "word"):
            return tuple(tokens)
        return tuple(part for index in range(len(tokens)) for part in self._halves(tokens, index))

    def _halves(self, tokens: Sequence[Token], index: int) -> tuple[Token, ...]:
        token = tokens[index]
        left, hyphen, right = token.low.partition("-")
        if token.kind != "word" or not hyphen or not right or not left or "-" in right:
            return (token,)
        cut = len(left)
        if (
            len(token.text) != len(token.low)
            or not token.text[:1].isupper()
            or not token.text[cut + 1 : cut + 2].isupper()
        ):
            return (token,)
        start, middle, end = token.start, token.start + cut, token.end
        halves = (
            Token(start, middle, token.text[:cut], left, "word"),
            Token(middle, middle + 1, token.text[cut], "-", "mark"),
            Token(middle + 1, end, token.text[cut + 1 :], right, "word"),
        )
        named = all(self._longest_at((half,), 0) is not None for half in (halves[0], halves[2]))
        return halves if named and self._longest_at(tokens, index) is None else (token,)

    def _longest_from(self, text: str) -> int:
        """How many words the longest name has that begins with the token of that text; 0 where none begins so."""
        return self._longest.get(fold(text).partition(" ")[0].partition("'")[0], 0)

    def _longest_at(self, tokens: Sequence[Token], first: int) -> Name | None:
        token = tokens[first]
        most = self._most(token.text)
        if not most or token.kind not in ("word", "number"):
            return None
        if first and token.low == "security" and tokens[first - 1].low in _NATIONAL:
            return None  # "secretary of the National Security Council" is nobody at the United Nations
        best: Name | None = None
        for genitive, inner in _runs(tokens[first + 1 : first + min(_LONGEST, 2 * most + 1)]):
            folded, ends = _folded_run(tokens, first, most, genitive=genitive, inner=inner)
            for size in range(min(most, len(folded)), 0, -1):
                last = ends[size - 1]
                if last is None or (best is not None and last <= best.last):
                    continue
                for word, actor, kind in self._by_parts.get(tuple(folded[:size]), ()):
                    if (not inner or word.endswith(")")) and _written_as_name(tokens[first : last + 1], word):
                        best = Name(first, last, actor, kind)
                        break
        return best


def dotted(acronym: str) -> str:
    """As American papers write it: "I.R.A."; nothing for words that are no acronym."""
    plain = acronym.isascii() and acronym.isalpha() and acronym.isupper()
    return "".join(f"{letter}." for letter in acronym) if plain and 2 < len(acronym) <= _INITIALS else ""


_INITIALS = 5


_WHOSE = ("officials", "leaders", "forces", "fighters", "voices")
"""Classes of nouns after a name for those who are of somebody."""
_JOINING = frozenset(("and", "or", "nor", "&"))
_NATIONAL = frozenset(("national", "supreme", "presidential", "federal", "state", "regional"))
"""What stands before the name of a state's own council."""


@lru_cache(maxsize=4)
def _index(lexicon_id: int, lexicon: _Identity) -> NameIndex:
    return NameIndex(lexicon.lexicon)


@dataclass(frozen=True, slots=True)
class _Identity:
    """A lexicon compared by identity: its entries are not hashable, and never change."""

    lexicon: Lexicon

    def __hash__(self) -> int:
        return id(self.lexicon)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Identity) and other.lexicon is self.lexicon


def index_of(lexicon: Lexicon) -> NameIndex:
    """The index of a lexicon; the last few are kept."""
    return _index(id(lexicon), _Identity(lexicon))


def _whole_genitives(tokens: Sequence[Token]) -> Sequence[Token]:
    """With "People's" of "People's Army" and "Workers'" of "Workers' Party" as one word: they are part of a name.

    "And/or" is one word, too, which says no more than "or".
    """
    tokens = _with_alternatives(tokens)
    if not any(token.low in _IN_NAMES for token in tokens):
        return tokens
    found: list[Token] = []
    for index, token in enumerate(tokens):
        before = found[-1] if found else None
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        ending = token.kind == "possessive" or token.low == "'"
        owner = (
            before is not None and before.low in _IN_NAMES and before.text[0].isupper() and before.end == token.start
        )
        if ending and owner and before is not None and after is not None and after.text[0].isupper():
            text = before.text + token.text
            found[-1] = Token(before.start, token.end, text, before.low + token.low, "word")
        else:
            found.append(token)
    return found


def _with_alternatives(tokens: Sequence[Token]) -> Sequence[Token]:
    """With "and/or" as "or"."""
    places = [i for i, token in enumerate(tokens[2:]) if token.low == "or" and tokens[i + 1].text == "/"]
    places = [i for i in places if tokens[i].low == "and"]
    if not places:
        return tokens
    found = list(tokens)
    for place in reversed(places):
        first, last = found[place], found[place + 2]
        found[place : place + 3] = [Token(first.start, last.end, "and/or", "or", "word")]
    return found


_PLAIN, _GENITIVE, _INNER = (False, False), (True, False), (False, True)


def _runs(ahead: Sequence[Token]) -> Iterator[tuple[bool, bool]]:
    """How a name may be read whose further words are among those ``ahead``: with a genitive or parentheses in it."""
    yield _PLAIN
    if "possessive" in [token.kind for token in ahead]:
        yield _GENITIVE
    if "(" in [token.text for token in ahead]:
        yield _INNER


@lru_cache(maxsize=1 << 14)
def _parts(text: str) -> tuple[str, ...]:
    """The folded words of a token: two of "Al-Qaida"."""
    return tuple(fold(text).split()) or (text,)


def _folded_run(
    tokens: Sequence[Token], first: int, most: int, *, genitive: bool, inner: bool = False
) -> tuple[list[str], list[int | None]]:
    """Folded words from ``first`` on, and for each the index of the token that it completes, or ``None``.

    No name has more than ``most`` words, after which the run ends.

    A name may hold a genitive ("Pakistan's foreign ministry") or be one ("Pakistan's army"): with ``genitive``
    the ending belongs to its word, without it the run ends before it. With ``inner`` it goes on through
    parentheses, as in "Communist Party of India (Maoist)", and ends with them.
    """
    words: list[str] = []
    ends: list[int | None] = []
    for index in range(first, min(first + _LONGEST, len(tokens))):
        token = tokens[index]
        if len(words) > most:
            break
        if inner and token.text == "(" and words:
            continue
        if inner and token.text == ")" and words:
            ends[-1] = index
            break
        if token.kind == "mark" and token.text not in "&–-/":
            break
        if token.kind == "possessive":
            if not words or not genitive:
                break
            words[-1] += "'s"
            ends[-1] = index
            continue
        parts = _parts(token.text)
        words += parts
        ends += [None] * (len(parts) - 1) + [index]
    return words, ends


_BETWEEN_PARTS = re.compile(r"[\s\-–/]+")


def _written_as_name(tokens: Sequence[Token], word: str) -> bool:
    """Whether the text has capitals where the name has them, and is no ordinary word."""
    text = tokens[0].text
    bare = word.replace(".", "")
    if len(bare) <= 5 and bare.isupper():
        return len(tokens) == 1 and text.replace(".", "") == bare
    if len(bare) <= 5 and any(letter.isupper() for letter in bare[1:]) and bare.isalpha():
        return text == bare or (text.isupper() and len(text) > 3)  # "Let" is not "LeT"
    if tokens[0].text.isupper() and len(tokens) == 1:
        return len(text) > 3
    expected = [part for part in _BETWEEN_PARTS.split(word) if part]
    written = [
        part for token in tokens if token.kind != "possessive" for part in _BETWEEN_PARTS.split(token.text) if part
    ]
    if text[0].islower() and " ".join(token.low for token in tokens) in wordlists().classes["uncapitalised"]:
        return True  # "the janjaweed"
    if len(written) == len(expected) > 1 and written[-1].lower() in _KINDS_OF_GROUP:
        written = written[:-1]  # "the Maute group"
    return all(
        part[0].isupper() or not model[0].isupper() or not part[0].isalpha()
        for part, model in zip(written, expected, strict=False)
    )


_KINDS_OF_GROUP = frozenset(("group", "network", "gang", "cartel", "clan", "militia", "faction", "brothers",
                              "peninsula", "subcontinent"))  # fmt: skip


def _past_quarter(tokens: Sequence[Token], last: int) -> int:
    """The index of the quarter that ends a name, as in "X Army–South", else ``last``."""
    place = last + 1
    if place < len(tokens) and tokens[place].text in _HYPHENS and tokens[place].start == tokens[last].end:
        place += 1
    found = place + 1 < len(tokens) and tokens[place].text in _QUARTERS
    named = found and tokens[place + 1].text[:1].isupper()  # "struck X South Y is blamed for"
    return place if found and not named else last


def _within_longer(tokens: Sequence[Token], name: Name) -> bool:
    """Whether a capital or a state is but a part of the name of another place or of a firm.

    As in "Paris, Texas", "a New London court", "Santiago de Compostela", "Holland & Knight", "the Sana'a Centre for P".
    """
    if _titles_a_body(tokens, name):
        return True
    alone = name.first == name.last and name.first > 0 and tokens[name.first - 1].text in _STATIONS
    if alone and (name.last + 1 >= len(tokens) or not tokens[name.last + 1].text[0].isupper()):
        return True
    if name.kind not in ("metonym", "name") or name.first != name.last or not tokens[name.first].text[0].isupper():
        return False
    before, (one, two, three) = name.first - 1, _three_after(tokens, name.last)
    if before >= 0 and tokens[before].text == "New":
        own = tokens[name.first].text in _NEW
        return own or (before > 0 and tokens[before - 1].kind == "word")
    capital = two is not None and two.kind == "word" and two.text[0].isupper()
    if name.kind == "metonym" and one is not None and one.text in ("bomber", "bombers"):
        return True  # "Canberra bombers" are aircraft, "Kabul bombers" of the city
    if one is None or two is None or not capital:
        return False
    if one.text == "&":
        return True
    if one.text in _LINKING:
        return name.kind == "metonym"
    region = one.text == "," and two.text in wordlists().classes["federated"]
    return region and (three is None or three.kind == "mark") and name.kind == "metonym"


def _titles_a_body(tokens: Sequence[Token], name: Name) -> bool:
    """Whether the name opens or stands in that of a newspaper, an institute, a campaign: "Yemen Data Project"."""
    if name.kind not in ("metonym", "name") or name.actor.type not in ("State", "Place"):
        return False
    place = name.last + 1
    while place < len(tokens) and place - name.last <= _LONGEST_TITLE:
        if tokens[place].kind != "word" or not tokens[place].text[0].isupper():
            break
        place += 1
    return place > name.last + 1 and tokens[place - 1].low in wordlists().classes["private_title"]


def _three_after(tokens: Sequence[Token], last: int) -> tuple[Token | None, Token | None, Token | None]:
    following: list[Token | None] = list(tokens[last + 1 : last + 4])
    following += [None] * (3 - len(following))
    return following[0], following[1], following[2]


_STATIONS = frozenset(("Radio", "Hotel", "Télé", "Tele"))
"""What is called after a place: "Radio Kivu"."""
_NEW = frozenset(("Mexico", "London", "England"))
"""What is a place of its own after "New", also where a sentence or a phrase begins."""
_LINKING = frozenset(("de", "del", "da", "do", "upon", "sur", "am", "bei"))
_LONGEST_TITLE = 4
"""Words with capitals after a state's name within the name of a body."""
_QUARTERS = frozenset(("North", "South", "East", "West"))
_HYPHENS = frozenset(("-", "‐", "‑", "–"))


def with_defined(tokens: Sequence[Token], known: Sequence[Name], defined: Mapping[str, Actor]) -> list[Name]:
    """The names ``known``, and between them those that the document itself defines, as written; in order."""
    if not defined:
        return list(known)
    if isinstance(defined, Defined) and defined.own:
        known = owned(tokens, known, defined.own)
    firsts = defined.firsts if isinstance(defined, Defined) else Defined(defined).firsts
    listed, ends = {name.first: name for name in known}, {name.last for name in known}
    found: list[Name] = []
    position = 0
    for place in [i for i, token in enumerate(tokens) if i in listed or token.text in firsts]:
        if place < position:
            continue  # within the name before
        name = listed.get(place)
        inner = _defined_at(tokens, place, defined) if tokens[place].text in firsts else None
        if inner and of_another(tokens, inner.first, inner.last, inner.actor, ends):
            inner = None
        if inner and name is None:
            inner = _before_longer(tokens, inner, listed, defined)
        elif inner and name and inner.last <= name.last:
            inner = None  # the lexicon's comes first; but "Afghan Salvation Front" is not Afghanistan
        best = inner or name
        if best is not None:
            found.append(best)
            position = best.last + 1
    return found


def _before_longer(
    tokens: Sequence[Token], name: Name, listed: Mapping[int, Name], defined: Mapping[str, Actor]
) -> Name | None:
    """The name, or what of it stands before one of the lexicon's that begins within it and goes on after it."""
    for place in range(name.first + 1, name.last + 1):
        if place in listed and listed[place].last > name.last:
            return _defined_at(tokens[:place], name.first, defined)
        if place in listed:
            return name
    return name


def owned(tokens: Sequence[Token], known: Sequence[Name], own: Mapping[str, Actor]) -> list[Name]:
    """The names ``known``, each acronym that the document explains itself as it explains it."""
    return [_as_owned(tokens, name, own) for name in known]


def _as_owned(tokens: Sequence[Token], name: Name, own: Mapping[str, Actor]) -> Name:
    meant = own.get(tokens[name.first].text if name.first == name.last else _written(tokens, name))
    if meant is None:
        return name
    capital = name.kind == "metonym" and meant.type == "State"  # "Moscow" of the Soviet Union
    return replace(name, actor=meant, kind="place" if meant.type == "Place" else "metonym" if capital else "name")


def _written(tokens: Sequence[Token], name: Name) -> str:
    return " ".join(token.text for token in tokens[name.first : name.last + 1])


def _defined_at(tokens: Sequence[Token], first: int, defined: Mapping[str, Actor]) -> Name | None:
    token = tokens[first]
    if token.kind not in ("word", "number"):  # "the 444th Brigade"
        return None
    words = token.text
    best = _named(first, first, defined[words]) if words in defined else None
    for last in range(first + 1, min(first + _LONGEST, len(tokens))):
        if tokens[last].kind != "word" and tokens[last].text not in _DASHES:
            break
        words = joined((words, tokens[last].text))
        if words in defined:
            best = _named(first, last, defined[words])
    if best is not None and best.last == first and _begins_other(tokens, first, best.actor):
        return None
    return best


def joined(words: Sequence[str]) -> str:
    """The words of a name with blanks between them, but not beside a dash: "Council for Democracy–Forces for Unity".

    Nor before the mark of an owner, however the text spaces it: "the medics ' network" is the medics' network.
    """
    text = _OWNERS_MARK.sub("", " ".join(words))
    return text.replace(" – ", "–").replace(" –", "–").replace("– ", "–") if "–" in text else text


_OWNERS_MARK = re.compile(r" (?=['’](?:s\b|\s))")
_DASHES = frozenset(("–",))


def _named(first: int, last: int, actor: Actor) -> Name:
    return Name(first, last, actor, "place" if actor.type == "Place" else "name")


def _begins_other(tokens: Sequence[Token], index: int, actor: Actor) -> bool:
    """Whether a surname is the first name of somebody else here: "Mohamed" in "Mohamed Farah Aidid"."""
    if actor.type != "Person" or actor.name == tokens[index].text or index + 2 >= len(tokens):
        return False
    following = tokens[index + 1 : index + 3]
    return all(token.kind == "word" and token.text[0].isupper() and token.low.isalpha() for token in following)
