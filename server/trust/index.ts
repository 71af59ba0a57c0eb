/** Trust: from a peer's certificate to a caller, and what that caller may do. */

export { admissionRules, lapsedDenial, type AdmissionRule, type Candidate } from './policy/index.js'
export type { OutgoingPeer } from './judge.js'
export type { RecordEvent, TrustDirectory } from './ports.js'
export { mayAdminister } from './administer.js'
export { serverTls, type ServerTls, type TlsMaterial } from './tls.js'
export { createTrust, type LiveTrust, type TrustOptions } from './trust.js'
export type { Action, Caller, CallerMailbox, ListenerName, Trust, Watch } from './types.js'
