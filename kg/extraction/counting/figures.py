"""Figures: how many were killed, hurt, displaced, held or freed, how many fighters somebody has, how many attacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.objects import struck_group
from kg.extraction.counting.counts import Count, Counter
from kg.extraction.counting.displacements import driven_beside, leaves
from kg.extraction.counting.freed import is_rescue, resumes
from kg.extraction.counting.populations import Sides, head_of, nobody, population_of
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, noun_phrase
from kg.extraction.grammar.quantities import Quantity, moves_from, quantity
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.measures import is_person, is_strict, measures
from kg.extraction.words.records import record
from kg.extraction.words.units import MONTHS, NAMES, Unit
from kg.extraction.words.wordlists import VerbForm, wordlists
from kg.model import Figure

__all__ = ["figure_findings"]

_NEVER = frozenset(
    ("aged", "age", "ages", "no", "no.", "number", "resolution", "article", "chapter", "route", "highway", "unit",
     "section", "paragraph", "page", "camp", "$", "€", "£", "us$")
)  # fmt: skip
_SUBJECT_AND_VERB = 2
_SIDED = frozenset(("fighters", "troops"))
"""What is counted of somebody, and says nothing where it is not said of whom."""
_TO_MOST = 6
_JOINT = 4
_HARMED = frozenset(("killed", "injured", "captured", "detained", "kidnapped", "casualties"))
_FEW = 10
"""That so few were arrested, of nobody in particular, is everyday news and no figure of a conflict."""
_BARE = frozenset(("other", "others", "more", "people"))


@record
class _Read:
    """A figure of the sentence that later ones may be of the same people as."""

    measure: str
    trigger: int
    last: int
    population: str | None
    side: Party | None
    source: Party | None
    figure: Figure
    end: int
    part: bool


_OF_PEOPLE = frozenset(("ethnic", "teenage", "teenaged", "young", "unarmed", "adolescent", "middle-aged"))
"""Adjectives before a people's name, which with it says who is counted: "two teenage Tutsis"."""

_HALF = frozenset(("half",))


def figure_findings(clauses: Clauses, said: Sequence[Finding] = ()) -> Iterator[Finding]:
    """The figures of the sentence.

    Args:
        clauses: the sentence.
        said: what else has been read in it, which may say whose people they are.
    """
    units = clauses.units
    if not clauses.places.of(_HALF, kind="number"):
        return
    counter, sides = Counter(clauses), Sides(clauses, said)
    before: _Read | None = None
    latest: _Read | None = None  # of whomever was counted last, also of a part
    shown: NounPhrase | None = None
    index = 0
    while index < len(units):
        found = quantity(units, index) if units[index].kind in ("number", "date", "determiner", "word") else None
        if found is None or units[index].kind == "date":
            index += 1
            continue
        phrase = _described(clauses, found) or _phrase(clauses, found)
        number = _Number(found, phrase, shown, before, latest)
        read = None if _no_count(clauses, found) else _read(clauses, counter, sides, number)
        if read is not None:
            yield read[0]
            before, latest = read[1], read[2]
        if phrase is not None and is_person(units[head_of(units, phrase)].low):
            shown = phrase
        index = found.last + 1


def _no_count(clauses: Clauses, found: Quantity) -> bool:
    """Whether the number is an age, a measure of length or time, money, or part of a name."""
    units, after = clauses.units, found.last + 1
    if found.first and units[found.first - 1].low in _NEVER and not _numbering(units, found):
        return True
    if found.first and units[found.first - 1].low in _CALLED_SO:
        return True  # "in what one diplomat called a turning point"
    if moves_from(units, found.first):
        return True  # it has another value now
    if _of_days(units, found):
        return True
    if found.low == 1 and _of_the_most(units, found.last + 1):
        return True
    if any(unit.low in ("aged", "ages") for unit in units[max(0, found.first - 3) : found.first]):
        return True  # "aged 19 and 24"
    following = units[after].low if after < len(units) else ""
    if after < len(units) and units[after].text in MONTHS:
        return True
    if following in wordlists().classes["measured"] or following in wordlists().classes["animals"]:
        return following not in ("occasions", "times")
    if [unit.low for unit in units[max(found.first - 2, 0) : found.first]] in (["all", "but"], ["all", "except"]):
        return True  # "all but one of them civilians"
    of_many = found.at > 1 and units[found.at - 1].low == "of" and units[found.at - 2].kind == "number"
    strong = after + 1 < len(units) and units[after + 1].low == "strong"  # "a 2,000-strong force"
    return of_many or following in ("'", "°") or (following == "-" and not strong)


_CALLED_SO = frozenset(("what", "whom"))


def _of_days(units: Sequence[Unit], found: Quantity) -> bool:
    """Whether it is a further day of a month: the 27 of "on Oct. 26 and 27", no "on June 3 and 12 on June 4".

    No day is the 12 of "in April, 12 of them died", nor the 20 of "on May 4, 20 of them died".
    """
    place, after = found.first - 1, found.last + 1
    if found.low > _LAST_DAY or place < 1 or units[place].kind not in ("conjunction", "comma"):
        return False
    while place > 0 and (units[place].kind in ("conjunction", "comma", "number") or units[place].text == "."):
        place -= 1
    if units[place].text not in MONTHS or after >= len(units) or units[after].low == "of":
        return False
    if units[place + 1 + (units[place + 1].text == ".")].kind != "number":
        return False
    dated = [unit.kind for unit in units[after : after + _TO_DATE]] == ["preposition", "date"]
    return not dated and units[after].kind in ("end", "stop", "comma", "conjunction", "preposition", "date")


_LAST_DAY = 31
_TO_DATE = 2


def _of_the_most(units: Sequence[Unit], index: int) -> bool:
    """Whether "one" is a person or thing that is then described: "one of the region's most wanted men"."""
    words = [unit.low for unit in units[index : index + _TO_MOST]]
    return words[:1] == ["of"] and any(word in ("most", "least") or word.endswith("est") for word in words[1:])


def _numbering(units: Sequence[Unit], found: Quantity) -> bool:
    """Whether "number" is a verb: "the rebels number about 350", not "resolution number 350"."""
    if units[found.first - 1].low != "number" or found.first < _SUBJECT_AND_VERB:
        return False
    before = units[found.first - 2]
    return found.first < found.at or before.kind in ("to", "modal", *NAMES) or before.low == "now"


@record
class _Number:
    """A number of the sentence with what bears on it.

    Attributes:
        found: the number.
        phrase: what it counts.
        shown: the people whom the number before it was of, even if that was no figure.
        before: the figure before it, of which it may be a part.
        latest: the figure right before it, which may be a part itself.
    """

    found: Quantity
    phrase: NounPhrase | None
    shown: NounPhrase | None
    before: _Read | None
    latest: _Read | None


def _counted(clauses: Clauses, counter: Counter, sides: Sides, number: _Number) -> tuple[Count | None, bool]:
    """What the number counts, by its own words or those of the number before it, and whether it is a part of that."""
    found, phrase, before, latest = number.found, number.phrase, number.before, number.latest
    count = counter.count(found, phrase)
    if phrase is None and driven_beside(clauses.units, found):
        return Count("displaced", found.first - 1, None, None, own=True), False
    part = before is not None and _part_of(clauses, found, before)
    if count is not None:
        return _killed_or_injured(clauses.units, count), part
    if phrase is not None and latest is not None and _listed(clauses, found, phrase, latest):
        listed = Count(latest.measure, latest.trigger, None, None, source=latest.source, own=True)
        return listed, part or latest.part or _broken_down(clauses.units, found, latest)
    if part and before is not None:
        lost = before.measure in _SIDED and any(form.lemma == "lose" for form in _verb_before(clauses.units, found))
        return Count("killed" if lost else before.measure, before.trigger, None, None, source=before.source), part
    side = sides.on_side(found.last + 1) if phrase is None else None
    if side is not None and before is not None and _coordinate(clauses, found, before):
        return Count(before.measure, before.trigger, None, side, source=before.source, total=True), part
    return None, part


def _verb_before(units: Sequence[Unit], found: Quantity) -> tuple[VerbForm, ...]:
    """The forms of the word before a number and what makes it about so many: "has lost about 2,000 of them"."""
    return units[found.first - 1].forms if found.first else ()


def _read(clauses: Clauses, counter: Counter, sides: Sides, number: _Number) -> tuple[Finding, _Read, _Read] | None:
    found, before = number.found, number.before
    phrase = _with_people(clauses.units, number.phrase)
    if phrase is not None and _planes(clauses, phrase):
        return None
    count, part = _counted(clauses, counter, sides, number)
    if count is None or (
        phrase is None and before is None and is_strict(count.measure) and not _partitive(clauses, found)
    ):
        return None
    units = clauses.units
    if _is_other(units, count):
        return None
    population = population_of(units, phrase) if phrase is not None and not count.bare else None
    if population in _OF_PEOPLE and phrase is not None:
        population = " ".join(unit.text for unit in units[phrase.first : phrase.last + 1])
    side = (None if _carried(count, phrase) else count.holder) or sides.on_side(count.trigger + 1)
    if side is None and phrase is not None and not count.bare:
        # Who is freed is not of those who held him.
        verb = count.verb if count.measure != "released" else None
        side = sides.of(phrase, verb, count.trigger) if not _ethnic(units, phrase) else None
    if side is not None and side.kind == "place" and count.measure == "displaced" and count.verb and leaves(count.verb):
        side = None
    if phrase is None and before is None and number.shown is not None and _of_them(count):
        population = population_of(units, number.shown)
        side = side or sides.of(number.shown, None, count.trigger)
    both = _on_both(units, found.last + 1) or _on_both(units, count.trigger + 1)
    if side is not None and (both or (phrase is not None and _not_theirs(clauses, phrase, side))):
        side = None
    same = before is not None and not count.own and not count.total and _coordinate(clauses, found, before)
    same = same and not _by_side(clauses, count, before)
    if same and before is not None and (population is None or population in _BARE):
        population, side = population or before.population, side or before.side
    elif part and before is not None:
        side = side or before.side
    if side is None and count.measure in _SIDED and not (count.verb and clauses.subjects(count.verb)):
        return None
    if side is None and count.measure == "detained" and found.high < _FEW:
        return None
    figure = Figure(
        count.measure, population, side.actor.name if side else None, found.minimum, found.maximum, found.comparator,
        _stated(clauses, found),
    )  # fmt: skip
    subject = side or nobody(units[found.at], population)
    score = 0.8 if side and side.kind not in ("place", "coreference") else 0.65
    whole = before.figure if part and before is not None else None
    # "30 of them, according to X, civilians": by whose word that is the words beside the number tell.
    trigger = found.at if part and clauses.places.have(_BY_WORD) else count.trigger
    finding = Finding(
        trigger, "figure", subject, figure=figure, modality=count.modality, score=score, part_of=whole,
        claimant=count.source.speaker if count.source else None,
        claimant_at=(count.source.start, count.source.end) if count.source else None,
    )  # fmt: skip
    last = phrase.last if phrase is not None else found.last
    kept = _Read(count.measure, count.trigger, found.last, population, side, count.source, figure, last, part)
    return finding, before if whole is not None and before is not None else kept, kept


_BY_WORD = frozenset(("according",))


def _with_people(units: Sequence[Unit], phrase: NounPhrase | None) -> NounPhrase | None:
    """The phrase of "800,000 ethnic X-ians" with its last word, which is a name."""
    if phrase is None or units[phrase.last].low != "ethnic" or units[phrase.last + 1].kind != "demonym":
        return phrase
    return NounPhrase(phrase.first, phrase.last + 1, phrase.party, phrase.roles)


def _ethnic(units: Sequence[Unit], phrase: NounPhrase) -> bool:
    """Whether a people is counted, who are not those of the state of that name: "ethnic X-ians"."""
    return any(unit.low == "ethnic" for unit in units[max(phrase.first - 1, 0) : phrase.last])


def _planes(clauses: Clauses, phrase: NounPhrase) -> bool:
    """Whether "22 fighters" are aircraft, of which the sentence tells."""
    planes = clauses.units[phrase.last].low in ("fighters", "bombers")
    return planes and (clauses.places.have(_AIRCRAFT) or _made(clauses, phrase))


def _made(clauses: Clauses, phrase: NounPhrase) -> bool:
    """Whether they are built or bought: "plans to build 100 X fighters"."""
    group = next((g for g in reversed(clauses.groups) if g.head < phrase.first), None)
    made = group is not None and group.voice == "active" and group.lemma in _MAKING
    return made and group is not None and phrase.first - group.head <= _TO_MADE


_MAKING = frozenset(("build", "buy", "purchase", "produce", "manufacture", "order", "sell", "export", "assemble",
                     "develop", "lease", "procure", "acquire", "fly", "design", "construct"))  # fmt: skip
_TO_MADE = 3


_AIRCRAFT = frozenset(("aircraft", "helicopters", "airplanes", "aeroplanes", "squadron", "squadrons", "interceptors",
                       "trainers", "airframes"))  # fmt: skip


def _listed(clauses: Clauses, found: Quantity, phrase: NounPhrase, latest: _Read) -> bool:
    """Whether it goes on a list of those counted: "the dead were two soldiers and a dozen villagers"."""
    units, after = clauses.units, phrase.last + 1
    near = 1 < found.first - latest.end <= _JOINT and (latest.part or latest.end >= latest.trigger)
    if latest.measure in _HARMED and _broken_down(units, found, latest) and _is_people(units, phrase):
        return True
    if latest.measure not in _HARMED or not near:
        return False
    joint = [unit.low for unit in units[latest.end + 1 : found.first]]
    if not joint or not set(joint) <= {"and", ",", "another"} or not _is_people(units, phrase):
        return False
    acts = after < len(units) and (clauses.at(after) is not None or units[after].kind in ("be", "have", "modal"))
    return not acts


def _broken_down(units: Sequence[Unit], found: Quantity, latest: _Read) -> bool:
    """Whether a colon leads to it: "60 people were killed in the fighting: 40 soldiers and 20 civilians"."""
    between = units[latest.end + 1 : found.first]
    marks = [unit for unit in between if unit.kind in ("stop", "comma", "dash")]
    return bool(between) and between[-1].text == ":" and len(marks) == 1 and latest.trigger < found.first


def _is_people(units: Sequence[Unit], phrase: NounPhrase) -> bool:
    head = units[head_of(units, phrase)]
    return is_person(head.low) or head.kind == "demonym"


def _killed_or_injured(units: Sequence[Unit], count: Count) -> Count:
    """The count, of both the dead and the injured where the text parts them not: "the death or injury of 40"."""
    at = count.trigger
    before = [unit.low for unit in units[max(0, at - 2) : at]]
    after = [unit.low for unit in units[at + 1 : at + 3]]
    harm = measures("state").keys() | measures("act").keys()
    if count.measure not in ("killed", "injured"):
        return count
    joined = (before[1:] == ["or"] and before[0] in harm) or (after[:1] == ["or"] and after[1:2] and after[1] in harm)
    return replace(count, measure="casualties") if joined else count


def _of_them(count: Count) -> bool:
    """As in "shot eight children, killing one": some of those whom the sentence has counted."""
    return count.verb is not None and count.verb.form == "present" and count.measure in _HARMED


def _is_other(units: Sequence[Unit], count: Count) -> bool:
    """Whether those counted were held by nobody, or went back to no home: "rescued from rubble", "returned to work"."""
    if count.measure == "released":
        return is_rescue(units, count.trigger)
    return count.measure == "returned" and resumes(units, count.trigger)


def _partitive(clauses: Clauses, found: Quantity) -> bool:
    """Whether "of them" follows."""
    return found.last + 1 < len(clauses.units) and clauses.units[found.last + 1].low == "of"


def _described(clauses: Clauses, found: Quantity) -> NounPhrase | None:
    """The noun phrase that says what "nine of them" are: "nine of them children"."""
    units, start = clauses.units, found.last + 3
    if start >= len(units) or [unit.low for unit in units[found.last + 1 : start]] not in (
        ["of", "them"],
        ["of", "whom"],
    ):
        return None
    phrase = noun_phrase(units, start) if clauses.at(start) is None else None
    return (
        phrase if phrase is not None and (is_person(units[phrase.last].low) or units[start].kind == "demonym") else None
    )


def _carried(count: Count, phrase: NounPhrase | None) -> bool:
    """Whether the soldiers are another's than theirs who take them: "X-ian aircraft flew 500 Y-ian troops"."""
    verb, whose = count.verb, phrase.party if phrase is not None else None
    if verb is None or count.holder is None or whose is None or verb.lemma not in _CARRIES:
        return False
    return whose.actor.name != count.holder.actor.name and bool(whose.roles & {"forces", "fighters"})


_CARRIES = frozenset(("fly", "airlift", "ferry", "transport", "carry", "lift", "ship", "drop", "parachute", "send",
                      "land", "move", "rush", "dispatch", "despatch", "bring", "deploy", "station",
                      "withdraw"))  # fmt: skip


def _no_soldiers(units: Units, phrase: NounPhrase, side: Party) -> bool:
    """Whether those counted fight against states, so that a state at hand is not theirs: "30 guerrillas died in X"."""
    against = phrase.party is None and units[phrase.last].low in _INSURGENTS
    return against and side.actor.type in ("State", "Government", "StateOrgan", "Military")


_SUPPLIED = frozenset(("place", "coreference"))


def _not_theirs(clauses: Clauses, phrase: NounPhrase, side: Party) -> bool:
    """Whether a state that only the place tells is not theirs: "shelled a camp of the X in Y, killing 3 soldiers"."""
    supplied = side.kind in _SUPPLIED and side.actor.type == "State"
    return _no_soldiers(clauses.units, phrase, side) or (supplied and struck_group(clauses, phrase))


_INSURGENTS = frozenset(("guerrillas", "guerrilla", "rebels", "rebel", "insurgents", "insurgent", "militants",
                         "militant", "gunmen", "gunman", "separatists", "terrorists", "bandits"))  # fmt: skip


def _on_both(units: Sequence[Unit], first: int) -> bool:
    """Whether those counted there are of either side: "30 fighters were killed on both sides"."""
    for index in range(first, min(first + _TO_SIDES, len(units) - 1)):
        if units[index].kind in ("comma", "stop"):
            return False
        if units[index].low in ("on", "from") and units[index + 1].low in ("both sides", "both", "each", "either"):
            return units[index + 1].low == "both sides" or units[index + 2].low in ("side", "sides")
    return False


_TO_SIDES = 6


def _by_side(clauses: Clauses, count: Count, before: _Read | None) -> bool:
    """Whether those whose people were counted before do what is told now: "X, which has 2,000 men, killed four"."""
    if before is None or before.side is None or count.verb is None or count.verb.voice != "active":
        return False
    own = before.measure in _SIDED and count.measure not in _SIDED
    return own and before.side.actor.name in {party.actor.name for party in clauses.subjects(count.verb)}


def _coordinate(clauses: Clauses, found: Quantity, before: _Read) -> bool:
    """Whether a bare number is of the same people as the one before: "killing three soldiers and wounding two"."""
    between = clauses.units[before.last + 1 : found.first]
    return all(unit.kind not in ("stop", "relative", "that", "subordinator") for unit in between) and not any(
        unit.low in ("of", "with", "at", "while") for unit in between
    )


def _phrase(clauses: Clauses, found: Quantity) -> NounPhrase | None:
    """The noun phrase that is counted, past "of the"; none for a bare number."""
    units, start = clauses.units, found.last + 1
    if start < len(units) and units[start].low == "of":
        start += 1
    if start >= len(units) or units[start].kind in ("preposition", "conjunction", "date", "adverb"):
        return None
    if [unit.low for unit in units[start : start + 2]] == ["out", "of"]:
        return None  # "drove 2,000 out of their homes"
    if clauses.at(start) is not None and not _qualifies(clauses, start):
        return None
    phrase = _possessed(units, noun_phrase(units, start))
    if phrase is None or (units[start].low in measures("state") and phrase.last == start):
        return None
    while phrase.last > phrase.first and units[phrase.last].low in measures("state"):
        phrase = NounPhrase(phrase.first, phrase.last - 1, phrase.party, phrase.roles)
    ended = next((i for i in range(phrase.first + 1, phrase.last + 1) if clauses.at(i) is not None), None)
    return NounPhrase(phrase.first, ended - 1, phrase.party, phrase.roles) if ended else phrase


def _possessed(units: Sequence[Unit], phrase: NounPhrase | None) -> NounPhrase | None:
    """The phrase with what its possessive leads to: "one of the warlord's foreign fighters"."""
    after = phrase.last + 2 if phrase is not None else len(units)
    if phrase is None or after >= len(units) or units[after - 1].kind != "possessive":
        return phrase
    owned = noun_phrase(units, after)
    return NounPhrase(after, owned.last, phrase.party, owned.roles) if owned is not None else None


def _qualifies(clauses: Clauses, start: int) -> bool:
    """Whether a participle belongs to the noun after it: "15 armed men", "12 wounded soldiers"."""
    return start + 1 < len(clauses.units) and is_person(clauses.units[start + 1].low)


def _stated(clauses: Clauses, found: Quantity) -> str:
    units = clauses.units
    stated = " ".join(unit.text for unit in units[found.first : found.last + 1])
    for mark in "–-—‐‑":
        stated = stated.replace(f" {mark} ", mark)
    return stated


def _people_of_deeds(units: Sequence[Unit], found: Quantity, before: _Read) -> bool:
    """Whether people are counted after incidents or attacks, of which they are no part."""
    noun = units[before.last + 1].low if before.last + 1 < len(units) else ""
    after = units[found.last + 1] if found.last + 1 < len(units) else None
    nouns = wordlists().nouns
    people = after is not None and (
        after.low in nouns["people"] | nouns["bystanders"] or any(form.participle for form in after.forms)
    )
    return people and (noun in wordlists().events or noun in _INCIDENTS)


_INCIDENTS = frozenset(("incidents", "attacks", "violations", "cases", "raids", "strikes", "abuses", "clashes"))


def _part_of(clauses: Clauses, found: Quantity, before: _Read) -> bool:
    """Whether those counted are among those before: "including 183 children", "nine of them children"."""
    units = clauses.units
    lead = units[max(0, found.first - 2) : found.first]
    words = [unit.low for unit in lead]
    if not words or any(unit.kind == "stop" for unit in units[before.last : found.first]):
        return False
    if words[-1] in ("on", "in", "at", "near", "from"):
        return False  # "ashore on one of them"
    if words[-1] in ("including", "mostly") and _people_of_deeds(units, found, before):
        return False  # "295 incidents affecting 1,153 civilians, including 519 killed"
    if words[-1] in ("including", "mostly") or words[-2:] in (["among", "them"], ["of", "whom"], ["among", "whom"]):
        return True
    if any(unit.kind == "number" for unit in units[before.last + 1 : found.first]):
        return False  # "captured 40 men and seized 50 cars, 12 of them new"
    return [unit.low for unit in units[found.last + 1 : found.last + 3]] in (["of", "them"], ["of", "whom"])
