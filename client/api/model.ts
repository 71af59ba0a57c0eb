/** Objects of the protocol as answers hold them: properties that were not asked for are absent. */

/** RFC 8621 §4.1.2.3. */
export interface EmailAddress {
  readonly name: string | null
  readonly email: string
}

/** RFC 8621 §4.1.4. */
export interface EmailBodyPart {
  readonly partId: string | null
  readonly blobId: string | null
  readonly size: number
  readonly name: string | null
  readonly type: string
  readonly charset: string | null
  readonly disposition: string | null
  readonly cid: string | null
  readonly language?: readonly string[] | null
  readonly location?: string | null
  readonly subParts?: readonly EmailBodyPart[] | null
}

export interface EmailBodyValue {
  readonly value: string
  readonly isEncodingProblem: boolean
  readonly isTruncated: boolean
}

/** What a message is about: the gateway's reading of it (`urn:pli:params:jmap:health`). */
export interface EmailHealth {
  readonly kind:
    'prescription' | 'result' | 'report' | 'letter' | 'patient-reply' | 'notice' | 'dispensation'
  readonly patient: HealthPatient | null
  readonly medicines: readonly string[]
  readonly urgent: boolean
  readonly signature: {
    readonly level: 'green' | 'amber' | 'red'
    /** As people read it; null when nobody signed what had to be. */
    readonly signer: string | null
    readonly profession: string | null
    /** Gravest reason that it is not greener: `verdict.LEVEL.NAME`. */
    readonly reason: string | null
    /** UTC date. */
    readonly judgedAt: string
  } | null
  readonly dispensing: {
    readonly state: 'unknown' | 'dispensable' | 'partly' | 'done' | 'superseded' | 'cancelled'
    readonly at: string | null
    readonly by: string | null
  } | null
  readonly sender: {
    readonly name: string
    readonly profession: string | null
    readonly place: string | null
  } | null
  readonly sealed: boolean
  /** Which prescriptions it holds, as their documents name themselves. */
  readonly prescriptions: readonly HealthDocument[]
}

export interface HealthDocument {
  readonly id: string
  readonly setId: string
  readonly version: number
  /** Id of the one it replaces. */
  readonly replaces: string | null
}

export interface HealthPatient {
  readonly ins: string | null
  readonly family: string
  readonly given: string
  /** `1979-03-28` */
  readonly birthDate: string | null
  readonly sex: string | null
}

/** What a line of a list shows; always there once the message is known. */
export interface EmailLine {
  readonly id: string
  readonly blobId: string
  readonly threadId: string
  readonly mailboxIds: Readonly<Record<string, true>>
  readonly keywords: Readonly<Record<string, true>>
  /** Octets. */
  readonly size: number
  /** UTC date, RFC 3339. */
  readonly receivedAt: string
  readonly sentAt: string | null
  readonly from: readonly EmailAddress[] | null
  readonly to: readonly EmailAddress[] | null
  readonly cc: readonly EmailAddress[] | null
  readonly subject: string | null
  readonly preview: string
  readonly hasAttachment: boolean
  /** Undefined where the gateway does not announce it. */
  readonly health?: EmailHealth | null
}

/** A message opened: its bodies and parts beside its line. */
export interface EmailFull extends EmailLine {
  readonly messageId: readonly string[] | null
  readonly inReplyTo: readonly string[] | null
  readonly references: readonly string[] | null
  readonly sender: readonly EmailAddress[] | null
  readonly bcc: readonly EmailAddress[] | null
  readonly replyTo: readonly EmailAddress[] | null
  readonly bodyStructure: EmailBodyPart
  readonly bodyValues: Readonly<Record<string, EmailBodyValue>>
  readonly textBody: readonly EmailBodyPart[]
  readonly htmlBody: readonly EmailBodyPart[]
  readonly attachments: readonly EmailBodyPart[]
}

/** RFC 8621 §2. */
export interface Mailbox {
  readonly id: string
  readonly name: string
  readonly parentId: string | null
  /** `inbox`, `archive`, `drafts`, `sent`, `trash`, `junk`… */
  readonly role: string | null
  readonly sortOrder: number
  readonly totalEmails: number
  readonly unreadEmails: number
  readonly totalThreads: number
  readonly unreadThreads: number
  readonly isSubscribed: boolean
  readonly myRights: Readonly<Record<string, boolean>>
}

/** RFC 8621 §3. */
export interface Thread {
  readonly id: string
  /** Oldest first. */
  readonly emailIds: readonly string[]
}

/** RFC 8621 §6. */
export interface Identity {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly replyTo: readonly EmailAddress[] | null
  readonly bcc: readonly EmailAddress[] | null
  readonly textSignature: string
  readonly htmlSignature: string
  readonly mayDelete: boolean
}

/** RFC 8621 §7. */
export interface EmailSubmission {
  readonly id: string
  readonly identityId: string
  readonly emailId: string
  readonly threadId: string
  readonly sendAt: string
  readonly undoStatus: 'pending' | 'final' | 'canceled'
  readonly deliveryStatus: Readonly<
    Record<
      string,
      { readonly smtpReply: string; readonly delivered: string; readonly displayed: string }
    >
  > | null
  /** Per recipient, where the gateway announces `urn:pli:params:jmap:follow-up`. */
  readonly followUp?: unknown
}
