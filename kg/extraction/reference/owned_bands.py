"""Owned bands: states named only to tell whose a band is, and whose "the government" is that a band faces.

After "Chad's main rebel group" "its leader" is not Chad's, and the government that it accuses is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.extraction.reference.affinity import gives
from kg.extraction.words.descriptions import descriptions
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists, words_of
from kg.model import Actor

__all__ = ["accuser_faced", "faced_by_own_band", "states_of_bands"]

_LONGEST = 5
_WITHIN = frozenset(("word", "capital", "adverb", "verb", "number"))


def states_of_bands(units: Sequence[Unit]) -> frozenset[str]:
    """The Chad of "Chad's main rebel group rejected it, and its leader accused Y", where nothing else speaks of Chad.

    Args:
        units: of the sentence, as far as it has been read.
    """
    states = [(i, unit.actor.name) for i, unit in enumerate(units) if unit.actor and unit.actor.type == "State"]
    elsewhere = {name for i, name in states if not _owns_band(units, i)}
    return frozenset(name for _, name in states if name not in elsewhere)


def faced_by_own_band(found: Sequence[Unit], units: Sequence[Unit], told: Iterable[str]) -> Actor | None:
    """The state of "Sudan's main rebel group accused (the government)", whose own its rebels face; not abroad.

    Args:
        found: the sentence up to the government.
        units: the whole sentence.
        told: the names of states of which the text has told; where another is among them, it may be that one's.
    """
    states = {
        unit.actor.name: (i, unit.actor) for i, unit in enumerate(found) if unit.actor and unit.actor.type == "State"
    }
    if len(states) != 1:
        return None
    index, state = next(iter(states.values()))
    own = _owns_band(found, index) or _rebels_of(found, index)
    own = own and all(unit.holder is None or unit.holder.name == state.name for unit in units)
    return state if own and {*told} <= {state.name} else None


def _rebels_of(units: Sequence[Unit], index: int) -> bool:
    """Whether rebels are called after the state named at ``index``: "Chadian rebel and political groups"."""
    near = units[index + 1 : index + 1 + _TO_REBELS]
    return units[index].kind == "demonym" and any(unit.low in words_of("rebels") for unit in near)


_TO_REBELS = 2


def _owns_band(units: Sequence[Unit], index: int) -> bool:
    """Whether a band belongs to the state named at ``index``: "Chad's largest rebel movement"."""
    if index + 2 >= len(units) or units[index + 1].kind != "possessive":
        return False
    bands = words_of("owned_band") | descriptions().classes["in-revolt"]
    last = index + 1
    for place in range(index + 2, min(index + 2 + _LONGEST, len(units))):
        if units[place].kind not in _WITHIN or (units[place].kind == "verb" and units[last].low in bands):
            break
        last = place
    return units[last].low in bands


def accuser_faced(found: Sequence[Unit]) -> Actor | None:
    """The X of "X accused Y of arming rebels who fight government troops": whom those face that Y is said to help.

    Args:
        found: the sentence up to the government.
    """
    charges = [i for i, unit in enumerate(found) if any(form.lemma == "accuse" for form in unit.forms)]
    if not charges:
        return None
    at = charges[-1]
    accuser = next((u.actor for u in reversed(found[:at]) if u.actor is not None), None)
    accused = next((u.actor for u in found[at:] if u.actor is not None), None)
    helps = next((i for i in range(at + 1, len(found)) if gives(found[i])), None)
    if accuser is None or accused is None or helps is None or accuser.type != "State" or accuser == accused:
        return None
    frames, near = wordlists().frames, found[-_TO_FOES:]
    told = (frames[form.lemma].relation for unit in near for form in unit.forms if form.lemma in frames)
    fights = any(relation in ("attacked", "foughtWith") for relation in told)
    return accuser if fights and helps < len(found) - 1 else None


_TO_FOES = 3
