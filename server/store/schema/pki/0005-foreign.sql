-- Authorities of others that an administrator trusts, their lists, and the identities that came with them.

CREATE TABLE foreign_anchors (
  fingerprint TEXT PRIMARY KEY,
  audience    TEXT NOT NULL CHECK (audience IN ('people', 'organisations', 'servers')),
  subject     TEXT NOT NULL,
  not_after   INTEGER NOT NULL,
  certificate BLOB NOT NULL,
  crl_url     TEXT,
  crl         BLOB,
  crl_next_update INTEGER,
  created_at  INTEGER NOT NULL
);

CREATE TABLE foreign_claims (
  fingerprint TEXT PRIMARY KEY,
  identity    TEXT NOT NULL,
  subject     TEXT NOT NULL,
  issuer      TEXT NOT NULL,
  certificate BLOB NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('waiting', 'accepted', 'refused')),
  bound_to    TEXT,
  created_at  INTEGER NOT NULL,
  decided_at  INTEGER,
  CHECK ((state = 'accepted') = (bound_to IS NOT NULL))
);
CREATE INDEX foreign_claims_waiting ON foreign_claims (created_at) WHERE state = 'waiting';
