// How the page says things. Everything a reader sees that is not data stands here or in page.html.

const KINDS = {
  PERSON: { one: "Person", many: "People" },
  ORG: { one: "Organization", many: "Organizations" },
  PLACE: { one: "Place", many: "Places" },
};

const LAYERS = {
  stated: { name: "Stated", hint: "The sentence states this relation" },
  verb: { name: "Verb", hint: "A verb of the sentence joins the two names" },
  cooccurrence: { name: "Same sentence", hint: "Named in the same sentence, which states nothing by itself" },
};

const UNSURE = { name: "Not facts", hint: "No sentence tells it as a fact: it is planned, possible, conditional or denied" };

// The other side of a directed relation, so that each entity's list reads as sentences about it.
const PASSIVE = {
  accused: "accused by",
  acquired: "acquired by",
  appointed: "appointed by",
  arrested: "arrested by",
  attacked: "attacked by",
  attended: "attended by",
  based_in: "seat of",
  born_in: "birthplace of",
  capital_of: "has the capital",
  chaired: "chaired by",
  citizen_of: "has the citizen",
  educated_at: "educated",
  employed_by: "employs",
  founded: "founded by",
  has_members_from: "has members in",
  has_office_in: "hosts an office of",
  head_of: "headed by",
  killed: "killed by",
  lives_in: "home of",
  located_in: "contains",
  member_of: "has the member",
  operates_in: "hosts the work of",
  organized: "organized by",
  owns: "owned by",
  part_of: "has the part",
  position_held: "office held by",
  sanctioned: "sanctioned by",
  spoke_at: "heard a speech by",
  supports: "supported by",
  visited: "visited by",
};

const MONTHS = [
  "January", "February", "March", "April", "May", "June", "July",
  "August", "September", "October", "November", "December",
];

const number = new Intl.NumberFormat("en");

function count(many, one, more = `${one}s`) {
  return `${number.format(many)} ${many === 1 ? one : more}`;
}

function words(relation) {
  return relation.replaceAll("_", " ");
}

// What stands between the entity whose panel is open and its neighbour.
function phrase(relation, outgoing) {
  if (relation.layer === "cooccurrence") return "";
  if (relation.way === 0 || outgoing) return words(relation.name);
  return Object.hasOwn(PASSIVE, relation.name) && relation.layer === "stated"
    ? PASSIVE[relation.name]
    : `← ${words(relation.name)}`;
}

// "2022-06-14" is 14 June 2022; a month or a year alone stays one.
function day(iso) {
  const [year, month, date] = iso.split("-");
  const name = MONTHS[Number(month) - 1];
  return name ? [date && Number(date), name, year].filter(Boolean).join(" ") : iso;
}

function period([first, last]) {
  if (!first && !last) return "";
  return first === last || !last ? day(first) : `${first ? day(first) : "…"} – ${day(last)}`;
}

function percent(share) {
  return `${Math.max(1, Math.round(share * 100))} %`;
}
