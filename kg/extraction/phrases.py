"""Phrases: verb groups, and noun phrases with the actors that they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kg.extraction.entities import plural_of
from kg.extraction.units import NAMES, Unit
from kg.extraction.wordlists import VerbForm, wordlists
from kg.model import Actor, Modality

__all__ = [
    "NounPhrase",
    "Party",
    "Units",
    "VerbGroup",
    "denies",
    "noun_phrase",
    "noun_phrase_before",
    "past_comparator",
    "plain_phrase",
    "verb_group",
    "verb_groups",
]

Units = Sequence[Unit]
PartyKind = Literal["name", "demonym", "metonym", "coreference", "place"]

_MODALITIES: dict[str, Modality] = {
    "may": "possible", "might": "possible", "could": "possible", "can": "possible", "will": "expected",
    "'ll": "expected", "shall": "expected", "would": "conditional", "'d": "conditional", "should": "demanded",
    "must": "demanded",
}  # fmt: skip
_INSIDE = NAMES | {"word", "capital", "possessive", "number", "tail"}
_NEVER_NOUNS = frozenset(
    (
        "accuse", "invade", "besiege", "massacre", "kidnap", "abduct", "retaliate", "equip", "bankroll", "cooperate",
        "collaborate", "condemn", "criticise", "criticize", "denounce", "threaten", "displace", "deport", "negotiate",
        "govern", "say", "tell", "add", "write", "announce", "declare", "confirm", "verify", "reveal", "disclose",
        "allege", "assert", "maintain", "insist", "argue", "contend", "acknowledge", "admit", "concede", "assess",
        "believe", "conclude", "warn", "refuse", "intend", "agree", "seek", "want", "continue", "begin", "expect",
        "urge", "implore", "kill", "injure", "assist", "bombard", "deny", "reject", "dismiss", "refute", "repudiate",
        "disavow", "allege", "decry", "deplore", "castigate", "lambast",
    )
)  # fmt: skip
_COMPARATORS = frozenset(
    (
        "about", "above", "almost", "around", "as", "approximately", "at", "estimated", "exceeding", "fewer", "least",
        "less", "many", "more", "most", "nearly", "over", "roughly", "some", "than", "to", "under", "up",
    )
)  # fmt: skip
_ROLES = frozenset(
    ("forces", "fighters", "officials", "people", "bystanders", "captives", "assets", "voices", "leaders")
)
"""Classes of nouns that stand for somebody, or for what is somebody's; talks and treaties do neither."""
_PARTICLES = frozenset(("up", "down", "out", "off", "over", "back", "away"))
_LONGEST = 14
_WHEN = frozenset(("next", "last", "earlier", "late"))
_OFFICIAL = frozenset(("officials",))
_HUMANS = frozenset(("forces", "fighters", "officials", "people", "leaders", "captives"))


@dataclass(frozen=True, slots=True)
class Party:
    """An actor, as a noun phrase stands for it.

    Attributes:
        actor: whom the phrase stands for as one who acts: for "Afghan officials", Afghanistan.
        speaker: whom it stands for as one who speaks: the officials.
        start: position of the words that name it.
        end: position after them.
        roles: classes of the phrase's head noun; ``name`` where the head is the name itself.
        kind: how it is named: ``name``, ``demonym`` or ``metonym``; ``coreference`` where context says who is meant,
            ``place`` where only a place within the state is named.
    """

    actor: Actor
    speaker: Actor
    start: int
    end: int
    roles: frozenset[str]
    kind: PartyKind


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun phrase.

    Attributes:
        first: index of its first unit.
        last: index of its last unit, its head.
        party: whom it stands for, or ``None``.
        roles: classes of its head noun.
    """

    first: int
    last: int
    party: Party | None
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with its auxiliaries.

    Attributes:
        first: index of its first unit.
        head: index of the verb.
        lemma: the verb.
        voice: active, or passive; ``reduced`` for a participle without auxiliary ("backed by").
        form: ``finite``, ``infinitive`` (after "to") or ``present`` (an -ing form on its own).
        modality: what its modal verb says.
        negated: it is denied.
        past: it is told as past or present perfect.
    """

    first: int
    head: int
    lemma: str
    voice: Literal["active", "passive", "reduced"]
    form: Literal["finite", "infinitive", "present"]
    modality: Modality = "actual"
    negated: bool = False
    past: bool = False


def verb_groups(units: Units) -> tuple[VerbGroup, ...]:
    """The verb groups of a sentence, in order."""
    found = [group for i, unit in enumerate(units) if unit.forms and (group := verb_group(units, i))]
    # "had" before another verb is its auxiliary, and no verb of its own.
    return tuple(g for g, after in zip(found, [*found[1:], None], strict=False) if not after or after.first > g.head)


def verb_group(units: Units, head: int) -> VerbGroup | None:
    """The verb group whose verb is the unit at ``head``; ``None`` where that is rather a noun or adjective."""
    unit = units[head]
    before = head - 1
    while before >= 0 and units[before].kind in ("adverb", "negation"):
        before -= 1
    kind = units[before].kind if before >= 0 else "start"
    if kind == "be":
        return _auxiliary(units, head, before, _form(unit, participle=True), passive=True) or _auxiliary(
            units, head, before, _form(unit, present=True), passive=False
        )
    if kind == "have":
        return _auxiliary(units, head, before, _form(unit, participle=True), passive=False)
    if kind in ("modal", "do", "to"):
        return _auxiliary(units, head, before, _form(unit, base=True), passive=False)
    return _bare(units, head, before)


def denies(units: Units, index: int) -> bool:
    """Whether the word negates: "not", but not that of "not only"."""
    following = units[index + 1].low if index + 1 < len(units) else ""
    return units[index].kind == "negation" and following not in ("only", "just", "merely", "simply")


def _form(unit: Unit, *, participle: bool = False, present: bool = False, base: bool = False) -> VerbForm | None:
    for form in unit.forms:
        if (participle and form.participle) or (present and form.present) or (base and form.base):
            return form
    return None


def _auxiliary(units: Units, head: int, before: int, form: VerbForm | None, *, passive: bool) -> VerbGroup | None:
    if form is None:
        return None
    first = before
    while first > 0 and units[first - 1].kind in ("be", "have", "modal", "do", "to", "negation", "adverb"):
        first -= 1
    while units[first].kind in ("adverb", "negation") and first < before and units[first].low not in ("not", "never"):
        first += 1
    words = units[first:head]
    modals = [word.low for word in words if word.kind == "modal"]
    perfect = any(word.kind == "have" for word in words)
    modality: Modality = _MODALITIES[modals[0]] if modals else "actual"
    if modality == "conditional" and perfect:
        modality = "counterfactual"
    nonfinite = words[0].kind == "to" or any(w.low in ("being", "having") for w in words[:1])
    return VerbGroup(
        first, head, form.lemma, "passive" if passive else "active", "infinitive" if nonfinite else "finite", modality,
        any(denies(units, index) for index in range(first, head)),
        past=not modals and any(word.low in ("was", "were", "had", "have", "has", "did", "been") for word in words),
    )  # fmt: skip


def _agent_follows(units: Units, head: int) -> bool:
    """Whether "by" comes after a participle: "backed openly by", "propped up by", "armed and trained by"."""
    index = head + 1
    if index + 1 < len(units) and units[index].low == "and" and _form(units[index + 1], participle=True):
        index += 2
    while index < len(units) and (units[index].kind == "adverb" or units[index].low in _PARTICLES) and index - head < 4:
        index += 1
    return index < len(units) and units[index].low == "by"


def _bare(units: Units, head: int, before: int) -> VerbGroup | None:
    """A verb without auxiliary: simple tense, -ing form, or a participle with "by"."""
    unit, previous = units[head], units[before] if before >= 0 else None
    following = units[head + 1] if head + 1 < len(units) else None
    negated = any(denies(units, i) for i in range(before + 1, head))
    if present := _form(unit, present=True):
        noun = wordlists().events.get(unit.low)
        of_noun = following is not None and (
            following.low in ("of", "between") or (noun is not None and following.low in noun.prepositions)
        )
        if noun is not None and following is not None and previous is None:
            of_noun |= any(form.finite and not form.base for form in following.forms)  # "Fighting erupted"
        noun_like = of_noun or (previous is not None and previous.kind in ("determiner", "possessive", "demonym"))
        return None if noun_like else VerbGroup(head, head, present.lemma, "active", "present", negated=negated)
    if (participle := _form(unit, participle=True)) and _agent_follows(units, head):
        return VerbGroup(head, head, participle.lemma, "reduced", "finite", negated=negated, past=True)
    finite = next((form for form in unit.forms if form.finite), None)
    governed = previous is not None and previous.kind in ("determiner", "possessive", "demonym", "number")
    if finite is None or (governed and not _pronominal(unit, previous)):
        return None
    past = not any(form.base for form in unit.forms) and not unit.low.endswith("s")
    if previous is not None and previous.kind in ("preposition", "to", "date", "tail"):
        return None
    if (
        not past
        and finite.lemma not in _NEVER_NOUNS
        and not _in_relative(units, before)
        and not _verb_in_context(
            finite.lemma, previous, following, base=finite.base and not _same_past(unit), listed=_listed(units, head)
        )
    ):
        return None
    return VerbGroup(
        before + 1 if negated else head, head, finite.lemma, "active", "finite", negated=negated, past=past
    )


def _pronominal(unit: Unit, previous: Unit | None) -> bool:
    """Whether "both agreed" is subject and verb, and not determiner and adjective."""
    plain = not any(form.base for form in unit.forms) and not unit.low.endswith("s")
    return plain and previous is not None and previous.low in wordlists().classes["pronominal"]


def _same_past(unit: Unit) -> bool:
    """Whether the base form is also the past, as in "hit", "shut"."""
    return any(form.participle and form.finite for form in unit.forms)


def _singular(word: str) -> bool:
    return not word.endswith("s") and word not in ("police", "people", "men", "women", "children", "gunmen", "militia")


def _in_relative(units: Units, subject: int) -> bool:
    """Whether the name at ``subject`` follows a relative pronoun, so that a verb has to come: "which Rwanda arms"."""
    if subject < 1 or units[subject].kind not in ("name", "metonym", "pronoun"):
        return False
    first = subject - 1 if units[subject - 1].kind != "determiner" else subject - 2
    return first >= 0 and units[first].kind in ("relative", "that")


def _listed(units: Units, head: int) -> bool:
    """Whether "and" or a comma joins the word to another that can only be a verb's form: "train and equip X"."""
    joint = head + 1
    if joint + 1 >= len(units) or (units[joint].low != "and" and units[joint].kind != "comma"):
        return False
    same = units[head].low.endswith("s")
    following = units[joint + 1]
    return following.low.endswith("s") == same and any(form.finite for form in following.forms)


def _verb_in_context(
    lemma: str, previous: Unit | None, following: Unit | None, *, base: bool, listed: bool = False
) -> bool:
    """Whether a word that is also a noun ("attacks", "support") stands where a verb would."""
    nouns = wordlists().nouns
    people = nouns["forces"] | nouns["fighters"] | nouns["officials"] | nouns["voices"] | nouns["people"]
    acts = previous is not None and (
        previous.kind in ("name", "metonym", "pronoun", "relative", "that", "close", "comma", "conjunction", "dash")
        or previous.low in people
        or (previous.kind == "word" and previous.low.endswith("s"))
    )
    if not base and previous is not None and _bare_noun(previous) and following is not None:
        # As in "the report cites the army": no verb that is also the name of an act, which "drone attacks" may be.
        acts = acts or (following.kind in (*NAMES, "determiner", "that") and lemma not in wordlists().frames)
    if base and previous is not None and previous.kind == "word" and _singular(previous.low):
        # "military support": a singular noun takes no plural verb.
        return False
    if lemma in wordlists().speech and acts and following is not None and following.kind in ("end", "comma", "quote"):
        return True
    frame = wordlists().frames.get(lemma)
    if following is not None and following.low in wordlists().particles.get(lemma, ()):
        return acts
    if following is not None and following.kind == "preposition" and frame and following.low not in frame.links:
        # "drone attacks on …": verbs of harm and help take no such preposition, the nouns do.
        return False
    taken = following is not None and (
        listed
        or (lemma == "have" and following.kind in ("verb", "word") and not any(f.participle for f in following.forms))
        or following.low in _nouns()
        or following.kind in (*NAMES, "determiner", "number", "that", "to", "pronoun", "word", "capital", "quote")
        or following.kind in ("preposition", "adverb", "subordinator")
        or any(form.present for form in following.forms)
    )
    return acts and taken


def party_of(unit: Unit) -> Party | None:
    """The party that a name by itself stands for."""
    if unit.actor is None:
        return None
    return Party(unit.actor, unit.speaker or unit.actor, unit.start, unit.end, frozenset(("name",)), _kind(unit))


def _kind(unit: Unit) -> PartyKind:
    """How a name unit names: a name that context supplies is a coreference."""
    if unit.resolved:
        return "coreference"
    return "demonym" if unit.kind == "demonym" else "metonym" if unit.kind == "metonym" else "name"


def past_comparator(units: Units, first: int) -> int:
    """The index after "over", "at least", "more than" … where a number follows; ``first`` where none does."""
    for words in (1, 2, 3):
        number = first + words
        if number < len(units) and units[number].kind == "number":
            qualifying = all(unit.low in _COMPARATORS for unit in units[first:number])
            return number if qualifying else first
    return first


def noun_phrase(units: Units, first: int) -> NounPhrase | None:
    """The noun phrase that begins at ``first``, with "of the X" after "fighters"; ``None`` where none does."""
    phrase = plain_phrase(units, first)
    return _with_members(units, phrase) if phrase else None


def plain_phrase(units: Units, first: int) -> NounPhrase | None:
    """The noun phrase that begins at ``first``, without what "of" adds; ``None`` where none does."""
    index = first
    while index < len(units) and (units[index].kind == "determiner" or units[index].kind == "adverb"):
        index += 1
    index = past_comparator(units, index)
    if index + 1 < len(units) and units[index].kind == "number" and units[index + 1].low == "of":
        # "thousands of Rwandan troops", "two of the soldiers"
        index += 2
        while index < len(units) and units[index].kind == "determiner":
            index += 1
    last = -1
    while index < len(units) and index - first < _LONGEST:
        unit = units[index]
        if last >= first and _ends_before(units, index, last):
            break
        after_name = last >= first and (units[last].kind in NAMES or units[last].low in _nouns())
        if unit.kind == "verb" and not _modifier(units, index, first):
            break
        if unit.kind not in _INSIDE and unit.kind != "verb":
            break
        noun_next = index + 1 < len(units) and units[index + 1].low in wordlists().nouns["assets"]
        noun = noun_next or unit.low in wordlists().events
        if after_name and unit.kind in ("word", "verb") and unit.low.endswith(("ing", "ed")) and not noun:
            break
        last = index
        index += 1
    while last >= first and units[last].kind == "possessive":
        last -= 1
    if last < first:
        return None
    return _with_party(units, first, last)


def _ends_before(units: Units, index: int, last: int) -> bool:
    """Whether the noun phrase whose last unit so far is ``last`` is over before the one at ``index``."""
    unit = units[index]
    if unit.kind == "number":
        return units[last].kind in NAMES  # "gave Ukraine fourteen tanks"
    if unit.low in _WHEN and index + 1 < len(units) and units[index + 1].low in _spans():
        return True  # "struck Israel last week"
    if unit.kind in ("name", "metonym"):
        return units[last].low in wordlists().events  # "during the war Hezbollah fought …"
    return unit.low in wordlists().classes["particle"]  # "drove X out of Y"


def _with_members(units: Units, phrase: NounPhrase) -> NounPhrase:
    """The phrase with "of the X" after "fighters", "leadership" or "delegations": they are X's."""
    joint = phrase.last + 1
    humans = phrase.roles & _HUMANS and "assets" not in phrase.roles
    if not humans or joint + 1 >= len(units) or units[joint].low not in ("of", "from"):
        return phrase
    if units[joint].low == "from" and not phrase.roles & {"fighters", "officials"}:
        return phrase
    first = joint + 1
    while first < len(units) and units[first].kind == "determiner":
        first += 1
    last = first
    if first < len(units) and units[first].kind == "demonym" and first + 1 < len(units):
        last = first + 1
    head = units[last] if last < len(units) else None
    if (
        head is None
        or head.kind != "name"
        or (last + 1 < len(units) and units[last + 1].kind in ("tail", "possessive"))
    ):
        return phrase
    party = party_of(head)
    known = phrase.party is None or phrase.party.actor.type not in ("State", "IntergovernmentalOrganization")
    if party is None or not known:
        return phrase
    own = Party(party.actor, party.speaker, party.start, party.end, phrase.roles, party.kind)
    return NounPhrase(phrase.first, last, own, phrase.roles)


def _modifier(units: Units, index: int, first: int) -> bool:
    """Whether a word that can be a verb stands as a modifier or noun within the phrase: "the armed groups"."""
    if verb_group(units, index) is not None:
        return False
    before = units[index - 1] if index > first else None
    inside = before is not None and (
        before.kind in ("determiner", "possessive", "demonym", "word", "number")
        or (before.kind == "verb" and before.low in _nouns())  # "an arms embargo"
    )
    following = units[index + 1] if index + 1 < len(units) else None
    follows = following is not None and (
        following.kind in ("word", "capital", *NAMES) or following.low in wordlists().nouns["assets"]
    )
    noun = units[index].low in _nouns()
    base = any(form.base for form in units[index].forms)
    if index and (base or units[index].low.endswith("s")) and _before_noun(units[index - 1], base=base):
        return True  # a word such as "control" or "demands" where no verb can stand
    return (inside and (follows or noun)) or (noun and (index == first or units[index - 1].kind == "name"))


def _bare_noun(unit: Unit) -> bool:
    """A noun without ending, be it one that can be a verb: "report", "plan"."""
    return unit.kind == "word" or (unit.kind == "verb" and any(form.base for form in unit.forms))


def _before_noun(unit: Unit, *, base: bool) -> bool:
    """Whether a noun rather than a verb follows: "its allies", "has lost control", "nuclear test"."""
    if _bare_noun(unit):
        return base and not unit.low.endswith("s")
    return unit.kind in ("verb", "be", "have", "determiner", "demonym", "possessive", "preposition", "number")


@cache
def _spans() -> frozenset[str]:
    return wordlists().classes["span"]


@cache
def _nouns() -> frozenset[str]:
    """Words that are nouns besides being verbs: "targets", "strikes"."""
    lists = wordlists()
    return frozenset(lists.events).union(*lists.nouns.values())


def noun_phrase_before(units: Units, last: int) -> NounPhrase | None:
    """The noun phrase that ends at ``last``; ``None`` where none does."""
    first = last
    while first >= 0 and last - first < _LONGEST:
        kind = units[first].kind
        if kind == "determiner":
            return _ending(units, first, last)
        if kind not in _INSIDE and not (kind == "verb" and _modifier(units, first, -1)):
            break
        first -= 1
    for start in range(first + 1, last + 1):
        phrase = _ending(units, start, last)
        if phrase:
            return phrase
    return None


def _ending(units: Units, first: int, last: int) -> NounPhrase | None:
    """The phrase that begins at ``first``, if it ends at ``last``, or before the possessive ending there."""
    phrase = plain_phrase(units, first)
    if phrase is not None and phrase.last > last and units[last + 1].kind == "possessive":
        phrase = _with_party(units, first, last)
    return phrase if phrase is None or phrase.last == last else None


def _with_party(units: Units, first: int, last: int) -> NounPhrase:
    head = units[last]
    lists = wordlists()
    roles = frozenset(name for name, words in lists.nouns.items() if name in _ROLES and head.low in words)
    body = units[first : last + 1]
    if any(unit.low in lists.classes["unreal"] for unit in body) or body[0].low in ("no", "neither", "any"):
        return NounPhrase(first, last, None, roles)
    owners = [
        i for i in range(first, last + 1)
        if units[i].kind in NAMES and not (i < last and units[i + 1].kind == "tail")
    ]  # fmt: skip
    if owners and not all(_harmless(unit) for unit in units[first : owners[0]]):
        return NounPhrase(first, last, None, roles)
    if head.kind in NAMES:
        return NounPhrase(first, last, _named(units, owners, last), frozenset(("name",)))
    if head.kind == "capital" and len(owners) == 1 and not roles:
        person = _titled(units, owners[0], last)
        return NounPhrase(first, last, person, person.roles if person else roles)
    party = _owned(units, owners, first, last, roles) if len(owners) == 1 and roles else None
    return NounPhrase(first, last, party, roles)


def _harmless(unit: Unit) -> bool:
    """Whether a word before a name can only modify it: an unknown verb ends in -ed or -s, as "speculated" does."""
    if unit.kind != "word":
        return unit.kind != "verb" or unit.low in _nouns()
    lists = wordlists()
    known = unit.low in _nouns() or unit.low in lists.classes["modifier"]
    return known or not unit.low.endswith(("ed", "s"))


def _titled(units: Units, owner: int, last: int) -> Party | None:
    """The party of "Israeli Prime Minister B. N.": the person speaks, the state acts."""
    actor = units[owner].actor
    titles = wordlists().nouns["officials"] | wordlists().nouns["leaders"]
    title = next((i for i in range(last - 1, owner, -1) if units[i].low in titles), None)
    if actor is None or title is None or last - title < 2:
        return None
    names = units[title + 1 : last + 1]
    if any(unit.kind != "capital" for unit in names):
        return None
    person = Actor(" ".join(unit.text for unit in names), "Person", (), actor.name)
    kind = _kind(units[owner])
    return Party(actor, person, units[owner].start, units[last].end, frozenset(("officials",)), kind)


def _named(units: Units, owners: list[int], last: int) -> Party | None:
    head = units[last]
    actor = head.actor
    # Two names side by side, as in a search-engine phrase, are no phrase; "Lebanese Hezbollah" is.
    beside = [i for i in owners[:-1] if units[i].kind != "demonym" and units[i + 1].kind != "possessive"]
    if head.speaker is not None and head.speaker.type == "Person" and actor is not None:
        own = all(units[i].actor is not None and units[i].actor == actor for i in beside)
        return Party(actor, head.speaker, head.start, head.end, _OFFICIAL, _kind(head)) if own else None
    if actor is None or beside:
        return None
    if head.kind == "demonym":
        plural = head.text.endswith("s") and actor.type == "State" and not head.text.endswith("ss")
        if not plural:
            return None
        return Party(actor, _people(head), head.start, head.end, frozenset(("people",)), "demonym")
    kind = _kind(head)
    officials = wordlists().nouns["officials"]
    if actor.acts_for and head.low.rsplit(" ", 1)[-1] in officials:
        # A name of the lexicon such as "Afghan officials": they speak, their state acts.
        principal = Actor(actor.acts_for, "State" if actor.type != "ActorSegment" else "MilitantGroup")
        return Party(principal, actor, head.start, head.end, frozenset(("officials",)), kind)
    return Party(actor, head.speaker or actor, head.start, head.end, frozenset(("name",)), kind)


def _people(unit: Unit) -> Actor:
    return Actor(unit.text, "Population")


def _owned(units: Units, owners: list[int], first: int, last: int, roles: frozenset[str]) -> Party | None:
    """The party of "Afghan officials", "Hamas fighters", "Israel's army"."""
    unit, head = units[owners[0]], units[last]
    actor = unit.actor
    if actor is None:
        return None
    words = " ".join(_phrase_words(units, owners[0], last))
    state = actor.type == "State"
    start, end = unit.start, head.end
    kind = _kind(unit)
    if "fighters" in roles and "forces" not in roles and state:
        # "Pakistani militants" are not Pakistan's: a group of their own, known by these words only.
        descriptive = Actor(f"{unit.text} {plural_of(head.text)}", "MilitantGroup")
        usable = unit.kind == "demonym" and owners[0] == last - 1
        return Party(descriptive, descriptive, start, end, roles, "demonym") if usable else None
    if roles & {"officials", "voices", "leaders"} and head.low not in ("government", "regime", "junta"):
        person = not head.low.endswith("s") and head.low in (
            "minister", "president", "premier", "leader", "spokesman", "spokeswoman", "spokesperson", "ambassador",
            "envoy", "diplomat", "negotiator", "prosecutor", "secretary", "chief", "commander", "official", "chairman",
        )  # fmt: skip
        speaker = Actor(words, "Person" if person else "StateOrgan" if state else "ActorSegment", (), actor.name)
        return Party(actor, speaker, start, end, roles, kind)
    return Party(actor, actor, start, end, roles, kind)


def _phrase_words(units: Units, first: int, last: int) -> list[str]:
    words: list[str] = []
    for unit in units[first : last + 1]:
        if unit.kind == "possessive" and words:
            words[-1] += "'s"
        else:
            # "its minister" is known by the name of the one whose minister it is.
            words.append(unit.actor.name if unit.resolved and unit.actor else unit.text)
    return words
