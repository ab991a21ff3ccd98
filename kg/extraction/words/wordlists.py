"""The word lists that the rules read: plain tab-separated files beside this module."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from kg.extraction.words.records import record
from kg.model import SpeechAct

__all__ = [
    "AccordNoun",
    "AccordPhrase",
    "AccordVerb",
    "Construction",
    "EventNoun",
    "Frame",
    "Kind",
    "LightVerb",
    "Seat",
    "Slot",
    "VerbForm",
    "Wordlists",
    "nouns_of",
    "table",
    "wordlists",
    "words_of",
]

_SPELT_EITHER_WAY = frozenset(
    ("cancel", "channel", "counsel", "cudgel", "duel", "equal", "fuel", "funnel", "grovel", "imperil", "initial",
     "label", "level", "libel", "marshal", "marvel", "model", "panel", "parcel", "pummel", "quarrel", "refuel", "revel",
     "rival", "shovel", "shrivel", "signal", "spiral", "total", "trammel", "travel", "tunnel", "unravel")
)  # fmt: skip
"""Verbs of which one norm doubles the last letter and another does not: "channelled", "channeled"."""
_DOUBLED = frozenset(("admit", "ship", "cut", "equip"))
_VOWELS = "aeiou"
_FUNCTION_WORDS = (
    "determiner", "pronoun", "preposition", "conjunction", "relative", "subordinator", "modal", "be", "have", "do",
    "negation", "adverb",
)  # fmt: skip


@record
class VerbForm:
    """What a word is as a form of a verb.

    Attributes:
        lemma: the verb.
        finite: it can be the present or past tense.
        participle: it can be the past participle.
        present: it ends in -ing.
        base: it can be the base form, which follows "to" and modals.
    """

    lemma: str
    finite: bool = False
    participle: bool = False
    present: bool = False
    base: bool = False


@record
class Frame:
    """What a verb says of its subject and object.

    Attributes:
        relation: local name of the relation.
        event: local name of the event's class, or ``None``.
        links: ``object``, or the prepositions that lead to the other party.
        role: what the other party has to be: ``party``, ``target``, ``victim``, ``people``, ``captive``.
    """

    relation: str
    event: str | None
    links: tuple[str, ...]
    role: str


@record
class EventNoun:
    """A noun that names an act: "strikes on", "support for".

    Attributes:
        relation: local name of the relation.
        event: local name of the event's class, or ``None``.
        prepositions: those that lead to the other party; ``between`` where both stand after it.
        needs: words one of which has to stand before the noun: "arms sales".
    """

    relation: str
    event: str | None
    prepositions: tuple[str, ...]
    needs: frozenset[str] = frozenset()


@record
class TieNoun:
    """A noun that says what one is or does to another: "recognition of", "solidarity with".

    Attributes:
        relation: local name of the relation.
        event: local name of the event's class, or ``None``.
        prepositions: those that lead to the other party.
        takes: what the other party has to be: a ``side``, a ``group``, somebody ``named`` with his forces, a ``union``,
            ``rulers``; or somebody's ``assets``, ``requests`` or ``causes``; ``armed`` and ``paid`` ask for such goods.
        senses: ``backward`` where the other does it; ``ended`` where it is past; ``state`` where states alone do.
    """

    relation: str
    event: str | None
    prepositions: frozenset[str]
    takes: str
    senses: frozenset[str]


@record
class LightVerb:
    """A verb that says little beside the noun that it takes: "launch an attack on", "receive weapons from"."""

    noun: str
    prepositions: tuple[str, ...]
    relation: str
    event: str | None
    backward: bool


@record
class Kind:
    """What "X, an ally of Y" says of the two.

    Attributes:
        relation: local name of the relation.
        backward: whether Y does it: "X, a proxy of Y".
        needs: words one of which has to stand before the noun: "a splinter group of".
    """

    relation: str
    backward: bool
    needs: frozenset[str]


SlotKind = Literal["word", "noun", "holds", "any", "unless", "place", "other", "owner"]


@record
class Slot:
    """What one place after a verb asks for.

    Attributes:
        kind: one of the ``word``s; a phrase with one of them as its ``noun``, or that ``holds`` one; ``any`` phrase;
            a ``place``; ``unless`` one of them stands there; the ``other`` party; or the ``owner`` of such a noun.
        words: the words.
        optional: whether the place may be empty.
    """

    kind: SlotKind
    words: frozenset[str] = frozenset()
    optional: bool = False


@record
class Construction:
    """A verb with the words after it: "go | to war with @".

    Attributes:
        slots: what follows the verb, in order.
        relation: local name of the relation.
        event: local name of the event's class, or ``None``.
        role: what the other party has to be, as in a ``Frame``.
        senses: ``backward`` where the other party does it; ``ended`` where it is past; ``claims`` where the subject
            itself says so; ``group`` where no state can be the subject, ``band`` where only an armed group can,
            ``state`` where only a state can, ``office`` where only who holds one can, ``troops`` where only forces
            can; ``crowd`` where people can, too; ``charged`` where it counts only of what somebody is charged with or
            denies; ``arms`` where only troops and what is theirs are struck, since on anybody else words fall;
            ``no-person`` where one person cannot be the other party.
        needs: words of which a sentence has one wherever it says this; empty where no words are sure to be there.
    """

    slots: tuple[Slot, ...]
    relation: str
    event: str | None
    role: str
    senses: frozenset[str]
    needs: frozenset[str] = frozenset()


@record
class AccordNoun:
    """A noun for what parties agree or hold together.

    Attributes:
        kind: ``agreement``, ``talks``, ``exchange`` (of prisoners) or ``process``.
        event: the class of the ontology, or the empty text.
        loose: it means much else, too ("meeting", "declaration"): more must show what it is.
    """

    kind: str
    event: str
    loose: bool


@record
class AccordVerb:
    """What a verb says of an accord: a phase, or one of the words below; the empty text for nothing.

    ``made``: the parties make or join it; ``gained``: it comes about, by the parties or by somebody else;
    ``unmade``: there is none, as far as the verb says; ``effect``: in force where "effect" or "force" follows.

    Attributes:
        done: of the accord that is its object, or the subject of its passive.
        does: of the accord that is its subject.
    """

    done: str
    does: str


@record
class AccordPhrase:
    """What a verb says of an accord with another word: "put their names to", "walked away from".

    Attributes:
        nouns: the words of which one has to follow; none where the preposition is enough.
        effect: as of a verb; see `AccordVerb`.
    """

    nouns: frozenset[str]
    effect: str


@record
class Seat:
    """That a capital stands for somebody other than the state, from a day on.

    Attributes:
        seat: the capital.
        actor: canonical name of those who govern there.
        since: the first day, ``YYYY-MM-DD``.
        government: canonical name of the government that they lead, if it has an entry of its own.
    """

    seat: str
    actor: str
    since: str
    government: str


@record
class Wordlists:
    """All lists.

    Attributes:
        classes: function words and cue words, by class.
        nouns: nouns by what they stand for: ``forces``, ``officials``, ``assets`` …
        forms: every verb form that is known, in lower case, with its readings.
        frames: by lemma.
        events: by noun, singular and plural.
        ties: by noun, what nouns say of two that name no event.
        compounds: the same for nouns that name an act only after certain words: "arms sales".
        lights: by lemma of the light verb.
        constructions: by lemma, what verbs say with the words after them; "be" stands for "is", "remained" …
        implied: likewise, what they say without naming the other end; ``role`` tells who that is.
        kinds: nouns for what one is to another: "ally", "proxy".
        particles: by lemma, the words with which its constructions can begin: "up", "with".
        speech: the speech act, by lemma.
        control: what a verb makes of the infinitive after it, by lemma.
        demands: the particle that leads to the one who is asked ("on"), or the empty text, by lemma.
        accords: nouns for accords, singular and plural.
        accord_verbs: what verbs say of accords, by lemma.
        accord_phrases: likewise of verbs with other words, by lemma and the preposition before the accord.
        accord_deeds: likewise of nouns ("violations of"), by noun.
        prospects: by role (an adjective before "to", a noun's modifier, governor or predicate) and word, the modality.
        seats: capitals whose rulers are not the state's own.
        places: cities, provinces and regions, each with the state that it belongs to.
        common: words with which sentences begin that name nobody.
    """

    classes: Mapping[str, frozenset[str]]
    nouns: Mapping[str, frozenset[str]]
    forms: Mapping[str, tuple[VerbForm, ...]]
    frames: Mapping[str, Frame]
    events: Mapping[str, EventNoun]
    compounds: Mapping[str, EventNoun]
    ties: Mapping[str, tuple[TieNoun, ...]]
    lights: Mapping[str, tuple[LightVerb, ...]]
    constructions: Mapping[str, tuple[Construction, ...]]
    implied: Mapping[str, tuple[Construction, ...]]
    kinds: Mapping[str, tuple[Kind, ...]]
    particles: Mapping[str, frozenset[str]]
    speech: Mapping[str, SpeechAct]
    control: Mapping[str, str]
    demands: Mapping[str, str]
    prospects: Mapping[str, Mapping[str, str]]
    accords: Mapping[str, AccordNoun]
    accord_verbs: Mapping[str, AccordVerb]
    accord_deeds: Mapping[str, str]
    accord_phrases: Mapping[tuple[str, str], tuple[AccordPhrase, ...]]
    seats: tuple[Seat, ...]
    places: tuple[tuple[str, str], ...]
    common: frozenset[str]


@cache
def wordlists() -> Wordlists:
    """The packaged lists; read once."""
    frames = {row["lemma"]: _frame(row) for row in table("verbs")}
    lights: dict[str, list[LightVerb]] = defaultdict(list)
    for row in table("light"):
        for verb in row["verbs"].split():
            for noun in row["nouns"].split():
                lights[verb].append(_light(row, noun))
    forms: dict[str, list[VerbForm]] = defaultdict(list)
    nouns_too = {row["lemma"] for row in table("plain_verbs") if row.get("use") == "noun"}
    for name in ("verbs", "speech", "control", "demands", "plain_verbs"):
        for row in table(name):
            if name == "control" and row["lemma"] in nouns_too:
                continue  # "plot", "struggle": their forms are those of plain_verbs.tsv
            for word, full in _inflected(row["lemma"], row.get("forms", "").split()):
                if row.get("use") == "past" and (full.base or word.endswith("s")):
                    continue  # "stationed", "schooled": "station" and "school" are nouns
                # "order", "visits" are on their own rather nouns: a verb only after an auxiliary.
                nominal = row.get("use") == "noun"
                past = not full.base and not word.endswith("s")
                form = replace(full, finite=full.finite and past) if nominal else full
                if form not in forms[word]:
                    forms[word].append(form)
    classes: dict[str, frozenset[str]] = {}
    for row in (row for name in ("words", "syntax") for row in table(name)):
        classes[row["class"]] = classes.get(row["class"], frozenset()) | frozenset(row["words"].split())
    nouns = {row["class"]: frozenset(row["words"].split()) for row in table("nouns")}
    events = list(_events({**classes, **nouns}))
    constructions = _constructions({**classes, **nouns}, "constructions")
    return Wordlists(
        classes=classes,
        nouns=nouns,
        forms={word: tuple(readings) for word, readings in forms.items()},
        frames=frames,
        events={noun: event for noun, event in events if not event.needs},
        compounds={noun: event for noun, event in events if event.needs},
        ties=_tie_nouns(),
        lights={verb: tuple(entries) for verb, entries in lights.items()},
        constructions=constructions,
        implied=_constructions({**classes, **nouns}, "implied"),
        kinds=_kinds({**classes, **nouns}),
        particles={verb: _particles(entries) for verb, entries in constructions.items()},
        speech={row["lemma"]: cast("SpeechAct", row["act"]) for row in table("speech")},
        control={row["lemma"]: row["effect"] for row in table("control")},
        prospects=_prospects(),
        demands={row["lemma"]: row["particle"] for row in table("demands")},
        accords={r["noun"]: AccordNoun(r["kind"], r["event"], r["strength"] == "loose") for r in table("accords")},
        accord_verbs={r["lemma"]: AccordVerb(r["object"], r["subject"]) for r in table("accord_verbs")},
        accord_deeds={noun: r["object"] or r["subject"] for r in table("accord_verbs") for noun in r["nouns"].split()},
        accord_phrases=_accord_phrases(),
        seats=tuple(Seat(row["seat"], row["actor"], row["since"], row["government"]) for row in table("seats")),
        places=tuple((row["place"], row["state"]) for row in table("places")),
        common=frozenset().union(*(classes[name] for name in _FUNCTION_WORDS)),
    )


@cache
def nouns_of(*classes: str) -> frozenset[str]:
    """The nouns of all these classes together."""
    return frozenset().union(*(wordlists().nouns[name] for name in classes))


@cache
def words_of(*classes: str) -> frozenset[str]:
    """The function and cue words of all these classes together."""
    return frozenset().union(*(wordlists().classes[name] for name in classes))


def _tie_nouns() -> dict[str, tuple[TieNoun, ...]]:
    found: dict[str, tuple[TieNoun, ...]] = {}
    for row in table("tie_nouns"):
        links, senses = frozenset(row["prepositions"].split()), frozenset(row["senses"].split())
        entry = TieNoun(row["relation"], row["event"] or None, links, row["takes"], senses)
        for noun in row["nouns"].split():
            found[noun] = (*found.get(noun, ()), entry)
    return found


def _accord_phrases() -> dict[tuple[str, str], tuple[AccordPhrase, ...]]:
    found: dict[tuple[str, str], list[AccordPhrase]] = defaultdict(list)
    for row in table("accord_phrases"):
        for preposition in row["prepositions"].split():
            phrase = AccordPhrase(frozenset(row["nouns"].split()), row["effect"])
            found[(row["lemma"], preposition)].append(phrase)
    return {key: tuple(phrases) for key, phrases in found.items()}


def _prospects() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in table("prospects"):
        for word in row["words"].split():
            found[row["role"]].setdefault(word, row["modality"])
    return dict(found)


def table(name: str) -> Iterator[dict[str, str]]:
    """The rows of the packaged file of that name, by column."""
    text = (files("kg.extraction") / "data" / f"{name}.tsv").read_text(encoding="utf-8")
    header, *lines = text.splitlines()
    columns = header.split("\t")
    for line in lines:
        cells = line.split("\t")
        yield dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=False))


def _frame(row: Mapping[str, str]) -> Frame:
    return Frame(row["relation"], row["event"] or None, tuple(row["frame"].split("|")), row["role"])


def _light(row: Mapping[str, str], noun: str) -> LightVerb:
    backward = row["direction"] == "backward"
    return LightVerb(noun, tuple(row["preposition"].split()), row["relation"], row["event"] or None, backward)


def _constructions(classes: Mapping[str, frozenset[str]], name: str) -> dict[str, tuple[Construction, ...]]:
    found: dict[str, list[Construction]] = defaultdict(list)
    for row in table(name):
        slots = tuple(_slot(text, classes) for text in row["pattern"].split())
        senses = frozenset(row["senses"].split())
        built = Construction(slots, row["relation"], row["event"] or None, row["role"], senses, _needs(slots))
        for verb in row["verbs"].split():
            found[verb].append(built)
    return {verb: tuple(entries) for verb, entries in found.items()}


def _needs(slots: tuple[Slot, ...]) -> frozenset[str]:
    """The words of one place that every reading of the slots has to find: those of a noun, if there is one.

    Left out are troops, who may be the verb's subject ("X's troops were sent to help Y"), what stands before the noun
    that is the subject of a passive ("fingers were pointed at Y"), and a last "with Y" ("X and Y went to war").
    """
    open_end = len(slots) > 1 and slots[-1].kind == "other" and "with" in slots[-2].words
    nouns = [index for index, slot in enumerate(slots) if slot.kind in ("noun", "holds")]
    sure = slots[nouns[0] if nouns else 0 : -2 if open_end else None]
    sure = tuple(slot for slot in sure if slot.words and not slot.optional and slot.kind in ("word", "noun", "owner"))
    sure = tuple(slot for slot in sure if slot is not slots[0] or "troops" not in slot.words)
    named = next((slot for slot in sure if slot.kind != "word"), sure[0] if sure else None)
    return named.words if named is not None else frozenset()


def _kinds(classes: Mapping[str, frozenset[str]]) -> dict[str, tuple[Kind, ...]]:
    found: dict[str, list[Kind]] = defaultdict(list)
    for row in table("kinds"):
        needs = _words(row["needs"], classes) if row["needs"] else frozenset[str]()
        for noun in row["nouns"].split():
            found[noun].append(Kind(row["relation"], row["direction"] == "backward", needs))
    return {noun: tuple(sorted(kinds, key=lambda kind: not kind.needs)) for noun, kinds in found.items()}


def _particles(entries: tuple[Construction, ...]) -> frozenset[str]:
    firsts = (slots[0].words for slots in (entry.slots for entry in entries) if slots[0].kind == "word")
    return frozenset[str]().union(*firsts)


_SLOTS: dict[str, SlotKind] = {"=": "noun", "+": "holds", "!": "unless"}


_BARE_SLOTS: dict[str, SlotKind] = {"@": "other", "~": "any", "%": "place"}


def _slot(text: str, classes: Mapping[str, frozenset[str]]) -> Slot:
    """A place of a pattern: ``word|word``, ``=noun|#class``, ``+word``, ``!word``, ``~``, ``%``, ``@``, ``@=noun``."""
    optional = text.startswith("?")
    bare = text.removeprefix("?")
    if bare in _BARE_SLOTS:
        return Slot(_BARE_SLOTS[bare], optional=optional)
    kind: SlotKind = "owner" if bare.startswith("@=") else _SLOTS.get(bare[0], "word")
    return Slot(kind, _words(bare.removeprefix("@").lstrip("=+!"), classes), optional)


def _events(classes: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, EventNoun]]:
    for row in table("events"):
        needs = _words(row["needs"], classes) if row["needs"] else frozenset[str]()
        noun = EventNoun(row["relation"], row["event"] or None, tuple(row["prepositions"].split()), needs)
        yield row["noun"], noun
        yield _plural(row["noun"]), noun


def _words(text: str, classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The words of ``a|b|#class``."""
    return frozenset[str]().union(*(classes[word[1:]] if word[:1] == "#" else {word} for word in text.split("|")))


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "sh", "ch", "x")) else f"{noun}s"


def _inflected(lemma: str, irregular: list[str]) -> Iterator[tuple[str, VerbForm]]:
    """The forms of a verb: ``irregular`` lists third person, -ing, past and past participle."""
    third, present, past, participle = irregular or _regular(lemma)
    yield lemma, VerbForm(lemma, finite=True, base=True)
    yield third, VerbForm(lemma, finite=True)
    yield present, VerbForm(lemma, present=True)
    if past == participle:
        yield past, VerbForm(lemma, finite=True, participle=True)
        if lemma in _SPELT_EITHER_WAY:
            stem = lemma if past == f"{lemma}{lemma[-1]}ed" else lemma + lemma[-1]
            yield f"{stem}ing", VerbForm(lemma, present=True)
            yield f"{stem}ed", VerbForm(lemma, finite=True, participle=True)
    else:
        yield past, VerbForm(lemma, finite=True)
        yield participle, VerbForm(lemma, participle=True)


def _regular(lemma: str) -> tuple[str, str, str, str]:
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) else lemma
    if lemma in _DOUBLED:
        stem = lemma + lemma[-1]
    consonant_y = lemma.endswith("y") and lemma[-2] not in _VOWELS
    past = f"{lemma[:-1]}ied" if consonant_y else (f"{lemma}d" if lemma.endswith("e") else f"{stem}ed")
    return _plural(lemma), f"{stem}ing", past, past
