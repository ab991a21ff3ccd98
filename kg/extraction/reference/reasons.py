"""Reasons: who "it" is in what somebody is punished, condemned, praised or struck for.

"X imposed sanctions on Y because it had armed Z", "X condemned Y after it shelled Z", "X bombed Y because it had armed
Z": the deed is Y's. Where two are punished, it is nobody's that could be named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extraction.grammar.entities import Draft, Mention
from kg.extraction.reference.affinity import sign_of
from kg.extraction.words.descriptions import STATES
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["SAYING", "punished", "tells_deed", "unsure_reason"]

SAYING = frozenset(("saying", "claiming", "alleging", "arguing", "charging", "asserting", "insisting", "maintaining"))
"""Participles that tell what somebody says of what he does."""
_WHY = frozenset(("because", "after", "when"))
_PUNISHES = frozenset(("sanction", "sanctions", "embargo", "tariffs", "recall", "expel", "sue", "blacklist", "sever",
                       "boycott", "outlaw", "ban", "ambassador", "ties", "relations", "punish", "penalise", "penalize",
                       "suspend"))  # fmt: skip
_JUDGES = frozenset(("condemn", "denounce", "criticise", "criticize", "slam", "castigate", "berate", "reproach",
                     "rebuke", "chide", "lambast", "fault", "upbraid", "censure", "praise", "thank", "commend",
                     "reward", "laud", "congratulate"))  # fmt: skip
_RELENTS = frozenset(("lift", "ease", "relax", "remove", "waive", "restore", "resume", "reopen", "return", "end"))
_FINDS = frozenset(("find", "intercept", "capture", "seize", "lose", "see", "obtain", "receive", "learn", "warn",
                    "protest", "suffer", "ask", "detect", "trace", "identify", "record", "document", "arrest", "repel",
                    "collect", "want", "need", "know", "hold", "call", "expect", "hope", "fear", "believe", "consider",
                    "regard", "think", "feel", "suspect", "deem", "judge", "view", "wish", "seek", "intend", "be",
                    "worry", "conclude", "discover", "realise", "realize"))  # fmt: skip
"""What who punishes may tell of himself: "saying it had intercepted arms", "because it feared a coup"."""
_BREAKS = frozenset(("refuse", "violate", "break", "reject", "breach", "ignore", "defy", "flout", "test"))
"""What a state is struck for, besides harm that it has done or help that it has given."""
_FAR = 3


def punished(draft: Draft, index: int) -> Mention | None:
    """The Y of "X imposed sanctions on Y, saying it had armed Z", if what is told of "it" is what Y is punished for.

    Of "alleging" that holds whatever X has done to Y: nobody alleges anything of himself.
    """
    if not (_after_saying(draft, index) or _after_why(draft, index)):
        return None
    others = _others(draft)
    if len(others) != 1:
        return None
    whom = replace(others[0], person=None, where=False, owner=False, inside=False)
    return replace(whom, plural=None) if whom.actor.type in STATES else whom  # "expelled Iranian diplomats because it"


def unsure_reason(draft: Draft, index: int) -> bool:
    """Whether nobody can tell which of several "it" is, or who is punished at all.

    As in "X condemned Y and Z because it had armed rebels", "X suspended a broadcaster after it had praised Z",
    "relations between X and Y were cut after it armed rebels".
    """
    if draft.units[index].low != "it":
        return False
    joint = any(one.low in ("relations", "ties") and other.low == "between" for one, other in pairwise(draft.found))
    joint = joint and draft.units[index - 1].low in _WHY
    return joint or (_after_why(draft, index) and len(_others(draft)) != 1)


def _after_saying(draft: Draft, index: int) -> bool:
    units, said = draft.units, index - 1 - (draft.units[index - 1].kind == "that")
    if said < _FAR or units[said].low not in SAYING or units[said - 1].kind != "comma":
        return False
    return (units[said].low == "alleging" or _punishes(draft)) and tells_deed(units, index + 1)


def _after_why(draft: Draft, index: int) -> bool:
    """Whether "because", "after" or the like opens the clause of the pronoun, in a sentence that tells a punishment.

    For a blow, which may as well have its reason in who deals it, only after "because", and only a like deed.
    """
    units = draft.units
    if index < _FAR or units[index - 1].low not in _WHY or not draft.verbs or _is_passive(draft):
        return False
    if _punishes(draft) or not _lemmas(draft.found).isdisjoint(_JUDGES):
        return tells_deed(units, index + 1)
    done = _verb(units, index + 1)
    struck = units[index - 1].low == "because" and any(u.kind == "verb" and sign_of(u) < 0 for u in draft.found)
    return struck and done is not None and (sign_of(done) != 0 or not _lemmas((done,)).isdisjoint(_BREAKS))


def _is_passive(draft: Draft) -> bool:
    """Whether something is done to the subject: "X was bombed by Y because it …", "X, whose ties with Y were cut"."""
    found = [unit for unit in draft.found if unit.kind != "adverb"]
    done = any(one.kind == "be" and any(f.participle for f in other.forms) for one, other in pairwise(found))
    return done or any(unit.low == "whose" for unit in found)


def _punishes(draft: Draft) -> bool:
    words = _lemmas(draft.found) | {unit.low for unit in draft.found}
    return not words.isdisjoint(_PUNISHES) and words.isdisjoint(_RELENTS)


def _lemmas(units: Sequence[Unit]) -> frozenset[str]:
    return frozenset(form.lemma for unit in units for form in unit.forms)


def _others(draft: Draft) -> list[Mention]:
    """Those of whom the sentence speaks besides its subject, each once."""
    doer = next((mention for mention in draft.mentions if mention.subject and mention.human is None), None)
    if doer is None:
        return []
    return list({m.actor.name: m for m in draft.mentions if m.actor not in (doer.actor, m.human)}.values())


def _verb(units: Sequence[Unit], place: int) -> Unit | None:
    while place < len(units) and units[place].kind in ("have", "be", "adverb", "do"):
        place += 1
    return units[place] if place < len(units) else None


def tells_deed(units: Sequence[Unit], place: int) -> bool:
    """Whether the verb at ``place`` tells of a deed; not "had intercepted arms", "would retaliate"."""
    done = _verb(units, place)
    if done is None or done.kind != "verb":
        there = wordlists().nouns["forces"] | {"behind", "responsible"}
        return done is not None and done.low in there  # "it has troops in P", "it is behind the attack"
    return not any(form.lemma in _FINDS for form in done.forms)
