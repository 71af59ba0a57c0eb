/** JMAP (RFC 8620): the same mailboxes as IMAP, for the web client and other software, as JSON. */

export { jmapLimits } from './core/limits.js'
export { jmapSocketPath } from './core/session-resource.js'
export type { SocketSession } from './socket.js'
export { Pusher, type PusherOptions } from './push/pusher.js'
export { pushSender, type PushSender, type SenderOptions } from './push/sender.js'
export { createJmap, type Answer, type Jmap, type JmapOptions } from './jmap.js'
export type { RightsChange, Sharee, Sharer, SharingPorts } from './sharing/ports.js'
export type { Correspondent, DispensingFacts, HealthPorts } from './health/ports.js'
