"""Bystanders: two who do something else beside a mediation: "Q mediated, while X and Y signed a trade accord"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extraction.diplomacy.accord_doing import distinct
from kg.extraction.grammar.phrases import Party, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.wordlists import wordlists, words_of
from kg.vocabulary import vocabulary

__all__ = ["allied_in", "apart_by_while", "busy_elsewhere", "bystanders", "parted_by_while"]

_BESIDE = frozenset(("while", "whilst", "whereas", "as", "and", "but"))
_MEANWHILE = frozenset(("while", "whilst", "whereas"))
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


def parted_by_while(clauses: Clauses, first: int, other: int) -> bool:
    """Whether "while" sets one of two places against the other: "Q shuttled between capitals, while A and B signed".

    Those who fight or quarrel on meanwhile are the two of whom the rest tells.
    """
    low, high = sorted((first, other))
    at = next((place for place in range(low, high) if clauses.units[place].low in _MEANWHILE), None)
    if at is None:
        return False
    busy = next((group for group in clauses.groups if group.head > at and group.form == "finite"), None)
    if any(unit.low == "yet" and before.low in ("has", "have") for before, unit in pairwise(clauses.units[at:])):
        return False  # "while A and B have yet to sign"
    return busy is None or not _quarrel_on(clauses, busy)


def apart_by_while(clauses: Clauses, trigger: int) -> frozenset[str]:
    """Names of the A and B of "Q offered to mediate, while A and B signed a pact", who are no sides of that."""
    for group in clauses.groups:
        if group.lemma in words_of("joint_verbs") and parted_by_while(clauses, trigger, group.head):
            subjects = clauses.subjects(group)
            if len(subjects) == _PAIR and distinct(subjects):
                return frozenset(party.actor.name for party in subjects)
    return frozenset()


def _quarrel_on(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether the verb tells of what those do who are at odds, and who are mediated between meanwhile."""
    frame = wordlists().frames.get(group.lemma)
    fights = frame is not None and frame.relation in ("attacked", "foughtWith") and not allied_in(clauses, group)
    return fights or group.lemma in words_of("quarrel_verbs")


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
    if any(unit.low in _BETWEEN_THEM for unit in after):
        return True
    if joint not in _MEANWHILE and group.lemma not in _BUSINESS:
        return True
    frame = wordlists().frames.get(group.lemma)
    hostile = frame is not None and frame.relation in ("attacked", "foughtWith", "hostileTo")
    return hostile or group.lemma in words_of("quarrel_verbs", "joint_verbs", "dealing_verbs")
