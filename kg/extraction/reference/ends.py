"""Ends: whom the verb beside a description sets against or beside the one described, as far as the words tell."""

from __future__ import annotations

from kg.extraction.grammar.entities import Draft, Memory, Mention
from kg.extraction.reference.affinity import sign_of
from kg.extraction.reference.bindings import REACH
from kg.extraction.reference.led_bands import led_by_another
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.records import record
from kg.extraction.words.units import Unit
from kg.extraction.words.verbclasses import SAYING
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["End", "cites", "from_elsewhere", "other_end", "raised", "says_of", "told_apart"]

_STOPS = frozenset(("comma", "stop", "that", "subordinator", "relative", "conjunction", "preposition"))


@record
class End:
    """The other end of what the verb says.

    Attributes:
        name: who it is, if anybody is named.
        sign: whether the verb tells of harm (-1) or help (1).
    """

    name: str | None = None
    sign: int = 0

    def belies(self, actor: Actor, memory: Memory) -> bool:
        """Whether it would make him his own foe or friend, the foe of a friend, or the friend of a foe."""
        if self.name is None or not self.sign:
            return False
        return self.name == actor.name or memory.tie(self.name, actor.name) == -self.sign

    def bears_out(self, actor: Actor, memory: Memory) -> bool:
        """Whether the document has told the like of the two before."""
        return self.name is not None and bool(self.sign) and memory.tie(self.name, actor.name) == self.sign


def other_end(draft: Draft, first: int, head: int) -> End:
    """The other end for the description from ``first`` to ``head``."""
    found, units = draft.found, draft.units
    if cites(draft):
        return End()
    if found and found[-1].kind in ("verb", "preposition", "to") and not says_of(draft, head):
        verb = next((unit for unit in reversed(found[-REACH:]) if unit.kind == "verb"), None)
        own = _made_to(draft, verb) or draft.own_subject()
        return End(own.actor.name if own is not None else None, sign_of(verb))
    verb = None
    for unit in units[head + 1 : head + 1 + REACH]:
        if verb is not None and unit.actor is not None:
            return End(unit.actor.name, sign_of(verb))
        if unit.kind == "verb" and verb is None:
            verb = unit
        elif unit.kind in _STOPS:
            break
    return End()


def _made_to(draft: Draft, verb: Unit | None) -> Mention | None:
    """The Y of "accused Y of arming the group", "asked Y to arm it", whose deed that is."""
    place = next((i for i in range(len(draft.found) - 1, 1, -1) if draft.found[i] is verb), 0)
    if place < _WITH_OBJECT or draft.found[place - 1].low not in _LEADS_ON:
        return None
    return next((m for m in reversed(draft.mentions) if m.index == place - 2 and m.object), None)


_WITH_OBJECT = 3
_LEADS_ON = frozenset(("of", "to", "from"))


def told_apart(draft: Draft, head: int, actor: Actor, memory: Memory) -> bool:
    """Whether the relative clause after the noun at ``head`` is not known of ``actor``: "the group that fights Y".

    Such a clause tells one group apart from others, so that it is not just the one named last. So does "led by N. N.".
    """
    units = draft.units
    opener = units[head + 1] if head + 1 < len(units) else None
    if led_by_another(units, head + 1, actor) or from_elsewhere(draft, head + 1, actor, memory):
        return True
    if opener is None or opener.kind not in ("that", "relative") or opener.low not in _RESTRICTS:
        return False
    verb = None
    for unit in units[head + 2 : head + 2 + REACH]:
        if verb is not None and unit.actor is not None:
            sign, name = sign_of(verb), unit.actor.name
            at_home = sign < 0 and name in memory.entity(actor).homes and name != actor.name
            return bool(sign) and not at_home and (name == actor.name or memory.tie(name, actor.name) != sign)
        if unit.kind == "verb" and verb is None:
            verb = unit
        elif unit.kind in _STOPS or (verb is None and unit.kind not in _AUXILIARY):
            break
    return False


def from_elsewhere(draft: Draft, index: int, actor: Actor, memory: Memory) -> bool:
    """Whether "from" at ``index`` tells of a land that the text has not tied to him: "rebels from Libya"."""
    units, last = draft.units, draft.found[-1] if draft.found else None
    if index + 1 >= len(units) or units[index].low != "from" or actor.type not in GROUPS:
        return False
    if not units[index - 1].low.endswith(("s", "men")):
        return False  # "directed the group from P"
    if last is not None and any(form.lemma in wordlists().classes["beaten"] for form in last.forms):
        return False  # "drove the rebels from Sudan"
    land = units[index + 1].actor or units[index + 1].holder
    if land is None or land.type != "State" or land.name == actor.acts_for:
        return False
    near = any({land.name, actor.name} <= {other.name for other in trace.actors} for trace in memory.traces)
    return not near and land.name not in memory.entity(actor).homes and not memory.tie(land.name, actor.name)


_RESTRICTS = frozenset(("that", "who", "which"))
_AUXILIARY = frozenset(("adverb", "have", "be", "modal", "date", "do"))


def cites(draft: Draft) -> bool:
    """Whether "according to" comes before: who is cited may be the subject of what he says, and is done nothing."""
    found = draft.found
    return len(found) > 1 and found[-1].kind == "to" and found[-2].low == "according"


def says_of(draft: Draft, head: int) -> bool:
    """Whether the noun at ``head`` is the subject of what is said without "that": "X said the group had attacked Y"."""
    if not draft.found or not any(form.lemma in SAYING | _CLAIMS for form in draft.found[-1].forms):
        return False
    units = draft.units
    owned = head + 1 < len(units) and units[head + 1].kind == "possessive"
    after = next((unit for unit in units[head + 1 + 2 * owned :] if unit.kind != "adverb"), None)
    return after is not None and (owned or after.kind in ("have", "be", "modal", "do", "verb"))


_CLAIMS = frozenset(("claim", "announce", "deny", "admit", "acknowledge", "confirm", "declare", "warn", "stress"))


def raised(before: Unit | None, head: str, *, charged: bool) -> bool:
    """Whether somebody arms or raises them: "The government armed local militias", who are no foe named before.

    Args:
        before: the unit before them.
        head: their noun.
        charged: a preposition stands before that unit, as in "of sheltering militants".
    """
    forms = before.forms if before is not None else ()
    raises = head in _HOME_BANDS and any(form.lemma in _RAISES for form in forms)
    return raises or (charged and any(form.present for form in forms))


_HOME_BANDS = frozenset(("militias", "vigilantes", "paramilitaries", "militiamen", "irregulars"))
_RAISES = frozenset(("arm", "raise", "create", "form", "recruit", "organise", "organize", "equip", "train", "back",
                     "support", "fund", "finance", "establish", "mobilise", "mobilize", "sponsor"))  # fmt: skip
