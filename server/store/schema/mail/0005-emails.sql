-- What JMAP asks across folders: since when a message is there, what has left, which folders are gone, what belongs together.
ALTER TABLE messages ADD COLUMN created_mod_seq INTEGER NOT NULL DEFAULT 0;

-- Changes older than this cannot be told: what left before was not written down.
ALTER TABLE accounts ADD COLUMN changes_from INTEGER NOT NULL DEFAULT 0;
UPDATE accounts SET changes_from = mod_seq;

-- A message with this body has left a folder of the account, where it had been since "created_mod_seq".
CREATE TABLE departed (
  account_id      INTEGER NOT NULL,
  mod_seq         INTEGER NOT NULL,
  body_id         INTEGER NOT NULL,
  created_mod_seq INTEGER NOT NULL,
  PRIMARY KEY (account_id, mod_seq, body_id)
) WITHOUT ROWID;

CREATE TABLE removed_mailboxes (
  account_id INTEGER NOT NULL,
  mod_seq    INTEGER NOT NULL,
  mailbox_id INTEGER NOT NULL,
  PRIMARY KEY (account_id, mod_seq, mailbox_id)
) WITHOUT ROWID;

-- Conversations, found out by readers: "thread" is the body that began it, "tag" a keyed hash of a Message-ID.
CREATE TABLE threads (
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  body_id    INTEGER NOT NULL,
  thread     INTEGER NOT NULL,
  PRIMARY KEY (account_id, body_id)
) WITHOUT ROWID;

CREATE TABLE thread_tags (
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  tag        BLOB NOT NULL,
  thread     INTEGER NOT NULL,
  PRIMARY KEY (account_id, tag)
) WITHOUT ROWID;
