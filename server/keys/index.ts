/** Where keys of authorities are kept outside the database: files under a passphrase, PKCS#11 tokens, and their secrets. */

export { expectNoFile, openKeyFile, writeKeyFile } from './key-file.js'
export { createKeyring, type Keyring, type KeyringParts } from './keyring.js'
export { parseKeyPlace, placeName, type KeyPlace } from './place.js'
