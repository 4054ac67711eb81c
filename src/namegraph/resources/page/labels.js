// Labels: drawn over everything, the largest entities first, none over another.

const BUDGET = 150;
const LEADING = 20; // the best connected, whose names a reader looks for first
const LETTERS = 30; // a longer label is cut; the panel has the full name
const FONT = '-apple-system, "Segoe UI", Inter, Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif';
const CELL = 80; // pixels; boxes are only compared within their cells
const widths = new Map();

let hovered = null;

function labelText(entity) {
  const letters = Array.from(entity.label.replace(/\s+/g, " "));
  return letters.length > LETTERS ? `${letters.slice(0, LETTERS - 1).join("").trimEnd()}…` : letters.join("");
}

function labelSize(place) {
  const share = Math.sqrt(entities[place].weight / (entities[0].weight || 1));
  return Math.round(stage.clientWidth < 600 ? 10.5 + 3 * share : 11 + 4.5 * share);
}

function labelWidth(ctx, text, font) {
  const key = `${font}|${text}`;
  if (!widths.has(key)) {
    ctx.font = font;
    widths.set(key, ctx.measureText(text).width);
  }
  return widths.get(key);
}

// Who gets a label first: what is selected or under the pointer, then the best connected.
function labelOrder(near) {
  const shown = [...drawnNow.entities].filter((place) => !near || near.entities.has(place));
  if (hovered?.entity !== undefined && !shown.includes(hovered.entity)) shown.push(hovered.entity);
  const rank = (place) => (isChosen(place) ? 0 : 1);
  return shown.sort((a, b) => rank(a) - rank(b) || a - b);
}

// Boxes by the cells they touch. A frame asks some thousand times, so nothing is allocated here.
class Grid {
  #cells = new Map();

  #each(box, visit) {
    for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x += 1) {
      for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y += 1) {
        if (visit(x * 65536 + y) === false) return;
      }
    }
  }

  add(box) {
    this.#each(box, (key) => {
      const cell = this.#cells.get(key);
      if (cell) cell.push(box);
      else this.#cells.set(key, [box]);
    });
  }

  // How many boxes a new one would cover; Infinity if one of them must not be covered.
  cover(box, mayCover) {
    let covered = 0;
    this.#each(box, (key) => {
      for (const other of this.#cells.get(key) ?? []) {
        if (!apart(box, other)) covered += mayCover(other);
      }
      return covered < Infinity;
    });
    return covered;
  }
}

function apart(a, b) {
  return a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
}

// Below, right, left, above: the first that is free.
function candidates(at, radius, width, height) {
  const [w, gap] = [width / 2, radius + 3];
  const middle = { top: at.y - height / 2, bottom: at.y + height / 2 };
  return [
    { left: at.x - w, right: at.x + w, top: at.y + gap, bottom: at.y + gap + height },
    { left: at.x + gap, right: at.x + gap + width, ...middle },
    { left: at.x - gap - width, right: at.x - gap, ...middle },
    { left: at.x - w, right: at.x + w, top: at.y - gap - height, bottom: at.y - gap },
  ];
}

function isInView(box) {
  return box.right > 0 && box.bottom > 0 && box.left < stage.clientWidth && box.top < stage.clientHeight;
}

function isInside(box) {
  return box.left > 4 && box.right < stage.clientWidth - 4;
}

// Labels keep clear of marks, but not of the ones that are dimmed.
function markBoxes(near) {
  const grid = new Grid();
  (near?.entities ?? drawnNow.entities).forEach((place) => {
    const [at, radius] = [onScreen(place), radiusOnScreen(place) * 0.85];
    grid.add({ mark: place, left: at.x - radius, right: at.x + radius, top: at.y - radius, bottom: at.y + radius });
  });
  for (const control of [document.querySelector(".zoom"), document.getElementById("status")]) {
    const { offsetLeft: left, offsetTop: top, offsetWidth: width, offsetHeight: height } = control;
    grid.add({ left, top, right: left + width, bottom: top + height });
  }
  return grid;
}

// Names first; what lines say goes where room is left.
function placeAll(ctx) {
  const near = focus();
  const grid = markBoxes(near);
  const names = placeLabels(ctx, near, grid);
  return [...names, ...placeClaims(ctx, near, grid)];
}

function placeLabels(ctx, near, grid = markBoxes(near)) {
  const placed = [];
  for (const place of labelOrder(near)) {
    if (placed.length >= BUDGET) break;
    const label = placeLabel(ctx, grid, place, near ?? { entities: leaders() });
    if (label) {
      grid.add(label.box);
      placed.push(label);
    }
  }
  return placed;
}

function placeLabel(ctx, grid, place, first) {
  const [size, text] = [labelSize(place), labelText(entities[place])];
  const must = isChosen(place);
  const leads = must || first.entities.has(place);
  const font = `${must || (leads && !state.selected) ? 600 : 400} ${size}px ${FONT}`;
  const spots = candidates(onScreen(place), radiusOnScreen(place), labelWidth(ctx, text, font), size * 1.15);
  if (!isInView(spots[0])) return null;
  const cost = must ? costOfChosen(place) : costOf(place, leads);
  const box = freeSpot(grid, spots.filter(isInside), cost) ?? (must ? spots[0] : null);
  return box && { box, text, font };
}

// A leading entity may write over the marks of lesser ones, rather than stand there without a name.
function costOf(place, leads) {
  return (other) => (other.mark === place ? 0 : leads && other.mark > place ? 1 : Infinity);
}

// What is selected gets its name in any case, but rather over marks than over another name.
function costOfChosen(place) {
  return (other) => (other.mark === place ? 0 : other.mark === undefined ? 50 : 1);
}

function freeSpot(grid, spots, cost) {
  let [best, least] = [null, Infinity];
  for (const spot of spots) {
    const covered = grid.cover(spot, cost);
    if (covered < least) [best, least] = [spot, covered];
    if (covered === 0) break;
  }
  return best;
}

function leaders() {
  const most = Math.min(LEADING, Math.ceil(entities.length / 8), Math.round(stage.clientWidth / 50));
  return new Set(Array.from({ length: most }, (_, place) => place));
}

function isChosen(place) {
  const { entity, link } = state.selected ?? {};
  return entity === place || hovered?.entity === place || (link !== undefined && links[link].ends.includes(place));
}

// --- what lines say

const CLAIMS = 60; // at most so many
const CLAIM = 11; // size of their letters
const CLOSE = 1.25; // zoom from which lines that are not selected say what they are, too

// The whole, and for what is no fact at least that it is none.
function claimTexts(link) {
  const [best] = leading(link);
  const more = drawn(link).filter(isClaim).length - 1;
  const says = `${words(best.name)}${more ? ` +${more}` : ""}`;
  return isSure(best) ? [says] : [`${best.status}: ${says}`, best.status];
}

function placeClaims(ctx, near, grid) {
  if (!near && network.getScale() < CLOSE) return [];
  const told = [...(near?.links ?? drawnNow.links)].filter((place) => isClaim(leading(links[place])[0]));
  const placed = [];
  for (const place of told.sort((a, b) => weightOf(links[b]) - weightOf(links[a]) || a - b)) {
    if (placed.length >= CLAIMS) break;
    const label = placeClaim(ctx, grid, place);
    if (label) {
      grid.add(label.box);
      placed.push(label);
    }
  }
  return placed;
}

function placeClaim(ctx, grid, place) {
  const [link, chosen] = [links[place], state.selected?.link === place];
  const [best] = leading(link);
  const font = `${best.layer === "verb" ? "italic " : ""}${CLAIM}px ${FONT}`;
  const look = { font, colour: isSure(best) ? colours.ink : colours.soft, onLine: true };
  for (const text of claimTexts(link)) {
    const [ends, width] = [link.ends.map(onScreen), labelWidth(ctx, text, font)];
    const spots = spotsOnLine(ends, width);
    const box = isLong(ends, width) && freeSpot(grid, spots.filter(isInside).filter(isInView), () => Infinity);
    if (box || chosen) return { ...look, box: box || spots[0], text };
  }
  return null;
}

// A line that is too short would vanish below its words.
function isLong([from, to], width) {
  return Math.hypot(from.x - to.x, from.y - to.y) >= width * 0.7;
}

// In the middle of a line or near it.
function spotsOnLine([from, to], width) {
  return [0.5, 0.38, 0.62].map((share) => {
    const [x, y] = [from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share];
    return { left: x - width / 2, right: x + width / 2, top: y - CLAIM * 0.6, bottom: y + CLAIM * 0.6 };
  });
}

function drawOver(ctx) {
  const ratio = ctx.canvas.width / ctx.canvas.clientWidth;
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0); // screen pixels: letters stay the same size when zooming
  placeAll(ctx).forEach((label) => drawLabel(ctx, label));
  ctx.restore();
}

// A halo in the colour of the paper keeps letters readable over lines.
function drawLabel(ctx, { box, text, font, colour = colours.ink, onLine = false }) {
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  ctx.fillStyle = colours.paper; // a line may not cross out what is said of it
  if (onLine) ctx.fillRect(box.left - 2, box.top, box.right - box.left + 4, box.bottom - box.top);
  Object.assign(ctx, { font, textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 3.5 });
  ctx.strokeStyle = colours.paper;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = colour;
  ctx.fillText(text, x, y);
}
