"""What the rules see in a document, as far as it serves to check a model: names, kinds of words, whose words they are.

The only module here that knows how the rules' own layers fit together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.actors import Lexicon
from kg.extraction.grammar.phrases import verb_groups
from kg.extraction.llm.passages import CHUNK
from kg.extraction.naming.definitions import definitions
from kg.extraction.parsing.clauses import Clauses
from kg.extraction.speech.attribution import attributions
from kg.extraction.words.names import index_of
from kg.extraction.words.nametokens import Name
from kg.extraction.words.tokens import Token, tokenise
from kg.extraction.words.units import Unit, units_of
from kg.model import Actor, Document, Sentence

__all__ = ["RuleView", "attributed"]

Tokens = Sequence[Token]


class RuleView:
    """The names that the rules find in a document.

    Args:
        document: the document.
        lexicon: who is known.
        others: by name as written, actors that are known from elsewhere.
    """

    def __init__(self, document: Document, lexicon: Lexicon, others: Mapping[str, Actor]) -> None:
        self._text = document.text
        self._index = index_of(lexicon)
        # What is too long to be read by the model is no sentence: a table, a list, or an attempt to keep us busy.
        sentences = [sentence for sentence in document.sentences if sentence.end - sentence.start <= CHUNK]
        tokens = [self._tokens(sentence) for sentence in sentences]
        self._defined = {**others, **definitions(tokens, self._index)}
        self._read = tokens

    @property
    def names(self) -> Iterator[tuple[int, int, Name]]:
        """Every name with its positions in the text, in order."""
        for tokens in self._read:
            for name in self._index.names(tokens, self._defined):
                yield tokens[name.first].start, tokens[name.last].end, name

    def units(self, sentence: Sentence) -> tuple[Unit, ...]:
        """The units of a sentence of the document."""
        return units_of(self._tokens(sentence), self._index, self._defined)

    def _tokens(self, sentence: Sentence) -> Tokens:
        return tuple(tokenise(self._text, sentence.start, sentence.end))


def attributed(units: Sequence[Unit]) -> list[tuple[range, int]]:
    """The stretches of a sentence that are somebody's words, by index of unit; each with its verb of speech, or -1."""
    found = attributions(Clauses(units, verb_groups(units)))
    return [(range(each.first, each.last + 1), each.verb) for each in found]
