"""Kernels: a clause that its sentence has bent, as a plain sentence of its own, which the rules read as such.

"Y, which X supplied arms to, …" tells what "X supplied arms to Y" tells, "Y, long driven from the valley by X, …" what
"Y was driven from the valley by X" tells, "it was by X that Y was attacked" what "Y was attacked by X" tells. The words
are those of the sentence with their places in it, so that what is read there is attributed and dated as all else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extraction.arguments.doers import doers_of
from kg.extraction.conflict.causatives import caused_at
from kg.extraction.grammar.findings import Finding
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.parsing.gaps import against_it, apposed_thing, clause_end, stranded
from kg.extraction.words.records import record
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.verbforms import form_of, people_words
from kg.extraction.words.wordlists import wordlists

__all__ = ["Kernel", "kernels"]

_TO_AGENT = 14  # units to the "by" of "accused in a letter to the court of plotting a coup by X"
_HAD = frozenset(("had", "has", "have"))
_BY, _IT = frozenset(("by",)), frozenset(("it",))
_SELF = frozenset(("itself", "themselves", "himself", "herself"))
_BEFORE = _SELF | {"long", "first", "then", "still", "once", "now", "newly", "later", "both"}
_DOUBTED = frozenset(
    ("almost", "nearly", "allegedly", "reportedly", "supposedly", "purportedly", "practically", "virtually", "perhaps",
     "possibly", "maybe", "probably", "presumably", "ostensibly", "apparently", "seemingly", "hardly", "barely",
     "scarcely")
)  # fmt: skip
_CLAUSE_BOUNDS = frozenset(
    ("comma", "end", "stop", "dash", "open", "close", "quote", "relative", "that", "subordinator")
)
_LED = frozenset(("preposition", "to", "adverb", "date", "subordinator"))
_FINDS = frozenset(("find", "see"))
_STAYS = frozenset(("get", "remain", "stay", "stand"))
_REMEMBERS = frozenset(
    ("remember", "recall", "resent", "regret", "forget", "mind", "enjoy", "suffer", "endure", "hate", "dislike",
     "appreciate", "survive", "detest", "begrudge", "bemoan", "keep", "begin", "start", "continue", "lament", "deplore")
)  # fmt: skip
_COMPLAINS = frozenset(
    ("complain", "speak", "tell", "talk", "grumble", "protest", "moan", "boast", "brag", "write", "report", "describe",
     "mention", "acknowledge", "admit", "confess")
)  # fmt: skip
"""Verbs by which somebody tells what has been done to him, so that it is his claim."""
_MOODS = frozenset(
    ("angry", "furious", "unhappy", "bitter", "upset", "tired", "weary", "ashamed", "proud", "resentful", "glad",
     "indignant", "outraged", "incensed", "grateful", "irritated", "annoyed", "fed", "sore", "humiliated", "shocked")
)  # fmt: skip
_WITHIN_BE, _TO_PRONOUN = 8, 5
_RELATIVE = frozenset(("relative", "that"))
_ASKS = frozenset(("urge", "ask", "order", "tell", "force", "compel", "press", "beg", "advise", "instruct", "warn"))
_CONCEDING = frozenset(("although", "though", "albeit", "while", "whilst"))
_REFERRED = frozenset(("assets", "people", "victims", "captives"))


@record
class Kernel:
    """A plain sentence made of the words of another.

    Attributes:
        units: its words.
        places: for each of them its index in the sentence.
        whom: the one of whom the bent clause tells, who must be an end of what is read.
        claimant: who tells it, where that is he himself: "complained of being shelled by X".
        whole: whether all that is read in it counts, also what tells nothing of ``whom``: "quoted X as accusing Y of".
    """

    units: tuple[Unit, ...]
    places: tuple[int, ...]
    whom: str
    claimant: Party | None = None
    whole: bool = False

    def told(self, findings: Iterable[Finding], known: Iterable[Finding]) -> Iterator[Finding]:
        """What is read of it, as findings of the sentence that it was made from.

        Args:
            findings: what the rules read in the kernel.
            known: what they have read in the sentence itself.
        """
        met = {_signature(finding) for finding in known}
        heads = {finding.subject.actor.name for finding in known if finding.relation in ("leads", "memberOf")}
        for finding in findings:
            if finding.relation == "leads" and finding.subject.actor.name in heads:
                continue  # "the army of X, led by N. N.," of whom "X, led by N. N." says too much
            tie = finding.object is not None or len(finding.parties) > 1
            if tie and (self.whole or self.whom in _ends(finding)) and _signature(finding) not in met:
                yield self._placed(finding)

    def _placed(self, finding: Finding) -> Finding:
        charge = None if finding.charge_of is None else self.places[finding.charge_of]
        moved = replace(finding, trigger=self.places[finding.trigger], charge_of=charge)
        if finding.accord is not None and finding.accord.at >= 0:
            moved = replace(moved, accord=replace(finding.accord, at=self.places[finding.accord.at]))
        who = self.claimant
        if who is None or finding.claimant is not None:
            return moved
        return replace(moved, claimant=who.speaker, claimant_at=(who.start, who.end), act="claims")


def _signature(finding: Finding) -> tuple[str, frozenset[str], str]:
    return finding.relation, frozenset(_ends(finding)), finding.stance


def _ends(finding: Finding) -> set[str]:
    named = (finding.subject, finding.object, *finding.parties)
    return {party.actor.name for party in named if party is not None}


class _Bent:
    """The bent clauses of one sentence."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses, self.units = clauses, clauses.units
        self.tensed = {
            group.first: group for group in clauses.verbs
            if group.form == "finite" and group.voice != "reduced"
        }  # fmt: skip
        self.heads = {group.head: group for group in clauses.verbs}

    def made(
        self, whom: Party, *parts: Sequence[int], be: int = -1, owned: int = -1, claimant: Party | None = None
    ) -> Kernel | None:
        """The kernel of the units at these places, with "was" before the place ``be``, "'s" after ``owned``."""
        units, places = list[Unit](), list[int]()
        for place in (place for part in parts for place in part):
            if place == be:
                at = self.units[place].start
                units.append(Unit("be", "was", "was", at, at))
                places.append(place)
            units.append(self.units[place])
            places.append(place)
            if place == owned:
                at = self.units[place].end
                units.append(Unit("possessive", "'s", "'s", at, at))
                places.append(place)
        if not units:
            return None
        last = units[-1].end
        units.append(Unit("end", ".", ".", last, last))
        places.append(places[-1])
        return Kernel(tuple(units), tuple(places), whom.actor.name, claimant)

    def named(self, party: Party) -> range:
        """The place of the word that names the party."""
        for index, unit in enumerate(self.units):
            if unit.start == party.start and unit.end == party.end:
                return range(index, index + 1)
        return range(0)

    def spelt(self, party: Party, phrase: NounPhrase | None) -> range:
        """The words of the phrase that stands for the party, or only those that name it."""
        whole = phrase is not None and self.units[phrase.first].start <= party.start < self.units[phrase.last].end
        return range(phrase.first, phrase.last + 1) if phrase is not None and whole else self.named(party)


def kernels(clauses: Clauses) -> Iterator[Kernel]:
    """The bent clauses of a sentence as plain ones.

    Args:
        clauses: the sentence.
    """
    bent = _Bent(clauses)
    for group in clauses.groups:
        yield from filter(None, _of_relative(bent, group))
        if group.lemma in _QUOTES and (made := _of_quoted(bent, group)) is not None:
            yield made
    for index in clauses.places.of(_BY):
        if (made := _of_participle(bent, index) or _of_prepositional(bent, index)) is not None:
            yield made
    for index in clauses.places.of(_HAD):
        if (caused := caused_at(clauses, index)) is not None:
            parts = (bent.named(caused.doer), (caused.verb,), range(caused.whom.first, caused.whom.last + 1))
            if parts[0] and (made := bent.made(caused.party, *parts)) is not None:
                yield made
    yield from filter(None, _of_cleft(bent))


# ------------------------------------------------------------ relative clauses


def _of_relative(bent: _Bent, group: VerbGroup) -> Iterator[Kernel | None]:
    """As in "Y, which X supplied arms to", "to whom X supplied arms", "whose troops X opened fire on"."""
    clauses, units = bent.clauses, bent.units
    head = _relative_of(clauses, group)
    clause = clauses.clause(head) if head is not None else None
    subjects = clauses.subject_phrases(head) if head is not None else ()
    if head is None or clause is None or not subjects or not clause.subjects or group.form != "finite":
        return
    first = subjects[0].first
    pronoun = next((i for i in range(first - 1, max(first - _TO_PRONOUN, -1), -1) if units[i].kind in _RELATIVE), -1)
    end = clause_end(units, group.head + 1, bent.tensed.keys() - {group.first})
    told = range(first, group.first) if head is group else range(first, subjects[-1].last + 1)
    if pronoun > 0 and units[pronoun].low == "whose":
        if head is group and group.voice == "active":
            yield _of_whose(bent, group, range(first, end), pronoun)
        return
    if pronoun > 0 and units[pronoun - 1].kind in ("preposition", "to") and units[pronoun].low in ("which", "whom"):
        if head is group:
            yield _piped(bent, group, range(first, end), pronoun)
        return
    found = clauses.left_out(head)
    own = {party.actor.name for party in clause.subjects}
    if group.voice != "active" or len(found) != 1 or found[0].roles & _REFERRED or found[0].actor.name in own:
        return
    whom, name = found[0], bent.named(found[0])
    if _of_either(units, name) or apposed_thing(units, name.stop, first) or against_it(units, group):
        return
    inner = _said_within(bent, group)
    if inner is not None:
        end = clause_end(units, inner.head + 1, bent.tensed.keys() - {inner.first})
        at = stranded(units, inner.head, end)
        place = at + 1 if at is not None else _past_particles(bent, inner.head + 1)
        speaker = clause.subjects[0] if len(clause.subjects) == 1 else None
        if speaker is not None:
            yield bent.made(whom, range(first, place), name, range(place, end), claimant=speaker)
        return
    at = stranded(units, group.head, end)
    objects = clauses.clause(group)
    given = objects is not None and objects.objects and group.lemma in wordlists().classes["giving"]
    asked = objects is not None and not objects.objects and group.lemma in _ASKS
    if at is not None:
        yield bent.made(whom, told, range(group.first, at + 1), name, range(at + 1, end))
    elif given or asked or (objects is not None and _construed(bent, group, objects.objects, whom)):
        place = _past_particles(bent, group.head + 1)
        yield bent.made(whom, told, range(group.first, place), name, range(place, end))


def _construed(bent: _Bent, group: VerbGroup, objects: Sequence[NounPhrase], whom: Party) -> bool:
    """Whether the verb says what it says by the words beside its lost object: "X, which Y propped up"."""
    name = bent.named(whom)
    first = name.start - (name.start > 0 and bent.units[name.start - 1].kind == "determiner")
    whole = first == 0 or bent.units[first - 1].low not in ("of", "in", "by", "against", "from")
    told = whole and whom.roles == {"name"} and not group.negated and group.modality == "actual"
    frame, gives = wordlists().frames.get(group.lemma), group.lemma in wordlists().classes["giving"]
    known = group.lemma in wordlists().constructions and not gives and (frame is None or frame.relation != "criticises")
    return told and known and not any(phrase.party for phrase in objects)  # no "X armed Y, which Z condemned"


def _of_either(units: Sequence[Unit], name: range) -> bool:
    """Whether the clause may be of those who are where the name tells: "rebels in Y, which X struck"."""
    first = name.start
    while first > 0 and units[first - 1].kind == "determiner":
        first -= 1
    where = first > 1 and units[first - 1].low in ("in", "from", "near", "inside", "across", "outside")
    return where and (
        units[first - 2].low in people_words() or units[first - 2].low in wordlists().classes["shortened"]
    )


def _relative_of(clauses: Clauses, group: VerbGroup) -> VerbGroup | None:
    """The verb of a relative clause: the one itself, or the first of "which X armed and fought alongside"."""
    clause = clauses.clause(group)
    if clause is None or clause.link == "relative":
        return group if clause is not None else None
    first = clause.governor if clause.link == "coordinate" else None
    outer = clauses.clause(first) if first is not None else None
    return first if outer is not None and outer.link == "relative" else None


def _said_within(bent: _Bent, group: VerbGroup) -> VerbGroup | None:
    """The verb of what is said in "which Z says X armed", which has lost its object there."""
    clauses = bent.clauses
    if group.lemma not in wordlists().speech or group.negated or group.modality != "actual":
        return None
    for inner in clauses.groups:
        clause = clauses.clause(inner) if inner.first > group.head else None
        if clause is None or clause.link != "content" or clause.governor is None or clause.governor.head != group.head:
            continue
        phrases = clauses.subject_phrases(inner)
        at_once = bool(phrases) and phrases[0].first == group.head + 1
        end = clause_end(bent.units, inner.head + 1, bent.tensed.keys() - {inner.first})
        lost = not clause.objects or stranded(bent.units, inner.head, end) is not None
        return inner if at_once and lost and inner.voice == "active" else None
    return None


def _piped(bent: _Bent, group: VerbGroup, told: range, pronoun: int) -> Kernel | None:
    """As in "to whom X supplied arms", "by which Y was armed"."""
    units = bent.units
    clause = bent.clauses.clause(group)
    word = units[pronoun - 1].low
    if clause is None or (group.voice != "active" and word != "by"):
        return None
    led = [phrase for phrase in clause.complements.get(word, ()) if phrase.last < pronoun]
    whom = led[0].party if len(led) == 1 else None
    if whom is None or whom.roles & _REFERRED:
        return None
    place = told.stop if group.voice != "active" else _past_object(bent, group, told.stop)
    return bent.made(whom, range(told.start, place), (pronoun - 1,), bent.named(whom), range(place, told.stop))


def _of_whose(bent: _Bent, group: VerbGroup, told: range, pronoun: int) -> Kernel | None:
    """As in "whose troops X opened fire on", "to whose aid X came", "two of whose bases X overran"."""
    units = bent.units
    thing = noun_phrase(units, pronoun + 1)
    if thing is None or thing.last >= told.start:
        return None
    first = pronoun
    if units[pronoun - 1].low == "of" and pronoun > 1 and units[pronoun - 2].kind in ("number", "determiner"):
        first = pronoun - 2  # "two of whose bases"
    led = first == pronoun and units[pronoun - 1].kind in ("preposition", "to")
    first -= led
    comma = first > 0 and units[first - 1].kind == "comma"
    whom = bent.clauses.phrase_before(first - 1 - comma)
    if (
        whom is None
        or whom.roles != {"name"}
        or any(p.actor.name == whom.actor.name for p in bent.clauses.subjects(group))
    ):
        return None
    at = stranded(units, group.head, told.stop)
    place = at + 1 if at is not None else _past_particles(bent, group.head + 1)
    if led:
        place = _past_object(bent, group, told.stop)
    elif at is None and noun_phrase(units, place) is not None and place < told.stop:
        return None
    if units[pronoun + 1].actor is not None:  # what "whose" stands for has been found before
        his = (*range(first, pronoun), *range(pronoun + 1, thing.last + 1))
        return bent.made(whom, range(told.start, place), his, range(place, told.stop))
    his = (*range(first, pronoun), *bent.named(whom))
    return bent.made(
        whom, range(told.start, place), his, range(pronoun + 1, thing.last + 1), range(place, told.stop), owned=his[-1]
    )


def _past_particles(bent: _Bent, index: int) -> int:
    particles = wordlists().classes["particle"]
    return index + (index < len(bent.units) and bent.units[index].low in particles)


def _past_object(bent: _Bent, group: VerbGroup, end: int) -> int:
    """The place after the verb's object, where a phrase with a preposition goes."""
    place = _past_particles(bent, group.head + 1)
    phrase = noun_phrase(bent.units, place) if place < end else None
    return min(phrase.last + 1, end) if phrase is not None else place


# ------------------------------------------------------------ quoting

_QUOTES = frozenset(("quote",))
_SAYING = frozenset(("saying", "claiming", "telling", "adding"))
"""What attribution reads by itself: "quoted X as saying that"."""


def _of_quoted(bent: _Bent, group: VerbGroup) -> Kernel | None:
    """As in "Z quoted X as urging Y to leave", "X was quoted as accusing Y of": what X urges and accuses of."""
    units = bent.units
    reach = range(group.head + 1, min(group.head + _TO_AGENT, len(units) - 2))
    place = next((i for i in reach if units[i].low == "as"), None)
    if place is None or group.negated or group.modality != "actual" or units[place + 1].low in _SAYING:
        return None
    if not any(form.present for form in units[place + 1].forms) or not units[place + 1].low.endswith("ing"):
        return None
    phrase = noun_phrase(units, group.head + 1)
    if group.voice != "active":
        phrase = next(iter(bent.clauses.subject_phrases(group)), None)
    if phrase is None or phrase.party is None or phrase.party.actor.type == "MediaOutlet":
        return None
    end = clause_end(units, place + 2, bent.tensed)
    made = bent.made(phrase.party, range(phrase.first, phrase.last + 1), range(place + 1, end), be=place + 1,
                     claimant=phrase.party)  # fmt: skip
    return replace(made, whole=True) if made is not None else None


# ------------------------------------------------------------ participles


def _of_participle(bent: _Bent, by: int) -> Kernel | None:
    """As in "Y, long driven from the valley by X, …", "Y found itself attacked by X", "complained of being …"."""
    units = bent.units
    if by + 1 >= len(units) or noun_phrase(units, by + 1) is None:
        return None
    head = _participle_before(bent, by)
    if head is None:
        return None
    end = clause_end(units, by + 1, bent.tensed)
    before = head - 1
    while before >= 0 and (units[before].kind == "adverb" or units[before].low in _BEFORE):
        before -= 1
    if before >= 0 and units[before].low in _CONCEDING and (before == 0 or units[before - 1].kind == "comma"):
        before -= 1  # "Y, although driven out by X, …"
    if any(units[i].kind == "negation" or units[i].low in _DOUBTED for i in range(max(before, 0), head)):
        return None
    found = _set_apart(bent, before, head, end) if before < 0 or units[before].kind == "comma" else None
    found = found or _of_state(bent, before) or _of_being(bent, before) or _of_list(bent, before)
    found = found or _of_circumstance(bent, before, head) or _of_infinitive(bent, head) or _interrupted(bent, before)
    if found is None:
        return None
    whom, words, claimant = found
    told = bent.clauses.subjects(bent.heads[head]) if head in bent.heads and claimant is None else ()
    if told and whom.actor.name not in {party.actor.name for party in told}:
        return None  # "the rebels left Y, driven out by X": not Y
    return bent.made(whom, words, range(head, end), be=head, claimant=claimant)


_Told = tuple[Party, range, Party | None]


def _participle_before(bent: _Bent, by: int) -> int | None:
    """The participle to which "by" leads the agent, unless it is that of a passive."""
    for index in range(by - 1, max(by - _TO_AGENT, -1), -1):
        unit = bent.units[index]
        if unit.kind in _CLAUSE_BOUNDS and unit.low != "as":
            return None
        if form_of(unit, participle=True) and not any(form.present for form in unit.forms):
            group = bent.heads.get(index)
            if group is not None and group.form == "infinitive" and group.voice == "active":
                continue
            return None if group is not None and group.voice == "passive" and group.form == "finite" else index
    return None


def _of_prepositional(bent: _Bent, by: int) -> Kernel | None:
    """As in "Y was fired on by X", "was called on by X to leave": read as "X fired on Y", "X called on Y to leave"."""
    units, group = bent.units, bent.heads.get(by - 2)
    particle = units[by - 1].low in wordlists().classes["particle"] if by > 1 else True
    if group is None or particle or units[by - 1].kind not in ("preposition", "to") or group.voice != "passive":
        return None
    found = _actual(bent, group)
    agents = bent.clauses.phrases_from(by + 1)
    if found is None or len(agents) != 1 or agents[0].party is None or not any(f.finite for f in units[by - 2].forms):
        return None
    whom, words, _ = found
    end = clause_end(units, agents[0].last + 1, bent.tensed)
    agent = range(by + 1, agents[0].last + 1)
    return bent.made(whom, agent, range(by - 2, by), words, range(agents[0].last + 1, end))


def _ambiguous(bent: _Bent, head: int) -> bool:
    """Whether the participle may be a past tense that has its object after it."""
    finite = any(form.finite for form in bent.units[head].forms)
    return finite and bent.units[head + 1].kind not in _LED


def _set_apart(bent: _Bent, before: int, head: int, end: int) -> _Told | None:
    """As in "Y, driven out by X, called …", "Driven out by X, Y called …"."""
    units = bent.units
    if _ambiguous(bent, head) or end >= len(units):
        return None
    if before < 0:
        verb = next((g for g in bent.clauses.groups if g.first > end and g.form == "finite"), None)
        phrases = bent.clauses.subject_phrases(verb) if verb is not None else ()
        if verb is None or units[end].kind != "comma" or not phrases or phrases[0].first != end + 1:
            return None
        return _plain(bent, bent.clauses.subjects(verb), phrases)
    whom = bent.clauses.phrase_before(before - 1)
    if whom is None or whom.roles & _REFERRED:
        return None
    words = _words_before(bent, before, whom)
    if units[end].kind == "end":
        sure = not any(form.finite for form in units[head].forms)
        return (whom, words, None) if sure else None
    after = end + 1
    while after < len(units) and units[after].kind == "adverb":
        after += 1
    verb = bent.tensed.get(after)
    if units[end].kind != "comma" or verb is None:
        return None
    if units[before + 1].low == "once" and not verb.past:
        return None  # "Y, once attacked by X, will strike back"
    subjects = bent.clauses.subjects(verb)
    return (whom, words, None) if {p.actor.name for p in subjects} == {whom.actor.name} else None


def _words_before(bent: _Bent, comma: int, whom: Party) -> range:
    """The words of the phrase before a comma."""
    first = next((i for i in range(comma - 1, max(comma - 6, -1), -1) if bent.units[i].start == whom.start), comma - 1)
    plain = whom.roles <= {"name"} or bent.units[first].start != whom.start
    return bent.named(whom) if plain else range(first, comma)


def _plain(bent: _Bent, parties: Sequence[Party], phrases: Sequence[NounPhrase]) -> _Told | None:
    """The one subject, with its words."""
    if len(parties) != 1 or parties[0].roles & _REFERRED:
        return None
    return parties[0], bent.spelt(parties[0], phrases[0] if phrases else None), None


def _actual(bent: _Bent, group: VerbGroup | None) -> _Told | None:
    """The subject of a verb that is told as so."""
    if group is None or group.negated or group.modality != "actual" or group.form != "finite":
        return None
    return _plain(bent, bent.clauses.subjects(group), bent.clauses.subject_phrases(group))


def _of_state(bent: _Bent, before: int) -> _Told | None:
    """As in "Y found itself attacked by X", "got driven out", "ended up blamed"."""
    units = bent.units
    if before < 1:
        return None
    lemmas = {form.lemma for form in units[before].forms}
    if units[before + 1].low in _SELF:
        return _actual(bent, bent.heads.get(before)) if lemmas & _FINDS else None
    if lemmas & _STAYS:
        return _actual(bent, bent.heads.get(before))
    ends = units[before].low == "up" and any(form.lemma in ("end", "wind") for form in units[before - 1].forms)
    return _actual(bent, bent.heads.get(before - 1)) if ends else None


def _of_being(bent: _Bent, before: int) -> _Told | None:
    """As in "complained of being attacked by X", "remembers having been attacked by X"."""
    units = bent.units
    if before > 0 and units[before].low == "been" and units[before - 1].low == "having":
        before -= 1
    elif before < 1 or units[before].low != "being":
        return None
    place = before - 1
    governed = units[place].kind == "preposition"
    place -= governed
    while place > 0 and units[place].kind == "adverb":
        place -= 1
    group = bent.heads.get(place)
    if governed and units[place].low in _MOODS and place:
        group = next((bent.heads[i] for i in range(place - 1, max(place - 4, -1), -1) if i in bent.heads), None)
        return _actual(bent, group) if group is not None and group.lemma == "be" else None
    if group is None and not governed and any(form.lemma in _REMEMBERS for form in units[place].forms):
        whom = bent.clauses.phrase_before(place - 1)  # "X remembers being …"
        return (whom, bent.named(whom), None) if whom is not None and not whom.roles & _REFERRED else None
    if group is None or group.voice != "active":
        return None
    found = _actual(bent, group)
    if found is None or group.lemma not in (_COMPLAINS if governed else _REMEMBERS | _COMPLAINS):
        return None
    return (*found[:2], found[0]) if group.lemma in _COMPLAINS else found


def _of_list(bent: _Bent, before: int) -> _Told | None:
    """As in "was first ignored and then attacked by X"."""
    if before < 1 or bent.units[before].low not in ("and", "but"):
        return None
    earlier = max((g for g in bent.heads.values() if g.head < before), key=lambda g: g.head, default=None)
    if earlier is None or earlier.voice != "passive":
        return None
    between = bent.units[earlier.head + 1 : before]
    return None if any(unit.kind in _CLAUSE_BOUNDS for unit in between) else _actual(bent, earlier)


def _of_circumstance(bent: _Bent, before: int, head: int) -> _Told | None:
    """As in "with Y driven from the valley by X, …"."""
    units = bent.units
    phrase = noun_phrase(units, before) if before > 0 and units[before].kind in NAMES else None
    article = before - (before > 0 and units[before - 1].kind == "determiner")
    if phrase is None or phrase.party is None or article < 1 or units[article - 1].low != "with":
        return None
    opens = article == 1 or units[article - 2].kind == "comma"
    return (phrase.party, bent.named(phrase.party), None) if opens and not _ambiguous(bent, head) else None


def _of_infinitive(bent: _Bent, head: int) -> _Told | None:
    """As in "Y is known to have been given weapons by X", "came to be led by X"."""
    group = bent.heads.get(head)
    if group is None or group.voice != "passive" or group.form != "infinitive":
        return None
    who = doers_of(bent.clauses, group)
    if not who.real or who.modality != "actual" or who.effect != "actual" or who.group.negated:
        return None
    return _plain(bent, who.parties, ())


def _interrupted(bent: _Bent, before: int) -> _Told | None:
    """As in "Y was in 1994 attacked by X"."""
    units = bent.units
    for index in range(before, max(before - _WITHIN_BE, 0), -1):
        group = bent.heads.get(index)
        if units[index].kind == "be":
            return _actual(bent, group) if group is not None and index < before and group.head == index else None
        if group is not None or units[index].kind in _CLAUSE_BOUNDS - {"comma"}:
            return None
    return None


# ------------------------------------------------------------ clefts


def _supposed(units: Sequence[Unit], index: int) -> bool:
    """Whether a clause that begins there only supposes what it tells: "if it was by X that"."""
    return index > 0 and units[index - 1].kind == "subordinator" and units[index - 1].low in ("if", "whether", "unless")


def _of_cleft(bent: _Bent) -> Iterator[Kernel | None]:
    """As in "It was by X that Y was attacked", "It was on Y that X imposed sanctions"."""
    units = bent.units
    for index in bent.clauses.places.of(_IT):
        be = index + 1
        if be + 3 >= len(units) or units[be].kind != "be" or units[be + 1].kind not in ("preposition", "to"):
            continue
        phrase = noun_phrase(units, be + 2)
        if phrase is None or phrase.party is None or phrase.last + 2 >= len(units):
            continue
        last = max((each.last for each in bent.clauses.phrases_from(be + 2)), default=phrase.last)
        opens = last + 1
        if opens >= len(units) or units[opens].kind != "that" or _supposed(units, index):
            continue
        end = clause_end(units, opens + 1, ())
        yield bent.made(phrase.party, range(opens + 1, end), range(be + 1, last + 1))
