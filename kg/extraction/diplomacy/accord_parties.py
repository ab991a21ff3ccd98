"""Who the parties of an accord are, by the words of its own sentence."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.arguments.accord_mentions import MEDIATING, Mention
from kg.extraction.arguments.objects import agent_index
from kg.extraction.diplomacy.accord_doing import actors, agents, committed, distinct, doing, several_officials
from kg.extraction.diplomacy.accord_terms import (
    HELPS_KEEP,
    attended,
    between_at,
    binding,
    bound,
    bound_by,
    concerned,
    ended_between,
    ended_by,
    gathered,
    named_as,
    neither,
    obliged,
    past_opening,
    signed_by,
)  # fmt: skip
from kg.extraction.diplomacy.accord_ties import Tie
from kg.extraction.diplomacy.delegates import described_at, roster, seated_before
from kg.extraction.diplomacy.signatories import signed_for
from kg.extraction.diplomacy.stipulations import bound_to, stipulated
from kg.extraction.grammar.phrases import NounPhrase, Party, VerbGroup, noun_phrase, noun_phrase_before, party_of
from kg.extraction.parsing.clauses import Clause, Clauses
from kg.extraction.patterns.nominals import owner_of
from kg.extraction.words.descriptions import SIDES
from kg.extraction.words.records import record
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import wordlists

__all__ = [
    "Sides",
    "accompanied",
    "between_near",
    "both_act",
    "by_both",
    "caused",
    "led_to",
    "sides_of",
]

_NEAR = 16
_REACH = 9
_HELD_VERBS = frozenset(("hosted", "held", "convened", "chaired", "brokered", "mediated", "organised", "organized"))
_PRODUCING = frozenset(("lead", "result", "produce", "yield", "culminate", "end", "bring", "conclude"))
"""What talks do whose outcome is an accord."""
_TO_BETWEEN = 4
"""Words from "talks" to "between": "talks in Doha between"."""
_OTHERS = frozenset(("politicians", "men", "negotiators", "camps", "rivals", "adversaries", "counterparts", "generals"))
_OF_BOTH = frozenset(("armies", "sides", "countries", "governments", "parties", "states", "camps", "forces", "groups"))
_CAUSING = frozenset(("help", "get", "make", "bring", "persuade", "convince", "see", "force", "coax"))
_TAKEN = frozenset(("made", "violated", "suspended", "collapsed", "expired", "in force", "announced"))
"""What only the parties of an accord can do with it, or, for an announcement, both of them."""


@record
class Sides:
    """Who the parties are.

    Attributes:
        parties: all of them; none where the sentence does not tell.
        one: the one party that the sentence tells, where it tells no more.
        sure: 1 where the words themselves say it.
    """

    parties: tuple[Party, ...] = ()
    one: Party | None = None
    sure: float = 1.0

    def besides(self, helpers: frozenset[str]) -> Sides:
        """What is left without those who help: the one party of "Q brokered the accord with Y"."""
        left = [party for party in self.parties if party.actor.name not in helpers]
        return Sides(one=left[0]) if len(left) == 1 else Sides()


def sides_of(clauses: Clauses, mention: Mention, found: Sequence[Tie]) -> Sides:
    """The parties that the mention's own phrase and its verbs name."""
    if parties := _paired(clauses, mention):
        return Sides(parties)
    between = _between_after(clauses, mention, found)
    if between is not None and (between.parties or between.one):
        return between
    if represented := signed_for(clauses, mention, found):
        return Sides(represented)
    with_other = _with(clauses, mention, found)
    if with_other.parties:
        return with_other
    if led := led_to(clauses, mention, found) or bound_by(clauses, mention) or neither(clauses, mention, found):
        return Sides(led, sure=0.95)
    if laid_down := bound_to(clauses, mention) or stipulated(clauses, mention, found):
        return Sides(laid_down, sure=0.9)
    if acting := _acting(clauses, mention, found):
        return acting
    if mention.noun.kind == "talks" and (there := attended(clauses, mention) or _at_which(clauses, mention)):
        return Sides(there, sure=0.95)
    if held := _talked(clauses, found):
        return Sides(held, sure=0.95)
    if ended := ended_between(clauses, mention) or bound(clauses, mention) or obliged(clauses, mention, found):
        return Sides(ended, sure=0.95)
    if told := ended_by(clauses, mention) or named_as(clauses, mention) or signed_by(clauses, mention):
        return Sides(told, sure=0.95)
    own = _owner(clauses, mention)
    if own is not None and own.kind != "metonym" and own.actor.type in SIDES:
        return Sides(one=own)
    return with_other if with_other.one is not None else Sides(one=binding(clauses, mention))


def _at_which(clauses: Clauses, mention: Mention) -> tuple[Party, ...]:
    """As in "a summit in Hanoi, at which A and B failed to agree", "a meeting where A and B signed"."""
    units = clauses.units
    for place in range(mention.index + 1, min(mention.index + _NEAR, len(units) - 1)):
        unit = units[place]
        if unit.kind in ("stop", "end", "quote") or (clauses.at(place) and units[place].low not in _HELD_VERBS):
            return ()
        if unit.kind == "conjunction" and units[place - 1].kind == "comma":
            return ()  # "Q helped the talks, and a group in which A and B sat"
        which = unit.low in ("at", "during", "in", "through") and units[place + 1].low == "which"
        if unit.low != "where" and not which:
            continue
        group = next((g for g in clauses.groups if g.head > place and g.form == "finite"), None)
        if group is None or group.lemma in MEDIATING | HELPS_KEEP:
            return ()
        parties = seated_before(clauses, group) or clauses.subjects(group)
        clause = clauses.clause(group)
        if len(parties) == 1 and clause is not None:
            parties = (*parties, *clause.led_to("with"))  # "at which A signed a charter with B"
        able = all(party.actor.type in SIDES or party.actor.type == "Person" for party in parties)
        return parties if distinct(parties) and able and parties[0].start > unit.start else ()
    return ()


def _owner(clauses: Clauses, mention: Mention) -> Party | None:
    """Whose accord it is: "Egypt's (1979) treaty", "the Egyptian treaty"."""
    units = clauses.units
    marks = [i for i in range(mention.first + 1, mention.index) if units[i].kind == "possessive"]
    if marks:
        phrase = noun_phrase_before(units, marks[-1] - 1)
        return phrase.party if phrase else None
    phrase = noun_phrase_before(units, mention.index)
    own = owner_of(units, phrase, mention.index) if phrase else None
    return own if own is not None and own.kind != "metonym" else None  # "the Algiers agreement" is not Algeria's


def _paired(clauses: Clauses, mention: Mention) -> tuple[Party, ...]:
    """As in "the A–B accord", "A and B's truce", "the A-B-C talks"."""
    units = clauses.units
    names = [
        i for i in range(mention.first, mention.index)
        if units[i].kind in NAMES and units[i + 1].kind != "tail"
    ]  # fmt: skip
    joined = [i for i in names if units[i + 1].kind == "dash" and units[i + 2].kind in NAMES]
    if len(names) < 2 or not joined:
        return _joint_owners(clauses, mention)
    parties = tuple(party for i in names if (party := party_of(units[i])) is not None)
    return parties if distinct(parties) else ()


def _joint_owners(clauses: Clauses, mention: Mention) -> tuple[Party, ...]:
    """As in "A and B's truce"."""
    units = clauses.units
    mark = next((i for i in range(mention.first, mention.index) if units[i].kind == "possessive"), None)
    if mark is None or mark < 3 or units[mark - 2].low != "and":
        return ()
    left, right = noun_phrase_before(units, mark - 3), party_of(units[mark - 1])
    if left is None or left.party is None or right is None or not clauses.opens_clause(left.first):
        return ()
    parties = (left.party, right)
    return parties if distinct(parties) else ()


def _between_after(clauses: Clauses, mention: Mention, found: Sequence[Tie]) -> Sides | None:
    """As in "a truce (brokered by Q) between A and B", "a truce was reached between A and B"."""
    units, accords = clauses.units, wordlists().accords
    passive = [
        t.group.head for t in found
        if t.group and (t.role == "reduced" or t.group.voice == "passive" or _third(t) or _happens(t))
    ]  # fmt: skip
    ensuing = _ensuing(clauses, mention)
    passive = [*passive, ensuing]
    start = _past_understanding(clauses, mention.index)
    topical = mention.noun.kind == "talks" and start < len(units) and units[start].low in _TOPIC  # "talks on a truce"
    for place in range(start, min(start + _NEAR + 1, len(units))):
        unit = units[place]
        if unit.low in ("between", "among") and unit.kind == "preposition":
            if (
                mention.noun.loose
                and units[place - 1].low in _TIES
                and any(u.low in _TOPIC for u in units[start : place - 1])
            ):
                return None  # "a discussion of Q's about relations between A and B"
            if past_opening(clauses, mention.first, start, place):
                return None
            return Sides(between_at(clauses, place + 1), _half(clauses, place + 1))
        if unit.kind in ("relative", "that") and (place < ensuing or any(_third(tie) for tie in found)):
            continue
        if unit.kind in ("stop", "end", "relative", "that", "quote", "subordinator") or (
            unit.low in accords and not (topical and units[place - 1].low != "the")
        ):
            return None
        group = clauses.at(place)
        if group is not None and place not in passive:
            return None
    return None


_TIES = frozenset(("relations", "ties", "links", "relationship", "differences", "tensions", "tension", "disputes",
                   "hostilities", "fighting", "war", "conflict", "friction", "trade", "rivalry"))  # fmt: skip
_TOPIC = frozenset(("about", "on", "over", "concerning", "regarding"))


def _ensuing(clauses: Clauses, mention: Mention) -> int:
    """The verb of "the talks that ensued in Paris between A and B"; -1 where none follows so."""
    units, after = clauses.units, mention.index + 1
    after += after < len(units) and units[after].kind == "comma"
    if after + 1 >= len(units) or units[after].kind not in ("relative", "that"):
        return -1
    group = next((g for g in clauses.groups if after < g.head <= after + 3), None)
    told = group is not None and group.first == after + 1 and group.voice == "active" and not group.negated
    return group.head if told and group is not None and group.lemma in _HAPPENING | {"ensue", "follow"} else -1


def _happens(tie: Tie) -> bool:
    """As in "Talks have begun between A and B"."""
    return tie.role == "subject" and tie.group is not None and tie.group.lemma in _HAPPENING


_HAPPENING = frozenset(("begin", "start", "open", "resume", "collapse", "continue", "hold", "end", "stall", "restart"))


def _third(tie: Tie) -> bool:
    """Whether somebody else may do it for the parties: "the truce that F negotiated between A and B"."""
    lemma = tie.group.lemma if tie.group is not None else ""
    return tie.role == "gap" and (tie.effect == "gained" or lemma in MEDIATING)


def _half(clauses: Clauses, first: int) -> Party | None:
    """The one of "between A and B" whom the words name, where they do not name the other."""
    units = clauses.units
    phrase = noun_phrase(units, first)
    if phrase is None or phrase.last + 1 >= len(units) or units[phrase.last + 1].low != "and":
        return None
    other = noun_phrase(units, phrase.last + 2)
    found = [each.party for each in (phrase, other) if each is not None and each.party is not None]
    return found[0] if len(found) == 1 and found[0].actor.type in SIDES else None


def _with(clauses: Clauses, mention: Mention, found: Sequence[Tie]) -> Sides:
    """As in "X's truce with Y", "X broke the truce with Y", "X agreed with Y on a truce"."""
    units, index = clauses.units, mention.index
    others: tuple[Party, ...] = ()
    place = _with_after(clauses, index)
    if place is not None:
        phrases = clauses.phrases_from(place + 1)
        if phrases and units[min(phrases[-1].last + 1, len(units) - 1)].low in ("as", "mediating", "hosting", "acting"):
            return Sides()  # "a truce with Q as mediator"
        others = tuple(p.party for p in phrases if p.party)
        if not others and units[place + 1].kind == "number" and (told := described_at(clauses, place + 1)):
            others = (told,)  # "a deal with fourteen armed groups"
        if units[place + 1].resolved and units[place + 1].low.startswith(("both", "the two")) and len(others) > 1:
            return Sides()  # who holds talks with both sides is no third side
    for tie in found:
        if not others and tie.role == "object" and tie.effect == "made" and units[0].low == "with":
            others = _fronted(clauses)
        if not others and tie.role == "object" and tie.group is not None:
            after = tie.group.head + 1
            if after < len(units) and units[after].low == "with" and after < mention.first:
                others = tuple(p.party for p in clauses.phrases_from(after + 1) if p.party)
    if not others:
        return Sides()
    own = _own(clauses, mention, found)
    if not own:
        # Somebody whom nothing resolves may have signed it: nobody is to be put in his place.
        said = place is None and any(tie.group is not None and tie.role in ("object", "gap") for tie in found)
        return Sides(one=others[0] if len(others) == 1 and not said else None)
    parties = (*own, *others)
    return Sides(parties, sure=0.95) if distinct(parties) else Sides()


def _fronted(clauses: Clauses) -> tuple[Party, ...]:
    """The Y of "With Y, X signed a truce", "With Y the government of X signed a truce"."""
    units = clauses.units
    phrase = noun_phrase(units, 1) if len(units) > 1 else None
    if phrase is None or phrase.party is None or phrase.party.actor.type not in SIDES:
        return ()
    after = units[phrase.last + 1]
    return (phrase.party,) if after.kind in ("comma", "determiner", *NAMES) else ()


def _past_understanding(clauses: Clauses, index: int) -> int:
    """The index after the noun, and after "memorandum of understanding"."""
    words = [unit.low for unit in clauses.units[index + 1 : index + 3]]
    return index + 3 if words == ["of", "understanding"] else index + 1


def accompanied(clauses: Clauses, mention: Mention) -> bool:
    """Whether "with" tells the other side of the talks, whoever that is."""
    place = _with_after(clauses, mention.index)
    if place is None:
        return False
    after = clauses.units[roster(clauses, place + 1)[1] + 1 :][:1]
    return not after or after[0].low not in ("as", "mediating", "hosting", "acting", "chairing")


_JOINTLY = frozenset(("together", "jointly", "along"))
"""As in "mediated the talks together with Q": with another helper."""


def _with_after(clauses: Clauses, index: int) -> int | None:
    """The "with" after the noun, past "in Doha", "on the border"; none past a comma, or a verb but "talks continue"."""
    units = clauses.units
    start = _past_understanding(clauses, index)
    for place in range(start, min(start + _REACH - 1, len(units))):
        unit = units[place]
        if unit.low == "with":
            return None if units[place - 1].low in _JOINTLY or _while_doing(clauses, place) else place
        if unit.kind in ("comma", "stop", "end", "relative", "that", "quote", "subordinator", "conjunction", "be"):
            return None
        group = clauses.at(place)
        going_on = group is not None and group.voice == "active" and group.lemma in _HAPPENING and not group.negated
        if (group is not None and not going_on and not _participle(group, unit)) or unit.low in ("by", "between"):
            return None
    return None


def _while_doing(clauses: Clauses, place: int) -> bool:
    """As in "talks began with Y demanding an apology": with whom is not told there."""
    phrase = noun_phrase(clauses.units, place + 1)
    after = clauses.units[phrase.last + 1] if phrase is not None and phrase.last + 1 < len(clauses.units) else None
    return after is not None and after.kind == "verb" and after.low.endswith("ing")


def _participle(group: VerbGroup, unit: Unit) -> bool:
    """As in "the agreement on prisoners signed (in 1998 with Y)"."""
    verb = wordlists().accord_verbs.get(group.lemma)
    made = verb is not None and verb.done in ("made", "gained") and not verb.does
    return made and group.first == group.head and any(form.participle for form in unit.forms)


def _own(clauses: Clauses, mention: Mention, found: Sequence[Tie]) -> tuple[Party, ...]:
    """Whose accord "with Y" it is."""
    units = clauses.units
    owner = _owner(clauses, mention)
    made = any(tie.role == "object" and tie.effect == "made" for tie in found)
    if owner is not None and not (made and _in_its_name(clauses, mention)):
        return (owner,)
    for tie in found:
        if tie.group is not None and tie.role in ("object", "gap"):
            doers = doing(clauses, tie.group).doers or committed(clauses, tie.group, tie.effect)
            return _able(doers) or _described(clauses, tie.group)
    if owner is not None:
        return (owner,)
    if mention.first and units[mention.first - 1].low in ("for", "about"):
        return ()  # "won his backing for talks with Y"
    before = [g for g in clauses.groups if g.head < mention.index and g.form == "finite"]
    if before and before[-1].voice == "active" and mention.index - before[-1].head <= _NEAR:
        return () if _an_act(clauses, before[-1]) else _able(concerned(clauses, before[-1]))
    if before and before[-1].voice == "passive" and before[-1].lemma in ("bind", "tie", "commit", "link", "oblige"):
        return _able(clauses.subjects(before[-1]))  # "X is bound by a treaty with Y"
    opening = units[mention.first - 1].kind in ("preposition", "subordinator") if mention.first else False
    if not before and opening:
        after = next((g for g in clauses.groups if g.head > mention.index and g.form == "finite"), None)
        return _able(clauses.subjects(after)) if after is not None else ()
    return ()


def _in_its_name(clauses: Clauses, mention: Mention) -> bool:
    """Whether whoever is named before the accord only stands in its name: "X signed the Jordan Valley Accord"."""
    owned = any(unit.kind == "possessive" for unit in clauses.units[mention.first : mention.index])
    return clauses.units[mention.index].text[:1].isupper() and not owned


def _an_act(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether the subject is what somebody does: "X's strikes on Y increased after the end of talks with Z"."""
    events = wordlists().events
    return any(
        unit.low in events
        for phrase in clauses.subject_phrases(group)
        for unit in clauses.units[phrase.last : phrase.last + 1]
    )


def _described(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """Whom a subject with a number only describes: "the seven parliamentary parties concluded a pact with Y"."""
    phrases = clauses.subject_phrases(group) if group.voice == "active" and group.form == "finite" else ()
    if len(phrases) != 1 or phrases[0].party is not None or group.negated:
        return ()
    phrase = phrases[0]
    numbered = any(unit.kind == "number" for unit in clauses.units[phrase.first : phrase.last])
    told = described_at(clauses, phrase.first) if numbered else None
    return (told,) if told is not None else ()


def _able(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    return parties if all(party.actor.type != "MediaOutlet" for party in parties) else ()


def _acting(clauses: Clauses, mention: Mention, found: Sequence[Tie]) -> Sides | None:
    """As in "A and B signed an accord", "an accord signed by A and B"; the one who signs or breaks it alone."""
    one: Sides | None = None
    # Who signed it is its party, whoever breaks it: "accused X of breaking a truce signed by A and B".
    for tie in sorted(found, key=lambda tie: tie.effect != "made"):
        group = tie.group
        if group is None or tie.effect not in (*_TAKEN, "gained") or group.lemma in MEDIATING:
            continue
        if _of_others(mention, tie):
            continue
        if tie.role in ("object", "gap"):
            parties = caused(clauses, group) or actors(clauses, group)
        elif group.voice in ("passive", "reduced"):
            parties = agents(clauses, group)
        else:
            continue
        if any(party.actor.name.partition(" ")[0] in _STYLES for party in parties):
            return None  # "signed by Mr N": whoever that is
        if distinct(parties) and tie.effect != "gained" and not _denounced(mention, tie):
            return Sides(parties, sure=0.95)
        if len(parties) == 1 and tie.role == "object" and tie.effect == "made":
            later = _signed_later(clauses, mention)
            if later is not None and distinct((*parties, later)):
                return Sides((*parties, later), sure=0.95)
        if len(parties) == 1 and (partners := _partners(clauses, tie, parties[0])):
            return Sides((parties[0], *partners), sure=0.95)
        alone = tie.effect not in ("gained", "announced") and len(parties) == 1
        if alone and parties[0].actor.type in (*SIDES, "Person"):
            # Another verb may tell both: "A acceded to the treaty that B and C signed".
            one = one or Sides(one=parties[0])
    return one


def _denounced(mention: Mention, tie: Tie) -> bool:
    """As in "Q and R denounced the accord": two who do that speak of that of others."""
    return tie.group is not None and tie.group.lemma == "denounce" and mention.opener not in ("its", "their")


def _of_others(mention: Mention, tie: Tie) -> bool:
    """Whether those who announce it speak of that of others: "A similar truce announced by Q and R"."""
    return tie.effect == "announced" and tie.role == "reduced" and mention.again


_WHEN = frozenset(("date", "number", "adverb", "comma"))


def _signed_later(clauses: Clauses, mention: Mention) -> Party | None:
    """The Y of "X signed the accord on 3 May and Y a day later", where the verb is not said again."""
    units, place = clauses.units, mention.index + 1
    while place < len(units) and (units[place].kind in _WHEN or units[place].low in ("on", "in")):
        place += 1
    if place == mention.index + 1 or place + 2 >= len(units) or units[place].low != "and":
        return None
    other = noun_phrase(units, place + 1)
    if other is None or other.party is None or other.party.actor.type not in (*SIDES, "Person"):
        return None
    rest = [unit for unit in units[other.last + 1 :] if unit.kind not in ("end", "stop", "quote")]
    timed = any(unit.kind == "date" or unit.low in ("later", "after") for unit in rest)
    return other.party if timed and len(rest) < _TO_BETWEEN + 1 and not any(unit.forms for unit in rest) else None


def led_to(clauses: Clauses, mention: Mention, found: Sequence[Tie]) -> tuple[Party, ...]:
    """As in "X led A and B to a truce", "X talked A and B into a truce", "X wrung a truce from A and B"."""
    for tie in found:
        clause = clauses.clause(tie.group) if tie.group is not None and tie.role == "object" else None
        if clause is None or tie.group is None or clause.group.voice != "active" or tie.group.negated:
            continue
        if tie.group.lemma in _LEADS and len(parties := gathered(clauses, tie.group)) == _BOTH:
            return parties
        if tie.group.lemma in _WRINGS and clauses.units[mention.index + 1].low == "from":
            parties = between_at(clauses, mention.index + 2)
            if len(parties) == _BOTH and distinct(parties):
                return parties
    return ()


_LEADS = frozenset(("lead", "bring", "talk", "persuade", "coax", "push", "get", "nudge", "steer", "guide", "prod",
                    "cajole", "usher", "pressure", "lure", "commit", "bind"))  # fmt: skip
_WRINGS = frozenset(("wring", "extract", "obtain", "secure", "win", "get", "wrest", "draw"))
_BOTH = 2
_STYLES = frozenset(("Mr", "Mrs", "Ms", "Mr.", "Mrs.", "Ms.", "Miss"))


def _partners(clauses: Clauses, tie: Tie, party: Party) -> tuple[Party, ...]:
    """As in "the pact that A reached last year with B", "B, with which A signed a treaty"."""
    clause = clauses.clause(tie.group) if tie.group is not None else None
    if clause is None or (clause.group.voice == "active") != (tie.role in ("object", "gap")):
        return ()
    others = clause.led_to("with") or _met(clauses, clause)
    after = next(
        (i for i in range(clause.group.head + 1, len(clauses.units) - 1) if clauses.units[i].low == "with"), -1
    )
    if not others and 0 < after < clause.group.head + _TO_BETWEEN and clauses.units[after + 1].kind == "number":
        others = tuple(filter(None, (described_at(clauses, after + 1),)))
    able = others and all(other.actor.type in SIDES or other.actor.type == "Person" for other in others)
    return others if able and distinct((party, *others)) else ()


def _met(clauses: Clauses, clause: Clause) -> tuple[Party, ...]:
    """Those whom one has met in "A met B and agreed on a truce", "A held talks with B and signed"."""
    if clause.link != "coordinate" or clause.governor is None:
        return ()
    meeting = clauses.clause(clause.governor)
    if meeting is None or meeting.group.voice != "active" or meeting.group.negated:
        return ()
    if meeting.group.lemma in _MEETS:
        return tuple(phrase.party for phrase in meeting.objects if phrase.party) or meeting.led_to("with")
    talks = meeting.group.lemma in ("hold", "have") and bool(meeting.objects)
    noun = wordlists().accords.get(clauses.units[meeting.objects[0].last].low) if talks else None
    return meeting.led_to("with") if noun is not None and noun.kind == "talks" else ()


_MEETS = frozenset(("meet", "talk", "negotiate", "confer", "speak", "receive"))


def _talked(clauses: Clauses, found: Sequence[Tie]) -> tuple[Party, ...]:
    """Those whose talks led to it: "talks between A and B produced a truce"."""
    units, accords = clauses.units, wordlists().accords
    for tie in found:
        group = tie.group
        if group is None or tie.role != "object" or group.lemma not in _PRODUCING or group.negated:
            continue
        for place in range(group.first - 1, max(group.first - _NEAR, 0), -1):
            nouns = (accords.get(unit.low) for unit in units[max(0, place - _TO_BETWEEN) : place])
            if units[place].low == "between" and any(noun is not None and noun.kind == "talks" for noun in nouns):
                return between_at(clauses, place + 1)
            if units[place].kind in ("stop", "end", "quote", "subordinator"):
                break
    return ()


def caused(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """The doers of "make" in "X helped A and B (to) make peace"."""
    for earlier in reversed(clauses.groups):
        if earlier.head < group.first and group.first - earlier.head <= _REACH and earlier.lemma in _CAUSING:
            parties = gathered(clauses, earlier)
            close = parties and parties[-1].end < clauses.units[group.first].start
            done = not earlier.negated and earlier.modality == "actual" and earlier.form != "infinitive"
            return parties if close and done else ()
    return ()


def between_near(clauses: Clauses, index: int) -> tuple[Party, ...]:
    """The nearest "between A and B" of the sentence, after ``index`` rather than before."""
    units = clauses.units
    places = [i for i, unit in enumerate(units) if unit.low == "between" and abs(i - index) <= _NEAR]
    for place in sorted(places, key=lambda i: (i < index, abs(i - index))):
        low, high = sorted((place, index))
        if any(unit.kind == "stop" for unit in units[low:high]):
            continue
        if parties := between_at(clauses, place + 1):
            return parties
    return ()


def both_act(clauses: Clauses, group: VerbGroup) -> bool:
    """Whether those who do it are two whom the text has named before: "their leaders met", "the two politicians"."""
    units, clause = clauses.units, clauses.clause(group)
    if clause is not None and clause.link == "coordinate" and clause.governor is not None:
        group = clause.governor
    last = group.first - 1
    while last > 0 and units[last].kind in ("adverb", "date"):
        last -= 1
    phrase = noun_phrase_before(units, last) if last > 0 else None
    if phrase is not None and clauses.opens_clause(phrase.first) and _are_two(clauses, phrase):
        return True
    subjects = clauses.subject_phrases(group)  # "the two sides in the conflict"
    return len(subjects) == 1 and subjects[0].last < last and _are_two(clauses, subjects[0])


def by_both(clauses: Clauses, group: VerbGroup) -> bool:
    """As in "the protocol was initialled by both ministers", "signed by the two presidents"."""
    verb = wordlists().accord_verbs.get(group.lemma)
    if group.voice == "active" or group.negated or verb is None or verb.done != "made":
        return False
    by = agent_index(clauses, group)
    phrase = noun_phrase(clauses.units, by + 1) if by is not None else None
    return phrase is not None and _are_two(clauses, phrase)


def _are_two(clauses: Clauses, phrase: NounPhrase) -> bool:
    """Whether the phrase means two whom the text has named before."""
    units = clauses.units
    if phrase.party is not None:
        return False
    words = [unit.low for unit in units[max(0, phrase.first - 1) : phrase.last + 1]]
    head, nouns = words[-1], wordlists().nouns
    whole = [unit.low for unit in units[phrase.last + 1 : phrase.last + 5]]
    if (several_officials(head) and whole[:2] == ["of", "both"]) or whole[:3] == ["of", "the", "two"]:
        return bool(_OF_BOTH & set(whole))  # "the commanders of the two armies"
    several = head.endswith("s") and (
        head in wordlists().classes["sides"] or several_officials(head) or head in _OTHERS
    )
    opener = units[phrase.first].low if units[phrase.first].kind in ("determiner", "pronoun") else words[0]
    told = "two" in words or opener in ("their", "both") or (opener == "the" and head in ("sides", "parties"))
    return several and told and head not in nouns["assets"]
