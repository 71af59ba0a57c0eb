/** How many octets a part has once its transfer encoding is undone, without undoing megabytes of it. */

import { decodeTransfer, type Part } from '../../../mime/index.js'
import type { StoredMessage } from '../../../mail/index.js'

/** Shorter ones are decoded, which is exact whatever they look like. */
const smallBytes = 16 * 1024
const probeBytes = 1024

const lengthOf = ({ body: [start, end] }: Part): number => end - start

/** Exact for every encoding; base64 in lines of one length is reckoned from its first and last lines. */
export async function decodedSize(
  part: Part,
  message: Pick<StoredMessage, 'bytes'>,
): Promise<number> {
  const raw = lengthOf(part)
  if (part.encoding !== 'base64' && part.encoding !== 'quoted-printable') return raw
  if (part.encoding === 'base64' && raw > smallBytes) {
    const reckoned = await reckon(part, message)
    if (reckoned !== undefined) return reckoned
  }
  let size = 0
  const [start, end] = part.body
  for await (const piece of decodeTransfer(part.encoding, message.bytes(start, end)))
    size += piece.length
  return size
}

async function slice(
  message: Pick<StoredMessage, 'bytes'>,
  start: number,
  end: number,
): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of message.bytes(start, end)) pieces.push(piece)
  return Buffer.concat(pieces).toString('latin1')
}

/** Undefined when the lines are not all alike as far as their ends show. */
async function reckon(
  part: Part,
  message: Pick<StoredMessage, 'bytes'>,
): Promise<number | undefined> {
  const [start, end] = part.body
  const head = await slice(message, start, start + probeBytes)
  const [, first = ''] = /^([A-Za-z0-9+/]{4,900})\r\n/.exec(head) ?? []
  if (first === '' || first.length % 4 !== 0) return undefined
  const line = first.length + 2
  const tail = (await slice(message, end - probeBytes, end)).replace(/[\r\n]+$/, '')
  const last = tail.slice(tail.lastIndexOf('\n') + 1)
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(last) || last.length % 4 !== 0) return undefined
  const trailing = (await slice(message, end - probeBytes, end)).length - tail.length
  const before = end - start - trailing - last.length
  if (before % line !== 0 || last.length > first.length) return undefined
  const padding = /=*$/.exec(last)?.[0].length ?? 0
  return ((before / line) * first.length * 3) / 4 + (last.length * 3) / 4 - padding
}
