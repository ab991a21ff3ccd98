/**
 * The table: every fact of the map as text, sortable, each row opening its evidence.
 */

const COLUMNS = [
  ["from", "From", (fact) => subjectOf(fact)],
  ["relation", "Relation", (fact) => fact.label],
  ["to", "To", (fact) => objectOf(fact)],
  ["sign", "Sign", (fact) => SIGN_WORDS.get(fact.sign)],
  ["time", "When", (fact) => fact.timeWords],
  ["status", "Standing", (fact) => standing(fact)],
  ["said", "Said by", (fact) => saidBy(fact).join("; ")],
  ["origins", "Origins", (fact) => String((fact.origins || []).length)],
];
const PAGE = 300;
const SORT_KEYS = new Map([
  ["sign", (fact) => fact.sign],
  ["time", (fact) => (fact.bounds && fact.bounds.find(Boolean)) || "9999"],
  ["status", (fact) => STATUS_ORDER.indexOf(fact.status)],
  ["origins", (fact) => (fact.origins || []).length],
]);
/** Facts in the order that the state asks for; ties of the order keep the data's own. */
function sorted(indices, state) {
  const text = COLUMNS.find(([key]) => key === state.sort)[2];
  const key = SORT_KEYS.get(state.sort) || ((fact) => text(fact));
  const turn = state.descending ? -1 : 1;
  const compare = (one, other) => (typeof one === "string" ? collator.compare(one, other) : one - other);
  return [...indices].sort((one, other) => turn * compare(key(data.facts[one]), key(data.facts[other])) || one - other);
}

/** Shows the table of what is visible. */
function showTable(state, visible, actions) {
  const section = document.getElementById("table");
  const order = sorted(visible.facts, state);
  const rows = order.slice(0, PAGE * (1 + actions.pages())).map((index) => tableRow(index, state, actions));
  const head = COLUMNS.map(([key, title]) => {
    const direction = state.sort === key ? (state.descending ? "descending" : "ascending") : "none";
    return el("th", { scope: "col", "aria-sort": direction },
      el("button", { type: "button", "data-sort": key, click: () => actions.sort(key) }, title,
        el("span", { class: "arrow", "aria-hidden": "true", text: direction === "ascending" ? "▲" : direction === "descending" ? "▼" : "" })));
  });
  const ties = el("table", {},
    el("caption", { text: `${counted(order.length, "tie")}, each with its evidence` }),
    el("thead", {}, el("tr", {}, head)), el("tbody", {}, rows));
  const left = order.length - rows.length;
  fill(section, ties, left > 0 ? el("p", { class: "row" }, el("button", { type: "button", class: "quiet", "data-key": "rows", click: actions.morePages },
    `Show ${Math.min(left, PAGE)} more of ${counted(left, "tie")}`)) : null, actorTable(visible, actions), figureTable());
}

function tableRow(index, state, actions) {
  const fact = data.facts[index];
  const isChosen = state.ties.includes(index);
  const mark = against(index, state);
  const cells = COLUMNS.map(([key, title, text]) => {
    if (key === "relation") {
      return el("td", { "data-title": title }, el("button", { type: "button", class: "open", "data-tie": fact.id, click: () => actions.ties([index]) }, fact.label),
        fact.content ? el("span", { class: "small", dir: "auto", text: fact.content }) : null);
    }
    if (key === "sign") return el("td", { "data-title": title }, fact.sign === 0 ? SIGN_WORDS.get(0) : signChip(fact.sign));
    const isUnsure = key === "time" && certainty(fact, state) === "possible";
    return el("td", { "data-title": title, dir: "auto" }, text(fact), isUnsure ? el("span", { class: "small", text: "possible then" }) : null,
      key === "status" && mark ? el("span", { class: "small", text: mark === "gone" ? `gone: ${whyGone(fact, viewOf(state).claimant)}` : "added: not in the accepted view" }) : null);
  });
  return el("tr", { class: [isChosen ? "chosen" : "", mark].join(" ").trim() || null }, cells);
}

function actorTable(visible, actions) {
  const order = [...visible.nodes].map((id) => nodeById.get(id)).sort((one, other) => collator.compare(one.name, other.name) || one.id - other.id);
  const ties = tiesPerNode(visible.facts);
  const rows = order.slice(0, PAGE * (1 + actions.pages()))
    .map((node) => el("tr", {},
      el("td", { "data-title": "Name" }, el("button", { type: "button", class: "open", dir: "auto", click: () => actions.node(node.id) },
        node.kind === "mediation" ? tableTitle(node.id) : node.name)),
      el("td", { "data-title": "Kind", text: [node.typeLabel, statusLine(node, actions.state())].filter(Boolean).join(", ") }),
      el("td", { "data-title": "Other names", dir: "auto", text: (node.aliases || []).join(", ") }),
      el("td", { "data-title": "Ties", text: ties.get(node.id) || 0 })));
  return el("table", { class: "actors" },
    el("caption", { text: counted(order.length, "actor, agreement or mediation", "actors, agreements and mediations") + (rows.length < order.length ? `, the first ${rows.length} of them` : "") }),
    el("thead", {}, el("tr", {}, ["Name", "Kind", "Other names", "Ties"].map((title) => el("th", { scope: "col", text: title })))),
    el("tbody", {}, rows));
}

/** The number of facts that each node takes part in. */
function tiesPerNode(facts) {
  const ties = new Map();
  for (const index of facts) {
    for (const id of new Set(linksOfFact[index].flatMap(({ from, to }) => [from, to]))) ties.set(id, (ties.get(id) || 0) + 1);
  }
  return ties;
}
