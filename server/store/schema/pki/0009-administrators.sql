-- Administrators by identity and role, and the orders that two of them have to sign.
-- Times are milliseconds since the epoch. A published migration is never edited: add the next.

CREATE TABLE administrators (
  identity TEXT NOT NULL,
  role     TEXT NOT NULL CHECK (role IN ('auditor', 'registrar', 'security-officer', 'operator')),
  added_at INTEGER NOT NULL,
  added_by TEXT NOT NULL,
  why      TEXT NOT NULL,
  PRIMARY KEY (identity, role)
);

-- "facts" is a JSON object of texts, "digest" the SHA-256 of what is to be done. A number is never used twice.
CREATE TABLE approvals (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  operation     TEXT NOT NULL,
  role          TEXT NOT NULL,
  facts         TEXT NOT NULL,
  digest        TEXT NOT NULL,
  why           TEXT NOT NULL,
  state         TEXT NOT NULL CHECK (state IN ('waiting', 'approved', 'refused', 'used')),
  asked_by      TEXT NOT NULL,
  asked_with    TEXT NOT NULL,
  asked_at      INTEGER NOT NULL,
  signature     TEXT NOT NULL,
  expires_at    INTEGER NOT NULL,
  decided_by    TEXT,
  decided_with  TEXT,
  decided_at    INTEGER,
  countersigned TEXT,
  used_at       INTEGER,
  CHECK ((state = 'waiting') = (decided_by IS NULL)),
  CHECK ((state = 'used') = (used_at IS NOT NULL))
);
CREATE INDEX approvals_open ON approvals (digest) WHERE state IN ('waiting', 'approved');
