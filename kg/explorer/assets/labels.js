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

const CELL = 96;
const MANY_LINES = 70;

/** Rectangles that are taken, in screen pixels, found by the squares of a grid that they touch. */
class Taken {
  constructor(width, height) {
    this.cells = new Map();
    this.width = width;
    this.height = height;
  }

  *cellsOf(box) {
    for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x += 1) {
      for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y += 1) yield x * 4096 + y;
    }
  }

  /** Whether a rectangle lies on the screen and over no other, but for one that does not count. */
  isFree(box, besides = null) {
    if (box.left < 2 || box.top < 2 || box.right > this.width - 2 || box.bottom > this.height - 2) return false;
    for (const cell of this.cellsOf(box)) {
      for (const other of this.cells.get(cell) || []) {
        if (other !== besides && box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom) return false;
      }
    }
    return true;
  }

  add(box) {
    if (box.right < 0 || box.bottom < 0 || box.left > this.width || box.top > this.height) return;
    for (const cell of this.cellsOf(box)) {
      if (!this.cells.has(cell)) this.cells.set(cell, []);
      this.cells.get(cell).push(box);
    }
  }
}

/** A rectangle around a middle. */
function boxAround(x, y, width, height) {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2, x, y };
}

/** Paints all labels of a map; called by vis-network after each drawing. */
function paintLabels(map, context) {
  if (!map.colours) return;
  map.painted = [];
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
    /* What became of an agreement matters more than a line's sign, which colour and arrowhead tell too; on a phone, so does every name. */
    const isFirst = (id) => isNarrow() || nodeById.get(id).kind === "agreement";
    paintNodeLabels(map, context, places, ids.filter(isFirst), taken);
    const badges = isDim ? [] : edgeBadges(map, taken);
    paintNodeLabels(map, context, places, ids.filter((id) => !isFirst(id)), taken);
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
    const name = wrapped(context, node);
    const isWanted = places.size <= ALL_LABELS || rank(id) >= 4000;
    let lines = withStatus(name, node, map, context);
    let box = freeBox(places.get(id), lines, taken, isWanted);
    /* The name alone, where the status finds no room: panel and table have it. */
    if (!box) box = freeBox(places.get(id), lines = name, taken, isWanted);
    if (!box) continue;
    taken.add(box);
    const share = map.isNodeDim(id) ? 0.35 : isNotYetMade(node, map.state.at) ? 0.55 : 1;
    const colour = mixed(map.colours.ink, map.colours.paper, share);
    map.painted.push({ lines: lines.text, box, colour, size: isMinor ? 12 : 12.5, weight: isMinor ? 400 : 600, style: isMinor ? "italic" : "normal" });
    paintLines(context, lines, box, colour, map.colours.paper);
  }
}

/** An agreement's label with its status. */
function withStatus({ text, width }, node, map, context) {
  const status = node.kind === "mediation" ? outcomeLine(node) : statusLine(node, map.state);
  if (!status) return { text, width };
  const more = inLines(context, shortened(status, 70));
  return { text: [...text, ...more.text], width: Math.max(width, more.width) };
}

const wrappedLabels = new Map();

/** A node's label in lines of some width, measured once. */
function wrapped(context, node) {
  if (!wrappedLabels.has(node.id)) wrappedLabels.set(node.id, inLines(context, shortened(node.name, 60)));
  return wrappedLabels.get(node.id);
}

/** A text in as few lines as its room allows, and these about equally long. */
function inLines(context, text) {
  const words = text.split(/\s+/);
  const fewest = broken(context, words, WRAP).length;
  let width = Math.min(WRAP, context.measureText(text).width / fewest);
  let lines = broken(context, words, width);
  while (lines.length > fewest) lines = broken(context, words, width += 6);
  return { text: lines, width: Math.max(...lines.map((line) => context.measureText(line).width)) };
}

/** Words in lines, none broader than a width but of a single word. */
function broken(context, words, width) {
  const lines = [];
  for (const word of words) {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && context.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/* What turns the order of letters round, or is not seen: a label with it would read as another name. */
const HIDDEN_MARKS = /[\u202a-\u202e\u2066-\u2069\u200b\ufeff]/g;

/** A text cut at a length, whole characters only, without marks that turn it round. */
function shortened(text, limit) {
  const seen = text.replace(HIDDEN_MARKS, "");
  const characters = [...seen];
  return characters.length > limit ? `${characters.slice(0, limit - 1).join("")}…` : seen;
}

/** The first free place around a node: below, above, beside, then farther out. */
function freeBox({ x, y, size }, { text, width }, taken, isWanted) {
  const height = text.length * LINE_HEIGHT;
  /* Room above and below keeps two labels from reading as one. */
  const [w, h] = [width + 6, height + 4];
  for (const far of isWanted && !isNarrow() ? [3, 9, 18, 30] : [3, 8]) {
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
    const y = box.top + 2 + LINE_HEIGHT * (index + 0.5);
    context.strokeText(line, box.x, y);
    context.fillText(line, box.x, y);
  });
}

/** For every line its mark at the middle, with a place kept free for it. */
function edgeBadges(map, taken) {
  const badges = [];
  const isCrowded = map.bundles.size > 2 * MANY_LINES && map.near === null;
  for (const bundle of map.bundles.values()) {
    if (map.isEdgeDim(bundle.id) || (isCrowded && map.hovered?.edge !== bundle.id)) continue;
    const edge = map.network.body.edges[bundle.id];
    if (!edge || !edge.connected) continue;
    const at = (share) => map.network.canvasToDOM(edge.edgeType.getPoint(share));
    const mark = badgeText(bundle);
    const width = 9 + 6.5 * mark.length;
    const places = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8].map((share) => boxAround(at(share).x, at(share).y, width, 15));
    const box = places.find((place) => taken.isFree(place));
    const isBare = bundle.role === "party" || (bundle.sign === 0 && bundle.facts.length === 1 && mark !== "inferred");
    if (box && !isBare) taken.add(box);
    badges.push({ bundle, mark, box: box || null, at, isBare });
  }
  return badges;
}

/** The mark of a line: its sign, and the number of ties in it. */
function badgeText(bundle) {
  const isOutcome = bundle.role === "outcome";
  if (isOutcome && bundle.facts.every((index) => isInferred(data.facts[index], "agreement"))) return "inferred";
  const count = isOutcome ? "" : countText(bundle);
  /* What is not accepted says so, however little room there is. */
  const said = bundle.status === "not actual" ? bundle.status : STATUS_MARKS.get(bundle.status) ?? bundle.status;
  const against = bundle.mark || said ? `${bundle.mark || said} ` : "";
  /* A number alone says nothing. */
  const times = /^\d+$/.test(count) ? `×${count}` : count;
  if (bundle.sign === 0) return `${against}${times}`.trim() || "·";
  return `${against}${SIGN_MARKS.get(bundle.sign)}${times && ` ${times}`}`;
}

/** How many ties a line stands for: "" for one; with a day "1 of 8" where one is certain, "8?" where none is. */
function countText({ facts, parts }) {
  const [{ when, facts: surest }] = parts;
  if (when !== "certain") return `${facts.length > 1 ? facts.length : ""}?`;
  if (facts.length === 1) return "";
  return surest.length < facts.length ? `${surest.length} of ${facts.length}` : String(facts.length);
}

/** The mark of a line with a word, for where its ties cannot all be named. */
function badgeWords({ sign, role, facts }, mark) {
  if (role === "outcome") return mark;
  const word = sign === 0 ? (facts.length > 1 ? "ties" : "tie") : SIGN_WORDS.get(sign);
  return `${mark.replace(/[?·×]/g, "").trim()} ${word}${mark.endsWith("?") ? "?" : ""}`.trim();
}

/** How sure a line's ties are on the day, where not all are certain: " (1 of 8 certain)", " (undated)". */
function sureness({ facts, parts }) {
  const [{ when, facts: surest }] = parts;
  if (surest.length < facts.length && when === "certain") return ` (${surest.length} of ${facts.length} certain)`;
  if (when === "certain") return "";
  return ` (${parts.length > 1 ? parts.map((part) => `${part.facts.length} ${part.when}`).join(", ") : when})`;
}

/** What a line's ties are, in words, the commonest first; null for a party's seat at a table, which needs none. */
function edgeWords(bundle) {
  if (bundle.role === "party") return null;
  const isOutcome = bundle.role === "outcome";
  const isSeat = isOutcome || data.facts[bundle.facts[0]].family === "agreement";
  const counts = new Map();
  for (const index of bundle.parts[0].facts) {
    const fact = data.facts[index];
    const said = caveat(fact);
    const outcome = isInferred(fact, "agreement") ? "led to (inferred)" : "led to";
    const label = isOutcome ? outcome : bundle.role === "helper" && fact.relation === "mediatedBetween" ? "mediated" : fact.label;
    const words = [bundle.mark, said, label].filter(Boolean).join(": ");
    counts.set(words, (counts.get(words) || 0) + 1);
  }
  const [first] = [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))[0];
  const more = bundle.parts[0].facts.length - counts.get(first);
  const sign = bundle.sign === 0 ? "" : `${SIGN_MARKS.get(bundle.sign)} `;
  const times = counts.get(first) > 1 && !isSeat ? ` ×${counts.get(first)}` : "";
  return `${sign}${first}${times}${more > 0 ? `, ${more} more` : ""}${isOutcome ? "" : sureness(bundle)}`;
}

function paintEdgeLabel(map, context, { bundle, mark, box, at, isBare }, taken) {
  const words = edgeWords(bundle);
  if (words === null) return;
  context.font = EDGE_FONT;
  const isCrowded = map.bundles.size > MANY_LINES && map.near === null && map.hovered?.edge !== bundle.id;
  const colour = bundle.parts[0].when === "undated" ? map.colours.soft : signColour(bundle, map.colours);
  for (const text of isCrowded ? [] : isBare ? [words] : [words, badgeWords(bundle, mark)]) {
    const width = context.measureText(text).width + 12;
    for (const share of width + 24 < spanOf(at) * 1.6 ? [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78] : []) {
      const place = boxAround(at(share).x, at(share).y, width, 16);
      if (taken.isFree(place, box)) {
        taken.add(place);
        paintPill(context, text, place, colour, map);
        return;
      }
    }
  }
  if (!isBare && box) paintPill(context, mark, box, colour, map);
}

/** The length of a line on the screen. */
function spanOf(at) {
  const [start, end] = [at(0), at(1)];
  return Math.hypot(start.x - end.x, start.y - end.y);
}

function paintPill(context, text, box, colour, map) {
  const { paper } = map.colours;
  map.painted.push({ lines: [text], box, colour, size: 11, weight: 500, style: "normal", isPill: true });
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
