"""Pretences: sentences whose deeds are those of a film, a game, a match or a mock debate, and happened nowhere else."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.figurative import at_law, figurative
from kg.extraction.grammar.findings import Finding
from kg.extraction.words.descriptions import GROUPS
from kg.extraction.words.places import places_of
from kg.extraction.words.units import Unit
from kg.extraction.words.verbforms import Units
from kg.extraction.words.wordlists import wordlists
from kg.model import Document
from kg.vocabulary import vocabulary

__all__ = ["pretended", "retells_fiction"]

_SCORES = frozenset(("wickets", "innings", "goalless", "semi-final", "semifinal", "quarter-final", "quarterfinal",
                     "relay", "shoot-out", "knockout", "play-offs"))  # fmt: skip
"""Words of results; places and teams are attacked, too, so that "football" is none."""
_NO_RESULT = frozenset(("station", "stations", "tower", "towers", "mast", "masts", "point", "points", "satellite",
                         "satellites", "blow", "blows", "punch"))  # fmt: skip
"""What "relay" and "knockout" stand before elsewhere."""
_VENUES = frozenset(
    ("pitch", "pitches", "field", "fields", "ground", "grounds", "stadium", "stadiums", "arena", "court", "courts",
     "club", "fans", "fan", "supporters", "spectators", "player", "players", "coach", "team", "teams", "federation",
     "association", "star", "stars", "crowd", "viewing", "screening", "hall", "park", "academy", "league")
)  # fmt: skip
"""What a game is played at, and who plays or watches it: they are struck in earnest."""
_MAKERS = frozenset(
    ("director", "directors", "maker", "makers", "star", "stars", "festival", "crew", "critic", "critics", "producer",
     "producers", "industry", "academy", "studio", "studios", "theatre", "theater", "school", "company", "companies",
     "house", "houses", "singer", "singers")
)  # fmt: skip
"""What stands after "film" or "opera" is no story: who makes it, and where it is shown."""
_AROUND = frozenset(("during", "before", "after", "ahead", "watching", "watched", "following", "since"))
"""Words that put a deed beside a match: "attacked a stadium during a match"."""
_AS_DOUBLE = frozenset(("double", "zero-sum", "great", "blame", "numbers", "waiting", "power", "end"))
"""What a "game" is of that nobody plays: "the blame game"."""
_ROUNDS = frozenset(("sets", "singles", "doubles", "seed", "seeded", "rounds", "heavyweight", "welterweight",
                     "middleweight", "lightweight", "tie-break", "racquet", "racket", "knockout", "bout", "birdie",
                     "birdies", "par", "playoff", "semi-finals", "quarter-finals", "tennis", "boxing", "golf",
                     "wimbledon", "slam", "gold", "silver", "bronze", "finish", "laps"))  # fmt: skip
"""By what one player beats another."""
_STORIES = frozenset(
    ("play", "story", "poem", "series", "episode", "scene", "trilogy", "saga", "myth", "legend", "fable", "tale",
     "plot", "storyline", "painting", "mural", "comic", "epic", "ballad", "drama", "season", "act", "prologue",
     "finale", "script", "anime", "manga", "cartoon", "sequel", "prequel", "game", "film", "movie", "novel", "opera")
)  # fmt: skip
_PARTS = frozenset(("act", "episode", "scene", "season", "series", "plot"))
"""Of them, what also happens in earnest: "in a hostile act," "in the dry season," "in the latest episode,"."""
_WHICH_PART = frozenset(("opening", "closing", "first", "second", "third", "fourth", "fifth", "final", "last", "pilot",
                         "climactic", "title"))  # fmt: skip
_LONG = frozenset(("session", "sessions", "effort", "efforts", "diplomacy", "debate", "debates"))
_MOCK = frozenset(("trial", "trials", "debate", "debates", "parliament", "tribunal", "session", "summit"))
_UN = frozenset(("UN", "United Nations"))
_PLAYED = frozenset(("video", "computer", "strategy", "board", "online", "mobile", "console", "role-playing", "card"))
_TO_STORY = 9
_BACK = 4


def pretended(units: Units, finding: Finding) -> bool:
    """Whether what the finding says is told of a story, a simulation or a match."""
    if any(_is_fiction(units, place) for place in _places(units, "pretend")):
        return True
    if _story_told(units) or _depicted(units, finding):
        return True
    if _mock(units) and finding.relation not in _TOGETHER:
        return True
    if at_law(units, finding) or (figurative(units, finding) and not _in_earnest(units)):
        return True
    if _is_a_match(units, finding) or _of_business(units, finding) or _at_the_polls(units, finding):
        return True
    armed = any(p is not None and p.actor.type in GROUPS for p in (finding.subject, finding.object))
    return not armed and any(_is_sport(units, place) for place in _places(units, "sport"))


_TOGETHER = frozenset(("cooperatesWith", "trainsWith"))
"""What the war game is to those who hold it, whatever is only played in it."""


def retells_fiction(document: Document) -> bool:
    """Whether the text says at its beginning that its subject is a made-up work: "X is a manga series written by Y"."""
    opening = (s for s in document.sentences[:_OPENING] if s.section == "body")
    return any(_introduces(document.text[s.start : s.end].casefold().split()) for s in opening)


def _introduces(words: list[str]) -> bool:
    being = next((i for i, word in enumerate(words) if word in ("is", "was")), len(words))
    told = words[being + 1 : being + _TO_STORY + 1]
    if told[:1] not in (["a"], ["an"], ["the"]) or not _FICTIONS.intersection(told) or "documentary" in told:
        return False
    return any(word in _MADE and words[i + 1 : i + 2] == ["by"] for i, word in enumerate(words) if i > being)


_OPENING = 40
_FICTIONS = frozenset(("film", "movie", "novel", "anime", "manga", "sitcom", "opera", "miniseries", "game", "comic",
                       "novella", "musical", "play", "telenovela"))  # fmt: skip
_MADE = frozenset(("directed", "written", "developed", "created", "composed", "illustrated", "penned"))


def _at_the_polls(units: Units, finding: Finding) -> bool:
    """Whether ballots are all by which somebody is beaten: "was defeated by Y in the presidential election"."""
    trigger = units[finding.trigger]
    if not any(form.lemma in _BEATS for form in trigger.forms) or finding.relation not in _BEATEN:
        return False
    after = units[finding.trigger + 1 : finding.trigger + _TO_POLLS]
    end = next((i for i, unit in enumerate(after) if unit.kind in ("comma", "stop", "end")), len(after))
    return any(unit.low in _POLLS for unit in after[:end])


_BEATEN = frozenset(("foughtWith", "attacked", "hostileTo"))
_BEATS = frozenset(("oust", "unseat", "defeat", "beat", "thrash", "trounce", "rout", "crush"))
_POLLS = frozenset(("election", "elections", "polls", "ballot", "primary", "primaries", "runoff", "run-off",
                    "referendum", "by-election"))  # fmt: skip
_TO_POLLS = 14
_FIRMS = frozenset(("Actor", "Organization", "Company"))


def _of_business(units: Units, finding: Finding) -> bool:
    """Whether a firm or a union deals with its own kind: "the airline rejected the offer", "sought a ballot"."""
    ends = (finding.subject, finding.object) if finding.object is not None else (finding.subject,)
    if finding.figure is not None or any(end.actor.type not in (*_FIRMS, "Topic") for end in ends):
        return False
    trade = any(unit.low in wordlists().classes["business"] for unit in units)
    warlike = finding.relation == "accuses" and any(_is_warlike(units, place) for place in range(len(units)))
    return trade and finding.relation in _DEALS and not warlike and not _in_earnest(units)


def _is_warlike(units: Units, place: int) -> bool:
    """As in "accused the company of shooting at civilians", "of arming Z", which no quarrel of trade is about."""
    verb, nouns = units[place], wordlists().nouns
    if verb.kind != "verb" or not any(form.present for form in verb.forms):
        return False
    frames = (wordlists().frames.get(form.lemma) for form in verb.forms)
    if any(frame is not None and frame.relation in ("arms", "trains") for frame in frames):
        return True
    struck = units[place + 1 : place + _TO_STRUCK]
    if verb.low == "firing" and units[place + 1].low not in ("at", "on", "upon"):
        return False  # "of firing 300 workers"
    return verb.low in _STRIKING and any(unit.low in nouns["bystanders"] | nouns["people"] for unit in struck)


_STRIKING = frozenset(("killing", "shooting", "firing", "attacking", "bombing", "shelling", "murdering", "torturing"))
_TO_STRUCK = 5

_DEALS = frozenset(("refuses", "seeks", "demandsOf", "hostileTo", "threatens", "criticises", "accuses", "disputesWith",
                    "attacked", "uses"))  # fmt: skip


def _places(units: Units, name: str) -> Sequence[int]:
    return places_of(units).of(wordlists().classes[name])


def _is_fiction(units: Units, index: int) -> bool:
    """Whether such a word does tell of a game or a film; "a novel weapon" and a film director are none."""
    unit, following = units[index], units[index + 1] if index + 1 < len(units) else None
    if following is not None and following.low in _MAKERS:
        return False
    return not (unit.low == "novel" and following is not None and following.kind in ("word", "capital"))


def _is_sport(units: Units, index: int) -> bool:
    """Whether a word of sport tells of a match that is played, and not of where or when something else happened."""
    unit, following = units[index], units[index + 1] if index + 1 < len(units) else None
    if following is not None and following.low in _VENUES:
        return False
    if unit.low == "final" and following is not None and _is_noun(following):
        return False  # "the final round of talks", "the final push"
    if unit.low == "marathon" and following is not None and following.low in wordlists().accords.keys() | _LONG:
        return False  # "after marathon talks"
    if unit.low == "match" and (unit.kind == "verb" or (index and units[index - 1].kind in ("to", "modal"))):
        return False
    if unit.low in ("game", "games") and index and units[index - 1].low in _AS_DOUBLE | {"war"}:
        return False
    if unit.low == "game" and following is not None and following.low in ("changer", "changers", "plan", "theory"):
        return False
    near = units[max(0, index - _BACK) : index]
    return not any(before.low in _AROUND for before in near) or not _in_earnest(units)


def _is_noun(unit: Unit) -> bool:
    return unit.kind in ("word", "capital") or any(form.base for form in unit.forms)


def _in_earnest(units: Units) -> bool:
    """Whether the sentence tells of the dead, of weapons or of gunmen, which no match has."""
    classes = wordlists().classes
    return any(
        unit.low in classes["earnest"] or (unit.low in classes["weapons"] and not unit.low.startswith("gas"))
        for unit in units
    )


def _story_told(units: Units) -> bool:
    """Whether the sentence, or a part of it, begins with "In the opening scene," or "In Shakespeare's play,"."""
    for index, unit in enumerate(units[:-2]):
        starts = index == 0 or units[index - 1].kind in ("stop", "conjunction", "quote")
        if unit.low not in ("in", "throughout") or not starts:
            continue
        for place in range(index + 1, min(index + _TO_STORY, len(units) - 1)):
            if units[place].kind in ("comma", "stop"):
                break
            if units[place].low in _STORIES and units[place + 1].kind == "comma":
                if units[place].low not in _PARTS or _is_part(units[index + 1 : place]):
                    return True
                break
    return False


def _is_part(before: Units) -> bool:
    """Whether the words say which part of a work it is, or of whose: "the opening scene", "the show's fifth season"."""
    return any(unit.kind == "possessive" or unit.low in _WHICH_PART for unit in before)


_WORKS = frozenset(("painting", "mural", "fresco", "tapestry", "poem", "play", "musical", "comic", "exhibition",
                    "exhibit", "ballet", "cartoon", "mosaic", "epic", "saga", "drama", "series", "sitcom", "diorama",
                    "canvas", "triptych", "libretto", "ballad"))  # fmt: skip
_DEPICTS = frozenset(("show", "tell", "depict", "imagine", "portray", "recount", "narrate", "retell", "dramatise",
                      "dramatize", "feature", "re-enact", "stage", "envisage", "picture"))  # fmt: skip
_NEXT = 2


def _depicted(units: Units, finding: Finding) -> bool:
    """Whether a work of art shows it: "the mural depicts how X attacked Y", "the series has X bomb Y"."""
    for index, unit in enumerate(units[: finding.trigger]):
        if unit.low not in _WORKS:
            continue
        after = units[index + 1 : min(finding.trigger, index + 1 + _NEXT)]
        if any(form.lemma in _DEPICTS for each in after if each.kind in ("verb", "word") for form in each.forms):
            return True
    return False


def _mock(units: Units) -> bool:
    """Whether the sentence tells of a Model UN, a mock trial or a war game."""
    return any(_mocks(units[index], units[index + 1]) for index in places_of(units).of(_MOCKING, ahead=1))


def _mocks(one: Unit, two: Unit) -> bool:
    if one.low == "model":
        return two.actor is not None and two.actor.name in _UN
    if one.low == "mock":
        return two.low in _MOCK
    return two.low in ("game", "games")


_MOCKING = _PLAYED | {"model", "mock", "war"}


def _is_a_match(units: Units, finding: Finding) -> bool:
    """As in "Kenya hammered Uganda 3-0", "X beat Y by ten wickets": who plays against somebody does not fight him."""
    if finding.object is None or vocabulary().relation(finding.relation).family != "conflict":
        return False
    if any(units[index + 1].low not in _NO_RESULT for index in places_of(units).of(_SCORES, ahead=1)):
        return True
    one_man = finding.subject.speaker.type == "Person" and finding.object.actor.type in ("State", "Person")
    if one_man and units[finding.trigger].low in ("beat", "beats", "beaten", "beating", "outplayed"):
        return True
    if one_man and finding.object.speaker.type == "Person" and any(unit.low in _ROUNDS for unit in units):
        return True
    after = next((i for i, unit in enumerate(units) if unit.start >= finding.object.end), len(units))
    kinds, dash = [unit.kind for unit in units[after : after + 3]], units[after + 1 : after + 2]
    score = kinds[::2] == ["number", "number"] and dash[0].text in ("-", "–")
    return score and (after + 3 == len(units) or units[after + 3].kind in ("end", "comma", "stop", "preposition"))
