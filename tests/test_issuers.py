"""A party's own release: what it says without a speaker is that party's claim, from reading to SPARQL."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from builders import account, tie

from kg import build
from kg.actors import packaged_lexicon
from kg.beliefs import assess
from kg.errors import ReadingError, StoreError
from kg.extraction import extract
from kg.graph import Graph
from kg.model import Account, Actor, Figure
from kg.pipeline import read_accounts as read_accounts_of
from kg.rdf import account_quads, read_accounts
from kg.rdf.records import Records
from kg.rdf.terms import actor_node, kg
from kg.reading import read_document, read_text

ATTACK = tie("Alpha", "attacked", "Beta", time="2025-05")


def standings(*accounts: Account) -> dict[tuple[str, str], tuple[str, str]]:
    """By subject and relation, the status and its reason."""
    return {
        (one.statement.subject, one.statement.relation): (one.standing.status, one.standing.reason)
        for one in assess(accounts)
    }


def release(*statements: dict[str, object], issuers: tuple[str, ...] = ("Alpha",), name: str = "r") -> Account:
    return account(name, statements, issuers=issuers)


def test_what_a_partys_own_release_tells_is_its_claim() -> None:
    status, reason = standings(release(tie("Beta", "attacked", "Alpha")))["Beta", "attacked"]
    assert (status, reason) == ("claimed", "affirmed only by Alpha, as a party to it or an accuser")


def test_the_same_in_an_outsiders_text_is_accepted() -> None:
    assert standings(account("n", [tie("Beta", "attacked", "Alpha")]))["Beta", "attacked"][0] == "accepted"


def test_an_outsiders_release_makes_it_a_fact() -> None:
    told = standings(release(ATTACK, issuers=("Omega",)))["Alpha", "attacked"]
    assert told == ("accepted", "affirmed by Omega, no party to it; nobody denies it")


def test_a_foes_release_does_not() -> None:
    enmity = account("n", [tie("Omega", "attacked", "Alpha", time="2020")])
    assert standings(enmity, release(ATTACK, issuers=("Omega",)))["Alpha", "attacked"][0] == "claimed"


def test_whoever_acts_for_a_party_is_that_party() -> None:
    assert standings(release(ATTACK, issuers=("Alpha ministry",)))["Alpha", "attacked"][0] == "claimed"


def test_what_it_denies_of_itself_is_its_denial() -> None:
    denied = tie("Alpha", "supports", "Gamma", stance="denies")
    assert standings(release(denied))["Alpha", "supports"][1].startswith("denied by Alpha;")
    both = standings(release(denied), account("n", [tie("Alpha", "supports", "Gamma")]))
    assert both["Alpha", "supports"] == ("contested", "affirmed by the text of n; denied by Alpha")


def toll(of: str = "civilians", side: str | None = None) -> dict[str, object]:
    return tie(of, "figure", figure=Figure("killed", of, side, 12, 12, "exact", "twelve"))


def peopled(*statements: dict[str, object], issuers: tuple[str, ...] = ("Beta",)) -> Account:
    """A release in which "civilians" are a population, and "market" is a place."""
    told = release(*statements, issuers=issuers)
    kinds = {"civilians": "Population", "market": "Place"}
    return replace(told, actors=tuple(replace(one, type=kinds.get(one.name, one.type)) for one in told.actors))


def test_a_toll_without_a_side_is_the_claim_of_an_issuer_who_is_at_war() -> None:
    assert standings(peopled(ATTACK, toll()))["civilians", "figure"] == (
        "claimed", "affirmed only by Beta, in conflict with those concerned",
    )  # fmt: skip
    assert standings(peopled(toll()))["civilians", "figure"][0] == "accepted"
    assert standings(peopled(ATTACK, toll(), issuers=("Omega",)))["civilians", "figure"][0] == "accepted"
    both = standings(peopled(ATTACK, toll(), issuers=("Alpha", "Beta")))
    assert both["civilians", "figure"][0] == "accepted"


def test_who_attacks_beside_its_foe_is_so_by_its_own_word_alone() -> None:
    [first, second] = peopled(tie("Alpha", "attacked", "Delta"), tie("Gamma", "attacked", "Delta")).statements
    together = (first, replace(second, quote=first.quote))
    war = peopled(ATTACK)
    for statements, status in ((together, "claimed"), ((first, second), "accepted")):
        told = replace(war, statements=(*war.statements, *statements))
        assert standings(told)["Gamma", "attacked"][0] == status


def arming(*, issuer: str = "Omega", claimant: str | None = None, kind: str = "MilitantGroup") -> Account:
    """A text that Alpha arms Beta, which is of that kind; Omega is a state, Union an intergovernmental organisation."""
    issuers = (issuer,) if claimant is None else ()
    told = account("r", [tie("Alpha", "arms", "Beta", claimant=claimant)], issuers=issuers)
    kinds = {"Beta": kind}
    speakers = (Actor("Omega", "State"), Actor("Union", "IntergovernmentalOrganization"))
    known = tuple(replace(one, type=kinds.get(one.name, one.type)) for one in told.actors)
    return replace(told, actors=(*(one for one in known if one.name not in ("Omega", "Union")), *speakers))


def test_who_says_that_another_arms_rebels_accuses_him_of_it() -> None:
    assert standings(arming())["Alpha", "arms"] == ("claimed", "affirmed only by Omega, as a party to it or an accuser")
    assert standings(arming(claimant="Omega"))["Alpha", "arms"][0] == "claimed"
    assert standings(arming(kind="State"))["Alpha", "arms"][0] == "accepted"
    for monitors in (arming(issuer="Union"), arming(claimant="Union")):
        assert standings(monitors)["Alpha", "arms"][0] == "accepted"


@pytest.mark.parametrize("target", [None, "market", "civilians"])
def test_a_deed_against_no_known_side_is_the_word_of_an_issuer_in_that_war(target: str | None) -> None:
    deed = tie("Gamma", "attacked", target)
    assert standings(peopled(ATTACK, deed))["Gamma", "attacked"][0] == "claimed"
    assert standings(peopled(deed))["Gamma", "attacked"][0] == "accepted"
    elsewhere = account("n", [ATTACK])
    assert standings(elsewhere, peopled(deed))["Gamma", "attacked"][0] == "accepted"


@pytest.mark.parametrize("relation", ["criticises", "refuses", "threatens", "welcomed"])
def test_what_it_does_by_saying_so_is_done(relation: str) -> None:
    status, reason = standings(release(tie("Alpha", relation, "Beta")))["Alpha", relation]
    assert (status, reason) == ("accepted", "said by Alpha, whose act it is; nobody denies it")
    by_another = standings(release(tie("Beta", relation, "Alpha")))["Beta", relation]
    assert by_another[0] == "claimed"


def test_an_accusation_stays_its_accusers_claim() -> None:
    assert standings(release(tie("Alpha", "accuses", "Beta")))["Alpha", "accuses"][0] == "claimed"


def test_a_claim_about_ones_own_deed_is_no_act_of_speech() -> None:
    assert standings(release(tie("Alpha", "arms", "Gamma")))["Alpha", "arms"][0] == "claimed"


def test_whoever_is_named_as_a_speaker_speaks() -> None:
    said = tie("Alpha", "attacked", "Gamma", claimant="Omega")
    assert standings(release(said))["Alpha", "attacked"][1] == "affirmed by Omega, no party to it; nobody denies it"


def test_a_joint_statement_on_both_sides_is_no_one_sides_claim() -> None:
    both = ("Alpha", "Beta")
    truce = tie("Alpha", "negotiatedWith", "Beta")
    told = standings(release(truce, issuers=both))["Alpha", "negotiatedWith"]
    assert told == ("accepted", "affirmed by Alpha and Beta, all its parties together; nobody denies it")


def test_two_foes_who_state_their_truce_together_are_both_sides() -> None:
    war = account("n", [tie("Alpha", "attacked", "Beta", time="2020")])
    joint = release(tie("Alpha", "negotiatedWith", "Beta"), issuers=("Alpha", "Beta"))
    assert standings(war, joint)["Alpha", "negotiatedWith"][0] == "accepted"


@pytest.mark.parametrize("said", [tie("Alpha", "attacked", "Gamma"), tie("Gamma", "attacked", "Beta")])
def test_two_allies_are_not_both_sides(said: dict[str, object]) -> None:
    told = standings(release(said, issuers=("Alpha", "Beta")))
    assert [status for status, _ in told.values()] == ["claimed"]


def test_two_releases_of_one_issuer_are_one_origin_and_a_joint_one_is_one() -> None:
    two = assess([release(ATTACK, name="one", issuers=("Omega",)), release(ATTACK, name="two", issuers=("Omega",))])
    assert [one.origins for one in two] == [("Omega",)]
    joint = assess([release(ATTACK, issuers=("Delta", "Omega"))])
    assert [one.standing.origins for one in joint] == [1]


def test_views_ledger_and_evidence_know_whose_it_is() -> None:
    graph = Graph([release(tie("Beta", "attacked", "Alpha")), account("n", [tie("Beta", "supports", "Gamma")])])
    held = {item.assessment.statement.relation for item in graph.held("claimant=Alpha")}
    assert held == {"attacked", "supports"}
    assert {item.assessment.statement.relation for item in graph.held("accepted")} == {"supports"}
    assert graph.ledger("Alpha").voices == ("Alpha",)
    [attack] = [one for one in graph.assessments if one.statement.relation == "attacked"]
    assert [(claim.claimant, claim.claimants) for claim in attack.evidence] == [("Alpha", ("Alpha",))]


@pytest.mark.parametrize("issuers", [("Alpha",), ("Alpha", "Beta")])
def test_it_comes_back_from_the_graph_as_it_was(issuers: tuple[str, ...]) -> None:
    first = release(ATTACK, tie("Beta", "attacked", "Alpha", claimant="Beta"), issuers=issuers)
    [back] = read_accounts(account_quads(first))
    assert back.document.issuers == issuers
    assert {statement.claimant for statement in back.statements} == {None, "Beta"}
    assert [one.standing for one in assess([back])] == [one.standing for one in assess([first])]


@pytest.mark.parametrize("issuers", [("Alpha",), ("Alpha", "Beta")])
@pytest.mark.parametrize("changed", ["issuer", "inOwnWordsOf", "no claimant", "another claimant"])
def test_a_graph_that_contradicts_itself_on_whose_words_they_are_is_refused(
    issuers: tuple[str, ...], changed: str
) -> None:
    quads = account_quads(release(ATTACK, issuers=issuers))
    name = changed if changed in ("issuer", "inOwnWordsOf") else "claimant"
    kept = [q for q in quads if not (q.predicate == kg(name) and q.object == actor_node("Alpha"))]
    if changed == "another claimant":
        [claim] = {q.subject for q in quads if q.object == kg("Claim")}
        kept.append(ox.Quad(claim, kg("claimant"), actor_node("Beta"), quads[0].graph_name))
    if changed == "no claimant" and len(issuers) > 1:
        assert read_accounts(kept)  # of several none is the claimant
        return
    with pytest.raises(StoreError, match=r"claim/\w+"):
        read_accounts(kept)


def test_a_joint_statement_is_found_by_each_who_makes_it() -> None:
    joint = release(ATTACK, tie("Beta", "attacked", "Alpha", claimant="Beta"), issuers=("Delta", "Gamma"))
    graph = Graph([joint, account("n", [tie("Delta", "alliedWith", "Gamma")])])
    for name in ("Delta", "Gamma"):
        assert list(graph.query("claims-by", actor=name)["claimant"]) == [name]
    assert dict(graph.query("claimants").to_numpy().tolist()) == {"Beta": 1, "Delta": 1, "Gamma": 1}
    assert set(graph.query("ties-of", actor="Beta")["claimant"]) == {"Beta", "Delta", "Gamma"}


def test_pages_name_all_who_make_a_joint_statement() -> None:
    store = ox.Store()
    store.extend(ox.Quad(*quad.triple) for quad in account_quads(release(ATTACK, issuers=("Delta", "Gamma"))))
    records = Records(store)
    [node] = records.claims_of(actor_node("Gamma"))
    assert [one.label for one in records.claim(node).claimants] == ["Delta", "Gamma"]


def read(tmp_path: Path, text: str, name: str = "release.txt") -> Account:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return extract(read_document(tmp_path / name), packaged_lexicon())


@pytest.mark.parametrize(
    ("stated", "issuers"),
    [
        ("Norway", ("Norway",)),
        ("Ministry of Defence of Eritrea", ("Eritrea",)),
        ("Polisario", ("Polisario Front",)),
        ("Front for the Freedom of Azania", ("Front for the Freedom of Azania",)),
        ("[Somalia, Ethiopia]", ("Ethiopia", "Somalia")),
        ("[Ministry of Defence of Eritrea, Ministry of Foreign Affairs of Eritrea]", ("Eritrea",)),
    ],
)
def test_the_file_says_whose_release_it_is(tmp_path: Path, stated: str, issuers: tuple[str, ...]) -> None:
    told = read(tmp_path, f"---\nissuer: {stated}\n---\nKenyan troops attacked al-Shabaab near Dhobley on Monday.\n")
    assert told.document.issuers == issuers
    assert set(issuers) <= {actor.name for actor in told.actors}


@pytest.mark.parametrize(
    ("title", "issuers"),
    [
        ("Statement by the Ministry of Foreign Affairs of Norway", ("Norway",)),
        ("Joint Statement by Kenya and Uganda on the border", ("Kenya", "Uganda")),
        ("Communiqué of the Governments of Kenya and Uganda on Somalia", ("Kenya", "Uganda")),
        ("Statement by Kenya on Somalia and Ethiopia", ("Kenya",)),
        ("Kenya and Uganda trade blame over Somalia", ()),
        ("Fighting spreads in Somalia", ()),
    ],
)
def test_its_title_says_whose_release_it_is(tmp_path: Path, title: str, issuers: tuple[str, ...]) -> None:
    told = read(tmp_path, f"# {title}\n\nAl-Shabaab attacked Ethiopian troops near Baidoa on Monday.\n", "release.md")
    assert told.document.issuers == issuers


def test_a_dateline_is_no_letterhead(tmp_path: Path) -> None:
    text = "NAIROBI, Kenya — U.S. forces struck al-Shabaab near Jilib on Monday. We assess that nobody else was hurt.\n"
    assert read(tmp_path, f"U.S. forces strike al-Shabaab\n\n{text}").document.issuers == ()


def test_a_wrong_issuer_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match=r"line 2.*issuer is not a text|issuer is not a text"):
        read(tmp_path, "---\nissuer: {a: b}\n---\nKenyan troops attacked al-Shabaab.\n")


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ("Armenia, Azerbaijan", r"line 2: issuer names more than one"),
        ("42", "is not a name"),
        ("[Kenya, 7]", "not a name"),
    ],
)
def test_two_in_one_text_and_what_is_no_name_are_refused(tmp_path: Path, stated: str, told: str) -> None:
    with pytest.raises(ReadingError, match=told):
        read(tmp_path, f"---\nissuer: {stated}\n---\nKenyan troops attacked al-Shabaab.\n")


def test_a_build_keeps_a_release_out_of_the_accepted_graph(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(
        "---\nissuer: Eritrea\n---\nEthiopian troops attacked Eritrea on Monday.\n", encoding="utf-8"
    )
    graph = build(tmp_path / "in")
    assert not list(graph.held("accepted"))
    told = graph.query("SELECT ?who WHERE { ?claim kg:claimant/rdfs:label ?who ; kg:inOwnWordsOf ?it }")
    assert list(told["who"]) == ["Eritrea"]


DECIDED = """document: a
complete: true
actors:
  - {name: Azanian Salvation Army, type: MilitantGroup}
statements:
  - quote: Ethiopian troops attacked Eritrea on Monday.
    subject: Ethiopia
    relation: attacked
    object: Eritrea
"""


def test_a_statement_file_that_is_complete_keeps_the_issuer(tmp_path: Path) -> None:
    text = "---\nissuer: {}\n---\nEthiopian troops attacked Eritrea on Monday.\n"
    (tmp_path / "a.statements.yaml").write_text(DECIDED, encoding="utf-8")
    (tmp_path / "a.txt").write_text(text.format("Eritrea"), encoding="utf-8")
    [told] = read_accounts_of([tmp_path / "a.txt"])
    assert told.document.issuers == ("Eritrea",)
    (tmp_path / "a.txt").write_text(text.format("Azanian Salvation Army"), encoding="utf-8")
    [told] = read_accounts_of([tmp_path / "a.txt"])
    assert {"Azanian Salvation Army"} <= {actor.name for actor in told.actors}
    (tmp_path / "a.txt").write_text(text.format("Nobody Known"), encoding="utf-8")
    [told] = read_accounts_of([tmp_path / "a.txt"])
    assert told.document.issuers == ("Nobody Known",)


@pytest.mark.parametrize("complete", [None, False, True])
@pytest.mark.parametrize(
    ("stated", "name", "remark"),
    [
        ("Nobody Known", "Nobody Known", "'Nobody Known' is in no list of names"),
        ("Ethiopa", "Ethiopa", "if Ethiopia or"),
        ("[Eritrea, Front for the Freedom of Azania]", "Front for the Freedom of Azania", "in no list"),
        ("Azania Salvation Front", "Azania Salvation Front", None),
        ("ASF", "Azania Salvation Front", None),
        ("Norway", "Norway", None),
        ("Ministry of Defence of Eritrea", "Eritrea", None),
    ],
)
def test_an_issuer_of_no_list_is_told_of_and_becomes_an_actor(
    tmp_path: Path, complete: bool | None, stated: str, name: str, remark: str | None
) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        f"---\ntitle: Words\nissuer: {stated}\n---\nEthiopian troops attacked Eritrea on Monday.\n", "utf-8"
    )
    own = "Azania" in name and remark is None
    if complete is not None:
        text = DECIDED.replace("complete: true", f"complete: {str(complete).lower()}")
        actor = "{name: Azania Salvation Front, type: MilitantGroup, aliases: [ASF]}"
        text = text.replace("{name: Azanian Salvation Army, type: MilitantGroup}", actor)
        (tmp_path / "a.statements.yaml").write_text(text, "utf-8")
    elif own:
        pytest.skip("nobody has listed it there")
    remarks: list[tuple[str, str]] = []
    [told] = read_accounts_of([file], on_reading=lambda *what: remarks.append(what))
    remarks = [(place, said) for place, said in remarks if "issuer" in said]
    assert name in told.document.issuers
    assert name in {actor.name for actor in told.actors}
    assert [place for place, _ in remarks] == ([] if remark is None else [str(file)])
    assert all(said.startswith("line 3: the issuer") and (remark or "") in said for _, said in remarks)


def test_decisions_on_a_release_keep_its_issuer(tmp_path: Path) -> None:
    (tmp_path / "a.statements.yaml").write_text(DECIDED.replace("true", "false"), encoding="utf-8")
    (tmp_path / "a.txt").write_text(
        "---\nissuer: Norway\n---\nEthiopian troops attacked Eritrea on Monday.\n", encoding="utf-8"
    )
    [told] = read_accounts_of([tmp_path / "a.txt"])
    assert told.document.issuers == ("Norway",)
    assert "Norway" in {actor.name for actor in told.actors}


@pytest.mark.parametrize(
    ("publisher", "issuers"),
    [
        ("The Times of Israel", ()),
        ("China Daily", ()),
        ("Embassy of Kenya", ("Kenya",)),
        ("Israel Defense Forces", ("Israel",)),
    ],
)
def test_a_newspaper_is_not_the_state_in_its_name(publisher: str, issuers: tuple[str, ...]) -> None:
    text = (
        f"---\ntitle: Army attacks rebels\npublisher: {publisher}\n---\n\nThe army of Mali attacked rebels near Gao.\n"
    )
    assert extract(read_text(text, id="x"), packaged_lexicon()).document.issuers == issuers


LETTERHEADS = [
    ("Ministry of Foreign Affairs of Rwanda\nPress release\nKigali, 5 May 2025", "Rwanda"),
    ("Foreign Ministry Statement\nAnkara, 5 May 2025", "Türkiye"),
    ("Embassy of Eritrea\nLondon, 5 May 2025\nPress statement", "Eritrea"),
    ("Embassy of the Russian Federation in the Republic of Kenya\nPress release", "Russia"),
    ("U.S. Department of State\nOffice of the Spokesperson\nMay 5, 2025", "United States"),
    ("The Government of Sudan\nMinistry of Information", "Sudan"),
    ("Sudan Government\nPress office", "Sudan"),
    ("M23 Movement\nOfficial communiqué\nBunagana, 5 May 2025", "M23"),
    ("Syrian Democratic Forces\nMedia Center\nStatement", "Syrian Democratic Forces"),
    ("Office of the President of Ukraine\n5 May 2025", "Ukraine"),
    ("Türkiye Ministry of National Defence\nWeekly press briefing", "Türkiye"),
    ("Ministry of Foreign Affairs\n5 May 2025\nPress release", None),
    ("Government of Sudan", None),
    ("Ministry of Defence (Pakistan)", None),
    ("Embassy of Iran Attacked in London\n5 May 2025", None),
    ("Foreign Ministry Statement Draws Fire\nBy Jane Doe\n5 May 2025", None),
]


@pytest.mark.parametrize(("head", "issuer"), LETTERHEADS)
def test_a_letterhead_tells_whose_release_it_is(head: str, issuer: str | None) -> None:
    told = extract(read_text(f"{head}\n\nGreece supports the PKK.", id="r"), packaged_lexicon())
    assert told.document.issuers == ((issuer,) if issuer else ())
    assert [(one.subject, one.relation) for one in told.statements] == [("Greece", "supports")]


STATUSES = [
    # Officials of nobody knows whom may be of a party to it; witnesses and doctors are of none.
    ("Officials said Israel had bombed a school in Gaza City.", "Israel attacked", "claimed"),
    ("Witnesses said Israel had bombed a school in Gaza City.", "Israel attacked", "accepted"),
    ("Police said Boko Haram fighters had attacked a market in Borno.", "Boko Haram attacked", "claimed"),
    ("Police said a bomb had killed ten villagers.", "villagers figure", "accepted"),
    ("The United Nations said Boko Haram fighters had attacked a market in Borno.", "Boko Haram attacked", "accepted"),
    # An armed group takes sides in every war of which it tells, also by an office that it runs.
    ("The Hamas-run health ministry said Israeli strikes had killed 60 people.", "Israel attacked", "claimed"),
    ("The Hamas-run health ministry said Israeli strikes had killed 60 people.", "people figure", "claimed"),
    ("Hezbollah said Turkey had shelled Manbij.", "Türkiye attacked", "claimed"),
    ("Doctors said Israeli strikes had killed 60 people.", "people figure", "accepted"),
    # "The spokesperson" of a ministry's release is its issuer's.
    (
        "Government of India\nPress office\n\nThe Official Spokesperson said Pakistan had attacked Indian camps.",
        "Pakistan attacked",
        "claimed",
    ),
]


@pytest.mark.parametrize(("text", "said", "status"), STATUSES)
def test_who_may_be_of_a_side_makes_no_fact(text: str, said: str, status: str) -> None:
    told = extract(read_text(text, id="r"), packaged_lexicon())
    found = {f"{subject} {relation}": standing for (subject, relation), (standing, _) in standings(told).items()}
    assert found[said] == status


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("Statement attributable to the Spokesperson for the Secretary-General - on Yemen", "UN Secretary-General"),
        ("Statement attributable to the Spokesman for the UN Secretary-General on Congo", "UN Secretary-General"),
        ("Statement attributable to the Deputy Spokesperson of the Secretary-General", "UN Secretary-General"),
        ("Report of the Secretary-General on Darfur", "UN Secretary-General"),
        ("Statement by the Secretary-General of the League of Arab States", "Arab League"),
        (
            "Organization of Islamic Cooperation\n\nStatement by the Secretary-General",
            "Organisation of Islamic Cooperation",
        ),
        ("Statement by the Secretary-General's critics", None),
        ("Statement by the Spokesperson for the High Representative", None),
    ],
)
def test_whose_the_statement_of_a_secretary_general_is(head: str, issuer: str | None) -> None:
    text = f"{head}\n\nNew York, 9 July 2025\n\nRSF fighters attacked the city of El Fasher in Sudan."
    document = extract(read_text(text, id="x"), packaged_lexicon()).document
    assert next(iter(document.issuers), None) == issuer


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        ("Treasury Targets a Network\n\nWASHINGTON — Today, the U.S. Department of the Treasury sanctioned six "
         "companies.\n\nAs a result of today's action, their property is blocked.", ("United States",)),
        ("Treasury Targets a Network\n\nWASHINGTON, May 5 - The U.S. Treasury Department today sanctioned six "
         'companies.\n\n"Today\'s action is clear," a spokesman said.', ()),
    ],
)  # fmt: skip
def test_an_office_that_tells_of_todays_action_issues_it_and_a_quotation_does_not(
    text: str, issuers: tuple[str, ...]
) -> None:
    assert extract(read_text(text), packaged_lexicon()).document.issuers == issuers
