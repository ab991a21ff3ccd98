"""Who only seems to be at the head of whom: in the words around an office or a verb another is meant, or nobody."""

from __future__ import annotations

from kg.extraction.grammar.offshoots import OTHER_PART, is_led
from kg.extraction.grammar.persons import in_longer_name, person_before
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists

__all__ = [
    "PARTS",
    "after_unlisted",
    "another_has_him",
    "another_leads",
    "nearest_group",
    "of_no_state",
    "of_part",
    "only_some",
    "own_head",
]


def of_no_state(units: Units, owner: int, index: int) -> bool:
    """As in "Soccer Australia chairman", "the exiled Afghan king": at the head of no state, or not any more."""
    before = units[owner - 1] if owner else None
    past = before is not None and before.low in _UNSEATED
    near = owner == index - 1 or units[owner].resolved  # "blamed the agency and its head, N. N.": hardly a state
    return in_longer_name(units, owner) or past or (units[index].low in _OF_BODIES and near)


_OF_BODIES = frozenset(("chairman", "chairwoman", "chair", "boss", "founder", "captain", "director", "chief", "head"))
"""Who has such an office right after a state's name is at the head of a company, an association or a team."""
_UNSEATED = frozenset(("exiled", "deposed", "ousted", "overthrown", "toppled", "jailed", "imprisoned", "dethroned"))


def another_leads(clauses: Clauses, group: VerbGroup, person: Party) -> bool:
    """Whether he only helps to tell of another: the M. M. of "N. N., an old rival of M. M., led X"."""
    start = next((i for i, unit in enumerate(clauses.units) if unit.start == person.start), 0)
    while start > 1 and clauses.units[start - 1].kind in ("capital", "title"):
        start -= 1
    subjects = clauses.subjects(group)
    told = bool(subjects) and all(party.start != person.start for party in subjects)
    return told and start > 0 and clauses.units[start - 1].low in ("of", "to")


def another_has_him(units: Units, first: int, place: int) -> bool:
    """Whether who is named at ``place`` does something to the leader: "X, whose leader N. N. admires, …".

    Args:
        units: the sentence.
        first: where the title begins.
        place: the index after it.
    """
    if not any(unit.low == "whose" for unit in units[max(first - 2, 0) : first]):
        return False
    after = place
    while after < len(units) and (units[after].kind == "capital" or units[after].kind in NAMES):
        after += 1
    if after == place or after + 1 >= len(units) or units[after + 1].kind not in ("comma", "stop", "end"):
        return False
    verb, lists = units[after], wordlists()
    acts = verb.kind in ("verb", "word") and verb.text.islower() and verb.low.endswith(("s", "ed"))
    lemmas = {form.lemma for form in verb.forms} or {verb.low.removesuffix("s"), verb.low.removesuffix("ed")}
    alone = lemmas & lists.classes["intransitive"] or lemmas & lists.speech.keys()
    return acts and not alone


def of_part(units: Units, led: Party) -> bool:
    """Whether only a part of the body is led: "the faction of the X led by N. N.", "the X faction led by N. N."."""
    place = next((i for i, unit in enumerate(units) if unit.start == led.start), 0)
    whole = units[place].actor
    if whole is not None and led.actor.name.endswith(f" of {whole.name}"):
        return False  # the part itself, by a name of its own
    if whole == led.actor and is_led(units[min(place + 1, len(units) - 1)], units[place + 2 : place + 7]):
        return True
    place -= place > 0 and units[place - 1].kind == "determiner"
    return place > 1 and units[place - 1].low == "of" and units[place - 2].low in PARTS


def of_other_part(units: Units, led: Party) -> bool:
    """Whether it is another part than the one that the text calls by the name: "a different faction of the X"."""
    place = next((i for i, unit in enumerate(units) if unit.start == led.start), 0)
    whole = units[place].actor in (None, led.actor)
    place -= place > 0 and units[place - 1].kind == "determiner"
    before = units[max(place - _TO_OTHER, 0) : max(place - 1, 0)]
    part = place > 1 and units[place - 1].low == "of" and units[place - 2].low in PARTS
    other = any(unit.low in OTHER_PART for unit in before)
    return part and other and whole


_TO_OTHER = 4
PARTS = frozenset(("faction", "wing", "front", "brigade", "battalion", "branch", "splinter", "half", "part", "panel",
                    "mission", "delegation", "committee", "commission", "team", "envoys", "monitors"))  # fmt: skip


def only_some(units: Units, phrase: NounPhrase) -> bool:
    """Whether only some of a state's are led: "the US Fifth Fleet", "a delegation of X-ian farmers"."""
    inside, party = units[phrase.first : phrase.last + 1], phrase.party
    state = any(unit.actor is not None and unit.actor.type == "State" for unit in inside)
    union = party is not None and party.actor.type == "IntergovernmentalOrganization" and party.roles != {"name"}
    if party is None or union or (state and any(u.kind == "capital" or u.low in _PART_OF_IT for u in inside)):
        return True  # "the NATO force in P"
    if inside[-1].low in _COMMITTEES and len(inside) > 1 and inside[-1].kind == "word":
        return True
    some = party.actor.type == "State" and bool(party.roles - {"name", "nation", "forces"})
    return some and inside[-1].low not in _GOVERNING


_PART_OF_IT = frozenset(("northern", "southern", "eastern", "western", "central"))
_COMMITTEES = frozenset(("committee", "office", "department", "team", "bureau", "desk", "subcommittee", "cell", "unit"))
_GOVERNING = frozenset(("government", "regime", "junta", "administration", "cabinet", "leadership"))


def after_unlisted(units: Units, first: int) -> bool:
    """Whether the participle at ``first`` follows a name that nobody listed, perhaps "(ABC)", and a comma."""
    if first < _PAST_COMMA or units[first - 1].kind != "comma":
        return False
    last = first - 2
    if units[last].kind == "close":
        opens = next((i for i in range(last - 1, 0, -1) if units[i].kind == "open"), 0)
        last = opens - 1 if opens else last
    return units[last].kind == "capital"


_PAST_COMMA = 2


def nearest_group(led: list[Party]) -> list[Party]:
    """The Y of "a war between X and the Y, which had been led by N. N.", where X is a state, which "which" is not."""
    last = max(led, key=lambda party: party.start, default=None)
    alone = len(led) == _PAIR and last is not None and last.actor.type in GROUPS
    return [last] if alone and last is not None and any(p.actor.type == "State" for p in led) else led


_PAIR = 2


def own_head(units: Units, index: int, led: Party) -> Party | None:
    """The person before "'s X", ", whose X"; not for "the field marshal's X" one taken for him who is Y's leader."""
    last = index - 1 - (units[index].low == "whose" and units[index - 1].kind == "comma")
    person = person_before(units, last)
    anothers = person is not None and units[last].resolved and person.actor.acts_for not in (None, led.actor.name)
    return None if anothers else person
