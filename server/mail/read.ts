/** Opening messages: the key, then the summary, then the chunks that are asked for, and nothing more. */

import { Fault, type Gist, type MailboxId, type Sealed, type Uid } from '../base/index.js'
import { decodeSummary, type Summary } from '../mime/index.js'
import {
  openGist,
  openPayload,
  openSummary,
  plainBytesOf,
  sealGist,
  unwrapFileKey,
} from '../seal/index.js'
import type { AccountContext } from './context.js'
import { noteFetched } from './fetched.js'
import { decodeGist } from './gists/codec.js'
import { keywordNames, metaOf, type KeywordNames } from './keywords.js'
import type { OpenableRow } from './ports.js'
import type { ReadHow, StoredMessage } from './types.js'

/** Rows fetched from the store at once while a session reads many messages. */
const batch = 64

/** Keys unwrapped for the first time, to be kept under the account key so that the next time is cheap. */
type NewKeys = { uid: Uid; fileKey: Sealed }[]

export async function* readMessages(
  context: AccountContext,
  mailbox: MailboxId,
  uids: readonly Uid[],
  { quietly = false }: ReadHow = {},
): AsyncGenerator<StoredMessage> {
  const names = await context.store.read((tables) => keywordNames(context, tables.keywords))
  for (let at = 0; at < uids.length; at += batch) {
    const newKeys: NewKeys = []
    const rows = await rowsOf(context, mailbox, uids.slice(at, at + batch))
    try {
      for (const row of rows)
        yield storedMessage(context, quietly ? { ...row, unfetched: 0 } : row, names, newKeys)
    } finally {
      await keepKeys(context, mailbox, newKeys)
    }
  }
}

function rowsOf(
  context: AccountContext,
  mailbox: MailboxId,
  uids: readonly Uid[],
): Promise<OpenableRow[]> {
  return context.store.read(async (tables) => {
    const rows: OpenableRow[] = []
    for (const uid of uids) {
      const row = await tables.messages.openable(mailbox, uid)
      if (row) rows.push(row)
    }
    return rows
  })
}

/** A cache, not a change: no modSeq, no event; a failure costs only the next reader's time. */
async function keepKeys(
  { store, log }: AccountContext,
  mailbox: MailboxId,
  keys: NewKeys,
): Promise<void> {
  if (keys.length === 0) return
  try {
    await store.write(async (tables) => {
      for (const { uid, fileKey } of keys) await tables.messages.setFileKey(mailbox, uid, fileKey)
    })
  } catch (error) {
    log.warn({ err: error }, 'message keys were not kept')
  }
}

function storedMessage(
  context: AccountContext,
  row: OpenableRow,
  names: KeywordNames,
  newKeys: NewKeys,
): StoredMessage {
  let key: Buffer | null = null
  const fileKey = (): Buffer => {
    if (key) return key
    if (row.fileKey) key = context.key.unseal(row.fileKey)
    else {
      key = unwrapFileKey(row.header, context.identity)
      newKeys.push({ uid: row.uid, fileKey: context.key.seal(key) })
    }
    return key
  }
  let opened: Summary | null = null
  const summary = async (): Promise<Summary> =>
    (opened ??= decodeSummary(openSummary(fileKey(), row.summary)))
  const bytes = (start?: number, end?: number): AsyncGenerator<Buffer> =>
    bodyBytes(context, row, fileKey(), start, end)
  return {
    ...{ meta: metaOf(row, names), summary },
    async *bytes(start, end) {
      yield* bytes(start, end)
      if (row.unfetched === 0) return
      // Its header alone tells nobody that it was opened.
      const bodyStart = (await summary()).root.body[0]
      if ((end ?? row.sizeBytes) > bodyStart) await noteFetched(context, row.bodyId)
    },
    gist: (ifKnown) => gistOf(context, row, { summary, bytes, fileKey }, ifKnown !== undefined),
  }
}

interface OpenedMessage {
  readonly summary: () => Promise<Summary>
  readonly bytes: () => AsyncIterable<Buffer>
  readonly fileKey: () => Buffer
}

async function gistOf(
  { desk, random }: AccountContext,
  { bodyId: body, gist, gisted, sizeBytes, internalDate: receivedAt }: OpenableRow,
  opened: OpenedMessage,
  ifKnown: boolean,
): Promise<Gist | null> {
  if (!desk) return null
  const { summary, bytes, fileKey } = opened
  if (gist && gisted >= desk.version) return decodeGist(openGist(fileKey(), gist))
  if (gisted >= desk.version) return desk.plain(await summary())
  const seal = (found: Buffer): Sealed => sealGist(fileKey(), found, random)
  const work = { body, sizeBytes, receivedAt, summary, bytes, seal }
  if (!ifKnown) return desk.look(work)
  desk.later(work)
  return null
}

/** The sealed payload of a message, as `openPayload` and the export read it. */
export async function sealedPayload(
  { store }: Pick<AccountContext, 'store'>,
  row: Pick<OpenableRow, 'blob' | 'bodyId' | 'sizeBytes'>,
): Promise<{
  sealedBytes: number
  read(offset: number, length: number): Promise<Buffer>
  close(): Promise<void>
}> {
  if (row.blob !== null) {
    const blob = await store.blobs.open(row.blob)
    return { sealedBytes: sealedBytesOf(row.sizeBytes), ...blob }
  }
  const payload = await store.read((tables) => tables.bodies.payload(row.bodyId))
  if (!payload) throw new Fault('corrupt', 'the body of a message is missing')
  return {
    sealedBytes: payload.length,
    read: async (offset, length) => payload.subarray(offset, offset + length),
    close: async () => {},
  }
}

/** Nonce, then one tag per 64 KiB chunk; an empty body still has one chunk. */
function sealedBytesOf(plainBytes: number): number {
  const sealed = 16 + plainBytes + 16 * Math.max(1, Math.ceil(plainBytes / 65536))
  if (plainBytesOf(sealed) !== plainBytes) throw new Error('payload sizes do not agree')
  return sealed
}

async function* bodyBytes(
  context: AccountContext,
  row: OpenableRow,
  fileKey: Buffer,
  start?: number,
  end?: number,
): AsyncGenerator<Buffer> {
  const payload = await sealedPayload(context, row)
  try {
    yield* openPayload(fileKey, payload.sealedBytes, (o, n) => payload.read(o, n), start, end)
  } finally {
    await payload.close()
  }
}
