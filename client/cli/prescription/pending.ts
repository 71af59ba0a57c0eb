/** Notices that could not be sent: kept in the identity folder until they can be. */

import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf } from '../../../server/base/index.js'
import type { Composed, Identity } from '../../mail/index.js'

const folderOf = ({ folder }: Identity): string => join(folder, 'notices')

export interface Pending {
  readonly name: string
  readonly message: Composed
}

/** Keeps a notice before it is sent, readable by its owner alone. */
export async function keepNotice(
  identity: Identity,
  name: string,
  { raw, ...about }: Composed,
): Promise<void> {
  const folder = folderOf(identity)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const text = JSON.stringify({ ...about, raw: raw.toString('base64') })
  await writeFile(join(folder, `${name}.json`), text, { mode: 0o600, flush: true })
}

export const dropNotice = (identity: Identity, name: string): Promise<void> =>
  rm(join(folderOf(identity), `${name}.json`), { force: true })

/** Every notice that waits. */
export async function pendingNotices(identity: Identity): Promise<Pending[]> {
  const folder = folderOf(identity)
  const names = await readdir(folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  })
  const found: Pending[] = []
  for (const file of names.filter((name) => name.endsWith('.json')).sort()) {
    const read = JSON.parse(await readFile(join(folder, file), 'utf8')) as Omit<Composed, 'raw'> & {
      readonly raw: string
    }
    const message = { ...read, raw: Buffer.from(read.raw, 'base64') }
    found.push({ name: file.replace(/\.json$/, ''), message })
  }
  return found
}
