-- Authorities of others apart from what they are trusted for, with every source of revocation and what was fetched from it.

CREATE TABLE foreign_authorities (
  fingerprint TEXT PRIMARY KEY,
  subject     TEXT NOT NULL,
  not_after   INTEGER NOT NULL,
  certificate BLOB NOT NULL,
  crl_url     TEXT,
  delta_url   TEXT,
  ocsp_url    TEXT,
  revocation  TEXT NOT NULL CHECK (revocation IN ('any', 'crl', 'ocsp', 'both')),
  created_at  INTEGER NOT NULL
);

-- An authority without a row here issues below one that has some, and is only known.
CREATE TABLE foreign_trust (
  fingerprint TEXT NOT NULL REFERENCES foreign_authorities (fingerprint),
  audience    TEXT NOT NULL CHECK (audience IN ('people', 'organisations', 'servers')),
  created_at  INTEGER NOT NULL,
  PRIMARY KEY (fingerprint, audience)
);

CREATE TABLE foreign_lists (
  fingerprint TEXT NOT NULL REFERENCES foreign_authorities (fingerprint),
  kind        TEXT NOT NULL CHECK (kind IN ('full', 'delta')),
  der         BLOB,
  digest      TEXT,
  next_update INTEGER,
  etag        TEXT,
  modified    TEXT,
  checked_at  INTEGER,
  next_try    INTEGER NOT NULL,
  failures    INTEGER NOT NULL,
  problem     TEXT,
  PRIMARY KEY (fingerprint, kind)
);

-- Answers of responders about certificates that came in, by the fingerprint of the certificate.
CREATE TABLE foreign_answers (
  fingerprint TEXT PRIMARY KEY,
  issuer      TEXT NOT NULL,
  serial      TEXT NOT NULL,
  der         BLOB NOT NULL,
  asked_at    INTEGER NOT NULL,
  seen_at     INTEGER NOT NULL
);
CREATE INDEX foreign_answers_seen ON foreign_answers (seen_at);

INSERT INTO foreign_authorities
  SELECT fingerprint, subject, not_after, certificate, crl_url, NULL, NULL, 'any', created_at FROM foreign_anchors;
INSERT INTO foreign_trust SELECT fingerprint, audience, created_at FROM foreign_anchors;
INSERT INTO foreign_lists
  SELECT fingerprint, 'full', crl, NULL, crl_next_update, NULL, NULL, NULL, 0, 0, NULL
    FROM foreign_anchors WHERE crl IS NOT NULL;
DROP TABLE foreign_anchors;

-- The last warning given of an end: its threshold in milliseconds before that end.
CREATE TABLE expiry_notices (
  subject   TEXT NOT NULL,
  ends_at   INTEGER NOT NULL,
  threshold INTEGER NOT NULL,
  sent_at   INTEGER NOT NULL,
  PRIMARY KEY (subject, ends_at)
);
