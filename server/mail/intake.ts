/** A message on its way in: described, sealed and staged piece by piece, so that memory does not grow with its size. */

import { Fault, limits, type Random } from '../base/index.js'
import { encodeSummary, isEncrypted, StructureParser, type Summary } from '../mime/index.js'
import type { MailParts } from './context.js'
import {
  fileKeyBytes,
  PayloadSealer,
  sealEnvelope,
  sealGist,
  sealSummary,
  wrapFileKey,
} from '../seal/index.js'
import type { BlobPort, MailTables, StagedBody, Staging } from './ports.js'
import type { BodyId, Sealed } from '../base/index.js'
import { openStaged } from './staged.js'

/** A message that is sealed and durable, waiting for the unit of work that gives it rows. */
export interface SealedMessage {
  readonly staged: StagedBody
  readonly summary: Sealed
  readonly envelope: Sealed | null
  readonly sizeBytes: number
  /** End-to-end enciphered as a whole by its sender. */
  readonly isEncrypted: boolean
  /** What is sealed as its summary. */
  readonly described: Summary
  sealGist(gist: Buffer): Sealed
  /** The message again, unsealed piece by piece: the key is in memory only while it is on its way. */
  bytes(): AsyncIterable<Buffer>
  /** The age header that wraps this message's key to a mailbox's recipient point. */
  headerFor(recipient: Buffer): Buffer
}

export class Intake {
  readonly #parser = new StructureParser()
  readonly #fileKey: Buffer
  readonly #sealer: PayloadSealer
  readonly #staging: Staging
  readonly #blobs: BlobPort
  readonly #limit: number
  readonly #random: Random
  #size = 0
  #sealedBytes = 0

  /** `limit`: bytes after which the message is refused. */
  constructor(blobs: BlobPort, random: Random, limit: number = limits.messageBytes) {
    this.#random = random
    this.#fileKey = random.bytes(fileKeyBytes)
    this.#sealer = new PayloadSealer(this.#fileKey, random)
    this.#blobs = blobs
    this.#staging = blobs.stage()
    this.#limit = limit
  }

  get sizeBytes(): number {
    return this.#size
  }

  /** Fault too-large past the limit, syntax on a NUL byte (RFC 5322 §2.2, RFC 9051 §4.3), unavailable when the disk is full. */
  write(chunk: Buffer): Promise<void> {
    this.#size += chunk.length
    if (this.#size > this.#limit) throw new Fault('too-large', 'the message is too large')
    if (chunk.includes(0)) throw new Fault('syntax', 'the message has a NUL byte')
    this.#parser.write(chunk)
    const sealed = this.#sealer.write(chunk)
    return sealed.length > 0 ? this.#stage(sealed) : nothing
  }

  /** `envelope`: what SMTP said of the message, to be kept sealed beside it. */
  async finish(envelope?: Buffer): Promise<SealedMessage> {
    await this.#stage(this.#sealer.finish())
    const staged = await this.#staging.finish()
    const fileKey = this.#fileKey
    const described = this.#parser.end()
    const summary = sealSummary(fileKey, encodeSummary(described))
    const sealedBytes = this.#sealedBytes
    const blobs = this.#blobs
    return {
      staged,
      summary,
      envelope: envelope ? sealEnvelope(fileKey, envelope) : null,
      sizeBytes: this.#size,
      isEncrypted: isEncrypted(described.root),
      described,
      sealGist: (gist) => sealGist(fileKey, gist, this.#random),
      bytes: () => openStaged(blobs, staged, { fileKey, sealedBytes }),
      headerFor: (recipient) => wrapFileKey(fileKey, recipient),
    }
  }

  #stage(pieces: readonly Sealed[]): Promise<void> {
    for (const { length } of pieces) this.#sealedBytes += length
    return this.#staging.write(pieces)
  }

  abort(): Promise<void> {
    return this.#staging.abort()
  }
}

const nothing = Promise.resolve()

/** Gives a sealed message its body row. Part of a unit of work. */
export function insertBody(
  tables: MailTables,
  { staged, summary, envelope, sizeBytes }: SealedMessage,
  createdAt: number,
): Promise<BodyId> {
  return tables.bodies.insert({ staged, summary, envelope, sizeBytes, createdAt })
}

/** Has it looked at for what it is about, once it is kept and others have been served. */
export function lookLater(
  { desk }: Pick<MailParts, 'desk'>,
  message: SealedMessage,
  body: BodyId,
  receivedAt: number,
): void {
  const { sizeBytes, described } = message
  desk?.later({
    ...{ body, sizeBytes, receivedAt },
    summary: async () => described,
    bytes: () => message.bytes(),
    seal: (gist) => message.sealGist(gist),
  })
}
