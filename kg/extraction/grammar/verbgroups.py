"""Verb groups: a verb with its auxiliaries, and whether a word that can be one is one where it stands."""

from __future__ import annotations

from dataclasses import replace

from kg.extraction.grammar.attributives import attributive, never_passive, predicated, stays_so
from kg.extraction.grammar.auxiliaries import (
    WITHIN_ADJUNCT,
    after_auxiliary,
    at_no_time,
    in_person,
    inverted,
    past_adjunct,
    past_insertion,
    until_then,
    with_auxiliary,
)
from kg.extraction.grammar.compounds import in_compound
from kg.extraction.grammar.gerunds import gerund_is_noun
from kg.extraction.grammar.reach import negated_before
from kg.extraction.words.recent import Recent
from kg.extraction.words.units import NAMES, Unit, is_speech_verb
from kg.extraction.words.verbforms import (
    Units,
    VerbGroup,
    agent_follows,
    agent_later,
    bare_noun,
    by_means,
    dated_sequel,
    dated_subject,
    denies,
    form_of,
    heads_subject,
    leading,
    nearly,
    noun_words,
    obliged,
    people_words,
    same_past,
    stands_alone,
)  # fmt: skip
from kg.extraction.words.wordlists import VerbForm, wordlists
from kg.model import Modality

__all__ = ["Units", "VerbGroup", "bare_noun", "denies", "noun_words", "pointed_at", "verb_group", "verb_groups"]

_NEVER_NOUNS = frozenset((
    "meet", "mediate", "convene", "reconvene",
    "accuse", "invade", "besiege", "massacre", "kidnap", "abduct", "retaliate", "equip", "bankroll", "cooperate",
    "collaborate", "condemn", "criticise", "criticize", "denounce", "threaten", "displace", "deport", "negotiate",
    "govern", "say", "tell", "add", "write", "announce", "declare", "confirm", "verify", "reveal", "disclose",
    "allege", "assert", "maintain", "insist", "argue", "contend", "acknowledge", "admit", "concede", "assess",
    "believe", "conclude", "warn", "refuse", "intend", "agree", "seek", "want", "continue", "begin", "expect",
    "urge", "implore", "kill", "injure", "assist", "bombard", "deny", "reject", "dismiss", "refute", "repudiate",
    "disavow", "allege", "decry", "deplore", "castigate", "lambast"))  # fmt: skip
_HELD = frozenset(("believe", "think", "suspect", "allege", "say", "report", "know", "presume", "understand", "fear",
                   "assume"))  # fmt: skip
"""Verbs that are participles before an infinitive, since nobody "believed to belong"."""
_TO_NOR = 12
_GOT = frozenset(("got", "get", "gets", "getting", "gotten"))
_AUXILIARIES = frozenset(("modal", "to", "have", "do", "be"))
_SINGULAR = frozenset(("State", "IntergovernmentalOrganization"))
"""Whose verb ends in -s: "the UN report" is a noun phrase."""
_STAYS = frozenset(("remain", "stay", "become"))
"""Verbs with a participle after them: "X remains committed to", though remains are things, too."""


def verb_groups(units: Units) -> tuple[VerbGroup, ...]:
    """The verb groups of a sentence, in order."""
    found = [_spared(units, group) for i, unit in enumerate(units) if unit.forms and (group := verb_group(units, i))]
    fronted = {group.fronted for group in found}
    # "had" before another verb is its auxiliary, and no verb of its own.
    return tuple(
        g
        for g, after in zip(found, [*found[1:], None], strict=False)
        if (not after or after.first > g.head) and g.head not in fronted and not _before_been(units, g)
    )


def _before_been(units: Units, group: VerbGroup) -> bool:
    """Whether it is the "had" of "had long been an ally of", which stands by itself only in looks."""
    after = group.head + 1
    if group.lemma != "have" or after >= len(units):
        return False
    after += units[after].kind == "adverb"
    return after < len(units) and units[after].low == "been"


def _spared(units: Units, group: VerbGroup) -> VerbGroup:
    """The group of "met neither Y nor Z" negated, like that of "did not meet Y or Z"."""
    following = units[group.head + 1 : group.head + _TO_NOR]
    neither = bool(following) and following[0].low == "neither" and any(unit.low == "nor" for unit in following)
    neither = neither or (group.form == "finite" and _never_even(units, group.first))
    group = replace(group, modality="counterfactual") if _nearly(units, group) else group
    if group.negated and until_then(units, group):
        return replace(group, negated=False)
    group = negated_before(units, group)
    return replace(group, negated=True) if neither and not group.negated else at_no_time(units, group)


def _nearly(units: Units, group: VerbGroup) -> bool:
    """Whether it did not quite come to it: "almost attacked", "nearly signed", "all but destroyed"."""
    return group.modality == "actual" and group.form != "infinitive" and nearly(units, group.first, group.head)


def _never_even(units: Units, first: int) -> bool:
    """Whether "never" or "not" stands further before the verb: "never once attacked", "never, it seems, attacked"."""
    index = first - 1
    if index > 1 and units[index].kind == "comma":
        opening = next((i for i in range(index - 1, max(index - _TO_NOR, 0), -1) if units[i].kind == "comma"), index)
        index = opening - 1
    while index > 0 and (units[index].kind in ("adverb", "negation") or units[index].low in _EVEN):
        if denies(units, index):
            return True
        index -= 1
    return False


_EVEN = frozenset(("even", "once", "really", "quite", "so", "much", "as", "actually"))


def verb_group(units: Units, head: int) -> VerbGroup | None:
    """The verb group whose verb is the unit at ``head``; ``None`` where that is rather a noun or adjective."""
    return _GROUPS.at(units, head)


def _group_at(units: Units, head: int) -> VerbGroup | None:
    unit = units[head]
    if in_compound(units, head) or leading(units, head) or pointed_at(units, head):
        return None
    before = head - 1
    while before >= 0 and (
        units[before].kind in ("adverb", "negation") or _quoting(units, before, head) or in_person(units, before)
    ):
        before -= 1
    before = past_adjunct(units, past_insertion(units, before))
    if units[head - 1].kind == "adverb" and before >= 0 and units[before].kind in WITHIN_ADJUNCT:
        outer = past_adjunct(units, head - 1)  # "had by then armed Y"
        before = outer if outer < head - 1 else before
    kind = units[before].kind if before >= 0 else "start"
    if (standing := _stands_accused(units, head, before)) is not None:
        return standing
    if kind == "be":
        return with_auxiliary(units, head, before, form_of(unit, participle=True), passive=True) or with_auxiliary(
            units, head, before, form_of(unit, present=True), passive=False
        )
    if kind == "have":
        return with_auxiliary(units, head, before, form_of(unit, participle=True), passive=False)
    if kind == "to" and not form_of(unit, base=True) and form_of(unit, present=True):
        return _bare(units, head, before)  # "admitted to arming Y"
    if units[before].low == "'d" and not form_of(unit, base=True) and (had := form_of(unit, participle=True)):
        return replace(VerbGroup(before, head, had.lemma, "active", "finite"), past=True)  # "they'd armed"
    if kind in ("modal", "do", "to"):
        return with_auxiliary(units, head, before, form_of(unit, base=True), passive=False)
    got = (units[before].low in _GOT and agent_follows(units, head)) or stays_so(units, head, before)
    if got and form_of(unit, participle=True):
        return with_auxiliary(units, head, before, form_of(unit, participle=True), passive=True)  # "got beaten by"
    if (turned := inverted(units, head)) is not None:
        return turned
    if (made := _made_to(units, head)) is not None:
        return made
    compound = head + 1 < len(units) and units[head + 1].low == "propelled"  # "a rocket propelled grenade"
    joined = after_auxiliary(units, head, before) if kind == "conjunction" else None
    return None if compound else joined or _bare(units, head, before)


_GROUPS = Recent(_group_at)


def pointed_at(units: Units, head: int) -> bool:
    """Whether "that" points at a noun after a verb: "rejected that document"; a clause would have a subject there."""
    if head < _SECOND or units[head - 1].low != "that" or not any(form.base for form in units[head].forms):
        return False
    verb = units[head - 2]
    after = units[head + 1] if head + 1 < len(units) else None
    lemmas = {form.lemma for form in verb.forms}
    if lemmas & {*wordlists().speech, *wordlists().classes["content_verb"]} - _TURNS_DOWN:
        return False  # "said that aid …"
    closed = after is None or after.kind in _CLOSED
    return closed and verb.kind == "verb" and verb.low not in noun_words() and any(form.finite for form in verb.forms)


_SECOND = 2
_CLOSED = frozenset(("preposition", "end", "stop", "comma", "conjunction", "date", "subordinator"))
_TURNS_DOWN = frozenset(("reject", "dismiss", "denounce", "condemn", "welcome", "deny", "criticise", "criticize"))


_TO_MADE = 7
_MADE = frozenset(("let", "make", "have", "see", "watch", "help", "assist"))
_WHOM = NAMES | frozenset(("determiner", "possessive", "word", "capital", "number", "pronoun"))
_OBJECTS = NAMES | frozenset(("determiner", "pronoun", "number", "possessive"))


def _made_to(units: Units, head: int) -> VerbGroup | None:
    """The bare infinitive of "had its army shell P", "let the rebels rest", "helps the army fight Z"."""
    form = form_of(units[head], base=True)
    if (
        form is None
        or units[head - 1].kind not in (*NAMES, "word", "capital", "pronoun")
        or not units[head].text[0].islower()
    ):
        return None
    place = head - 1
    while place > 0 and head - place < _TO_MADE and units[place].kind in _WHOM:
        place -= 1
    making = next((f for f in units[place].forms if f.lemma in _MADE), None)
    if making is None or place == head - 1 or not (place and units[place].kind in ("verb", "have")):
        return None
    whom = units[place + 1 : head]
    human = any(u.kind in NAMES or u.low in people_words() or u.kind == "pronoun" for u in whom)
    following = units[head + 1].kind if head + 1 < len(units) else "end"
    if not human or (making.lemma != "let" and following not in _OBJECTS and following != "capital"):
        return None  # "helped the army retake Palmyra"
    men = units[head - 1].low in wordlists().nouns["fighters"] and units[head - 1].low.endswith("s")
    if making.lemma == "let" and units[head].low in noun_words() and following == "preposition" and not men:
        return None  # "let the aid convoy through", but "let the rebels train in P"
    return VerbGroup(head, head, form.lemma, "active", "infinitive")


def _quoting(units: Units, index: int, head: int) -> bool:
    """Whether a quotation begins between an auxiliary and its verb: 'would "not give away a pebble"'.

    Or between a name and what it does to whom: 'X "openly arms Y"'.
    """
    if index == 0 or units[index].kind != "quote":
        return False
    if units[index - 1].kind in _AUXILIARIES:
        return True
    transitive = head + 1 < len(units) and units[head + 1].kind in _OBJECTS and units[head].text[0].islower()
    return transitive and units[index - 1].kind in ("name", "metonym") and units[head].low.endswith("s")


def _stands_accused(units: Units, head: int, before: int) -> VerbGroup | None:
    """The passive in "X stands accused of", "X found itself accused by Y of"."""
    participle = form_of(units[head], participle=True)
    if before < 0 or participle is None or participle.lemma not in _CHARGES:
        return None
    stands = units[before].low in _STANDS
    finds = before > 0 and units[before].low in _ONESELF and any(f.lemma == "find" for f in units[before - 1].forms)
    first = before if stands else before - 1
    return VerbGroup(first, head, participle.lemma, "passive", "finite", past=finds) if stands or finds else None


_CHARGES = frozenset(("accuse", "suspect", "charge", "blame", "condemn"))
_STANDS = frozenset(("stand", "stands", "stood", "remain", "remains", "remained"))
_ONESELF = frozenset(("itself", "himself", "herself", "themselves", "myself", "ourselves"))


def _bare(units: Units, head: int, before: int) -> VerbGroup | None:
    """A verb without auxiliary: simple tense, -ing form, or a participle with "by"."""
    unit = units[head]
    negated = any(denies(units, i) for i in range(before + 1, head))
    if unit.told:
        return _told(units, head, before, negated=negated)
    if present := form_of(unit, present=True):
        noun_like = gerund_is_noun(units, head, before)
        return None if noun_like else VerbGroup(head, head, present.lemma, "active", "present", negated=negated)
    participle = form_of(unit, participle=True)
    agent = participle and not by_means(units, head, participle.lemma)
    agent = agent and (agent_follows(units, head) or agent_later(units, head, before))
    if participle and (agent or (participle.lemma in _HELD and _infinitive_follows(units, head))):
        return VerbGroup(head, head, participle.lemma, "reduced", "finite", negated=negated, past=True)
    if attributive(units, head, before) or predicated(units, head, before):
        return None
    return _in_tense(units, head, before, negated=negated)


def _in_tense(units: Units, head: int, before: int, *, negated: bool) -> VerbGroup | None:
    """A verb in the simple present or past, if the word is one where it stands."""
    unit, previous = units[head], units[before] if before >= 0 else None
    following = units[head + 1] if head + 1 < len(units) else None
    if heads_subject(units, head):
        return None  # "(denied) that government forces had shelled", "the US forces also include"
    if previous is not None and _helped(units, before, following) and (base := form_of(unit, base=True)):
        return VerbGroup(head, head, base.lemma, "active", "infinitive")  # "helped end the war"
    if (
        before > 0
        and units[before - 1].low in ("a", "an")
        and units[before].low.endswith("s")
        and not units[before].low.endswith(("ss", "us", "is"))
        and not unit.low.endswith("s")
    ):
        return None  # "an assets freeze", unlike "a witness said"
    if previous is not None and previous.low == "than" and form_of(unit, base=True):
        return None  # "left rather than condemn Y"
    finite = next((form for form in unit.forms if form.finite), None) or _nominal_form(unit, previous, following)
    governed = previous is not None and previous.kind in ("determiner", "possessive", "demonym", "number")
    if finite is None or (
        governed
        and not _pronominal(unit, previous, counted=before > 0 and units[before - 1].kind == "number")
        and not _nation_acts(units, head, before)
    ):
        return None
    past = not any(form.base for form in unit.forms) and not unit.low.endswith("s")
    if previous is not None and previous.kind in ("preposition", "to", "date", "tail"):
        # "on 3 March killed six people", but not "the March strikes"
        objects = following is not None and following.kind in ("determiner", "number", "name", "demonym", "metonym")
        objects = objects or (
            (past and (_after_relative(units, before) or stands_alone(unit, following) or dated_subject(units, before)))
            or ((past or same_past(unit)) and dated_sequel(units, head, before))
        )
        if previous.kind != "date" or not objects or unit.low.endswith("s"):
            return None
        past = past or same_past(unit)  # "the strike on Monday hit two camps"
    if unit.low == "back" and following is not None and following.kind in ("preposition", "to", "end", "comma"):
        return None  # "sent them back to K"
    if not past and _second_thing(units, head, following):
        return None
    told = _told_in_relative(units, before) or (governed and _nation_acts(units, head, before))
    never = finite.lemma in _NEVER_NOUNS and not unit.low.endswith("s")
    if not past and not told and not never and _within_phrase(units, before, base=finite.base and not same_past(unit)):
        return None
    if (
        not past
        and (finite.lemma not in _NEVER_NOUNS or _is_of(finite.lemma, following))
        and not _in_relative(units, before)
        and not told
        and not _verb_in_context(
            finite.lemma,
            previous,
            following,
            base=finite.base and not same_past(unit),
            listed=_listed(units, head) or _qualified(units, head) or _lasts(units, head),
        )
    ):
        return None
    asked = finite.base and previous is not None and previous.kind in ("name", "metonym") and obliged(units, before)
    modality: Modality = "demanded" if asked else "actual"  # "insisted that X withdraw"
    return VerbGroup(before + 1 if negated else head, head, finite.lemma, "active", "finite", modality, negated, past)


def _is_of(lemma: str, following: Unit | None) -> bool:
    """As in "committed massacres of peasants", which is no verb; but "whom X accuses of"."""
    return following is not None and following.low == "of" and lemma not in _OF_WHAT


def _after_relative(units: Units, before: int) -> bool:
    """Whether a relative clause with a subject has its date there: "which X on Monday armed", "which in May armed"."""
    place = before
    while place > 0 and before - place < _TELLER and units[place].kind in _DATED:
        place -= 1
    if units[place].kind != "relative":
        return False
    own = units[place].low != "whose" and (place < 1 or units[place - 1].kind != "preposition")  # not "in which"
    own = own and all(
        unit.kind in ("preposition", "date", "number", "adverb") for unit in units[place + 1 : before + 1]
    )
    return own or units[place + 1].kind in (*NAMES, "determiner", "word", "capital")


_DATED = NAMES | frozenset(("date", "number", "preposition", "determiner", "word", "capital", "adverb"))


def _told(units: Units, head: int, before: int, *, negated: bool) -> VerbGroup:
    """The group of a verb whose clause has no other: the base form after "that X" only asks for it."""
    form = units[head].forms[0]
    modality: Modality = "demanded" if units[head].told == "asked" else "actual"
    past = units[head].low != form.lemma and not units[head].low.endswith("s")
    first = before + 1 if negated else head
    return VerbGroup(first, head, form.lemma, "active", "finite", modality, negated, past)


def _helped(units: Units, before: int, following: Unit | None) -> bool:
    """Whether a bare infinitive can stand between them: "helped broker a truce", "to help create a force"."""
    previous = units[before]
    led = before > 0 and units[before - 1].kind in ("to", "modal", "do")
    helping = previous.kind == "verb" and any(
        form.lemma == "help" and (led or not form.base) for form in previous.forms
    )
    return helping and following is not None and following.kind in ("determiner", "number", *NAMES, "word")


def _infinitive_follows(units: Units, head: int) -> bool:
    """Whether "to" and a verb follow a participle: "men believed to belong to X", "fighters said to have come"."""
    if head + 2 >= len(units) or units[head + 1].kind != "to":
        return False
    return units[head + 2].kind in ("be", "have") or any(form.base for form in units[head + 2].forms)


def _nominal_form(unit: Unit, previous: Unit | None, following: Unit | None) -> VerbForm | None:
    """The reading as a verb of what is mostly a noun, where only a verb can stand: "Doha houses the bureau"."""
    if previous is None or following is None or previous.kind not in ("name", "metonym") or not unit.forms:
        return None
    if not unit.low.endswith("s"):
        return None
    usual = following.kind == "determiner" and following.low not in ("no", "that", "this")
    usual = usual or (following.low in ("this", "that") and unit.low in ("disputes", "contests", "challenges"))
    # "Chad regards Libya as …", but not "Chad demands Libya …", which may be a noun.
    named = following.kind in NAMES and unit.low not in noun_words()
    return unit.forms[0] if usual or named else None


def _within_phrase(units: Units, before: int, *, base: bool) -> bool:
    """Whether the word goes on a noun phrase that another word governs: "on police posts", "sell Mali attack jets"."""
    if before < 1 or units[before].kind not in ("word", "name", "metonym", "verb"):
        return False
    unit, governor = units[before], units[before - 1]
    if governor.kind == "preposition":
        if unit.kind in NAMES and is_speech_verb(units[before + 1]) and _object_begins(units, before + 2):
            return False  # "the report of Human Rights Watch documents killings"
        return unit.kind == "word" or units[before + 1].low in noun_words()
    following = units[before + 2] if before + 2 < len(units) else None
    taken = following is not None and following.kind in ("determiner", "number", "pronoun", *NAMES)
    if governor.kind == "verb" and unit.kind != "word" and units[before + 1].low in wordlists().nouns["forces"]:
        return not taken  # "pushed UNITA forces back across the river"
    lets = any(form.lemma in ("let", "help", "make", "see", "watch") for form in governor.forms)
    if governor.kind == "verb" and unit.kind == "word" and not lets:
        return not is_speech_verb(governor)
    state = unit.kind in ("name", "metonym") and unit.actor is not None and unit.actor.type in _SINGULAR
    # No "they" or "we", nor the many of "while UN experts accuse X".
    state = state and not unit.resolved and unit.low.rsplit(" ", 1)[-1] not in people_words()
    joint = before - 2 if governor.kind == "determiner" and before > 1 else before - 1
    return base and state and units[joint].kind != "conjunction" and not lets  # "X and the US back Y"


def _object_begins(units: Units, index: int) -> bool:
    """Whether a noun phrase or "that" stands there, and no verb: an object, if what is before it is a verb."""
    if index >= len(units):
        return False
    return (
        units[index].kind in ("determiner", "word", "number", "that", *NAMES) or units[index].low in wordlists().events
    )


def _pronominal(unit: Unit, previous: Unit | None, *, counted: bool) -> bool:
    """Whether "both agreed", "twelve died", "the Armenians fled" is subject and verb, not determiner and adjective."""
    plain = not any(form.base for form in unit.forms) and not unit.low.endswith("s")
    if not plain or previous is None:
        return False
    plural = previous.kind == "demonym" and (counted or _plural(previous.text))
    intransitive = any(form.lemma in wordlists().classes["intransitive"] for form in unit.forms) or unit.low == "took"
    return previous.low in wordlists().classes["pronominal"] or (intransitive and (plural or previous.kind == "number"))


def _plural(demonym: str) -> bool:
    """Whether it is the people themselves, "Soviets", "Czechs", and no adjective; "Swiss" is both."""
    return demonym.endswith("s") and not demonym.endswith("ss")


def _nation_acts(units: Units, head: int, before: int) -> bool:
    """Whether a people is the subject: "the British attacked P", "Americans armed Y"; not "British-built arms"."""
    if before < 0 or units[before].kind != "demonym" or head + 1 >= len(units):
        return False
    base, word = any(form.base for form in units[head].forms), units[before].text
    past, opener = not base and not units[head].low.endswith("s"), units[before - 1] if before else None
    plural = _plural(word)
    nation = opener is not None and opener.low == "the" and word.endswith(("sh", "ese", "ch", "ss"))
    free = opener is None or opener.kind not in ("preposition", "verb") or opener.low == "the"
    taken = units[head + 1].kind in ("determiner", "name", "metonym", "pronoun", "demonym", "number")
    given = units[head].low in _GIVEN
    says = plural and units[head + 1].kind == "that" and base
    taken = taken or (given and (bare_noun(units[head + 1]) or units[head + 1].low in wordlists().nouns["arms"]))
    taken = taken or (plural and (never_passive(units, head) or _joined_to_verb(units, head)))
    now = base and ((nation and is_speech_verb(units[head])) or (plural and opener is not None and opener.low == "the"))
    return free and ((((past and (plural or nation)) or now) and taken) or says)  # "the Georgians arm Y", "say that"


def _joined_to_verb(units: Units, head: int) -> bool:
    """As in "the Soviets armed and trained Y", where either verb has Y for its object."""
    first, second, third = units[head + 1 : head + 4] if head + 3 < len(units) else (None, None, None)
    if first is None or second is None or third is None or first.low != "and":
        return False
    past = second.kind == "verb" and not any(form.base for form in second.forms)
    return past and third.kind in ("determiner", "name", "metonym", "pronoun", "demonym")


_GIVEN = frozenset(("used", "fired", "dropped", "sent", "gave", "took", "airlifted", "shipped", "supplied", "provided",
                    "sold", "delivered", "smuggled", "launched", "deployed"))  # fmt: skip


def _singular(word: str) -> bool:
    return not word.endswith("s") and word not in ("police", "people", "men", "women", "children", "gunmen", "militia")


def _in_relative(units: Units, subject: int) -> bool:
    """Whether the name at ``subject`` follows a relative pronoun, so that a verb has to come: "which Rwanda arms"."""
    if subject < 1 or units[subject].kind not in ("name", "metonym", "pronoun"):
        return False
    first = subject - 1 if units[subject - 1].kind != "determiner" else subject - 2
    return first >= 0 and units[first].kind in ("relative", "that")


def _told_in_relative(units: Units, before: int) -> bool:
    """Whether a verb has to come after a verb of speech: "which Y says arms Z", "who officials said backed Z"."""
    if before < 1 or units[before].kind != "verb" or not is_speech_verb(units[before]):
        return False
    for index in range(before - 1, max(before - _TELLER, -1), -1):
        if units[index].kind == "relative":
            return index < before - 1
        if units[index].kind not in _TELLING:
            return False
    return False


_TELLER = 7
_TELLING = NAMES | frozenset(("word", "capital", "determiner", "pronoun", "adverb", "possessive", "have"))


def _verb_in_context(
    lemma: str, previous: Unit | None, following: Unit | None, *, base: bool, listed: bool = False
) -> bool:
    """Whether a word that is also a noun ("attacks", "support") stands where a verb would."""
    acts = previous is not None and (
        previous.kind in ("name", "metonym", "pronoun", "relative", "that", "close", "comma", "conjunction", "dash")
        or previous.low in people_words()
        or previous.low in wordlists().classes["indefinite"]
        or (previous.kind == "word" and previous.low.endswith("s") and not previous.low.endswith(("ous", "less", "ss")))
    )
    if not base and previous is not None and bare_noun(previous) and following is not None:
        # As in "the report cites the army": no verb that is also the name of an act, which "drone attacks" may be.
        acts = acts or (following.kind in (*NAMES, "determiner", "that") and lemma not in wordlists().frames)
    if base and previous is not None and previous.kind == "word" and _singular(previous.low):
        # "military support": a singular noun takes no plural verb.
        return False
    if lemma in wordlists().speech and acts and following is not None and following.kind in ("end", "comma", "quote"):
        return True
    frame = wordlists().frames.get(lemma)
    if following is not None and following.low == "of" and lemma not in _OF_WHAT:
        return False  # "government forces of X", "claims of victory"
    if following is not None and following.low in wordlists().particles.get(lemma, ()):
        return acts
    apart = lemma == "split" and following is not None and following.low in ("into", "in", "over")
    if following is not None and following.kind == "preposition" and frame and following.low not in frame.links:
        if apart:
            return acts  # "the Front split into two"
        # "drone attacks on …": verbs of harm and help take no such preposition, the nouns do.
        return False
    taken = following is not None and (
        listed
        or (lemma == "have" and following.kind in ("verb", "word") and not any(f.participle for f in following.forms))
        or following.low in noun_words()
        or following.kind in (*NAMES, "determiner", "number", "that", "to", "pronoun", "word", "capital", "quote")
        or following.kind in ("preposition", "adverb", "subordinator")
        or any(form.present or (form.participle and lemma in _STAYS) for form in following.forms)
    )
    return acts and taken


_OF_WHAT = frozenset(
    ("approve", "disapprove", "dispose", "consist", "warn", "speak", "complain", "boast", "think", "hear", "know",
     "learn", "tell", "talk", "dream", "despair", "die", "tire", "write", "conceive", "partake", "strip", "rid", "rob",
     "accuse", "convict", "clear", "acquit", "inform", "remind", "assure", "make", "come", "get", "be", "admit")
)  # fmt: skip
"""Verbs to which "of" leads at once."""


def _qualified(units: Units, head: int) -> bool:
    """Whether an object follows that begins with a participle as its adjective: "uses advanced weapons"."""
    if head + 2 >= len(units) or units[head + 1].low not in wordlists().classes["adjective_ed"]:
        return False
    return units[head + 2].kind == "word" or units[head + 2].low in noun_words()


def _lasts(units: Units, head: int) -> bool:
    """As in "The truce still holds": an adverb of time parts a name and a verb that ends the clause."""
    closed = head + 1 >= len(units) or units[head + 1].kind in ("end", "comma", "stop")
    return closed and head > 1 and units[head - 1].low in ("still", "now", "nevertheless", "nonetheless", "largely")


def _listed(units: Units, head: int) -> bool:
    """Whether "and" or a comma joins the word to another that can only be a verb's form: "train and equip X"."""
    joint = head + 1
    if joint + 1 >= len(units) or (units[joint].low != "and" and units[joint].kind != "comma"):
        return False
    same = units[head].low.endswith("s")
    following = units[joint + 1]
    return following.low.endswith("s") == same and any(form.finite for form in following.forms)


def _second_thing(units: Units, head: int, following: Unit | None) -> bool:
    """Whether the word is the second noun after a preposition, or after a verb of another form.

    As in "(provided) with money and fuel by X", "was carrying activists and aid to P".
    """
    if head < _TWO_NOUNS or units[head - 1].low not in ("and", "or") or units[head].low not in noun_words():
        return False
    if following is not None and following.kind not in ("preposition", "to", "end", "stop", "comma", "date"):
        return False
    place = head - 2
    while (
        place > 0
        and head - place < _TO_WITH
        and (units[place].kind in ("word", "number", "determiner", "adverb") or units[place].low in noun_words())
    ):
        place -= 1
    return (units[place].kind == "preposition" or _of_other_form(units, head, place)) and place < head - 2


def _of_other_form(units: Units, head: int, place: int) -> bool:
    """Whether a verb that is no base form stands there, to which "and" joins no base form: "carrying food and aid"."""
    forms = units[place].forms if units[place].kind == "verb" else ()
    one = bool(forms) and not any(form.base for form in forms) and not units[place].low.endswith("s")
    return one and any(form.base for form in units[head].forms)


_TWO_NOUNS = 3
_TO_WITH = 7
