"""Holdings: whose the "enclave", the "troops" are that a verb strikes: never the striker's own."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.entities import Draft, Mention
from kg.extraction.units import NAMES, Unit
from kg.extraction.wordlists import wordlists

__all__ = ["copular", "grounds", "noun_follows", "owns_subject", "struck_holding"]

_HOLDINGS = frozenset(("enclave", "enclaves", "stronghold", "strongholds", "palace", "residence", "compound", "capital",
                       "headquarters", "hideout", "fief", "bastion"))  # fmt: skip
"""What is struck is not the striker's own."""
_GROUNDS = frozenset(("over", "for", "citing"))
"""What leads to the deed for which somebody is praised or punished."""


def owns_subject(draft: Draft, mention: Mention) -> bool:
    """Whether the mention is the Y of "Y's fighters", with which the sentence opens."""
    place = mention.index
    opening = not any(unit.kind == "verb" for unit in draft.found[:place])
    return opening and place + 1 < len(draft.found) and draft.found[place + 1].kind == "possessive"


def struck_holding(draft: Draft, index: int) -> bool:
    """Whether what is owned is a place or a force that the verb right before strikes."""
    verb = draft.found[-1] if draft.found else None
    frames = (wordlists().frames.get(form.lemma) for form in verb.forms) if verb is not None else ()
    if not any(frame is not None and frame.relation in ("attacked", "tookOver") for frame in frames):
        return False
    nouns = wordlists().nouns
    held = nouns["assets"] | nouns["forces"] | _HOLDINGS
    head = next((u for u in draft.units[index + 1 : index + 5] if u.kind not in ("word", "capital", "number")), None)
    body = draft.units[index + 1 : index + 5]
    words = [u.low for u in (body[: body.index(head)] if head is not None else body)]
    return bool(words) and words[-1] in held and words[0] != "own"


def grounds(found: Sequence[Unit], last: int) -> bool:
    """Whether what is under way after the mention at ``last`` tells why: "over", "because of", "citing attacks by"."""
    if found[-1].low in _GROUNDS or [unit.low for unit in found[-2:]] == ["because", "of"]:
        return True
    led = next((i for i in range(len(found) - 1, last, -1) if found[i].low in ("citing", "over")), None)
    return led is not None and found[-1].low in ("by", "of") and not any(u.kind == "comma" for u in found[led:])


def copular(draft: Draft) -> bool:
    """Whether "is", "remains" or "became" stands right before."""
    last = draft.found[-1] if draft.found else None
    return last is not None and (last.kind == "be" or any(f.lemma in ("remain", "become") for f in last.forms))


def noun_follows(units: Sequence[Unit], index: int) -> bool:
    """Whether a noun follows, so that "her" is a possessive."""
    following = units[index + 1] if index + 1 < len(units) else None
    return following is not None and following.kind in ("word", "capital", "verb", "number", *NAMES)
