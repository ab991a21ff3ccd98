"""Factivity: how far what a "that" clause belongs to vouches for what the clause says.

Predicates come in classes. What is tragic, clear, forgotten by few or has emerged is so; what somebody dreams, doubts
or nobody believes is not told; what "seems" so may be. A cleft ("it was in 1987 that") and the noun of a time or reason
("the day that", "the reason that") take what follows as known.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from kg.extraction.grammar.phrases import Units, VerbGroup
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.parsing.once import Once
from kg.extraction.speech.fronted import adjunct_end, main_after
from kg.extraction.words.records import record
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import wordlists

__all__ = ["Complement", "Standing", "complements"]

Standing = Literal["fact", "past", "unvouched", "untold", "open"]
"""Of what a "that" clause says: told as a fact; where it is past; left open; not told; as other rules have it."""

_THAT = frozenset(("that",))
_BACK = 16
"""Units from the "it" that stands for a clause to "that"."""
_MARKS = frozenset(("that", "relative", "stop", "quote", "dash"))
_AUXILIARY = frozenset(("modal", "have", "be", "do", "adverb", "negation", "comma"))
_DENYING = frozenset(("not", "n't", "never", "hardly", "scarcely", "barely", "no", "neither", "nor", "cannot", "far",
                      "longer", "nowhere"))  # fmt: skip
_SUPPOSES = frozenset(("would", "could", "might", "may", "should", "can", "'d", "will", "shall", "'ll", "must"))
_IF = frozenset(("if", "whether", "unless", "lest"))
_NOBODY = frozenset(("nobody", "none", "nothing"))
_FEW = frozenset(("few", "little", "hardly", "scarcely", "barely", "seldom", "rarely"))
_EVERYBODY = frozenset(("everybody", "everyone", "all", "world", "history", "anyone", "anybody"))
_ADVERSATIVE = frozenset(("but", "while", "whereas", "though", "although", "yet"))
_SUBJECT = 5
"""Units before a verb among which its subject shows whether it is anybody."""
_RESULT = 4
_EXPLETIVE_VERBS: dict[str, frozenset[str]] = {
    "turn": frozenset(("out",)), "come": frozenset(("light", "out", "pass", "about", "surface")),
    "go": frozenset(("saying",)),
}  # fmt: skip
"""Verbs that tell with a word after them that something is so: "it turned out that"."""
_SEEMING = frozenset(("seem", "appear", "look"))
_COPULAR = frozenset(("become", "remain", "prove", "get", "stay", "stand"))
_WITHOUT = frozenset(("secret", "doubt", "question", "dispute", "mystery", "denying", "disputing", "doubting",
                      "gainsaying", "mistaking", "escaping", "contest", "controversy"))  # fmt: skip
_PAST_DOUBT = frozenset(("no", "beyond", "without", "out", "hardly", "little", "never"))
_NOT = frozenset(("not", "n't", "never", "hardly"))
_THEN = frozenset(("then", "there", "here", "thus", "so", "thereupon", "hence", "because", "after", "before", "when",
                   "while", "until", "since", "later", "afterwards", "only", "soon", "partly",
                   "largely", "not"))  # fmt: skip
_LATER = frozenset(("later", "ago", "earlier", "afterwards", "before", "after", "hence", "on", "morning"))
_NO_ADJUNCT = frozenset(("hope", "hopes", "condition", "understanding", "assumption", "grounds", "ground", "pretext",
                         "impression", "illusion", "belief", "effect", "doubt", "question", "dispute", "view", "theory",
                         "expectation", "fear", "fears", "excuse", "danger", "interest", "interests", "mind", "order",
                         "event", "case", "possibility", "prospect", "aim", "idea", "hypothesis", "myth", "legend",
                         "likelihood", "chance", "chances", "risk", "odds", "supposition", "presumption", "guess",
                         "misconception", "fantasy", "delusion", "fallacy", "dream", "dreams",
                         "nightmare"))  # fmt: skip
"""Nouns after which "that" gives what they hold: "it was in the hope that"."""
_GIVEN = frozenset(("given", "seeing", "considering", "granted"))
_SUPPOSING = frozenset(("assuming", "provided", "providing", "supposing", "presuming", "presume", "imagine", "suppose",
                        "assume", "say", "picture", "pretend", "imagining", "hypothetically"))  # fmt: skip
_BEGINS = frozenset(("quote", "comma", "conjunction", "subordinator", "stop"))
_AWAITS = frozenset(("await", "wait", "dream", "fear", "long", "pray", "hope", "dread", "want", "imagine", "envisage",
                     "forward", "awaits", "awaited", "waited", "waits", "waiting", "dreamt", "dreamed", "dreams",
                     "longed", "longs", "feared", "fears", "prayed", "hoped", "hopes", "awaiting"))  # fmt: skip
_KNOWN_TIME = frozenset(("the", "that", "this", "same", "very", "last", "first", "next", "every", "each", "second",
                         "third", "only", "previous", "fourth"))  # fmt: skip


@record
class Complement:
    """A clause that "that" opens.

    Attributes:
        that: index of "that".
        last: the last unit that the clause can reach to.
        standing: how far it is vouched for.
        closed: whether the main clause comes after it: "although Y said that X …, Z …".
    """

    that: int
    last: int
    standing: Standing
    closed: bool = False


@Once
def complements(clauses: Clauses) -> tuple[Complement, ...]:
    """The sentence's "that" clauses, but for those of which nothing beside them tells whether they are so."""
    found = (_complement(clauses, that) for that in clauses.places.of(_THAT) if clauses.units[that].kind == "that")
    return tuple(each for each in found if each.standing != "open" or each.closed)


def _complement(clauses: Clauses, that: int) -> Complement:
    if _opens(clauses, that):
        main = _main_after(clauses, that)
        if main is None:
            return Complement(that, len(clauses.units) - 1, "untold")
        return Complement(that, main.first - 1, _predicated(clauses.units, main), closed=True)
    before = next((group for group in reversed(clauses.groups) if group.head < that), None)
    clause = clauses.clause(before) if before is not None else None
    around = (clause.link, *clause.within[:1]) if clause is not None else ()
    # "X, fearing that Y …, struck": not "alarmed by the arms that Y was getting, struck", where it is a relative.
    own = before is not None and before.head == that - 1 and not {"participial", "relative"}.isdisjoint(around)
    aside = own or "adverbial" in around
    resumed = main_after(clauses, before) if before is not None and aside else adjunct_end(clauses, before)
    last = resumed - 1 if resumed > that else _end(clauses, that)
    standing = "open" if _is_no_opener(clauses, that) else _standing(clauses, that)
    return Complement(that, last, standing, closed=resumed > that)


def _is_no_opener(clauses: Clauses, that: int) -> bool:
    """As in "claimed that attack, which …", before whose comma is no verb, and "a dispute that pits X against Y"."""
    units = clauses.units
    noun = that > 0 and clauses.at(that - 1) is None
    if noun and that + 1 < len(units) and units[that + 1].kind in ("verb", "be", "have", "modal"):
        return True
    if that + 1 < len(units) and (units[that + 1].kind in _SUBJECTS or units[that + 1].low.endswith("s")):
        return False  # "it emerged that X, the mediator, had armed Y"
    last = next((i for i in range(that + 1, len(units)) if units[i].kind in ("comma", "stop", "end")), len(units))
    return that + 1 < last and not any(that < group.first < last for group in clauses.verbs)


_SUBJECTS = frozenset(("determiner", "pronoun", "capital", "number", "demonym", *NAMES))
"""What "that" points at none of."""


def _end(clauses: Clauses, that: int) -> int:
    """The last unit before a semicolon, ", but" or a further verb of whoever speaks, which leave the clause."""
    units = clauses.units
    later = (group for group in clauses.groups if group.first > that)
    further = next((group.first for group in later if _goes_on(clauses, group, that)), 0)
    for index in range(that + 1, further or len(units)):
        turns = units[index].low in _ADVERSATIVE and units[index - 1].kind == "comma"
        if units[index].text == ";" or turns:
            return index - 1
    return (further or len(units)) - 1


def _goes_on(clauses: Clauses, group: VerbGroup, that: int) -> bool:
    """Whether a verb shares its subject with the one before "that": "X denied that …, and hinted at …"."""
    clause = clauses.clause(group)
    joined = clause is not None and clause.link == "coordinate" and clause.governor is not None
    return joined and clause is not None and clause.governor is not None and clause.governor.head < that


# ---------------------------------------------------------------- clauses that are subjects


def _opens(clauses: Clauses, that: int) -> bool:
    """Whether a sentence begins with "That X attacked Y", or with "and", a mark of quotation before it."""
    before = clauses.units[:that]
    first = all(unit.kind in ("quote", "conjunction", "adverb", "comma") and unit.low != "now" for unit in before)
    first = first and clauses.units[min(that + 1, len(clauses.units) - 1)].kind not in ("be", "have", "modal", "verb")
    return first and any(g.first > that and (c := clauses.clause(g)) and c.link == "content" for g in clauses.verbs)


def _main_after(clauses: Clauses, that: int) -> VerbGroup | None:
    """The verb whose subject the clause is: "surprised" in "That X attacked Y surprised nobody"."""
    for group in clauses.verbs:
        clause = clauses.clause(group) if group.first > that else None
        if clause is not None and clause.link == "main" and clause.within == ("main",):
            return group if not clauses.subject_phrases(group) else None
    return None


def _predicated(units: Units, group: VerbGroup) -> Standing:
    """What a predicate says of the clause that is its subject: nothing is told where it does not take it as known."""
    following = units[group.head + 1 : group.head + 1 + _BACK]
    stop = next((i for i, unit in enumerate(following) if unit.kind in ("comma", "stop", "end")), len(following))
    own = units[group.first : group.head + 1]
    told = _said_of_it(own, group.lemma, following[:stop], passive=group.voice != "active")
    return told if told == "fact" else "untold"


def _said_of_it(own: Units, lemma: str, rest: Sequence[Unit], *, passive: bool) -> Standing:
    """What a verb with the words after it says of a clause that "it", "what" or the clause itself stands for.

    Args:
        own: the verb with its auxiliaries.
        lemma: the verb's.
        rest: what follows it.
        passive: whether it is a participle.
    """
    negated = any(unit.low in _DENYING for unit in (*own, *rest[:2]))
    told = _of_class(lemma, rest, negated=negated, passive=passive)
    supposed = any(unit.low in _SUPPOSES for unit in own) or any(unit.kind == "to" for unit in own[1:])
    return "unvouched" if supposed and told != "open" else told


def _of_class(lemma: str, rest: Sequence[Unit], *, negated: bool, passive: bool) -> Standing:
    classes = wordlists().classes
    if passive and lemma != "be":
        return ("untold" if negated else "fact") if lemma in classes["veridical"] else "open"
    if lemma in classes["emotive"]:
        return "fact"
    if lemma in classes["turning_out"] or {unit.low for unit in rest} & _EXPLETIVE_VERBS.get(lemma, frozenset()):
        return "untold" if negated else "fact"
    if lemma in _SEEMING:
        return "unvouched"
    if lemma == "be" or lemma in _COPULAR or lemma == "come":
        return _of_predicate(rest, negated=negated)
    return "open"


def _of_predicate(rest: Sequence[Unit], *, negated: bool) -> Standing:
    """What an adjective or noun after "is" says: "tragic", "no secret", "clear", "beyond dispute", "doubtful"."""
    classes = wordlists().classes
    lows = [unit.low for unit in rest]
    negated = negated or not _NOBODY.isdisjoint(lows)  # "clear to nobody"
    if any(low in classes["evaluative"] for low in lows):
        return "fact"
    closed = next((i for i, low in enumerate(lows) if low in _WITHOUT), None)
    if closed is not None:
        return "fact" if negated or not _PAST_DOUBT.isdisjoint(lows[:closed]) else "untold"
    if any(low in classes["doubtful"] for low in lows):
        return "untold"
    if any(low in classes["certain"] for low in lows):
        return "untold" if negated or not _IF.isdisjoint(lows) else "fact"
    return "open"


# ---------------------------------------------------------------- what stands before "that"


def _standing(clauses: Clauses, that: int) -> Standing:
    units = clauses.units
    head = clauses.past_adjuncts(that - 1)
    if head < 0:
        return "open"
    it = _expletive(units, head)
    if it is not None and (told := _of_it(units, it, that)) != "open":
        return told
    if it is not None and units[that - 1].kind == "be":
        return "open"
    if units[head].kind == "be" or (units[head].kind == "negation" and units[head - 1].kind == "be"):
        return _identified(units, head)
    if units[head].low in _SUPPOSING and (head == 0 or units[head - 1].kind in _BEGINS):
        return "untold"
    if clauses.at(head) is not None:
        return _of_verb(clauses, head)
    told = _of_noun(units, that - 1)
    return told if told != "open" else _of_verb(clauses, head)


def _expletive(units: Units, head: int) -> int | None:
    """Where the "it" is that stands for the clause: "it emerged on Monday that", "it is a pity that"."""
    for index in range(head, max(head - _BACK, -1), -1):
        if units[index].kind in _MARKS:
            return None
        if units[index].low == "it" and index < head:
            return index
        if units[index].low == "it":
            return None
    return None


def _of_it(units: Units, it: int, that: int) -> Standing:
    """What "it …" before "that" says of the clause."""
    before = units[it - 1] if it else None
    only = any(unit.low == "only" for unit in units[max(0, it - _BACK) : it])
    if before is not None and (before.low in _IF or (before.kind in ("have", "modal", "be", "do") and not only)):
        return "unvouched"  # "if it is clear that", "had it emerged that"; not "only later did it emerge that"
    verb = it + 1
    while verb < that and units[verb].kind in _AUXILIARY:
        verb += 1
    own, rest = units[it + 1 : verb], units[verb:that]
    being = any(unit.kind == "be" for unit in own)
    if not rest:
        return _at_once(own, before.low if before is not None else "") if being else "open"
    if not _unbroken(rest):
        return "open"
    if _insists(own, rest):
        return "fact"
    if being:
        return _of_being(own, rest)
    for lemma in sorted({form.lemma for form in rest[0].forms}):
        if (told := _said_of_it(own, lemma, rest[1:], passive=False)) != "open":
            return told
    return "open"


def _at_once(own: Units, so: str) -> Standing:
    """As in "it was only then that", "so it was that"."""
    if own[-1].low in _THEN - {"so", "thus", "not"}:
        return "unvouched" if any(unit.low in _SUPPOSES | _NOT for unit in own) else "past"
    return "fact" if so in ("so", "thus", "hence") and not any(u.low in _DENYING for u in own) else "open"


def _of_being(own: Units, rest: Units) -> Standing:
    """What stands after "it is" says: a time or place set off, a participle, an adjective or noun."""
    classes = wordlists().classes
    if _is_adjunct(own, rest):
        asked = any(unit.low in _SUPPOSES for unit in own)
        denied = any(unit.low in _NOT for unit in (*own, *rest[:1]))
        until = any(unit.low == "until" for unit in rest)
        return "unvouched" if asked or (denied and not until) else "past"
    passive = next((form.lemma for form in rest[0].forms if form.participle and form.lemma in classes["veridical"]), "")
    if passive:
        return _said_of_it(own, passive, rest[1:], passive=True)
    return _said_of_it(own, "be", rest, passive=False)


def _insists(own: Units, rest: Units) -> bool:
    """As in "it cannot be denied that", "it is easy to forget that", "it is of note that"."""
    lows, lemmas = {unit.low for unit in (*own, *rest)}, {form.lemma for unit in rest for form in unit.forms}
    being = any(unit.kind == "be" for unit in own)
    if being and rest[0].low in ("of", "to") and rest[-1].low in _TO_NOTE:
        return True
    noted = bool(lemmas & wordlists().classes["noting"]) and being
    if noted and (rest[0].low in ("worth", "important", "necessary") or own[0].kind == "modal"):
        return not lows & {"not", "n't"} or bool(lemmas & _UNDENIED)
    if not lemmas & _UNDENIED:
        return False
    ignored = bool(lemmas & {"forget", "overlook", "ignore"})
    if own and own[0].kind == "modal":
        return bool(lows & {"cannot", "not", "n't", "never"})
    hard = bool(lows & {"impossible", "hard", "difficult", "useless", "pointless", "futile", "foolish"})
    return (hard or ignored) and not lows & _NOT


_UNDENIED = frozenset(("deny", "forget", "overlook", "ignore", "dispute", "doubt", "question"))
_TO_NOTE = frozenset(("note", "interest", "significance", "importance", "credit", "shame", "relief", "surprise",
                      "dismay", "regret", "horror", "delight", "annoyance", "disgust", "discredit", "disgrace",
                      "disadvantage", "advantage", "consequence"))  # fmt: skip


def _unbroken(rest: Units) -> bool:
    """Whether no comma parts the predicate from "that", but for an insertion: "clear, then, that"."""
    commas = [i for i, unit in enumerate(rest) if unit.kind in ("comma", "dash")]
    return not commas or (len(commas) > 1 and commas[-1] - commas[0] <= _INSERTED)


_INSERTED = 6


def _is_adjunct(own: Units, rest: Sequence[Unit]) -> bool:
    """Whether a cleft sets off when, where, why or how: "it was in 1987 that", "it was only then that"."""
    first, last = rest[0], rest[-1]
    if first.low == "because":
        return True
    if last.low in _NO_ADJUNCT or last.low in wordlists().nouns["utterances"]:
        return False
    if any(unit.low in ("then", "here", "there") for unit in own) and first.kind == "date":
        return True
    spans = wordlists().classes["span"] | wordlists().classes["occasioned"]
    timed = last.low in spans or last.kind == "date" or last.low in _LATER
    if first.low in ("beyond", "of", "out", "to", "up", "like") or (first.kind == "preposition" and len(rest) == 1):
        return False
    return first.kind in ("preposition", "date", "subordinator") or first.low in _THEN or timed


def _identified(units: Units, be: int) -> Standing:
    """As in "what surprised the world was that", "the fact is that", "the trouble with it was that"."""
    if any(unit.low in _DENYING for unit in units[max(0, be - 1) : be + 2]) or any(
        unit.low in _SUPPOSES for unit in units[max(0, be - 2) : be]
    ):
        return "untold"
    first = be
    while first > 0 and units[first - 1].kind not in ("stop", "quote", "that") and be - first < _BACK:
        first -= 1
    words, classes, lists = units[first:be], wordlists().classes, wordlists()
    what = next((i for i, unit in enumerate(words) if unit.low == "what"), None)
    if what is not None:
        inner = words[what + 1 :]
        lemmas = {form.lemma for unit in inner for form in unit.forms}
        if lemmas & lists.speech.keys() - classes["veridical"]:
            return "open"
        judged = any(unit.low in classes["evaluative"] | classes["certain"] | _MORE for unit in inner)
        denied = any(unit.low in _DENYING | _SUPPOSES for unit in inner)
        return "fact" if (lemmas & classes["emotive"] or judged) and not denied else "unvouched"
    named = (u for u in words if u.low in classes["outcome"] or u.low in lists.nouns["utterances"])
    noun = next(named, None) or next((u for u in words if u.low in classes["evaluative"]), None)
    return "fact" if noun is not None and noun.low not in lists.nouns["utterances"] else "open"


_MORE = frozenset(("worse", "more", "new", "sure", "striking"))


def _of_noun(units: Units, noun: int) -> Standing:
    """What a noun or a linking word right before "that" says: "the fact", "the day", "the reason", "so angry"."""
    classes, low = wordlists().classes, units[noun].low
    before = [unit.low for unit in units[max(0, noun - _RESULT) : noun]]
    if low in _GIVEN and (noun == 0 or units[noun - 1].kind != "be"):
        return "fact"
    if low in classes["occasioned"]:
        definite = not _KNOWN_TIME.isdisjoint(before)
        awaited = any(unit.low in _AWAITS for unit in units[max(0, noun - _RESULT - 2) : noun])
        return "past" if definite and not awaited and "no" not in before else "unvouched"
    if low in ("reason", "reasons", "manner"):
        return "unvouched" if not {"no", "any"}.isdisjoint(before) else "past"
    if low == "now":
        return "fact"
    if low in classes["known_by"]:
        return "unvouched" if not {"no", "without", "any"}.isdisjoint(before) else "fact"
    if low in _WITHOUT and before[-2:] == ["is", "no"]:
        return "fact"  # "there is no denying that"
    if low == "fact" and before[-1:] == ["the"]:
        return "fact"
    if low in classes["content_noun"] or low in wordlists().nouns["utterances"]:
        mistaken = any(word in classes["mistaken"] for word in before[-2:])
        return "untold" if mistaken else "unvouched"
    return "unvouched" if low in _NO_ADJUNCT or low == "than" else _as_result(units, noun)


def _as_result(units: Units, last: int) -> Standing:
    """As in "was so angry that", "so badly that": what came of what is told, where that is so."""
    so = next((i for i in range(last - 1, max(last - _RESULT, -1), -1) if units[i].low in ("so", "such")), None)
    if so is None or any(unit.kind in ("comma", "verb", "conjunction") for unit in units[so + 1 : last]):
        return "open"
    before = units[max(0, so - _RESULT) : so]
    hedged = any(unit.low in _DENYING | _SUPPOSES | _IF or unit.kind in ("negation", "to") for unit in before)
    return "unvouched" if hedged else "past"


# ---------------------------------------------------------------- verbs


def _of_verb(clauses: Clauses, head: int) -> Standing:
    """What the verb before "that" says, by its class and by whether anybody is its subject."""
    units, classes = clauses.units, wordlists().classes
    lemmas = {form.lemma for form in units[head].forms}
    group = next((each for each in clauses.groups if each.head == head), None)
    first = group.first if group is not None else head
    owned = head > 0 and units[head - 1].kind in ("determiner", "possessive") and units[head - 1].low not in _FEW
    if not lemmas or owned:
        return "open"
    if _misled(units, first, head):
        return "untold"
    if not lemmas.isdisjoint(("remain", "stand")):
        return "fact" if head and units[head - 1].low in ("fact", "truth") else "open"
    negated = (group is not None and group.negated) or any(u.low in _DENYING for u in units[first:head])
    nobody, few = _no_subject(units, first)
    if lemmas & classes["contesting"]:
        return _uncontested(units, first, nobody=nobody, negated=negated)
    if lemmas & classes["fancying"]:
        return "untold"
    if lemmas & classes["factive"]:
        every = any(unit.low in _EVERYBODY for unit in units[max(0, first - 3) : first])
        not_all = every and any(unit.low in _NOT for unit in units[max(0, first - 3) : first])
        forgotten = "forget" in lemmas
        if "remember" in lemmas and not negated and units[first].low in ("should", "must"):
            return "fact"
        if not_all or (group is not None and (group.modality != "actual" or group.form == "infinitive")):
            return "open"
        if nobody or few:
            return "fact" if forgotten or not nobody else "untold"
        if forgotten or every:
            return "fact" if forgotten or not negated else "open"
        return "fact" if negated and not lemmas.isdisjoint(("realise", "realize", "regret", "resent")) else "open"
    if (nobody or few) and lemmas & (wordlists().speech.keys() | classes["content_verb"] | classes["holding_true"]):
        return "untold"
    every = any(unit.low in _EVERYBODY for unit in units[max(0, first - 3) : first])
    return "fact" if every and not negated and lemmas & {"agree", "accept", "acknowledge", "concede"} else "open"


def _misled(units: Units, first: int, head: int) -> bool:
    """Whether the text says that somebody is wrong: "wrongly believed that", "was led to believe that"."""
    wrong = wordlists().classes["mistaken"]
    led = any(unit.low in _DECEIVED for unit in units[max(0, head - _LED) : head]) and units[head - 1].kind == "to"
    return led or any(unit.low in wrong for unit in units[max(0, first - 1) : head + 2])


_DECEIVED = frozenset(("led", "misled", "tricked", "fooled", "duped", "deceived", "given", "brainwashed"))
_LED = 2


def _uncontested(units: Units, first: int, *, nobody: bool, negated: bool) -> Standing:
    """What a verb of denying says: "nobody denies that", "one cannot deny that"; "neither X nor Y" tell nothing."""
    subject = units[first - 1].low if first else ""
    if nobody and not negated:
        return "fact" if _nobody_at_all(units, first) else "untold"
    if negated and units[first].low == "cannot" and subject in ("one", "we", "you"):
        return "fact"
    return "open" if negated else "untold"


def _nobody_at_all(units: Units, first: int) -> bool:
    """Whether the subject is nobody in the world: not "nobody in P", "none of the three" or "no official"."""
    return units[first - 1].low in ("nobody", "no-one") or [u.low for u in units[max(0, first - 2) : first]] == [
        "no",
        "one",
    ]


def _no_subject(units: Units, first: int) -> tuple[bool, bool]:
    """Whether the subject right before a verb is nobody, and whether it is few of those who could be."""
    start = max(0, first - _SUBJECT)
    before = units[start:first]
    cut = max((i for i, u in enumerate(before) if u.kind in ("comma", "stop", "quote", "verb", "relative")), default=-1)
    lows = [unit.low for unit in before[cut + 1 :]]
    none = lows[:1] == ["neither"] or (lows[:1] == ["no"] and lows[1:2] not in (["fewer"], ["less"], ["other"]))
    nobody = none or any(low in _NOBODY for low in lows)
    few = any(low in _FEW and (not i or lows[i - 1] != "a") for i, low in enumerate(lows))
    return nobody, few or (lows[:1] == ["not"] and lows[1:2] not in ([], ["only"]))
