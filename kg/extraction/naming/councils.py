"""Councils: organs of unions that a document names after them: "the Authority of Heads of State of X", "X Summit"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from kg.extraction.words.names import NameIndex
from kg.extraction.words.nametokens import Name
from kg.extraction.words.tokens import Token
from kg.extraction.words.wordlists import wordlists
from kg.model import Actor

__all__ = ["councils"]

_HEADS = frozenset(
    ("council", "commission", "assembly", "authority", "summit", "conference", "secretariat", "committee",
     "parliament", "troika", "congress", "board")
)  # fmt: skip
_ALONE = frozenset(("Authority", "Assembly", "Summit", "Conference", "Troika"))
"""What such an organ is called by after that, where no list of names knows it."""
_CHARGED_WITH = frozenset(("Inquiry", "Enquiry", "Experts", "Auditors", "Governors", "Trustees", "Investigation",
                           "Elders", "Jurists", "Ministers", "Directors", "Representatives"))  # fmt: skip
"""What such an organ is of."""
_INNER = frozenset(("of", "and", "for", "on"))
_LONGEST = 9
_TO_ACT = 3
_OF_NATIONS = "UN General Assembly"
_WORLD = "United Nations"
_UNION = "IntergovernmentalOrganization"


def councils(looked_up: Iterable[tuple[Sequence[Token], Sequence[Name]]], index: NameIndex) -> dict[str, Actor]:
    """By name, as the document writes it, each organ of a union that it names.

    Args:
        looked_up: the tokens of each sentence, with the lexicon's names among them.
        index: the lexicon.
    """
    found: dict[str, Actor] = {}
    heads: dict[str, set[str]] = {}
    general = authority = other = False
    unions: dict[str, Actor] = {}
    for tokens, names in looked_up:
        general, authority = general or _assembly_acts(tokens), authority or _authority_acts(tokens)
        other = other or _of_another_name(tokens)
        for name in names:
            if name.actor.type != _UNION or name.kind == "place" or name.actor.acts_for is not None:
                continue
            unions[name.actor.name] = name.actor
            before, after = _before(tokens, name.first), _after(tokens, name.last)
            own = [token.text for token in tokens[name.first : name.last + 1]]
            link = ["of", "the"] if tokens[name.first - 1].low == "the" else ["of"]
            after = _to_head(after)
            for run, whole in ((before, [*before, *link, *own]), (after, [*own, *after])):
                head = next((word for word in reversed(run[: _of(run)]) if word.lower() in _HEADS), None)
                if head is None:
                    continue
                organ = _organ(name.actor, " ".join(run), index)
                heads.setdefault(head, set()).add(organ.name)
                for words in (whole, run, [head]):
                    if len(words) > 1 or head in _ALONE:
                        found.setdefault(" ".join(words), organ)
    for head, organs in heads.items():
        if len(organs) > 1:
            found.pop(head, None)
    unions.pop(_WORLD, None)
    known_by_it = len(unions) == 1 and _has_authority(next(iter(unions.values())))
    if authority and known_by_it and not other and "Authority" not in heads:
        found.setdefault("Authority", _organ(next(iter(unions.values())), "Authority", index))
    nations = index.named(_OF_NATIONS) if general else None
    if nations is not None:
        found.setdefault("General Assembly", nations)
    return found


def _to_head(run: list[str]) -> list[str]:
    """The words up to the head: "Summit" of "Summit Madrid", "Commission" of "Commission President Omar Touray"."""
    at = next((place for place, word in enumerate(run) if word.lower() in _HEADS), None)
    if at is None:
        return []
    return run[: at + 3] if run[at + 1 : at + 2] == ["of"] else run[: at + 1]


def _assembly_acts(tokens: Sequence[Token]) -> bool:
    """Whether "the General Assembly" does something, of whichever union it is."""
    assemblies = [place for place, token in enumerate(tokens[:-1]) if token.text == "Assembly" and place]
    for place in assemblies:
        if tokens[place - 1].text == "General":
            aside = tokens[place + 1].low in ("by", "also", "again", "later", "then", "unanimously")
            after = tokens[place + 1 : place + 1 + (_TO_ACT if aside else 1)]  # "… Assembly by acclamation condemned"
            return any(form.finite for token in after for form in wordlists().forms.get(token.low, ()))
    return False


def _authority_acts(tokens: Sequence[Token]) -> bool:
    """Whether "the Authority" does something, which is the heads of state of the one union that is named."""
    for place in range(1, len(tokens) - 1):
        alone = tokens[place].text == "Authority" and tokens[place - 1].low == "the"
        if alone and any(form.finite for form in wordlists().forms.get(tokens[place + 1].low, ())):
            return True
    return False


def _of_another_name(tokens: Sequence[Token]) -> bool:
    """Whether some "Palestinian Authority" or "Port Authority" is named, which "the Authority" may be."""
    return any(
        after.text == "Authority" and before.text[:1].isupper() and before.low != "the"
        for before, after in pairwise(tokens)
    )


def _has_authority(union: Actor) -> bool:
    """Whether the heads of state of the union are called its Authority: those of the EU or the AU are not."""
    names = {name.lower() for name in (union.name, *union.aliases)}
    return not names.isdisjoint(wordlists().classes["union_with_authority"])


def _of(run: Sequence[str]) -> int:
    """How many words come before the first "of" of "Authority of Heads of State"."""
    return next((place for place, word in enumerate(run) if word == "of"), len(run))


def _organ(union: Actor, words: str, index: NameIndex) -> Actor:
    for alias in (union.name, *union.aliases):
        known = index.named(f"{alias} {words}")
        if known is not None:
            return known
    short = next((alias for alias in union.aliases if alias.isupper()), union.name)
    return Actor(f"{short} {words}", _UNION, (), union.name)


def _before(tokens: Sequence[Token], first: int) -> list[str]:
    """The capitalised words of "the Authority of Heads of State and Government of the X" that "of X" ends."""
    last = first - 1
    last -= last >= 0 and tokens[last].low == "the"
    if last < 1 or tokens[last].low != "of":
        return []
    words = list(_back(tokens, last - 1))[::-1]
    while words and words[0] in _INNER:
        words = words[1:]
    return words if 0 < len(words) <= _LONGEST else []


def _back(tokens: Sequence[Token], place: int) -> Iterator[str]:
    while place >= 0 and tokens[place].kind == "word":
        word = tokens[place].text
        if not (word[:1].isupper() and word != "The") and word not in _INNER:
            return
        yield word
        place -= 1


def _after(tokens: Sequence[Token], last: int) -> list[str]:
    """The capitalised words that follow the union's name: "X Summit", "X Commission"."""
    words: list[str] = []
    for token in tokens[last + 1 : last + _LONGEST]:
        if token.kind != "word" or not token.text[:1].isupper():
            break
        words.append(token.text)
    following = [token.text for token in tokens[last + 1 + len(words) : last + 3 + len(words)]]
    if words and words[-1].lower() in _HEADS and following[:1] == ["of"] and following[-1] in _CHARGED_WITH:
        words += following  # "the UN Board of Inquiry"
    return words
