-- The directory's model whole: people by RPPS or ADELI, structures with their place, applications, operators,
-- activities; what a mailbox may hold; and how addresses are used, for those who curate them.

-- "identity" is the one entered under and never changes; either number finds the person.
CREATE TABLE professionals_whole (
  identity      TEXT PRIMARY KEY,
  rpps          TEXT UNIQUE,
  adeli         TEXT UNIQUE,
  family        TEXT NOT NULL,
  given         TEXT NOT NULL,
  profession    TEXT NOT NULL,
  qualification TEXT,
  state         TEXT NOT NULL CHECK (state IN ('active', 'suspended')),
  created_at    INTEGER NOT NULL,
  CHECK (rpps IS NOT NULL OR adeli IS NOT NULL)
);
INSERT INTO professionals_whole (identity, rpps, family, given, profession, state, created_at)
  SELECT 'rpps:' || rpps, rpps, family, given, profession, state, created_at FROM professionals;
DROP TABLE professionals;
ALTER TABLE professionals_whole RENAME TO professionals;

-- "legal" is the FINESS number of the legal entity (EJ) that a geographic one (EG) belongs to.
ALTER TABLE organisations ADD COLUMN sign TEXT;
ALTER TABLE organisations ADD COLUMN legal TEXT;
ALTER TABLE organisations ADD COLUMN street TEXT;
ALTER TABLE organisations ADD COLUMN postcode TEXT;
ALTER TABLE organisations ADD COLUMN town TEXT;

CREATE TABLE applications (
  identity     TEXT PRIMARY KEY,
  name         TEXT NOT NULL,
  organisation TEXT NOT NULL,
  state        TEXT NOT NULL CHECK (state IN ('active', 'suspended')),
  created_at   INTEGER NOT NULL
);

-- "domains" are separated by spaces.
CREATE TABLE operators (
  identity     TEXT PRIMARY KEY,
  name         TEXT NOT NULL,
  organisation TEXT,
  domains      TEXT NOT NULL,
  contact      TEXT,
  state        TEXT NOT NULL CHECK (state IN ('active', 'suspended')),
  created_at   INTEGER NOT NULL
);

CREATE TABLE activities (
  identity   TEXT NOT NULL,
  structure  TEXT NOT NULL,
  role       TEXT,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (identity, structure)
);
CREATE INDEX activities_by_structure ON activities (structure);

-- NULL: as much as there is room for.
ALTER TABLE mailboxes ADD COLUMN quota_bytes INTEGER;

-- Written by the gateway in batches, so it may miss the last minute before a crash.
CREATE TABLE address_usage (
  address      TEXT PRIMARY KEY,
  opened_at    INTEGER,
  received_at  INTEGER,
  sent_at      INTEGER,
  bounces      INTEGER NOT NULL DEFAULT 0,
  bounced_at   INTEGER,
  checked_at   INTEGER,
  check_due_at INTEGER
);

-- The search index is made anew at the next search: it holds codes now, and dense lists are bit maps.
UPDATE reference_segments SET published = 0;
UPDATE counters SET value = -1 WHERE name = 'reference-own';
