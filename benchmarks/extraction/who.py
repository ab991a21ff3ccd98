"""Who a name stands for, when a record is compared with a label."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.actors import Lexicon, fold

__all__ = ["ANY", "NONE", "Names", "same"]

ANY, NONE = "*", "-"
"""In a label: whatever the record has; nothing."""

_OFFICE_WORDS = """
    army armies military navy air force forces armed troops soldiers soldier police policemen guards government
    governments officials official ministry minister ministers prime president defence defense foreign interior
    authorities junta spokesman spokeswoman spokesperson general generals officers officer diplomats diplomat
    warplanes jets drones artillery aircraft marines coastguard coastguards parliament state and of the
"""
_OFFICE = frozenset(_OFFICE_WORDS.split())
"""Words that, after a state's name or demonym, leave it the state that acts: "Malian soldiers", not "Malian rebels"."""

_DETERMINERS = frozenset(("the", "a", "an", "some", "many", "several", "two", "local"))


@dataclass(frozen=True)
class Names:
    """Who a name stands for, so that "Israel's army", "the IDF" and "Israel" are compared as one.

    Attributes:
        lexicon: the actors that the extractor knew too.
        demonyms: by folded demonym, the actor.
        acts_for: by name, for whom an actor acts who was found in the text.
    """

    lexicon: Lexicon
    demonyms: Mapping[str, str]
    acts_for: Mapping[str, str] = field(default_factory=dict)
    _known: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def of(cls, lexicon: Lexicon) -> Names:
        """The names that a lexicon knows."""
        return cls(lexicon, {fold(word): name for name, entry in lexicon.entries.items() for word in entry.demonyms})

    def with_acts_for(self, acts_for: Mapping[str, str]) -> Names:
        """The same with the actors that were found in one text."""
        return replace(self, acts_for=acts_for)

    def principal(self, name: str) -> str:
        """The folded name of the one for whom ``name`` stands or acts; asked of the same few names again and again."""
        if name not in self._known:
            self._known[name] = self._principal(name)
        return self._known[name]

    def _principal(self, name: str) -> str:
        actor = self.lexicon.find(name)
        if actor is not None:
            if actor.acts_for and actor.type in ("StateOrgan", "Person"):
                return self.principal(actor.acts_for)
            return fold(actor.name.partition(" (")[0])  # "National Liberation Army (Colombia)" is called without
        if self.acts_for.get(name, name) != name:
            return self.principal(self.acts_for[name])
        words = name.replace("’", "'").split()
        while len(words) > 1 and words[0].casefold() in _DETERMINERS:
            words = words[1:]
        return fold(self._owner(words) or " ".join(words))

    def _owner(self, words: Sequence[str]) -> str | None:
        """The state in "Sudanese army" and "Sudan's foreign ministry": only words of office may follow it."""
        for length in range(min(4, len(words) - 1), 0, -1):
            if all(word.casefold() in _OFFICE for word in words[length:]):
                head = " ".join(words[:length]).removesuffix("'s").removesuffix("'")
                found = self.lexicon.find(head)
                if found is not None or fold(head) in self.demonyms:
                    return found.name if found else self.demonyms[fold(head)]
        return None


def same(name: str | None, wanted: str | None, names: Names) -> bool:
    """Whether a record's name is one of the label's, which are separated by ``|``."""
    choices = [NONE] if wanted is None else wanted.split("|")
    if ANY in choices or (name is None and NONE in choices):
        return True
    return name is not None and names.principal(name) in {names.principal(c) for c in choices if c != NONE}
