/**
 * The page: one state, shown by the map, the legend, the panel and the table, and kept in the address.
 */

let state = stateFromHash(location.hash);
let visible = selection(state);
let map = null;
let written = location.hash;
const get = (id) => document.getElementById(id);

/** What the panel and the table can do. */
const actions = {
  state: () => state,
  node: (id) => { change({ node: id, ties: [] }); if (map.touched) map.reveal(id); },
  ties: (ties) => change({ node: null, ties }),
  focus: (id) => { change({ focus: id }); map.touched = false; map.fit(); },
  close: () => change({ node: null, ties: [] }),
  sort: (key) => change({ sort: key, descending: state.sort === key && !state.descending }),
};

/** Changes the state and shows it. */
function change(part) {
  const opensPanel = ("node" in part || "ties" in part);
  state = { ...state, ...part };
  show();
  if (opensPanel && (state.node !== null || state.ties.length) && !isPointerDown) get("panel").focus();
  if (opensPanel && state.node === null && !state.ties.length) get(state.tab).focus?.({ preventScroll: true });
  const hash = hashFromState(state);
  written = hash;
  if (hash !== location.hash) history.replaceState(null, "", hash || location.pathname + location.search);
}

let isPointerDown = false;
for (const [event, down] of [["pointerdown", true], ["keydown", false]]) {
  document.addEventListener(event, () => { isPointerDown = down; }, true);
}

/** Shows the state, whole. */
function show() {
  const focused = document.activeElement?.dataset?.key || document.activeElement?.dataset?.sort;
  visible = selection(state);
  showTheme();
  showLegend(state, visible, change);
  showTabs();
  showPanel(state, visible, actions);
  map.show(visible, state);
  if (!map.touched) map.frame();
  if (state.tab === "table") showTable(state, visible, actions);
  showSummary();
  showEmpty();
  if (focused) document.querySelector(`[data-key="${CSS.escape(focused)}"], [data-sort="${CSS.escape(focused)}"]`)?.focus();
}

function showTheme() {
  const isDark = state.theme ? state.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
  get("theme").textContent = isDark ? "Light" : "Dark";
}

function showTabs() {
  const isTable = state.tab === "table";
  get("tab-map").setAttribute("aria-pressed", String(!isTable));
  get("tab-table").setAttribute("aria-pressed", String(isTable));
  get("table").hidden = !isTable;
  get("map").hidden = isTable;
  get("fit").hidden = isTable;
}

function showSummary() {
  const actors = [...visible.nodes].filter((id) => nodeById.get(id).kind === "actor").length;
  const parts = [counted(actors, "actor"), counted(visible.facts.size, "tie")];
  const agreements = [...visible.nodes].filter((id) => nodeById.get(id).kind === "agreement").length;
  if (agreements) parts.push(counted(agreements, "agreement"));
  const passages = new Set([...visible.facts].flatMap((index) => data.facts[index].evidence || [])).size;
  parts.push(`${counted(passages, "passage")} from ${counted(data.documents.length, "document")}`);
  const view = data.views[viewByName.get(state.view)];
  get("summary").textContent = `${view.label}: ${parts.join(", ")}`;
}

function showEmpty() {
  const empty = get("empty");
  empty.hidden = visible.facts.size > 0;
  if (visible.facts.size) return;
  const isBare = data.facts.length === 0;
  fill(empty,
    el("h2", { text: isBare ? "No ties yet" : "Nothing to show here" }),
    el("p", { text: isBare
      ? "The documents that this page was made from state no tie between two actors."
      : "No tie fits the account, date and filters that are chosen." }),
    isBare ? null : el("button", { type: "button", class: "primary", click: reset }, "Reset everything"));
}

function reset() {
  map.touched = false;
  change({ ...initialState(), theme: state.theme, tab: state.tab });
  get("search").value = "";
}

/** The sources at the page's foot. */
function showSources() {
  const rows = data.documents.map((source) => el("li", {},
    el("cite", { dir: "auto", text: source.title || source.id }),
    `, ${[source.publisher, source.issued || "publication not dated"].filter(Boolean).join(", ")}. `,
    source.restates ? `Shown in our words, restated from ${source.restates}. ` : "",
    source.sha256 ? el("code", { text: `sha256 ${source.sha256}` }) : null,
    source.originalSha256 ? el("code", { text: `original ${source.originalSha256}` }) : null));
  fill(get("sources"),
    el("p", { text: "Every tie opens the passage that it was read from. A claim is shown as a claim, with who makes it; an end that no text states is shown as unknown." }),
    rows.length ? el("ul", {}, rows) : el("p", { text: "No documents." }),
    data.version ? el("p", { class: "small", text: `Made with ${data.version}, pyvis and vis-network 10.1.5. Nothing in this file is fetched from anywhere.` }) : null);
}

/** What the pointer rests on, in words. */
function showTip(what, event) {
  const tip = get("tip");
  tip.hidden = !what;
  if (!what) return;
  if (what.edge) {
    const bundle = map.bundleOf(what.edge);
    const lines = bundle.facts.slice(0, 4).map((index) => {
      const fact = data.facts[index];
      return el("div", {}, sentence(fact), el("span", { class: "small", text: ` ${fact.timeWords} · ${standing(fact)}` }));
    });
    fill(tip, lines, bundle.facts.length > 4 ? el("div", { class: "small", text: `and ${bundle.facts.length - 4} more` }) : null,
      state.at ? el("div", { class: "small", text: `On ${dayWords(state.at)}: ${whenCounts(bundle.facts, state.at)}` }) : null);
  } else {
    const node = nodeById.get(what.node);
    fill(tip, el("strong", { text: node.kind === "mediation" ? tableTitle(node.id) : node.name }),
      el("div", { class: "small", text: `${node.typeLabel} · ${counted(factsOf(node.id, visible.facts).length, "tie")}` }),
      node.kind === "agreement" ? el("div", { class: "small", text: statusSentence(node, state) }) : null);
  }
  const box = get("map").getBoundingClientRect();
  const pointer = event?.center || event || { clientX: box.left, clientY: box.top };
  const x = (pointer.clientX ?? pointer.x) - box.left;
  const y = (pointer.clientY ?? pointer.y) - box.top;
  tip.style.left = `${Math.max(4, Math.min(x + 14, box.width - tip.offsetWidth - 8))}px`;
  tip.style.top = `${Math.max(4, Math.min(y + 16, box.height - tip.offsetHeight - 8))}px`;
}

/** The map's keyboard: arrows move, Enter opens, plus, minus and 0 zoom. */
function mapKeys(event) {
  const steps = new Map([["ArrowRight", [1, 0]], ["ArrowLeft", [-1, 0]], ["ArrowDown", [0, 1]], ["ArrowUp", [0, -1]]]);
  if (steps.has(event.key) && visible.nodes.size) {
    const id = map.neighbourTowards(...steps.get(event.key));
    map.setCursor(id);
    const node = nodeById.get(id);
    get("announce").textContent = `${node.name}, ${node.typeLabel}, ${counted(factsOf(id, visible.facts).length, "tie")}. Enter opens it.`;
  } else if (event.key === "Enter" && map.cursor !== null && visible.nodes.has(map.cursor)) {
    actions.node(map.cursor);
  } else if (event.key === "+" || event.key === "=") {
    map.zoom(1.25);
  } else if (event.key === "-") {
    map.zoom(0.8);
  } else if (event.key === "0") {
    map.touched = false;
    map.fit();
  } else {
    return;
  }
  event.preventDefault();
}

/** The search: names and other names, without regard to case and diacritics. */
function startSearch() {
  const input = get("search");
  const list = get("found");
  let matches = [];
  let active = -1;
  const index = data.nodes.filter((node) => node.kind !== "mediation")
    .map((node) => ({ node, names: [node.name, ...(node.aliases || [])].map((name) => ({ name, key: folded(name) })) }));
  const close = () => { list.hidden = true; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
  const choose = (match) => { close(); input.value = match.node.name; actions.node(match.node.id); };
  const mark = () => {
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === active)));
    if (active >= 0) input.setAttribute("aria-activedescendant", `found-${active}`);
    else input.removeAttribute("aria-activedescendant");
  };
  const search = () => {
    const key = folded(input.value.trim());
    matches = key ? found(index, key) : [];
    active = matches.length ? 0 : -1;
    fill(list, matches.map((match, at) => el("li", { id: `found-${at}`, role: "option", click: () => choose(match) },
      el("span", { dir: "auto", text: match.node.name }),
      el("span", { class: "small", dir: "auto", text: match.name === match.node.name ? match.node.typeLabel : match.name }))));
    if (key && !matches.length) fill(list, el("li", { role: "option", "aria-disabled": "true", class: "note", text: "Nobody of that name" }));
    list.hidden = !key;
    input.setAttribute("aria-expanded", String(Boolean(key)));
    mark();
  };
  input.addEventListener("input", search);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && active >= 0 && !list.hidden) choose(matches[active]);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      active = matches.length ? (active + (event.key === "ArrowDown" ? 1 : matches.length - 1)) % matches.length : -1;
      mark();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  input.addEventListener("blur", () => setTimeout(close, 200));
}

/** Up to eight matches: whole names first, then beginnings of words, then anywhere; of these who has the most ties. */
function found(index, key) {
  const scored = [];
  for (const { node, names } of index) {
    const best = names.map(({ name, key: text }) => ({ name, score: text === key ? 0 : ` ${text}`.includes(` ${key}`) ? 1 : text.includes(key) ? 2 : 9 }))
      .reduce((one, other) => (other.score < one.score ? other : one));
    if (best.score < 9) scored.push({ node, ...best });
  }
  const ties = new Map();
  for (const { from, to } of data.links) for (const id of [from, to]) ties.set(id, (ties.get(id) || 0) + 1);
  const busy = ({ node }) => ties.get(node.id) || 0;
  return scored.sort((one, other) => one.score - other.score || busy(other) - busy(one) || collator.compare(one.node.name, other.node.name)).slice(0, 8);
}

function listen() {
  get("tab-map").addEventListener("click", () => change({ tab: "map" }));
  get("tab-table").addEventListener("click", () => change({ tab: "table" }));
  get("skip").addEventListener("click", () => { change({ tab: "table" }); get("table").focus(); });
  get("theme").addEventListener("click", () => change({ theme: document.documentElement.dataset.theme === "dark" ? "light" : "dark" }));
  get("fit").addEventListener("click", () => { map.touched = false; map.fit(); });
  get("reset").addEventListener("click", reset);
  get("at").addEventListener("change", () => { if (get("at").value === "" || isDay(get("at").value)) change({ at: get("at").value }); });
  get("any-date").addEventListener("click", () => change({ at: "" }));
  get("undated").addEventListener("change", () => change({ undated: get("undated").checked }));
  get("map").addEventListener("keydown", mapKeys);
  get("map").addEventListener("focus", () => map.network.redraw());
  get("map").addEventListener("blur", () => map.network.redraw());
  const drawer = (isOpen) => {
    get("filters").classList.toggle("is-open", isOpen);
    get("open-filters").setAttribute("aria-expanded", String(isOpen));
    get(isOpen ? "search" : "open-filters").focus();
  };
  get("open-filters").addEventListener("click", () => drawer(!get("filters").classList.contains("is-open")));
  get("close-filters").addEventListener("click", () => drawer(false));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (get("filters").classList.contains("is-open")) drawer(false);
    else if (state.node !== null || state.ties.length) actions.close();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
  addEventListener("hashchange", () => {
    if (location.hash === written) return;
    written = location.hash;
    state = stateFromHash(location.hash);
    show();
  });
  addEventListener("beforeprint", () => { document.documentElement.dataset.theme = "light"; showTable(state, visible, actions); map.restyle(state); get("provenance").open = true; });
  addEventListener("afterprint", show);
}

/** Starts the page. */
function start() {
  buildChoices(change);
  showTheme();
  map = new RelationMap(get("map"), { onNode: actions.node, onTies: actions.ties, onNothing: actions.close, onHover: showTip });
  startSearch();
  listen();
  showSources();
  show();
  document.documentElement.dataset.ready = "yes";
}

start();
