"""Quoters: who "he" is that stands beside a quotation, in which nobody speaks of himself by his name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.grammar.entities import Draft, Memory, named
from kg.extraction.reference.anaphora import pronoun
from kg.extraction.reference.genders import gender_fits
from kg.extraction.words.tokens import quoting
from kg.extraction.words.units import NAMES, Unit, is_speech_verb
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["accusing", "beside_quotation", "opening", "quoter", "says_more", "several_go_on", "spoken_of"]

_BETWEEN = frozenset(("adverb", "have", "modal"))
_TO_VERB = 3


def beside_quotation(draft: Draft, index: int) -> bool:
    """Whether the pronoun is that of '"…," he said', '"…", she later told reporters'."""
    if draft.units[index].low not in ("he", "she") or not draft.found or draft.found[-1].kind not in ("quote", "comma"):
        return False
    mark = next((unit for unit in reversed(draft.found[-2:]) if unit.kind == "quote"), None)
    return mark is not None and not draft.quoted and _says(draft.units, index)


def says_more(draft: Draft, index: int, voice: Unit | None) -> bool:
    """Whether "he" opens a sentence that only says more of him who was quoted last: '"…," N. N. said. He said …'."""
    opens = not draft.found and not draft.quoted and draft.units[index].low in ("he", "she")
    return opens and voice is not None and _person(voice) is not None and _says(draft.units, index)


def quoter(draft: Draft, index: int, voice: Unit | None, memory: Memory) -> list[Unit] | None:
    """What stands for the pronoun: who was quoted in the sentence before, or whom that sentence is about.

    Args:
        draft: the sentence so far.
        index: of the pronoun.
        voice: the name beside the verb of speech in the sentence before, if that is a quotation.
        memory: whom the sentences before speak of.
    """
    unit = draft.units[index]
    within = {name for place in _within(draft.found) for name in _names(draft.found[place])}
    if voice is not None:
        person = _person(voice)
        if person is None or within & set(_names(voice)) or not gender_fits(unit.low, person, memory):
            return None
        return [named(voice.actor, unit, voice.speaker)] if voice.actor is not None else None
    outside = _without(draft, set(_within(draft.found)))
    found = pronoun(outside, index, memory)
    return None if found is None or within & {name for one in found for name in _names(one)} else found


def spoken_of(draft: Draft, index: int) -> list[Unit] | None:
    """Whom '"They must leave," X said of Y', "X said of Y that it" speak of, where nobody else is named before."""
    units, found = draft.units, draft.found
    if units[index].low not in ("they", "them", "it"):
        return None
    if not draft.quoted and len(found) > _TO_VERB and found[-1].kind == "that":
        back = range(len(found) - 2, max(len(found) - _TO_OF, 0), -1)
        of = next((i for i in back if found[i].low in ("of", "about")), 0)
        meant = _spoken(found[of + 1 : -1]) if of and is_speech_verb(found[of - 1]) else None
    elif draft.quoted and not draft.mentions:
        closing = next((i for i in range(index + 1, len(units)) if units[i].kind == "quote"), len(units))
        reach = range(closing + 1, min(closing + _TO_OF, len(units) - 1))
        of = next((i + 1 for i in reach if is_speech_verb(units[i]) and units[i + 1].low in ("of", "about")), 0)
        ahead = units[of + 1 : of + _TO_SPOKEN_OF]
        ends = ("comma", "stop", "end", "preposition")
        meant = _spoken(ahead[: next((i for i, unit in enumerate(ahead) if unit.kind in ends), None)]) if of else None
    else:
        return None
    return [named(meant, units[index])] if meant is not None else None


def _spoken(words: Sequence[Unit]) -> Actor | None:
    """Whom "Y", "the Y-ian troops" stand for; nobody for "the Y-ian militias"."""
    spoken = [unit for unit in words if unit.kind in NAMES and unit.actor is not None]
    nouns = wordlists().nouns
    his = bool(spoken) and (words[-1] is spoken[0] or words[-1].low in nouns["forces"] - nouns["fighters"])
    return spoken[0].actor if len(spoken) == 1 and his and spoken[0].speaker is None else None


_TO_OF = 16
_TO_SPOKEN_OF = 6


def opening(units: Sequence[Unit]) -> int:
    """The first unit that is no quotation mark and no "and"; the last where there is none."""
    kinds = ("quote", "conjunction")
    return next((index for index, unit in enumerate(units) if unit.kind not in kinds), len(units) - 1)


def several_go_on(draft: Draft, index: int) -> bool:
    """Whether "they" of "They say" opens the sentence, and goes on with what somebody has said."""
    opens = index == 0 or (index == 1 and draft.units[0].kind == "conjunction")
    return draft.units[index].low == "they" and opens and _says(draft.units, index)


def _says(units: Sequence[Unit], index: int) -> bool:
    for unit in units[index + 1 : index + 1 + _TO_VERB]:
        if is_speech_verb(unit) or _accusing_verb(unit):
            return True
        if unit.kind not in _BETWEEN:
            return False
    return False


_ACCUSES = frozenset(("accuse", "blame", "suspect"))


def _accusing_verb(unit: Unit) -> bool:
    return any(form.finite and form.lemma in _ACCUSES for form in unit.forms)


def _accuses(units: Sequence[Unit], index: int) -> bool:
    verb = next((unit for unit in units[index + 1 : index + 1 + _TO_VERB] if unit.kind not in _BETWEEN), None)
    return verb is not None and _accusing_verb(verb)


def accusing(units: Sequence[Unit], index: int, people: Unit) -> list[Unit] | None:
    """The officials of "…, officials said. They accused Y of …", as a name for the "they" that accuses somebody.

    Also the X of "X experts said … They said": others who only say more need no name.

    Args:
        units: the sentence.
        index: of the pronoun.
        people: the noun of those who said something in the sentence before, with whose they are.
    """
    if not _accuses(units, index) and people.kind not in NAMES:
        return None
    return [named(people.actor or Actor(people.low, "UnnamedSource"), units[index], people.speaker)]


def _person(unit: Unit) -> Actor | None:
    """The person whom a name names, by himself or as one who acts for another."""
    person = unit.speaker or unit.actor
    return person if person is not None and person.type == "Person" else None


def _names(unit: Unit) -> Iterator[str]:
    person = _person(unit)
    if person is not None:
        yield person.name


def _within(found: Sequence[Unit]) -> Iterator[int]:
    """The places that stand within quotation marks, from the start where the first mark only closes."""
    first = next((unit for unit in found if unit.kind == "quote"), None)
    inside = first is not None and not quoting(first.low, True)
    for index, unit in enumerate(found):
        if unit.kind == "quote":
            inside = quoting(unit.low, inside)
        elif inside:
            yield index


def _without(draft: Draft, places: set[int]) -> Draft:
    """The draft with nobody mentioned who is only spoken of in the quotation."""
    bare = Draft(draft.units)
    bare.found, bare.clause, bare.verbs = draft.found, draft.clause, draft.verbs
    bare.vague, bare.open_sides = draft.vague, draft.open_sides
    bare.mentions = [mention for mention in draft.mentions if mention.index not in places]
    return bare
