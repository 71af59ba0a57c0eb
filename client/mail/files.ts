/** The user's files, with a sentence for each way that reading or writing them fails. */

import { open, readFile, stat } from 'node:fs/promises'
import { codeOf, isFault, PhrasedFault, type PhraseKey } from '../../server/base/index.js'

const reasons: Readonly<Record<string, PhraseKey>> = {
  ENOENT: 'file.missing',
  EACCES: 'file.forbidden',
  EPERM: 'file.forbidden',
  EISDIR: 'file.folder',
  ENOTDIR: 'file.noFolder',
  EEXIST: 'file.noFolder',
  ENOSPC: 'file.full',
}

/** The Fault that says why a file could not be read or written. */
export function fileFault(
  verb: 'unreadable' | 'unwritable',
  path: string,
  error: unknown,
): PhrasedFault {
  const code = codeOf(error)
  const reason = { phrase: reasons[code] ?? 'file.other', values: { code } } as const
  const kind = code === 'ENOENT' ? 'not-found' : 'unavailable'
  return new PhrasedFault(kind, `file.${verb}`, { path, reason }, error)
}

/** A regular file's bytes. Fault not-found or unavailable when it cannot be read, too-large past `maxBytes`. */
export async function readUserFile(path: string, maxBytes: number): Promise<Buffer> {
  try {
    const { size } = await stat(path)
    if (size > maxBytes) {
      const sizes = { size: { bytes: size }, limit: { bytes: maxBytes } }
      throw new PhrasedFault('too-large', 'mail.tooLarge', sizes)
    }
    return await readFile(path)
  } catch (error) {
    throw isFault(error) ? error : fileFault('unreadable', path, error)
  }
}

/**
 * Writes a file that did not exist before, readable by its owner only. The error of the file system, `EEXIST` among
 * them, is the caller's to say.
 */
export async function writeFresh(path: string, content: Uint8Array): Promise<void> {
  // "wx" never follows a link and never opens what is there.
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(content)
  } finally {
    await file.close()
  }
}
