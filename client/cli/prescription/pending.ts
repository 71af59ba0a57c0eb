/** Notices on their way: written down before the ledger is asked, kept in the identity folder until they are sent. */

import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from '../../../server/base/index.js'
import type { Claim } from '../../acts/index.js'
import type { Composed, Identity } from '../../mail/index.js'

const folderOf = ({ folder }: Identity): string => join(folder, 'notices')

export interface Pending {
  readonly name: string
  readonly message: Composed
  readonly claim: Claim
  /** The ledger has recorded what it tells of. */
  readonly isRecorded: boolean
}

type Kept = Pick<Pending, 'claim'> & Omit<Composed, 'raw'> & { readonly raw: string }

const pathOf = (identity: Identity, { name, isRecorded }: Omit<Pending, 'message' | 'claim'>) =>
  join(folderOf(identity), `${name}${isRecorded ? '' : '.claimed'}.json`)

/** Keeps a notice before anything is recorded, readable by its owner alone. */
export async function claimNotice(
  identity: Identity,
  about: Omit<Pending, 'isRecorded'>,
): Promise<Pending> {
  const { message, claim } = about
  const { raw, ...rest } = message
  await mkdir(folderOf(identity), { recursive: true, mode: 0o700 })
  const kept: Kept = { ...rest, claim, raw: raw.toString('base64') }
  const pending = { ...about, isRecorded: false }
  const path = pathOf(identity, pending)
  await writeFile(path, JSON.stringify(kept), { mode: 0o600, flush: true })
  return pending
}

/** The ledger said yes; what was claimed before from the same point cannot have been recorded. */
export async function confirmNotice(identity: Identity, pending: Pending): Promise<Pending> {
  const recorded = { ...pending, isRecorded: true }
  await rename(pathOf(identity, pending), pathOf(identity, recorded))
  const { document, after } = pending.claim
  for (const other of await pendingNotices(identity)) {
    const { claim, isRecorded } = other
    if (!isRecorded && claim.document.id === document.id && claim.after === after)
      await dropNotice(identity, other)
  }
  return recorded
}

export const dropNotice = (identity: Identity, pending: Pending): Promise<void> =>
  rm(pathOf(identity, pending), { force: true })

/** Every notice that waits, the oldest first. */
export async function pendingNotices(identity: Identity): Promise<Pending[]> {
  const folder = folderOf(identity)
  const names = await readdir(folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  })
  const found: Pending[] = []
  for (const file of names.filter((name) => name.endsWith('.json')).sort()) {
    const { claim, ...read } = JSON.parse(await readFile(join(folder, file), 'utf8')) as Kept
    const message = { ...read, raw: Buffer.from(read.raw, 'base64') }
    const name = file.replace(/(\.claimed)?\.json$/, '')
    found.push({ name, message, claim, isRecorded: !file.endsWith('.claimed.json') })
  }
  return found
}
