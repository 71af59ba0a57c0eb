/** Where an identity folder keeps what signs and opens mail, beside the key of its sessions. */

import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf, isFault, PhrasedFault } from '../../../server/base/index.js'
import { fileFault } from '../files.js'

/** What a key with a certificate is for. */
export type MailKeyUse = 'signature' | 'encryption'

/** Beside the pair in use, while a new one is put in its place. */
export const nextNameOf = (use: MailKeyUse): string => `${use}.next`
export const keyFileOf = (name: string): string => `${name}.key.pem`
export const certificateFileOf = (name: string): string => `${name}.pem`

/** Superseded keys: `old/<serial>.key.pem` and `old/<serial>.pem`. */
export const oldFolder = 'old'
export const pgpFolder = 'openpgp'

const ownerOnly = 0o077
/** More files than a lifetime of renewals leaves; a folder with more was not filled by us. */
const maxOld = 256
const maxFileBytes = 256 * 1024

/** Fault denied when others than the owner can read the file; the file system's own error when it is not there. */
export async function refuseExposed(path: string): Promise<void> {
  // Windows keeps no such bits; its access lists are not looked at.
  if (process.platform === 'win32') return
  const { mode } = await stat(path)
  if ((mode & ownerOnly) !== 0) throw new PhrasedFault('denied', 'identity.keyExposed', { path })
}

/** The text of a file, or null when there is none. Fault denied for a secret that others can read, too-large. */
export async function readOptional(path: string, secret: boolean): Promise<string | null> {
  try {
    if (secret) await refuseExposed(path)
    const { size } = await stat(path)
    if (size > maxFileBytes)
      throw new PhrasedFault('too-large', 'mail.tooLarge', {
        ...{ size: { bytes: size }, limit: { bytes: maxFileBytes } },
      })
    return await readFile(path, 'utf8')
  } catch (error) {
    if (isFault(error)) throw error
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null
    throw fileFault('unreadable', path, error)
  }
}

/** Names in `folder` that end in `suffix`, without it, sorted; none when there is no such folder. */
export async function namesIn(folder: string, suffix: string): Promise<string[]> {
  try {
    const names = await readdir(folder)
    const found = names.filter((name) => name.endsWith(suffix) && !name.startsWith('.')).sort()
    return found.slice(0, maxOld).map((name) => name.slice(0, -suffix.length))
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return []
    throw fileFault('unreadable', folder, error)
  }
}

export const inOld = (folder: string, name: string): string => join(folder, oldFolder, name)
