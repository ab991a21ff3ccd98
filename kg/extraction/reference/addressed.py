"""Addressees: to whom the letter goes that opens a sentence, and who is not the "it" of what its writer denies."""

from __future__ import annotations

from kg.extraction.grammar.entities import Draft
from kg.extraction.words.wordlists import wordlists
from kg.vocabulary import vocabulary

__all__ = ["LETTERS", "OPENS", "TALKS", "addressees", "charging", "told_of_no_deed"]

LETTERS = frozenset(("letter", "message", "note", "memo", "memorandum", "dossier", "petition", "report", "complaint",
                     "protest", "document", "cable", "telegram", "communique", "communiqué", "statement", "appeal",
                     "file", "brief"))  # fmt: skip
"""What somebody writes to another."""
TALKS = frozenset(("call", "conversation", "meeting", "interview", "speech", "address", "email", "reply", "response"))
"""What he says to him."""
OPENS = frozenset(("in", "with", "through", "by", "during"))
"""Prepositions that lead to it."""
_OF_HIMSELF = frozenset(("deny", "reject", "dispute", "refute", "dismiss", "vow", "pledge", "promise", "threaten",
                         "admit", "acknowledge", "confirm", "claim", "announce", "insist", "warn", "say", "declare",
                         "maintain", "assert", "affirm", "reiterate", "explain", "contend", "argue"))  # fmt: skip
"""What the writer tells, whose "it" is as a rule himself, and not the one whom he charges or asks."""


def addressees(draft: Draft) -> frozenset[str]:
    """The Y of "In a letter to Y denying that it …, X said", whom the "it" after that does not mean."""
    found = draft.found
    if len(found) < _SHORTEST or found[0].low not in OPENS or any(unit.kind == "comma" for unit in found):
        return frozenset()
    if not any(unit.low in LETTERS | TALKS for unit in found[1:_TO_LETTER]):
        return frozenset()
    verbs = [i for i, unit in enumerate(found) if any(form.present for form in unit.forms) and i > _TO_NOUN]
    if not verbs or any(unit.kind in ("be", "have", "modal", "stop", "relative") for unit in found[: verbs[0]]):
        return frozenset()
    lemmas = {form.lemma for form in found[verbs[0]].forms}
    if not lemmas & _OF_HIMSELF or lemmas & wordlists().classes["asking"] - _OF_HIMSELF:
        return frozenset()
    towards = next((i for i in range(_TO_NOUN, verbs[0]) if found[i].low in ("to", "with")), verbs[0])
    return frozenset(mention.name for mention in draft.mentions if towards < mention.index < verbs[0])


def told_of_no_deed(draft: Draft, index: int) -> frozenset[str]:
    """The Y of "X told Y that it had not armed Z": what one has not done, he tells of himself.

    Args:
        draft: the sentence as far as it is resolved.
        index: the index of the pronoun in it.
    """
    found, ahead = draft.found, draft.units[index + 1 : index + _TO_VERB]
    if draft.units[index].low not in ("it", "they") or not any(unit.kind == "negation" for unit in ahead[:2]):
        return frozenset()
    verb = next((unit for unit in ahead if unit.kind == "verb"), None)
    frames = (wordlists().frames.get(form.lemma) for form in verb.forms) if verb is not None else ()
    deed = any(frame is not None and vocabulary().relation(frame.relation).sign for frame in frames)
    if not deed or any(unit.kind == "modal" for unit in ahead):
        return frozenset()
    told = len(found) - 1 - (bool(found) and found[-1].kind == "that")
    while told > 0 and found[told].kind != "verb":
        if found[told].kind in ("comma", "that", "stop", "conjunction"):
            return frozenset()
        told -= 1
    tells = told > 0 and any(form.lemma in _TELLS for form in found[told].forms)
    return frozenset(mention.name for mention in draft.mentions if mention.index > told) if tells else frozenset()


def charging(draft: Draft, index: int) -> frozenset[str]:
    """The X of "the charge by X that it had armed Z", "X's accusation that it": nobody charges himself with it.

    Args:
        draft: the sentence as far as it is resolved.
        index: the index of the pronoun in it.
    """
    found = draft.found
    if draft.units[index].low not in ("it", "they") or not found or found[-1].kind != "that":
        return frozenset()
    back = range(len(found) - 2, max(len(found) - _TO_CHARGE, -1), -1)
    noun = next((i for i in back if found[i].low in _CHARGES), None)
    if noun is None or any(unit.kind in ("comma", "stop", "verb", "that") for unit in found[noun + 1 : -1]):
        return frozenset()
    by = noun + 2 < len(found) and found[noun + 1].low in ("by", "from", "of")
    owned = noun > 0 and found[noun - 1].kind in ("possessive", "demonym")
    first = noun + 1 if by else noun - _TO_OWNER if owned else len(found)
    return frozenset(mention.name for mention in draft.mentions if first <= mention.index)


_CHARGES = frozenset(("charge", "charges", "accusation", "accusations", "allegation", "allegations"))
_TO_CHARGE, _TO_OWNER = 8, 2
_TELLS = frozenset(("tell", "inform", "assure", "notify", "reassure"))
_TO_VERB = 5
_SHORTEST = 5
_TO_LETTER = 6
"""Units of "In a strongly worded formal letter"."""
_TO_NOUN = 2
