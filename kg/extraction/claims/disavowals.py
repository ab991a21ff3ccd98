"""Disavowals: denials that no verb of denying makes: "X says it does not", "a charge that X called baseless"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.objects import surer
from kg.extraction.claims.answering import answer_to, charges_against, of_open_deed
from kg.extraction.claims.contents import BEHIND, answerable, charged_with, violent
from kg.extraction.claims.denial_nouns import past_author
from kg.extraction.claims.denied_clauses import clause_denied
from kg.extraction.claims.falsehoods import is_untrue, taken_up
from kg.extraction.claims.hearings import Hearing, Room
from kg.extraction.claims.pro_verbs import stands_for_deed
from kg.extraction.claims.unaimed import arms_laid, on_foe
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, VerbGroup, noun_phrase, noun_phrase_before, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.act_nouns import PARTS, act_at
from kg.extraction.patterns.gifts import gifts_of
from kg.extraction.reference.discourse import Discourse
from kg.extraction.words.descriptions import GROUPS, SIDES
from kg.extraction.words.units import Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["DISAVOWALS", "involved", "uninvolved"]

_SELF = frozenset(("it", "they", "he", "she", "we"))
_DONE_SO = frozenset(("so", "such", "this", "that", "it", "any"))
_AUXILIARY_LEMMAS = frozenset(("do", "have", "be"))
_ENDS = frozenset(("stop", "end", "comma", "quote", "close"))
_CALLS = frozenset(("say", "call", "describe", "brand", "label", "term", "dub", "insist", "maintain"))
_ACCEPTS = frozenset(("accept", "buy", "believe", "recognise", "recognize", "share", "endorse"))
_GROUNDS = frozenset(("truth", "basis", "foundation", "substance", "merit", "grounds"))
_SCANS = 7
_REACH = 12
_SAYS = 3
_FAR = 9


def _disavowed(hearing: Hearing, group: VerbGroup) -> Iterator[Finding]:
    """The denials of a sentence that :mod:`kg.extraction.claims.denials` does not read."""
    clauses = hearing.clauses
    if group.head in hearing.done() or group.voice != "active" or group.modality != "actual":
        return
    if group.lemma in wordlists().speech and not group.negated:
        yield from _says_not(hearing, group)
    if group.lemma in _ACCEPTS and group.negated:
        yield from _not_accepted(hearing, group)
    if (group.lemma in wordlists().classes["denying"] or group.lemma == "contest") and not group.negated:
        yield from _passive_denied(clauses, group)
        yield from _by_the_latter(clauses, group, hearing.said)
        yield from _report_denied(clauses, group)
        yield from _part_denied(clauses, group, hearing.discourse)
    if group.lemma in _CALLS and not group.negated:
        yield from _called_so(hearing, group)


def _groundless(hearing: Hearing) -> Iterator[Finding]:
    """The same where the words begin at a noun, or stand alone."""
    for index, unit in enumerate(hearing.clauses.units[:-1]):
        if unit.low in _GROUNDS and index:
            yield from _no_truth(hearing, index)
        elif index <= _FAR and answerable(unit):
            yield from _claim_is_false(hearing.clauses, index, hearing.said)
    yield from _exclaimed(hearing.clauses, hearing.discourse)


def _says_not(hearing: Hearing, group: VerbGroup) -> Iterator[Finding]:
    """As in "X says it does not", "X insisted that it had never done so": the charge made last against X."""
    clauses, units, said = hearing.clauses, hearing.clauses.units, hearing.said
    speakers = clauses.subjects(group)
    inner = next((g for g in clauses.verbs if g.first > group.head), None)
    opener = _past_addressee(clauses, group, inner) if inner is not None else group.head
    if len(speakers) != 1 or inner is None or inner.first - opener > _SAYS:
        return
    deed = violent(clauses, inner) or arms_laid(clauses, inner)
    if inner.lemma not in (*_AUXILIARY_LEMMAS, "involve") and not deed:
        return
    own = [unit for unit in units[opener + 1 : inner.first] if unit.kind not in ("that", "adverb")]
    mine = len(own) == 1 and own[0].low in _SELF
    after = involved(clauses, inner)
    himself = {party.actor.name for party in clauses.subjects(inner)} == {speakers[0].actor.name}  # "the group"
    doer = speakers[0] if mine or himself or _his_own(own, speakers[0]) else _another(clauses, inner)
    if after is not None and doer is not None:
        charges = hearing.charges(doer, group.head)
        yield from uninvolved(clauses, (group.head, after), (speakers[0], doer), charges, hearing.discourse)
        return
    if mine and inner.negated and _strikes(clauses, inner, said):
        yield _denial(Finding(inner.head, "attacked", speakers[0], None, score=surer(0.65, speakers[0])), speakers[0])
    if mine and inner.negated and arms_laid(clauses, inner):
        yield _denial(on_foe(clauses, inner.head, speakers[0]), speakers[0])
    ahead = units[opener + 1 : inner.head + 1]
    to_come = any(unit.kind == "modal" for unit in ahead) and not any(unit.low == "never" for unit in ahead)
    if not mine or to_come or not _elliptical(clauses, inner):
        return  # who "said it would not do so" refuses
    for charge in hearing.charges(speakers[0], group.head):
        yield answer_to(charge, group.head, speakers[0])


def _past_addressee(clauses: Clauses, group: VerbGroup, inner: VerbGroup) -> int:
    """Where "that" is in "assured reporters that it", "told the council that it"; else the verb."""
    units = clauses.units
    that = next((i for i in range(group.head + 1, inner.first) if units[i].kind == "that"), None)
    if that is None or group.lemma not in _TELLS or any(unit.kind == "comma" for unit in units[group.head : that]):
        return group.head
    return that


_TELLS = frozenset(("tell", "assure", "inform", "reassure", "remind", "convince"))


def _another(clauses: Clauses, inner: VerbGroup) -> Party | None:
    """Of whom a speaker says that he had no part in it: "X's minister said X had nothing to do with it"."""
    parties = clauses.subjects(inner)
    return parties[0] if len(parties) == 1 and parties[0].kind != "coreference" else None


def uninvolved(
    clauses: Clauses, at: tuple[int, int], two: tuple[Party, Party], charges: Sequence[Finding], discourse: Discourse
) -> Iterator[Finding]:
    """What a speaker says that somebody had no part in: the act that is named, or what he is charged with.

    Args:
        clauses: the sentence.
        at: the verb of speech, and where the words for the act begin.
        two: who says it, and of whom.
        charges: what that one is charged with.
        discourse: what was said before the sentence.
    """
    units, (speaker, doer), (said, after) = clauses.units, two, at
    acts = list(act_at(clauses, after, doer, unaimed=True)) or list(_by_gerund(clauses, after, doer))
    acts = acts or list(_tie_to(clauses, after, doer))
    struck = [c for c in charges if c.relation == "attacked" and c.object is not None]
    if struck and acts and all(f.relation == "attacked" and f.object is None for f in acts):
        acts = [replace(answer_to(c, said, doer), stance="affirms") for c in struck]
    for finding in acts:
        yield _denial(replace(finding, score=min(finding.score, surer(0.75, doer))), speaker)
    meant = after >= len(units) or units[after].kind in _ENDS or units[after].low in _DONE_SO
    if not acts and not charges and meant:
        yield from of_open_deed(doer, speaker, said, discourse)
    whom = units[after].actor if after < len(units) and units[after].resolved else None
    for charge in charges if not acts else ():
        # "It had nothing to do with them": with those whom it is said to have armed.
        if meant or (whom is not None and charge.object is not None and whom == charge.object.actor):
            yield replace(answer_to(charge, said, doer), claimant=speaker.speaker,
                          claimant_at=(speaker.start, speaker.end))  # fmt: skip


def _by_gerund(clauses: Clauses, after: int, doer: Party) -> Iterator[Finding]:
    """As in "was not involved in arming Z"."""
    if any(group.first == after and group.form == "present" for group in clauses.groups):
        yield from charged_with(clauses, after, doer)


def _tie_to(clauses: Clauses, after: int, doer: Party) -> Iterator[Finding]:
    """As in "had nothing to do with Z", which is a group or a state and no deed."""
    units = clauses.units
    phrase = noun_phrase(units, after) if after < len(units) and units[after - 1].low == "with" else None
    party = phrase.party if phrase is not None and not units[phrase.first].resolved else None
    if phrase is None or party is None or party.actor.type not in SIDES or party.actor.name == doer.actor.name:
        return
    named = units[phrase.last].actor is not None or units[phrase.last].low in wordlists().nouns["fighters"]
    if party.kind == "name" and named and (phrase.last + 1 >= len(units) or units[phrase.last + 1].kind in _ENDS):
        yield Finding(phrase.last, "linkedTo", doer, party, score=surer(0.7, doer, party))


def _strikes(clauses: Clauses, inner: VerbGroup, said: Sequence[Finding]) -> bool:
    """Whether the verb tells of an attack on what no rule knows whose it is: "did not bomb the hospital"."""
    read = any(finding.trigger == inner.head for finding in said)
    after = clauses.units[inner.head + 1].kind if inner.head + 1 < len(clauses.units) else "end"
    if after != "end" and clauses.units[inner.head + 1].low in ("nobody", "no", "anyone", "anybody"):
        return False  # "has attacked nobody", which answers whatever he is charged with
    return not read and violent(clauses, inner) and after in ("determiner", "preposition", "word", "possessive")


def _no_truth(hearing: Hearing, index: int) -> Iterator[Finding]:
    """As in "X said there was no truth in it", "X says there is no truth in claims that it arms Z"."""
    clauses, units, after = hearing.clauses, hearing.clauses.units, index + 2
    told = [g for g in clauses.groups if g.lemma in wordlists().speech]
    group = next((g for g in reversed(told) if g.head < index), told[0] if told else None)
    words = [unit.low for unit in units[max(0, index - 4) : index]]
    none = words[-1:] == ["no"] or words in (
        ["not", "a", "word", "of"],
        ["not", "a", "shred", "of"],
        ["not", "a", "grain", "of"],
    )
    if not none or after >= len(units) or units[index + 1].low not in ("in", "to", "for") or group is None:
        return
    speakers = clauses.subjects(group)
    if len(speakers) != 1 or group.negated or group.voice != "active" or index - group.head > _SCANS:
        return
    phrase = noun_phrase(units, after)
    last = phrase.last if phrase is not None else after
    that = last + 1
    if that < len(units) and units[that].kind == "that":
        yield from clause_denied(clauses, that, speakers[0], hearing.said)
    elif units[after].low in _DONE_SO or answerable(units[last]):
        for charge in hearing.charges(speakers[0], group.head):
            yield answer_to(charge, group.head, speakers[0])


def _claim_is_false(clauses: Clauses, index: int, said: Sequence[Finding]) -> Iterator[Finding]:
    """As in "The claim that its troops attacked Z is false, X said", "X said the claim that it did so was false"."""
    units, that = clauses.units, past_author(clauses, index + 1)
    is_ = next((i for i in range(len(units) - 2, that + 1, -1) if units[i].kind == "be"), None)
    if is_ is None or units[that].kind != "that" or not is_untrue(units[is_ : is_ + 4]):
        return
    speech = wordlists().speech
    before = next((g for g in clauses.groups if 0 < index - g.head <= _FAR and g.lemma in speech), None)
    if before is None and index > _SAYS + 1:
        return
    answered = taken_up(units, that + 1) == is_
    if answered:
        before = next((g for g in reversed(clauses.groups) if g.head < is_ and g.lemma in speech), None)
    group = before or next((g for g in clauses.groups if g.head > is_ and g.lemma in speech), None)
    speakers = clauses.subjects(group) if group is not None and not group.negated else ()
    if len(speakers) == 1 and (answered or not units[index].start <= speakers[0].start < units[is_].start):
        yield from clause_denied(clauses, that, speakers[0], said)


def involved(clauses: Clauses, inner: VerbGroup) -> int | None:
    """Where the act begins in which somebody "was not involved", for which he "was not responsible".

    Args:
        clauses: the sentence.
        inner: the verb that says so.
    """
    units, after = clauses.units, inner.head + 1
    if inner.lemma == "have" and [unit.low for unit in units[after : after + 4]] == ["nothing", "to", "do", "with"]:
        return after + 4
    if inner.lemma == "involve" and inner.voice == "passive" and inner.negated:
        return after + (after < len(units) and units[after].low == "in")
    if inner.lemma != "be" or not inner.negated:
        return None
    part = next((i for i in range(after, min(after + _SAYS, len(units))) if units[i].low in BEHIND), None)
    if part is None or part + 1 >= len(units):
        return None
    return part + 1 + (units[part + 1].low in ("in", "for", "with"))


def _his_own(words: Sequence[Unit], speaker: Party) -> bool:
    """Whether the subject is the speaker's: "his army", "its troops", "X's soldiers"."""
    named = {unit.actor.name for unit in words if unit.actor is not None}
    forces = wordlists().nouns["forces"] | wordlists().nouns["people"]
    return named == {speaker.actor.name} and words[-1].low in forces


def _not_accepted(hearing: Hearing, group: VerbGroup) -> Iterator[Finding]:
    """As in "X does not accept the contention of Y that it sheltered Z"."""
    clauses, units, deniers = hearing.clauses, hearing.clauses.units, hearing.clauses.subjects(group)
    phrase = noun_phrase(units, group.head + 1) if group.head + 1 < len(units) else None
    if phrase is None or len(deniers) != 1 or not answerable(units[phrase.last]):
        return
    that = past_author(clauses, phrase.last + 1)
    if that < len(units) and units[that].kind == "that":
        yield from clause_denied(clauses, that, deniers[0], hearing.said)
    elif units[phrase.last].low.startswith(_CHARGING) and units[min(phrase.last + 1, len(units) - 1)].kind in _ENDS:
        charges = charges_against(deniers[0], hearing.discourse, (), group.head)
        yield from (answer_to(f, group.head, deniers[0]) for f in charges if f.subject.actor == deniers[0].actor)


_CHARGING = ("accus", "alleg", "charge")


def _elliptical(clauses: Clauses, inner: VerbGroup) -> bool:
    """Whether the verb says only that something is not so: "does not.", "has done no such thing", "never did so"."""
    units, after = clauses.units, inner.head + 1
    rest = units[after : after + 3]
    words = [unit.low for unit in rest]
    none = words[:2] == ["no", "such"] or words[:3] == ["nothing", "of", "the"]
    negated = inner.negated or (bool(rest) and rest[0].kind == "negation")  # "had not done so"
    return none or (negated and stands_for_deed(units, after))


def _passive_denied(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X denied that weapons were being sent to Z", "… that its soil is used by Y"."""
    units, deniers = clauses.units, clauses.subjects(group)
    that = next(
        (i for i in range(group.head + 1, min(group.head + _TO_CLAIM, len(units))) if units[i].kind == "that"), 0
    )
    claim = that - group.head > 1 and not any(map(answerable, units[group.head + 1 : that]))
    if that == 0 and (goods := noun_phrase(units, group.head + 1)) is not None:
        # "denied any weapons had been sent to Z"
        that = group.head if any(g.first == goods.last + 1 for g in clauses.groups) else 0
    if len(deniers) != 1 or not that or claim:
        return
    inner = next((g for g in clauses.groups if g.first > that and g.form == "finite"), None)
    clause = clauses.clause(inner) if inner is not None else None
    if inner is None or clause is None or inner.voice != "passive" or inner.negated or clause.link != "content":
        return
    denier = deniers[0]
    yield from _gift_denied(clauses, inner, denier)
    whose, after = units[that + 1], units[min(that + 2, len(units) - 1)]
    held = whose.resolved and after.kind == "possessive"
    held = held or (whose.actor is not None and whose.actor.name == deniers[0].actor.name)
    ground = any(unit.low in _SOIL for unit in units[that + 1 : inner.first])
    if held and ground and inner.lemma in ("use", "exploit"):
        for guest in clause.agents:
            if guest.actor.name != denier.actor.name:
                found = Finding(inner.head, "harbours", denier, guest, score=surer(0.7, denier, guest))
                yield _denial(found, denier)
        yield from _transit_denied(clauses, inner, denier) if not clause.agents else ()


def _transit_denied(clauses: Clauses, used: VerbGroup, denier: Party) -> Iterator[Finding]:
    """As in "(X denied that its airport) was used to send weapons to Z", "to arm Z": that X helped Z so."""
    inner = next((g for g in clauses.groups if g.first == used.head + 1 and g.form == "infinitive"), None)
    clause = clauses.clause(inner) if inner is not None else None
    if inner is None or clause is None or inner.lemma not in wordlists().classes["giving"] | _AIDS:
        return
    whom = [phrase.party for phrase in clause.objects if phrase.party is not None] or [*clause.led_to("to")]
    for helped in whom:
        if helped.actor.type in GROUPS and helped.actor.name != denier.actor.name:
            yield _denial(Finding(inner.head, "supports", denier, helped, score=surer(0.7, denier, helped)), denier)


_AIDS = frozenset(("arm", "supply", "resupply", "support", "help", "aid", "fund", "equip", "reinforce"))


_TO_CLAIM = 5
_SOIL = frozenset(("soil", "territory", "islands", "airspace", "ports", "bases", "land", "island", "ground", "airports",
                   "airfields", "waters", "camps", "airport", "airfield", "airbase", "airbases", "port",
                   "border", "roads"))  # fmt: skip


def _gift_denied(clauses: Clauses, inner: VerbGroup, denier: Party) -> Iterator[Finding]:
    """As in "X denied that weapons were being sent to Z"."""
    clause = clauses.clause(inner)
    subjects = clauses.subject_phrases(inner)
    if clause is None or clause.agents or not subjects or inner.lemma not in wordlists().classes["giving"]:
        return
    for relation in gifts_of(clauses.units, inner, subjects):
        for receiver in clause.led_to("to"):
            if receiver.actor.name != denier.actor.name:
                yield _denial(Finding(inner.head, relation, denier, receiver, score=surer(0.7, receiver)), denier)


def _denial(finding: Finding, denier: Party) -> Finding:
    return replace(
        finding, stance="denies", act="denies", claimant=denier.speaker, claimant_at=(denier.start, denier.end)
    )


def _part_denied(clauses: Clauses, group: VerbGroup, discourse: Discourse) -> Iterator[Finding]:
    """As in "X denied responsibility", after an attack of which nobody tells whose it was."""
    units, deniers = clauses.units, clauses.subjects(group)
    phrase = noun_phrase(units, group.head + 1) if group.lemma == "deny" and group.head + 1 < len(units) else None
    if phrase is None or units[phrase.last].low not in PARTS or len(deniers) != 1:
        return
    after = phrase.last + 1
    meant = after >= len(units) or units[after].kind in (*_ENDS, "conjunction")
    meant = meant or [unit.low for unit in units[after : after + 2]] in (["in", "it"], ["for", "it"])
    yield from of_open_deed(deniers[0], deniers[0], group.head, discourse) if meant else ()


def _report_denied(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X rejected a report that linked it to Z", "… which accused its army of shelling W"."""
    units, deniers = clauses.units, clauses.subjects(group)
    near = range(group.head + 1, min(group.head + _FAR, len(units) - 2))
    noun = next((i for i in near if answerable(units[i]) and units[i + 1].low in ("that", "which")), None)
    told = next((g for g in clauses.groups if noun is not None and g.first == noun + 2), None)
    if told is None or len(deniers) != 1 or told.voice != "active" or told.negated:
        return
    denier, first = deniers[0], told.head + 1
    phrase = noun_phrase(units, first) if first < len(units) else None
    whose = phrase.party if phrase is not None else None
    own = units[first].low in ("it", "them", "him") or (
        phrase is not None and units[phrase.first].low in ("its", "his") and _serve(units[phrase.last])
    )
    if phrase is None and not own:
        return
    if not own and (whose is None or whose.actor.name != denier.actor.name):
        return
    after = (phrase.last if phrase is not None else first) + 1
    word = units[after].low if after + 1 < len(units) else ""
    if told.lemma in _LINKS and word in ("to", "with"):
        other = noun_phrase(units, after + 1)
        party = other.party if other is not None else None
        if party is not None and party.actor.name != denier.actor.name:
            yield _denial(Finding(told.head, "linkedTo", denier, party, score=surer(0.7, party)), denier)
    elif (told.lemma, word) in _CHARGES:
        found = list(charged_with(clauses, after + 1, denier)) or list(act_at(clauses, after + 1, denier, unaimed=True))
        yield from (_denial(replace(f, score=min(f.score, surer(0.75, denier))), denier) for f in found)


def _serve(head: Unit) -> bool:
    """Whether what they do is his to whom they belong: "its army", not "its neighbour"."""
    lists = wordlists()
    return head.low in lists.classes["organ"] or head.low in lists.nouns["forces"]


_LINKS = frozenset(("link", "tie", "connect"))
_CHARGES = frozenset((("accuse", "of"), ("blame", "for"), ("charge", "with"), ("implicate", "in"), ("suspect", "of")))


def _by_the_latter(clauses: Clauses, group: VerbGroup, said: Sequence[Finding]) -> Iterator[Finding]:
    """As in "X accused Y of shelling it, which the latter denied"."""
    units, last = clauses.units, group.first - 1
    words = [unit.low for unit in units[max(0, last - 1) : last + 1]]
    after = units[group.head + 1].low if group.head + 1 < len(units) else ""
    led = any(unit.low in ("which", "something") or answerable(unit) for unit in units[max(0, last - 4) : last])
    if words != ["the", "latter"] or not (led or after in ("it", "this", "that")):
        return
    charged = [f for f in said if f.charge_of is not None and f.trigger < group.head]
    names = {f.subject.actor.name for f in charged}
    for charge in charged if len(names) == 1 else ():
        yield answer_to(charge, group.head, charge.subject)


def _called_so(hearing: Hearing, group: VerbGroup) -> Iterator[Finding]:
    """As in "…, an allegation that Y's minister said was without foundation", "a charge which Y called absurd"."""
    clauses, units = hearing.clauses, hearing.clauses.units
    back = range(group.first - 1, max(group.first - _REACH, 0), -1)
    noun = next((i for i in back if answerable(units[i]) or units[i].low in ("which", "something")), None)
    if noun is None or not any(u.kind == "comma" for u in units[max(0, noun - 3) : noun]):
        return
    words = units[group.head + 1 : group.head + _SCANS]
    end = next((i for i, unit in enumerate(words) if unit.kind in ("stop", "end", "comma")), len(words))
    void = [unit.low for unit in words[:end]][-2:] in (["without", "foundation"], ["without", "merit"])
    false = void or is_untrue(words[:end])
    phrase = noun_phrase_before(units, clauses.past_adjuncts(group.first - 1))
    denier = phrase.party if phrase is not None and phrase.first > noun else None
    if denier is None and group.first - 1 == noun + 1:
        denier = party_of(units[noun + 1])  # "a claim X called fake news"
    if false and units[group.first - 1].low in _SELF:
        denier = _charged_one(hearing.said, group)  # "a charge that it calls absurd"
    if not false or denier is None:
        return
    for charge in hearing.charges(denier, group.head, named=answerable(units[noun]), own=True):
        yield answer_to(charge, group.head, denier)


def _charged_one(said: Sequence[Finding], group: VerbGroup) -> Party | None:
    """The one of whom the sentence so far tells by somebody's charge."""
    charged = {f.subject.actor.name: f.subject for f in said if f.charge_of is not None and f.trigger < group.head}
    only = next(iter(charged.values())) if len(charged) == 1 else None
    return replace(only, kind="coreference") if only is not None else None


def _exclaimed(clauses: Clauses, discourse: Discourse) -> Iterator[Finding]:
    """As in "Absurd", which a diplomat of Y's said right after a charge against Y."""
    units = clauses.units
    if len(units) < _SCANS or units[0].kind != "quote":
        return
    closing = next((i for i in range(1, _SCANS) if units[i].kind == "quote"), None)
    said = closing + 1 if closing is not None else 0
    if closing is None or not is_untrue(units[1:closing]) or said >= len(units):
        return
    spoke = next((g for g in clauses.groups if g.head >= said and g.lemma in _RETORTS), None)
    if spoke is None or spoke.voice != "active":
        return
    phrase = noun_phrase(units, said + 1) if spoke.head == said else None
    speaker = phrase.party if phrase is not None else next(iter(clauses.subjects(spoke)), None)
    if speaker is None or speaker.start < units[closing].start:
        return
    for charge in charges_against(speaker, discourse, (), said, reach=1):
        yield answer_to(charge, said, speaker)


_RETORTS = frozenset(("say", "reply", "retort", "respond", "tell", "answer"))


def _verbs() -> frozenset[str]:
    lists = wordlists()
    return frozenset((*lists.speech, *lists.classes["denying"], *_ACCEPTS, *_CALLS, "contest"))


DISAVOWALS = Room(_verbs, _disavowed, closes=_groundless)
