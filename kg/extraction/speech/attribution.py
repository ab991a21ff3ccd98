"""Attribution: whose words a stretch of a sentence is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from kg.extraction.grammar.phrases import NounPhrase, Units, VerbGroup, noun_phrase
from kg.extraction.grammar.unsaid import says_nothing
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.parsing.once import Once
from kg.extraction.speech.asides import as_put, by_rule, of_aside, of_part
from kg.extraction.speech.convictions import (
    PUNISHES,
    SURE_OF,
    held,
    holding_true,
    punished_for,
    that_after,
    with_grounds,
)
from kg.extraction.speech.factivity import complements
from kg.extraction.speech.fronted import acts_then
from kg.extraction.speech.namings import named_so
from kg.extraction.speech.reckonings import LAYS, RECKONS, SPEAKS_OF, laid_to, reckoned, speaks_of
from kg.extraction.speech.said_where import said_where
from kg.extraction.speech.source_words import THINGS_CITED
from kg.extraction.speech.sources import (
    Source,
    agent_source,
    authored,
    retracted,
    some_source,
    source_of,
    subject_source,
)
from kg.extraction.speech.staked import claimed_thing
from kg.extraction.speech.tellings import (
    OF_ACTS,
    answers_by_deeds,
    by_everybody,
    came_true,
    clause_follows,
    closing_speaker,
    goes_on_itself,
    known_aside,
    made_after,
    makes_plain,
    next_deed,
    next_speaks,
    past_office,
    scope_end,
    takes_over,
    that_later,
    told_when,
    when_made_known,
    when_told,
)
from kg.extraction.speech.viewpoints import PRESS, in_view
from kg.extraction.speech.voices import Attribution, beside_colon, made_by
from kg.extraction.words.units import is_speech_verb
from kg.extraction.words.wordlists import wordlists
from kg.model import SpeechAct

__all__ = ["Attribution", "attributions"]

_PARENTHESIS = 12
_TO_THAT = 8
_PARTING = ("comma", "quote", "dash")
_ENDS = frozenset(("end", "comma", "stop", "dash", "close"))
_OF_THINGS = frozenset(
    (
        "maintain", "find", "state", "add", "declare", "announce", "observe", "post", "write", "recall", "show",
        "record", "document", "hold", "broadcast", "charge", "repeat", "promise", "pledge", "counter", "protest",
        "complain", "respond", "reply", "answer", "signal", "describe", "conclude", "assess", "know", "think",
        "suspect", "indicate", "suggest", "hint", "imply", "explain", "estimate", "testify", "boast", "swear",
    )
)  # fmt: skip
"""Verbs that are of speech only before a clause or a quotation: "found a base", "declared war"."""
_UNSURE = frozenset(("possible", "conditional", "counterfactual"))
_REFLEXIVE = frozenset(("itself", "themselves", "himself", "herself"))
_TELLS = frozenset(("tell", "inform", "notify", "assure", "remind", "warn", "advise", "brief"))
_TOLD = frozenset(("us", "me", "you", "him", "her", "them", "it"))


@Once
def attributions(clauses: Clauses) -> Iterator[Attribution]:
    """The stretches of the sentence that are somebody's words."""
    found = list(_attributions(clauses))
    cited = _cited(clauses)
    facts = {complement.that for complement in complements(clauses) if complement.standing in ("fact", "past")}
    for each in found:
        if facts and each.speaker is None and not each.pronoun and that_after(clauses.units, each.first) in facts:
            continue  # "it is known that", "everybody knows that"
        if each.speaker is None and by_everybody(clauses, each.verb):
            continue
        yield _relayed(each, cited) if cited else each


def _attributions(clauses: Clauses) -> Iterator[Attribution]:
    lists = wordlists()
    for group in (group for group in clauses.groups if not came_true(clauses.units, group)):
        if group.lemma in lists.speech and not says_nothing(clauses.units, group):
            yield from _by_verb(clauses, group, lists.speech[group.lemma])
        elif group.lemma in ("accuse", "blame", "charge", "fault") and group.form != "infinitive":
            yield from _charged(clauses, group)
        elif group.lemma == "quote":
            yield from _quoted(clauses, group)
        yield from _without_speech(clauses, group)
        if group.voice == "active":
            yield from named_so(clauses, group)
    for index in clauses.places.of(_signs(), kind="verb", ahead=1):
        unit, following = clauses.units[index], clauses.units[index + 1]
        if unit.low == "according" and following.low == "to" and not by_rule(clauses, index + 2):
            yield _according_to(clauses, index)
        if unit.low in lists.nouns["utterances"]:
            yield from _by_noun(clauses, index)
        if unit.low in lists.classes["viewpoint"] or unit.low in PRESS:
            yield from in_view(clauses, index)
        elif unit.kind == "subordinator" and unit.low == "as":
            yield from as_put(clauses, index)
        elif following.kind == "that" and (unit.low in SURE_OF or unit.low in lists.classes["feeling"]):
            yield from held(clauses, index)
        elif unit.kind == "verb" and following.kind == "comma" and is_speech_verb(unit):
            yield from _inserted(clauses, index)
    yield from beside_colon(clauses)


def _without_speech(clauses: Clauses, group: VerbGroup) -> Iterator[Attribution]:
    if group.lemma in PUNISHES:
        yield from punished_for(clauses, group)
    if group.voice != "active":
        yield from reckoned(clauses, group) if group.lemma in RECKONS else ()
        return
    if group.lemma in LAYS:
        yield from laid_to(clauses, group)
    if group.lemma in wordlists().classes["holding_true"]:
        yield from holding_true(clauses, group)
    elif group.lemma in SPEAKS_OF:
        yield from speaks_of(clauses, group)
    elif makes_plain(clauses.units, group):
        yield from _by_verb(clauses, group, "states")
    elif group.lemma in RECKONS:
        yield from reckoned(clauses, group)


@cache
def _signs() -> frozenset[str]:
    """Words by which a sentence can tell, without a verb of speech, whose words it gives."""
    nouns, classes = wordlists().nouns, wordlists().classes
    return nouns["utterances"] | classes["viewpoint"] | PRESS | classes["feeling"] | SURE_OF | {"according", "as"}


# ---------------------------------------------------------------- verbs of speech


def _by_verb(clauses: Clauses, group: VerbGroup, act: SpeechAct) -> Iterator[Attribution]:
    units = clauses.units
    if group.form == "present" and group.first and units[group.first - 1].low == "as":
        return  # "was quoted as saying"
    if group.head == 0 and units[0].low in ("suspected", "alleged"):
        return  # "Suspected X militants killed …"
    if group.form == "infinitive" or (group.negated and group.lemma in ("know", "think", "believe", "suspect", "say")):
        yield from with_grounds(clauses, group, act)
        return
    if _untold(clauses, group):
        # "X has not confirmed that Y armed Z", "neither X nor Y admits that it arms Z": nobody says so.
        yield made_by((group.head + 1, scope_end(clauses, group.head)), None, act, group.head, units)
        return
    if group.voice != "active":
        yield from _passively(clauses, group, act)
        return
    if _of_a_thing(clauses, group) or answers_by_deeds(units, group) or acts_then(clauses, group):
        return
    first, source, pronoun = subject_source(clauses, group)
    source = _who_produces(clauses, group, source)
    if (speaker := closing_speaker(clauses, group, first)) is not None:
        first, source, pronoun = speaker.first, source_of(units, speaker), ""
    clause, unsaid = clauses.clause(group), source is None and not pronoun
    apart = clause is not None and clause.link == "inverted"  # "X opened fire, then fled, said Y"
    apart = apart and any(first <= each.head < group.first for each in clauses.groups)
    if _inverted(clauses, group) and (unsaid or apart or _amid_clause(clauses, group)):
        phrase = noun_phrase(units, group.head + 1)
        source, first = (source_of(units, phrase) if phrase else None), group.first
        yield made_by(_told_before(clauses, group, first, phrase), source, act, group.head, units)
        return
    scopes = [(group.head + 1, scope_end(clauses, group.head))]
    if _parenthetical(clauses, group, first):
        begin, end = _around(clauses, group, first)
        scopes = [(begin, first - 1)]  # not what the text says of the speaker himself
        if not goes_on_itself(units, group.head + 1) and not next_speaks(clauses, group.head + 1):
            scopes.append((group.head + 1, end))
    for scope in scopes:
        made = made_by(scope, source, act, group.head, units)
        yield replace(made, pronoun=pronoun) if pronoun and source is None else made


def _who_produces(clauses: Clauses, group: VerbGroup, source: Source | None) -> Source | None:
    """By whose word it is that some paper shows something: "X said captured documents showed that Y armed Z"."""
    clause = clauses.clause(group) if source is not None and source[0].type == "UnnamedSource" else None
    by = clause.governor if clause is not None and clause.link == "content" else None
    if source is None or by is None or by.lemma not in wordlists().speech or by.negated or by.voice != "active":
        return source
    if source[0].name.split(" ")[-1] not in wordlists().nouns["reports"]:
        return source
    return subject_source(clauses, by)[1] or source


def _untold(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether what follows is not said: after a negated verb, or "neither X nor Y" and a clause."""
    units, after = clauses.units, group.head + 1
    after += after < len(units) and units[after].low == "out"  # "never found out that"
    opens = after < len(units) and (units[after].kind == "that" or clause_follows(clauses, after))
    opens = opens or (after < len(units) and units[after].kind == "to" and that_later(units, after))
    if not opens or group.lemma in wordlists().classes["doubt"]:
        return False
    before = units[max(0, group.first - _PARENTHESIS) : group.first]
    nor = next((i for i in range(len(before) - 1, -1, -1) if before[i].low == "nor"), None)
    neither = nor is not None and any(unit.low == "neither" for unit in before[:nor])
    return (
        group.negated
        or group.modality in _UNSURE
        or (neither and not any(unit.kind == "verb" for unit in before[nor or 0 :]))
    )


def _passively(clauses: Clauses, group: VerbGroup, act: SpeechAct) -> Iterator[Attribution]:
    """As in "is said to …", "it was reported that …": nobody's whom the text names, unless "by X" follows."""
    source = agent_source(clauses, group)
    classes, units = wordlists().classes, clauses.units
    raised = group.head + 1 < len(units) and units[group.head + 1].kind == "to"
    aside = source is None or group.lemma == "know" or (not raised and claimed_thing(units, group))
    if (group.voice == "reduced" and aside) or (source is None and group.lemma in classes["foreseeing"]):
        return  # "X, known by its initials ABC, did …", "fought near a temple claimed by both, as X asked Y"
    if source is None and not raised and (when_made_known(clauses, group) or made_after(clauses, group)):
        return
    if source is None and group.lemma in classes["veridical"] and not group.negated and known_aside(units, group):
        return
    if source is None and raised and group.lemma in classes["raising_sure"]:
        source = _who_found(clauses, group)
        if source is None:
            return  # "X is known to have armed Y"
    end = scope_end(clauses, group.head)
    if source is not None and not raised:
        end = _before_teller_described(clauses, group.head, end, source)
    yield made_by((group.head + 1, end), source, act, group.head, clauses.units)


def _before_teller_described(clauses: Clauses, verb: int, end: int, teller: Source) -> int:
    """Where "was announced by X, whose envoy had …" ends: what is told of X after him is not his word."""
    units = clauses.units
    for index in range(verb + 1, min(end, len(units) - 1)):
        if units[index].kind == "that":
            return end
        if units[index].start >= teller[2] and units[index].kind == "comma":
            return index if units[index + 1].low in ("who", "whose", "which") else end
    return end


def _who_found(clauses: Clauses, group: VerbGroup) -> Source | None:
    """By whom somebody "was found to have": by whose word it was last, "A panel said X armed Y; Z was found"."""
    said = [
        earlier for earlier in clauses.groups
        if earlier.head < group.first and earlier.lemma in wordlists().speech and earlier.voice == "active"
    ]  # fmt: skip
    return subject_source(clauses, said[-1])[1] if said and group.lemma != "know" else None


def _of_a_thing(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether the verb is used of a thing, not of words: "maintained a base", "declared war"."""
    units = clauses.units
    following = units[group.head + 1] if group.head + 1 < len(units) else None
    if following is None or group.lemma not in _OF_THINGS | OF_ACTS or told_when(units, group.head + 1):
        return False
    if group.lemma == "claim" and following.kind == "to":
        return False
    if following.low == "out" and "that" in [unit.low for unit in units[group.head + 2 : group.head + 3]]:
        return False  # "found out that"
    if following.low in _REFLEXIVE:
        return True  # "explained itself", "declared themselves satisfied"
    thing = following.kind in ("determiner", "preposition", "number", "to", "word", "demonym", "conjunction")
    if following.kind == "determiner" and clause_follows(clauses, group.head + 1):
        return False
    if group.lemma in ("write", "post") and following.low in ("in", "on") and said_where(units, group.head + 1):
        return False  # "…, a scholar wrote in the Sun"
    when = following.kind in ("preposition", "to") or following.low in ("last", "this", "earlier", "late")
    if when and that_later(units, group.head + 1):
        return False  # "announced on Friday that", "complained to X that", "declared in a letter that"
    owned = following.resolved and group.head + 2 < len(units) and units[group.head + 2].kind == "possessive"
    thing = (thing or owned) and not _before_speaker(clauses, group)  # "concluded their talks"
    return thing and group.lemma not in OF_ACTS and not clause_follows(clauses, group.head + 1)


def _inverted(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "…, said X": the speaker follows."""
    units, before, after = clauses.units, group.first - 1, group.head + 1
    if before < 0 or units[before].kind not in _PARTING or group.lemma not in wordlists().classes["inverts"]:
        return False
    said = after < len(units) and units[group.head].low != "charges"  # as in "…, charges both deny"
    phrase = noun_phrase(units, after) if said else None
    return phrase is not None and group.form == "finite" and not clause_follows(clauses, after)


def _before_speaker(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "…, charged rebel spokesman N. N."."""
    phrase = noun_phrase(clauses.units, group.head + 1)
    source = source_of(clauses.units, phrase) if phrase is not None and _inverted(clauses, group) else None
    own = clauses.units[group.head + 1].low in ("its", "their", "his", "her")  # "…, recalled its ambassador"
    return source is not None and source[0].type == "Person" and not own and group.lemma != "recall"


def _amid_clause(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "X, says the analyst N. N., attacked Y": who speaks stands between the subject and its verb."""
    units, subject, speaker = clauses.units, noun_phrase(clauses.units, 0), noun_phrase(clauses.units, group.head + 1)
    if subject is None or speaker is None or subject.last + 2 != group.first or speaker.last + 2 >= len(units):
        return False
    return units[speaker.last + 1].kind == "comma" and _verb_at(clauses, speaker.last + 2)


def _parenthetical(clauses: Clauses, group: VerbGroup, first: int) -> bool:
    """Whether the words stand before, or on both sides: "…, X said", "X, Y claims, did …", "… , X said on Monday"."""
    units = clauses.units
    if first < 1 or units[first - 1].kind not in ("comma", "quote", "dash", "end", "close"):
        return False
    if units[first].low == "something":
        return False  # "…, something nobody had foreseen"
    told_of = [i for i in range(first + 1, group.first) if units[i].kind == "relative"]
    if group.negated or any(units[i - 1].kind == "comma" or i + 1 >= group.first for i in told_of):
        return False  # "…, an attack laid to X, which has not commented", unlike "…, officials who met X said"
    after = group.head + 1
    if group.lemma in _TELLS and after < len(units) and units[after].kind not in _ENDS:
        addressee = noun_phrase(units, after)
        after = addressee.last + 1 if addressee else after + (units[after].low in _TOLD)
    while after < len(units) and units[after].kind in ("date", "adverb"):
        after += 1
    if after < len(units) and units[after].kind not in _ENDS and not said_where(clauses.units, after):
        return when_told(clauses, group.head) == after
    kinds = {units[group.first].kind, units[min(after, len(units) - 1)].kind}
    if not kinds.isdisjoint(("modal", "end")) and _only_when(units, first - 1):
        return False
    if any(each.head < first - 1 for each in clauses.groups) or any(u.kind == "be" for u in units[: first - 1]):
        return not (after < len(units) and units[after].text == ":")
    return after + 1 < len(units) and units[after].kind == "comma" and _verb_at(clauses, after + 1)


def _only_when(units: Units, comma: int) -> bool:
    """As in "If X attacks Y, Z will respond": before the comma stands a subordinate clause and nothing else."""
    opens = units[0].kind == "subordinator" and units[comma].kind == "comma"
    return opens and all(unit.kind not in _ENDS for unit in units[:comma])


def _inserted(clauses: Clauses, index: int) -> Iterator[Attribution]:
    """As in "Y has, X says, armed Z": between a verb and its auxiliary."""
    units = clauses.units
    within = next((g for g in clauses.groups if g.first < index < g.head), None)
    if within is None:
        return
    first = index - 1
    while first > within.first and units[first].kind != "comma":
        first -= 1
    phrase = noun_phrase(units, first + 1)
    source = source_of(units, phrase) if phrase is not None and phrase.last == index - 1 else None
    if units[first].kind == "comma" and first >= index - _PARENTHESIS:
        start = within.first
        while start > 0 and not _turns(clauses, start - 1):
            start -= 1
        yield made_by((start, scope_end(clauses, within.head)), source, "states", index, units)


def _verb_at(clauses: Clauses, index: int) -> bool:
    starts = any(group.first <= index <= group.head and group.form == "finite" for group in clauses.groups)
    return starts or any(unit.kind in ("be", "have", "modal", "do") for unit in clauses.units[index : index + 1])


def _around(clauses: Clauses, group: VerbGroup, first: int) -> tuple[int, int]:
    """The stretch around words that stand aside: back and on to where somebody else may speak."""
    start = first - 1
    if start > 0 and clauses.units[start - 1].kind in _CLAUSE_OPENERS and clauses.units[start - 1].low != "so":
        return start, scope_end(clauses, group.head)  # "an attack in which, Z said, ten died": that ten died
    if start > 0 and clauses.units[start - 1].low in ("and", "but"):
        return start, scope_end(clauses, group.head)  # "with X-ian drones and, Z insists, mercenaries": only those
    while start > 0 and not _turns(clauses, start - 1):
        start -= 1
    return start, group.head if next_speaks(clauses, group.head + 1) else scope_end(clauses, group.head)


_CLAUSE_OPENERS = frozenset(("relative", "that", "subordinator"))


def _told_before(clauses: Clauses, group: VerbGroup, first: int, speaker: NounPhrase | None) -> tuple[int, int]:
    """The words told, without what the text itself says of who told them: "…," said N. N., who leads X."""
    begin, end = _around(clauses, group, first)
    at = speaker.last + 1 if speaker is not None else len(clauses.units)
    at = past_office(clauses, at)
    relative = at + 1 < len(clauses.units) and clauses.units[at + 1].low in ("who", "whose", "whom")
    if not relative or clauses.units[at].kind != "comma" or begin >= group.first:
        return begin, end
    return begin, group.head


def _turns(clauses: Clauses, index: int) -> bool:
    """Whether another speaker may take over after the unit at ``index``."""
    units = clauses.units
    if units[index].text == ";":
        after = index + 1 + (index + 1 < len(units) and units[index + 1].low in ("and", "or"))
        return all(group.first != after for group in clauses.verbs)  # "hit P; and destroyed a camp" goes on
    if takes_over(clauses, index):
        return True  # "…, X said, and Y armed Z, W said"
    return units[index].low in ("while", "whereas", "but") and index > 0 and units[index - 1].kind == "comma"


def _charged(clauses: Clauses, group: VerbGroup) -> Iterator[Attribution]:
    """What follows "of" in "X accused Y of …" is X's word, whoever X is."""
    units = clauses.units
    openers = {"charge": ("with",), "fault": ("for",)}.get(group.lemma, ("of", "for"))
    reach = range(group.head + 1, min(group.head + _PARENTHESIS, len(units)))
    opener = next((i for i in reach if units[i].low in openers), None)
    if group.lemma == "blame" and any(unit.low == "on" for unit in units[group.head + 1 : opener]):
        return  # "blamed the raid on Y, and Z, who for once agreed": nothing of that is the charge
    if opener is None or (units[group.head + 1].kind == "comma" and clauses.gap(group)):
        return  # "whom X blamed, as the perpetrators of": X says no more
    source = agent_source(clauses, group)
    bare = group.voice == "active" and group.form == "finite" and opener == group.head + 1
    if group.voice == "active" and not bare:
        _, source, _ = subject_source(clauses, group)
        source = None if len(clauses.subjects(group)) > 1 else source
    end = scope_end(clauses, group.head)
    if bare or (
        group.first == 0 and group.voice == "reduced"
    ):  # "X, accused of treason, fled": who accuses has somebody for an object
        end = next((i - 1 for i in range(opener, end) if units[i].kind == "comma"), end)
    last = next((i - 1 for i in range(opener, end) if _new_clause(clauses, i)), end)
    last = min(last, next_deed(clauses, group))
    yield made_by((opener, last), source, "accuses", group.head, units)


def _new_clause(clauses: Clauses, index: int) -> bool:
    """Whether ", and X …" at ``index`` goes on with somebody else, or ", a charge that …" steps out of the charge."""
    units = clauses.units
    if index + 2 >= len(units) or units[index].kind != "comma":
        return False
    if units[index + 1].kind == "conjunction":
        return units[index + 2].kind in ("name", "demonym", "metonym", "determiner", "pronoun", "capital")
    if units[index + 1].low == "which":
        return True
    return any(unit.low in wordlists().nouns["utterances"] for unit in units[index + 1 : index + 4])


# ---------------------------------------------------------------- quoting and citing


def _quoted(clauses: Clauses, group: VerbGroup) -> Iterator[Attribution]:
    """As in "X quoted Y as saying that …", "Y was quoted by X as saying …"."""
    units = clauses.units
    reach = range(group.head + 1, min(group.head + _PARENTHESIS, len(units) - 1))
    saying = next((i for i in reach if units[i].low == "as" and units[i + 1].low in ("saying", "claiming")), None)
    if saying is None:
        return
    end = scope_end(clauses, saying)
    first, subject, _ = subject_source(clauses, group)
    if group.voice == "active":
        phrase = noun_phrase(units, group.head + 1)
        source, relay = source_of(units, phrase) if phrase else None, subject
    else:
        source, relay = subject, agent_source(clauses, group)
    scope = (saying + 1, end)
    if saying + 2 >= len(units) or units[saying + 2].kind in ("end", "comma") or said_where(units, saying + 2):
        # "…, state media quoted Y as saying on Friday"
        scope = (_around(clauses, group, first)[0], first - 1)
    made = made_by(scope, source, "states", group.head, units)
    yield replace(made, via=relay[0]) if relay and source else made


def _cited(clauses: Clauses) -> Source | None:
    """As in "X, citing Y, said …": Y, whose words X passes on."""
    for group in clauses.groups:
        if group.lemma in ("cite", "quote") and group.form == "present" and group.head + 1 < len(clauses.units):
            phrase = noun_phrase(clauses.units, group.head + 1)
            if phrase is None or clauses.units[phrase.last].low in THINGS_CITED | wordlists().events.keys():
                return None
            return source_of(clauses.units, phrase) or some_source(clauses.units, phrase)
    return None


def _relayed(each: Attribution, cited: Source) -> Attribution:
    """The attribution to the one who is cited, by way of the one who cites."""
    actor, start, end = cited
    if each.act in ("accuses", "denies") or each.start == start:
        return each
    via = each.speaker if each.speaker is not None and each.speaker.name != actor.name else None
    return replace(each, speaker=actor, start=start, end=end, via=via, pronoun="")


# ---------------------------------------------------------------- nouns and set phrases


_CONFIRMS = frozenset(("confirm", "verify", "corroborate", "substantiate"))


def _by_noun(clauses: Clauses, index: int) -> Iterator[Attribution]:
    """As in "X's claim that …", "the assertion by X that …"; nobody's where no owner is named."""
    units = clauses.units
    if (own := clauses.at(index)) is not None and (own.form == "finite" or clauses.subjects(own)):
        return  # "rights groups claim that …", "wrote to Y warning that …"
    source, that = authored(clauses, index, _TO_THAT)
    unit = units[index]
    accused = unit.low.startswith(("accus", "alleg", "charge"))
    if that is None and accused and units[index + 1].low == "of":
        that = index + 1
    if that is None or (units[index + 1].kind != "comma" and not _opens_claim(clauses, index, that)):
        return
    if _told_in(clauses, index):
        return
    act: SpeechAct = "accuses" if accused else "claims"
    verb = clauses.at(index - 1)
    sure = verb is not None and verb.lemma in _CONFIRMS and not verb.negated and verb.modality == "actual"
    if source is None and verb is not None and sure:
        _, source, _ = subject_source(clauses, verb)  # "The UN has confirmed reports that …"
        act = "confirms"
    taken_back = source is None or retracted(clauses, index)
    actor, start, end = (None, unit.start, unit.end) if source is None or taken_back else source
    yield Attribution(that, min(_noun_scope(clauses, that), _before_joined(clauses, index)), actor, act, start, end, -1)


def _opens_claim(clauses: Clauses, index: int, that: int) -> bool:
    """Whether only whose claim it is stands before what is claimed: "X's complaint is that …"."""
    units = clauses.units
    last = that - (units[that - 1].kind == "be" or units[that - 1].low == "side")
    return not any(units[i].kind in ("verb", "comma", "stop", "be") for i in range(index + 1, last))


def _told_in(clauses: Clauses, index: int) -> bool:
    """As in "X said in a statement on Monday that …", where "that" goes with the verb."""
    units, place = clauses.units, index - 1
    while place > 0 and units[place].kind in ("determiner", "word", "capital", "adverb", "verb"):
        if clauses.at(place) is not None:
            break
        place -= 1
    led, place = units[place].low in ("in", "on", "through", "via"), clauses.past_adjuncts(place - 1)
    verb = clauses.at(place) if led else None
    return verb is not None and verb.lemma in wordlists().speech


def _before_joined(clauses: Clauses, index: int) -> int:
    """Where a verb goes on that "and" joins to the one before the noun: "rejected charges of abuse and shelled Y"."""
    verb = next((group for group in reversed(clauses.groups) if group.head < index), None)
    for group in clauses.groups:
        clause = clauses.clause(group) if group.first > index else None
        governor = clause.governor if clause is not None and clause.link == "coordinate" else None
        if verb is not None and governor is not None and governor.head == verb.head:
            return group.first - 1
    return len(clauses.units)


def _noun_scope(clauses: Clauses, that: int) -> int:
    """The clause after "that": up to the second finite verb that nothing joins to the first, which is the main one."""
    units, end = clauses.units, scope_end(clauses, that)
    finite = [g for g in clauses.groups if g.first > that and g.form == "finite" and g.voice != "reduced"]
    for earlier, group in pairwise(finite):
        between = units[earlier.head + 1 : group.first]
        joined = any(u.kind in ("conjunction", "relative", "that", "subordinator", "comma") for u in between)
        if not joined and group.lemma not in wordlists().speech and earlier.lemma not in wordlists().speech:
            return group.first - 1
    return end


def _according_to(clauses: Clauses, index: int) -> Attribution:
    units = clauses.units
    phrase = noun_phrase(units, index + 2) if index + 2 < len(units) else None
    source = (source_of(units, phrase) or some_source(units, phrase)) if phrase else None
    actor, start, end = source or (None, units[index].start, units[index].end)
    first, before = index, index - 1 - (index > 1 and units[index - 1].kind == "comma")
    if before >= 0 and units[before].kind == "relative":  # "X, which according to Y has armed Z, attacked W"
        reach = range(index + 2, len(units) - 1)
        closers = [i for i in reach if units[i].kind == "comma" and _verb_at(clauses, i + 1)]
        aside = index - before > 1  # "X, which, according to Y, has armed Z, attacked W": the first one ends the aside
        closing = next(iter(closers[aside:]), len(units))
        return Attribution(index, closing - 1, actor, "states", start, end, -1)
    last = phrase is not None and before == index - 2 and units[phrase.last + 1].kind in ("stop", "end")
    if (part := None if last else of_part(units, before)) is not None and phrase is not None:
        reach = range(phrase.last + 1 + (before == index - 2), len(units) - 1)
        closing = next((i for i in reach if units[i].kind == "comma" and _verb_at(clauses, i + 1)), len(units)) - 1
        return Attribution(part, min(closing, scope_end(clauses, index)), actor, "states", start, end, -1)
    goes_on = phrase is not None and before == index - 1 and _goes_on_after(clauses, phrase.last)
    if phrase is not None and goes_on and (opening := of_aside(clauses, index)) is not None:
        return Attribution(opening, phrase.last, actor, "states", start, end, -1)
    further = before > 0 and units[before].kind == "conjunction"  # "X shelled P and, according to Y, killed ten"
    amid = before == index - 2 and phrase is not None and _goes_on_after(clauses, phrase.last)
    while first > 0 and not further and not _turns(clauses, first - 1):
        if amid and units[first - 1].kind == "that":
            break  # "X said that Y, according to Z, had done it"
        first -= 1
    return Attribution(first, scope_end(clauses, index), actor, "states", start, end, -1)


def _goes_on_after(clauses: Clauses, last: int) -> bool:
    """Whether a comma and a verb follow, by which the clause goes on that an aside has broken."""
    return any(unit.kind == "comma" for unit in clauses.units[last + 1 : last + 2]) and _verb_at(clauses, last + 2)
