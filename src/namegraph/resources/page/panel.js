// The panel: what is selected, in words. Text from documents only ever becomes a text node.

const head = document.getElementById("panel-head");
const body = document.getElementById("panel-body");
const panel = document.getElementById("panel");
const ROWS = 12; // of a list before "show all"

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => {
    if (name === "onclick") element.addEventListener("click", value);
    else if (value !== false && value !== "") element.setAttribute(name, value);
  });
  element.append(...children.flat().filter((child) => child !== "" && child !== null && child !== undefined));
  return element;
}

// A name may be written from right to left; isolating it keeps the words around it in order.
function name(text, tag = "span", extra = {}) {
  return make(tag, { dir: "auto", class: "name", ...extra }, text);
}

function mark(kind) {
  return make("span", { class: `mark ${kind}`, "aria-hidden": "true" });
}

function kicker(kind, ...more) {
  return make("p", { class: "kicker" }, mark(kind), KINDS[kind].one, ...more);
}

function stroke(style) {
  return make("span", { class: `stroke ${style}`, "aria-hidden": "true" });
}

function section(title, unit, ...children) {
  return make("section", {}, make("h3", { class: "headed" }, make("span", {}, title), make("span", { class: "unit" }, unit)), ...children);
}

function showPanel() {
  const { entity, link } = state.selected ?? {};
  const [top, rest] = entity !== undefined ? entityPanel(entity) : link !== undefined ? linkPanel(link) : overview();
  head.replaceChildren(...top);
  body.replaceChildren(...rest);
  panel.scrollTop = 0;
}

// --- nothing selected

function overview() {
  const intro =
    `Each mark is a person, an organization or a place named in ${count(totals.documents, "document")}. ` +
    "A line joins two that share a sentence. Choose a mark or a line to read the sentences behind it.";
  const top = [make("h2", {}, "At a glance"), make("p", { class: "invite" }, "Tap a mark or a line to read its sentences."), make("p", { class: "lead" }, intro)];
  return [top, [figures(overviewFigures()), ...Object.keys(KINDS).map(topOfKind), readingNote()]];
}

function overviewFigures() {
  return [
    [number.format(totals.entities), totals.entities === 1 ? "entity" : "entities"],
    [number.format(totals.links), totals.links === 1 ? "link" : "links"],
    [number.format(totals.documents), totals.documents === 1 ? "document" : "documents"],
  ];
}

function figures(pairs) {
  return make("dl", { class: "figures" }, pairs.map(([value, term]) => make("div", {}, make("dt", {}, term), make("dd", {}, value))));
}

function topOfKind(kind) {
  const those = entities.map((_, place) => place).filter((place) => entities[place].kind === kind);
  const best = those.sort((a, b) => entities[b].mentions - entities[a].mentions || a - b).slice(0, 6);
  if (!best.length) return "";
  return section(KINDS[kind].many, "mentions", make("ul", { class: "rows" }, best.map((place) => make("li", {}, entityRow(place)))));
}

function entityRow(place) {
  const entity = entities[place];
  const amount = make("span", { class: "amount", title: "mentions" }, number.format(entity.mentions));
  return make("button", { type: "button", class: "row", onclick: () => select({ entity: place }) }, mark(entity.kind), name(entity.name), amount);
}

function readingNote() {
  const notes = [...Object.entries(LAYERS), ["unsure", UNSURE]].map(([style, { name: what, hint }]) =>
    make("li", {}, stroke(style), make("span", {}, make("b", {}, `${what}:`), ` ${hint[0].toLowerCase()}${hint.slice(1)}.`)),
  );
  const drawnFirst = make("p", {}, `At first every stated and verb link is drawn, and of the others the ${totals.strongest} strongest of each entity.`);
  const cut = totals.left_out ? make("p", {}, `${count(totals.left_out, "weaker same-sentence link")} of these entities did not fit on this page.`) : "";
  return make("section", { class: "note" }, make("h3", {}, "How to read the lines"), make("ul", {}, notes), drawnFirst, cut);
}

// --- an entity

function entityPanel(place) {
  const entity = entities[place];
  const top = [kicker(entity.kind, closeButton()), name(entity.name, "h2"), roles(entity), aliases(entity)];
  const groups = Object.keys(LAYERS).map((layer) => neighbours(place, layer));
  const alone = linksOf[place].length ? "" : make("p", { class: "lead" }, "No sentence joins this name to another one on this page.");
  return [top.filter(Boolean), [figures(entityFigures(place)), seen(entity), alone, ...groups].filter(Boolean)];
}

function closeButton() {
  return make("button", { type: "button", class: "close", "aria-label": "Close and show everything", title: "Close (Esc)", onclick: () => select(null) }, "×");
}

function roles(entity) {
  return entity.roles.length ? make("p", { class: "roles" }, entity.roles.map((role) => name(role, "span", { class: "role" }))) : "";
}

function aliases(entity) {
  if (!entity.aliases.length) return "";
  const more = entity.more_aliases ? ` and ${number.format(entity.more_aliases)} more` : "";
  const list = entity.aliases.flatMap((alias, place) => (place ? [", ", name(alias)] : [name(alias)]));
  return make("p", { class: "aliases" }, make("span", { class: "term" }, "Also "), ...list, more);
}

function seen(entity) {
  const when = period(entity.seen);
  return when ? make("p", { class: "seen" }, `Seen ${when}`) : "";
}

function entityFigures(place) {
  const [entity, near] = [entities[place], linksOf[place].length];
  const figure = [
    [number.format(entity.mentions), entity.mentions === 1 ? "mention" : "mentions"],
    [number.format(entity.documents), entity.documents === 1 ? "document" : "documents"],
  ];
  return [...figure, [number.format(near), near === 1 ? "connection" : "connections"]];
}

function neighbours(place, layer) {
  const rows = linksOf[place].flatMap((at) =>
    links[at].relations.filter((each) => each.layer === layer).map((relation) => ({ at, relation })),
  );
  if (!rows.length) return "";
  rows.sort((a, b) => rank(a.relation) - rank(b.relation) || b.relation.weight - a.relation.weight || b.relation.score - a.relation.score || a.at - b.at);
  const hint = make("p", { class: "hint" }, `${LAYERS[layer].hint}.`);
  return section(`${LAYERS[layer].name} · ${number.format(rows.length)}`, "sentences", hint, longList(rows, (row) => neighbourRow(place, row)));
}

function longList(rows, build) {
  const list = make("ul", { class: "rows" }, rows.slice(0, ROWS).map((row) => make("li", {}, build(row))));
  if (rows.length <= ROWS) return list;
  const more = make("button", { type: "button", class: "more" }, `Show all ${number.format(rows.length)}`);
  more.addEventListener("click", () => {
    const added = rows.slice(ROWS).map((row) => make("li", {}, build(row)));
    list.append(...added);
    added[0].querySelector("button").focus();
    more.remove();
  });
  return make("div", {}, list, more);
}

function neighbourRow(place, { at, relation }) {
  const other = otherEnd(links[at], place);
  const outgoing = relation.way === (links[at].ends[0] === place ? 1 : -1);
  const says = phrase(relation, outgoing);
  const row = { type: "button", class: isSure(relation) ? "row" : "row unsure", title: "Read the sentences", onclick: () => select({ link: at }) };
  const saying = make("span", { class: "says" }, says && make("span", { class: "phrase" }, `${says} `), name(entities[other].name));
  const amount = make("span", { class: "amount", title: count(relation.weight, "sentence") }, number.format(relation.weight));
  const go = { type: "button", class: "go", "aria-label": `Go to ${entities[other].name}`, title: "Go there", onclick: () => select({ entity: other }) };
  return make("div", { class: "pair" }, make("button", row, mark(entities[other].kind), saying, standing(relation), amount), make("button", go, "→"));
}

// What a reader must know before taking a claim for a fact.
function standing(relation) {
  if (!isSure(relation)) return make("span", { class: relation.status === "denied" ? "badge no" : "badge" }, relation.status);
  if (relation.against.length) return make("span", { class: "badge no" }, "contradicted");
  return relation.negated ? make("span", { class: "badge" }, "also denied") : "";
}

// --- a link

function linkPanel(place) {
  const link = links[place];
  const ends = link.ends.map((end) => endButton(end));
  const top = [make("p", { class: "kicker" }, "Connection", closeButton()), make("h2", { class: "ends" }, ends[0], make("span", { class: "unseen" }, " and "), ends[1])];
  return [top, link.relations.map((relation) => relationSection(link, relation))];
}

function endButton(place) {
  const entity = entities[place];
  return make("button", { type: "button", class: "end", title: KINDS[entity.kind].one, onclick: () => select({ entity: place }) }, mark(entity.kind), name(entity.name));
}

function relationSection(link, relation) {
  const title = make("h3", { class: "claim" }, claim(link, relation), " ", standing(relation));
  const cards = relation.evidence.map((row) => card(link, relation, row));
  const style = `relation ${relation.layer}${isSure(relation) ? "" : " unsure"}`;
  return make("section", { class: style }, title, make("p", { class: "facts" }, facts(relation)), contradiction(relation), cards, shownNote(relation));
}

function claim(link, relation) {
  if (relation.layer === "cooccurrence") return ["Named in the same sentence"];
  const [from, to] = relation.way === -1 ? [...link.ends].reverse() : link.ends;
  const joint = make("span", { class: "phrase" }, ` ${words(relation.name)} `);
  const arrow = relation.way === 0 ? "" : make("span", { class: "arrow", "aria-hidden": "true" }, "→ ");
  return [name(entities[from].label), joint, arrow, name(entities[to].label)];
}

// Both answers stand; which is right is for the reader to say.
function contradiction(relation) {
  if (!relation.against.length) return "";
  const others = relation.against.map(([other, place]) =>
    place < 0 ? name(other) : make("button", { type: "button", class: "more", onclick: () => select({ entity: place }) }, name(other)),
  );
  const list = others.flatMap((other, at) => (at ? [", ", other] : [other]));
  return make("p", { class: "against" }, "Contradicted: another sentence says the same of ", list, ".");
}

function facts(relation) {
  const weak = !isClaim(relation);
  const parts = [
    weak ? "No relation is claimed" : LAYERS[relation.layer].name,
    `${count(relation.weight, "sentence")} in ${count(relation.documents, "document")}`,
    asFact(relation),
    period(relation.seen),
    `${weak ? "association" : "confidence"} ${relation.score.toFixed(2)}`,
    relation.negated ? `denied in ${percent(relation.negated)}` : "",
    relation.wikidata && `Wikidata ${relation.wikidata}`,
  ];
  return parts.filter(Boolean).join(" · ");
}

function asFact(relation) {
  if (!isSure(relation)) return "none as a fact";
  return relation.facts < relation.weight && isClaim(relation) ? `${number.format(relation.facts)} as a plain fact` : "";
}

function shownNote(relation) {
  const shown = relation.evidence.length;
  if (shown >= relation.weight) return "";
  const some = `${number.format(shown)} of ${number.format(relation.weight)} shown`;
  return make("p", { class: "shown" }, shown ? some : "Shown above.");
}

function card(link, relation, row) {
  const { text, document: place } = sentences[row.sentence];
  const source = documents[place];
  const cite = make("p", { class: "cite" }, name(source.title, "cite"), row.date ? ` · ${day(row.date)}` : "");
  return make("article", { class: "card" }, quote(link, text, row), badges(row), cite, origin(relation, row, source));
}

function quote(link, text, row) {
  const spans = ["a", "b", "trigger"].filter((part) => row[part]).map((part) => ({
    mark: part === "trigger" ? "trigger" : `name ${entities[link.ends[part === "a" ? 0 : 1]].kind}`,
    start: row[part][0],
    end: row[part][1],
  }));
  const parts = pieces(text, spans).map((piece) => (piece.marks.length ? make("mark", { class: piece.marks.join(" ") }, piece.text) : piece.text));
  return make("blockquote", { dir: "auto" }, parts);
}

function badges(row) {
  const found = [
    row.negated && make("span", { class: "badge no" }, "denied"),
    row.modality && make("span", { class: "badge" }, row.modality),
    row.by && make("span", { class: "badge" }, "according to ", name(row.by)),
    row.title && make("span", { class: "badge" }, name(row.title)),
  ].filter(Boolean);
  return found.length ? make("p", { class: "badges" }, found) : "";
}

// Where to look it up, and what read it.
function origin(relation, row, source) {
  const file = source.title === source.id ? [] : [name(source.id)];
  const rule = relation.layer === "cooccurrence" ? [] : [make("span", {}, "rule ", make("code", {}, row.rule), `, ${row.confidence.toFixed(2)}`)];
  const parts = [...file, ...rule];
  return parts.length ? make("p", { class: "origin" }, parts.flatMap((part, at) => (at ? [" · ", part] : [part]))) : "";
}
