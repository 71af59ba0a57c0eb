-- Where keys of authorities live, generations of issuing authorities, and what waits for the root's signature.

-- What an authority is for: people, organisations, servers, or root. Its name tells its generation too: people, people-2.
ALTER TABLE authorities ADD COLUMN role TEXT NOT NULL DEFAULT '';
UPDATE authorities SET role = name;
-- file:/path or pkcs11:…; NULL when the key is in wrapped_key, or not on this machine at all.
ALTER TABLE authorities ADD COLUMN key_at TEXT;
-- When a newer generation took over: it issues no more, and still signs its lists.
ALTER TABLE authorities ADD COLUMN superseded_at INTEGER;
CREATE UNIQUE INDEX authorities_current ON authorities (role) WHERE superseded_at IS NULL;

-- A request for an issuing authority's certificate that has gone to the machine where the root is.
CREATE TABLE authority_requests (
  role        TEXT PRIMARY KEY,
  name        TEXT NOT NULL,
  -- Both NULL when the certificate is for the key that the authority has already.
  wrapped_key BLOB,
  key_at      TEXT,
  request     BLOB NOT NULL,
  created_at  INTEGER NOT NULL
);
