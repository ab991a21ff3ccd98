/**
 * The panel: an actor with its ties, or ties with their evidence.
 */

const INFERRED_WORDS = new Map([
  ["time", "the time"], ["subject", "who acts"], ["object", "the other side"], ["parties", "the parties"],
  ["claimant", "who says so"], ["place", "the place"], ["agreement", "the agreement"], ["status", "the status"],
]);

/** How sure a tie is at the chosen time, in words. */
const THEN_WORDS = new Map([
  ["certain", "certain"], ["possible", "possible, the texts do not say for sure"], ["undated", "unknown, the tie is not dated"], ["no", "surely not"],
]);

/** Acts of speech that say no more than the stance does. */
const PLAIN_ACTS = new Set(["states", "denies", "questions"]);

/** Shows what the state has chosen, or hides the panel. */
function showPanel(state, visible, actions) {
  const panel = document.getElementById("panel");
  const below = { account: accountPanel, changes: changesPanel, path: pathPanel }[panelBelow(state)];
  const content = state.node !== null ? nodePanel(state.node, visible, actions) : state.ties.length ? tiesPanel(state.ties, actions)
    : below ? below(state, visible, actions) : null;
  panel.hidden = content === null;
  if (content === null) {
    panel.replaceChildren();
    return;
  }
  const close = el("button", { type: "button", class: "close", "aria-label": "Close the panel", click: actions.close }, "×");
  const back = actions.canGoBack() ? el("button", { type: "button", class: "back", click: actions.back }, "‹ Back") : null;
  const place = panelPlace(state);
  fill(panel, close, back, content);
  if (panel.dataset.place !== place) panel.scrollTop = 0;
  panel.dataset.place = place;
}

/** Which panel there is where neither an actor nor ties are chosen: one that has something to say, or "". */
function panelBelow(state) {
  if (state.panel === "account") return state.view === "accepted" || !viewByName.has("accepted") ? "" : "account";
  if (state.panel === "changes") return state.since ? "changes" : "";
  return state.panel;
}

/** What the panel is about: it keeps its place as long as that stays. */
function panelPlace({ node, ties, panel, view, path }) {
  return node !== null ? `node ${node}` : ties.length ? `ties ${ties}` : `${panel} ${view} ${path}`;
}

function nodePanel(id, visible, actions) {
  const node = nodeById.get(id);
  const facts = factsOf(id, visible.facts);
  const isFocus = actions.state().focus === id;
  return [
    el("p", { class: "kicker", text: node.typeLabel }),
    el("h2", { dir: "auto", text: node.kind === "mediation" ? tableTitle(id) : node.name }),
    node.aliases ? el("p", { class: "note", dir: "auto", text: `Also: ${node.aliases.join(", ")}` }) : null,
    node.kind === "agreement" ? el("p", { class: "content", id: "agreement-status", text: statusSentence(node, actions.state()) }) : null,
    node.actsFor ? el("p", { class: "note", text: `Acts for ${node.actsFor}` }) : null,
    el("p", { class: "row" },
      el("button", { type: "button", class: "quiet", "aria-pressed": String(isFocus), click: () => actions.focus(isFocus ? null : id) },
        isFocus ? "Show all again" : "Only its ties"),
      el("button", { type: "button", class: "quiet", click: () => actions.change({ node: null, ties: [], panel: "path", path: [id, null] }) }, "Path to …"),
      hiddenNeighbours(id, visible) ? el("button", { type: "button", class: "quiet", click: () => actions.change({ opened: [...actions.state().opened, id] }) },
        `Draw ${counted(hiddenNeighbours(id, visible), "more neighbour")}`) : null,
      accountOf(node) ? el("button", { type: "button", class: "quiet own-account", click: () => actions.change({ view: accountOf(node), node: null, panel: "account" }) }, "Its own account") : null),
    facts.length ? null : el("p", { class: "note", text: "No tie of it is in the present selection. Another view or preset may show some." }),
    tieGroups(facts, actions),
    figureList(id),
    namedElsewhere(node, actions),
    node.iri ? el("p", { class: "small" }, el("code", { text: node.iri })) : null,
  ];
}

/**
 * For a place: the ties of others in whose passages it is named, often for those who govern there. Whoever looks for
 * "Kabul" may mean them.
 */
function namedElsewhere(node, actions) {
  if (node.family !== "place") return null;
  foldPassages();
  const key = folded(node.name);
  const others = new Set(passageIndex.filter((passage) => passage.key.includes(key) && !factsAround.get(node.id).has(passage.index)).map(({ index }) => index));
  return tieList("Its name in passages about others", inTime(others), actions);
}

/** How many neighbours of a node are shown by the table but not drawn. */
function hiddenNeighbours(id, { links, drawn }) {
  return drawn.left ? [...neighboursOf(id, links)].filter((other) => !drawn.nodes.has(other)).length : 0;
}

/** The view that shows what an actor says; null where it says nothing. */
function accountOf(node) {
  const name = `claimant=${node.name}`;
  return viewByName.has(name) ? name : null;
}

/** An agreement's status in the panel: "On 30 Jun 2022: unknown". */
function statusSentence(node, { at, view }) {
  if (at) return `On ${dayWords(at)}: ${statusOn(node, at, view)}`;
  return `Last known: ${lastKnown(node, view) || "no text speaks of its status"}`;
}

/** A mediation's title: who sat at the table, and what for. */
function tableTitle(id) {
  const [index] = factsOf(id, data.facts.keys());
  const { agreement } = data.facts[index];
  return nodeById.get(id).name + (agreement ? `, ${agreement}` : "");
}

function tieGroups(facts, actions) {
  const kinds = [
    ["Mediation and agreements", (fact) => MEETING_FAMILIES.has(fact.family)],
    ["Hostile ties", (fact) => fact.sign < 0],
    ["Friendly ties", (fact) => fact.sign > 0],
    ["Other ties", () => true],
  ];
  const left = new Set(facts);
  return kinds.map(([title, test]) => {
    const own = inTime([...left].filter((index) => test(data.facts[index])));
    own.forEach((index) => left.delete(index));
    if (!own.length) return null;
    return el("section", { class: "ties" }, el("h3", {}, title, el("span", { class: "count", text: own.length })),
      el("ul", {}, own.map((index) => el("li", {}, tieButton(index, actions)))));
  });
}

/** A tie as a button that opens it, with its time, its standing and, where there is one, a remark. */
function tieButton(index, actions, remark = null) {
  const fact = data.facts[index];
  const kind = fact.sign < 0 ? "hostile" : fact.sign > 0 ? "friendly" : "neutral";
  const isUnsure = remark === null && certainty(fact, actions.state()) === "possible";
  return el("button", { type: "button", class: `tie ${kind}`, "data-tie": fact.id, click: () => actions.ties([index]) },
    el("span", { class: "line", dir: "auto" }, `${subjectOf(fact)} `, el("em", { text: fact.label }), ` ${objectOf(fact)}`),
    el("span", { class: "small", text: [fact.timeWords, isUnsure ? "possible then" : null, remark, fact.status === "accepted" ? null : standing(fact), fact.phase].filter(Boolean).join(" · ") }));
}

function tiesPanel(ties, actions) {
  const several = ties.length > 1;
  const ends = several ? commonEnds(ties) : null;
  return [
    several ? [
      el("p", { class: "kicker", text: counted(ties.length, "tie") + (isTimed(actions.state()) ? ` · ${chosenTime(actions.state())}: ${whenCounts(ties, actions.state())}` : "") }),
      el("h2", { dir: "auto", text: ends }),
    ] : null,
    inTime(ties).map((index) => factCard(index, several, actions)),
  ];
}

/** The actors that several ties have in common. */
function commonEnds(ties) {
  const shared = data.facts[ties[0]];
  const names = [...new Set(ties.flatMap((index) => [...data.facts[index].from, ...data.facts[index].to]))]
    .filter((id) => ties.every((index) => [...data.facts[index].from, ...data.facts[index].to].includes(id)));
  return names.length ? named(names) : sentence(shared);
}

/** A fact with its standing, its time and all its evidence. */
function factCard(index, isOneOfSeveral, actions) {
  const fact = data.facts[index];
  const actor = (id) => el("button", { type: "button", class: "actor", dir: "auto", text: nodeById.get(id).name, click: () => actions.node(id) });
  const between = (ids) => ids.flatMap((id, at) => [at === 0 ? null : at === ids.length - 1 ? " and " : ", ", actor(id)]);
  return el("article", { class: "fact", "data-fact": fact.id },
    el(isOneOfSeveral ? "h3" : "h2", { class: "claim" }, between(fact.from), ` ${fact.label} `, between(fact.to)),
    el("p", { class: "chips" }, signChip(fact.sign), chip(standing(fact), `status ${fact.status.replace(" ", "-")}`), fact.event ? chip(fact.event, "plain") : null),
    fact.content ? el("p", { class: "content", dir: "auto", text: fact.content }) : null,
    facts(fact, index, actions.state()),
    el("h4", { text: counted((fact.evidence || []).length, "passage") }),
    (fact.evidence || []).map((at) => evidenceCard(data.evidence[at])),
    fact.implied ? el("details", {}, el("summary", { text: `${counted(fact.implied.length, "other passage")} that bear on it` }),
      fact.implied.map((at) => evidenceCard(data.evidence[at]))) : null);
}

/** What is known of a fact, as pairs of term and value. */
function facts(fact, index, state) {
  const mark = against(index, state);
  const rows = [
    ["When", when(fact)],
    [state.at ? "On the day" : "Then", isTimed(state) ? THEN_WORDS.get(certainty(fact, state)) : null],
    ["Ended", fact.bounds && !isMoment(fact) ? endOf(fact) : null],
    ["Last evidenced", fact.seen ? dayWords(fact.seen) : null],
    ["Standing", `${standing(fact)}${fact.reason ? ` — ${fact.reason}` : ""}`],
    ["This account", mark === "gone" ? `gone: ${whyGone(fact, viewOf(state).claimant)}` : mark === "added" ? "added: not accepted" : null],
    ["Origins", fact.origins ? `${fact.origins.length} independent: ${fact.origins.join("; ")}` : "no independent origin affirms it"],
    ["Parties", fact.parties ? listed(fact.parties) : null],
    ["Agreement", fact.agreement ? fact.agreement + (fact.phase ? ` (${fact.phase})` : "") : null],
    ["Concerning", fact.concerning ? listed(fact.concerning) : null],
    ["Place", fact.place],
  ];
  return el("dl", {}, rows.filter(([, value]) => value).flatMap(([term, value]) => [
    el("dt", { text: term }), el("dd", { dir: "auto" }, value)]));
}

/** Whether a tie is a happening, over when it has begun: its bounds are those of one stretch of time. */
function isMoment({ bounds: [fromEarliest, fromLatest, toEarliest, toLatest] }) {
  return fromEarliest === toEarliest && fromLatest === toLatest;
}

/** When a tie ended, as far as the texts say. */
function endOf({ bounds: [, , toEarliest, toLatest] }) {
  if (!toLatest) return "not stated: unknown, not ongoing";
  return toEarliest === toLatest ? dayWords(toLatest) : `${toEarliest ? `between ${dayWords(toEarliest)} and` : "by"} ${dayWords(toLatest)}`;
}

function when(fact) {
  return el("span", {}, `${fact.timeWords} `, fact.time ? el("code", { text: fact.time }) : null);
}

/** One claim: who says it, how, in which words, and where they stand. */
function evidenceCard(claim) {
  const source = data.documents[claim.document];
  return el("div", { class: `evidence ${claim.stance}`, "data-statement": claim.id },
    el("p", { class: "voice" }, el("strong", { dir: "auto", text: claim.claimant || "The text itself" }),
      ` ${claim.stance} this`, PLAIN_ACTS.has(claim.act) ? null : ` (${claim.act})`,
      claim.channel ? chip(`in ${claim.channel}`, "plain") : null, claim.modality !== "actual" ? chip(claim.modality, "plain") : null),
    passage(claim),
    el("p", { class: "source" }, sourceWords(claim, source)),
    claim.rows ? tableRows(claim.id, claim.rows) : null,
    claim.inferred ? el("p", { class: "inferred", text: `Inferred from context: ${listed(claim.inferred.map((name) => INFERRED_WORDS.get(name) || name))}` }) : null,
    claim.note ? el("p", { class: "small", dir: "auto", text: `Note: ${claim.note}` }) : null,
    el("p", { class: "small", text: provenanceWords(claim) }));
}

/** The rows of an event table that a claim sums up: how many, of what time, with how many deaths; some of them; where the rest is. */
function tableRows(id, { table, count, days, deaths, some }) {
  const quoted = count === 1 ? "the row that is quoted" : `${counted(count, "row")} of which the first is quoted`;
  const all = data.rowsAt ? el("a", { href: data.rowsAt + id }, count === 1 ? "The row" : `All ${counted(count, "row")}`)
    : [`${some && some.length + 1 === count ? "Their" : "All with their"} numbers, sources and places: `, el("code", { text: `kg rows ${id}` }), `, where ${table} was ingested`];
  return el("div", { class: "rows" },
    el("p", { class: "small", text: `Sums up ${quoted}, ${days}${deaths ? `. Deaths: ${deaths}` : ""}.` }),
    some ? el("details", {}, el("summary", { text: some.length + 1 === count ? `The other ${counted(some.length, "row")}` : "The second row and the last two" }),
      some.map((row) => el("div", {},
        el("p", { class: "small", dir: "auto", text: [row.when, row.place, row.deaths ? `deaths: ${row.deaths}` : null, `line ${row.line}`].filter(Boolean).join(" · ") }),
        el("blockquote", { dir: "auto", text: row.text })))) : null,
    el("p", { class: "small" }, all, "."));
}

/** The words: in quotation marks only where they are the source's own. */
function passage(claim) {
  if (!claim.original && !claim.quote) return el("p", { class: "note", text: "No passage is given." });
  if (claim.original) return el("blockquote", { dir: "auto", text: `“${claim.original}”` });
  if (claim.restated) return el("p", { class: "restated", dir: "auto", text: claim.quote });
  return el("blockquote", { dir: "auto", text: `“${claim.quote}”` });
}

function sourceWords(claim, source) {
  const lines = claim.lines ? `, line${claim.lines.length > 1 ? "s" : ""} ${claim.lines.join(", ")}` : "";
  const title = el("cite", { dir: "auto", text: source.title || source.id });
  const rest = [source.issuers && `own words of ${source.issuers}`, source.publisher, source.issued || "publication not dated"].filter(Boolean).join(", ");
  const restated = claim.restated ? `Restated from ${source.restates}${lines}, in our words. ` : "";
  return [restated, title, `. ${rest}`, claim.restated ? "." : `${lines}.`];
}

function provenanceWords(claim) {
  return [
    claim.via ? `via ${claim.via}` : null,
    claim.origin ? `origin: ${claim.origin}` : null,
    claim.time ? `time as read: ${claim.timeWords}` : null,
    claim.aspect ? `${claim.aspect} at the time of writing` : null,
    claim.confidence ? `confidence ${claim.confidence}${claim.confidenceReason ? ` (${claim.confidenceReason})` : ""}` : null,
    `characters ${claim.span.join("–")} of ${data.documents[claim.document].id}`,
    `read by ${claim.extractor}, score ${claim.score}`,
  ].filter(Boolean).join(" · ");
}
