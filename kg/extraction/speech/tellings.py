"""Tellings: where the words of whoever is quoted end, and the text itself speaks on."""

from __future__ import annotations

from itertools import takewhile

from kg.extraction.grammar.adverbials import before_adverbials
from kg.extraction.grammar.phrases import NounPhrase, Units, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.speech.denied_asides import denied_by_another
from kg.extraction.speech.fronted import adjunct_end, beyond_its_noun, main_after
from kg.extraction.words.units import NAMES
from kg.extraction.words.verbforms import form_of
from kg.extraction.words.wordlists import wordlists

__all__ = [
    "OF_ACTS",
    "answers_by_deeds",
    "by_everybody",
    "came_true",
    "clause_follows",
    "closing_speaker",
    "goes_on_itself",
    "known_aside",
    "made_after",
    "makes_plain",
    "next_deed",
    "next_speaks",
    "past_office",
    "scope_end",
    "takes_over",
    "that_later",
    "told_when",
    "when_made_known",
    "when_told",
]

_AGES = frozenset(("decade", "decades", "century", "centuries"))
_CLOCK = frozenset(("hour", "hours", "minutes", "moments", "shortly"))
_PUT = frozenset(("plan", "proposal", "condition", "move", "step", "idea", "offer", "figure", "toll", "term"))
"""What somebody has put before others, who may take it or not."""
_ASIDE = 9
_ENDS = frozenset(("end", "comma", "stop", "dash", "close"))


def set_off(units: Units, first: int) -> bool:
    """Whether a comma stands before a participle: "X, accused by Y of murder, attacked Z"."""
    before = next((i for i in range(first - 1, 0, -1) if units[i].kind != "adverb"), 0)
    return before > 0 and units[before].kind == "comma"


def clause_follows(clauses: Clauses, first: int) -> bool:
    """Whether subject and verb begin at ``first``: "(said) the army had attacked"."""
    phrase = noun_phrase(clauses.units, first) if first < len(clauses.units) else None
    if phrase is None:
        return False
    return any(g.first == phrase.last + 1 and g.form == "finite" and g.voice != "reduced" for g in clauses.groups)


def makes_plain(units: Units, group: VerbGroup) -> bool:
    """As in "X made (it) clear that", "X has let it be known that": words of X's, though no verb of speech tells so."""
    after = group.head + 1
    if group.lemma == "let":
        return [unit.low for unit in units[after : after + 4]] == ["it", "be", "known", "that"]
    after += after < len(units) and units[after].low == "it"
    while group.lemma == "make" and after < len(units) and units[after].kind == "adverb":
        after += 1
    plain = group.lemma == "make" and after + 1 < len(units) and units[after].low in _PLAIN
    return plain and units[after + 1].kind == "that"


_PLAIN = frozenset(("clear", "plain", "known", "explicit", "public"))


def when_made_known(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "When the truce was announced, X did …": the main clause is nobody's words."""
    units, clause = clauses.units, clauses.clause(group)
    subject = clauses.subject_phrases(group)
    if clause is None or clause.link != "adverbial" or not subject or units[subject[0].first].low == "it":
        return False
    opens, after = units[subject[0].first - 1].low, group.head + 1
    told = after < len(units) and (units[after].kind == "that" or clause_follows(clauses, after))
    return opens in _TIMES and not told


def made_after(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "The law was written in the wake of X's attack": what was made, and when."""
    units, subject, after = clauses.units, clauses.subject_phrases(group), group.head + 1
    if group.form != "finite" or not subject or units[subject[0].first].low == "it" or after + 3 >= len(units):
        return False
    wake = [unit.low for unit in units[after : after + 4]] == ["in", "the", "wake", "of"]
    dated = wake or units[after].low in ("after", "following", "since", "amid")
    return dated and all(unit.kind != "that" for unit in units[after:])


_TIMES = frozenset(("when", "after", "before", "once", "until", "since", "soon", "whenever"))


def time_of_telling(units: Units, first: int) -> bool:
    """Whether ", a day after …", ", hours before …" begins there: when it was said, in the text's own words."""
    spans = wordlists().classes["span"] | _CLOCK
    at = next((i for i in range(first, min(first + 4, len(units) - 1)) if units[i].low in spans), None)
    lead = units[first:at] if at is not None else ()
    measure = all(unit.kind in ("determiner", "number", "adverb") for unit in lead)
    return at is not None and measure and units[at + 1].low in ("after", "before")


def goes_on_itself(units: Units, after: int) -> bool:
    """Whether the text itself goes on after "…, Y said": ", as talks went on in P", ", despite a truce"."""
    for _ in range(_ASIDE):
        if after >= len(units) or units[after].kind in ("comma", "verb", "that", "end"):
            break
        after += 1  # "said in a statement on Sunday,"
    return after + 1 < len(units) and units[after].kind == "comma" and units[after + 1].low in _MEANWHILE


def next_relative(units: Units, head: int) -> int | None:
    """Where "and which" begins after the verb at ``head``: "X, which Y blames for …, and which Z arms"."""
    for index in range(head + 1, len(units) - 1):
        if units[index].kind in ("relative", "stop", "that"):
            return None
        if units[index].kind == "conjunction" and units[index + 1].kind == "relative":
            return index
    return None


_MEANWHILE = frozenset(("as", "amid", "despite", "even"))


def steps_out(units: Units, first: int) -> bool:
    """Whether the text itself speaks on: ", a demand that Y rejects", ", after four decades in which …".

    So it does where it weighs what was said: ", shattering a truce that …", ", dealing a blow to a pact that …".
    """
    ahead = units[first : first + _ASIDE]
    if ahead and ahead[0].low in _WEIGHING:
        wanted = _WEIGHING[ahead[0].low]
        return not wanted or any(unit.low in wanted for unit in ahead[1:4])
    if not ahead or ahead[0].low not in ("a", "an", "after"):
        return False
    if ahead[0].low == "after":
        which = next((i for i in range(2, len(ahead)) if ahead[i].low == "which" and ahead[i - 1].low == "in"), 0)
        return any(unit.low in wordlists().classes["span"] | _AGES for unit in ahead[1:which])
    nouns = wordlists().nouns["utterances"] | wordlists().nouns["requests"] | _PUT
    noun = next((i for i in range(1, min(4, len(ahead))) if ahead[i].low in nouns), len(ahead))
    after = ahead[noun + 1 : noun + 3]
    return len(after) == 2 and after[0].kind in ("that", "relative", *NAMES)


_FEARS = frozenset(("fears", "fear", "doubts", "doubt", "questions", "concerns", "alarm", "hopes", "tensions"))
_WEIGHING = {
    "shattering": (), "undermining": (), "jeopardising": (), "jeopardizing": (), "imperilling": (), "imperiling": (),
    "straining": (), "overshadowing": (), "underscoring": (), "underlining": (), "highlighting": (),
    "dealing": frozenset(("blow", "setback")), "raising": _FEARS, "casting": _FEARS, "dashing": _FEARS,
    "stoking": _FEARS, "fuelling": _FEARS, "fueling": _FEARS,
}  # fmt: skip
"""Gerunds by which a reporter weighs what was said, with a noun near them where they need one."""


def closing_speaker(clauses: Clauses, group: VerbGroup, first: int) -> NounPhrase | None:
    """Who speaks in "…, the navy command in Odesa reported.", where a noun that could be a verb hides it.

    Args:
        clauses: the sentence.
        group: a verb of speech with which it ends.
        first: where its subject seems to begin.
    """
    units, after = clauses.units, group.head + 1
    while after < len(units) and units[after].kind in ("date", "adverb"):
        after += 1
    if group.form != "finite" or group.negated or (after < len(units) and units[after].kind != "end"):
        return None
    start = next((i for i in range(first, max(first - _ASIDE, 0), -1) if units[i - 1].kind in _ASIDE_ENDS), None)
    if start is None or start == first or units[start].kind != "determiner":
        return None
    between = units[start : group.first]
    bare = all(unit.kind in _OF_SPEAKER or form_of(unit, base=True) is not None for unit in between)
    told = any(each.head < start and each.form == "finite" for each in clauses.groups)
    return noun_phrase(units, start) if bare and told else None


_ASIDE_ENDS = frozenset(("comma", "quote"))
_OF_SPEAKER = NAMES | {"determiner", "word", "preposition", "capital", "number", "place"}


def told_when(units: Units, after: int) -> bool:
    """Whether only a date follows a verb of speech: "…, N. N. announced on Sunday, putting the losses at 30"."""
    on = after + 1 < len(units) and units[after].low in ("on", "in") and units[after + 1].kind == "date"
    last = after + 2 if on else after + (units[after].kind == "date")
    return last > after and (last >= len(units) or units[last].kind in _ENDS)


def by_everybody(clauses: Clauses, verb: int) -> bool:
    """As in "X, as everybody knows, armed Y": no word of anybody's."""
    group = clauses.at(verb) if verb >= 0 else None
    if group is None or group.lemma not in wordlists().classes["factive"] or group.negated:
        return False
    return any(unit.low in _EVERYBODY for unit in clauses.units[max(0, group.first - _TO_AS) : group.first])


_EVERYBODY = frozenset(("everybody", "everyone", "all", "world"))


def answers_by_deeds(units: Units, group: VerbGroup) -> bool:
    """As in "X would respond if Y attacked it", where nothing that is said follows."""
    after = units[group.head + 1] if group.head + 1 < len(units) else None
    ahead = group.lemma in _ANSWERS and group.modality in ("expected", "conditional", "possible", "planned")
    return ahead and (after is None or after.kind not in ("that", "pronoun"))


_ANSWERS = frozenset(("respond", "reply", "answer", "counter"))


_FAR = 8
"""Units within which "that" comes after a verb of speech."""


def came_true(units: Units, group: VerbGroup) -> bool:
    """Whether what was foreseen is told as done: "As (Y had) feared, X attacked", "X attacked, as Y had feared"."""
    if group.lemma not in wordlists().classes["foreseeing"] and group.lemma not in _FORETOLD:
        return False
    own, after = units[group.first : group.head], units[group.head + 1].kind if group.head + 1 < len(units) else "end"
    if after not in ("comma", "end", "preposition", "date", "adverb"):
        return False
    first = group.first - 1 if group.voice == "active" else group.head - 1
    opening = next((i for i in range(first, max(first - _SUBJECT, -1), -1) if units[i].low == "as"), None)
    if opening is None or any(unit.kind in ("comma", "verb", "stop", "that") for unit in units[opening + 1 : first]):
        return False
    perfect = any(unit.low in ("had", "has", "have", "was", "were") for unit in own) or opening == group.head - 1
    starts = opening == 0 or units[opening - 1].kind in ("comma", "quote", "conjunction", "dash", "adverb")
    return starts and (perfect or units[group.head].low.endswith("ed"))


_FORETOLD = frozenset(("fear", "hope", "dread", "warn", "promise", "threaten", "vow", "pledge", "plan", "intend"))
_SUBJECT = 7
"""Units from the verb back to "as"."""


def that_later(units: Units, first: int) -> bool:
    """Whether "that" comes after when or where it was said."""
    near = takewhile(lambda unit: unit.kind not in _BEFORE_THAT, units[first : first + _FAR])
    after = first + sum(1 for _ in near)
    return after < len(units) and units[after].kind == "that" and units[after - 1].kind in _SAID_WHEN


_BEFORE_THAT = frozenset(("that", "verb", "be", "have", "modal", "comma", "stop", "end", "relative", "subordinator"))
_SAID_WHEN = frozenset(("date", "number", "word", "capital", "name", "metonym"))


def next_deed(clauses: Clauses, group: VerbGroup) -> int:
    """The last unit before what the accuser does next: "X accused Y of arming Z and in 1993 bombed Y"."""
    units = clauses.units
    for other in clauses.groups:
        if other.head <= group.head:
            continue
        if other.lemma == "have" and other.form == "present":
            break  # "of having armed Z and bombed P": what Y did
        clause = clauses.clause(other) if other.form == "finite" and other.voice == "active" else None
        if clause is not None and clause.link == "coordinate" and clause.governor == group:
            joints = (i for i in range(other.first, group.head, -1) if units[i].kind in ("conjunction", "comma"))
            return next(joints, other.first) - 1
        subjects = clauses.subject_phrases(other) if clause is not None and clause.link == "main" else ()
        joint = before_adverbials(units, subjects[0].first - 1) if subjects else 0
        if joint > group.head and units[joint].low in ("and", "but"):
            return joint - 1  # "accused Y of arming Z and W bombed Y"
    return len(units) - 1


def scope_end(clauses: Clauses, head: int) -> int:
    """The words go on to the sentence's end, or to ", while", ", but" with somebody else."""
    units = clauses.units
    aside = adjunct_end(clauses, clauses.at(head))
    noun = beyond_its_noun(clauses, clauses.at(head))
    closing = (_resumed(clauses, head), when_told(clauses, head), _past_object(clauses, head), aside, noun)
    for index in range(head + 1, len(units)):
        unit = units[index]
        if index in closing:
            return index - 1
        if unit.text == ";" or (unit.low in ("while", "whereas") and _turns_to_another(units, index)):
            return index - 1
        if unit.kind == "comma" and time_of_telling(units, index + 1):
            return index
        if unit.kind == "comma" and (steps_out(units, index + 1) or denied_by_another(units, index + 1)):
            return index - 1
        contrast = unit.low in ("but", "though", "although") and units[index - 1].kind in ("comma", "quote")
        if contrast and not _same_voice(clauses, index + 1):
            return index - 1
        joined = unit.low == "and" and units[index - 1].kind == "comma"
        if (unit.low == "but" or joined) and _another_speaks(clauses, index + 1):
            return index - 1 - joined
        if joined and _told_of_a_thing(clauses, head, index):
            return index - 2
    return len(units) - 1


def _told_of_a_thing(clauses: Clauses, head: int, joint: int) -> bool:
    """As in "X informed Y of the raid, and Z voiced support": a thing was told of, and another clause is the text's."""
    group, units = clauses.at(head), clauses.units
    if group is None or group.lemma in OF_ACTS or group.form != "finite" or not clause_follows(clauses, joint + 1):
        return False
    if noun_phrase(units, head + 1) is None:
        return False  # "…, X said, and Z fled": both are X's words
    told = any(other.form == "finite" for other in clauses.groups if head < other.head < joint)
    return not told and all(unit.kind not in ("that", "quote", "stop") for unit in units[head:joint])


def _turns_to_another(units: Units, index: int) -> bool:
    """Whether the "while" there sets somebody else against who speaks: not "killed ten while it searched P"."""
    following = units[index + 1] if index + 1 < len(units) else None
    apart = units[index - 1].kind in ("comma", "dash", "quote")
    same = following is not None and (following.low in _SAME_ONE or form_of(following, present=True) is not None)
    return following is not None and (apart or not same)


_SAME_ONE = frozenset(("it", "they", "he", "she"))


OF_ACTS = frozenset(
    ("report", "confirm", "acknowledge", "admit", "reveal", "disclose", "allege", "claim", "document", "record", "note")
)
"""Verbs that hold also what an object names: "reported a strike on X"."""
_WHEN_TOLD = frozenset(("after", "before", "as", "when", "once", "while"))


def when_told(clauses: Clauses, head: int) -> int:
    """Where "after …", "as …" begins that tells when or why it was said, which the text itself tells; -1 for none.

    As in "told reporters after Y had bombed P", "declared Z an outlaw after Y bombed P", '"…," X said as Y bombed P';
    in "said that Z would fight after Y bombed P" it belongs to what is said.
    """
    units, group = clauses.units, clauses.at(head)
    clause = clauses.clause(group) if group is not None and group.form == "finite" else None
    later = [other for other in clauses.groups if other.first > head and other.form == "finite"]
    if group is None or clause is None or clause.link not in ("main", "coordinate") or not later:
        return -1
    at_once = units[head + 1].low in _WHEN_TOLD - {"when"}  # "Y protested after Z had bombed P"
    if group.lemma in OF_ACTS and not (at_once or _aside_before(clauses, group)):
        return -1  # "reported ten dead after rebels had attacked"
    if not all(_told_by_text(clauses, other, at_once=at_once) for other in later):
        return -1
    opening = next((i for i in range(later[0].first - 1, head, -1) if units[i].low in _WHEN_TOLD), -1)
    if opening < 0 or any(unit.kind == "that" or unit.text == ":" for unit in units[head + 1 : opening]):
        return -1
    between = [unit for unit in units[head + 1 : opening] if unit.kind not in ("adverb", "date", "comma")]
    if not (aside := _aside_before(clauses, group)) and units[opening].low == "while":
        return -1  # "accused Y of torturing herders while it shelled P"
    if aside and units[opening - 1].kind == "comma" and not any(unit.kind == "quote" for unit in units[:head]):
        return -1  # "The war began, X said, when Y bombed P"
    return opening if between or aside or at_once else -1


def _aside_before(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether what is said stands before the verb: '"…," X said', "Y bombed P, X said"."""
    quoted = any(unit.kind == "quote" for unit in clauses.units[: group.head])
    return quoted or any(other.head < group.first for other in clauses.groups)


def _told_by_text(clauses: Clauses, group: VerbGroup, *, at_once: bool) -> bool:
    """Whether a verb stands in an adverbial clause of the main one, or in what depends on that, and tells what was.

    Where that clause follows ``at_once``, a headline may tell it in the present: "Y recalls envoy as Z bombs P".
    """
    clause = clauses.clause(group)
    if clause is None or group.voice == "reduced":
        return clause is not None
    if clause.within[-2:] != ("adverbial", "main") or clause.link == "unsure":
        return False
    first, last = clauses.units[group.first], clauses.units[group.head]
    past = any(form.finite and not form.base for form in last.forms) and not last.low.endswith("s")
    tells = past if group.first == group.head else first.kind in ("have", "be", "negation", "adverb", "do")
    return tells or at_once or clause.within != ("adverbial", "main")


def _resumed(clauses: Clauses, head: int) -> int:
    """Where the main clause goes on after "X, which Y accuses of …," or X's next one with "and which"; -1 for none."""
    group = clauses.at(head)
    clause = clauses.clause(group) if group is not None else None
    apart = group is not None and group.voice == "reduced" and set_off(clauses.units, group.first)
    if group is not None and clause is not None and "adverbial" in (clause.link, *clause.within[:1]):
        bare = group.voice == "passive" and clauses.units[min(group.head + 1, len(clauses.units) - 1)].kind == "comma"
        return -1 if bare else main_after(clauses, group)  # "after it was reported, X had attacked Y"
    content = clause.within[1:] if clause is not None and clause.link == "content" else ()
    if group is not None and not {"relative", "participle"}.isdisjoint(content):
        return main_after(clauses, group)  # "X, which fears that Y will claim P, struck it"
    relative = clause is not None and (clause.link == "relative" or "relative" in clause.within[:1])
    # "X, claiming that Y had armed Z, bombed Y": what X did is not only X's word.
    inserted = group is not None and group.form == "present" and group.first > 1
    inserted = inserted and group is not None and clauses.units[group.first - 1].kind == "comma"
    if group is None or clause is None or not (relative or apart or inserted):
        return -1
    again = None if inserted else next_relative(clauses.units, head)
    if again is not None:
        return again
    firsts = {other.first: other for other in clauses.groups if other.first > head and other.form == "finite"}
    for index in range(head + 1, len(clauses.units) - 1):
        after = index + 1 + (clauses.units[index + 1].kind == "adverb")  # ", nevertheless bombed P"
        after += inserted and clauses.units[after].low == "and"
        other = firsts.get(after) if clauses.units[index].kind in ("comma", "dash") else None
        inner = clauses.clause(other) if other is not None and other.voice != "reduced" else None
        if inner is not None and (inner.link in ("main", "coordinate") or (apart and inner.link == "content")):
            own = clauses.subject_phrases(inner.group)
            if not inserted or (own and own[0].last < group.first):
                return index
        if inner is not None and inner.link == "content" and "content" in clause.within:
            subject = clauses.subject_phrases(inner.group)
            if subject and subject[0].last < group.first:
                return index  # "Y said that X, which had claimed the raid, had armed Z"
    return -1 if inserted else _next_main(clauses, head)


def _next_main(clauses: Clauses, head: int) -> int:
    """The comma before "and" with another main clause: "X left, which Y had foreseen, and Z struck"; else -1."""
    for group in clauses.groups:
        clause = clauses.clause(group) if group.head > head and group.form == "finite" else None
        if clause is None or clause.link != "main" or clause.within[:1] not in ((), ("main",)):
            continue
        comma = _comma_before(clauses, group, head)
        if comma >= 0:
            return comma
    return -1


def _comma_before(clauses: Clauses, group: VerbGroup, head: int) -> int:
    """The comma after ``head`` in ", and Z struck", where the verb's subject follows "and"; or -1."""
    units, subject = clauses.units, clauses.subject_phrases(group)
    opening = subject[0].first - 1 if subject else 0
    joined = opening > head + 1 and units[opening].low == "and" and units[opening - 1].kind == "comma"
    return opening - 1 if joined else -1


def _past_object(clauses: Clauses, head: int) -> int:
    """The comma before another's clause, after a verb with no clause: "X claimed the raid, and Y accused Z"; or -1."""
    units, first = clauses.units, head + 1
    group = clauses.at(head)
    if group is None or group.lemma not in OF_ACTS | _LAYS_CLAIM or group.voice != "active" or first >= len(units):
        return -1
    phrase = noun_phrase(units, first) if units[first].kind not in ("that", "pronoun") else None
    if phrase is None or clause_follows(clauses, first):
        return -1
    for other in clauses.groups:
        if other.head <= head or other.form != "finite" or other.voice == "reduced":
            continue
        clause = clauses.clause(other)
        if clause is not None and clause.link == "coordinate" and clause.governor == group:
            return other.first - 1  # "X and Y claim P and have fought over it": the text says that they fought
        if group.lemma not in OF_ACTS:
            continue
        comma = _comma_before(clauses, other, head)
        if comma >= 0:
            return comma
    return -1


_LAYS_CLAIM = frozenset(("claim", "proclaim"))


def _same_voice(clauses: Clauses, first: int) -> bool:
    """Whether what follows "but" goes on with the subject before: "…, but has attacked", "…, but that it …"."""
    units = clauses.units
    return first < len(units) and (
        units[first].kind in ("that", "verb", "have", "be", "modal") or units[first].low == "it"
    )


def _another_speaks(clauses: Clauses, first: int) -> bool:
    """As in "X says Y did it but Z has blamed W": somebody who is named there says something himself."""
    units = clauses.units
    phrase = noun_phrase(units, first) if first < len(units) else None
    if phrase is None or phrase.party is None:
        return False
    for group in clauses.groups:
        own = group.head > first and group.form == "finite" and group.voice == "active" and _speaks(group)
        at_once = group.first == phrase.last + 1
        if own and (at_once or any(each.first == first for each in clauses.subject_phrases(group))):
            return units[group.first].low != "had"
    return False


def known_aside(units: Units, group: VerbGroup) -> bool:
    """As in "as is well known,", "X, it is known, armed Y", "This much is known: …": the text tells what is so."""
    first, after = max(0, group.first - _TO_AS), group.head + 1
    if after < len(units) and units[after].text == ":":
        return True
    if any(unit.low == "as" for unit in units[first : group.first]):
        return True
    it = group.first - 1
    closed = after < len(units) and units[after].kind in ("comma", "dash", "close", "end")
    return it > 0 and units[it].low == "it" and units[it - 1].kind in ("comma", "dash", "open") and closed


_TO_AS = 3


def next_speaks(clauses: Clauses, after: int) -> bool:
    """Whether ", and" opens what somebody else says: "…, X said on Monday, and Y, who backs Z, blamed W"."""
    units = clauses.units
    while after < len(units) and (units[after].kind in ("date", "adverb") or units[after].low in ("on", "in")):
        after += 1
    if after + 2 >= len(units) or units[after].kind != "comma" or units[after + 1].low != "and":
        return False
    speaker = after + 2
    says = (g for g in clauses.groups if g.head > speaker and g.form == "finite" and _speaks(g))
    opens = any(phrase.first == speaker for group in says for phrase in clauses.subject_phrases(group))
    return opens or any(aside_speaker(clauses, group, speaker) for group in clauses.groups if group.head > speaker)


def aside_speaker(clauses: Clauses, group: VerbGroup, first: int = 0) -> bool:
    """Whether the verb is that of "…, Y said" after a clause that begins at `first` or later."""
    if group.lemma not in wordlists().speech or group.form != "finite" or group.voice != "active" or group.negated:
        return False
    begins = next((phrase.first for phrase in clauses.subject_phrases(group)), 0)
    told = any(each.form == "finite" and first <= each.first < begins - 1 for each in clauses.verbs)
    return told and clauses.units[begins - 1].kind == "comma"


def takes_over(clauses: Clauses, index: int) -> bool:
    """Whether the "and" there stands after one speaker's aside, so that what follows may be the next one's word."""
    units, place = clauses.units, index - 2
    if units[index].low != "and" or place < 0 or units[index - 1].kind != "comma":
        return False
    verb = clauses.at(before_adverbials(units, place))
    return verb is not None and aside_speaker(clauses, verb)


def _speaks(group: VerbGroup) -> bool:
    """Whether the verb is one of saying, or of blaming somebody."""
    frame = wordlists().frames.get(group.lemma)
    charges = frame is not None and frame.relation in ("accuses", "criticises")
    says = group.lemma in wordlists().speech or group.lemma in wordlists().classes["denying"]
    return says or (charges and group.voice == "active") or group.lemma in wordlists().demands


def past_office(clauses: Clauses, comma: int) -> int:
    """The comma that ends ", commander of the guard," after a speaker at ``comma``; ``comma`` itself for none."""
    units = clauses.units
    if comma + 1 >= len(units) or units[comma + 1].low in ("who", "whose", "whom"):
        return comma
    office = noun_phrase(units, comma + 1) if units[comma].kind == "comma" else None
    if office is None:
        return comma
    ahead = range(office.last + 1, min(office.last + _OFFICE, len(units) - 1))
    closing = next((i for i in ahead if units[i].kind in ("comma", "verb", "stop", "end", "relative")), comma)
    named = units[closing].kind == "comma" and units[closing + 1].low in ("who", "whose", "whom")
    return closing if named else comma


_OFFICE = 6
