-- Messages in the sender's account that tell what became of something he sent: delivery notices and disposition
-- notifications.
CREATE TABLE submission_notices (
  submission_id INTEGER NOT NULL REFERENCES submissions (id),
  kind          TEXT NOT NULL CHECK (kind IN ('dsn', 'mdn')),
  body_id       INTEGER NOT NULL,
  PRIMARY KEY (submission_id, kind, body_id)
) WITHOUT ROWID;
