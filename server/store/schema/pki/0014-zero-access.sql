-- Mailboxes that the gateway itself cannot read: what comes is enciphered to the holder's published key before it is sealed.
CREATE TABLE zero_access (
  address TEXT PRIMARY KEY REFERENCES mailboxes (address),
  since   INTEGER NOT NULL
);

-- Secret keys of organisations, sealed to the gateway's escrow key: opened by two administrators together.
CREATE TABLE escrowed_keys (
  address     TEXT NOT NULL REFERENCES mailboxes (address),
  -- OpenPGP fingerprint, or serial number of the certificate.
  key_id      TEXT NOT NULL,
  kind        TEXT NOT NULL CHECK (kind IN ('openpgp', 'encryption')),
  -- Who put it there.
  identity    TEXT NOT NULL,
  -- An OpenPGP message to the escrow key.
  sealed      BLOB NOT NULL,
  created_at  INTEGER NOT NULL,
  PRIMARY KEY (address, key_id)
);
-- The escrow key: its fingerprint, and its secret half under the master key.
CREATE TABLE escrow_identities (
  recipient   TEXT PRIMARY KEY,
  wrapped_key BLOB NOT NULL,
  created_at  INTEGER NOT NULL
);
