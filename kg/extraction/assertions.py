"""Assertions: whether a sentence stands by what a rule has read, or doubts, denies or only supposes it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from kg.extraction.claims.denied_clauses import untrue_that
from kg.extraction.claims.falsehoods import called_false, disproved, taken_up
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Units, VerbGroup
from kg.extraction.pretences import pretended
from kg.extraction.speech.attribution import Attribution
from kg.extraction.speech.dates import Dates
from kg.extraction.speech.doubts import after_denial, factive, unproven
from kg.extraction.speech.eventualities import presupposed_at
from kg.extraction.speech.factivity import Complement
from kg.extraction.speech.hedged_conjuncts import hedged_conjunct
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.foundings import founded_after
from kg.extraction.words.records import record
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor, Document, Sentence

__all__ = ["Passage", "asserted", "attribution_of", "attributions_of", "conditioned", "estimates", "taken_as_known"]

_SUPPOSING = frozenset(("happen", "happens", "imagine", "suppose", "wonder", "wondered", "asked"))
_IF = frozenset(("if", "unless"))
_OF_SPEECH = frozenset(("accuses", "criticises", "demandsOf", "threatens"))
_BREAKS = frozenset(("stop", "dash", "subordinator", "relative", "quote"))


@record
class Passage:
    """A sentence with all that bears on its findings.

    Attributes:
        document: the document.
        sentence: the sentence.
        units: its units.
        attributions: whose words its stretches are.
        groups: its verbs.
        doubts: the verbs that deny, hope or fear what follows them, each with the last unit that they can speak of.
        relatives: indices of the relative pronouns that stand for an object.
        complements: its "that" clauses, by how far what they belong to vouches for them.
        dates: its dates, by what they date; ``None`` where it has none, or tells nothing.
        seats: by seat, the actor that its government is, where that is not the state ("Kabul").
        extractor: name and version of the producer.
        quoted: its stretches within quotation marks, by first and last unit.
    """

    document: Document
    sentence: Sentence
    units: Units
    attributions: tuple[Attribution, ...]
    groups: tuple[VerbGroup, ...]
    doubts: tuple[tuple[int, int], ...]
    relatives: frozenset[int]
    complements: tuple[Complement, ...]
    dates: Dates | None
    seats: dict[str, Actor]
    extractor: str
    quoted: tuple[tuple[int, int], ...] = ()


_EXAMPLES = frozenset(("such", "like", "including", "among"))
_NONE = frozenset(("no", "none", "neither", "few", "hardly"))


def _example_of_none(units: Units, finding: Finding) -> bool:
    """As in "No groups such as X attacked Y": what none of them did X did not do."""
    at = next((i for i, unit in enumerate(units) if unit.start >= finding.subject.start), 0)
    for index in range(at - 1, max(at - 6, 0), -1):
        if units[index].kind in ("verb", "be", "have", "modal", "stop"):
            return False
        if units[index].low in _EXAMPLES:
            return any(unit.low in _NONE for unit in units[max(index - 5, 0) : index])
    return False


def _never_before(units: Units, finding: Finding) -> bool:
    """As in "Never before had X met Y": what was not, and may now have come."""
    lows = [unit.low for unit in units[max(0, finding.trigger - _TO_CLAUSE) : finding.trigger]]
    new = ("never", "before") in pairwise(lows) and finding.modality == "possible"
    return new and finding.stance == "denies" and finding.claimant is None


def _of_the_name(units: Units, index: int, trigger: int) -> bool:
    """Whether only a name is doubted and not the deed: "the so-called X attacked Y", "the so-called P War"."""
    if units[index].low != "so-called":
        return False
    named = index + 1 < len(units) and units[index + 1].kind in ("capital", "name", "quote")
    of_a_deed = units[trigger].low in wordlists().events  # "the so-called Y-ian attack"
    return named or not of_a_deed or any(unit.kind not in ("word", "demonym") for unit in units[index + 1 : trigger])


def asserted(passage: Passage, finding: Finding) -> bool:
    """Whether the sentence stands by what the rule has read."""
    units, trigger = passage.units, finding.trigger
    ends = [party.start for party in (finding.subject, finding.object) if party is not None]
    untold = hedged_conjunct(units, passage.groups, trigger, ends)  # "arms X and, allegedly, Y"
    untold |= pretended(units, finding) or _example_of_none(units, finding) or _never_before(units, finding)
    if untold or _reputed_deed(units, finding) or _of_one_kind(passage, finding) or _not_yet_founded(finding):
        return False
    if units[-1].text == "?" or any(unit.text == "?" for unit in units[trigger:][:40]):
        return False
    first = _clause_start(units, trigger)
    before = units[first : trigger + 1]
    hedges = wordlists().classes["hedge"]
    if finding.relation == "figure":
        hedges -= {"suspected", "so-called"}  # who did it is in doubt there, not how many suffered
    if finding.modality == "possible":
        hedges -= {"suspected", "alleged"}
    if any(
        unit.low in hedges and not _claims(passage, finding, index) and not _of_the_name(units, index, trigger)
        for index, unit in enumerate(before, first)
    ):
        return False  # "suspected militants"
    if finding.stance == "affirms" and not finding.given and (_untold(passage, trigger) or _mistaken(passage, trigger)):
        return False
    spoken = finding.relation in _OF_SPEECH and finding.act != "denies" and finding.claimant == finding.subject.actor
    if spoken and finding.stance == "affirms" and not finding.given and _handed(passage, finding, first):
        return False
    sure = _presupposed(passage, finding) or estimates(units, finding) or taken_as_known(passage, finding)
    if finding.claimant is None and not sure and _doubted(passage, finding, first):
        return False
    if finding.stance == "questions":
        return True
    if any(unit.low == "whether" for unit in units[max(0, first - 1) : trigger]) or _only_asked(units, finding, first):
        return False
    if any(unit.low in _SUPPOSING for unit in units[:trigger]) and any(unit.low in _IF for unit in units[:trigger]):
        return False
    denies = finding.stance == "denies"
    untrue = any(unit.low in wordlists().classes["untrue"] for unit in units[:trigger])
    untrue = untrue or called_false(units, trigger) is not None or taken_up(units, trigger) is not None
    untrue = untrue or (finding.modality == "goal" and after_denial(units, passage.groups, trigger))
    untrue = untrue or disproved(units, passage.groups, trigger)
    if not denies and (untrue or _called_untrue(units, trigger) or unproven(units, trigger)):
        return _claim_named(passage, finding)
    quoted = any(begin <= trigger <= end for begin, end in passage.quoted)
    return not quoted or finding.claimant is not None or attribution_of(passage, trigger) is not None


def _claim_named(passage: Passage, finding: Finding) -> bool:
    """Whether it stands within a claim whose maker is named, whatever others say of it: "X's claim that … is a lie"."""
    inner = attribution_of(passage, finding.trigger)
    own = inner is not None and inner.speaker is not None and inner.verb < 0 and inner.act in ("claims", "accuses")
    taken_back = wordlists().classes["retracting"]
    if any(group.lemma in taken_back and group.head < finding.trigger for group in passage.groups):
        return False  # "X withdrew as false its claim that"
    return own and finding.claimant is None and finding.act is None


def _not_yet_founded(finding: Finding) -> bool:
    """Whether "the rebels" of "a 2015 accord with the rebels" would be some who came into being later."""
    year = finding.accord.year if finding.accord is not None else None
    told = [party.actor.name for party in finding.parties if party.kind == "coreference"]
    return year is not None and year.isdigit() and any(founded_after(name, int(year)) for name in told)


def _of_one_kind(passage: Passage, finding: Finding) -> bool:
    """Whether no more than one kind of arms is not given: "has not delivered N missiles to Y", which may have others.

    Who is quoted with it, or has never done so, answers a charge of that kind; of one make not even he says more.
    """
    if finding.relation != "arms" or finding.stance != "denies" or finding.act == "denies":
        return False
    group = next((g for g in passage.groups if g.head == finding.trigger), None)
    if group is None or not group.negated:
        return False
    units, nouns = passage.units, wordlists().nouns["gift_arms"]
    after = units[group.head + 1 : group.head + 1 + _TO_ARMS]
    at = next((i for i, unit in enumerate(after) if unit.low in nouns or unit.kind == "stop"), None)
    words = after if at is None else after[: at + 1]
    if at is None or after[at].kind == "stop" or any(unit.low in _ANY_ARMS for unit in words):
        return False
    if at > 0 and after[at - 1].actor is None and _is_make(after[at - 1].text):
        return True
    never = any(unit.low == "never" for unit in units[max(0, group.first - 1) : group.head])
    return not (never or finding.claimant is not None or attribution_of(passage, finding.trigger) is not None)


_TO_ARMS = 8
_ANY_ARMS = frozenset(("weapon", "weapons", "arms", "weaponry", "ammunition", "munitions", "armaments", "materiel",
                       "hardware", "equipment", "any", "anything", "single", "such", "one"))  # fmt: skip


def _is_make(text: str) -> bool:
    return text[:1].isupper() or any(letter.isdigit() for letter in text)


def taken_as_known(passage: Passage, finding: Finding) -> bool:
    """Whether a noun tells it that stands where what it names is known: "is alarmed by X's attack on Y"."""
    told = any(group.head == finding.trigger for group in passage.groups)
    return not told and presupposed_at(passage.units, passage.groups, finding.trigger)


_REPUTED = frozenset(("believed", "thought", "estimated", "reckoned"))


def estimates(units: Units, finding: Finding) -> bool:
    """Whether it is the strength that somebody "is believed to have", or a war's toll, which nobody has counted."""
    figure, start = finding.figure, max(0, finding.trigger - _TO_ESTIMATE)
    reputed = (i for i in range(start, finding.trigger - 1) if units[i].low in _REPUTED and units[i + 1].kind == "to")
    at = next(reputed, None)
    if figure is None or at is None:
        return False
    return figure.measure in ("fighters", "troops") or (figure.measure in _TOLLS and _of_a_war(units, at))


def _reputed_deed(units: Units, finding: Finding) -> bool:
    """Whether it is what somebody may have done: "two are thought to have been captured"; of the dead, it is a toll."""
    after = [unit.low for unit in units[finding.trigger : finding.trigger + _TO_DEED]]
    counted = finding.figure is not None and (
        finding.figure.measure not in _TOLLS and finding.figure.measure not in ("fighters", "troops", "injured")
    )
    return counted and bool(after) and after[0] in _REPUTED and after[1:] == ["to", "have", "been"]


_TO_DEED = 4


def _of_a_war(units: Units, verb: int) -> bool:
    """Whether a war is the subject: "the war in P is believed to", not "after fighting in P, two are believed to"."""
    at = next((i for i in range(verb - 1, max(verb - _TO_WAR, 0) - 1, -1) if units[i].low in _WARS), None)
    if at is None:
        return False
    aside = [unit.kind for unit in units[at + 1 : verb] if unit.kind in ("comma", "relative")]
    first = at
    while first > 0 and units[first - 1].kind in _BEFORE_WAR:
        first -= 1
    led = first > 0 and units[first - 1].kind == "preposition"
    return not led and aside in ([], ["relative"], ["comma", "relative", "comma"])


_TOLLS = frozenset(("killed", "dead", "deaths", "displaced"))
_BEFORE_WAR = frozenset(("word", "capital", "determiner", "number", "possessive", "demonym", "name", "metonym"))
_TO_ESTIMATE, _TO_WAR = 4, 14
_WARS = frozenset(("war", "wars", "conflict", "conflicts", "fighting", "insurgency", "violence", "rebellion",
                   "hostilities", "unrest"))  # fmt: skip


def _called_untrue(units: Units, trigger: int) -> bool:
    """Whether it stands in "it is not true that …", "it is absurd to suggest that …"."""
    reach = range(max(1, trigger - _TO_CLAUSE), trigger)
    opened = [that for i in reach if units[i].kind == "be" and (that := untrue_that(units, i)) is not None]
    ends = ("stop", "comma")
    return any(that < trigger and all(u.kind not in ends for u in units[that:trigger]) for that in opened)


_TO_CLAUSE = 16
_TITLE = 3


def _claims(passage: Passage, finding: Finding, index: int) -> bool:
    """Whether a word like a hedge is the verb by which it is claimed: "X suspected Y of …", "X alleged that …"."""
    if finding.act == "accuses" and index in (finding.trigger, finding.charge_of):
        return True
    return any(group.head == index and _tells(passage.units, group) for group in passage.groups)


def _tells(units: Units, group: VerbGroup) -> bool:
    """Whether it is a verb of speech: "X alleged (to Z) that …", not "alleged militants"."""
    following = units[group.head + 1] if group.head + 1 < len(units) else None
    plain = group.form == "finite" and group.voice == "active" and group.lemma in wordlists().speech
    return plain and following is not None and following.kind in _AFTER_CLAIM


_AFTER_CLAIM = frozenset(("that", "determiner", "to", "preposition", "date", "adverb", "pronoun"))


def _presupposed(passage: Passage, finding: Finding) -> bool:
    """As in "denied that its 1951 treaty with X covers …": that there is such a treaty is not in doubt.

    Nor is, in "urged Sudanese President N to leave", that N is that.
    """
    accord = finding.accord
    if finding.relation in ("leads", "memberOf") and all(group.head != finding.trigger for group in passage.groups):
        title = passage.units[finding.trigger : finding.trigger + _TITLE]
        return all(unit.kind in ("word", "capital", *NAMES) for unit in title[:-1]) and any(
            unit.speaker is not None and unit.speaker.type == "Person" for unit in title
        )
    return finding.given or (
        finding.relation == "partyTo" and accord is not None and accord.definite and finding.status is None
    )


def conditioned(passage: Passage, finding: Finding) -> Finding:
    """As conditional what "if" or "unless" makes so: in its own clause, and in the main clause that looks ahead."""
    units, trigger = passage.units, finding.trigger
    first = _clause_start(units, trigger)
    if finding.relation == "refuses" and finding.given:
        return finding  # "will leave if Y opens talks, a condition rejected by Y"
    if finding.relation in ("leads", "memberOf") and _by_title(passage, trigger, first):
        return finding  # "if the Y's leader, N. N., is harmed": that he is that, the words take as known
    own = any(unit.low in _IF for unit in units[max(0, first - 1) : trigger]) and not _as_if(units, trigger)
    if finding.claimant is not None and finding.claimant_at is not None and finding.act in ("accuses", "demands"):
        itself = own and finding.relation in ("accuses", "demandsOf")  # "if X blames Y, …"
        return replace(finding, modality="conditional") if itself else finding
    own = own or _awaited(passage, finding, first)
    ahead = finding.modality in ("expected", "conditional", "planned") and any(unit.low in _IF for unit in units)
    return replace(finding, modality="conditional") if own or ahead else finding


def _by_title(passage: Passage, trigger: int, first: int) -> bool:
    """Whether an office is only named beside its bearer, and no verb makes him that."""
    told = next((group for group in reversed(passage.groups) if first <= group.head <= trigger), None)
    return told is None or not (told.head == trigger or told.lemma in _MAKES_INTO)


_MAKES_INTO = frozenset(
    ("be", "become", "remain", "elect", "name", "appoint", "make", "choose", "declare", "install", "stay")
)


def _as_if(units: Units, trigger: int) -> bool:
    """As in "As if that were not enough, X attacked", where the text itself speaks on after the comma."""
    spoken_of = next((i for i in range(trigger - 1, 0, -1) if units[i].low in _IF), 0)
    return units[spoken_of - 1].low == "as" and any(unit.kind == "comma" for unit in units[spoken_of:trigger])


def _awaited(passage: Passage, finding: Finding, first: int) -> bool:
    """Whether somebody waits for it: "X will not lift it until Y frees Z", "Once Y arms Z, X will attack"."""
    units, trigger = passage.units, finding.trigger
    if finding.modality != "actual" or finding.relation == "demandsOf":
        return False
    until = next((i for i in range(max(0, first - 1), trigger) if units[i].low in _UNTIL), None)
    if until is not None and units[until].low == "when" and _longed_for(units, until):
        verb = _verb_of(passage, until, trigger)
        return verb is not None and not verb.past  # "waits for the day when X attacks Y"
    own = next((group for group in passage.groups if group.head == trigger), None)
    if until is None or own is None:
        return False
    waits = {group.modality for group in passage.groups if group.head < until}
    if own.past:
        return units[until].low in ("until", "till") and "conditional" in waits  # "would not talk until Y withdrew"
    if not waits and units[until].low != "after":  # "After Y bombs Z, X will speak": of headlines
        waits = {group.modality for group in passage.groups if group.head > trigger and group.form == "finite"}
    return not waits.isdisjoint(("expected", "conditional"))


def _longed_for(units: Units, when: int) -> bool:
    """Whether the time of a clause with "when" has yet to come: "dreams of the day when", "the day when … will"."""
    if not when or units[when - 1].low not in wordlists().classes["occasioned"]:
        return False
    lemmas = {form.lemma for unit in units[:when] for form in unit.forms}
    coming = any(unit.low in ("will", "shall", "may", "might") for unit in units)
    return coming or bool(lemmas & _LONGS) or any(unit.low in ("forward", "until", "till") for unit in units[:when])


_LONGS = frozenset(("await", "wait", "dream", "fear", "long", "pray", "hope", "dread", "imagine", "envisage"))
_UNTIL = frozenset(("until", "till", "before", "once", "after", "when"))


def _doubted(passage: Passage, finding: Finding, first: int) -> bool:
    """Whether a verb before it denies, hopes or fears it, or "that" hands it to somebody whom we do not hear."""
    inner = attribution_of(passage, finding.trigger)
    if inner is not None and _unheard(passage, inner):
        return True
    since = max(first, inner.first if inner and inner.speaker and inner.first <= finding.trigger else 0)
    # "asked Y for arms, a request that Y turned down"
    since = max((since, *(that for that in passage.relatives if _apposed(passage.units, that, finding.trigger))))
    if finding.modality == "actual" and any(since <= verb < finding.trigger <= last for verb, last in passage.doubts):
        return True
    units = passage.units
    if finding.accord is not None and any(
        first <= verb < finding.trigger and units[verb + 1].kind == "that" for verb, _ in passage.doubts
    ):
        return True  # "hopes that A and B will sign a treaty" says of nobody that he means to
    return _handed(passage, finding, first)


def _unheard(passage: Passage, told: Attribution) -> bool:
    """Whether somebody denies that it was said at all: "Z denied a report that X had told Y that …"."""
    near = [verb for verb, last in passage.doubts if verb < told.verb <= last]
    kinds = {verb: {unit.kind for unit in passage.units[verb : told.verb]} for verb in near}
    denials = [verb for verb in near if "that" in kinds[verb] and not kinds[verb] & _PARTING]
    return any(group.lemma in wordlists().classes["denying"] and group.head in denials for group in passage.groups)


_PARTING = frozenset(("comma", "conjunction", "stop", "quote", "dash"))


def _apposed(units: Units, that: int, trigger: int) -> bool:
    """Whether the relative clause at ``that`` is of what a comma sets off: ", a request that Y turned down"."""
    start = that - 2
    return that < trigger and start > 0 and units[start].kind == "determiner" and units[start - 1].kind == "comma"


def _handed(passage: Passage, finding: Finding, first: int) -> bool:
    """Whether "that" hands it to somebody whom we do not hear, and nothing vouches for it."""
    units, known = passage.units, {complement.that for complement in passage.complements}
    # "the attack that killed …" is no such "that": a verb follows it at once.
    handed = any(
        units[i].kind == "that"
        and units[i + 1].kind not in ("verb", "be", "have", "date")
        and units[i + 1].low not in wordlists().classes["span"]
        and not (units[i + 1].low == "of" and i > first)
        and not _defining(units, i, finding)
        and not factive(units, i)
        and not (units[i + 1].low in wordlists().accords and units[i - 1].kind == "verb")
        and (i not in passage.relatives or i in known)
        and not _vouched_for(passage, i, finding)
        and not _said_again(passage, i, finding)
        and not any(told.first == i and told.last < finding.trigger for told in passage.attributions)
        and not (i and units[i - 1].kind == "preposition")
        for i in range(first, finding.trigger)
    )
    told = finding.modality == "actual" or (finding.relation == "demandsOf" and finding.modality == "demanded")
    return handed and told and attribution_of(passage, finding.trigger) is None


def _said_again(passage: Passage, that: int, finding: Finding) -> bool:
    """Whether a further verb of whoever speaks tells it: "X demands that Y withdraw, and demands that Z disarm"."""
    units, group = passage.units, next((g for g in passage.groups if g.head == finding.trigger), None)
    if finding.relation not in _OF_SPEECH or group is None or group.first < 1 or units[group.first - 1].low != "and":
        return False
    return finding.subject.end <= units[that].start


def _untold(passage: Passage, trigger: int) -> bool:
    """Whether a "that" clause around the trigger is not told: "few believe that", "it is doubtful that"."""
    return any(c.standing == "untold" and c.that < trigger <= c.last for c in passage.complements)


def _mistaken(passage: Passage, trigger: int) -> bool:
    """Whether the text says that it was told wrongly: "X wrongly reported that", "…, Y falsely claimed"."""
    wrong = wordlists().classes["mistaken"]
    verbs = [a.verb for a in attributions_of(passage, trigger) if a.verb >= 0]
    return any(
        unit.low in wrong and unit.kind != "verb" for v in verbs for unit in passage.units[max(0, v - 2) : v + 2]
    )


def _vouched_for(passage: Passage, that: int, finding: Finding) -> bool:
    """Whether what a "that" clause belongs to takes it as known: "it is tragic that", "the day that X struck"."""
    own_that = next((c for c in passage.complements if c.that == that), None)
    if own_that is None or (finding.trigger > own_that.last):
        return own_that is not None and own_that.closed
    standing = own_that.standing
    own = _verb_of(passage, that, finding.trigger)
    return standing == "fact" or (standing == "past" and (own is None or own.past))


def _verb_of(passage: Passage, opener: int, trigger: int) -> VerbGroup | None:
    """The verb by which it is told in the clause that begins at ``opener``, be the trigger that or its noun."""
    return next((g for g in reversed(passage.groups) if opener < g.first <= trigger), None)


def _defining(units: Units, that: int, finding: Finding) -> bool:
    """Whether "that" says which accord is meant, "a truce that X had brokered", or what is refused."""
    lists = wordlists()
    nouns = lists.classes["accord"] | (lists.nouns["requests"] if finding.relation == "refuses" else frozenset())
    return that > 0 and (
        units[that - 1].low in nouns or (finding.relation == "refuses" and units[that - 1].low == "idea")
    )


def _only_asked(units: Units, finding: Finding, first: int) -> bool:
    """As in "will kill them unless Y frees its prisoners": it is asked of Y, and depends on nothing."""
    unless = first > 0 and units[first - 1].low == "unless" and finding.relation not in _OF_SPEECH
    return unless and all(unit.kind != "comma" for unit in units[first : finding.trigger])


def _clause_start(units: Units, trigger: int) -> int:
    first = trigger
    while first > 0 and units[first - 1].kind not in _BREAKS:
        first -= 1
    return first


def attribution_of(passage: Passage, trigger: int) -> Attribution | None:
    """The innermost attribution whose words hold the trigger."""
    return next(iter(attributions_of(passage, trigger)), None)


def attributions_of(passage: Passage, trigger: int) -> list[Attribution]:
    """The attributions whose words hold the trigger, the innermost first."""
    around = [a for a in passage.attributions if a.first <= trigger <= a.last and a.verb != trigger]
    if not around:
        return []
    around = [a for a in around if not _left_in_quotes(passage, a, trigger)]
    aside = _by_the_way(passage, trigger) if around else None
    if aside is not None:
        around = [a for a in around if (a.verb <= aside.closing or not aside.plain) and not _shifts(passage, a, aside)]
    # "X told us that Y did, Z said": Z tells what X told, though the words of X might as well go on to the end.
    closes = [a for a in around if a.verb > trigger]
    lasts = {id(a): min([a.last, *(by.last for by in closes if _closed_by(a, by))]) for a in around}
    return sorted(around, key=lambda a: (lasts[id(a)] - a.first, a.verb))


def _left_in_quotes(passage: Passage, told: Attribution, trigger: int) -> bool:
    """As in '"X told us that …," said one who lost three sons': X's words end with the quotation that tells them."""
    if any(first <= told.verb <= last < trigger for first, last in passage.quoted):
        return True
    # '"…," said one who lost three sons': of him the text itself tells
    inverted = 0 < told.verb < trigger and passage.units[told.verb - 1].kind == "quote"
    return inverted and not any(first <= trigger <= last for first, last in passage.quoted)


def _closed_by(told: Attribution, by: Attribution) -> bool:
    """Whether who speaks at the end tells what another has told: "X told us that …, Z said", "according to X, …"."""
    return by.first < told.first or (by.first == told.first and told.verb < 0 and told.start < by.start)


@record
class _Aside:
    """A relative clause between commas, at ``opening`` and ``closing``, that tells what is so.

    Attributes:
        opening: its first comma.
        closing: its last one.
        plain: whether its verb is active and in the present, "which backs Y", so that the text itself may tell it.
        present: whether its verb is in the present or the present perfect: "which is backed by", "which has backed".
    """

    opening: int
    closing: int
    plain: bool
    present: bool


def _by_the_way(passage: Passage, trigger: int) -> _Aside | None:
    """The relative clause between commas at the trigger.

    As in "X, which backs Y, has sent no troops, Z said": Z need not have said it. What is told of the past, as in
    "the rebels, who attacked on Monday, killed ten, Z said", may well be his.
    """
    units = passage.units
    back = range(trigger, max(trigger - _INSERTED, 0), -1)
    opener = next((i for i in back if units[i].kind in ("comma", "stop", "quote", "dash", "that")), None)
    if opener is None or units[opener].kind != "comma" or units[opener + 1].low not in _WHICH or opener == 0:
        return None
    closing = next((i for i in range(trigger + 1, min(trigger + _INSERTED, len(units))) if units[i].kind == "comma"), 0)
    verbs = [group for group in passage.groups if opener < group.first <= trigger]
    goes_on = any(group.first > closing and group.form == "finite" for group in passage.groups)
    if not closing or not goes_on or len(verbs) != 1 or verbs[0].modality != "actual":
        return None
    present = not verbs[0].past or units[verbs[0].first].low in ("has", "have")
    return _Aside(opener, closing, not verbs[0].past and verbs[0].voice == "active", present)


def _shifts(passage: Passage, told: Attribution, aside: _Aside) -> bool:
    """Whether who speaks before the aside is told in the past, with what he says, and the aside is not.

    As in "Z said that X, which has fought for Y, attacked W": had Z said so, too, it would be "which had fought". What
    stands among the words of a state or group stays its own word: it may have said just this of its foe.
    """
    if told.speaker is not None and (told.speaker.type in SIDES or told.speaker.acts_for is not None):
        return False
    before = 0 <= told.verb < aside.opening and told.first <= aside.opening
    if not before or not aside.present or any(first <= aside.opening <= last for first, last in passage.quoted):
        return False
    groups = passage.groups
    says = next((group for group in groups if group.first <= told.verb <= group.head), None)
    goes_on = next((group for group in groups if group.first > aside.closing and group.form == "finite"), None)
    return says is not None and says.past and goes_on is not None and _is_past(passage.units, goes_on)


def _is_past(units: Units, group: VerbGroup) -> bool:
    return group.past and units[group.first].low not in ("has", "have")


_INSERTED = 12
_WHICH = frozenset(("which", "who", "whose"))
