/** Authorities of others: who comes with their certificates, and what an administrator decides about them. */

export { foreignIdentity } from './identity.js'
export { judgeForeign, type ForeignAuthority } from './judge.js'
export { fetchList, refreshLists, type FetchOutcome } from './lists.js'
export {
  createForeign,
  type Acceptance,
  type ForeignDeps,
  type ForeignTrust,
  type NewAnchor,
} from './registry.js'
