"""Signings: who is to give what a contract is for: "X signed a deal to sell Y drones"."""

from __future__ import annotations

from kg.extraction.grammar.phrases import VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.wordlists import wordlists

__all__ = ["bound_by_accord", "signed_to"]

_SIGNS = frozenset(("sign", "conclude", "reach", "win", "agree", "seal", "ink", "strike", "secure", "clinch",
                    "finalise", "finalize", "have", "close"))  # fmt: skip
_CONTRACTS = frozenset(("deal", "deals", "contract", "contracts", "agreement", "agreements", "accord", "pact", "intent",
                        "memorandum", "understanding", "protocol", "treaty"))  # fmt: skip
_TO_NOUN = 5
"""Units from the noun to the infinitive, past "with Y": "a contract with Y to sell it drones"."""


def signed_to(clauses: Clauses, group: VerbGroup) -> VerbGroup | None:
    """The "signed" of "X signed a letter of intent to sell Y jets", where the infinitive tells of a gift or sale.

    Nothing is done by that yet, and nothing at all where it was only refused or is said not to have been signed.
    """
    classes = wordlists().classes
    if group.lemma not in classes["giving"] | classes["giving_with"] | classes["getting"] | {"arm", "train", "equip"}:
        return None
    units = clauses.units
    near = range(group.first - 1, max(group.first - _TO_NOUN, 0), -1)
    noun = next((i for i in near if units[i].low in _CONTRACTS), None)
    signing = next((g for g in reversed(clauses.verbs) if noun is not None and g.head < noun), None)
    if noun is None or signing is None or signing.lemma not in _SIGNS or signing.voice != "active":
        return None
    between = units[signing.head + 1 : group.first]
    parted = any(unit.kind in ("comma", "stop", "relative", "that", "quote", "subordinator") for unit in between)
    return None if parted or signing.negated else signing


def bound_by_accord(clauses: Clauses, governor: VerbGroup) -> bool:
    """As in "the accord obliged X to end its support for Y": what an accord lays down is not done by that."""
    heads = {clauses.units[phrase.last].low for phrase in clauses.subject_phrases(governor)}
    return governor.lemma in _BINDS and not heads.isdisjoint(wordlists().accords)


_BINDS = frozenset(("oblige", "compel", "force"))
