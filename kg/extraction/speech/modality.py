"""Modality: how far a sentence says that what a rule has read is so: planned, foreseen, possible, called off, over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.verbgroups import Units, VerbGroup
from kg.extraction.speech.attribution import Attribution
from kg.extraction.speech.breakings import broken_off
from kg.extraction.speech.eventualities import carried_out, presupposed_at, prospective, unrealised
from kg.extraction.words.places import places_of
from kg.extraction.words.units import NAMES
from kg.extraction.words.verbforms import denies, nearly
from kg.extraction.words.wordlists import wordlists
from kg.model import Modality
from kg.vocabulary import vocabulary

__all__ = ["shaded"]

_OWN = frozenset(("accuses", "demandsOf", "refuses", "criticises", "threatens", "welcomed", "concededTo", "figure"))
"""Relations that are themselves of what is said or may be."""
_STOPS = frozenset(("stop", "cease", "halt", "quit", "end", "discontinue"))
_ALMOST = frozenset(("almost", "nearly"))
_HARDLY = frozenset(("hardly", "scarcely"))
_MAYBE = frozenset(("perhaps", "maybe", "possibly", "conceivably"))
_PROBABLY = frozenset(("probably", "presumably"))
_INVERTED: dict[str, Modality] = {"had": "counterfactual", "should": "conditional", "were": "conditional"}
_BREAKS = frozenset(("stop", "dash", "comma", "that", "relative", "subordinator", "quote", "end"))
_BEFORE, _AFTER, _WITHIN = 9, 12, 5
_POSSIBLE_THAT: dict[str, Modality] = {
    "possible": "possible", "conceivable": "possible", "likely": "forecast", "probable": "forecast",
}  # fmt: skip
_OVER = frozenset(
    (
        "supports", "arms", "funds", "trains", "harbours", "sanctions", "hostileTo", "foughtWith", "alliedWith",
        "cooperatesWith", "governs", "leads", "memberOf", "presentIn",
    )
)  # fmt: skip
"""Ties that may have been and be over; an attack that is stopped has still been one."""
_HELPS = frozenset(("supports", "arms", "funds", "trains", "harbours", "alliedWith", "cooperatesWith",
                    "governs"))  # fmt: skip
"""What is over when it "had" been so: "X, which had armed Y"."""
_OFFICES = frozenset(("leads", "memberOf"))
_TOGETHER = frozenset(("partyTo", "negotiatedWith", "mediatedBetween", "hosted"))
"""What has rules of its own for what is planned, suspended or over."""
_MEETINGS = frozenset(("negotiatedWith", "mediatedBetween"))


def shaded(units: Units, groups: Sequence[VerbGroup], inner: Attribution | None, finding: Finding) -> Finding | None:
    """The finding with the modality and aspect that the words around it give; ``None`` where they take it back.

    Args:
        units: the sentence.
        groups: its verbs.
        inner: whose words it is, the innermost.
        finding: what a rule has read.
    """
    verb = next((group for group in groups if group.head == finding.trigger), None)
    finding = replace(finding, given=True) if verb is None and _is_apposed(units, finding.trigger) else finding
    if finding.act in ("accuses", "demands", "denies") or finding.relation in _OWN or finding.given:
        unsaid = _unsaid(units, groups, finding) or (verb is None and _not_come_about(units, groups, finding))
        made = None if unsaid else _unless_either(units, finding)
        said = made is not None and made.claimant is None and made.figure is None
        return _as_told(units, inner, made) if made is not None and said else made
    finding, shade = _as_broken_off(units, groups, finding), ""
    belongs = verb is None and units[finding.trigger].low == "membership"
    office = verb is None and finding.relation in _OFFICES and not belongs
    # "urged President N": N is that whatever is urged
    if finding.relation not in _TOGETHER and not office:
        shade = _of_verb(units, groups, verb) if verb else _of_state(units, finding.trigger)
        shade = shade or ("" if verb else _of_noun(units, groups, finding.trigger) or _over(units, groups, finding))
    shade = shade or _of_sentence(units, finding.trigger) or ("" if verb else _to_be(units, finding.trigger))
    if shade == "none" or (belongs and _sought(units, groups, finding.trigger)):
        return None
    if belongs:
        shade = _of_membership(units, groups, finding.trigger, shade)
    if shade == "had":
        return replace(finding, aspect="ended") if finding.relation in _HELPS else finding
    if shade == "once":  # "used to arm Y": no longer; an attack has still been one
        return replace(finding, aspect="ended") if finding.relation in _OVER else finding
    if shade == "ended":
        return replace(finding, aspect="ended") if finding.relation in _OVER else None
    made = finding
    if finding.relation == "negotiatedWith" and finding.modality == "actual" and _scheduled(units, finding.trigger):
        made = replace(finding, modality="planned")
    if finding.modality == "actual" and finding.stance == "affirms" and _one_of_two(units, finding):
        made = replace(finding, modality="possible")
    if shade and finding.modality in ("actual", "expected", "conditional"):
        made = replace(finding, modality=_MODALITIES[shade])
    if verb is None and _not_come_about(units, groups, made):
        return None
    if verb is None and _of_act(finding) and presupposed_at(units, groups, finding.trigger):
        return made  # "nobody foresaw the aftermath of X's attack on Y"
    return made if office else _as_told(units, inner, made)  # "forecast that President N. N. would go": he is that


def _is_apposed(units: Units, trigger: int) -> bool:
    """Whether the noun only says what somebody is who is named right after it: "its ally Y", "its close ally, Y"."""
    after = units[trigger + 1 : trigger + 3]
    named = bool(after) and (after[0].kind == "name" or (after[0].kind == "comma" and after[-1].kind == "name"))
    return named and any(unit.low in _OWNERS for unit in units[max(trigger - 2, 0) : trigger])


_OWNERS = frozenset(("its", "their", "his", "her", "our"))


def _as_broken_off(units: Units, groups: Sequence[VerbGroup], finding: Finding) -> Finding:
    """The finding; as over, talks and mediations that the sentence tells to have been suspended or broken off."""
    own = finding.relation == "mediatedBetween"
    met = finding.relation in _MEETINGS and finding.modality == "actual"
    over = met and broken_off(units, groups, finding.trigger, mediation=own) is not None
    return replace(finding, aspect="ended") if over else finding


def _scheduled(units: Units, trigger: int) -> bool:
    """Whether talks are still to come: "arrived for talks scheduled for tomorrow", "meets Y tomorrow"."""
    for index in range(trigger + 1, min(trigger + _AHEAD, len(units) - 1)):
        unit = units[index]
        if unit.low == "tomorrow" or (unit.low in _SET and units[index + 1].low in ("for", "to")):
            return all(form.lemma not in _OVER_BY for form in units[min(index + 2, len(units) - 1)].forms)
        topic = unit.low in ("on", "about", "over") and units[index + 1].kind != "date"  # "on a poll due to be held"
        if topic or unit.kind in _BREAKS - {"dash"} or (unit.kind == "verb" and unit.low not in _SET):
            return False
    return False


_AHEAD = 16
_SET = frozenset(("scheduled", "slated", "due", "planned"))
_OVER_BY = frozenset(("end", "close", "conclude", "finish"))
"""What talks are on that are due to do it."""


def _one_of_two(units: Units, finding: Finding) -> bool:
    """Whether one end is only one of two: "X armed Y or Z", "was attacked by X or Y"."""
    if not places_of(units).have(_OR):
        return False
    parties = (finding.subject, finding.object) if finding.object is not None else (finding.subject,)
    starts = {party.start: party.actor for party in parties if party.kind != "coreference"}
    return any(
        unit.actor is not None and starts.get(unit.start) == unit.actor and _alternative(units, index)
        for index, unit in enumerate(units)
    )


_OR = frozenset(("or",))
_ASCRIBED = frozenset(("accuses", "criticises", "threatens", "demandsOf"))


def _unless_either(units: Units, finding: Finding) -> Finding | None:
    """The charge; ``None`` where it is of one of two: "accused X or Y of arming Z" says of neither that he did.

    Of "accused X of arming Z or W" either may be so.
    """
    charged = finding.charge_of is not None
    if finding.stance != "affirms" or not (charged or finding.relation in _ASCRIBED):
        return finding
    if _one_of_two(units, replace(finding, object=None) if charged else finding):
        return None
    either = charged and finding.modality == "actual" and _one_of_two(units, finding)
    return replace(finding, modality="possible") if either else finding


def _alternative(units: Units, index: int) -> bool:
    """Whether "or" joins the name at ``index`` to the name of another, whatever nouns belong to the two."""
    joints = [i for i in range(max(index - _BESIDE, 0), min(index + _BESIDE, len(units))) if units[i].low == "or"]
    for joint in joints:
        first, last = (index, joint) if joint > index else (joint + 1, index)
        whole = all(unit.kind in ("word", "possessive", "determiner", *NAMES) for unit in units[first:last])
        if not whole and last == joint and _listed(units, index, joint):
            return True
        after = joint + 1
        while after < len(units) - 1 and units[after].kind in ("determiner", "word"):
            after += 1
        before = joint - 1
        while before > 0 and units[before].kind in ("word", "possessive"):
            before -= 1
        ends = units[before], units[after]
        if whole and all(unit.kind in (*NAMES, "capital") for unit in ends) and ends[0].actor != ends[1].actor:
            return index in (before, after)
    return False


def _listed(units: Units, index: int, joint: int) -> bool:
    """Whether the name at ``index`` is one of the first of "X, Y or Z"."""
    words = units[index + 1 : joint]
    commas = [i for i, unit in enumerate(words) if unit.kind == "comma"]
    plain = all(unit.kind in ("word", "possessive", "determiner", "comma", *NAMES) for unit in words)
    return bool(commas) and plain and any(unit.kind in NAMES for unit in words[commas[-1] :])


def _not_come_about(units: Units, groups: Sequence[VerbGroup], finding: Finding) -> bool:
    """Whether the noun that tells it as so stands where nothing is told as done: "rumours of X's attack on Y"."""
    if (
        finding.stance != "affirms"
        or finding.given
        or not _of_act(finding)
        or finding.modality not in ("actual", "demanded", "threatened")
    ):
        return False
    trigger, joint = finding.trigger, finding.relation in _TOGETHER
    if finding.status in ("proposed", "collapsed", "expired", "superseded"):
        return False  # which is what it tells of the accord
    own = joint or finding.relation in _OWN
    return unrealised(units, groups, trigger, joint=joint) or (own and prospective(units, trigger))


def _of_act(finding: Finding) -> bool:
    """Whether a noun tells it that names an act, and not what somebody is."""
    return finding.relation not in _STANDING and vocabulary().relation(finding.relation).family in _ACTS


_ACTS = frozenset(("conflict", "support", "accusation", "demand", "agreement", "talks", "mediation"))
_STANDING = frozenset(("harbours", "released"))


def _unsaid(units: Units, groups: Sequence[VerbGroup], finding: Finding) -> bool:
    """Whether somebody only "almost accused", "hardly condemned" or "no longer criticises" another."""
    by = finding.trigger if finding.relation in _OWN else finding.charge_of
    said = next((group for group in groups if group.head == by), None)
    return said is not None and _of_verb(units, groups, said) in ("counterfactual", "none", "ended")


_MODALITIES: dict[str, Modality] = {
    "forecast": "forecast", "planned": "planned", "goal": "goal", "possible": "possible", "expected": "expected",
    "counterfactual": "counterfactual", "conditional": "conditional", "demanded": "demanded",
}  # fmt: skip


def _as_told(units: Units, inner: Attribution | None, finding: Finding) -> Finding:
    """Within somebody's words: what "would" be is expected, and what is predicted is a forecast."""
    if inner is None or finding.stance != "affirms":
        return finding
    supposed = any(unit.low in ("if", "unless", "were", "should") for unit in units)
    if inner.act == "forecasts" and _before_that(units, inner.verb, finding.trigger):
        return finding
    if inner.act == "forecasts" and finding.modality == "actual" and _told_of_past(units, finding.trigger):
        return finding
    if inner.act == "forecasts" and finding.modality in ("actual", "expected", "conditional", "planned"):
        return replace(finding, modality="forecast")
    leading = 0 <= inner.verb < finding.trigger
    if finding.modality == "conditional" and leading and not (supposed or _any_such(units, finding.trigger)):
        return replace(finding, modality="expected")
    return finding


def _any_such(units: Units, trigger: int) -> bool:
    """Whether it is only supposed: "warned that an attack on X would be a crime", whoever foresees none."""
    place = trigger - 1
    while place > 0 and trigger - place <= _BEFORE and units[place].kind != "determiner":
        if units[place].kind not in _WITHIN_PHRASE:
            return False
        place -= 1
    return units[trigger].low in wordlists().events and units[max(place, 0)].low in ("a", "an", "any", "another")


def _told_of_past(units: Units, trigger: int) -> bool:
    """As in "P, which X besieged for a year, will fall, Y predicts": what a relative clause tells in the past is so."""
    past = any(form.finite and not form.base for form in units[trigger].forms) and not units[trigger].low.endswith("s")
    for unit in reversed(units[max(trigger - _TO_WHICH, 0) : trigger]):
        if not past or unit.kind in ("comma", "stop", "modal", "quote"):
            return False
        if unit.kind == "relative":
            return True
    return False


_TO_WHICH = 8


def _before_that(units: Units, verb: int, trigger: int) -> bool:
    """Whether it came before what is foreseen: "forecast growth for Y after talks with X"; not "that, after …"."""
    between = units[verb + 1 : trigger] if 0 <= verb < trigger else ()
    clause = any(u.kind in ("that", "modal", "comma", "stop", "quote", "to") for u in between)
    return not clause and any(u.low in ("after", "following") for u in between)


def _of_verb(units: Units, groups: Sequence[VerbGroup], group: VerbGroup) -> str:
    """What stands beside the verb says: "almost attacked", "no longer supports", "stopped arming"."""
    governor = next((g for g in groups if g.head == group.first - 1), None)
    ceases = governor is not None and governor.lemma == "cease" and group.form == "infinitive"  # "ceased to arm Y"
    if governor is not None and (ceases or (group.form == "present" and governor.lemma in _STOPS)):
        if governor.negated and governor.modality == "actual" and governor.form == "finite":
            return ""  # "has not stopped arming Y"
        return "ended" if governor.modality == "actual" and not governor.negated else "none"
    around = units[max(0, group.first - 1) : group.head]
    before = [unit.low for unit in units[max(0, group.first - 2) : group.head]]
    if any(unit.low in _HARDLY for unit in around):
        return "none"
    if nearly(units, group.first, group.head):
        return "counterfactual"
    if "longer" in before and "no" in before:
        return "ended"
    if group.negated and (group.past or units[group.first].low.startswith("did")) and _until(units, group) is not None:
        return "none"  # "had not armed Y until the end of the war": all along, or only then
    if units[group.first].low == "used" and group.first < group.head:
        return "once"
    if _formerly(units, group) or _up_to_then(units, group):
        return "once"
    return "had" if _had_by_then(units, group) else ""


def _formerly(units: Units, group: VerbGroup) -> bool:
    """Whether "X once armed Y", "X, formerly backed by Y": not "once again", "more than once", "once X armed Y"."""
    if [unit.low for unit in units[max(group.first - 2, 0) : group.first]] in _TILL_THEN:
        return True  # "X, until then allied with Y, turned against it"
    for index in range(max(group.first - 1, 0), group.head):
        if units[index].low in ("formerly", "previously"):
            return True
        if index == 0:
            if units[0].low == "once" and group.voice == "reduced" and group.lemma in _STANDS_BY:
                return True
            continue  # "Hamas was once backed by Y": the word is still to come
        if units[index].low == "once" and index + 1 == group.first == group.head and _sided(units, group):
            return units[index - 1].low not in ("than", "at", "not")  # "X, once allied with Y,"
        if units[index].low == "once" and group.past and not group.negated:
            again = units[index + 1].low in ("again", "more") or units[index - 1].low in ("than", "at", "not", "and")
            led = units[index - 1].kind in _BREAKS and units[index - 1].kind != "relative"
            return not again and (group.voice == "reduced" or not led)
    return False


def _sided(units: Units, group: VerbGroup) -> bool:
    """Whether the verb is the participle of "X, once allied with Y,", which no auxiliary shows to be one."""
    return units[group.head + 1].low in ("to", "with") and group.lemma in _SIDES


_TILL_THEN = (["until", "then"], ["till", "then"])
_SIDES = frozenset(("ally", "align", "affiliate"))
_STANDS_BY = frozenset(
    ("back", "support", "sponsor", "shelter", "favour", "favor", "court", "host", "bankroll", *_SIDES)
)
"""What goes on for long: "Once backed by Y, X …", but not "Once armed by Y, X attacked", which is after that."""
_ONCE = frozenset(("once", "formerly", "previously"))


def _up_to_then(units: Units, group: VerbGroup) -> bool:
    """Whether "X armed Y until the coup": not "has armed Y until now", "did not arm Y until the coup"."""
    denied = any(denies(units, place) for place in range(group.first, group.head))
    place = _until(units, group) if group.past and not denied else None
    if place is None:
        return False
    first = place + 1 + (units[place + 1].low in ("the", "this"))
    return units[first].low not in _TODAY


def _until(units: Units, group: VerbGroup) -> int | None:
    """Where the verb's clause says "until", of a time that is over; ``None`` where it does not."""
    if group.modality != "actual" or group.form != "finite":
        return None
    for index in range(group.head + 1, min(group.head + _AFTER, len(units) - 2)):
        if units[index].low in ("until", "till"):
            return index
        if units[index].kind in _BREAKS or units[index].kind == "verb":
            return None
    return None


_TODAY = frozenset(("now", "today", "day", "present", "end", "last", "date"))


def _had_by_then(units: Units, group: VerbGroup) -> bool:
    """Whether "which had armed Y", "which Y had backed" tell what was over by then: not "had armed since 1990"."""
    if units[group.first].low != "had" or group.negated or group.modality != "actual" or group.fronted >= 0:
        return False
    if group.lemma in _BINDS:
        return False  # "which had pledged allegiance to Y" tells how it came to be Y's
    opener = next((u for u in reversed(units[max(group.first - _WITHIN, 0) : group.first]) if u.kind in _BREAKS), None)
    after = takewhile(lambda unit: unit.kind not in ("comma", "stop", "dash"), units[group.head + 1 :])
    return opener is not None and opener.kind == "relative" and all(unit.low not in _LASTING for unit in after)


_BINDS = frozenset(("pledge", "swear", "vow", "declare", "ally", "align", "affiliate"))
_LASTING = frozenset(("since", "for", "still", "throughout", "while", "when", "before"))


def _sought(units: Units, groups: Sequence[VerbGroup], trigger: int) -> bool:
    """Whether a membership is only wished for, barred or talked of: "blocked X's membership in Y"."""
    governor = _governor(units, groups, trigger)
    if governor is not None and governor.lemma in _SEEKS:
        return True
    after = next((group for group in groups if group.head > trigger), None)
    passive = after is not None and after.voice == "passive" and after.first - trigger <= _AFTER
    return passive and after is not None and after.lemma in _SEEKS


def _left(units: Units, groups: Sequence[VerbGroup], trigger: int) -> bool:
    """Whether the membership is one that somebody gave up: "renounced its membership of Y"."""
    after = next((group for group in groups if group.head > trigger), None)
    if after is not None and after.first - trigger <= _WITHIN + 1 and after.lemma in _LAPSES and not after.negated:
        return after.modality == "actual"  # "X's membership of Y had lapsed"
    governor = _governor(units, groups, trigger)
    left = governor is not None and not governor.negated and governor.modality == "actual"
    if not left or governor is None or governor.form == "infinitive":
        return False
    return governor.lemma in _LEAVES or (governor.lemma == "give" and units[governor.head + 1].low == "up")


def _of_membership(units: Units, groups: Sequence[VerbGroup], trigger: int, shade: str) -> str:
    """What else is said of a membership: that somebody gave it up, or only put it off."""
    if _left(units, groups, trigger):
        return "once"
    return "" if _rests(units, groups, trigger) else shade


def _rests(units: Units, groups: Sequence[VerbGroup], trigger: int) -> bool:
    """Whether the membership is only put off, so that it is not over: "froze its membership of Y"."""
    after = next((group for group in groups if group.head > trigger), None)
    governor = _governor(units, groups, trigger)
    near = after is not None and after.first - trigger <= _WITHIN + 1 and after.voice == "passive"
    return any(group is not None and group.lemma in _PUTS_OFF for group in (governor, after if near else None))


_PUTS_OFF = frozenset(("suspend", "freeze", "pause"))
_LAPSES = frozenset(("lapse", "expire", "end", "cease"))
_LEAVES = frozenset(("renounce", "lose", "forfeit", "relinquish", "quit", "revoke"))
_SEEKS = frozenset(("seek", "want", "apply", "reject", "veto", "block", "oppose", "resist", "obstruct", "support",
                    "back", "discuss", "approve", "ratify", "endorse", "favour", "favor", "promise", "offer", "pledge",
                    "demand", "request", "rule", "exclude", "bar", "refuse", "deny", "consider", "pursue"))  # fmt: skip


def _of_state(units: Units, trigger: int) -> str:
    """What stands beside "is" says: "is no longer at war", "is no longer allied with", "was almost at war"."""
    being = units[trigger].kind == "be"
    beside = units[trigger + 1 : trigger + _BESIDE] if being else units[max(0, trigger - _BESIDE) : trigger][::-1]
    near = takewhile(lambda unit: unit.kind not in ("comma", "verb", "stop"), beside)
    words = [unit.low for unit in (near if being else reversed(tuple(near)))]
    if ("no", "longer") in pairwise(words):
        return "ended"
    if being and words and words[0] in _ONCE and words[1:2] not in (["again"], ["more"]):
        return "once"  # "was once allied with"
    return "counterfactual" if being and words and words[0] in _ALMOST else ""


_BESIDE = 5
_WARNS = frozenset(("warn", "caution"))


def _of_noun(units: Units, groups: Sequence[VerbGroup], trigger: int) -> str:
    """What a noun's modifier, its governing verb or its predicate says: "a planned attack", "feared an attack"."""
    prospects = wordlists().prospects
    for index in range(trigger - 1, max(trigger - _WITHIN, -1), -1):
        if units[index].kind in (*_BREAKS, "preposition", "conjunction", "to"):
            break
        if shade := prospects["noun"].get(units[index].low, ""):
            return shade
    known = presupposed_at(units, groups, trigger) or _answered(units, trigger) or _went_on(units, groups, trigger)
    governor = _governor(units, groups, trigger) if not known else None
    if governor is not None:
        shade = prospects["governor"].get(governor.lemma, "")
        if shade == "forecast" and governor.modality == "actual" and _before_that(units, governor.head, trigger):
            return ""  # "forecast growth for Y after talks with Z"
        warned = governor.lemma in _WARNS and any(u.low in ("of", "about") for u in units[governor.head : trigger])
        if shade == "ended" and (governor.negated or governor.form == "infinitive"):
            return ""  # "did not suspend its aid to Y", "threatened to suspend it"
        if shade == "ended" and units[trigger].low in ("with", "under"):
            return ""  # "ended the siege with X's help": the siege is over
        if shade == "ended" and _gives_reason(units[governor.head + 1 : trigger]):
            return ""  # "cut ties with Y over its support for Z": the support goes on
        if shade == "planned" and carried_out(units, governor):
            return ""
        if shade or warned:
            return shade or "possible"
        if governor.modality != "actual":
            return governor.modality
    if trigger and units[trigger - 1].low == "against" and governor is not None and governor.lemma in _WARNS:
        return "possible"
    return "" if known else _predicated(units, groups, trigger)


def _went_on(units: Units, groups: Sequence[VerbGroup], trigger: int) -> bool:
    """As in "a truce failed to stop the fighting": what somebody failed to end went on."""
    governor = _governor(units, groups, trigger)
    if governor is None or governor.lemma not in _ENDS:
        return False
    return any(unit.low in ("failed", "fails") for unit in units[max(governor.first - 2, 0) : governor.head])


_ENDS = frozenset(("stop", "end", "halt", "quell", "stem", "contain", "curb", "settle", "resolve", "defuse", "prevent",
                   "avert", "stave", "forestall"))  # fmt: skip


def _gives_reason(between: Units) -> bool:
    """Whether what follows a verb's object is why it was done; "ended a programme for arms to Y" ends just that."""
    words = [unit.low for unit in between]
    return not _WHY.isdisjoint(words) or any(pair[0] == "for" and pair[1] in _THEIRS for pair in pairwise(words))


_WHY = frozenset(("over", "after", "because", "following", "amid", "despite", "due", "citing"))
_THEIRS = frozenset(("its", "their", "his", "her"))


def _answered(units: Units, trigger: int) -> bool:
    """As in "vowed a crushing response to X's strike on Y": what is to be answered has been done."""
    for index in range(trigger - 1, max(trigger - _WITHIN, 1), -1):
        if units[index].low == "following" and units[index + 1].low in ("the", "its", "their"):
            event = wordlists().events.get(units[trigger].low)
            return event is not None and event.relation == "attacked"  # "sought a debate following the raid by X"
        if units[index].low in ("to", "for", "after"):
            some = any(unit.low in ("a", "an", "any") for unit in units[index + 1 : trigger])
            return units[index - 1].low in _ANSWERS and not some  # "planned a response to an attack by X"
        if units[index].kind in (*_BREAKS, "preposition", "conjunction"):
            return False
    return False


_ANSWERS = frozenset(("response", "reply", "retaliation", "revenge", "vengeance", "retribution", "reprisals"))


def _governor(units: Units, groups: Sequence[VerbGroup], trigger: int) -> VerbGroup | None:
    """The verb whose object the noun is, or stands within."""
    before = [g for g in groups if g.head < trigger and trigger - g.head <= _BEFORE and g.voice == "active"]
    if not before or any(unit.kind in _BREAKS for unit in units[before[-1].head + 1 : trigger]):
        return None
    return before[-1]


def _predicated(units: Units, groups: Sequence[VerbGroup], trigger: int) -> str:
    """As in "an attack on X is imminent", "the raid was called off"."""
    predicates = wordlists().prospects["predicate"]
    last = min(trigger + _AFTER, len(units) - 1)
    be = next((i for i in range(trigger + 1, last) if units[i].kind in ("be", *_BREAKS, "verb")), None)
    if be is None or units[be].kind != "be":
        return ""
    some = any(unit.low in ("a", "an", "any", "another") for unit in units[max(trigger - 4, 0) : trigger])
    if some and (modal := next((u.low for u in units[max(be - 2, trigger) : be] if u.kind == "modal"), "")):
        return _SUPPOSING.get(modal, "")  # "an attack by X on Y would be a mistake"
    negated = False
    for unit in units[be + 1 : be + 4]:
        negated = negated or unit.kind == "negation"
        if shade := predicates.get(unit.low, ""):
            return ("" if shade == "once" else "none") if negated else shade
    following = next((group for group in groups if group.first <= be <= group.head), None)
    return following.modality if following and following.modality in ("conditional", "counterfactual") else ""


def _over(units: Units, groups: Sequence[VerbGroup], finding: Finding) -> str:
    """``ended`` in "X's alliance with Y collapsed", "X's cooperation with Y has all but ended"."""
    trigger = finding.trigger
    told = next((group for group in groups if group.head > trigger and finding.relation in _HELPS), None)
    if told is None or told.lemma not in _CEASES or told.form != "finite" or told.negated or told.modality != "actual":
        return ""
    between = units[trigger + 1 : told.first]
    broken = any(unit.kind in ("comma", "stop", "relative", "that", "subordinator", "quote") for unit in between)
    return "" if broken else "ended"


_CEASES = frozenset(("end", "cease", "stop", "collapse", "lapse", "expire", "dissolve", "unravel"))


def _to_be(units: Units, trigger: int) -> str:
    """What is told of the noun at ``trigger`` by a verb before it: "It will be the first meeting of A and B"."""
    place = trigger - 1
    while place > 0 and trigger - place <= _BEFORE and units[place].kind in _WITHIN_PHRASE:
        place -= 1
    if place < 1 or units[place].kind != "be" or units[place - 1].kind not in ("modal", "to"):
        return ""
    return _COMING.get(units[place - 1].low, "")


_WITHIN_PHRASE = frozenset(
    ("determiner", "word", "number", "adverb", "possessive", "capital", "verb", "demonym", "tail")
)
_COMING = {"will": "expected", "would": "conditional", "could": "possible", "might": "possible", "may": "possible",
           "shall": "expected", "to": "expected"}  # fmt: skip
_SUPPOSING = {"would": "conditional", "could": "possible", "might": "possible", "may": "possible", "will": "forecast",
              "must": "none", "should": "none"}  # fmt: skip


def _high_time(words: Sequence[str]) -> bool:
    """Whether a clause begins with "It is (high) time", so that it only asks for what comes: "… time X withdrew"."""
    opening = " ".join(words)
    return opening.startswith(("it is time", "it is high time", "it is about time"))


def _of_sentence(units: Units, trigger: int) -> str:
    """What opens the clause: "Had X attacked …", "Perhaps X …", "It is possible that X …"."""
    first = trigger
    while first > 0 and units[first - 1].kind not in ("stop", "dash", "comma", "that", "quote", "subordinator"):
        first -= 1
    words = units[first:trigger]
    if _high_time([unit.low for unit in words[:4]]):
        return "demanded"
    if any(unit.low in _MAYBE for unit in words):
        return "possible"
    if any(unit.low in _PROBABLY for unit in words) or ("almost", "certainly") in pairwise(unit.low for unit in words):
        return "forecast" if any(unit.kind == "modal" for unit in words) else "possible"
    inverted = _INVERTED.get(units[first].low, "") if units[first].kind in ("have", "modal", "be") else ""
    opened = first == 0 or units[first - 1].kind == "comma"
    named = first + 1 < len(units) and units[first + 1].kind in ("name", "demonym", "metonym", "determiner", "capital")
    # "Had X armed Y" supposes; "X, …, had his army shell Y" tells: whom somebody has do it does it.
    made_to = first > 0 and units[trigger].kind == "verb" and not any(form.participle for form in units[trigger].forms)
    if inverted and opened and named and not (inverted == "counterfactual" and made_to):
        return inverted
    if first > 1 and units[first - 1].kind == "that":
        return _POSSIBLE_THAT.get(units[first - 2].low, "")
    return ""
