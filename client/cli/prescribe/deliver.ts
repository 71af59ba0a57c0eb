/** The packed prescription into a folder, or on its way: signed and sealed as a message, submitted, a copy kept. */

import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { PrescriptionLetter } from '../../acts/index.js'
import type { PackedPrescription } from '../../health/index.js'
import type { Protection } from '../../keys/index.js'
import {
  compose,
  fileFault,
  submit,
  writeFresh,
  type Identity,
  type Outcome,
} from '../../mail/index.js'
import { noCopy, tryCopy, type KeptCopy } from '../end-to-end/own-copy.js'
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
  readonly protection: Protection
  readonly keepsCopy: boolean
}

export interface Sent extends KeptCopy {
  readonly messageId: string
  readonly outcomes: readonly Outcome[]
}

/** Faults of `compose` and `submit`; what became of each recipient otherwise. */
export async function sendLetter(
  identity: Identity,
  { subject, headers, files, text }: PrescriptionLetter,
  { to, protection, keepsCopy }: Sending,
  output: Output,
): Promise<Sent> {
  const { mailbox, displayName = '' } = identity.account
  const letter = { from: mailbox, displayName, to, cc: [], subject, text, attachments: [] }
  const message = await compose(
    { ...letter, enclosures: files, headers, asksDelivery: true },
    protection,
  )
  const outcomes = await submit(identity, message)
  const isSent = outcomes.some(({ accepted }) => accepted)
  const kept = isSent && keepsCopy ? await tryCopy(identity, message.raw, output) : noCopy
  return { messageId: message.messageId, outcomes, ...kept }
}
