/** The IMAP door: translates between IMAP clients and the mail room, and keeps nothing itself. */

export {
  createImapServer,
  type ImapServer,
  type ImapServerOptions,
  type ListenerMode,
} from './server.js'
export type { Settings as ImapSettings } from './command.js'
export type { OpenAccount } from './state.js'
