"""Spoken denials: a quotation read as what its speaker says of himself: "'We had no part in it,' said X"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extraction.claims.retorts import speaker_at
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, verb_groups
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.reference.discourse import Discourse
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.records import record
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["Spoken", "as_reported"]

_ONESELF = frozenset(("we", "i"))
_SHORTEST = 3
_SAYS = 6
_TRIMS = frozenset(("comma", "stop", "end", "quote"))


@record
class Spoken:
    """A quotation in reported speech: "X said that it had no part in it".

    Attributes:
        clauses: the sentence so turned.
        places: for each of its units the index in the sentence.
        speaker: who says it.
    """

    clauses: Clauses
    places: tuple[int, ...]
    speaker: Party

    def denials(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The denials read there, as findings of the sentence that it was made from."""
        for finding in findings:
            if finding.stance == "denies" and finding.trigger < len(self.places):
                yield replace(
                    finding, trigger=self.places[finding.trigger], claimant=self.speaker.speaker,
                    claimant_at=(self.speaker.start, self.speaker.end),
                )  # fmt: skip


def as_reported(clauses: Clauses, discourse: Discourse) -> Spoken | None:
    """The quotation that the sentence consists of but for who says it; ``None`` where it is none, or nobody's.

    Args:
        clauses: the sentence.
        discourse: what was said before it.
    """
    units = clauses.units
    quotes = [index for index, unit in enumerate(units) if unit.kind == "quote"]
    if len(quotes) != _PAIR:
        return None
    first, last = quotes[0] + 1, quotes[1]
    after = quotes[0] == 0
    said = next(
        (g for g in clauses.verbs if g.lemma in wordlists().speech and (g.head > last if after else g.head < first)),
        None,
    )
    if last - first < _SHORTEST or said is None or said.negated or said.voice != "active":
        return None
    if not after and units[quotes[0] - 1].kind not in ("comma", "verb") and units[quotes[0] - 1].text != ":":
        return None  # "said that its army had 'no part' in it"
    speaker, _ = speaker_at(clauses, first, discourse, reach=0 if after else _SAYS)
    if speaker is None or speaker.actor.type not in SIDES:
        return None
    while last > first and units[last - 1].kind in _TRIMS:
        last -= 1
    inner = [_of(unit, speaker) for unit in units[first:last]]
    name = speaker.actor.name
    own = speaker.speaker if speaker.speaker != speaker.actor else None
    who = Unit("name", name, name.lower(), speaker.start, speaker.end, actor=speaker.actor, speaker=own)
    at = units[said.head]
    that = Unit("that", "that", "that", at.end, at.end)
    made = (who, at, that, *inner, Unit("end", ".", ".", units[-1].start, units[-1].end))
    places = (said.head, said.head, said.head, *range(first, last), len(units) - 1)
    return Spoken(Clauses(made, verb_groups(made), discourse), places, speaker)


_PAIR = 2
_OTHERS = frozenset(("they", "he", "she", "their", "his", "her"))


def _of(unit: Unit, speaker: Party) -> Unit:
    """The unit with "we" as the "it" that the speaker is; "they" and "their" are others' in his mouth."""
    if unit.low in _OTHERS:
        return replace(unit, kind="word", low="others", text="others", actor=None, resolved=False)
    if unit.low not in _ONESELF:
        return unit
    return replace(unit, kind="name", low="it", text="it", actor=speaker.actor, resolved=True)
