// The drawing: vis-network holds the marks and lines, this file says how they look.

const SIZE = { PERSON: 1, ORG: 0.88, PLACE: 1.06 }; // so that the three shapes look equally large
const CLEAR = "rgba(0, 0, 0, 0)";
// Solid, long dashes, dots, and what is no fact with gaps: told apart without a colour.
const DASHES = {
  "stated fact": false,
  "verb fact": [13, 5],
  "stated unsure": [5, 5],
  "verb unsure": [13, 5, 2, 5],
  "cooccurrence fact": [2, 6],
};
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const stage = document.getElementById("stage");

let network = null;
let nodes = null;
let edges = null;
let colours = {};
let spots = null; // positions, read again after a mark was dragged
let drawnNow = visible();
const lastLook = { nodes: new Map(), edges: new Map() };

function readColours() {
  const style = getComputedStyle(document.documentElement);
  const names = ["PERSON", "ORG", "PLACE", "paper", "ink", "accent", "soft", "stated", "verb", "cooccurrence", "unsure", "accent-pale", "dim-line", "dim-mark"];
  colours = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

// The layout is wider than high; a phone is not. What room is left then is shared out as well.
function arranged(marks) {
  const upright = stage.clientHeight > stage.clientWidth;
  const set = upright ? marks.map((node) => ({ ...node, x: -node.y, y: node.x })) : marks;
  const size = (axis) => Math.max(...set.map((node) => Math.abs(node[axis])), 1) * 2;
  const missing = (size("x") / size("y")) * ((stage.clientHeight - 80) / (stage.clientWidth - 140));
  const stretch = (factor) => Math.min(Math.max(factor, 1), 1.5);
  return set.map((node) => ({ ...node, x: node.x * stretch(1 / missing), y: node.y * stretch(missing) }));
}

function createNetwork() {
  const marks = read("graph-nodes").map((node) => ({ ...node, size: node.size * SIZE[entities[node.id].kind] }));
  nodes = new vis.DataSet(arranged(marks));
  edges = new vis.DataSet(read("graph-edges"));
  restyle();
  const options = JSON.parse(read("graph-options")); // twice: pyvis hands the options over as a text
  network = new vis.Network(document.getElementById("canvas"), { nodes, edges }, options);
  network.on("afterDrawing", drawOver);
  network.on("dragging", () => (spots = null));
  network.once("afterDrawing", () => fit(false));
}

function nodeLook(place, near) {
  const entity = entities[place];
  const dim = near && !near.entities.has(place);
  const chosen = state.selected?.entity === place;
  return {
    hidden: !drawnNow.entities.has(place),
    borderWidth: chosen ? Math.min(3, entity.radius / 4) : 1.5,
    color: {
      background: dim ? colours["dim-mark"] : colours[entity.kind],
      border: chosen ? colours.ink : dim ? CLEAR : colours.paper, // a line of the selection shows through
    },
  };
}

function edgeLook(place, near) {
  const link = links[place];
  const lit = near?.links.has(place);
  const [best] = leading(link);
  return {
    hidden: !drawnNow.links.has(place),
    width: lineWidth(best, weightOf(link)) * (lit ? 1.3 : 1),
    color: { color: near && !lit ? colours["dim-line"] : lineColour(best, lit) },
    dashes: DASHES[styleOf(best)],
    arrows: lit ? arrows(link) : "",
  };
}

// However often two share a sentence, their line stays thinner than one that says something.
function lineWidth(relation, weight) {
  if (!isClaim(relation)) return Math.min(0.8 + 0.2 * Math.log2(weight), 1.6);
  return Math.min(1.2 + 0.4 * Math.log2(weight), 3.4);
}

function lineColour(relation, lit) {
  if (!isSure(relation)) return lit ? colours["accent-pale"] : colours.unsure;
  return lit ? colours.accent : colours[relation.layer];
}

// Heads only on what is selected: on every line they would be all that is seen.
function arrows(link) {
  const ways = new Set(drawn(link).filter(isClaim).map((each) => each.way));
  const head = { enabled: true, scaleFactor: 0.42 };
  return { to: ways.has(1) ? head : { enabled: false }, from: ways.has(-1) ? head : { enabled: false } };
}

// Only what changed is told to vis: most clicks touch a handful of marks.
function update(set, last, count, look) {
  const changes = [];
  for (let id = 0; id < count; id += 1) {
    const next = look(id);
    const key = JSON.stringify(next);
    if (last.get(id) !== key) changes.push({ id, ...next });
    last.set(id, key);
  }
  if (changes.length) set.update(changes);
}

function restyle() {
  drawnNow = visible();
  const near = focus();
  update(nodes, lastLook.nodes, entities.length, (place) => nodeLook(place, near));
  update(edges, lastLook.edges, links.length, (place) => edgeLook(place, near));
}

function positions() {
  spots ??= network.getPositions();
  return spots;
}

function animation(wanted = true) {
  return wanted && !calm.matches ? { duration: 300, easingFunction: "easeInOutQuad" } : false;
}

// The part of the stage that the sheet of a phone leaves free, and room for labels at its sides.
function clearing() {
  const covered = Math.max(0, stage.getBoundingClientRect().bottom - panel.getBoundingClientRect().top);
  const isSheet = getComputedStyle(panel).position === "absolute";
  const height = stage.clientHeight - (isSheet ? covered : 0);
  return { width: stage.clientWidth, height, side: Math.min(90, stage.clientWidth * 0.11), top: 34 };
}

function box(places) {
  const at = places.map((place) => positions()[place]);
  const range = (axis) => [Math.min(...at.map((spot) => spot[axis])), Math.max(...at.map((spot) => spot[axis]))];
  const [[left, right], [top, bottom]] = [range("x"), range("y")];
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top };
}

// vis has a fit of its own, which knows neither labels nor the sheet.
function fit(animated = true, places = [...(focus()?.entities ?? drawnNow.entities)], largest = 1.5) {
  if (!places.length) return;
  const [view, shown] = [clearing(), box(places)];
  const across = (view.width - 2 * view.side) / Math.max(shown.width, 1);
  const down = (view.height - 2 * view.top) / Math.max(shown.height, 1);
  look(shown, Math.min(across, down, largest), animated);
}

function look(position, scale, animated) {
  const offset = { x: 0, y: (clearing().height - stage.clientHeight) / 2 };
  network.moveTo({ position: { x: position.x, y: position.y }, scale, offset, animation: animation(animated) });
}

// Steps on the screen are the same at every zoom.
function pan(x, y) {
  const [{ x: atX, y: atY }, scale] = [network.getViewPosition(), network.getScale()];
  network.moveTo({ position: { x: atX + x / scale, y: atY + y / scale }, animation: animation() });
}

function zoom(factor) {
  network.moveTo({ scale: Math.min(Math.max(network.getScale() * factor, 0.05), 8), animation: animation() });
}

// Bring the selection into sight; when all of it is, nothing moves.
function reveal(places) {
  const view = clearing();
  const seen = places.every((place) => {
    const { x, y } = onScreen(place);
    return x > 40 && y > 30 && x < view.width - 40 && y < view.height - 30;
  });
  if (!seen) fit(true, places, Math.max(network.getScale(), 0.6));
}

// Two marks that touch cannot both have a readable name.
function isTight(places) {
  const [a, b] = places.map(onScreen);
  return Math.hypot(a.x - b.x, a.y - b.y) < 90;
}

// After a search or a click in the panel: the entity among those it has most to do with.
function approach({ entity, link }) {
  if (link !== undefined) return isTight(links[link].ends) ? fit(true, links[link].ends, 2) : reveal(links[link].ends);
  const own = linksOf[entity].filter((place) => isLinkVisible(links[place]));
  const near = own.sort((a, b) => weightOf(links[b]) - weightOf(links[a]) || a - b).slice(0, 12);
  return fit(true, [entity, ...near.map((place) => otherEnd(links[place], entity))], 1.3);
}

function onScreen(place) {
  const { x, y } = positions()[place];
  const { scale, translation } = network.body.view; // canvasToDOM, without a thousand objects
  return { x: x * scale + translation.x, y: y * scale + translation.y };
}

function radiusOnScreen(place) {
  return entities[place].radius * network.getScale();
}

// What is under the pointer. Distances are on the screen, so that a finger finds a small mark too.
function pick(x, y, reach) {
  const entity = nearest(drawnNow.entities, (place) => {
    const at = onScreen(place);
    return Math.hypot(at.x - x, at.y - y) - radiusOnScreen(place);
  });
  if (entity.distance <= reach / 2) return { entity: entity.place };
  const link = nearest(drawnNow.links, (place) => {
    const [from, to] = links[place].ends.map(onScreen);
    return distanceToLine(x, y, from, to);
  });
  if (link.distance <= reach) return { link: link.place };
  return entity.distance <= reach ? { entity: entity.place } : null;
}

function nearest(places, measure) {
  let best = { place: -1, distance: Infinity };
  places.forEach((place) => {
    const distance = measure(place);
    if (distance < best.distance) best = { place, distance };
  });
  return best;
}

function distanceToLine(x, y, from, to) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const along = ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy || 1);
  const t = Math.min(Math.max(along, 0), 1);
  return Math.hypot(x - from.x - t * dx, y - from.y - t * dy);
}
