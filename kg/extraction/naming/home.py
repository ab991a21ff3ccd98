"""Home: the state that a document is about, whose "the government" is where nobody else's was named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from kg.extraction.words.descriptions import GROUPS, descriptions, own_words
from kg.extraction.words.names import NameIndex
from kg.extraction.words.nametokens import Name
from kg.extraction.words.tokens import Token, tokenise
from kg.extraction.words.wordlists import wordlists, words_of
from kg.model import Actor, Document, Sentence

__all__ = ["at_home", "dateline_of", "entry_on", "states_in_title", "topic_of"]

_WEIGHTS = {"name": 2, "metonym": 2, "place": 2, "demonym": 1}
"""A state's adjective counts half: texts use it of foreigners above all, "an Australian warship"."""
_DATELINE = 3
"""What the place of writing counts."""
_OPENING = 2
"""How much more the first sentences count than the others, and how many they are."""
_LEAST = 6
_CLEARLY = 1.3
"""How many times as often as any other a state is spoken of before the document is about it."""


def at_home(
    document: Document,
    index: NameIndex,
    sentences: Sequence[Sentence],
    *,
    tokens: Sequence[Sequence[Token]],
    names: Sequence[Sequence[Name]],
    persons: Mapping[str, Actor],
    issuer: Actor | None = None,
    entry: Actor | None = None,
) -> tuple[Actor | None, bool]:
    """The one state whose "the government" is, and whether the document takes it as known whose that is.

    Args:
        document: the document.
        index: the lexicon.
        sentences: those that are read.
        tokens: the words of each of them.
        names: the lexicon's names in each of them.
        persons: those whom the document names in full, with whose leaders they are.
        issuer: whose own release it is, if anybody's.
        entry: the state on which the document is an entry, if it is one.
    """
    assumed, state = _readers_state(tokens, names, persons, index) if issuer is None else (False, None)
    home = (
        entry
        or _torn_in_title(document, index)
        or _reported_on(document, index)
        or _of_its_rebels(tokens, names, index)
        or (state if assumed else _home_of(document, index, sentences, (tokens, names), issuer))
    )
    home = None if len(states_in_title(document, index)) > 1 and not entry else home
    told = [those for words, those in zip(tokens, names, strict=True) if _recognised(words)]
    heads = {n.actor.acts_for for those in told for n in those if n.actor.type == "Government" and n.actor.acts_for}
    if home is None and len(heads) == 1:
        home = index.actor(heads.pop())  # "the recognised government, today the X Council"
    return home, assumed or bool(told)


def _of_its_rebels(
    tokens: Sequence[Sequence[Token]], names: Sequence[Sequence[Name]], index: NameIndex
) -> Actor | None:
    """The home of the one group of the opening sentence, which faces "the army" there, if the document names that home.

    Whatever other states it speaks of later: "Guerrillas of the X attacked the army's barracks in P."
    """
    opening = next(((words, found) for words, found in zip(tokens, names, strict=True) if words), None)
    if opening is None or not any(one.low == "the" and two.low in _ORGANS for one, two in pairwise(opening[0])):
        return None
    groups = {name.actor.name for name in opening[1] if name.actor.type in GROUPS}
    homes = descriptions().homes.get(next(iter(groups)), frozenset()) if len(groups) == 1 else frozenset[str]()
    state = next(iter(homes)) if len(homes) == 1 and homes.isdisjoint(_FOUGHT_FROM) else None
    there = {each for name in opening[1] if name.actor.type not in GROUPS for each in _states_of(name.actor, index)}
    if state is None or there - homes:
        return None
    told = (name.actor for found in names for name in found if name.actor.type not in GROUPS)
    return index.actor(state) if any(state in _states_of(actor, index) for actor in told) else None


_ORGANS = frozenset(("army", "government", "military", "government's", "army's", "military's"))
_FOUGHT_FROM = frozenset(("Palestine", "Lebanon", "Sahrawi Arab Democratic Republic"))
"""Lands from which groups fight another state, whose army may be meant."""


def _recognised(words: Sequence[Token]) -> bool:
    """Whether a sentence speaks of "the internationally recognised government" and says not whose that is."""
    for place, word in enumerate(words[:-1]):
        if word.low in ("government", "governments") and place > 1 and words[place - 1].low in _RECOGNISED:
            opening = next((i for i in range(place - 2, max(place - _TITLE, -1), -1) if words[i].low == "the"), None)
            plain = opening is not None and all(w.text.islower() for w in words[opening + 1 : place])
            return plain and words[place + 1].low not in ("of", "in")
    return False


_RECOGNISED = frozenset(("recognised", "recognized", "un-recognised", "un-recognized"))


def entry_on(document: Document, index: NameIndex) -> Actor | None:
    """The state on which the document is an entry: its title is "Angola", "Politics of Angola", "Angola: History".

    Not of "Angola: army retakes town", which is news, whoever it speaks of as "the President".
    """
    line = _title_line(document)
    names = index.names(line) if len(line) <= _TITLE_WORDS else []
    if len(names) != 1 or names[0].actor.type != "State" or names[0].kind != "name":
        return None
    before = [token.low for token in line[: names[0].first]]
    after = [token.low for token in line[names[0].last + 1 :]]
    section = not after or (after[0] in (":", "-", "—") and not _SECTIONS.isdisjoint(after[1:]) and not _tells(after))
    plain = not before or before == ["the"] or (before[0] in _ENTRIES and before[-1] in ("of", "the"))
    return index.actor(names[0].actor.name) if plain and section else None


def states_in_title(document: Document, index: NameIndex) -> tuple[Actor, ...]:
    """The states of a title that is nothing but names of states: "Israel/Lebanon", "Chad and Niger"."""
    line = _title_line(document)
    names = index.names(line) if len(line) <= _TITLE_WORDS else []
    held = {place for name in names for place in range(name.first, name.last + 1)}
    states = {name.actor.name: name.actor for name in names if name.actor.type == "State" and name.kind == "name"}
    plain = all(token.low in _PAIRING for place, token in enumerate(line) if place not in held)
    return tuple(states.values()) if plain and len(states) == len(names) else ()


_PAIRING = frozenset(("#", "/", "-", "–", "—", "and", "&", ",", ":", "vs", "versus", "border", "latest", "update",
                      "war", "conflict", "the", "talks", "truce", "ceasefire", "crisis", "clashes"))  # fmt: skip


def _title_line(document: Document) -> list[Token]:
    """The words of the title, or of the headline that opens the document."""
    first = document.sentences[0] if document.sentences else None
    title = document.title or (document.text[first.start : first.end] if first and first.section == "headline" else "")
    return list(tokenise(title, 0, len(title)))


def _torn_in_title(document: Document, index: NameIndex) -> Actor | None:
    """The state whose civil war or rising the title names, and no other state: "Irish Civil War"."""
    line = _title_line(document)
    names = index.names(line) if len(line) <= _TITLE_WORDS else []
    if len(names) != 1 or names[0].actor.type != "State" or names[0].kind not in ("name", "demonym"):
        return None
    lows = [token.low for token in line]
    torn = "civil" in lows and ("war" in lows or "wars" in lows)
    torn = torn or (names[0].kind == "demonym" and not _RISINGS.isdisjoint(lows[names[0].last + 1 :]))
    return index.actor(names[0].actor.name) if torn and not _tells(lows) else None


def _reported_on(document: Document, index: NameIndex) -> Actor | None:
    """The state that a report by country is on: its title is "Country Reports on Terrorism 2020: Kenya"."""
    line = _title_line(document)
    names = index.names(line) if len(line) <= _TITLE_WORDS else []
    lows = [token.low for token in line]
    if len(names) != 1 or names[0].actor.type != "State" or names[0].kind != "name":
        return None
    of_report = "report" in lows or lows[:2] == ["country", "reports"]
    apart = names[0].last == len(line) - 1 and line[names[0].first - 1].text in (":", "-", "–", "—")
    opens = names[0].first == 0 and not _tells(lows)
    return index.actor(names[0].actor.name) if of_report and (apart or opens) else None


_RISINGS = frozenset(("revolution", "coup", "junta"))


def _tells(words: Sequence[str]) -> bool:
    """Whether one of the words is a verb with its tense, as headlines have it: "retakes", "signs"."""
    forms = [form for word in words for form in wordlists().forms.get(word, ())]
    return any(form.finite and not form.base and not form.participle for form in forms)


_TITLE_WORDS = 12
_ENTRIES = frozenset(("history", "politics", "government", "presidents", "economy", "geography", "culture", "profile",
                      "demographics", "republic", "kingdom"))  # fmt: skip
_SECTIONS = _ENTRIES | {"independence", "background", "introduction", "overview", "era", "period", "rule", "relations"}


def _home_of(
    document: Document,
    index: NameIndex,
    sentences: Sequence[Sentence],
    said: tuple[Sequence[Sequence[Token]], Sequence[Sequence[Name]]],
    issuer: Actor | None = None,
) -> Actor | None:
    """The one state that the document speaks of far more than of any other; ``None`` where there is none.

    Args:
        document: the document.
        index: the lexicon.
        sentences: those that are read.
        said: the words of each of them, and the lexicon's names in each.
        issuer: whose own release it is, if anybody's: a state's is at home there, and where others met says nothing.
    """
    if issuer is not None and issuer.type == "State":
        return issuer
    counts: Counter[str] = Counter()
    spoken_of: set[str] = set()
    for number, (line, found) in enumerate(zip(*said, strict=True)):
        times = _OPENING if number < _OPENING else 1
        for name in found:
            spoken_of |= set(_states_of(name.actor, index)) if name.actor.type not in GROUPS else set()
            weight = _WEIGHTS["demonym" if _adjectival(name, line) or _only_where(name, line) else name.kind]
            weight = 0 if _again(name, found) else weight
            counts.update(dict.fromkeys(_states_of(name.actor, index), weight * times))
    read = {sentence.start for sentence in sentences}
    for sentence in document.sentences[:4]:
        if sentence.start in read:
            continue
        line = tuple(tokenise(document.text, sentence.start, sentence.end))
        for name in index.names(line):
            dated = name.first == 0 and name.kind in ("metonym", "place") and issuer is None
            weight = _DATELINE if dated else _WEIGHTS[name.kind]
            spoken_of |= set(_states_of(name.actor, index)) if name.actor.type not in GROUPS else set()
            counts.update(dict.fromkeys(_states_of(name.actor, index), weight))
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < _LEAST or ranked[0][0] not in spoken_of:
        return None  # a group may fight far from where it is at home
    if len(ranked) > 1 and ranked[0][1] < _CLEARLY * ranked[1][1]:
        return None
    return index.actor(ranked[0][0])


def _only_where(name: Name, line: Sequence[Token]) -> bool:
    """Whether a name tells where people met, which may be anywhere: "signed a truce in Addis Ababa, Ethiopia"."""
    met = not words_of("accord").isdisjoint(token.low for token in line)
    return met and name.first > 0 and line[name.first - 1].low in ("in", "at")


def _again(name: Name, found: Sequence[Name]) -> bool:
    """Whether a state only says where a town lies that stands before it: the Ethiopia of "Addis Ababa, Ethiopia"."""
    town = next((other for other in found if other.last == name.first - 2 and other.kind in ("metonym", "place")), None)
    return town is not None and name.kind == "name" and town.actor == name.actor


def _adjectival(name: Name, line: Sequence[Token]) -> bool:
    """Whether initials stand where other states have an adjective: "a U.S. adviser"."""
    beyond = line[name.last + 1] if name.last + 1 < len(line) else None
    if beyond is None or name.kind != "name" or line[name.first].text not in _INITIALS:
        return False
    return beyond.kind == "word" and beyond.low not in _SMALL and not beyond.text.istitle()


_INITIALS = frozenset(("U.S.", "US", "U.K.", "UK"))
_SMALL = frozenset(("is", "was", "has", "had", "said", "says", "and", "or", "in", "to", "on", "of", "for", "at",
                    "will", "would", "could", "may", "did", "also", "with", "from", "that", "which"))  # fmt: skip


def dateline_of(document: Document, index: NameIndex, sentences: Sequence[Sentence]) -> Actor | None:
    """The state whose capital the dateline names: "BAMAKO, 14 August 2024 —"."""
    read = {sentence.start for sentence in sentences}
    for sentence in document.sentences[:4]:
        if sentence.start in read:
            continue
        for name in index.names(list(tokenise(document.text, sentence.start, sentence.end))):
            if name.first == 0 and name.kind == "metonym":
                return index.actor(next(_states_of(name.actor, index), ""))
    return None


def topic_of(document: Document, index: NameIndex, issuer: Actor | None) -> Actor | None:
    """The one other state that the title of a state's release is about: "Statement by Norway on Myanmar"."""
    if issuer is None or issuer.type == "MilitantGroup":
        return None
    first = document.sentences[0] if document.sentences and document.sentences[0].section != "body" else None
    title = document.title or (document.text[first.start : first.end] if first is not None else "")
    line = list(tokenise(title, 0, len(title)))
    about = next((i for i, token in enumerate(line) if token.low in _ABOUT), len(line))
    states = {n.actor.name: n.actor for n in index.names(line) if n.first > about and n.actor.type == "State"}
    return next(iter(states.values())) if len(states) == 1 and issuer.name not in states else None


def _readers_state(
    tokens: Sequence[Sequence[Token]],
    names: Sequence[Sequence[Name]],
    persons: Mapping[str, Actor],
    index: NameIndex,
) -> tuple[bool, Actor | None]:
    """Whether a document takes it as known whose its government is, and whose that is where it says so after all.

    As in "The Federal Government has sent 40 soldiers to Mali", "Defence Minister N. N. says": papers write so of
    their own state, and no other state that they name is the one meant.

    Args:
        tokens: the words of each sentence.
        names: the lexicon's names in each of them.
        persons: those whom the document names in full, with whose leaders they are.
        index: the lexicon.
    """
    opening = next(((words, found) for words, found in zip(tokens, names, strict=True) if words), None)
    if opening is None or (office := _own_office(*opening)) is None:
        return False, None
    words, found = opening
    leaders = [_led_by(words, office + 1, persons)]
    leaders += (
        [_led_by(line, place + 1, persons) for line in tokens for place in _offices(line)] if not leaders[0] else []
    )
    states = [index.actor(name) for name in leaders if name is not None]
    state = next((actor for actor in states if actor is not None and actor.type == "State"), None)
    if state is not None or words[office - 1].low != "federal":
        return True, state or _told_next(words, office, found)
    owning = {
        name.actor.name: name.actor
        for line, those in zip(tokens, names, strict=True) for name in those
        if name.kind == "demonym" and name.actor.type == "State" and "federal" in own_words(name.actor)
        and name.last + 1 < len(line) and line[name.last + 1].text == "Government"
    }  # fmt: skip
    return True, next(iter(owning.values())) if len(owning) == 1 else None


def _own_office(words: Sequence[Token], names: Sequence[Name]) -> int | None:
    """The place of the "Government", "Minister" with which a sentence opens and of which it says not whose it is."""
    taken = {place for name in names for place in range(name.first, name.last + 1)}
    place = 1 if words[0].low == "the" else 0
    first = place
    while place < min(first + _TITLE, len(words)) and place not in taken:
        word = words[place]
        if word.low in _OWN_OFFICES:
            follows = place + 1 < len(words) and words[place + 1].low in ("of", "for", "in", "to")
            owned = follows and any(at in taken for at in range(place + 2, min(place + _TITLE, len(words))))
            alone = place > 0 and word.text[:1].isupper()
            return place if alone and not owned else None
        if not (word.text[:1].isupper() or word.low in _ACTING):
            return None
        place += 1
    return None


def _offices(words: Sequence[Token]) -> Iterator[int]:
    """The places of ministers; a text needs no more words for presidents abroad: "President N. N."."""
    return (place for place, word in enumerate(words) if word.low in ("minister", "premier"))


def _led_by(words: Sequence[Token], place: int, persons: Mapping[str, Actor]) -> str | None:
    """The state of the leader whose name stands at ``place``, past a comma and titles: "Minister, Dr N. N."."""
    for first in range(place, min(place + _BEFORE_NAME, len(words))):
        for last in range(min(first + _NAMES, len(words)), first + 1, -1):
            person = persons.get(" ".join(word.text for word in words[first:last]))
            if person is not None and person.type == "Person":
                return person.acts_for
    return None


def _told_next(words: Sequence[Token], office: int, names: Sequence[Name]) -> Actor | None:
    """The state of which its own minister or president says something: "Foreign Minister N. N. said Mali would …"."""
    for name in names:
        said = name.first > office and words[name.first - 1].low in _SAYING
        if said and name.kind == "name" and name.actor.type == "State":
            return name.actor
    return None


_OWN_OFFICES = frozenset(("government", "cabinet", "opposition", "minister", "treasurer", "department", "ministry",
                          "parliament", "president", "premier", "attorney-general"))  # fmt: skip
_ACTING = frozenset(("acting", "federal", "new", "shadow", "deputy"))
_SAYING = frozenset(("says", "said", "that"))
_TITLE, _BEFORE_NAME, _NAMES = 5, 3, 4
_ABOUT = frozenset(("on", "about", "regarding", "concerning", "in"))


def _states_of(actor: Actor, index: NameIndex) -> Iterator[str]:
    """The state of which a name speaks: itself, whom it acts for, where it lies, or where the group is at home."""
    if actor.type == "State":
        yield actor.name
        return
    principal = index.actor(actor.acts_for) if actor.acts_for else None
    if principal is not None and principal.type == "State":
        yield principal.name
        return
    homes = descriptions().homes.get(actor.name, frozenset())
    if len(homes) == 1:
        yield next(iter(homes))
