"""People and forces without a name at either end of an act; our own sentences on conflicts of all kinds."""

from __future__ import annotations

import pytest
from extracted import told


def _said(text: str) -> set[tuple[str, str, str]]:
    return {(subject.lower(), relation, (other or "").lower()) for subject, relation, other in told(text)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Hamas executed suspected collaborators in Khan Younis.", ("hamas", "collaborators")),
        ("The FARC abducted foreign oil workers in May 2001.", ("farc", "oil workers")),
        ("Al-Shabaab beheaded three aid workers in Kismayo.", ("al-shabaab", "aid workers")),
        ("ETA murdered a councillor in 1997.", ("eta", "councillor")),
        ("Boko Haram shot dead nine employees of Mercy Corps.", ("boko haram", "mercy corps")),
        ("Hamas wounded a supporter of Fatah in Rafah.", ("hamas", "fatah")),
        ("Syrian soldiers tortured detainees at the prison.", ("syria", "detainees")),
        ("Boko Haram killed nuns, priests and mayors.", ("boko haram", "mayors")),
        ("Two Hamas men killed Israeli soldiers.", ("hamas", "israel")),
    ],
)  # fmt: skip
def test_people_are_struck_as_what_they_are(text: str, wanted: tuple[str, str]) -> None:
    assert (wanted[0], "attacked", wanted[1]) in _said(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Self-defence brigades killed 40 gang members.", ("self-defence brigades", "gang members")),
        ("Gang members ambushed a Kenyan patrol.", ("gang members", "kenya")),
        ("Renegade soldiers killed President Laurent-Désiré Kabila.", ("renegade soldiers", "laurent-désiré kabila")),
        ("Tribal fighters ambushed a Houthi convoy near Marib.", ("tribal fighters", "houthis")),
        ("Village defence committees attacked Fulani herders.", ("village defence committees", "fulani herders")),
        ("Security forces killed seven demonstrators in N'Djamena.", ("chad", "demonstrators")),
        ("Riot police shot a student in Nairobi.", ("kenya", "student")),
    ],
)  # fmt: skip
def test_who_acts_is_known_by_what_he_is_or_where(text: str, wanted: tuple[str, str]) -> None:
    assert (wanted[0], "attacked", wanted[1]) in _said(text)


@pytest.mark.parametrize(
    "text",
    [
        "A car accident killed a judge in Lagos.",
        "The soldiers killed time in Kabul.",
        "Hamas killed women and children.",
        "Community groups met President Joe Biden in Washington.",
        "Police killed a man in Paris, the Syrian government said.",
        "The defence forces said they had retaken the town.",
        "Security forces were attacked in Conakry.",
    ],
)
def test_traps(text: str) -> None:
    acts = {(subject, other) for subject, relation, other in _said(text) if relation == "attacked"}
    assert acts <= {("hamas", "women")}
