"""Side phrases: "both sides", "the two governments", "all three" where they stand, and whom their words fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.extraction.grammar.entities import Mention, named
from kg.extraction.naming.groups import is_ethnic
from kg.extraction.reference.anaphora import chained
from kg.extraction.reference.references import CHARGES, PREMODIFIERS, charging
from kg.extraction.words.descriptions import GROUPS, STATES, can_fight, descriptions, own_words
from kg.extraction.words.records import record
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["Sides", "names_for", "others_told", "side_phrase"]


@record
class Sides:
    """An expression for two or more who were named before.

    Attributes:
        size: how many units it has.
        count: how many it means; 0 where it does not say.
        fits: which actors the noun can mean.
        opposed: whether the words say that they are against each other, or at one table.
        bare: whether no noun says who they are: "both", "all three".
        states: whether the noun says that they are states: "the two governments".
        men: whether the noun says that they are persons: "both men".
        armies: whether they are armies, which states rather have than groups, where two pairs may be meant.
        foes: whether the words say that they fight each other: "the belligerents".
    """

    size: int
    count: int
    fits: Callable[[Actor], bool]
    opposed: bool = False
    bare: bool = False
    states: bool = False
    men: bool = False
    armies: bool = False
    foes: bool = False

    @property
    def any_side(self) -> bool:
        """Whether the words may mean any two: "both sides", "the two leaders"."""
        return self.fits is _anyone and self.count in (0, _PAIR) and not (self.armies or self.foes)

    @property
    def of_states(self) -> Sides:
        """The same of states only."""
        return replace(self, fits=_state, armies=False)


_ANYBODY = frozenset(("partners", "allies", "organisations", "organizations", "communities", "peoples", "powers",
                      "leaders", "generals", "ministers", "presidents", "clans", "tribes", "rulers",
                      "movements"))  # fmt: skip
_PEOPLE = frozenset(("men", "leaders", "presidents", "ministers", "premiers", "generals", "warlords", "negotiators",
                     "rulers", "opponents"))  # fmt: skip
_ALLIES = frozenset(("allies", "partners", "friends"))
_MEN = frozenset(("men", "women"))
_COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "pair": 2, "trio": 3, "quartet": 4, "duo": 2}


def side_phrase(units: Sequence[Unit], index: int) -> Sides | None:
    """The "both sides", "the two neighbours", "all three", "the pair" at ``index``; ``None`` where there is none."""
    first = units[index].low
    known = first == "two" and index and units[index - 1].low in ("the", "these", "those")  # looked at with that word
    if known or first not in ("both", "the", "these", "those", "two", "all", "each", "either"):
        return None
    classes = descriptions().classes
    count = 2 if first == "both" else _COUNTS.get(first, 0)
    modified, place = False, index + 1
    while place < len(units) and place <= index + PREMODIFIERS:
        unit = units[place]
        word = _plural(unit.low) if first == "each" else unit.low
        if word in classes["side"] and unit.kind in ("word", "verb", "capital"):
            of = place + 1 < len(units) and units[place + 1].low == "of" and not charging(units, index)
            of = of and [unit.low for unit in units[place + 2 : place + 4]] not in _OF_WAR
            listed = first == "the" and not (count or modified) and _lists_on(units, place)
            if of or listed or (place + 1 < len(units) and _goes_on(units[place + 1])):
                return None
            everybody = (
                first == "all" and not (count or modified) and (word in classes["side-state"] or word in _ANYBODY)
            )
            joined = index > 0 and units[index - 1].low in ("and", "with")
            if everybody or (first == "two" and (word in _PEOPLE or word in _ALLIES or joined)):
                return None  # "all countries", "blacklisted two men", "X and two allies": nobody told of before
            definite = count or modified or first in ("all", "both", "each") or word in classes["side-bare"]
            opposed = modified or word in classes["side-opposed"]
            states = word in classes["side-state"]
            men = word in _MEN
            armies = word in ("armies", "militaries")
            whom = _told_of(
                [units[at] for at in range(index + 1, place) if count and _of_bands(units, at)], _fitting(word)
            )
            sides = Sides(
                place + 1 - index, count, whom, opposed, states=states, men=men, armies=armies,
                foes=modified or word in _FOES,
            )  # fmt: skip
            return sides if definite else None
        if word in _COUNTS and unit.kind in ("number", "word"):
            count = _COUNTS[word]
            if place + 1 < len(units) and units[place + 1].low in classes["side"]:
                place += 1
                continue
            told = first == "the" and word == "two" and _is_told_to(units, index, place)
            bare = told or _predicate_follows(units, place) or (first == "all" and _found_guilty(units, index, place))
            if word in ("pair", "trio", "quartet", "duo") or (first in ("the", "all", "these") and bare):
                pair = word == "pair" and not bare and _is_taken(units, index, place)
                return Sides(place + 1 - index, count, _anyone, bare=bare, opposed=pair) if bare or pair else None
        elif word in classes["warring"]:
            modified = True
        elif not _modifies(units, place, counted=bool(count)):
            break
        place += 1
    counting = first == "each" and _counted_noun(units, index + 1)
    if first in ("both", "each") and (
        (_predicate_follows(units, index) and not counting) or (first == "both" and _is_object(units, index))
    ):
        return Sides(1, 2, _anyone, bare=True)
    after = [unit.low for unit in units[index + 1 : index + 3]]
    if (
        first in ("both", "each")
        and after in (["of", "them"], ["of", "these"])
        and _predicate_follows(units, index + 2)
    ):
        return Sides(3, 2, _anyone, bare=True)
    return None


_OF_WAR = (["the", "conflict"], ["the", "war"], ["the", "dispute"], ["the", "fighting"], ["this", "conflict"],
           ["this", "war"])  # fmt: skip
"""What "both sides of" may lead to and still mean those who fight, unlike "both sides of the border"."""
_FOES = frozenset(("rivals", "foes", "belligerents", "enemies", "adversaries", "combatants", "antagonists"))


def _plural(word: str) -> str:
    """The "countries" that "each country" counts."""
    ending = "ies" if word.endswith("y") else "s"
    return _SIDES.get(word) or (word.removesuffix("y") if ending == "ies" else word) + ending


_SIDES = {"side": "side", "party": "party", "army": "armies"}

_JOINS = frozenset(("reconcile", "bring", "get", "summon", "invite", "host", "persuade", "convince", "urge", "press",
                    "coax", "prod", "nudge", "convene", "separate"))  # fmt: skip


def _is_taken(units: Sequence[Unit], index: int, last: int) -> bool:
    """Whether it is whom somebody brings together or stands between: "to reconcile the pair", "between the pair"."""
    before = units[index - 1] if index else None
    if before is None or not (before.low == "between" or any(form.lemma in _JOINS for form in before.forms)):
        return False
    after = units[last + 1] if last + 1 < len(units) else None
    closed = after is None or after.kind in ("comma", "stop", "end", "to", "adverb", "date")
    return closed or (after is not None and after.low in ("in", "at", "for", "into", "together", "apart"))


def _counted_noun(units: Sequence[Unit], index: int) -> bool:
    """Whether "each" counts a noun that could be a verb in the plural only: "each strike", "each attack"."""
    forms = units[index].forms if index < len(units) else ()
    return bool(forms) and all(form.base and not form.participle for form in forms)


def _goes_on(unit: Unit) -> bool:
    """Whether another noun follows, of which this one is but a modifier."""
    return unit.kind == "word" and unit.low in wordlists().nouns["officials"] | wordlists().nouns["forces"]


def _lists_on(units: Sequence[Unit], place: int) -> bool:
    """Whether others are named in one breath: "the parties, the business leaders and the churches"."""
    after = units[place + 1 : place + 8]
    if len(after) < 4 or after[0].kind != "comma" or after[1].low not in ("the", "its", "their"):
        return False
    verb = next(
        (i for i, unit in enumerate(after) if unit.kind in ("verb", "be", "have", "modal", "relative")), len(after)
    )
    return any(unit.low == "and" for unit in after[:verb])


def _predicate_follows(units: Sequence[Unit], index: int) -> bool:
    """Whether a verb follows, so that "both", "all three", "the two" are a subject."""
    place = index + 1
    while place < len(units) and units[place].kind == "adverb":
        place += 1
    if place >= len(units):
        return False
    unit = units[place]
    tensed = unit.kind == "verb" and any(form.finite for form in unit.forms)
    if units[index].low == "each" and unit.low in _CHARGING:
        return place + 2 < len(units) and units[place + 2].low == "other"  # "each blaming the other"
    one = units[index].low in ("two", "three", "four", "both") and _of_one(unit)
    return (tensed and not one) or unit.kind in ("be", "have", "modal", "do", "negation")


def _of_one(unit: Unit) -> bool:
    """Whether the form is only that of a third person, which "the two clubs" are not."""
    tensed = [form for form in unit.forms if form.finite]
    return unit.low.endswith("s") and all(not (form.base or form.participle or form.present) for form in tensed)


_CHARGING = frozenset(("accusing", "blaming", "denouncing", "condemning", "charging", "threatening", "criticising",
                       "criticizing"))  # fmt: skip


def _modifies(units: Sequence[Unit], place: int, *, counted: bool) -> bool:
    """Whether the word may stand before "sides", "countries": "warring", "two former Soviet"."""
    unit = units[place]
    if counted and (unit.low == "former" or _of_a_region(units, place) or _of_bands(units, place)):
        return True
    neutral = unit.low in descriptions().classes["neutral"] or unit.low.endswith("ing")
    return unit.kind in ("word", "verb") and neutral


def _of_bands(units: Sequence[Unit], place: int) -> bool:
    """Whether a word tells whose the groups or parties are that follow: "the two Kurdish parties"."""
    after = units[place + 1].low if place + 1 < len(units) else ""
    bands = after in descriptions().classes["side-group"] or after in ("parties", "camps")
    return bands and _of_people(units[place])


def _of_people(unit: Unit) -> bool:
    """Whether it is an adjective of a people, land or creed: "Kurdish", "Palestinian", "Islamist"."""
    if unit.kind == "demonym":
        return unit.actor is not None
    return unit.low in descriptions().classes["distinctive"] or (unit.kind == "capital" and is_ethnic(unit.text))


def _told_of(adjectives: Sequence[Unit], fits: Callable[[Actor], bool]) -> Callable[[Actor], bool]:
    """Whom the noun can mean and each of the adjectives fits."""

    def fitting(actor: Actor) -> bool:
        homes = descriptions().homes.get(actor.name, frozenset()) | ({actor.name} if actor.type in STATES else set())
        lands = {unit.actor.name for unit in adjectives if unit.kind == "demonym" and unit.actor is not None}
        creeds = {unit.low for unit in adjectives if unit.kind != "demonym"}
        return fits(actor) and (lands <= homes or not homes) and creeds <= own_words(actor)

    return fitting if adjectives else fits


def _of_a_region(units: Sequence[Unit], place: int) -> bool:
    """Whether a name tells where the sides are that follow: "Soviet republics", "Gulf states"."""
    side = place + 1 < len(units) and units[place + 1].low in descriptions().classes["side-state"]
    return side and units[place].kind in ("capital", "demonym")


def _is_object(units: Sequence[Unit], index: int) -> bool:
    """Whether "both" is whom somebody accuses or urges: "accused both of forming …", "urged both to stop"."""
    before = units[index - 1] if index else None
    after = units[index + 1 : index + 3]
    ends = not after or after[0].kind in ("end", "stop", "comma")
    if before is not None and (
        (before.low in ("by", "upon", "to", "with", "from", "against", "between") and ends)
        or (before.low == "on" and (ends or (after[0].low == "and" and len(after) > 1 and after[1].kind == "verb")))
    ):
        return True  # "was declined by both", "urged restraint on both and …"
    if before is not None and before.kind == "verb" and (not after or after[0].kind in ("end", "stop", "comma")):
        return True  # "armed both, …"
    if before is None or before.kind not in ("verb", "preposition") or len(after) < 2:
        return False
    gerund = after[0].low in ("of", "for") and after[1].low.endswith("ing")
    accused = any(form.lemma in CHARGES for form in before.forms) and after[1].kind in ("word", "verb")
    gerund = gerund or (after[0].low in ("of", "for") and accused)  # "accused both of war crimes"
    return gerund or (after[0].kind == "to" and bool(after[1].forms))


def _found_guilty(units: Sequence[Unit], first: int, last: int) -> bool:
    """As in "found all three guilty", "accused all four of", "told all three to", "with all three."."""
    before = units[first - 1] if first else None
    after = units[last + 1] if last + 1 < len(units) else None
    if before is None or before.kind not in ("verb", "preposition"):
        return False
    ends = after is None or after.kind in ("end", "stop", "comma")
    charged = after is not None and before.kind == "verb" and (after.low in _VERDICTS or after.kind == "to")
    return ends or charged


_VERDICTS = frozenset(("guilty", "responsible", "liable", "complicit", "of", "for"))


def _is_told_to(units: Sequence[Unit], first: int, last: int) -> bool:
    """As in "urged the two to talk", "called on the two to stop": those of whom something is wanted."""
    after = units[last + 1 : last + 3]
    governed = first > 0 and (units[first - 1].kind == "verb" or units[first - 1].low in ("on", "upon", "for", "with"))
    return governed and len(after) > 1 and after[0].kind == "to" and bool(after[1].forms)


def _fitting(word: str) -> Callable[[Actor], bool]:
    classes = descriptions().classes
    if word in classes["side-state"]:
        return _state
    if word in classes["side-people"]:
        return _folk
    return _body if word in classes["side-group"] else _anyone


def _folk(actor: Actor) -> bool:
    """Whether "communities" or "clans" can mean it: a people, or fighters of one."""
    return actor.type == "Population" or _body(actor)


def _body(actor: Actor) -> bool:
    """Whether "factions" or "movements" can mean it: also parties that bear no arms."""
    return actor.type in GROUPS or actor.type == "Organization"


def _anyone(actor: Actor) -> bool:
    return can_fight(actor)


def _state(actor: Actor) -> bool:
    return actor.type in STATES


def others_told(units: Sequence[Unit], index: int, sides: Sides, several: Sequence[Actor]) -> bool:
    """Whether the "when" after "the two neighbours have been at odds since 2015" tells of another pair of states."""
    if index or not sides.states or len(several) != _PAIR:
        return False
    when = next((i for i, unit in enumerate(units) if unit.low in _WHEN and units[i - 1].kind == "comma"), len(units))
    told = [unit.actor.name for unit in units[when : when + _TO_PAIR] if unit.actor is not None and _state(unit.actor)]
    return len(set(told[:_PAIR])) == _PAIR and set(told[:_PAIR]) != {actor.name for actor in several}


_WHEN = frozenset(("when", "after"))
_PAIR, _TO_PAIR = 2, 8


def names_for(units: Sequence[Unit], actors: Sequence[Actor]) -> list[Unit]:
    """As if the text had the names, joined by "and": each stands where the expression does."""
    text = " ".join(unit.text for unit in units)
    whole = Unit("name", text, text.lower(), units[0].start, units[-1].end)
    mentions = [Mention(0, actor, None, None, True) for actor in actors]
    if len(mentions) == 2:
        return chained(whole, mentions)
    listed: list[Unit] = []
    for place, mention in enumerate(mentions):
        if place:
            comma = place < len(mentions) - 1
            listed.append(
                replace(whole, kind="comma" if comma else "conjunction", text="and", low="," if comma else "and")
            )
        listed.append(named(mention.actor, whole))
    return listed
