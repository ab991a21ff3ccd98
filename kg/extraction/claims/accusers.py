"""Accusers: who accuses, by the subject of the verb, the clause around it, or what they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup, noun_phrase
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.speech.sources import as_party, source_of, subject_source
from kg.extraction.words.wordlists import wordlists

__all__ = ["accusers_of", "followers_of", "go_betweens", "in_capital", "manned", "voices_of"]

_SAYS = frozenset(("said", "says", "told"))
_AFTER = frozenset(("after", "by", "before", "while", "when"))


def accusers_of(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """The subjects; also those whom only the text knows ("rights groups"), and the main clause's before "accusing"."""
    parties = clauses.subjects(group)
    if parties:
        return parties
    if group.form == "present":
        return _of_main_clause(clauses, group)
    if group.form != "finite" or group.voice != "active":
        return ()
    _, source, _ = subject_source(clauses, group)
    organ = source is not None and source[0].name in wordlists().classes["organ"] - {"police", "authorities"}
    if source is None or organ:
        return ()  # "the government": whose, nobody says
    if source[0].type == "Person" and " " not in source[0].name:
        return ()  # a surname alone, which may be somebody's whom the text has named in full
    if any(word in _SAYS for word in source[0].name.split()):
        return ()  # "a witness said soldiers had been shot and accused Y"
    return (as_party(source),)


def _of_main_clause(clauses: Clauses, group: VerbGroup) -> tuple[Party, ...]:
    """As in "Accusing Y of …, X …", "X … after accusing Y of …"."""
    finite = [g for g in clauses.groups if g.form == "finite" and g.voice == "active"]
    if group.first == 0:
        later = next((g for g in finite if g.head > group.head and not _within(clauses.units, group, g)), None)
        return clauses.subjects(later) if later else ()
    before = clauses.units[group.first - 1]
    earlier = [g for g in finite if g.head < group.head]
    if before.low in _AFTER or before.kind == "comma":
        return clauses.subjects(earlier[0]) if earlier else ()
    return ()


def _within(units: Units, group: VerbGroup, later: VerbGroup) -> bool:
    return not any(unit.kind == "comma" for unit in units[group.head : later.first])


def voices_of(units: Units, agents: Sequence[NounPhrase]) -> tuple[Party, ...]:
    """Who accuses, known only by what they are: "X has been accused by rights groups of …"."""
    source = source_of(units, agents[0]) if len(agents) == 1 else None
    organ = source is not None and source[0].name in wordlists().classes["organ"] - {"police", "authorities"}
    return (as_party(source),) if source is not None and not organ else ()


def go_betweens(units: Units, last: int, both: Sequence[Party]) -> bool:
    """Whether "both" are taken for those by whom something was arranged: "a truce brokered by X and Y; both accuse"."""
    if not any(unit.resolved and unit.low == "both" for unit in units[:last]):
        return False
    first = next((i for i, u in enumerate(units[:last]) if u.actor == both[0].actor and not u.resolved), 0)
    by = first - 1 - (first > 1 and units[first - 1].kind == "determiner")
    return first > 0 and units[by].low == "by"


def followers_of(units: Units, phrase: NounPhrase) -> Party | None:
    """Whose they are in "attributes the violence to supporters of Y", "of the former president, N. N."."""
    after = phrase.last + 1
    if units[phrase.last].low not in _FOLLOWERS or after + 1 >= len(units) or units[after].low != "of":
        return None
    leader = noun_phrase(units, after + 1)
    named = leader.last + 2 if leader is not None and leader.party is None else len(units)
    if named < len(units) and units[named - 1].kind == "comma":  # "of the former president, N. N."
        leader = noun_phrase(units, named)
    return leader.party if leader is not None else None


_FOLLOWERS = frozenset(
    ("supporters", "followers", "loyalists", "backers", "members", "elements", "adherents", "allies")
)


def in_capital(clauses: Clauses, group: VerbGroup, openers: Sequence[str]) -> tuple[NounPhrase, ...]:
    """The capital from which somebody is accused: "X was accused in Dakar of sheltering Z"."""
    units, at = clauses.units, group.head + 2
    if (
        at + 1 >= len(units)
        or units[at - 1].low != "in"
        or units[at].kind != "metonym"
        or units[at + 1].low not in openers
    ):
        return ()
    phrase = noun_phrase(units, at)
    return (phrase,) if phrase is not None and phrase.party is not None and phrase.last == at else ()


def manned(units: Units, phrase: NounPhrase) -> NounPhrase:
    """The phrase; "an X-ian jet", "X's patrol boats" that are accused of a deed as the men of X aboard them."""
    party, head = phrase.party, units[phrase.last].low
    public = any(unit.low in _OF_A_STATE for unit in units[phrase.first : phrase.last])
    armed = head in _ARMED or (head in wordlists().nouns["crewed"] and head not in _ANYBODYS)
    if party is None or "assets" not in party.roles or not (armed or (public and head in _ANYBODYS)):
        return phrase
    return replace(phrase, party=replace(party, roles=frozenset(("forces",))), roles=frozenset(("forces",)))


_ARMED = frozenset(("jet", "jets", "gunships"))
_ANYBODYS = frozenset(("ship", "ships", "vessel", "vessels", "boat", "boats", "aircraft", "plane", "planes",
                       "helicopter", "helicopters"))  # fmt: skip
"""Craft that may be a firm's or a fisherman's."""
_OF_A_STATE = frozenset(("guard", "coastguard", "navy", "naval", "patrol", "military", "war", "army", "government",
                         "militia", "fighter", "combat"))  # fmt: skip
