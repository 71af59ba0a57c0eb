-- Who was told that somebody is away, and when: nobody is told twice in a week. "sender_tag" is a keyed hash of the sender
-- and of the notice, so that a new notice is told anew.
CREATE TABLE vacation_answers (
  account_id INTEGER NOT NULL REFERENCES accounts (id),
  sender_tag BLOB NOT NULL,
  at         INTEGER NOT NULL,
  PRIMARY KEY (account_id, sender_tag)
) WITHOUT ROWID;

-- Of a message that is held back: what an automatic answer needs of its header, sealed under the master key; NULL when it
-- gets none.
ALTER TABLE submissions ADD COLUMN question BLOB;
