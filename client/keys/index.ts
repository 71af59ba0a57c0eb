/** End to end: keys of persons, and what they sign, encrypt, open and verify. Pure: no server, no network, no disk. */

export * as openPgp from './openpgp/index.js'
export * from './smime/index.js'
export * from './message/index.js'
export * from './outgoing/index.js'
export {
  judgeKeys,
  judgePgpKey,
  planEncryption,
  type EncryptionPlan,
  type KeyDoubt,
  type KeyTrust,
  type OfferedKeys,
  type UsableKeys,
} from './policy.js'
