"""The pages: what they show, that they lead to each other, and that nothing in a graph can take them over."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from html import unescape
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest
from explorer.payloads import PAYLOADS
from pages import violations
from service.running import Server, running

from kg.queries import named_queries
from kg.rdf.terms import actor_node, kg
from kg.vocabulary import namespaces

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
EDITOR_SHA256 = "e1727287251c32b9dcd8c71a6f453d9f2236c1773d3896bb8b1cf20aac2caaa0"
"""Of the bundled editor: `kg/service/editor/README.md` says how it was made."""


def path_of(iri: str) -> str:
    """Where the service shows a node."""
    return f"/{iri.removeprefix(namespaces().base)}"


def plain(page: str) -> str:
    """The words of a page, with single spaces."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def one(server: Server, pattern: str) -> str:
    """The first node that a pattern finds."""
    return server.query(f"SELECT ?it WHERE {{ {pattern} }} ORDER BY ?it LIMIT 1").rows[0]["it"]


def test_an_actor_is_shown_to_people_and_given_to_programs(server: Server) -> None:
    path = path_of(actor_node("TTP").value)
    page = server.ask(path, accept=BROWSER)
    assert (page.status, page.kind) == (200, "text/html")
    words = plain(page.text)
    assert "umbrella group" in words
    assert "Tehrik-e-Taliban Pakistan" in words
    assert "Hostile ties" in words
    data = server.ask(path)
    assert (data.status, data.kind) == (200, "text/turtle")
    triples = {str(triple) for triple in ox.parse(data.body, format=ox.RdfFormat.TURTLE)}
    described = ox.parse(server.query("DESCRIBE actor:ttp").body, format=ox.RdfFormat.TURTLE)
    assert {str(triple) for triple in described} <= triples
    assert server.ask(f"{path}?format=jsonld").kind == "application/ld+json"
    assert server.ask(path, "HEAD", accept=BROWSER).body == b""
    assert server.ask("/id/actor/nobody", accept=BROWSER).status == 404
    assert server.ask(path, accept="image/png").status == 406


def test_every_fact_of_an_actor_is_on_its_pages_with_its_status(server: Server) -> None:
    path = path_of(actor_node("Pakistan").value)
    facts = {
        row["it"]
        for row in server.query(
            "SELECT DISTINCT ?it WHERE { ?it ?p actor:pakistan FILTER(STRSTARTS(STR(?it), STR(assertable:))) }"
        ).rows
    }
    shown = set()
    for number in range(1, 10):
        page = server.ask(f"{path}?page={number}", accept=BROWSER).text
        shown |= {f"{namespaces().base}{found}" for found in re.findall(r'href="/(id/assertable/\w+)"', page)}
        if "After</a>" not in page:
            break
    assert shown >= facts
    assert number > 1


def test_a_claim_and_what_it_is_about(server: Server) -> None:
    claim = one(server, "?it kg:denies ?a . ?a rdf:predicate kg:harbours")
    words = plain(server.ask(path_of(claim), accept=BROWSER).text)
    assert "Afghan Taliban denies" in words
    assert "harbours" in words
    passage = server.query(f"SELECT ?q WHERE {{ <{claim}> kg:quote/oa:exact ?q }}").rows[0]["q"]
    assert passage in words
    assert f"“{passage}" not in words, "a digest's words are not the publisher's"
    assert "Restated from" in words
    about = one(server, f"<{claim}> kg:denies ?it")
    fact = plain(server.ask(path_of(about), accept=BROWSER).text)
    for wanted in ("contested", "affirms this", "denies this", passage):
        assert wanted in fact


def test_what_is_not_accepted_is_never_told_as_a_fact(server: Server) -> None:
    """Wherever a page says that somebody did something, the words before it say how far that holds."""
    told = 0
    for path in ("/id/actor/pakistan", "/id/actor/ttp", "/id/actor/afghan-taliban", "/id/document/000_worst_hit"):
        page = server.ask(path, accept=BROWSER).text
        for iri in re.findall(r'(?s)<article.*?href="/(id/assertable/\w+)".*?</article>', page):
            fact = plain(server.ask(f"/{iri}", accept=BROWSER).text)
            standing = server.query(f"SELECT ?s WHERE {{ <{namespaces().base}{iri}> kg:status/skos:notation ?s }}").rows
            (status,) = (row["s"] for row in standing)
            article = plain(re.search(rf'(?s)<article(?:(?!<article).)*href="/{iri}".*?</article>', page)[0])
            if status != "accepted":
                told += 1
                assert re.search(r"(Claimed|Contested|Denied|Questioned|[A-Z][a-z]+): ", article), article
                assert re.search(r"(Claimed|Contested|Denied|Questioned|[A-Z][a-z]+): ", fact), fact
    assert told > 10


def test_those_of_whom_a_figure_tells_do_not_give_it(server: Server) -> None:
    """A figure has its side, the number in the words of its comparator, and no end where the text gives none."""
    figure = one(
        server,
        "?it rdf:predicate kg:figure ; kg:population 'security personnel' ; kg:comparator/skos:notation 'at least'",
    )
    words = plain(server.ask(path_of(figure), accept=BROWSER).text)
    assert re.search(r"Pakistan ?: at least 685 security personnel killed", words)
    assert "gives a figure" not in words


def test_a_phase_that_nobody_states_is_marked_as_inferred(server: Server) -> None:
    label = "Ceasefire of October 2025"
    agreement = one(server, f"?it a kg:Agreement ; rdfs:label '{label}'")
    assert "in force (inferred)" in plain(server.ask(path_of(agreement), accept=BROWSER).text)


@pytest.mark.parametrize("kind", ["Agreement", "Mediation", "Figure", "Document", "Quote", "Dyad", "Mention"])
def test_every_kind_of_node_has_a_page(server: Server, kind: str) -> None:
    for row in server.query(f"SELECT ?it WHERE {{ ?it a kg:{kind} }} ORDER BY ?it LIMIT 5").rows:
        reply = server.ask(path_of(row["it"]), accept=BROWSER)
        assert (reply.status, reply.kind) == (200, "text/html"), row["it"]


def test_no_link_of_a_page_is_broken(server: Server) -> None:
    seen: set[str] = set()
    waiting = ["/browse", "/search?q=pakistan", "/query", "/id/actor/ttp"]
    while waiting and len(seen) < 150:
        path = waiting.pop(0)
        if path in seen:
            continue
        seen.add(path)
        reply = server.ask(path, accept=BROWSER)
        assert reply.status == 200, path
        if reply.kind == "text/html" and not path.startswith("/query?"):
            links = (unescape(link) for link in re.findall(r'(?:href|src)="([^"]+)"', reply.text))
            waiting += [link for link in links if link.startswith("/") and link not in seen]
            assert "StrictUndefined" not in reply.text
    assert len(seen) == 150


def test_the_index_lists_everybody(server: Server) -> None:
    words = plain(server.ask("/browse").text)
    for row in server.query("SELECT DISTINCT ?name WHERE { ?a a kg:State ; rdfs:label ?name }").rows:
        assert row["name"] in words
    assert "Ceasefire of 2022" in plain(server.ask("/browse?kind=Agreement").text)
    assert server.ask("/browse?kind=State&page=7").status == 200
    assert "Pakistan" not in plain(server.ask("/browse?kind=ResearchOrganization").text)
    assert server.ask("/browse?page=x").status == 400
    assert server.ask("/browse?page=-1").status == 400


def test_the_index_counts_what_it_says(server: Server) -> None:
    """Ties, mediations and agreements: a figure is none of them."""
    counts = "SELECT ?who (COUNT(DISTINCT ?it) AS ?n) WHERE { ?it ?p ?who FILTER(STRSTARTS(STR(?it), STR(assertable:)))"
    both = {row["who"]: int(row["n"]) for row in server.query(f"{counts} }} GROUP BY ?who").rows}
    told = {
        row["who"]: int(row["n"])
        for row in server.query(f"{counts} FILTER NOT EXISTS {{ ?it a kg:Figure }} }} GROUP BY ?who").rows
    }
    page = server.ask("/browse").text
    shown = dict(re.findall(r'<li><a href="/(id/actor/[^"]+)".*?<span class="count">(\d+)</span>', page))
    shown = {f"{namespaces().base}{path}": int(count) for path, count in shown.items()}
    assert len(shown) > 10
    assert shown == {who: told[who] for who in shown}
    assert any(both[who] > count for who, count in shown.items()), "there are figures to be left out"


def test_a_name_that_nobody_has_is_guessed_at(server: Server) -> None:
    guess = '<a class="actor" dir="auto" href="/id/actor/afghan-taliban">Afghan Taliban</a>'
    found = server.ask("/search?q=Afgan+Talibn", accept=BROWSER)
    assert "0 found" in found.text
    assert guess in found.text
    assert "Did you mean" not in server.ask("/search?q=Taliban", accept=BROWSER).text
    assert "Did you mean" not in server.ask("/search?q=", accept=BROWSER).text
    asked = server.ask(f"/query?{urlencode({'name': 'adversaries', 'p.actor': 'Afgan Talibn'})}").text
    assert "did you mean afghan taliban" in unescape(asked).lower()
    missing = server.ask("/id/actor/afgan-talibn", accept=BROWSER)
    assert (missing.status, missing.kind) == (404, "text/html")
    assert guess in missing.text
    assert 'href="/browse"' in missing.text
    assert "afgan talibn" in plain(missing.text)
    assert server.ask("/id/actor/afgan-talibn", "HEAD", accept=BROWSER).status == 404
    assert server.ask("/id/actor/afgan-talibn").status == 404
    other = server.ask("/id/document/%3Cscript%3E", accept=BROWSER)
    assert (other.status, "<script>" in other.text, "Did you mean" in other.text) == (404, False, False)


def test_search_folds_accents_and_finds_what_begins(server: Server) -> None:
    def found(words: str, **more: str) -> list[str]:
        return [
            hit["label"]
            for hit in server.ask(f"/search?{urlencode({'q': words, 'format': 'json', **more})}").json["hits"]
        ]

    assert found("turkiye", kind="actor") == ["Türkiye"]
    assert found("TÜRKIYE", kind="actor") == ["Türkiye"]
    assert "TTP" in found("tehrik-e-taliban pak", kind="actor")
    hits = server.ask("/search?q=deny+harbour&format=json").json
    assert hits["total"] == len(hits["hits"]) > 0
    assert all("deny" in hit["text"] for hit in hits["hits"])
    page = server.ask("/search?q=deny+harbour", accept=BROWSER)
    assert "<mark>deny</mark>" in page.text
    assert server.ask("/search?q=deny", accept="application/json").kind == "application/json"


@pytest.mark.parametrize(
    "words",
    ["", " ", '"', "'", "*", "NEAR(", "a OR", "label:x", "-x", "^", "{}", "\x00", "' OR 1=1 --", "(" * 500, "é" * 5000],
)
def test_no_words_are_operators(server: Server, words: str) -> None:
    for form in ("json", "html"):
        status = server.ask(f"/search?{urlencode({'q': words, 'format': form})}").status
        assert status in ((400,) if len(words) > 200 else (200, 406))


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../settings.py", "/assets/..%2f..%2fsettings.py", "/assets/%2e%2e/app.py", "/assets//etc/passwd",
        "/id/../../etc/passwd", "/id/actor/..%2f..%2f..%2fetc%2fpasswd", "/id/%00/x", "/id/actor/%ff%fe",
        "//etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/id/actor/" + "a" * 20000, "/id/actor/<script>",
        "/id/actor/a%20b", "/code/../x/y", "/id/actor/%22onload=%22",
    ],
)  # fmt: skip
def test_no_path_leads_out(server: Server, path: str) -> None:
    reply = server.ask(path)
    assert reply.status in (400, 404)
    assert b"root:" not in reply.body
    assert b"<script>" not in reply.body


def test_named_queries_are_filled_in(server: Server) -> None:
    page = server.ask("/query?name=adversaries&p.actor=India")
    assert "id/actor/india" in unescape(page.text)
    hostile = '"> } ; DROP ALL # <script>'
    page = server.ask(f"/query?{urlencode({'name': 'adversaries', 'p.actor': hostile})}")
    assert page.status == 400
    assert "<script>" not in page.text.replace("<script defer", "")
    wrong = server.ask(f"/query?{urlencode({'name': 'agreement-status', 'p.at': 'yesterday'})}")
    assert 'role="alert"' in wrong.text
    assert server.ask("/query?name=nothing", accept=BROWSER).status == 404
    for name in named_queries():
        assert server.ask(f"/query?name={name}").status == 200


def test_an_actor_is_found_by_any_of_its_names_and_an_unknown_one_is_told(server: Server) -> None:
    def asked(name: str) -> str:
        return unescape(server.ask(f"/query?{urlencode({'name': 'adversaries', 'p.actor': name})}").text)

    assert "/id/actor/ttp>" in asked("tehrik-e-taliban PAKISTAN")
    assert "/id/actor/turkiye>" in asked("Turkiye")
    assert "did you mean" in asked("Taliban adm").lower()
    assert "index lists" in asked("Nobody at All").lower()


def test_the_ontology_is_at_its_namespace(server: Server) -> None:
    page = server.ask("/ns", accept=BROWSER)
    assert 'id="attacked"' in page.text
    assert "sha256-" in page.headers["content-security-policy"]
    triples = list(ox.parse(server.ask("/ns").body, format=ox.RdfFormat.TURTLE))
    assert kg("attacked") in {triple.subject for triple in triples}


def test_the_explorer_is_at_the_root(server: Server) -> None:
    page = server.ask("/")
    assert page.kind == "text/html"
    assert 'id="map"' in page.text
    assert 'href="/browse"' in page.text


def test_the_bundled_editor_is_the_reviewed_one(checkout: Path) -> None:
    bundle = (checkout / "kg/service/assets/editor.js").read_bytes()
    assert hashlib.sha256(bundle).hexdigest() == EDITOR_SHA256


def test_metrics_and_health(server: Server) -> None:
    server.query("ASK {}")
    text = server.ask("/metrics").text
    assert re.search(r'parley_http_requests_total\{method="GET",route="sparql",status="200"\} \d', text)
    assert re.search(r"parley_query_seconds_count \d", text)
    health = server.ask("/healthz").json
    assert health["status"] == "ok"
    assert health["quads"] > 9000


# In a browser


class Watched:
    """A page whose every misdeed is noted: scripts of others, requests to elsewhere, refusals of its policy."""

    def __init__(self, browser: Browser, server: Server, **context: object) -> None:
        self.context = browser.new_context(**context)
        self.page: Page = self.context.new_page()
        self.address = f"http://localhost:{server.port}"  # the one name that the browser of the tests can resolve
        self.complaints: list[str] = []
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(f"dialog {dialog.message}"))
        self.page.on("request", lambda request: self._request(request.url))

    def _console(self, message: object) -> None:
        # Chromium itself styles what is typed over a selection, may not, and the editor draws the line anew anyhow.
        expected = ("Failed to load resource", "Applying inline style")
        if message.type == "error" and not message.text.startswith(expected):
            self.complaints.append(message.text)

    def _request(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.complaints.append(f"request to {url}")

    def goto(self, path: str) -> int:
        """Open a page of the server; returns its status."""
        reply = self.page.goto(f"{self.address}{path}")
        assert self.page.evaluate("window.hit") is None, path
        assert self.complaints == [], path
        assert reply is not None
        return reply.status


@pytest.fixture
def watched(browser: Browser, server: Server) -> Iterator[Watched]:
    own = Watched(browser, server)
    yield own
    own.context.close()


PATHS = (
    "/",
    "/browse",
    "/search?q=pakistan",
    "/query",
    "/query?name=adversaries",
    "/id/actor/ttp",
    "/nothing",
    "/id/actor/afgan-talibn",
    "/ns",
)


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 390])
def test_pages_fit_and_complain_of_nothing(browser: Browser, server: Server, width: int) -> None:
    own = Watched(browser, server, viewport={"width": width, "height": 844})
    for path in (*PATHS, path_of(one(server, "?it a kg:Claim")), path_of(one(server, "?it a kg:Mediation"))):
        own.goto(path)
        assert own.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    own.context.close()


@pytest.mark.browser
def test_a_question_is_asked_and_answered(watched: Watched) -> None:
    page = watched.page
    watched.goto("/query?name=adversaries")
    page.wait_for_selector("#answer table")
    assert "Afghan Taliban" in page.inner_text("#answer")
    page.click(".cm-content")
    page.keyboard.press("Control+A")
    page.keyboard.type("SELECT ?a WHERE {\n ?a kg:leads ?b ")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+End")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#answer td a")
    page.click("#answer td a")
    page.wait_for_selector("h1")
    assert "/id/actor/" in page.url
    page.go_back()
    page.wait_for_selector("#answer table")
    assert watched.complaints == []


@pytest.mark.browser
@pytest.mark.parametrize("way", ["button", "keyboard"])
def test_what_is_asked_is_what_the_page_shows(watched: Watched, way: str) -> None:
    page = watched.page
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.post_data or "") if one.url.endswith("/sparql") else None)

    def ask(name: str) -> None:
        page.fill("[name='p.actor']", name)
        asked.clear()
        with page.expect_navigation():
            if way == "button":
                page.click("#run")
            else:
                page.click(".cm-content")
                page.keyboard.press("Control+Enter")

    watched.goto("/query?name=adversaries&p.actor=Pakistan")
    page.wait_for_selector("#answer table")
    ask("India")
    page.wait_for_selector("#answer table")
    assert len(asked) == 1
    assert "/id/actor/india>" in asked[0]
    assert page.input_value("[name='p.actor']") == "India"
    for _ in range(2):
        ask("Nobody at All")
        page.wait_for_selector(".bench > .problem")
        page.wait_for_load_state("networkidle")
        assert asked == []
        assert page.locator("#answer > *").count() == 0
    ask("TTP")
    page.wait_for_selector("#answer table")
    assert "/id/actor/ttp>" in asked[0]
    assert watched.complaints == []


@pytest.mark.browser
def test_a_query_that_was_edited_is_asked_as_it_stands(watched: Watched) -> None:
    page = watched.page
    watched.goto("/query?name=adversaries&p.actor=Nobody")
    page.click(".cm-content")
    page.keyboard.press("Control+A")
    page.keyboard.type("ASK { ?a kg:leads ?b ")
    page.keyboard.press("Escape")
    page.fill("[name='p.actor']", "India")
    page.click("#run")
    page.wait_for_selector("#answer h2")
    assert page.inner_text("#answer h2") == "Yes"
    assert watched.complaints == []


@pytest.mark.browser
def test_a_mistake_is_shown_where_it_is(watched: Watched) -> None:
    watched.goto(f"/query?{urlencode({'query': 'SELECT ?a WHERE {' + chr(10) + ' ?a kg:leads }'})}")
    watched.page.wait_for_selector("#answer .problem")
    assert "line 2" in watched.page.inner_text("#answer .problem")
    assert watched.page.locator(".cm-lintRange-error").count() == 1


@pytest.mark.browser
def test_the_editor_completes_terms_and_actors(watched: Watched) -> None:
    page = watched.page
    watched.goto("/query")
    page.click(".cm-content")
    page.keyboard.press("Control+A")
    page.keyboard.type("SELECT * { ?x kg:hostileT")
    page.wait_for_selector(
        ".cm-tooltip-autocomplete >> text=kg:hostileTo"
    )  # after that for "SELECT", on a slow machine
    page.keyboard.press("Escape")
    page.keyboard.type("o actor:pakist")
    page.wait_for_selector(".cm-tooltip-autocomplete >> text=actor:pakistan")
    assert watched.complaints == []


@pytest.mark.browser
def test_pages_work_without_scripts(browser: Browser, server: Server) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"http://localhost:{server.port}/query?name=adversaries")
    assert page.locator("textarea").is_visible()
    assert page.locator("#run").is_enabled()
    page.goto(f"http://localhost:{server.port}/query?name=adversaries&p.actor=Nobody")
    assert page.locator("#run").is_disabled(), "a query whose value was refused is not whole"
    page.goto(f"http://localhost:{server.port}/search?q=deny")
    assert page.locator("mark").count() > 0
    context.close()


@pytest.fixture(scope="module")
def hostile(founding: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of a graph in which every text is an attack."""
    attacks = cycle(PAYLOADS)
    path = tmp_path_factory.mktemp("hostile") / "graph.nq"
    kept = {kg(name) for name in ("line", "section", "eventClass", "sign")}
    lines = []
    for quad in ox.parse(path=founding / "graph.nq", format=ox.RdfFormat.N_QUADS):
        plain_text = isinstance(quad.object, ox.Literal) and quad.object.datatype.value.endswith("#string")
        if plain_text and quad.predicate not in kept and "/ontology" not in quad.graph_name.value:
            quad = ox.Quad(quad.subject, quad.predicate, ox.Literal(next(attacks)), quad.graph_name)  # noqa: PLW2901
        lines.append(f"{quad} .\n")
    path.write_text("".join(lines), encoding="utf-8")
    with running(path) as server:
        yield server


@pytest.mark.browser
def test_no_text_of_a_graph_becomes_markup(browser: Browser, hostile: Server) -> None:
    own = Watched(browser, hostile)
    nodes = [
        row["it"]
        for kind in ("Claim", "Mediation", "Agreement", "Document", "Quote", "Figure", "Mention")
        for row in hostile.query(f"SELECT DISTINCT ?it WHERE {{ ?it a kg:{kind} }} ORDER BY ?it LIMIT 4").rows
    ]
    actors = ("pakistan", "ttp", "afghan-taliban", "india")
    paths = [
        "/", "/browse", "/browse?kind=Document", "/browse?kind=Agreement", "/search?q=window", "/search?q=script+hit",
        *map(path_of, nodes), *(f"/id/actor/{name}" for name in actors),
        f"/query?{urlencode({'query': 'SELECT ?s ?x WHERE { ?s rdfs:label|dcterms:title|oa:exact|kg:alias ?x }'})}",
        *(f"/search?q={quote(payload)}" for payload in PAYLOADS),
        *(f"/query?{urlencode({'query': payload})}" for payload in PAYLOADS),
        *(f"/query?{urlencode({'name': 'adversaries', 'p.actor': payload})}" for payload in PAYLOADS[:8]),
        *(f"/browse?kind={quote(payload)}" for payload in PAYLOADS[:8]),
    ]  # fmt: skip
    for path in paths:
        assert own.goto(path) < 500, path
    own.goto(paths[4])
    assert own.page.locator("mark").count() > 0, "the attacks are there to be found"
    own.context.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_no_violation(browser: Browser, server: Server, width: int) -> None:
    """In light by all rules; in dark, where a wide page has all that a narrow one has, by that of contrast there."""
    only = {"resultTypes": ["violations"]}  # else axe writes a selector for every element that passes
    contrast = only | {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
    own = Watched(browser, server, viewport={"width": width, "height": 844})
    kinds = ("Claim", "Mediation", "Agreement", "Document", "Mention")
    nodes = [path_of(one(server, f"?it a kg:{kind}")) for kind in kinds]
    found = {}
    for path in (*PATHS[1:-1], *nodes):
        own.goto(path)
        if path.endswith("adversaries"):
            own.page.wait_for_selector("#answer table")
        for scheme, rules in (("dark", contrast), ("light", only))[width < 1280 :]:
            own.page.emulate_media(color_scheme=scheme)
            own.page.evaluate("Promise.allSettled(document.getAnimations().map((one) => one.finished))")
            broken = violations(own.page, rules)
            found.update({(path, scheme, one["id"]): one["nodes"][0]["html"] for one in broken})
    assert found == {}
    own.context.close()


@pytest.mark.parametrize(
    ("parameters", "told"),
    [
        ({"name": "adversaries", "actor": "India"}, "no parameter 'actor'. Write p.actor."),
        (
            {"name": "adversaries", "p.actor": "India", "actr": "x"},
            "no parameter 'actr'. The parameters of adversaries are",
        ),
        ({"name": "adversaries", "p.actor": "India", "<script>": "x"}, "no parameter '<script>'."),
    ],
)
def test_a_parameter_that_means_nothing_is_told_and_no_answer_passes_for_one_with_it(
    server: Server, parameters: dict[str, str], told: str
) -> None:
    page = server.ask(f"/query?{urlencode(parameters)}").text
    assert told in unescape(page)
    assert "<script>" not in page
    assert unescape(server.ask("/query?name=adversaries&p.actor=India").text).count("no parameter") == 0


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/browse?foo=1", "No parameter is called 'foo' here. There is kind and page."),
        ("/browse?kind=Stat", "No kind is called 'Stat' here. There is Actor, "),
        ("/browse?page=1&page=2", "The parameter page stands there more than once."),
        ("/search?q=talks&size=3", "No parameter is called 'size' here. There is q, kind, page and format."),
        ("/search?q=talks&kind=people", "No kind is called 'people' here. There is actor, agreement, document and"),
        (f"/search?q={'a+' * 13}", "The parameter q has up to 12 words and 200 characters."),
        ("/rows/claim/a?pag=2", "No parameter is called 'pag' here. There is page, size and format."),
        ("/id/actor/pakistan?view=all", "No parameter is called 'view' here. There is page and format."),
        ("/ns?page=2", "No parameter is called 'page' here. There is format."),
        ("/query?foo=1", "No parameter is called 'foo' here. There is name and query."),
        ("/query?query=ASK%7B%7D&format=csv", "No parameter is called 'format' here. There is query."),
        ("/query?query=ASK%7B%7D&p.actor=India", "No parameter is called 'p.actor' here. There is query."),
    ],
)
def test_no_page_passes_over_a_parameter(server: Server, path: str, told: str) -> None:
    reply = server.ask(path)
    assert reply.status == 400
    assert told in reply.json["detail"]


def test_a_page_that_tells_a_problem_is_no_success(server: Server) -> None:
    for wrong in ({"name": "adversaries", "p.whom": "India"}, {"name": "adversaries", "p.actor": "Nobody at All"}):
        assert server.ask(f"/query?{urlencode(wrong)}").status == 400
