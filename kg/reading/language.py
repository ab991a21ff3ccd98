"""The language of a text, by its commonest small words: enough to leave what we cannot read alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

__all__ = ["recognise"]

_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS, _FEWEST_WORDS = 2000, 20
_SHARE = 0.12
_OTHER = "und"
"""Some language that is not told, but is not English: the code that BCP 47 has for one that is undetermined."""
_MOST_LETTERS, _FEWEST_LETTERS = 5000, 40
_ENOUGH_WORDS, _TOO_FEW_ENGLISH = 60, 0.05
"""English prose has a share of 0.25 to 0.4 of the words below, its headlines and lists a tenth."""
_ENOUGH_DIFFERENT = 30
"""Different words: one short sentence said again and again tells nothing of a language."""
_SCRIPTS = (
    ("\u3040", "\u30ff", "ja"), ("\uac00", "\ud7a3", "ko"), ("\u4e00", "\u9fff", "zh"), ("\u0370", "\u03ff", "el"),
    ("\u0590", "\u05ff", "he"), ("\u10a0", "\u10ff", "ka"), ("\u0530", "\u058f", "hy"), ("\u0e00", "\u0e7f", "th"),
)  # fmt: skip
"""Scripts that one language of the news writes: first letter, last letter; Japanese first, since it has Chinese too."""
_SMALL_WORDS = {
    "en": "the of and to in a that is was for on with by as it from at his has have be are an its not were which",
    "fr": "le la les de des du et en un une que est dans pour par sur au aux qui avec ne pas ce cette il ont à",
    "es": "el la los las de del y en un una que es por para con se al su no como fue ha más entre sobre",
    "pt": "o a os as de do da dos das e em um uma que é por para com se no na ao seu não foi mais",
    "it": "il lo la i gli le di del della e in un una che è per con si al nel non sono ha da dei",
    "de": "der die das den dem des und in ein eine zu ist von mit auf für nicht im sich als auch es hat an am über "
    "nach wurde wird sind",
    "nl": "de het een en van in op te dat is met voor zijn aan niet door ook bij werd naar die uit",
    "tr": "ve bir bu da de ile için olarak olan daha en çok ancak sonra kadar gibi ise göre her",
    "id": "yang dan di ke dari untuk dengan pada ini itu dalam tidak adalah oleh akan telah juga sebagai",
    "ru": "и в не на что с по как из за для от он это его к но был о при",
    "ar": "في من على إلى أن عن مع هذا التي الذي بعد كان قد لا ما هذه بين و",
    "uk": "і в не на що з та у до за як від про це для його після був або",
}
_SETS = {code: frozenset(words.split()) for code, words in _SMALL_WORDS.items()}


def recognise(text: str) -> str | None:
    """The ISO 639-1 code of the text's language, or ``None`` where that is not clear.

    A text that is in none of the languages known here, but certainly not in English, is ``und``.

    >>> recognise("The talks in the town ended and the parties left for the airport, which was shut to all. " * 2)
    'en'
    """
    written = [match[0] for match in islice(_WORD.finditer(text), _MOST_WORDS)]
    words = [word.casefold() for word in written]
    by_words = _by_words(words)
    small = _SETS["en"] - _SETS.get(by_words or "", frozenset()) if by_words != "en" else _SETS["en"]
    english = sum(word in small for word in words) + sum(map(_is_inflected, written))
    if by_words not in (None, "en") and english >= _TOO_FEW_ENGLISH * len(words):
        # "Juan de la Cruz accused Pedro del Rio": the names are Spanish, the text need not be.
        by_words = _by_words([word for word, named in zip(words, _within_names(written), strict=True) if not named])
    if by_words is not None:
        return by_words
    if len(words) < _FEWEST_WORDS:
        by_words = _by_few_words(written)
    if by_words is not None:
        return by_words
    by_script = _by_script(words)
    if by_script is not None:
        return by_script
    enough = len(words) >= _ENOUGH_WORDS and len(set(words)) >= _ENOUGH_DIFFERENT
    return _OTHER if enough and english < _TOO_FEW_ENGLISH * len(words) else None


def _is_inflected(word: str) -> bool:
    """Whether it has the shape of an English verb, and is no name: "shelled", "fighting"."""
    return word.islower() and len(word) >= _INFLECTED and word.isascii() and word.endswith(("ed", "ing"))


_INFLECTED = 5


def _within_names(words: list[str]) -> Iterator[bool]:
    """Of each word, whether it joins the parts of a name, or opens one: the "de la" of "Juan de la Cruz"."""
    ahead = [False] * len(words)  # whether only small words stand before the next with a capital
    for place in range(len(words) - 2, -1, -1):
        following = words[place + 1]
        ahead[place] = following[:1].isupper() or (len(following) <= _PARTICLE and ahead[place + 1])
    after = False
    for word, leads in zip(words, ahead, strict=True):
        particle = len(word) <= _PARTICLE
        yield particle and leads and (after or word[:1].isupper())
        after = word[:1].isupper() or (particle and after)


_PARTICLE = 3


def _by_words(words: list[str]) -> str | None:
    if len(words) < _FEWEST_WORDS:
        return None
    shares = sorted(((sum(map(small.__contains__, words)), code) for code, small in _SETS.items()), reverse=True)
    best, second = shares[0], shares[1]
    return best[1] if best[0] >= _SHARE * len(words) and best[0] > 1.2 * second[0] else None


def _by_few_words(written: list[str]) -> str | None:
    """Of a sentence or two without any sign of English, by small words that another language has and English has not.

    Those of names tell nothing, "Front de Libération du Macina", nor do those that may be English: "die", "met", "van".
    """
    words = {word.casefold() for word in written}
    if words & _ONLY_ENGLISH or any(_is_inflected(word) for word in written):
        return None
    free = {word for word, named in zip(written, _within_names(written), strict=True) if word.islower() and not named}
    met = {code: len(free & small - _ALSO_ENGLISH) for code, small in _SETS.items() if code != "en"}
    best, second = sorted(met, key=lambda code: (-met[code], code))[:2]
    enough = met[best] >= _FEW and met[best] >= _SHARE * len(written)
    if enough and met[best] > met[second]:
        return best
    return _OTHER if enough else None


_FEW = 2
_ALSO_ENGLISH = _SETS["en"] | frozenset(
    ("die", "met", "van", "men", "per", "con", "do", "no", "me", "also", "come", "dan", "dal", "y", "i")
)
_NEWS = (
    "after all amid but says say said join joins joined claim claims attack attacks strike strikes hit hits kill kills "
    "fight fights seize seizes take takes win wins free frees sign signs meet meets back backs leave leaves join hold "
    "holds accuses deny denies reject rejects call calls warn warns agree agrees army rebels rebel troops war "
    "peace talks truce deal leader forces group new two three people they he she their who will when"
)
"""Words of the shortest news in English, which has none of the smallest: "Mouvement pour le salut joins talks"."""
_ONLY_ENGLISH = frozenset((*_SMALL_WORDS["en"].split(), *_NEWS.split())) - frozenset().union(
    *(small for code, small in _SETS.items() if code != "en")
)


def _by_script(words: list[str]) -> str | None:
    """By its letters, where most of them are not Latin."""
    letters = "".join(words)[:_MOST_LETTERS]
    foreign = [letter for letter in letters if letter > "\u036f" and not "\u1e00" <= letter <= "\u1eff"]
    if len(foreign) < _FEWEST_LETTERS or 2 * len(foreign) < len(letters):
        return None
    for first, last, code in _SCRIPTS:
        share = 0.05 if code == "ja" else 0.5
        if sum(first <= letter <= last for letter in foreign) > share * len(foreign):
            return code
    return _OTHER
