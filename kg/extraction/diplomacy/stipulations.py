"""Stipulations: whose an accord is by what is laid down in it, and accords told only by what they laid down.

"X signed an accord under which Y is to send policemen", "signed a deal under which it will end its war on Y", "bound to
Y by a treaty", "the border will be reopened, as agreed by X and Y in P".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.arguments.accord_mentions import Mention
from kg.extraction.diplomacy.accord_doing import actors, agents, distinct
from kg.extraction.diplomacy.accord_terms import HELPS_KEEP
from kg.extraction.diplomacy.accord_ties import Tie
from kg.extraction.grammar.findings import Accord, Finding
from kg.extraction.grammar.locations import venue_after
from kg.extraction.grammar.phrases import Party, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.parsing.pledges import MADE_TO
from kg.extraction.words.descriptions import SIDES, STATES
from kg.extraction.words.wordlists import wordlists

__all__ = ["as_agreed", "bound_to", "stipulated"]

_TO_TERMS = 8
"""Units from the accord to "under which"."""
_TO_FOE = 9
_ENDS = frozenset(("end", "suspend", "halt", "stop", "cease", "abandon", "renounce", "give", "lay", "pause"))
_STRUGGLES = frozenset(("war", "struggle", "rebellion", "campaign", "attacks", "operations", "offensive",
                        "insurrection", "fighting", "conflict", "insurgency", "hostilities", "violence"))  # fmt: skip
_AGAINST = frozenset(("against", "on", "with"))
_BINDS = frozenset(("bind", "tie", "link", "commit"))
_SENDS = frozenset(("send", "deploy", "provide", "deliver", "fund", "assist", "help"))
"""What a partner gives by an agreement, and others for a truce."""
_PAIR = 2


def stipulated(clauses: Clauses, mention: Mention, found: Sequence[Tie]) -> tuple[Party, ...]:
    """Whose an accord is by what is laid down in it: theirs who each undertake something, or sign it and are to act."""
    return _both_undertake(clauses, mention) or _signer_and_other(clauses, mention, found)


def _both_undertake(clauses: Clauses, mention: Mention) -> tuple[Party, ...]:
    """As in "an accord in which X undertook to lift its siege and Y (undertook) to free its captives"."""
    which = _under_which(clauses, mention, "in", *_UNDER)
    if which is None:
        return ()
    end = next((i for i in range(which, len(clauses.units)) if clauses.units[i].kind in ("stop", "end")), which)
    undertaken = wordlists().classes["pledge_verb"] | MADE_TO
    pledges = [g for g in clauses.groups if which < g.head < end and g.lemma in undertaken and not g.negated]
    each = [clauses.subjects(group) for group in pledges if group.form == "finite"]
    if len(each) != _PAIR or any(len(own) != 1 or own[0].actor.type not in SIDES for own in each):
        return ()
    parties = tuple(party for own in each for party in own)
    return parties if distinct(parties) else ()


def _signer_and_other(clauses: Clauses, mention: Mention, found: Sequence[Tie]) -> tuple[Party, ...]:
    """As in "X signed an accord under which Y is to …", "a deal under which it will suspend its struggle against Y"."""
    tie = next((t for t in found if t.role == "object" and t.effect == "made" and t.group is not None), None)
    which = _under_which(clauses, mention)
    if tie is None or tie.group is None or which is None or tie.group.negated:
        return ()
    signers = actors(clauses, tie.group)
    group = next((g for g in clauses.groups if g.head > which), None)
    if len(signers) != 1 or group is None or group.voice != "active" or group.negated:
        return ()
    plain = mention.event == "Agreement" and group.lemma in _SENDS
    if group.lemma in HELPS_KEEP and not plain:
        return ()  # "signed a truce under which Q is to send observers"
    own = clauses.subjects(group) or _in_future(clauses, group)
    others = tuple(party for party in own if party.actor.name != signers[0].actor.name)
    if others:
        able = len(own) == len(others) == 1 and {signers[0].actor.type, others[0].actor.type} <= STATES
        return (*signers, *others) if able else ()
    foe = _foe(clauses, which) if own else ()
    return (*signers, *foe) if foe else ()


_UNDER = ("under", "by")


def _under_which(clauses: Clauses, mention: Mention, *words: str) -> int | None:
    """The "which" of "under which" soon after the accord, past when and where it was made."""
    units = clauses.units
    for place in range(mention.index + 1, min(mention.index + _TO_TERMS, len(units) - 1)):
        if units[place].low in (words or _UNDER) and units[place + 1].low == "which":
            return place + 1
        if units[place].kind in ("stop", "end", "quote", "relative", "that") or clauses.at(place) is not None:
            return None
    return None


def _in_future(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """The subject of the "is" in "Y is to send"."""
    clause = clauses.clause(group) if group.form == "infinitive" else None
    return clause.subjects if clause is not None else ()


def _foe(clauses: Clauses, which: int) -> tuple[Party, ...]:
    """The Y of "(under which it will) suspend its armed struggle against Y"."""
    units = clauses.units
    group = next((g for g in clauses.groups if g.head > which), None)
    if group is None or group.lemma not in _ENDS:
        return ()
    for place in range(group.head + 1, min(group.head + _TO_FOE, len(units) - 1)):
        if units[place].kind in ("comma", "stop", "end", "quote"):
            return ()
        if units[place].low in _AGAINST and units[place - 1].low in _STRUGGLES:
            phrase = noun_phrase(units, place + 1)
            return (phrase.party,) if phrase is not None and phrase.party is not None else ()
    return ()


def bound_to(clauses: Clauses, mention: Mention) -> tuple[Party, ...]:
    """As in "X is tied to Y by a treaty", "X, bound to Y by a treaty, sent troops"."""
    units, first = clauses.units, mention.first
    if not first or units[first - 1].low != "by":
        return ()
    group = next((g for g in reversed(clauses.groups) if g.head < first), None)
    clause = clauses.clause(group) if group is not None and group.lemma in _BINDS else None
    if clause is None or group is None or group.voice == "active" or group.negated or group.modality != "actual":
        return ()
    parties = (*clause.subjects, *clause.led_to("to", "with"))
    able = all(party.actor.type in SIDES for party in parties)
    return parties if len(parties) == _PAIR and distinct(parties) and able else ()


def as_agreed(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "will keep the channels open, as agreed by X and Y in P": there is an agreement of the two."""
    units = clauses.units
    opened = group.lemma == "agree" and group.first == group.head and group.first > 0
    if not opened or units[group.first - 1].low != "as" or group.negated:
        return
    parties = agents(clauses, group)
    able = all(party.actor.type in SIDES or party.actor.type == "Person" for party in parties)
    if len(parties) == _PAIR and distinct(parties) and able:
        yield Finding(
            group.head, "partyTo", parties[0], None, "Agreement", parties, agreement="",
            place=venue_after(units, group.head), accord=Accord("agreement", "Agreement", at=group.head), score=0.7,
        )  # fmt: skip
