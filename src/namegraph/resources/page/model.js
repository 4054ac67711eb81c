// The data, and the questions that are asked of it. Nothing here touches the page.

function read(id) {
  return JSON.parse(document.getElementById(id).textContent);
}

const data = read("graph-data");
const { entities, links, sentences, documents, totals } = data;

// links of each entity, by the entity's place
const linksOf = entities.map(() => []);
links.forEach((link, place) => link.ends.forEach((end) => linksOf[end].push(place)));

// Map, not an object: an entity may be named "constructor"
const placeOf = new Map(entities.map((entity, place) => [entity.id, place]));

const state = {
  kinds: new Set(Object.keys(KINDS)),
  layers: new Set(Object.keys(LAYERS)),
  unsure: true, // also what no sentence tells as a fact
  all: false, // also the weaker same-sentence links
  least: 1,
  selected: null, // { entity: place } or { link: place }
};

function otherEnd(link, end) {
  return link.ends[0] === end ? link.ends[1] : link.ends[0];
}

function linkBetween(a, b) {
  return linksOf[a].find((place) => links[place].ends.includes(b));
}

// The relations of a link that the filters let through.
function drawn(link) {
  return link.relations.filter(
    (each) => state.layers.has(each.layer) && (state.unsure || isSure(each)) && each.weight >= state.least,
  );
}

function isClaim(relation) {
  return relation.layer !== "cooccurrence";
}

// That two names share a sentence is sure, and claims nothing.
function isSure(relation) {
  return relation.status === "fact";
}

function isLinkVisible(link) {
  const wanted = link.ends.every((end) => state.kinds.has(entities[end].kind));
  return wanted && (link.strong || state.all) && drawn(link).length > 0;
}

// Facts of any layer say more than plans, and these more than a shared sentence.
const RANKS = ["stated fact", "verb fact", "stated unsure", "verb unsure", "cooccurrence fact"];

function styleOf(relation) {
  return `${relation.layer} ${isSure(relation) ? "fact" : "unsure"}`;
}

function rank(relation) {
  return RANKS.indexOf(styleOf(relation));
}

// The relations that say most decide how a line looks; those of other layers have no part in it.
function leading(link) {
  const relations = drawn(link).length ? drawn(link) : link.relations;
  const best = Math.min(...relations.map(rank));
  return relations.filter((each) => rank(each) === best);
}

// What is planned or denied makes no line thicker, however often it is said.
function weightOf(link) {
  return Math.max(...leading(link).map((each) => (isClaim(each) ? each.facts : each.weight)), 1);
}

// What the selection is about: its entities, its links, and the neighbours.
function focus() {
  const { entity, link } = state.selected ?? {};
  if (link !== undefined) return { entities: new Set(links[link].ends), links: new Set([link]) };
  if (entity === undefined) return null;
  const own = linksOf[entity].filter((place) => isLinkVisible(links[place]));
  const near = own.map((place) => otherEnd(links[place], entity));
  return { entities: new Set([entity, ...near]), links: new Set(own) };
}

// What is drawn now. An entity whose last line was filtered away goes with it; the selection stays.
function visible() {
  const chosen = focus() ?? { entities: new Set(), links: new Set() };
  const shownLinks = new Set(chosen.links);
  links.forEach((link, place) => isLinkVisible(link) && shownLinks.add(place));
  const shownEntities = new Set(chosen.entities);
  shownLinks.forEach((place) => links[place].ends.forEach((end) => shownEntities.add(end)));
  entities.forEach((entity, place) => {
    if (!linksOf[place].length && state.kinds.has(entity.kind)) shownEntities.add(place);
  });
  return { entities: shownEntities, links: shownLinks };
}

function countByKind() {
  return countAll(entities.map((entity) => entity.kind));
}

function countByLayer() {
  return countAll(links.flatMap((link) => [...new Set(link.relations.map((each) => each.layer))]));
}

function countUnsure() {
  return links.filter((link) => link.relations.some((each) => !isSure(each))).length;
}

function countAll(values) {
  const counts = new Map();
  values.forEach((value) => counts.set(value, (counts.get(value) ?? 0) + 1));
  return counts;
}

// Stops of the weight slider: every step changes something, and large graphs need no long slide.
function stops() {
  const most = Math.max(1, ...links.map((link) => Math.max(...link.relations.map((each) => each.weight))));
  return [1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 50, 100, 200, 500].filter((stop) => stop <= most);
}

// Offsets count characters; JavaScript's own strings count an emoji as two.
function pieces(text, spans) {
  const letters = Array.from(text);
  const cuts = new Set([0, letters.length, ...spans.flatMap((span) => [span.start, span.end])]);
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(1).map((end, place) => ({
    text: letters.slice(sorted[place], end).join(""),
    marks: spans.filter((span) => span.start <= sorted[place] && end <= span.end).map((span) => span.mark),
  }));
}
