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

/** What a client has uploaded. */
export const uploadBlobId = (upload: string): string => `U${upload}`

/** A decoded part of a message, which may itself be such a part; dots are not for ids. */
export const partBlobId = (blob: string, partId: string): string =>
  `${blob}${blob.includes('-') ? '_' : '-'}${partId.replaceAll('.', '-')}`

export interface BlobName {
  readonly of: { readonly body: BodyId } | { readonly upload: string }
  /** The part of the message, the part of the message that this one is, and so on. */
  readonly parts: readonly string[]
}

const number = '\\d{1,9}'
const part = `${number}(?:-${number}){0,100}`
const blobPattern = new RegExp(
  `^(?:B([1-9]\\d{0,14})|U([0-9a-f]{32}))(?:-(${part}(?:_${part}){0,9}))?$`,
)

/** Undefined for what is no id of ours. */
export function blobOf(id: string): BlobName | undefined {
  const [, digits, upload, path] = blobPattern.exec(id) ?? []
  const parts = path?.split('_').map((one) => one.replaceAll('-', '.')) ?? []
  if (digits !== undefined) return { of: { body: Number(digits) as BodyId }, parts }
  return upload === undefined ? undefined : { of: { upload }, parts }
}
