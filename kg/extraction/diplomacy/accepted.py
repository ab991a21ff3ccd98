"""Truces that one side declares and the other accepts: "X declared a truce, which Y accepted" is one of X and Y."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.arguments.accord_mentions import Mention
from kg.extraction.diplomacy.accord_doing import doing
from kg.extraction.diplomacy.accord_ties import Tie
from kg.extraction.grammar.phrases import Party, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS, SIDES, descriptions

__all__ = ["accepted", "made_of"]

_DECLARES = frozenset(("declare", "proclaim", "order"))
"""What only a side does with a truce; mediators, too, announce one."""
_ACCEPTS = frozenset(("accept", "join", "reciprocate", "match", "observe"))


def accepted(clauses: Clauses, mention: Mention, found: Sequence[Tie]) -> tuple[Party, ...]:
    """Who declares the truce and who accepts it, where the sentence names both; nobody where one may mediate."""
    if mention.event != "Ceasefire":
        return ()
    declaring = [tie for tie in found if tie.role == "object" and tie.effect == "announced" and tie.group is not None]
    taking = [tie for tie in found if tie.role == "gap" and tie.group is not None and tie.group.lemma in _ACCEPTS]
    if len(declaring) != 1 or len(taking) != 1:
        return ()
    first, second = _who(clauses, declaring[0]), _who(clauses, taking[0])
    if first is None or second is None or first.actor.name == second.actor.name:
        return ()
    lemma = declaring[0].group.lemma if declaring[0].group is not None else ""
    states = all(party.actor.type in ("State", "Government") for party in (first, second))
    return (first, second) if (states and lemma in _DECLARES) or _at_odds(first, second) else ()


def _who(clauses: Clauses, tie: Tie) -> Party | None:
    """The one side who is told to do it."""
    if tie.group is None or tie.group.voice != "active" or tie.group.modality != "actual" or tie.group.negated:
        return None
    doers = doing(clauses, tie.group).doers
    return doers[0] if len(doers) == 1 and doers[0].actor.type in SIDES else None


def _at_odds(first: Party, second: Party) -> bool:
    """Whether one is a band and the other it, or the state where it is at home: neither mediates for the other."""
    if first.actor.type in GROUPS:
        return True
    homes = descriptions().homes.get(second.actor.name, frozenset())
    return first.actor.type in ("State", "Government") and first.actor.name in homes


def made_of(clauses: Clauses, mention: Mention, found: Sequence[Tie]) -> bool:
    """Whether what somebody has proposed has been signed or agreed by both: "A and B signed a truce proposed by Q".

    Where one of them alone accepts it, it is still a proposal.
    """
    if _drafted_before(clauses, mention, found):
        return True
    making = [tie for tie in found if tie.effect == "made" and tie.group is not None]
    return any(
        tie.group.lemma in ("sign", "initial", "ratify") or tie.role != "object" or len(clauses.subjects(tie.group)) > 1
        for tie in making
        if tie.group is not None
    )


def _drafted_before(clauses: Clauses, mention: Mention, found: Sequence[Tie]) -> bool:
    """Whether a draft is only how an accord came about of which more is told: "the accord, drafted by Q, ended it"."""
    drafts = [tie for tie in found if tie.effect == "proposed" and tie.group is not None]
    if not drafts or not mention.definite or any(tie.group.lemma != "draft" for tie in drafts if tie.group is not None):
        return False
    told = (g for g in clauses.groups if g.first > mention.index and g.form == "finite" and g.voice == "active")
    main = next((g for g in told if _main(clauses, g)), None)
    subjects = clauses.subject_phrases(main) if main is not None and main.past and not main.negated else ()
    return main is not None and main.lemma in _WORKS and any(p.first <= mention.index <= p.last for p in subjects)


def _main(clauses: Clauses, group: VerbGroup) -> bool:
    clause = clauses.clause(group)
    return clause is not None and clause.link == "main"


_WORKS = frozenset(("end", "bring", "halt", "stop", "settle", "hold", "last", "take", "enter", "open", "create",
                    "set", "give", "divide", "restore", "lead", "pave", "survive", "collapse", "expire"))  # fmt: skip
