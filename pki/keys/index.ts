/** Private keys kept outside the store: in files under a passphrase, in PKCS#11 tokens. */

export { openPrivateKey, sealPrivateKey, shortestPassphrase } from './encrypted-key.js'
export { TokenLibrary, type TokenAccess } from './pkcs11/library.js'
export { hasTokenKey, makeTokenKey, openTokenKey } from './pkcs11/token-key.js'
export { parsePkcs11Uri, withObject, type Pkcs11Uri } from './pkcs11/uri.js'
