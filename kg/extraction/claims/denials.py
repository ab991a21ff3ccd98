"""Denials and doubts: each of what somebody is said to have done, in its own words or by the charge that it answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from kg.extraction.arguments.objects import surer
from kg.extraction.claims.answering import (
    ACCUSES,
    REACH,
    aimed,
    answer_to,
    charges_against,
    chosen,
    concerns,
    denies_blow,
    of_another,
    of_own_sentence,
    others_say,
    several_named,
    suffers,
)
from kg.extraction.claims.bare_strikes import denies_striking
from kg.extraction.claims.contents import answerable, arms_used, charged_with, is_title
from kg.extraction.claims.denial_nouns import acts_of_another, denials_of_noun, past_author, spelt_out
from kg.extraction.claims.denied_clauses import clause_at, clause_denied, clause_end, denial_of, harmed, is_denier
from kg.extraction.claims.deniers import deniers_of
from kg.extraction.claims.falsehoods import called_so, is_untrue, papers_called_false, past_as
from kg.extraction.claims.hearings import Hearing
from kg.extraction.claims.occasions import past_occasion, past_too
from kg.extraction.claims.passive_denials import passive_denials
from kg.extraction.claims.pro_verbs import did_so, stands_for_deed
from kg.extraction.claims.resumed_charges import goes_on_at
from kg.extraction.claims.unaimed import unaimed
from kg.extraction.claims.untruths import CALLS, called_false, inserted, is_false, so_called
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.losses import captures_from
from kg.extraction.grammar.phrases import Party, VerbGroup, noun_phrase, party_of
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.patterns.act_nouns import act_at
from kg.extraction.reference.accused import boasts
from kg.extraction.reference.discourse import Discourse
from kg.extraction.speech.sources import subject_source
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["answer_to", "charges_against", "denial_findings", "names_charge", "past_author"]

_DENIES = frozenset(
    ("deny", "reject", "dismiss", "refute", "dispute", "repudiate", "rebuff", "disavow", "disown", "contest", "rebut",
     "contradict", "discount", "rubbish", "debunk", "disclaim", "ridicule", "deride", "gainsay", "controvert",
     "confute", "pooh-pooh")
)  # fmt: skip
_ASIDE = {"brush": ("off", "aside"), "wave": ("away", "off", "aside"), "shrug": ("off",), "laugh": ("off",),
          "rule": ("out",), "push": ("back",), "scoff": ("at",),
          "bristle": ("at",), "hit": ("back",), "bat": ("away",),
          "take": ("exception", "issue", "umbrage")}  # fmt: skip
_PLAINLY = frozenset(("deny", "reject", "refute", "rebut", "disclaim", "contradict", "disavow", "repudiate", "disown",
                     "gainsay", "confute", "controvert"))  # fmt: skip
_NOMINAL = frozenset(("word", "capital", "name", "demonym", "metonym", "number"))
_OWN_GUILT = frozenset(("deny", "disclaim", "disavow"))
_OF_SAYINGS = frozenset(("dispute", "contest", "challenge"))
"""What one does to what has just been said: "X disputes this", but not "disputes it", which may be the island."""
_HAS_PART = frozenset(("have", "play", "take", "bear"))
_DENIALS = frozenset(("denial", "denials"))
_OF_CHARGES = frozenset(
    ("dismiss", "ridicule", "deride", "dispute", "contest", "discount", "debunk", "rubbish", "rebuff")
)
"""What one does to other things than charges, too: "dismissed him", "disputes the island"."""
_DOUBTS = frozenset(("doubt", "question"))
_PRONOUNS = frozenset(("it", "this", "them", "these", "that", "so"))
_OF_LOSS = frozenset(("deny", "dispute", "refute", "reject"))
_DENIES_DEEDS = frozenset(
    ("deny", "dispute", "refute", "contest", "repudiate", "disavow", "disown", "disclaim", "contradict", "rule")
)
_DENIES_ALL = frozenset(("deny", "dispute", "refute"))
_VAGUE = frozenset(
    ("wrongdoing", "involvement", "responsibility", "role", "part", "complicity", "hand", "guilt", "link", "links",
     "ties", "connection", "connections", "knowledge", "collusion", "dealings",
     "association", "participation", "interference", "meddling", "culpability", "alliance",
     "conspiracy", "coordination")
)  # fmt: skip
_ENDS = frozenset(
    ("end", "comma", "stop", "close", "dash", "preposition", "conjunction", "quote", "adverb", "date", "subordinator")
)
_PLAIN = frozenset(
    ("determiner", "word", "adverb", "capital", "demonym", "possessive", "name", "metonym", "number", "verb")
)
_BACK = 9
_APPOSED = 18
_AHEAD = 8


def denial_findings(hearing: Hearing) -> Iterator[Finding]:
    """The denials and doubts of a sentence by verbs of denying, some of which go on what the last one denies."""
    clauses, discourse, said = hearing.clauses, hearing.discourse, hearing.said
    before: list[Finding] = []
    for group in clauses.groups:
        if group.lemma in _DENIES or _set_aside(clauses, group):
            made = list(_denied_by(clauses, group, discourse, said)) or list(_denied_too(clauses, group, before))
            yield from made
            yield from _so_did(clauses, group, made)
            before = made or before
        elif group.lemma in _DOUBTS:
            yield from _doubted(clauses, group, said)
        elif group.lemma in CALLS:
            yield from called_false(clauses, group, discourse, said)
        elif group.lemma in _HAS_PART and group.voice == "active":
            yield from _no_part(clauses, group)
    for index in clauses.places.of(_DENIALS, kind="be"):
        if clauses.units[index].low in _DENIALS:
            yield from denials_of_noun(clauses, index, discourse, said)
        else:
            yield from is_false(clauses, index, discourse, said)


def _denied_too(clauses: Clauses, group: VerbGroup, before: Sequence[Finding]) -> Iterator[Finding]:
    """As in "X rejected the charge, and Y too denied it": what the sentence has told to be denied by another."""
    after = min(group.head + 1, len(clauses.units) - 1)
    same = clauses.units[after].low in _PRONOUNS and not _tells_more(clauses, after)
    deniers = deniers_of(clauses, group, before, None) if before and same else ()
    for denier in deniers:
        if denier.kind != "coreference" and all(f.claimant != denier.speaker for f in before):
            yield from (answer_to(finding, group.head, denier) for finding in before)


def _so_did(clauses: Clauses, group: VerbGroup, made: Sequence[Finding]) -> Iterator[Finding]:
    """As in "X denied the claim, and so did Y"."""
    units = clauses.units
    so = next((i for i in range(group.head + 1, min(group.head + _APPOSED, len(units) - 2)) if units[i].low == "so"), 0)
    if not so or not made or units[so - 1].low != "and" or units[so + 1].kind not in ("do", "have"):
        return
    others = [phrase.party for phrase in clauses.phrases_from(so + 2)]
    for other in others:
        if other is not None and all(finding.claimant != other.speaker for finding in made):
            yield from (answer_to(finding, so, other) for finding in made)


def _set_aside(clauses: Clauses, group: VerbGroup) -> bool:
    words = [unit.low for unit in clauses.units[group.head + 1 : group.head + 3]]
    if words[:1] and words[0] in _PRONOUNS:
        words = words[1:]  # "ruled that out"
    particles = _ASIDE.get(group.lemma, ())
    if bool(words) and words[0] in particles:
        return True
    phrase = noun_phrase(clauses.units, group.head + 1) if particles and group.head + 1 < len(clauses.units) else None
    after = phrase.last + 1 if phrase is not None and answerable(clauses.units[phrase.last]) else len(clauses.units)
    return after < len(clauses.units) and clauses.units[after].low in particles  # "brushed the accusation aside"


def _denied_by(clauses: Clauses, group: VerbGroup, discourse: Discourse, said: Sequence[Finding]) -> Iterator[Finding]:
    if group.voice != "active" or called_so(clauses, group):
        yield from so_called(clauses, group, discourse, said)
        yield from passive_denials(clauses, group, discourse, said)
        return
    resumes = goes_on_at(clauses.units, group.head + 1)  # "of arming Y, which X denies, and of shelling P"
    if resumes:
        said = [finding for finding in said if finding.trigger < group.head]
    deniers = deniers_of(clauses, group, said, discourse)
    answers: list[list[Finding]] = []
    for denier in deniers:
        own = [] if resumes else list(_explicitly(clauses, group, denier, said))
        explicit = aimed(own, denier, discourse, said, clauses)
        explicit = explicit or list(_loss_denied(clauses, group, denier, discourse, said))
        answered = [] if explicit else list(_answers(clauses, group, denier, discourse, said))
        answered = answered or ([] if explicit else list(_accused_of(clauses, group, denier)))
        answers.append(answered)
        if group.lemma != "disown" or not of_another(denier, discourse):
            yield from (denial_of(f, denier, f.score) for f in explicit if f.subject.actor.type != "UnnamedSource")
        yield from () if explicit else answered or unaimed(clauses, group, denier, discourse)
    if len(deniers) > 1 and sum(bool(answered) for answered in answers) == 1:
        # "Both governments rejected this": also the one who is not charged.
        others = [denier for denier, answered in zip(deniers, answers, strict=True) if not answered]
        told = [f for answered in answers for f in answered]
        yield from (answer_to(f, group.head, other) for f in told for other in others if not suffers(f, other))


def _accused_of(clauses: Clauses, group: VerbGroup, denier: Party) -> Iterator[Finding]:
    """As in "X, accused of arming Z, denies the charge": by whom is not told."""
    units = clauses.units
    for inner in clauses.groups:
        clause = clauses.clause(inner) if inner.lemma in ACCUSES and denier.end <= units[inner.first].start else None
        of = inner.head + 1
        if (
            clause is None
            or clause.link != "participial"
            or inner.head >= group.first
            or not names_charge(clauses, group)
        ):
            continue
        if units[of].low in ("of", "with") and units[inner.first - 1].kind == "comma":
            yield from (denial_of(f, denier, min(f.score, 0.7)) for f in charged_with(clauses, of + 1, denier))


# ---------------------------------------------------------------- in its own words


def _explicitly(clauses: Clauses, group: VerbGroup, denier: Party, said: Sequence[Finding]) -> Iterator[Finding]:
    """As in "X denied supporting Z", "X rejected claims that it supports Z", "X denied any role in the attack on Z"."""
    units = clauses.units
    first = past_occasion(units, group.head + 1 + _set_aside(clauses, group))
    first = past_as(units, past_too(units, first))
    noun = next((i for i in range(first, min(first + _AHEAD, len(units))) if answerable(units[i])), None)
    if noun is not None and all(
        units[i].kind in (*_PLAIN, "quote") or units[i].low in ("as", "of", "by", "at") or units[i].resolved
        for i in range(first, noun)
    ):
        author = _charger(units, first, noun)
        first = past_author(clauses, noun + 1)
        if first + 2 < len(units) and units[first + 1].low in ("it", "they") and boasts(units, first + 2, units[noun]):
            return  # "rejected a claim by Y that it had shot down a jet": who did, nobody can tell
        contact = first < len(units) and units[first].kind in (*NAMES, "pronoun") and clause_at(clauses, first)
        led = first < len(units) and (units[first].kind == "that" or units[first].low in ("of", "about"))
        if not led and not contact:
            return
        if units[first].low in ("of", "about"):
            found_of = list(charged_with(clauses, first + 1, denier, author, on_accuser=author is not None))
            if not found_of and (group.lemma in _DENIES_ALL or _untrue_to(units, group, noun)):
                found_of = list(acts_of_another(clauses, first + 1, denier))
            yield from (denial_of(f, denier, min(f.score, 0.75)) for f in found_of)
            return
        if author is not None and led and first + 1 < len(units) and _is_he(units[first + 1], author):
            # "rejected Y's charge that it arms Z": who is charged, not Y
            clauses = _meaning(clauses, first + 1, denier)
    else:
        noun = None
    if noun is None and group.lemma not in _DENIES_DEEDS:
        return
    if first < len(units) and (units[first].kind == "that" or clause_at(clauses, first)):
        plainly = group.lemma in _DENIES_ALL or (noun is not None and _untrue_to(units, group, noun))
        others = said if plainly else ()
        yield from clause_denied(clauses, first, denier, others)
        return
    if (to := _anything_to_do(units, first)) is not None:
        acts = list(act_at(clauses, to, denier, unaimed=True)) or list(charged_with(clauses, to, denier))
        yield from (denial_of(f, denier, min(f.score, surer(0.8, denier))) for f in acts)
        return
    first, doer = _whose_part(clauses, first, denier)
    found = list(charged_with(clauses, first, doer)) or list(arms_used(clauses, first, doer))
    inner = next((g for g in clauses.groups if g.first == first and g.form == "present"), None)
    if not found and inner is not None:
        found = list(harmed(clauses, inner, doer))
    if not found and group.lemma in ("deny", "disclaim", "disavow", "disown", "rule"):
        found = list(act_at(clauses, first, doer, unaimed=True))  # "disclaimed the attack"
    yield from (denial_of(f, denier, min(f.score, surer(0.85, denier))) for f in found)


def _whose_part(clauses: Clauses, first: int, denier: Party) -> tuple[int, Party]:
    """Whose part in it is denied: America's in "(the president denied) any American part in the raid"; and where."""
    units, last = clauses.units, first + 2
    if last >= len(units) or units[last].low not in _VAGUE or units[first + 1].kind not in NAMES:
        return first, denier
    whose = party_of(units[first + 1])
    return (first + 2, whose) if whose is not None and units[first].kind == "determiner" else (first, denier)


def _untrue_to(units: Sequence[Unit], group: VerbGroup, noun: int) -> bool:
    """Whether it says that the claim at ``noun`` is not so, which who "dismissed reports" need not mean."""
    charge = units[noun].low.startswith(("accus", "alleg", "charge"))
    return group.lemma in _TURNS_DOWN or charge or is_untrue(units[group.head + 1 : noun])


_TURNS_DOWN = frozenset(("reject", "rebut", "debunk"))


def _charger(units: Sequence[Unit], first: int, noun: int) -> Party | None:
    """Whose charge is denied: "Y's charge that", "the Malian claim that"."""
    named = [unit for unit in units[first:noun] if unit.kind in NAMES and unit.actor is not None]
    return party_of(named[0]) if len(named) == 1 else None


def _is_he(unit: Unit, author: Party) -> bool:
    """Whether the pronoun has been taken for the one who makes the charge."""
    return unit.low in ("it", "they", "he", "she") and unit.actor is not None and unit.actor.name == author.actor.name


def _meaning(clauses: Clauses, index: int, denier: Party) -> Clauses:
    """The sentence with the pronoun at ``index`` as the denier."""
    changed = list(clauses.units)
    changed[index] = replace(changed[index], actor=denier.actor, resolved=True)
    return Clauses(tuple(changed), clauses.groups)


def _loss_denied(
    clauses: Clauses, group: VerbGroup, denier: Party, discourse: Discourse, said: Sequence[Finding]
) -> Iterator[Finding]:
    """As in "X denied that it had lost the city": the capture by another that was told just before, if one was."""
    first = group.head + 1
    lost = next((g for g in clauses.groups if g.first >= first and g.lemma == "lose"), None)
    if group.lemma not in _OF_LOSS or lost is None or lost.negated or lost.voice != "active":
        return
    own = clauses.units[first + (clauses.units[first].kind == "that") : lost.first]
    if not own or is_denier(own, denier):
        told = [f for f in said if f.trigger < group.head and f.stance == "affirms"] or discourse.charges.last()
        words = clauses.units[lost.head + 1 : clause_end(clauses, lost.head) + 1]
        yield from (answer_to(f, group.head, denier) for f in captures_from(denier, words, told, discourse.spoke_of))


def _no_part(clauses: Clauses, group: VerbGroup) -> Iterator[Finding]:
    """As in "said it had no part in the attack on Z"."""
    after = group.head + 1
    if after >= len(clauses.units) or clauses.units[after].low != "no" or group.modality != "actual":
        return
    if clauses.units[min(after + 1, len(clauses.units) - 1)].low == "knowledge":
        return  # who knows nothing of an attack does not say whose it was
    for denier in clauses.subjects(group):
        for finding in act_at(clauses, after, denier):
            plainly = group.lemma == "have" and finding.relation != "linkedTo"
            if plainly or _is_said(clauses, group):  # that it has no ties, or took no part, the text may say itself
                yield denial_of(finding, denier, min(finding.score, surer(0.8, denier)))


def _is_said(clauses: Clauses, group: VerbGroup) -> bool:
    clause = clauses.clause(group)
    return clause is not None and clause.link == "content"


# ---------------------------------------------------------------- answers to a charge


def _answers(
    clauses: Clauses, group: VerbGroup, denier: Party, discourse: Discourse, said: Sequence[Finding]
) -> Iterator[Finding]:
    """As in "X denied the charge", "…, which X denies", "a charge that X rejects": the charge made last against X."""
    author, said = _author(clauses, group), _without_own_word(clauses, group, denier, said)
    charged = names_charge(clauses, group) or _guiltless(clauses.units, group.head + 1, denier)
    if not charged or _of_such_a_deal(clauses, group):
        return
    after = min(group.head + 1, len(clauses.units) - 1)
    blow = denies_blow(clauses.units, after)
    pronoun = clauses.units[after].low in _PRONOUNS and not blow
    own = (this := _of_this(clauses, group)) or of_own_sentence(clauses, group, denier, pronoun=pronoun)
    own = own or _charge_apposed(clauses.units, group)
    said = [finding for finding in said if not inserted(clauses, finding, denier, group)]
    named = not pronoun and (_claim_named(clauses, group) or (this and others_say(clauses, group, denier)))
    charges = charges_against(denier, discourse, said, group.head, 1 if pronoun else REACH, named=named, own=bool(own))
    if len(charges) == 1 and charges[0].charge_of is None and several_named(clauses, group.head + 1):
        charges = discourse.charges.with_charge(charges[0])
    for charge in chosen(clauses.units, after, charges):
        if discourse.charges.talked_over(charge):
            continue
        if (
            group.lemma in _OWN_GUILT
            and charge.charge_of is not None
            and not concerns(charge, denier, discourse.charges.lexicon)
        ):
            continue  # who "denies the charge" is charged; who rejects it may be another
        if blow and charge.relation != "attacked":
            continue
        if author is None or charge.claimant is None or author in (charge.claimant.name, charge.claimant.acts_for):
            yield answer_to(charge, group.head, denier)


def _charge_apposed(units: Sequence[Unit], group: VerbGroup) -> bool:
    """As in "X says it closed the road to stop smuggling, a charge Y denies": it is told in its own sentence."""
    for index in range(max(1, group.first - _BACK), group.first - 2):
        if units[index].kind == "comma" and units[index + 1].low in ("a", "an") and answerable(units[index + 2]):
            return True
    return False


def _without_own_word(clauses: Clauses, group: VerbGroup, denier: Party, said: Sequence[Finding]) -> list[Finding]:
    """What the sentence says but for the denier's own word: "X said it had repelled Y and denied the charge"."""
    telling = [
        g.head for g in clauses.groups
        if g.head < group.first and g.lemma in wordlists().speech and g.form == "finite" and not g.negated
        and any(party.actor.name == denier.actor.name for party in clauses.subjects(g))
    ]  # fmt: skip
    if not telling:
        return list(said)
    charge = [f for f in said if f.relation == "accuses" or f.act == "accuses" or f.charge_of is not None]
    return [f for f in said if f in charge or not telling[-1] < f.trigger < group.head]


def _of_such_a_deal(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether "(denied) that any such deal had been signed" speaks of a deal, talks or an order, and of no deed."""
    after = clauses.units[group.head + 1 : group.head + _AHEAD]
    such = next((i for i, unit in enumerate(after[:4]) if unit.low == "such"), None)
    if such is None or after[0].kind != "that":
        return False
    words = takewhile(lambda unit: unit.kind not in ("be", "have", "modal", "comma"), after[such + 1 :])
    return any(unit.low in wordlists().accords or unit.low in _PAPERS for unit in words)


_PAPERS = frozenset(("order", "orders", "contract", "contracts", "request", "requests", "decision", "decisions",
                     "letter", "document", "plan", "plans", "offer", "purchase", "sale"))  # fmt: skip


def _claim_named(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether "the claim", "the report" or "the charges" is denied, or "…, a claim that X denied"."""
    units = clauses.units
    start = past_occasion(units, group.head + 1 + _set_aside(clauses, group))
    phrase = noun_phrase(units, start) if start < len(units) else None
    if group.lemma == "contradict" or denies_blow(units, start):
        return True
    if phrase is not None:
        return answerable(units[phrase.last]) and units[phrase.first].low in ("the", "those", "these", "this", "that")
    return any(answerable(unit) for unit in units[max(0, group.first - _BACK) : group.first])


def _of_this(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether "…, which X denies" is of what its own sentence has told, and names no charge made before."""
    units = clauses.units
    reach = range(group.first - 1, max(group.first - _TO_WHICH, 1), -1)
    which = next((i for i in reach if units[i].kind in ("relative", "stop", "subordinator")), None)
    if which is None or units[which].low != "which" or any(clauses.at(i) for i in range(which, group.first)):
        return False
    if which + 1 == group.first or units[which + 1].kind in ("have", "adverb"):
        return False  # "X, which denies the charge"
    return units[which - 1].kind == "comma" and not any(answerable(unit) for unit in units[max(which - 4, 0) : which])


_TO_WHICH = 8


def _author(clauses: Clauses, group: VerbGroup) -> str | None:
    """Whose charge it is, in "denied the Malian accusation"."""
    units = clauses.units
    if group.lemma == "contradict" and group.head + 1 < len(units) and not units[group.head + 1].resolved:
        contradicted = noun_phrase(units, group.head + 1)
        return contradicted.party.actor.name if contradicted is not None and contradicted.party is not None else None
    for index in range(group.head + 1, min(group.head + _AHEAD, len(units))):
        if answerable(units[index]):
            named = [u.actor.name for u in units[group.head + 1 : index] if u.actor is not None]
            return named[0] if len(named) == 1 else None
    return None


def names_charge(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether the object of the denial is a charge made before: "the charge", "it", "involvement", or "which"."""
    units = clauses.units
    aside = _set_aside(clauses, group)
    if aside and units[group.head + 1].low in _PRONOUNS:
        return True  # "ruled that out"
    start = group.head + 1 + aside
    start += start < len(clauses.units) and clauses.units[start].low in ("to", "with", "against", "on", "at") and aside
    start = past_as(units, past_occasion(units, start))
    having = start < len(units) and units[start].low == "having"
    start += having and any(unit.low in _VAGUE for unit in units[start + 1 : start + 4])  # "having any hand in it"
    after = units[start : start + _AHEAD]
    words = [unit.low for unit in after]
    if (to := _anything_to_do(units, start)) is not None:
        return to >= len(units) or units[to].low in _PRONOUNS or answerable(units[to])
    if group.lemma == "contradict" and after and (words[0] in _HIM or _is_named(clauses, start)):
        return True
    clause = len(after) > 1 and after[0].low == "that" and after[1].kind not in _ENDS  # "deny that they …"
    account = clause and answerable(after[1]) and (len(after) < 3 or after[2].kind in _ENDS)  # "disputes that account"
    blow = denies_blow(units, start) or (group.lemma == "deny" and denies_striking(units, start))
    if account or (clause and "such" in words[1:3]) or blow or did_so(units, start) or papers_called_false(after):
        return True  # "denied that any such raid took place"
    if words[:1] and words[0] in _PRONOUNS and _tells_more(clauses, start):
        return False
    if words[:1] and words[0] in _PRONOUNS and not clause and not (len(after) > 1 and answerable(after[1])):
        named = group.lemma in _OF_CHARGES and any(answerable(unit) for unit in units[: group.first])
        alone = len(after) < 2 or after[1].kind not in _NOMINAL
        said = group.lemma in _OF_SAYINGS and words[0] in ("this", "that", "so") and alone
        untrue = len(words) > 1 and words[1] == "as" and is_untrue(after[2:])  # "dismissed this as propaganda"
        return group.lemma in _PLAINLY or named or aside or said or untrue
    if words[:2] in (["doing", "so"], ["having", "done"], ["doing", "this"]) or _no_such(after):
        return True
    if words[:2] in (["all", "of"], ["any", "of"]) and words[2:3] and words[2] in _PRONOUNS:
        return group.lemma in _PLAINLY  # "denied all of it"
    for place, unit in enumerate(after):
        if answerable(unit) or (unit.low == "talk" and words[0] == "such"):
            spelt = words[place + 1 : place + 2] in (["that"], ["of"]) or spelt_out(clauses, start + place + 1)
            return not (spelt or is_title(units, start + place))
        if group.lemma in ("deny", "disavow", "disclaim") and unit.low in _VAGUE:
            return words[place + 1 : place + 2] != ["that"] and _of_the_same(units, start + place + 1)
        if unit.kind not in _PLAIN:
            break
    back = units[max(0, group.first - _BACK) : group.first]
    ends = not after or after[0].kind in _ENDS or after[0].low == "as"
    named = any(answerable(unit) or unit.low in ("which", "something") for unit in back)
    return (ends and named) or _left_undone(after, back)


def _no_such(after: Sequence[Unit]) -> bool:
    """As in "denied any such thing", "denies giving such support": what was charged, where the clause ends there."""
    doing = bool(after) and any(form.present for form in after[0].forms)
    if doing and not any(form.lemma in _GIVES for form in after[0].forms):
        return False  # "denied having such weapons"
    first = int(doing)
    first += doing and len(after) > 1 and after[1].low == "out"
    first += bool(after[first : first + 1]) and after[first].low == "any"
    such = after[first : first + 2]
    if len(such) <= 1 or such[0].low != "such" or such[1].low not in _SUCH_THINGS:
        return False
    return len(after) < first + 3 or after[first + 2].kind in ("end", "comma", "stop", "conjunction")


_GIVES = frozenset(("give", "provide", "carry", "do", "make", "send", "conduct", "launch"))
_SUCH_THINGS = frozenset(("thing", "things", "act", "acts", "action", "actions", "attack", "attacks", "raid", "raids",
                    "strike", "strikes", "support", "aid", "help", "shipment", "shipments", "delivery", "deliveries",
                    "involvement", "link", "links"))  # fmt: skip
"""What may sum up a charge; weapons, threats and plans are things that one may not have had and yet have done it."""


def _left_undone(after: Sequence[Unit], back: Sequence[Unit]) -> bool:
    """As in "an attack that X denied carrying out", "a raid which X denies having staged": the deed is the charge's."""
    words = after[1:] if after and after[0].low == "having" else after
    if not words or not any(form.lemma in _DOES for form in words[0].forms):
        return False
    end = 1 + (len(words) > 1 and words[1].low == "out")
    deed = any(unit.low in wordlists().classes["harm"] for unit in back)
    return (
        deed
        and any(unit.kind in ("that", "relative") for unit in back)
        and words[end:][:1] != []
        and (words[end].kind in _ENDS)
    )


_DOES = frozenset(("carry", "stage", "commit", "launch", "conduct", "order", "mount", "perpetrate", "plan", "plant"))


def _tells_more(clauses: Clauses, start: int) -> bool:
    """As in "X denied it had fled", which denies what it says itself; not "denied it had", "it had done so"."""
    after = clauses.units[start + 1 : start + 2]
    if after and after[0].kind in ("do", "have", "be"):
        if any(unit.low in _GUILTY for unit in clauses.units[start + 2 : start + 4]):
            return False  # "denied it was involved"
        return clause_at(clauses, start) and not stands_for_deed(clauses.units, start + 2)
    return any(g.first == start + 1 and g.form == "finite" for g in clauses.groups) and clause_at(clauses, start)


def _anything_to_do(units: Sequence[Unit], start: int) -> int | None:
    """Where it begins with which somebody denied "having (had) anything to do"."""
    words = [unit.low for unit in units[start : start + _ANYTHING + 2]]
    at = next((i for i in range(min(3, len(words))) if words[i : i + _ANYTHING] == _TO_DO_WITH), None)
    return start + at + _ANYTHING if at is not None and words[0] == "having" else None


_TO_DO_WITH = ["anything", "to", "do", "with"]
_ANYTHING = len(_TO_DO_WITH)
_HIM = frozenset(("him", "her", "them", "it"))


def _is_named(clauses: Clauses, index: int) -> bool:
    """Whether a party follows: who contradicts Y says that what Y charges is not so."""
    phrase = noun_phrase(clauses.units, index)
    return phrase is not None and phrase.party is not None and "assets" not in phrase.party.roles


def _of_the_same(units: Sequence[Unit], index: int) -> bool:
    """Whether "in the plot", "of any shipments", "with it" at ``index`` names nobody and so means what was charged."""
    if index + 1 >= len(units) or units[index].kind != "preposition":
        return True
    phrase = noun_phrase(units, index + 1)
    last = phrase.last if phrase is not None else index + 1
    return all(unit.actor is None or unit.resolved for unit in units[index + 1 : last + 1]) and not (
        last + 2 < len(units) and units[last + 1].kind == "preposition" and units[last + 2].actor is not None
    )


def _guiltless(units: Sequence[Unit], first: int, denier: Party) -> bool:
    """As in "(denied) that it was involved", "being responsible", "they were to blame for the violence"."""
    be = next((i for i in range(first, min(first + _TO_BE, len(units) - 1)) if units[i].kind == "be"), None)
    if be is None or units[be - 1].kind == "negation":
        return False
    own = [unit for unit in units[first:be] if unit.kind not in ("that", "have")]
    after = be + 1 + (units[be + 1].kind == "adverb")
    words = [unit.low for unit in units[after : after + 3]]
    after += 3 if words == ["in", "any", "way"] else 0
    guilty = words[:2] == ["to", "blame"] or units[min(after, len(units) - 1)].low in _GUILTY
    if not guilty or (own and not is_denier(own, denier)):
        return False
    return _of_the_same(units, after + 1 + (words[:2] == ["to", "blame"]))


_TO_BE = 6
_GUILTY = frozenset(("responsible", "involved", "complicit", "guilty", "implicated", "culpable"))


# ---------------------------------------------------------------- doubts


def _doubted(clauses: Clauses, group: VerbGroup, said: Sequence[Finding]) -> Iterator[Finding]:
    """As in "X doubts that Y arms Z", "X questioned whether Y had attacked Z"."""
    units, first = clauses.units, group.head + 1
    if group.negated or group.voice != "active" or group.modality != "actual" or group.form == "infinitive":
        return
    if first >= len(units) or (units[first].kind != "that" and units[first].low not in ("whether", "if")):
        return
    _, source, _ = subject_source(clauses, group)
    last = clause_end(clauses, first)
    for finding in said:
        if source and first < finding.trigger <= last and finding.stance == "affirms" and finding.claimant is None:
            yield replace(
                finding, stance="questions", act="questions", claimant=source[0], claimant_at=source[1:],
                score=min(finding.score, 0.75),
            )  # fmt: skip
