-- OpenPGP keys that holders published, certified by the directory's own signing key.

-- One current key for each mailbox; what it replaces is in the log by its fingerprint.
CREATE TABLE openpgp_keys (
  address      TEXT PRIMARY KEY REFERENCES mailboxes (address),
  -- Who published it.
  identity     TEXT NOT NULL,
  fingerprint  TEXT NOT NULL,
  -- Where a Web Key Directory looks: domain, and hash of the local part.
  domain       TEXT NOT NULL,
  local_hash   TEXT NOT NULL,
  -- Without armour, with the directory's certification.
  certificate  BLOB NOT NULL,
  published_at INTEGER NOT NULL,
  expires_at   INTEGER
);
CREATE INDEX openpgp_keys_place ON openpgp_keys (domain, local_hash);

-- Keys with which the directory certifies those of holders; the last one made is used.
CREATE TABLE openpgp_directory_keys (
  fingerprint TEXT PRIMARY KEY,
  wrapped_key BLOB NOT NULL,
  certificate BLOB NOT NULL,
  created_at  INTEGER NOT NULL
);
