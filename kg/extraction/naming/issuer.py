"""The issuer: whose own release a document is, so that "we" and "our" are theirs, and so is what it says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.actors import Lexicon
from kg.errors import nearest
from kg.extraction.naming.groups import capital_runs, groups
from kg.extraction.naming.letterheads import heads_of, is_writers, letterhead, names_an_office
from kg.extraction.naming.speeches import speaker_of
from kg.extraction.words.names import NameIndex, index_of
from kg.extraction.words.nametokens import Name
from kg.extraction.words.tokens import Token, quoting, tokenise
from kg.extraction.words.units import MONTHS
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor, Document, Sentence

__all__ = ["issuer_of", "issuers_of", "stated_issuers", "whose_own"]

_RELEASES = frozenset(
    ("statement", "communique", "communiqué", "declaration", "remarks", "readout", "release", "message", "address",
     "speech", "letter", "announcement", "notice", "clarification", "response", "read-out", "conference", "resolution")
)  # fmt: skip
_REPORTS = frozenset(("report", "briefing", "testimony", "note", "memorandum"))
"""What is somebody's by "of" or "by" after it only: a "Sudan report" is about Sudan."""
_PERFORMATIVES = frozenset(
    ("welcomes", "condemns", "calls", "notes", "expresses", "regrets", "urges", "deplores", "reiterates", "thanks",
     "rejects", "commends", "reaffirms", "denounces", "extends", "congratulates", "affirms", "stresses", "confirms",
     "announces", "strongly", "strongly", "unequivocally", "firmly", "is", "wishes", "categorically", "declares",
     "supports", "takes", "follows", "announced")
)  # fmt: skip
_ISSUERS = frozenset(
    ("State", "Government", "StateOrgan", "IntergovernmentalOrganization", "MilitantGroup", "UmbrellaGroup", "Faction",
     "Organization")
)  # fmt: skip
_OFFICES = frozenset(
    ("ministry", "department", "government", "embassy", "office", "president", "secretary", "mission", "bureau",
     "minister", "cabinet", "chancellery", "premier", "presidency")
)  # fmt: skip
_MASTHEAD = frozenset(("press", "office", "council", "command", "secretariat", "secretary", "spokesperson", "service"))
"""What stands beside a name in the head of a release: "The White House, Office of the Press Secretary"."""
_PLAIN = _MASTHEAD | {"the", "of", "for", "briefing", "conference", "release", "excerpt", "excerpts"}
_HEADED = frozenset(("press", "release", "communiqué", "communique", "briefing"))
_SAYS_ITSELF = _PERFORMATIVES - {"is", "announced", "takes", "follows", "calls", "confirms", "supports", "notes"}
"""Verbs with which a text speaks for the one whom it names, not of him."""
_QUOTES = frozenset('"“”«»')
_OPENING = 8
_FAR = 2 * _OPENING
_FIRST = 4
"""Sentences one of which says whose release it is, where its title does not."""


def stated_issuers(
    document: Document, lexicon: Lexicon, own: Mapping[str, Actor] | None = None
) -> tuple[tuple[Actor, ...], tuple[str, ...]]:
    """Whose own words a document says that it is, and what a person should know of it: which of them no list has.

    Args:
        document: the document, its issuers as its file states them.
        lexicon: who is known.
        own: who is known beside them, by what the file calls him.
    """
    index, known = index_of(lexicon), own or {}
    found: dict[str, Actor] = {}
    remarks = []
    for name in document.issuers:
        actor = _known(known[name], index) if name in known else _listed(name, index)
        if actor is None:
            actor = _unlisted(name)
            near = nearest(name, [*known, *lexicon.entries])
            meant = f"; if {' or '.join(near)} is meant, write that" if near else ""
            line = "" if document.issuers_line is None else f"line {document.issuers_line}: "
            remarks.append(
                f"{line}the issuer {name!r} is in no list of names: {actor.name!r} is made an actor of this document"
                f"{meant}; give it a type in a lexicon (--lexicon), or under `actors:` in the statement file"
            )
        found[actor.name] = actor  # two ministries of one state are that state
    return tuple(found.values()), tuple(remarks)


def whose_own(
    document: Document,
    index: NameIndex,
    tokens: Sequence[Sequence[Token]],
    names: Sequence[Sequence[Name]],
    stated: tuple[Actor, ...] = (),
) -> tuple[Actor | None, tuple[Actor, ...]]:
    """Who issued the document, if one actor did, and all who did so together: as it states, or else as it reads.

    Args:
        document: the document.
        index: the lexicon.
        tokens: of the sentences that are read.
        names: the lexicon's names among them.
        stated: who the document says it is, as `stated_issuers` has them.
    """
    if stated:
        return (stated[0], ()) if len(stated) == 1 else (None, stated)
    one, several = issuer_of(document, index, tokens, names), issuers_of(document, index, names)
    heads = [document.title or _untitled(document), *(s_text(document, place) for place in _headings(document))]
    spoken = (speaker_of(list(tokenise(text, 0, len(text)))) for text in heads if text)
    return (one if one or several else next(filter(None, spoken), None)), several


def _known(actor: Actor, index: NameIndex) -> Actor:
    return _principal(actor, index) or actor


def _listed(name: str, index: NameIndex) -> Actor | None:
    """Who is meant by a name that the file gives: a listed actor, or the state of a ministry."""
    listed = index.named(name)
    if listed is not None:
        return _known(listed, index)
    words = list(tokenise(name, 0, len(name)))
    organ = _actor_in(name, index) if _is_organ(words, index) else None
    return None if organ is None else _principal(organ, index)


def _unlisted(name: str) -> Actor:
    """Whom a name shows that no list has: a group by its shape, or else a body of some kind."""
    words = list(tokenise(name, 0, len(name)))
    return next(iter(groups(words, set(), tuple(capital_runs(words)))), Actor(name, "Organization"))


def _is_organ(words: Sequence[Token], index: NameIndex) -> bool:
    """Whether "Ministry of Foreign Affairs of Y" or "the Y-ian government" is named, and no band of that state."""
    return bool(index.names(words)) and any(token.low in _OFFICES for token in words)


def issuer_of(
    document: Document, index: NameIndex, tokens: Sequence[Sequence[Token]], names: Sequence[Sequence[Name]]
) -> Actor | None:
    """Whose own words the document is: by its title, its publisher, or a first sentence such as "X welcomes …".

    Args:
        document: the document.
        index: the lexicon.
        tokens: of the sentences that are read.
        names: the lexicon's names among them.
    """
    heads = [document.title or _untitled(document), *(s_text(document, place) for place in _headings(document))]
    titled = [list(tokenise(text, 0, len(text))) for text in heads if text]
    words = {token.low for line in titled for token in line}
    publisher = _publishing(document.publisher or "", index) or _publishing(document.author or "", index)
    publisher = publisher or _of_letter(document, index)
    if publisher is not None and publisher.type not in _ISSUERS:
        return None
    if publisher is None and (own := _named_alone(titled, tokens, index)) is not None:
        return own
    lines = heads_of(document)
    if publisher is None and is_writers(lines):
        return None
    headed = letterhead(lines, index) if publisher is None else None
    if not words & (_RELEASES | _REPORTS | _HEADED) and publisher is None:
        own = _by_office(titled, tokens, index) or _plainly(tokens, names, index) or _acts_today(tokens, names, index)
        return own or (_principal(headed, index) if headed else None)
    for line in titled:
        found = _before_colon(line, index) or _by_whom(line, index)
        if found is not None and found.name == "UN Secretary-General":
            found = None if any(_names_another_body(other, index) for other in (*titled, *lines)) else found
        if found is not None:
            return _principal(found, index)
    if publisher is not None:
        return _principal(publisher, index)
    if headed is not None:
        return _principal(headed, index)
    if words & (_RELEASES | _HEADED) and (band := _band(titled, index)) is not None and _speaks_as_we(tokens):
        return _as_in_prose(band, tokens)
    if words & (_RELEASES | _HEADED) and (head := _masthead(titled, index)):
        return _principal(head, index)
    briefed = "briefing" in words and bool(words & _OFFICES)  # "Department Press Briefing"
    if not (words & _RELEASES or briefed):
        return None
    return _by_opening(document, index, titled, tokens, () if names_an_office(lines, index) else names)


def _of_letter(document: Document, index: NameIndex) -> Actor | None:
    """Whose representative wrote a letter that an organisation circulates: "Letter dated 3 June 2024 from the …"."""
    for place, sentence in enumerate(document.sentences[:_HEAD_OF_LETTER]):
        match = _LETTER.search(s_text(document, place)) if _is_short(sentence) else None
        if match is not None:
            named = index.names(list(tokenise(match["whom"], 0, len(match["whom"]))))
            first = named[0].actor if named else None
            return first if first is not None and first.type == "State" else None
    return None


_HEAD_OF_LETTER = 10
"""Sentences among which it says so."""
_LETTER = re.compile(
    r"\b[Ll]etters? dated [^.;\n]{4,40}? from the (?:Permanent Representative|Chargé d[’']affaires|Ambassador"
    r"|(?:[\w-]{1,20} ){0,3}Minister[^.;\n]{0,60}?|Permanent Mission|Government)"
    r" (?P<whom>(?:a\.i\. )?(?:of|for) [^.;\n]{3,80})"
)


def _by_opening(
    document: Document,
    index: NameIndex,
    titled: Sequence[Sequence[Token]],
    tokens: Sequence[Sequence[Token]],
    names: Sequence[Sequence[Name]],
) -> Actor | None:
    """Whose release a text is by its first sentences, "X welcomes …", or by its dateline.

    Who opens it is nobody beside the office of a head that tells no state: ``names`` are none then.
    """
    for words_of, named in list(zip(tokens, names, strict=False))[:_FIRST]:
        opening = _opening(words_of, named) if words_of else None
        if opening is not None:
            return _principal(opening, index)
    office = any(token.low in _OFFICES for line in titled for token in line)
    return _of_dateline(document, index, tokens[0] if tokens else (), office=office)


def issuers_of(document: Document, index: NameIndex, names: Sequence[Sequence[Name]]) -> tuple[Actor, ...]:
    """Whose own words a joint statement is: "Joint Statement by X and Y"; or those who open it.

    Args:
        document: the document.
        index: the lexicon.
        names: the lexicon's names in the sentences that are read.
    """
    opening = names[0] if names else ()
    heads = [document.title or _untitled(document), *(s_text(document, place) for place in _headings(document))]
    for text in filter(None, heads):
        line = list(tokenise(text, 0, len(text)))
        words = {token.low for token in line}
        joint = "joint" in words or _made_by_several(line, index)
        if not joint or not words & (_RELEASES | {"press"}):
            continue
        on = next((i for i, token in enumerate(line) if token.low in _ABOUT), len(line))
        named = [name for name in index.names(line) if name.first < on]
        if len(named) < _TWO:  # "Japan-Australia Joint Statement"
            parted = list(tokenise(text.replace("-", " ").replace("–", " "), 0, len(text)))
            named = [name for name in index.names(parted) if name.first < on] or list(opening)
        actors = {name.actor.name: name.actor for name in named if name.kind != "place"}
        states = [actor for actor in actors.values() if actor.type in ("State", "Government")]
        return tuple(states) if _TWO <= len(states) <= _MOST and len(states) == len(actors) else ()
    return ()


def _made_by_several(line: Sequence[Token], index: NameIndex) -> bool:
    """Whether a title names its makers one beside the other: "Communiqué of the Governments of X and Y"."""
    names = index.names(line)
    for first, second in pairwise(names):
        of = max((i for i in range(first.first) if line[i].low in _RELEASES), default=-1) + 1
        opened = 0 < of < first.first and line[of].low in ("of", "by", "from")
        within = {token.low for token in line[of + 1 : first.first]} if opened else {"about"}
        between = {token.low for token in line[first.last + 1 : second.first]}
        if not within & _ABOUT and between & {"and", ","} and between <= _BESIDE:
            return True
    return False


_BESIDE = frozenset(("and", ",", "the", "of", "government", "republic", "kingdom", "state"))
"""What may stand between two who make a statement together."""
_ABOUT = frozenset(
    ("on", "about", "regarding", "concerning", "condemning", "denouncing", "deploring", "against", "to", "for",
     "calling", "urging", "supporting", "welcoming", "following", "after", "at", "marking", "warning")
)  # fmt: skip
"""Words after which a title names those of whom a joint statement speaks, and none who make it."""
_TWO, _MOST = 2, 7


def _plainly(tokens: Sequence[Sequence[Token]], names: Sequence[Sequence[Name]], index: NameIndex) -> Actor | None:
    """Whose release a text without a head is: "The Ministry of X condemns …", where it goes on with "we" unquoted."""
    opening = _opening(tokens[0], names[0]) if tokens and tokens[0] else None
    if opening is None or not {token.low for token in tokens[0][:_FAR]} & _SAYS_ITSELF:
        return None
    return _principal(opening, index) if _speaks_as_we(tokens[1:]) else None


def _acts_today(tokens: Sequence[Sequence[Token]], names: Sequence[Sequence[Name]], index: NameIndex) -> Actor | None:
    """Whose release tells "Today, the Y-ian Treasury sanctioned …" and goes on with "As a result of today's action"."""
    opening = next((number for number, words in enumerate(tokens) if words and number < _FIRST), None)
    if opening is None or not names[opening] or names[opening][0].first > _TODAY:
        return None
    office, today = names[opening][0].actor, {token.low for token in tokens[opening][: 3 * _OPENING]}
    if office.type != "StateOrgan" or "today" not in today:
        return None
    quoted = False
    for words in tokens:
        for place, token in enumerate(words):
            quoted = quoting(token.low, quoted) if token.text in _QUOTES else quoted
            after = [other.low for other in words[place + 1 : place + 3]]
            if not quoted and token.low == "today" and len(after) == _TWO and after[1] in _ACTION:
                return _principal(office, index)
    return None


_TODAY = 4
_ACTION = frozenset(("action", "actions", "designation", "designations", "sanctions"))


def _speaks_as_we(tokens: Sequence[Sequence[Token]]) -> bool:
    """Whether a text says "we" or "our" outside quotation marks."""
    quoted = False
    newsroom = wordlists().classes["newsroom"]
    for sentence in tokens:
        for place, token in enumerate(sentence):
            quoted = quoting(token.low, quoted) if token.text in _QUOTES else quoted
            if token.low in ("we", "our") and not quoted:
                after = {other.low for other in sentence[place + 1 : place + _NEXT]}
                if after.isdisjoint(newsroom):  # "We're pausing our coverage", "Here is what we know"
                    return True
    return False


_NEXT = 5
"""Words from "we" to those that show a newsroom to speak."""


def _named_alone(
    titled: Sequence[Sequence[Token]], tokens: Sequence[Sequence[Token]], index: NameIndex
) -> Actor | None:
    """Whose name alone heads a text that goes on with "we": "KAREN NATIONAL UNION", "The Polisario Front".

    A state's name alone is a dateline's ("KABUL, Afghanistan") or what an entry is about.
    """
    for line in titled:
        names = [name for name in index.names(line) if name.kind != "place"]
        covered = {i for name in names for i in range(name.first, name.last + 1)}
        rest = [token for i, token in enumerate(line) if i not in covered and token.text[:1].isalnum()]
        actors = {name.actor.name: name.actor for name in names}
        if len(actors) == 1 and not [token for token in rest if token.low != "the"]:
            actor = next(iter(actors.values()))
            body = actor.type in _ISSUERS and actor.type != "State"
            return _principal(actor, index) if body and _speaks_as_we(tokens) else None
    return None


def _masthead(titled: Sequence[Sequence[Token]], index: NameIndex) -> Actor | None:
    """Whose name heads a release: "The White House, Office of the Press Secretary", "U.S. Africa Command"."""
    for line in titled:
        names = index.names(line)
        beyond = [token for i, token in enumerate(line) if not names or not names[0].first <= i <= names[0].last]
        plain = all(
            token.low in _PLAIN | _OFFICES or not token.text[:1].isalpha() or token.text in MONTHS for token in beyond
        )
        if len(names) == 1 and names[0].last == len(line) - 1 and _ministry_of(line, names[0]):
            return names[0].actor
        beside = any(token.low in _MASTHEAD for token in line) or (names and names[0].last == len(line) - 1)
        if len(names) == 1 and names[0].first <= 1 and plain and beside and len(line) <= 2 * _OPENING:
            return names[0].actor
    return None


def _by_office(titled: Sequence[Sequence[Token]], tokens: Sequence[Sequence[Token]], index: NameIndex) -> Actor | None:
    """Whose ministry alone heads a text that says "we": "Ministry of Foreign Affairs, Lisbon"."""
    for line in titled:
        names = index.names(line)
        whole = len(names) == 1 and names[0].kind != "place" and names[0].last == len(line) - 1
        if whole and _ministry_of(line, names[0]) and _speaks_as_we(tokens):
            return _principal(names[0].actor, index)
    return None


def _ministry_of(line: Sequence[Token], state: Name) -> bool:
    """Whether the line is "Ministry of Foreign Affairs of Y", "Embassy of the Republic of Y" and no more."""
    before = [token for token in line[: state.first] if token.low != "the"]
    capitals = all(token.text[:1].isupper() or token.low in ("of", "for", "and", "to", ",") for token in before)
    return bool(before) and before[0].low in _OFFICES | {"permanent", "consulate"} and capitals


def _band(titled: Sequence[Sequence[Token]], index: NameIndex) -> Actor | None:
    """The group, which no list has, whose name heads its communiqué: "General Command of the Azure Coast Front"."""
    for line in titled:
        of = next((i for i in range(len(line) - 2, 0, -1) if [line[i].low, line[i + 1].low] == ["of", "the"]), -2)
        rest = line[of + 2 :]
        if index.names(line):
            continue
        for actor in groups(rest, set(), tuple(capital_runs(rest))):
            return actor
    return None


def _as_in_prose(band: Actor, tokens: Sequence[Sequence[Token]]) -> Actor:
    """The group by the name that its text calls it, where the head of the page is all in capitals."""
    words = band.name.casefold().split()
    if not band.name.isupper() or len(words) == 1:
        return band
    for sentence in tokens[:_FIRST]:
        lows = [token.text.casefold() for token in sentence]
        for at in range(len(lows) - len(words) + 1):
            written = " ".join(token.text for token in sentence[at : at + len(words)])
            if lows[at : at + len(words)] == words and not written.isupper():
                return replace(band, name=written)
    return band


def _of_dateline(document: Document, index: NameIndex, opening: Sequence[Token], *, office: bool) -> Actor | None:
    """The state from whose capital it is dated, where a ministry of no other state opens or heads it.

    As in "MANILA — The Department …", "Press conference of the Foreign Minister. TOKYO, 2 November".
    """
    opens = len(opening) >= _FIRST and opening[0].low == "the" and opening[1].low in _OFFICES
    if not opens and not office:
        return None
    lines: list[Sequence[Token]] = [
        list(tokenise(text, 0, len(text))) for text in (s_text(document, place) for place in _headings(document))
    ]
    if opening and opening[0].text.isupper():
        lines.append(opening)  # "TOKYO, 2 November —"
    for line in lines:
        found = [name for name in index.names(line) if name.kind == "metonym" and name.first == 0]
        if found:
            return _principal(found[0].actor, index)
    return None


def _untitled(document: Document) -> str:
    """The first line, where it is no sentence: "Press conference of the Foreign Minister (excerpt)"."""
    first = s_text(document, 0).strip() if document.sentences and _is_short(document.sentences[0]) else ""
    return "" if first.endswith((".", "!", "?", ":", ";", "”", '"')) else first


def _headings(document: Document) -> list[int]:
    heads = enumerate(document.sentences[:3])
    return [i for i, sentence in heads if sentence.section not in ("body", "bullet") and _is_short(sentence)]


def _is_short(sentence: Sentence) -> bool:
    """Whether it can be a head: a line of megabytes is none, and is not looked through."""
    return sentence.end - sentence.start <= _LONGEST_HEAD


_LONGEST_HEAD = 5000


def s_text(document: Document, place: int) -> str:
    """The text of the sentence at ``place``."""
    sentence = document.sentences[place]
    return document.text[sentence.start : sentence.end]


def _publishing(text: str, index: NameIndex) -> Actor | None:
    """Who publishes by that name: a state's ministry or its forces, but not "The Times of Israel", "China Daily"."""
    actor = _actor_in(text, index)
    if actor is None or actor.type != "State":
        return actor
    line = list(tokenise(text, 0, len(text)))
    named = {place for name in index.names(line) for place in range(name.first, name.last + 1)}
    rest = {token.low for place, token in enumerate(line) if place not in named and token.kind == "word"} - _LINKS
    return actor if not rest or rest & (_OFFICES | _SERVICES) else None


_LINKS = frozenset(("the", "of", "and", "for", "in", "to"))
_SERVICES = frozenset(("forces", "army", "military", "police", "navy", "parliament", "republic", "state", "kingdom",
                       "command", "defence", "defense"))  # fmt: skip
"""Words by which a publisher is an organ of the state that it names."""


def _actor_in(text: str, index: NameIndex) -> Actor | None:
    found = index.names(list(tokenise(text, 0, len(text)))) if text else []
    actors = {name.actor.name: name.actor for name in found if name.kind != "place"}
    return next(iter(actors.values())) if len(actors) == 1 else None


def _chief_officer(tokens: Sequence[Token], place: int, index: NameIndex) -> Actor | None:
    """As in "Report of the Secretary-General", "Statement attributable to the Spokesperson for the Secretary-General".

    Only the United Nations' needs no name; the lines of others say whose he is.
    """
    words = [token.low for token in tokens[place + 1 : place + 1 + _OPENING]]
    by = ["attributable", "to"] if words[:1] == ["attributable"] else words[:1]
    if by != words[: len(by)] or not by or by[0] not in ("attributable", "by", "of", "from"):
        return None
    rest = [word for word in words[len(by) :] if word not in ("the", "deputy", "united", "nations", "un")]
    if rest[:1] and rest[0] in _SPOKESMEN and rest[1:2] and rest[1] in ("for", "of"):
        rest = rest[2:]
    elif by[0] == "attributable" or words[len(by) : len(by) + 1] != ["the"]:
        return None
    chief = rest[:1] == ["secretary-general"] and rest[1:2] not in (["of"], ["'s"])
    return index.named("UN Secretary-General") if chief and not _names_another_body(tokens, index) else None


def _names_another_body(line: Sequence[Token], index: NameIndex) -> bool:
    """Whether the line names a body of states, which may have a secretary-general of its own."""
    named = (name.actor for name in index.names(line) if name.actor.type == "IntergovernmentalOrganization")
    return any(not actor.name.startswith(("United Nations", "UN ")) for actor in named)


_SPOKESMEN = frozenset(("spokesperson", "spokesman", "spokeswoman"))


def _before_colon(tokens: Sequence[Token], index: NameIndex) -> Actor | None:
    """As in "Security Council: statement by the President": the body that heads the title."""
    colon = next((place for place, token in enumerate(tokens[:_OPENING]) if token.text == ":"), None)
    told = colon is not None and any(token.low in _RELEASES | _REPORTS for token in tokens[colon : colon + _OPENING])
    name = next((name for name in index.names(tokens) if name.last + 1 == colon), None) if told else None
    return name.actor if name is not None and name.first <= 1 and name.actor.type != "State" else None


_TOPIC_MARKS = frozenset(("on", "about", "regarding", "over", "to", ",", ":"))
"""What parts a name from the release beside it: "X extends sanctions on Y, adopting a resolution"."""


def _by_whom(tokens: Sequence[Token], index: NameIndex) -> Actor | None:
    """As in "Statement by the Ministry of Foreign Affairs of Norway", "Norway's statement on …", "IGAD communiqué"."""
    names = index.names(tokens)
    for place, token in enumerate(tokens):
        if token.low not in _RELEASES | _REPORTS:
            continue
        if officer := _chief_officer(tokens, place, index):
            return officer
        near = token.low in _RELEASES
        before = [name for name in names if near and name.last < place and place - name.last <= _OPENING]
        between = [tokens[i].low for i in range(before[-1].last + 1, place)] if before else []
        if before and (
            not _TOPIC_MARKS & set(between) or (len(before) == 1 and between == [","])
        ):  # "Norway, statement on"
            return before[-1].actor
        following = tokens[place + 1].low if place + 1 < len(tokens) else ""
        after = [name for name in names if name.first > place]
        if following in ("by", "of", "from") and after and after[0].first - place <= _FAR:
            words = {tokens[i].low for i in range(place + 1, after[0].first)}
            beyond = {token.low for token in tokens[after[0].last + 1 : after[0].last + _NEXT]}
            if not _TOPIC_MARKS & words and not _as_venue(tokens, after[0].first):
                return None if beyond & wordlists().classes["outlet"] else after[0].actor
    return None


def _as_venue(tokens: Sequence[Token], first: int) -> bool:
    """Whether one is only spoken before, or beside: "Remarks by Minister N. N. at the Security Council", "with X's"."""
    last = first - 1 - (tokens[first - 1].low == "the")
    return tokens[last].low in ("at", "before", "with", "alongside")


def _opening(tokens: Sequence[Token], names: Sequence[Name]) -> Actor | None:
    """As in "The Government of Norway welcomes …": who opens the first sentence and does so."""
    if not names or names[0].first > _OPENING:
        return None
    known = wordlists().classes["determiner"] | {"of"} | _OFFICES
    before = tokens[: names[0].first]
    if not all(token.low in known or token.text[0].isupper() or token.kind == "mark" for token in before):
        return None
    after = [token.low for token in tokens[names[0].last + 1 : names[0].last + 4]]
    return names[0].actor if set(after) & _PERFORMATIVES else None


def _principal(actor: Actor, index: NameIndex) -> Actor | None:
    """For whom a ministry or an official speaks."""
    if actor.type == "StateOrgan" and actor.acts_for:
        return index.actor(actor.acts_for)
    return actor if actor.type in _ISSUERS else None
