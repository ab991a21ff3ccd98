"""Lists whose items finish a sentence, bodies and offices by short names; our own sentences."""

from __future__ import annotations

import pytest
from extracted import told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Norway calls on:\n\n• the RSF to stop all attacks on civilians;\n\n• Sudan to open the border.\n",
            {("Norway", "demandsOf", "Rapid Support Forces"), ("Norway", "demandsOf", "Sudan")},
        ),
        (
            "The African Union demands that:\n\n(a) Chad release the prisoners;\n\n(b) the RSF leave El Fasher.\n",
            {("African Union", "demandsOf", "Chad"), ("African Union", "demandsOf", "Rapid Support Forces")},
        ),
        (
            "Poland continues to:\n\n- support Ukraine;\n\n- train Ukrainian soldiers.\n",
            {("Poland", "supports", "Ukraine"), ("Poland", "trains", "Ukraine")},
        ),
        ("Statement by Norway\n\nI urge Israel to lift the siege.\n", {("Norway", "demandsOf", "Israel")}),
    ],
)
def test_the_items_of_a_list_finish_its_sentence(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert wanted <= told(text)


def test_items_of_a_list_of_topics_say_nothing_of_the_speaker() -> None:
    text = "Chad has three neighbours at war:\n\n• Sudan attacked the RSF;\n\n• Libya."
    assert "Chad" not in {subject for subject, _, _ in told(text)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("UNMISS runs camps. The mission urged South Sudan to pay.", ("UNMISS", "demandsOf", "South Sudan")),
        ("The UN Security Council met. The Council condemned Eritrea.",
         ("UN Security Council", "criticises", "Eritrea")),
        ("The Transitional Presidential Council met. The Council told Kenya to withdraw.",
         ("Transitional Presidential Council", "demandsOf", "Kenya")),
        ("The Secretary-General urges Israel to lift the siege.", ("UN Secretary-General", "demandsOf", "Israel")),
        ("NATO met in Vilnius. The Secretary-General urged Russia to withdraw.", ("NATO", "demandsOf", "Russia")),
        ("Chad fought Sudan for a year. The defence ministry accused Sudan of arming rebels.",
         ("Chad", "accuses", "Sudan")),
        ("Chadian jets took off. The Ministry of Defence urged Libya to help.", ("Chad", "demandsOf", "Libya")),
    ],
)  # fmt: skip
def test_bodies_and_offices_by_their_short_names(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Sudan sent troops. The ministry of defence urged Libya to help.",
        "The UN and NATO agree. The Mission was attacked by JNIM.",
    ],
)
def test_offices_of_which_two_may_be_meant_are_nobodys(text: str) -> None:
    assert not {each for each in told(text) if {each[0], each[2]} & {"Chad", "Sudan", "NATO", "United Nations"}}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Report of the Secretary-General: Sudan\n\nI call on Chad to open the border.\n",
         ("UN Secretary-General", "demandsOf", "Chad")),
        ("Statement on the incident\n\nMANILA —\n\nThe Department of National Defense condemns the actions of China.\n",
         ("Philippines", "criticises", "China")),
        ("Press release\n\nNorway has today announced sanctions against Belarus. We urge Iran to free the crew.\n",
         ("Norway", "demandsOf", "Iran")),
        ("North Korea fired a rocket. The North accused Japan of spying.", ("North Korea", "accuses", "Japan")),
        ("Japan and the Philippines signed a pact in July; China accused both of forming a clique.",
         ("China", "accuses", "Japan")),
        ("Germany leaned on President Franjo Tudjman of Croatia.", ("Germany", "demandsOf", "Croatia")),
        ("Turkey accused the YPG of being an extension of the PKK.", ("YPG", "memberOf", "PKK")),
    ],
)  # fmt: skip
def test_who_speaks_and_who_is_meant(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in told(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Sudan report\n\nI call on Chad to open the border.\n", "Sudan"),
        ("Sudan and Chad fought. The North accused Japan of spying.", "North Korea"),
        ("Kenya pressed President Jean Bola to resign.", "Jean Bola"),
    ],
)
def test_who_is_not_meant(text: str, unwanted: str) -> None:
    assert not {each for each in told(text) if each[0] == unwanted and each[1] in ("demandsOf", "accuses", "leads")}
