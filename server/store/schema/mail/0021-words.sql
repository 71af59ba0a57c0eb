-- What the author of a prescription says to the dispensing ledger once the message has gone, sealed under the master key; NULL
-- when there is nothing to say, when it was said, and when the message was taken back.
ALTER TABLE submissions ADD COLUMN word BLOB;
CREATE INDEX submissions_unsaid ON submissions (id) WHERE word IS NOT NULL;
