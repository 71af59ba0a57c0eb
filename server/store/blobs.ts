/** Sealed bodies: small ones travel with their row, large ones are files of their own under DIR/blobs. */

import { constants } from 'node:fs'
import { mkdir, open, readdir, stat, unlink, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { Fault, limits, type Random, type Sealed } from '../base/index.js'
import type { BlobFile, BlobPort, StagedBody, Staging } from '../mail/ports.js'

const namePattern = /^[0-9a-f]{32}$/
/** Bytes gathered before one write to the file. */
const batchBytes = 256 * 1024

function diskFault(cause: unknown): Fault {
  return new Fault('unavailable', 'the message cannot be stored now', { cause })
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

class BlobStaging implements Staging {
  readonly #folder: string
  readonly #random: Random
  #pending: Sealed[] = []
  #pendingBytes = 0
  #total = 0
  #file: { handle: FileHandle; name: string; path: string } | null = null

  constructor(folder: string, random: Random) {
    this.#folder = folder
    this.#random = random
  }

  async write(pieces: readonly Sealed[]): Promise<void> {
    for (const piece of pieces) {
      this.#pending.push(piece)
      this.#pendingBytes += piece.length
      this.#total += piece.length
    }
    if (this.#total > limits.blobBytes) throw new Fault('too-large', 'the message is too large')
    if (this.#total > limits.inlineBlobBytes && this.#pendingBytes >= batchBytes)
      await this.#flush()
  }

  async finish(): Promise<StagedBody> {
    if (this.#total <= limits.inlineBlobBytes)
      return { blob: null, payload: Buffer.concat(this.#pending, this.#total) as Sealed }
    try {
      await this.#flush()
      const file = this.#file
      if (!file) throw new Error('nothing was written')
      await file.handle.datasync()
      await file.handle.close()
      await syncFolder(join(this.#folder, file.name.slice(0, 2)))
      return { blob: file.name, payload: null }
    } catch (error) {
      await this.abort()
      throw error instanceof Fault ? error : diskFault(error)
    }
  }

  async abort(): Promise<void> {
    this.#pending = []
    const file = this.#file
    this.#file = null
    if (!file) return
    await file.handle.close().catch(() => undefined)
    await unlink(file.path).catch(() => undefined)
  }

  async #flush(): Promise<void> {
    try {
      this.#file ??= await this.#create()
      const pieces = this.#pending
      const bytes = this.#pendingBytes
      this.#pending = []
      this.#pendingBytes = 0
      const { bytesWritten } = await this.#file.handle.writev(pieces)
      if (bytesWritten !== bytes) throw new Error(`wrote ${bytesWritten} of ${bytes} bytes`)
    } catch (error) {
      throw diskFault(error)
    }
  }

  async #create(): Promise<{ handle: FileHandle; name: string; path: string }> {
    const name = this.#random.bytes(16).toString('hex')
    const folder = join(this.#folder, name.slice(0, 2))
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const path = join(folder, name)
    return { handle: await open(path, 'wx', 0o600), name, path }
  }
}

/** Blobs in `folder`, two levels deep. The caller makes sure that the folder itself is there. */
export function fileBlobs(folder: string, random: Random): BlobPort {
  const pathOf = (blob: string): string => {
    if (!namePattern.test(blob)) throw new Fault('corrupt', 'a blob has an impossible name')
    return join(folder, blob.slice(0, 2), blob)
  }
  return {
    stage: () => new BlobStaging(folder, random),
    async open(blob) {
      let handle: FileHandle
      try {
        handle = await open(pathOf(blob), 'r')
      } catch (cause) {
        if (isMissing(cause))
          throw new Fault('corrupt', 'the body of a message is missing', { cause })
        throw diskFault(cause)
      }
      return {
        async read(offset, length) {
          const buffer = Buffer.allocUnsafe(length)
          const { bytesRead } = await handle.read(buffer, 0, length, offset)
          if (bytesRead !== length) throw new Fault('corrupt', 'the body of a message has been cut')
          return buffer
        },
        close: () => handle.close(),
      }
    },
    async remove(blobs) {
      for (const blob of blobs) await unlink(pathOf(blob)).catch(() => undefined)
    },
    list: () => listBlobs(folder),
  }
}

/** Every file under the blob folder; files that are not ours are passed over. */
async function* listBlobs(folder: string): AsyncGenerator<BlobFile> {
  for (const level of await readdir(folder)) {
    if (!/^[0-9a-f]{2}$/.test(level)) continue
    for (const blob of await readdir(join(folder, level))) {
      if (!namePattern.test(blob)) continue
      const info = await stat(join(folder, level, blob)).catch(() => null)
      if (info) yield { blob, bytes: info.size, modifiedAt: info.mtimeMs }
    }
  }
}
