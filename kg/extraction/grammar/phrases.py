"""Phrases: verb groups, and noun phrases with the actors that they stand for."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from kg.extraction.grammar.compounds import counted_noun, is_particle, two_nouns
from kg.extraction.grammar.home_bands import is_one_band
from kg.extraction.grammar.homes import abroad, is_organ_of
from kg.extraction.grammar.offshoots import branched, called_after, derived, is_band, is_faction, of_a_firm
from kg.extraction.grammar.party import (
    AGAINST,
    CRITICS,
    HIRING,
    ONE_SPEAKER,
    STRIKERS,
    NounPhrase,
    Party,
    after_opening,
    against_its_state,
    apposed_person,
    band_of,
    craft_of,
    determiner_of_date,
    his_country,
    is_body,
    is_related,
    is_rival,
    leading,
    named_how,
    names_a_band,
    names_things,
    no_more,
    of_home_or_leader,
    of_ministry,
    of_several_states,
    of_unknown_state,
    once_at,
    opens_title,
    party_of,
    past_comparator,
    past_date,
    phrase_words,
    roles_at,
    speaks_apart,
    tells_loyalty,
    unseated,
    with_related,
)  # fmt: skip
from kg.extraction.grammar.verbgroups import (
    Units,
    VerbGroup,
    bare_noun,
    denies,
    noun_words,
    verb_group,
    verb_groups,
)
from kg.extraction.naming.natures import explains
from kg.extraction.naming.stateless import OF_NO_STATE
from kg.extraction.words.descriptions import GROUPS, STATES
from kg.extraction.words.joints import LENGTHS, ends_time
from kg.extraction.words.recent import Recent
from kg.extraction.words.units import NAMES, Unit
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["NounPhrase", "Party", "Units", "VerbGroup", "denies", "noun_phrase", "noun_phrase_before", "party_of",
           "past_comparator", "plain_phrase", "seated", "verb_group", "verb_groups"]  # fmt: skip

_INSIDE = NAMES | {"word", "capital", "possessive", "number", "tail"}
_TWO = 2
_HEADS = frozenset(("leader", "leaders", "chief", "chiefs"))
_LONGEST = 14
_CONTACT = 3
"""Units within which the verb of "the rebels Rwanda had long armed" begins."""
_BAND = frozenset(("members", "member", "cadres", "cadre", "recruits", "volunteers", "adherents", "disciples"))
"""Words for those of a group, who act as it does."""
_MEMBERS = frozenset(("members", "member", "officers", "officer", "soldiers", "men", "troops", "units", "personnel",
                      "divisions", "brigades", "battalions", "regiments", "columns", "squadrons"))  # fmt: skip
"""Who belong to the forces that "of" names: "three divisions of Iranian troops"."""
_PRONOMINAL = frozenset(
    ("both", "all", "some", "many", "several", "each", "few", "most", "that", "this", "these", "those", "her", "such",
     "any", "more", "no")
)  # fmt: skip
_SUSTAINED = frozenset(("sustained", "limited", "coordinated", "prolonged", "concentrated", "unprecedented"))
_SEATED = frozenset(("government", "authorities", "regime", "junta", "rulers", "leadership", "cabinet", "presidency"))
_IN_CAPITAL = frozenset(("officials", "officers", "authorities", "generals", "ministers", "leaders", "police",
                         "policemen", "prosecutors", "courts"))  # fmt: skip
_OPPOSING = OF_NO_STATE - AGAINST
_TITLES = frozenset(("mr", "mrs", "ms", "dr", "mr.", "mrs.", "ms.", "dr."))
_THE, _IT = frozenset(("the", "a", "an")), frozenset(("it", "they"))
_WHEN = frozenset(("next", "last", "earlier", "late"))
_AGO = frozenset(("later", "ago", "earlier"))
_PREDICATIVE = frozenset(("ablaze", "afire", "aflame", "alight", "adrift", "afloat", "aground", "alive", "asleep"))
_AMID = frozenset(("in", "during", "amid"))
_ADJECTIVAL = frozenset(
    ("first", "last", "own", "long", "only", "once", "early", "late", "then", "daily", "weekly", "monthly",
     "nightly", "far")
)  # fmt: skip
_DOINGS = frozenset(
    ("rising", "risings", "meeting", "gathering", "landing", "bombing", "shelling", "killing", "crossing", "posting",
     "uprising", "shooting", "sinking", "burning", "hearing", "sitting", "ending", "opening", "fighting")
)  # fmt: skip
"""Nouns in -ing for something done, as an article, or "in" without an object, makes them."""
_PARTISANS = frozenset(("men", "fighters", "fighter", "commanders", "commander", "operatives", "brigades",
                        "battalions"))  # fmt: skip
"""Who are a state's where its name owns them: "Chad's fighters", but no "Lebanon's militias"."""
_OFFICERS = frozenset(("commander", "commanders"))
_NAMED_SO = frozenset(("party", "movement", "organisation", "organization", "alliance", "coalition"))
_ONE, _FIGHTERS = frozenset(("a", "an", "one", "another")), frozenset(("fighters",))
_NONE = frozenset(("no", "neither", "any", "few"))
_HUMANS = frozenset(("forces", "fighters", "officials", "people", "leaders", "captives"))


def noun_phrase(units: Units, first: int) -> NounPhrase | None:
    """The noun phrase that begins at ``first``, with "of the X" after "fighters"; ``None`` where none does."""
    return _WHOLE.at(units, first)


def _whole_at(units: Units, first: int) -> NounPhrase | None:
    phrase = plain_phrase(units, first)
    if phrase is None or not is_band(units[phrase.last]):
        return phrase and _with_members(units, phrase)
    whole = _with_members(units, replace(phrase, roles=_FIGHTERS))  # "Kurdish fighters of the X"
    return whole if whole.last > phrase.last else phrase


_WHOLE = Recent(_whole_at)


def plain_phrase(units: Units, first: int) -> NounPhrase | None:
    """The noun phrase that begins at ``first``, without what "of" adds; ``None`` where none does."""
    return _PLAIN.at(units, first)


def _phrase_at(units: Units, first: int) -> NounPhrase | None:
    index = first
    while index < len(units) and units[index].kind in ("determiner", "adverb"):
        index += 1
    index = past_date(units, index, determined=index > first)
    index = past_comparator(units, index)
    while index + 1 < len(units) and units[index].kind == "number" and units[index + 1].low == "of":
        index += 2  # "thousands of Rwandan troops", "two of the soldiers", "hundreds of thousands of Hutus"
        while index < len(units) and units[index].kind == "determiner":
            index += 1
    if index + 2 < len(units) and units[index].kind == "number" and units[index + 1].low in ("more", "other"):
        index += 2 * (units[index + 2].kind in _INSIDE or counted_noun(units, index + 2))  # "two more rounds of talks"
    last = -1
    while index < len(units) and index - first < _LONGEST:
        unit = units[index]
        if last >= first and (_ends_before(units, index, last) or _is_pronoun(unit)):
            break
        if last >= first and units[last].kind == "possessive" and _qualifying(units, index):
            last, index = index, index + 1  # "X's internationally recognised government"
            continue
        after_name = last >= first and (units[last].kind in NAMES or units[last].low in noun_words())
        if unit.kind == "verb" and not _modifier(units, index, first):
            break
        if unit.kind not in _INSIDE and unit.kind != "verb":
            break
        if (
            after_name
            and unit.kind in ("word", "verb")
            and unit.low.endswith(("ing", "ed"))
            and not _noun(units, index)
        ):
            break
        last = index
        index += 1
    while last >= first and units[last].kind == "possessive":
        last -= 1
    if last < first:
        return None
    return _with_party(units, first, last)


_PLAIN = Recent(_phrase_at)


def _noun(units: Units, index: int) -> bool:
    """Whether a word in -ing or -ed after a name belongs to the phrase all the same."""
    unit, lists = units[index], wordlists()
    if index + 1 < len(units) and units[index + 1].low in lists.nouns["assets"]:
        return True
    called = units[index - 1].kind == "demonym" and unit.low in lists.nouns["utterances"]  # "a French warning"
    compound = unit.low == "propelled" or (unit.kind == "word" and unit.low == "armed")
    sold = lists.compounds.get(units[index + 1].low) if index + 1 < len(units) else None
    compound |= sold is not None and unit.low in sold.needs  # "the US arms sales to Y"
    owned = units[index - 1].kind == "possessive" and unit.low in lists.ties  # "Chad's meddling in Sudan"
    tied = owned and index + 1 < len(units) and units[index + 1].kind == "preposition"
    return called or tied or compound or unit.low in lists.events or unit.low in lists.classes["never_verb"]


def _qualifying(units: Units, index: int) -> bool:
    """Whether the adverb at ``index`` belongs to a participle before a noun, or the word tells how many there are."""
    if units[index].kind == "determiner" and units[index].low in _HOW_MANY:
        return index + 1 < len(units) and units[index + 1].kind in (*NAMES, "word", "verb")  # "X's various militias"
    if units[index].kind != "adverb" and not units[index].low.endswith("ly"):
        return False
    if units[index].low in _ADJECTIVAL and index + 1 < len(units):
        return units[index + 1].kind in ("word", "verb", "number")  # "X's long war", "X's only railway"
    following = units[index + 1 : index + 3]
    return len(following) == 2 and any(f.participle for f in following[0].forms) and following[1].kind == "word"


_HOW_MANY = frozenset(("various", "many", "several", "few", "numerous"))


def _is_pronoun(unit: Unit) -> bool:
    """Whether context says whom it names: "helped the army hunt him", "in Doha the two sides met" have two phrases."""
    whole = unit.low.startswith(("the ", "both ", "these ", "all "))
    return unit.resolved and (whole or unit.low in wordlists().classes["pronoun"])


def _ends_before(units: Units, index: int, last: int) -> bool:
    """Whether the noun phrase whose last unit so far is ``last`` is over before the one at ``index``."""
    unit = units[index]
    if unit.kind == "number":
        later = [found.low in _AGO for found in units[index + 2 : index + 3]] == [True]  # "stormed P nine months later"
        # "bombed its towns three times"
        later |= index + 1 < len(units) and units[index + 1].low in ("times", "occasions")
        return later or _distance_at(units, index) or units[last].kind in NAMES  # "gave Ukraine fourteen tanks"
    timed = unit.low in _WHEN and index + 1 < len(units)
    if timed and (units[index + 1].kind == "date" or units[index + 1].low in _spans()):
        return True  # "struck Israel last week", "struck Tehran last June"
    if unit.kind in ("name", "metonym", "capital", "demonym") and ends_time(units[last].low):
        return True  # "by the time Hezbollah fought …", "since it took effect Israel has …", "In the 1980s Morocco"
    things = units[last].kind in ("word", "verb") and names_things(units[last].low)
    if unit.kind in ("name", "metonym") and (things or units[last].low in wordlists().events):
        return True  # "during the war Hezbollah fought …", "the rockets Hezbollah fired"
    if unit.kind in ("name", "metonym") and units[last].kind in ("word", "verb") and after_opening(units, index):
        return True  # "Under the cover of darkness X attacked", "In response X armed Y"
    if names_a_band(units[last]) and _state_at(units, index):
        return True  # "the rebels Rwanda armed", "the force successive Serbian governments helped"
    if (unit.kind == "demonym" and units[last].kind in ("name", "metonym")) or opens_title(units, index):
        return True  # "in Syria Turkish forces …", "the sanctions President X imposed"
    if unit.kind in ("name", "metonym") and units[last].kind == "capital" and units[0].kind == "preposition":
        return index < len(units) - 1 and not any(
            u.kind in ("verb", "comma") for u in units[:index]
        )  # "In the Assembly Y …"
    if unit.text in "$€£" and (units[last].kind in ("name", "metonym") or units[last].low in noun_words()):
        return True  # "gave Ukraine $2bn"
    if unit.low == "than" or unit.low in _PREDICATIVE or tells_loyalty(units, index):
        return True  # "had no sooner armed Y than", "set the depot ablaze"
    row = units[last].low == "running" and units[last - 1].low in wordlists().classes["span"]
    if row or (unit.low in _TITLES and units[last].low not in wordlists().classes["title"]) or unit.low in _IT:
        return True  # "for the third day running X's troops …", "in Nairobi Mr Henry …"
    return is_particle(units, index) or unit.low in wordlists().classes["indefinite"]


def _distance_at(units: Units, index: int) -> bool:
    """Whether a number tells how far off what is named before it lies: "a post 10 miles outside P"."""
    measure = units[index + 1].low in LENGTHS if index + 2 < len(units) else False
    return measure and units[index + 2].kind in ("preposition", "adverb")


def _state_at(units: Units, index: int) -> bool:
    """Whether a state's name, or what is its, begins at ``index``, and then comes a verb."""
    unit, after = units[index], index + 1
    if unit.kind == "word" and after < len(units) and units[after].kind == "demonym":
        unit, after = units[after], after + 1
    own = not unit.resolved and unit.actor is not None and unit.actor.type in STATES
    return own and any(found.kind == "verb" for found in units[after : after + _CONTACT])


def _with_members(units: Units, phrase: NounPhrase) -> NounPhrase:
    """The phrase with "of the X" after "fighters", "leadership" or "delegations": they are X's."""
    joint = phrase.last + 1
    seat = seated(units, phrase)
    if seat is not None:
        return NounPhrase(phrase.first, joint + 1, seat, phrase.roles)
    humans = phrase.roles & _HUMANS and "assets" not in phrase.roles and units[phrase.last].low not in STRIKERS
    if not humans or joint + 1 >= len(units) or units[joint].low not in ("of", "from"):
        return phrase
    if units[joint].low == "from" and not phrase.roles & {"fighters", "officials"}:
        return phrase
    whole = plain_phrase(units, joint + 1) if units[phrase.last].low in _MEMBERS and phrase.party is None else None
    if whole is not None and whole.party is not None and whole.roles & {"forces", "fighters"}:
        return NounPhrase(phrase.first, whole.last, whole.party, (phrase.roles - {"bystanders"}) | whole.roles)
    first = joint + 1
    while first < len(units) and units[first].kind == "determiner":
        first += 1
    last = first
    if first < len(units) and units[first].kind == "demonym" and first + 1 < len(units):
        last = first + 1
    last = with_related(units, last)
    head = units[last] if last < len(units) else None
    followed = last + 1 < len(units) and units[last + 1].kind in ("tail", "possessive")
    if head is None or head.kind != "name" or followed:
        return phrase
    party = party_of(head)
    if phrase.roles & {"fighters"} and not phrase.roles & {"forces"} and party and party.actor.type == "State":
        return phrase  # "militias of Lebanon"
    known = phrase.party is None or phrase.party.actor.type not in ("State", "IntergovernmentalOrganization")
    if party is None or not known or (phrase.party and units[phrase.last].low in ("faction", "wing")):
        return phrase
    roles = _banded(phrase.roles, units[phrase.last], party)
    band = branched(units[phrase.first : joint], party, parted=is_faction(units, phrase.first, joint - 1))
    return NounPhrase(phrase.first, last, replace(band, roles=roles), roles)


def _banded(roles: frozenset[str], head: Unit, owner: Party | None) -> frozenset[str]:
    """The classes of "members of the X", "X members", who are an armed group's fighters."""
    ranks = owner is not None and owner.actor.type in GROUPS and head.low in _BAND
    return (roles - {"bystanders"}) | {"fighters"} if ranks else roles


def seated(units: Units, phrase: NounPhrase) -> Party | None:
    """The state of "the government in Kyiv", "the junta in Niamey"."""
    place = phrase.last + 2
    if phrase.party is not None or place >= len(units):
        return None
    word = units[phrase.last].low
    if word not in _SEATED and word not in _IN_CAPITAL and not of_ministry(units[phrase.first : phrase.last + 1]):
        return None
    known = units[phrase.first].kind == "determiner" or (word in _IN_CAPITAL and phrase.last - phrase.first < 2)
    known = known and not of_several_states(units[phrase.first : phrase.last + 1])
    if not known or units[place - 1].low != "in" or units[place].kind != "metonym":
        return None
    party = party_of(units[place])
    return replace(party, roles=phrase.roles) if party is not None else None


def _modifier(units: Units, index: int, first: int) -> bool:
    """Whether a word that can be a verb stands as a modifier or noun within the phrase: "the armed groups"."""
    if verb_group(units, index) is not None:
        return False
    led = units[index - 1] if index and units[index].low in _DOINGS else None
    if led and (led.kind in ("determiner", "possessive", "demonym") or (first in (-1, index) and led.low in _AMID)):
        return True  # "a rising by Y", "a meeting of Y's officers", "was killed in fighting with Y"
    adjective = units[index].low in wordlists().classes["adjective_ing"] or units[index].low in _SUSTAINED
    if adjective and index + 1 < len(units):
        return units[index + 1].kind in _INSIDE or bare_noun(units[index + 1])  # "enjoys growing support"
    before = units[index - 1] if index > first else None
    inside = before is not None and (
        before.kind in ("determiner", "possessive", "demonym", "word", "number", "tail")
        or (before.kind == "date" and units[first].kind == "determiner")  # "the December 13 raid"
        or (before.kind == "adverb" and index > first + 1 and units[index - 2].kind == "possessive")
        or (before.kind == "verb" and before.low in noun_words())  # "an arms embargo"
    )
    following = units[index + 1] if index + 1 < len(units) else None
    follows = following is not None and (
        following.kind in ("word", "capital", *NAMES)
        or following.low in wordlists().nouns["assets"]
        or (
            following.low in noun_words()
            and (
                units[index].low.endswith("ing")
                or (units[index].low not in noun_words() and units[index].text.islower())
            )
            and before is not None
            and before.kind == "determiner"
        )  # "a crushing defeat", "a blunt warning"
    )
    noun = units[index].low in noun_words()
    base = any(form.base for form in units[index].forms)
    if two_nouns(units, index) or (index == 0 and (base or units[index].low.endswith("s"))):
        return True  # "imposed travel bans"; and no finite verb begins a sentence
    if index and (base or units[index].low.endswith("s")) and _before_noun(units[index - 1], base=base):
        return True  # a word such as "control" or "demands" where no verb can stand
    if before is not None and before.kind in ("determiner", "possessive") and before.low not in _PRONOMINAL:
        return True  # "the ruling of a court", "a shot": it is no verb there, and so a noun
    if index > first >= 0 and units[first].kind in ("determiner", "number") and units[index].low == "states":
        return True  # "the only Arab states that", "four Arab states": no verb has such a subject, and no group is here
    if index == first and follows and any(form.participle for form in units[index].forms):
        return True  # "by armed men"
    return (inside and (follows or noun)) or (noun and (index == first or units[index - 1].kind == "name"))


def _before_noun(unit: Unit, *, base: bool) -> bool:
    """Whether a noun rather than a verb follows: "its allies", "has lost control", "nuclear test"."""
    if bare_noun(unit):
        return base and not unit.low.endswith("s")
    if unit.kind == "capital":
        return base and not unit.low.endswith("s")  # "the Mitchell report"
    return unit.kind in ("verb", "be", "have", "determiner", "demonym", "possessive", "preposition", "number")


@cache
def _spans() -> frozenset[str]:
    return wordlists().classes["span"]


def noun_phrase_before(units: Units, last: int) -> NounPhrase | None:
    """The noun phrase that ends at ``last``; ``None`` where none does."""
    first = last
    while first >= 0 and last - first < _LONGEST:
        kind = units[first].kind
        if kind == "determiner":
            return _ending(units, first, last)
        long = units[first].low in _ADJECTIVAL and first > 0 and units[first - 1].kind == "possessive"
        if kind == "date" and first < last and (opener := determiner_of_date(units, first)) >= 0:
            return _ending(units, opener, last)  # "the May 17 Iraqi attack"
        if kind not in _INSIDE and not (kind == "verb" and _modifier(units, first, -1)) and not long:
            break  # "X's long war" goes on
        if first < last and units[first].low in _spans() and units[first + 1].kind in NAMES:
            break  # "For thirty years Armenia fought …"
        first -= 1
    for start in range(first + 1, last + 1):
        phrase = _ending(units, start, last)
        if phrase:
            return phrase
    return None


def _ending(units: Units, first: int, last: int) -> NounPhrase | None:
    """The phrase that begins at ``first``, if it ends at ``last``, or before the possessive ending there."""
    phrase = plain_phrase(units, first)
    if phrase is not None and phrase.last > last and units[last + 1].kind == "possessive":
        phrase = _with_party(units, first, last)
    return phrase if phrase is None or phrase.last == last else None


def _with_party(units: Units, first: int, last: int) -> NounPhrase:
    head = units[last]
    roles = roles_at(units, first, last)
    body = units[first : last + 1]
    if no_more(body) or body[0].low in _NONE:
        return NounPhrase(first, last, unseated(body), roles)
    owners = [
        i for i in range(first, last + 1)
        if units[i].kind in NAMES and not (i < last and units[i + 1].kind == "tail")
    ]  # fmt: skip
    if not all(_harmless(units, index) for index in range(first, owners[0] if owners else first)):
        return NounPhrase(first, last, None, roles)
    if head.kind in NAMES:
        return NounPhrase(first, last, _named(units, owners, last), frozenset(("name",)))
    owners = owners[1:] if len(owners) == _TWO and owners[1] < last and of_home_or_leader(units, *owners) else owners
    if head.low in _NAMED_SO and len(owners) == 1 and owners[0] == last - 1 and is_body(units[last - 1]):
        return NounPhrase(first, last, _named(units, owners, last - 1), frozenset(("name",)))
    if head.kind == "capital" and len(owners) == 1 and not roles:
        craft = craft_of(units, owners[0], last)
        if craft is not None:
            return NounPhrase(first, last, craft, craft.roles)
        person = _titled(units, owners[0], last)
        return NounPhrase(first, last, person, person.roles if person else roles)
    if (home := his_country(units, first, last)) is not None:
        return NounPhrase(first, last, home, home.roles)
    if last > first and units[last - 1].low in _OPPOSING and head.low in _HEADS:
        state = len(owners) == 1 and (actor := units[owners[0]].actor) is not None and actor.type == "State"
        owners = [] if state else owners  # "Kenya's opposition leader" speaks for no state
    ethnic = owners and owners[0] > first and units[owners[0] - 1].low == "ethnic" and "fighters" not in roles
    if len(owners) == _TWO and _rules(units, owners[0], owners[1], head):
        owners = owners[:1]
    elif len(owners) == _TWO:
        owners = owners[: 2 - abroad(units, owners[0], owners[1], last)]
    known = len(owners) == 1 and (roles or is_one_band(units[owners[0] + 1 : last], head.low)) and not ethnic
    party = _owned(units, owners, first, last, roles) if known else None
    party = leading(units, first, last, roles) if party is None and not owners else party
    banded = _banded(roles, head, party)
    if party is not None and banded != roles:
        return NounPhrase(first, last, replace(party, roles=banded), banded)
    return NounPhrase(first, last, party, roles)


def _rules(units: Units, home: int, group: int, head: Unit) -> bool:
    """Whether a movement is at the head of a state: "Managua's leftist Sandinista government" is Nicaragua's."""
    state, actor = units[home].actor, units[group].actor
    movement = units[group].kind == "demonym" and actor is not None and actor.type in GROUPS
    owned = units[home + 1].kind == "possessive" and all(unit.kind == "word" for unit in units[home + 2 : group])
    return movement and owned and state is not None and state.type == "State" and head.low in _SEATED | {"army"}


def _harmless(units: Units, index: int) -> bool:
    """Whether a word before a name can only modify it: an unknown verb ends in -ed or -s, as "speculated" does."""
    unit = units[index]
    if index and units[index - 1].low in _THE and (unit.kind == "word" or any(f.participle for f in unit.forms)):
        return True  # "the notorious X", "an emboldened X"
    if unit.kind != "word":
        seizing = wordlists().classes["seizing"]  # "a kidnapped American"
        seized = once_at(units, index) or any(form.participle and form.lemma in seizing for form in unit.forms)
        moving = unit.low in wordlists().classes["adjective_ing"]  # "the retreating Syrian column"
        noun = unit.low in noun_words() or unit.low in wordlists().classes["plight"]
        return unit.kind != "verb" or seized or moving or noun
    lists = wordlists()
    known = unit.low in noun_words() or unit.low in lists.classes["modifier"]
    lacking = unit.low.startswith("un") and (not index or units[index - 1].kind != "word")  # "undocumented", "unarmed"
    return known or lacking or unit.low.endswith(("ous", "less")) or not unit.low.endswith(("ed", "s"))


def _titled(units: Units, owner: int, last: int) -> Party | None:
    """The party of "Israeli Prime Minister B. N.": the person speaks, the state acts."""
    actor = units[owner].actor
    titles = wordlists().nouns["officials"] | wordlists().nouns["leaders"]
    title = next((i for i in range(last - 1, owner, -1) if units[i].low in titles), None)
    if actor is None or title is None or last - title < 2:
        return None
    names = units[title + 1 : last + 1]
    if any(unit.kind != "capital" for unit in names):
        return None
    person = Actor(" ".join(unit.text for unit in names), "Person", (), actor.name)
    kind = named_how(units[owner])
    return Party(actor, person, units[owner].start, units[last].end, frozenset(("officials",)), kind)


def _named(units: Units, owners: list[int], last: int) -> Party | None:
    head = units[last]
    actor = head.actor
    # Two names side by side, as in a search-engine phrase, are no phrase; "Lebanese Hezbollah", "the X ally Y" are.
    beside = [i for i in owners[:-1] if units[i].kind != "demonym" and units[i + 1].kind != "possessive"]
    beside = beside[: len(beside) - (last - 1 in beside and is_organ_of(units[last - 1], head))]  # "the US CIA"
    if head.speaker is not None and head.speaker.type == "Person" and actor is not None:
        own = all(units[i].actor is not None and units[i].actor == actor for i in beside)
        roles = frozenset(("officials",))
        return Party(actor, head.speaker, head.start, head.end, roles, named_how(head)) if own else None
    if actor is None:
        return None
    if beside:
        # "The former UN chief N. N.": whose chief he was is no second name.
        titles = wordlists().nouns["officials"] | wordlists().nouns["leaders"] | wordlists().classes["head"]
        titled = actor.type == "Person" and all(any(u.low in titles for u in units[i + 1 : last]) for i in beside)
        if not titled and not is_related(units, beside, last):
            return None
    if head.kind == "demonym":
        whole = last > 0 and units[last - 1].low == "the"  # "the Israelis" act as their state; "two Israelis" do not
        plural = head.text.endswith("s") and not head.text.endswith("ss")
        counted = last > 0 and units[last - 1].kind == "number" and units[last - 1].low != "one"  # "two Senegalese"
        plural = plural or ((whole or counted) and head.text.endswith(("sh", "ese", "ch", "ss")))
        one = last > 0 and units[last - 1].low in _ONE and not head.text.endswith(("ish", "ch"))  # "killed an Iraqi"
        if not (plural or one) or actor.type != "State":
            return None
        roles = frozenset(("people", "nation")) if whole else frozenset(("people",))
        if not plural:
            citizen = Actor(head.text, "Population", (), actor.name)
            return Party(citizen, citizen, head.start, head.end, roles, "demonym")
        return Party(actor, _people(head), head.start, head.end, roles, "demonym")
    kind = named_how(head)
    officials = wordlists().nouns["officials"]
    if actor.acts_for and head.low.rsplit(" ", 1)[-1] in officials:
        # A name of the lexicon such as "Afghan officials": they speak, their state acts.
        principal = Actor(actor.acts_for, "State" if actor.type != "ActorSegment" else "MilitantGroup")
        armed = head.low.rsplit(" ", 1)[-1] in wordlists().nouns["forces"]  # "X's army" also acts by itself
        roles = frozenset(("officials", "forces")) if armed else frozenset(("officials",))
        return Party(principal, actor, head.start, head.end, roles, kind)
    organ = head.resolved and head.speaker is not None and head.speaker.type == "StateOrgan"
    armed = organ and head.low.rsplit(" ", 1)[-1] in wordlists().nouns["forces"] - _RULING
    roles = frozenset(("name", "forces")) if armed else frozenset(("name",))
    return Party(actor, head.speaker or actor, head.start, head.end, roles, kind)


_RULING = frozenset(("junta", "juntas", "generals", "police", "government", "governments", "regime", "regimes"))
"""Words of those who command forces and rule besides: what they do is not only what soldiers do."""


def _people(unit: Unit) -> Actor:
    return Actor(unit.text, "Population")


def _owned(units: Units, owners: list[int], first: int, last: int, roles: frozenset[str]) -> Party | None:
    """The party of "Afghan officials", "Hamas fighters", "Israel's army"."""
    unit, head = units[owners[0]], units[last]
    actor = unit.actor
    if actor is None:
        return None
    words = " ".join(phrase_words(units, owners[0], last))
    state = actor.type == "State"
    if state and of_a_firm(units, owners[0], last):
        return None  # "an Israeli company's statement" is not Israel's
    start, end, kind = unit.start, head.end, named_how(unit)
    owns = units[owners[0] + 1].kind == "possessive" if owners[0] < last else False
    if state and (head.low in _PARTISANS if owns else head.low in _OFFICERS and unit.kind == "demonym"):
        roles = (roles - {"bystanders"}) | {"forces"}
    hired = head.low in _HIRED or (head.low in _CONTRACTED and units[last - 1].low in HIRING)
    if state and hired and unit.kind == "demonym":  # "Liberian mercenaries" are nobody's but who pays them
        roles = (roles - {"forces", "people", "bystanders"}) | {"fighters"}
    if owns and actor.type in {*GROUPS, "Person"} and head.low in wordlists().classes["own_men"]:
        roles = (roles - {"bystanders"}) | {"fighters"}  # "Basayev's men"
    if owns and (head.low in STRIKERS or of_unknown_state(unit, head.low)):
        return None
    parted = is_faction(units, owners[0], last)
    if derived(units[owners[0] + 1 : last + 1], actor, rest := units[last + 1 : last + 6], parted=parted):
        band = Actor(called_after(words, head, rest), "MilitantGroup" if actor.type in GROUPS else actor.type)
        return None if explains(units, first) else Party(band, band, start, end, frozenset(("fighters",)), kind)
    if head.low in CRITICS or (state and speaks_apart(units, owners[0], last)):  # "Rwanda's critics" are not Rwanda
        others = Actor(words, "Population" if head.low in CRITICS else "Organization")
        return Party(others, others, start, end, roles, kind)
    against = state and is_rival(units[owners[0] + 1 : last], head.low)
    if against:
        return None if explains(units, first) else against_its_state(units, owners[0], last, roles)
    if state and "fighters" in roles and "forces" not in roles:
        return None if explains(units, first) else band_of(units, owners[0], last, roles)
    private = "bystanders" in roles or head.low in wordlists().classes["human"]
    own_mind = head.low in wordlists().classes["of_themselves"]  # a judge, a bishop
    if state and kind == "demonym" and (own_mind or (private and not roles & _ACTING)):
        return Party(actor, Actor(words, "Population"), start, end, roles, kind)
    voices = bool(roles & {"officials", "voices", "leaders"}) or (state and head.low == "officer")
    voices = voices or (owns and head.low in wordlists().classes["family"])
    if voices and actor.type != "MediaOutlet" and head.low not in ("government", "regime", "junta"):
        one = head.low in ONE_SPEAKER
        speaker = Actor(words, "Person" if one else "StateOrgan" if state else "ActorSegment", (), actor.name)
        speaker = (apposed_person(units, last, actor) if one and state else None) or speaker
        return Party(actor, speaker, start, end, roles, kind)
    return Party(actor, actor, start, end, roles, kind)


_ACTING = frozenset(("forces", "fighters", "officials", "leaders", "agents", "captives", "assets"))
"""Classes of those who act for their state, or are only held: students of it speak for themselves."""
_HIRED, _CONTRACTED = frozenset(("mercenaries", "mercenary")), frozenset(("contractors", "contractor"))
