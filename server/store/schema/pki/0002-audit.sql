-- The directory's own audit log, so that its events and its changes are one commit.

CREATE TABLE settings (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

CREATE TABLE audit (
  seq   INTEGER PRIMARY KEY,
  entry BLOB NOT NULL,
  hash  BLOB NOT NULL
);
