/** Secrets on disk: files that nobody else may read, written whole or not at all. */

import {
  chmodSync,
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs'
import { basename, dirname } from 'node:path'
import { SaidFault, type Random } from '../base/index.js'
import { MasterKey, masterKeyBytes } from '../seal/index.js'

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** Reads a file that must be there. Fault not-found. */
export function readRequired(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    if (!isMissing(error)) throw error
    throw new SaidFault('not-found', 'data.secret-missing', { file: basename(file) }, error)
  }
}

/** Reads a secret file. Fault not-found, or denied when group or others may read it. */
export function readSecret(file: string): Buffer {
  const info = statSync(file, { throwIfNoEntry: false })
  if (info && (info.mode & 0o077) !== 0)
    throw new SaidFault('denied', 'data.secret-open', { file: basename(file), path: file })
  return readRequired(file)
}

/** Writes a file of mode `mode` and makes it durable; readers see the old one or the new one. */
export function writeWhole(file: string, content: string | Buffer, mode = 0o600): void {
  // Two processes may write the same file at once.
  const part = `${file}.${process.pid}.part`
  const handle = openSync(part, 'w', mode)
  try {
    chmodSync(part, mode)
    writeSync(handle, typeof content === 'string' ? Buffer.from(content, 'utf8') : content)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  renameSync(part, file)
  const folder = openSync(dirname(file), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

/** A new master key as the file keeps it. */
export function newMasterKeyText(random: Random): string {
  const secret = random.bytes(masterKeyBytes)
  const text = `# Pli master key. Without this file no message can be opened: keep a copy, apart from the data.\n${secret.toString('base64')}\n`
  secret.fill(0)
  return text
}

/** The master key of a data directory. Fault not-found, denied or corrupt, each with what to do. */
export const loadMasterKey = (file: string, random: Random): MasterKey =>
  masterKeyOf(readSecret(file), basename(file), random)

/** The key in the text of a master key file, which is wiped; `name` is the file's in a complaint. Fault corrupt. */
export function masterKeyOf(text: Buffer, name: string, random: Random): MasterKey {
  const line = text
    .toString('latin1')
    .split('\n')
    .find((candidate) => /^[A-Za-z0-9+/]{43}=$/.test(candidate))
  text.fill(0)
  if (!line) throw new SaidFault('corrupt', 'data.secret-bad', { file: name })
  return new MasterKey(Buffer.from(line, 'base64'), random)
}
