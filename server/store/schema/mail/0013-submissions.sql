-- What was sent: when it goes or went, and what became of it at each recipient. Clear columns are listed in server/seal/README.md.

-- "account_id": whose outbox it stands in. "sender": MAIL FROM. "reception": its id in Received and in the audit log.
-- "email_body": the sender's own copy, for what was sent by JMAP. "message_tag" is a keyed hash of its Message-ID,
-- "answer_tags" those of the messages it names, 32 octets each. "details" is sealed under the master key.
CREATE TABLE submissions (
  id                INTEGER PRIMARY KEY,
  account_id        INTEGER NOT NULL REFERENCES accounts (id),
  sender            TEXT NOT NULL,
  identity          TEXT NOT NULL,
  reception         TEXT NOT NULL,
  email_body        INTEGER,
  thread            INTEGER,
  size_bytes        INTEGER NOT NULL,
  send_at           INTEGER NOT NULL,
  state             TEXT NOT NULL CHECK (state IN ('pending', 'final', 'canceled')),
  message_tag       BLOB,
  answer_tags       BLOB,
  details           BLOB,
  created_mod_seq   INTEGER NOT NULL,
  mod_seq           INTEGER NOT NULL,
  destroyed_mod_seq INTEGER
);
CREATE INDEX submissions_due ON submissions (send_at) WHERE state = 'pending';
CREATE INDEX submissions_by_account ON submissions (account_id, mod_seq);
CREATE INDEX submissions_by_message ON submissions (message_tag);

-- "header" wraps the body's key to the recipient while the message is held back; NULL once it is delivered or given up.
-- "failed": why it did not arrive. Times in milliseconds since the epoch.
CREATE TABLE submission_recipients (
  submission_id INTEGER NOT NULL REFERENCES submissions (id),
  number        INTEGER NOT NULL,
  account_id    INTEGER NOT NULL,
  address       TEXT NOT NULL,
  body_id       INTEGER,
  size_bytes    INTEGER NOT NULL,
  header        BLOB,
  failed        TEXT,
  delivered_at  INTEGER,
  fetched_at    INTEGER,
  read_at       INTEGER,
  answered_at   INTEGER,
  dispensed_at  INTEGER,
  PRIMARY KEY (submission_id, number)
) WITHOUT ROWID;
CREATE INDEX submission_recipients_unfetched ON submission_recipients (account_id, body_id) WHERE fetched_at IS NULL;
CREATE INDEX submission_recipients_held ON submission_recipients (body_id) WHERE header IS NOT NULL;
