/** Blob/upload: small files made in the request itself, of text, base64 and pieces of other blobs (RFC 9404 §4.1). */

import type { WholeAccount } from '../../../mail/index.js'
import { openBlob } from '../../blobs.js'
import { Arguments } from '../../core/arguments.js'
import { isArray, isObject, type Json, type JsonObject } from '../../core/json.js'
import { jmapLimits } from '../../core/limits.js'
import { MethodError } from '../../core/method-error.js'
import type { CallContext, Method } from '../../core/method.js'
import { uploadBlobId } from '../../ids.js'
import { applySet, resolved, setAnswer } from '../../standard/set.js'
import { invalidProperties, SetError } from '../../standard/set-error.js'

export const maxDataSources = 64

export const blobUpload: Method = {
  name: 'Blob/upload',
  capability: 'urn:ietf:params:jmap:blob',
  spec: 'RFC 9404 §4.1',
  async *run(context, given) {
    const args = new Arguments(given)
    const accountId = args.string('accountId')
    const entries = Object.entries(args.object('create') ?? {})
    args.end()
    if (entries.length > jmapLimits.maxObjectsInSet)
      throw new MethodError('requestTooLarge', 'more objects than maxObjectsInSet')
    const create = entries.map(([id, file]) => {
      if (!isObject(file) || !/^[A-Za-z0-9_-]{1,255}$/.test(id))
        throw new MethodError('invalidArguments', 'files by id', { arguments: ['create'] })
      return [id, file] as const
    })
    const account = await context.account(accountId)
    if (!account.mayWrite) throw new MethodError('accountReadOnly', 'this account may only be read')
    const asked = { accountId, ifInState: null, create, update: [], destroy: [] }
    const outcome = await applySet(asked, context, {
      create: (file) => uploadOne(account, file, context),
    })
    const { created = null, notCreated = null } = setAnswer(asked, '', '', outcome)
    yield ['Blob/upload', { accountId, created, notCreated }]
  },
}

async function uploadOne(
  account: WholeAccount,
  { data = null, type = null, ...others }: JsonObject,
  { createdIds }: CallContext,
): Promise<JsonObject & { readonly id: string }> {
  if (Object.keys(others).length > 0) throw invalidProperties('not known', ...Object.keys(others))
  if (type !== null && (typeof type !== 'string' || !/^[\w.+-]{1,100}\/[\w.+-]{1,100}$/.test(type)))
    throw invalidProperties('a media type', 'type')
  if (!isArray(data) || data.length > maxDataSources)
    throw invalidProperties(`at most ${maxDataSources} sources of data`, 'data')
  const sources: AsyncIterable<Uint8Array>[] = []
  for (const source of data) sources.push(await open(account, source, createdIds))
  const upload = await account.uploads.put(type ?? 'application/octet-stream', joined(sources))
  const id = uploadBlobId(upload.id)
  return { id, type, size: upload.sizeBytes }
}

async function* joined(sources: readonly AsyncIterable<Uint8Array>[]): AsyncGenerator<Uint8Array> {
  for (const source of sources) yield* source
}

async function* single(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

async function open(
  account: WholeAccount,
  source: Json,
  createdIds: ReadonlyMap<string, string>,
): Promise<AsyncIterable<Uint8Array>> {
  const bad = (): SetError => invalidProperties('text, base64, or a piece of a blob', 'data')
  if (!isObject(source)) throw bad()
  const {
    'data:asText': text,
    'data:asBase64': base64,
    blobId,
    offset = null,
    length = null,
  } = source
  if (typeof text === 'string') return single(Buffer.from(text, 'utf8'))
  if (typeof base64 === 'string') {
    if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(base64))
      throw bad()
    return single(Buffer.from(base64, 'base64'))
  }
  if (typeof blobId !== 'string' || !isCount(offset) || !isCount(length)) throw bad()
  const id = resolved(blobId, createdIds)
  const blob = await openBlob(account, id)
  if (!blob) throw new SetError('blobNotFound', 'there is no such blob', { notFound: [id] })
  const start = offset ?? 0
  return blob.bytes(start, length === null ? undefined : start + length)
}

const isCount = (value: Json): value is number | null =>
  value === null || (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0)
