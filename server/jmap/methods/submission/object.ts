/** An EmailSubmission: what was sent, when it goes or went, what became of it (RFC 8621 §7). */

import type { BodyId } from '../../../base/index.js'
import type { Submission } from '../../../post/index.js'
import { utcDateOf, utcDateOrNull } from '../../core/dates.js'
import { isObject, parseJson, type Json, type JsonObject } from '../../core/json.js'
import { blobId, emailId, submissionId, threadId } from '../../ids.js'
import { firstIdentityId } from '../identity/object.js'

export const submissionProperties = [
  'id',
  'identityId',
  'emailId',
  'threadId',
  'envelope',
  'sendAt',
  'undoStatus',
  'deliveryStatus',
  'dsnBlobIds',
  'mdnBlobIds',
] as const

export const isSubmissionProperty = (name: string): boolean =>
  name === 'followUp' || submissionProperties.some((known) => known === name)

/** What the door keeps with a submission. */
interface Details {
  readonly identityId: string
  readonly envelope: JsonObject
}

function detailsOf({ details, sender, recipients }: Submission): Details {
  const kept = details === null ? undefined : parseJson(Buffer.from(details, 'utf8'))
  if (isObject(kept)) return kept as unknown as Details
  // By SMTP: what its dialogue said.
  const address = (email: string): JsonObject => ({ email, parameters: null })
  return {
    identityId: firstIdentityId(sender),
    envelope: {
      mailFrom: address(sender),
      rcptTo: recipients.map((recipient) => address(recipient.address)),
    },
  }
}

/** Ids must be there even for what came by SMTP, whose own copy we do not know: these lead to nothing. */
const noBody = 0 as BodyId

export const submissionEmailId = ({ email }: Submission): string => emailId(email?.body ?? noBody)
export const submissionThreadId = ({ email }: Submission): string =>
  threadId(email?.thread ?? noBody)
export const submissionIdentityId = (submission: Submission): string =>
  detailsOf(submission).identityId

/** What is known beside the submission itself. */
export interface Beside {
  /** When something of it was dispensed, by the recipient's address; milliseconds since the epoch. */
  readonly dispensed: ReadonlyMap<string, number>
  /** Whether a message is still in the account. */
  isThere(this: void, body: BodyId): boolean
}

export const submissionMakers = (
  submission: Submission,
  { dispensed, isThere }: Beside,
): Record<string, () => Json> => ({
  id: () => submissionId(submission.id),
  identityId: () => detailsOf(submission).identityId,
  emailId: () => submissionEmailId(submission),
  threadId: () => submissionThreadId(submission),
  envelope: () => detailsOf(submission).envelope,
  sendAt: () => utcDateOf(submission.sendAt),
  undoStatus: () => submission.state,
  deliveryStatus: () => deliveryStatus(submission),
  dsnBlobIds: () => notices('dsn', submission, isThere),
  mdnBlobIds: () => notices('mdn', submission, isThere),
  followUp: () => followUp(submission, dispensed),
})

const notices = (kind: 'dsn' | 'mdn', submission: Submission, isThere: Beside['isThere']): Json =>
  submission.notices
    .filter((one) => one.kind === kind && isThere(one.body))
    .map(({ body }) => blobId(body))

type Recipient = Submission['recipients'][number]

/** The reply that SMTP would have given, by why it did not arrive (RFC 3463 §3). */
const failures: Readonly<Record<string, string>> = {
  unknown: '550 5.1.1 there is no such mailbox',
  foreign: '550 5.1.2 this domain is not served here',
  suspended: '550 5.2.1 this mailbox is suspended',
  full: '552 5.2.2 this mailbox is full',
  sender: '550 5.7.1 the sender may no longer send as this address',
}

function deliveryStatus({ recipients, state }: Submission): Json {
  return Object.fromEntries(
    recipients.map((one) => [
      one.address,
      {
        smtpReply:
          one.failed === null ? '250 2.6.0 accepted' : (failures[one.failed] ?? '550 5.0.0 failed'),
        delivered:
          one.failed !== null || state === 'canceled'
            ? 'no'
            : one.deliveredAt === null
              ? 'queued'
              : 'yes',
        displayed: one.readAt === null ? 'unknown' : 'yes',
      },
    ]),
  )
}

/** Capability `urn:pli:params:jmap:follow-up`: every recipient with what is known of him and since when. */
const followUp = (
  { recipients, sendAt }: Submission,
  dispensed: ReadonlyMap<string, number>,
): Json =>
  recipients.map((one: Recipient): JsonObject => ({
    email: one.address,
    accepted: utcDateOf(sendAt),
    delivered: utcDateOrNull(one.deliveredAt),
    fetched: utcDateOrNull(one.fetchedAt),
    read: utcDateOrNull(one.readAt),
    answered: utcDateOrNull(one.answeredAt),
    dispensed: utcDateOrNull(dispensed.get(one.address) ?? one.dispensedAt),
    failed: one.failed,
  }))
