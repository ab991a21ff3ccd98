"""Parts: whose a part in a deed is: "X's role in arming Y", "the efforts made by A and B in brokering a truce"."""

from __future__ import annotations

from kg.extraction.grammar.owners import single_owner
from kg.extraction.grammar.phrases import Party, Units, noun_phrase, noun_phrase_before
from kg.extraction.parsing.betweens import between

__all__ = ["whose_part"]

_PARTS = frozenset(("role", "part", "hand", "involvement", "complicity", "participation"))
"""What somebody has in what he does: "X's role in arming Y"."""
_MERITS = frozenset(("effort", "efforts", "success", "successes", "work", "leadership", "contribution", "contributions",
                     "achievement", "achievements", "perseverance", "engagement", "help", "support"))  # fmt: skip
_PLAYED = frozenset(("play", "make", "take", "have", "undertake", "exert", "achieve", "provide"))
_DENIED = frozenset(("alleged", "supposed", "possible", "no", "any", "potential", "future", "bigger", "greater"))
_FAR = 9


def whose_part(units: Units, first: int) -> tuple[Party, ...]:
    """Who does what the verb in -ing at ``first`` tells, where "in" leads to it from somebody's part in it."""
    last = first - 2
    if last < 1 or units[first - 1].low != "in":
        return ()
    if units[last].low in _PARTS | _MERITS:
        phrase = noun_phrase_before(units, last)
        owner = single_owner(units, phrase) if phrase is not None else None
        told = phrase is not None and not any(unit.low in _DENIED for unit in units[phrase.first : last])
        return (owner,) if owner is not None and told else ()
    for place in range(last - 1, max(last - _FAR, 1), -1):
        if units[place].low in ("of", "by"):
            return _named(units, place, last)
        if units[place].kind in ("comma", "stop", "verb", "be", "relative", "that"):
            break
    return ()


def _named(units: Units, joint: int, last: int) -> tuple[Party, ...]:
    """The A and B of "the role of A and B", "the part played by A and B", that ends at ``last``."""
    noun = joint - 1
    if units[joint].low == "by" and any(form.participle and form.lemma in _PLAYED for form in units[noun].forms):
        noun -= 1
    phrase = noun_phrase_before(units, noun) if units[noun].low in _PARTS | _MERITS else None
    if phrase is None or any(unit.low in _DENIED for unit in units[phrase.first : noun]):
        return ()
    found = between(units, joint + 1)
    one = noun_phrase(units, joint + 1)
    found = found or ((one.party,) if one is not None and one.party is not None and one.last == last else ())
    return found if found and found[-1].end <= units[last].end else ()
