"""Displacements: how many people were driven out or have fled, told by verbs of driving, moving and crossing."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.grammar.quantities import Quantity
from kg.extraction.grammar.verbgroups import VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.measures import is_person, measures, words_of
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["HOMES", "driven_beside", "driven_out", "fled", "leaves"]

_DRIVES = frozenset(("force", "drive", "send", "push", "chase", "hound"))
HOMES = frozenset(("home", "homes", "house", "houses", "village", "villages", "land", "lands", "farm", "farms",
                    "flee", "abroad", "fleeing"))  # fmt: skip
_SENT_TO = frozenset(("home", "abroad"))
"""Where nurses and prisoners are sent who are not driven out: "sent 300 nurses home"."""
_MOVES = frozenset(("move", "herd", "resettle", "relocate", "transfer", "uproot"))
_SETTLEMENTS = frozenset(("villages", "camps", "hamlets", "settlements", "reserves", "townships", "compounds"))
_ON_THE_ROAD = frozenset(("airport", "station", "hotel", "stadium", "school", "work", "bus", "buses", "coaches"))
_SEEKS = frozenset(("take", "seek", "find"))
_REFUGE = frozenset(("refuge", "shelter", "sanctuary"))
_LEAVES = frozenset(("leave", "abandon", "desert"))
_CROSSES = frozenset(("cross", "pour", "stream", "escape", "flood", "spill"))
_TRAVELLERS = frozenset(("tourists", "visitors", "workers", "pilgrims", "fans", "shoppers", "commuters", "migrants",
                         "motorists", "passengers", "traders", "students", "travellers", "travelers",
                         "customers", "clients", "buyers", "investors"))  # fmt: skip
_CROWDS = frozenset(("protesters", "protestors", "demonstrators", "marchers", "supporters", "rioters", "mourners",
                     "spectators", "worshippers", "strikers", "looters", "activists"))  # fmt: skip
_MEETING_PLACES = frozenset(("square", "squares", "street", "streets", "stadium", "side", "park", "parks", "road"))
_MANY = 100
"""So many who were driven from a place lived there; a few may have been driven from a meeting."""
_TOWARDS = frozenset(("towards", "toward", "into", "across", "over", "from", "out"))
_VIOLENT = frozenset(("attacked", "foughtWith", "tookOver"))
_NEAR = 5


def driven_out(
    clauses: Clauses, group: VerbGroup, found: Quantity, head: Unit | None, words: tuple[set[str], Sequence[str]]
) -> bool:
    """Whether the verb drives out those whom the number counts: "drove some 20,000 villagers from their farms".

    Prices drive people from the market, too: somebody has to do it, or fighting.

    Args:
        clauses: the sentence.
        group: the verb, in the active voice.
        found: the number, which is its object.
        head: the noun that it counts, if it has one.
        words: those between the verb and the number, and those after the phrase.
    """
    between, after = words
    near = set(after[:_NEAR])
    if head is not None and head.low in words_of("soldiers"):
        return False
    if group.lemma in _DRIVES and (HOMES - _SENT_TO if group.lemma == "send" else HOMES) & near:
        return True
    if found.high < _MANY or head is None or not _civilians(head) or near & _ON_THE_ROAD:
        return False
    if group.lemma in _DRIVES and after[:1] and after[0] in _TOWARDS and _is_violence(clauses, group):
        return True
    if group.lemma == "drive" and clauses.subjects(group):
        return "out" in between or after[:1] == ["from"] or list(after[:2]) == ["out", "of"]
    return group.lemma in _MOVES and "into" in after[:1] and bool(_SETTLEMENTS & near)


def driven_beside(units: Sequence[Unit], found: Quantity) -> bool:
    """Whether a verb of driving stands right before the number and homes after the number.

    It goes before what a verb further back says, which a clause set between parts from it: "has killed 40, according
    to the ministry, and driven 20,000 from their homes".
    """
    verb = units[found.first - 1] if found.first else None
    if verb is None or not any(form.lemma in _DRIVES - {"send"} for form in verb.forms):
        return False
    after = [unit.low for unit in units[found.last + 1 : found.last + 1 + _NEAR]]
    return after[:1] in (["from"], ["out"], ["off"]) and bool((HOMES - _SENT_TO | {"homes"}) & set(after))


def _is_violence(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether what does it is fighting, a raid or the capture of a town."""
    phrases, lists = clauses.subject_phrases(group), wordlists()
    event = lists.events.get(clauses.units[phrases[0].last].low) if phrases else None
    return event is not None and event.relation in _VIOLENT


def elided_fate(units: Sequence[Unit], index: int) -> str | None:
    """What became of a number without a noun or "were" by a participle: "and 300 forced from their homes"."""
    word, after = units[index].low if index < len(units) else "", [unit.low for unit in units[index + 1 : index + 5]]
    if word in ("forced", "driven"):
        return "displaced" if HOMES.intersection(after) else None
    seized = word in ("taken", "held") and any(form.lemma == "kidnap" for form in units[index].forms)
    if seized:  # "and 250 taken hostage", as which the parse reads them
        return "kidnapped"
    return "captured" if word in ("taken", "held") and after[:1] == ["prisoner"] else None


def fled(group: VerbGroup, head: Unit | None, after: Sequence[str]) -> bool:
    """Whether the verb says that its subject fled: "took refuge in P", "poured into P", "escaped to P"."""
    word = head.low if head is not None else ""
    others = words_of("soldiers") | _TRAVELLERS | wordlists().nouns["captives"]
    if measures("force").get(word, "refugees") != "refugees" or word == "convicts" or word in others:
        return False
    if group.lemma in _SEEKS:
        return bool(after) and after[0] in _REFUGE
    if group.lemma in _LEAVES and after[:1] == ["their"] and HOMES & set(after[1:3]):
        return after[2:3] != ["to"] or after[3] in ("escape", "avoid", "seek", "live")  # not "to vote"
    if word in _CROWDS or _MEETING_PLACES & set(after[:_NEAR]):
        return False  # "5,000 protesters poured into Kyiv", "thousands of people poured into the square"
    return group.lemma in _CROSSES and after[:1] in (["into"], ["to"])


def leaves(verb: VerbGroup) -> bool:
    """Whether the place beside the verb is where people went: they are not of the state that gave them refuge."""
    return verb.lemma in _SEEKS | _CROSSES


def _civilians(head: Unit) -> bool:
    """Whether the noun names people who are no fighters: "villagers", "Georgians"."""
    if head.low in words_of("soldiers") | _TRAVELLERS or head.low in wordlists().nouns["fighters"]:
        return False
    return head.kind == "demonym" or (is_person(head.low) and head.low not in measures("force"))
