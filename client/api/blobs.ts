/** Files on their way: uploaded with their progress, downloaded within a bound (RFC 8620 §6). */

import { joinBytes } from '../../server/base/index.js'
import { ApiFault, oddAnswer } from './faults.js'
import type { Ask } from './ports.js'
import { isObject, numberIn, textIn } from './protocol/json.js'
import { readJson, reach } from './protocol/requests.js'
import type { Session } from './protocol/session.js'
import { faultOfStatus } from './faults.js'

export interface UploadOptions {
  /** Media type; that of the Blob when left out. */
  readonly type?: string
  readonly signal?: AbortSignal
  /** Octets sent so far and altogether. */
  readonly onProgress?: (sent: number, total: number) => void
}

export interface Uploaded {
  readonly blobId: string
  readonly type: string
  /** Octets. */
  readonly size: number
}

const fill = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))

export async function upload(
  ask: Ask,
  session: Session,
  accountId: string,
  content: Blob | Uint8Array,
  { type, signal, onProgress }: UploadOptions,
): Promise<Uploaded> {
  const size = content instanceof Uint8Array ? content.length : content.size
  if (size > session.limits.maxSizeUpload)
    throw new ApiFault('too-large', 'web.api.too-large', { error: 'tooLarge' })
  const own = content instanceof Uint8Array ? '' : content.type
  const answer = await reach(ask, {
    method: 'POST',
    url: fill(session.uploadUrl, { accountId }),
    type: (type ?? own) || 'application/octet-stream',
    body: content,
    ...(signal && { signal }),
    ...(onProgress && { onProgress }),
  })
  const value = await readJson(answer)
  const blobId = isObject(value) ? textIn(value, 'blobId') : undefined
  if (!isObject(value) || blobId === undefined) throw oddAnswer()
  return { blobId, type: textIn(value, 'type') ?? '', size: numberIn(value, 'size', size) }
}

export const downloadUrl = (
  { downloadUrl: template }: Session,
  names: Readonly<Record<'accountId' | 'blobId' | 'name' | 'type', string>>,
): string => fill(template, names)

/** More than the largest message the gateway takes. */
const defaultMaxBytes = 100 * 1024 * 1024

export async function download(
  ask: Ask,
  url: string,
  {
    signal,
    maxBytes = defaultMaxBytes,
  }: { readonly signal?: AbortSignal; readonly maxBytes?: number },
): Promise<Uint8Array> {
  const answer = await reach(ask, { method: 'GET', url, ...(signal && { signal }) })
  if (answer.status !== 200) throw faultOfStatus(answer.status)
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of answer.pieces()) {
    size += piece.length
    if (size > maxBytes) throw new ApiFault('too-large', 'web.api.too-large', { error: 'tooLarge' })
    pieces.push(piece)
  }
  return joinBytes(pieces)
}
