/** The user's side of the gateway: an identity folder, and sending, listing and reading with it. */

export type { Account, ServerAccount, ServerName } from './account.js'
export { compose, type Composed } from './compose.js'
export { fileFault, readUserFile, writeFresh } from './files.js'
export {
  /** Asks the HTTPS listener as an identity. Any status is an answer; Fault unavailable or denied when there is none. */
  askHttps,
  type HttpsAnswer,
  type HttpsQuestion,
} from './https.js'
export {
  endOf,
  /** Where a listener of the gateway is now. */
  endpointOf,
  openIdentity,
  type Endpoint,
  type Identity,
} from './identity.js'
export { tlsLink, type TlsLink } from './link.js'
export type { Letter } from './letter.js'
export { listInbox, type Listed, type Listing, type ListQuery } from './inbox.js'
export { fetchSent, keepCopy } from './keep.js'
export { changeKeywords } from './keywords.js'
export {
  keepPgpKeys,
  keepPgpPublic,
  openDecryption,
  openPgpKeys,
  openSigning,
  rewritePgpKeys,
  type MailKey,
  type PgpKeys,
} from './mail-keys/index.js'
export {
  fetchMessage,
  parseMessage,
  readMessage,
  readRaw,
  type Enclosure,
  type Opened,
  type Received,
} from './read.js'
export {
  certifyMailKeys,
  renewIdentity,
  type MailCertification,
  type MailCertified,
  type Renewal,
  type RenewalRequest,
} from './renewal/index.js'
export { saveAll } from './save.js'
export { submit, type Outcome } from './submit.js'
export { postTimeStamp, timeStampUrl } from './time-stamp.js'
