/** The client's side of JMAP: everything the web pages know of the protocol is behind this door. */

export {
  administrationOf,
  certificateStates,
  type Administration,
  type CertificateState,
  type ExpiryWeeks,
  type HolderCard,
  type InventoryPage,
  type InventoryQuestion,
  type RegisteredCertificate,
  type RevocationEffect,
  type RevocationOrder,
} from './administration.js'
export {
  auditTopics,
  figureNames,
  type AuditEvent,
  type AuditEvents,
  type AuditQuestion,
  type AuditTopic,
  type EnrolmentOptions,
  type FigureName,
  type Figures,
  type IssuedCertificate,
  type Reason,
  type Reasons,
  type Verification,
} from './desk-forms.js'
export type { AdministeredMailbox, Delegation } from './mailbox-forms.js'
export { connect, type ConnectOptions, type Jmap } from './connect.js'
export type { Account } from './account.js'
export type { Draft, Drafts, DraftValue } from './drafts.js'
export { undoMs, type Action, type ActionState, type Refusal } from './mirror/actions.js'
export { memoryShelf, type Shelf } from './mirror/keep.js'
export type { ListView, LiveList, Query } from './mirror/list.js'
export { keywordPath, mailboxPath, type EmailPatch } from './mirror/patch.js'
export type { ByDepth, Depth, Loaded } from './mirror/records.js'
export { stateAfter, type ConnectionState } from './push/connection-state.js'
export { aloneTab, type TabMessage, type Tabs } from './push/tabs.js'
export {
  backToDrafts,
  dropDraft,
  findPost,
  keepDraft,
  postDraft,
  postMessage,
  recall,
  takeBack,
  type FoundPost,
  type LedgerWord,
  type Posted,
  type PostedEnvelope,
} from './posting.js'
export {
  followUps,
  forgetFollowUp,
  lateCount,
  scheduledMessages,
  type FollowedMessage,
  type FollowedRecipient,
  type FollowUps,
  type ScheduledMessage,
} from './follow-up.js'
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
export { dismissNotice, noticeAccount, shareNotices, type ShareNotice } from './sharing.js'
export { cell, type Cell, type Watched } from './watched.js'
export type * from './model.js'
