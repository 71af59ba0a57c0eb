-- The dispensing ledger: which prescription was dispensed, by whom, when. No document id, number or medicine stands here:
-- documents are known by keyed hashes ("…_tag"), lines by their place, notes are sealed under the master key.

-- One row per document (version); those that replace one another share the "chain", the id of the first.
CREATE TABLE prescriptions (
  id            INTEGER PRIMARY KEY,
  chain         INTEGER NOT NULL,
  document_tag  BLOB NOT NULL UNIQUE,
  set_tag       BLOB NOT NULL,
  version       INTEGER NOT NULL,
  -- Identity that may replace or cancel it; who told the ledger of it, and whether that is the author.
  author        TEXT,
  told_by       TEXT NOT NULL,
  state         TEXT NOT NULL CHECK (state IN ('active', 'superseded', 'cancelled')),
  state_by      TEXT NOT NULL,
  state_at      INTEGER NOT NULL,
  registered_at INTEGER NOT NULL
);
CREATE INDEX prescriptions_by_chain ON prescriptions (chain);
CREATE INDEX prescriptions_by_set ON prescriptions (set_tag);

-- "times": how often it may be dispensed, renewals included; "boxes" each time, NULL when the document does not say.
CREATE TABLE prescription_lines (
  prescription_id INTEGER NOT NULL REFERENCES prescriptions (id),
  line            INTEGER NOT NULL,
  times           INTEGER NOT NULL,
  boxes           INTEGER,
  PRIMARY KEY (prescription_id, line)
) WITHOUT ROWID;

-- "key_tag" is the caller's own key of the request: one that is sent again is the same dispensing.
CREATE TABLE dispensings (
  id              INTEGER PRIMARY KEY,
  prescription_id INTEGER NOT NULL REFERENCES prescriptions (id),
  key_tag         BLOB NOT NULL UNIQUE,
  mailbox         TEXT NOT NULL,
  identity        TEXT NOT NULL,
  name            TEXT NOT NULL,
  at              INTEGER NOT NULL,
  undone_at       INTEGER,
  note            BLOB
);
CREATE INDEX dispensings_by_prescription ON dispensings (prescription_id);

CREATE TABLE dispensed_lines (
  dispensing_id INTEGER NOT NULL REFERENCES dispensings (id),
  line          INTEGER NOT NULL,
  kind          TEXT NOT NULL CHECK (kind IN ('whole', 'part', 'refused')),
  boxes         INTEGER,
  PRIMARY KEY (dispensing_id, line)
) WITHOUT ROWID;
