/** Authorities of others: who comes with their certificates, and what an administrator decides about them. */

export { ForeignAnswers, type AskOutcome } from './answers.js'
export type { ForeignCa, NewAuthority } from './authorities.js'
export type { Acceptance } from './claims.js'
export { foreignIdentity } from './identity.js'
export { judgeForeign, judgePaths } from './judge.js'
export { fetchList, refreshLists, type FetchOutcome } from './lists.js'
export {
  foreignLoader,
  noForeign,
  type ForeignAuthority,
  type ForeignMaterial,
  type ForeignSource,
} from './material.js'
export { createForeign, type ForeignDeps, type ForeignTrust } from './registry.js'
export { askHttp } from './fetch.js'
export { foreignStatus, type KnownAnswer } from './status.js'
