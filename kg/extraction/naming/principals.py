"""Principals: whose minister, army chief or leader a person is, by the words around his name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.extraction.naming.stateless import of_no_state
from kg.extraction.naming.titles import FORMER, LED, LOCAL_OFFICES, is_title
from kg.extraction.words.nametokens import Name
from kg.extraction.words.tokens import Token
from kg.extraction.words.wordlists import wordlists

__all__ = ["PORTFOLIOS", "principal_of"]

_LEADS = frozenset(("leads", "heads", "commands", "chairs", "led", "headed", "commanded", "founded", "rules", "ruled"))
_BACK, _TO_OFFICE = 6, 9
_ERRANDS = frozenset(("delegation", "mission", "campaign", "fight", "war", "offensive", "talks", "raid", "attack",
                      "operation", "charge", "investigation", "inquiry"))  # fmt: skip
"""What somebody may lead to or against those who are named after it."""
_TOWARDS = frozenset(("between", "with", "on", "into", "over", "among"))
_CLOSING = frozenset(("and", "but", "which", "whom", "whose"))
"""Words after which somebody else's office may follow: "N. N., whom M has not recognised as president"."""


def principal_of(
    tokens: Sequence[Token], places: tuple[int | None, int, int], names: Mapping[int, Name], starts: Mapping[int, Name]
) -> str | None:
    """Whose minister, army chief or leader: by what stands before the title, after the name, or around "led by"."""
    title, first, last = places
    if first > 1 and tokens[first - 1].text == "," and _begins_clause(tokens, first, last):
        return _after_name(tokens, last, starts)
    after = starts.get(last + 2) if last + 2 < len(tokens) and tokens[last + 1].low == "of" else None
    if title is not None and after is not None and after.kind == "name" and after.actor.type == "State":
        return _acting(after)  # "President N. N. of Croatia"
    held = _post_before(tokens, first, names) if title is None else title
    found = _before_title(tokens, held, names) if held is not None else None
    if found is not None:
        return found
    if title is None and (state := _office_of(tokens, first, names)) is not None:
        return _acting(state)
    if first > 1 and tokens[first - 1].low == "by" and tokens[first - 2].low in LED:
        return _led(tokens, first - 2, names)
    return _after_name(tokens, last, starts)


def _begins_clause(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a name begins the clause after an adjunct: "During a visit by the X-ian minister, N. N. met Y"."""
    if last + 1 >= len(tokens) or not any(form.finite for form in wordlists().forms.get(tokens[last + 1].low, ())):
        return False
    start = first - 1
    while start > 0 and first - start < _ADJUNCT and tokens[start - 1].kind != "mark":
        start -= 1
    opens = start == 0 or tokens[start - 1].text in (".", "!", "?", ":", "\u201c", '"')
    led = tokens[start].low in wordlists().classes["preposition"] | _WHEN
    return opens and tokens[start].text[:1].isupper() and led


_ADJUNCT = 16
_WHEN = frozenset(("after", "before", "since", "following"))


def _office_of(tokens: Sequence[Token], first: int, names: Mapping[int, Name]) -> Name | None:
    """The state in "the information minister of South Sudan, N. N.," whose name begins at ``first``."""
    state = names.get(first - 2) if first > 1 and tokens[first - 1].text == "," else None
    if state is None or state.kind != "name" or state.actor.type != "State":
        return None
    before = state.first - 1 - (state.first > 0 and tokens[state.first - 1].low == "the")
    office = tokens[before - 1] if before > 0 and tokens[before].low == "of" else None
    led = office is not None and (is_title(office) or office.low in _DELEGATES)
    former = any(token.low in FORMER for token in tokens[max(0, before - _BACK) : max(0, before)])
    return state if led and not former else None


_DELEGATES = frozenset(("representative", "delegate", "observer"))
"""Who speaks for a state in councils: "the representative of X, N. N.,"; no title before a name."""


def _post_before(tokens: Sequence[Token], first: int, names: Mapping[int, Name]) -> int | None:
    """The title in "X's ambassador to Y, N. N.," whose name begins at ``first``."""
    post = names.get(first - 2) if first > 1 and tokens[first - 1].text == "," else None
    to = post.first - 1 - (post.first > 0 and tokens[post.first - 1].low == "the") if post is not None else 0
    return to - 1 if to > 1 and tokens[to].low in ("to", "in", "at") and is_title(tokens[to - 1]) else None


def _before_title(tokens: Sequence[Token], title: int, names: Mapping[int, Name]) -> str | None:
    """Whose minister it is in "Afghan foreign minister N. N.", "the president of Mali, N. N."."""
    for place in range(title - 1, max(title - 1 - _BACK, -1), -1):
        name = names.get(place)
        masters = _OF_STATES if place < title - 1 else ("ambassador",)
        if name is not None and name.actor.type != "State" and tokens[title].low in masters:
            return None  # "Wagner men escort President N. N.", "the UN ambassador N. N."
        if name is not None and _of_a_city(tokens[title : title + 1], name):
            return None
        if name is not None:
            return _acting(_sender(tokens, tokens[title], name, names))
        token = tokens[place]
        service = (token.low, tokens[place + 1].low) in _SERVICES and tokens[title].low != "commander"
        if names.get(place - 1) is not None and _does(token) and not service:
            return None
        if token.kind not in ("possessive", "word") or token.low in _PARTS or (_governs(token) and not service):
            return None
        if tokens[title].low in _OF_STATES and token.low in wordlists().nouns["forces"] and token.low.endswith("s"):
            return None  # "Rwandan soldiers guard President N. N."
    return None


_SERVICES = frozenset((("armed", "forces"), ("air", "force"), ("land", "forces"), ("ground", "forces")))
"""What the first word of a service is may be a verb elsewhere: "Kenyan armed forces chief N. N."."""


def _sender(tokens: Sequence[Token], title: Token, name: Name, names: Mapping[int, Name]) -> Name:
    """Who sends the envoy of "the UN's Syria envoy", "EU Kosovo envoy N. N.": not the state that he is sent to."""
    before = name.first - 1 - (name.first > 1 and tokens[name.first - 1].kind == "possessive")
    sender = (
        names.get(before)
        if (title.low in _SENT or title.low in wordlists().classes["envoy"]) and name.kind == "name"
        else None
    )
    return sender if sender is not None else name


_SENT = frozenset(("coordinator", "rapporteur", "ambassador"))


def _does(token: Token) -> bool:
    """Whether the word after a name is a verb, whatever it may be elsewhere: "Russia backs President N. N."."""
    forms = wordlists().forms.get(token.low, ())
    return bool(forms) and token.low not in wordlists().classes["title"] and token.low not in _OF_OFFICE


_OF_OFFICE = frozenset(("foreign", "deputy", "interim", "acting", "vice", "prime", "defence", "defense", "head",
                        "chief", "people", "press", "top", "senior", "elder", "lead", "second", "interior",
                        "trade"))  # fmt: skip
PORTFOLIOS = frozenset(("foreign", "affairs", "defence", "defense", "interior", "trade", "finance", "justice", "home",
                         "information", "internal", "security", "health", "education", "energy", "oil", "agriculture",
                         "transport", "planning", "development", "cooperation", "relations", "commerce"))  # fmt: skip
_PARTS = frozenset(("and", "told", "said", "to", "after", "before", "when", "while", "because", "if", "although",
                    "though", "since", "until", "unless", "whereas", "once", "as", "whether", "but", "or",
                    "that"))  # fmt: skip
"""Words that part a name from a title of somebody else's: "forces in Mali after President N. N. threatened it"."""
_OF_STATES = frozenset(("president", "premier", "king", "queen", "emperor", "sultan", "chancellor"))


def _governs(token: Token) -> bool:
    """Whether a preposition or a verb parts the name from the title: "Germany leaned on President N. N."."""
    forms = wordlists().forms.get(token.low, ())
    tensed = any(form.finite and not form.base for form in forms)
    past = token.low.endswith("ed") or not (token.low.endswith("s") or any(form.base for form in forms))  # "met"
    return token.low in wordlists().classes["preposition"] or (tensed and past)


def _led(tokens: Sequence[Token], verb: int, names: Mapping[int, Name]) -> str | None:
    """Who is led in "X, led by N. N.", "X was headed by N. N."."""
    for place in range(verb - 1, max(verb - 1 - _TO_OFFICE, -1), -1):
        if place in names:
            return _acting(names[place])
        if tokens[place].kind == "mark" and tokens[place].text not in ",()":
            return None
        if place and tokens[place].low in ("a", "an") and tokens[place - 1].text != ",":
            return None  # "Chad fought a militia led by N. N."
        if place < verb - 1 and names.get(place - 1) is not None and _does(tokens[place]):
            return None  # "Chad fought rebels led by N. N."
    return None


def _after_name(tokens: Sequence[Token], last: int, starts: Mapping[int, Name]) -> str | None:
    """As in "N. N., the president of Bosnia", "N. N., who heads X", "N. N. of the FDD", "N. N., Mali's minister"."""
    following = tokens[last + 1].low if last + 1 < len(tokens) else ""
    if following == "of":
        place = last + 2
        place += place < len(tokens) and tokens[place].low == "the"
        name = starts.get(place)
        return _acting(name) if name is not None and name.kind == "name" and name.actor.type != "State" else None
    if following != "," or _acts_upon(tokens, last + 2) or _deals_with(tokens, last + 2, starts):
        return None
    titles = wordlists().classes["title"]
    titled = heading = False
    found: Name | None = None
    for place in range(last + 2, min(last + 2 + _TO_OFFICE, len(tokens))):
        token = tokens[place]
        led = token.low in titles or (tokens[last + 2].low == "who" and token.low in _LEADS)
        own = titled or not (led and found is not None)  # "P's president" may be M. M., "president of P" not
        titled, heading = titled or led, heading or (led and token.low in _LEADS)
        named = starts.get(place)
        found = found or (named if named is None or not of_no_state(tokens, named) else None)
        if titled and found is not None and _of_a_city(tokens[last + 2 : place + 1], found):
            return None  # "N. N., the governor of Khartoum" acts for no state
        if titled and found is not None and found.kind == "metonym" and _posted_to(tokens[last + 2 : found.first]):
            return None
        if titled and found is not None:
            return _acting(found) if own or not _of_the_next(tokens, place + 1) else None
        other = titled and (token.low in ("that", "who", "against") or tokens[place - 1].low in _ERRANDS)
        other = other or (heading and token.low in _TOWARDS)  # "N. N., who led negotiations between X and Y"
        if other and found is None:
            return None  # "N. N., who led the delegation that talked to the X", "the campaign against the X"
        inside = found is not None and place <= found.last
        if not inside and token.kind != "possessive" and (token.kind == "mark" or token.low in _CLOSING):
            return None
    return None


def _deals_with(tokens: Sequence[Token], who: int, starts: Mapping[int, Name]) -> bool:
    """Whether a relative clause tells what he did to whom it names: "N. N., who expelled Y's ambassador"."""
    if who >= len(tokens) or tokens[who].low != "who":
        return False
    reach = range(who + 1, min(who + _TO_OFFICE, len(tokens)))
    titles = wordlists().classes["title"]
    for place in reach:
        low = tokens[place].low
        if low in _LEADS or low in ("the", "a", "an", "as") or place in starts or low in titles:
            return False
        if low not in _HOLDING | _OF_OFFICE | PORTFOLIOS and not low.endswith("ly"):
            closing = next((after for after in reach if tokens[after].text == ","), reach.stop)
            return all(token.low != "as" for token in tokens[who:closing])
    return False


_HOLDING = frozenset(("is", "was", "has", "had", "have", "been", "became", "become", "becomes", "remains", "remained",
                      "also", "now", "then", "still", "once", "later", "elected", "appointed", "named", "made",
                      "chosen", "nominated", "reelected", "re-elected", "confirmed", "until", "at", "time", "this",
                      "last", "week", "month", "year", "today", "since", "no", "longer", "not", "both", "himself",
                      "herself", "previously", "served", "serves", "acts", "acted", "works", "worked"))  # fmt: skip
"""Words that lead from "who" to the office that he holds."""


def _of_a_city(words: Sequence[Token], name: Name) -> bool:
    """Whether the office is one of the city by whose name its state is called elsewhere."""
    return name.kind == "metonym" and any(word.low in LOCAL_OFFICES for word in words)


_ORGANS = frozenset(("ministry", "government", "army", "military", "police", "junta", "navy", "presidency", "state"))
"""Whose spokesman in a capital is his state's."""


def _posted_to(words: Sequence[Token]) -> bool:
    """Whether a city only tells where a group's man is: "N. N., the movement's negotiator in Muscat"."""
    if not words or words[-1].low != "in":
        return False
    owned = any(word.kind == "possessive" or word.low in ("its", "their", "his", "her") for word in words)
    owned = owned and not any(word.low in _ORGANS for word in words)
    return owned or any(word.low in wordlists().classes["envoy"] | _DELEGATES for word in words)


def _of_the_next(tokens: Sequence[Token], place: int) -> bool:
    """Whether the office is another's, who is named at ``place``: "for N. N., as Ugandan President M. M. promised"."""
    while place < len(tokens) and (is_title(tokens[place]) or tokens[place].low in PORTFOLIOS):
        place += 1
    token = tokens[place] if place < len(tokens) else None
    if token is None or token.kind != "word" or not token.text[:1].isupper() or token.text.isupper():
        return False
    return token.low not in wordlists().common and not is_title(token)


def _acts_upon(tokens: Sequence[Token], place: int) -> bool:
    """Whether a verb and its object stand there, and no apposition: "Y's ruler, N. N., met the X president".

    Of a verb that can be no participle a preposition is enough: "the minister, N. N., spoke by telephone with".
    """
    forms = wordlists().forms.get(tokens[place].low, ()) if place < len(tokens) else ()
    tensed = any(form.finite and not form.base for form in forms)
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if tensed and after is not None and not any(form.participle for form in forms):
        return tokens[place].low not in _HOLDING
    return tensed and after is not None and (after.low in ("the", "a", "an", "his", "her") or after.text[:1].isupper())


def _acting(name: Name) -> str | None:
    if name.kind == "place" or name.actor.type in ("Person", "MediaOutlet"):
        return None
    return name.actor.acts_for if name.actor.type == "StateOrgan" else name.actor.name
