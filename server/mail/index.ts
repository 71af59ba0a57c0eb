/** The mailbox domain: what is kept. Doors get an `Account` for a caller; `post` delivers into it. */

import { record } from '../audit/index.js'
import { Fault, isFault, limits } from '../base/index.js'
import { AccountKey } from '../seal/index.js'
import type { Caller, Trust } from '../trust/index.js'
import { accountOf } from './account.js'
import { ensureAccount, unwrapIdentity } from './accounts.js'
import { Bell } from './bell.js'
import type { AccountContext, MailParts } from './context.js'
import { keptOf, type Kept } from './kept.js'
import { usageOf, type Usage } from './usage.js'
import { emailsOf } from './emails/emails.js'
import type { Emails } from './emails/types.js'
import { GistDesk, type Gister } from './gists/desk.js'
import { gistsOf, type Gists } from './gists/gists.js'
import type { Account } from './types.js'
import { UploadShelf, type Uploads } from './uploads.js'

export { Bell } from './bell.js'
export { checkStore, removeOrphans, type Orphans, type StoreReport } from './check.js'
export { ensureAccount } from './accounts.js'
export { deliver, hold, putIntoInbox, type Beside, type Laid, type Rung } from './deliver.js'
export {
  isAway,
  noVacation,
  readVacation,
  vacationName,
  vacationOf,
  vacationValue,
  type VacationNotice,
} from './vacation.js'
export { pushShelf, type KeptPush, type PushShelf } from './push-shelf.js'
export { tokenShelf, type LocalToken, type TokenShelf } from './tokens.js'
export { releaseBodies, withdrawHeld } from './withdraw.js'
export { eraseAccount, type Erasure } from './erase.js'
export type {
  AddedEmail,
  Email,
  EmailBatch,
  EmailFailures,
  EmailUpdate,
  FolderChange,
  NewEmail,
  EmailChanges,
  Emails,
  EmailsAt,
  ChangesOf,
  MailboxesChanges,
  Place,
  ThreadChanges,
} from './emails/types.js'
export type { Kept, KeptChanges, KeptKind, KeptThing } from './kept.js'
export type { Gister } from './gists/desk.js'
export type { Gists } from './gists/gists.js'
export { exportKey, exportSealed } from './export.js'
export { Intake, type SealedMessage } from './intake.js'
export type { FreedBlobs, HolderSeal, MailParts } from './context.js'
export { followUpFacts } from './submission-ports.js'
export type {
  FollowUpFact,
  NewSubmission,
  NoticeRow,
  SubmissionRecipientRow,
  SubmissionRow,
  SubmissionState,
} from './submission-ports.js'
export type { AccountRow, BlobPort, MailStore, MailTables, StagedBody, Staging } from './ports.js'
export { holderSealOf } from './zero-access.js'
export { hasRoom, holdings } from './room.js'
export { search, type Criteria, type UidRange } from './search/index.js'
export { UploadShelf, type Upload, type Uploads } from './uploads.js'
export * from './types.js'

/** An account with its messages as JMAP counts them. */
export interface WholeAccount extends Account {
  readonly emails: Emails
  /** Identities and the vacation notice. */
  readonly kept: Kept
  usage(): Promise<Usage>
  readonly gists: Gists
  readonly uploads: Uploads
}

export interface Mail {
  /**
   * Opens a mailbox for a caller; without an address, the first that the caller may read (invariant 2).
   * Fault denied when the caller may not read it, or it does not exist: the answer does not tell which.
   */
  open(caller: Caller, address?: string): Promise<WholeAccount>
}

export interface MailOptions extends Omit<MailParts, 'bell' | 'uploads' | 'accounts' | 'desk'> {
  readonly trust: Trust
  /** Left out, nobody looks at messages for what they are about. */
  readonly gister?: Gister
  readonly messageBytes?: number
}

/** Makes the domain over its store. */
export function createMail(options: MailOptions): Mail & { readonly parts: MailParts } {
  const { gister, store, log } = options
  const desk = gister && new GistDesk(gister, store, log)
  const own = {
    bell: new Bell(),
    uploads: new UploadShelf(),
    accounts: new Map(),
    ...(desk && { desk }),
  }
  const parts: MailParts = { ...options, ...own }
  const messageBytes = options.messageBytes ?? limits.messageBytes
  return {
    parts,
    async open(caller, asked) {
      const address =
        asked?.toLowerCase() ??
        caller.mailboxes.find((mailbox) => mailbox.actions.includes('read'))?.address
      if (address === undefined) throw new Fault('denied', 'this identity has no mailbox to read')
      const verdict = await options.trust.decide(caller, 'read', address)
      if (!verdict.admitted) throw new Fault('denied', 'this identity may not open this mailbox')
      const row = await ensureAccount(parts, address)
      const identity = unwrapIdentity(parts, row)
      await noteOpened(parts, caller, address)
      parts.usage?.opened(address)
      const rights = caller.mailboxes.find((mailbox) => mailbox.address === address)
      const context: AccountContext = {
        ...parts,
        id: row.id,
        address,
        recipient: row.recipient,
        identity,
        key: new AccountKey(identity, parts.random),
        actor: caller.identity,
        mayWrite: rights?.actions.includes('manage') ?? false,
      }
      return {
        ...accountOf(context, messageBytes),
        emails: emailsOf(context, messageBytes),
        uploads: parts.uploads.of(context, messageBytes),
        kept: keptOf(context),
        usage: () => usageOf(context),
        gists: gistsOf(context),
      }
    },
  }
}

/** Who opened which mailbox, with which certificate: what its holder may want to know one day. */
async function noteOpened(
  { store, clock, log }: MailParts,
  caller: Caller,
  address: string,
): Promise<void> {
  const actor = caller.identity
  const facts = { address, certificate: caller.certificate.serial }
  try {
    await store.write((tables) =>
      record(tables.audit, clock, { kind: 'account.opened', actor, facts }),
    )
  } catch (error) {
    if (!isFault(error, 'unavailable')) throw error
    // On a full disk mail can still be read, which may be urgent; the trace goes to the gateway's own log.
    log.error({ err: error, actor, ...facts }, 'an opened mailbox could not be audited')
  }
}
