/** Reading mailboxes back with imapflow, for scenarios that compare what was sent with what is kept. */

import { createHash } from 'node:crypto'
import { withImap } from '../../client/mail/imap.js'
import type { Member } from './harness.js'

export const sha256 = (bytes: Buffer | string): string =>
  createHash('sha256').update(bytes).digest('hex')

export interface Kept {
  readonly uid: number
  readonly raw: Buffer
}

/** Every message of a folder, whole. */
export function readFolder(member: Member, folder = 'INBOX'): Promise<Kept[]> {
  return withImap(member.identity, async (session) => {
    const mailbox = await session.mailboxOpen(folder, { readOnly: true })
    if (mailbox.exists === 0) return []
    const kept: Kept[] = []
    for await (const { uid, source } of session.fetch('1:*', { uid: true, source: true }))
      kept.push({ uid, raw: source ?? Buffer.alloc(0) })
    return kept
  })
}

/** The newest message of INBOX. */
export async function readLast(member: Member): Promise<Buffer> {
  const kept = await readFolder(member)
  const last = kept.at(-1)
  if (!last) throw new Error(`${member.mailbox} is empty`)
  return last.raw
}

/** A message without the lines that the gateway puts above it: one Received field, and what was missing. */
export function belowTrace(raw: Buffer): Buffer {
  const text = raw.toString('latin1')
  const match = /^Received: (?:[^\r\n]*\r\n)(?:[ \t][^\r\n]*\r\n)*/.exec(text)
  if (!match) throw new Error('the gateway wrote no Received field')
  return raw.subarray(match[0].length)
}

/** The same, when Message-ID and Date were missing and therefore added. */
export function belowAdded(raw: Buffer): Buffer {
  const text = belowTrace(raw).toString('latin1')
  return Buffer.from(text.replace(/^(?:(?:Message-ID|Date): [^\r\n]*\r\n)+/, ''), 'latin1')
}
