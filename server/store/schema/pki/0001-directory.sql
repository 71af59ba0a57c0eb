-- The certificate directory: authorities, certificates, people, organisations, mailboxes, delegations.
-- Times are milliseconds since the epoch. A published migration is never edited: add the next.

CREATE TABLE authorities (
  name            TEXT PRIMARY KEY,
  subject         TEXT NOT NULL,
  certificate     BLOB NOT NULL,
  wrapped_key     BLOB,
  crl             BLOB,
  crl_number      INTEGER NOT NULL,
  crl_counter     INTEGER NOT NULL,
  crl_next_update INTEGER NOT NULL,
  revocations     INTEGER NOT NULL,
  crl_revocations INTEGER NOT NULL,
  signed_at       INTEGER NOT NULL
);

CREATE TABLE certificates (
  serial      TEXT PRIMARY KEY,
  authority   TEXT NOT NULL REFERENCES authorities (name),
  identity    TEXT NOT NULL,
  profile     TEXT NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('reserved', 'good', 'revoked')),
  fingerprint TEXT UNIQUE,
  issuer      TEXT NOT NULL,
  subject     TEXT NOT NULL,
  not_before  INTEGER NOT NULL,
  not_after   INTEGER NOT NULL,
  reason      TEXT,
  revoked_at  INTEGER,
  der         BLOB,
  created_at  INTEGER NOT NULL,
  CHECK (state = 'reserved' OR (fingerprint IS NOT NULL AND der IS NOT NULL)),
  CHECK ((state = 'revoked') = (revoked_at IS NOT NULL))
);
CREATE INDEX certificates_by_identity ON certificates (identity);
CREATE INDEX certificates_revoked ON certificates (authority, not_after) WHERE state = 'revoked';

CREATE TABLE professionals (
  rpps       TEXT PRIMARY KEY,
  family     TEXT NOT NULL,
  given      TEXT NOT NULL,
  profession TEXT NOT NULL,
  state      TEXT NOT NULL CHECK (state IN ('active', 'suspended')),
  created_at INTEGER NOT NULL
);

CREATE TABLE organisations (
  identity   TEXT PRIMARY KEY,
  finess     TEXT UNIQUE,
  siret      TEXT UNIQUE,
  name       TEXT NOT NULL,
  region     TEXT,
  state      TEXT NOT NULL CHECK (state IN ('active', 'suspended')),
  created_at INTEGER NOT NULL,
  CHECK (finess IS NOT NULL OR siret IS NOT NULL)
);

CREATE TABLE mailboxes (
  address    TEXT PRIMARY KEY,
  type       TEXT NOT NULL CHECK (type IN ('PER', 'ORG', 'APP', 'CAB')),
  owner      TEXT NOT NULL,
  state      TEXT NOT NULL CHECK (state IN ('active', 'suspended', 'closed')),
  created_at INTEGER NOT NULL
);
CREATE INDEX mailboxes_by_owner ON mailboxes (owner);

CREATE TABLE grants (
  id         INTEGER PRIMARY KEY,
  identity   TEXT NOT NULL,
  address    TEXT NOT NULL REFERENCES mailboxes (address),
  actions    TEXT NOT NULL,
  from_at    INTEGER,
  to_at      INTEGER,
  why        TEXT NOT NULL,
  created_at INTEGER NOT NULL
);
CREATE INDEX grants_by_identity ON grants (identity);
CREATE INDEX grants_by_address ON grants (address);

CREATE TABLE counters (
  name  TEXT PRIMARY KEY,
  value INTEGER NOT NULL
);
INSERT INTO counters (name, value) VALUES ('revision', 0);
