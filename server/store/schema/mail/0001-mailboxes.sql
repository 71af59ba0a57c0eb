-- Mailboxes: accounts, folders, sealed bodies, messages. Clear columns are listed in server/seal/README.md.

CREATE TABLE settings (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

-- One row per mailbox of the directory (BAL). "identity" is wrapped under the master key.
CREATE TABLE accounts (
  id         INTEGER PRIMARY KEY,
  address    TEXT NOT NULL UNIQUE,
  recipient  BLOB NOT NULL,
  identity   BLOB NOT NULL,
  mod_seq    INTEGER NOT NULL,
  created_at INTEGER NOT NULL
);

-- A folder. "name" is sealed under the account key; "name_tag" is its keyed hash.
CREATE TABLE mailboxes (
  id           INTEGER PRIMARY KEY,
  account_id   INTEGER NOT NULL REFERENCES accounts (id),
  name         BLOB NOT NULL,
  name_tag     BLOB NOT NULL,
  role         TEXT,
  uid_validity INTEGER NOT NULL,
  uid_next     INTEGER NOT NULL,
  recent_from  INTEGER NOT NULL,
  mod_seq      INTEGER NOT NULL,
  UNIQUE (account_id, name_tag)
);

CREATE UNIQUE INDEX mailboxes_by_role ON mailboxes (account_id, role);

CREATE TABLE subscriptions (
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  name_tag   BLOB NOT NULL,
  name       BLOB NOT NULL,
  PRIMARY KEY (account_id, name_tag)
);

-- Keywords (labels) are people's words: sealed; messages carry their numbers.
CREATE TABLE keywords (
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  number     INTEGER NOT NULL,
  name_tag   BLOB NOT NULL,
  name       BLOB NOT NULL,
  PRIMARY KEY (account_id, number),
  UNIQUE (account_id, name_tag)
);

-- A sealed body, shared by the messages of all its recipients, with its sealed summary and (for what came by SMTP)
-- its sealed envelope. Small ones lie here, others in the file "blob".
CREATE TABLE bodies (
  id         INTEGER PRIMARY KEY,
  size_bytes INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  summary    BLOB NOT NULL,
  envelope   BLOB,
  blob       TEXT UNIQUE,
  payload    BLOB,
  CHECK ((blob IS NULL) <> (payload IS NULL))
);

-- "header" is the age header that wraps the body's key to this account; "file_key", once known, the same key
-- under the account key, so that a second listing costs symmetric work only.
CREATE TABLE messages (
  mailbox_id    INTEGER NOT NULL REFERENCES mailboxes (id),
  uid           INTEGER NOT NULL,
  body_id       INTEGER NOT NULL REFERENCES bodies (id),
  flags         INTEGER NOT NULL,
  keywords      TEXT NOT NULL,
  mod_seq       INTEGER NOT NULL,
  internal_date INTEGER NOT NULL,
  size_bytes    INTEGER NOT NULL,
  header        BLOB NOT NULL,
  file_key      BLOB,
  PRIMARY KEY (mailbox_id, uid)
) WITHOUT ROWID;

CREATE INDEX messages_by_mod_seq ON messages (mailbox_id, mod_seq);
CREATE INDEX messages_by_body ON messages (body_id);

CREATE TABLE expunged (
  mailbox_id INTEGER NOT NULL,
  mod_seq    INTEGER NOT NULL,
  uid        INTEGER NOT NULL,
  PRIMARY KEY (mailbox_id, mod_seq, uid)
) WITHOUT ROWID;

-- The audit log: exact entry bytes, each chained to the one before.
CREATE TABLE audit (
  seq   INTEGER PRIMARY KEY,
  entry BLOB NOT NULL,
  hash  BLOB NOT NULL
);
