// The search: every word typed must begin a word of a name or of one of its aliases.

const field = document.getElementById("search");
const found = document.getElementById("found");
const FOUND = 8;

// "Łódź" is found by "lodz": letters without their marks; a few letters have no mark to lose.
const PLAIN = { ł: "l", ø: "o", đ: "d", ß: "ss", æ: "ae", œ: "oe", ı: "i", þ: "th", ð: "d" };

function fold(text) {
  const bare = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return bare.replace(/[łøđßæœıþð]/gu, (letter) => PLAIN[letter]).replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

let index = null; // made at the first search, not before the first picture

function searchIndex() {
  index ??= entities.flatMap((entity, place) =>
    [...new Set([entity.name, entity.label, ...entity.aliases])].map((form) => ({ place, form, folded: fold(form) })),
  );
  return index;
}

// 0 the whole name, 1 its beginning, 2 beginnings of its words, 3 somewhere inside
function closeness(folded, query) {
  if (folded === query) return 0;
  if (folded.startsWith(query)) return 1;
  const forms = folded.split(" ");
  if (query.split(" ").every((part) => forms.some((form) => form.startsWith(part)))) return 2;
  return folded.includes(query) ? 3 : 9;
}

function search(text) {
  const query = fold(text);
  const best = new Map();
  if (!query) return [];
  for (const entry of searchIndex()) {
    const rank = closeness(entry.folded, query);
    if (rank < (best.get(entry.place)?.rank ?? 9)) best.set(entry.place, { ...entry, rank });
  }
  return [...best.values()].sort((a, b) => a.rank - b.rank || a.place - b.place).slice(0, FOUND);
}

let active = -1;

function option({ place, form }, at) {
  const entity = entities[place];
  const also = closeness(fold(entity.name), fold(field.value)) < 9 ? "" : name(form, "span", { class: "also" });
  const item = make("li", { role: "option", id: `found-${at}`, "aria-selected": "false" }, mark(entity.kind), make("span", { class: "both" }, name(entity.name), also));
  item.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  item.addEventListener("click", () => choose(place));
  item.dataset.place = place;
  return item;
}

function showFound() {
  const hits = search(field.value);
  const typed = field.value.trim() !== "";
  found.replaceChildren(...(hits.length ? hits.map(option) : [nobody()]));
  found.hidden = !typed;
  field.setAttribute("aria-expanded", String(typed));
  activate(hits.length ? 0 : -1);
}

function nobody() {
  const cut = entities.length < totals.entities;
  const hint = cut ? ` Only the ${number.format(entities.length)} most connected of ${number.format(totals.entities)} are on this page.` : "";
  return make("li", { class: "nobody", role: "option", "aria-disabled": "true", "aria-selected": "false" }, `No name matches.${hint}`);
}

function activate(at) {
  const items = [...found.querySelectorAll("[data-place]")];
  active = items.length ? (at + items.length) % items.length : -1;
  items.forEach((item, place) => item.setAttribute("aria-selected", String(place === active)));
  if (active >= 0) field.setAttribute("aria-activedescendant", items[active].id);
  else field.removeAttribute("aria-activedescendant");
}

function closeFound() {
  found.hidden = true;
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
}

function choose(place) {
  field.value = "";
  closeFound();
  field.blur();
  select({ entity: place });
}

function searchKey(event) {
  if (event.key === "ArrowDown") activate(active + 1);
  else if (event.key === "ArrowUp") activate(active - 1);
  else if (event.key === "Enter" && active >= 0 && !found.hidden) choose(Number(found.querySelectorAll("[data-place]")[active].dataset.place));
  else if (event.key === "Escape" && (field.value || !found.hidden)) {
    field.value = "";
    closeFound();
    event.stopPropagation(); // this Esc ends the search, the next one the selection
  } else return;
  event.preventDefault();
}

function startSearch() {
  field.addEventListener("input", showFound);
  field.addEventListener("focus", () => field.value.trim() && showFound());
  field.addEventListener("blur", closeFound);
  field.addEventListener("keydown", searchKey);
}
