-- Lists and OCSP. A list leaves the row of its authority, which would be rewritten with it at every revocation.

CREATE TABLE crls (
  authority   TEXT NOT NULL REFERENCES authorities (name),
  kind        TEXT NOT NULL CHECK (kind IN ('full', 'delta')),
  number      INTEGER NOT NULL,
  next_update INTEGER NOT NULL,
  der         BLOB NOT NULL,
  PRIMARY KEY (authority, kind)
);
INSERT INTO crls (authority, kind, number, next_update, der)
  SELECT name, 'full', crl_number, crl_next_update, crl FROM authorities WHERE crl IS NOT NULL;
UPDATE authorities SET crl = NULL;

-- Full lists that somebody may still hold: what deltas begin from. `revocations` is the count that they tell of.
CREATE TABLE crl_bases (
  authority   TEXT NOT NULL REFERENCES authorities (name),
  number      INTEGER NOT NULL,
  revocations INTEGER NOT NULL,
  next_update INTEGER NOT NULL,
  PRIMARY KEY (authority, number)
);
-- Changes before this table was made are not in it, so only a list that tells of all of them may be a base.
INSERT INTO crl_bases (authority, number, revocations, next_update)
  SELECT name, crl_number, crl_revocations, crl_next_update FROM authorities
   WHERE crl_revocations = revocations;

-- Which certificate each count of `authorities.revocations` stands for.
CREATE TABLE revocation_changes (
  authority TEXT NOT NULL REFERENCES authorities (name),
  count     INTEGER NOT NULL,
  serial    TEXT NOT NULL REFERENCES certificates (serial),
  PRIMARY KEY (authority, count)
);

CREATE INDEX certificates_revoked_by_serial ON certificates (authority, serial) WHERE state = 'revoked';

-- The certificate and key that sign OCSP answers for an authority, the key wrapped as those of authorities are.
CREATE TABLE responders (
  authority   TEXT PRIMARY KEY REFERENCES authorities (name),
  serial      TEXT NOT NULL REFERENCES certificates (serial),
  not_before  INTEGER NOT NULL,
  not_after   INTEGER NOT NULL,
  certificate BLOB NOT NULL,
  wrapped_key BLOB NOT NULL
);
