/**
 * Which of many actors are drawn: above some hundreds the strongest first, and whoever the reader asks for.
 */

const CROWD = 250;
const FIRST = 150;

/**
 * The nodes, links and facts of a selection that the map draws, and how many nodes it leaves out: {nodes, links, left}.
 * Up to 250 nodes that is everything; above, the 150 with the most ties (as many more as the reader asks for), what is
 * chosen, and the neighbours of those that were opened.
 */
function strongest({ nodes, links }, state) {
  if (nodes.size <= CROWD) return { nodes, links, left: 0 };
  const ties = tiesOfNodes(links);
  const order = [...nodes].sort((one, other) => ties.get(other) - ties.get(one) || one - other);
  const kept = new Set(order.slice(0, FIRST * (1 + state.more)));
  const asked = [state.node, state.focus, ...state.path, ...state.opened, ...state.ties.flatMap((index) => linksOfFact[index].flatMap(({ from, to }) => [from, to]))];
  for (const id of asked) if (id !== null && nodes.has(id)) kept.add(id);
  for (const id of state.opened) for (const other of neighboursOf(id, links)) kept.add(other);
  for (const id of routeNodes(state, links)) kept.add(id);
  return { nodes: kept, links: links.filter(({ from, to }) => kept.has(from) && kept.has(to)), left: nodes.size - kept.size };
}

/** The number of links that each node has. */
function tiesOfNodes(links) {
  const ties = new Map();
  for (const { from, to } of links) for (const id of [from, to]) ties.set(id, (ties.get(id) || 0) + 1);
  return ties;
}

/** The nodes at the other ends of a node's links. */
function neighboursOf(id, links) {
  return new Set(links.filter(({ from, to }) => from === id || to === id).map(({ from, to }) => (from === id ? to : from)));
}

/** Says how many are left out, and offers more. */
function showCrowd(state, visible, change) {
  const bar = document.getElementById("crowd");
  const { nodes, left } = visible.drawn;
  bar.hidden = left === 0 || state.tab !== "map";
  if (bar.hidden) return;
  const more = Math.min(FIRST, left);
  fill(bar,
    el("span", { text: `The ${nodes.size} with the most ties are drawn, of ${nodes.size + left}. Search adds anybody; the table holds all.` }),
    el("button", { type: "button", class: "quiet", "data-key": "more", click: () => change({ more: state.more + 1 }) }, `${more} more`));
}
