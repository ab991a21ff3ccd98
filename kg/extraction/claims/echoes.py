"""Echoes: what answers a deed of the sentences before: a claim of it, blame for it, a vow to avenge it, praise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain

from kg.extraction.arguments.objects import content_from, surer
from kg.extraction.claims.demands import speakers
from kg.extraction.claims.revenge import answers_words, of_unknown_side, revenge_at
from kg.extraction.conflict.struck import struck
from kg.extraction.counting.figures import figure_findings
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup, noun_phrase, noun_phrase_before
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.act_nouns import act_at, at_its_door
from kg.extraction.patterns.gifts import is_given, unaddressed
from kg.extraction.reference.deeds import Deeds, asks_for_help
from kg.extraction.reference.discourse import Discourse
from kg.extraction.reference.feuds import carries
from kg.extraction.speech.tellings import clause_follows
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["echo_findings", "the_deed"]

_CLAIMS = frozenset(("claim", "accept", "take", "admit", "acknowledge", "assume"))
_DOES = frozenset(("do", "carry", "stage", "commit", "conduct", "lay", "plan", "perpetrate", "mount", "plant",
                   "launch"))  # fmt: skip
_SAYS = frozenset(("say", "claim", "admit", "announce", "acknowledge", "confirm", "boast", "declare"))
_OWN = frozenset(("responsibility", "credit"))
_VOWS = frozenset(("vow", "pledge", "swear", "promise", "threaten"))
_ANSWERS = frozenset(("retaliate", "avenge", "respond", "answer", "reply", "punish"))
_PRAISES = {"welcome": "welcomed", "hail": "welcomed", "praise": "welcomed", "applaud": "welcomed",
            "support": "supports", "back": "supports", "endorse": "supports", "defend": "supports"}  # fmt: skip
_ABETS = frozenset(("abet", "aid", "support", "back", "assist", "facilitate", "enable", "sponsor", "finance", "fund"))
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))
_OPERATIONS = frozenset(("operation", "operations", "action", "actions", "campaign", "move", "intervention"))
_DEMANDS = frozenset(("demand", "call", "urge", "seek", "request"))
_STOPS = frozenset(("end", "halt", "stop", "cessation", "suspension", "withdrawal", "pullout", "retreat", "removal"))
_BEARERS = frozenset((*SIDES, "StateOrgan"))
"""Who does deeds that others answer."""
_THEIRS = frozenset(("its", "their", "his", "her"))
_HELPS = frozenset(("supports", "arms", "funds", "trains"))
_OFFERS = frozenset(("offer", "demand", "demands", "call", "calls", "appeal", "request", "ultimatum", "proposal",
                     "order", "invitation", "plan", "deadline", "warning", "terms", "conditions"))  # fmt: skip
_ENDS = frozenset(("end", "comma", "stop", "conjunction"))
_DOING_IT = frozenset(("doing", "done", "committing", "staging", "conducting", "planning", "ordering", "launching",
                       "perpetrating", "carrying"))  # fmt: skip
_CLAUSE = frozenset(("stop", "end", "subordinator", "relative", "that", "quote"))
_NEAR = 7
_NO: frozenset[str] = frozenset()


def echo_findings(clauses: Clauses, discourse: Discourse, said: Sequence[Finding]) -> Iterator[Finding]:
    """What a sentence says of a deed that another sentence tells.

    Args:
        clauses: the sentence.
        discourse: what was said before it.
        said: what other rules have read in the sentence.
    """
    told = {finding.trigger for finding in said}
    given: list[Finding] = []
    here = _Here(clauses, discourse, said)
    for group in clauses.groups:
        if group.negated or group.modality != "actual" or group.form == "infinitive":
            continue
        if group.voice != "active":
            yield from _answered_by(clauses, group, here, discourse) if group.head not in told else ()
            continue
        if group.lemma in _CLAIMS and group.head not in told:
            yield from _claimed(clauses, group, here)
        elif group.lemma in _DOES:
            yield from _says_so(clauses, group, here)
        elif group.lemma in _VOWS and not told & set(range(group.head, group.head + _NEAR)):
            vowed = list(_vowed(clauses, group, here, discourse))
            yield from vowed
            given += _promised(clauses, group, discourse, (*said, *given)) if not vowed else ()
        elif group.lemma in _PRAISES and group.head not in told:
            yield from _praised(clauses, group, discourse)
        elif group.lemma in _DEMANDS and not told & set(range(group.head, group.head + _NEAR)):
            yield from _demanded(clauses, group, discourse)
        elif group.head not in told and (answer := list(_said_no(clauses, group, discourse))):
            yield from answer
        elif group.head not in told:
            given += _given_too(clauses, group, discourse, (*said, *given))
    yield from chain.from_iterable(_was_behind(clauses, i, here) for i in clauses.places.of(_NO, kind="be", ahead=1))
    yield from given
    yield from _refused(clauses, discourse, said)
    accused = {finding.trigger: finding.target for finding in said if finding.relation == "accuses"}
    charged = {
        finding.charge_of for finding in said
        if (finding.object is not None or finding.relation != "attacked")
        # Who helped the accused, "with the help of Z", does not tell what the accused did.
        and not (finding.relation == "supports" and finding.target == accused.get(finding.charge_of or -1))
    }  # fmt: skip
    for finding in said:
        apart = finding.object is not None and finding.claimant is not None and finding.trigger not in charged
        if finding.relation == "accuses" and apart:
            yield from _blamed(clauses, finding, here)
            yield from _abetted(clauses, finding, discourse)


class _Here:
    """The deeds that a sentence may answer: those it tells itself before that, else those of the sentences before."""

    def __init__(self, clauses: Clauses, discourse: Discourse, said: Sequence[Finding]) -> None:
        self._clauses, self._discourse, self._said = clauses, discourse, said
        self._figures: tuple[Finding, ...] | None = None

    def victim(self, doer: str, before: int, *, owns: bool = False) -> Actor | None:
        """To whom the deed was done that is meant before ``before``, of which no name tells who did it.

        Args:
            doer: the name of who did it.
            before: the index of the unit after which nothing is looked at.
            owns: whether ``doer`` says so himself, so that it may be a deed that he is told to have done.
        """
        if not any(
            unit.low in wordlists().classes["harm"] or unit.kind == "verb" for unit in self._clauses.units[:before]
        ):
            return self._discourse.deeds.victim(doer, owns=owns)
        if self._figures is None:
            self._figures = tuple(figure_findings(self._clauses, self._said))
        found = [finding for finding in (*self._said, *self._figures) if finding.trigger < before]
        own = Deeds()
        own.note(self._clauses.units[:before], found, struck(self._clauses, before))
        return own.victim(doer, owns=owns) if own.told else self._discourse.deeds.victim(doer, owns=owns)

    def striker(self, victim: str, before: int) -> Actor | None:
        """Who alone is told, before ``before``, to have struck the one of that name."""
        strikers = {
            finding.subject.actor.name: finding.subject.actor
            for finding in self._said
            if finding.relation == "attacked" and finding.target == victim and finding.trigger < before
            and finding.stance == "affirms" and finding.modality == "actual"
        }  # fmt: skip
        return next(iter(strikers.values())) if len(strikers) == 1 else None


def _says_so(clauses: Clauses, group: VerbGroup, here: _Here) -> Iterator[Finding]:
    """As in "X said it had done it", "X said its fighters had carried out the attack"."""
    clause = clauses.clause(group)
    speech = clause.governor if clause is not None else None
    units = clauses.units
    if speech is None or speech.lemma not in _SAYS or speech.negated or speech.voice != "active":
        return
    told = units[group.first].kind == "have" or units[group.head].low.endswith("ed")  # "said it (had) carried out"
    if not told or not the_deed(clauses, group.head + 1 + (units[group.head + 1].low == "out")):
        return
    doers = {party.actor.name: party for party in clauses.subjects(group)}
    for doer in clauses.subjects(speech):
        victim = here.victim(doer.actor.name, speech.first, owns=True) if doer.actor.name in doers else None
        if victim is not None and doer.actor.type in _BEARERS:
            yield from _owned(group, doer, _met(_of_state(clauses, victim, doer), doer))


def _was_behind(clauses: Clauses, index: int, here: _Here) -> Iterator[Finding]:
    """As in "X said it was behind the attack", "X said its fighters were responsible for the killings"."""
    words = [unit.low for unit in clauses.units[index + 1 : index + 3]]
    first = index + 2 if words[:1] == ["behind"] else index + 3 if words == ["responsible", "for"] else 0
    speech = next((g for g in reversed(clauses.groups) if g.head < index), None)
    if not first or speech is None or speech.lemma not in _SAYS or speech.negated or speech.modality != "actual":
        return
    before = clauses.units[speech.head + 1 : index]
    if speech.voice != "active" or any(unit.kind in ("modal", "negation", "comma") for unit in before):
        return
    doer = _same(clauses.subjects(speech), clauses.copula(index), before)
    if doer is not None and doer.actor.type in _BEARERS and the_deed(clauses, first):
        victim = here.victim(doer.actor.name, speech.first, owns=True)
        group = VerbGroup(index, index, "be", "active", "finite")
        yield from _owned(group, doer, _met(_of_state(clauses, victim, doer), doer))


def _same(speakers: Sequence[Party], told_of: Sequence[Party], between: Sequence[Unit]) -> Party | None:
    """The speaker, where he speaks of himself: by name, or as the "it" that nobody else is."""
    own = not told_of and any(unit.low in ("it", "they") and unit.actor is None for unit in between)
    alike = len(told_of) == 1 and len(speakers) == 1 and told_of[0].actor.name == speakers[0].actor.name
    return speakers[0] if len(speakers) == 1 and (own or alike) else None


def _owned(group: VerbGroup, doer: Party, victim: Party | None) -> Iterator[Finding]:
    if victim is not None:
        yield Finding(
            group.head, "attacked", doer, victim, "Attack", act="acknowledges", claimant=doer.speaker,
            claimant_at=(doer.start, doer.end), score=surer(0.75, doer, victim),
        )  # fmt: skip


def _of_state(clauses: Clauses, victim: Actor | None, doer: Party, accuser: Party | None = None) -> Actor | None:
    """Whose soldiers or policemen the victims are, where the text lets no doubt: the accuser's, or the one foe's."""
    if victim is None or victim.type != "Population" or victim.name not in wordlists().classes["state_force"]:
        return victim
    if accuser is not None and accuser.actor.type == "State":
        return accuser.actor
    return clauses.foe(doer.actor, official=True) or victim


def _met(actor: Actor | None, by: Party) -> Party | None:
    """The one whom the sentences before name, as an end of what is told here."""
    if actor is None:
        return None
    return Party(actor, actor, by.start, by.end, frozenset(("name",)), "coreference")


def _claimed(clauses: Clauses, group: VerbGroup, here: _Here) -> Iterator[Finding]:
    """As in "X claimed responsibility for the attack", "X claimed the killings"."""
    units, first = clauses.units, group.head + 1
    phrase = noun_phrase(units, first) if first < len(units) else None
    owns = phrase is not None and units[phrase.last].low in _OWN
    if phrase is not None and owns:
        after = phrase.last + 1
        if after < len(units) and units[after].low == "for" and not the_deed(clauses, after + 1):
            return
    elif group.lemma not in ("claim", "admit") or not the_deed(clauses, first) or clause_follows(clauses, first):
        # "claimed the attack had been staged" claims none
        return
    for doer in clauses.subjects(group):
        if doer.actor.type in _BEARERS:
            victim = here.victim(doer.actor.name, group.first, owns=True)
            yield from _owned(group, doer, _met(_of_state(clauses, victim, doer), doer))


def _answered_by(clauses: Clauses, group: VerbGroup, here: _Here, discourse: Discourse) -> Iterator[Finding]:
    """As in "The attack was claimed by X", "The strikes were welcomed by X"."""
    if group.lemma == "claim":
        yield from _claimed_by(clauses, group, here)
    elif group.lemma in _PRAISES and group.voice == "passive":
        yield from _praised_by(clauses, group, discourse)
    elif group.lemma in _DOES - {"plan", "lay", "plant"}:
        yield from _carried_out(clauses, group, here)


def _carried_out(clauses: Clauses, group: VerbGroup, here: _Here) -> Iterator[Finding]:
    """As in "The attack was carried out by X": by X, who did to somebody what another sentence tells."""
    clause, phrases = clauses.clause(group), clauses.subject_phrases(group)
    if clause is None or len(phrases) != 1 or len(clause.agents) != 1 or group.voice != "passive":
        return
    doer, alone = clause.agents[0], Clauses(clauses.units[: phrases[0].last + 1], ())
    if doer.actor.type in _BEARERS and the_deed(alone, phrases[0].first):
        hurt = _of_state(clauses, here.victim(doer.actor.name, phrases[0].first), doer)
        victim = _met(hurt, doer)
        if victim is not None:
            yield Finding(group.head, "attacked", doer, victim, "Attack", score=surer(0.7, doer, victim))


def _claimed_by(clauses: Clauses, group: VerbGroup, here: _Here) -> Iterator[Finding]:
    """As in "The attack was claimed by X", "Responsibility was claimed by X"."""
    clause, phrases = clauses.clause(group), clauses.subject_phrases(group)
    if clause is None or len(phrases) != 1 or len(clause.agents) != 1:
        return
    alone = Clauses(clauses.units[: phrases[0].last + 1], ())
    if clauses.units[phrases[0].last].low in _OWN or the_deed(alone, phrases[0].first):
        doer = clause.agents[0]
        victim = here.victim(doer.actor.name, phrases[0].first, owns=True) if doer.actor.type in _BEARERS else None
        yield from _owned(group, doer, _met(_of_state(clauses, victim, doer), doer))


def the_deed(clauses: Clauses, first: int) -> bool:
    """Whether "the attack", "it", "both bombings" stand at ``first``, and nothing tells on whom that was."""
    units = clauses.units
    if first >= len(units):
        return False
    if units[first].low in ("it", "this", "both") and (first + 1 >= len(units) or units[first + 1].kind not in NAMES):
        return units[first].low != "both" or the_deed(clauses, first + 1)
    that = units[first].kind == "that" and first + 1 < len(units)  # "for that attack"
    phrase = noun_phrase(units, first + that)
    if phrase is None or phrase.party is not None or not (that or units[phrase.first].low in _DEFINITE):
        return False
    after = units[min(phrase.last + 1, len(units) - 1)].kind
    if that and (units[phrase.first].kind == "determiner" or after in ("be", "have", "modal", "do")):
        return False  # "claimed that the war was over"
    word = units[phrase.last].low
    event = wordlists().events.get(word)
    violent = (event is not None and event.relation == "attacked") or word in wordlists().classes["harm"] | _OPERATIONS
    return violent and not _names_more(units, phrase.last + 1)


def _names_more(units: Sequence[Unit], first: int) -> bool:
    """Whether somebody else is named before the clause ends: "the attack on Y", "the raid by Z"."""
    for unit in units[first : first + _NEAR]:
        if unit.kind in _CLAUSE or unit.kind in ("comma", "verb"):
            return False
        mourned = unit.resolved and unit.low in ("him", "her", "his")  # "vowed to avenge him"
        if (unit.kind in NAMES and not mourned) or unit.kind == "capital":
            return True
    return False


def _vowed(clauses: Clauses, group: VerbGroup, here: _Here, discourse: Discourse) -> Iterator[Finding]:
    """As in "X vowed to respond", "X promised revenge", "X swore to avenge the dead".

    "X said two people had died in a raid by Y and vowed revenge" tells itself who is meant.
    """
    units, first = clauses.units, group.head + 1
    inner = next((g for g in clauses.groups if g.head > group.head), None)
    answers = inner is not None and inner.form == "infinitive" and inner.first == first and inner.lemma in _ANSWERS
    phrase = revenge_at(units, first)
    if not answers and phrase is None:
        return
    last = inner.head if answers and inner is not None else phrase.last if phrase is not None else first
    speaks = inner is not None and inner.lemma in ("respond", "answer", "reply")
    if _names_more(units, last + 1) or (answers and speaks and answers_words(units, last + 1)):
        return
    for doer in (party for party in clauses.subjects(group) if not of_unknown_side(units, party)):
        foe = _met(here.striker(doer.actor.name, group.first) or discourse.deeds.doer(doer.actor.name), doer)
        if foe is not None and foe.actor.type in _BEARERS and "assets" not in doer.roles:
            content = content_from(units, first)
            yield Finding(group.head, "threatens", doer, foe, content=content, score=surer(0.7, doer, foe))


def _praised(clauses: Clauses, group: VerbGroup, discourse: Discourse) -> Iterator[Finding]:
    """As in "X welcomed the strikes", "X defended the operation"."""
    if group.form == "infinitive" or not the_deed(clauses, group.head + 1):
        return  # "sent soldiers to defend the wells"
    for friend in speakers(clauses, group):
        doer = _met(discourse.deeds.doer(friend.actor.name) or discourse.deeds.only_doer(), friend)
        if doer is not None and doer.actor.type in _BEARERS:
            yield Finding(group.head, _PRAISES[group.lemma], friend, doer, score=surer(0.7, friend, doer))


def _praised_by(clauses: Clauses, group: VerbGroup, discourse: Discourse) -> Iterator[Finding]:
    """As in "The strikes were welcomed by X"."""
    clause, phrases = clauses.clause(group), clauses.subject_phrases(group)
    if clause is None or len(phrases) != 1:
        return
    if not the_deed(Clauses(clauses.units[: phrases[0].last + 1], ()), phrases[0].first):
        return
    for friend in clause.agents:
        doer = _met(discourse.deeds.doer(friend.actor.name) or discourse.deeds.only_doer(), friend)
        if doer is not None and doer.actor.type in _BEARERS and "assets" not in friend.roles:
            yield Finding(group.head, _PRAISES[group.lemma], friend, doer, score=surer(0.7, friend, doer))


def _abetted(clauses: Clauses, accusation: Finding, discourse: Discourse) -> Iterator[Finding]:
    """As in "X accused Y of abetting the attack": Y is said to have helped whoever made it."""
    accused = accusation.object
    helping = next((g for g in clauses.groups if g.head > accusation.trigger and g.form == "present"), None)
    if accused is None or helping is None or helping.lemma not in _ABETS or helping.negated:
        return
    if not the_deed(clauses, helping.head + 1):
        return
    doer = _met(discourse.deeds.doer(accused.actor.name), accused)
    ends = {accused.actor.name, accusation.subject.actor.name}
    if doer is not None and doer.actor.type in _BEARERS and doer.actor.name not in ends:
        by = accusation.subject
        yield Finding(
            helping.head, "supports", accused, doer, act="accuses", claimant=by.speaker, claimant_at=(by.start, by.end),
            score=surer(0.7, accused, doer),
        )  # fmt: skip


def _demanded(clauses: Clauses, group: VerbGroup, discourse: Discourse) -> Iterator[Finding]:
    """As in "X called for an end to the offensive", "X demanded the withdrawal of the troops": of whose these are."""
    units, first = clauses.units, group.head + 1
    first += first < len(units) and units[first].low == "for"
    phrase = noun_phrase(units, first) if first < len(units) else None
    if phrase is not None and units[phrase.last].low == "release" and units[phrase.first].low in _THEIRS:
        yield from _of_the_doer(clauses, group, first, None, discourse)
    if phrase is None or phrase.party is not None or units[phrase.last].low not in _STOPS:
        return
    after = phrase.last + 1
    owned = after + 1 < len(units) and units[after].low in ("of", "to", "in", "on")
    inner = noun_phrase(units, after + 1) if owned else None
    theirs = inner is not None and units[inner.first].low in _DEFINITE and units[inner.last].low in _forces()
    known = inner.party if theirs and inner is not None and units[inner.last].resolved else None
    if known is None and (not owned or _names_more(units, after) or not (theirs or the_deed(clauses, after + 1))):
        return
    yield from _of_the_doer(clauses, group, first, known, discourse)


def _of_the_doer(
    clauses: Clauses, group: VerbGroup, first: int, known: Party | None, discourse: Discourse
) -> Iterator[Finding]:
    """What is demanded, of the one who is known to be meant, else of who did the last deed that was told."""
    harm = wordlists().classes["harm"]
    deed = next((unit.low for unit in clauses.units[first : first + 6] if unit.low in harm), "")
    for asker in speakers(clauses, group):
        doer = known or _met(discourse.deeds.doer(asker.actor.name, noun=deed), asker)
        if doer is not None and doer.actor.type in _BEARERS:
            yield Finding(
                group.head, "demandsOf", asker, doer, content=content_from(clauses.units, first), modality="demanded",
                claimant=asker.speaker, claimant_at=(asker.start, asker.end), score=surer(0.7, asker, doer),
            )  # fmt: skip


def _said_no(clauses: Clauses, group: VerbGroup, discourse: Discourse) -> Iterator[Finding]:
    """As in "X said no", "X turned the offer down": to who has just asked something of X."""
    units, first = clauses.units, group.head + 1
    words = [unit.low for unit in units[first : first + 3]]
    down = group.lemma == "turn" and "down" in words and any(word in _OFFERS for word in words)
    no = group.lemma == "say" and words[:1] == ["no"] and (len(words) == 1 or units[first + 1].kind in _ENDS)
    for refuser in clauses.subjects(group) if down or no else ():
        asker = discourse.deeds.asker(refuser.actor.name)
        if asker is not None:
            whom = _met(asker.actor, refuser)
            yield Finding(group.head, "refuses", refuser, whom, score=surer(0.7, refuser, whom))


def _refused(clauses: Clauses, discourse: Discourse, said: Sequence[Finding]) -> Iterator[Finding]:
    """As in "X rejected the ultimatum", where another sentence tells whose that was."""
    for finding in said:
        if finding.relation != "refuses" or finding.object is not None or finding.stance != "affirms":
            continue
        phrase = noun_phrase(clauses.units, finding.trigger + 1) if finding.trigger + 1 < len(clauses.units) else None
        asker = discourse.deeds.asker(finding.subject.actor.name)
        if phrase is None or asker is None or clauses.units[phrase.last].low not in _OFFERS:
            continue
        if clauses.units[phrase.first].low in _DEFINITE and not _names_more(clauses.units, phrase.last + 1):
            yield replace(finding, object=_met(asker.actor, finding.subject), score=min(finding.score, 0.55))


@cache
def _forces() -> frozenset[str]:
    return wordlists().nouns["forces"] | wordlists().nouns["fighters"]


def _given_too(clauses: Clauses, group: VerbGroup, discourse: Discourse, said: Sequence[Finding]) -> Iterator[Finding]:
    """As in "X armed Y, and Z sent tanks": to the one whom the clause or sentence before tells to be helped."""
    relations = unaddressed(clauses, group) or _stood_by(clauses, group)
    if not relations or _to_some_end(clauses.units, group.head):
        return
    asked = any(discourse.deeds.asked_to_help(giver.actor.name) for giver in clauses.subjects(group))
    if _troops(clauses, group) and not asked and not _as_well(clauses.units, group.head):
        return  # "X backs Y, and Z has sent troops": against Y, as far as one knows
    helps = [f for f in said if f.relation in _HELPS and f.trigger < group.head and not carries(clauses.units, f)]
    here = {f.object.actor.name: f.object for f in helps if f.object}
    here = here or {
        f.subject.actor.name: f.subject
        for f in said
        if f.trigger < group.head
        and asks_for_help(clauses.units, f)
        and f.object is not None
        and f.object.actor.name in {giver.actor.name for giver in clauses.subjects(group)}
    }  # "X asked Y for arms, and Y sent mortars"
    if len(here) > 1 or (not here and _others_act(clauses, group)):
        return
    givers = [giver.actor.name for giver in clauses.subjects(group)]
    helped = next(iter(here.values())) if here else discourse.deeds.helped(givers)
    for giver in clauses.subjects(group):
        whom = _met(helped.actor, giver) if helped is not None else None
        for relation in relations if whom is not None else ():
            if whom is not None and giver.actor.name != whom.actor.name and is_given(relation, giver, whom):
                yield Finding(group.head, relation, giver, whom, score=surer(0.7, giver, whom))


def _troops(clauses: Clauses, group: VerbGroup) -> bool:
    phrase = noun_phrase(clauses.units, group.head + 1) if group.head + 1 < len(clauses.units) else None
    return phrase is not None and clauses.units[phrase.last].low in _TROOPS


_TROOPS = frozenset(("troops", "soldiers", "forces", "army", "battalion", "battalions", "brigade", "brigades",
                     "contingent", "paratroopers", "commandos", "marines", "division", "divisions"))  # fmt: skip


def _as_well(units: Sequence[Unit], head: int) -> bool:
    """Whether the clause says that it is done as others do it: "also sent troops", "sent troops, too"."""
    first = next((i for i in range(head, -1, -1) if units[i].kind in ("stop", "conjunction")), 0)
    last = next((i for i in range(head, len(units)) if units[i].kind in ("stop", "conjunction", "end")), len(units))
    return any(unit.low in _LIKEWISE for unit in units[first:last])


_LIKEWISE = frozenset(("also", "too", "likewise", "well", "similarly", "turn"))


def _promised(clauses: Clauses, group: VerbGroup, discourse: Discourse, said: Sequence[Finding]) -> Iterator[Finding]:
    """As in "X armed Y, and Z promised help", which Z has not given yet."""
    if not any(finding.trigger == group.head for finding in said):
        for finding in _given_too(clauses, group, discourse, said):
            yield replace(finding, modality="planned")


def _stood_by(clauses: Clauses, group: VerbGroup) -> list[str]:
    """As in "X declared its solidarity", where nothing tells with whom."""
    phrase = noun_phrase(clauses.units, group.head + 1) if group.head + 1 < len(clauses.units) else None
    if group.lemma not in _DECLARES or phrase is None or clauses.units[phrase.last].low != "solidarity":
        return []
    after = phrase.last + 1
    addressed = after < len(clauses.units) and clauses.units[after].low in ("with", "to", "for", "among", "between")
    return ["supports"] if not addressed else []


_DECLARES = frozenset(("declare", "express", "voice", "proclaim", "pledge", "affirm", "reaffirm"))


def _to_some_end(units: Sequence[Unit], verb: int) -> bool:
    """Whether the gift has an end of its own: "sent 3,000 soldiers to defend the wells"."""
    for index in range(verb + 1, min(verb + _NEAR, len(units) - 1)):
        if units[index].kind in ("comma", "stop", "end"):
            return False
        if units[index].kind == "to" and any(form.base for form in units[index + 1].forms):
            return True
    return False


def _others_act(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether the sentence first tells of something else, so that it need not go on about whom the last one helps."""
    before = (g for g in clauses.groups if g.head < group.first and g.form not in ("present", "infinitive"))
    links = (clause.link for other in before if (clause := clauses.clause(other)) is not None)
    return any(link != "relative" for link in links)


def _other_deed(unit: Unit) -> bool:
    """Whether "it" after the verb is not what is charged: "accused Y of backing it"."""
    return unit.kind == "verb" and unit.low.endswith("ing") and unit.low not in _DOING_IT


def _abets(unit: Unit) -> bool:
    """Whether who is charged has only helped whoever did it: "accused Y of sponsoring the attack"."""
    return unit.low.endswith("ing") and any(form.lemma in _ABETS for form in unit.forms)


def _blamed(clauses: Clauses, accusation: Finding, here: _Here) -> Iterator[Finding]:
    """What is charged by "X blamed Y for the attack", "X attributed the killings to Y": the last deed told."""
    units, accused = clauses.units, accusation.object
    if accused is None or accused.actor.type not in (*_BEARERS, "Actor"):
        return
    reach = range(accusation.trigger + 1, min(accusation.trigger + 2 * _NEAR, len(units)))
    named = any(
        the_deed(clauses, index) for index in reach
        if (units[index].low in _DEFINITE and not _abets(units[index - 1]))
        or (units[index].low == "it" and not _other_deed(units[index - 1]))
    )  # fmt: skip
    named = named or any(form.lemma == "attribute" for form in units[accusation.trigger].forms)
    deed = _deed_laid(clauses, accusation)
    if not named and deed is None and not _plainly_blamed(clauses, accusation):
        return
    struck_by_it = next((f.object for f in act_at(clauses, deed.first, accused)), None) if deed is not None else None
    hurt = here.victim(accused.actor.name, accusation.trigger - 1)
    several = any(units[index].low in _SEVERAL for index in reach)
    hurt = None if several and hurt is not None and hurt.type == "Person" else hurt  # "the attacks" were no one murder
    victim = _met(_of_state(clauses, hurt, accused, accusation.subject), accused)
    of_it = any(
        (units[index - 1].low in ("for", "of", "behind") or units[index - 1].low in _DIRECTING)
        and units[index].low in _DEFINITE
        and the_deed(clauses, index)
        and all(unit.kind not in ("stop", "that", "quote") for unit in units[accusation.trigger : index])
        for index in reach
    )
    victim = victim or struck_by_it
    own = accused.kind != "coreference" and (of_it or deed is not None)
    if victim is None and own and at_its_door(clauses, accusation.subject, accused):
        victim = replace(accusation.subject, kind="coreference")
    if victim is not None or of_it:
        score = min(accusation.score, surer(0.7, accused, *((victim,) if victim is not None else ())))
        yield replace(
            accusation, relation="attacked", event="Attack", subject=accused, object=victim, content=None,
            charge_of=accusation.trigger, score=score,
        )  # fmt: skip


_DIRECTING = frozenset(("directing", "ordering", "organising", "organizing", "orchestrating", "masterminding",
                        "staging", "planning", "commanding", "launching", "committing", "instigating"))  # fmt: skip
_SEVERAL = frozenset(("attacks", "raids", "bombings", "incursions", "assaults", "strikes", "airstrikes", "ambushes"))


def _deed_laid(clauses: Clauses, accusation: Finding) -> NounPhrase | None:
    """The violence of "blamed the attack on X", "an attack that Y blamed on X"."""
    group = clauses.at(accusation.trigger)
    if group is None or group.voice != "active" or group.lemma not in _LAYS:
        return None
    units, subject = clauses.units, next(iter(clauses.subject_phrases(group)), None)
    reach = range(group.first - 1, max(group.first - _NEAR, 0), -1)
    which = [i for i in reach if units[i].kind in ("that", "relative")][:1]
    which.append(subject.first if subject is not None else max(group.first - 1, 0))
    deeds = [noun_phrase(units, group.head + 1), *clauses.antecedents(group)]
    deeds += [noun_phrase_before(units, place - 1) for place in which if place]
    return next((deed for deed in deeds if deed is not None and _violent(units[deed.last])), None)


def _violent(noun: Unit) -> bool:
    event = wordlists().events.get(noun.low)
    return event is not None and event.relation == "attacked"


_LAYS = frozenset(("blame", "pin", "attribute", "ascribe"))


def _plainly_blamed(clauses: Clauses, accusation: Finding) -> bool:
    """As in "Y blamed X", "Y accused X of being responsible" and no more, after a deed of somebody unknown."""
    group = clauses.at(accusation.trigger)
    if group is None or group.voice != "active":
        return False
    after = [unit.low for unit in clauses.units[group.head + 1 : group.head + 1 + 2 * _NEAR]]
    if group.lemma in ("blame", "point", "suspect") or (group.lemma == "hold" and "responsible" in after):
        return not {"for", "of"} & set(after)
    if group.lemma != "accuse" or "of" not in after:
        return False
    of = group.head + 1 + after.index("of")
    part = of + 1 + (clauses.units[min(of + 1, len(clauses.units) - 1)].low == "being")
    words = clauses.units[part : part + 2]
    return len(words) > 1 and words[0].low in _PARTS and words[1].kind in (*_ENDS, "quote")


_PARTS = frozenset(("responsible", "involved", "complicit", "involvement", "complicity", "responsibility"))
