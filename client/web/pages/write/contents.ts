/** What is in the files of a letter: at hand since they were joined, or had from the gateway once more. */

import { Fault, isFault } from '../../../../server/base/index.js'
import type { Account } from '../../../api/index.js'
import type { NewFile } from '../../../keys/index.js'
import type { Attached } from './letter.js'

/** The gateway has not kept it: it is to be joined again. */
export class FileGone extends Fault {
  readonly file: Attached

  constructor(file: Attached, cause?: unknown) {
    super('not-found', `the file of ${file.size} octets is gone`, { cause })
    this.file = file
  }
}

const atHand = new Map<string, Blob>()
/** Octets that stay in memory for letters being written. */
const mostAtHand = 200 * 1024 * 1024

export function keepAtHand(blobId: string, content: Blob): void {
  atHand.set(blobId, content)
  let total = [...atHand.values()].reduce((sum, { size }) => sum + size, 0)
  for (const [id, { size }] of atHand) {
    if (total <= mostAtHand || id === blobId) break
    atHand.delete(id)
    total -= size
  }
}

/** All of them, in their order. ApiFault as for a download; FileGone. */
export function contentsOf(
  account: Account,
  files: readonly Attached[],
): Promise<readonly NewFile[]> {
  return Promise.all(
    files.map(async (file) => ({
      ...{ name: file.name, mediaType: file.type || 'application/octet-stream' },
      content: await contentOf(account, file),
    })),
  )
}

async function contentOf(account: Account, file: Attached): Promise<Uint8Array> {
  const own = atHand.get(file.blobId)
  if (own) return new Uint8Array(await own.arrayBuffer())
  try {
    return await account.download(file.blobId)
  } catch (error) {
    throw isFault(error, 'not-found') ? new FileGone(file, error) : error
  }
}
