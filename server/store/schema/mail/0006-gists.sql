-- What a message is about, sealed beside its body once somebody has looked. "gisted" is the version of the looking: 0 when
-- nobody has yet; a message that only is a letter has been looked at and has no gist.
ALTER TABLE bodies ADD COLUMN gist BLOB;
ALTER TABLE bodies ADD COLUMN gisted INTEGER NOT NULL DEFAULT 0;
