/** Trust: from a peer's certificate to a caller, and what that caller may do. */

export { serverTls, type ServerTls, type TlsMaterial } from './tls.js'
export type { Action, Caller, CallerMailbox, ListenerName, Trust, Watch } from './types.js'
