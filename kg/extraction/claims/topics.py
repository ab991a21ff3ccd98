"""Topics: what somebody seeks, uses or assesses; aims that a list spells out under "Its goals include:"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extraction.arguments.objects import content_from, surer
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase, noun_phrase_before
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.words.units import NAMES
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["aim_of_list", "listed_aim", "topic_findings"]

_SEEKS = frozenset(("seek", "want", "pursue"))
_USES = frozenset(("use", "employ", "deploy", "possess", "wield"))
_REPORTS = frozenset(("report", "reports", "analysis", "index", "study", "ministry", "assessment", "update", "updates"))
_AIMS = frozenset(("goals", "aims", "objectives", "demands"))
_NOTES = frozenset(("note", "highlight", "underline", "stress", "emphasise", "emphasize", "underscore"))
_QUALITIES = frozenset(
    ("fragility", "weakness", "strength", "resilience", "failure", "success", "progress", "deterioration", "risk",
     "risks", "limits", "instability", "brutality", "scale", "severity", "decline", "growth", "reach", "durability")
)  # fmt: skip
_RANKS = frozenset(("among", "largest", "strongest", "most", "worst", "best-armed", "biggest"))
_BAD = frozenset(("danger", "threat", "menace", "scourge", "enemy", "aggressor", "terrorist", "terrorists", "cancer"))
_LONGEST = 90


def topic_findings(clauses: Clauses) -> Iterator[Finding]:
    """The aims, means and judgements of a sentence."""
    for group in clauses.groups:
        if group.voice != "active" or group.negated or group.modality != "actual" or group.form == "infinitive":
            continue
        if group.lemma in _SEEKS:
            yield from _with_topic(clauses, group, "seeks", None)
        elif group.lemma in _USES:
            yield from _with_topic(clauses, group, "uses", wordlists().classes["weapons"])
        elif group.lemma in ("describe", "label", "call", "rank"):
            yield from _assessed(clauses, group)
        elif group.lemma in _NOTES:
            yield from _noted(clauses, group)
    yield from _ranked(clauses)


def _noted(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "The institute notes the truce's fragility": what a body that studies conflicts judges."""
    units, first = clauses.units, group.head + 1
    phrase = noun_phrase(units, first) if first < len(units) else None
    words = content_from(units, first) if phrase else None
    if phrase is None or words is None or len(words) > _LONGEST or units[phrase.last].low not in _QUALITIES:
        return
    for judge in clauses.subjects(group):
        if judge.actor.type in ("ResearchOrganization", "Organization", "IntergovernmentalOrganization"):
            yield Finding(
                group.head, "assesses", judge, _topic(units, phrase, words), act="assesses", claimant=judge.speaker,
                claimant_at=(judge.start, judge.end), score=surer(0.7, judge),
            )  # fmt: skip


def _ranked(clauses: Clauses) -> Iterator[Finding]:
    """As in "According to the index, X is among the deadliest groups": the index judges X."""
    units = clauses.units
    if len(units) < 6 or units[0].low != "according" or units[1].low != "to":
        return
    comma = next((i for i, unit in enumerate(units) if unit.kind == "comma"), 0)
    source = noun_phrase(units, 2)
    names = [u for u in units[2:comma] if u.kind in NAMES and u.actor is not None] if source else []
    being = next((i for i in range(comma, len(units)) if units[i].kind == "be"), 0)
    if len(names) != 1 or names[0].actor is None or not comma or not being:
        return
    judge = Party(names[0].actor, names[0].actor, names[0].start, names[0].end, frozenset(("name",)), "name")
    first = being + 1
    while first < len(units) and units[first].kind == "adverb":
        first += 1
    if not any(unit.low in _RANKS or unit.low.endswith("iest") for unit in units[first : first + 5]):
        return
    for party in clauses.copula(being):
        if party.actor.name != judge.actor.name:
            yield Finding(
                being, "assesses", judge, party, content=content_from(units, first), act="assesses",
                claimant=judge.speaker, claimant_at=(judge.start, judge.end), score=surer(0.7, judge, party),
            )  # fmt: skip


def _with_topic(clauses: Clauses, group: VerbGroup, relation: str, heads: frozenset[str] | None) -> Iterator[Finding]:
    """As in "X seeks autonomy", "X uses drones"; a topic in the text's own words."""
    units, first = clauses.units, group.head + 1
    phrase = noun_phrase(units, first) if first < len(units) else None
    words = content_from(units, first) if phrase else None
    if phrase is None or words is None or len(words) > _LONGEST or phrase.party is not None:
        return
    if units[first].low in _WAYS:
        return  # "wants out", "wants back in": no thing that is sought
    if relation == "uses":
        words = _means(units, phrase, words)
    if relation == "seeks" and not _REFUGE.isdisjoint(unit.low for unit in units[phrase.first : phrase.last + 1]):
        return  # what those seek who flee
    if units[first].low in ("what", "whatever", "who", "whom"):
        return  # "wants what he calls a republic"
    if group.form == "present" and _aimed_at(units, group.first):
        return  # "brought a suit against Y seeking damages": whoever brought it
    if units[phrase.first].kind == "determiner" and units[phrase.first].low not in ("a", "an", "the", "its", "more"):
        return
    if heads is not None and not heads & {unit.low for unit in units[phrase.first : phrase.last + 1]}:
        return
    for doer in clauses.subjects(group):
        if doer.actor.type not in ("Person", "MediaOutlet", "UnnamedSource") and "assets" not in doer.roles:
            yield Finding(group.head, relation, doer, _topic(units, phrase, words), score=surer(0.7, doer))


_WAYS = frozenset(("out", "in", "back", "off", "away", "up", "down", "more", "less", "nothing", "none", "much"))


def _means(units: Units, phrase: NounPhrase, words: str) -> str:
    """The means alone, one or several: "drones and mortars" of "drones and mortars against Y at dawn"."""
    last = phrase.last
    while last + 2 < len(units) and units[last + 1].kind == "conjunction":
        further = noun_phrase(units, last + 2)
        if further is None or further.party is not None:
            break
        last = further.last
    told = words[: units[last].end - units[phrase.first].start]
    return told if words.startswith(told) and told.endswith(units[last].text) else words


_REFUGE = frozenset(("shelter", "refuge", "asylum", "sanctuary", "safety", "cover", "treatment"))


def _aimed_at(units: Units, index: int) -> bool:
    """Whether the phrase before ``index`` is whom "against" names."""
    phrase = noun_phrase_before(units, index - 1) if index > 1 else None
    return phrase is not None and phrase.first > 0 and units[phrase.first - 1].low == "against"


def _topic(units: Units, phrase: NounPhrase, words: str) -> Party:
    actor = Actor(words, "Topic")
    return Party(actor, actor, units[phrase.first].start, units[phrase.last].end, frozenset(("name",)), "name")


def _assessed(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "The report described X as the largest group": who judges is a report's body or a ministry."""
    units = clauses.units
    phrases = clauses.phrases_from(group.head + 1)
    party = phrases[0].party if phrases else None
    after = phrases[0].last + 1 if phrases else len(units)
    if party is None or after >= len(units) or units[after].low != "as" or party.roles != {"name"}:
        return
    for judge in _judges(clauses, group):
        if judge.actor.name != party.actor.name:
            yield Finding(
                group.head, "assesses", judge, party, content=content_from(units, after + 1), act="assesses",
                claimant=judge.speaker, claimant_at=(judge.start, judge.end), score=surer(0.7, judge, party),
            )  # fmt: skip
            described = noun_phrase(units, after + 1) if after + 1 < len(units) else None
            if described is not None and units[described.last].low in _BAD:
                yield Finding(
                    group.head, "criticises", judge, party, content=content_from(units, after + 1), act="assesses",
                    claimant=judge.speaker, claimant_at=(judge.start, judge.end), score=surer(0.7, judge, party),
                )  # fmt: skip


def _judges(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    parties = clauses.subjects(group)
    if parties:
        return parties
    last = clauses.past_adjuncts(group.first - 1)
    phrase = noun_phrase_before(clauses.units, last) if last >= 0 else None
    if phrase is None or clauses.units[phrase.last].low not in _REPORTS:
        return ()
    names = [u for u in clauses.units[phrase.first : phrase.last + 1] if u.kind in NAMES and u.actor is not None]
    if len(names) != 1 or names[0].actor is None:
        return ()
    return (Party(names[0].actor, names[0].actor, names[0].start, names[0].end, frozenset(("name",)), "name"),)


def aim_of_list(clauses: Clauses) -> Party | None:
    """Whose aims the bullets after the sentence are: "X's goals include:"; ``None`` where it opens no such list."""
    units = clauses.units
    if not units or units[-1].text != ":" or not any(unit.low in _AIMS for unit in units):
        return None
    index = next(i for i, unit in enumerate(units) if unit.low in _AIMS)
    phrase = noun_phrase_before(units, index)
    names = [unit for unit in units[phrase.first : index] if unit.kind in NAMES] if phrase else []
    if len(names) != 1 or names[0].actor is None:
        return None
    unit = names[0]
    actor = names[0].actor
    return Party(actor, actor, unit.start, unit.end, frozenset(("name",)), "coreference")


def listed_aim(clauses: Clauses, holder: Party) -> Iterator[Finding]:
    """The aim that a bullet names."""
    units = clauses.units
    last = len(units) - 1 - (units[-1].kind == "end")
    if last < 0:
        return
    words = " ".join(unit.text for unit in units[: last + 1]).replace(" 's", "'s").replace(" ’s", "’s")
    if len(words) > 2 * _LONGEST:
        return
    at = Party(holder.actor, holder.speaker, units[0].start, units[0].end, holder.roles, "coreference")
    actor = Actor(words, "Topic")
    topic = Party(actor, actor, units[0].start, units[last].end, frozenset(("name",)), "name")
    yield Finding(0, "seeks", at, topic, score=0.65)
