"""Mentions: whom a text names, and as what, by the shape of the name, by its deeds, by what stands beside it."""

import pytest

from kg.actors import packaged_lexicon
from kg.extraction import extract
from kg.extraction.naming.definitions import definitions
from kg.extraction.words.names import index_of
from kg.extraction.words.tokens import tokenise
from kg.reading import read_text


def mentions(*sentences):
    """The names in the sentences, each with the kind of actor."""
    index = index_of(packaged_lexicon())
    tokens = [index.parted(tuple(tokenise(text, 0, len(text)))) for text in sentences]
    defined = definitions(tokens, index)
    return [
        (" ".join(t.text for t in words[name.first : name.last + 1]), name.actor.type)
        for words in tokens
        for name in index.names(words, defined)
        if name.kind != "place"
    ]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Afghan Salvation Front attacked an army post.", "Afghan Salvation Front", "MilitantGroup"),
        ("The Angolan Redemption Movement bombed a bank.", "Angolan Redemption Movement", "MilitantGroup"),
        ("The Mindanao People's Revolutionary Front shelled Jolo.", "Mindanao People's Revolutionary Front",
         "MilitantGroup"),
        ("The Syrian Freedom Party accused Damascus of torture.", "Syrian Freedom Party", "Organization"),
        ("The Patriotic Front of Togo ambushed a patrol.", "Patriotic Front of Togo", "MilitantGroup"),
        ("The Sons of Kordofan attacked the oil field.", "Sons of Kordofan", "MilitantGroup"),
        ("The Federation of Expellees criticised Prague.", "Federation of Expellees", "Organization"),
        ("The National Council of Churches brokered a truce.", "National Council of Churches", "Organization"),
        ("The Free Homeland Party called on Madrid to yield.", "Free Homeland Party", "Organization"),
        ("Mexico's Zapotec Liberation Army attacked a barracks.", "Zapotec Liberation Army", "MilitantGroup"),
        ("Gunmen of Los Halcones seized the port.", "Los Halcones", "MilitantGroup"),
        ("The Lashkar-e-Badr attacked a checkpoint.", "Lashkar-e-Badr", "MilitantGroup"),
        ("Kata'ib al-Nour and the army fought in Idlib.", "Kata'ib al-Nour", "MilitantGroup"),
        ("The Rassemblement pour la justice condemned it.", "Rassemblement pour la justice", "Organization"),
        ("The Hukbong Mapagpalaya ng Bayan ambushed marines.", "Hukbong Mapagpalaya ng Bayan", "MilitantGroup"),
    ],
)  # fmt: skip
def test_the_shape_of_a_name_tells_what_bears_it(text, name, kind):
    assert (name, kind) in mentions(text)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Black Cobras kidnapped two engineers.", "Black Cobras", "MilitantGroup"),
        ("The Rendille raided a village near Marsabit.", "Rendille", "MilitantGroup"),
        ("Rome was accused of arming the Greycoats.", "Greycoats", "Actor"),
        ("The Justice for Ogaden Group urged Ethiopia to yield.", "Justice for Ogaden Group", "Organization"),
        ("In May Belo denied it, and when Belo accused Ankara nobody listened.", "Belo", "Actor"),
    ],
)
def test_a_deed_that_only_somebody_does_shows_an_actor(text, name, kind):
    assert (name, kind) in mentions(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Mereb River claimed two lives.",
        "The Anti-Terrorism Act imposed new duties.",
        "Operation Desert Fox attacked air defences.",
        "The Daily Nation accused nobody.",
        "The Ministers welcomed the signing.",
        "The Supreme Court rejected the appeal.",
        "Typhoon Haiyan seized the headlines.",
        "Protesters attacked the gate.",
        "Elections in Los Angeles were attacked as unfair.",
        "The Parties agreed to meet.",
    ],
)
def test_places_laws_operations_papers_and_offices_are_no_actors(text):
    assert mentions(text) == []


def test_a_states_own_forces_stay_the_states():
    assert ("Mali", "State") in mentions("The Armed Forces of Mali attacked Kidal.")
    assert ("Iraq", "State") in mentions("Iraq's Republican Guard attacked Basra.")


def test_a_person_who_belongs_to_a_group_is_not_part_of_its_name():
    found = mentions("The team is led by Hashim Thaci of the Kosovo Liberation Army.")
    assert ("Kosovo Liberation Army", "MilitantGroup") in found


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The Mengistu government accused Sudan.", "Ethiopia"),
        ("Rebels fought the Botha regime for years.", "South Africa"),
        ("Mobutu flew to Rabat.", "Democratic Republic of the Congo"),
    ],
)
def test_a_rulers_name_before_his_government_is_his_state(text, actor):
    index = index_of(packaged_lexicon())
    tokens = [index.parted(tuple(tokenise(text, 0, len(text))))]
    defined = definitions(tokens, index)
    acting = [name.actor.acts_for for name in index.names(tokens[0], defined)]
    assert acting[0] in (actor, "Democratic Republic of the Congo")


@pytest.mark.parametrize(
    ("state", "actor"),
    [
        ("Colombia", "National Liberation Army (Colombia)"),
        ("Algeria", "National Liberation Army (Algeria)"),
        ("Fiji", "National Liberation Army"),
    ],
)
def test_of_several_of_one_name_the_one_whose_home_the_document_names(state, actor):
    texts = ["The National Liberation Army ambushed a patrol.", f"Troops of {state} hit back."]
    index = index_of(packaged_lexicon())
    tokens = [index.parted(tuple(tokenise(text, 0, len(text)))) for text in texts]
    defined = definitions(tokens, index)
    assert defined["National Liberation Army"].name == actor


def test_an_abbreviation_stands_for_what_the_document_says():
    texts = ["Suspicion fell on the Coordinadora Norte-Sur (CNS).", "The CNS denied it."]
    assert ("CNS", "Organization") in mentions(*texts)


def test_every_leader_of_the_lists_leads_somebody_in_the_lexicon():
    from kg.extraction.words.wordlists import table

    rows = list(table("leaders"))
    known = packaged_lexicon().entries
    assert [row["name"] for row in rows if row["actor"] not in known] == []
    assert len({(row["name"], row["actor"]) for row in rows}) == len(rows)


def told(text):
    """Who does what to whom, by the text."""
    account = extract(read_text(text, id="text"), packaged_lexicon())
    return {(s.subject, s.relation, s.object) for s in account.statements if s.relation != "figure"}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Rwandan-backed rebels attacked Burundian troops.", "Rwandan-backed rebels"),
        ("Iran-aligned militias in Iraq shelled Jordanian positions.", "Iran-aligned militias"),
        ("Supporters of Bédié attacked UN peacekeepers.", "supporters of Bédié"),
        ("A splinter group of the MILF attacked a Malaysian patrol.", "splinter group of MILF"),
    ],
)
def test_groups_known_only_by_who_is_behind_them(text, subject):
    assert [s[0] for s in told(text) if s[1] == "attacked"] == [subject]


def test_a_backed_group_is_the_one_whom_that_backer_was_told_to_help():
    found = told("Chad armed the Ennedi Salvation Front. Chadian-backed rebels attacked Libyan soldiers.")
    assert ("Ennedi Salvation Front", "attacked", "Libya") in found


@pytest.mark.parametrize(
    "text",
    [
        "Iran-aligned militias paraded in Baghdad.",
        "A UN-backed plan attacked the causes of poverty.",
        "Supporters of Ukraine rallied in Paris.",
    ],
)
def test_backed_things_and_a_states_friends_are_no_groups_at_war(text):
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Kyrgyz negotiators have met the militants' commander twice in Tajikistan.\n\n"
         "The Tajik government says the strike killed two people.", "Tajikistan"),
        ("Envoys of Kenya and of the Lord's Resistance Army met in Uganda on Monday.", "Uganda"),
        ("Chad and Sudan will hold talks in Qatar on 4 May.", "Qatar"),
    ],
)  # fmt: skip
def test_a_state_in_which_others_meet_is_a_state_still(text, state):
    account = extract(read_text(text), packaged_lexicon())
    assert {actor.type for actor in account.actors if actor.name == state} == {"State"}
    assert any(statement.place == state for statement in account.statements)


def test_who_a_name_is_by_a_users_own_file_goes_before_whose_alias_it_is_in_the_packaged_ones(tmp_path):
    path = tmp_path / "own.tsv"
    path.write_text(
        "name\ttype\taliases\nLake Front\tMilitantGroup\tFLA\nNight Army\tMilitantGroup\tSNA\n", encoding="utf-8"
    )
    lexicon = packaged_lexicon().with_file(path)
    text = "The FLA attacked Goma on Friday. Somalia accused the SNA of lying."
    told = [(one.subject, one.object) for one in extract(read_text(text, id="x"), lexicon).statements]
    assert ("Lake Front", "Democratic Republic of the Congo") in told
    assert ("Somalia", "Night Army") in told
