/**
 * Ways from one actor to another, hop by hop, each with its evidence, and whether the dates let all hops hold together.
 */

const ROUTES = 4;
const SEARCHED = 40;
/** Standings of ties over which no way leads: what is only denied, questioned or foreseen ties nobody. */
const NO_WAY = new Set(["denied", "questioned", "not actual"]);

/** For every node its neighbours, each with the facts between the two. */
function neighbourhoods(links, state) {
  const near = new Map();
  const add = (from, to, fact) => {
    if (!near.has(from)) near.set(from, new Map());
    const own = near.get(from);
    if (!own.has(to)) own.set(to, new Set());
    own.get(to).add(fact);
  };
  for (const { from, to, fact } of links) {
    if (from === to || NO_WAY.has(data.facts[fact].status) || against(fact, state) === "gone") continue;
    add(from, to, fact);
    add(to, from, fact);
  }
  return near;
}

/** The shortest ways between two nodes, the first few of them: lists of nodes. */
function shortest(near, start, end) {
  const steps = new Map([[start, 0]]);
  let front = [start];
  while (front.length && !steps.has(end)) {
    const next = [];
    for (const node of front) {
      for (const other of near.get(node)?.keys() || []) {
        if (steps.has(other)) continue;
        steps.set(other, steps.get(node) + 1);
        next.push(other);
      }
    }
    front = next;
  }
  if (!steps.has(end)) return [];
  let ways = [[end]];
  for (let left = steps.get(end); left > 0; left -= 1) {
    ways = ways.flatMap((way) => [...near.get(way[0]).keys()].filter((node) => steps.get(node) === left - 1)
      .sort((one, other) => one - other).map((node) => [node, ...way])).slice(0, SEARCHED);
  }
  return ways;
}

/**
 * Whether all hops can hold on one day: {kind, day}, the kind "certain", "possible", "unknown" (where one is not dated)
 * or "apart". Only days at the bounds of an interval need to be tried.
 */
function together(hops) {
  const days = new Set(hops.flat().flatMap((index) => data.facts[index].bounds || []).filter(Boolean));
  const rank = new Map([["certain", 3], ["possible", 2], ["undated", 1], ["no", 0]]);
  const least = (day) => Math.min(...hops.map((facts) => Math.max(...facts.map((index) => rank.get(certainty(data.facts[index], { at: day }))))));
  const best = [...days].sort().reduce((found, day) => (least(day) > found.least ? { least: least(day), day } : found), { least: days.size ? 0 : 1, day: "" });
  return { kind: ["apart", "unknown", "possible", "certain"][best.least], day: best.day };
}

/** The ways between the two chosen nodes, those that hold together first: a list of {nodes, hops, together}. */
function routes(state, links) {
  const [start, end] = state.path;
  if (start === null || end === null || start === end) return [];
  const near = neighbourhoods(links, state);
  const order = ["certain", "possible", "unknown", "apart"];
  return shortest(near, start, end)
    .map((nodes) => {
      const hops = nodes.slice(1).map((node, at) => inTime(near.get(nodes[at]).get(node)));
      return { nodes, hops, together: together(hops) };
    })
    .sort((one, other) => order.indexOf(one.together.kind) - order.indexOf(other.together.kind))
    .slice(0, ROUTES);
}

/** The nodes on the ways. */
function routeNodes(state, links) {
  return new Set(routes(state, links).flatMap(({ nodes }) => nodes));
}

/** What can be said of the hops' dates. */
function togetherWords({ kind, day }, isOneHop) {
  if (isOneHop) return "One hop: the two are tied directly.";
  return new Map([
    ["certain", `Dates overlap: all hops surely held on ${day && dayWords(day)}.`],
    ["possible", `Dates may overlap: all hops can have held on ${day && dayWords(day)}; the texts do not say for sure.`],
    ["unknown", "Whether the dates overlap is unknown: a hop is not dated."],
    ["apart", "Dates do not overlap: on no day can all hops have held."],
  ]).get(kind);
}

/** The panel of a path. */
function pathPanel(state, visible, actions) {
  const [start, end] = state.path;
  const found = routes(state, visible.links);
  const chosen = start !== null && end !== null;
  return [
    el("p", { class: "kicker", text: "From one to another" }),
    el("h2", { dir: "auto", text: chosen ? `${nodeById.get(start).name} to ${nodeById.get(end).name}` : "Path between two actors" }),
    endPicker("path-from", "From", start, (id) => actions.change({ path: [id, end] })),
    endPicker("path-to", "To", end, (id) => actions.change({ path: [start, id] })),
    chosen ? el("p", { class: "warning", id: "not-transitive" }, el("strong", { text: "Not transitive. " }),
      "A path is no tie: that one is tied to a second and the second to a third says nothing of the first and the third. Each hop stands for itself.") : null,
    chosen && start === end ? el("p", { class: "note", text: "Choose two different ones." }) : null,
    chosen && start !== end && !found.length ? el("p", { class: "content", id: "no-path", text: `No path: nothing in the present selection leads from one to the other. ${state.view === "all" ? "" : "“All claims” holds more ties."}` }) : null,
    found.length ? el("p", { class: "note", text: `${counted(found.length, "shortest path")} of ${counted(found[0].hops.length, "hop")}${found.length === ROUTES ? ", the first found" : ""}. Ties that are only denied, questioned or not actual are no way.` }) : null,
    found.map((route, at) => routeCard(route, at, found.length, actions)),
  ];
}

function endPicker(id, label, chosen, choose) {
  const input = el("input", { id, type: "search", role: "combobox", "aria-expanded": "false", "aria-controls": `${id}-found`, "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false", placeholder: "Name or other name", "data-key": id });
  const list = el("ul", { id: `${id}-found`, class: "found", role: "listbox", "aria-label": label, hidden: true });
  input.value = chosen === null ? "" : nodeById.get(chosen).name;
  startPicker(input, list, choose);
  return el("div", { class: "field picker" }, el("label", { for: id, text: label }), input, list);
}

function routeCard({ nodes, hops, together: verdict }, at, count, actions) {
  return el("article", { class: "route" },
    el("h3", {}, el("span", { dir: "auto", text: `${count > 1 ? `${at + 1}. ` : ""}${nodes.map(shortTitle).join(" – ")}` })),
    el("p", { class: `together ${verdict.kind}`, text: togetherWords(verdict, hops.length === 1) }),
    el("ol", {}, hops.map((facts, step) => el("li", {},
      el("p", { class: "small", dir: "auto", text: `Hop ${step + 1}: ${shortTitle(nodes[step])} and ${shortTitle(nodes[step + 1])}` }),
      facts.map((index) => [tieButton(index, actions), firstWords(data.facts[index])])))));
}

/** The first passage of a tie, in a few lines. */
function firstWords(fact) {
  const [first] = fact.evidence || [];
  return first === undefined ? null : el("div", { class: "quoted" }, passage(data.evidence[first]));
}

/** A node's name, and for a mediation what it was about. */
function shortTitle(id) {
  const node = nodeById.get(id);
  return node.kind === "mediation" ? tableTitle(id) : node.name;
}
