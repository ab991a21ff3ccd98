"""Foes: whose soldiers, policemen, fighters or posts are struck, where the text leaves to the reader whose they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.extraction.arguments.home_troops import abroad, home_of_troops
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, VerbGroup
from kg.extraction.grammar.venues import only_host
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.reference.spokesmen import COMMUNIQUES
from kg.extraction.speech.sources import as_party, subject_source
from kg.extraction.words.descriptions import GROUPS, SIDES, STATES, descriptions
from kg.extraction.words.units import NAMES
from kg.extraction.words.verbclasses import CLASHING
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor
from kg.vocabulary import vocabulary

__all__ = ["foe_of", "foe_party", "is_state", "of_either_side", "servicemen"]

_ENEMY = frozenset(("enemy", "adversary", "foe", "aggressor"))
_OFFICIAL = frozenset(("security", "government"))
_MEN = frozenset(("forces", "personnel", "agents", "agencies", "services", "operatives", "units", "officers"))
"""Men of a state by the word before them: "security forces"."""
_TO_FIGHT = 24
_TRADES = frozenset(("sailor", "sailors", "pilot", "pilots", "crew"))


def foe_of(clauses: Clauses, doers: Iterable[Party], phrase: NounPhrase) -> Party | None:
    """Whom "two policemen", "a patrol", "15 militants" belong to: the one foe of who strikes them.

    Soldiers, policemen and public buildings that a group strikes are those of the state that it fights; fighters,
    camps and positions are those of any one foe.
    """
    doers = tuple(doers)
    acting = {doer.actor.name: doer.actor for doer in doers}
    units = clauses.units
    if len(acting) != 1 or any(unit.kind in NAMES for unit in units[phrase.first : phrase.last + 1]):
        return None
    doer = next(iter(acting.values()))
    if (fought := _fought_there(clauses, phrase, doer)) is not None:
        return foe_party(fought, clauses, phrase) if _can_have(fought, clauses, phrase) else None
    classes = wordlists().classes
    words = {unit.low for unit in units[phrase.first : phrase.last + 1]}
    following = [unit.low for unit in units[phrase.last + 1 : phrase.last + 4]]
    if words & _ENEMY or (following[:2] == ["of", "the"] and set(following) & _ENEMY):
        enemy = clauses.foe(doer, official=False)
        return foe_party(enemy, clauses, phrase) if enemy is not None else None
    if words & {"rights", "faith"}:
        return None  # "human rights defenders"
    if any(unit.kind == "capital" and unit.place is None for unit in units[phrase.first : phrase.last]):
        return None  # "a Mission patrol": whose it is the text says
    if words & classes["state_force"] or ("security" in words and words & _MEN):
        if doer.type not in GROUPS | {"State"}:
            return None
        # Sailors and pilots may be of a merchant ship or an airline, unless the state is known to be the foe.
        known = bool(words & _TRADES)
        foe = clauses.foe(doer, official=not known)
        foe = None if known and foe is not None and foe.type not in STATES else foe
        foe = None if foe is not None and _on_anothers_ground(clauses, foe, phrase) else foe
        foe = home_of_troops(clauses, doers[0]) if foe is None and not known else foe
        foe = None if foe is not None and abroad(clauses, foe, words) else foe
    elif phrase.roles & {"fighters"} or words & classes["fighters_place"]:
        foe = clauses.foe(doer, official=False)
        revolting = units[phrase.last].low in descriptions().classes["in-revolt"]
        foe = None if revolting and foe is not None and foe.type not in GROUPS else foe  # no state's men are "rebels"
    else:
        return None
    return foe_party(foe, clauses, phrase) if foe is not None and not _backs(clauses, foe) else None


def _fought_there(clauses: Clauses, phrase: NounPhrase, doer: Actor) -> Actor | None:
    """The one Y of "X clashed with Y, killing six fighters", whom X meets in the fight in which these are struck."""
    striking = next((group for group in reversed(clauses.groups) if group.head < phrase.first), None)
    clause = clauses.clause(striking) if striking is not None else None
    fight = clause.governor if clause is not None and clause.link in ("participial", "coordinate") else None
    if striking is None or fight is None or fight.lemma not in CLASHING or striking.first - fight.head > _TO_FIGHT:
        return None
    met = clauses.clause(fight)
    if met is None or any(unit.kind == "stop" for unit in clauses.units[fight.head : striking.first]):
        return None
    led = (*met.objects, *met.complements.get("with", ()), *met.complements.get("against", ()))
    others = {p.party.actor.name: p.party.actor for p in led if p.party is not None and p.party.actor.type in SIDES}
    others.pop(doer.name, None)
    return next(iter(others.values())) if len(others) == 1 else None


def of_either_side(clauses: Clauses, phrase: NounPhrase, doers: Iterable[Party]) -> bool:
    """Whether the armed men struck may be of either side: "X troops clashed with Y, killing six soldiers"."""
    armed = "fighters" in phrase.roles or clauses.units[phrase.last].low in wordlists().classes["state_force"]
    met = [_fought_there(clauses, phrase, doer.actor) for doer in doers] if armed else []
    return any(foe is not None and not _can_have(foe, clauses, phrase) for foe in met)


def _can_have(foe: Actor, clauses: Clauses, phrase: NounPhrase) -> bool:
    """Whether such men can be his who is fought: soldiers a state's that fights a group, fighters a group's."""
    units = clauses.units
    words = {unit.low for unit in units[phrase.first : phrase.last + 1]}
    if words & wordlists().classes["state_force"]:
        return foe.type in STATES
    return "fighters" in phrase.roles and foe.type in GROUPS


def servicemen(clauses: Clauses, group: VerbGroup, others: Iterable[Party]) -> tuple[Party, ...]:
    """Whose the "troops", "two patrols" are that do or suffer what ``group`` says: of the state that the other fights.

    Args:
        clauses: the sentence.
        group: the verb.
        others: whom its words lead to: "clashed with X", "came under fire from X".
    """
    known = {other.actor.name: other for other in others if other.actor.type in SIDES}
    phrases = clauses.subject_phrases(group) if len(known) == 1 else ()
    if len(phrases) != 1 or phrases[0].party is not None:
        return ()
    words = {unit.low for unit in clauses.units[phrases[0].first : phrases[0].last + 1]}
    head = clauses.units[phrases[0].last].low
    if words & _OTHERS_FORCES:
        return ()
    forces = head in wordlists().classes["state_force"] or (head in _MEN and not _OFFICIAL.isdisjoint(words))
    if (forces or head in _AIRCRAFT) and (own := _of_speaker(clauses, group, known, phrases[0])):
        return (own,)
    band = all(other.actor.type in GROUPS for other in known.values())
    organ = head in _ORGANS and clauses.units[phrases[0].first].low == "the"
    if not forces or not band or (organ and any(unit.holder is not None for unit in clauses.units)):
        return ()  # whose "the army" is that strikes a band in a town, the text has left open
    foe = foe_of(clauses, known.values(), phrases[0])
    if foe is not None and (_elsewhere(clauses, foe, group) or only_host(clauses.units, foe.actor.name)):
        return ()
    acting = foe is not None and foe.actor.type in STATES
    return (replace(foe, roles=frozenset(("forces",))),) if foe is not None and acting else ()


_ORGANS = frozenset(("army", "military", "navy"))


def _on_anothers_ground(clauses: Clauses, foe: Actor, phrase: NounPhrase) -> bool:
    """Whether the soldiers fell where another state's are: "X shelled Marib, killing four soldiers" on a foe's ships.

    The foe whom other sentences tell may have men there; that these are his, nobody says.
    """
    before = clauses.units[: phrase.first]
    held = {unit.holder.name for unit in before if unit.place is not None and unit.holder is not None}
    named = any(unit.actor is not None and unit.actor.name == foe.name and not unit.resolved for unit in before)
    return foe.type == "State" and bool(held) and foe.name not in held and not named


def _elsewhere(clauses: Clauses, foe: Party, group: VerbGroup) -> bool:
    """Whether the sentence has set the scene in another state: "On the Burundian side, soldiers fought X"."""
    before = clauses.units[: group.first]
    states = {u.actor.name for u in before if u.actor is not None and u.actor.type == "State" and u.kind in NAMES}
    return bool(states) and foe.actor.name not in states


def _of_speaker(clauses: Clauses, group: VerbGroup, others: Iterable[str], phrase: NounPhrase) -> Party | None:
    """The X of "X's army said jets had struck Y": what an army tells of jets and troops, it tells of its own."""
    saying = _saying(clauses, group)
    if saying is None:
        return None
    telling = clauses.subjects(saying)
    speaker = telling[0] if len(telling) == 1 else _by_communique(clauses, saying) if not telling else None
    if speaker is None or speaker.actor.type not in STATES or speaker.actor.name in set(others):
        return None
    if "voices" not in speaker.roles and not set(speaker.speaker.name.lower().replace("'s", "").split()) & _MILITARY:
        words = {unit.low for unit in clauses.units if speaker.start <= unit.start < speaker.end}
        if not words & (_MILITARY | COMMUNIQUES):
            return None
    units = clauses.units
    if units[phrase.last].low in _AIRCRAFT and any(
        unit.holder is not None and unit.holder.name == speaker.actor.name for unit in units[group.head :]
    ):
        return None  # "Y's army said jets had struck the camp near P", which is in Y: perhaps another's jets
    return Party(
        speaker.actor, speaker.actor, units[phrase.first].start, units[phrase.last].end, frozenset(("forces",)),
        "coreference",
    )  # fmt: skip


def _saying(clauses: Clauses, group: VerbGroup) -> VerbGroup | None:
    """The verb by which what ``group`` tells is said: before it, or at the end of the sentence: "…, X's army said"."""
    clause, units = clauses.clause(group), clauses.units
    if clause is None or (clause.link == "content" and clause.governor is not None):
        return clause.governor if clause is not None and clause.governor and clause.governor.lemma in _SAYS else None
    last = clauses.verbs[-1] if clauses.verbs else group
    if clause.link not in ("main", "coordinate") or last.head <= group.head or last.lemma not in _SAYS:
        return None
    after = units[last.head + 1] if last.head + 1 < len(units) else None
    closes = after is None or after.kind in ("end", "date", "stop") or after.low in ("on", "in")
    parted = any(unit.kind == "comma" for unit in units[group.head : last.first])
    return last if closes and parted and last.form == "finite" and last.voice == "active" else None


def _by_communique(clauses: Clauses, saying: VerbGroup) -> Party | None:
    """The X of "an X-ian communique said", "a military bulletin from X said": who tells of a war that he wages."""
    first, source, _ = subject_source(clauses, saying)
    words = {unit.low for unit in clauses.units[first : saying.first]}
    own = words & COMMUNIQUES or (words & _BULLETINS and words & _MILITARY)
    return as_party(source) if source is not None and own else None


_BULLETINS = frozenset(("statement", "statements", "bulletin", "bulletins"))
_SAYS = frozenset(("say", "announce", "claim", "report", "state", "confirm", "add", "declare"))
_MILITARY = frozenset(
    (
        "army",
        "military",
        "navy",
        "defence",
        "defense",
        "force",
        "forces",
        "command",
        "guard",
        "interior",
        "police",
        "ministry",
        "general",
        "commander",
    )
)
_AIRCRAFT = frozenset(
    (
        "jets",
        "warplanes",
        "aircraft",
        "planes",
        "gunships",
        "helicopters",
        "drones",
        "artillery",
        "bombers",
        "gunners",
        "fighter-jets",
        "warships",
        "tanks",
        "airstrikes",
        "strikes",
        "frigates",
        "gunboats",
        "guns",
        "batteries",
        "destroyers",
        "submarines",
    )
)
_OTHERS_FORCES = frozenset(
    ("foreign", "former", "peacekeeping", "allied", "coalition", "other", "rebel", "renegade", "mutinous",
     "defecting", "private", "local", "child", "ex", "fleeing", "international")
)  # fmt: skip


def _backs(clauses: Clauses, foe: Actor) -> bool:
    """Whether the sentence names ``foe`` only behind "by" or before "-backed": who stands behind one is not his foe."""
    units = clauses.units
    named = [i for i, unit in enumerate(units) if unit.actor is not None and unit.actor.name == foe.name]
    return bool(named) and all(_stands_behind(units, index) for index in named)


def _stands_behind(units: Units, index: int) -> bool:
    before = index - 1
    while before > 0 and units[before].kind in ("determiner", "conjunction", *NAMES):
        before -= 1
    after = units[index + 1] if index + 1 < len(units) else None
    if after is not None and after.low in ("-backed", "-supported"):
        return True
    frames = wordlists().frames
    helped = before > 0 and units[before].low == "by"
    return helped and any(
        form.lemma in frames and vocabulary().relation(frames[form.lemma].relation).family == "support"
        for form in units[before - 1].forms
    )


def foe_party(foe: Actor, clauses: Clauses, phrase: NounPhrase) -> Party:
    """The foe as the one whom the phrase stands for."""
    units = clauses.units
    return Party(foe, foe, units[phrase.first].start, units[phrase.last].end, phrase.roles, "coreference")


def is_state(party: Party) -> bool:
    """Whether a state is struck; its president, whom anybody may have murdered, is not it."""
    return party.actor.type == "State" and party.kind != "coreference" and party.speaker.type != "Person"
