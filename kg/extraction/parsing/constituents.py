"""Constituents: whom a noun phrase with what hangs on it stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extraction.grammar.offshoots import branched, derived, is_faction
from kg.extraction.grammar.party import CRITICS, STRIKERS, is_rival
from kg.extraction.grammar.phrases import NounPhrase, Party, Units, party_of, seated
from kg.extraction.parsing.chunks import Chunk
from kg.extraction.parsing.syntax import Item
from kg.extraction.reference.spokesmen import SPOKESMEN, spokesman_of
from kg.extraction.words.descriptions import GROUPS, is_nameless
from kg.extraction.words.wordlists import nouns_of, wordlists, words_of
from kg.model import Actor

__all__ = ["beside_description", "counts_only", "of_former", "only_described", "owned_by", "parties_of_item"]

_DEPTH = 3
"""How often one phrase may hang on another: "half of the members of the leadership of X"."""
_COUNTS = frozenset(
    (
        "members", "elements", "dozens", "scores", "number", "majority", "handful", "group", "series", "thousands",
        "hundreds", "part", "parts", "half", "most", "remnants", "rest",
        "bulk", "remainder", "mass", "core", "nucleus", "vanguard", "rear", "rearguard", "flank", "flanks", "ranks",
        "pair", "couple", "dozen", "troika", "trio", "detachment", "detachments", "squad", "company", "platoon",
        "companies", "platoons", "batches", "batch", "squads", "columns", "units", "battalions",
        "divisions", "regiments", "brigades", "corps",
        "truckload", "truckloads", "busload", "busloads", "boatload", "boatloads", "planeload", "planeloads", "wave",
        "waves", "squadron", "squadrons", "formation", "formations", "band", "bands", "contingent", "contingents",
    )
)  # fmt: skip


_BANDS = frozenset(("party", "parties", "team", "teams", "squad", "squads", "band", "bands", "crew", "gang"))
_BANDED = frozenset(("raiding", "war", "landing", "search", "advance", "hit", "death", "assault", "armed",
                     "small", "roving", "commando", "scouting", "boarding", "suicide",
                     "sabotage", "reconnaissance"))  # fmt: skip
_NOT_ALL = frozenset(("no", "few", "neither", "any"))
_ARTICLES = frozenset(("a", "an", "another", "the"))
_APPOSED_FROM = 2
_ASIDE = 8
"""Units of "(ABC)" between a name and the comma after it."""
_SPEAKING_FOR = frozenset(("negotiators", "representatives", "delegates", "envoys", "negotiator", "mediators"))


def counts_only(units: Units, phrase: NounPhrase) -> bool:
    """As "hundreds" in "hundreds of X fighters"; not "the company" that stands for X, "accused the company of …"."""
    words = units[phrase.first : phrase.last + 1]
    if units[phrase.last].resolved:
        return False
    if units[phrase.last].low in _BANDS and len(words) > 1 and words[-2].low in _BANDED:
        return True  # "a raiding party of X"
    return all(unit.kind in ("number", "determiner", "adverb") or unit.low in _COUNTS for unit in words)


_UNION = "IntergovernmentalOrganization"
_ORGANS = frozenset(("council", "commission", "assembly", "secretariat", "parliament", "committee", "chairman",
                     "chairperson", "court"))  # fmt: skip
_THEIRS = frozenset(("its", "their", "his", "her", "rebel", "enemy", "insurgent"))


def bearer_of(units: Units, title: int) -> int | None:
    """The index of the N. N. of "Minister for Africa N. N.", "Envoy to the Sahel N. N.", whose title is at ``title``.

    A title after the preposition is the other's: "an adviser to President N. N.".
    """
    first = title + 2
    if first >= len(units) or units[title + 1].low not in ("for", "of", "to"):
        return None
    titles = wordlists().classes["title"] | _TITLES
    if units[title].low not in titles:
        return None
    if units[title + 1].low == "of" and units[first].low == "state" and first + 2 < len(units):
        first += 2 if units[first + 1].low in ("for", "of") else 0
    for place in range(first, min(first + _PORTFOLIO, len(units))):
        unit, person = units[place], units[place].speaker or units[place].actor
        if unit.kind == "name" and person is not None and person.type == "Person":
            return place if place > first else None
        if unit.low in titles or unit.kind not in ("determiner", "capital", "word", "name", "metonym"):
            return None
    return None


_TITLES = frozenset(("envoy", "representative", "ambassador", "coordinator"))
_PORTFOLIO = 6
"""Units of "the Sahel and the Horn of Africa N. N."."""


def owned_by(units: Units, outer: NounPhrase, preposition: str, inner: Party | None) -> Party | None:
    """Whom "fighters of X" stands for, by its first phrase and the party of what the preposition leads to."""
    tribal = inner is not None and inner.actor.type == "Population" and inner.roles == {"name"}
    if tribal and inner is not None and preposition in ("of", "from") and _are_warriors(units, outer):
        return replace(inner, roles=frozenset(("fighters",)))  # "armed men of the Dinka tribe"
    return _owned_by(units, outer, preposition, inner)


def _owned_by(units: Units, outer: NounPhrase, preposition: str, inner: Party | None) -> Party | None:
    if preposition == "of" and counts_only(units, outer):
        return inner
    if outer.party is None and (bearer := bearer_of(units, outer.last)) is not None:
        return party_of(units[bearer])
    event = wordlists().events.get(units[outer.last].low)
    if preposition == "of" and event is not None and event.relation == "attacked" and "of" in event.prepositions:
        return outer.party  # "the shelling of Y killed ten": Y did nothing
    if preposition == "of" and units[outer.last].low in STRIKERS:
        return outer.party
    if preposition in ("for", "of") and units[outer.last].low in SPOKESMEN and outer.party is None:
        roles = frozenset(("officials",))
        return replace(inner, speaker=spokesman_of(inner, units[outer.last].low), roles=roles) if inner else None
    if preposition == "of" and units[outer.last].low in CRITICS and outer.party is None:
        if inner is None:
            return None
        others = Actor(f"{inner.actor.name}'s {units[outer.last].low}", "Population")
        return replace(inner, actor=others, speaker=others, roles=outer.roles)
    if preposition == "of" and inner is not None and inner.actor.type == _UNION and units[outer.last].low in _ORGANS:
        return replace(inner, roles=outer.roles | {"officials"})  # "the council of the OAS"
    if (
        inner is not None
        and inner.actor.type == "State"
        and is_rival(units[outer.first : outer.last], units[outer.last].low)
    ):
        return outer.party  # "the rebel government of Y" is not Y's
    described = outer.party is None or (inner is not None and inner.actor.type in GROUPS)
    theirs = any(unit.kind == "possessive" or unit.low in _THEIRS for unit in units[outer.first : outer.last])
    if preposition == "from" and theirs:
        return outer.party  # "freed their soldiers from X", "bombed rebel columns from Dakar"
    joins = preposition == "of" or (preposition == "from" and bool(outer.roles & {"fighters", "officials", "forces"}))
    if (
        outer.roles & {"fighters"}
        and not outer.roles & {"forces"}
        and inner is not None
        and inner.actor.type == "State"
    ):
        return None  # "the Christian militias of Lebanon" are not Lebanon's
    joins = joins or (preposition == "for" and units[outer.last].low in _SPEAKING_FOR)
    if joins and described and outer.roles and not outer.roles <= {"assets"}:
        return _men_of(units, outer, inner) if inner is not None else None
    return outer.party


def _men_of(units: Units, outer: NounPhrase, inner: Party) -> Party:
    """Whom "fighters of X" stands for; "residents of X" speak for themselves, whatever is done to them is done to X."""
    private = outer.roles & {"bystanders"} and not outer.roles & {
        "forces",
        "fighters",
        "officials",
        "leaders",
        "agents",
    }
    parted = is_faction(units, outer.first, outer.last)
    if derived(units[outer.last : outer.last + 1], inner.actor, parted=parted):
        return branched(units[outer.first : outer.last + 1], inner, parted=parted)
    if inner.actor.type != "State" or not private:
        return replace(inner, roles=outer.roles)
    home = next((unit.text for unit in units[outer.last + 1 :] if unit.start >= inner.start), inner.actor.name)
    return replace(inner, speaker=Actor(f"{units[outer.last].low} of {home}", "Population"), roles=outer.roles)


def _are_warriors(units: Units, phrase: NounPhrase) -> bool:
    """Whether it is men of a people who may strike as such: its warriors, gunmen, youths; nobody's in particular."""
    return units[phrase.last].low in _WARRIORS and (phrase.party is None or is_nameless(phrase.party.actor))


_WARRIORS = frozenset(
    ("men", "youths", "warriors", "gunmen", "fighters", "militiamen", "tribesmen", "clansmen", "raiders", "militia",
     "militias", "bandits", "hunters", "horsemen", "mob", "mobs", "vigilantes")
)  # fmt: skip


def _described(units: Units, phrase: NounPhrase) -> bool:
    """Whether the phrase describes somebody, whom a name set beside it names: "its neighbour, X,"."""
    if phrase.roles & {"people", "officials", "leaders", "fighters", "forces"} or counts_only(units, phrase):
        return True
    head, describing = units[phrase.last].low, wordlists().classes["describing"]
    one = head[:-3] + "y" if head.endswith("ies") else head.removesuffix("s")
    return head in describing or one in describing


def only_described(phrase: NounPhrase) -> bool:
    """Whether nothing but its words tells who it is: "a Lebanese rebel group, X,", "the Tutsi militia, X,"."""
    party = phrase.party
    if party is None:
        return False
    unnamed = party.actor.type == "Person" and party.roles == {"leaders"}  # "the ousted Y-ian president, N. N.,"
    return unnamed or party.actor.type == "Population" or (party.kind == "demonym" and party.actor.type in GROUPS)


def _gerund(units: Units, first: int) -> bool:
    """Whether an unknown verb begins the phrase: "(accused) the rebels of hiring mercenaries"."""
    unit = units[first]
    if unit.kind != "word" or not unit.low.endswith("ing"):
        return False
    return unit.low not in wordlists().events and not any(unit.low in words for words in wordlists().nouns.values())


def _examples(units: Units, chunks: Sequence[Chunk], item: Item) -> Sequence[int]:
    """The chunks of A and B in "groups such as A and B", "countries like A": what is told of all is told of them."""
    outer = chunks[item.chunk]
    word, places = item.tail[0] if item.tail else _named_among(units, chunks, item.chunk)
    if (
        not places
        or not units[outer.last].low.endswith("s")
        or any(u.low in _NOT_ALL for u in units[outer.first : outer.last])
    ):
        return ()
    before = chunks[places[0]].first - 2
    such = word == "as" and before >= 0 and units[before].low == "such"
    return places if such or word in _NAMING else ()


def _named_among(units: Units, chunks: Sequence[Chunk], outer: int) -> tuple[str, list[int]]:
    """As in "several states, among them A and B,", "groups, including A,": the word and the chunks after it."""
    place = outer + 1
    if place + 2 >= len(chunks) or chunks[place].kind != "comma":
        return "", []
    place += chunks[place + 1].kind == "skip"  # ", such as A and B," ", notably A,"
    single = units[chunks[place].first].low if chunks[place].kind == "skip" else ""
    word, place = (single, place + 1) if single in _NAMING else (chunks[place + 1].word, place + 2)
    if word == "among":
        if chunks[place].first != chunks[place].last or units[chunks[place].first].low != "them":
            return "", []
        place += 1
    found: list[int] = []
    while place < len(chunks) and chunks[place].kind in ("np", "comma", "and"):
        if chunks[place].kind == "np":
            found.append(place)
        elif chunks[place].kind == "comma" and (place + 1 >= len(chunks) or chunks[place + 1].kind != "np"):
            return word, found
        place += 1
    ended = all(chunk.kind == "skip" for chunk in chunks[place:]) or chunks[place].kind == "stop"
    return (word, found) if ended else ("", [])


_NAMING = frozenset(("like", "including", "notably", "among"))


def _apposed(units: Units, chunks: Sequence[Chunk], item: Item, first: int) -> Sequence[int]:
    """The chunks of what is set beside the phrase: also both of "the two neighbours, A and B, agreed"."""
    found, place = [first], first
    head = units[chunks[item.chunk].last]
    if not head.low.endswith("s") and head.kind != "number":
        return found
    while place + 2 < len(chunks) and len(found) < _BESIDE:
        joint = place + 1
        last = chunks[joint].kind == "and"
        if chunks[joint].kind == "comma" and chunks[joint + 1].kind == "and":
            joint, last = joint + 1, True
        if chunks[joint].kind not in ("comma", "and") or joint + 1 >= len(chunks) or chunks[joint + 1].kind != "np":
            break
        place = joint + 1
        found.append(place)
        if last:
            closed = place + 1 >= len(chunks) or chunks[place + 1].kind in ("comma", "stop", "skip")
            return found if closed else found[:1]
    return found[:1]


_BESIDE = 6


def parties_of_item(units: Units, chunks: Sequence[Chunk], item: Item, depth: int = 0) -> tuple[Party, ...]:
    """Whom the phrase with its prepositional phrases stands for: "the leader of X", "delegations from A and B"."""
    outer = chunks[item.chunk].phrase
    if outer is None:
        return ()
    seat = seated(units, outer)
    if seat is not None:
        return (seat,)
    related = units[outer.last].low in wordlists().kinds and units[outer.last].kind != "name"
    open_to = outer.party is None or only_described(outer) or related
    if item.apposition is not None and open_to and (related or _described(units, outer)):
        named_ones = (chunks[place].phrase for place in _apposed(units, chunks, item, item.apposition))
        return tuple(phrase.party for phrase in named_ones if phrase is not None and phrase.party is not None)
    unnamed = outer.party is None or is_nameless(outer.party.actor)
    examples = _examples(units, chunks, item) if unnamed else ()
    if examples:
        named = (party for place in examples for party in parties_of_item(units, chunks, Item(place), depth + 1))
        return tuple(dict.fromkeys(named))
    if not item.tail or depth > _DEPTH or item.tail[0][0] not in ("of", "from", "for"):
        return (outer.party,) if outer.party is not None else ()
    if of_former(units, outer) and item.tail[0][0] == "of":
        beside = chunks[item.apposition].phrase if item.apposition is not None else None
        person = beside.party if beside is not None else None
        return (person,) if person is not None and person.actor.type == "Person" else ()
    preposition, places = item.tail[0]
    if units[outer.first].low in _NOT_ALL or (outer.first and units[outer.first - 1].kind == "negation"):
        return ()  # "no soldier of X", "not a single soldier of X"
    found: list[Party] = []
    if places and _gerund(units, chunks[places[0]].first):
        return (outer.party,) if outer.party is not None else ()
    for place in places:
        for inner in parties_of_item(units, chunks, Item(place, item.tail[1 : _DEPTH + 2]), depth + 1) or (None,):
            party = owned_by(units, outer, preposition, inner)
            if party is not None and party not in found:
                found.append(party)
    return tuple(found)


def of_former(units: Units, phrase: NounPhrase) -> bool:
    """As in "the former president (of X)", "former soldiers of X", "the opposition leader", "the bishop of X"."""
    words = units[phrase.first : phrase.last + 1]
    if words[-1].low in _OF_TOWNS:
        return True
    if not any((unit.low in _PAST or unit.low in _NOT_THEIRS) for unit in words):
        return False
    head = words[-1].low
    return head in _ENLISTED or head in nouns_of("officials", "leaders") or head in words_of("title", "state_force")


_OF_TOWNS = frozenset(("imam", "imams", "bishop", "bishops", "archbishop", "archbishops", "patriarch", "rabbi",
                       "rabbis", "mufti", "muftis", "cardinal", "priest", "priests", "pastor", "pastors",
                       "metropolitan", "abbot", "mayor", "mayors", "rector", "dean", "cleric", "clerics", "clergy",
                       "churches", "residents", "inhabitants", "citizens", "people", "students"))  # fmt: skip
"""Who are of a capital, of which nobody speaks as of its state's government."""
_NOT_THEIRS = frozenset(("opposition", "shadow", "self-proclaimed", "self-styled"))
_ENLISTED = frozenset(("combatants", "combatant", "fighters", "fighter", "members", "member", "militants", "militant",
                       "commanders", "commander", "militiamen", "militiaman", "recruits", "recruit"))  # fmt: skip
"""Who belongs to a group, and who has left it where he is a former one; "former rebels" may still be in it."""


def veterans(units: Units, phrase: NounPhrase) -> Party | None:
    """The people of "killed former members of the X front", "former Y-ian soldiers", who are X and Y no more."""
    first = next((i for i in range(phrase.first, phrase.last) if units[i].low in _PAST), phrase.last)
    head = next((i - 1 for i in range(first, phrase.last) if units[i].low == "of"), phrase.last)
    outer = NounPhrase(first, head, None, frozenset())
    if first == head or not units[head].low.endswith(("s", "men")) or not of_former(units, outer):
        return None
    name = " ".join(unit.text for unit in units[first : head + 1])
    actor = Actor(name[0].lower() + name[1:], "Population")
    return Party(actor, actor, units[first].start, units[head].end, frozenset(("people",)), "name")


_PAST = frozenset(("former", "ex", "late", "ousted", "deposed", "exiled", "onetime", "retired", "renegade", "toppled",
                   "overthrown", "dethroned", "unseated"))  # fmt: skip


def beside_description(units: Units, first: int, last: int) -> int | None:
    """Where the name ends beside which "a local militia" stands, set off by a comma; ``None`` where it is no such."""
    if first < _APPOSED_FROM or units[first].low not in _ARTICLES or units[first - 1].kind != "comma":
        return None
    nouns, head = wordlists().nouns, units[last].low
    somebody = any(head in nouns[name] for name in ("fighters", "forces", "voices", "leaders"))
    if not somebody and head not in wordlists().classes["shortened"]:
        return None
    before = first - 2
    if units[before].kind == "close":
        before = next((i - 1 for i in range(before, max(before - _ASIDE, 0), -1) if units[i].kind == "open"), before)
    return before
