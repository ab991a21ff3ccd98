/**
 * What the reader has chosen, and its form in the page's address. Unknown keys and values are ignored.
 */

const SORTS = ["from", "relation", "to", "sign", "time", "status", "said", "origins"];

const TABS = ["map", "table", "meetings"];
const PANELS = ["account", "changes", "path"];

/** The state with which the page opens. */
function initialState() {
  return {
    view: data.view,
    preset: data.preset,
    off: new Set(),
    at: data.at,
    since: "",
    until: "",
    undated: true,
    compare: null,
    panel: "",
    path: [null, null],
    more: 0,
    opened: [],
    tab: "map",
    node: null,
    ties: [],
    focus: null,
    theme: "",
    sort: "from",
    descending: false,
  };
}

/** What an address says of which this file knows nothing: for people, filled by `stateFromHash`. */
let unknownWords = [];

/** The state that an address's fragment describes. */
function stateFromHash(hash) {
  const state = initialState();
  unknownWords = [];
  let asked;
  try {
    asked = new URLSearchParams(hash.replace(/^#/, ""));
  } catch {
    return state;
  }
  const take = (key, test, use, what = null) => {
    for (const value of asked.getAll(key)) {
      if (test(value)) use(value);
      else if (what) unknownWords.push(`${what} “${shortened(value, 60)}”`);
    }
  };
  const isNode = (value) => nodeByName.has(value);
  const isWord = (...words) => (value) => words.includes(value);
  take("view", (value) => viewByName.has(value), (value) => { state.view = value; }, "the account");
  take("preset", (value) => PRESETS.has(value), (value) => { state.preset = value; });
  for (const key of ["at", "since", "until"]) take(key, (value) => value === "" || isDay(value), (value) => { state[key] = value; }, "the date");
  if (isBackwards(state)) {
    unknownWords.push(`the time from ${dayWords(state.since)} to ${dayWords(state.until)}`);
    state.since = state.until = "";
  }
  take("undated", isWord("no"), () => { state.undated = false; });
  take("compare", isWord("yes", "no"), (value) => { state.compare = value === "yes"; });
  take("tab", isWord(...TABS), (value) => { state.tab = value; });
  take("panel", isWord(...PANELS), (value) => { state.panel = value; });
  take("theme", isWord("dark", "light"), (value) => { state.theme = value; });
  take("more", (value) => /^\d{1,3}$/.test(value), (value) => { state.more = Number(value); });
  take("node", isNode, (value) => { state.node = nodeByName.get(value).id; }, "the actor");
  take("focus", isNode, (value) => { state.focus = nodeByName.get(value).id; }, "the actor");
  take("from", isNode, (value) => { state.path = [nodeByName.get(value).id, state.path[1]]; }, "the actor");
  take("to", isNode, (value) => { state.path = [state.path[0], nodeByName.get(value).id]; }, "the actor");
  take("open", isNode, (value) => { state.opened = [...state.opened, nodeByName.get(value).id]; }, "the actor");
  take("sort", (value) => SORTS.includes(value.replace(/^-/, "")), (value) => {
    state.sort = value.replace(/^-/, "");
    state.descending = value.startsWith("-");
  });
  const known = new Set([...data.facts.flatMap((fact) => [relationKey(fact), statusKey(fact)]), ...data.nodes.map(typeKey)]);
  state.off = new Set(asked.getAll("off").filter((key) => known.has(key)));
  if (state.node === null) take("tie", (value) => factById.has(value), (value) => { state.ties = [...state.ties, factById.get(value)]; }, "the tie");
  return state;
}

/** The fragment that describes a state: only what differs from the page's first state. */
function hashFromState(state) {
  const first = initialState();
  const said = new URLSearchParams();
  for (const key of ["view", "preset", "at", "since", "until", "tab", "panel", "theme", "more"]) {
    if (state[key] !== first[key]) said.set(key, state[key]);
  }
  if (state.compare !== null) said.set("compare", state.compare ? "yes" : "no");
  if (!state.undated) said.set("undated", "no");
  for (const key of [...state.off].sort()) said.append("off", key);
  if (state.node !== null) said.set("node", nameOf(state.node));
  for (const index of state.ties) said.append("tie", data.facts[index].id);
  if (state.focus !== null) said.set("focus", nameOf(state.focus));
  ["from", "to"].forEach((key, at) => { if (state.path[at] !== null) said.set(key, nameOf(state.path[at])); });
  for (const id of state.opened) said.append("open", nameOf(id));
  if (state.sort !== first.sort || state.descending) said.set("sort", (state.descending ? "-" : "") + state.sort);
  const text = said.toString();
  return text ? `#${text}` : "";
}

/** Whether a text is a day that exists, as YYYY-MM-DD. */
function isDay(text) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** The name by which an address calls a node. */
function nameOf(id) {
  const node = nodeById.get(id);
  return node.key ?? node.name;
}
