"""Retorts: denials that say only that what was charged is not so: "that is a lie", "X says otherwise", "no such"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.objects import surer
from kg.extraction.claims.answering import aimed, answer_to, of_another, of_open_deed
from kg.extraction.claims.contents import answerable, charged_with
from kg.extraction.claims.denied_clauses import clause_denied, denial_of, present_at, untrue_that
from kg.extraction.claims.deniers import denier_of
from kg.extraction.claims.disavowals import involved, uninvolved
from kg.extraction.claims.falsehoods import called_false, is_untrue, lacks_truth
from kg.extraction.claims.hearings import Hearing, Room
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup, noun_phrase, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.act_nouns import act_at
from kg.extraction.patterns.gifts import gifts_of
from kg.extraction.reference.discourse import Discourse
from kg.extraction.reference.spokesmen import SPOKESMEN
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["RETORTS", "speaker_at"]

_POINTING = frozenset(("this", "that", "these", "those", "it", "all"))
_TRUE = frozenset(("true", "so", "case", "accurate", "correct", "right", "happened", "fact"))
_REVERSE = frozenset(("contrary", "opposite", "reverse"))
_PARTS = frozenset(("role", "part", "involvement", "hand", "responsibility", "say", "share", "knowledge", "connection"))
_HAVING = frozenset(("have", "play", "take", "bear"))
_HAPPENS = frozenset(("take", "happen", "occur", "exist", "be", "give", "issue", "carry", "make", "conduct", "hold"))
_AFTER = frozenset(("comma", "stop", "end", "quote", "close", "conjunction", "dash"))
_AFTER_IT = _AFTER - {"conjunction"}
_ONESELF = frozenset(("it", "they", "he", "she", "we"))
_SELF = frozenset(("itself", "themselves", "himself", "herself"))
_ALL_UNTRUE = (["nothing", "of", "the", "kind"], ["nothing", "of", "the", "sort"], ["no", "such", "thing"])
_ANSWERS = frozenset(("swear", "retort", "reply", "respond", "testify", "protest", "object"))
_NO = frozenset(("no",))
_SUCH = frozenset(("such",))
_PLEADS = frozenset(("protest", "plead", "maintain", "proclaim", "profess", "insist", "assert"))
_PREDICATE = 7
_SAYS = 6
_NEAR = 3


def _said_otherwise(hearing: Hearing) -> Iterator[Finding]:
    """The denials which answer a charge without any verb of denying, at other words than the verbs of `_by_verb`."""
    clauses, units = hearing.clauses, hearing.clauses.units
    done, answered = hearing.done(), hearing.answered()
    for group in clauses.verbs if clauses.places.have(_SAYING_SO) else ():
        if group.lemma in ("be", "have", "involve") and group.head not in done:
            yield from (f for f in _not_his(hearing, group) if f.subject.actor.name not in answered)
    for index in clauses.places.of(_NO, kind="be"):
        unit = units[index]
        found: Iterator[Finding] = iter(())
        if unit.kind == "be" and (that := untrue_that(units, index)) is not None:
            found = _untrue_clause(hearing, index, that)
        elif unit.kind == "be":
            found = _is_untrue(hearing, index)
        elif unit.low == "no" and index + 1 < len(units):
            found = _nothing(hearing, index)
        yield from (f for f in found if f.trigger not in done and f.subject.actor.name not in answered)
    yield from _not_so(hearing)
    yield from (f for f in _fake_reports(hearing) if f.subject.actor.name not in answered)


def _not_his(hearing: Hearing, group: VerbGroup) -> Iterator[Finding]:
    """As in "X is not behind the attack on Z, W said", "'We have nothing to do with the attack,' X said"."""
    clauses = hearing.clauses
    after, units = involved(clauses, group), clauses.units
    clause = clauses.clause(group)
    if after is None or clause is None or clause.link not in ("main", "coordinate"):
        return
    speaker, trigger = speaker_at(clauses, group.first, hearing.discourse, reach=0)
    parties = clauses.subjects(group)
    own = units[group.first - 1].low == "we" if group.first else False
    doer = speaker if own else parties[0] if len(parties) == 1 else None
    if speaker is not None and doer is not None:
        charges = hearing.charges(doer, trigger)
        yield from uninvolved(clauses, (trigger, after), (speaker, doer), charges, hearing.discourse)


_SAYING_SO = frozenset(("behind", "responsible", "involved", "nothing", "complicit", "implicated"))


def _fake_reports(hearing: Hearing) -> Iterator[Finding]:
    """As in "X said reports of an attack by X on Z were fake", "Reports of a raid on Z are false, X said"."""
    clauses = hearing.clauses
    for finding in hearing.said:
        at = called_false(clauses.units, finding.trigger) if finding.stance == "affirms" else None
        if at is None or finding.claimant is not None:
            continue
        noun, be = at
        if clauses.units[noun + 1].kind == "that" and answerable(clauses.units[noun]):
            continue  # read as the clause that it is
        before = [g for g in clauses.groups if g.lemma in wordlists().speech and 0 < noun - g.head <= _NEAR]
        speaker = _one(clauses, before[-1]) if before else speaker_at(clauses, be, hearing.discourse, reach=0)[0]
        if speaker is not None:
            yield denial_of(finding, speaker, min(finding.score, surer(0.75, speaker)))


def _by_verb(hearing: Hearing, group: VerbGroup) -> Iterator[Finding]:
    clauses = hearing.clauses
    if group.modality != "actual" or group.head in hearing.done():
        return
    if lacks_truth(clauses, group):
        yield from _void(hearing, group)
    if clauses.places.have(_SUCH):
        yield from _no_such(hearing, group)
    if group.lemma == "do":
        yield from _not_done(hearing, group)
    if group.voice != "active" or (group.negated and group.lemma not in _HAVING):  # "had played no part"
        return
    if group.lemma in wordlists().speech or group.lemma in _ANSWERS:
        yield from _otherwise(hearing, group)
    if group.lemma in _ANSWERS or group.lemma in ("maintain", "insist", "counter"):
        yield from _did_not(hearing, group)
    if group.lemma in _HAVING:
        yield from _no_part(hearing, group)
    if group.lemma in _PLEADS and _innocent(clauses, group):
        yield from _answer(hearing, _one(clauses, group), group.head, reach=1)
    if group.lemma in ("distance", "dissociate"):
        yield from _distanced(hearing, group)


def speaker_at(clauses: Clauses, index: int, discourse: Discourse, reach: int = _SAYS) -> tuple[Party | None, int]:
    """Who says what stands at ``index``, and where: beside it, before a colon, or else who issues the text.

    Args:
        clauses: the sentence.
        index: the index of what is said.
        discourse: what was said before, with whose release it is.
        reach: how far before it the verb of speech may stand.
    """
    units, speech = clauses.units, wordlists().speech
    spoken = [g for g in clauses.groups if g.lemma in speech or g.lemma in _ANSWERS]
    before = next((g for g in reversed(spoken) if g.head < index), None)
    if before is not None and index - before.head <= reach:
        return _one(clauses, before), before.head
    end = next((i for i in range(index, len(units)) if units[i].text == ";"), len(units))
    after = next((g for g in spoken if index < g.head < end and not _in_passing(clauses, g)), None)
    if after is not None and any(unit.kind in ("comma", "quote") for unit in units[index : after.head]):
        return _one(clauses, after) or _inverted(clauses, after), index
    colon = next((i for i in range(1, min(_SAYS, len(units))) if units[i].text == ":"), None)
    if colon is not None and colon < index and (found := party_of(units[colon - 1])) is not None:
        return found, index
    if before is not None or after is not None or discourse.issuer is None:
        return None, index
    issuer = discourse.issuer
    return Party(issuer, issuer, units[0].start, units[0].end, frozenset(("name",)), "coreference"), index


def _sayer_at(hearing: Hearing, index: int) -> tuple[Party | None, int]:
    """Who says so; "the foreign ministry", "the spokesman, N. N.," that names no state speaks for who is charged."""
    clauses = hearing.clauses
    found, trigger = speaker_at(clauses, index, hearing.discourse)
    if found is not None and (found.actor.type != "Person" or found.actor.acts_for is not None):
        return found, trigger
    near = [g for g in clauses.groups if _speaks(g) and 0 < index - g.head <= _SAYS]
    voice = denier_of(clauses, near[-1], hearing.said, hearing.discourse) if near else None
    return (voice, near[-1].head) if voice is not None else (found, trigger)


def _in_passing(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether it is what somebody else says by the way: "N. N., who claims to lead it", ", as Y has charged,"."""
    clause, units = clauses.clause(group), clauses.units
    opener = next((phrase.first - 1 for phrase in clauses.subject_phrases(group)), 0)
    if opener > 0 and units[opener].low == "as" and units[opener - 1].kind in ("comma", "dash"):
        return True
    return clause is not None and clause.link == "relative" and units[group.first - 1].kind == "relative"


def _one(clauses: Clauses, group: VerbGroup) -> Party | None:
    if group.negated or group.voice != "active" or group.form == "infinitive":
        return None
    parties = clauses.subjects(group)
    return parties[0] if len(parties) == 1 else None


def _inverted(clauses: Clauses, group: VerbGroup) -> Party | None:
    """The speaker after the verb: "…," said the army, said a spokesman for the army."""
    units, after = clauses.units, group.head + 1
    phrase = noun_phrase(units, after) if after < len(units) else None
    if phrase is not None and phrase.party is None and phrase.last + 2 < len(units):
        voice = units[phrase.last].low in SPOKESMEN and units[phrase.last + 1].low in ("for", "of")
        phrase = noun_phrase(units, phrase.last + 2) if voice else None
    return phrase.party if phrase is not None else None


def _answer(hearing: Hearing, denier: Party | None, trigger: int, reach: int = _NEAR) -> Iterator[Finding]:
    for charge in hearing.charges(denier, trigger, reach, named=False) if denier is not None else ():
        if denier is not None:
            yield answer_to(charge, trigger, denier)


def _is_untrue(hearing: Hearing, index: int) -> Iterator[Finding]:
    """As in "X said that was untrue", "This is a fabrication, X said", "Reports that X arms Z are groundless"."""
    clauses, units = hearing.clauses, hearing.clauses.units
    opened = index + 1 + (index + 1 < len(units) and units[index + 1].kind == "quote")  # "was 'pure fiction'"
    end = next((i for i in range(opened, len(units)) if units[i].kind in _AFTER_IT), len(units))
    words = units[index : min(index + _PREDICATE, end)]
    negated = any(unit.kind == "negation" for unit in words)
    if not (is_untrue(words) or (negated and any(unit.low in _TRUE for unit in words[1:]))):
        return
    subject = index - 1
    while subject >= 0 and units[subject].kind in ("adverb", "have", "modal"):
        subject -= 1
    if subject < 0:
        return
    meant = units[subject]
    noun = next((i for i in range(min(_NEAR, subject)) if answerable(units[i])), None)
    if noun is not None and units[noun + 1].kind == "that":
        denier, _ = speaker_at(clauses, index, hearing.discourse, reach=0)
        if denier is not None and not any(u.start == denier.start for u in units[noun + 1 : index]):
            yield from clause_denied(clauses, noun + 1, denier, hearing.said)
        return
    pointing = meant.low in _POINTING and meant.actor is None
    if not pointing and not (answerable(meant) and not any(unit.kind == "that" for unit in units[:subject])):
        yield from _charge_untrue(clauses, index, hearing.discourse)
        return
    if meant.low == "it" and any(unit.low in ("to", "that") for unit in units[index:end]):
        return  # "it is false to speak of peace"
    denier, trigger = _sayer_at(hearing, index)
    yield from _answer(hearing, denier, trigger, reach=1 if pointing else _NEAR)


def _charge_untrue(clauses: Clauses, index: int, discourse: Discourse) -> Iterator[Finding]:
    """As in "X said (that) allegations of X-ish support for Z were lies", whose form of "be" is at ``index``."""
    units = clauses.units
    back = range(index - 1, max(index - _TO_CHARGE, -1), -1)
    noun = next((i for i in back if answerable(units[i]) or units[i].kind in (*_AFTER_IT, "that")), None)
    if noun is None or not units[noun].low.startswith(("alleg", "accus", "charge")):
        return
    denier, _ = speaker_at(clauses, noun, discourse, reach=_NEAR)
    if denier is not None and units[noun + 1].low in ("of", "about"):
        charge = Clauses(units[:index], tuple(group for group in clauses.groups if group.head < index))
        for finding in charged_with(charge, noun + 2, denier):
            yield denial_of(finding, denier, min(finding.score, 0.75))


_TO_CHARGE = 12


def _void(hearing: Hearing, group: VerbGroup) -> Iterator[Finding]:
    """As in "X said the claim did not correspond to reality", "The accusation lacks any foundation, X said"."""
    units, subject = hearing.clauses.units, group.first - 1
    if subject < 0 or not (answerable(units[subject]) or (units[subject].low in _POINTING and subject > 0)):
        return
    denier, trigger = _sayer_at(hearing, group.first)
    yield from _answer(hearing, denier, trigger)


def _untrue_clause(hearing: Hearing, index: int, that: int) -> Iterator[Finding]:
    """As in "X said it was a lie that it had armed Z", "It is not true that …, X said"."""
    clauses = hearing.clauses
    denier, _ = speaker_at(clauses, index, hearing.discourse, reach=_NEAR)
    if denier is not None:
        yield from clause_denied(clauses, that, denier, hearing.said)


def _otherwise(hearing: Hearing, group: VerbGroup) -> Iterator[Finding]:
    """As in "X says otherwise", "X swore the contrary"."""
    clauses = hearing.clauses
    words = [unit.low for unit in clauses.units[group.head + 1 : group.head + 3]]
    if words[:1] == ["otherwise"] or (words[:1] == ["the"] and set(words[1:]) & _REVERSE):
        yield from _answer(hearing, _one(clauses, group), group.head, reach=1)


def _did_not(hearing: Hearing, group: VerbGroup) -> Iterator[Finding]:
    """As in "X replied that it had done nothing of the kind", "X retorted that it had not"."""
    clauses, units, that = hearing.clauses, hearing.clauses.units, group.head + 1
    inner = next((g for g in clauses.verbs if g.first > group.head), None)
    if that >= len(units) or units[that].kind != "that" or inner is None or inner.first - that > _NEAR - 1:
        return
    own = units[inner.first - 1].low in _ONESELF
    words = [unit.low for unit in units[inner.head + 1 : inner.head + 6] if unit.low not in ("done", "ever")]
    nothing = any(words[: len(each)] == each for each in _ALL_UNTRUE)
    negated = inner.negated or (inner.head + 1 < len(units) and units[inner.head + 1].kind == "negation")
    bare = negated and inner.lemma in ("have", "be", "do") and _stops(units, inner.head + 1)
    if own and (nothing or bare):
        yield from _answer(hearing, _one(clauses, group), group.head, reach=1)


def _stops(units: Sequence[Unit], index: int) -> bool:
    while index < len(units) and units[index].kind in ("negation", "adverb"):
        index += 1
    return index >= len(units) or units[index].kind in _AFTER


def _no_part(hearing: Hearing, group: VerbGroup) -> Iterator[Finding]:
    """As in "X said it had no role", "insisted that it had played no part in it"."""
    clauses, units, after = hearing.clauses, hearing.clauses.units, group.head + 1
    phrase = noun_phrase(units, after) if after < len(units) and units[after].low == "no" else None
    clause = clauses.clause(group)
    if phrase is None or units[phrase.last].low not in _PARTS or clause is None or clause.link != "content":
        return
    last = phrase.last + 1
    ends = last >= len(units) or units[last].kind in _AFTER
    points = last + 1 < len(units) and units[last].low in ("in", "for", "of") and units[last + 1].low in _POINTING
    own = units[group.first - 1].low in _ONESELF
    parties = clauses.subjects(group)
    denier = (
        speaker_at(clauses, group.first, hearing.discourse)[0] if own else parties[0] if len(parties) == 1 else None
    )
    if denier is not None and (ends or points):
        found = list(_answer(hearing, denier, group.head))
        speaker = _one(clauses, clause.governor) if clause.governor is not None and _speaks(clause.governor) else None
        speaker = speaker or (None if own else speaker_at(clauses, group.first, hearing.discourse)[0])
        if speaker is not None and not own:  # "Y said X had no part in it": Y's word
            at = (speaker.start, speaker.end)
            found = [replace(finding, claimant=speaker.speaker, claimant_at=at) for finding in found]
        yield from found or of_open_deed(denier, speaker or denier, group.head, hearing.discourse)


def _no_such(hearing: Hearing, group: VerbGroup) -> Iterator[Finding]:
    """As in "X says it carries out no such attacks", "X claimed that its army did not do such things"."""
    clauses, units = hearing.clauses, hearing.clauses.units
    reach = range(group.head + 1, min(group.head + 1 + _NEAR, len(units)))
    such = next((i for i in reach if units[i].low == "such" and _is_deed(units, i + 1)), None)
    clause = clauses.clause(group) if such is not None else None
    speech = clause.governor if clause is not None and clause.link == "content" else None
    if such is None or speech is None or speech.negated or not (group.negated or units[such - 1].low == "no"):
        return
    if group.voice == "active" and speech.voice == "active" and _speaks(speech):
        doers, denier = clauses.subjects(group), _one(clauses, speech)
        own = units[group.first - 1].low in _ONESELF
        same = denier is not None and [doer.actor.name for doer in doers] == [denier.actor.name]
        yield from _answer(hearing, denier, group.head) if own or same else ()


def _speaks(group: VerbGroup) -> bool:
    return group.lemma in wordlists().speech or group.lemma in _ANSWERS


def _is_deed(units: Sequence[Unit], index: int) -> bool:
    phrase = noun_phrase(units, index) if index < len(units) else None
    word = units[phrase.last].low if phrase is not None else ""
    lists = wordlists()
    return (
        word in lists.events
        or word in lists.classes["harm"]
        or word in lists.nouns["help"]
        or word in _CHARGEABLE_NOUNS
    )


_CHARGEABLE_NOUNS = frozenset(
    (
        "thing",
        "things",
        "order",
        "orders",
        "act",
        "acts",
        "deed",
        "deeds",
        "crime",
        "crimes",
        "violations",
        "activities",
    )
)


def _nothing(hearing: Hearing, index: int) -> Iterator[Finding]:
    """As in "X said there was no X-ish support for Z", "X said no such raid had taken place"."""
    clauses, units = hearing.clauses, hearing.clauses.units
    phrase = noun_phrase(units, index)
    if phrase is None or phrase.last == index:
        return
    speaker, trigger = speaker_at(clauses, index, hearing.discourse)
    there = units[index - 1].kind == "be" and "there" in [unit.low for unit in units[max(0, index - 4) : index - 1]]
    if speaker is None or (trigger >= index and not there and units[index + 1].low != "such"):
        return
    if there and any(unit.low in _PROOF for unit in units[index : phrase.last + 1]):
        yield from _unproven(hearing, phrase.last + 1, (speaker, trigger))
        return
    if units[index + 1].low == "such":
        happens = next((g for g in clauses.groups if 0 <= g.first - phrase.last <= _NEAR), None)
        exists = units[index - 1].kind == "be"
        if happens is not None and happens.lemma in _STAYS and not happens.negated:
            guests = hearing.charges(speaker, trigger, _NEAR, named=False)
            yield from (answer_to(charge, trigger, speaker) for charge in guests if charge.relation == "harbours")
            return  # "no such groups operate from its soil"
        if exists or (happens is not None and happens.lemma in _HAPPENS and not happens.negated):
            acts = list(act_at(clauses, index + 2, speaker))
            yield from (denial_of(f, speaker, min(f.score, surer(0.7, speaker))) for f in acts)
            yield from _answer(hearing, speaker, trigger) if not acts else ()
        return
    sent = next((g for g in clauses.groups if 0 <= g.first - phrase.last <= 1), None)
    if sent is not None and sent.voice == "passive" and sent.lemma in wordlists().classes["giving"]:
        yield from _not_given(clauses, sent, NounPhrase(index + 1, phrase.last, None, frozenset()), speaker)
        return
    if not there:
        return
    named = [i for i in range(index + 1, phrase.last) if units[i].kind in NAMES]
    if any(units[i].actor != speaker.actor for i in named):
        return
    men = units[phrase.last].low in wordlists().nouns["forces"] and phrase.last + 1 < len(units)
    if men and units[phrase.last + 1].low in ("in", "inside") and named:
        found = present_at(units, phrase.last, phrase.last + 1, speaker)
        yield from (denial_of(found, speaker, found.score),) if found is not None else ()
        return
    first = named[-1] + 1 if named else index
    for finding in act_at(clauses, first, speaker):
        yield denial_of(finding, speaker, min(finding.score, surer(0.75, speaker)))


_STAYS = frozenset(("operate", "live", "shelter", "train", "hide", "stay"))
_PROOF = frozenset(("evidence", "proof"))


def _unproven(hearing: Hearing, after: int, by: tuple[Party, int]) -> Iterator[Finding]:
    """As in "X said there was no evidence of this", "There is no proof of that, X said"."""
    units = hearing.clauses.units
    points = after + 2 < len(units) and units[after].low in ("of", "for") and units[after + 1].low in _POINTING
    if points and units[after + 2].kind in _AFTER:
        yield from _answer(hearing, by[0], by[1], reach=1)


def _not_done(hearing: Hearing, group: VerbGroup) -> Iterator[Finding]:
    """As in "'We have never done that,' X said", "'We did not do it,' X said"."""
    clauses, units, after = hearing.clauses, hearing.clauses.units, group.head + 1
    own = group.first > 0 and units[group.first - 1].low == "we" and group.negated
    if own and after + 1 < len(units) and units[after].low in _POINTING and units[after + 1].kind in _AFTER:
        denier, trigger = speaker_at(clauses, group.head, hearing.discourse, reach=0)
        yield from _answer(hearing, denier, trigger, reach=1)


def _not_given(clauses: Clauses, group: VerbGroup, goods: NounPhrase, speaker: Party) -> Iterator[Finding]:
    """As in "X insisted that no arms had been sent to Z"."""
    clause = clauses.clause(group)
    for relation in gifts_of(clauses.units, group, (goods,)) if clause is not None and not clause.agents else ():
        for receiver in clause.led_to("to") if clause is not None else ():
            if receiver.actor.name != speaker.actor.name:
                found = Finding(group.head, relation, speaker, receiver, score=surer(0.65, speaker, receiver))
                yield denial_of(found, speaker, found.score)


def _innocent(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "protested its innocence", "pleaded not guilty"."""
    words = [unit.low for unit in clauses.units[group.head + 1 : group.head + 4]]
    return words[:2] == ["not", "guilty"] or words[:1] == ["innocent"] or "innocence" in words


def _distanced(hearing: Hearing, group: VerbGroup) -> Iterator[Finding]:
    """As in "X distanced itself from the attack on Z"."""
    clauses = hearing.clauses
    words = clauses.units[group.head + 1 : group.head + 3]
    parties = clauses.subjects(group)
    if len(words) < 2 or words[0].low not in _SELF or words[1].low != "from" or len(parties) != 1:
        return
    if of_another(parties[0], hearing.discourse):
        return
    acts = [f for f in act_at(clauses, group.head + 3, parties[0], unaimed=True) if f.relation == "attacked"]
    for finding in aimed(acts, parties[0], hearing.discourse, hearing.said, clauses):
        if finding.relation == "attacked":
            yield denial_of(finding, parties[0], min(finding.score, surer(0.65, parties[0])))


def _not_so(hearing: Hearing) -> Iterator[Finding]:
    """As in "Not so, says X", "New Delhi: 'a lie'"."""
    clauses, units = hearing.clauses, hearing.clauses.units
    if [unit.low for unit in units[:3]] == ["not", "so", ","]:
        denier, _ = speaker_at(clauses, 1, hearing.discourse, reach=0)
        if denier is not None and denier.kind != "coreference":
            yield from _answer(replace(hearing, said=()), denier, 0, reach=1)
        return
    colon = next((i for i in range(1, min(_SAYS, len(units))) if units[i].text == ":"), None)
    if colon is None or len(units) - colon > _PREDICATE or clauses.groups or not _all_untrue(units[colon + 1 :]):
        return
    yield from _answer(replace(hearing, said=()), party_of(units[colon - 1]), colon, reach=1)


def _all_untrue(words: Sequence[Unit]) -> bool:
    return is_untrue(words) and not any(unit.actor is not None or answerable(unit) for unit in words)


RETORTS = Room(lambda: None, _by_verb, closes=_said_otherwise)
