"""Charges: accusations with what they charge, and blame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.attachments import act_told_of
from kg.extraction.arguments.condemned import condemned_in, deed_of_passive, speaks_against, tells_when
from kg.extraction.arguments.crowds import against_their_own
from kg.extraction.arguments.doers import doers_of
from kg.extraction.arguments.objects import agent_index, content_from, surer
from kg.extraction.claims.accusers import accusers_of, followers_of, go_betweens, in_capital, manned, voices_of
from kg.extraction.claims.charge_nouns import CHARGES, accusation_of, noun_charges
from kg.extraction.claims.contents import apposed, charged_with
from kg.extraction.claims.outbursts import OUTBURSTS, criticism
from kg.extraction.claims.resumed_charges import resumed
from kg.extraction.claims.suspicions import suspicions
from kg.extraction.conflict.moves import doer_before
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.owners import as_side, single_owner
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase, noun_phrase_before, party_of
from kg.extraction.parsing.clauses import Clauses, clean_after
from kg.extraction.patterns.act_nouns import BLASTS, at_its_door
from kg.extraction.speech.courts import INDICTS, as_charged, at_law
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.units import NAMES
from kg.extraction.words.verbforms import people_words
from kg.extraction.words.wordlists import Frame, wordlists
from kg.vocabulary import vocabulary

__all__ = ["charge_findings"]

_BLAME = {"blame": "on", "attribute": "to", "pin": "on", "ascribe": "to", "impute": "to"}
_OPENERS = {"accuse": ("of",), "suspect": ("of",), "blame": ("for",), "charge": ("with",), "hold": ("for",),
            "implicate": ("in",),
            "indict": ("for", "with", "on"), "arraign": ("for", "with", "on")}  # fmt: skip
_OF_SOMETHING = frozenset(("accuse", "charge", "fault", "implicate"))
_MUTUAL = CHARGES | {"blame", "recriminations", "barbs", "insults"}
_TRADES = frozenset(("trade", "exchange", "swap"))
_AGAINST_OWNER = frozenset(
    ("critics", "opponents", "foes", "enemies", "rivals", "detractors", "adversaries", "dissidents", "exiles")
)
"""Who is told apart from the one after whom he is called: "X's critics"."""
_CONTENT_UNITS = 6
_FOUR = 4
_TO_AGENT = 12
_TO_FINGER = 5
_TO_SECOND = 24
_ANTECEDENT = 9


def charge_findings(clauses: Clauses) -> Iterator[Finding]:
    """The accusations and the criticism of a sentence."""
    for group in clauses.groups:
        frame = wordlists().frames.get(group.lemma)
        if group.lemma in _BLAME:
            yield from _blames(clauses, group, _BLAME[group.lemma])
            yield from _blamed_on(clauses, group)
        if group.lemma == "hold":
            yield from _held(clauses, group)
        if group.lemma in ("point", "wag"):
            yield from _finger(clauses, group)
        if group.lemma in ("charge", "fault", "suspect", "implicate", *INDICTS):
            frame = Frame("accuses", None, ("object",), "party")
        if frame and frame.relation in ("accuses", "criticises"):
            yield from _accusations(clauses, group, frame)
        if group.lemma in _TRADES:
            yield from _traded(clauses, group)
        yield from suspicions(clauses, group)
        if group.lemma in OUTBURSTS:
            yield from criticism(clauses, group)
    for index in clauses.places.of(CHARGES, ahead=1):
        yield from noun_charges(clauses, index)


# ---------------------------------------------------------------- who accuses whom


def _terms(units: Units, first: int) -> int:
    """The index after "in the strongest possible terms", ", in plain terms,"."""
    comma = first < len(units) and units[first].kind == "comma"
    opening = first + comma
    for index in range(opening + 1, min(opening + _CONTENT_UNITS, len(units) - 1)):
        if units[opening].low == "in" and units[index].low in ("terms", "language", "words"):
            return index + 1 + (comma and units[index + 1].kind == "comma")
    return first


def _accusations(clauses: Clauses, group: VerbGroup, frame: Frame) -> Iterator[Finding]:
    """As in "X accused Y of …" with its charge; passive too."""
    led = _going_on(clauses, group)
    if group.negated or group.modality != "actual" or (group.form == "infinitive" and not led):
        return
    units = clauses.units
    phrases: tuple[NounPhrase, ...] = ()
    by = agent_index(clauses, group) if group.voice != "active" else None
    if group.voice == "active":
        accusers = led or accusers_of(clauses, group)
        found = clauses.phrases_from(_past_both(units, _terms(units, clauses.past_listed_verbs(group.head + 1))))
        phrases = tuple(as_side(units, phrase) for phrase in found if not tells_when(units, phrase))
        phrases = tuple(manned(units, phrase) for phrase in phrases) if group.lemma == "accuse" else phrases
        meant = [phrase for phrase in phrases if units[phrase.last].low not in _AGAINST_OWNER]
        accused = tuple(phrase.party for phrase in meant if phrase.party and clean_after(units, phrase.last))
        if not accused and frame.relation == "criticises" and len(phrases) == 1:
            accused = condemned_in(units, phrases[0])
        next_two = [unit.low for unit in units[group.head + 1 : group.head + 3]]
        each_other = not accused and len(accusers) == 2 and next_two in (["each", "other"], ["one", "another"])
        if each_other and not go_betweens(units, group.first, accusers):
            yield from _mutual(clauses, group, frame.relation, accusers)
            return
        of_harm = next_two[:1] == [_BLAME.get(group.lemma)]  # "the strike on P, which X blamed on Y"
        if not accused and not phrases and not of_harm:
            accused = _antecedent(clauses, group, frame.relation)
    else:
        by = _late_agent(clauses, group) if by is None or _inside(clauses, group, by) else by
        away = in_capital(clauses, group, _OPENERS.get(group.lemma, ()))
        agents = clauses.phrases_from(by + 1) if by is not None else away
        accusers = tuple(phrase.party for phrase in agents if phrase.party) or voices_of(units, agents)
        accused = _accused_subjects(clauses, group) or deed_of_passive(clauses, group)
        phrases = agents
    after = phrases[-1].last + 1 if phrases else group.head + 1
    accusers = _who_goes_on(clauses, group, accusers, accused)
    openers = _OPENERS.get(group.lemma, ("for",))
    at_once = after < len(units) and units[after].low in openers
    after = _past_ruler(units, after) if at_once else after
    after = after if at_once else clauses.opener(group, openers) or _past_relative(units, after, openers) or after
    charged = after < len(units) and units[after].low in openers
    plainly = group.lemma in ("suspect", "accuse") and _plainly_suspects(units, group, phrases)
    vague = group.lemma == "suspect" or (group.lemma in _OF_SOMETHING and group.voice == "active")
    either = charged and any(unit.low == "or" for unit in units[group.head + 1 : after])
    if either or (not plainly and not charged and vague):
        return  # "accused X or its allies of arming Z", "suspected militants"
    if frame.relation == "criticises" and any(phrase.roles & {"assets"} for phrase in phrases):
        return
    for one in accusers:
        accuser = one
        whom = as_charged(group.lemma, one, accused)
        whom = () if frame.role == "diplomats" and at_law(clauses, one) else whom  # a judge summons to court
        for other in _reproached(clauses, group, frame, whom):
            accuser = against_their_own(units, accuser, other)
            if accuser.actor.name != other.actor.name and "assets" not in accuser.roles | other.roles:
                yield from _one_accusation(clauses, group, frame.relation, (accuser, other), after if charged else None)
        if charged and len(accused) == 1 and group.voice == "active":
            yield from _gapped(clauses, group, after, accuser, frame.relation)
    yield from _in_turn(clauses, group, after, frame.relation) if charged else ()


def _inside(clauses: Clauses, group: VerbGroup, by: int) -> bool:
    """Whether "by" stands within the charge: "X was accused of tolerating raids on Z by Y"."""
    openers = _OPENERS.get(group.lemma, ())
    return any(g.form == "present" and clauses.units[g.first - 1].low in openers for g in clauses.groups
               if group.head < g.first < by)  # fmt: skip


def _late_agent(clauses: Clauses, group: VerbGroup) -> int | None:
    """The "by" of "X was accused of backing Z by Y": the charge has its object, a party, and no passive."""
    units, of = clauses.units, group.head + 1
    if of + 1 >= len(units) or units[of].low not in _OPENERS.get(group.lemma, ()):
        return None
    inner = next((g for g in clauses.groups if g.first == of + 1), None)
    if inner is None or inner.form != "present" or inner.voice != "active" or inner.head + 1 >= len(units):
        return None
    done = clauses.phrases_from(inner.head + 1)
    whole = bool(done) and all(_ends_there(units, phrase) for phrase in done)
    whole = whole or (len(done) == 1 and inner.lemma in wordlists().classes["deed_doing"])
    by = done[-1].last + 1 if whole else len(units)
    if whole and by + 1 < len(units) and units[by].low in ("in", "at", "near"):
        where = noun_phrase(units, by + 1)  # "of killing villagers in P by Y"
        by = where.last + 1 if where is not None else len(units)
    if by + 1 >= len(units) or units[by].low != "by" or units[by + 1].kind == "verb":
        return None
    agents = clauses.phrases_from(by + 1)
    return None if agents and units[agents[0].last + 1].low == "or" else by


def _ends_there(units: Units, phrase: NounPhrase) -> bool:
    """Whether no "by" goes with it: "Z", "the Z rebels", "villagers", unlike "an attack by Y"."""
    people = units[phrase.last].low in people_words()
    return people or (phrase.party is not None and units[phrase.last].kind in NAMES)


def _past_ruler(units: Units, of: int) -> int:
    """Where the charge begins in "accuses the government of N. N. of arming Z"."""
    name = of + 1
    ruler = units[name].kind == "name" and units[name].speaker is not None and units[of - 1].low in _RULE
    return name + 1 if ruler and name + 1 < len(units) and units[name + 1].low == "of" else of


_RULE = frozenset(("government", "administration", "regime", "cabinet", "junta"))


def _who_goes_on(
    clauses: Clauses, group: VerbGroup, accusers: tuple[Party, ...], accused: tuple[Party, ...]
) -> tuple[Party, ...]:
    """The accusers; the speaker in "X said that Y's army had shelled Z and accused Y of …": nobody accuses himself."""
    clause = clauses.clause(group)
    own = {party.actor.name for party in accusers} == {party.actor.name for party in accused}
    if not accusers or not own or clause is None or clause.link != "coordinate" or "content" not in clause.within[:1]:
        return accusers
    said = [g for g in clauses.groups if g.head < group.head and g.lemma in wordlists().speech]
    return clauses.subjects(said[0]) if len(said) == 1 and said[0].voice == "active" and not said[0].negated else ()


def _going_on(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """The X of "X continued to blame Y", "X kept accusing Y": who is said to have gone on to it."""
    clause = clauses.clause(group)
    governed = clause is not None and clause.link == "governed"
    if group.voice != "active" or not (group.form == "infinitive" or (group.form == "present" and governed)):
        return ()
    doers = doers_of(clauses, group)
    done = doers.effect == "actual" and doers.group.modality == "actual" and not doers.group.negated
    return doers.parties if done and doers.group is not group else ()


def _reproached(clauses: Clauses, group: VerbGroup, frame: Frame, accused: tuple[Party, ...]) -> tuple[Party, ...]:
    """Those of them who can be; in "summoned both sides to P" nobody is but whose envoys are summoned."""
    if frame.role != "diplomats":
        return accused
    units = clauses.units[group.head : group.head + _HOME]
    if any(unit.low in ("home", "back") for unit in units):
        return ()  # "summoned Ambassador N. N. home for consultations": the envoy is his own
    if next((unit.low in _HEADS for unit in units if unit.low in _HEADS | _ENVOYS), False):
        return ()  # "summoned the presidents of Y and Z to a summit"
    return tuple(party for party in accused if party.roles != {"name"} or party.speaker.type == "Person")


_HEADS = frozenset(("presidents", "leaders", "president", "leader", "summit", "premiers", "premier", "kings", "chiefs",
                    "delegations", "heads", "talks", "negotiations", "conference", "commanders", "elders"))  # fmt: skip
_ENVOYS = frozenset(("ambassador", "ambassadors", "envoy", "envoys", "chargé", "diplomat", "diplomats", "consul"))


def _plainly_suspects(units: Units, group: VerbGroup, phrases: tuple[NounPhrase, ...]) -> bool:
    """As in "Police suspect the Front.", "Iran accused Israel, which …", "X denied it, accusing Y instead"."""
    after = phrases[-1].last + 1 if phrases else len(units)
    after += after < len(units) - 1 and units[after].low == "instead"
    told = group.form == "finite" or (group.form == "present" and units[group.first - 1].kind == "comma")
    if group.voice != "active" or not told or units[group.head].low == "suspected" or after >= len(units):
        return False  # "suspected militants"
    sides = {phrase.party.actor.type for phrase in phrases if phrase.party} <= GROUPS | {"State"}
    dated = units[after].kind == "preposition" and after + 1 < len(units) and units[after + 1].kind == "date"
    goes_on = group.lemma == "accuse" and (units[after].kind in ("conjunction", "date") or dated)
    return sides and (goes_on or units[after].kind in ("comma", "end", "stop"))


def _past_relative(units: Units, after: int, openers: tuple[str, ...]) -> int | None:
    """Where the charge begins in "charged Y, which had done W, with financing Z"."""
    if after + 2 >= len(units) or units[after].kind != "comma":
        return None
    if "relative" not in (units[after + 1].kind, units[after + 2].kind) and units[after + 1].kind != "determiner":
        return None
    for index in range(after + 1, min(after + _RELATIVE, len(units) - 2)):
        if units[index].kind in ("stop", "end"):
            return None
        gerund = any(form.present for form in units[index + 2].forms) or units[index + 2].low in ("having", "being")
        if units[index].kind == "comma" and units[index + 1].low in openers and gerund:
            return index + 1
    return None


_RELATIVE = 18
_HOME = 16


def _one_accusation(
    clauses: Clauses, group: VerbGroup, relation: str, two: tuple[Party, Party], opener: int | None
) -> Iterator[Finding]:
    """The accusation of one by another, with the charge that follows ``opener``.

    None where those accused are captives, who are not the state or group that they are of.
    """
    units = clauses.units
    if "captives" in two[1].roles:
        return
    second = _second(units, opener) if opener is not None else None
    upto = units[: second.first - 1] if second is not None else units
    content = content_from(upto, opener + 1) if opener is not None else None
    yield _accusation(group, relation, *two, content)
    if opener is not None and relation == "accuses":
        yield from _charged(clauses, group, opener, *two)
        if second is None and (again := resumed(units, opener)) is not None:
            yield from _charged(clauses, group, again, *two)


def _gapped(clauses: Clauses, group: VerbGroup, opener: int, accuser: Party, relation: str) -> Iterator[Finding]:
    """As in "X blamed Y for the war and Z for its conduct"; also "accused Y of A and Z of B"."""
    second = _second(clauses.units, opener)
    if second is None or second.party is None or "assets" in second.party.roles:
        return
    if second.party.actor.name != accuser.actor.name:
        yield from _one_accusation(clauses, group, relation, (accuser, second.party), second.last + 1)


def _second(units: Units, opener: int) -> NounPhrase | None:
    """Who else is accused: the Z of "accused Y of A and Z of B"."""
    word = units[opener].low
    for index in range(opener + 2, min(opener + _TO_SECOND, len(units) - 2)):
        if units[index].kind in ("stop", "end", "that", "relative", "quote"):
            return None
        second = noun_phrase(units, index + 1) if units[index].low == "and" else None
        second = apposed(units, second, word) if second is not None else None
        follows = second is not None and second.last + 2 < len(units) and units[second.last + 1].low == word
        if second is not None and follows:
            of_doing = units[second.last + 2].low.endswith("ing")
            return second if second.party is not None or of_doing else None
    return None


def _in_turn(clauses: Clauses, group: VerbGroup, opener: int, relation: str) -> Iterator[Finding]:
    """As in "X accused Y of A, and Y X of B", where the verb stands once."""
    units, word = clauses.units, clauses.units[opener].low
    end = min(opener + _TO_SECOND, len(units) - 4) if group.voice == "active" else 0
    for index in range(opener + 2, end):
        if units[index].kind in ("stop", "end", "that", "relative", "quote"):
            return
        if units[index].low not in ("and", "while") or units[index + 3].low != word:
            continue
        accuser, accused = party_of(units[index + 1]), party_of(units[index + 2])
        if accuser is not None and accused is not None and accuser.actor.name != accused.actor.name:
            yield from _one_accusation(clauses, group, relation, (accuser, accused), index + 3)
        return


def _antecedent(clauses: Clauses, group: VerbGroup, relation: str) -> tuple[Party, ...]:
    """As in "X, which Y accuses of …"; of "Y's invasion of Z, which X condemned" the one who did it."""
    units, first = clauses.units, group.first
    found = clauses.gap(group)
    if relation != "criticises" or not found:
        return found
    which = next((i for i in range(first - 1, max(first - _ANTECEDENT, 0), -1) if units[i].kind == "relative"), 0)
    for index in range(which - 1, max(which - _ANTECEDENT, -1), -1):
        if units[index].low in wordlists().events:
            phrase = noun_phrase_before(units, index)
            owner = single_owner(units, phrase) if phrase else None
            return (owner,) if owner else ()
    opens = not any(g.head < which for g in clauses.groups)  # "Y, which X condemned, has …"
    if units[which].low == "which" and units[which - 1].kind == "comma" and not opens:
        # "X bombed Y, which Z condemned", "X executed nine Y-ians, which Z condemned": what X did.
        named = any("name" in party.roles for party in found)  # "X backs Y, which Z condemned": perhaps Y
        return doer_before(clauses, which - 1) if _harmed(clauses, which - 1) or not named else ()
    return found


def _harmed(clauses: Clauses, index: int) -> bool:
    """Whether the verb before ``index`` does harm to whom it has for an object."""
    group = next((group for group in reversed(clauses.groups) if group.head < index), None)
    frame = wordlists().frames.get(group.lemma) if group is not None else None
    return frame is not None and vocabulary().relation(frame.relation).sign < 0


def _past_both(units: Units, first: int) -> int:
    skipped = first < len(units) and units[first].low in ("both", "either") and units[first].actor is None
    quoted = first < len(units) and units[first].kind == "quote"
    return first + 1 if skipped or quoted else first


def _accused_subjects(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """Of a passive the subject; of "accused by X of …" after a noun, that noun's."""
    if group.voice == "passive":
        return clauses.subjects(group)
    last = group.first - 1
    if last < 0 and (clause := clauses.clause(group)) is not None:
        return clause.subjects  # "Accused by X of arming Z, Y …"
    act = act_told_of(clauses.units, group) if speaks_against(group.lemma) else None
    if act is not None:
        before = noun_phrase_before(clauses.units, act)
        deed = NounPhrase(before.first if before is not None else act, act, None, frozenset())
        return condemned_in(clauses.units, deed)  # "an attack by Y on Z condemned by X"
    if last > 0 and clauses.units[last].kind == "comma":
        last -= 1
    party = clauses.phrase_before(last) if last >= 0 else None
    return (party,) if party else ()


def _accusation(group: VerbGroup, relation: str, accuser: Party, other: Party, content: str | None) -> Finding:
    return accusation_of(group.head, relation, accuser, other, content)


def _mutual(
    clauses: Clauses, group: VerbGroup, relation: str, both: Sequence[Party], skip: int = 3
) -> Iterator[Finding]:
    first = group.head + skip
    opened = first < len(clauses.units) and clauses.units[first].low in ("of", "for", "over")
    content = content_from(clauses.units, first + 1) if opened else None
    for accuser, other in (both, both[::-1]):
        yield _accusation(group, relation, accuser, other, content)
        if opened and relation == "accuses":
            yield from _charged(clauses, group, first, accuser, other)


def _traded(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X and Y traded accusations"."""
    units = clauses.units
    phrase = noun_phrase(units, group.head + 1) if group.head + 1 < len(units) else None
    if phrase is None or units[phrase.last].low not in _MUTUAL or group.negated or group.modality != "actual":
        return
    both = clauses.subjects(group)
    if len(both) == 2 and both[0].actor.name != both[1].actor.name:
        yield from _mutual(clauses, group, "accuses", both, phrase.last + 1 - group.head)


def _charged(clauses: Clauses, group: VerbGroup, opener: int, accuser: Party, accused: Party) -> Iterator[Finding]:
    """What is charged, as claims of their own: "… of supporting Z and of an attack on W"."""
    own = group.lemma in ("accuse", "charge") or at_its_door(clauses, accuser, accused)
    second = _second(clauses.units, opener)
    for finding in charged_with(clauses, opener + 1, accused, accuser, on_accuser=own):
        if finding.stance == "denies" or (second is not None and finding.trigger >= second.first):
            continue  # "for sheltering W and Z for arming it": Z's deed
        yield replace(
            finding, act="accuses", claimant=accuser.speaker, claimant_at=(accuser.start, accuser.end),
            charge_of=group.head, score=min(finding.score, surer(0.8, accuser, accused)),
            modality=finding.modality if finding.modality in ("planned", "goal") else "actual",
        )  # fmt: skip


# ---------------------------------------------------------------- blame


def _held(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X held Y responsible for …"."""
    units = clauses.units
    reach = range(group.head + 1, min(group.head + 2 * _CONTENT_UNITS, len(units)))
    after = next((i for i in reach if units[i].low in ("responsible", "accountable") or units[i].kind == "stop"), 0)
    if units[after].kind == "stop" and units[group.head + 1].low != "that":
        return  # "held talks in P; the government later …", not "holds that Y shelters it; …"
    held = [p for u in units[group.head + 1 : after] if u.kind in NAMES and (p := party_of(u))]
    if not 1 <= len(held) <= _FOUR or group.negated or group.voice != "active" or group.modality != "actual":
        return
    charged = after + 1 < len(units) and units[after + 1].low == "for"
    for accuser in accusers_of(clauses, group):
        for other in held:
            if accuser.actor.name != other.actor.name:
                yield _accusation(group, "accuses", accuser, other, content_from(units, after + 2) if charged else None)
                if charged:
                    yield from _charged(clauses, group, after + 1, accuser, other)


def _finger(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X pointed the finger at Y"."""
    units, head = clauses.units, group.head
    words = [unit.low for unit in units[head + 1 : head + _TO_FINGER]]
    if not {"finger", "fingers"} & set(words) or group.negated or group.modality != "actual":
        return
    at = next(
        (i for i in range(head + 1, min(head + _TO_FINGER, len(units))) if units[i].low in ("at", "towards")), None
    )
    phrase = noun_phrase(units, at + 1) if at is not None and at + 1 < len(units) else None
    if phrase is None or phrase.party is None:
        return
    after = phrase.last + 1
    opened = after < len(units) and units[after].low in ("for", "over", "after")
    for accuser in accusers_of(clauses, group):
        if accuser.actor.name != phrase.party.actor.name:
            content = content_from(units, after + 1) if opened else None
            yield _accusation(group, "accuses", accuser, phrase.party, content)
            if opened and units[after].low != "after":
                yield from _charged(clauses, group, after, accuser, phrase.party)


def _blames(clauses: Clauses, group: VerbGroup, preposition: str) -> Iterator[Finding]:
    """As in "X blamed the attack on Y", "X attributes these losses to Y"."""
    units = clauses.units
    if group.form != "finite" or group.negated or group.modality != "actual":
        return
    if group.voice != "active":
        yield from _is_blamed_on(clauses, group, preposition)
        return
    if group.head + 1 < len(units) and units[group.head + 1].low == preposition:
        yield from _turned_blame(clauses, group)
        return
    phrase = _blamed_harm(units, group.head + 1)
    if phrase is None:
        return
    after = phrase.last + 1
    inner = noun_phrase(units, after + 1) if after + 1 < len(units) and units[after].low in ("of", "on") else None
    if inner is not None and inner.last + 1 < len(units) and units[inner.last + 1].low == preposition:
        dated = inner.last + 2 < len(units) and units[inner.last + 2].kind == "date"
        after = after if dated else inner.last + 1  # "attributed the bombing of a school to Y", "blamed … on Z on Y"
    while after < len(units) and units[after].low in ("squarely", "solely", "entirely", "directly", "firmly", "partly"):
        after += 1
    clause = clauses.clause(group)
    if after < len(units) and units[after].low != preposition and clause is not None:
        led = [p.first - 1 for p in clause.complements.get(preposition, ()) if p.party is not None and p.first > after]
        after = led[0] if len(led) == 1 else after  # "blamed the blasts in its cities this year on Y"
    if after + 1 >= len(units) or units[after].low != preposition:
        return
    blamed = noun_phrase(units, after + 1)
    to = clause.led_to(preposition) if clause is not None else ()
    owner = blamed.party if blamed else None
    owner = owner or (to[0] if len(to) == 1 else None) or (followers_of(units, blamed) if blamed else None)
    if blamed and owner is None and units[blamed.last].low in wordlists().events:
        owner = single_owner(units, blamed)
    for accuser in accusers_of(clauses, group):
        if owner and accuser.actor.name != owner.actor.name:
            content = " ".join(unit.text for unit in units[phrase.first : phrase.last + 1])
            found = _accusation(group, "accuses", accuser, owner, content)
            yield replace(found, score=surer(0.8, accuser, owner))
            yield from _charged(clauses, group, group.head, accuser, owner)


def _blamed_harm(units: Units, first: int) -> NounPhrase | None:
    """The phrase at ``first`` that tells for what somebody is blamed: "the attack", "a spate of blasts", "it"."""
    phrase = noun_phrase(units, first) if first < len(units) else None
    if phrase is None and units[min(first, len(units) - 1)].low in ("it", "this", "that"):
        return NounPhrase(first, first, None, frozenset())  # "X blamed it on Y"
    if phrase is None or _harmful(units, phrase):
        return phrase
    several = _several(units, phrase)
    return NounPhrase(first, several.last, None, frozenset()) if several is not None else None


def _harmful(units: Units, phrase: NounPhrase) -> bool:
    return units[phrase.last].low in wordlists().classes["harm"] | BLASTS


def _several(units: Units, phrase: NounPhrase) -> NounPhrase | None:
    """The blasts of "a spate of blasts", "the latest in a series of raids"."""
    if units[phrase.last].low not in _ROWS or phrase.last + 2 >= len(units) or units[phrase.last + 1].low != "of":
        return None
    inner = noun_phrase(units, phrase.last + 2)
    return inner if inner is not None and _harmful(units, inner) else None


_ROWS = frozenset(("spate", "series", "string", "wave", "rash", "number", "succession", "campaign", "spree", "chain"))


def _is_blamed_on(clauses: Clauses, group: VerbGroup, preposition: str) -> Iterator[Finding]:
    """As in "the attack was attributed to Y by X", "the raid was blamed by X on Y"."""
    clause = clauses.clause(group)
    by = agent_index(clauses, group)
    agents = clause.agents if clause is not None else ()
    for accuser in agents or voices_of(clauses.units, clauses.phrases_from(by + 1) if by is not None else ()):
        for owner in clause.led_to(preposition) if clause is not None else ():
            if accuser.actor.name != owner.actor.name:
                yield replace(_accusation(group, "accuses", accuser, owner, None), score=surer(0.8, accuser, owner))


def _turned_blame(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "X attributed to Y the bombing of Z"."""
    units = clauses.units
    blamed = noun_phrase(units, group.head + 2) if group.head + 2 < len(units) else None
    deed = noun_phrase(units, blamed.last + 1) if blamed is not None and blamed.last + 1 < len(units) else None
    if blamed is None or blamed.party is None or deed is None:
        return
    struck = {unit.actor.name for unit in units[deed.last + 1 : deed.last + _TO_AGENT] if unit.actor is not None}
    if units[deed.last].low in wordlists().classes["harm"] and blamed.party.actor.name not in struck:
        for accuser in accusers_of(clauses, group):
            if accuser.actor.name != blamed.party.actor.name:
                content = content_from(units, deed.first)
                found = _accusation(group, "accuses", accuser, blamed.party, content)
                yield replace(found, score=surer(0.8, accuser, blamed.party))


def _blamed_on(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "a mine that X blamed on Y", "the attack, which X attributes to Y"."""
    if group.form != "finite" or group.voice != "active" or group.negated or group.modality != "actual":
        return
    units, after = clauses.units, group.head + 1
    if after + 1 >= len(units) or units[after].low != _BLAME[group.lemma]:
        return
    before = units[max(0, group.first - _ANTECEDENT) : group.first]
    if not any(unit.kind in ("that", "relative") for unit in before):
        return
    blamed = noun_phrase(units, after + 1)
    beyond = units[blamed.last + 1].kind if blamed is not None and blamed.last + 1 < len(units) else "end"
    if beyond in ("determiner", "word", "number"):
        return  # "attributed to Y the bombing of Z"
    for accuser in accusers_of(clauses, group):
        if blamed is not None and blamed.party and accuser.actor.name != blamed.party.actor.name:
            found = _accusation(group, "accuses", accuser, blamed.party, None)
            yield replace(found, score=surer(0.8, accuser, blamed.party))
