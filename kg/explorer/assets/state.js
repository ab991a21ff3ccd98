/**
 * What the reader has chosen, and its form in the page's address. Unknown keys and values are ignored.
 */

const SORTS = ["from", "relation", "to", "sign", "time", "status", "said", "origins"];

/** The state with which the page opens. */
function initialState() {
  return {
    view: data.view,
    preset: data.preset,
    off: new Set(),
    at: data.at,
    undated: true,
    tab: "map",
    node: null,
    ties: [],
    focus: null,
    theme: "",
    sort: "from",
    descending: false,
  };
}

/** The state that an address's fragment describes. */
function stateFromHash(hash) {
  const state = initialState();
  let asked;
  try {
    asked = new URLSearchParams(hash.replace(/^#/, ""));
  } catch {
    return state;
  }
  const take = (key, test, use) => {
    const value = asked.get(key);
    if (value !== null && test(value)) use(value);
  };
  take("view", (value) => viewByName.has(value), (value) => { state.view = value; });
  take("preset", (value) => PRESETS.has(value), (value) => { state.preset = value; });
  take("at", (value) => value === "" || isDay(value), (value) => { state.at = value; });
  take("undated", (value) => value === "no", () => { state.undated = false; });
  take("tab", (value) => value === "table", () => { state.tab = "table"; });
  take("theme", (value) => value === "dark" || value === "light", (value) => { state.theme = value; });
  take("node", (value) => nodeByName.has(value), (value) => { state.node = nodeByName.get(value).id; });
  take("focus", (value) => nodeByName.has(value), (value) => { state.focus = nodeByName.get(value).id; });
  take("sort", (value) => SORTS.includes(value.replace(/^-/, "")), (value) => {
    state.sort = value.replace(/^-/, "");
    state.descending = value.startsWith("-");
  });
  const known = new Set([...data.facts.flatMap((fact) => [relationKey(fact), statusKey(fact)]), ...data.nodes.map(typeKey)]);
  state.off = new Set(asked.getAll("off").filter((key) => known.has(key)));
  if (state.node === null) {
    state.ties = asked.getAll("tie").filter((id) => factById.has(id)).map((id) => factById.get(id));
  }
  return state;
}

/** The fragment that describes a state: only what differs from the page's first state. */
function hashFromState(state) {
  const first = initialState();
  const said = new URLSearchParams();
  for (const key of ["view", "preset", "at", "tab", "theme"]) {
    if (state[key] !== first[key]) said.set(key, state[key]);
  }
  if (!state.undated) said.set("undated", "no");
  for (const key of [...state.off].sort()) said.append("off", key);
  if (state.node !== null) said.set("node", nameOf(state.node));
  for (const index of state.ties) said.append("tie", data.facts[index].id);
  if (state.focus !== null) said.set("focus", nameOf(state.focus));
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
  return node.key || node.name;
}
