"""Extraction: a document and a lexicon to an account of what the document says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from kg.actors import Lexicon
from kg.extraction.absences import absence_findings
from kg.extraction.accord_findings import accord_findings
from kg.extraction.accord_names import AccordNames
from kg.extraction.accords import AccordMemory
from kg.extraction.acquittals import acquittal_findings
from kg.extraction.acts import act_findings, without_own_dead, without_victims
from kg.extraction.adverbials import closed
from kg.extraction.answers import answer_findings, bloodless
from kg.extraction.asks import ask_findings
from kg.extraction.assertions import Passage
from kg.extraction.attribution import attributions
from kg.extraction.backers import backer_findings
from kg.extraction.backgrounds import relative, with_asides
from kg.extraction.bands import named_later, renamed
from kg.extraction.beliefs import belief_findings
from kg.extraction.blacklists import blacklist_findings, on_persons
from kg.extraction.blankets import blanket_findings
from kg.extraction.bonds import bond_findings
from kg.extraction.breakdowns import broken_down
from kg.extraction.calendars import Calendar
from kg.extraction.campaigns import campaign_findings
from kg.extraction.censures import addressed, with_censures
from kg.extraction.charges import charge_findings
from kg.extraction.chronicles import Chronicle
from kg.extraction.citizens import of_citizens
from kg.extraction.clauses import Clauses
from kg.extraction.company import confronting, joined, subjects_together, urged
from kg.extraction.complementizers import with_complementizers
from kg.extraction.conditions import condition_findings
from kg.extraction.consignments import ConsignmentMemory
from kg.extraction.contrasts import without_excluded
from kg.extraction.courts import of_a_judge
from kg.extraction.dates import Moment
from kg.extraction.dating import Dating
from kg.extraction.definitions import definitions
from kg.extraction.demands import demand_findings
from kg.extraction.denials import denial_findings
from kg.extraction.disavowals import disavowal_findings
from kg.extraction.discourse import Discourse
from kg.extraction.doubts import doubts
from kg.extraction.echoes import echo_findings
from kg.extraction.elided import AskedMemory
from kg.extraction.errands import errand_findings
from kg.extraction.factivity import complements
from kg.extraction.fallen import fallen_findings
from kg.extraction.faults import fault_findings
from kg.extraction.figures import figure_findings
from kg.extraction.findings import Finding
from kg.extraction.foundings import latest_year
from kg.extraction.frames import verb_findings
from kg.extraction.frontiers import frontier_findings
from kg.extraction.generic import helped_in_general
from kg.extraction.headlines import in_prose, lone_headline, recased
from kg.extraction.home import at_home, dateline_of, entry_on, topic_of
from kg.extraction.implied import implied_findings
from kg.extraction.incumbents import IncumbentMemory
from kg.extraction.inversions import with_objects_plain, with_speakers_first
from kg.extraction.issuer import issuer_of, issuers_of
from kg.extraction.joints import as_meant
from kg.extraction.kernels import kernels
from kg.extraction.leads import Leads
from kg.extraction.likewise import likewise_findings
from kg.extraction.listings import body_of, continues, lead_of, operative, told_by_item, unmarked
from kg.extraction.means import means_findings
from kg.extraction.mishaps import without_mishaps
from kg.extraction.moves import move_findings
from kg.extraction.names import Defined, Name, NameIndex, index_of, owned
from kg.extraction.nominals import nominal_findings
from kg.extraction.obligations import obligation_findings
from kg.extraction.outsiders import outsiders
from kg.extraction.overthrows import overthrow_findings
from kg.extraction.pairs import opposed
from kg.extraction.phrases import Party, verb_groups
from kg.extraction.positions import position_findings
from kg.extraction.posts import joins_in
from kg.extraction.presuppositions import presupposed
from kg.extraction.profiles import profile_findings
from kg.extraction.prospects import prospect_findings
from kg.extraction.quotations import voiced
from kg.extraction.rapport import rapport_findings
from kg.extraction.redlines import redline_findings
from kg.extraction.refusals import of_a_court, refusal_findings
from kg.extraction.releases import release_findings
from kg.extraction.reproaches import reproach_findings
from kg.extraction.responsibility import owned_up, responsibility_findings
from kg.extraction.retorts import retort_findings
from kg.extraction.roles import role_findings
from kg.extraction.rumours import rumours
from kg.extraction.ruptures import rupture_findings
from kg.extraction.sallies import sally_findings
from kg.extraction.sanctions import sanction_findings
from kg.extraction.seizures import seizure_findings
from kg.extraction.siding import sided
from kg.extraction.small_capitals import with_surnames_in_prose
from kg.extraction.statements import answered, deduplicated, statements_of
from kg.extraction.stories import stories_of
from kg.extraction.strikes import StrikeMemory
from kg.extraction.struck import struck
from kg.extraction.struggles import struggle_findings
from kg.extraction.supplies import supply_findings
from kg.extraction.surnames import without_surnames
from kg.extraction.suspects import suspect_findings
from kg.extraction.tenses import settled
from kg.extraction.terms import term_findings
from kg.extraction.threats import threat_findings
from kg.extraction.tokens import Token, tokenise
from kg.extraction.topics import aim_of_list, listed_aim, topic_findings
from kg.extraction.ultimatums import ultimatum_findings
from kg.extraction.units import Unit, units_of
from kg.extraction.unmet import unmet_findings
from kg.extraction.urgings import urging_findings
from kg.extraction.verdicts import verdict_findings
from kg.extraction.vows import vowed
from kg.extraction.wars import war_findings
from kg.extraction.wordlists import wordlists
from kg.model import Account, Actor, Document, Interval, Sentence, Statement, parse_day
from kg.vocabulary import vocabulary

__all__ = ["EXTRACTOR", "extract", "units_read"]

EXTRACTOR = "rules 0.2"
"""The producer that statements name, with its version."""

_READ = frozenset(("body", "bullet"))
"""Headlines and headings leave words out, and search phrases pose as them: neither is read."""
_LONGEST = 400
"""Tokens: a longer "sentence" is a table or a list."""
_SHOWN = 60
"""Characters of such a sentence by which a person finds it."""
_SAME = 4
"""Words between a verb and its noun, which say the same."""
_AT_ODDS = frozenset(("disputesWith", "foughtWith", "hostileTo"))
_AIMED = frozenset(("threatens", "criticises", "refuses"))
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def extract(document: Document, lexicon: Lexicon, *, on_remark: Callable[[str], None] | None = None) -> Account:
    """What ``document`` says, as far as the rules can tell: nothing rather than something wrong.

    A document in a language other than English gives no statement.

    Args:
        document: the document.
        lexicon: whom it may name.
        on_remark: called with what a person should know of the reading: that sentences were too long to be read.
    """
    if document.language not in (None, "en"):
        return Account(document, (), ())
    memories: _Memories = {}
    account = _account(document, _read(document, lexicon, memories, on_remark), memories)
    return replace(account, actors=tuple(_with_principals(account.actors, index_of(lexicon))))


def units_read(document: Document, lexicon: Lexicon) -> tuple[Unit, ...]:
    """The units of all sentences, each expression whose meaning is sure as a name: what the rules read."""
    return tuple(unit for _, passage, _ in _read(document, lexicon, {}) for unit in passage.units)


_Told = tuple[int, Passage, tuple[Finding, ...]]
"""A sentence's number, itself and what it says."""
_Memories = dict[int, AccordMemory]
"""By a sentence's number, what its story tells of agreements and talks."""


def _read(
    document: Document, lexicon: Lexicon, memories: _Memories, on_remark: Callable[[str], None] | None = None
) -> list[_Told]:
    index = index_of(lexicon)
    sentences = [s for s in document.sentences if s.section in _READ]
    headlines = [] if sentences else lone_headline(document)
    sentences = sentences or headlines
    tokens, until = _tokens(document, sentences, index), latest_year(document)
    listed = [index.names(words) if len(words) <= _LONGEST else [] for words in tokens]
    known = without_surnames(tokens, listed)
    if len(document.sentences) == 1:
        tokens = [in_prose(words, names, titled=bool(headlines)) for words, names in zip(tokens, known, strict=True)]
    _tell_left_out(document, sentences, tokens, on_remark)
    defined = definitions(tokens, index, known, until)
    known = _as_meant(tokens, known, defined, until)
    issuer = issuer_of(document, index, tokens, known)
    told_in = stories_of(document, sentences, tokens, known)
    entry = entry_on(document, index) if issuer is None else None
    home, assumed = at_home(
        document, index, sentences, tokens=tokens, names=known, persons=defined, issuer=issuer, entry=entry
    )
    stories = _stories(
        told_in, issuer, (home, issuers_of(document, index, known), topic_of(document, index, issuer)),
        (dateline_of(document, index, sentences), entry), assumed=assumed,
    )  # fmt: skip
    seats, calendar, chronicle = _seats(document, index), Calendar(document), Chronicle(document)
    strikes, leads, asked, heads, cargo = (
        StrikeMemory(), Leads(), AskedMemory(), IncumbentMemory(home if len(stories) == 1 else None, entry),
        ConsignmentMemory(),
    )  # fmt: skip
    aims: Party | None = None
    lead, body, read = tuple[Unit, ...](), tuple[Unit, ...](), list[_Told]()
    for number, (sentence, words, names) in enumerate(zip(sentences, tokens, known, strict=True)):
        discourse, memory = stories[told_in[number]]
        memories[number] = memory
        if not words or len(words) > _LONGEST:
            discourse.note((), ())
            memory.note((), (), sentence=number)
            continue
        lead = lead if lead and continues(sentence.section, words) else ()
        own, dates = chronicle.entry(closed(_clausal(units_of(words, index, defined, names))), calendar.dates(sentence))
        opening = lead or (body if operative(own[unmarked(words) :]) else ())
        units = discourse.resolved((*opening, *own[unmarked(words) :]) if opening else own)
        told = units if opening else with_objects_plain(with_speakers_first(without_excluded(units)))
        clauses = Clauses(told, verb_groups(told), discourse)
        if aims is not None and sentence.section == "bullet":
            findings = tuple(listed_aim(clauses, aims))
        elif opening:
            findings = tuple(told_by_item(list(_findings(clauses, discourse)), units, len(opening)))
        else:
            findings = (*_findings(clauses, discourse), *strikes.findings(clauses), *leads.findings(clauses))
            aims = aim_of_list(clauses)
            lead = lead_of(units) if aims is None else ()
            body = body_of(own) or body
        findings = _seated(
            with_asides(clauses, cargo.completed(clauses, heads.completed(clauses, asked.completed(findings)))),
            seats,
            document,
        )
        findings = _uncontested(discourse, findings)
        asked.note(clauses, findings)
        read.append((number, _passage(document, sentence, clauses, seats, dates), findings))
        discourse.note(units, _topic(clauses), findings, _rumoured(clauses, findings), struck(clauses))
        strikes.note(clauses.units, findings)
        leads.note(clauses)
        memory.note(
            findings,
            tuple(opposed(findings)),
            tuple(party.actor for party in joined(clauses) or urged(clauses) or confronting(clauses)),
            () if _allied(findings) else tuple(party.actor for party in subjects_together(clauses)),
            named=discourse.sides_named,
            outside=outsiders(clauses),
            sentence=number,
        )
    return read


def _tokens(document: Document, sentences: Sequence[Sentence], index: NameIndex) -> list[tuple[Token, ...]]:
    """The words of each sentence, in the capitals and small letters of prose."""
    cased = recased([tuple(tokenise(document.text, s.start, s.end)) for s in sentences], index)
    return [tuple(index.parted(words)) for words in with_surnames_in_prose(cased, index)]


def _clausal(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The units with each clause's "that" and its verb."""
    return settled(with_complementizers(units))


def _uncontested(discourse: Discourse, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings but for "The two countries signed a pact", where a third may be one of them."""
    return tuple(f for f in findings if f.accord is None or f.parties) if discourse.sides_contested else findings


def _as_meant(
    tokens: Sequence[Sequence[Token]], known: Sequence[list[Name]], defined: Defined, until: int | None
) -> list[list[Name]]:
    """The names of each sentence as the document means them, which knows of nothing after ``until``."""
    if defined.own:
        known = [owned(words, names, defined.own) for words, names in zip(tokens, known, strict=True)]
    return as_meant(tokens, known, until)


def _stories(
    told_in: Sequence[int],
    issuer: Actor | None,
    about: tuple[Actor | None, tuple[Actor, ...], Actor | None],
    written: tuple[Actor | None, Actor | None],
    *,
    assumed: bool,
) -> list[tuple[Discourse, AccordMemory]]:
    """What is remembered of each story; only one that is most of the document is about the document's own state."""
    (home, issuers, topic), (dateline, entry) = about, written
    counts = Counter(told_in)
    most = len(told_in) / 2
    stories = [
        (Discourse(issuer, home if counts[number] > most else None, issuers, topic), AccordMemory())
        for number in range(max(told_in, default=0) + 1)
    ]
    if len(stories) == 1:
        stories[0][0].entry = entry
    for discourse, _ in stories:
        discourse.written_in(dateline if issuer is None else None, assumed=assumed)
    return stories


def _allied(findings: Sequence[Finding]) -> bool:
    """Whether two do the same to a third, as in "X and Y accused Z", or help others: they are no opponents."""
    against: dict[tuple[str, int], set[str]] = {}
    if sum(finding.relation in ("hosted", "mediatedBetween") for finding in findings) > 1:
        return True
    for finding in findings:
        if finding.object is not None and vocabulary().relation(finding.relation).sign < 0:
            key = (finding.object.actor.name, finding.trigger)
            against.setdefault(key, set()).add(finding.subject.actor.name)
    return any(len(subjects) > 1 for subjects in against.values())


def _tell_left_out(
    document: Document,
    sentences: Sequence[Sentence],
    tokens: Sequence[Sequence[Token]],
    on_remark: Callable[[str], None] | None,
) -> None:
    unread = [s for s, words in zip(sentences, tokens, strict=True) if len(words) > _LONGEST]
    if on_remark is not None and unread:
        on_remark(_left_out(document, unread))


def _left_out(document: Document, unread: Sequence[Sentence]) -> str:
    """That sentences are too long to be read, and where the first of them is."""
    first = " ".join(document.text[unread[0].start : unread[0].end][:_SHOWN].split())
    many = "one sentence is" if len(unread) == 1 else f"{len(unread)} sentences are"
    which = "It begins" if len(unread) == 1 else "The first begins"
    return (
        f"{many} longer than {_LONGEST} words and marks, as tables and lists are, and not read. "
        f"{which} at character {unread[0].start}: {first!r}"
    )


def _account(document: Document, read: Sequence[_Told], memories: _Memories) -> Account:
    statements: list[Statement] = []
    actors: dict[str, Actor] = {}
    passages = voiced([passage for _, passage, _ in read])
    told = [
        [whole for finding in findings if (whole := memories[number].completed(finding, number)) is not None]
        for number, _, findings in read
    ]
    same = named_later([passage.units for passage in passages], chain.from_iterable(told))
    told = [[renamed(finding, same) for finding in findings] for findings in told] if same else told
    told = without_mishaps([passage.units for passage in passages], told)
    names = AccordNames.of(chain.from_iterable(told))
    for passage, findings in zip(passages, told, strict=True):
        reading = statements_of(passage, [names.named(finding) for finding in findings])
        statements += reading.statements
        for actor in reading.actors:
            # "Talks in Ruritania", "Ruritania said": whoever acts under the name is not just where something happens.
            if actor.name not in actors or (actors[actor.name].type == "Place" and actor.type != "Place"):
                actors[actor.name] = actor
    kept = answered(deduplicated(statements))
    named = {name for statement in kept for name in (*statement.names, statement.agreement)}
    listed = (actor for name, actor in sorted(actors.items()) if name in named)
    return Account(document, kept, tuple(listed))


def _with_principals(actors: Iterable[Actor], index: NameIndex) -> Iterator[Actor]:
    """The actors and all for whom they act, sorted by name; of whom nothing else is known is an actor of some kind."""
    found = {actor.name: actor for actor in actors}
    queue = list(found.values())
    while queue:
        whose = queue.pop().acts_for
        if whose is not None and whose not in found:
            found[whose] = index.actor(whose) or Actor(whose, "Actor")
            queue.append(found[whose])
    yield from (actor for _, actor in sorted(found.items()))


def _passage(
    document: Document, sentence: Sentence, clauses: Clauses, seats: dict[str, Actor], dates: Sequence[Moment]
) -> Passage:
    return Passage(
        document, sentence, clauses.units, tuple(attributions(clauses)),
        clauses.groups,
        tuple(doubts(clauses)), clauses.relative_pronouns(), complements(clauses),
        Dating(clauses, dates), seats, EXTRACTOR,
    )  # fmt: skip


def _demands(clauses: Clauses) -> list[Finding]:
    """What is demanded and what is refused, where one demand is read by both from the same words once."""
    refused = list(refusal_findings(clauses))
    asked = {(f.trigger, f.subject.actor.name, f.target) for f in refused if f.relation == "demandsOf"}
    asking = (*demand_findings(clauses), *obligation_findings(clauses), *ultimatum_findings(clauses))
    return [f for f in asking if (f.trigger, f.subject.actor.name, f.target) not in asked] + refused


def _asked(clauses: Clauses) -> Iterator[Finding]:
    """What is asked in less plain words."""
    yield from ask_findings(clauses)
    yield from term_findings(clauses)


def _of_other_kind(clauses: Clauses, finding: Finding) -> bool:
    """Whether the words of the finding tell of something else: an attack by tariffs, a court that rejects an appeal."""
    return (
        bloodless(clauses, finding)
        or joins_in(clauses, finding)
        or addressed(clauses, finding)
        or of_a_court(clauses, finding)
        or of_a_judge(clauses, finding)
    )


def _findings(clauses: Clauses, discourse: Discourse) -> Iterator[Finding]:
    found = [of_citizens(finding) for finding in _as_it_stands(clauses, discourse)]
    yield from found
    for kernel in kernels(clauses):
        plain = Clauses(kernel.units, verb_groups(kernel.units), discourse)
        more = tuple(kernel.told(_as_it_stands(plain, discourse), found))
        found += more
        yield from more


def _as_it_stands(clauses: Clauses, discourse: Discourse) -> Iterator[Finding]:
    said = [*verb_findings(clauses), *nominal_findings(clauses), *backer_findings(clauses), *bond_findings(clauses)]
    said += [*fault_findings(clauses), *role_findings(clauses), *charge_findings(clauses)]
    said += [
        *threat_findings(clauses),
        *redline_findings(clauses),
        *blacklist_findings(clauses),
        *war_findings(clauses),
        *struggle_findings(clauses),
    ]
    said += [*rupture_findings(clauses), *move_findings(clauses), *supply_findings(clauses), *means_findings(clauses)]
    said += [*_demands(clauses), *condition_findings(clauses), *sanction_findings(clauses)]
    known = {(f.relation, f.subject.actor.name, f.trigger) for f in said}
    said += [f for f in _asked(clauses) if (f.relation, f.subject.actor.name, f.trigger) not in known]
    said = [helped_in_general(clauses.units, finding) for finding in sided(clauses, on_persons(said))]
    said += [*rapport_findings(clauses), *errand_findings(clauses, said), *release_findings(clauses, said)]
    said += act_findings(clauses, said)
    said = [f for f in vowed(clauses, said) if not _of_other_kind(clauses, f)]
    said = with_censures(clauses, said)
    said += answer_findings(clauses, said)
    said += [*prospect_findings(clauses), *responsibility_findings(clauses), *fallen_findings(clauses, said)]
    said += [*seizure_findings(clauses, said), *suspect_findings(clauses), *sally_findings(clauses, said)]
    said += [*campaign_findings(clauses, said), *overthrow_findings(clauses, said)]
    said += [*profile_findings(clauses, discourse.entry, said), *reproach_findings(clauses, discourse, said)]
    said += [*echo_findings(clauses, discourse, said), *urging_findings(clauses, discourse.issuer, said)]
    said += [*implied_findings(clauses, discourse.deeds.feuds, said), *likewise_findings(clauses, said)]
    said += [*presupposed(clauses, said), *belief_findings(clauses)]
    said += frontier_findings(clauses, frozenset(f.subject.actor.name for f in said if f.relation in _AT_ODDS))
    said = _without_bare_charges(clauses, without_own_dead(clauses, without_victims(clauses, owned_up(said))))
    accords = list(accord_findings(clauses))
    yield from accords
    said += verdict_findings(clauses, discourse, [*said, *accords])
    # Talks of the same two are told by a verb's frame, too, which does not know where they are held.
    told = {frozenset(p.actor.name for p in f.parties) for f in accords if f.relation == "negotiatedWith"}
    hosts = {f.subject.actor.name for f in accords if f.relation == "hosted"}
    between = {
        (f.subject.actor.name, p.actor.name) for f in accords if f.relation == "mediatedBetween" for p in f.parties
    }
    denied = _denied(clauses, discourse, [*said, *_rumoured(clauses, said)], [*said, *accords])
    rejected = {finding.trigger for finding in denied}
    accused = {(_ends(f), f.subject.actor.name): f.trigger for f in said if f.relation == "accuses"}
    aimed = {_aim(f) for f in said if f.relation in _AIMED and f.object is not None} | _struck(said)
    for finding in broken_down(clauses, said):
        if finding.object is None and _aim(finding) in aimed:
            continue  # another rule has read of whom or what
        if finding.relation == "criticises" and finding.object is None and finding.trigger in rejected:
            continue  # "X calls that slander" answers a charge
        again_accused = accused.get((_ends(finding), finding.subject.actor.name))
        if (
            finding.relation == "criticises"
            and again_accused is not None
            and abs(again_accused - finding.trigger) < _SAME
        ):
            continue  # "X called Y an aggressor", "X lodged a complaint against Y": once is enough
        # Who talks with both sides to help them is not a side himself.
        helping = finding.object is not None and not between.isdisjoint(
            ((ends := (finding.subject.actor.name, finding.object.actor.name)), ends[::-1])
        )
        if finding.relation == "negotiatedWith" and helping:
            continue
        again = finding.relation == "negotiatedWith" and _ends(finding) in told
        # Who hosts two delegations gives neither of them shelter.
        guests = finding.relation == "harbours" and finding.subject.actor.name in hosts
        if not again and not guests:
            yield finding
    yield from denied
    yield from topic_findings(clauses)
    yield from position_findings(clauses, discourse, said)
    yield from figure_findings(clauses, said)


def _aim(finding: Finding) -> tuple[int | str, str]:
    """By what two findings are of one deed: the word that tells it, or who is charged with it."""
    return _charge(finding) if finding.charge_of is not None else (finding.trigger, finding.relation)


def _struck(said: Sequence[Finding]) -> set[tuple[int | str, str]]:
    return {_charge(f) for f in said if f.relation == "attacked" and f.object is not None}


def _charge(finding: Finding) -> tuple[int | str, str]:
    return finding.subject.actor.name, finding.relation


def _denied(
    clauses: Clauses, discourse: Discourse, deniable: Sequence[Finding], met: Sequence[Finding]
) -> list[Finding]:
    """The denials of a sentence, with a verb of denying or without one; also of talks, which ``met`` tells."""
    denied = [*denial_findings(clauses, discourse, deniable)]
    denied += disavowal_findings(clauses, discourse, deniable, denied)
    denied += retort_findings(clauses, discourse, deniable, denied)
    denied += blanket_findings(clauses, discourse, deniable, denied)
    denied += acquittal_findings(clauses, discourse, deniable)
    denied += unmet_findings(clauses, discourse, met, denied)
    known = {(f.relation, f.subject.actor.name, f.target) for f in (*denied, *deniable) if f.stance == "denies"}
    absent = absence_findings(clauses, frozenset(finding.trigger for finding in denied))
    return denied + [f for f in absent if (f.relation, f.subject.actor.name, f.target) not in known]


def _rumoured(clauses: Clauses, said: Sequence[Finding]) -> tuple[Finding, ...]:
    """What the sentence says that somebody is held to have done, beside what the rules have read there."""
    read = {finding.trigger for finding in said}
    return tuple(finding for finding in rumours(clauses) if finding.object is not None or finding.trigger not in read)


def _without_accusers(clauses: Clauses, said: list[Finding]) -> list[Finding]:
    """The findings without charges of which "them" is the accuser: X is "it" in "X accuses Y of driving them out"."""
    accusers = {f.trigger: f.subject.actor.name for f in said if f.relation == "accuses"}
    them = {unit.start for unit in clauses.units if unit.low == "them"}
    return [
        f for f in said
        if not (f.object is not None and f.object.kind == "coreference" and f.object.start in them)
        or f.charge_of is None or accusers.get(f.charge_of) != f.target
    ]  # fmt: skip


def _without_bare_charges(clauses: Clauses, found: list[Finding]) -> list[Finding]:
    """What :func:`_without_accusers` leaves, without charges of a deed to nobody where its victim is known, too."""
    said = _without_accusers(clauses, found)
    aimed = {(f.charge_of, f.relation, f.subject.actor.name) for f in said if f.charge_of is not None and f.object}
    return [f for f in said if f.object or (f.charge_of, f.relation, f.subject.actor.name) not in aimed]


def _ends(finding: Finding) -> frozenset[str]:
    return frozenset(party.actor.name for party in (finding.subject, finding.object) if party is not None)


def _topic(clauses: Clauses) -> tuple[Party, ...]:
    """Whom the sentence is about: the subjects of its first clause."""
    verbs = {index for group in clauses.groups for index in range(group.first, group.head + 1)}
    copula = next((i for i, unit in enumerate(clauses.units) if unit.kind == "be" and i not in verbs), None)
    for group in clauses.groups:
        if copula is not None and copula < group.first:
            break
        if group.form == "finite" and group.voice != "reduced" and not relative(clauses, group):
            return clauses.subjects(group)
    return clauses.copula(copula) if copula is not None else ()


def _seated(findings: Sequence[Finding], seats: dict[str, Actor], document: Document) -> tuple[Finding, ...]:
    """The findings; in accords, those who govern from "Sanaa" stand for it, not the state whose capital it is."""
    return tuple(_at_seats(finding, seats, document) if finding.accord and seats else finding for finding in findings)


def _at_seats(finding: Finding, seats: dict[str, Actor], document: Document) -> Finding:
    parties = tuple(
        replace(party, actor=seats.get(document.text[party.start : party.end], party.actor))
        if party.kind == "metonym"
        else party
        for party in finding.parties
    )
    return replace(finding, parties=parties)


def _seats(document: Document, index: NameIndex) -> dict[str, Actor]:
    """By seat, who governs from it where that is not the state's own government, at the time of writing."""
    issued = Interval.parse(document.issued).from_latest
    if issued is None:
        years = [int(match[0]) for match in _YEAR.finditer(document.text)]
        issued = date(max(years), 12, 31) if years else None
    seats: dict[str, Actor] = {}
    for row in wordlists().seats:
        actor = index.actor(row.actor)
        if issued is not None and actor is not None and issued >= parse_day(row.since):
            seats[row.seat] = actor
    return seats
