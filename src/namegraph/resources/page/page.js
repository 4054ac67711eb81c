// Ties the page together: the controls, the pointer, the keys, and what scripts may call.

const tip = document.getElementById("tip");
const REACH = { mouse: 7, pen: 10, touch: 18 }; // pixels from a mark or a line that still mean it

let pointer = "mouse";

function select(what, move = what && approach) {
  state.selected = what;
  hovered = null;
  tip.hidden = true;
  restyle();
  network.redraw();
  showPanel();
  showStatus();
  openSheet(what !== null);
  if (move) afterSheet(() => state.selected === what && move(what));
}

// While the sheet of a phone slides, it is not yet known what it will cover.
function afterSheet(act) {
  panel.getBoundingClientRect(); // starts the sliding, if there is any
  const sliding = panel.getAnimations();
  if (sliding.length) Promise.allSettled(sliding.map(({ finished }) => finished)).then(act);
  else act();
}

function filter() {
  restyle();
  network.redraw();
  showStatus();
}

function showStatus() {
  const [shown, lines] = [drawnNow.entities.size, drawnNow.links.size];
  const part = (some, all, one, many) => (some < all ? `${number.format(some)} of ${count(all, one, many)}` : count(all, one, many));
  document.getElementById("status").textContent = [
    part(shown, totals.entities, "entity", "entities"),
    `${part(lines, links.length, "connection")} drawn`,
    count(totals.documents, "document"),
  ].join(" · ");
}

// --- controls

function chip(label, amount, pressed, toggle, ...before) {
  const button = make("button", { type: "button", class: "chip", "aria-pressed": String(pressed) }, ...before, label, make("span", { class: "amount" }, amount));
  button.addEventListener("click", () => {
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    toggle(on);
    filter();
  });
  return button;
}

function switcher(set, value) {
  return (on) => (on ? set.add(value) : set.delete(value));
}

function kindChips() {
  const counts = countByKind();
  return Object.keys(KINDS).filter((kind) => counts.has(kind)).map((kind) => {
    const button = chip(KINDS[kind].many, number.format(counts.get(kind)), true, switcher(state.kinds, kind), mark(kind));
    button.dataset.kind = kind;
    return button;
  });
}

function layerChips() {
  const counts = countByLayer();
  return Object.keys(LAYERS).filter((layer) => counts.has(layer)).map((layer) => {
    const button = chip(LAYERS[layer].name, number.format(counts.get(layer)), true, switcher(state.layers, layer), stroke(layer));
    button.title = LAYERS[layer].hint;
    button.dataset.layer = layer;
    return button;
  });
}

function unsureChip() {
  if (!countUnsure()) return [];
  const button = chip(UNSURE.name, number.format(countUnsure()), true, (on) => (state.unsure = on), stroke("unsure"));
  button.title = UNSURE.hint;
  button.id = "unsure";
  return [button];
}

function weakerChip() {
  const weaker = links.filter((link) => !link.strong).length;
  if (!weaker) return [];
  const button = chip("Weaker", `+${number.format(weaker)}`, false, (on) => (state.all = on));
  button.title = `Also the same-sentence links beyond the ${totals.strongest} strongest of each entity`;
  button.id = "weaker";
  return [button];
}

function startSlider() {
  const [slider, steps] = [document.getElementById("least"), stops()];
  const say = () => (document.getElementById("least-words").textContent = `At least ${count(state.least, "sentence")}`);
  document.getElementById("least-label").hidden = steps.length < 2;
  slider.max = String(steps.length - 1);
  slider.addEventListener("input", () => {
    state.least = steps[Number(slider.value)];
    slider.setAttribute("aria-valuetext", count(state.least, "sentence"));
    say();
    filter();
  });
  say();
}

function startControls() {
  document.getElementById("kinds").append(...kindChips());
  document.getElementById("layers").append(...layerChips(), ...unsureChip(), ...weakerChip());
  startSlider();
  document.getElementById("closer").addEventListener("click", () => zoom(1.35));
  document.getElementById("farther").addEventListener("click", () => zoom(1 / 1.35));
  document.getElementById("fit").addEventListener("click", () => fit());
  disclose("filters", (open) => document.getElementById("tools").classList.toggle("open", open));
  disclose("grip", (open) => openSheet(open));
}

function disclose(id, show) {
  const button = document.getElementById(id);
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(open));
    show(open);
  });
}

// On a phone the panel is a sheet that shows its head, or half a screen.
function openSheet(open) {
  panel.classList.toggle("open", open);
  const grip = document.getElementById("grip");
  grip.setAttribute("aria-expanded", String(open));
  grip.setAttribute("aria-label", open ? "Make the panel small" : "Open the panel");
}

// --- light and dark

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function showTheme() {
  document.getElementById("theme").setAttribute("aria-pressed", String(isDark()));
  if (!network) return;
  readColours();
  restyle();
  network.redraw();
}

function startTheme() {
  document.getElementById("theme").addEventListener("click", () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark";
    showTheme();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", showTheme);
  showTheme();
}

// --- pointer and keys

function underPointer(event) {
  const box = stage.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

function startPointer() {
  const canvas = document.getElementById("canvas");
  canvas.addEventListener("pointerdown", (event) => (pointer = event.pointerType));
  canvas.addEventListener("pointermove", (event) => event.pointerType === "mouse" && !event.buttons && hover(underPointer(event)));
  canvas.addEventListener("pointerleave", () => hover(null));
  network.on("click", ({ pointer: { DOM } }) => selectHere(pick(DOM.x, DOM.y, REACH[pointer] ?? REACH.mouse)));
  network.on("dragStart", () => hover(null));
}

// What was clicked in the drawing stays where it is, unless the sheet of a phone now covers it.
function selectHere(what) {
  select(what, what && (() => reveal(what.entity !== undefined ? [what.entity] : links[what.link].ends)));
}

function hover(at) {
  const next = at && pick(at.x, at.y, REACH.mouse);
  const changed = next?.entity !== hovered?.entity;
  hovered = next;
  stage.classList.toggle("pointing", Boolean(next));
  showTip(next, at);
  if (changed) network.redraw();
}

function showTip(what, at) {
  tip.hidden = !what;
  if (!what) return;
  tip.replaceChildren(...(what.entity !== undefined ? entityTip(entities[what.entity]) : linkTip(links[what.link])));
  const left = Math.min(at.x + 14, stage.clientWidth - tip.offsetWidth - 8);
  const top = at.y + 18 + tip.offsetHeight > stage.clientHeight ? at.y - tip.offsetHeight - 10 : at.y + 18;
  tip.style.transform = `translate(${Math.max(left, 8)}px, ${top}px)`;
}

function entityTip(entity) {
  return [name(entity.name, "b"), make("span", {}, `${KINDS[entity.kind].one} · ${count(entity.mentions, "mention")}`)];
}

function linkTip(link) {
  const [best] = leading(link);
  const [from, to] = best.way === -1 ? [...link.ends].reverse() : link.ends;
  const says = best.layer === "cooccurrence" ? "named in the same sentence" : `${LAYERS[best.layer].name.toLowerCase()}: ${words(best.name)}`;
  const arrow = best.way === 0 || best.layer === "cooccurrence" ? " – " : " → ";
  return [make("b", {}, name(entities[from].label), arrow, name(entities[to].label)), make("span", {}, [says, isSure(best) ? "" : best.status, count(best.weight, "sentence")].filter(Boolean).join(" · "))];
}

const KEYS = {
  Escape: () => select(null),
  "/": () => field.focus(),
  "+": () => zoom(1.35),
  "=": () => zoom(1.35),
  "-": () => zoom(1 / 1.35),
  0: () => fit(),
};

const ARROWS = { ArrowLeft: [-80, 0], ArrowRight: [80, 0], ArrowUp: [0, -80], ArrowDown: [0, 80] };

function startKeys() {
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input[type=text]");
    if (event.ctrlKey || event.metaKey || event.altKey || typing) return;
    const inDrawing = Object.hasOwn(ARROWS, event.key) && event.target.closest("#canvas");
    if (inDrawing) pan(...ARROWS[event.key]);
    else if (Object.hasOwn(KEYS, event.key)) KEYS[event.key]();
    else return;
    event.preventDefault();
  });
}

// --- for scripts and tests

function expose() {
  window.namegraph = {
    network,
    select: (id) => select(placeOf.has(id) ? { entity: placeOf.get(id) } : null),
    selectLink: (a, b) => {
      const place = linkBetween(placeOf.get(a), placeOf.get(b));
      select(place === undefined ? null : { link: place });
    },
    clear: () => select(null),
    search: (text) => search(text).map(({ place }) => entities[place].id),
    // where an entity stands on the screen, in pixels of the page
    position: (id) => {
      const [at, box] = [onScreen(placeOf.get(id)), stage.getBoundingClientRect()];
      return { x: at.x + box.left, y: at.y + box.top };
    },
    visible: () => ({
      entities: [...drawnNow.entities].map((place) => entities[place].id),
      links: [...drawnNow.links].map((place) => links[place].ends.map((end) => entities[end].id)),
    }),
    // how the lines look that are drawn now
    lines: () => [...drawnNow.links].map((place) => {
      const { width, dashes } = edgeLook(place, focus());
      return { ends: links[place].ends.map((end) => entities[end].id), style: styleOf(leading(links[place])[0]), width, dashes };
    }),
    claims: () => {
      const near = focus();
      return placeClaims(document.createElement("canvas").getContext("2d"), near, markBoxes(near)).map(({ text }) => text);
    },
    labels: () => placeLabels(document.createElement("canvas").getContext("2d"), focus()).map(({ text }) => text),
  };
}

function start() {
  readColours();
  createNetwork();
  startControls();
  startSearch();
  startPointer();
  startKeys();
  startTheme();
  showPanel();
  showStatus();
  expose();
  if (data.around.length === 1) select({ entity: data.around[0] });
}

if (entities.length) start();
else startTheme();
