/**
 * The page: one state, shown by the map, the legend, the panel and the table, and kept in the address.
 */

let state = stateFromHash(location.hash);
let visible = selection(state);
let map = null;
let strip = null;
let written = location.hash;
let trail = [];
let pages = 0;
const get = (id) => document.getElementById(id);
const isOpen = ({ node, ties }) => node !== null || ties.length > 0;

/** What the panel and the table can do. */
const actions = {
  state: () => state,
  change: (part) => change(part),
  node: (id) => { open({ node: id, ties: [] }); if (map.touched) map.reveal(id); },
  ties: (ties) => open({ node: null, ties }),
  focus: (id) => { change({ focus: id }); map.touched = false; map.frame(); },
  close: () => { trail = []; change({ node: null, ties: [], panel: "" }); },
  canGoBack: () => trail.length > 0 || (isOpen(state) && panelBelow(state) !== ""),
  back: () => change(trail.pop() || { node: null, ties: [] }),
  sort: (key) => change({ sort: key, descending: state.sort === key && !state.descending }),
  pages: () => pages,
  morePages: () => { pages += 1; show(); },
};

/** Closes what was opened on the map, and leaves the panel that lay below it. */
function leave() {
  trail = [];
  if (isOpen(state)) change({ node: null, ties: [] });
}

/** Opens an actor or ties, and remembers what was open. */
function open(part) {
  if (isOpen(state)) trail.push({ node: state.node, ties: state.ties });
  change(part);
}

/** Changes the state and shows it. */
function change(part) {
  const opensPanel = ["node", "ties", "panel"].some((key) => key in part);
  const isOnlyTime = Object.keys(part).every((key) => ["at", "since", "until", "undated"].includes(key));
  if (!["node", "ties", "panel", "theme", "tab"].some((key) => key in part)) pages = 0;
  if ("panel" in part) trail = [];
  state = { ...state, ...part };
  show(isOnlyTime);
  if (opensPanel) {
    /* Arrows in a list choose at once: who is on the way to a later entry stays in the list. */
    const isChoosing = document.activeElement?.matches("select");
    if (!get("panel").hidden && !isPointerDown && !isChoosing) get("panel").focus();
    if (get("panel").hidden && !isChoosing) get(state.tab).focus?.({ preventScroll: true });
  }
  const hash = hashFromState(state);
  written = hash;
  /* A page inside another has no history that it may write to. */
  try {
    if (hash !== location.hash) history.replaceState(null, "", hash || location.pathname + location.search);
  } catch {
    written = location.hash;
  }
}

let isPointerDown = false;
for (const [event, down] of [["pointerdown", true], ["keydown", false]]) {
  document.addEventListener(event, () => { isPointerDown = down; }, true);
}

/** Shows the state, whole; the map keeps its frame where only the time has changed. */
function show(keepsFrame = false) {
  const active = document.activeElement;
  const focused = ["key", "sort", "tie"].filter((name) => active?.dataset?.[name]).map((name) => `[data-${name}="${CSS.escape(active.dataset[name])}"]`)[0];
  visible = selection(state);
  showTheme();
  showLegend(state, visible, change);
  showTabs();
  showPanel(state, visible, actions);
  map.show(visible, state);
  if (!map.touched && !keepsFrame) map.frame();
  if (state.tab === "table") showTable(state, visible, actions);
  if (state.tab === "meetings") showMeetings(state, visible, actions);
  strip.show(state, visible);
  showCrowd(state, visible, change);
  showSummary();
  showEmpty();
  if (focused && !active.isConnected) document.querySelector(focused)?.focus();
}

function showTheme() {
  const isDark = state.theme ? state.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
  get("theme").textContent = isDark ? "Light" : "Dark";
}

function showTabs() {
  for (const tab of TABS) {
    get(`tab-${tab}`).setAttribute("aria-pressed", String(state.tab === tab));
    get(tab).hidden = state.tab !== tab;
  }
  get("fit").hidden = state.tab !== "map";
  get("paths").setAttribute("aria-pressed", String(panelBelow(state) === "path"));
}

function showSummary() {
  const shown = [...visible.facts].filter((index) => against(index, state) !== "gone");
  const held = new Set(shown.flatMap((index) => linksOfFact[index].flatMap(({ from, to }) => [from, to])).filter((id) => visible.nodes.has(id)));
  const kinds = (kind) => [...held].filter((id) => nodeById.get(id).kind === kind).length;
  const parts = [counted(kinds("actor"), "actor"), counted(shown.length, "tie")];
  if (kinds("agreement")) parts.push(counted(kinds("agreement"), "agreement"));
  const passages = new Set(shown.flatMap((index) => data.facts[index].evidence || [])).size;
  parts.push(`${counted(passages, "passage")} from ${counted(data.documents.length, "document")}`);
  const marks = ["added", "gone"].map((mark) => [...visible.facts].filter((index) => against(index, state) === mark).length);
  const differs = comparing(state) ? `. Against the accepted view: ${marks[0]} added, ${marks[1]} gone` : "";
  const time = isTimed(state) ? ` ${chosenTime(state)}` : "";
  get("summary").textContent = `${viewOf(state).label}${time}: ${parts.join(", ")}${differs}`;
}

function showEmpty() {
  const empty = get("empty");
  empty.hidden = visible.facts.size > 0 || state.tab === "meetings";
  if (visible.facts.size) return;
  const isBare = data.facts.length === 0, untied = data.untied || [];
  fill(empty,
    el("h2", { text: untied.length ? "No tie between two actors" : isBare ? "No ties yet" : "Nothing to show here" }),
    el("p", { text: untied.length
      ? `What was read ties nobody to anybody: ${counted(data.untiedCount, "statement")}${data.untiedCount > untied.length ? `, of which the first ${untied.length} are here` : ""}.`
      : isBare ? "The documents that this page was made from state no tie between two actors."
      : "No tie fits the account, time and filters that are chosen." }),
    untied.map((said) => el("article", { class: "fact" },
      el("h3", { class: "claim", dir: "auto", text: said.words }),
      el("p", { class: "chips" }, chip(standing(said), `status ${said.status.replace(" ", "-")}`), ` ${said.timeWords || ""}`),
      (said.evidence || []).map((at) => evidenceCard(data.evidence[at])))),
    isBare ? null : el("button", { type: "button", class: "primary", click: reset }, "Reset everything"));
}

function reset() {
  map.touched = false;
  trail = [];
  change({ ...initialState(), theme: state.theme, tab: state.tab });
  get("search").value = "";
}

/** The sources at the page's foot. */
function showSources() {
  const rows = data.documents.map((source) => el("li", {},
    el("cite", { dir: "auto", text: source.title || source.id }),
    `, ${[source.issuers && `own words of ${source.issuers}`, source.publisher, source.issued || "publication not dated"].filter(Boolean).join(", ")}. `,
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
      bundle.mark ? el("div", { class: "small", text: bundle.mark === "added" ? "Added: not in the accepted view" : "Gone: accepted, but not in this account" }) : null,
      isTimed(state) ? el("div", { class: "small", text: `${capital(chosenTime(state))}: ${whenCounts(bundle.facts, state)}` }) : null);
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
    map.frame();
  } else {
    return;
  }
  event.preventDefault();
}

/** Says what an address names that this file does not hold. */
function showUnknown() {
  const bar = get("unknown");
  bar.hidden = unknownWords.length === 0;
  if (bar.hidden) return;
  const shown = [...new Set(unknownWords)];
  fill(bar, el("span", { dir: "auto", text: `The address asks for what is not in this file: ${listed(shown.slice(0, 3))}${shown.length > 3 ? ` and ${shown.length - 3} more` : ""}. It may belong to another map. The rest is shown.` }),
    el("button", { type: "button", class: "quiet", click: () => { bar.hidden = true; get(state.tab).focus(); } }, "Dismiss"));
}

/** Takes a date that a reader typed; says so where it is none. */
function takeDate(key, isLast) {
  const input = get(key);
  const day = input.value.trim() === "" ? "" : dayMeant(input.value, isLast);
  const isBack = day !== null && isBackwards({ since: state.since, until: state.until, [key]: day });
  const problem = day === null ? "Write a year, a month or a day: 2021, 2021-08 or 2021-08-15."
    : isBack && key === "until" ? `${dayWords(day)} is before ${dayWords(state.since)}: write a later day, or an earlier one into Since.` : "";
  if (problem) {
    input.setAttribute("aria-invalid", "true");
    get("date-note").textContent = problem;
    return;
  }
  /* Who moves a period on writes its first day first: the last one of before no longer counts. */
  if (day !== state[key]) change({ ...(isBack && { until: "" }), [key]: day, at: "", panel: key === "since" && day ? "changes" : state.panel });
  else if (input.hasAttribute("aria-invalid")) show(); /* Back to what holds: the note on what was no date goes. */
}

/** Runs something that needs the map on the screen, then shows again what was shown. */
function onMap(run) {
  const { tab } = state;
  if (tab === "map") return run();
  change({ tab: "map" });
  requestAnimationFrame(() => requestAnimationFrame(() => { map.network.redraw(); run(); change({ tab }); }));
}

function listen() {
  for (const tab of TABS) get(`tab-${tab}`).addEventListener("click", () => change({ tab }));
  get("skip").addEventListener("click", () => { change({ tab: "table" }); get("table").focus(); });
  get("skip-filters").addEventListener("click", () => get(state.tab).focus());
  get("theme").addEventListener("click", () => change({ theme: document.documentElement.dataset.theme === "dark" ? "light" : "dark" }));
  get("fit").addEventListener("click", () => { map.touched = false; map.frame(); });
  get("paths").addEventListener("click", () => change({ node: null, ties: [], panel: panelBelow(state) === "path" ? "" : "path", path: [state.node ?? state.path[0], state.path[1]] }));
  get("reset").addEventListener("click", reset);
  get("at").addEventListener("change", () => { if (get("at").value === "" || isDay(get("at").value)) change({ at: get("at").value, since: "", until: "" }); });
  for (const [key, isLast] of [["since", false], ["until", true]]) get(key).addEventListener("change", () => takeDate(key, isLast));
  get("changes").addEventListener("click", () => change({ node: null, ties: [], panel: "changes" }));
  get("account").addEventListener("click", () => change({ node: null, ties: [], panel: "account", compare: true }));
  get("compare").addEventListener("change", () => change({ compare: get("compare").checked }));
  get("any-date").addEventListener("click", () => change({ at: "", since: "", until: "" }));
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
    else if (get("save").open) { get("save").open = false; get("save").querySelector("summary").focus(); }
    else if (!get("panel").hidden) actions.close();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
  addEventListener("hashchange", () => {
    if (location.hash === written) return;
    written = location.hash;
    state = stateFromHash(location.hash);
    trail = [];
    showUnknown();
    show();
  });
  document.addEventListener("pointerdown", ({ target }) => { if (!get("save").contains(target)) get("save").open = false; });
  addEventListener("beforeprint", beforePrint);
  addEventListener("afterprint", () => {
    pages = 0;
    get("provenance").open = false;
    fill(get("printed"));
    sizeMap("", "");
    map.touched = false;
    show();
  });
}

/** Gives the map a size of its own, whether it is on the screen or not; "" for the size of its place. */
function sizeMap(width, height) {
  const { style } = get("map");
  get("map").hidden = state.tab !== "map" && width === "";
  Object.assign(style, { width, height, inset: width && "0 auto auto 0" });
  map.network.setSize("100%", "100%");
}

/** For paper: light colours, the map as a drawing, every row of the table, the sources. */
function beforePrint() {
  document.documentElement.dataset.theme = "light";
  pages = Infinity;
  showTable(state, visible, actions);
  sizeMap("1000px", "660px");
  map.restyle(state);
  map.frame();
  map.network.redraw();
  map.network.redraw();
  fill(get("printed"), drawnMap(state, visible, map, false));
  get("provenance").open = true;
}

/** Starts the page. */
function start() {
  buildChoices(change);
  showTheme();
  map = new RelationMap(get("map"), { onNode: actions.node, onTies: actions.ties, onNothing: leave, onHover: showTip });
  strip = new TimeStrip(change);
  startPicker(get("search"), get("found"), actions.node, (index) => actions.ties([index]));
  startExports(onMap, () => [state, visible, map]);
  listen();
  showSources();
  showUnknown();
  show();
  get("loading").hidden = true;
  document.documentElement.dataset.ready = "yes";
}

start();
