-- Small things that an account keeps beside its mail: identities with their signatures, the vacation notice. "value" is
-- sealed under the account key; "kind" is one of ours, "name" an id that says nothing.
CREATE TABLE kept (
  account_id        INTEGER NOT NULL REFERENCES accounts (id),
  kind              TEXT NOT NULL,
  name              TEXT NOT NULL,
  value             BLOB NOT NULL,
  created_mod_seq   INTEGER NOT NULL,
  mod_seq           INTEGER NOT NULL,
  removed_mod_seq   INTEGER,
  PRIMARY KEY (account_id, kind, name)
) WITHOUT ROWID;
