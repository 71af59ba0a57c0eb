/** Reading back what is staged and has no row yet, with the key that only memory has. */

import { openPayload } from '../seal/index.js'
import type { BlobPort, StagedBody } from './ports.js'

export interface StagedKey {
  readonly fileKey: Buffer
  readonly sealedBytes: number
}

/** Plain bytes in [start, end), piece by piece. Fault corrupt when they are gone. */
export async function* openStaged(
  blobs: BlobPort,
  { blob, payload }: StagedBody,
  { fileKey, sealedBytes }: StagedKey,
  [start, end]: readonly [start?: number | undefined, end?: number | undefined] = [],
): AsyncGenerator<Buffer> {
  if (blob === null) {
    const read = async (offset: number, length: number): Promise<Buffer> =>
      payload.subarray(offset, offset + length)
    yield* openPayload(fileKey, sealedBytes, read, start, end)
    return
  }
  const opened = await blobs.open(blob)
  try {
    const read = (offset: number, length: number) => opened.read(offset, length)
    yield* openPayload(fileKey, sealedBytes, read, start, end)
  } finally {
    await opened.close()
  }
}
