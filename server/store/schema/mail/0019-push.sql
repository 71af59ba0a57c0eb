-- Where programs of holders are told that something has changed (RFC 8620 §7.2). "value" (address, keys, types, code) is
-- sealed under the master key; "fingerprint": the certificate under which it was made, and with which it ends.
CREATE TABLE push_subscriptions (
  id          TEXT PRIMARY KEY,
  identity    TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  value       BLOB NOT NULL,
  expires_at  INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX push_subscriptions_by_identity ON push_subscriptions (identity);
