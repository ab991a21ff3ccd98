"""Auxiliaries: what stands before a verb, before its subject, or before the verb that it is joined to."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from kg.extraction.words.units import NAMES
from kg.extraction.words.verbforms import Units, VerbGroup, denies, form_of, noun_words, people_words
from kg.extraction.words.wordlists import VerbForm, wordlists
from kg.model import Modality

__all__ = [
    "REACTING",
    "WITHIN_ADJUNCT",
    "after_auxiliary",
    "alike",
    "at_no_time",
    "back_to",
    "in_person",
    "inverted",
    "past_adjunct",
    "past_insertion",
    "retold",
    "sharing",
    "until_then",
    "with_auxiliary",
]  # fmt: skip

REACTING = frozenset((
    "denounce", "condemn", "criticise", "criticize", "accuse", "urge", "demand", "call", "deplore", "praise", "welcome",
    "warn", "vow", "threaten", "blame", "reject", "dismiss", "deny", "describe", "pledge", "promise", "ask", "appeal",
))  # fmt: skip
_INSERTED = 12
"""Units of an insertion between an auxiliary and its verb."""
_MODALITIES: dict[str, Modality] = {
    "may": "possible", "might": "possible", "could": "possible", "can": "possible", "cannot": "possible",
    "will": "expected", "'ll": "expected", "shall": "expected", "would": "conditional", "'d": "conditional",
    "should": "demanded", "must": "demanded",
}  # fmt: skip
_SHADES: dict[str, Modality] = {
    "forecast": "forecast", "none": "forecast", "planned": "planned", "goal": "goal", "possible": "possible",
    "demanded": "demanded",
}  # fmt: skip
_PAST = frozenset(("was", "were", "had", "have", "has", "did", "been", "having", "used"))
_DEGREES = frozenset(("very", "quite", "more", "less", "most", "as", "highly"))
_TO_AUXILIARY = 16
"""Units of the subject between an auxiliary and its verb."""
_FRONTED = frozenset(
    ("only", "not", "never", "nor", "neither", "rarely", "seldom", "no", "hardly", "scarcely", "barely", "little",
     "nowhere", "so", "such", "by", "at", "under", "in", "on", "to", "for", "as")
)  # fmt: skip
"""Words after which a clause that begins with them has its auxiliary before its subject."""
_DENYING = frozenset(("never", "nor", "neither", "nowhere", "little"))
_NEVER_BEFORE = frozenset((("not", "since"), ("not", "for"), ("never", "since"), ("never", "before")))
"""What was not so until now: "not since 1973 had X attacked Y" tells neither that it did nor that it did not."""
_ONLY_THEN = frozenset(
    (("not", "until"), ("not", "till"), ("only", "when"), ("only", "after"), ("only", "once"), ("only", "because"))
)
_CLAUSE = 14
"""Units before an auxiliary within which a clause after "not until" ends."""
_UNTIL = frozenset(("until", "till", "only", "before", "after", "long", "just", "merely", "simply"))
_SUBJECT = NAMES | frozenset(
    ("determiner", "possessive", "word", "capital", "number", "tail", "adverb", "negation", "pronoun", "conjunction")
)
_SUPPOSED: dict[str, Modality] = {"should": "conditional", "were": "conditional", "had": "counterfactual"}
"""What a clause is that begins with one of these: "Had X attacked Y, …"."""
_BEFORE_AUXILIARY = NAMES | frozenset(
    ("adverb", "negation", "preposition", "date", "number", "determiner", "word", "subordinator", "to", "capital")
)
_ADJUNCT = 7
WITHIN_ADJUNCT = frozenset(("preposition", "date", "number", "determiner", "word", "adverb", "subordinator"))
_HOW_LONG = frozenset(("as", "just", "since", "so", "many", "several", "more", "time", "at", "long"))
_TIMES = frozenset(
    ("past", "year", "years", "decade", "decades", "month", "months", "week", "weeks", "day", "days", "century",
     "centuries", "times", "time", "occasions", "turn", "late", "long", "often", "far", "dawn", "night", "then", "now",
     "date", "fact", "effect", "meantime", "interim", "outset", "beginning", "hours", "hour", "generations", "ages")
)  # fmt: skip
_FORM_AFTER = {"modal": "base", "do": "base", "to": "base", "have": "participle", "be": "present"}
"""By kind of auxiliary, what form of a verb goes with it."""


def inverted(units: Units, head: int) -> VerbGroup | None:
    """The group whose auxiliary stands before the subject: "nor did X attack", "only then had X armed Y"."""
    unit = units[head]
    if head < 2 or not any(form.base or form.participle for form in unit.forms):
        return None
    place = head - 1
    if units[place].kind not in _SUBJECT or units[place].kind == "conjunction":
        return None
    while place > 0 and head - place < _TO_AUXILIARY and _of_subject(units, place):
        place -= 1
    auxiliary = units[place].kind
    if auxiliary not in ("do", "have", "be", "modal") or head - place < 2:
        return None
    if units[place].low in ("be", "been", "being"):
        return None  # "gunmen believed to be rebels attacked Y"
    if not any(u.kind in NAMES or u.kind in ("word", "capital", "pronoun", "demonym") for u in units[place + 1 : head]):
        return None
    opening = _opening(units, place)
    if opening is None:
        return None
    form = form_of(unit, base=True) if auxiliary in ("do", "modal") else form_of(unit, participle=True)
    if form is None:
        return None
    negated = opening or any(denies(units, i) for i in range(place, head))
    modality: Modality = _MODALITIES.get(units[place].low, "actual") if auxiliary == "modal" else "actual"
    if _begins(units, place) and not opening:
        modality = _SUPPOSED.get(units[place].low, modality)
    if negated and any(
        (units[i].low, units[i + 1].low) in _NEVER_BEFORE for i in range(max(0, place - _ADJUNCT), place)
    ):
        modality = "possible"
    past = auxiliary != "modal" and units[place].low in ("was", "were", "had", "have", "has", "did")
    voice: Literal["active", "passive"] = "passive" if auxiliary == "be" else "active"
    return VerbGroup(head, head, form.lemma, voice, "finite", modality, negated, past, place)


def _of_subject(units: Units, place: int) -> bool:
    """Whether a word can belong to the subject between an auxiliary and its verb."""
    unit = units[place]
    if unit.kind in _SUBJECT or unit.low in ("of", "in", "from", "for"):
        return True
    return unit.kind == "verb" and unit.low in noun_words()


def _begins(units: Units, place: int) -> bool:
    """Whether a clause begins at the unit."""
    return place == 0 or units[place - 1].kind in ("comma", "stop", "conjunction", "quote", "dash")


def _opening(units: Units, auxiliary: int) -> bool | None:
    """Whether what stands before an auxiliary that stands before its subject denies; ``None`` where it has one."""
    if auxiliary == 0:
        return False  # "Had X attacked Y, …"
    if _begins(units, auxiliary) and units[auxiliary - 1].low not in ("nor", "neither"):
        # ", had fighters trained by X" has its subject further left
        return False if units[auxiliary].kind in ("do", "modal") and units[auxiliary - 1].kind == "comma" else None
    if auxiliary < _CLAUSE and tuple(unit.low for unit in units[:2]) in _ONLY_THEN:
        return False  # "Not until Y fell did X attack"
    first = auxiliary - 1
    while first >= 0 and auxiliary - first < _INSERTED and units[first].kind in _BEFORE_AUXILIARY:
        if units[first].low in ("nor", "neither"):
            break
        first -= 1
    first = max(first, 0) if first >= 0 and units[first].low in ("nor", "neither") else first + 1
    words = [unit.low for unit in units[first:auxiliary]]
    if not words or words[0] not in _FRONTED:
        return None
    if words[0] in _DENYING:
        return True
    if words[0] == "not":
        return len(words) < 2 or words[1] not in _UNTIL
    if words[0] == "no":
        return words[1:2] != ["sooner"]
    return len(words) > 1 and words[1] in ("no", "none", "neither")


def past_insertion(units: Units, before: int) -> int:
    """The auxiliary before an insertion that ends at ``before``: "were, according to the UN, armed", "not – yet –"."""
    closing = units[before].kind
    if before < 2 or closing not in ("comma", "dash"):
        return before
    for opening in range(before - 1, max(before - _INSERTED, 0), -1):
        if units[opening].kind == closing:
            auxiliary = opening - 1
            while auxiliary > 0 and units[auxiliary].kind in ("negation", "adverb"):
                auxiliary -= 1
            negated = auxiliary < opening - 1 and any(denies(units, i) for i in range(auxiliary + 1, opening))
            plain = auxiliary == opening - 1 or negated
            helping = units[auxiliary].kind in ("be", "have", "modal") or (negated and units[auxiliary].kind == "do")
            helping = helping or units[opening - 1].low == "never"  # "X never, the UN said, attacked Y"
            return auxiliary if plain and helping else before
        if units[opening].kind in ("stop", "relative", "quote"):
            break
    return before


def past_adjunct(units: Units, before: int) -> int:
    """The "have" before words that say when or how often: "has in the past rejected", "have since 2021 fought"."""
    timed = before + 1 < len(units) and units[before + 1].low in _TIMES
    for index in range(before, max(before - _ADJUNCT, 0), -1):
        unit = units[index]
        if unit.kind == "have":
            follows = units[index + 1]
            return index if timed and (follows.kind == "preposition" or follows.low in _HOW_LONG) else before
        if unit.kind not in WITHIN_ADJUNCT or (unit.forms and unit.low not in _TIMES):
            return before
        timed = timed or unit.kind in ("date", "number") or unit.low in _TIMES
    return before


def _first_auxiliary(units: Units, before: int) -> int:
    """The first of the auxiliaries and adverbs that end at ``before``."""
    while before > 0 and units[before - 1].kind in ("be", "have", "modal", "do", "to", "negation", "adverb"):
        before -= 1
    return before


def with_auxiliary(units: Units, head: int, before: int, form: VerbForm | None, *, passive: bool) -> VerbGroup | None:
    """The group of the verb at ``head`` with the auxiliaries that end at ``before``; ``None`` without its form."""
    if form is None:
        return None
    first = _first_auxiliary(units, before)
    if units[before].low == "been" and first:
        outer = past_adjunct(units, past_insertion(units, first - 1))
        if outer < first - 1:  # "have for years been arming Y", "had, by then, been armed"
            first = _first_auxiliary(units, outer)
    while units[first].kind in ("adverb", "negation") and first < before and units[first].low not in ("not", "never"):
        first += 1
    words = units[first:head]
    modals = [word.low for word in words if word.kind == "modal"]
    perfect = any(word.kind == "have" for word in words)
    modality: Modality = _MODALITIES[modals[0]] if modals else "actual"
    if perfect and (modality == "conditional" or "could" in modals):
        modality = "counterfactual"
    prospect = _prospect(units, first, head)
    unlikely = False
    if prospect is not None:
        first, modality, unlikely = prospect
        words = units[first:head]
    urged = len(words) > 1 and words[0].kind == "negation" and words[1].kind == "to"  # "told Y not to arm Z"
    nonfinite = urged or words[0].kind == "to" or any(w.low in ("being", "having") for w in words[:1])
    shape: Literal["finite", "infinitive", "present"] = "infinitive" if nonfinite else "finite"
    if words[0].low == "having" or (words[0].low == "being" and passive):
        shape = "present"  # "Having armed Y, X withdrew"
    return VerbGroup(
        first, head, form.lemma, "passive" if passive else "active", shape, modality,
        unlikely or any(denies(units, index) for index in range(first, head)),
        past=not modals
        and any(word.low in _PAST for word in words),
    )  # fmt: skip


def _prospect(units: Units, first: int, head: int) -> tuple[int, Modality, bool] | None:
    """As in "is likely to attack", "is poised to attack", "is to sign", "has to leave": not that it is so.

    Returns:
        the group's first unit, its modality, and whether it is rather not so ("unlikely"); ``None`` for other groups.
    """
    to = next((i for i in range(head - 1, first - 1, -1) if units[i].kind == "to"), None)
    if to is None:
        return None
    if _used_to(units, to):
        return to - 1, "actual", False
    prospects = wordlists().prospects["adjective"]
    before, shade = to - 1, ""
    while before >= 0 and (units[before].kind in ("adverb", "negation") or units[before].low in prospects):
        shade = shade or prospects.get(units[before].low, "")
        before -= 1
    if shade and before >= 0 and units[before].low in _DEGREES:
        before -= 1
    auxiliary = units[before] if before >= 0 else None
    if auxiliary is None or auxiliary.kind not in ("be", "have") or (auxiliary.kind == "have" and shade):
        return None
    start = before
    while start > 0 and units[start - 1].kind in ("be", "have", "modal", "negation", "adverb"):
        start -= 1
    while start < before and units[start].kind in ("adverb", "negation"):
        start += 1
    if auxiliary.kind == "have":
        return (start, "demanded", False) if before == to - 1 and auxiliary.low in ("has", "have", "had") else None
    if shade == "possible" and _was_able(units, start, to):
        return start, "actual", False
    return start, _SHADES.get(shade, "planned"), shade == "none"


def _was_able(units: Units, start: int, to: int) -> bool:
    """As in "X was able to retake P", which it then did; what somebody says that he was able to do is only claimed.

    Args:
        units: the sentence.
        start: the group's first unit.
        to: the "to" before its verb.
    """
    words = [unit.low for unit in units[start:to]]
    were = bool({"was", "were", "been"} & set(words)) and words[-1:] == ["able"]
    open_still = any(
        unit.kind in ("modal", "negation") or denies(units, i) for i, unit in enumerate(units[start:to], start)
    )
    speech = wordlists().speech
    return were and not open_still and not any(form.lemma in speech for unit in units[:start] for form in unit.forms)


def _used_to(units: Units, to: int) -> bool:
    """Whether "used" before "to" tells of what was so, as in "X used to arm Y", not of what weapons were used for."""
    if to < 2 or units[to - 1].low != "used":
        return False
    before = units[to - 2]
    return (
        before.kind in ("name", "metonym", "pronoun") or before.low in ("who", "which") or before.low in people_words()
    )


def retold(units: Units, group: VerbGroup, earlier: VerbGroup, outer: VerbGroup, subject: int) -> bool:
    """Whether a verb of speech is of who said the rest: "X said that Y had broken the truce and denounced Z".

    What is said there is in the past perfect, and a further "had" would show that the verb is part of it; or it is
    told of what cannot speak: "X said three boats were sunk and accused Y", "X said the raid was a crime and urged Z".
    Nor does what goes on, is so or will be so run on into a word of somebody: "X said Y was rearming and accused Z".
    Nobody denies to have said something: "X denies that it arms Y and accuses Z".

    Args:
        units: the sentence.
        group: the verb that a conjunction joins to the one before.
        earlier: the one before, of what is said.
        outer: the verb by which it is said.
        subject: index of the last word of the subject of ``earlier``.
    """
    says = group.lemma in wordlists().speech or group.lemma in REACTING
    if (
        outer.lemma in wordlists().classes["denying"]
        and says
        and group.voice == "active"
        and units[group.first].low not in _AUXILIARY_FORMS
    ):
        return outer.past == group.past and group.form == "finite"
    if outer.lemma not in wordlists().speech or group.voice != "active":
        return False
    if group.lemma in REACTING and _runs_no_further(units, group, earlier, outer):
        return True
    if not outer.past or not group.past:
        return False
    if units[group.first].low == "had" or group.lemma not in wordlists().speech.keys() | REACTING:
        return False
    if units[earlier.first].low == "had" and earlier.first < earlier.head:
        return True
    harmed = earlier.voice == "passive" and earlier.lemma in _SUFFERED
    event = wordlists().events.get(units[subject].low)
    strikes = event is not None and event.relation == "attacked" and group.lemma not in _OF_ATTACKS
    return group.lemma in REACTING and (harmed or strikes)


def _runs_no_further(units: Units, group: VerbGroup, earlier: VerbGroup, outer: VerbGroup) -> bool:
    """Whether a simple tense is that of who speaks, and what is said has another: "said Y was rearming and accused Z".

    What is so may lead to what is vowed or rejected, "said Y was furious and rejected the plan", and so is not told.
    """
    simple = group.first == group.head and group.form == "finite"
    if not simple or _tense(units, group) != _tense(units, outer) or outer.form != "finite":
        return False
    opening = units[earlier.first]
    goes_on = opening.kind == "be" and earlier.first < earlier.head and units[earlier.head].low.endswith("ing")
    if opening.kind in ("modal", "do") or goes_on:
        return True
    return earlier.lemma in _STATES and group.lemma not in _OF_WHO_IS_SO


_STATES = frozenset(("be", "remain", "pose", "want", "need", "continue", "seek"))
_OF_WHO_IS_SO = frozenset(("vow", "threaten", "reject", "dismiss", "deny", "pledge", "promise"))


def back_to(units: Units, group: VerbGroup, earlier: VerbGroup, outer: VerbGroup) -> bool:
    """Whether a verb after ", and" has the tense of who speaks, not that of what is said.

    As in "X regrets that Y has rejected its plan, and appeals to Z", "X recalled that Y has never blocked it, and
    thanked Z"; not in "X said that Y had shelled P, and bombed Q", which may share the "had".
    """
    tenses = [_tense(units, each) for each in (group, earlier, outer)]
    if group.lemma not in wordlists().speech.keys() | wordlists().demands.keys() | REACTING | _HAILS:
        return False
    if group.voice != "active" or group.form != "finite" or "modal" in tenses or tenses[1] == "had":
        return False
    own, inner, around = tenses
    return _nearness(own, around) > _nearness(own, inner)


_HAILS = frozenset(("thank", "congratulate", "commend", "hail", "applaud", "salute", "reiterate", "express"))


def _tense(units: Units, group: VerbGroup) -> str:
    first = units[group.first]
    if first.kind == "modal":
        return "modal"
    if group.first < group.head and first.low in ("has", "have", "had"):
        return "had" if first.low == "had" else "perfect"
    return "past" if group.past or first.low in ("was", "were", "did") else "present"


def _nearness(one: str, other: str) -> int:
    return 2 if one == other else int({one, other} == {"present", "perfect"})


_AUXILIARY_FORMS = frozenset(("had", "has", "have", "is", "was", "are", "were", "would", "will"))
_OF_ATTACKS = frozenset(("threaten", "call", "promise", "ask", "describe"))
"""What may be said of an attack, too: "the raid was a crime and threatened peace"."""
_SUFFERED = frozenset(("kill", "wound", "injure", "sink", "destroy", "hit", "damage", "hurt", "slay", "massacre",
                       "bomb", "shell", "burn", "raze", "down", "feed", "arm", "supply", "fund", "finance", "train",
                       "shelter", "smuggle", "equip", "house", "attack", "ambush", "raid", "strike", "bombard",
                       "blockade", "besiege", "invade", "occupy", "expel", "deport", "torture", "abduct",
                       "kidnap"))  # fmt: skip


def sharing(units: Units, group: VerbGroup, earlier: VerbGroup, joint: str) -> VerbGroup:
    """The group with what the auxiliary of the verb before says of it, too: "may have crossed P and attacked X".

    Args:
        units: the sentence.
        group: the verb that a conjunction joins to the one before.
        earlier: the one before.
        joint: the conjunction.
    """
    if any(units[i].kind not in ("adverb", "verb") for i in range(group.first, group.head + 1)):
        return group  # it has an auxiliary of its own, or is denied by itself
    place = earlier.head - 1
    while place > earlier.first and units[place].kind in ("adverb", "negation"):
        place -= 1
    kind = units[earlier.fronted].kind if earlier.fronted >= 0 else units[place].kind
    if earlier.fronted < 0 and place < earlier.first:
        return _shared_again(units, group, earlier, joint)
    form = _FORM_AFTER.get(kind)
    forms = units[group.head].forms
    if form is None or not any(getattr(reading, form) for reading in forms):
        return group
    return _as_before(group, earlier, joint)


def alike(group: VerbGroup, earlier: VerbGroup, joint: str) -> VerbGroup:
    """The participle with what the auxiliary of the passive before says: "is not armed and trained by Y"."""
    return _as_before(group, earlier, joint) if earlier.voice == "passive" or earlier.shared else group


def _shared_again(units: Units, group: VerbGroup, earlier: VerbGroup, joint: str) -> VerbGroup:
    """The same where the one before has its auxiliary from another: "will cross P, seize Q and attack X"."""
    never = earlier.negated and joint == "or"  # "never crossed P or attacked X"
    if not earlier.shared and not never:
        return group
    same = any(
        (one.base and other.base) or (one.participle and other.participle)
        for one in units[group.head].forms
        for other in units[earlier.head].forms
    )
    return _as_before(group, earlier, joint) if same else group


def _as_before(group: VerbGroup, earlier: VerbGroup, joint: str) -> VerbGroup:
    negated = group.negated or (earlier.negated and joint not in ("but", "yet"))
    return replace(group, modality=earlier.modality, negated=negated, past=earlier.past, shared=True)


_TO_SHARED = 24
_CLOSED = frozenset(("stop", "quote", "subordinator", "that", "relative", "modal", "to", "end", "dash", "comma"))


def after_auxiliary(units: Units, head: int, joint: int) -> VerbGroup | None:
    """The participle of "has killed 300 and driven thousands out", whose "has" stands before the verb it is joined to.

    Args:
        units: the sentence.
        head: the index of the participle.
        joint: that of the conjunction before it.
    """
    form = form_of(units[head], participle=True)
    if form is None or units[joint].low not in ("and", "or", "but") or any(each.finite for each in units[head].forms):
        return None  # "has crossed P and attacked X" needs no such look
    last = _before_aside(units, joint - 1)
    for place in range(last, max(last - _TO_SHARED, -1), -1):
        unit = units[place]
        if unit.kind in _CLOSED:
            return None
        if unit.kind == "have":
            verb = next((u for u in units[place + 1 : joint] if u.kind not in ("adverb", "negation")), None)
            led = (
                units[place - 1].kind != "to"
                and verb is not None
                and verb.kind == "verb"
                and form_of(verb, participle=True) is not None
            )
            return VerbGroup(head, head, form.lemma, "active", "finite", past=True) if led else None
    return None


def _before_aside(units: Units, last: int) -> int:
    """The unit before an aside that ends at ``last``: "has killed 300, says the UN, and driven thousands out"."""
    if last < 1 or units[last].kind != "comma":
        return last
    for opening in range(last - 1, max(last - _INSERTED, 0), -1):
        if units[opening].kind == "comma":
            return opening - 1
        if units[opening].kind in ("stop", "relative", "that", "quote", "conjunction", "subordinator"):
            break
    return last


def in_person(units: Units, index: int) -> bool:
    """Whether it is the "itself" of "had itself armed them", the "all" of "X, Y and Z have all accused W"."""
    whole = units[index].low == "all" and index + 2 < len(units) and units[index + 2].kind != "word"
    auxiliary = index > 0 and units[index - 1].kind in ("have", "be", "modal", "adverb")
    return auxiliary and (units[index].low in _ONESELF or whole)


_ONESELF = frozenset(("itself", "himself", "herself", "themselves", "myself", "ourselves"))


def at_no_time(units: Units, group: VerbGroup) -> VerbGroup:
    """The group of "at no time has it armed Z", "under no circumstances would it", "no Z were killed by X" negated."""
    by = any(unit.low == "by" for unit in units[group.head + 1 : group.head + _TO_BY])
    if by and group.voice == "passive" and group.form == "finite" and _of_none(units, group.first):
        return replace(group, negated=True)
    for index in range(group.first - 1, max(group.first - _TO_NO, 0), -1):
        if (
            units[index].low == "no"
            and units[index - 1].low in _NEGATING
            and units[index + 1].low in _NEGATING[units[index - 1].low]
        ):
            return replace(group, negated=True)
        if units[index].kind in ("stop", "that", "quote") or units[index].low in ("and", "but"):
            break
    return group


def _of_none(units: Units, first: int) -> bool:
    """Whether the subject before ``first`` is none at all: "no villagers were", "none of the men in P was"."""
    for index in range(first - 1, max(first - _TO_NO, -1), -1):
        unit = units[index]
        if unit.low in ("no", "none"):
            opens = index == 0 or units[index - 1].kind not in ("preposition", "verb")
            return opens and all(later.low not in _YET for later in units[index + 1 : first + _TO_NO])
        if unit.kind not in _OF_SUBJECT or unit.low in _WHERE:
            return False
    return False


_TO_BY = 8
_OF_SUBJECT = frozenset(("word", "capital", "determiner", "demonym", "name", "metonym", "number", "preposition", "tail",
                         "possessive", "adverb"))  # fmt: skip
_WHERE = frozenset(("but", "except", "without", "with", "despite"))
_YET = frozenset(("fewer", "less", "sooner", "doubt", "since", "until", "till", "before", "further", "other", "more",
                  "except", "unless", "but", "without", "longer", "yet"))  # fmt: skip
"""Words by which it was done all the same: "no further men were killed by X", "no planes were lost until 1990"."""
_NEGATING = {"at": ("time", "point", "stage", "moment"), "under": ("circumstances", "circumstance"),
             "in": ("way", "sense", "circumstances"), "by": ("means",)}  # fmt: skip
_TO_NO = 12


def until_then(units: Units, group: VerbGroup) -> bool:
    """Whether "did not attack Y until 1990", "were not freed until after the war" tell that it was done, and when."""
    words = [unit.low for unit in units[group.first : group.head]]
    if group.form != "finite" or group.modality != "actual" or _WAS.isdisjoint(words):
        return False
    if not any(denies(units, place) for place in range(group.first, group.head)):
        return False
    for index in range(group.head + 1, min(group.head + _TO_UNTIL, len(units) - 1)):
        unit, following = units[index], units[index + 1]
        if unit.low in ("until", "till"):
            timed = following.kind in ("date", "number") or following.low in _ONSETS
            return timed or _clause_from(units, index + 1)
        if unit.kind in ("stop", "quote", "that", "subordinator", "relative", "comma", "semicolon"):
            return False
        if unit.kind == "verb" and units[index - 1].kind != "determiner":
            return False
    return False


def _clause_from(units: Units, first: int) -> bool:
    """Whether what begins there has a verb of its own: "until X had withdrawn", not "until the end of the war"."""
    for unit in units[first : first + _TO_UNTIL]:
        if unit.kind in ("stop", "quote", "comma", "relative", "semicolon", "end"):
            return False
        if unit.kind in ("be", "have") or any(form.finite and not form.base for form in unit.forms):
            return True
    return False


_WAS = frozenset(
    ("did", "didn't", "didn", "had", "hadn't", "hadn", "was", "wasn't", "wasn", "were", "weren't", "weren")
)
_TO_UNTIL = 14
_ONSETS = frozenset(("after", "late", "early", "mid", "last", "shortly", "soon", "about", "around"))
"""What opens a time after "until": up to "the end of the war" may be all along."""
