"""Under whose auspices an accord was made that another sentence tells: "Q, under whose aegis the truce was signed,"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.diplomacy.helps import Help
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.wordlists import wordlists

__all__ = ["under_whose_helps"]

_UNDER_WHOSE = frozenset(("auspices", "aegis", "mediation", "sponsorship", "patronage", "stewardship", "facilitation"))
_MADE = frozenset(("sign", "conclude", "initial", "reach", "agree", "strike", "ink", "negotiate", "hold", "broker"))
_MEANS = frozenset(("under", "through"))


def under_whose_helps(clauses: Clauses) -> Iterator[Help]:
    """As in "Q, under whose auspices the agreement was reached, sent observers"; who "A and B" were, others tell."""
    units = clauses.units
    for index in clauses.places.of(_UNDER_WHOSE):
        if index < _FIRST or units[index - 1].low != "whose" or units[index - 2].low not in _MEANS:
            continue
        group = next((g for g in clauses.groups if g.head > index and g.form == "finite"), None)
        if group is None or group.voice != "passive" or group.lemma not in _MADE or group.negated:
            continue
        subject = [unit.low for unit in units[index + 1 : group.first] if unit.kind not in ("determiner", "adjective")]
        accord = bool(subject) and (subject == ["it"] or subject[-1] in wordlists().accords)
        comma = units[index - 3].kind == "comma"
        helper = clauses.phrase_before(index - 3 - comma) if index - 3 - comma >= 0 else None
        if accord and len(subject) <= _SHORT and helper is not None and group.modality == "actual":
            yield Help("mediatedBetween", index, (helper,))


_FIRST, _SHORT = 3, 3
