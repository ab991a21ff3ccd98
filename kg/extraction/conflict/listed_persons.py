"""Listed persons: everybody of a list whom sanctions are on, each with his office: "on N. N., the chief, and M. M.".

Likewise those whom a list after their band names: "on two X commanders, N. N. and M. M.".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["on_each_listed"]

_ENDS = frozenset(("stop", "end", "that", "relative", "subordinator", "quote", "dash", "colon"))
_CLOSES = frozenset(("comma", "conjunction", "end", "stop"))
_FAR = 14
"""Units of an office between two names: "N. N., deputy chief of the general staff of the army, M. M.,"."""


def on_each_listed(clauses: Clauses, said: Sequence[Finding]) -> list[Finding]:
    """The findings, with sanctions on each person of the list that begins with the one whom they are on.

    Not on those of whom the sentence goes on to say what they do: "on N. N., and X's president, M. M., welcomed it".
    """
    if all(finding.relation != "sanctions" for finding in said):
        return list(said)
    units, kept = clauses.units, list[Finding]()
    acting = {party.start for group in clauses.groups for party in clauses.subjects(group)}
    known = {(f.subject.actor.name, f.target) for f in said if f.relation == "sanctions"}
    for finding in said:
        listed = finding.object if finding.relation == "sanctions" else None
        first = max(
            (i for i, u in enumerate(units) if listed and listed.start <= u.start < listed.end), default=len(units)
        )
        person = listed is not None and listed.speaker.type == "Person"
        past = first if person else _past_band(units, first)
        beside = [other for other in _beside(clauses, past) if other.start not in acting]
        others = beside or (_men_of(listed, said) if listed and past < len(units) else [])
        if person or not others:
            kept.append(finding)
        new = [other for other in others if (finding.subject.actor.name, other.actor.name) not in known]
        known |= {(finding.subject.actor.name, other.actor.name) for other in new}
        kept += [replace(finding, object=other) for other in new]
    return kept


def _men_of(band: Party, said: Sequence[Finding]) -> list[Party]:
    """Those who are told beside a band's noun to be some of its men, where no list or title makes them persons."""
    men = (f for f in said if f.relation in ("memberOf", "leads") and f.target == band.actor.name)
    return [f.subject for f in men if f.subject.start >= band.end and f.subject.actor.type == "Person"]


def _past_band(units: Sequence[Unit], first: int) -> int:
    """The noun of "two X commanders, N. N. and M. M.", after which the men are named; the end where none is."""
    nouns = wordlists().nouns
    men = nouns["officials"] | nouns["leaders"] | nouns["fighters"]
    place = first
    while place + 1 < len(units) and units[place + 1].kind in ("word", "capital", "possessive"):
        place += 1
    band = place < len(units) and units[place].low in men and units[place].low.endswith(("s", "men"))
    return place if band else len(units)


def _beside(clauses: Clauses, first: int) -> Iterator[Party]:
    """The persons who are listed after ``first``, each set apart by commas from what is told of the one before.

    Nobody past a verb, nor where none follows at once: "on N. N. in a letter to O. O., P. P. and Q. Q.".
    """
    units, last, verbs = clauses.units, first, {group.head for group in clauses.groups}
    if first + 1 >= len(units) or units[first + 1].kind not in ("comma", "conjunction"):
        return
    for index in range(first + 1, len(units)):
        unit = units[index]
        if unit.kind in _ENDS or index in verbs or index - last > _FAR:
            return
        before = index - 1 - (units[index - 1].kind == "determiner")
        again = units[before].low in ("on", "against") and units[before - 1].low == "and"  # ", and on M. M."
        joint = units[before - 1] if again else units[index - 1]
        place = before - 2 if again else index - 2
        joined = joint.low == "and" and (units[place].kind == "comma" or place == last)
        after = units[index + 1].kind if index + 1 < len(units) else "end"
        if unit.kind != "name" or not (joined or joint.kind == "comma") or after not in _CLOSES:
            continue
        party = party_of(unit)
        if party is not None and party.speaker.type == "Person":
            last = index
            yield replace(party, actor=party.speaker)
        elif again and party is not None and party.actor.type in SIDES:
            last = index
            yield party
