"""Figures of speech: deeds of war that nobody did: "sank Y with a late goal", "ambushed Y with a new proposal"."""

from __future__ import annotations

from itertools import pairwise

from kg.extraction.grammar.findings import Finding
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.verbforms import Units
from kg.extraction.words.wordlists import words_of
from kg.vocabulary import vocabulary

__all__ = ["at_law", "figurative"]

_OF_MATCHES = frozenset(
    (
        *((which, "leg") for which in ("first", "second", "return", "home", "away", "opening")),
        *((which, "time") for which in ("extra", "stoppage", "injury", "added")),
        *((which, "goal") for which in ("late", "early", "winning", "opening", "last-minute", "own")),
        *((which, "strikes") for which in ("late", "early", "stoppage-time", "second-half", "first-half")),
        *((which, "strike") for which in ("late", "early", "stoppage-time", "second-half", "first-half")),
    )
)
"""Two words that tell of a match, and each of which tells of much else."""
_HALVES = frozenset(("first", "second"))
_NEVER_OF_LANDS = frozenset(("sink", "demolish", "torpedo", "dismantle", "thrash", "outgun", "scuttle"))
"""What nobody does to a state: ships are sunk, and houses demolished."""
_FAR, _PHRASE = 8, 6


def figurative(units: Units, finding: Finding) -> bool:
    """Whether what the finding says is a figure of speech.

    Args:
        units: the sentence's.
        finding: what was read in it.
    """
    if vocabulary().relation(finding.relation).family != "conflict":
        return False
    return (
        (_of_teams(finding) and _in_a_match(units))
        or _between_two(units, finding)
        or _never_done(units, finding)
        or _with_no_weapon(units, finding)
    )


def _of_teams(finding: Finding) -> bool:
    """Whether states only are told of, who may be teams: no band plays in a cup."""
    other = finding.object
    return finding.subject.actor.type not in GROUPS and (other is None or other.actor.type not in GROUPS)


def _in_a_match(units: Units) -> bool:
    """As in "struck twice in the second half", "beat Y in the first leg", "after the break"."""
    lows = [unit.low for unit in units]
    for place, pair in enumerate(pairwise(lows)):
        if pair in _OF_MATCHES and not (pair[1].startswith("strike") and lows[place + 2 : place + 3] == ["on"]):
            return True
    for place, (one, two) in enumerate(pairwise(lows)):
        if one in _HALVES and two == "half" and lows[place - 1] == "the" and lows[place + 2 : place + 3] != ["of"]:
            return True
    return any(
        lows[place : place + 3] == ["after", "the", "break"] and units[place + 3].kind in ("end", "comma", "stop")
        for place in range(len(lows) - 3)
    )


def _between_two(units: Units, finding: Finding) -> bool:
    """As in "N. N. attacked M. M.", which is more often done in words, and names nobody's forces."""
    other = finding.object
    people = finding.subject.speaker.type == "Person" and other is not None and other.speaker.type == "Person"
    if not people or other is None or not any(form.lemma == "attack" for form in units[finding.trigger].forms):
        return False
    if finding.subject.actor.type in GROUPS and other.actor.type in GROUPS:
        return False  # two warlords
    after = next((i for i, unit in enumerate(units) if unit.start >= other.end), len(units))
    return after < len(units) and units[after].kind in ("end", "comma", "stop", "preposition", "date", "conjunction")


def at_law(units: Units, finding: Finding) -> bool:
    """As in "fought Y at the International Court of Justice"."""
    if not any(form.lemma in ("fight", "battle") for form in units[finding.trigger].forms):
        return False
    after = [unit.low for unit in units[finding.trigger + 1 : finding.trigger + _FAR]]
    led = next((i for i, low in enumerate(after) if low in ("at", "in", "before")), len(after))
    return any(word in _COURTS for low in after[led:] for word in low.split())


_COURTS = frozenset(("court", "courts", "tribunal", "arbitration", "hague"))


def _never_done(units: Units, finding: Finding) -> bool:
    """As in "X sank Y", "X demolished Y in P", of a state, whose name is itself what is sunk."""
    trigger = units[finding.trigger]
    other = finding.object
    if other is None or other.actor.type != "State" or not any(f.lemma in _NEVER_OF_LANDS for f in trigger.forms):
        return False
    following = units[finding.trigger + 1] if finding.trigger + 1 < len(units) else None
    itself = following is not None and following.kind == "name" and not following.resolved  # not "sank its ship"
    if itself and units[finding.trigger + 2].kind == "possessive":
        return False  # "sank X's flagship"
    return following is not None and itself and following.actor == other.actor


def _with_no_weapon(units: Units, finding: Finding) -> bool:
    """As in "ambushed Y with a new proposal", "bombarded Y with questions"."""
    if finding.object is None:
        return False
    reach = range(finding.trigger + 1, min(finding.trigger + _FAR, len(units) - 1))
    place = next((i for i in reach if units[i].low == "with"), None)
    if place is None or any(
        unit.kind in ("comma", "stop", "that", "relative") for unit in units[finding.trigger : place]
    ):
        return False
    last = _head(units, place + 1)
    low = units[last].low
    if low in _AIMS and units[last + 1].low in ("of", "to"):
        return False  # "attacked Y with the goal of taking P"
    return low in words_of("no_weapon") or (low in _OF_PLAYERS and _of_teams(finding))


_AIMS = frozenset(("goal", "plan", "plans", "idea", "bid", "ideas"))
_OF_PLAYERS = frozenset(("ball", "balls", "shot", "shots", "tries", "corners", "crosses", "surprise"))
"""What a team attacks with, and what fighters may do, too."""


def _head(units: Units, first: int) -> int:
    """Where the last word of the phrase that begins there stands, which is of words alone."""
    last = first
    while last + 2 < min(first + _PHRASE, len(units)) and units[last + 1].kind in ("word", "capital", "number", "verb"):
        last += 1
    return last
