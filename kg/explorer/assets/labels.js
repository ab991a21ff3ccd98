/**
 * Labels, painted over the drawing at one size on the screen, none over another: what matters most comes first, and
 * what finds no room is left to the pointer, the panel and the table.
 */

const FONT = '"Source Sans 3", "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif';
const NODE_FONT = `600 12.5px ${FONT}`;
const MINOR_FONT = `italic 12px ${FONT}`;
const EDGE_FONT = `500 11px ${FONT}`;
const LINE_HEIGHT = 14;
const WRAP = 128;
const ALL_LABELS = 30;

/** Rectangles that are taken, in screen pixels. */
class Taken {
  constructor(width, height) {
    this.boxes = [];
    this.width = width;
    this.height = height;
  }

  isFree(box) {
    if (box.left < 2 || box.top < 2 || box.right > this.width - 2 || box.bottom > this.height - 2) return false;
    return !this.boxes.some((other) =>
      box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom);
  }

  add(box) {
    this.boxes.push(box);
  }
}

/** A rectangle around a middle. */
function boxAround(x, y, width, height) {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2, x, y };
}

/** Paints all labels of a map; called by vis-network after each drawing. */
function paintLabels(map, context) {
  if (!map.colours) return;
  const ratio = map.network.canvas.pixelRatio || window.devicePixelRatio || 1;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.textAlign = "center";
  context.textBaseline = "middle";
  const { width, height } = map.room();
  const taken = new Taken(width, height);
  const places = new Map();
  for (const id of map.visible.nodes) {
    const place = map.network.canvasToDOM(map.network.getPosition(id));
    const size = map.sizeOf(nodeById.get(id));
    places.set(id, { ...place, size });
  }
  /* What is chosen comes first and may cover the rest, which is dim. */
  for (const isDim of map.near ? [false, true] : [false]) {
    const ids = [...places.keys()].filter((id) => map.isNodeDim(id) === isDim);
    for (const { x, y, size } of ids.map((id) => places.get(id))) taken.add(boxAround(x, y, 2 * size + 2, 2 * size + 2));
    const badges = isDim ? [] : edgeBadges(map, taken);
    paintNodeLabels(map, context, places, ids, taken);
    for (const badge of badges) paintEdgeLabel(map, context, badge, taken);
  }
  if (map.cursor !== null && places.has(map.cursor) && document.activeElement === map.element) {
    paintCursor(context, places.get(map.cursor), map.colours);
  }
  context.restore();
}

function paintCursor(context, { x, y, size }, colours) {
  context.strokeStyle = colours.accent;
  context.lineWidth = 3;
  context.beginPath();
  context.arc(x, y, size + 7, 0, 2 * Math.PI);
  context.stroke();
}

function paintNodeLabels(map, context, places, ids, taken) {
  const weight = new Map();
  for (const link of map.visible.links) {
    for (const id of [link.from, link.to]) weight.set(id, (weight.get(id) || 0) + 1);
  }
  const rank = (id) => (id === map.chosen.node || id === map.cursor || map.hovered?.node === id ? 4000 : 0)
    + (weight.get(id) || 0);
  const order = ids.sort((one, other) => rank(other) - rank(one) || one - other);
  for (const id of order) {
    const node = nodeById.get(id);
    const isMinor = node.kind !== "actor";
    context.font = isMinor ? MINOR_FONT : NODE_FONT;
    const lines = withPhases(wrapped(context, node), node, map, context);
    const box = freeBox(places.get(id), lines, taken, places.size <= ALL_LABELS || rank(id) >= 4000);
    if (!box) continue;
    taken.add(box);
    paintLines(context, lines, box, map.isNodeDim(id) ? mixed(map.colours.ink, map.colours.paper, 0.35) : map.colours.ink, map.colours.paper);
  }
}

/** An agreement's label with what became of it. */
function withPhases({ text, width }, node, map, context) {
  const phases = node.kind === "agreement" ? phasesOf(node.id, map.visible.facts) : [];
  if (!phases.length) return { text, width };
  const line = shortened(phases.join(", then "), 44);
  return { text: [...text, line], width: Math.max(width, context.measureText(line).width) };
}

const wrappedLabels = new Map();

/** A node's label in lines of some width, measured once. */
function wrapped(context, node) {
  if (wrappedLabels.has(node.id)) return wrappedLabels.get(node.id);
  const lines = [];
  let line = "";
  for (const word of shortened(node.name, 60).split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && context.measureText(longer).width > WRAP) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  lines.push(line);
  const found = { text: lines, width: Math.max(...lines.map((text) => context.measureText(text).width)) };
  wrappedLabels.set(node.id, found);
  return found;
}

/** A text cut at a length, whole characters only. */
function shortened(text, limit) {
  const characters = [...text];
  return characters.length > limit ? `${characters.slice(0, limit - 1).join("")}…` : text;
}

/** The first free place around a node: below, above, beside, then farther out. */
function freeBox({ x, y, size }, { text, width }, taken, isWanted) {
  const height = text.length * LINE_HEIGHT;
  const [w, h] = [width + 4, height];
  for (const far of isWanted ? [3, 9, 18, 30] : [3, 8]) {
    const [down, aside] = [size + far + h / 2, size + far + w / 2];
    const tries = [[0, down], [0, -down], [aside, 0], [-aside, 0], [aside * 0.75, down], [-aside * 0.75, down], [aside * 0.75, -down], [-aside * 0.75, -down]];
    for (const [dx, dy] of tries) {
      const box = boxAround(x + dx, y + dy, w, h);
      if (taken.isFree(box)) return box;
    }
  }
  return null;
}

function paintLines(context, { text }, box, colour, halo) {
  context.lineJoin = "round";
  context.lineWidth = 4;
  context.strokeStyle = halo;
  context.fillStyle = colour;
  text.forEach((line, index) => {
    const y = box.top + LINE_HEIGHT * (index + 0.5);
    context.strokeText(line, box.x, y);
    context.fillText(line, box.x, y);
  });
}

/** For every line its mark at the middle, with a place kept free for it. */
function edgeBadges(map, taken) {
  const badges = [];
  for (const bundle of map.bundles.values()) {
    if (map.isEdgeDim(bundle.id)) continue;
    const edge = map.network.body.edges[bundle.id];
    if (!edge || !edge.connected) continue;
    const at = (share) => map.network.canvasToDOM(edge.edgeType.getPoint(share));
    const mark = badgeText(bundle);
    const width = 9 + 6.5 * mark.length;
    const places = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73].map((share) => boxAround(at(share).x, at(share).y, width, 15));
    const box = places.find((place) => taken.isFree(place));
    const isBare = bundle.role === "party" || (bundle.sign === 0 && mark === "·");
    if (box && !isBare) taken.add(box);
    badges.push({ bundle, mark, box: box || (isBare ? null : places[0]), at, isBare });
  }
  return badges;
}

/** The mark of a line: its sign, and the number of ties in it. */
function badgeText(bundle) {
  const isOutcome = bundle.role === "outcome";
  if (isOutcome && bundle.facts.every((index) => isInferred(data.facts[index], "agreement"))) return "inferred";
  const count = bundle.facts.length > 1 && !isOutcome ? String(bundle.facts.length) : "";
  if (bundle.sign === 0) return count || "·";
  return `${SIGN_MARKS.get(bundle.sign)}${count}`;
}

/** What a line's ties are, in words, the commonest first; null for a party's seat at a table, which needs none. */
function edgeWords(bundle) {
  if (bundle.role === "party") return null;
  const isOutcome = bundle.role === "outcome";
  const isSeat = isOutcome || data.facts[bundle.facts[0]].family === "agreement";
  const counts = new Map();
  for (const index of bundle.facts) {
    const fact = data.facts[index];
    const said = caveat(fact);
    const outcome = isInferred(fact, "agreement") ? "led to (inferred)" : "led to";
    const label = isOutcome ? outcome : bundle.role === "helper" && fact.relation === "mediatedBetween" ? "mediated" : fact.label;
    const words = said ? `${said}: ${label}` : label;
    counts.set(words, (counts.get(words) || 0) + 1);
  }
  const [first] = [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))[0];
  const more = bundle.facts.length - counts.get(first);
  const sign = bundle.sign === 0 ? "" : `${SIGN_MARKS.get(bundle.sign)} `;
  const times = counts.get(first) > 1 && !isSeat ? ` ×${counts.get(first)}` : "";
  return `${sign}${first}${times}${more > 0 ? `, ${more} more` : ""}`;
}

function paintEdgeLabel(map, context, { bundle, mark, box, at, isBare }, taken) {
  const words = edgeWords(bundle);
  if (words === null) return;
  context.font = EDGE_FONT;
  const width = context.measureText(words).width + 12;
  const isCrowded = map.bundles.size > 70 && map.near === null && map.hovered?.edge !== bundle.id;
  if (!isCrowded) {
    const rest = new Taken(taken.width, taken.height);
    rest.boxes = taken.boxes.filter((other) => other !== box);
    for (const share of [0.5, 0.4, 0.6, 0.3, 0.7]) {
      const place = boxAround(at(share).x, at(share).y, width, 16);
      if (width + 24 < spanOf(at) * 1.6 && rest.isFree(place)) {
        taken.add(place);
        paintPill(context, words, place, signColour(bundle, map.colours), map.colours.paper);
        return;
      }
    }
  }
  if (!isBare && box) paintPill(context, mark, box, signColour(bundle, map.colours), map.colours.paper);
}

/** The length of a line on the screen. */
function spanOf(at) {
  const [start, end] = [at(0), at(1)];
  return Math.hypot(start.x - end.x, start.y - end.y);
}

function paintPill(context, text, box, colour, paper) {
  context.font = EDGE_FONT;
  context.beginPath();
  context.roundRect(box.left, box.top, box.right - box.left, box.bottom - box.top, 8);
  context.fillStyle = paper;
  context.fill();
  context.strokeStyle = mixed(colour, paper, 0.45);
  context.lineWidth = 1;
  context.stroke();
  context.fillStyle = colour;
  context.fillText(text, box.x, box.y + 0.5);
}
