-- A body's number is its message's id for JMAP, for ever: it is never given twice, not even when the last one was deleted.
CREATE TABLE body_numbers (next INTEGER NOT NULL);

INSERT INTO body_numbers (next)
  SELECT 1 + max(
    (SELECT coalesce(max(id), 0) FROM bodies),
    (SELECT coalesce(max(body_id), 0) FROM departed),
    (SELECT coalesce(max(thread), 0) FROM threads)
  );
