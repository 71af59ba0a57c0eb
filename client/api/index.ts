/** The client's side of JMAP: everything the web pages know of the protocol is behind this door. */

export { connect, type ConnectOptions, type Jmap } from './connect.js'
export type { Account } from './account.js'
export type { Uploaded, UploadOptions } from './blobs.js'
export { ApiFault, faultOf, isApiFault, type ApiSentence } from './faults.js'
export {
  overFetch,
  type After,
  type Ask,
  type HttpAnswer,
  type HttpQuestion,
  type Socket,
  type SocketEvents,
  type World,
} from './ports.js'
export type { Json, JsonObject, Sendable } from './protocol/json.js'
export { resultOf, type Call, type ResultReference } from './protocol/reference.js'
export type { Results } from './protocol/results.js'
export {
  capability,
  type AccountInfo,
  type Session,
  type SessionLimits,
} from './protocol/session.js'
export type { Watched } from './watched.js'
export type * from './model.js'
