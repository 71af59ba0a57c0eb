/** Blob/get: octets, digests and sizes of blobs or pieces of them (RFC 9404 §4.2). */

import { createHash } from 'node:crypto'
import { isFault } from '../../../base/index.js'
import { openBlob, sizeOf, type Blob } from '../../blobs.js'
import { Arguments } from '../../core/arguments.js'
import type { Json, JsonObject } from '../../core/json.js'
import { MethodError } from '../../core/method-error.js'
import type { Method } from '../../core/method.js'
import { tooMany } from '../../standard/get.js'

/** RFC 9404 §3: digests by their JMAP names. */
export const digests: Readonly<Record<string, string>> = { sha: 'sha1', 'sha-256': 'sha256' }

const known = new Set(['data', 'data:asText', 'data:asBase64', 'size'])
const maxBlobs = 50
/** Octets that one answer may hold; larger blobs are downloaded. */
const maxAnswerBytes = 4 * 1024 * 1024

export const blobGet: Method = {
  name: 'Blob/get',
  capability: 'urn:ietf:params:jmap:blob',
  spec: 'RFC 9404 §4.2',
  async *run(context, given) {
    const args = new Arguments(given)
    const accountId = args.string('accountId')
    const ids = [...new Set(args.strings('ids') ?? [])]
    const properties = [...new Set(args.strings('properties') ?? ['data', 'size'])]
    const offset = args.integer('offset', 0)
    const length = args.integer('length', 0)
    args.end()
    if (ids.length > maxBlobs) throw tooMany()
    const unknown = properties.find((name) => !known.has(name) && digestOf(name) === undefined)
    if (unknown !== undefined)
      throw new MethodError('invalidArguments', `there is no property ${unknown.slice(0, 100)}`, {
        arguments: ['properties'],
      })
    const account = await context.account(accountId)
    const budget = { left: maxAnswerBytes }
    const list: JsonObject[] = []
    const notFound: string[] = []
    for (const id of ids) {
      const blob = await openBlob(account, id)
      const object = blob && (await look(blob, properties, { offset, length }, budget))
      if (object) list.push({ id, ...object })
      else notFound.push(id)
    }
    yield ['Blob/get', { accountId, list, notFound }]
  },
}

const digestOf = (property: string): string | undefined => {
  const [, name = ''] = /^digest:(.+)$/.exec(property) ?? []
  return Object.hasOwn(digests, name) ? digests[name] : undefined
}

interface Range {
  readonly offset: number | null
  readonly length: number | null
}

/** Undefined when it does not open. Throws MethodError requestTooLarge. */
async function look(
  blob: Blob,
  properties: readonly string[],
  { offset, length }: Range,
  budget: { left: number },
): Promise<JsonObject | undefined> {
  const size = await sizeOf(blob)
  if (size === undefined) return undefined
  const start = offset ?? 0
  const end = length === null ? size : start + length
  const hashes = properties.flatMap((name) => {
    const algorithm = digestOf(name)
    return algorithm === undefined ? [] : [{ name, hash: createHash(algorithm) }]
  })
  const pieces: Buffer[] = []
  const holdsData = properties.some((name) => name.startsWith('data'))
  try {
    for await (const piece of holdsData || hashes.length > 0 ? blob.bytes(start, end) : []) {
      for (const { hash } of hashes) hash.update(piece)
      if (!holdsData) continue
      if ((budget.left -= piece.length) < 0)
        throw new MethodError('requestTooLarge', 'this is more than an answer holds')
      pieces.push(piece)
    }
  } catch (error) {
    if (isFault(error, 'corrupt')) return undefined
    throw error
  }
  return {
    ...dataOf(properties, Buffer.concat(pieces)),
    ...(properties.includes('size') && { size }),
    ...Object.fromEntries(hashes.map(({ name, hash }) => [name, hash.digest('base64')])),
    // RFC 9404 §4.2: less was there than was asked for.
    ...((start > size || end > size) && { isTruncated: true }),
  }
}

function dataOf(properties: readonly string[], bytes: Buffer): JsonObject {
  const data: Record<string, Json> = {}
  const isWanted = (name: string): boolean => properties.includes(name)
  if (!isWanted('data') && !isWanted('data:asText') && !isWanted('data:asBase64')) return data
  let text: string | null
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    text = null
    if (isWanted('data:asText') || isWanted('data')) data['isEncodingProblem'] = true
  }
  if (isWanted('data:asText') || (isWanted('data') && text !== null)) data['data:asText'] = text
  if (isWanted('data:asBase64') || (isWanted('data') && text === null))
    data['data:asBase64'] = bytes.toString('base64')
  return data
}
