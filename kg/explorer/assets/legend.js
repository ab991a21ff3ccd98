/**
 * The side bar: presets, views, date, and a legend that counts and filters.
 */

/** Fills the presets and views, which never change. */
function buildChoices(change) {
  const presets = [...PRESETS].map(([name, { label }]) =>
    el("button", { type: "button", "data-preset": name, click: () => change({ preset: name, off: new Set() }) }, label));
  fill(document.getElementById("presets"), presets);
  const view = document.getElementById("view");
  const own = data.views.filter((entry) => !entry.claimant);
  const claimants = data.views.filter((entry) => entry.claimant).map((entry) => ({ ...entry, ...difference(entry.name), denied: spokenBy(entry.claimant, "denies").length }))
    .sort((one, other) => other.denied - one.denied || other.added - one.added || other.missing - one.missing);
  differences = new Map(claimants.map((entry) => [entry.name, differenceWords(entry)]));
  fill(view, own.map(({ name, label }) => el("option", { value: name }, label)),
    claimants.length ? el("optgroup", { label: claimants.length < MOST_ACCOUNTS ? "One side's account" : "One side's account: of those who claim most" }, claimants.map(({ name, label, added, missing, denied }) =>
      el("option", { value: name, title: differences.get(name) }, `${label} (${added} added, ${missing} gone${denied ? `, ${denied} denied` : ""})`))) : null);
  view.addEventListener("change", () => change({ view: view.value, panel: view.value.startsWith("claimant=") ? "account" : "", node: null, ties: [] }));
}

/** From how many accounts on a page may have been given only those of the claimants with the most claims. */
const MOST_ACCOUNTS = 100;

let differences = new Map();

/** What the counts beside a claimant's name mean. */
function differenceWords({ claimant, added, missing }) {
  return `Added: ${counted(added, "tie")} that ${claimant} affirms and that ${added === 1 ? "is" : "are"} not accepted. Gone: ${missing} accepted ${missing === 1 ? "tie" : "ties"} that ${claimant} denies, or that only others vouch for.`;
}

/** How many facts a view adds to the accepted ones, and how many of these it lacks. */
function difference(name) {
  const [accepted, other] = [viewByName.get("accepted"), viewByName.get(name)];
  const count = (has, lacks) => data.facts.filter((fact) => fact.views.includes(has) && !fact.views.includes(lacks)).length;
  return { added: count(other, accepted), missing: count(accepted, other) };
}

/** Brings the side bar up to date with a state and what it shows. */
function showLegend(state, visible, change) {
  for (const button of document.querySelectorAll("[data-preset]")) {
    button.setAttribute("aria-pressed", String(button.dataset.preset === state.preset));
  }
  document.getElementById("view").value = state.view;
  document.getElementById("view-note").textContent = viewOf(state).note;
  showComparison(state);
  showTime(state);
  const facts = visible.counted.map((index) => data.facts[index]);
  showRelations(facts, state, change);
  showStandings(facts, state, change);
  showTypes(visible.counted, state, change);
}

/** The switch that marks what differs from the accepted view. */
function showComparison(state) {
  const canCompare = state.view !== "accepted" && viewByName.has("accepted");
  document.getElementById("compare-row").hidden = !canCompare;
  document.getElementById("account").hidden = !canCompare;
  document.getElementById("compare").checked = comparing(state);
}

/** The date fields, as the state has them. */
function showTime(state) {
  document.getElementById("at").value = state.at;
  for (const key of ["since", "until"]) {
    const input = document.getElementById(key);
    if (document.activeElement !== input || isDay(state[key])) input.value = state[key];
    input.removeAttribute("aria-invalid");
  }
  document.getElementById("undated").checked = state.undated;
  document.getElementById("undated-row").hidden = !isTimed(state);
  document.getElementById("any-date").hidden = !isTimed(state);
  document.getElementById("changes").hidden = !state.since;
  document.getElementById("date-note").textContent = isTimed(state)
    ? `Full colour: certain ${state.at ? "on that day" : "in that time"}; a line is as thick as its certain ties. Pale: possible, the texts do not say for sure. Thin and grey: not dated.`
    : "";
}

function showRelations(facts, state, change) {
  const counts = new Map();
  for (const fact of facts) {
    const key = relationKey(fact);
    const entry = counts.get(key) || { key, label: fact.label, sign: fact.sign, count: 0 };
    entry.count += 1;
    counts.set(key, entry);
  }
  const groups = [[-1, "Hostile"], [1, "Friendly"], [0, "Neither"]].map(([sign, title]) => {
    const entries = [...counts.values()].filter((entry) => entry.sign === sign)
      .sort((one, other) => other.count - one.count || (one.label < other.label ? -1 : 1));
    return entries.length ? group(title, sign, entries, state, change) : null;
  });
  fill(document.getElementById("relations"), groups, facts.length ? null : el("p", { class: "note", text: "None here." }));
}

/** The entries of one sign, under a heading that switches them all. */
function group(title, sign, entries, state, change) {
  const keys = entries.map((entry) => entry.key);
  const kind = sign < 0 ? "hostile" : sign > 0 ? "friendly" : "neutral";
  const total = entries.reduce((sum, entry) => sum + entry.count, 0);
  const head = toggle(keys, title, total, state, change, el("span", { class: `sign ${kind}`, "aria-hidden": "true", text: SIGN_MARKS.get(sign) }));
  head.classList.add("group-head");
  return el("div", { class: "group" }, head, entries.map((entry) => toggle([entry.key], entry.label, entry.count, state, change)));
}

/** A check box for one or more keys of the legend, with a count. */
function toggle(keys, label, count, state, change, mark = null) {
  const box = el("input", { type: "checkbox", "data-key": keys.length === 1 ? keys[0] : null });
  const hidden = keys.filter((key) => state.off.has(key)).length;
  box.checked = hidden === 0;
  box.indeterminate = hidden > 0 && hidden < keys.length;
  box.addEventListener("change", () => {
    const off = new Set(state.off);
    for (const key of keys) {
      if (box.checked) off.delete(key);
      else off.add(key);
    }
    change({ off });
  });
  return el("label", { class: "check" }, box, mark, el("span", { class: "name", text: label }), el("span", { class: "count", text: count }));
}

function showStandings(facts, state, change) {
  const rows = STATUS_ORDER.map((status) => {
    const count = facts.filter((fact) => fact.status === status).length;
    return count ? toggle([`s:${status}`], status, count, state, change, lineSample(status)) : null;
  });
  fill(document.getElementById("standings"), rows);
}

/** A sample of the line by which a standing is drawn. */
function lineSample(status) {
  const dashes = DASHES.get(status);
  return drawing("svg", { class: `sample ${FADED.has(status) ? "faded" : ""}`, viewBox: "0 0 34 8", "aria-hidden": "true" },
    drawing("line", { x1: 1, y1: 4, x2: 33, y2: 4, "stroke-dasharray": dashes ? dashes.map((length) => length * 0.8).join(" ") : null }));
}

/** A sample of the shape by which a node is drawn. */
function shapeSample(family) {
  const { shape, hollow } = SHAPES.get(family) || SHAPES.get("people");
  const forms = new Map([
    ["dot", ["circle", { cx: 8, cy: 8, r: family === "state" ? 6 : 4.5 }]],
    ["square", ["rect", { x: 3, y: 3, width: 10, height: 10 }]],
    ["triangle", ["path", { d: "M8 2 L14 13 L2 13 Z" }]],
    ["triangleDown", ["path", { d: "M8 13 L14 3 L2 3 Z" }]],
    ["diamond", ["path", { d: "M8 1.5 L14.5 8 L8 14.5 L1.5 8 Z" }]],
    ["star", ["path", { d: "M8 1 L9.9 6 L15 6.2 L11 9.5 L12.4 14.6 L8 11.7 L3.6 14.6 L5 9.5 L1 6.2 L6.1 6 Z" }]],
  ]);
  const [tag, attributes] = forms.get(shape);
  return drawing("svg", { class: `shape ${hollow ? "hollow" : ""}`, viewBox: "0 0 16 16", "aria-hidden": "true" }, drawing(tag, attributes));
}

/** An SVG element. */
function drawing(tag, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null) made.setAttribute(key, String(value));
  }
  made.append(...children);
  return made;
}

function showTypes(counted, state, change) {
  const ids = new Set(counted.flatMap((index) => linksOfFact[index].flatMap((link) => [link.from, link.to])));
  const counts = new Map();
  for (const id of ids) {
    const node = nodeById.get(id);
    const entry = counts.get(node.type) || { node, count: 0 };
    entry.count += 1;
    counts.set(node.type, entry);
  }
  const families = [...SHAPES.keys()];
  const rows = [...counts.values()]
    .sort((one, other) => families.indexOf(one.node.family) - families.indexOf(other.node.family) || other.count - one.count)
    .map(({ node, count }) => toggle([typeKey(node)], node.typeLabel, count, state, change, shapeSample(node.family)));
  fill(document.getElementById("types"), rows);
}
