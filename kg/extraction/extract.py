"""Extraction: a document and a lexicon to an account of what the document says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from kg.actors import Lexicon
from kg.extraction.arguments.accord_names import AccordNames
from kg.extraction.arguments.backgrounds import relative, with_asides
from kg.extraction.assertions import Passage
from kg.extraction.avowals import without_unsaid_denials
from kg.extraction.claims.elided import AskedMemory
from kg.extraction.claims.leads import Leads
from kg.extraction.claims.snubbed import without_snubbed
from kg.extraction.claims.topics import aim_of_list, listed_aim
from kg.extraction.conflict.strikes import StrikeMemory
from kg.extraction.conflict.struck import struck
from kg.extraction.contemporaries import Contemporaries
from kg.extraction.counting.mishaps import without_mishaps
from kg.extraction.diplomacy.accords import AccordMemory
from kg.extraction.diplomacy.company import confronting, joined, subjects_together, urged
from kg.extraction.diplomacy.outsiders import outsiders
from kg.extraction.diplomacy.overtaken import of_their_year, of_those_at_war
from kg.extraction.grammar.adverbials import closed
from kg.extraction.grammar.complementizers import with_complementizers
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import Party, verb_groups
from kg.extraction.grammar.polarity import without_any
from kg.extraction.grammar.tenses import settled
from kg.extraction.grammar.whereabouts import without_whereabouts
from kg.extraction.leadership.incumbents import IncumbentMemory
from kg.extraction.naming.civil_wars import torn_by_war
from kg.extraction.naming.definitions import definitions
from kg.extraction.naming.headings import states_headed
from kg.extraction.naming.headlines import in_prose, lone_headline, recased
from kg.extraction.naming.home import at_home, dateline_of, entry_on, states_in_title, topic_of
from kg.extraction.naming.issuer import stated_issuers, whose_own
from kg.extraction.naming.live_blogs import newest_first
from kg.extraction.naming.run_in import run_in_headings
from kg.extraction.naming.ships import with_ships_plain
from kg.extraction.naming.small_capitals import with_surnames_in_prose
from kg.extraction.naming.stories import Sections, sections_by_state, stories_of
from kg.extraction.naming.subjects_apart import with_subjects_apart
from kg.extraction.naming.surnames import without_surnames
from kg.extraction.parsing.bare_relatives import with_relatives
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.parsing.contrasts import without_excluded
from kg.extraction.parsing.empty_asides import without_empty_asides
from kg.extraction.parsing.inversions import with_objects_plain, with_speakers_first
from kg.extraction.parsing.operations import without_names_of_operations
from kg.extraction.parsing.plain_clefts import with_clefts_plain
from kg.extraction.parsing.pledges import with_pledges_repeated
from kg.extraction.parsing.repeats import without_repeats
from kg.extraction.parsing.shared_nouns import with_nouns_of_each
from kg.extraction.parsing.two_tellers import with_joined_tellers
from kg.extraction.parsing.wordings import as_abduction, with_charges_apposed, with_opponents_plain, without_wording
from kg.extraction.pretences import retells_fiction
from kg.extraction.quotations import voiced
from kg.extraction.reference.bands import named_later, renamed
from kg.extraction.reference.discourse import Discourse
from kg.extraction.reference.listings import body_of, continues, lead_of, operative, told_by_item, unmarked
from kg.extraction.reference.pairs import charged_at_home, opposed
from kg.extraction.rules import findings_of, rumoured
from kg.extraction.sequels import Sequels
from kg.extraction.speech.attribution import attributions
from kg.extraction.speech.dates import Dates
from kg.extraction.speech.dating import Dating
from kg.extraction.speech.doubts import doubts
from kg.extraction.speech.factivity import complements
from kg.extraction.statements import answered, deduplicated, statements_of
from kg.extraction.transcripts import in_transcripts
from kg.extraction.words.calendars import Calendar
from kg.extraction.words.chronicles import Chronicle
from kg.extraction.words.dates import Moment
from kg.extraction.words.foundings import latest_year
from kg.extraction.words.joints import as_meant
from kg.extraction.words.names import Defined, NameIndex, index_of, owned
from kg.extraction.words.nametokens import Name
from kg.extraction.words.telegraphic import as_adverbials, spelled_out
from kg.extraction.words.tokens import LONGEST_READ, Token, tokenise
from kg.extraction.words.units import Unit, units_of
from kg.extraction.words.wordlists import wordlists
from kg.model import Account, Actor, Document, Interval, Sentence, Statement, parse_day
from kg.vocabulary import vocabulary

if TYPE_CHECKING:
    from kg.extraction.learned.ties import TieReader

__all__ = ["EXTRACTOR", "extract", "sentences_read"]

EXTRACTOR = "rules 0.2"
"""The producer that statements name, with its version."""

_READ = frozenset(("body", "bullet"))
"""Headlines and headings leave words out, and search phrases pose as them: neither is read."""
_MOST = 200_000
"""Characters of a "sentence" that are looked at, so that a line of megabytes takes no more work than one of those."""
_SHOWN = 60
"""Characters of such a sentence by which a person finds it."""
_PART = 50
"""Sentences after each of which a listener hears how far the reading is."""
_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def extract(
    document: Document,
    lexicon: Lexicon,
    *,
    on_remark: Callable[[str], None] | None = None,
    on_part: Callable[[float], None] | None = None,
    on_units: Callable[[Sequence[Unit]], None] | None = None,
    issuers: tuple[Actor, ...] | None = None,
    learned: TieReader | None = None,
) -> Account:
    """What ``document`` says, as far as the rules can tell: nothing rather than something wrong.

    A document in a language other than English gives no statement.

    Args:
        document: the document.
        lexicon: whom it may name.
        on_remark: called with what a person should know of the reading: that sentences were too long to be read,
            that there is much in tables, or that words such as "on Monday" have no date for want of the document's own.
        on_part: called now and then with how much of the document is read, from 0 to 1.
        on_units: called with the units of each sentence that was read, each expression whose meaning is sure as a name.
        issuers: who the document says that it is issued by, where somebody knows; else they are looked up.
        learned: a network that reads ties besides, `kg.extraction.learned.packaged_reader`; by default rules alone.
    """
    if document.language not in (None, "en"):
        return Account(replace(document, issuers=()), (), ())
    memories: _Memories = {}
    if issuers is None:
        issuers, remarks = stated_issuers(document, lexicon)
        if on_remark is not None:
            list(map(on_remark, remarks))
    made: list[Actor] = []
    told = _read(document, lexicon, memories, on_remark, on_part, stated=issuers, on_issuers=made.extend)
    if on_units is not None:
        for _, passage, _ in told:
            on_units(passage.units)
    if retells_fiction(document):
        told = [(at, passage, _of_the_world(findings, index_of(lexicon))) for at, passage, findings in told]
    if learned is not None:
        from kg.extraction.learned.findings import with_learned  # noqa: PLC0415 - what it computes with loads slowly

        told = with_learned(told, learned)
    account = _account(document, told, memories, frozenset(actor.name for actor in made))
    known = {actor.name: actor for actor in (*made, *account.actors)}
    return replace(
        account,
        document=replace(document, issuers=tuple(sorted(actor.name for actor in made))),
        actors=tuple(_with_principals(known.values(), index_of(lexicon))),
    )


def _of_the_world(findings: tuple[Finding, ...], index: NameIndex) -> tuple[Finding, ...]:
    """The findings of a text on a film or a novel that tell of somebody who is known elsewhere."""
    return tuple(finding for finding in findings if index.actor(finding.subject.actor.name))


def sentences_read(document: Document, lexicon: Lexicon) -> list[tuple[Sentence, Sequence[Unit]]]:
    """The sentences that rules read, with their units; none where the document is in another language."""
    if document.language not in (None, "en"):
        return []
    return [(passage.sentence, passage.units) for _, passage, _ in _read(document, lexicon, {})]


_NOBODY: Party | None = None
_Told = tuple[int, Passage, tuple[Finding, ...]]
"""A sentence's number, itself and what it says."""
_Memories = dict[int, AccordMemory]
"""By a sentence's number, what its story tells of agreements and talks."""


def _read(
    document: Document,
    lexicon: Lexicon,
    memories: _Memories,
    on_remark: Callable[[str], None] | None = None,
    on_part: Callable[[float], None] | None = None,
    *,
    stated: tuple[Actor, ...] = (),
    on_issuers: Callable[[tuple[Actor, ...]], None] = lambda _: None,
) -> list[_Told]:
    index = index_of(lexicon)
    sentences = [s for s in document.sentences if s.section in _READ]
    headlines = [] if sentences else lone_headline(document)
    sentences = sentences or headlines
    parts = sections_by_state(document, sentences, index)
    tokens, until = _tokens(document, sentences, index, parts.openings), latest_year(document)
    known = without_surnames(
        tokens, [[] if _too_long(s, words) else index.names(words) for s, words in zip(sentences, tokens, strict=True)]
    )
    if len(document.sentences) == 1:
        tokens = [in_prose(words, names, titled=bool(headlines)) for words, names in zip(tokens, known, strict=True)]
    _tell_left_out(document, sentences, tokens, on_remark)
    defined = definitions(tokens, index, known, until)
    known = _as_meant(tokens, known, defined, until)
    issuer, issuers = _issued(whose_own(document, index, tokens, known, stated), on_issuers)
    told_in = parts.numbers or newest_first(document, sentences) or stories_of(document, sentences, tokens, known)
    entry = entry_on(document, index) if issuer is None else None
    home, assumed = at_home(
        document, index, sentences, tokens=tokens, names=known, persons=defined, issuer=issuer, entry=entry
    )
    stories = _stories(
        told_in, lexicon, issuer, (home, issuers, topic_of(document, index, issuer)),
        (dateline_of(document, index, sentences), entry, states_in_title(document, index)),
        assumed=assumed, parts=parts,
        torn=torn_by_war(tokens, known),
    )  # fmt: skip
    seats, calendar, chronicle, sequels = (
        _seats(document, index), Calendar(document), Chronicle(document), [Sequels() for _ in stories]
    )  # fmt: skip
    strikes, leads, asked, heads = (
        StrikeMemory(), Leads(), AskedMemory(), IncumbentMemory(home if len(stories) == 1 else None, entry),
    )  # fmt: skip
    leaders, headed = Contemporaries(document, index, sentences, tokens, defined), states_headed(document, index)
    aims, lead, body, read = _NOBODY, tuple[Unit, ...](), tuple[Unit, ...](), list[_Told]()
    for number, (sentence, words, names) in enumerate(zip(_heard(sentences, on_part), tokens, known, strict=True)):
        discourse, memory = stories[told_in[number]]
        tokens[number], known[number], memories[number] = (), [], memory  # no words are kept beside their units
        if not words or _too_long(sentence, words):
            discourse.note((), ())
            memory.note((), (), sentence=number)
            continue
        lead = lead if lead and continues(sentence.section, words) else ()
        own, dates = chronicle.entry(
            closed(_clausal(units_of(words, index, defined, names))), as_adverbials(calendar.dates(sentence), words)
        )
        opening = lead or (body if operative(own[unmarked(words) :]) else ())
        units, clauses = _in_its_time(
            leaders, discourse.under(headed.get(sentence.start, frozenset())), (number, words, own, opening), dates
        )
        dates = chronicle.told(sentence, clauses.units, clauses.groups, dates)
        if aims is not None and sentence.section == "bullet":
            findings = tuple(listed_aim(clauses, aims))
        elif opening:
            findings = tuple(told_by_item(list(findings_of(clauses, discourse)), units, len(opening)))
        else:
            findings = (*findings_of(clauses, discourse), *strikes.findings(clauses), *leads.findings(clauses))
            aims = aim_of_list(clauses)
            lead = lead_of(units) if aims is None else ()
            body = body_of(own) or body
        findings = with_asides(clauses, heads.completed(clauses, asked.completed(findings)))
        findings = _uncontested(
            discourse, sequels[told_in[number]].completed(clauses, _seated(findings, seats, document)), clauses.units
        )
        asked.note(clauses, findings)
        read.append((number, _passage(document, sentence, clauses, seats, _dates(clauses, dates, findings)), findings))
        discourse.note(units, _topic(clauses), findings, rumoured(clauses, findings), struck(clauses))
        strikes.note(clauses.units, findings)
        leads.note(clauses)
        memory.note(
            findings,
            (*opposed(findings, likely=True), *charged_at_home(findings, memory.torn)),
            tuple(party.actor for party in joined(clauses) or urged(clauses) or confronting(clauses)),
            () if _allied(findings) else tuple(party.actor for party in subjects_together(clauses)),
            named=without_whereabouts(clauses.units, discourse.sides_named),
            outside=outsiders(clauses),
            sentence=number,
        )
    _tell_undated(calendar, on_remark)
    return read


def _heard(sentences: Sequence[Sentence], on_part: Callable[[float], None] | None) -> Iterator[Sentence]:
    """The sentences, while a listener hears now and then how far the reading is."""
    for number, sentence in enumerate(sentences):
        if on_part is not None and number % _PART == 0:
            on_part(number / len(sentences))
        yield sentence


def _tokens(
    document: Document, sentences: Sequence[Sentence], index: NameIndex, openings: Mapping[int, int]
) -> list[tuple[Token, ...]]:
    """The words of each sentence after the heading with which it opens, in the capitals and small letters of prose."""
    run_in = run_in_headings(document, sentences, index)
    spans = ((openings.get(s.start, run_in.get(s.start, s.start)), min(s.end, s.start + _MOST)) for s in sentences)
    cased = recased([tuple(tokenise(document.text, start, end)) for start, end in spans], index)
    prose = with_ships_plain(with_surnames_in_prose(cased, index), index)
    return [with_subjects_apart(index.parted(words), index) for words in spelled_out(prose)]


def _in_its_time(
    leaders: Contemporaries,
    discourse: Discourse,
    sentence: tuple[int, Sequence[Token], tuple[Unit, ...], tuple[Unit, ...]],
    dates: Sequence[Moment],
) -> tuple[tuple[Unit, ...], Clauses]:
    """The units of a sentence and their parse, each leader as whom he stands for at the time of which it tells."""
    number, words, own, opening = sentence
    units, clauses = _parsed(discourse, own, words, opening)
    if leaders.named(units):
        then = leaders.then(number, clauses, dates, partial(findings_of, clauses, discourse))
        if then:
            units, _ = _parsed(discourse, leaders.recast(own, then), words, opening, again=True)
            units = leaders.recast(units, then)
            told = units if opening else _told(units)
            clauses = Clauses(told, verb_groups(told), discourse)
    leaders.note(number, dates)
    return units, clauses


def _parsed(
    discourse: Discourse,
    own: tuple[Unit, ...],
    words: Sequence[Token],
    opening: tuple[Unit, ...],
    *,
    again: bool = False,
) -> tuple[tuple[Unit, ...], Clauses]:
    """The units of a sentence, resolved, and their parse; ``again`` where its people are others than was thought."""
    units = discourse.resolved((*opening, *own[unmarked(words) :]) if opening else own, again=again)
    told = units if opening else _told(units)
    return units, Clauses(told, verb_groups(told), discourse)


def _told(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The units in the order and with the words by which the rules read them."""
    plain = without_names_of_operations(without_wording(without_excluded(without_repeats(units))))
    plain = with_nouns_of_each(with_charges_apposed(with_opponents_plain(with_clefts_plain(plain))))
    plain = with_pledges_repeated(as_abduction(plain))
    return with_objects_plain(with_speakers_first(without_any(plain)))


def _clausal(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The units with each clause's "that" and its verb."""
    return with_joined_tellers(settled(with_complementizers(with_relatives(without_empty_asides(units)))))


def _issued(
    made: tuple[Actor | None, tuple[Actor, ...]], on_issuers: Callable[[tuple[Actor, ...]], None]
) -> tuple[Actor | None, tuple[Actor, ...]]:
    """The one who issued the document, and those who did so together, once they are told of."""
    one, several = made
    on_issuers(several or tuple(filter(None, (one,))))
    # Whose speech it is tells whose word it is, and not who "we" are.
    return (None if one is not None and one.type == "Person" else one), several


def _uncontested(discourse: Discourse, findings: tuple[Finding, ...], units: Sequence[Unit]) -> tuple[Finding, ...]:
    """The findings but for "The two countries signed a pact", where a third may be one of them."""
    if discourse.sides.contested:
        return tuple(f for f in findings if f.accord is None or f.parties)
    peaces = discourse.sides.peaces
    return of_their_year(of_those_at_war(findings, peaces.overtaken()), units, tuple(peaces.wars()))


def _as_meant(
    tokens: Sequence[Sequence[Token]], known: Sequence[list[Name]], defined: Defined, until: int | None
) -> list[list[Name]]:
    """The names of each sentence as the document means them, which knows of nothing after ``until``."""
    if defined.own:
        known = [owned(words, names, defined.own) for words, names in zip(tokens, known, strict=True)]
    return as_meant(tokens, known, until)


def _stories(
    told_in: Sequence[int],
    lexicon: Lexicon,
    issuer: Actor | None,
    about: tuple[Actor | None, tuple[Actor, ...], Actor | None],
    written: tuple[Actor | None, Actor | None, tuple[Actor, ...]],
    *,
    assumed: bool,
    parts: Sections,
    torn: str | None,
) -> list[tuple[Discourse, AccordMemory]]:
    """What is remembered of each story; only one that is most of the document is about the document's own state.

    The sections of an update by country are each about their own.
    """
    owners = parts.owners
    (home, issuers, topic), (dateline, entry, headed) = about, written
    counts = Counter(told_in)
    most = len(told_in) / 2
    stories = [
        (
            Discourse(
                issuer,
                owners.get(number, home if number < parts.ahead or (counts[number] > most and not owners) else None),
                issuers,
                owners.get(number, topic),
            ),
            AccordMemory(),
        )
        for number in range(max(told_in, default=0) + 1)
    ]
    own = entry if len(stories) == 1 else None
    for number, (discourse, memory) in enumerate(stories):
        memory.entry = own is not None
        memory.torn = torn if len(stories) == 1 else None
        discourse.sides.about_civil_war(memory.torn)
        discourse.charges.lexicon = lexicon
        state = owners.get(number, own)
        discourse.written_in(dateline if issuer is None else None, assumed=assumed, entry=state, headed=headed)
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
    unread = [s for s, words in zip(sentences, tokens, strict=True) if _too_long(s, words)]
    if on_remark is None:
        return
    if unread:
        on_remark(_left_out(document, unread))
    beside = [sentence for sentence in document.sentences if sentence.section == "caption"]
    words = sum(1 for cell in beside for _ in _WORD.finditer(document.text, cell.start, cell.end))
    if words > LONGEST_READ:
        where = f"The first begins at character {beside[0].start}: {_opening(document, beside[0])!r}"
        on_remark(f"some {words:,} words in tables and captions are not read. {where}")


def _tell_undated(calendar: Calendar, on_remark: Callable[[str], None] | None) -> None:
    if on_remark is not None and calendar.undated is not None:
        on_remark(
            f"no day of its own is known of it, so that {calendar.undated!r} has no date: "
            "a line such as 'Published: 7 May 2024' before the text would state one"
        )


def _opening(document: Document, sentence: Sentence) -> str:
    """Its first words, by which a person finds it."""
    return " ".join(document.text[sentence.start : sentence.end][:_SHOWN].split())


def _too_long(sentence: Sentence, words: Sequence[Token]) -> bool:
    return len(words) > LONGEST_READ or sentence.end - sentence.start > _MOST


def _left_out(document: Document, unread: Sequence[Sentence]) -> str:
    """That sentences are too long to be read, and where the first of them is."""
    opens = unread[0]
    many = "one sentence is" if len(unread) == 1 else f"{len(unread)} sentences are"
    which = "It begins" if len(unread) == 1 else "The first begins"
    paragraph = document.text.count("\n", 0, opens.start) + 1
    place = f"in paragraph {paragraph}, at character {opens.start}: {_opening(document, opens)!r}"
    longest = max(map(len, document.text[opens.start : opens.end].split()))
    if longest > LONGEST_READ:
        return (
            f"{many} not read, with a word of {longest:,} letters, as no text has. {which} {place}. "
            "Take out what is no text, such as data or an encoded picture"
        )
    return (
        f"{many} longer than {LONGEST_READ} words and marks, as tables and lists are, and not read. {which} {place}. "
        "Where it is prose, end its sentences with full stops"
    )


def _account(document: Document, read: Sequence[_Told], memories: _Memories, issuers: Collection[str]) -> Account:
    statements: list[Statement] = []
    actors: dict[str, Actor] = {}
    passages = in_transcripts(voiced([passage for _, passage, _ in read]), issued=bool(issuers))
    told = [
        [whole for finding in findings if (whole := memories[number].completed(finding, number)) is not None]
        for number, _, findings in read
    ]
    same = named_later([passage.units for passage in passages], chain.from_iterable(told))
    told = [[renamed(finding, same) for finding in findings] for findings in told] if same else told
    told = without_mishaps([passage.units for passage in passages], told)
    told = without_snubbed([passage.units for passage in passages], told)
    names = AccordNames.of(chain.from_iterable(told))
    for passage, findings in zip(passages, told, strict=True):
        reading = statements_of(passage, [names.named(finding) for finding in findings])
        statements += reading.statements
        for actor in map(_by_its_noun, reading.actors):
            # "Talks in Ruritania", "Ruritania said": whoever acts under the name is not just where something happens.
            if actor.name not in actors or (actors[actor.name].type == "Place" and actor.type != "Place"):
                actors[actor.name] = actor
    kept = answered(without_unsaid_denials(deduplicated(statements), actors, issuers))
    named = {name for statement in kept for name in (*statement.names, statement.agreement)}
    listed = (actor for name, actor in sorted(actors.items()) if name in named)
    return Account(document, kept, tuple(listed))


def _by_its_noun(actor: Actor) -> Actor:
    """Those who have no name, of the same kind in every document: "rebels" who are only counted are rebels too."""
    armed = actor.type == "Population" and actor.acts_for is None and actor.name in wordlists().nouns["fighters"]
    return replace(actor, type="MilitantGroup") if armed else actor


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
    document: Document, sentence: Sentence, clauses: Clauses, seats: dict[str, Actor], dates: Dates | None
) -> Passage:
    return Passage(
        document, sentence, clauses.units, tuple(attributions(clauses)),
        clauses.groups,
        tuple(doubts(clauses)), clauses.relative_pronouns(), complements(clauses),
        dates, seats, EXTRACTOR,
    )  # fmt: skip


def _dates(clauses: Clauses, dates: Sequence[Moment], findings: Sequence[Finding]) -> Dates | None:
    """The dates of what a sentence tells: found now, so that its parse need not be kept until all is read."""
    if not dates or not findings:
        return None
    accords = (finding.accord.at for finding in findings if finding.accord is not None and finding.accord.at >= 0)
    return Dating(clauses, dates).dates((*(finding.trigger for finding in findings), *accords))


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
