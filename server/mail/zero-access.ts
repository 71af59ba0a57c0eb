/**
 * Mailboxes that the gateway cannot read: a message is enciphered to its holder before it is kept. Until then it lies
 * staged and sealed under a key that is nowhere but in memory, so a death in between leaves nothing that anybody opens.
 */

import { limits } from '../base/index.js'
import { sealable } from '../mime/index.js'
import type { HolderSeal, MailParts } from './context.js'
import { Intake, type SealedMessage } from './intake.js'

/** Base64, its line ends, and what stands around it. */
const growth = 1.4
const around = 64 * 1024

/** Whole messages in memory at once, each several times over while it is enciphered; on one thread, two gain no time. */
const atOnce = 1
let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else running++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    // Who waits takes the place over, so that nobody slips in between.
    if (next) next()
    else running--
  }
}

/** How what comes for `address` is to be enciphered; null when it is kept as it is. Fault unavailable. */
export const holderSealOf = async (
  { holderSealOf: ask }: MailParts,
  address: string,
): Promise<HolderSeal | null> => (await ask?.(address)) ?? null

/**
 * `message` as the zero-access mailbox `address` keeps it: another one, staged for itself. What its sender enciphered as
 * a whole stays as it is. The first one is still there, and the caller's to remove.
 */
export async function sealForHolder(
  { store, random }: MailParts,
  message: SealedMessage,
  seal: HolderSeal,
  address: string,
): Promise<SealedMessage> {
  if (message.isEncrypted) return message
  return inTurn(async () => {
    const { inner, outer } = sealable(await gathered(message), address)
    const entity = await seal.seal(inner)
    const limit = Math.min(limits.blobBytes, message.sizeBytes * growth + around)
    const intake = new Intake(store.blobs, random, limit)
    try {
      await intake.write(Buffer.concat([outer, mimeVersion]))
      for (let at = 0; at < entity.length; at += pieceBytes)
        await intake.write(entity.subarray(at, at + pieceBytes))
      // No envelope: whom else it went to is not for this mailbox's operator.
      return await intake.finish()
    } catch (error) {
      await intake.abort()
      throw error
    }
  })
}

const mimeVersion = Buffer.from('MIME-Version: 1.0\r\n')
const pieceBytes = 64 * 1024

async function gathered(message: SealedMessage): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of message.bytes()) pieces.push(piece)
  return Buffer.concat(pieces)
}
