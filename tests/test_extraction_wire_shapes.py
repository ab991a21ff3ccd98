"""Shapes of wire sentences: headlines by themselves, groups beside their states, bare demands, early on Wednesday."""

from __future__ import annotations

import pytest
from extracted import statements_of, told, with_parties


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Chad and Sudan Sign New Peace Deal", ("Chad", "partyTo", "Chad & Sudan")),
        ("Kenya Accuses Somalia of Arming Al Shabaab", ("Somalia", "arms", "al-Shabaab")),
        ("Boko Haram Threatens More Attacks on Nigerian Schools", ("Boko Haram", "threatens", "Nigeria")),
        ("Colombia's FARC rebels released two policemen.", ("FARC", "released", "policemen")),
        ("Yemen's Houthi rebels attacked Israel.", ("Houthis", "attacked", "Israel")),
        ("Lebanese Hezbollah fighters attacked Israel.", ("Hezbollah", "attacked", "Israel")),
        ("Israel freed 26 Jordanian prisoners early on Wednesday.", ("Israel", "released", "Jordan")),
        ("Turkish jets bombed PKK camps late on Friday.", ("Türkiye", "attacked", "PKK")),
        ("The U.N. secretary-general urged Sudan to let aid in.", ("UN Secretary-General", "demandsOf", "Sudan")),
        ("The Security Council demanded Eritrea stop arming rebels.", ("UN Security Council", "demandsOf", "Eritrea")),
        ("Cuba declined U.S. hurricane aid.", ("Cuba", "refuses", "United States")),
        ("Israel warned Iran that all options were on the table.", ("Israel", "threatens", "Iran")),
        ("Chad ordered the closure of Qatar's embassy.", ("Chad", "estrangedFrom", "Qatar")),
    ],
)
def test_it_is_read(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in with_parties(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Egypt attacked Ethiopia's dam.", ("Egypt", "criticises", "Ethiopia")),
        ("Kenya urged Sudan on Friday to let aid workers in.", ("Kenya", "supports", "Sudan")),
        ("Iran Israel Attack Latest News", ("Iran", "attacked", "Israel")),
        ("Why Russia Attacks Ukraine: Ten Things to Know", ("Russia", "attacked", "Ukraine")),
        ("Five Ways Israel Could Strike Iran", ("Israel", "attacked", "Iran")),
    ],
)
def test_it_is_not_read(text: str, unwanted: tuple[str, str, str]) -> None:
    assert unwanted not in told(text)


def test_a_headline_over_an_article_is_left_alone() -> None:
    text = "Kenya Accuses Somalia of Arming Al Shabaab\n\nKenya spoke of its neighbour again on Monday."
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The Security Council demands that all parties cease fire, and demands that the M23 withdraw from Kibumba.",
            ("UN Security Council", "demandsOf", "M23"),
        ),
        ("France urged Chad and the signatories of the accord to respect it.", ("France", "demandsOf", "Chad")),
        ("The European Union extended the measures imposed on Belarus.", ("European Union", "sanctions", "Belarus")),
        ("Argentina conveyed its protest to the British embassy.", ("Argentina", "criticises", "United Kingdom")),
        ("Kenya's foreign minister spoke with his Ugandan counterpart.", ("Kenya", "negotiatedWith", "Kenya & Uganda")),
        (
            "Supporters of Maurice Kamto marched against Cameroon.",
            ("supporters of Maurice Kamto", "criticises", "Cameroon"),
        ),
    ],
)
def test_releases_and_resolutions(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in with_parties(text)


def test_a_label_before_a_colon_says_nothing() -> None:
    (kidnapping,) = [
        s for s in statements_of("Abduction: FARC fighters kidnapped two Venezuelan soldiers.") if s.object
    ]
    assert kidnapping.claimant is None


def test_a_year_over_a_timeline_dates_its_entries() -> None:
    text = "2014\n\n7 April – Chad attacks Sudan.\n15 April – Sudan shells Chad.\n"
    assert {str(s.time) for s in statements_of(text)} == {"2014-04-07", "2014-04-15"}


def test_who_denies_it_denies_the_presence() -> None:
    found = statements_of("NATO says Russian troops are in Ukraine. Russia denies it.")
    assert ("presentIn", "denies") in {(s.relation, s.stance) for s in found}


def test_them_is_not_the_accuser() -> None:
    assert ("Bangladesh", "displaced", "India") not in told(
        "50,000 Chakma flee to Tripura; India accuses Bangladesh of driving them out."
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("UAE, Israel sign accord at White House", ("Israel", "partyTo", "Israel & United Arab Emirates")),
        ("India, Pakistan Agree to Ceasefire in Kashmir", ("India", "partyTo", "India & Pakistan")),
        ("Egypt freed Mohamed Morsi.", ("Egypt", "released", "Mohamed Morsi")),
        ("Myanmar's junta arrested Aung San Suu Kyi.", ("Myanmar", "hostileTo", "Aung San Suu Kyi")),
        (
            "Joao Lourenco spoke on Monday with his Zambian counterpart.",
            ("Angola", "negotiatedWith", "Angola & Zambia"),
        ),
    ],
)
def test_headlines_and_people(text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in with_parties(text)


def test_maoists_are_those_whom_the_text_has_named() -> None:
    text = "India fights the Communist Party of India (Maoist). Mahendra Karma was killed by Maoists in 2013."
    assert ("Communist Party of India (Maoist)", "attacked", "Mahendra Karma") in told(text)


def test_soldiers_who_defend_something_praise_nobody() -> None:
    assert ("Cuba", "supports", "FLEC") not in told(
        "FLEC received arms from Zaire. Cuba had sent soldiers to defend the wells."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Yemeni rebel leader Abdul-Malik al-Houthi criticised Uganda.",
        "Kenyan opposition leader Raila Odinga criticised Uganda.",
        "Kenya's opposition leader, Raila Odinga, criticised Uganda.",
        "Raila Odinga, the Kenyan opposition leader, criticised Uganda.",
        "Guillaume Soro, the Ivorian rebel leader, criticised Uganda.",
        "Kenyan Muslim leader Tomás Arrieta criticised Uganda.",
        "EU foreign policy chief Catherine Ashton criticised Uganda.",
    ],
)
def test_who_leads_those_against_a_state_neither_leads_it_nor_speaks_for_it(text: str) -> None:
    states = {"Kenya", "Yemen", "Côte d'Ivoire", "European Union"}
    assert not {(s, r, o) for s, r, o in told(text) if r == "leads" and o in states}
    assert not {s for s, r, _ in told(text) if r == "criticises"} & (states - {"European Union"})
