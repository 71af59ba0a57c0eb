/** Ids of JMAP objects and the numbers behind them; the letter keeps one kind from passing for another. */

import type { BodyId, MailboxId, ModSeq } from '../base/index.js'
import { MethodError } from './core/method-error.js'

const read = (letter: string, id: string): number | undefined => {
  const [, digits] = new RegExp(`^${letter}([1-9]\\d{0,14})$`).exec(id) ?? []
  return digits === undefined ? undefined : Number(digits)
}

export const emailId = (body: BodyId): string => `M${body}`
export const threadId = (body: BodyId): string => `T${body}`
export const mailboxId = (mailbox: MailboxId): string => `F${mailbox}`
export const blobId = (body: BodyId): string => `B${body}`

export const submissionId = (submission: number): string => `S${submission}`

export const submissionOf = (id: string): number | undefined => read('S', id)
export const bodyOf = (id: string): BodyId | undefined => read('M', id) as BodyId | undefined
export const threadBodyOf = (id: string): BodyId | undefined => read('T', id) as BodyId | undefined
export const mailboxOf = (id: string): MailboxId | undefined =>
  read('F', id) as MailboxId | undefined

export const stateOf = (modSeq: ModSeq): string => String(modSeq)

/** Throws MethodError cannotCalculateChanges for what we never gave. */
export function modSeqOf(state: string): ModSeq {
  if (!/^(0|[1-9]\d{0,14})$/.test(state))
    throw new MethodError('cannotCalculateChanges', 'this state is not one of ours')
  return Number(state) as ModSeq
}

/** A decoded part of a message; dots are not for ids. */
export const partBlobId = (body: BodyId, partId: string): string =>
  `${blobId(body)}-${partId.replaceAll('.', '-')}`

/** The message, and the part of it or null for the whole. */
export function blobOf(id: string): { body: BodyId; partId: string | null } | undefined {
  const [, digits, part] = /^B([1-9]\d{0,14})(?:-(\d{1,9}(?:-\d{1,9}){0,100}))?$/.exec(id) ?? []
  if (digits === undefined) return undefined
  return { body: Number(digits) as BodyId, partId: part?.replaceAll('-', '.') ?? null }
}
