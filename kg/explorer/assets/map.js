/**
 * The drawing: vis-network with positions computed beforehand. Sizes are kept constant on the screen.
 */

const SHAPES = new Map([
  ["state", { shape: "dot", size: 12 }],
  ["organ", { shape: "dot", size: 8 }],
  ["group", { shape: "triangle", size: 11 }],
  ["organization", { shape: "square", size: 9.5 }],
  ["people", { shape: "dot", size: 7, hollow: true }],
  ["place", { shape: "triangleDown", size: 8, hollow: true }],
  ["agreement", { shape: "diamond", size: 12, hollow: true }],
  ["mediation", { shape: "star", size: 8 }],
]);
const DASHES = new Map([
  ["accepted", null], ["claimed", [9, 5]], ["contested", [14, 4, 3, 4]],
  ["questioned", [6, 8]], ["denied", [2, 5]], ["not actual", [1, 6]],
]);
/** What the name of a line ends in that lies below another: the ties of a bundle that are less sure. */
const UNDER = "/rest";
const FADED = new Set(["denied", "not actual"]);
/** How the line of a tie is drawn that a compared account lacks. */
const GONE_DASHES = [2, 7];

/** Whether the page is as narrow as a phone: where the style sheet lays the panel over the map. */
function isNarrow() {
  return matchMedia("(max-width: 760px)").matches;
}

/** The colours of the style sheet's theme. */
function palette() {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    paper: read("paper"), ink: read("ink"), soft: read("soft"), hostile: read("hostile"), friendly: read("friendly"),
    neutral: read("neutral"), accent: read("accent"), shape: read("shape"), mark: read("added"),
  };
}

/** A colour "#rrggbb" mixed with another: share 1 leaves it as it is. */
function mixed(colour, other, share) {
  const parts = (text) => [1, 3, 5].map((at) => Number.parseInt(text.slice(at, at + 2), 16));
  const [one, two] = [parts(colour), parts(other)];
  return `#${one.map((value, index) => Math.round(value * share + two[index] * (1 - share)).toString(16).padStart(2, "0")).join("")}`;
}

/** The colour of a line by its sign; ties of mediation and agreements are drawn in ink. */
function signColour(bundle, colours) {
  if (bundle.sign < 0) return colours.hostile;
  if (bundle.sign > 0) return colours.friendly;
  return MEETING_FAMILIES.has(data.facts[bundle.facts[0]].family) ? colours.ink : colours.neutral;
}

/** The map in an element, with the callbacks onNode(id), onTies(factIndices) and onNothing(). */
class RelationMap {
  constructor(element, callbacks) {
    this.element = element;
    this.callbacks = callbacks;
    this.bundles = new Map();
    this.visible = { nodes: new Set(), facts: new Set(), links: [] };
    this.chosen = { node: null, ties: new Set() };
    this.hovered = null;
    this.cursor = null;
    this.touched = false;
    this.painted = [];
    this.written = { nodes: new Map(), edges: new Map() };
    this.isTall = element.clientWidth < 0.8 * element.clientHeight;
    this.stretch = 1;
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    this.network = new vis.Network(element, { nodes: this.nodes, edges: this.edges }, RelationMap.options());
    this.listen();
  }

  static options() {
    return {
      autoResize: true,
      physics: { enabled: false },
      layout: { randomSeed: 1, improvedLayout: false },
      interaction: { hover: true, hoverConnectedEdges: false, selectConnectedEdges: false, dragNodes: true, zoomSpeed: 0.6, tooltipDelay: 0 },
      nodes: { borderWidth: 2, borderWidthSelected: 3, chosen: false },
      edges: { chosen: false, arrowStrikethrough: false, selectionWidth: 0, hoverWidth: 0 },
    };
  }

  listen() {
    const network = this.network;
    network.on("click", (event) => this.clicked(event));
    network.on("hoverNode", ({ node, event }) => this.hover({ node }, event));
    network.on("hoverEdge", ({ edge, event }) => this.hover({ edge }, event));
    network.on("blurNode", () => this.hover(null));
    network.on("blurEdge", () => this.hover(null));
    for (const event of ["zoom", "dragStart"]) network.on(event, () => { this.touched = true; this.hover(null); });
    network.on("beforeDrawing", () => this.keepSizes());
    network.on("afterDrawing", (context) => this.drawn(context));
    network.on("resize", () => { if (!this.touched) this.frame(); });
  }

  clicked({ nodes, edges }) {
    if (nodes.length) this.callbacks.onNode(nodes[0]);
    else if (edges.length) this.callbacks.onTies(this.bundleOf(edges[0]).facts);
    else this.callbacks.onNothing();
  }

  /** The bundle that a drawn line belongs to. */
  bundleOf(edge) {
    return this.bundles.get(edge.replace(UNDER, ""));
  }

  hover(what, event) {
    this.hovered = what?.edge ? { edge: this.bundleOf(what.edge).id } : what;
    what = this.hovered;
    this.callbacks.onHover(what, event);
    this.element.classList.toggle("pointing", what !== null);
    this.redrawSoon();
  }

  /** Draws a selection; the state says what is chosen. */
  show({ facts, drawn }, state) {
    this.visible = { facts, nodes: drawn.nodes, links: drawn.links };
    this.bundles = new Map(bundles(drawn.links, state).map((bundle) => [bundle.id, bundle]));
    this.state = state;
    this.restyle(state);
  }

  /** Draws again what is shown: after a choice or a change of theme. */
  restyle(state) {
    this.colours = palette();
    this.chosen = { node: state.node, ties: new Set(state.ties) };
    this.near = this.nearby();
    /* vis-network would draw after each thing that it is told, and half of them would be missing. */
    const { renderer } = this.network;
    renderer.allowRedraw = false;
    sync(this.nodes, [...this.visible.nodes].map((id) => this.drawnNode(nodeById.get(id))), this.written.nodes);
    sync(this.edges, this.drawnEdges(), this.written.edges);
    renderer.allowRedraw = true;
    this.lastSize = null;
    this.redrawSoon();
  }

  /** Paints the labels; and has lines drawn once more that must end at arrowheads, of which vis-network learns too late. */
  drawn(context) {
    paintLabels(this, context);
    if (this.isHalfDrawn) this.redrawSoon();
    this.isHalfDrawn = false;
  }

  /** Has all drawn with the next frame, once, however often it is asked for. */
  redrawSoon() {
    this.network.body.emitter.emit("_requestRedraw");
  }

  /** The nodes and lines that stay clear when something is chosen; null where nothing is. */
  nearby() {
    const { node, ties } = this.chosen;
    if (node === null && ties.size === 0) return this.nearRoutes();
    const near = { nodes: new Set(node === null ? [] : [node]), edges: new Set() };
    const around = node === null ? ties : new Set(factsOf(node, this.visible.facts));
    for (const bundle of this.bundles.values()) {
      const isNear = node === null || bundle.role !== "tie" ? bundle.facts.some((index) => around.has(index)) : bundle.from === node || bundle.to === node;
      if (isNear) {
        near.edges.add(bundle.id);
        near.nodes.add(bundle.from).add(bundle.to);
      }
    }
    return near;
  }

  /** The nodes and lines of the paths that the panel shows; null where it shows none. */
  nearRoutes() {
    const found = panelBelow(this.state) === "path" ? routes(this.state, this.visible.links) : [];
    if (!found.length) return null;
    const hops = new Set(found.flatMap(({ nodes }) => nodes.slice(1).map((id, at) => [id, nodes[at]].sort((one, other) => one - other).join("-"))));
    const edges = [...this.bundles.values()].filter(({ from, to, status }) => hops.has(`${from}-${to}`) && !NO_WAY.has(status));
    return { nodes: new Set(found.flatMap(({ nodes }) => nodes)), edges: new Set(edges.map(({ id }) => id)) };
  }

  isNodeDim(id) {
    return this.near !== null && !this.near.nodes.has(id);
  }

  isEdgeDim(id) {
    return this.near !== null && !this.near.edges.has(id);
  }

  /** A node's size on the screen, in pixels; smaller on a phone and among many. */
  sizeOf(node) {
    const { size } = SHAPES.get(node.family) || SHAPES.get("people");
    const share = Math.min(1, Math.max(0.45, Math.sqrt(50 / Math.max(1, this.visible.nodes.size))));
    return size * (isNarrow() ? Math.min(0.75, share) : share);
  }

  /** Where a node goes: turned where the page is tall, and stretched a little to fill its room. */
  placeOf({ x, y }) {
    return this.isTall ? { x: y * this.stretch, y: x / this.stretch } : { x: x * this.stretch, y: y / this.stretch };
  }

  drawnNode(node) {
    const { paper, shape, accent } = this.colours;
    const form = SHAPES.get(node.family) || SHAPES.get("people");
    const ink = mixed(shape, paper, this.isNodeDim(node.id) ? 0.25 : isNotYetMade(node, this.state.at) ? 0.4 : 1);
    const isChosen = this.chosen.node === node.id;
    const fill = form.hollow ? paper : ink;
    const size = this.sizeOf(node);
    return {
      id: node.id, ...this.placeOf(node), shape: form.shape, size, baseSize: size,
      /* vis-network keeps borders at their width on the screen by itself. */
      borderWidth: size < 6 ? 1.2 : 2,
      color: { background: isChosen ? accent : fill, border: isChosen ? accent : ink },
    };
  }

  drawnEdges() {
    const ranks = new Map();
    const perPair = new Map();
    const order = (bundle) => STATUS_ORDER.indexOf(bundle.status) * 3 + bundle.sign;
    for (const bundle of [...this.bundles.values()].sort((one, other) => order(one) - order(other))) {
      const pair = `${bundle.from}-${bundle.to}`;
      ranks.set(bundle.id, perPair.get(pair) || 0);
      perPair.set(pair, (perPair.get(pair) || 0) + 1);
    }
    return [...this.bundles.values()].flatMap((bundle) => {
      const [rank, count] = [ranks.get(bundle.id), perPair.get(`${bundle.from}-${bundle.to}`)];
      const [surest, ...rest] = bundle.parts;
      const under = rest.length && surest.when === "certain" ? this.drawnEdge(bundle, rest[0], rank, count, bundle.facts.length) : [];
      return [under, this.drawnEdge(bundle, surest, rank, count)].flat();
    });
  }

  /** The line of a part of a bundle; with the number of all its facts, the broader one below what is certain. */
  drawnEdge(bundle, part, rank, count, all = 0) {
    const bend = (rank - (count - 1) / 2) * Math.min(0.24, 0.9 / count);
    const byCount = bundle.role === "party" ? 1.4 : 1.6 + Math.min(2.6, 0.8 * Math.log2(all || part.facts.length));
    const width = part.when === "undated" && !all ? 1 : byCount + (all ? 1.6 : 0);
    const arrow = { enabled: true, scaleFactor: 0.55, type: bundle.sign < 0 ? "triangle" : "vee" };
    return {
      id: bundle.id + (all ? UNDER : ""), from: bundle.from, to: bundle.to, width, baseWidth: width,
      baseDashes: all ? null : bundle.mark === "gone" ? GONE_DASHES : DASHES.get(bundle.status) ?? null,
      background: { enabled: bundle.mark === "added" && !all && !this.isEdgeDim(bundle.id), color: this.colours.mark, size: 10 }, color: { color: this.lineColour(bundle, part.when), inherit: false },
      arrows: { to: part.forward && !all ? arrow : { enabled: false }, from: part.backward && !all ? arrow : { enabled: false } },
      arrowStrikethrough: bundle.sign >= 0 || this.bundles.size > MANY_LINES,
      smooth: bend === 0 ? false : { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) },
    };
  }

  /** The colour of a line: full where its ties are certain on the day, pale where possible, grey where not dated. */
  lineColour(bundle, when) {
    const { paper, soft } = this.colours;
    if (this.isEdgeDim(bundle.id)) return mixed(signColour(bundle, this.colours), paper, 0.15);
    const share = bundle.mark === "gone" ? 0.6 : FADED.has(bundle.status) ? 0.7 : 1;
    if (when === "undated") return mixed(soft, paper, 0.38 * share);
    return mixed(signColour(bundle, this.colours), paper, when === "certain" ? share : 0.45 * share);
  }

  /** Keeps shapes and lines at their size on the screen, whatever the zoom. */
  keepSizes() {
    const scale = this.network.getScale();
    const size = 1 / Math.max(scale, 0.05);
    if (this.lastSize === size) return;
    this.lastSize = size;
    this.isHalfDrawn = this.bundles.size <= MANY_LINES;
    for (const item of this.nodes.get()) {
      const drawn = this.network.body.nodes[item.id];
      drawn.options.size = item.baseSize * size;
      drawn.shape.refreshNeeded = true;
    }
    for (const item of this.edges.get()) {
      const drawn = this.network.body.edges[item.id];
      drawn.options.width = item.baseWidth * size;
      drawn.options.dashes = item.baseDashes ? item.baseDashes.map((length) => length * size) : false;
      if (item.background.enabled) drawn.options.background = { ...item.background, size: (item.baseWidth + 7) * size };
    }
  }

  /** The room on the screen that is not under a panel, which on a phone lies over the map: {width, height}. */
  room() {
    const { clientWidth: width, clientHeight: height } = this.element;
    const panel = document.getElementById("panel");
    return { width, height: isNarrow() && !panel.hidden ? height - panel.offsetHeight : height };
  }

  /** Brings everything into view; on a phone what is chosen, of which little else could be seen. */
  frame() {
    /* At once: what vis-network does when it finds out by itself would come after, and move the map away. */
    this.network.canvas.setSize();
    const stretch = stretchFor(this.room(), this.isTall);
    if (Math.abs(stretch / this.stretch - 1) > 0.04) {
      this.stretch = stretch;
      if (this.state) this.restyle(this.state);
    }
    this.fit(isNarrow() && this.near ? [...this.near.nodes] : undefined);
  }

  /** Brings the given nodes, or all that are shown, into view. */
  fit(ids = [...this.visible.nodes]) {
    const places = ids.map((id) => this.nodes.get(id)).filter(Boolean);
    const { width, height } = this.room();
    if (!places.length || !width || !height) return;
    const xs = places.map((place) => place.x);
    const ys = places.map((place) => place.y);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const margin = isNarrow() ? 40 : 76;
    const scale = Math.min((width - 2 * margin) / Math.max(1, right - left), (height - 96) / Math.max(1, bottom - top), 1.5);
    const position = { x: (left + right) / 2, y: (top + bottom) / 2 + 10 / scale };
    const offset = { x: 0, y: (height - this.element.clientHeight) / 2 };
    this.network.moveTo({ position, scale: Math.max(scale, 0.02), offset, animation: false });
  }

  /** Moves the map so that a node can be seen, if it cannot. */
  reveal(id) {
    if (!this.nodes.get(id)) return;
    const place = this.network.canvasToDOM(this.network.getPosition(id));
    const { width, height } = this.room();
    if (place.x < 40 || place.y < 40 || place.x > width - 40 || place.y > height - 60) {
      const offset = { x: 0, y: (height - this.element.clientHeight) / 2 };
      this.network.moveTo({ position: this.network.getPosition(id), offset, animation: false });
    }
  }

  /** The nearest node from the cursor in a direction: (1, 0) is right, (0, 1) down. */
  neighbourTowards(dx, dy) {
    const ids = [...this.visible.nodes];
    if (!ids.length) return null;
    if (this.cursor === null || !this.visible.nodes.has(this.cursor)) return this.startingNode();
    const here = this.network.getPosition(this.cursor);
    let best = null;
    for (const id of ids) {
      const there = this.network.getPosition(id);
      const along = (there.x - here.x) * dx + (there.y - here.y) * dy;
      const aside = Math.abs((there.x - here.x) * dy) + Math.abs((there.y - here.y) * dx);
      if (id === this.cursor || along <= 0) continue;
      const cost = along + 2 * aside;
      if (!best || cost < best.cost) best = { id, cost };
    }
    return best ? best.id : this.cursor;
  }

  /** The node with the most ties: where the keyboard begins. */
  startingNode() {
    const ties = new Map();
    for (const link of this.visible.links) {
      for (const id of [link.from, link.to]) ties.set(id, (ties.get(id) || 0) + 1);
    }
    return [...ties].sort((one, other) => other[1] - one[1] || one[0] - other[0])[0][0];
  }

  setCursor(id) {
    this.cursor = id;
    this.touched = true;
    this.reveal(id);
    this.redrawSoon();
  }

  zoom(factor) {
    this.touched = true;
    this.network.moveTo({ scale: this.network.getScale() * factor, animation: false });
  }
}

/** How far a map is stretched to fill a room: lengthwise above 1, upright below. */
function stretchFor({ width, height }, isTall) {
  if (!data.nodes.length || width <= 0 || height <= 0) return 1;
  const span = (key) => data.nodes.reduce(([low, high], node) => [Math.min(low, node[key]), Math.max(high, node[key])], [Infinity, -Infinity]);
  const [across, down] = ["x", "y"].map(span).map(([low, high]) => Math.max(1, high - low));
  const wish = Math.sqrt((width / height) / (isTall ? down / across : across / down));
  return Math.min(1.35, Math.max(0.7, wish));
}

/**
 * Makes a vis data set hold the given items, and no others; anew where a line must come to lie below another. What has
 * been written before is kept, so that only what changed is written again.
 */
function sync(set, items, written) {
  if (items.some(({ id }) => String(id).endsWith(UNDER) && !written.has(id))) {
    set.clear();
    written.clear();
  }
  const wanted = new Map(items.map((item) => [item.id, JSON.stringify(item)]));
  set.remove([...written.keys()].filter((id) => !wanted.has(id)));
  set.update(items.filter(({ id }) => written.get(id) !== wanted.get(id)));
  written.clear();
  for (const [id, text] of wanted) written.set(id, text);
}
