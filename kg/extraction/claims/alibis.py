"""Alibis: charges of violence answered by what is said instead: "its troops were nowhere near", "no shot was fired"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.claims.answering import answer_to
from kg.extraction.claims.hearings import Hearing, Room
from kg.extraction.claims.retorts import speaker_at
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["ALIBIS"]

_DENIES = frozenset(("deny", "dispute", "reject", "refute"))
_SWEARS = frozenset(("swear", "retort", "reply", "respond", "counter", "testify"))
_CLAUSE = 14
_NONE = frozenset(("no", "none", "nobody", "neither", "nothing"))
_FIRED = frozenset(("fire", "launch", "drop", "throw", "shoot", "use"))
_HARMED = frozenset(("hold", "arrest", "detain", "attack", "touch", "mistreat", "target", "bomb", "shell", "abduct",
                     "expel", "burn"))  # fmt: skip
"""What is done to nobody where nothing was done; an attack in which "nobody was killed" is still one."""
_SHOTS = frozenset(("shot", "shots", "shell", "shells", "rocket", "rockets", "missile", "missiles", "artillery",
                    "bomb", "bombs", "bullet", "bullets", "mortar", "mortars", "drone", "drones", "weapon", "weapons",
                    "round", "rounds", "fire"))  # fmt: skip
_CRAFT = frozenset(("plane", "planes", "aircraft", "jet", "jets", "helicopter", "helicopters", "soldier", "soldiers",
                    "troops", "drone", "drones", "tank", "tanks", "gunship", "gunships", "warplane", "warplanes",
                    "bomber", "bombers", "boat", "boats", "warship", "warships", "men", "forces"))  # fmt: skip
_CROSSES = frozenset(("cross", "enter", "fly", "violate", "penetrate", "leave", "take", "operate", "set"))
_BEFORE_IT = frozenset(("that", "adverb", "date", "negation"))
_OWN = frozenset(("its", "their", "his", "our"))
_ITSELF = frozenset(("it", "they", "he", "we"))


def _excused(hearing: Hearing, group: VerbGroup) -> Iterator[Finding]:
    """The denials that say what was so instead of what the speaker was charged with just before."""
    clauses = hearing.clauses
    if group.voice != "active" or group.negated or group.modality != "actual" or group.form == "infinitive":
        return
    speakers, answered = clauses.subjects(group), [finding.claimant for finding in hearing.denied]
    if len(speakers) != 1 or speakers[0].speaker in answered or speakers[0].actor in answered:
        return
    if _excuses(clauses, group, speakers[0], denies=group.lemma in _DENIES):
        told = hearing.charges(speakers[0], group.head, 1)
        yield from (answer_to(f, group.head, speakers[0]) for f in told if _is_charge(f, speakers[0]))


def _in_own_words(hearing: Hearing) -> Iterator[Finding]:
    """As in "'We did not fire a single shell,' the ministry said"."""
    clauses, units = hearing.clauses, hearing.clauses.units
    for index in clauses.places.of(_WE) if not hearing.denied else ():
        inner = next((g for g in clauses.verbs if g.first == index + 1), None)
        if inner is None or not inner.negated or not _held_fire(inner, units[inner.head + 1 : inner.head + _CLAUSE]):
            continue
        speaker, trigger = speaker_at(clauses, inner.first, hearing.discourse, reach=0)
        if speaker is not None:
            told = hearing.charges(speaker, trigger, 1)
            yield from (answer_to(f, trigger, speaker) for f in told if _is_charge(f, speaker))


_WE = frozenset(("we",))


def _is_charge(finding: Finding, speaker: Party) -> bool:
    """Whether violence is told of the speaker by name, and not by his own account: "X said it had struck Y"."""
    by = finding.claimant
    own = finding.subject.kind == "coreference" or (by is not None and by in (speaker.actor, speaker.speaker))
    return finding.relation == "attacked" and finding.object is not None and not own


def _excuses(clauses: Clauses, group: VerbGroup, speaker: Party, *, denies: bool) -> bool:
    """Whether what follows the verb of speech is such an answer."""
    units = clauses.units
    end = next((i for i in range(group.head + 1, len(units)) if units[i].text in (";", ".")), len(units))
    end = min(end, group.head + _CLAUSE)
    inner = next((g for g in clauses.verbs if group.head < g.first < end), None)
    if denies:
        if inner is None or inner.negated:
            return False
        before, after = units[group.head + 1 : inner.first], units[inner.head + 1 : end]
        return _any_came(before, inner) or _was_there(before, inner, after, speaker)
    if inner is None:
        return _elsewhere_fire(units[group.head + 1 : end])
    before = units[group.head + 1 : inner.first]
    after = units[inner.head + 1 : end]
    if _elsewhere_fire([*before, *units[inner.first : inner.head + 1], *after]):
        return True
    own = _his(before, speaker)
    if inner.lemma == "be" and own:
        return _far_off(after, negated=inner.negated)
    if own and inner.negated and (_held_fire(inner, after) or _kept_out(inner, after)):
        return True
    if inner.lemma in _COMES_ABOUT and any(unit.low == "nothing" for unit in before) and not inner.negated:
        return True
    none = any(unit.low in _NONE or unit.low == "single" for unit in before)
    none = none or [unit.low for unit in before if unit.kind != "that"][:2] == ["not", "a"]  # "not a shot was fired"
    if inner.voice == "passive" and none and not inner.negated:
        shots = any(unit.low in _SHOTS for unit in before)
        return (inner.lemma in _FIRED and shots) or (inner.lemma in _HARMED and _nobody(before))
    return none and inner.lemma in _CROSSES and any(unit.low in _CRAFT for unit in before) and not inner.negated


def _held_fire(inner: VerbGroup, after: Sequence[Unit]) -> bool:
    """As in "(its troops) had not opened fire", "did not fire a single shell"."""
    lows = [unit.low for unit in after[:4]]
    if inner.lemma == "open":
        return lows[:1] == ["fire"] and not {"on", "at", "first"} & set(lows)
    shots = not _SHOTS.isdisjoint(lows) and bool({"a", "any", "single", "one"} & set(lows))
    return inner.voice == "active" and inner.lemma in _FIRED and shots


def _kept_out(inner: VerbGroup, after: Sequence[Unit]) -> bool:
    """As in "(its troops) had never crossed the border", "did not enter its territory"."""
    lows = {unit.low for unit in after[:4]}
    return inner.lemma in ("cross", "enter", "leave") and bool(lows & {"border", "frontier", "territory", "soil"})


_COMES_ABOUT = frozenset(("happen", "occur"))


def _nobody(words: Sequence[Unit]) -> bool:
    """As in "nobody", "no civilians", "not a single villager"."""
    people = wordlists().nouns["people"] | wordlists().nouns["bystanders"] | wordlists().classes["unarmed"]
    return any(unit.low in ("nobody", "none") or unit.low in people for unit in words) or (
        len(words) > 1 and words[-2].low == "no" and words[-1].low == "one"
    )


def _any_came(words: Sequence[Unit], inner: VerbGroup) -> bool:
    """As in "(denied) that any of its planes had crossed the border", "that a shot had been fired"."""
    if inner.negated or not any(unit.low in ("any", "a", "single") for unit in words):
        return False
    craft = any(unit.low in _CRAFT for unit in words) and inner.lemma in _CROSSES
    return craft or (any(unit.low in _SHOTS for unit in words) and inner.lemma in _FIRED)


def _was_there(words: Sequence[Unit], inner: VerbGroup, after: Sequence[Unit], speaker: Party) -> bool:
    """As in "(denied) that it had been in the area", "that any of its aircraft were in X-ian airspace"."""
    lows = [unit.low for unit in after[:4]]
    if inner.lemma != "be" or lows[:1] not in (["in"], ["near"], ["over"], ["anywhere"]):
        return False
    return (_his(words, speaker) or any(unit.low in _CRAFT for unit in words)) and bool(_SCENES & set(lows))


_SCENES = frozenset(("area", "town", "village", "vicinity", "district", "place", "zone", "airspace"))


def _his(words: Sequence[Unit], speaker: Party) -> bool:
    """Whether the subject of what is said is the speaker, or his men."""
    words = [unit for unit in words if unit.kind not in _BEFORE_IT and unit.low != "reporters"]
    forces = wordlists().nouns["forces"] | _CRAFT
    if len(words) == 1:
        return words[0].low in _ITSELF or (words[0].actor is not None and words[0].actor.name == speaker.actor.name)
    named = {unit.actor.name for unit in words if unit.actor is not None}
    mine = named <= {speaker.actor.name} and (bool(named) or any(unit.low in _OWN for unit in words))
    return bool(words) and words[-1].low in forces and mine


def _far_off(words: Sequence[Unit], *, negated: bool) -> bool:
    """As in "(its troops were) nowhere near the town", "miles away", "not in the area"."""
    negated = negated or any(unit.kind == "negation" for unit in words[:1])
    lows = [unit.low for unit in words if unit.kind not in ("adverb", "negation") or unit.low in _ELSEWHERE]
    if negated:
        return not _THERE.isdisjoint(lows[:4]) and lows[0] in ("in", "near", "at", "there", "within", "anywhere")
    near = lows[:2] == ["nowhere", "near"] and lows[2:3] != ["as"]
    near = near or lows[:1] == ["elsewhere"]
    distant = any(low in ("miles", "kilometres", "kilometers", "km") for low in lows[:4])
    return near or (distant and any(low in ("away", "from") for low in lows[:6])) or lows[:2] == ["far", "from"]


_ELSEWHERE = frozenset(("nowhere", "elsewhere", "there", "anywhere"))
_THERE = frozenset(("area", "town", "village", "vicinity", "region", "district", "place", "city", "zone", "there",
                    "near", "border", "valley", "province"))  # fmt: skip

_FIRING = _SHOTS | {"gunfire", "shooting", "attack"}


def _elsewhere_fire(words: Sequence[Unit]) -> bool:
    """As in "the fire came from the other side", "the shells had come from across the border"."""
    lows = [unit.low for unit in words]
    shot = next((i for i, low in enumerate(lows[:5]) if low in _FIRING), None)
    if shot is None or "from" not in lows[shot:]:
        return False
    come = any(form.lemma in ("come", "originate") for unit in words[shot:] for form in unit.forms)
    from_where = lows[lows.index("from", shot) + 1 :][:4]
    return come and bool({"other", "opposite", "enemy", "elsewhere"} & set(from_where))


def _verbs() -> frozenset[str]:
    return frozenset((*_DENIES, *_SWEARS, *wordlists().speech))


ALIBIS = Room(_verbs, _excused, opens=_in_own_words)
