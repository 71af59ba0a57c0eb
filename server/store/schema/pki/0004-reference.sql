-- The reference directory (open extractions of the national directory, and our own mailboxes in the same form), its
-- search index, what is said of our mailboxes, and the numbers that both count with.

-- One line of an extraction. An id is never used twice: a changed line is a new row. "mark" is the digest of what
-- identifies the line and of the whole line; "fields" are its columns in the format's order.
CREATE TABLE reference_entries (
  id     INTEGER PRIMARY KEY,
  source TEXT NOT NULL CHECK (source IN ('mss', 'ps', 'own')),
  mark   BLOB NOT NULL,
  hidden INTEGER NOT NULL,
  fields TEXT NOT NULL
);

-- The index follows the entries: a segment holds the words of those numbered first to last. One that is not
-- published yet is not searched.
CREATE TABLE reference_segments (
  id        INTEGER PRIMARY KEY,
  first     INTEGER NOT NULL,
  last      INTEGER NOT NULL,
  published INTEGER NOT NULL
);

-- Words in their order, in blocks of about two kilobytes; "word" is the first of its block.
CREATE TABLE reference_words (
  segment INTEGER NOT NULL,
  word    TEXT NOT NULL,
  entries BLOB NOT NULL,
  PRIMARY KEY (segment, word)
) WITHOUT ROWID;

INSERT INTO counters (name, value) VALUES ('reference-entry', 0), ('reference-segment', 0), ('reference-own', -1);

-- What is said of a mailbox beside its address, type and owner, which never change.
CREATE TABLE mailbox_details (
  address     TEXT PRIMARY KEY REFERENCES mailboxes (address),
  red_list    INTEGER NOT NULL,
  description TEXT,
  service     TEXT,
  responsible TEXT
);
