/** Writing messages. Pure and without Node's own types: the gateway, the command line and a page write the same. */

export { base64Lines } from './base64-lines.js'
export { composeBytes, composeEntity, composeMessage, gather } from './compose.js'
export { composeField } from './fields.js'
export type { ComposeOptions, Content, Entity, Field, Group, Mailbox, Message } from './types.js'
