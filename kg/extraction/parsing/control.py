"""Control: whose the infinitive is that stands below an active verb: "urged Y to shell Z", "gave Y arms to fight Z"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extraction.parsing.clause import Control
from kg.extraction.parsing.syntax import Item, Node
from kg.extraction.words.wordlists import wordlists

__all__ = ["control_of"]

_MAKING = frozenset(("make", "have", "see", "watch", "let"))
_CALLS = frozenset(("call", "appeal", "rely", "press", "push"))
_RAISES = frozenset(("appear", "seem", "happen", "be", "prove"))
_TWO = 2


def control_of(node: Node, governor: Node) -> tuple[Sequence[Item] | None, Control]:
    """The phrases that are the infinitive's subject, and how they come by it.

    Args:
        node: the infinitive.
        governor: the active verb that it hangs on.

    Returns:
        ``None`` for the phrases where its subject is that of the verb above it.
    """
    lemma, objects = governor.group.lemma, governor.objects
    bare = node.group.first == node.group.head and node.group.form in ("infinitive", "finite")  # "let Y shell P"
    controls = lemma in wordlists().classes["object_control"] or (bare and lemma in _MAKING)
    if objects and (controls or _is_given(governor)):
        return objects[0], "object"
    called = next((items for word, items in governor.complements if word in ("on", "to", "for")), None)
    if called and lemma in _CALLS:
        return called, "object"
    if node.preposition == "to":
        return None, "raising" if lemma in _RAISES else "subject"
    return None, "purpose"


def _is_given(governor: Node) -> bool:
    """Whether the verb's first object gets what the infinitive is to be done with.

    As in "gave Y money to fight Z", "provided Y with arms to fight Z"; not "sent troops to Y to fight Z".
    """
    classes = wordlists().classes
    equipped = any(word == "with" and items for word, items in governor.complements)
    if governor.group.lemma in classes["giving_with"] and equipped:
        return True
    return governor.group.lemma in classes["giving"] and len(governor.objects) >= _TWO
