-- How much each folder holds, kept as messages come and go, so that asking for it costs nothing.
ALTER TABLE mailboxes ADD COLUMN used_bytes INTEGER NOT NULL DEFAULT 0;
UPDATE mailboxes SET used_bytes =
  (SELECT coalesce(sum(size_bytes), 0) FROM messages WHERE mailbox_id = mailboxes.id);
