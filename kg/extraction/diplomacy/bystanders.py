"""Bystanders: two who do something else beside a mediation: "Q mediated, while X and Y signed a trade accord"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extraction.grammar.phrases import Party, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.wordlists import wordlists
from kg.vocabulary import vocabulary

__all__ = ["allied_in", "busy_elsewhere", "bystanders"]

_BESIDE = frozenset(("while", "whilst", "whereas", "as", "and", "but"))
_MEANWHILE = frozenset(("while", "whilst", "whereas"))
_DEALING = frozenset(
    ("sign", "initial", "reach", "agree", "conclude", "accept", "announce", "seal", "declare", "extend", "renew",
     "negotiate", "exchange", "swap", "talk", "commit", "end", "sit", "restore", "resume", "normalise", "normalize",
     "reopen", "reconcile", "meet", "discuss", "argue", "quarrel", "stop", "cease", "halt", "trade", "withdraw",
     "pledge", "promise", "vow", "refuse", "reject", "want", "need", "fail", "make", "hold", "continue", "bargain",
     "return", "send", "remain", "be", "have", "stay", "stick", "tell", "say", "blame", "accuse", "criticise",
     "criticize", "denounce", "free", "release", "prepare", "edge", "move", "inch", "draw", "shake", "settle", "lay",
     "observe", "honour", "honor", "respect", "keep", "break", "violate", "breach", "expect", "answer", "reply",
     "respond", "consider", "study", "weigh", "await", "wait", "mark", "implement", "approve", "endorse", "set", "seek")
)  # fmt: skip
"""What the parties of a mediation do themselves."""
_BUSINESS = frozenset(
    ("open", "join", "launch", "build", "host", "play", "celebrate", "inaugurate", "elect", "visit", "vote", "buy",
     "sell", "invest", "train", "abstain", "stage")
)  # fmt: skip
"""What states do besides, and what hardly comes of a mediation."""
_BETWEEN_THEM = frozenset(("border", "borders", "frontier", "talks", "dialogue", "channel", "channels", "embassies",
                           "negotiations", "consulates"))  # fmt: skip
"""What the parties open, join or reopen."""
_NOT_PEACE = frozenset(
    ("trade", "commercial", "investment", "tax", "gas", "oil", "fishing", "fisheries", "aviation", "cultural", "visa",
     "extradition", "customs", "energy", "tourism", "transport", "currency", "rail", "railway", "pipeline", "postal",
     "electricity", "mining", "education", "football", "bilateral")
)  # fmt: skip
"""Of what an accord is that ends no quarrel."""
_NEAR = 6


def busy_elsewhere(clauses: Clauses, two: Sequence[Party]) -> bool:
    """Whether the two are the subject of a clause of its own beside the mediation, which tells of no quarrel of theirs.

    Args:
        clauses: the sentence.
        two: the only two whom it names beside the mediator.
    """
    names = frozenset(party.actor.name for party in two)
    return bool(names) and (
        names <= bystanders(clauses) or any(_helps(clauses, group, names) for group in clauses.groups)
    )


def _helps(clauses: Clauses, group: VerbGroup, names: frozenset[str]) -> bool:
    """Whether one of the two helps the other in a clause of its own: "Q brokered a truce, and X armed the Y"."""
    frame, clause = wordlists().frames.get(group.lemma), clauses.clause(group)
    if frame is None or clause is None or group.form != "finite" or group.voice != "active":
        return False
    doers = {party.actor.name for party in clauses.subjects(group)}
    done_to = {phrase.party.actor.name for phrase in clause.objects if phrase.party is not None}
    friendly = vocabulary().relation(frame.relation).sign > 0
    return friendly and len(doers) == len(done_to) == 1 and doers != done_to and doers | done_to == names


def bystanders(clauses: Clauses) -> frozenset[str]:
    """The names of two who do something else beside the mediation that the sentence tells."""
    mediating = next((g for g in clauses.groups if g.lemma in ("mediate", "broker", "facilitate")), None)
    if mediating is None:
        return frozenset()
    for group in clauses.groups:
        if group.head > mediating.head and group.form == "finite":
            two = clauses.subjects(group)
            joint = _joint(clauses, group, two) if len(two) > 1 else ""
            at_odds = any(party.actor.type in GROUPS for party in two) and not allied_in(clauses, group)
            if joint in _BESIDE and not at_odds and not _is_theirs(clauses, group, joint):
                return frozenset(party.actor.name for party in two)
    return frozenset()


def allied_in(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether two fight a third together: "while X and Y fought the Z"."""
    frame, clause = wordlists().frames.get(group.lemma), clauses.clause(group)
    two = {party.actor.name for party in clauses.subjects(group)}
    if frame is None or frame.relation not in ("attacked", "foughtWith") or clause is None or len(two) < _PAIR:
        return False
    return any(phrase.party is not None and phrase.party.actor.name not in two for phrase in clause.objects)


_PAIR = 2


def _joint(clauses: Clauses, group: VerbGroup, two: Sequence[Party]) -> str:
    """The "while", "as" or "and" that opens the clause of the two."""
    start = min(party.start for party in two)
    before = [unit for unit in clauses.units[: group.first] if unit.end <= start and unit.kind != "determiner"]
    return before[-1].low if before else ""


def _is_theirs(clauses: Clauses, group: VerbGroup, joint: str) -> bool:
    """Whether the verb is one of fighting or of coming to terms, and not over trade; of what follows by "and" more is.

    As in "Q mediated, and X and Y drew a border".
    """
    if allied_in(clauses, group):
        return False
    after = clauses.units[group.head : group.head + _NEAR]
    if any(two.low in _NOT_PEACE and one.kind != "to" for one, two in pairwise(after)):
        return False
    frame = wordlists().frames.get(group.lemma)
    if any(unit.low in _BETWEEN_THEM for unit in after):
        return True
    if joint not in _MEANWHILE and group.lemma not in _BUSINESS:
        return True
    return group.lemma in _DEALING or (frame is not None and frame.relation in ("attacked", "foughtWith", "hostileTo"))
