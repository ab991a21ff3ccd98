"""Resolutions: what a body whose name stands alone condemns and demands in paragraphs without a subject."""

from __future__ import annotations

from extracted import statements_of

RESOLUTION = """Draft resolution

The Security Council,

Recalling its earlier decisions on Kenya and Uganda,

1. Strongly condemns Uganda for its attacks on Kenya;

2. Demands that Uganda cease forthwith its acts of aggression against Kenya;

3. Calls upon Uganda to withdraw its forces.
"""


def test_the_body_asks_and_condemns():
    told = {(s.subject, s.relation, s.object) for s in statements_of(RESOLUTION)}
    assert ("UN Security Council", "demandsOf", "Uganda") in told
    assert ("UN Security Council", "criticises", "Uganda") in told


def test_paragraphs_of_nobody_ask_nothing():
    told = statements_of(RESOLUTION.replace("The Security Council,\n\n", ""))
    assert not [s for s in told if s.relation in ("demandsOf", "criticises")]


def test_a_paragraph_with_its_own_subject_is_read_as_it_stands():
    text = "The Security Council,\n\n1. Tanzania demands that Uganda leave.\n"
    assert {s.subject for s in statements_of(text) if s.relation == "demandsOf"} == {"Tanzania"}
