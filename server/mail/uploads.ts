/**
 * Files that a client has uploaded and not used yet: sealed under keys that are nowhere but in memory, so that whatever
 * ends the process leaves nothing that anybody opens; the next start removes what lies about.
 */

import { Fault, limits, type AccountId, type Clock, type Log, type Random } from '../base/index.js'
import { fileKeyBytes, PayloadSealer } from '../seal/index.js'
import type { MailStore, StagedBody, Staging } from './ports.js'
import { openStaged } from './staged.js'

/** One uploaded file. */
export interface Upload {
  readonly id: string
  /** As the client said. */
  readonly type: string
  readonly sizeBytes: number
  /** Bytes in [start, end), opened as they are asked for. Fault corrupt when it is gone. */
  bytes(start?: number, end?: number): AsyncIterable<Buffer>
}

/** What one caller has uploaded into one account; nobody else sees it (RFC 8620 §6). */
export interface Uploads {
  /** Takes a file as it comes. Fault too-large past the limit, limited when too much waits already, unavailable, denied. */
  put(type: string, chunks: AsyncIterable<Uint8Array>): Promise<Upload>
  find(id: string): Upload | undefined
}

interface Kept {
  readonly staged: StagedBody
  readonly upload: Upload
  readonly until: number
}

/** Where files lie, and by which clock they wait. */
interface Place {
  readonly store: MailStore
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

/** Whose files they are. */
export interface Uploader extends Place {
  readonly id: AccountId
  readonly actor: string
  readonly mayWrite: boolean
}

const secretIdBytes = 16

/** All uploads of the house, by who may see them. */
export class UploadShelf {
  readonly #shelves = new Map<string, Map<string, Kept>>()
  /** Octets kept or on their way, by the same names. */
  readonly #held = new Map<string, number>()
  #timer: NodeJS.Timeout | undefined

  of(context: Uploader, limitBytes: number): Uploads {
    const name = `${context.id} ${context.actor}`
    return {
      put: (type, chunks) => this.#put(context, { name, type, limitBytes }, chunks),
      find: (id) => this.#shelves.get(name)?.get(id)?.upload,
    }
  }

  async #put(
    context: Uploader,
    { name, type, limitBytes }: { name: string; type: string; limitBytes: number },
    chunks: AsyncIterable<Uint8Array>,
  ): Promise<Upload> {
    if (!context.mayWrite) throw new Fault('denied', 'this mailbox may only be read')
    await this.sweep(context)
    if ((this.#shelves.get(name)?.size ?? 0) >= limits.uploads)
      throw new Fault('limited', 'too many uploaded files wait to be used')
    const writing = new Writing(context, limitBytes)
    let taken = 0
    try {
      for await (const chunk of chunks) {
        taken += chunk.length
        this.#hold(name, chunk.length)
        await writing.write(chunk)
      }
      const { staged, open } = await writing.finish()
      const upload = {
        id: context.random.bytes(secretIdBytes).toString('hex'),
        ...{ type, sizeBytes: writing.sizeBytes, bytes: open },
      }
      const shelf = this.#shelves.get(name) ?? new Map<string, Kept>()
      this.#shelves.set(name, shelf)
      shelf.set(upload.id, { staged, upload, until: context.clock.now() + limits.uploadMs })
      this.#sweepLater(context)
      return upload
    } catch (error) {
      this.#release(name, taken)
      await writing.abort()
      throw error
    }
  }

  #hold(name: string, bytes: number): void {
    const held = (this.#held.get(name) ?? 0) + bytes
    this.#held.set(name, held)
    if (held > limits.uploadsBytes)
      throw new Fault('limited', 'the uploaded files that wait to be used are too large together')
  }

  #release(name: string, bytes: number): void {
    const left = (this.#held.get(name) ?? 0) - bytes
    if (left > 0) this.#held.set(name, left)
    else this.#held.delete(name)
  }

  /** Forgets what has waited too long. */
  async sweep({ clock, store }: Place): Promise<void> {
    const now = clock.now()
    const blobs: string[] = []
    for (const [name, shelf] of this.#shelves) {
      for (const [id, { staged, upload, until }] of shelf) {
        if (until > now) continue
        shelf.delete(id)
        this.#release(name, upload.sizeBytes)
        if (staged.blob !== null) blobs.push(staged.blob)
      }
      if (shelf.size === 0) this.#shelves.delete(name)
    }
    if (blobs.length > 0) await store.blobs.remove(blobs)
  }

  #sweepLater(parts: Place): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      this.sweep(parts).catch((err: unknown) => {
        parts.log.warn({ err }, 'uploaded files were not removed')
      })
      if (this.#shelves.size > 0) this.#sweepLater(parts)
    }, limits.uploadMs).unref()
  }
}

/** One file on its way in. */
class Writing {
  readonly #fileKey: Buffer
  readonly #sealer: PayloadSealer
  readonly #staging: Staging
  readonly #store: MailStore
  readonly #limit: number
  #sealedBytes = 0
  sizeBytes = 0

  constructor({ random, store }: Place, limit: number) {
    this.#fileKey = random.bytes(fileKeyBytes)
    this.#sealer = new PayloadSealer(this.#fileKey, random)
    this.#staging = store.blobs.stage()
    this.#store = store
    this.#limit = limit
  }

  async write(chunk: Uint8Array): Promise<void> {
    this.sizeBytes += chunk.length
    if (this.sizeBytes > this.#limit) throw new Fault('too-large', 'the file is too large')
    // The sealer keeps what it is given until a whole piece is there; a socket's buffer is not ours to keep.
    await this.#stage(this.#sealer.write(Buffer.from(chunk)))
  }

  async finish(): Promise<{ staged: StagedBody; open: Upload['bytes'] }> {
    await this.#stage(this.#sealer.finish())
    const staged = await this.#staging.finish()
    const [store, fileKey, sealedBytes] = [this.#store, this.#fileKey, this.#sealedBytes]
    const open: Upload['bytes'] = (start, end) =>
      openStaged(store.blobs, staged, { fileKey, sealedBytes }, [start, end])
    return { staged, open }
  }

  abort(): Promise<void> {
    return this.#staging.abort()
  }

  async #stage(pieces: ReturnType<PayloadSealer['write']>): Promise<void> {
    for (const { length } of pieces) this.#sealedBytes += length
    if (pieces.length > 0) await this.#staging.write(pieces)
  }
}
