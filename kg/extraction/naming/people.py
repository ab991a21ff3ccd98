"""People: those whom a document names in full, whose minister, leader or commander each is, and his surname."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from kg.extraction.naming.listed_leaders import NUMERALS, first_rows, leader_named, plain_name
from kg.extraction.naming.principals import PORTFOLIOS, principal_of
from kg.extraction.naming.stateless import OF_NO_STATE, of_rival_wing
from kg.extraction.naming.titles import FORMER, LED, is_title
from kg.extraction.words.datewords import calls_time
from kg.extraction.words.descriptions import descriptions, in_body_name
from kg.extraction.words.nametokens import Name
from kg.extraction.words.records import record
from kg.extraction.words.tokens import Token
from kg.extraction.words.units import MONTHS, NUMBER_WORDS
from kg.extraction.words.wordlists import table, wordlists
from kg.model import Actor

__all__ = ["NO_SURNAMES", "Person", "full_name_of", "gender_of", "given_names", "is_name_part", "leader_named",
           "people", "ruling_surnames"]  # fmt: skip

_LONGEST = 7
_PARTICLES = frozenset(
    ("al", "el", "bin", "ben", "ibn", "bint", "de", "da", "do", "dos", "del", "della", "di", "van", "von", "der", "la",
     "le", "ul", "ould", "wa", "y", "du", "ter", "zu", "arap", "das", "den", "dem", "abu", "abd", "bou", "ag", "ap",
     "ole", "dia")
)  # fmt: skip
NO_SURNAMES = frozenset(
    ("street", "square", "river", "valley", "province", "district", "city", "island", "islands", "group", "report",
     "times", "post", "news", "agency", "university", "institute", "foundation", "party", "movement", "front", "army",
     "council", "bank", "court", "sea", "strait", "airport", "prison", "camp", "forces", "brigade", "brigades", "day",
     "war", "accord", "agreement", "treaty", "plan", "process", "law", "act", "bridge", "dam", "port", "hospital",
     "mosque", "church", "league", "union", "union's", "network", "resolution", "commission", "committee", "company",
     "corporation", "radio", "tv", "television", "declaration", "protocol", "memorandum", "heights", "coast", "hill",
     "desert", "mountains", "lake", "gulf", "bay", "region", "state", "states", "republic", "kingdom", "centre",
     "center", "churches", "democrats", "brotherhood", "militia", "militias", "aid", "coalition", "alliance",
     "association", "society", "democracy", "ministry", "office", "doctrine", "line", "wall", "road", "order",
     "decree", "statute", "african", "american", "asian", "european", "balkan", "baltic", "caribbean", "nordic")
)  # fmt: skip
"""Last words of names that are no person's."""
_THRONES = frozenset(("king", "queen", "sultan", "emir", "shah", "mullah", "pope", "comandante", "subcomandante",
                      "kaiser", "tsar", "emperor", "empress"))  # fmt: skip
"""Titles whose bearer has but one name: "King Hussein", "Mullah Omar"."""
_OFFICES = frozenset(("president", "premier", "colonel", "marshal", "brigadier", "chancellor", "ayatollah", "bishop",
                      "cardinal", "archbishop", "lord"))  # fmt: skip
"""Titles after which a surname alone is a person's."""
_IN_NAMES = frozenset(("sheikh", "mullah", "prince", "king", "major", "sultan", "emir"))
"""Titles that are also parts of names."""
_WARLORDS = frozenset(("commander", "general", "warlord", "strongman", "marshal", "gen.", "cmdr."))
_RULES = frozenset(("regime", "government", "administration", "presidency", "dictatorship", "junta", "cabinet",
                    "military", "years", "era", "loyalists", "clan"))  # fmt: skip
"""What a ruler's name goes before: "the Marcos dictatorship"."""
_OWN_FORCES = frozenset(("army", "troops", "forces", "soldiers", "police", "security", "men", "fighters", "rule"))
_TO_OFFICE = 9
_AFTER_NAME = frozenset(("in", "on", "at", "and", "for", "near", "by", "after", "outside", "as", "was", "last", "from",
                         "over", "with", "during", "while", "who", "to"))  # fmt: skip
"""What may follow a name that is over."""
_TITLES, _BACK = 4, 6


@record
class Person:
    """Somebody whom the document names in full.

    Attributes:
        actor: the person, with whom he acts for, if the document says.
        surnames: by what he is called later.
        former: whether the document calls him former, late or exiled, so that he acts for nobody.
        known: whether the lists of leaders, not the document itself, say who that is.
        guessed: whether a title and a surname are all that points to that leader.
    """

    actor: Actor
    surnames: tuple[str, ...]
    former: bool = False
    known: bool = False
    guessed: bool = False


@cache
def _surnames() -> Mapping[str, str]:
    """By surname that one leader alone has, his full name."""
    found: dict[str, str] = {}
    for row in table("leaders"):
        for surname in filter(None, row["surnames"].split("|")):
            found.setdefault(surname, row["name"])
            found.setdefault(plain_name(surname), row["name"])
    return found


def full_name_of(name: str) -> str:
    """The full name of the one leader who has that surname; else the name as it is."""
    return _surnames().get(name, name)


@cache
def ruling_surnames() -> Mapping[str, str]:
    """By the last word of leaders' names, whose leaders they are, where all who are called so are one's."""
    found: dict[str, set[str]] = {}
    for name, actor in first_rows().items():
        if not _BY_FIRST_NAME & set(name.lower().split()):
            found.setdefault(name.rpartition(" ")[2], set()).add(actor)
    return {word: next(iter(actors)) for word, actors in found.items() if len(actors) == 1}


_BY_FIRST_NAME = frozenset(("bin", "ibn", "bint", "king", "queen", "prince", "emir", "sultan", "pope"))
"""What stands in the names of those whose last word is a first name: "King Salman", "Mohammed bin Salman"."""


@cache
def given_names() -> Mapping[str, str]:
    """Given names, each with "he" or "she"."""
    return {row["name"]: row["pronoun"] for row in table("given_names")}


def gender_of(name: str) -> str | None:
    """``he`` or ``she`` by the first name, past "Sheikh", where that tells; ``None`` otherwise."""
    first, _, rest = name.partition(" ")
    return given_names().get(rest.partition(" ")[0] if first.lower() in _IN_NAMES else first)


def is_name_part(text: str) -> bool:
    """Whether a word can be part of a person's name: with a capital, or as "al-Burhan"."""
    return text[:1].isupper() or (text[:3].lower() in ("al-", "el-", "ul-", "as-", "ad-") and text[3:4].isupper())


_LISTED_WORDS = 3
_INDIVIDUALS = frozenset(("individuals", "commanders", "persons", "nationals", "members", "officials", "brothers",
                          "officers", "operatives", "suspects", "financiers", "facilitators"))  # fmt: skip


def people(tokens: Sequence[Token], known: Sequence[Name], taken: set[int]) -> Iterator[Person]:
    """The people of one sentence.

    Args:
        tokens: the sentence's.
        known: the lexicon's names among them.
        taken: the places of these.
    """
    names = {name.last: name for name in known}
    starts = {name.first: name for name in known}
    over = -1
    dates = {i for i, token in enumerate(tokens) if calls_time(token.text, tokens[i - 1].text if i else "")}
    capitals = [i for i, token in enumerate(tokens) if token.kind == "word" and token.text[0].isupper()]
    for start in capitals:
        last = _run(tokens, start, taken | dates) if start > over else None
        if last is None:
            continue
        over, place = last, _past_portfolio(tokens, start, last)
        office = _office_before(tokens, start) if place > start else None  # "Minister for Africa N. N."
        first, titled = _past_titles(tokens, place, last)
        titled = titled or office is not None
        if first > place and " ".join(token.text for token in tokens[place : last + 1]) in first_rows():
            first = place  # "Sheikh N. N.", of whose name the title is part
        led = tokens[place - 1].low if place else tokens[first - 1].low if first else ""
        described = not titled and led == "the"  # "the Red Cross, the UN envoy N. N.", "The Red Cross said"
        if first <= last and not described and _is_person(tokens, first, last, titled=titled):
            title = office if office is not None else place if first > place else _title_before(tokens, place)
            principal = principal_of(tokens, (title, first, last), names, starts)
            former = _is_former(tokens, place) or of_rival_wing(tokens, place)
            called = _called_former(tokens, last)
            principal = None if called else principal
            listed = leader_named(" ".join(token.text for token in tokens[first : last + 1]))
            if listed is not None and first and tokens[first - 1].low in _WARLORDS and not former:
                principal = listed  # "Libyan commander N. N." may lead an army of his own
            opposing = title is not None and title > 0 and tokens[title - 1].low in OF_NO_STATE
            opposing = opposing or _opposes(tokens, last) or (principal is None and _of_all_states(tokens, first, last))
            principal = None if opposing and principal in descriptions().borders else principal
            of_state = not called and not opposing  # "opposition leader N. N." speaks for no state
            yield _person(tokens[first : last + 1], principal, former=former, of_state=of_state)
        elif titled and first == last and _by_title_alone(tokens, place, last):
            name = " ".join(token.text for token in tokens[last - 1 : last + 1])
            surname = tokens[last].text
            full = name if tokens[last - 1].low in _THRONES else surname
            known_as = _surnames().get(surname) if full == surname else None
            principal = principal_of(tokens, (last - 1, last, last), names, starts) or leader_named(full)
            principal = principal or (first_rows()[known_as] if known_as else None)
            likely = ruling_surnames().get(surname) if full == surname and principal is None else None
            if likely is not None:
                yield Person(Actor(full, "Person", (), likely), (surname,), known=True, guessed=True)
            yield Person(Actor(full, "Person", (), principal), (surname,), known=True)
        elif tokens[last].text in _surnames() and last - first <= 1 and last not in taken:
            surname = tokens[last].text
            yield Person(Actor(surname, "Person", (), first_rows()[_surnames()[surname]]), (surname,), known=True)
        elif first == last and tokens[last].text in ruling_surnames() and (ruling := _shown_to_rule(tokens, last)):
            surname = tokens[last].text
            actor = Actor(surname, "Person", (), ruling_surnames()[surname])
            yield Person(actor, (surname,), known=True, guessed=ruling == "perhaps")


def _of_all_states(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the office is of a body of many states that no list has: "European Council president N. N."."""
    title = first - 1 - (first > 1 and tokens[first - 1].text == ",")
    words = tokens[0:0]
    if title > 0 and is_title(tokens[title]):
        words = tokens[max(0, title - _TO_BODY) : title]
        cut = next((i for i in range(len(words) - 1, -1, -1) if not words[i].text[:1].isupper()), -1)
        words = words[cut + 1 :]
    elif last + 2 < len(tokens) and tokens[last + 1].text == ",":
        office = last + 2 + (tokens[last + 2].low == "the")
        of = [token.low for token in tokens[office + 1 : office + 3]] == ["of", "the"]
        words = tokens[office + 3 : office + 5] if of and is_title(tokens[office]) else words
    return len(words) > 1 and any(token.low in _OF_ALL_STATES for token in words[:-1])


_TO_BODY = 4
_OF_ALL_STATES = frozenset(("european", "african", "pan-african", "arab", "asian", "nordic", "world", "international",
                            "global", "inter-american", "islamic", "eurasian", "commonwealth"))  # fmt: skip


def _shown_to_rule(tokens: Sequence[Token], place: int) -> str | None:
    """Whether what follows a surname shows a ruler: ``surely`` in "the Botha regime", ``perhaps`` in "Botha said"."""
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if following is None or _is_month(tokens, place):
        return None
    if following.low in _RULES and place and tokens[place - 1].low in ("the", "of", "by", "under"):
        return "surely"
    if following.kind == "possessive":
        return "perhaps" if place + 2 < len(tokens) and tokens[place + 2].low in _RULES | _OWN_FORCES else None
    tensed = any(form.finite and not form.base for form in wordlists().forms.get(following.low, ()))
    return "perhaps" if tensed and following.low.endswith(("ed", "id", "ld", "nt", "ew", "ok")) else None


def _is_month(tokens: Sequence[Token], place: int) -> bool:
    """Whether the May of "JNIM 18 May launched", "which in May claimed" is no prime minister."""
    before = tokens[place - 1] if place and tokens[place].text in MONTHS else None
    return before is not None and (before.kind == "number" or before.low in _DATING)


_DATING = frozenset(("in", "since", "last", "until", "of", "by", "late", "early", "mid", "this", "from", "between",
                     "before", "after", "to"))  # fmt: skip


def _run(tokens: Sequence[Token], first: int, taken: set[int]) -> int | None:
    """Where the capitalised words that begin at ``first`` end, none of them somebody whom the lexicon knows."""
    if tokens[first].kind != "word" or not tokens[first].text[0].isupper() or first in taken:
        return None
    last = first
    while last + 1 < len(tokens) and last - first < _LONGEST + 1:
        following = tokens[last + 1]
        of_father = last > first and tokens[last].low in _FATHERS and is_name_part(following.text)
        if following.kind != "word" or (last + 1 in taken and not of_father):
            break  # "Yasser Abu Shabab" is no al-Shabaab's
        if is_name_part(following.text):
            last += 1
        elif following.low in _PARTICLES:
            second = last + 2 < len(tokens) and tokens[last + 2].low in _PARTICLES  # "Ursula von der Leyen"
            after = last + 2 + second
            if after >= len(tokens) or after in taken or not is_name_part(tokens[after].text):
                break
            last = after
        else:
            break
    return last


_FATHERS = frozenset(("abu", "abou", "umm", "ibn", "bin", "abd", "ould"))


def _past_titles(tokens: Sequence[Token], first: int, last: int) -> tuple[int, bool]:
    """The first token after titles in the run, and whether a title precedes the name."""
    start, titled = first, False
    for place in range(first, min(first + _TITLES, last)):
        of_state = place == first > 1 and tokens[place].low == "state" and tokens[place - 1].low == "of"
        if is_title(tokens[place]) or (of_state and is_title(tokens[place - 2])):
            start, titled = place + 1, True  # "Minister of State N. N."
    if start == first and first:
        before = first - 1
        if tokens[before].text == "," and before and tokens[before - 1].low != "gen.":
            before -= 1
            titled = is_title(tokens[before]) and not _opens_list(tokens, last)
        else:
            titled = _names_bearer(tokens[before])
    while start < last and (tokens[start].low in wordlists().common or tokens[start].low in ("when", "after")):
        start += 1
    return start, titled


def _names_bearer(token: Token) -> bool:
    """Whether the name of a person follows the word: "Minister", "his Soviet counterpart", "Colleague"."""
    return is_title(token) or token.low == "counterpart" or token.text in descriptions().classes["calling"]


def _office_before(tokens: Sequence[Token], place: int) -> int | None:
    """The title of "Minister for", "Minister for the", "Secretary of State for", "Envoy to" before ``place``."""
    before = place - 1 - (place > 1 and tokens[place - 1].low == "the")
    if before < 1 or tokens[before].low not in ("of", "for", "to"):
        return None
    before -= 1
    if tokens[before].low == "state" and before > 1 and tokens[before - 1].low == "of":
        before -= 2
    return before if before >= 0 and is_title(tokens[before]) and tokens[before].text[:1].isupper() else None


def _past_portfolio(tokens: Sequence[Token], place: int, last: int) -> int:
    """Where the name begins in "Minister of Defence N. N.", "Minister for the Sahel N. N."; else ``place``."""
    if last - place < 2 or _office_before(tokens, place) is None:
        return place
    first = next((i for i in range(place + 1, last) if tokens[i].text in given_names()), None)
    if first is None and tokens[place].low in PORTFOLIOS:
        first = next((i for i in range(place + 1, last) if tokens[i].low not in PORTFOLIOS), None)
    return first if first is not None else place


def _opens_list(tokens: Sequence[Token], last: int) -> bool:
    """Whether the name after "president," rather opens another clause: no comma or verb of speech closes it."""
    return last + 1 >= len(tokens) or tokens[last + 1].text not in (",", ".", ";", ")")


def _is_person(tokens: Sequence[Token], first: int, last: int, *, titled: bool) -> bool:
    size = last - first + 1
    words = [token.low for token in tokens[first : last + 1]]
    if (
        size > _LONGEST
        or words[-1] in NO_SURNAMES
        or (tokens[first].low in NUMBER_WORDS and tokens[first].text not in given_names())  # "Six Arab states have"
        or words[-1] in wordlists().accords  # "the Rome General Peace Accords"
        or any(
            token.text.isupper() and len(token.text) > 2 and "." not in token.text and token.text not in NUMERALS
            for token in tokens[first : last + 1]
        )
    ):
        return False
    listed = size > 1 and leader_named(" ".join(token.text for token in tokens[first : last + 1])) is not None
    titles, common = wordlists().classes["title"], wordlists().common
    for word in words:
        title = word.rpartition("-")[2]
        if (title in titles and title not in _IN_NAMES) or (word in common and word not in _PARTICLES and not listed):
            return False  # but Theresa May, whose surname is a word of its own
    if titled or size < 2:
        return size >= 2
    if tokens[first].text in given_names() or listed:
        return True
    if _has_initial(tokens[first : last + 1]) or _surname_opens(tokens, first, last):
        return True
    if _is_described(tokens, first, last) or _done_to_one(tokens, first, last):
        return not in_body_name([token.text for token in tokens[max(0, first - 2) : first]])
    return size <= _LISTED_WORDS and tokens[first - 1].low in ("and", ",") and _among_people(tokens, first - 2)


def _among_people(tokens: Sequence[Token], place: int) -> bool:
    """Whether a name before it ends at ``place`` in a list of people: "two men, Ana Ruiz and …", "leaders, A and …"."""
    first, people_nouns = place, wordlists().nouns["people"] | wordlists().nouns["leaders"] | _INDIVIDUALS
    while first > 0 and is_name_part(tokens[first - 1].text):
        first -= 1
    if first < 2 or not 0 < place - first <= _LISTED_WORDS or tokens[first].text not in given_names():
        return False
    return tokens[first - 1].text in (",", ":") and tokens[first - 2].low in people_nouns


def _has_initial(run: Sequence[Token]) -> bool:
    """As in "P. C. Haldar", "Joseph K. Nyuma": a letter before a last name."""
    letters = [len(token.text) == 2 and token.text[1] == "." for token in run]
    return any(letters) and not letters[-1] and len(run[-1].text) > 2


def _surname_opens(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a surname of those that stand first opens a name of two or three words: "Zhang Wei Tong"."""
    plain = all(token.text[1:].islower() or "-" in token.text for token in tokens[first : last + 1])
    return tokens[first].text in descriptions().classes["surname-first"] and plain and last - first < 3


def _done_to_one(tokens: Sequence[Token], first: int, last: int) -> bool:
    """As in "assassinated N. N.", "the arrest of N. N.": what is done to a person alone."""
    before = tokens[first - 1] if first else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    plain = all(token.text[1:].islower() for token in tokens[first : last + 1]) and last - first < 3
    closed = after is None or after.kind in ("mark", "possessive") or after.low in _AFTER_NAME
    if plain and _was_done_to(tokens, last + 1):
        return True
    if before is None or not plain or not closed:
        return False
    classes = descriptions().classes
    if before.low == "and" and first > 2 and is_name_part(tokens[first - 2].text):
        start = first - 2
        while start > 1 and first - start < _LISTED_WORDS + 2 and is_name_part(tokens[start - 1].text):
            start -= 1
        before = tokens[start - 1]  # "jailed N. N. and M. M."
    if before.low == "of" and first > 1:
        return tokens[first - 2].low in classes["done-to-one-noun"]
    if before.low == "dead" and first > 1 and tokens[first - 2].low in ("shot", "stabbed", "shoot", "shooting"):
        return True
    if before.low in ("himself", "herself") and first > 1:
        return tokens[first - 2].low in ("called", "calls", "calling", "styled", "styles", "named")
    return any(form.lemma in classes["done-to-one"] for form in wordlists().forms.get(before.low, ()))


def _was_done_to(tokens: Sequence[Token], place: int) -> bool:
    """Whether "was kidnapped", ", who had been hanged" follows, which only persons suffer."""
    if place + 2 < len(tokens) and tokens[place].text == "," and tokens[place + 1].low == "who":
        place += 2
    while place < len(tokens) and tokens[place].low in ("had", "has", "was", "been", "later", "then", "also", "is"):
        place += 1
    done = place < len(tokens) and tokens[place - 1].low in ("was", "been", "later", "then", "also")
    lemmas = (form.lemma for form in wordlists().forms.get(tokens[place].low, ())) if done else ()
    return any(lemma in descriptions().classes["done-to-one"] for lemma in lemmas)


def _by_title_alone(tokens: Sequence[Token], place: int, last: int) -> bool:
    """Whether a single name after a title is a person's: "King Hussein", "President Machel"; not "General Assembly"."""
    title = tokens[last - 1] if last else tokens[last]
    word = tokens[last]
    if not title.text[:1].isupper() or word.text.isupper() or len(word.text) < 3 or last - place > 1:
        return False
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    plain = word.low not in wordlists().common | NO_SURNAMES and word.low not in wordlists().classes["title"]
    runs_on = following is not None and following.kind == "word" and following.text[0].isupper()
    return plain and not runs_on and title.low in _THRONES | _OFFICES


def _is_described(tokens: Sequence[Token], first: int, last: int) -> bool:
    """As in "led by N. N.", "N. N., the president of Bosnia", "N. N., who heads X", "N. N. said"."""
    before = [token.low for token in tokens[max(0, first - 2) : first]]
    if before[-1:] == ["by"] and before[0] in LED:
        return True
    after = tokens[last + 1 : last + 1 + _TO_OFFICE]
    if not after:
        return False
    if any(form.lemma in ("say", "tell") for form in wordlists().forms.get(after[0].low, ())):
        return True
    if after[0].text != ",":
        return False
    if len(after) > 1 and after[1].low in ("who", "whom"):
        return True
    if len(after) > 2 and after[1].kind == "number" and after[1].text.isdigit() and len(after[1].text) == 2:
        return after[2].text in (",", ".")  # "N. N., 45,"
    titles = wordlists().classes["title"] | descriptions().classes["calling"]
    for token in after[1:]:
        if token.low in titles:
            return True
        if token.kind == "mark" or token.low in ("which", "and", "but"):
            return False
    return False


def _is_former(tokens: Sequence[Token], first: int) -> bool:
    """As in "the former president, N. N."."""
    return any(token.low in FORMER for token in tokens[max(0, first - _BACK) : first + 2])


def _called_former(tokens: Sequence[Token], last: int) -> bool:
    """As in "N. N., a former commander of X,": he may be somebody else's man now."""
    return last + 1 < len(tokens) and tokens[last + 1].text == "," and _is_former(tokens[last + 2 : last + 4], 0)


def _person(run: Sequence[Token], principal: str | None, *, former: bool, of_state: bool = True) -> Person:
    """The person of that name; whom the text calls a former minister leads no state, though perhaps a group."""
    texts = [token.text for token in run]
    last = texts[-1]
    surnames = [last] if len(last) > 2 else []
    if len(texts) > 2 and texts[-2].lower() in _PARTICLES:
        surnames.append(" ".join(texts[-2:]))
    if last[2:3] == "-" and is_name_part(last):
        surnames.append(last[3:])
    if texts[0] in descriptions().classes["surname-first"]:
        surnames = [texts[0]]
    full = " ".join(texts)
    leads = leader_named(full)
    leads = leads if of_state or leads not in descriptions().borders else None
    if texts[0] in _OWN_NAMES or _of_the_horn(principal or leads):
        surnames.append(texts[0])  # "Isaias", "Meles": the last word is the father's name
    principal = None if former else principal or leads
    return Person(Actor(full, "Person", (), principal), tuple(surnames), former)


_HORN = frozenset(("Ethiopia", "Eritrea"))
_OWN_NAMES = frozenset(("Saddam", "Fidel", "Indira", "Benazir", "Rajiv", "Evo"))


def _of_the_horn(principal: str | None) -> bool:
    """Whether people of that state, or of a group of it, are called by the first of their names."""
    homes = descriptions().homes.get(principal or "", frozenset())
    return principal in _HORN or (bool(homes) and homes <= _HORN)


def _title_before(tokens: Sequence[Token], place: int) -> int | None:
    """The title right before ``place``, or before the comma there."""
    before = place - 1
    if before >= 0 and tokens[before].text == ",":
        before -= 1
    called = before >= 0 and (is_title(tokens[before]) or tokens[before].low == "counterpart")
    return before if called else None


def _opposes(tokens: Sequence[Token], last: int) -> bool:
    """Whether the words after the name say that he speaks for no state: "N. N., the Ivorian rebel leader,"."""
    if last + 2 >= len(tokens) or tokens[last + 1].text != ",":
        return False
    for place in range(last + 3, min(last + 3 + _BACK, len(tokens))):
        if tokens[place].kind == "mark":
            return False
        if tokens[place].low in wordlists().classes["title"]:
            return tokens[place - 1].low in OF_NO_STATE
    return False
