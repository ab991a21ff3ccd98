"""The lexicon: the packaged data, lookups by any name, and users' own files."""

import time
from collections import defaultdict

import pytest
from click.testing import CliRunner
from effort import effort

from kg.actors import fold, packaged_lexicon, slug
from kg.cli.app import app
from kg.errors import InputError
from kg.vocabulary import vocabulary

ORDINARY_WORDS = """
    a about all also an and any army are as at attack base be but by can day do end far fire for force forces from
    front government group had has have he her him his how if in is it its just may march me men militants mission
    more most movement must my network new no not now of off old on one only or other our out peace people police
    power rebels region resistance she so some south state states still such talks than that the their them then
    there they this those time to troops two under union unity up us war was way we were what when where which who
    why will with you
"""
ORDINARY = set(ORDINARY_WORDS.split())


def names_of(entry):
    return (entry.actor.name, *entry.actor.aliases)


def test_slugs_are_unique_and_stated():
    slugs = [entry.slug for entry in packaged_lexicon().entries.values()]
    assert all(slugs)
    assert len(set(slugs)) == len(slugs)
    assert slug("Türkiye") == "turkiye"


def test_no_name_alias_metonym_or_demonym_points_to_two_entries():
    owners = defaultdict(set)
    for name, entry in packaged_lexicon().entries.items():
        for word in (*names_of(entry), *entry.metonyms, *entry.demonyms):
            owners[fold(word)].add(name)
    assert {word: sorted(names) for word, names in owners.items() if len(names) > 1} == {}


def test_a_name_stands_in_one_packaged_file_only():
    from importlib.resources import files

    seen = []
    for file in (files("kg.actors") / "data").iterdir():
        seen += [line.split("\t")[0] for line in file.read_text(encoding="utf-8").splitlines()[1:]]
    assert len(seen) == len(set(seen)) == len(packaged_lexicon().entries)


def test_no_alias_is_an_ordinary_word_unless_it_is_written_in_capitals():
    for entry in packaged_lexicon().entries.values():
        for word in (*names_of(entry), *entry.metonyms, *entry.demonyms):
            assert word.isupper() or word.casefold() not in ORDINARY, word
            assert not word[0].islower() or word.startswith(("al-", "al ", "the ", "ni-", "ex-")), word


def test_types_and_principals_are_known():
    entries = packaged_lexicon().entries
    for entry in entries.values():
        assert vocabulary().is_a(entry.actor.type, "Actor")
        assert entry.actor.acts_for is None or entry.actor.acts_for in entries


def test_every_member_of_the_united_nations_is_there():
    states = {
        code
        for entry in packaged_lexicon().entries.values()
        if entry.actor.type == "State"
        for code in entry.actor.codes
    }
    observers_and_others = {"iso3166:VA", "iso3166:PS", "iso3166:TW", "iso3166:XK", "iso3166:EH"}
    assert observers_and_others < states
    assert len(states - observers_and_others) == 193


def test_armed_groups_are_many():
    groups = [e for e in packaged_lexicon().entries.values() if vocabulary().is_a(e.actor.type, "MilitantGroup")]
    assert len(groups) >= 150


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("Taliban", "Afghan Taliban"),
        ("the Taliban", "Afghan Taliban"),
        ("Pakistani Taliban", "TTP"),
        ("Tehreek-e-Taliban Pakistan", "TTP"),
        ("Al Qaeda", "al-Qaida"),
        ("TURKEY", "Türkiye"),
        ("UN", "United Nations"),
        ("Crisis Group", "International Crisis Group"),
        ("Shanghai Cooperation Organization", "Shanghai Cooperation Organisation"),
        ("M23", "M23"),
        ("ISIS", "Islamic State"),
        ("Ansar Allah", "Houthis"),
        ("U.S.", "United States"),
        ("Cote d’Ivoire", "Côte d'Ivoire"),
    ],
)
def test_actors_are_found_by_any_of_their_names(name, canonical):
    assert packaged_lexicon().find(name).name == canonical


def test_an_unknown_name_is_not_found():
    assert packaged_lexicon().find("Nobody at all") is None
    assert packaged_lexicon().find("") is None


def test_a_users_file_extends_and_overrides(tmp_path):
    path = tmp_path / "own.tsv"
    path.write_text(
        "name\ttype\taliases\tdemonyms\n"
        "New Dawn\tMilitantGroup\tND|Nova\tDawner\n\n"
        "Fano\tUmbrellaGroup\tAmhara Fano|Shabaab\n",
        encoding="utf-8",
    )
    lexicon = packaged_lexicon().with_file(path)
    assert lexicon.find("nova").name == "New Dawn"
    assert lexicon.entries["New Dawn"].demonyms == ("Dawner",)
    assert lexicon.find("Fano").type == "UmbrellaGroup"
    assert lexicon.find("Shabaab").name == "Fano"
    assert packaged_lexicon().find("Nova") is None


def test_what_is_said_twice_of_one_actor_or_left_out_at_the_end_is_no_mistake(tmp_path):
    path = tmp_path / "own.tsv"
    path.write_text(
        "name\ttype\taliases\tdemonyms\tcodes\n"
        "Redland\tState\tRed\tRed|Redlander|Redlander\tiso3166:XR\n"
        'Pakistan\tState\t\tPakistani\tiso3166:PK\nMohamed "Hemedti" Dagalo\tPerson\n',
        encoding="utf-8",
    )
    lexicon = packaged_lexicon().with_file(path)
    assert lexicon.entries["Redland"].demonyms == ("Red", "Redlander", "Redlander")
    assert lexicon.find("Pakistan").codes == ("iso3166:PK",)
    assert lexicon.find('Mohamed "Hemedti" Dagalo').type == "Person"


def test_a_name_in_capitals_may_be_spelled_like_a_common_word(tmp_path):
    path = tmp_path / "own.tsv"
    path.write_text("name\ttype\taliases\nWorld Health Body\tIntergovernmentalOrganization\tWHO|IT\n", encoding="utf-8")
    assert packaged_lexicon().with_file(path).find("IT").name == "World Health Body"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (
            "Redland\tState\t\tAfghan\t",
            "the demonym 'Afghan' would have no effect, since it is a demonym of Afghanistan",
        ),
        ("Redland\tState\t\t\tKabul", "the metonym 'Kabul' would have no effect, since it is a metonym of Afghanistan"),
        ("Redland\tState\t\t\tIran", "the metonym 'Iran' is what Iran is called. Remove it here, or there"),
        (
            "Afghans\tMilitantGroup\t\t\t",
            "the name 'Afghans' would have no effect, since it is a demonym of Afghanistan",
        ),
        ("Red Band\tMilitantGroup\tKabul\t\t", "the alias 'Kabul' would have no effect, since it is a metonym of"),
    ],
)
def test_a_word_that_is_anothers_is_refused_not_passed_over(tmp_path, row, words):
    path = tmp_path / "own.tsv"
    path.write_text(f"name\ttype\taliases\tdemonyms\tmetonyms\n{row}\n", encoding="utf-8")
    with pytest.raises(InputError, match=rf"own\.tsv, line 2: {words}"):
        packaged_lexicon().with_file(path)
    freed = "Afghanistan\tState\t\tAfghani\t\n"  # who gives its own row the words that it keeps
    if "Iran" not in row:
        path.write_text(f"name\ttype\taliases\tdemonyms\tmetonyms\n{freed}{row}\n", encoding="utf-8")
        assert packaged_lexicon().with_file(path).find(row.split("\t")[0]) is not None


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "line 1: not a lexicon: the file is empty. Begin with the columns"),
        (b"\nname\ttype\n", "line 1: not a lexicon: the file begins with an empty line"),
        (b"name,type,aliases\nX,State,Xan\n", "line 1: the columns are not separated by tabs"),
        (b'"name";"type"\nX;State\n', "line 1: the columns are not separated by tabs"),
        (b"name\ttype\taliases\nX\tState\tFRANCE\n", "line 2: 'FRANCE' is the name of another.*of this row France"),
        (b"nom\ttype\n", "line 1"),
        (b"name\ttype\nX\tMilitant\n", "MilitantGroup"),
        (b"name\ttype\n\tState\n", "without a name"),
        (b"name\ttype\nX\tState\nX\tState\n", "line 3: 'X' stands also on line 2"),
        (b"name\ttype\nX\tState\tmore\n", "3 columns"),
        (b"name\ttype\nX\xff\tState\n", r"own\.tsv, line 2: .*not UTF-8.*Latin-1.*Save the file as UTF-8"),
        (b"name\ttype\n", "line 1: not a lexicon: no row stands under the columns. Write one actor a line"),
        (b"name\ttype\n\n \n", "line 1: not a lexicon: no row"),
        (b"name\ttype\taliases\nX State\n", "line 2: the row has 1 column, the header 3. Write a tab"),
        (
            b"name\ttype\taliases\tcodes\nX\tState\tucdp:7\n",
            "line 2: the row has 3 columns, the header 4: the code 'ucdp:7' stands among the aliases. Write a tab",
        ),
        (b'name\ttype\n"Red Dawn"\tMilitantGroup\n', 'line 2: the name "Red Dawn" stands in quotes.*without them'),
        ("name\ttype\taliases\nX\tState\tXan|“Red Xan”\n".encode(), "line 2: the name “Red Xan” stands in quotes"),
        (
            b"name\ttype\tdemonyms\nX\tState\tXan\nY\tState\tXAN\n",
            "line 3: the demonym 'XAN' is that of the actor of line 2, too. Keep it",
        ),
        (
            b"name\ttype\tdemonyms\nX\tState\tRed Dawn\nRed Dawn\tMilitantGroup\t\n",
            "line 2: the demonym 'Red Dawn' is what Red Dawn is called. Remove it",
        ),
        (b"name\ttype\tdemonyms\nX\tState\tHezbollah\n", "line 2: the demonym 'Hezbollah' is what Hezbollah"),
        (
            b"name\ttype\nX\tState\nY\tNation\nZ\tState\t\nX\tState\n",
            r"own.tsv, line 3: unknown type 'Nation' of 'Y'\. [^\n]+\n.*own.tsv, line 4: the row has 3 columns, "
            r"the header 2\. Remove the spare tabs\.\n.*own.tsv, line 5: 'X' stands also on line 2\. Keep",
        ),
        (
            b"name\ttype\taliases\nX Front\tMilitantGroup\tXF, X Army\n",
            "line 2: the cell of aliases has a comma: 'XF, X Army' would be one name. Write",
        ),
        (b"name\ttype\tcodes\nX\tState\tucdp:7\nY\tState\tucdp:7\n", "line 3: the code 'ucdp:7' is that of X, too"),
        (b"name\ttype\tcodes\nX\tState\tiso3166:PK\n", "line 2: the code 'iso3166:PK' is that of Pakistan, too"),
        (
            b"name\ttype\tacts_for\nA\tState\t\nX\tStateOrgan\tPakstan\n",
            "line 3: 'X' acts for 'Pakstan'.*mean Pakistan",
        ),
        (b"name\ttype\tacts_for\nX\tStateOrgan\tQwrtz Jkl Mnb\n", "line 2: .*no row. Add a row for it"),
        (b"name\ttype\tacts_for\nX\tStateOrgan\tTehreek-e-Taliban Pakistan\n", "line 2: .*no row. Write TTP"),
        (b"name\ttype\tacts_for\nX\tStateOrgan\tX\n", "line 2: a circle: X acts for X"),
        (
            b"name\ttype\tacts_for\nW\tPerson\tX\nX\tStateOrgan\tY\nY\tStateOrgan\tX\n",
            "line 2: a circle: X acts for Y acts for X",
        ),
        (b"name\ttype\tcodes\nX\tState\tiso3166:XX|XY\n", "line 2: 'XY' is no code. Write scheme:code"),
        (b"name\ttype\tcodes\nX\tState\tucdp:1, 2\n", "line 2: 'ucdp:1, 2' is no code"),
        (b"name\ttype\tcodes\nX\tState\tucdp:\n", "line 2: 'ucdp:' is no code"),
        (b"name\ttype\taliases\taliases\nX\tState\ta\tb\n", "line 1: the column 'aliases' stands there twice"),
        (b"name\ttype\taliases\nX\tState\tXan|the\n", "line 2: 'the' is no name"),
        (b"name\ttype\n" + b"x" * 100_000 + b"\tState\n", "line 2: the name 'x+…?.*' has 100,000 characters"),
        (b"name\ttype\taliases\nX\tState\t--\n", "line 2: '--' is no name"),
        (b"name\ttype\tdemonyms\nX\tState\tXan|the\n", "line 2: 'the' is no name"),
        (b"name\ttype\tmetonyms\nX\tState\ton\n", "line 2: 'on' is no name"),
        ("name\ttype\nRed\u202eDawn\tState\n".encode(), "line 2: the name .* holds characters that nobody sees"),
        (b"name\ttype\taliases\nX\tState\tRed\x1b[31mDawn\n", "line 2: the name .* holds characters that nobody"),
        ("name\ttype\tdemonyms\nX\tState\tXa\u200bn\n".encode(), "line 2: the name .* holds characters that nobody"),
        ("name\ttype\nX\tState\nRed\u2028Dawn\tState\n".encode(), "line 3: the name .* holds characters that nobody"),
        (b"name\ttype\nX\tAttack\n", "line 2: unknown type 'Attack' of 'X'"),
        (b"x" * 5_000_000, "line 1: not a lexicon"),
        (b"name\ttype\nX\t" + b"x" * 5_000_000, "line 2: unknown type 'x+…' of 'X'"),
        (b"name\ttype\n" + (b"x" * 1_000_000 + b"\tState\n") * 2, "line 3: 'x+…' stands also on line 2"),
        (b"name\ttype\taliases\nX\tState\tXan\nY\tState\tXAN\n", "line 3: 'XAN' means the actor of line 2, too"),
        (b"name\ttype\taliases\nX\tState\tXan\nXan\tState\t\n", "line 3: 'Xan' means the actor of line 2, too"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(tmp_path, data, words):
    path = tmp_path / "own.tsv"
    path.write_bytes(data)
    with pytest.raises(InputError, match=words) as caught:
        packaged_lexicon().with_file(path)
    assert str(path) in str(caught.value) and len(str(caught.value)) < 1500 + len(str(path))
    assert caught.value.remedy


FAULTY = [
    "Red\tState\tFrance\t\t\t", "“Blue”\tState\t\t\t\t", "Green\tState\t\tIran\t\t", "Pink\tState\t\t\t\tiso3166:PK",
    "Sound\tState\t\t\t\t", "Grey\tStateOrgan\t\t\tNobody Known\t", "Ochre\tStateOrgan\t\t\tUmber\t",
    "Umber\tStateOrgan\t\t\tOchre\t",
]  # fmt: skip


def test_all_rows_that_can_be_read_and_are_wrong_are_told_at_once(tmp_path):
    path = tmp_path / "own.tsv"
    path.write_text("name\ttype\taliases\tdemonyms\tacts_for\tcodes\n" + "\n".join(FAULTY) + "\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        packaged_lexicon().with_file(path)
    told = str(caught.value).splitlines()
    assert [line.partition("line ")[2].partition(":")[0] for line in told] == ["2", "3", "4", "5", "7", "8"]
    assert all(line.startswith(f"{path}, line ") and line.endswith((".", "?")) for line in told)
    assert all(error.remedy for error in caught.value.each())
    assert [len(error.others) for error in caught.value.each()] == [0] * 6


def test_of_very_many_wrong_rows_twenty_are_told(tmp_path):
    path = tmp_path / "own.tsv"
    rows = "".join(f"Land {number}\tState\tFrance\n" for number in range(50))
    path.write_text(f"name\ttype\taliases\n{rows}", encoding="utf-8")
    (tmp_path / "a.txt").write_text("The sides met.", encoding="utf-8")
    result = CliRunner().invoke(app, ["extract", str(tmp_path / "a.txt"), "--lexicon", str(path)])
    told = result.stderr.splitlines()
    assert (result.exit_code, len(told)) == (1, 21)
    assert all(line.startswith(f"error: {path}, line {number}: ") for number, line in enumerate(told[:20], start=2))
    assert told[20].startswith(f"error: {path}: and 30 more rows are wrong")


def test_whom_actors_act_for_may_stand_in_any_row_and_be_packaged(tmp_path):
    path = tmp_path / "own.tsv"
    path.write_text(
        "name\ttype\tacts_for\tcodes\nX\tStateOrgan\tY\tucdp:770|my-own.2:a b\nY\tStateOrgan\tPakistan\t\n",
        encoding="utf-8",
    )
    actor = packaged_lexicon().with_file(path).find("X")
    assert (actor.acts_for, actor.codes) == ("Y", ("ucdp:770", "my-own.2:a b"))


def test_a_long_chain_of_actors_is_followed_once(tmp_path):
    path = tmp_path / "own.tsv"

    def calls(number):
        rows = "".join(f"N{n}\tStateOrgan\tN{n + 1}\n" for n in range(number))
        path.write_text(f"name\ttype\tacts_for\n{rows}N{number}\tState\t\n", encoding="utf-8")
        return effort(packaged_lexicon().with_file, path)

    calls(4000)  # names are folded once
    assert calls(4000) < 2.1 * calls(2000)


def test_a_file_of_many_actors_is_read_in_linear_time(tmp_path):
    path = tmp_path / "own.tsv"
    path.write_text("name\ttype\n" + "".join(f"Rd{n} Dawn\tMilitantGroup\n" for n in range(50_000)), encoding="utf-8")
    packaged_lexicon()
    started = time.process_time()
    assert packaged_lexicon().with_file(path).find("Rd49999 Dawn").name == "Rd49999 Dawn"
    assert time.process_time() - started < 10


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        packaged_lexicon().with_file(tmp_path / "none.tsv")


def test_no_name_of_the_packaged_lexicon_is_anothers():
    owners: dict[str, set[str]] = {}
    for name, entry in packaged_lexicon().entries.items():
        for word in (name, *entry.actor.aliases):
            owners.setdefault(fold(word), set()).add(name)
    assert {word: names for word, names in owners.items() if len(names) > 1} == {}
    acted_for = {e.actor.acts_for for e in packaged_lexicon().entries.values() if e.actor.acts_for}
    assert acted_for <= set(packaged_lexicon().entries)


@pytest.mark.parametrize("name", ["RUF", "Free Aceh Movement", "Republika Srpska", "UNAMSIL", "MODEL"])
def test_groups_of_past_conflicts_are_known(name):
    assert packaged_lexicon().find(name) is not None
