"""Purposes: who it is that acts to fight somebody: A of "A sent troops to destroy X", B of "A armed B to fight X"."""

from __future__ import annotations

from kg.extraction.grammar.phrases import Party, Units, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists

__all__ = ["purposeful"]

_TO_PURPOSE = 24
"""Units from the main verb to the infinitive, at most."""
_INCITES = frozenset(("dare", "challenge", "tempt", "forbid", "allow", "let", "permit", "pay", "hire", "invite",
                      "persuade", "force", "lead", "cause", "get", "enable", "induce", "goad"))  # fmt: skip
"""Verbs whose object, and not whose subject, fights."""


def _equipped(clauses: Clauses, main: VerbGroup, group: VerbGroup) -> tuple[Party, ...] | None:
    """Who is to fight in "provided Y with arms to fight X"; nobody for sure in "gave Y money to fight X"."""
    if main.lemma not in _GIVES | wordlists().classes["giving"]:
        return None
    own = clauses.clause(group)
    if own is not None and own.control == "object":
        return own.subjects
    return () if clauses.units[main.head + 1].kind in NAMES else None


_GIVES = frozenset(("provide", "supply", "furnish", "equip", "arm"))


def purposeful(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """Who acts to some purpose: in "A stands by B to defeat X", A and B; in "A sent troops to destroy X", A."""
    lists, units = wordlists(), clauses.units
    main = next((g for g in reversed(clauses.groups) if g.head < group.first and g.form == "finite"), None)
    if main is None or main.negated or main.modality in ("demanded", "counterfactual") or main.voice == "reduced":
        return ()
    near = main.head == group.first - 1
    other = _INCITES | {*lists.demands, *lists.speech, "accuse", "blame", "refuse", "fail", "want", "expect", "decline"}
    if main.lemma in other or (near and main.lemma in lists.control) or group.first - main.head > _TO_PURPOSE:
        return ()
    if main.voice == "passive" and main.lemma not in lists.classes["resolved"]:
        return ()
    if main.lemma in lists.classes["judging_verb"] | lists.classes["presupposing_verb"]:
        return ()  # "X deplores Y's decision to expel its envoy": what it is about is another's purpose
    between = units[main.head + 1 : group.first]
    if any(unit.kind in ("stop", "that", "relative", "quote") for unit in between):
        return ()
    if any(main.head < g.head < group.head and g.form == "present" and _led(units, g) for g in clauses.groups):
        return ()  # "showed unity in working to defeat X"
    vow = next(
        (at for at, unit in enumerate(between, main.head + 1) if unit.low in _VOWS and clauses.at(at) is None), None
    )
    if vow is not None and (main.lemma not in _VOWING or units[vow + 1].low in ("from", "by")):
        return _vowing(clauses, vow)
    given = _equipped(clauses, main, group)
    if given is not None:
        return given
    doers = clauses.subjects(main)
    first = main.head + 1
    if main.lemma in ("stand", "partner", "work", "join", "act") and first < len(units) and units[first].low in (
        "by", "with", "alongside", "behind", "beside"
    ):  # fmt: skip
        first += 1
    elif main.lemma in ("work", "act", "fight") and [u.low for u in units[first : first + 3]] == ["as", "part", "of"]:
        first += 3
    elif main.lemma not in lists.classes["helps"] and main.lemma not in _READIES:
        return doers
    doers = () if main.lemma in _READIES else doers  # who trains Y's men to fight X does not fight him
    helped = clauses.phrases_from(first) if first < len(units) else ()
    return (*doers, *(phrase.party for phrase in helped if phrase.party and "assets" not in phrase.roles))


def _vowing(clauses: Clauses, vow: int) -> tuple[Party, ...]:
    """Whose promise it is: in "A welcomed a promise from B to defeat X", B's, and never A's."""
    units = clauses.units
    if units[vow + 1].low in ("from", "by"):
        giver = noun_phrase(units, vow + 2)
        return (giver.party,) if giver is not None and giver.party is not None else ()
    return ()


_VOWS = frozenset(("promise", "promises", "pledge", "pledges", "vow", "vows", "undertaking", "undertakings",
                   "assurance", "assurances", "offer", "offers", "oath", "threat", "threats"))  # fmt: skip
_VOWING = frozenset(("make", "give", "offer", "issue", "repeat", "renew", "reiterate", "reaffirm", "take", "swear",
                     "keep", "honour", "honor", "fulfil", "fulfill", "break"))  # fmt: skip
"""What somebody does to a promise of his own."""

_READIES = frozenset(("train", "teach", "instruct", "equip", "arm", "mentor", "prepare", "hire", "pay"))
"""What is done to men who may be another's; who recruits them to fight X means to fight him."""


def _led(units: Units, group: VerbGroup) -> bool:
    """Whether a preposition leads to the gerund."""
    return group.first > 0 and units[group.first - 1].kind in ("preposition", "to", "subordinator")
