"""Curbs that somebody will not lift, "refuses to end the ban on Y-ian goods", and whose the offer is that he spurns."""

from __future__ import annotations

from kg.extraction.grammar.owners import single_owner
from kg.extraction.grammar.phrases import Party, Units, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.wordlists import wordlists

__all__ = ["offered_by", "still_curbed"]

_LIFTS = frozenset(("lift", "ease", "remove", "relax", "drop", "waive", "end", "loosen", "suspend", "scrap", "repeal"))
_ASKED_BY = frozenset(("request", "requests", "behalf", "order", "orders", "demand", "demands", "advice", "insistence",
                       "instruction", "instructions", "recommendation", "word", "account", "terms"))  # fmt: skip
_LAID_ROUND = frozenset(("blockade", "siege", "boycott", "proscription"))


def still_curbed(clauses: Clauses, inner: VerbGroup) -> list[Party] | None:
    """The Y of "(refused to) lift the ban on Y-ian ships", "end its blockade of Y": whom the curb goes on to hit."""
    units, curb = clauses.units, noun_phrase(clauses.units, inner.head + 1)
    if inner.lemma not in _LIFTS or curb is None or units[curb.last].low not in wordlists().nouns["curbs"]:
        return None
    after = curb.last + 1
    if after + 1 >= len(units) or units[after].low not in ("on", "against", "of"):
        return None
    if units[after].low == "of" and units[curb.last].low not in _LAID_ROUND:
        return []  # "the sanctions of the EU" are its own
    hit = noun_phrase(units, after + 1)
    if hit is not None and any(unit.low in _ASKED_BY for unit in units[hit.first : hit.last + 1]):
        return []  # "drop the ban on Y's request"
    party = (hit.party or single_owner(units, hit)) if hit is not None else None
    return [party] if party is not None and party.actor.type in SIDES else None


def offered_by(units: Units, after: int) -> Party | None:
    """Who makes the offer of which the words before tell: "an offer of amnesty from Y", "offers for talks by Y"."""
    of_what = units[after].low in ("of", "for") if after + 1 < len(units) else False
    what = noun_phrase(units, after + 1) if of_what else None
    if what is None or what.party is not None or what.last + 2 >= len(units):
        return None
    maker = noun_phrase(units, what.last + 2) if units[what.last + 1].low in ("by", "from") else None
    return maker.party if maker is not None else None
