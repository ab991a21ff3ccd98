"""Tokens: words, numbers and marks, with their places in the document's text."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from kg.extraction.words.records import record

__all__ = ["LONGEST_READ", "Token", "quoting", "tokenise", "without_suspended"]

LONGEST_READ = 400
"""Tokens of a sentence that is read: a longer "sentence" is a table or a list."""
_TOKEN = re.compile(
    r"(?P<note>(?<=[^\s\[(])\[(?:\d{1,3}|(?:note|nb|n) \d{1,3}|citation needed|(?:(?<=[.,;:\]”\"]\[)[a-z]))\])"
    r"|(?P<age>\d+[-‐‑](?:year|month|week|day|hour)s?[-‐‑]olds?\b|\d+\.\d+(?:km|kg|cm|mm|ft|mph|kph|kw|mw|gw)\b)"
    r"|(?P<number>\d{1,2}/\d{1,2}/[12]\d{3}\b"
    # "250 000 people", unlike "on 12 May 300 people", "on May 12 300 people".
    r"|(?<![\d.,/:-])(?<!uary )(?<!arch )(?<!pril )(?<!May )(?<!June )(?<!July )(?<!ust )(?<!ber )(?<![a-z]\. )"
    r"[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+(?=\s[a-z])"
    r"|\d+(?:[.,]\d+)*(?:st|nd|rd|th|s|k|m|mn|bn|tn|[KMB](?=\s))?\b)"
    r"|(?P<initials>(?:[^\W\d_]\.){2,}(?:[-‐‑](?:made|built|designed|produced|manufactured)\b)?|\b[A-Z]\.(?=\s(?:[A-Z]|d[aei]\s|v[ao]n\s))"
    r"|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Brig|Rev|Sen|Gov|Rep|Amb)\.(?=\s\w))"
    r"|(?P<genitive>(?<=[^\W\d_]\.)['’]s\b)"
    r"|(?P<name>[Aa]l-[A-Z][^\W_]*[aeiou]['’](?=[\s,.;]))"
    r"|(?P<word>(?:(?<=\b[Aa]b[ud]\s)['’‘`])?[^\W_]+(?:[-‐‑'’‘`][^\W_]+)*"
    r"(?:(?<=[aeiou])['’](?=\s(?:[A-Z]|[aw]l-|ibn\s|bin\s)))?)"
    r"|(?P<tail>[-‐‑–](?:backed|led|brokered|mediated|supported|funded|sponsored|aligned|linked|allied|hosted"
    r"|negotiated|affiliated|ruled|controlled|administered|governed|occupied|based|held|run|armed|trained|facilitated"
    r"|supplied|provided|donated|equipped|financed"
    r"|owned|flagged|registered|operated|manned|crewed|connected)\b)"
    r"|(?P<mark>-{2,3}(?!-)|\S)"
)
_TAIL = re.compile(
    r"[-‐‑–](?=(?:backed|led|brokered|mediated|supported|funded|sponsored|aligned|linked|allied|affiliated|ruled|controlled"
    r"|administered|governed|occupied|based|held|run|armed|trained|hosted|facilitated|negotiated|supplied|provided|donated|equipped"
    r"|financed|owned|flag|flagged|registered|operated|manned|crewed|connected)\Z)",
    re.IGNORECASE,
)
_OWNING = re.compile(r"-(?:owned|flag|flagged|registered|operated|manned|crewed|connected)\Z")
"""Of which only a name before it tells whose something is: "a Greek-owned ship", not "a state-owned bank"."""
_NOBODYS = frozenset(("state", "government", "family", "foreign", "privately", "locally", "publicly"))
_PREFIXES = frozenset(("co", "Co", "re", "Re", "un", "non", "mis"))
_CONTRACTED = re.compile(
    r"((?:ca|wo|sha|do|does|did|is|are|was|were|has|have|had|could|would|should|might|must|need)(?=n['’]t\Z)"
    r"|(?:i|you|we|they|who|it|he|she|there|that|could|would|should|might|must)(?=['’](?:ve|re|ll|d|m)\Z)"
    r"|[^\W\d_]+(?=['’]ll\Z))"
    r"(n['’]t|['’](?:ve|re|ll|d|m))",
    re.IGNORECASE,
)
_STEMS = {"ca": "can", "wo": "will", "sha": "shall"}
_ENDINGS = {"'ve": "have", "'re": "are", "'m": "am"}
_PRONOUNS = frozenset(("it", "he", "she", "that", "there", "who", "what", "here", "where", "how", "everyone", "nobody"))
"""Words after which "'s" stands for "is"."""
_AFTER_HAS = frozenset(("been", "got", "become", "gone", "done", "had"))
_TYPED = frozenset(("--", "---"))
"""A dash as typewriters and wires have it, which is one mark."""
_APOSTROPHES = str.maketrans("’‘ʼ`‐‑", "''''--")
_OPENING = frozenset("“«„")
_CLOSING = frozenset("”»")
_BEFORE_OPENING = frozenset("([{—–-/")


@record
class Token:
    """A word, number or mark.

    Attributes:
        start: position of its first character in the document's text.
        end: position after its last.
        text: its characters; "—" for "--".
        low: the same in lower case, with plain apostrophes and hyphens; “ or ” for a straight quotation mark that the
            space beside it shows to open or to close.
        kind: ``word``, ``number`` or ``mark``; ``tail`` for the second half of "X-backed"; ``possessive`` for "'s".
    """

    start: int
    end: int
    text: str
    low: str
    kind: str


def quoting(mark: str, open_before: bool) -> bool:
    """Whether a quotation is open after a mark, by ``low`` of its token or unit.

    >>> quoting("“", True), quoting("”", False), quoting('"', False), quoting('"', True)
    (True, False, True, False)
    """
    return mark in _OPENING or (mark not in _CLOSING and not open_before)


def tokenise(text: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of ``text`` from ``start`` to ``end``.

    >>> [token.text for token in tokenise("Iran-backed rebels hit the U.S. army's base.", 0, 44)]
    ['Iran', '-backed', 'rebels', 'hit', 'the', 'U.S.', 'army', "'s", 'base', '.']
    """
    pending: Token | None = None  # "'s", until the next token shows whether it stands for "is" or "has"
    before = ""
    for match in _TOKEN.finditer(text, start, end):
        kind, found = match.lastgroup or "mark", match[0]
        if kind == "note":
            continue  # "Goma[5] in 2002": where a note stands, which an encyclopedia numbers
        parts = kind == "word" and not found.isalnum()  # at an apostrophe or a hyphen
        kind = "word" if kind in ("initials", "age", "name") else "possessive" if kind == "genitive" else kind
        if found == '"':
            tokens: Iterable[Token] = (_straight(text, match.start()),)
        elif kind == "mark" and found in _TYPED:
            tokens = (Token(match.start(), match.end(), "—", "—", kind),)
        elif kind == "word" and found[-1] in "'’" and _is_quoted(text, start, match.start()):
            tokens = (*_words(found[:-1], match.start()), _token(found[-1], match.end() - 1, "mark"))
        else:
            tokens = _words(found, match.start()) if parts else (_token(found, match.start(), kind),)
        for token in tokens:
            if pending is not None:
                yield _unfolded(pending, before, token.low)
                pending, before = None, ""
            if token.kind == "possessive":
                pending = token
                continue
            if before == "foreign" and token.low == "office":
                token = replace(token, low="ministry")  # noqa: PLW2901 - as some states call theirs
            yield token
            before = token.low
    if pending is not None:
        yield pending


def without_suspended(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens, with the hyphen of "X- and Y-backed" as the second half that it stands for."""
    if not any(token.text in _SUSPENDING for token in tokens):
        return tokens
    return [_second_half(tokens, index) if token.text in _SUSPENDING else token for index, token in enumerate(tokens)]


def _second_half(tokens: Sequence[Token], index: int) -> Token:
    token, ahead = tokens[index], tokens[index + 1 : index + _SUSPENDED]
    joined = index > 0 and tokens[index - 1].kind == "word" and tokens[index - 1].end == token.start
    if not joined or not ahead or ahead[0].low not in ("and", "or", ",") or ahead[0].start == token.end:
        return token
    tail = next((later for later in ahead if later.kind == "tail"), None)
    return replace(token, low=tail.low, kind="tail") if tail is not None else token


_SUSPENDING = frozenset(("-", "‐", "‑", "–"))
_SUSPENDED = 9
"""Within how many tokens the word ends that is cut short: "US-, British- and Saudi-backed"."""


def _unfolded(token: Token, before: str, after: str) -> Token:
    """What "'s" after a word is: "has" before "been", "is" after a pronoun, else a possessive ending."""
    if after in _AFTER_HAS:
        return replace(token, low="has", kind="word")
    return replace(token, low="is", kind="word") if before in _PRONOUNS else token


def _is_quoted(text: str, start: int, place: int) -> bool:
    """Whether a single quotation mark has been opened shortly before, which one after the word there closes.

    Without one, what ends the word is a letter of its own: "the al-Bara' ibn Malik Brigade".
    """
    before = range(max(start, place - _QUOTED), place)
    return any(text[i] in "'‘" and (i == start or text[i - 1].isspace()) for i in before)


_QUOTED = 80


def _straight(text: str, place: int) -> Token:
    """The straight quotation mark at ``place``, as one that opens or closes where the space beside it shows which.

    A paragraph within a long quotation opens it anew without a closing mark before it, so that taking turns would err.
    """
    before, after = text[place - 1 : place] if place else " ", text[place + 1 : place + 2] or " "
    opens = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
    closes = not before.isspace() and not after.isalnum()
    return Token(place, place + 1, '"', "“" if opens else "”" if closes else '"', "mark")


def _words(word: str, start: int) -> Iterator[Token]:
    """A word, with a possessive ending and the participle of "X-backed" as tokens of their own."""
    if (contracted := _CONTRACTED.fullmatch(word)) is not None:
        stem, ending = contracted.groups()
        low = stem.lower()
        token = _token(stem, start, "word")
        yield replace(token, low=_STEMS.get(low, low)) if ending[0] in "nN" else token
        token = _token(ending, start + len(stem), "word")
        yield replace(token, low=_ENDINGS.get(token.low, token.low))
        return
    possessive = len(word) > 2 and word[-2] in "'’" and word[-1] in "sS"
    stem = word[:-2] if possessive else word
    tail = _TAIL.search(stem, max(0, len(stem) - 16))
    cut = tail.start() if tail else 0
    if cut and _OWNING.search(stem, cut) and (stem[0].islower() or stem[:cut].lower() in _NOBODYS):
        cut = 0
    if cut and stem[:cut] in _PREFIXES:
        cut = 0  # "co-hosted" and "re-armed" are verbs
    if cut:
        yield _token(stem[:cut], start, "word")
        yield _token(stem[cut:], start + cut, "tail")
    else:
        yield _token(stem, start, "word")
    if possessive:
        yield _token(word[-2:], start + len(stem), "possessive")


def _token(text: str, start: int, kind: str) -> Token:
    kept, low = _kept(text)
    return Token(start, start + len(text), kept, low, kind)


@lru_cache(maxsize=1 << 14)
def _kept(text: str) -> tuple[str, str]:
    """A word and its lower case, each kept once: a text repeats most of its words."""
    low = (text if text.isascii() else text.translate(_APOSTROPHES)).lower()
    return sys.intern(text), sys.intern(low)
