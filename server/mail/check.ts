/** Looking at everything that is kept: every message is there, whole, and opens; and nothing lies about that belongs to none. */

import { record } from '../audit/index.js'
import { limits } from '../base/index.js'
import { decodeSummary } from '../mime/index.js'
import {
  ageRecipient,
  openPayload,
  openSummary,
  plainBytesOf,
  unwrapFileKey,
  type Identity,
} from '../seal/index.js'
import { unwrapIdentity } from './accounts.js'
import type { MailParts } from './context.js'
import type { AccountRow, BlobFile, KeptMessage } from './ports.js'
import { sealedPayload } from './read.js'

export interface StoreReport {
  readonly accounts: number
  readonly messages: number
  readonly bytes: number
  /** One sentence each; none when clean. */
  readonly problems: readonly string[]
  readonly orphans: Orphans
}

/** Files that no message points at. */
export interface Orphans {
  readonly count: number
  readonly bytes: number
}

/** A file younger than this may belong to a message that is arriving, or to an upload that waits. */
const orphanAgeMs = limits.uploadMs + 60 * 60_000
const pageSize = 200

/** `quick`: sealed bodies are measured but not opened. `alone`: no gateway runs, so nothing can be arriving. */
export async function checkStore(
  parts: MailParts,
  { quick, alone }: { quick: boolean; alone: boolean },
): Promise<StoreReport> {
  const problems: string[] = [...(await parts.store.check())]
  const files = new Map<string, number>()
  for await (const file of parts.store.blobs.list()) files.set(file.blob, file.bytes)
  let messages = 0
  let bytes = 0
  const accounts = await parts.store.read((tables) => tables.accounts.all())
  for (const account of accounts) {
    const identity = openIdentity(parts, account, problems)
    for await (const message of keptMessages(parts, account)) {
      messages++
      bytes += message.sizeBytes
      const problem = await problemOf(parts, identity, message, files, quick)
      const { mailbox, uid } = message
      if (problem) problems.push(`${account.address}, folder ${mailbox}, UID ${uid}: ${problem}`)
    }
  }
  for (const id of await parts.store.read((tables) => tables.bodies.loose()))
    problems.push(`body ${id} belongs to no message`)
  const orphans = measure(await findOrphans(parts, alone))
  return { accounts: accounts.length, messages, bytes, problems, orphans }
}

function openIdentity(parts: MailParts, account: AccountRow, problems: string[]): Identity | null {
  try {
    const identity = unwrapIdentity(parts, account)
    if (!identity.publicBytes.equals(account.recipient))
      problems.push(`${account.address}: its key is not that of ${ageRecipient(account.recipient)}`)
    return identity
  } catch {
    problems.push(`${account.address}: its key does not open`)
    return null
  }
}

async function* keptMessages(parts: MailParts, { id }: AccountRow): AsyncGenerator<KeptMessage> {
  for (let last: KeptMessage | undefined; ;) {
    const after = { mailbox: last?.mailbox ?? 0, uid: last?.uid ?? 0 }
    const page = await parts.store.read((tables) => tables.messages.page(id, after, pageSize))
    yield* page
    last = page.at(-1)
    if (!last) return
  }
}

async function problemOf(
  parts: MailParts,
  identity: Identity | null,
  message: KeptMessage,
  files: ReadonlyMap<string, number>,
  quick: boolean,
): Promise<string | null> {
  const { blob, sizeBytes, bodyBytes } = message
  if (sizeBytes !== bodyBytes) return 'its size is not that of its body'
  try {
    if (blob !== null) {
      const sealedBytes = files.get(blob)
      if (sealedBytes === undefined) return 'its body is missing'
      if (plainBytesOf(sealedBytes) !== sizeBytes) return 'its body has been cut'
    }
    if (identity && !quick) await openWhole(parts, identity, message)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : 'it does not open'
  }
}

async function openWhole(
  parts: MailParts,
  identity: Identity,
  message: KeptMessage,
): Promise<void> {
  const fileKey = unwrapFileKey(message.header, identity)
  decodeSummary(openSummary(fileKey, message.summary))
  const body = await sealedPayload(parts, message)
  try {
    let bytes = 0
    for await (const piece of openPayload(fileKey, body.sealedBytes, (o, n) => body.read(o, n)))
      bytes += piece.length
    if (bytes !== message.sizeBytes) throw new Error('its body has another size')
  } finally {
    await body.close()
  }
}

async function findOrphans(parts: MailParts, alone: boolean): Promise<BlobFile[]> {
  const ageMs = alone ? -Infinity : orphanAgeMs
  const now = parts.clock.now()
  const found: BlobFile[] = []
  for await (const file of parts.store.blobs.list()) {
    if (now - file.modifiedAt < ageMs) continue
    const used = await parts.store.read((tables) => tables.bodies.uses(file.blob))
    if (!used) found.push(file)
  }
  return found
}

const measure = (files: readonly BlobFile[]): Orphans => ({
  count: files.length,
  bytes: files.reduce((sum, file) => sum + file.bytes, 0),
})

/** Removes orphans. `alone` says that no gateway runs, so that none of them can be a message on its way in. */
export async function removeOrphans(
  parts: MailParts,
  actor: string,
  alone: boolean,
): Promise<Orphans> {
  const files = await findOrphans(parts, alone)
  const orphans = measure(files)
  if (files.length === 0) return orphans
  await parts.store.blobs.remove(files.map(({ blob }) => blob))
  await parts.store.write((tables) =>
    record(tables.audit, parts.clock, {
      kind: 'orphans.removed',
      actor,
      facts: { count: String(orphans.count), bytes: String(orphans.bytes) },
    }),
  )
  return orphans
}
