/** A letter on its way: made in the drafts, handed over, moved to the sent ones; held back so long as it can be undone. */

import type { Account, Json, JsonObject } from '../../../api/index.js'
import type { Correspondent } from '../../parts/person-picker/index.js'
import { isPatient, type LetterValue } from './letter.js'

/** A sending waits so long at the gateway, in seconds. */
export const heldSeconds = 10

export interface SendOrder {
  readonly letter: LetterValue
  readonly from: { readonly name: string; readonly address: string }
  readonly identityId: string
  /** Ids of the folders. */
  readonly drafts: string
  readonly sent: string
}

export interface Sent {
  readonly emailId: string
  readonly submissionId: string
}

/** The gateway would not take it; `reason` in the protocol's words, for nobody but the journal. */
export class NotSent extends Error {
  readonly kind: string

  constructor(kind: string, reason: string) {
    super(reason)
    this.kind = kind
  }
}

const addresses = (people: readonly Correspondent[]) =>
  people.map(({ name, address }) => ({ name: name === address ? null : name, email: address }))

/** RFC 8621 §4.6: the message as its parts. */
export function emailOf({ letter, from, drafts }: SendOrder): JsonObject {
  const { to, cc, subject, text, files, isUrgent, asksReading, closes } = letter
  const body = { partId: 'text', type: 'text/plain' }
  const attachments = files.map(({ blobId, name, type }) => ({
    ...{ blobId, name, type: type || 'application/octet-stream', disposition: 'attachment' },
  }))
  const everybody = [...to, ...cc]
  const mayClose = everybody.length > 0 && everybody.every(isPatient)
  return {
    mailboxIds: { [drafts]: true },
    keywords: { $draft: true, $seen: true },
    from: [{ name: from.name || null, email: from.address }],
    to: addresses(to),
    ...(cc.length > 0 && { cc: addresses(cc) }),
    subject: subject.replace(/\s+/g, ' ').trim(),
    ...(letter.inReplyTo.length > 0 && { inReplyTo: letter.inReplyTo }),
    ...(letter.references.length > 0 && { references: letter.references }),
    'header:X-MSS-NIL:asText': 'PLI',
    ...(isUrgent && { 'header:Importance:asText': 'high', 'header:X-Priority:asText': '1' }),
    ...(asksReading && { 'header:Disposition-Notification-To:asText': from.address }),
    ...(closes && mayClose && { 'header:X-MSS-MES:asText': 'FIN' }),
    bodyValues: { text: { value: text } },
    ...(attachments.length === 0 ? { textBody: [body] } : { textBody: [body], attachments }),
  }
}

/** How long it is held: until its hour, or just long enough to be taken back (RFC 4865). */
function holding({ later }: LetterValue): JsonObject {
  if (later === '') return { HOLDFOR: String(heldSeconds) }
  return { HOLDUNTIL: new Date(later).toISOString().replace(/\.\d{3}Z$/, 'Z') }
}

/**
 * Sends it. Throws ApiFault when the way failed (then nobody knows whether it went: the drafts tell), NotSent when the
 * gateway refused.
 */
export async function sendLetter(account: Account, order: SendOrder): Promise<Sent> {
  const { letter, from, identityId, drafts, sent } = order
  const rcptTo = [...letter.to, ...letter.cc].map(({ address }) => ({
    email: address,
    parameters: null,
  }))
  const results = await account.request([
    ['Email/set', { create: { letter: emailOf(order) } }, 'email'],
    [
      'EmailSubmission/set',
      {
        create: {
          going: {
            ...{ identityId, emailId: '#letter' },
            envelope: { mailFrom: { email: from.address, parameters: holding(letter) }, rcptTo },
          },
        },
        onSuccessUpdateEmail: {
          '#going': {
            [`mailboxIds/${drafts}`]: null,
            [`mailboxIds/${sent}`]: true,
            'keywords/$draft': null,
          },
        },
      },
      'going',
    ],
  ])
  const emailId = createdId(results.get('email', 'Email/set'), 'letter')
  try {
    const submissionId = createdId(results.get('going', 'EmailSubmission/set'), 'going')
    return { emailId, submissionId }
  } catch (error) {
    // Nothing of it stays: the page still has the letter.
    await account.call('Email/set', { destroy: [emailId] })
    throw error
  }
}

function createdId(answer: JsonObject, name: string): string {
  const made = inside(answer, 'created', name)
  const id = made && made['id']
  if (typeof id === 'string') return id
  const refused = inside(answer, 'notCreated', name) ?? {}
  throw new NotSent(textOf(refused['type']), textOf(refused['description']))
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function inside(answer: JsonObject, list: string, name: string): JsonObject | undefined {
  const all = answer[list]
  const one = isObject(all ?? null) ? (all as JsonObject)[name] : undefined
  return one !== undefined && isObject(one) ? one : undefined
}

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '')

/** Takes it back while it is held; false when it is too late. */
export async function takeBack(
  account: Account,
  { emailId, submissionId }: Sent,
): Promise<boolean> {
  const answer = await account.call('EmailSubmission/set', {
    update: { [submissionId]: { undoStatus: 'canceled' } },
  })
  if (inside(answer, 'notUpdated', submissionId)) return false
  await account.call('Email/set', { destroy: [emailId] })
  return true
}
