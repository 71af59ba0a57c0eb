/** The medicines that the operator imported, as the page completes them: one file, taken up anew when it is replaced. */

import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { codeOf, type Log } from './base/index.js'
import type { MedicineFile } from './web/index.js'

/** Ten times the whole public database. */
const maxFileBytes = 64 * 1024 * 1024

/**
 * Gives the file as it is now, kept in memory as long as it does not change; null when nothing was imported, or when what
 * lies there is no file of `pli medicine import`, which is logged.
 */
export function medicinesAt(path: string, log: Log): () => Promise<MedicineFile | null> {
  let known: { readonly stamp: string; readonly file: Promise<MedicineFile | null> } | null = null
  return async () => {
    const stamp = await stampOf(path)
    if (stamp === null) return null
    if (known?.stamp !== stamp) known = { stamp, file: load(path, log) }
    return known.file
  }
}

async function stampOf(path: string): Promise<string | null> {
  try {
    const { mtimeMs, size, ino } = await stat(path)
    return size > maxFileBytes ? null : `${ino}-${mtimeMs}-${size}`
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

async function load(path: string, log: Log): Promise<MedicineFile | null> {
  const plain = await readFile(path)
  if (!plain.subarray(0, 40).toString('latin1').startsWith('{"format":"pli-medicines-')) {
    log.warn({ path }, 'no file of pli medicine import')
    return null
  }
  const tag = createHash('sha256').update(plain).digest('base64url').slice(0, 22)
  return { tag, plain, zipped: await promisify(gzip)(plain, { level: 9 }) }
}
