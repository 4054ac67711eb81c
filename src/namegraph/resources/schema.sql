-- The tables of a namegraph database. Without row ids, rows lie in the order of their keys,
-- however they came in, so that equal content is stored equally.

-- What the database was built with.
CREATE TABLE manifest (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
-- The documents, and what was read in each: filled document by document.
CREATE TABLE documents (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, source TEXT NOT NULL, date TEXT,
  hash TEXT NOT NULL, text TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE readings (
  document TEXT PRIMARY KEY, origin TEXT NOT NULL, file TEXT NOT NULL, name TEXT NOT NULL,
  reader TEXT NOT NULL, crowded INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE mentions (
  document TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL,
  kind TEXT NOT NULL, label TEXT NOT NULL, adjectival INTEGER NOT NULL,
  entity TEXT NOT NULL DEFAULT '', sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL,
  PRIMARY KEY (document, start, "end")
) WITHOUT ROWID;
CREATE TABLE steps (
  document TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, step TEXT NOT NULL,
  PRIMARY KEY (document, start, "end")
) WITHOUT ROWID;
CREATE TABLE definitions (
  document TEXT NOT NULL, short_start INTEGER NOT NULL, short_end INTEGER NOT NULL,
  long_start INTEGER NOT NULL, long_end INTEGER NOT NULL,
  PRIMARY KEY (document, short_start, long_start)
) WITHOUT ROWID;
CREATE TABLE relations (
  document TEXT NOT NULL, number INTEGER NOT NULL, type TEXT NOT NULL,
  head_start INTEGER NOT NULL, head_end INTEGER NOT NULL,
  tail_start INTEGER NOT NULL, tail_end INTEGER NOT NULL,
  trigger_start INTEGER NOT NULL, trigger_end INTEGER NOT NULL,
  sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL,
  rule TEXT NOT NULL, confidence REAL NOT NULL, negated INTEGER NOT NULL,
  modality TEXT NOT NULL, attributed_to TEXT NOT NULL, title TEXT NOT NULL, date TEXT,
  layer TEXT NOT NULL,
  PRIMARY KEY (document, number)
) WITHOUT ROWID;
-- Statements that were read and cannot be, by relation type.
CREATE TABLE refused (
  document TEXT NOT NULL, relation TEXT NOT NULL, statements INTEGER NOT NULL,
  PRIMARY KEY (document, relation)
) WITHOUT ROWID;
-- The graph: made anew from the tables above whenever a document changes.
CREATE TABLE entities (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, label TEXT NOT NULL, kind TEXT NOT NULL,
  aliases TEXT NOT NULL, mentions INTEGER NOT NULL, documents INTEGER NOT NULL,
  first_seen TEXT, last_seen TEXT
) WITHOUT ROWID;
CREATE TABLE links (
  source TEXT NOT NULL, target TEXT NOT NULL, relation TEXT NOT NULL, layer TEXT NOT NULL,
  directed INTEGER NOT NULL, weight INTEGER NOT NULL, documents INTEGER NOT NULL,
  score REAL NOT NULL, negated REAL NOT NULL, first_seen TEXT, last_seen TEXT,
  wikidata TEXT NOT NULL,
  PRIMARY KEY (source, target, relation, layer)
) WITHOUT ROWID;
CREATE TABLE evidence (
  source TEXT NOT NULL, target TEXT NOT NULL, relation TEXT NOT NULL, layer TEXT NOT NULL,
  document TEXT NOT NULL, sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL,
  source_start INTEGER NOT NULL, source_end INTEGER NOT NULL,
  target_start INTEGER NOT NULL, target_end INTEGER NOT NULL,
  trigger_start INTEGER, trigger_end INTEGER, rule TEXT NOT NULL, confidence REAL NOT NULL,
  negated INTEGER NOT NULL, modality TEXT NOT NULL, attributed_to TEXT NOT NULL,
  title TEXT NOT NULL, date TEXT
);
CREATE INDEX evidence_by_source ON evidence (source, target);
CREATE INDEX evidence_by_target ON evidence (target);
-- Links of which not all evidence is a plain fact.
CREATE TABLE doubts (
  source TEXT NOT NULL, target TEXT NOT NULL, relation TEXT NOT NULL, layer TEXT NOT NULL,
  facts INTEGER NOT NULL, status TEXT NOT NULL,
  PRIMARY KEY (source, target, relation, layer)
) WITHOUT ROWID;
-- Two answers where there can be one; the dates of each are a JSON list.
CREATE TABLE conflicts (
  entity TEXT NOT NULL, relation TEXT NOT NULL, one TEXT NOT NULL, other TEXT NOT NULL,
  one_dates TEXT NOT NULL, other_dates TEXT NOT NULL,
  PRIMARY KEY (entity, relation, one, other)
) WITHOUT ROWID;
CREATE TABLE merges (
  entity TEXT NOT NULL, alias TEXT NOT NULL, rule TEXT NOT NULL, detail TEXT NOT NULL,
  PRIMARY KEY (entity, alias)
) WITHOUT ROWID;
-- Entities that are named alike and were left apart; entity is the smaller of the two ids.
CREATE TABLE refusals (
  entity TEXT NOT NULL, other TEXT NOT NULL, detail TEXT NOT NULL,
  PRIMARY KEY (entity, other, detail)
) WITHOUT ROWID;
CREATE INDEX refusals_by_other ON refusals (other);
