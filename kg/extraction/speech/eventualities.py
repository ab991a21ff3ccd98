"""Eventualities: whether what a noun of an act names has come about where it stands: "rumours of X's attack on Y"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extraction.grammar.phrases import Units, VerbGroup, noun_phrase_before
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists

__all__ = ["carried_out", "presupposed_at", "prospective", "rehearsed", "unharmed", "unrealised"]

_REACH = 24
_INNER = 6
"""Nouns that may stand above one another: "fears of the start of a war"."""
_BREAKS = frozenset(("stop", "quote", "end", "comma", "subordinator"))
_OPENERS = frozenset(("that", "relative"))
_INSTEAD = frozenset((("instead", "of"), ("lieu", "of"), ("rather", "than"), ("short", "of"), ("event", "of"),
                      ("case", "of"), ("absence", "of"), ("far", "from"), ("want", "of"), ("stead", "of")))  # fmt: skip
_OF = frozenset(("of", "about", "over", "regarding", "concerning", "on"))
_LOOKS_AHEAD = {
    "for": frozenset(("hope", "pray", "wish", "long", "yearn", "call", "push", "press", "appeal", "plead", "argue",
                      "lobby", "campaign", "prepare", "brace", "plan", "wait", "ask", "agitate", "clamour")),
    "of": frozenset(("dream", "conceive", "despair")),
    "about": frozenset(("dream", "speculate", "fantasise", "fantasize", "joke")),
    "from": frozenset(("refrain", "abstain", "shrink", "recoil")),
    "against": frozenset(("guard", "insure", "caution", "advise", "decide")),
}  # fmt: skip
"""Verbs that with their preposition tell of what is yet to be."""
_FORESTALLS = frozenset(("avert", "avoid", "prevent", "forestall", "foil", "thwart", "preclude", "obviate", "propose",
                         "envisage", "imagine", "invent", "fabricate", "pre-empt", "preempt", "moot"))  # fmt: skip
_PARTICLES = {"call": "off", "rule": "out", "head": "off", "stave": "off", "ward": "off"}
_NEVER_WAS = frozenset(("unlikely", "impossible", "unthinkable", "inconceivable", "imminent", "inevitable", "possible",
                        "probable", "likely", "hoax", "myth", "fantasy", "fiction", "fabrication", "invention",
                        "hypothesis", "possibility", "prospect", "dream", "fable"))  # fmt: skip
_OUT = frozenset(
    (
        ("within", "reach"),
        ("within", "grasp"),
        ("within", "our"),
        ("within", "sight"),
        ("within", "their"),
        ("at", "hand"),
        ("in", "sight"),
        ("in", "reach"),
        ("out", "of"),
        ("off", "the"),
        ("still", "to"),
        ("years", "away"),
        ("far", "off"),
    )
)
_DEFINITE = frozenset(("the", "its", "his", "her", "their", "this", "that", "these", "those", "our"))
_NEGATIONS = frozenset(("no", "any", "another"))


def unrealised(units: Units, groups: Sequence[VerbGroup], trigger: int, *, joint: bool = False) -> bool:
    """Whether the sentence speaks of what the noun names without telling it as come about.

    Args:
        units: the sentence.
        groups: its verbs.
        trigger: index of the noun.
        joint: whether the noun names an accord or talks, of whose putting off other rules tell.
    """
    if any(group.head == trigger for group in groups):
        return False
    first = _first(units, trigger)
    for _ in range(_INNER):
        if _set_aside(units, groups, first):
            return True
        above = _above(units, first)
        if above is None:
            break
        first = above
    return _heads_clause(units, first) and _predicated_away(units, groups, trigger, joint=joint)


def prospective(units: Units, trigger: int) -> bool:
    """Whether an adjective says that the noun's act is yet to be, or may be: "a proposed ceasefire"."""
    first = max(_first(units, trigger) - 1, 0)  # "Planned talks": the participle begins no phrase
    return any(unit.low in _AHEAD for unit in units[first:trigger])


_AHEAD = frozenset(("planned", "proposed", "possible", "potential", "imminent", "impending", "looming", "hypothetical",
                    "rumoured", "rumored", "feared", "threatened", "expected", "anticipated", "prospective", "would-be",
                    "imaginary", "eventual", "forthcoming", "upcoming", "averted", "foiled", "thwarted", "envisaged",
                    "contemplated", "mooted", "conceivable", "supposed", "imagined", "fictional",
                    "fictitious"))  # fmt: skip


def presupposed_at(units: Units, groups: Sequence[VerbGroup], trigger: int) -> bool:
    """Whether the noun stands where a definite one is taken as known: "the aftermath of X's attack", "will condemn".

    Args:
        units: the sentence.
        groups: its verbs.
        trigger: index of the noun.
    """
    first = _first(units, trigger)
    if not _definite(units, first, trigger):
        return False
    before = first - 1
    lists = wordlists().classes
    if before > 0 and units[before].kind == "preposition":
        owned = any(unit.kind in ("possessive", "demonym") for unit in units[first:trigger])
        return _about_a_fact(units, groups, before, owned=owned)
    if _is_verb(units, groups, before, lists["presupposing_verb"]):
        return True
    if _quarrel(units[trigger].low) and _is_verb(units, groups, before, _SETTLES):
        return True  # "hopes to settle the dispute between X and Y"
    group = _predicate(units, groups, trigger) if _heads_clause(units, first) else None
    if group is None:
        return False
    if group.modality == "actual":
        judged = group.voice == "passive" and group.lemma in lists["presupposing_verb"]
        told = group.voice == "active" and group.past and not _takes_place(units, group)
        return group.negated and (judged or told)
    return group.voice == "passive" and group.lemma in lists["presupposing_verb"]


_SETTLES = frozenset(("settle", "resolve", "end", "solve", "defuse", "ease", "heal", "overcome", "mend", "mediate",
                      "escalate", "prolong", "worsen", "aggravate", "exacerbate", "calm", "soothe"))  # fmt: skip


def _quarrel(noun: str) -> bool:
    """Whether the noun names a war or dispute, which may be settled only where there is one."""
    lists = wordlists()
    event, ties = lists.events.get(noun), lists.ties.get(noun, ())
    relations = {event.relation if event is not None else "", *(tie.relation for tie in ties)}
    return not relations.isdisjoint(("disputesWith", "foughtWith", "estrangedFrom"))


def _about_a_fact(units: Units, groups: Sequence[VerbGroup], index: int, *, owned: bool) -> bool:
    """Whether the words before the preposition at ``index`` are of what is known: "angered by", "to blame for".

    For "the attack", which is nobody's by the words, who is "to blame" is charged with it: that is not known.
    """
    lists, at, low = wordlists().classes, index - 1, units[index].low
    if low in ("by", "at", "over") and any(
        g.head == at and g.lemma in lists["emotive"] and g.voice != "active" for g in groups
    ):
        return True
    blamed = units[at].low == "responsible" or (units[at - 1].kind, units[at].low) == ("to", "blame")
    if low == "for" and blamed and owned:
        return True
    if _is_verb(units, groups, at, _ANSWERS.get(low, frozenset())):
        return True
    return units[at].low in lists["presupposing_noun"]


_ANSWERS = {
    "against": frozenset(("protest", "demonstrate", "rally", "march")),
    "over": frozenset(("retaliate", "protest", "resign", "quarrel", "apologise", "apologize")),
    "for": frozenset(("retaliate", "apologise", "apologize", "atone", "pay")),
}


def _first(units: Units, trigger: int) -> int:
    """Where the noun phrase of the noun begins, with whose it is."""
    phrase = noun_phrase_before(units, trigger)
    return phrase.first if phrase is not None else trigger


def _definite(units: Units, first: int, trigger: int) -> bool:
    """Whether the noun is one that is known: "the attack", "X's attack"."""
    words = units[first:trigger]
    if any(unit.low in _NEGATIONS for unit in words):
        return False
    return any(unit.low in _DEFINITE or unit.kind == "possessive" for unit in words)


def _is_verb(units: Units, groups: Sequence[VerbGroup], index: int, lemmas: frozenset[str]) -> bool:
    """Whether a verb of these stands at ``index``, or before a particle there."""
    return index >= 0 and any(g.head == index and g.lemma in lemmas and g.voice == "active" for g in groups)


def _set_aside(units: Units, groups: Sequence[VerbGroup], first: int) -> bool:
    """Whether what stands before the phrase takes it for something else than a fact: "instead of", "dreams of"."""
    before = first - 1
    if before < 0:
        return False
    lists, low, at = wordlists().classes, units[before].low, before - 1
    if low in lists["hypothetical"] or (at >= 0 and (units[at].low, low) in _INSTEAD):
        return True
    if _is_near(units, before) or _drifts(units, groups, first):
        return True
    if units[before].kind != "preposition":
        if _is_verb(units, groups, before, _FORESTALLS):
            return True
        return at >= 0 and any(g.head == at and _PARTICLES.get(g.lemma) == low and g.voice == "active" for g in groups)
    if at < 0:
        return False
    if _is_verb(units, groups, at, _LOOKS_AHEAD.get(low, frozenset())):
        return True
    named = units[at].low
    if any(group.head == at for group in groups):
        return low in _OF and named in ("talk", "rumours", "fears", "hopes") and _opens(units, at)
    if low in _OF and named in _CLUES and _unshown(units, groups, at):
        return True
    return (low in _OF and named in lists["unreal_noun"]) or (low == "for" and named in lists["unreal_noun_for"])


_BRINKS = frozenset(("brink", "verge", "edge", "threshold", "cusp", "eve", "precipice"))
_NEAR = frozenset(("close", "closer", "closest", "near", "nearer", "nearest", "next"))
_TO_NEAR = 8


def _is_near(units: Units, at: int) -> bool:
    """Whether it is only near: "on the brink of war", "close to war", "as close as we have ever been to a war"."""
    before = units[max(0, at - _TO_NEAR) : at]
    if units[at].low == "of":
        return bool(before) and before[-1].low in _BRINKS
    if units[at].low != "to" or not before:
        return False
    if before[-1].low in _NEAR:
        return True
    words = [unit.low for unit in before]
    compared = next((i for i, word in enumerate(words[:-1]) if word in _NEAR and words[i + 1] in ("as", "than")), -1)
    return compared >= 0 and not any(unit.kind in _BREAKS for unit in before[compared + 2 :])


def _drifts(units: Units, groups: Sequence[VerbGroup], first: int) -> bool:
    """As in "edged towards all-out war", "is sliding towards a civil war"."""
    before = first - 1
    if units[before].low not in ("toward", "towards") or units[first].low not in _ALL_OUT:
        return False
    return any(group.lemma in _DRIFTS and 0 < before - group.head <= _TO_NEAR for group in groups)


_ALL_OUT = frozenset(("a", "an", "another", "war", "open", "outright", "all-out", "full-scale", "full", "total",
                      "nuclear", "civil", "renewed", "conflict", "confrontation"))  # fmt: skip
_DRIFTS = frozenset(("edge", "inch", "slide", "drift", "lurch", "creep", "head", "move", "hurtle", "march", "stumble",
                     "veer", "steer", "push", "tip", "rush", "race", "careen", "gallop"))  # fmt: skip


def _unshown(units: Units, groups: Sequence[VerbGroup], at: int) -> bool:
    """Whether there is none of what would show it: "no sign of", "denied reports of"."""
    first = _first(units, at)
    if any(unit.low in _NONE for unit in units[max(first - 1, 0) : at]):
        return True
    return first > 0 and any(g.head == first - 1 and (g.negated or g.lemma in _DISCARDS) for g in groups)


_CLUES = frozenset(("evidence", "sign", "signs", "indication", "indications", "proof", "trace", "traces", "report",
                    "reports", "confirmation", "claim", "claims", "question", "mention", "clue", "clues"))  # fmt: skip
_NONE = frozenset(("no", "any", "little", "without", "scant", "false", "fake", "unconfirmed", "unverified"))
_DISCARDS = frozenset(("deny", "dismiss", "reject", "refute", "discount", "rubbish", "rebut", "disbelieve"))


def _opens(units: Units, at: int) -> bool:
    return at == 0 or units[at - 1].kind in _BREAKS


def _above(units: Units, first: int) -> int | None:
    """Where the phrase begins of whose "of …" the noun is: "the start of the war"."""
    if first < 2 or units[first - 1].low != "of" or units[first - 2].low not in _PHASES:
        return None
    phrase = noun_phrase_before(units, first - 2)
    return phrase.first if phrase is not None else None


_PHASES = frozenset(("start", "beginning", "outbreak", "onset", "launch", "resumption", "renewal", "continuation",
                     "escalation", "recurrence", "repetition", "repeat", "intensification", "wave", "series", "round",
                     "spate", "conclusion", "signing", "opening", "expansion", "supply", "delivery"))  # fmt: skip
"""What is as real as that of which it is a part."""


def _heads_clause(units: Units, first: int) -> bool:
    """Whether the phrase can be the subject: nothing governs it."""
    return first == 0 or units[first - 1].kind in ("comma", "stop", "quote", "that", "subordinator", "dash")


def _predicate(units: Units, groups: Sequence[VerbGroup], trigger: int) -> VerbGroup | None:
    """The verb whose subject the noun is, past the clauses that belong to the noun."""
    pending, starts = 0, {group.first: group for group in groups}
    for index in range(trigger + 1, min(trigger + _REACH, len(units))):
        group = starts.get(index)
        if units[index].kind in _BREAKS:
            return None
        if group is not None and group.form == "finite" and group.voice != "reduced":
            if not pending:
                return group
            pending -= 1
        elif units[index].kind in ("that", "relative") and units[index - 1].kind not in _BREAKS:
            pending += 1
    return None


def _being(units: Units, groups: Sequence[VerbGroup], trigger: int) -> int | None:
    """The "be" that is the verb of the noun's clause."""
    for index in range(trigger + 1, min(trigger + _REACH, len(units))):
        if units[index].kind == "be":
            return index
        if units[index].kind in _BREAKS or units[index].kind in _OPENERS or any(g.head == index for g in groups):
            return None
    return None


def _predicated_away(units: Units, groups: Sequence[VerbGroup], trigger: int, *, joint: bool) -> bool:
    """Whether the verb of the noun says that it has not come about: "was averted", "never took place"."""
    lists, group = wordlists().classes, _predicate(units, groups, trigger)
    be = _being(units, groups, trigger)
    if group is not None and not _copular(units, group) and (be is None or group.first <= be):
        following = units[group.head + 1].low if group.head + 1 < len(units) else ""
        if group.lemma in lists["occurring"]:
            return _takes_place(units, group) and (group.negated or group.modality != "actual")
        if group.lemma == "fail":
            inner = units[group.head + 2] if group.head + 2 < len(units) else None
            lemmas = {inner.low, *(form.lemma for form in inner.forms)} if inner is not None else set()
            return bool(lemmas & lists["occurring"])
        if group.voice == "passive" and group.lemma in _NEEDS and _indefinite(units, trigger):
            return True
        if group.voice != "passive" or group.negated or group.lemma not in lists["forestalling"]:
            return False
        if joint and group.lemma not in _FORESTALLS:
            return False
        return group.lemma not in _PARTICLES or following == _PARTICLES[group.lemma]
    if be is None:
        return False
    after = [unit for unit in units[be + 1 : be + 7] if unit.kind != "quote"][:4]
    modal = next((unit.low for unit in units[max(be - 3, trigger) : be] if unit.kind == "modal"), "")
    perfect = units[be - 1].kind == "have"  # "may have been the deadliest attack"
    if modal == "would" or (modal in ("could", "might", "may") and not perfect):
        return True
    lows = [unit.low for unit in after]
    known = units[be].low in ("was", "were") and bool({"inevitable", "likely", "imminent"} & set(lows))
    if known or any(unit.kind == "negation" for unit in after):
        return False
    if units[be].low == "is" and _NEEDED & set(lows) and _indefinite(units, trigger):
        return True  # "a strong partnership of A and B is vital" does not say that there is one
    return bool(_NEVER_WAS & set(lows)) or any(pair in _OUT for pair in pairwise(lows))


def _indefinite(units: Units, trigger: int) -> bool:
    """Whether "a" opens the phrase of the noun, also before a pair: "a strong A-B partnership"."""
    place = trigger - 1
    while place > 0 and trigger - place < _INNER and units[place].kind in ("word", "dash", "capital", *NAMES):
        place -= 1
    return place >= 0 and units[place].low in ("a", "an")


_NEEDS = frozenset(("need", "require", "want"))
_NEEDED = frozenset(("critical", "crucial", "vital", "essential", "necessary", "needed", "indispensable", "imperative",
                     "required", "desirable", "overdue", "preferable"))  # fmt: skip


def _takes_place(units: Units, group: VerbGroup) -> bool:
    """Whether the verb says that something occurs, and not how: "came", not "came as a surprise"."""
    following = units[group.head + 1].low if group.head + 1 < len(units) else ""
    idle = group.lemma in ("come", "go", "take") and following in _IDLE
    return group.lemma in wordlists().classes["occurring"] and not idle


_IDLE = frozenset(("as", "unnoticed", "unpunished", "unanswered", "unchallenged", "into", "unremarked", "down"))


def _copular(units: Units, group: VerbGroup) -> bool:
    return units[group.head].kind == "be"


_DRILLS = frozenset(("training", "drill", "drills", "exercise", "exercises", "course", "courses", "curriculum",
                     "rehearsal", "rehearsals", "simulation", "simulations", "manoeuvres", "maneuvers"))  # fmt: skip
_REHEARSES = frozenset(("include", "involve", "cover", "feature", "simulate", "rehearse", "practise", "practice",
                        "teach", "envisage", "comprise", "test"))  # fmt: skip
_TO_DRILL, _TO_VERB = 10, 5


def rehearsed(units: Units, index: int) -> bool:
    """As in "their training includes reacting to an attack by X": what is only practised."""
    for place in range(max(index - _TO_DRILL, 1), index):
        if any(form.lemma in _REHEARSES for form in units[place].forms):
            before = units[max(place - _TO_VERB, 0) : place]
            if any(unit.low in _DRILLS for unit in before) and all(unit.kind != "comma" for unit in before):
                return True
    return False


def unharmed(units: Units, index: int, later: VerbGroup) -> bool:
    """Whether the verb only tells what the act has not brought about: "the attack on Y caused no casualties"."""
    own = later.modality == "actual" and later.lemma in _HURTS and later.voice == "active"
    return own and all(unit.kind not in _BREAKS and unit.kind not in _OPENERS for unit in units[index : later.first])


_HURTS = frozenset(("cause", "hurt", "injure", "wound", "kill", "damage", "harm", "claim", "leave", "hit", "disrupt",
                    "deter", "prevent", "break", "affect", "surprise", "dislodge", "weaken", "achieve", "do", "inflict",
                    "result", "destroy"))  # fmt: skip


def carried_out(units: Units, group: VerbGroup) -> bool:
    """Whether what was planned is known by its day: "planned the 3 May attack on Y", "plotted the bombings of 1998".

    "Is planning the 3 May attack" tells of one to come.
    """
    first = group.head + 1
    if group.lemma not in _PLANS or first >= len(units) or units[first].low != "the":
        return False
    if any(unit.low in _STILL for unit in units[group.first : group.head]):
        return False
    for index in range(first + 1, min(first + _NAMED_BY, len(units))):
        if units[index].kind == "date":
            return True
        if units[index].kind not in ("word", "number", "verb", "ordinal", *NAMES) and units[index].low != "of":
            return False
    return False


_PLANS = frozenset(("plan", "plot", "prepare", "organise", "organize"))
_STILL = frozenset(("is", "are", "be", "was", "were", "will"))
_NAMED_BY = 6
