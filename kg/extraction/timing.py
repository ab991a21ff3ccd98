"""Timing: which date a finding has, and what is only set for its day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from kg.extraction.assertions import Passage
from kg.extraction.grammar.auxiliaries import until_then
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Units, VerbGroup
from kg.extraction.leadership.unions import ENTRIES
from kg.extraction.speech.breakings import broken_off
from kg.extraction.speech.conjuncts import around_interlude, of_another, of_conjunct
from kg.extraction.speech.inclusions import included
from kg.extraction.speech.rarities import not_done_since
from kg.extraction.words.dates import Moment
from kg.extraction.words.units import MONTHS, NAMES
from kg.extraction.words.wordlists import wordlists
from kg.model import Interval

__all__ = ["dated"]

_STANDING = frozenset(("sanctions", "supports", "arms", "funds", "trains", "harbours"))
"""Taken as known, these have been so for longer than what the clause tells."""
_TIMELESS = frozenset(("leads",))
_RANKS = frozenset(("memberOf", "governs"))
"""Told by a noun beside a name, these have no date of the clause around them."""


def dated(passage: Passage, finding: Finding) -> tuple[Finding, Moment | None]:
    """The finding with its date; as planned, what is told in the present and only set for that day.

    What is so has not begun after it was written: such a date is another's, and left out.
    """
    when = _opened(passage.units, _when(passage, finding), finding.trigger)
    if finding.object is not None and passage.dates is not None:
        ends = finding.trigger, max(finding.object.start, finding.subject.start)
        when = around_interlude(passage.units, passage.groups, passage.dates.moments, when, ends)
    if when is not None and not_done_since(passage.units, when, lasting=finding.relation in _LONG):
        return finding, None
    if when is not None and when.edtf.startswith("../") and _not_until(passage, finding):
        when = replace(when, edtf=when.edtf.removeprefix("../"))
    if when is not None and _nowadays(passage, finding, when):
        return finding, None
    if when is None or finding.modality != "actual" or not _to_come(passage, when):
        return finding, when
    if finding.relation in _MET and not _ends_then(passage.units, when):
        return replace(finding, modality="planned"), when
    return finding, None


def _nowadays(passage: Passage, finding: Finding, when: Moment) -> bool:
    """Whether "today" is no one day: "Today X and Y are in contact", "X backs Y today", not "hold talks today"."""
    units = passage.units
    day = next((unit.low for unit in units if unit.start >= when.start), "")
    if day != "today" or finding.modality != "actual":
        return False
    verb, before = units[finding.trigger].low, units[max(finding.trigger - 1, 0)].low
    if verb in _IS or before in _IS:
        lasts = finding.relation in _SO and "fought" not in (unit.low for unit in units)
        return lasts and not verb.endswith("ing")  # "N. N. is arrested today", "a battle is fought": on that day
    group = next((each for each in passage.groups if each.head == finding.trigger), None)
    plain = group is not None and group.first == group.head and group.form == "finite" and not group.past
    return plain and finding.relation in _LASTING


_IS = frozenset(("is", "are", "'s", "'re"))
_LASTING = _STANDING | {"alliedWith", "cooperatesWith", "presentIn", "hostileTo", "linkedTo"}
_LONG = _LASTING | {"leads", "governs", "memberOf", "actsFor"}
"""What may have been so all the while: "has been its most important ally since 2000"."""
_SO = _LASTING | {"negotiatedWith", "foughtWith", "disputesWith", "estrangedFrom", "splitFrom", "memberOf", "governs",
                  "leads", "actsFor", "respects", "canStrike", "trainsWith", "tradeDisruptedWith"}  # fmt: skip
"""What "is" tells of today's state of things, not of a deed: "are in contact today", "is at war"."""


def _when(passage: Passage, finding: Finding) -> Moment | None:
    """The one date of the finding's own clause, or the one that opens the sentence; none where there are several."""
    dates = passage.dates
    if dates is None or _in_passing(passage.units, finding.trigger):
        return None
    by_rank = finding.relation in _RANKS and not _at_verb(passage, finding.trigger)
    if finding.relation in _TIMELESS or by_rank:  # "N. N., a former X commander, became premier in 1985"
        known = _opened(passage.units, dates.of(finding.trigger), finding.trigger)
        spans = known is not None and known.lead in ("since", "from", "until")
        return known if known is not None and spans and _of_office(passage, finding.trigger, known) else None
    if _still_to_do(passage, finding) or _only_spoken_of(passage, finding) or _of_what_is_charged(passage, finding):
        return None
    if finding.relation == "sanctions" and finding.aspect is None and _eased_since(passage, finding.trigger):
        return None
    if finding.given and finding.relation in _STANDING:
        return dates.beside(finding.trigger)  # "may lift the sanctions on Y by May", "X-backed rebels struck in May"
    coming = finding.modality in ("expected", "planned", "demanded", "goal") or _may_yet(passage, finding)
    coming = coming and not _asked_then(passage, finding)
    later = dates.ahead(finding.trigger)
    if coming and later is not None and later.ahead is not None and _of_the_pledge(passage, finding.trigger, later):
        return None
    set_for = later is not None and later.ahead is not None and _to_be_over(passage.units, later)
    set_for = set_for or (later is not None and _told_ahead(passage, finding, later))
    found = later if coming or set_for else _own(passage, finding) or dates.of(finding.trigger)
    found = None if coming and found and _set_for_another(passage.units, finding.trigger, found) else found
    if found is not None and found.lead == "from" and found.edtf.endswith("/..") and _over_by_now(passage, found):
        return replace(found, edtf=found.edtf.removesuffix("/.."))  # "talks from 25 October ended without a deal"
    if found is not None and finding.relation in _MEETINGS and _stalled_since(passage, finding, found):
        return None  # since when they are not held
    plain = finding.accord is None or finding.relation in _MEETINGS
    if found is not None and plain and _ended_then(passage, finding, found):
        return replace(found, edtf=f"../{found.edtf}")
    if finding.accord is None or found is not None:
        return None if found is not None and _of_the_accord_itself(passage, finding, found) else found
    if finding.accord.year is not None:
        return next((m for m in dates.moments if m.adjective and m.edtf == finding.accord.year), None)
    if finding.accord.at < 0:
        return None
    return dates.of(finding.accord.at) or _lasted(passage, max(finding.trigger, finding.accord.at))


def _asked_then(passage: Passage, finding: Finding) -> bool:
    """Whether a past verb asks: "urged Y on Friday to leave" was on the last Friday, whenever Y is to leave."""
    told = next((group for group in passage.groups if group.head == finding.trigger), None)
    return finding.relation == "demandsOf" and told is not None and told.form == "finite" and told.past


def _of_the_pledge(passage: Passage, trigger: int, when: Moment) -> bool:
    """Whether a day before "to" is that of the past verb beside it: "agreed in March in P to meet"."""
    units = passage.units
    done = next((group for group in passage.groups if group.head == trigger), None)
    before = [group for group in passage.groups if done is not None and group.head < done.first]
    told = before[-1] if before else None
    if (
        done is None
        or told is None
        or done.form == "finite"
        or told.form != "finite"
        or when.start > units[trigger].start
    ):
        return False
    return told.past and told.voice == "active" and told.lemma != "be"


def _still_to_do(passage: Passage, finding: Finding) -> bool:
    """Whether what is counted is only to be moved then: "would begin to withdraw its 4,000 soldiers in March"."""
    figure, trigger = finding.figure, finding.trigger
    near = passage.units[max(trigger - _TO_WILL, 0) : trigger + 1]
    parted = max((i for i, unit in enumerate(near) if unit.kind in ("comma", "stop", "relative", "end")), default=-1)
    return figure is not None and any(unit.low in _WILL for unit in near[parted + 1 :])


_TO_WILL = 8
_WILL = frozenset(("will", "would", "shall", "'ll"))


def _set_for_another(units: Units, trigger: int, when: Moment) -> bool:
    """Whether a month after the verb, whose year is not known, is when it is to be, and not the date before it.

    As in "agreed on Thursday to uphold a 2002 truce and to meet in April".
    """
    if units[trigger].start < when.start:
        return False
    for index in range(trigger + 1, min(trigger + _TO_MONTH, len(units) - 1)):
        if units[index].kind in ("comma", "stop", "relative", "that", "quote"):
            return False
        if units[index].low in ("in", "by", "until", "next") and units[index + 1].text in MONTHS:
            return True
    return False


_TO_MONTH = 8


def _stalled_since(passage: Passage, finding: Finding, when: Moment) -> bool:
    """As in "talks between X and Y have stalled since May", "have been frozen since 2021"."""
    if not when.edtf.endswith("/.."):
        return False
    between = (g for g in passage.groups if g.head > finding.trigger and passage.units[g.head].end <= when.start)
    return any(group.lemma in _STALLS for group in between)


_STALLS = frozenset(("stall", "freeze", "deadlock", "suspend", "founder", "halt", "pause", "collapse", "stop", "break",
                     "lapse", "end", "cease", "fail", "falter"))  # fmt: skip


def _lasted(passage: Passage, accord: int) -> Moment | None:
    """From when to when it was kept by a relative clause: "a ceasefire that ran from 1 October 2017 to 9 January"."""
    units, moments = passage.units, passage.dates.moments if passage.dates is not None else ()
    told = next((group for group in passage.groups if group.first > accord), None)
    if told is None or told.lemma not in _LASTS or told.negated or told.modality != "actual":
        return None
    relative = units[told.first - 1].low in _RELATIVES and told.first - accord <= _TO_RELATIVE
    span = next((moment for moment in moments if moment.start >= units[told.head].end), None)
    near = span is not None and span.start - units[told.head].end <= 1 and span.lead in ("from", "between")
    near = near and span is not None and "/" in span.edtf and ".." not in span.edtf
    return span if relative and near and told.form == "finite" else None


_LASTS = frozenset(("run", "last", "hold", "endure", "stand", "continue"))
_TO_RELATIVE = 3


def _own(passage: Passage, finding: Finding) -> Moment | None:
    """The date of the finding's own object, where the verb has several and each has its date."""
    moments = passage.dates.moments if passage.dates is not None else ()
    if finding.figure is not None and finding.part_of is not None:
        return _of_part(passage, finding.figure.as_stated, moments)
    if finding.relation == "mediatedBetween" and moments:
        return of_another(passage.units, moments, finding.trigger)
    if finding.object is None or len(moments) < 2:
        return None
    named = max(finding.object.start, finding.subject.start)  # "was attacked by X in 1987 and by Y in 1990"
    found = of_conjunct(passage.units, passage.groups, moments, finding.trigger, named)
    return None if found is not None and found.is_coming else found


def _of_part(passage: Passage, number: str, moments: Sequence[Moment]) -> Moment | None:
    """The date of a part that has its own: "142 people, including 17 in a clinic on 14 November"."""
    units = passage.units
    for moment in moments:
        date = next((i for i, unit in enumerate(units) if unit.end > moment.start), 0)
        opening = included(units, date)
        if opening is not None and any(unit.text in number for unit in units[opening:date] if unit.kind == "number"):
            return moment
    return None


def _eased_since(passage: Passage, trigger: int) -> bool:
    """Whether the date is since when older measures are loosened: "has eased some sanctions on Y since 2012"."""
    told = next((group for group in reversed(passage.groups) if group.head <= trigger), None)
    if told is None or told.lemma not in _EASES or told.voice != "active" or passage.dates is None:
        return False
    known = passage.dates.of(trigger)
    return known is not None and known.lead == "since"


_EASES = frozenset(("ease", "relax", "loosen", "soften", "lighten", "lift", "waive", "suspend", "drop", "remove"))


def _of_the_accord_itself(passage: Passage, finding: Finding, when: Moment) -> bool:
    """Whether the day is that of the accord, and not of what became of it: "suspended the accord of 3 May"."""
    if finding.status not in _UNDONE or finding.accord is None or finding.accord.at < 0:
        return False
    noun = passage.units[finding.accord.at]
    before = when.adjective and when.end <= noun.start
    return before or (when.lead == "of" and when.start <= noun.end + 1)


_UNDONE = frozenset(("violated", "suspended", "collapsed", "expired", "superseded"))


def _opened(units: Units, when: Moment | None, trigger: int) -> Moment | None:
    """The date with what "since" or "until" makes of it: "has had troops there since the defeat of Y in 2017"."""
    if when is None or when.lead not in ("in", "on", "of") or "/" in when.edtf:
        return when
    first = next((index for index, unit in enumerate(units) if unit.start >= when.start), 0)
    for place in range(first - 1, max(first - _TO_SINCE, 0), -1):
        if units[place].low == "since" and trigger > place:
            return when  # "since independence from Y in 1975": that was then
        if units[place].low == "since":
            return replace(when, edtf=f"{when.edtf}/..", lead="since")
        if units[place].low in ("until", "till"):
            within = trigger > place and units[trigger].start < when.start  # "until its defeat by Y in 1990": then
            return when if within or "[" in when.edtf else replace(when, edtf=f"../{when.edtf}", lead="until")
        noun = units[place].kind == "verb" and units[place - 1].kind in ("determiner", "possessive")
        if not noun and units[place].kind in _CLAUSE:
            return when
    return when


_CLAUSE = frozenset(("verb", "be", "have", "modal", "comma", "stop", "relative", "that", "subordinator"))


_TO_SINCE = 10

_MET = frozenset(("negotiatedWith", "hosted", "partyTo"))
"""What news tells in the present when it is set for a day: "X and Y hold talks on Friday"."""
_SOON = timedelta(days=31)


def _told_ahead(passage: Passage, finding: Finding, later: Moment) -> bool:
    """As in "X and Y hold talks on Friday", "sign the accord on 20 April", a few days after it was written."""
    units, groups = passage.units, passage.groups
    told = next(
        (group for group in reversed(groups) if units[group.head].end <= later.start), groups[0] if groups else None
    )
    present = told is not None and told.form == "finite" and not told.past and told.modality == "actual"
    if told is not None and len({form.participle for form in units[told.head].forms}) > 1:
        return False  # "put their names to it on Friday" may be past
    if finding.relation not in _MET or not present or later.ahead is None:
        return False
    issued, begins = Interval.parse(passage.document.issued).to_latest, Interval.parse(later.ahead).from_earliest
    return issued is not None and begins is not None and issued < begins <= issued + _SOON


def _ends_then(units: Units, when: Moment) -> bool:
    """Whether what is set for the day is an end: "talks which are scheduled to end on Wednesday"."""
    first = next((i for i, unit in enumerate(units) if unit.end > when.start), 0)
    # The date may begin with the verb: "end Wednesday" is read as "end March" is.
    return any(form.lemma in _ENDS for unit in units[max(0, first - _SET_BEFORE) : first + 1] for form in unit.forms)


def _to_come(passage: Passage, when: Moment) -> bool:
    """Whether it begins after the document was issued."""
    issued = Interval.parse(passage.document.issued).to_latest
    begins = Interval.parse(when.edtf).from_earliest
    return issued is not None and begins is not None and begins > issued


def _at_verb(passage: Passage, trigger: int) -> bool:
    """Whether a verb, or a noun of an act, tells it: not "a member of X"."""
    return passage.units[trigger].low in ENTRIES or any(
        group.first <= trigger <= group.head for group in passage.groups
    )


def _only_spoken_of(passage: Passage, finding: Finding) -> bool:
    """As in "Z denounced the accord between X and Y on 3 May": nothing tells that it was made on that day."""
    if finding.relation != "partyTo" or finding.status is not None or passage.dates is None:
        return False
    told = next((group for group in reversed(passage.groups) if group.head < finding.trigger), None)
    if told is None or told.lemma not in wordlists().classes["retrospective"] - _STAYS or told.voice != "active":
        return False
    first = passage.units[finding.trigger].end
    dated = [moment for moment in passage.dates.moments if moment.start > first]
    between = (
        [g for g in passage.groups if g.head > finding.trigger and passage.units[g.head].start < dated[0].start]
        if dated
        else []
    )
    return bool(dated) and not between


_STAYS = frozenset(("survive", "remain", "be", "follow", "mark", "in", "relate", "concern", "claim", "confirm"))


def _of_what_is_charged(passage: Passage, finding: Finding) -> bool:
    """As in "X accused Y of hosting the signing, in P on 22 February, of a pact": the day of what Y is to have done.

    Of "accused Y of arming Z on Friday" the day may be the accuser's.
    """
    charged = finding.relation == "accuses" and passage.dates is not None
    found = passage.dates.of(finding.trigger) if charged and passage.dates is not None else None
    if found is None:
        return False
    at = next((i for i, unit in enumerate(passage.units) if unit.start >= found.start), 0)
    gerund = any(group.form == "present" for group in passage.groups if finding.trigger < group.head < at)
    placed = at > 2 and passage.units[at - 2].low in ("in", "at") and found.lead == "on"
    return gerund and placed and at > finding.trigger


def _may_yet(passage: Passage, finding: Finding) -> bool:
    """Whether its verb tells what may come: "may lift them by the end of June", not "may have lifted them"."""
    told = next((group for group in passage.groups if group.head == finding.trigger), None)
    if finding.modality != "possible" or told is None or told.past:
        return False
    words = passage.units[max(0, told.first - _TO_MODAL) : told.head]
    return any(unit.low in _MAY for unit in words) and all(unit.kind != "have" for unit in words)


_TO_MODAL = 3
_MAY = frozenset(("may", "might", "could", "can"))


def _to_be_over(units: Units, when: Moment) -> bool:
    """Whether the day is set for what is still to come: "talks which are scheduled to end on Wednesday"."""
    first = next((i for i, unit in enumerate(units) if unit.end > when.start), 0)
    before = [unit.low for unit in units[max(0, first - _SET_BEFORE) : first]]
    return any(one in _SET_FOR and other in ("to", "for") for one, other in pairwise(before))


_SET_BEFORE = 5
_SET_FOR = frozenset(("scheduled", "due", "slated", "expected", "planned"))


def _of_office(passage: Passage, trigger: int, when: Moment) -> bool:
    """Whether it is of the office: "X's leader since 1999", not "X's leader, N. N., has lived there since 1999"."""
    groups, units = passage.groups, passage.units
    if any(group.head == trigger for group in groups):
        return True
    if when.start < units[trigger].start:  # "since 1999 N. N. has been X's leader"
        between = [unit for unit in units[:trigger] if unit.start > when.start]
        return any(unit.kind == "be" or any(form.lemma in _HOLDS for form in unit.forms) for unit in between)
    return not any(
        group.head > trigger and units[group.head].start < when.start and units[group.head].kind != "be"
        for group in groups
    )


_HOLDS = frozenset(("be", "become", "remain", "serve", "stay", "continue"))


def _not_until(passage: Passage, finding: Finding) -> bool:
    """Whether its own verb tells it by "did not attack Y until 1990", which is when it was done."""
    told = min(passage.groups, key=lambda group: abs(group.head - finding.trigger), default=None)
    return finding.stance == "affirms" and told is not None and until_then(passage.units, told)


def _ended_then(passage: Passage, finding: Finding, when: Moment) -> bool:
    """Whether the day is that on which what a noun tells was over: "the invasion of Y ended in 1989"."""
    if "/" in when.edtf or "[" in when.edtf or any(group.head == finding.trigger for group in passage.groups):
        return False
    if _settled(passage, finding):
        return "X" not in when.edtf
    units = passage.units  # "a war that flared in 1995 was resolved in 1999"
    after = [group for group in passage.groups if group.first > finding.trigger]
    told = next((group for group in after if units[group.first - 1].low not in _RELATIVES), None)
    ends = _ENDS if finding.accord is None else _BREAKS_OFF | _LEADS_TO
    over = told is not None and told.lemma in ends and told.form == "finite" and told.modality == "actual"
    over = over and told is not None and (told.lemma not in _LEADS_TO or _led_on(units, told))
    return told is not None and over and not told.negated and when.start >= passage.units[told.head].end


def _led_on(units: Units, told: VerbGroup) -> bool:
    """As in "led to an accord", "resulted in a truce", "produced a deal": not "talks led by N. N."."""
    following = units[min(told.head + 1, len(units) - 1)].low
    return told.voice == "active" and (told.lemma in ("yield", "produce") or following in ("to", "in"))


def _over_by_now(passage: Passage, when: Moment) -> bool:
    """Whether the verb right after the date tells that it ended: "talks from 25 October ended"."""
    after = next((unit for unit in passage.units if unit.start >= when.end), None)
    return after is not None and after.low.endswith("ed") and any(form.lemma in _ENDS for form in after.forms)


def _settled(passage: Passage, finding: Finding) -> bool:
    """As in "In 2004 X resolved its dispute with Y", "settled a war with Y", "suspended the talks"."""
    told = next((group for group in reversed(passage.groups) if group.head < finding.trigger), None)
    if finding.relation in _MEETINGS:
        mediation = finding.relation == "mediatedBetween"
        verb = broken_off(passage.units, passage.groups, finding.trigger, mediation=mediation)
        return verb is not None and verb.head < finding.trigger
    over = {"disputesWith": _SETTLES, "foughtWith": _SETTLES}.get(finding.relation)
    if over is None or told is None or told.lemma not in over:
        return False
    between = passage.units[told.head + 1 : finding.trigger]
    kinds = ("word", "determiner", "possessive", "adverb", "number", *NAMES)
    near = all(unit.kind in kinds or unit.low in _SO_LONG for unit in between)  # "ended two years of war"
    return near and told.voice == "active" and told.modality == "actual" and not told.negated


_MEETINGS = frozenset(("negotiatedWith", "mediatedBetween"))
_SO_LONG = frozenset(("of", "years", "months", "weeks", "days", "decades"))
_RELATIVES = frozenset(("that", "which"))
_LEADS_TO = frozenset(("lead", "culminate", "result", "yield", "produce"))
"""What talks do to an accord, whose day is no day of the talks: "led to an agreement in October"."""
_SETTLES = frozenset(("resolve", "settle", "end", "conclude"))
_BREAKS_OFF = frozenset(("suspend", "halt", "freeze", "abandon"))
"""What becomes of talks that are not held on that day."""
_ENDS = frozenset(("end", "finish", "conclude", "cease", "stop", "subside", "collapse", "lapse", "expire", "dissolve",
                   "resolve", "settle", "suspend", "halt"))  # fmt: skip


def _in_passing(units: Units, trigger: int) -> bool:
    """Whether a noun tells what one is to another beside the sentence's matter: "X's ally Y struck Z in 1987"."""
    if units[trigger].low not in wordlists().kinds or trigger + 1 >= len(units):
        return False
    return units[trigger + 1].kind in NAMES
