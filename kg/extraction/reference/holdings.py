"""Holdings: whose the "enclave", the "troops" are that a verb strikes: never the striker's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extraction.grammar.entities import Draft, Memory, Mention
from kg.extraction.reference.bindings import clause_of, role_of
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.units import NAMES, Unit, is_speech_verb
from kg.extraction.words.wordlists import nouns_of, wordlists

__all__ = [
    "angered",
    "backed_either",
    "copular",
    "grounds",
    "imposes",
    "judges_deed",
    "noun_follows",
    "of_either",
    "of_its_doer",
    "of_struck",
    "owns_subject",
    "past_own_list",
    "struck_holding",
    "struck_in_turn",
]

_HOLDINGS = frozenset(("enclave", "enclaves", "stronghold", "strongholds", "palace", "residence", "compound", "capital",
                       "headquarters", "hideout", "fief", "bastion"))  # fmt: skip
"""What is struck is not the striker's own."""
_GROUNDS = frozenset(("over", "for", "citing", "about"))
"""What leads to the deed for which somebody is praised or punished."""


def owns_subject(draft: Draft, mention: Mention) -> bool:
    """Whether the mention is the Y of "Y's fighters", with which the sentence opens."""
    place = mention.index
    opening = not any(unit.kind == "verb" for unit in draft.found[:place])
    return opening and place + 1 < len(draft.found) and draft.found[place + 1].kind == "possessive"


def struck_holding(draft: Draft, index: int) -> bool:
    """Whether what is owned is a place or a force that the verb right before strikes."""
    if _trespassed(draft, index):
        return True
    verb = _past_office(draft.found)
    frames = (wordlists().frames.get(form.lemma) for form in verb.forms) if verb is not None else ()
    if not any(frame is not None and frame.relation in ("attacked", "tookOver") for frame in frames):
        return False
    if draft.found and verb is not draft.found[-1]:
        return index + 1 < len(draft.units) and draft.units[index + 1].low != "own"
    nouns = wordlists().nouns
    held = nouns["assets"] | nouns["forces"] | _HOLDINGS
    head = next((u for u in draft.units[index + 1 : index + 5] if u.kind not in ("word", "capital", "number")), None)
    body = draft.units[index + 1 : index + 5]
    words = [u.low for u in (body[: body.index(head)] if head is not None else body)]
    return bool(words) and words[-1] in held and words[0] != "own"


def _trespassed(draft: Draft, index: int) -> bool:
    """Whether it is the space or the land that the verb right before says somebody violates: never his own."""
    verb, after = draft.found[-1] if draft.found else None, draft.units[index + 1 : index + 2]
    if verb is None or not after or after[0].low not in _SPACES:
        return False
    return any(form.lemma in ("violate", "infringe", "breach", "penetrate") for form in verb.forms)


_SPACES = frozenset(("airspace", "waters", "territory", "sovereignty", "border", "borders", "frontier", "skies"))


def _past_office(found: Sequence[Unit]) -> Unit | None:
    """The verb right before, past the office of whom it strikes: "killed the commander of (its)"."""
    place = len(found) - 1
    if place > 1 and found[place].low == "of" and found[place - 1].low in nouns_of("leaders", "officials"):
        place -= 2
        while place > 0 and found[place].kind in ("determiner", "number", "word"):
            place -= 1
    return found[place] if place >= 0 else None


def of_struck(draft: Draft, index: int) -> list[Mention] | None:
    """The Y of "X accused Z of attacking Y's embassy and looting its rooms", "of striking Y and its allies".

    Returns:
        Him, nobody where what is struck is nobody's, and ``None`` where the words are none such.
    """
    found = draft.found
    last = found[-1] if found else None
    joint = len(found) - 1 - (last is not None and last.kind == "verb")
    if joint < _STRUCK or found[joint].low != "and" or draft.units[index].low not in ("its", "their"):
        return None
    verb = next((i for i in range(joint - 1, 0, -1) if found[i].kind == "verb" and _strikes(found[i])), 0)
    if (
        not verb
        or any(unit.kind in _CLAUSE_BOUNDS for unit in found[verb:joint])
        or found[verb - 1].low not in ("of", "for")
    ):
        return None
    if last is not None and last.kind == "verb" and not (_strikes(last) and any(form.present for form in last.forms)):
        return None
    return [m for m in draft.mentions if verb < m.index < joint and not _only_there(found, m.index)][:1]


def _only_there(found: Sequence[Unit], index: int) -> bool:
    """As in "a mosque in P": what is done there need not be done to P's state."""
    place = index - 1
    place -= place > 0 and found[place].kind == "determiner"
    return place > 0 and found[place].low in ("in", "at", "near", "outside", "around", "on")


def struck_in_turn(units: Sequence[Unit], verb: int) -> bool:
    """Whether another deed of the same charge stands before: "(of attacking Y's embassy) and looting its rooms"."""
    if verb < _STRUCK or units[verb - 1].low != "and" or not any(form.present for form in units[verb].forms):
        return False
    first = next((i for i in range(verb - 2, 0, -1) if units[i].kind == "verb" and _strikes(units[i])), 0)
    return bool(first) and units[first - 1].low in ("of", "for")


def _strikes(verb: Unit) -> bool:
    frames = (wordlists().frames.get(form.lemma) for form in verb.forms)
    struck = any(frame is not None and frame.relation in ("attacked", "tookOver") for frame in frames)
    return struck or any(form.lemma in _ROBS for form in verb.forms)


_STRUCK = 3
_ROBS = frozenset(("loot", "seize", "burn", "torch", "ransack", "steal", "destroy", "plunder", "capture", "take",
                   "vandalise", "vandalize", "wreck", "pillage", "arrest", "detain", "expel"))  # fmt: skip
_CLAUSE_BOUNDS = frozenset(("stop", "quote", "that", "relative", "subordinator"))


def of_its_doer(draft: Draft, index: int) -> Mention | None:
    """The Y of "X says Y's army shells its own people": whoever does it, whatever else "its" may mean."""
    own = index + 1 < len(draft.units) and draft.units[index + 1].low == "own"
    verb = role_of(draft, index).verb if own else None
    return clause_of(draft, index).own if verb is not None and not is_speech_verb(verb) else None


def grounds(found: Sequence[Unit], last: int) -> bool:
    """Whether what is under way after the mention at ``last`` tells why: "over", "because of", "citing attacks by"."""
    if _opener(found, last) == "by" or imposes(found, last):
        return False  # "X was condemned by Y over its help for Z", "X criticised Y for sanctions over its …": not Y's
    if found[-1].low in _GROUNDS or [unit.low for unit in found[-2:]] == ["because", "of"]:
        return True
    led = next((i for i in range(len(found) - 1, last, -1) if found[i].low in ("citing", "over")), None)
    return led is not None and found[-1].low in ("by", "of") and not any(u.kind == "comma" for u in found[led:])


def angered(found: Sequence[Unit], place: int, last: int) -> bool:
    """As in "X is angry with Y over its help for Z", "put Y under sanctions over its help for Z": it is Y's.

    Args:
        found: the units before it.
        place: of the word that may tell the anger.
        last: index of the mention of Y.
    """
    return found[place].low in _ANGRY or _punished(found, last) or _censured(found, place, last)


def _censured(found: Sequence[Unit], place: int, last: int) -> bool:
    """As in "assailed Y over its help for Z", "rounded on Y over its …", "took Y to task for its …"."""
    unit = found[place]
    lemmas = {form.lemma for form in unit.forms} if unit.kind == "verb" else set[str]()
    frames = (wordlists().frames.get(lemma) for lemma in lemmas)
    if any(frame is not None and frame.relation == "criticises" for frame in frames):
        return True
    if "take" in lemmas:
        return [word.low for word in found[last + 1 : last + 3]] == ["to", "task"]
    particle = found[place + 1].low if place + 1 < last else ""
    return any((lemma, particle) in _TURNS_ON for lemma in lemmas) or bool(lemmas & _CONFRONTS)


_TURNS_ON = frozenset((("round", "on"), ("turn", "on"), ("lash", "out"), ("hit", "out"), ("tear", "into"),
                       ("lay", "into"), ("rail", "against"), ("fulminate", "against"), ("lace", "into"),
                       ("sail", "into"), ("rail", "at"), ("inveigh", "against"), ("rage", "at")))  # fmt: skip
_CONFRONTS = frozenset(("blast", "confront", "rap", "tackle", "chasten", "taunt", "shame", "needle", "grill"))


def judges_deed(draft: Draft, index: int) -> frozenset[str]:
    """Names of who condemns or praises what is owned: the X of "X condemned its invasion", which is not X's own."""
    verb, doers = draft.found[-1] if draft.found else None, (clause_of(draft, index).own, draft.own_subject())
    after = draft.units[index + 1].low if index + 1 < len(draft.units) else ""
    if verb is None or verb.kind != "verb" or after == "own" or not _judges(verb) or not _deed_follows(draft, index):
        return frozenset()
    who = {name for own in doers if own is not None for name in _names(own)}
    return frozenset(m.name for m in draft.mentions if m.name in who or m.actor.name in who)


def backed_either(draft: Draft, index: int, memory: Memory) -> frozenset[str]:
    """Names of the two of "A struck B. Its main backer, C, …", either of whom C may back; else nobody."""
    word, last = draft.units[index].low, memory.traces[-1] if memory.traces else None
    if last is None or word not in ("its", "their") or not _backer_follows(draft.units, index + 1):
        return frozenset()
    plural = word == "their"
    fitting = (m for m in last.mentions if (m.plural or (m.plural is None and m.actor.type in GROUPS)) == plural)
    able = {m.actor.name: m.name for m in fitting} if plural else {m.actor.name: m.name for m in last.mentions}
    here = {m.actor.name for m in draft.mentions}
    two = {name: able[name] for name in last.foes if name in able and name not in here}
    return frozenset((*two, *two.values())) if len(two) > 1 and here.isdisjoint(last.foes) else frozenset()


def _backer_follows(units: Sequence[Unit], first: int) -> bool:
    """Whether "main backer", "closest ally" begins there."""
    place = first
    while place < min(first + _TO_BACKER, len(units)) and units[place].low not in wordlists().kinds:
        if units[place].kind not in ("word", "capital", "adverb", "demonym"):
            return False
        place += 1
    kinds = wordlists().kinds.get(units[place].low, ()) if place < len(units) else ()
    return any(kind.relation in _BACKS and not kind.needs for kind in kinds)


_TO_BACKER = 4
_BACKS = frozenset(("supports", "funds", "arms", "alliedWith", "cooperatesWith"))


def _names(mention: Mention) -> Iterator[str | None]:
    yield from (mention.name, mention.actor.name, mention.actor.acts_for)
    yield mention.human.acts_for if mention.human is not None else None


def _judges(verb: Unit) -> bool:
    frames = ((form.lemma, wordlists().frames.get(form.lemma)) for form in verb.forms)
    return any(lemma in _PRAISES or (frame and frame.relation == "criticises") for lemma, frame in frames)


def _deed_follows(draft: Draft, index: int) -> bool:
    """Whether "invasion", "recent support for", "decision" follows: not "its allies", "its troops", who may be own."""
    lists = wordlists()
    for unit in draft.units[index + 1 : index + _TO_DEED]:
        if unit.low in lists.events or unit.low in lists.ties or unit.low in _DEEDS:
            return True
        if unit.kind not in ("word", "capital", "demonym", "name", "adverb"):
            return False
    return False


_TO_DEED = 5
_DEEDS = frozenset(("decision", "actions", "policy", "policies", "conduct", "stance", "refusal", "failure", "role",
                    "intervention", "interference", "treatment", "plan", "plans", "move", "moves", "crackdown",
                    "threats", "withdrawal", "efforts", "mediation", "behaviour", "behavior", "handling", "atrocities",
                    "crimes", "strikes", "raids", "attacks", "claims", "programme", "tests", "statement",
                    "remarks", "participation", "involvement", "deployment"))  # fmt: skip
_PRAISES = frozenset(("praise", "welcome", "commend", "applaud", "laud"))


def past_own_list(draft: Draft) -> Mention:
    """The last one named before why is told: the Y of "X put Y on its blacklist over", whose list is X's."""
    mentions, found = draft.mentions, draft.found
    last = mentions[-1]
    its = len(mentions) > 1 and last.owner and found[last.index].resolved and last.index + 1 < len(found)
    return mentions[-2] if its and any(unit.low in _PENALTIES for unit in found[last.index + 1 :]) else last


def _penalty(found: Sequence[Unit], last: int) -> bool:
    return any(unit.low in _PENALTIES for unit in found[last + 1 :])


def imposes(found: Sequence[Unit], last: int) -> bool:
    """Whether the one at ``last`` may be who punishes: "X criticised Y for sanctions over its help for Z"."""
    return _penalty(found, last) and not _punished(found, last)


def _punished(found: Sequence[Unit], last: int) -> bool:
    """As in "put Y under sanctions", "placed Y on its blacklist"."""
    return _penalty(found, last) and found[last + 1].low in _PUT_UNDER


_PENALTIES = frozenset(("sanctions", "embargo", "blacklist", "watchlist", "list", "lists"))
_PUT_UNDER = frozenset(("under", "on", "with"))


def of_either(draft: Draft, meant: Sequence[Mention]) -> bool:
    """As in "X quarrelled with Y over its help for Z", "wrote to Y about its help": X's or Y's, so nobody's."""
    found, last = draft.found, draft.mentions[-1] if draft.mentions else None
    if last is None or last.subject or len(meant) != 1 or meant[0].name == last.name or len(found) - last.index > _NEAR:
        return False
    why = found[-1].low in ("of", "regarding", "concerning") or grounds(found, last.index)
    return why and _opener(found, last.index) in _TOWARDS


def _opener(found: Sequence[Unit], last: int) -> str:
    """The preposition of which the mention at ``last`` is the object; else nothing."""
    place = last - 1
    while place > 0 and found[place].kind in ("determiner", "word", "capital"):
        place -= 1
    return found[place].low if place > 0 and found[place].kind in ("preposition", "to") else ""


_TOWARDS = frozenset(("with", "to", "at", "against", "from"))
_NEAR = 4
"""Within how many units of the end the object of the preposition has to stand."""
_ANGRY = frozenset(("angry", "furious", "upset", "annoyed", "unhappy", "displeased", "impatient", "irritated", "livid",
                    "dissatisfied", "disappointed", "exasperated", "frustrated", "disenchanted", "incensed",
                    "infuriated"))  # fmt: skip


def copular(draft: Draft) -> bool:
    """Whether "is", "remains" or "became" stands right before."""
    last = draft.found[-1] if draft.found else None
    return last is not None and (last.kind == "be" or any(f.lemma in ("remain", "become") for f in last.forms))


def noun_follows(units: Sequence[Unit], index: int) -> bool:
    """Whether a noun follows, so that "her" is a possessive."""
    following = units[index + 1] if index + 1 < len(units) else None
    return following is not None and following.kind in ("word", "capital", "verb", "number", *NAMES)
