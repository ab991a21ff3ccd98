"""Who does what a decree does: "X signed a decree imposing sanctions on Y", "X issued an order freezing Y's assets"."""

from __future__ import annotations

__all__ = ["enacted"]

_ENACTS = frozenset(("sign", "issue", "pass", "adopt", "approve", "enact", "promulgate", "publish", "make"))
_INSTRUMENTS = frozenset(("decree", "decrees", "order", "orders", "law", "laws", "act", "decision", "decisions",
                          "resolution", "resolutions", "measure", "measures", "proclamation", "directive",
                          "directives", "edict", "ordinance", "regulation", "regulations", "legislation"))  # fmt: skip
"""What does, once it is given out, what it says; a bill that a house passes does not yet."""
_DOES = frozenset(("impose", "reimpose", "ban", "bar", "freeze", "lift", "recognise", "recognize", "annex", "designate",
                   "suspend", "expel", "sever", "break", "outlaw", "declare", "place", "slap", "prohibit", "extend",
                   "renew", "tighten", "ease", "proscribe", "list", "expand", "widen", "restrict", "revoke",
                   "repeal", "rescind", "blacklist", "grant", "pardon", "dismiss"))  # fmt: skip


def enacted(lemma: str, giving: str, paper: str) -> bool:
    """Whether a participle tells what is done by whoever gives out what it stands beside.

    Args:
        lemma: the participle's.
        giving: the lemma of the verb of which the paper is the object.
        paper: the paper's last word.
    """
    return lemma in _DOES and giving in _ENACTS and paper in _INSTRUMENTS
