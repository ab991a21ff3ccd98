/**
 * The map as an SVG drawing: the lines, shapes and labels that are on the screen, as they stand there.
 */

const HEAD = 64;

/** The drawing as text. */
function asDrawing(state, visible, map) {
  return new XMLSerializer().serializeToString(drawnMap(state, visible, map, true));
}

/** The drawing as an SVG element; with its title above where it is to stand alone. */
function drawnMap(state, visible, map, isAlone) {
  const { clientWidth: width, clientHeight: height } = map.element;
  const { colours } = map;
  const head = isAlone ? HEAD : 0;
  const size = { viewBox: `0 0 ${width} ${height + head + 30}`, ...(isAlone ? { width, height: height + head + 30 } : {}) };
  const svg = drawing("svg", { xmlns: "http://www.w3.org/2000/svg", ...size, "font-family": FONT.replaceAll('"', "'"), role: "img" });
  const text = (x, y, words, attributes) => {
    const made = drawing("text", { x: rounded(x), y: rounded(y), ...attributes });
    made.textContent = clean(words);
    return made;
  };
  const title = drawing("title", {});
  title.textContent = clean(`${data.title}: ${captionWords(state, visible)}`);
  svg.append(title);
  if (isAlone) {
    svg.append(drawing("rect", { width, height: height + head + 30, fill: colours.paper }),
      text(16, 28, data.title, { "font-size": 18, "font-weight": 600, fill: colours.ink }),
      text(16, 48, captionWords(state, visible), { "font-size": 12.5, fill: colours.soft }));
  }
  const inner = drawing("g", { transform: `translate(0 ${head})` });
  for (const item of map.edges.get()) inner.append(...drawnLine(item, map));
  for (const id of visible.drawn.nodes) inner.append(drawnShape(nodeById.get(id), map));
  for (const label of map.painted) inner.append(...drawnLabel(label, colours, text));
  svg.append(inner, text(16, height + head + 20, KEY_WORDS, { "font-size": 11, fill: colours.soft }));
  return svg;
}

/** A text without what XML cannot hold. */
function clean(text) {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");
}

function rounded(number) {
  return Math.round(number * 10) / 10;
}

/** A line with its arrowheads. */
function drawnLine(item, map) {
  const edge = map.network.body.edges[item.id];
  if (!edge?.connected || item.from === item.to) return [];
  const steps = item.smooth ? 24 : 1;
  const points = Array.from({ length: steps + 1 }, (_, step) => map.network.canvasToDOM(edge.edgeType.getPoint(step / steps)));
  const way = points.map(({ x, y }) => `${rounded(x)},${rounded(y)}`).join(" ");
  const colour = item.color.color;
  const line = (attributes) => drawing("polyline", { points: way, fill: "none", ...attributes });
  const made = item.background.enabled ? [line({ stroke: item.background.color, "stroke-width": item.baseWidth + 7 })] : [];
  made.push(line({ stroke: colour, "stroke-width": rounded(item.baseWidth), "stroke-dasharray": item.baseDashes ? item.baseDashes.join(" ") : null }));
  for (const [key, ends, id] of [["to", points, item.to], ["from", [...points].reverse(), item.from]]) {
    if (item.arrows[key].enabled) made.push(drawnHead(ends, outside(ends.at(-1), id, map), colour));
  }
  return made;
}

/** How far before the end of a way its arrowhead has to be to lie outside the node: vis-network ends some ways there. */
function outside(end, id, map) {
  const middle = map.network.canvasToDOM(map.network.getPosition(id));
  return Math.max(0, map.sizeOf(nodeById.get(id)) + 3 - Math.hypot(end.x - middle.x, end.y - middle.y));
}

/** An arrowhead some pixels before the end of a way. */
function drawnHead(points, size, colour) {
  const [end, before] = [points.at(-1), points.at(-2)];
  const angle = Math.atan2(end.y - before.y, end.x - before.x);
  const at = (along, aside) => `${rounded(end.x - along * Math.cos(angle) - aside * Math.sin(angle))},${rounded(end.y - along * Math.sin(angle) + aside * Math.cos(angle))}`;
  return drawing("polygon", { points: `${at(size, 0)} ${at(size + 9, 4)} ${at(size + 9, -4)}`, fill: colour });
}

/** A node's shape. */
function drawnShape(node, map) {
  const { x, y } = map.network.canvasToDOM(map.network.getPosition(node.id));
  const { shape, baseSize: size, color } = map.nodes.get(node.id);
  const common = { fill: color.background, stroke: color.border, "stroke-width": 2 };
  const polygon = (corners) => drawing("polygon", { points: corners.map(([dx, dy]) => `${rounded(x + dx * size)},${rounded(y + dy * size)}`).join(" "), ...common });
  const turn = (count, first, radius) => Array.from({ length: count }, (_, at) => [radius(at) * Math.sin(first + (2 * Math.PI * at) / count), -radius(at) * Math.cos(first + (2 * Math.PI * at) / count)]);
  if (shape === "square") return polygon([[-1, -1], [1, -1], [1, 1], [-1, 1]]);
  if (shape === "triangle") return polygon(turn(3, 0, () => 1.15));
  if (shape === "triangleDown") return polygon(turn(3, Math.PI, () => 1.15));
  if (shape === "diamond") return polygon(turn(4, 0, () => 1));
  if (shape === "star") return polygon(turn(10, 0, (at) => (at % 2 ? 0.5 : 1.2)));
  return drawing("circle", { cx: rounded(x), cy: rounded(y), r: size, ...common });
}

/** A label as it was painted: lines with a halo, or words in a pill. */
function drawnLabel({ lines, box, colour, size, weight, style, isPill }, colours, text) {
  const attributes = { "font-size": size, "font-weight": weight, "font-style": style, "text-anchor": "middle", "dominant-baseline": "central", fill: colour };
  if (isPill) {
    return [drawing("rect", { x: rounded(box.left), y: rounded(box.top), width: rounded(box.right - box.left), height: rounded(box.bottom - box.top), rx: 8, fill: colours.paper, stroke: mixed(colour, colours.paper, 0.45) }),
      text(box.x, box.y + 0.5, lines[0], attributes)];
  }
  return lines.map((line, at) => text(box.x, box.top + 2 + LINE_HEIGHT * (at + 0.5), line, { ...attributes, stroke: colours.paper, "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke" }));
}
