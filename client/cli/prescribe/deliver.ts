/** The packed prescription into a folder, or on its way: signed as a message, submitted, a copy kept. */

import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isFault, SaidFault, type Random } from '../../../server/base/index.js'
import type { PackedPrescription } from '../../health/index.js'
import { signSmime } from '../../keys/index.js'
import {
  compose,
  fileFault,
  keepCopy,
  submit,
  writeFresh,
  type Identity,
  type MailKey,
  type Outcome,
} from '../../mail/index.js'
import type { Output } from '../output.js'

/** Files that must be new. Fault of the file system, as a sentence. */
export async function writeInto(
  folder: string,
  { files }: Pick<PackedPrescription, 'files'>,
): Promise<string[]> {
  const paths: string[] = []
  for (const { name, content } of files) {
    const path = join(folder, name)
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeFresh(path, content)
    } catch (error) {
      throw fileFault('unwritable', path, error)
    }
    paths.push(path)
  }
  return paths
}

export interface Sending {
  readonly to: readonly string[]
  readonly text: string
  readonly signer: MailKey | null
  readonly keepsCopy: boolean
  readonly at: number
  readonly random: Random
}

export interface Sent {
  readonly messageId: string
  readonly outcomes: readonly Outcome[]
  readonly copied: boolean
}

/** Faults of `compose` and `submit`; what became of each recipient otherwise. */
export async function sendPacked(
  identity: Identity,
  { subject, headers, files }: PackedPrescription,
  sending: Sending,
  output: Output,
): Promise<Sent> {
  const { signer, at, random, to, text } = sending
  const { mailbox, displayName = '' } = identity.account
  const letter = { from: mailbox, displayName, to, cc: [], subject, text, attachments: [] }
  const message = await compose(
    { ...letter, enclosures: files, headers, asksDelivery: true },
    signer
      ? {
          sign: (entity) =>
            signSmime(
              entity,
              { certificate: signer.certificate, chain: signer.chain, key: signer.privateKey },
              { at, random },
            ),
        }
      : {},
  )
  const outcomes = await submit(identity, message)
  const isSent = outcomes.some(({ accepted }) => accepted)
  const copied = isSent && sending.keepsCopy && (await tryCopy(identity, message.raw, output))
  return { messageId: message.messageId, outcomes, copied }
}

/** The message has gone; a copy that cannot be kept is a remark, not a failure. */
async function tryCopy(identity: Identity, raw: Buffer, output: Output): Promise<boolean> {
  try {
    await keepCopy(identity, raw)
    return true
  } catch (error) {
    if (!isFault(error)) throw error
    const reason = error instanceof SaidFault ? error.in(output.language) : error.message
    output.note(output.say('send.copyFailed', { reason }))
    return false
  }
}
